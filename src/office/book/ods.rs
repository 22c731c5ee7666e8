//! `OpenDocument` spreadsheets, read element by element: what a file repeats a million times is not laid out in
//! memory, and joined cells are told. Knows no other format.

use std::io::{BufRead, BufReader, Cursor};
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::grid::{Grid, text};
use super::xlsx::iso_day;
use super::{Cell, DaySystem, Limits, Merged, Sheet, Spot, Unreadable, Watch};

/// How many rows are read between two looks at whether it shall go on.
const PAUSE: u32 = 1_024;

/// The names of the sheets.
pub fn sheets(bytes: &Arc<[u8]>) -> Result<Vec<String>, Unreadable> {
    let mut names = Vec::new();
    each(bytes, |event| {
        if let Event::Start(start) | Event::Empty(start) = event
            && start.name().0 == "table:table"
        {
            names.push(attribute(start, "table:name")?.unwrap_or_default());
        }
        Ok(true)
    })?;
    Ok(names)
}

/// Reads the sheet at `index`, called `name`.
pub fn sheet(
    bytes: &Arc<[u8]>,
    (index, name): (usize, &str),
    limits: Limits,
    watch: Watch<'_>,
) -> Result<Sheet, Unreadable> {
    let mut table = Table::new(Grid::new(name, limits), limits);
    let (mut seen, mut inside) = (0_usize, false);
    each(bytes, |event| {
        match event {
            Event::Start(start) if start.name().0 == "table:table" => {
                inside = seen == index;
                seen += 1;
            }
            Event::End(end) if inside && end.name().0 == "table:table" => return Ok(false),
            _ if inside => table.hear(event, watch)?,
            _ => {}
        }
        Ok(true)
    })?;
    Ok(table.grid.finish(DaySystem::Of1900))
}

/// Hands on every event of the content until `hear` says that it is enough.
fn each(
    bytes: &Arc<[u8]>,
    mut hear: impl FnMut(&Event<'_>) -> Result<bool, Unreadable>,
) -> Result<(), Unreadable> {
    let broken = |error: &dyn std::fmt::Display| Unreadable::Broken(error.to_string());
    let mut archive =
        ZipArchive::new(Cursor::new(Arc::clone(bytes))).map_err(|error| broken(&error))?;
    let content = archive.by_name("content.xml").map_err(|error| broken(&error))?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = next(&mut reader, &mut buffer)?;
        match event {
            Event::Eof => return Ok(()),
            event if !hear(&event)? => return Ok(()),
            _ => {}
        }
    }
}

fn next<'a>(
    reader: &mut Reader<impl BufRead>,
    buffer: &'a mut Vec<u8>,
) -> Result<Event<'a>, Unreadable> {
    reader.read_event_into(buffer).map_err(|error| Unreadable::Broken(error.to_string()))
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    let broken = |error: &dyn std::fmt::Display| Unreadable::Broken(error.to_string());
    let found = start.try_get_attribute(name).map_err(|error| broken(&error))?;
    let value = found.map(|it| it.normalized_value(XmlVersion::Implicit1_0).map(Into::into));
    value.transpose().map_err(|error| broken(&error))
}

/// A table being read.
struct Table {
    grid: Grid,
    limits: Limits,
    /// The row being read, counted from 1, and how often it stands there.
    row: u32,
    repeated: u32,
    /// The column after the last cell.
    column: u32,
    /// The cells of the row that hold something.
    cells: Vec<(u32, Cell)>,
    cell: Option<Open>,
    /// How deep in a note or drawing, which is no part of the cell.
    aside: u32,
}

/// A cell being read.
#[derive(Default)]
struct Open {
    attributes: Vec<(&'static str, String)>,
    paragraphs: u32,
    text: String,
}

impl Open {
    fn said(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The attributes of a cell that are read.
const READ: [&str; 9] = [
    "office:value-type",
    "calcext:value-type",
    "office:value",
    "office:date-value",
    "office:boolean-value",
    "office:string-value",
    "table:number-columns-repeated",
    "table:number-columns-spanned",
    "table:number-rows-spanned",
];

impl Table {
    fn new(grid: Grid, limits: Limits) -> Self {
        Self {
            grid,
            limits,
            row: 1,
            repeated: 1,
            column: 0,
            cells: Vec::new(),
            cell: None,
            aside: 0,
        }
    }

    fn hear(&mut self, event: &Event<'_>, watch: Watch<'_>) -> Result<(), Unreadable> {
        match event {
            Event::Start(start) => self.begin(start),
            Event::Empty(start) => {
                self.begin(start)?;
                self.end(start.name().0, watch)
            }
            Event::End(end) => self.end(end.name().0, watch),
            Event::Text(said) => {
                self.say(&said.xml10_content());
                Ok(())
            }
            Event::CData(said) => {
                self.say(&said.xml10_content());
                Ok(())
            }
            Event::GeneralRef(named) => {
                let letter = named.resolve_char_ref().ok().flatten().map(String::from);
                let known = || quick_xml::escape::resolve_predefined_entity(named);
                let said = letter.or_else(|| known().map(str::to_owned));
                self.say(&said.unwrap_or_default());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn say(&mut self, said: &str) {
        if let Some(open) = self.cell.as_mut().filter(|open| open.paragraphs > 0)
            && self.aside == 0
        {
            open.text.push_str(said);
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Unreadable> {
        match start.name().0 {
            "table:table-row" => {
                self.repeated = count(attribute(start, "table:number-rows-repeated")?);
                (self.column, self.cells) = (0, Vec::new());
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let mut open = Open::default();
                for found in start.attributes().with_checks(false) {
                    let found = found.map_err(|error| Unreadable::Broken(error.to_string()))?;
                    if let Some(name) = READ.iter().find(|name| **name == found.key.0) {
                        let value = found.normalized_value(XmlVersion::Implicit1_0);
                        let value = value.map_err(|error| Unreadable::Broken(error.to_string()))?;
                        open.attributes.push((name, value.into_owned()));
                    }
                }
                self.cell = Some(open);
            }
            "office:annotation" | "draw:frame" | "draw:g" | "table:shapes" => self.aside += 1,
            "text:p" if self.aside == 0 => {
                if let Some(open) = &mut self.cell {
                    if open.paragraphs > 0 {
                        open.text.push('\n');
                    }
                    open.paragraphs += 1;
                }
            }
            "text:s" => {
                let spaces = count(attribute(start, "text:c")?).min(1_000);
                self.say(&" ".repeat(spaces as usize));
            }
            "text:tab" => self.say(" "),
            "text:line-break" => self.say("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, watch: Watch<'_>) -> Result<(), Unreadable> {
        match name {
            "office:annotation" | "draw:frame" | "draw:g" | "table:shapes" => {
                self.aside = self.aside.saturating_sub(1);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(open) = self.cell.take() {
                    self.close(&open, name == "table:table-cell");
                }
            }
            "table:table-row" => {
                if self.row.is_multiple_of(PAUSE) && (watch.cancelled)() {
                    return Err(Unreadable::Cancelled);
                }
                self.close_row()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, open: &Open, stands: bool) {
        let number = |name: &str| count(open.said(name).map(str::to_owned));
        let repeated = number("table:number-columns-repeated");
        let (wide, high) =
            (number("table:number-columns-spanned"), number("table:number-rows-spanned"));
        if let Some(cell) = value(open).filter(|_| stands) {
            // One more than is taken in is enough to be told of.
            let most = u32::from(self.limits.columns) + 1;
            let times = repeated.min(most.saturating_sub(self.column));
            self.cells.extend((0..times).map(|more| (self.column + more, cell.clone())));
        }
        let joined = spot(self.row, self.column)
            .zip(spot(self.row.saturating_add(high - 1), self.column.saturating_add(wide - 1)));
        if let Some((first, last)) = joined.filter(|_| wide > 1 || high > 1) {
            self.grid.merge(Merged { first, last });
        }
        self.column = self.column.saturating_add(repeated);
    }

    fn close_row(&mut self) -> Result<(), Unreadable> {
        let first = self.row;
        self.row = self.row.saturating_add(self.repeated);
        if self.cells.is_empty() {
            return Ok(());
        }
        for number in first..self.row {
            for (column, cell) in &self.cells {
                self.grid.put(number, *column, cell.clone())?;
            }
        }
        Ok(())
    }
}

fn spot(row: u32, column: u32) -> Option<Spot> {
    Some(Spot { row, column: u16::try_from(column).ok()? })
}

fn count(said: Option<String>) -> u32 {
    said.and_then(|said| said.trim().parse().ok()).unwrap_or(1).max(1)
}

fn value(open: &Open) -> Option<Cell> {
    let said = |name: &str| open.said(name);
    if said("calcext:value-type") == Some("error") {
        return Some(Cell::Error(open.text.trim().into()));
    }
    match said("office:value-type") {
        Some("float" | "percentage" | "currency") => {
            let number = said("office:value").and_then(|value| value.trim().parse().ok());
            number.map(Cell::Number).or_else(|| text(&open.text))
        }
        Some("date") => said("office:date-value").and_then(iso_day),
        Some("boolean") => said("office:boolean-value").map(|flag| Cell::Flag(flag == "true")),
        Some("string") if open.paragraphs == 0 => text(said("office:string-value")?),
        _ => text(&open.text),
    }
}
