//! `thidua report scores`: the members of a bloc by their points, as a table, as CSV or as JSON. Changes nothing.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::of_year::{self, OfYear};
use crate::cli::format::{self, Format, Sheet};
use crate::cli::out::{Out, Outcome};
use crate::cli::seek;
use crate::cli::setting::Setting;
use crate::cli::tree::Words;
use crate::law::schemes;
use crate::model::points::show_hundredths;
use crate::model::score::STAGES;
use crate::model::scoring::ranking::{Place, Ranking};
use crate::model::scoring::{Side, Total};
use crate::model::show::choice_label;
use crate::model::{Id, Kind, Link, Names};
use crate::store::request::Ranked;
use crate::text::{Lang, Message};

/// The report and its options.
pub fn command(words: Words) -> Command {
    let about = words.pick(
        "Bảng xếp hạng các thành viên theo điểm tự chấm và thẩm định",
        "The members ranked by self-scores and cross-checked points",
    );
    of_year::command(words, "scores", about)
}

/// Writes the report.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    let OfYear { store, catalog, bloc, year } = OfYear::asked(matches, setting, out)?;
    let flags = schemes::flags(store.rules());
    let ranked = catalog.ranked(bloc, year, &flags, &|| false).ok_or_else(seek::no_bloc)?;
    let names = catalog.names_in(out.lang, year);
    match format {
        Format::Json => format::json(out.out, &as_json(&ranked, &names)),
        Format::Csv => sheet(&ranked.ranking, &names, format).csv(out.out, matches.get_flag("bom")),
        Format::Xlsx => {
            let title = Words(out.lang).pick("Bảng xếp hạng", "Ranking");
            sheet(&ranked.ranking, &names, format).xlsx(title, out)
        }
        Format::Table => {
            sheet(&ranked.ranking, &names, format).table(out.out)?;
            remarks(&ranked).iter().try_for_each(|remark| out.remark(remark))
        }
    }
}

/// What has to be known beside the table.
fn remarks(ranked: &Ranked) -> Vec<Message> {
    let (ranking, year) = (&ranked.ranking, ranked.year);
    let (adopted, all) = (ranking.adopted(), ranking.places.len());
    let mut remarks = Vec::new();
    if ranking.mixed {
        remarks.push(Message::new(
            "các phiếu theo những bảng tiêu chí khác nhau nên không xếp hạng được",
            "sheets go by different tables of criteria and cannot be ranked together",
        ));
    }
    if ranking.missing().count() == all {
        remarks.push(Message::new(
            format!("chưa có phiếu chấm điểm nào của năm {year}"),
            format!("there is no score sheet of {year} yet"),
        ));
    } else if !ranking.is_certain() {
        remarks.push(Message::new(
            format!("thứ hạng còn tạm: đã thông qua {adopted}/{all} phiếu"),
            format!("the ranks are provisional: {adopted} of {all} sheets are adopted"),
        ));
    }
    remarks
}

fn sheet(ranking: &Ranking, names: &dyn Names, format: Format) -> Sheet {
    let lang = if format.is_bare() { Lang::En } else { names.lang() };
    let words = Words(names.lang());
    let heading = [
        words.pick("Hạng", "Rank"),
        words.pick("Đơn vị", "Unit"),
        words.pick("Tự chấm", "Self-score"),
        words.pick("Thẩm định", "Cross-checked"),
        words.pick("Chênh lệch", "Difference"),
        words.pick("Bước", "Step"),
    ];
    let row = |place: &Place| {
        let total = |total: Total| match place.sheet {
            None => String::new(),
            Some(_) if format.is_bare() => {
                total.whole().map(|sum| show_hundredths(sum, lang)).unwrap_or_default()
            }
            Some(_) => total.brief(lang),
        };
        let unknown = if format.is_bare() { "" } else { "?" };
        let by = place.sums.difference();
        vec![
            place.rank.map_or_else(|| unknown.to_owned(), |rank| rank.to_string()),
            names.title(Link::new(Kind::Unit, place.unit)).unwrap_or_default(),
            total(place.sums.own),
            total(place.sums.checked),
            by.map(|by| show_hundredths(by, lang)).unwrap_or_default(),
            match (place.sheet, place.stage.as_str()) {
                (None, _) => words.pick("chưa có phiếu", "no sheet").to_owned(),
                (_, "") => words.pick("đang lập", "begun").to_owned(),
                (_, stage) => choice_label(&STAGES, stage, names.lang()),
            },
        ]
    };
    let rows = ranking.places.iter().map(row).collect();
    Sheet { heading: heading.map(str::to_owned).to_vec(), rows }
}

fn link_json(kind: Kind, id: Id, names: &dyn Names) -> Json {
    let link = Link::new(kind, id);
    json!({ "id": id.to_string(), "code": names.code(link), "title": names.title(link) })
}

/// Points as a number; null where they are not wholly known.
fn points(hundredths: Option<i64>) -> Json {
    let shown = hundredths.map(|sum| show_hundredths(sum, Lang::En));
    shown.and_then(|sum| sum.parse::<f64>().ok()).map_or(Json::Null, Json::from)
}

fn as_json(ranked: &Ranked, names: &dyn Names) -> Json {
    let ranking = &ranked.ranking;
    let place = |place: &Place| {
        let group = |group: &crate::model::scoring::Group| {
            json!({
                "group": group.name,
                "own": points(group.own.whole()),
                "checked": points(group.checked.whole()),
            })
        };
        json!({
            "rank": place.rank,
            "unit": link_json(Kind::Unit, place.unit, names),
            "sheet": place.sheet.map(|id| link_json(Kind::Score, id, names)),
            "own": points(place.sums.own.whole()),
            "own_items_unknown": place.sheet.map(|_| place.sums.own.unknown),
            "checked": points(place.sums.checked.whole()),
            "checked_items_unknown": place.sheet.map(|_| place.sums.checked.unknown),
            "difference": points(place.sums.difference()),
            "step": Some(&place.stage).filter(|stage| !stage.is_empty()),
            "groups": place.sums.groups.iter().map(group).collect::<Vec<_>>(),
        })
    };
    let flag = |flag: &crate::store::request::Flag| {
        let rank = ranking.place(flag.nominee.id).and_then(|place| place.rank);
        json!({
            "nomination": names.code(Link::new(Kind::Nomination, flag.nomination)),
            "award": link_json(Kind::Award, flag.award, names),
            "nominee": link_json(flag.nominee.kind, flag.nominee.id, names),
            "leads": rank.filter(|_| ranking.is_certain()).map(|rank| rank == 1),
        })
    };
    let by = match ranking.by {
        Side::Own => "own",
        Side::Checked => "checked",
    };
    json!({
        "bloc": link_json(Kind::Bloc, ranked.bloc, names),
        "year": ranked.year,
        "scheme": ranking.scheme.map(|id| link_json(Kind::Scheme, id, names)),
        "ranked_by": by,
        "adopted": ranking.is_adopted(),
        "certain": ranking.is_certain(),
        "members": ranking.places.iter().map(place).collect::<Vec<_>>(),
        "flags": ranked.flags.iter().map(flag).collect::<Vec<_>>(),
    })
}
