//! The head that every document has, and what is said of bodies and persons in many. Knows no document.

use jiff::civil::Date;

use super::content::{Content, DOTS, Place};
use super::page::place_and_day;
use crate::model::bloc::Bloc;
use crate::model::person::{HONORIFICS, Person};
use crate::model::show::choice_label;
use crate::text::Lang;

/// The places of every document's head.
pub const PLACES: [Place; 4] = [
    Place::text(
        "authority",
        "cơ quan chủ quản, ở đầu văn bản",
        "the body above, at the head of the document",
    ),
    Place::text("issuer", "cơ quan ban hành, ở đầu văn bản", "who issues the document"),
    Place::text(
        "number",
        "số, ký hiệu; để trống bằng dấu chấm",
        "its number, dots to be filled in",
    ),
    Place::text("day", "địa danh và ngày tháng", "place and date"),
];

/// A head: who issues a document of this sign (`BB`, `BC`, `TTr`) below the body above it, where and when.
///
/// A whole address is too long for the line of place and date: its last part is the town.
pub fn head(
    [authority, issuer]: [&str; 2],
    sign: &str,
    (place, date): (&str, Option<Date>),
    lang: Lang,
) -> Content {
    let town = place.rsplit(',').next().unwrap_or_default().trim();
    Content::default()
        .text("authority", authority)
        .text("issuer", issuer)
        .text("number", if sign.is_empty() { "……".to_owned() } else { format!("……/{sign}") })
        .text("day", place_and_day(town, date, lang))
}

/// What a bloc's documents have at their head: the body above it and its name.
pub fn of_bloc(bloc: Option<&Bloc>) -> [&str; 2] {
    bloc.map_or(["", ""], |bloc| [&bloc.authority, &bloc.name])
}

/// The name with the form of address, where that is known.
pub fn addressed(person: &Person, lang: Lang) -> String {
    let honorific = choice_label(&HONORIFICS, &person.honorific, lang);
    format!("{honorific} {}", person.name).trim_start().to_owned()
}

/// Rows of one text each.
pub fn points(texts: impl IntoIterator<Item = String>) -> Vec<Content> {
    texts.into_iter().map(|text| Content::default().text("text", text)).collect()
}

/// The same; one row of dots where there is none.
pub fn points_or_dots(texts: impl IntoIterator<Item = String>) -> Vec<Content> {
    let rows = points(texts);
    if rows.is_empty() { points([DOTS.to_owned()]) } else { rows }
}

/// The parts that are not empty, with `between` them.
pub fn joined(parts: impl IntoIterator<Item = Option<String>>, between: &str) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}
