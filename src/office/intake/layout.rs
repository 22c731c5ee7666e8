//! Where a sheet's header stands and what each of its columns holds. Knows no store.

use std::collections::BTreeSet;

use super::joined::Joined;
use super::recognise::{assign, words};
use super::sender::Remembered;
use crate::model::Kind;
use crate::model::heading::{Part, part, parts};
use crate::model::period::YEARS;
use crate::office::book::{Cell, Sheet, SheetRow};
use crate::text::{fold, one_line};

/// How many rows from the top the header is looked for in.
const TITLES: usize = 60;

/// How many rows a header may have.
const DEEPEST: u32 = 4;

/// How many examples of a column are shown.
const EXAMPLES: usize = 3;

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The column, counted from 0.
    pub column: u16,
    /// What stands over it, lines joined by a space; empty where nothing does.
    pub text: String,
    /// The first things below it, for people to recognise it by.
    pub examples: Vec<String>,
    /// What it holds; `None` where it is left out.
    pub part: Option<&'static Part>,
    /// Whether the person, or a mapping remembered, said so; else it was recognised by its name.
    pub given: bool,
}

/// How a sheet is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The first and last row of the header, counted from 1; `None` where there is none to be seen.
    pub header: Option<(u32, u32)>,
    /// The year that the titles above the header name.
    pub year: Option<i16>,
    /// The columns that hold something, first to last.
    pub columns: Vec<Heading>,
}

impl Layout {
    /// What is likely right for a list of `kind`: the header in the rows `given`, or where most columns are
    /// recognised; columns as `remembered` of the sender, then by their names.
    pub fn propose(
        sheet: &Sheet,
        kind: Kind,
        given: Option<(u32, u32)>,
        remembered: Option<&Remembered>,
    ) -> Self {
        let joined = Joined::of(sheet);
        let header = match given {
            Some((first, last)) if first == last => {
                Some((first, deepen(sheet, &joined, kind, first)))
            }
            Some(given) => Some(given),
            None => find(sheet, &joined, kind),
        };
        let titles =
            sheet.rows.iter().filter(|row| header.is_none_or(|(first, _)| row.number < first));
        let year =
            titles.take(TITLES).flat_map(|row| &row.cells).find_map(|(_, cell)| year_of(cell));
        let columns = columns(sheet, &joined, header, kind, remembered);
        Self { header, year, columns }
    }

    /// How many columns it is known of what they hold.
    pub fn known(&self) -> usize {
        self.columns.iter().filter(|heading| heading.part.is_some()).count()
    }

    /// The column that holds this part.
    pub fn column(&self, part: &str) -> Option<u16> {
        let fits = |heading: &&Heading| heading.part.is_some_and(|it| it.name == part);
        self.columns.iter().find(fits).map(|heading| heading.column)
    }

    /// Lets `column` hold `part`, and no other column; `None` leaves it out.
    pub fn assign(&mut self, column: u16, part: Option<&'static Part>) {
        for heading in &mut self.columns {
            if heading.column == column {
                (heading.part, heading.given) = (part, true);
            } else if part.is_some_and(|part| heading.part.is_some_and(|it| it.name == part.name)) {
                (heading.part, heading.given) = (None, true);
            }
        }
    }
}

/// What a cell shows on one line.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Error(text) => one_line(text),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => crate::model::show::show_date(*date, crate::text::Lang::Vi),
        Cell::Flag(flag) => if *flag { "x" } else { "" }.to_owned(),
    }
}

/// The columns that hold something in the header or below it.
fn used(sheet: &Sheet, header: Option<(u32, u32)>) -> BTreeSet<u16> {
    let first = header.map_or(0, |(first, _)| first);
    let rows = sheet.rows.iter().filter(|row| row.number >= first);
    rows.flat_map(|row| row.cells.iter().map(|(column, _)| *column)).collect()
}

fn heading(joined: &Joined<'_>, (first, last): (u32, u32), column: u16) -> String {
    let mut lines: Vec<String> = Vec::new();
    for number in first..=last {
        let line = joined.heading(number, column).map(shown).unwrap_or_default();
        if !line.is_empty() && lines.last() != Some(&line) {
            lines.push(line);
        }
    }
    lines.join(" ")
}

fn columns(
    sheet: &Sheet,
    joined: &Joined<'_>,
    header: Option<(u32, u32)>,
    kind: Kind,
    remembered: Option<&Remembered>,
) -> Vec<Heading> {
    let mut found: Vec<Heading> = used(sheet, header)
        .into_iter()
        .map(|column| {
            let text = header.map(|rows| heading(joined, rows, column)).unwrap_or_default();
            Heading { column, text, examples: Vec::new(), part: None, given: false }
        })
        .collect();
    let mut given: Vec<&'static str> = Vec::new();
    for heading in &mut found {
        if let Some(name) = remembered.and_then(|it| it.part_of(&heading.text, heading.column)) {
            heading.part = part(kind, name).filter(|part| !given.contains(&part.name));
            heading.given = true;
            given.extend(heading.part.map(|part| part.name));
        }
    }
    let open: Vec<Vec<String>> =
        found.iter().map(|it| if it.given { Vec::new() } else { words(&it.text) }).collect();
    for (heading, part) in found.iter_mut().zip(assign(&open, parts(kind))) {
        if let Some(part) = part.filter(|part| !given.contains(&part.name)) {
            heading.part = Some(part);
        }
    }
    let last = header.map_or(0, |(_, last)| last);
    let below = sheet.rows.iter().filter(|row| row.number > last).take(TITLES);
    for (column, cell) in below.flat_map(|row| &row.cells) {
        if let Ok(at) = found.binary_search_by_key(column, |heading| heading.column)
            && found[at].examples.len() < EXAMPLES
        {
            found[at].examples.push(shown(cell));
        }
    }
    found
}

/// The columns of a header in these rows that are recognised.
fn recognised(sheet: &Sheet, joined: &Joined<'_>, kind: Kind, rows: (u32, u32)) -> Vec<u16> {
    let columns = used(sheet, Some(rows));
    let headings: Vec<Vec<String>> =
        columns.iter().map(|column| words(&heading(joined, rows, *column))).collect();
    let assigned = assign(&headings, parts(kind));
    let known = columns.into_iter().zip(assigned).filter(|(_, part)| part.is_some());
    known.map(|(column, _)| column).collect()
}

/// The header: the row with most columns recognised, the first of them, and the rows that belong to it. A single
/// column recognised makes a header only where the sheet has no other.
fn find(sheet: &Sheet, joined: &Joined<'_>, kind: Kind) -> Option<(u32, u32)> {
    let mut best: Option<(usize, u32)> = None;
    for row in sheet.rows.iter().take(TITLES).filter(|row| is_texts(row)) {
        let headings: Vec<Vec<String>> =
            row.cells.iter().map(|(_, cell)| words(&shown(cell))).collect();
        let count = assign(&headings, parts(kind)).iter().flatten().count();
        if count > best.map_or(0, |(count, _)| count) {
            best = Some((count, row.number));
        }
    }
    let (count, first) = best?;
    let alone = sheet.rows.iter().all(|row| row.cells.len() == 1);
    (count > 1 || alone).then(|| (first, deepen(sheet, joined, kind, first)))
}

/// The last row of the header that begins in row `first`.
fn deepen(sheet: &Sheet, joined: &Joined<'_>, kind: Kind, first: u32) -> u32 {
    let mut last = joined.foot(first).min(first + DEEPEST - 1);
    while last + 1 < first + DEEPEST {
        let Some(next) = joined.row(last + 1).filter(|row| is_words(row)) else { break };
        let under_gaps = next.cells.iter().all(|(column, _)| {
            let above = joined.row(last).and_then(|row| row.cell(*column));
            above.is_none() || joined.is_wide(last)
        });
        let known = recognised(sheet, joined, kind, (first, last));
        let together = recognised(sheet, joined, kind, (first, next.number));
        let below = known.iter().filter(|column| next.cell(**column).is_some()).count();
        // A row of the list fills most columns, and may have a word of a heading in one.
        let listed = below * 2 > known.len() && together.len() == known.len() + 1;
        let more = together.len() > known.len() && !listed;
        if !(more || under_gaps && joined.is_wide(last)) {
            break;
        }
        last = next.number;
    }
    last
}

/// Whether a row has texts alone, as headers do.
fn is_texts(row: &SheetRow) -> bool {
    row.cells.iter().all(|(_, cell)| matches!(cell, Cell::Text(_)))
}

/// Whether a row has words alone, and no number or day written as text.
fn is_words(row: &SheetRow) -> bool {
    let counts = |text: &str| {
        text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
    };
    row.cells.iter().all(|(_, cell)| matches!(cell, Cell::Text(text) if !counts(text)))
}

/// The year that a title names: `năm 2021`.
fn year_of(cell: &Cell) -> Option<i16> {
    let Cell::Text(text) = cell else { return None };
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let named = words.windows(2).filter(|pair| matches!(pair[0], "nam" | "iear"));
    let mut years = named.filter_map(|pair| pair[1].parse().ok());
    years.find(|year| YEARS.contains(year))
}
