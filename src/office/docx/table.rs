//! Tables of a page: with rules for rows, without for what stands side by side. Knows no text of its own.

use docx_rs::{
    AlignmentType, LineSpacing, Paragraph, Run, TableAlignmentType, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::typeset::cell;
use super::{Typesetter, text_width};
use crate::report::paper::{Column, Row};

/// The size of text in tables, in half points.
const SMALL: usize = 24;

/// Lines side by side, without rules.
pub(super) fn sides(halves: [(usize, Vec<Paragraph>); 2]) -> docx_rs::Table {
    let grid = halves.iter().map(|(width, _)| *width).collect();
    let cells = halves.map(|(width, lines)| cell(width, lines).clear_all_border());
    docx_rs::Table::without_borders(vec![TableRow::new(cells.to_vec())])
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .set_grid(grid)
        .layout(TableLayoutType::Fixed)
        .width(text_width(), WidthType::Dxa)
        .align(TableAlignmentType::Center)
}

/// Lets the first row of each table stand on every page that it reaches.
///
/// docx-rs has no word for it: only these rows are kept from splitting, and so are found by that.
pub(super) fn repeat_headings(document: Vec<u8>) -> Vec<u8> {
    const WHOLE: &str = "<w:cantSplit />";
    match String::from_utf8(document) {
        Ok(xml) => xml.replace(WHOLE, "<w:cantSplit /><w:tblHeader />").into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

impl Typesetter {
    /// A table of rows with its heading.
    pub(super) fn table(&self, columns: &[Column], rows: &[Row]) -> docx_rs::Table {
        let shares: usize = columns.iter().map(|column| column.share).sum();
        let width = |column: &Column| text_width() * column.share / shares.max(1);
        let grid: Vec<usize> = columns.iter().map(width).collect();
        let head = columns.iter().zip(&grid).map(|(column, width)| {
            let run = Run::new().add_text(self.say(column.head)).size(SMALL).bold();
            cell(*width, vec![tight(run, AlignmentType::Center)]).vertical_align(VAlignType::Center)
        });
        let mut all = vec![TableRow::new(head.collect()).cant_split()];
        for row in rows {
            self.rows(row, columns, &grid, &mut all);
        }
        docx_rs::Table::new(all)
            .margins(TableCellMargins::new().margin(0, 60, 0, 60))
            .set_grid(grid)
            .layout(TableLayoutType::Fixed)
            .width(text_width(), WidthType::Dxa)
            .align(TableAlignmentType::Center)
    }

    fn rows(&self, row: &Row, columns: &[Column], grid: &[usize], all: &mut Vec<TableRow>) {
        let mut cells = self.cells(row);
        if let (Some(name), Some(cell)) = (row.each, cells.first_mut()) {
            cell.insert_str(0, &format!("{{{{#{name}}}}}"));
        }
        let ends = row.inner.is_empty();
        if let (Some(name), Some(cell)) = (row.each.filter(|_| ends), cells.last_mut()) {
            cell.extend(["{{/", name, "}}"]);
        }
        all.push(row_of(row, columns, grid, &cells));
        for inner in row.inner {
            self.rows(inner, columns, grid, all);
        }
        // What repeats with rows inside ends in a row of its own, which the filler takes away.
        if let Some(name) = row.each.filter(|_| !ends) {
            let mut cells = vec![String::new(); columns.len()];
            if let Some(cell) = cells.first_mut() {
                *cell = format!("{{{{/{name}}}}}");
            }
            all.push(row_of(row, columns, grid, &cells));
        }
    }

    fn cells(&self, row: &Row) -> Vec<String> {
        row.cells.iter().map(|label| self.say(*label).to_owned()).collect()
    }
}

/// A row with these texts in its cells.
fn row_of(row: &Row, columns: &[Column], grid: &[usize], cells: &[String]) -> TableRow {
    let of = |((text, column), width): ((&String, &Column), &usize)| -> TableCell {
        let run = Run::new().add_text(text).size(SMALL);
        let run = if row.strong { run.bold() } else { run };
        let align = if column.right { AlignmentType::Center } else { AlignmentType::Left };
        cell(*width, vec![tight(run, align)])
    };
    TableRow::new(cells.iter().zip(columns).zip(grid).map(of).collect())
}

fn tight(run: Run, align: AlignmentType) -> Paragraph {
    Paragraph::new().add_run(run).align(align).line_spacing(LineSpacing::new().before(40).after(40))
}
