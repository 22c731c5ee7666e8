//! Rows that were not taken, back in a file: as they came, with the reason in a last column. Knows no store.

use rust_xlsxwriter::{ExcelDateTime, Format as Style, Workbook, XlsxError};

use super::layout::{Layout, shown};
use super::preview::{Decision, Flaw, Preview, Row, Verdict};
use crate::office::book::{Cell, Format, Sheet, SheetRow};
use crate::text::{Label, Lang, Message};

/// The heading of the last column.
const REASON: Label = Label::new("Lý do chưa nhập", "Why it was not taken in");

impl Flaw {
    /// One sentence with the cell and what it holds: `C14, Năm sinh: …`.
    pub fn says(&self, lang: Lang) -> String {
        let spot = self.spot.map(|spot| spot.to_string());
        let label = self.label.map(|label| label.in_lang(lang).to_owned());
        let place: Vec<String> = spot.into_iter().chain(label).collect();
        match place.is_empty() {
            true => self.message.in_lang(lang).to_owned(),
            false => format!("{}: {}", place.join(", "), self.message.in_lang(lang)),
        }
    }
}

/// Why a row would not be taken in as things were decided; `None` where it would be, or is there already.
pub fn reason(row: &Row, lang: Lang) -> Option<String> {
    match &row.verdict {
        Verdict::New | Verdict::Changed(_) | Verdict::Same => None,
        Verdict::Wrong(flaws) => {
            Some(flaws.iter().map(|flaw| flaw.says(lang)).collect::<Vec<_>>().join("; "))
        }
        Verdict::Doubtful { says, ways, chosen } => (*chosen == Decision::Skip).then(|| {
            let known = ways.iter().filter(|way| matches!(way.decision, Decision::Same(_)));
            let known = known.map(|way| way.told.in_lang(lang).to_owned());
            let said = says.iter().map(|message| message.in_lang(lang).to_owned());
            said.chain(known).collect::<Vec<_>>().join("; ")
        }),
    }
}

/// How many rows would not be taken in.
pub fn count(preview: &Preview) -> usize {
    preview.rows.iter().filter(|row| reason(row, Lang::Vi).is_some()).count()
}

/// A file with the header of `sheet` and the rows that are not taken in: CSV for CSV, XLSX for all else.
pub fn rejected(
    sheet: &Sheet,
    layout: &Layout,
    preview: &Preview,
    format: Format,
    lang: Lang,
) -> Result<Vec<u8>, Message> {
    let last = layout.columns.last().map_or(0, |heading| heading.column) + 1;
    let row = |number: u32| {
        let at = sheet.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        Some(&sheet.rows[at])
    };
    let mut lines: Vec<(&SheetRow, String)> = Vec::new();
    let (first, foot) = layout.header.unwrap_or((1, 0));
    for number in first..=foot {
        let reason = if number == first { REASON.in_lang(lang) } else { "" };
        lines.extend(row(number).map(|row| (row, reason.to_owned())));
    }
    let out = preview.rows.iter().filter_map(|it| Some((row(it.number)?, reason(it, lang)?)));
    lines.extend(out);
    match format {
        Format::Csv => csv(&lines, last),
        Format::Xlsx | Format::Ods => xlsx(&lines, last).map_err(|error| failed(&error)),
    }
}

fn csv(lines: &[(&SheetRow, String)], last: u16) -> Result<Vec<u8>, Message> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for (row, reason) in lines {
        let cells = (0..last).map(|column| row.cell(column).map(text).unwrap_or_default());
        let line: Vec<String> = cells.chain([reason.clone()]).collect();
        writer.write_record(&line).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.to_string(),
        other => shown(other),
    }
}

fn xlsx(lines: &[(&SheetRow, String)], last: u16) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (wrapped, dated) =
        (Style::new().set_text_wrap(), Style::new().set_num_format("dd/mm/yyyy"));
    for (at, (row, reason)) in (0..).zip(lines) {
        for (column, cell) in &row.cells {
            match cell {
                Cell::Number(number) => sheet.write_number(at, *column, *number)?,
                Cell::Flag(flag) => sheet.write_boolean(at, *column, *flag)?,
                Cell::Date(date) => {
                    let (year, month, day) = (date.year(), date.month(), date.day());
                    let parts = (u16::try_from(year), u8::try_from(month), u8::try_from(day));
                    match parts {
                        (Ok(year), Ok(month), Ok(day)) if year >= 1900 => {
                            let moment = ExcelDateTime::from_ymd(year, month, day)?;
                            sheet.write_datetime_with_format(at, *column, moment, &dated)?
                        }
                        _ => sheet.write_string(at, *column, shown(cell))?,
                    }
                }
                Cell::Text(text) | Cell::Error(text) => {
                    sheet.write_string(at, *column, text.to_string())?
                }
            };
        }
        sheet.write_string_with_format(at, last, reason, &wrapped)?;
    }
    sheet.set_column_width(last, 60)?;
    book.save_to_buffer()
}

fn failed(error: &dyn std::fmt::Display) -> Message {
    Message::new(
        format!("không ghi được tệp các dòng chưa nhập: {error}"),
        format!("the file of rows left out cannot be written: {error}"),
    )
}
