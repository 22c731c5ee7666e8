//! `thidua report`: rates and what is left of quotas, as a table, as CSV or as JSON. Changes nothing.

mod activities;
mod handover;
mod of_year;
mod scores;

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::format::{self, Format, Sheet};
use super::out::{Failure, Out, Outcome};
use super::seek;
use super::setting::Setting;
use super::tree::Words;
use crate::model::{Id, Kind, Link, Names};
use crate::report::quotas::{self, Left};
use crate::report::rates::{Base, Row, Source};
use crate::report::share::{Share, UNKNOWN};
use crate::store::request::{Class, Whose};
use crate::text::{Label, Message};
use of_year::OfYear;

/// The classes that are reported, in their order.
const CLASSES: [(Class, &str, Label); 4] = [
    (Class::Persons, "individuals", Label::new("cá nhân", "individuals")),
    (Class::Collectives, "collectives", Label::new("tập thể", "collectives")),
    (Class::Leaders, "leaders", Label::new("lãnh đạo", "leaders")),
    (Class::Others, "non_leaders", Label::new("không lãnh đạo", "non-leaders")),
];

/// The command and its reports.
pub fn command(words: Words) -> Command {
    let about = words.pick(
        "Tỷ lệ đề nghị khen thưởng theo thành viên, và chỉ tiêu còn lại",
        "Nomination rates by member, and what is left of the quotas",
    );
    let rates = of_year::command(words, "rates", about);
    words
        .command(
            "report",
            words.pick("BÁO_CÁO [TÙY CHỌN]", "REPORT [OPTIONS]"),
            words.pick("Báo cáo tính từ dữ liệu", "Reports worked out of the data"),
        )
        .subcommand_required(true)
        .subcommand(rates)
        .subcommand(activities::command(words))
        .subcommand(handover::command(words))
        .subcommand(scores::command(words))
}

/// Writes the report.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let matches = match matches.subcommand() {
        Some(("activities", matches)) => return activities::run(matches, setting, out),
        Some(("handover", matches)) => return handover::run(matches, setting, out),
        Some(("scores", matches)) => return scores::run(matches, setting, out),
        Some(("rates", matches)) => matches,
        _ => {
            return Err(Failure::Usage(Message::new(
                "hãy nêu báo cáo: rates, scores, activities, handover",
                "name a report: rates, scores, activities, handover",
            )));
        }
    };
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    let OfYear { store, catalog, bloc, year } = OfYear::asked(matches, setting, out)?;
    let tally = store.tally(bloc, year, &|| false);
    let source =
        tally.and_then(|tally| Source::read(&catalog, &tally)).ok_or_else(seek::no_bloc)?;
    let left = quotas::quotas(&catalog, &source);
    let names = catalog.names_in(out.lang, year);
    match format {
        Format::Json => format::json(out.out, &as_json(&source, &left, &names)),
        Format::Csv => sheet(&source, &names, format).csv(out.out, matches.get_flag("bom")),
        Format::Xlsx => {
            let title = Words(out.lang).pick("Tỷ lệ đề nghị", "Nomination rates");
            sheet(&source, &names, format).xlsx(title, out)
        }
        Format::Table => {
            sheet(&source, &names, format).table(out.out)?;
            if !left.is_empty() {
                out.line("")?;
                quota_sheet(&left, &names).table(out.out)?;
            }
            if source.is_entered(0) {
                return Ok(());
            }
            out.remark(&Message::new(
                format!("chưa nhập đề nghị nào của năm {year}, nên không tính tỷ lệ"),
                format!("no nomination of {year} was entered, so there are no rates"),
            ))
        }
    }
}

fn whose_title(whose: Whose, source: &Source, names: &dyn Names) -> String {
    let words = Words(names.lang());
    match whose {
        Whose::Bloc => source.bloc.name.clone(),
        Whose::Member(id) => names.title(Link::new(Kind::Unit, id)).unwrap_or_default(),
        Whose::Elsewhere => words.pick("ngoài các thành viên", "of no member").to_owned(),
    }
}

/// A share as a cell: with its sign in a table, as a bare number of percent in CSV.
fn share(share: Share, names: &dyn Names, format: Format) -> String {
    match share.hundredths() {
        Some(hundredths) if format.is_bare() => {
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        }
        _ => share.says(names.lang()),
    }
}

fn known(number: Option<u32>, names: &dyn Names) -> String {
    let unknown = || UNKNOWN.in_lang(names.lang()).to_owned();
    number.map_or_else(unknown, |number| number.to_string())
}

fn sheet(source: &Source, names: &dyn Names, format: Format) -> Sheet {
    let words = Words(names.lang());
    let year = source.tally.year;
    let before = year - 1;
    let heading = [
        words.pick("Đối tượng", "Class"),
        words.pick("Đơn vị", "Unit"),
        words.pick("Được đề nghị", "Nominees"),
        words.pick("Tính trên", "Base"),
        words.pick("Tỷ lệ %", "Rate %"),
        words.pick("Cả khối %", "Bloc %"),
        words.pick("Năm trước %", "Year before %"),
        words.pick("Số đề nghị", "Nominations"),
        words.pick("Đã khen", "Decided"),
        words.pick("Đã khen %", "Decided %"),
        words.pick("Số ngày", "Days"),
        words.pick("Cơ sở tính", "Base from"),
    ];
    let mut sheet = Sheet { heading: heading.map(str::to_owned).to_vec(), rows: Vec::new() };
    sheet.heading[6] = format!("{before} %");
    for (class, _, label) in CLASSES {
        let rates = source.rates(class);
        let mean = rates.bloc().map_or(Share::Unknown, |row| row.rate);
        for row in &rates.rows {
            sheet.rows.push(vec![
                label.in_lang(names.lang()).to_owned(),
                whose_title(row.whose, source, names),
                row.count.nominees.to_string(),
                known(row.base.count(), names),
                share(row.rate, names, format),
                share(mean, names, format),
                share(row.before, names, format),
                row.count.proposed.to_string(),
                row.count.decided.to_string(),
                share(row.decided, names, format),
                known(row.days.median, names),
                row.base.says(class, year).in_lang(names.lang()).to_owned(),
            ]);
        }
    }
    sheet
}

fn quota_sheet(quotas: &[Left], names: &dyn Names) -> Sheet {
    let words = Words(names.lang());
    let heading = [
        words.pick("Chỉ tiêu của", "Quota of"),
        words.pick("Danh hiệu, hình thức", "Award"),
        words.pick("Tỷ lệ", "Share"),
        words.pick("Số lượng", "Allowed"),
        words.pick("Đã dùng", "Used"),
        words.pick("Còn lại", "Left"),
    ];
    let row = |quota: &Left| {
        let why = quota.allowed.err().map(|why| why.says().in_lang(names.lang()).to_owned());
        let unknown = UNKNOWN.in_lang(names.lang());
        let left = quota.left().map(|left| left.to_string());
        vec![
            match quota.whose {
                Whose::Member(id) => names.title(Link::new(Kind::Unit, id)).unwrap_or_default(),
                _ => words.pick("cả Khối", "the whole bloc").to_owned(),
            },
            names.title(Link::new(Kind::Award, quota.award)).unwrap_or_default(),
            quota.ratio.map(|ratio| ratio.to_string()).unwrap_or_default(),
            known(quota.allowed.ok(), names),
            quota.used.to_string(),
            left.unwrap_or_else(|| format!("{unknown} ({})", why.unwrap_or_default())),
        ]
    };
    let rows = quotas.iter().map(row).collect();
    Sheet { heading: heading.map(str::to_owned).to_vec(), rows }
}

fn as_json(source: &Source, left: &[Left], names: &dyn Names) -> Json {
    let year = source.tally.year;
    let mut rows = Vec::new();
    let mut none = serde_json::Map::new();
    for (class, name, _) in CLASSES {
        let rates = source.rates(class);
        let mean = rates.bloc().map_or(Share::Unknown, |row| row.rate);
        rows.extend(rates.rows.iter().map(|row| row_json(row, name, mean, names)));
        // That nothing was entered does not tell who has none.
        let members: Json = if source.is_entered(0) {
            rates.with_none().map(|id| unit_json(id, names)).collect()
        } else {
            Json::Null
        };
        none.insert(name.to_owned(), members);
    }
    let bloc = Link::new(Kind::Bloc, source.tally.bloc);
    json!({
        "bloc": { "id": bloc.id.to_string(), "code": names.code(bloc), "title": source.bloc.name },
        "year": year,
        "entered": source.is_entered(0),
        "rates": rows,
        "members_with_none": none,
        "quotas": left.iter().map(|quota| quota_json(quota, names)).collect::<Vec<_>>(),
    })
}

fn unit_json(id: Id, names: &dyn Names) -> Json {
    let link = Link::new(Kind::Unit, id);
    json!({ "id": id.to_string(), "code": names.code(link), "title": names.title(link) })
}

/// A share in percent; null where it is not known or there is nothing to take it of.
fn percent(share: Share) -> Json {
    let hundredths = share.hundredths().and_then(|hundredths| u32::try_from(hundredths).ok());
    hundredths.map_or(Json::Null, |hundredths| (f64::from(hundredths) / 100.0).into())
}

fn whose_json(whose: Whose, names: &dyn Names) -> (&'static str, Json) {
    match whose {
        Whose::Bloc => ("bloc", Json::Null),
        Whose::Member(id) => ("member", unit_json(id, names)),
        Whose::Elsewhere => ("no_member", Json::Null),
    }
}

const fn base_name(base: Base) -> &'static str {
    match base {
        Base::Own(_) => "own",
        Base::Published(_) => "published",
        Base::Sum(_) => "sum_of_members",
        Base::Missing(_) => "members_missing",
        Base::Unknown => "not_entered",
        Base::None => "none",
    }
}

fn row_json(row: &Row, class: &str, mean: Share, names: &dyn Names) -> Json {
    let (of, unit) = whose_json(row.whose, names);
    json!({
        "class": class,
        "of": of,
        "unit": unit,
        "nominees": row.count.nominees,
        "base": row.base.count(),
        "base_from": base_name(row.base),
        "rate": percent(row.rate),
        "bloc_rate": percent(mean),
        "rate_year_before": percent(row.before),
        "nominations": row.count.proposed,
        "decided": row.count.decided,
        "decided_rate": percent(row.decided),
        "median_days": row.days.median,
        "median_days_of": row.days.known,
        "nominations_by_year": row.years,
    })
}

fn quota_json(quota: &Left, names: &dyn Names) -> Json {
    let (of, unit) = whose_json(quota.whose, names);
    let award = Link::new(Kind::Award, quota.award);
    json!({
        "of": of,
        "unit": unit,
        "award": { "id": award.id.to_string(), "code": names.code(award), "title": names.title(award) },
        "share": quota.ratio.map(|ratio| ratio.to_string()),
        "allowed": quota.allowed.ok(),
        "used": quota.used,
        "left": quota.left(),
        "unknown": quota.allowed.err().map(|why| why.says().in_lang(names.lang()).to_owned()),
    })
}
