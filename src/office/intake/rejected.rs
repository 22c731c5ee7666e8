//! Rows that were not taken, back in a file: as they came, with the reason in a last column. Knows no store.

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Workbook, XlsxError};

use super::joined::Joined;
use super::layout::{Layout, shown};
use super::preview::{Decision, Flaw, Preview, Row, Verdict, Why};
use crate::office::book::{Cell, Format, Sheet};
use crate::text::{Label, Lang, Message};

/// What stands over the header where the titles of the list named a year.
const YEAR: Label = Label::new("Năm", "Year");

/// The heading of the last column.
const REASON: Label = Label::new("Lý do chưa nhập", "Why it was not taken in");

impl Flaw {
    /// One sentence with the cell and what it holds: `C14, Năm sinh: …`.
    pub fn says(&self, lang: Lang) -> String {
        let spot = self.spot.map(|spot| spot.to_string());
        let label = self.label.map(|label| label.in_lang(lang).to_owned());
        let place: Vec<String> = spot.into_iter().chain(label).collect();
        let said = self.message.in_lang(lang);
        if place.is_empty() { said.to_owned() } else { format!("{}: {said}", place.join(", ")) }
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
    let lines = lines(sheet, layout, preview, last, lang);
    match format {
        Format::Csv => csv(&lines),
        Format::Xlsx | Format::Ods => xlsx(&lines, last).map_err(|error| failed(&error)),
    }
}

/// The year that titles named, the header on one row, then the rows under the groups that they stand in; what a
/// joined cell holds stands in each of its rows.
fn lines(
    sheet: &Sheet,
    layout: &Layout,
    preview: &Preview,
    last: u16,
    lang: Lang,
) -> Vec<Vec<Option<Cell>>> {
    let joined = Joined::of(sheet);
    let text = |text: &str| (!text.is_empty()).then(|| Cell::Text(text.into()));
    let line = |number: u32, reason: &str| {
        let row = joined.row(number);
        let cell = |column| row.and_then(|row| joined.cell(row, column)).cloned();
        (0..last).map(cell).chain([text(reason)]).collect::<Vec<_>>()
    };
    let mut lines = Vec::new();
    if let Some(year) = layout.year {
        lines.push(vec![text(&format!("{} {year}", YEAR.in_lang(lang)))]);
    }
    let over = |column: u16| {
        let heading = layout.columns.iter().find(|heading| heading.column == column);
        heading.and_then(|heading| text(&heading.text))
    };
    lines.push((0..last).map(over).chain([text(REASON.in_lang(lang))]).collect());
    let groups = preview.left_out.iter().filter(|it| matches!(it.why, Why::Group(_)));
    let mut groups = groups.map(|it| it.number).peekable();
    for row in &preview.rows {
        let Some(reason) = reason(row, lang) else { continue };
        let mut group = None;
        while let Some(number) = groups.next_if(|number| *number < row.number) {
            group = Some(number);
        }
        lines.extend(group.map(|number| line(number, "")));
        lines.push(line(row.number, &reason));
    }
    lines
}

fn csv(lines: &[Vec<Option<Cell>>]) -> Result<Vec<u8>, Message> {
    let marked = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(marked);
    for line in lines {
        let cells = line.iter().map(|cell| cell.as_ref().map(text).unwrap_or_default());
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.to_string(),
        other => shown(other),
    }
}

fn xlsx(lines: &[Vec<Option<Cell>>], last: u16) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let dated = Style::new().set_num_format("dd/mm/yyyy");
    for (at, line) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(line) {
            match cell {
                None => continue,
                Some(Cell::Number(number)) => sheet.write_number(at, column, *number)?,
                Some(Cell::Flag(flag)) => sheet.write_boolean(at, column, *flag)?,
                Some(Cell::Date(date)) => match moment(*date) {
                    Some(day) => sheet.write_datetime_with_format(at, column, day, &dated)?,
                    None => sheet.write_string(at, column, date.to_string())?,
                },
                Some(cell) => sheet.write_string(at, column, text(cell))?,
            };
        }
    }
    sheet.set_column_width(last, 60)?;
    book.save_to_buffer()
}

/// A day as workbooks count it, from 1900 on.
fn moment(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn failed(error: &dyn std::fmt::Display) -> Message {
    Message::new(
        format!("không ghi được tệp các dòng chưa nhập: {error}"),
        format!("the file of rows left out cannot be written: {error}"),
    )
}
