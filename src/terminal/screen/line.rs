//! A line of cells as a terminal keeps it, so that what is equal here looks equal there. Knows no
//! sequence.

use ratatui::buffer::{Buffer, Cell, CellWidth};

use super::pen::Pen;

/// What stands behind a wide letter: no letter of its own.
pub const COVERED: &str = "";

/// Line `y` as a terminal keeps it: blanks without what cannot be seen on them, nothing behind wide
/// letters, no letter that would not fit, no control character that a terminal would obey.
pub fn line(wanted: &Buffer, y: u16) -> Vec<Cell> {
    let width = usize::from(wanted.area.width);
    let mut line = vec![Cell::EMPTY; width];
    let mut x = 0;
    while x < width {
        let cell = &wanted.content[wanted.index_of(0, y) + x];
        let taken = usize::from(cell.cell_width());
        let plain = !cell.symbol().contains(char::is_control);
        let fits = plain && taken > 0 && x + taken <= width;
        let symbol = if fits { cell.symbol() } else { " " };
        line[x].set_symbol(symbol);
        let pen = Pen::of(cell);
        if symbol == " " { pen.on_blank() } else { pen }.dress(&mut line[x]);
        let behind = if fits { taken } else { 1 };
        for covered in &mut line[x + 1..x + behind] {
            covered.set_symbol(COVERED);
        }
        x += behind;
    }
    line
}

/// Whether erasing leaves just this behind.
pub fn erased(cell: &Cell) -> bool {
    cell.symbol() == " " && Pen::of(cell).erases()
}

/// Whether all terminals agree on the width of `symbol`: on clusters of several characters they do not.
pub fn certain(symbol: &str) -> bool {
    symbol.chars().count() == 1
}
