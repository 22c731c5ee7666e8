//! `thidua chair`: who holds the chair, who is deputy, who is likely next. Changes nothing.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use super::format;
use super::list;
use super::out::{Failure, Out, Outcome};
use super::seek;
use super::setting::Setting;
use super::tree::Words;
use crate::model::forecast::{Forecast, Skipped, Why};
use crate::model::rating::RATINGS;
use crate::model::show::{choice_label, show_date};
use crate::model::term::{BASES, Term};
use crate::model::{Id, Kind, Link, Names};
use crate::store::catalog::Catalog;
use crate::text::Lang;
use crate::ui::rotation::Rotation;

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

/// Writes what is recorded or forecast of the year; fails where neither is known, naming the last known.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let store = super::store::open_to_read(&setting.paths()?, setting, out)?;
    store.load_only(&[Kind::Bloc, Kind::Unit, Kind::Term])?;
    store.load_persons_of(Kind::Term)?;
    let catalog = store.catalog();
    let bloc = seek::bloc_of(matches, &store)?.ok_or_else(seek::no_bloc)?;
    let year = matches.get_one::<i16>("year").copied().unwrap_or(setting.today.year());
    let rotation = Rotation::of(&catalog, Some(bloc));
    let names = catalog.names_in(out.lang, year);
    let next = year.checked_add(1).and_then(|next| rotation.outlook(next));
    if let Some(term) = rotation.recorded(year) {
        if matches.get_flag("json") {
            return format::json(out.out, &term_json(term, bloc, next.as_ref(), &names));
        }
        let lines = lines(term, next.as_ref(), &names);
        return lines.iter().try_for_each(|line| out.line(line));
    }
    let past = rotation.years().is_some_and(|(_, last)| year < last);
    let likely = rotation.outlook(year).filter(|found| found.chair.is_some());
    match likely.filter(|found| !past || matches!(found.why, Why::ByHand(_))) {
        Some(likely) if matches.get_flag("json") => {
            let mut json = forecast_json(&likely, &names);
            json["bloc"] = bloc_json(bloc, &names);
            json["recorded"] = false.into();
            json["next"] = next.map(|next| forecast_json(&next, &names)).into();
            format::json(out.out, &json)
        }
        Some(likely) => {
            let words = Words(out.lang);
            let none = words.pick("chưa ghi nhận", "not recorded");
            out.line(&format!("{year}: {none}; {}", expected(&likely, &names)))?;
            passed(&likely.skipped, &names).iter().try_for_each(|line| out.line(line))
        }
        None => Err(unknown(&rotation, bloc, year, &catalog)),
    }
}

fn title(id: Id, names: &dyn Names) -> String {
    names.title(Link::new(Kind::Unit, id)).unwrap_or_else(|| id.to_string())
}

fn deputies(term: &Term) -> impl Iterator<Item = Id> + '_ {
    term.deputies.iter().filter_map(|deputy| deputy.unit)
}

/// `2021: Trưởng Khối …; Phó Trưởng Khối …; dự báo 2022: … (lý do)`, then a line each for what more is known.
fn lines(term: &Term, next: Option<&Forecast>, names: &dyn Names) -> Vec<String> {
    let lang = names.lang();
    let words = Words(lang);
    let chair = term.chair.map(|id| title(id, names)).unwrap_or_default();
    let deputies: Vec<String> = deputies(term).map(|id| title(id, names)).collect();
    let unknown = || words.pick("chưa rõ", "not known").to_owned();
    let known = if deputies.is_empty() { unknown() } else { deputies.join(", ") };
    let coming = next.map_or_else(
        || words.pick("chưa dự báo được năm sau", "no forecast of the next").to_owned(),
        |next| expected(next, names),
    );
    let mut lines = vec![format!(
        "{}: {} {chair}; {} {known}; {coming}",
        term.year,
        words.pick("Trưởng Khối", "chair"),
        words.pick("Phó Trưởng Khối", "deputy"),
    )];
    let person = |id: Option<Id>| id.and_then(|id| names.title(Link::new(Kind::Person, id)));
    let joined = |parts: &[Option<String>]| {
        let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
    };
    let day = |day: Option<jiff::civil::Date>| day.map(|day| show_date(day, lang));
    let basis =
        joined(&[Some(choice_label(&BASES, &term.basis, lang)), Some(term.basis_text.clone())]);
    let evaluation = joined(&[
        Some(choice_label(&RATINGS, &term.evaluation, lang)),
        Some(term.evaluation_text.clone()),
        person(term.evaluator),
        day(term.evaluated),
    ]);
    let more = [
        (words.pick("căn cứ", "basis"), basis),
        (words.pick("thời gian", "time"), joined(&[day(term.from), day(term.until)])),
        (
            words.pick("người đại diện", "represented by"),
            person(term.representative).unwrap_or_default(),
        ),
        (words.pick("Hội đồng đánh giá", "Council's evaluation"), evaluation),
    ];
    for (label, text) in more {
        let text = if text.is_empty() { unknown() } else { text };
        lines.push(format!("  {label}: {text}"));
    }
    lines.extend(next.iter().flat_map(|next| passed(&next.skipped, names)));
    lines
}

fn expected(next: &Forecast, names: &dyn Names) -> String {
    let (lang, year) = (names.lang(), next.year);
    let why = next.why.says();
    let why = why.in_lang(lang);
    let chair = next.chair.map(|chair| title(chair, names));
    match (chair, &next.why, lang) {
        (None, _, Lang::Vi) => format!("chưa dự báo được {year} ({why})"),
        (None, _, Lang::En) => format!("no forecast of {year} ({why})"),
        (Some(chair), Why::Recorded, _) => format!("{year}: {chair}"),
        (Some(chair), _, Lang::Vi) => format!("dự báo {year}: {chair} ({why})"),
        (Some(chair), _, Lang::En) => format!("forecast {year}: {chair} ({why})"),
    }
}

fn passed(skipped: &[Skipped], names: &dyn Names) -> Vec<String> {
    let label = Words(names.lang()).pick("bỏ qua", "passed over");
    skipped.iter().map(|it| format!("  {label}: {}", it.says(names))).collect()
}

fn unit_json(id: Id, names: &dyn Names) -> Json {
    let link = Link::new(Kind::Unit, id);
    json!({ "id": id.to_string(), "code": names.code(link), "title": names.title(link) })
}

fn person_json(id: Id, names: &dyn Names) -> Json {
    let link = Link::new(Kind::Person, id);
    json!({ "id": id.to_string(), "code": names.code(link), "title": names.title(link) })
}

fn bloc_json(bloc: Id, names: &dyn Names) -> Json {
    json!({ "id": bloc.to_string(), "code": names.code(Link::new(Kind::Bloc, bloc)) })
}

fn term_json(term: &Term, bloc: Id, next: Option<&Forecast>, names: &dyn Names) -> Json {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let evaluated = !term.evaluation.is_empty() || !term.evaluation_text.is_empty();
    json!({
        "bloc": bloc_json(bloc, names),
        "year": term.year,
        "recorded": true,
        "chair": term.chair.map(|id| unit_json(id, names)),
        "deputies": deputies(term).map(|id| unit_json(id, names)).collect::<Vec<Json>>(),
        "representative": term.representative.map(|id| person_json(id, names)),
        "basis": term.basis,
        "basis_text": term.basis_text,
        "from": day(term.from),
        "until": day(term.until),
        "evaluation": evaluated.then(|| json!({
            "level": term.evaluation,
            "text": term.evaluation_text,
            "by": term.evaluator.map(|id| person_json(id, names)),
            "date": day(term.evaluated),
        })),
        "next": next.map(|next| forecast_json(next, names)),
    })
}

fn forecast_json(forecast: &Forecast, names: &dyn Names) -> Json {
    let (waited_since, reason) = match &forecast.why {
        Why::Rotation(since) => (*since, None),
        Why::ByHand(reason) => (None, Some(reason.as_str())),
        _ => (None, None),
    };
    let skipped = forecast.skipped.iter().map(|it| {
        json!({
            "unit": unit_json(it.unit, names),
            "until": it.until.map(|day| day.to_string()),
            "ceased": it.ceased,
            "successor": it.successor.map(|id| unit_json(id, names)),
        })
    });
    json!({
        "year": forecast.year,
        "chair": forecast.chair.map(|id| unit_json(id, names)),
        "deputy": forecast.deputy.map(|id| unit_json(id, names)),
        "why": forecast.why.name(),
        "waited_since": waited_since,
        "reason": reason,
        "skipped": skipped.collect::<Vec<Json>>(),
    })
}

/// Says that the chair of `year` is not known, and which one before it is known last.
fn unknown(rotation: &Rotation, bloc: Id, year: i16, catalog: &Catalog) -> Failure {
    let terms = rotation.terms();
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
