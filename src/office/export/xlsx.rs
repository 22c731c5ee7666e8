//! A workbook of lists, written row by row in bounded memory: frozen headings, filters, widths, ready to be
//! printed. Knows no record.

use std::io::Write;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::cell::Cell;
use crate::office::file::Trouble;
use crate::text::width::display_width;
use crate::text::{Lang, Message, trouble};

/// Rows below the heading that a sheet can hold.
const ROWS: u32 = 1_048_575;
/// Characters that a cell can hold.
const LETTERS: usize = 32_767;
/// The narrowest and the widest that a column becomes, in characters.
const NARROW: u16 = 6;
const WIDE: u16 = 50;
/// Characters of a line on A4 upright in the usual letters; what is wider is printed across.
const UPRIGHT: u16 = 90;
/// The number by which spreadsheets know A4.
const A4: u8 = 9;
/// The longest name of a sheet.
const NAME: usize = 31;

/// A workbook.
pub struct Xlsx {
    workbook: Workbook,
    styles: Styles,
    sheet: Option<Sheet>,
    /// How many cells were too long.
    cut: usize,
}

struct Sheet {
    worksheet: Worksheet,
    title: String,
    /// Which sheet of this title, counted from 1.
    part: usize,
    heading: Vec<String>,
    widths: Vec<u16>,
    /// The rows below the heading.
    rows: u32,
}

struct Styles {
    heading: Format,
    text: Format,
    year: Format,
    count: Format,
    hundredths: Format,
    number: Format,
    date: Format,
    time: Format,
}

impl Styles {
    fn new(lang: Lang) -> Self {
        let plain = || Format::new().set_align(FormatAlign::Top);
        let date = match lang {
            Lang::Vi => "dd/mm/yyyy",
            Lang::En => "yyyy-mm-dd",
        };
        Self {
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_border_bottom(FormatBorder::Thin),
            text: plain().set_text_wrap(),
            year: plain().set_num_format("0"),
            count: plain().set_num_format("#,##0"),
            hundredths: plain().set_num_format("#,##0.00"),
            number: plain(),
            date: plain().set_num_format(date),
            time: plain().set_num_format("hh:mm"),
        }
    }
}

impl Xlsx {
    /// A workbook called `title` without a sheet, its dates as `lang` has them.
    pub fn new(title: &str, lang: Lang) -> Self {
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_title(title));
        Self { workbook, styles: Styles::new(lang), sheet: None, cut: 0 }
    }

    /// Begins a sheet. Where a list is longer than a sheet can be, it goes on in another of the same title.
    pub fn sheet(&mut self, title: &str, heading: Vec<String>) -> Result<(), Trouble> {
        self.finish()?;
        self.begin(title.to_owned(), 1, heading)
    }

    fn begin(&mut self, title: String, part: usize, heading: Vec<String>) -> Result<(), Trouble> {
        let mut worksheet = self.workbook.new_worksheet_with_constant_memory().map_err(failed)?;
        let name = if part == 1 { name(&title, "") } else { name(&title, &format!(" ({part})")) };
        worksheet.set_name(name).map_err(failed)?;
        for (column, text) in (0..).zip(&heading) {
            worksheet
                .write_string_with_format(0, column, text, &self.styles.heading)
                .map_err(failed)?;
        }
        // The sign of the filter stands beside the words.
        let widths = heading.iter().map(|text| width(text) + 3).collect();
        self.sheet = Some(Sheet { worksheet, title, part, heading, widths, rows: 0 });
        Ok(())
    }

    /// Writes the next row of the sheet begun last.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Trouble> {
        if let Some(full) = self.sheet.take_if(|sheet| sheet.rows == ROWS) {
            let (title, part, heading) = (full.title.clone(), full.part + 1, full.heading.clone());
            self.sheet = Some(full);
            self.finish()?;
            self.begin(title, part, heading)?;
        }
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        sheet.rows += 1;
        for (column, cell) in (0..).zip(cells) {
            self.cut += usize::from(sheet.put(column, cell, &self.styles).map_err(failed)?);
        }
        Ok(())
    }

    /// Writes the workbook to `out`; how many cells were too long and were cut.
    pub fn save(mut self, out: &mut dyn Write) -> Result<usize, Trouble> {
        self.finish()?;
        let packed = self.workbook.save_to_buffer().map_err(failed)?;
        out.write_all(&packed)?;
        Ok(self.cut)
    }

    /// Finishes the sheet begun last: widths, filter, what is printed.
    fn finish(&mut self) -> Result<(), Trouble> {
        let Some(sheet) = self.sheet.take() else { return Ok(()) };
        let worksheet = sheet.set_up().map_err(failed)?;
        self.workbook.push_worksheet(worksheet);
        Ok(())
    }
}

impl Sheet {
    /// Writes a cell of the last row; whether it was too long.
    fn put(&mut self, column: u16, cell: &Cell, styles: &Styles) -> Result<bool, XlsxError> {
        let (sheet, row) = (&mut self.worksheet, self.rows);
        let mut cut = false;
        let mut wide = 0;
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                let fitting = cut_off(text);
                cut = fitting.is_some();
                let text = fitting.as_ref().unwrap_or(text);
                wide = text.lines().map(width).max().unwrap_or_default();
                sheet.write_string_with_format(row, column, text, &styles.text)?;
            }
            Cell::Year(number) => {
                sheet.write_number_with_format(row, column, keeps(*number), &styles.year)?;
            }
            Cell::Count(number) => {
                sheet.write_number_with_format(row, column, keeps(*number), &styles.count)?;
            }
            Cell::Hundredths(number) => {
                let number = keeps(*number) / 100.0;
                sheet.write_number_with_format(row, column, number, &styles.hundredths)?;
            }
            Cell::Number(number) => {
                sheet.write_number_with_format(row, column, *number, &styles.number)?;
            }
            Cell::Date(date) => {
                wide = 10;
                let parts = (date.year(), date.month(), date.day());
                match excel_date(parts) {
                    Some(day) => {
                        sheet.write_datetime_with_format(row, column, &day, &styles.date)?
                    }
                    None => sheet.write_string_with_format(
                        row,
                        column,
                        date.to_string(),
                        &styles.text,
                    )?,
                };
            }
            Cell::Time(time) => {
                let minutes = i32::from(time.hour()) * 60 + i32::from(time.minute());
                let part = f64::from(minutes) / (24.0 * 60.0);
                sheet.write_number_with_format(row, column, part, &styles.time)?;
            }
        }
        if let Some(widest) = self.widths.get_mut(usize::from(column)) {
            *widest = wide.max(*widest);
        }
        Ok(cut)
    }

    fn set_up(self) -> Result<Worksheet, XlsxError> {
        let Self { mut worksheet, title, widths, rows, .. } = self;
        let widths: Vec<u16> =
            widths.into_iter().map(|width| (width + 1).clamp(NARROW, WIDE)).collect();
        for (column, width) in (0..).zip(&widths) {
            worksheet.set_column_width(column, f64::from(*width))?;
        }
        worksheet.set_freeze_panes(1, 0)?;
        if let Some(last) = widths.len().checked_sub(1).and_then(|last| u16::try_from(last).ok()) {
            worksheet.autofilter(0, 0, rows, last)?;
        }
        worksheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        worksheet.set_repeat_rows(0, 0)?;
        worksheet.set_header(format!("&L{}", title.replace('&', "&&"))).set_footer("&C&P/&N");
        if widths.iter().sum::<u16>() > UPRIGHT {
            worksheet.set_landscape();
        }
        Ok(worksheet)
    }
}

/// Cells that a text takes, as far as a column can be wide.
fn width(text: &str) -> u16 {
    u16::try_from(display_width(text)).unwrap_or(WIDE).min(WIDE)
}

/// A number as spreadsheets keep it.
#[allow(clippy::cast_precision_loss, reason = "spreadsheets keep no other numbers")]
const fn keeps(number: i64) -> f64 {
    number as f64
}

/// A day that spreadsheets can count: not before 1900.
fn excel_date((year, month, day): (i16, i8, i8)) -> Option<ExcelDateTime> {
    let year = u16::try_from(year).ok()?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// The text as far as a cell can hold it, where that is not the whole.
fn cut_off(text: &str) -> Option<String> {
    // Spreadsheets count in the units of UTF-16.
    if text.len() <= LETTERS || text.encode_utf16().count() <= LETTERS {
        return None;
    }
    let mut units = 0;
    let fits = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units < LETTERS
    });
    Some(fits.chain(['…']).collect())
}

/// A name that spreadsheets take for a sheet, with `more` behind it.
fn name(title: &str, more: &str) -> String {
    let room = NAME - more.chars().count();
    let allowed = |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let name: String = title.chars().filter(allowed).take(room).collect();
    name.trim_matches('\'').trim().to_owned() + more
}

fn failed(error: XlsxError) -> Trouble {
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => {
            let says = trouble(&error);
            Trouble::Says(Message::new(
                format!("không ghi được bảng tính: {}", says.vi),
                format!("cannot write the workbook: {}", says.en),
            ))
        }
        other => {
            let says = other.to_string();
            Trouble::Says(Message::new(
                format!("không ghi được bảng tính: {says}"),
                format!("cannot write the workbook: {says}"),
            ))
        }
    }
}
