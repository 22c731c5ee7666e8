//! `thidua nominee`: everything that a person or unit was proposed for and got, by year. Changes nothing.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::format::{self, Format, Sheet};
use super::list::format_options;
use super::out::{Failure, Out, Outcome};
use super::seek;
use super::setting::Setting;
use super::show::code_place;
use super::tree::Words;
use crate::model::past::{Moment, Past};
use crate::model::{Kind, Link, Names, Stored};
use crate::store::Store;
use crate::text::{Label, Lang, Message, many};

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "nominee",
            words.pick("MÃ [TÙY CHỌN]", "CODE [OPTIONS]"),
            words.pick(
                "Lịch sử khen thưởng của một cá nhân hoặc đơn vị, mới nhất trước",
                "The awards of a person or unit, newest first",
            ),
        )
        .arg(code_place(words))
        .args(format_options(words))
}

/// Writes the past of the nominee.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    let text = matches.get_one::<String>("code").map(String::as_str).unwrap_or_default();
    let store = setting.store(out)?;
    let nominee = found(&store, text)?;
    let Some(mentions) = store.mentions(nominee.link())? else { return Ok(()) };
    let catalog = store.catalog();
    let (vi, en) = (catalog.names(Lang::Vi), catalog.names(Lang::En));
    let past = Past::of(&mentions.line, &mentions.records, &mentions.decisions, [&vi, &en]);
    let names = catalog.names(out.lang);
    match format {
        Format::Json => format::json(out.out, &as_json(&nominee, &mentions.line, &past, &names)),
        Format::Csv => sheet(&past, &names).csv(out.out, matches.get_flag("bom")),
        Format::Xlsx => {
            let title = nominee.record.title(&names);
            sheet(&past, &names).xlsx(&title, out)
        }
        Format::Table => {
            out.remark(&head(&nominee, &past, [&vi, &en]))?;
            sheet(&past, &names).table(out.out)
        }
    }
}

/// The person or unit of this code or of these words; a person where both have it.
fn found(store: &Store, text: &str) -> Result<Stored, Failure> {
    for kind in [Kind::Person, Kind::Unit] {
        if let Some(link) = store.find_code(kind, text.trim())?
            && let Some(stored) = store.get(link)?
        {
            return Ok(stored);
        }
    }
    seek::record(store, Kind::Person, text).or_else(|failed| {
        // Where words fit neither, what is said of persons is said.
        seek::record(store, Kind::Unit, text).map_err(|_| failed)
    })
}

fn head(nominee: &Stored, past: &Past, names: [&dyn Names; 2]) -> Message {
    let called =
        names.map(|names| format!("{} {}", nominee.record.code(), nominee.record.title(names)));
    let [vi, en] = called;
    let Past { nominated, decided, .. } = past;
    let nominations = many(*nominated, "nomination");
    Message::new(
        format!("{vi}: {nominated} đề nghị, {decided} đã có quyết định"),
        format!("{en}: {nominations}, {decided} decided"),
    )
}

const HEADING: [Label; 6] = [
    Label::new("Năm", "Year"),
    Label::new("Việc", "What"),
    Label::new("Kết quả", "State"),
    Label::new("Chi tiết", "More"),
    Label::new("Của", "Whose"),
    Label::new("Mã", "Code"),
];

fn sheet(past: &Past, names: &dyn Names) -> Sheet {
    let lang = names.lang();
    let row = |moment: &Moment| {
        let said = |message: &Message| message.in_lang(lang).to_owned();
        vec![
            moment.year.map(|year| year.to_string()).unwrap_or_default(),
            said(&moment.what),
            said(&moment.state),
            said(&moment.more),
            names.code(moment.whose).unwrap_or_default(),
            moment.code.clone(),
        ]
    };
    Sheet {
        heading: HEADING.iter().map(|label| label.in_lang(lang).to_owned()).collect(),
        rows: past.moments.iter().map(row).collect(),
    }
}

fn as_json(nominee: &Stored, line: &[Stored], past: &Past, names: &dyn Names) -> Json {
    let lang = names.lang();
    let named = |link: Link| {
        let (code, name) = (names.code(link), names.title(link));
        json!({ "kind": link.kind.name(), "code": code, "name": name })
    };
    let moment = |moment: &Moment| {
        json!({
            "year": moment.year,
            "date": moment.date.map(|date| date.to_string()),
            "kind": moment.link.kind.name(),
            "code": moment.code,
            "whose": names.code(moment.whose),
            "what": moment.what.in_lang(lang),
            "state": moment.state.in_lang(lang),
            "more": moment.more.in_lang(lang),
        })
    };
    let awards = past.tallies.iter().map(|tally| {
        json!({
            "award": names.title(Link::new(Kind::Award, tally.award)),
            "decided": tally.decided,
            "running_from": tally.since,
            "running_until": tally.until,
        })
    });
    json!({
        "nominee": named(nominee.link()),
        "line": line.iter().map(|stored| named(stored.link())).collect::<Vec<Json>>(),
        "nominated": past.nominated,
        "decided": past.decided,
        "pending": past.pending,
        "ended": past.ended,
        "awards": awards.collect::<Vec<Json>>(),
        "past": past.moments.iter().map(moment).collect::<Vec<Json>>(),
    })
}
