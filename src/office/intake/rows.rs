//! Which rows below a header are the list: not totals, groups, numbers of columns, nor what stands below it.
//! Knows no record.

use super::joined::Joined;
use super::layout::{Layout, shown};
use super::preview::{LeftOut, Why};
use crate::office::book::{Cell, Sheet, SheetRow};
use crate::text::fold;

/// A row of the list, with the group that it stands in.
pub struct Listed<'a> {
    /// The row.
    pub row: &'a SheetRow,
    /// The text over its group; `None` where it stands in none.
    pub group: Option<String>,
}

/// What a row that sums up begins with, folded.
const TOTALS: [&str; 4] = ["tong cong", "cong", "tong", "tong so"];

/// What stands below a list begins with, folded.
const BELOW: [&str; 9] = [
    "noi nhan",
    "nguoi lap",
    "thu truong",
    "ki ten",
    "ki, ghi ro",
    "(ki",
    "xac nhan",
    "ghi chu:",
    "danh sach nai",
];

/// The parts that say whom or what a row is about.
const WHOM: [&str; 5] = ["name", "nominee", "person", "collective", "code"];

/// The rows of the list and those passed over, top to bottom.
pub fn rows<'a>(
    sheet: &'a Sheet,
    joined: &Joined<'a>,
    layout: &Layout,
) -> (Vec<Listed<'a>>, Vec<LeftOut>) {
    let after = layout.header.map_or(0, |(_, last)| last);
    let below = sheet.rows.iter().filter(|row| row.number > after);
    let mut sorter = Sorter { joined, layout, numbered: layout.column("row"), ended: None };
    let (mut listed, mut left_out) = (Vec::new(), Vec::new());
    let mut group = None;
    let last = sorter.last_numbered(sheet, after);
    for row in below {
        match sorter.why(row, listed.is_empty(), last) {
            None => listed.push(Listed { row, group: group.clone() }),
            Some(why) => {
                if let Why::Group(text) = &why {
                    group = Some(text.clone());
                }
                left_out.push(LeftOut { number: row.number, why });
            }
        }
    }
    (listed, left_out)
}

struct Sorter<'a, 'b> {
    joined: &'b Joined<'a>,
    layout: &'b Layout,
    /// The column of row numbers.
    numbered: Option<u16>,
    /// The row below which nothing belongs to the list.
    ended: Option<u32>,
}

impl Sorter<'_, '_> {
    /// The last row with a number of its own; `None` where rows have none.
    fn last_numbered(&self, sheet: &Sheet, after: u32) -> Option<u32> {
        let column = self.numbered?;
        let numbered = |row: &&SheetRow| row.cell(column).is_some_and(is_number);
        sheet
            .rows
            .iter()
            .rev()
            .take_while(|row| row.number > after)
            .find(numbered)
            .map(|it| it.number)
    }

    fn why(&mut self, row: &SheetRow, first: bool, last_numbered: Option<u32>) -> Option<Why> {
        if self.ended.is_some() {
            return Some(Why::Below);
        }
        let texts: Vec<String> = row.cells.iter().map(|(_, cell)| shown(cell)).collect();
        let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
        if first && numbers_columns(&texts) {
            return Some(Why::Numbers);
        }
        let numbered = self.numbered.and_then(|column| row.cell(column)).is_some_and(is_number);
        if !numbered && folded.iter().any(|text| is_total(text)) {
            return Some(Why::Total);
        }
        let beyond = last_numbered.is_some_and(|last| row.number > last);
        let signs = folded.iter().any(|text| is_below(text));
        if !numbered && (signs || beyond && self.whom(row).is_none()) {
            self.ended = Some(row.number);
            return Some(Why::Below);
        }
        self.group(row, numbered, first).map(Why::Group)
    }

    /// What the row is about.
    fn whom(&self, row: &SheetRow) -> Option<String> {
        let columns = WHOM.iter().filter_map(|part| self.layout.column(part));
        columns.filter_map(|column| self.joined.cell(row, column)).map(shown).next()
    }

    /// The text of a row that stands over a group: one text alone, without a number that counts.
    fn group(&self, row: &SheetRow, numbered: bool, _first: bool) -> Option<String> {
        if numbered {
            return None;
        }
        let mut own = row.cells.iter().filter(|(column, _)| Some(*column) != self.numbered);
        let (column, cell) = own.next()?;
        if own.next().is_some() {
            return None;
        }
        let text = shown(cell);
        let letter = self.numbered.and_then(|column| row.cell(column)).map(shown);
        let parts =
            self.layout.columns.iter().filter(|it| it.part.is_some_and(|it| it.name != "row"));
        let several = parts.count() > 1;
        let marked = letter.is_some_and(|it| is_outline(&it)) || outlined(&text).is_some();
        let stands_apart = self.joined.is_wide(row.number)
            || self.layout.column("name").is_none_or(|name| name != *column);
        let bare = self.numbered.is_some() || marked || self.joined.is_wide(row.number);
        (several && bare && (marked || stands_apart || self.numbered.is_some()))
            .then(|| outlined(&text).unwrap_or(&text).to_owned())
    }
}

/// A number that counts rows: `7`, `07`, `7.`.
fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Number(number) => number.fract() == 0.0 && *number >= 1.0,
        Cell::Text(text) => {
            let digits = text.trim().trim_end_matches(['.', ')']);
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

/// `I`, `IV.`, `A`: what numbers a group.
fn is_outline(text: &str) -> bool {
    let mark = text.trim().trim_end_matches(['.', ')', '/', ':', '-']);
    let roman = !mark.is_empty() && mark.chars().all(|c| "IVXLC".contains(c));
    let letter = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_uppercase());
    roman || letter
}

/// The text behind `I.` or `A)`.
fn outlined(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once(['.', ')', '/', ' '])?;
    (is_outline(mark) && !rest.trim().is_empty()).then(|| rest.trim_start_matches(['-', '.', ' ']))
}

/// `(1) (2) (3)` or `1 2 3` or `A B 1 2`: columns numbered below a header.
fn numbers_columns(texts: &[String]) -> bool {
    let mark = |text: &String| {
        let bare = text.trim_matches(['(', ')', '[', ']', ' ']);
        bare.len() <= 2
            && (bare.bytes().all(|byte| byte.is_ascii_digit())
                || bare.bytes().all(|byte| byte.is_ascii_uppercase()))
            && !bare.is_empty()
    };
    texts.len() > 1 && texts.iter().all(mark)
}

fn is_total(folded: &str) -> bool {
    let bare = folded.trim().trim_end_matches(|c: char| !c.is_alphabetic());
    TOTALS.contains(&bare)
        || folded.starts_with("tong cong")
        || folded.starts_with("cong:")
        || folded.starts_with("tong so:")
}

/// `Hà Nội, ngày 15 tháng 01 năm 2021`, or what begins as signatures and notes do.
fn is_below(folded: &str) -> bool {
    let dated = folded.contains("thang") && folded.contains(" nam ");
    let place = folded.split_once(", ngai").map(|(place, _)| place);
    let place = place.is_some_and(|it| it.len() < 40 && !it.contains(|c: char| c.is_ascii_digit()));
    BELOW.iter().any(|mark| folded.starts_with(mark)) || dated && place
}
