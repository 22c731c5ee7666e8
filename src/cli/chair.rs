//! `thidua chair`: who holds the chair, who is deputy, who is likely next. Changes nothing.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::format;
use super::list;
use super::out::{Failure, Out, Outcome};
use super::seek;
use super::setting::Setting;
use super::tree::Words;
use crate::model::forecast::{self, Forecast};
use crate::model::term::Term;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Names, Record, Stored};
use crate::store::catalog::Catalog;
use crate::text::Lang;

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "chair",
            words.pick("[TÙY CHỌN]", "[OPTIONS]"),
            words.pick(
                "Ai là Trưởng Khối, Phó Trưởng Khối, và dự báo năm sau",
                "Who holds the chair, who is deputy, and the forecast of the next",
            ),
        )
        .arg(list::year_option(
            words,
            words.pick("Năm [mặc định: năm nay]", "The year [default: this year]"),
        ))
        .arg(list::bloc_option(words))
        .arg(words.flag("json", words.pick("Ghi dạng JSON", "Write JSON")))
}

/// Writes the line; fails where the chair is not known, naming the last known.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let store = setting.store(out)?;
    let catalog = store.catalog();
    let bloc = seek::bloc_of(matches, &store)?.ok_or_else(seek::no_bloc)?;
    let year = matches.get_one::<i16>("year").copied().unwrap_or(setting.today.year());
    let (terms, units) = (catalog.all(Kind::Term), catalog.all(Kind::Unit));
    let terms: Vec<&Term> = terms.iter().filter_map(|stored| as_term(stored)).collect();
    let units: Vec<(Id, &Unit)> = units.iter().filter_map(|stored| as_unit(stored)).collect();
    let Some(term) = forecast::chair_of(&terms, bloc, year) else {
        return Err(unknown(&terms, bloc, year, &catalog));
    };
    let next = year.checked_add(1).and_then(|next| forecast::next(&terms, &units, bloc, next));
    let names = catalog.names_in(out.lang, year);
    if matches.get_flag("json") {
        return format::json(out.out, &as_json(term, bloc, next, &names));
    }
    out.line(&sentence(term, next, &names))
}

fn as_term(stored: &Stored) -> Option<&Term> {
    match &stored.record {
        Record::Term(term) => Some(term),
        _ => None,
    }
}

fn as_unit(stored: &Stored) -> Option<(Id, &Unit)> {
    match &stored.record {
        Record::Unit(unit) => Some((stored.id, unit)),
        _ => None,
    }
}

fn title(id: Id, names: &dyn Names) -> String {
    names.title(Link::new(Kind::Unit, id)).unwrap_or_else(|| id.to_string())
}

fn deputies(term: &Term) -> impl Iterator<Item = Id> + '_ {
    term.deputies.iter().filter_map(|deputy| deputy.unit)
}

/// `2021: Trưởng Khối …; Phó Trưởng Khối …; dự báo 2022: … (lý do)`
fn sentence(term: &Term, next: Option<Forecast>, names: &dyn Names) -> String {
    let words = Words(names.lang());
    let chair = term.chair.map(|id| title(id, names)).unwrap_or_default();
    let deputies: Vec<String> = deputies(term).map(|id| title(id, names)).collect();
    let known = if deputies.is_empty() {
        words.pick("chưa rõ", "not known").to_owned()
    } else {
        deputies.join(", ")
    };
    let next = next.map_or_else(
        || words.pick("chưa dự báo được năm sau", "no forecast of the next").to_owned(),
        |next| expected(next, names),
    );
    format!(
        "{}: {} {chair}; {} {known}; {next}",
        term.year,
        words.pick("Trưởng Khối", "chair"),
        words.pick("Phó Trưởng Khối", "deputy"),
    )
}

fn expected(next: Forecast, names: &dyn Names) -> String {
    let why = next.why.label().in_lang(names.lang());
    let (year, chair) = (next.year, title(next.chair, names));
    match (next.why, names.lang()) {
        (forecast::Why::Recorded, _) => format!("{year}: {chair}"),
        (_, Lang::Vi) => format!("dự báo {year}: {chair} ({why})"),
        (_, Lang::En) => format!("forecast {year}: {chair} ({why})"),
    }
}

fn as_json(term: &Term, bloc: Id, next: Option<Forecast>, names: &dyn Names) -> Json {
    let unit = |id: Id| {
        let link = Link::new(Kind::Unit, id);
        json!({ "id": id.to_string(), "code": names.code(link), "title": names.title(link) })
    };
    let code = names.code(Link::new(Kind::Bloc, bloc));
    json!({
        "bloc": { "id": bloc.to_string(), "code": code },
        "year": term.year,
        "chair": term.chair.map(unit),
        "deputies": deputies(term).map(unit).collect::<Vec<Json>>(),
        "basis": term.basis,
        "next": next.map(|next| json!({
            "year": next.year,
            "chair": unit(next.chair),
            "why": why_name(next.why),
        })),
    })
}

const fn why_name(why: forecast::Why) -> &'static str {
    match why {
        forecast::Why::Recorded => "recorded",
        forecast::Why::Deputy => "deputy",
        forecast::Why::Rotation => "rotation",
    }
}

/// Says that the chair of `year` is not known, and which one before it is known last.
fn unknown(terms: &[&Term], bloc: Id, year: i16, catalog: &Catalog) -> Failure {
    let of_bloc = terms.iter().filter(|term| term.bloc == Some(bloc) && term.chair.is_some());
    let last = of_bloc.filter(|term| term.year < year).max_by_key(|term| term.year);
    let (vi, en) = (
        format!("chưa rõ ai là Trưởng Khối năm {year}"),
        format!("it is not known who holds the chair in {year}"),
    );
    let Some((term, chair)) = last.and_then(|term| Some((term, term.chair?))) else {
        return Failure::new(vi, en);
    };
    let called = |lang| title(chair, &catalog.names(lang));
    Failure::new(
        format!("{vi}; lần cuối được biết: {} – {}", term.year, called(Lang::Vi)),
        format!("{en}; the last one known: {} – {}", term.year, called(Lang::En)),
    )
}
