//! `thidua report handover`: what the outgoing chair's secretariat has to hand over. Changes nothing.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::of_year::OfYear;
use crate::cli::out::{Out, Outcome};
use crate::cli::setting::Setting;
use crate::cli::tree::Words;
use crate::cli::{format, list};
use crate::model::Names;
use crate::report::checklist::{Item, Leads, Part, parts};
use crate::store::backup;
use crate::store::request::checklist::ForHandover;
use crate::text::Lang;

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "handover",
            words.pick("[TÙY CHỌN]", "[OPTIONS]"),
            words.pick(
                "Việc cần bàn giao của Trưởng Khối: còn mở, còn thiếu, đã xong",
                "What the chair hands over: open, missing, done",
            ),
        )
        .override_usage(
            words.pick("thidua report handover [TÙY CHỌN]", "thidua report handover [OPTIONS]"),
        )
        .arg(list::year_option(
            words,
            words.pick(
                "Năm của Trưởng Khối bàn giao [mặc định: năm nay]",
                "The year of the chair that hands over [default: this year]",
            ),
        ))
        .arg(list::bloc_option(words))
        .arg(words.flag("json", words.pick("Ghi dạng JSON", "Write JSON")))
}

/// Writes the checklist.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let OfYear { catalog, bloc, year, .. } = OfYear::asked(matches, setting, out)?;
    let today = setting.today;
    let mut found = catalog.checklist(ForHandover { bloc, year, today });
    found.backup = backup::newest(&setting.paths()?.backups());
    let parts =
        parts(&found, [&catalog.names_in(Lang::Vi, year), &catalog.names_in(Lang::En, year)]);
    if matches.get_flag("json") {
        let names = catalog.names_in(out.lang, year);
        let parts: Vec<Json> = parts.iter().map(|part| part_json(part, &names)).collect();
        return format::json(out.out, &json!({ "year": year, "parts": parts }));
    }
    for part in &parts {
        out.line(part.title.in_lang(out.lang))?;
        for item in &part.items {
            out.line(&format!("  {} {}", item.sign.mark(), item.says.in_lang(out.lang)))?;
        }
    }
    Ok(())
}

fn part_json(part: &Part, names: &dyn Names) -> Json {
    let item = |item: &Item| {
        let about = match item.leads {
            Leads::Record(link) => names.code(link),
            Leads::NewContact(unit) => {
                names.code(crate::model::Link::new(crate::model::Kind::Unit, unit))
            }
            Leads::Nominations(state) => Some(state.to_owned()),
            _ => None,
        };
        json!({
            "state": item.sign.name(),
            "says": item.says.in_lang(names.lang()),
            "about": about,
        })
    };
    let items: Vec<Json> = part.items.iter().map(item).collect();
    json!({ "part": part.name, "items": items })
}
