//! Records as a table, as CSV or as JSON. Knows no store beyond what records are called.

use std::io::Write;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde_json::Value as Json;
use unicode_width::UnicodeWidthStr;

use super::out::{Failure, Out, Outcome};
use crate::model::show::show;
use crate::model::{Column, Kind, Names, Value};
use crate::office::export::cell::Cell;
pub use crate::office::export::json::{record_json, value_json};
use crate::office::export::xlsx::Xlsx;
use crate::text::{Lang, Message};

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Aligned columns, for people at a terminal.
    #[default]
    Table,
    /// Comma-separated, for spreadsheets: labels, names and dates as people read them, numbers bare.
    Csv,
    /// JSON, for programs: the names of the field tables, which never change.
    Json,
    /// A workbook: dates are dates, numbers are numbers.
    Xlsx,
}

impl Format {
    /// Whether numbers and dates stand as they are, without what people set them apart by.
    pub const fn is_bare(self) -> bool {
        matches!(self, Self::Csv | Self::Xlsx)
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Table, Self::Csv, Self::Json, Self::Xlsx]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
        }))
    }
}

/// Rows of text with a heading: a table to look at, or CSV.
#[derive(Debug, Default)]
pub struct Sheet {
    /// What the columns are called.
    pub heading: Vec<String>,
    /// The rows; each as wide as the heading.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// Writes aligned columns; nothing at all where there is no row.
    pub fn table(&self, out: &mut dyn Write) -> Outcome {
        if self.rows.is_empty() {
            return Ok(());
        }
        let all = || std::iter::once(&self.heading).chain(&self.rows);
        let width = |index: usize| all().map(|row| row[index].width()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..self.heading.len()).map(width).collect();
        for row in all() {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width - cell.width() + 2));
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Writes a workbook of one sheet called `title`; what reads as a number is one.
    pub fn xlsx(&self, title: &str, out: &mut Out) -> Outcome {
        let mut book = Xlsx::new(title, out.lang);
        book.sheet(title, self.heading.clone())?;
        for row in &self.rows {
            let cells: Vec<Cell> = row.iter().map(|text| Cell::read(text)).collect();
            book.row(&cells)?;
        }
        book.save(out.out)?;
        Ok(())
    }

    /// Writes CSV; with `bom`, the mark by which office programs know UTF-8.
    pub fn csv(&self, out: &mut dyn Write, bom: bool) -> Outcome {
        if bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut writer = csv::Writer::from_writer(out);
        for row in std::iter::once(&self.heading).chain(&self.rows) {
            writer.write_record(row).map_err(csv_failure)?;
        }
        Ok(writer.flush()?)
    }
}

fn csv_failure(error: csv::Error) -> Failure {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => Failure::new(format!("CSV: {other:?}"), format!("CSV: {other:?}")),
    }
}

/// Writes JSON that people can read, and a newline.
pub fn json(out: &mut dyn Write, value: &Json) -> Outcome {
    serde_json::to_writer_pretty(&mut *out, value).map_err(std::io::Error::from)?;
    Ok(writeln!(out)?)
}

/// A cell as `format` shows it: numbers in CSV have no thousands mark, dates are as ISO 8601 has them.
pub fn cell(value: &Value, column: &Column, names: &dyn Names, format: Format) -> String {
    match format {
        Format::Csv | Format::Xlsx => Cell::of(value, column, names).csv(),
        _ => show(value, column, names),
    }
}

/// What a field is called in the language read.
pub fn label(column: &Column, lang: Lang) -> String {
    column.label.in_lang(lang).to_owned()
}

/// The kind that an argument names.
pub fn kind(text: &str) -> Result<Kind, Message> {
    Kind::named(text).ok_or_else(|| {
        let kinds = Kind::ALL.map(Kind::plural).join(", ");
        Message::new(format!("phải là một trong: {kinds}"), format!("must be one of: {kinds}"))
    })
}
