//! A list as it is shown, written as a workbook, CSV or JSON. Knows no screen and no command line.

pub mod cell;
pub mod json;
pub mod xlsx;

use std::io::Write;

use serde_json::Value as Json;

use super::file::{self, Trouble};
use super::folder;
use crate::model::{Column, Link, Names, Record, Stored};
use crate::store::Store;
use crate::store::engine::EngineError;
use crate::store::request::job::{Export, Finished, Format, Target};
use crate::store::watch::Onlooker;
use crate::text::Message;
use cell::Cell;
use json::record_json;
use xlsx::Xlsx;

/// Rows after which it is told how far the work has come.
const STEP: usize = 200;

/// What was written: rows without the heading, and cells that were too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// The rows.
    pub rows: usize,
    /// The cells.
    pub cut: usize,
}

/// Writes a list into a file of its own, while `onlooker` looks on.
pub fn to_file(
    store: &Store,
    export: &Export,
    target: &Target,
    onlooker: Onlooker<'_>,
) -> Finished {
    let what = || Message::new("Đang xuất", "Exporting");
    let progress = |done| (onlooker.progress)(what(), done);
    let path = folder::expand(&target.path);
    let target = &Target { path, replace: target.replace };
    let written =
        file::write(target, |out| write(store, export, out, &progress, onlooker.cancelled));
    match written {
        Ok(Written { rows, cut }) => Finished::Written { rows, cut },
        Err(trouble) => trouble.finished(&target.path),
    }
}

/// Writes a list to `out`, in the order that it had when this began. `progress` hears how much of 100 is done.
pub fn write(
    store: &Store,
    export: &Export,
    out: &mut dyn Write,
    progress: &dyn Fn(u8),
    cancelled: &dyn Fn() -> bool,
) -> Result<Written, Trouble> {
    let kind = export.query.kind;
    let columns = columns(export)?;
    let mut links: Vec<Link> =
        store.every(&export.query)?.unwrap_or_default().into_iter().map(|(link, _)| link).collect();
    if let Some(only) = &export.only {
        links.retain(|link| only.contains(&link.id));
    }
    links.truncate(export.limit);
    let catalog = store.catalog();
    let names = catalog.names(export.lang);
    let list = List { columns: &columns, names: &names };
    let title = kind.list_title().in_lang(export.lang);
    let mut writer = Writer::begin(title, export, &list, out)?;
    let mut written = Written::default();
    for (place, link) in links.iter().enumerate() {
        if cancelled() {
            return Err(Trouble::Stopped);
        }
        if place.is_multiple_of(STEP) {
            progress(u8::try_from(place * 100 / links.len().max(1)).unwrap_or(100));
        }
        // Somebody may have deleted it meanwhile.
        if let Some(stored) = store.get(*link)? {
            writer.row(&stored, &list, written.rows)?;
            written.rows += 1;
        }
    }
    written.cut = writer.end(written.rows)?;
    Ok(written)
}

fn columns(export: &Export) -> Result<Vec<&'static Column>, Trouble> {
    let all = Record::columns(export.query.kind);
    let find = |name: &String| {
        let found = all.iter().copied().find(|column| column.name == name);
        found.ok_or_else(|| {
            Trouble::Says(Message::new(
                format!("không có cột {name}"),
                format!("there is no column {name}"),
            ))
        })
    };
    export.columns.iter().map(find).collect()
}

/// What is written of each record.
struct List<'a> {
    columns: &'a [&'static Column],
    names: &'a dyn Names,
}

impl List<'_> {
    fn heading(&self) -> Vec<String> {
        let lang = self.names.lang();
        self.columns.iter().map(|column| column.label.in_lang(lang).to_owned()).collect()
    }

    fn cells(&self, stored: &Stored) -> Vec<Cell> {
        let cell = |column: &&'static Column| {
            Cell::of(&stored.record.value(column.name), column, self.names)
        };
        self.columns.iter().map(cell).collect()
    }
}

/// A file that is being written.
enum Writer<'a> {
    Xlsx(Box<Xlsx>, &'a mut dyn Write),
    Csv(Box<csv::Writer<&'a mut dyn Write>>),
    Json(&'a mut dyn Write),
}

impl<'a> Writer<'a> {
    fn begin(
        title: &str,
        export: &Export,
        list: &List,
        out: &'a mut dyn Write,
    ) -> Result<Self, Trouble> {
        Ok(match export.format {
            Format::Xlsx => {
                let mut book = Xlsx::new(title, export.lang);
                book.sheet(title, list.heading())?;
                Self::Xlsx(Box::new(book), out)
            }
            Format::Csv { bom } => {
                if bom {
                    out.write_all("\u{feff}".as_bytes())?;
                }
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(list.heading()).map_err(unwritten)?;
                Self::Csv(Box::new(writer))
            }
            Format::Json => {
                write!(out, "[")?;
                Self::Json(out)
            }
        })
    }

    /// Writes a record below `rows` others.
    fn row(&mut self, stored: &Stored, list: &List, rows: usize) -> Result<(), Trouble> {
        match self {
            Self::Xlsx(book, _) => book.row(&list.cells(stored)),
            Self::Csv(writer) => {
                let cells = list.cells(stored);
                writer.write_record(cells.iter().map(Cell::csv)).map_err(unwritten)
            }
            Self::Json(out) => {
                let wanted = |name: &str| list.columns.iter().any(|column| column.name == name);
                let object = Json::Object(record_json(stored, wanted, list.names));
                Ok(write!(out, "{}\n{object}", if rows == 0 { "" } else { "," })?)
            }
        }
    }

    /// Writes what stands below `rows` records; how many cells were too long.
    fn end(self, rows: usize) -> Result<usize, Trouble> {
        match self {
            Self::Xlsx(book, out) => book.save(out),
            Self::Csv(mut writer) => {
                writer.flush()?;
                Ok(0)
            }
            Self::Json(out) => {
                writeln!(out, "{}", if rows == 0 { "]" } else { "\n]" })?;
                Ok(0)
            }
        }
    }
}

fn unwritten(error: csv::Error) -> Trouble {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => Trouble::Says(Message::new(format!("CSV: {other:?}"), format!("CSV: {other:?}"))),
    }
}

impl From<EngineError> for Trouble {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Full(message) | EngineError::Broken(message) => Self::Says(message),
            EngineError::Conflict(_) => Self::Says(Message::new(
                "dữ liệu vừa được người khác thay đổi; hãy làm lại",
                "somebody else changed the data just now; try again",
            )),
        }
    }
}
