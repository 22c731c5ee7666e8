//! A ratatui backend over any writer, which says as little as it can. Knows its own size, cursor and
//! content and never asks a terminal for them.

mod line;
mod pen;
mod travel;

use std::io::{self, Write};
use std::ops::Range;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{self, Position, Rect};

use crate::event::Size;

use line::{COVERED, certain, erased, line};
use pen::Pen;
use travel::travel;

/// Sizes come from outside: no screen is smaller than one cell or larger than this.
const LARGEST: Size = Size { width: 1000, height: 500 };

/// Blanks at the end of a line that are worth erasing with one sequence.
const WORTH_ERASING: usize = 4;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// A screen at the other end of `out`.
///
/// It keeps what shall be shown and what is shown; [`Backend::flush`] writes the difference in one
/// piece, and nothing where there is none.
pub struct Screen<W: Write> {
    out: W,
    wanted: Buffer,
    shown: Buffer,
    /// Rows of `wanted` that were written to since the last flush.
    touched: Vec<bool>,
    /// The terminal's content is unknown: erase it first.
    unknown: bool,
    /// Only the cursor's line is written for now.
    echoes: bool,
    pen: Pen,
    /// Where the terminal's cursor is; a column equal to the width is a wrap that has not happened.
    at: Option<Position>,
    cursor: Cursor,
    bytes: Vec<u8>,
}

/// The cursor as it is wanted, and whether the terminal shows it.
struct Cursor {
    place: Position,
    wanted: bool,
    shown: Option<bool>,
}

impl<W: Write> Screen<W> {
    /// A screen of `size` at the other end of `out`; its content is not known and will be erased.
    pub fn new(out: W, size: Size) -> Self {
        let mut screen = Self {
            out,
            wanted: Buffer::empty(Rect::ZERO),
            shown: Buffer::empty(Rect::ZERO),
            touched: Vec::new(),
            unknown: true,
            echoes: false,
            pen: Pen::default(),
            at: None,
            cursor: Cursor { place: Position::ORIGIN, wanted: false, shown: None },
            bytes: Vec::new(),
        };
        screen.resize(size);
        screen
    }

    /// The screen has this size from now on, or the nearest within reason, which is returned. The next
    /// flush erases it; ratatui's `Terminal` has to be cleared, too, to draw everything.
    pub fn resize(&mut self, size: Size) -> Size {
        let width = size.width.clamp(1, LARGEST.width);
        let height = size.height.clamp(1, LARGEST.height);
        self.wanted = Buffer::empty(Rect::new(0, 0, width, height));
        self.cursor.place = self.inside(self.cursor.place);
        self.forget();
        Size { width, height }
    }

    /// The nearest cell within the screen.
    fn inside(&self, Position { x, y }: Position) -> Position {
        let area = self.wanted.area;
        Position::new(x.min(area.width - 1), y.min(area.height - 1))
    }

    /// Somebody else wrote to the terminal: the next flush erases it and draws everything.
    pub fn forget(&mut self) {
        self.unknown = true;
        self.shown = Buffer::empty(self.wanted.area);
        self.touched = vec![true; usize::from(self.wanted.area.height)];
    }

    /// Whether the next flushes write the line of the cursor alone, as an echo of what is typed on it; what
    /// differs elsewhere goes out with the first flush that is none. A cursor that comes from another
    /// line brings everything with it.
    pub const fn echo(&mut self, only: bool) {
        self.echoes = only;
    }

    /// What the bytes go to.
    pub fn out(&mut self) -> &mut W {
        &mut self.out
    }

    /// Writes a sequence that neither draws nor moves the cursor.
    pub fn send(&mut self, sequence: &str) -> io::Result<()> {
        self.out.write_all(sequence.as_bytes())?;
        self.out.flush()
    }

    fn erase(&mut self) {
        self.bytes.extend_from_slice(b"\x1b[m\x1b[2J");
        self.pen = Pen::default();
        self.at = None;
        self.cursor.shown = None;
        self.unknown = false;
    }

    /// Writes what differs in line `y`.
    fn paint(&mut self, y: u16) {
        let new = line(&self.wanted, y);
        let start = self.shown.index_of(0, y);
        let old = self.shown.content[start..start + new.len()].to_vec();
        let blanks = new.iter().rev().take_while(|cell| erased(cell)).count();
        let text = new.len() - blanks;

        for x in (0..text).filter(|x| new[*x] != old[*x] && new[*x].symbol() != COVERED) {
            self.go(x, y, &new);
            self.put(&new[x]);
        }
        let stale = || (text..new.len()).filter(|x| new[*x] != old[*x]);
        if let (Some(first), Some(last)) = (stale().min(), stale().max()) {
            self.go(first, y, &new);
            if last + 1 - first < WORTH_ERASING {
                new[first..=last].iter().for_each(|cell| self.put(cell));
            } else {
                self.take(Pen::default());
                self.bytes.extend_from_slice(b"\x1b[K");
            }
        }
        self.shown.content[start..start + new.len()].clone_from_slice(&new);
    }

    /// Moves to column `x` of `line`, the content of line `y`: over letters that stay as they are by
    /// writing them again where that is shorter.
    fn go(&mut self, x: usize, y: u16, line: &[Cell]) {
        let way = travel(self.at, Position::new(column(x), y), self.wanted.area.width);
        if let Some(at) = self.at.filter(|at| at.y == y && usize::from(at.x) < x) {
            let gap = &line[usize::from(at.x)..x];
            let again: String = gap.iter().map(Cell::symbol).collect();
            if again.len() <= way.len() && gap.iter().all(|cell| self.writes(cell)) {
                self.bytes.extend_from_slice(again.as_bytes());
                self.at = Some(Position::new(column(x), y));
                return;
            }
        }
        self.bytes.extend_from_slice(way.as_bytes());
        self.at = Some(Position::new(column(x), y));
    }

    /// Whether the pen as it is writes `cell`, and the cursor is certain afterwards.
    fn writes(&self, cell: &Cell) -> bool {
        let pen = if cell.symbol() == " " { self.pen.on_blank() } else { self.pen };
        pen == Pen::of(cell) && certain(cell.symbol())
    }

    fn take(&mut self, pen: Pen) {
        self.bytes.extend_from_slice(self.pen.change(pen).as_bytes());
        self.pen = pen;
    }

    fn put(&mut self, cell: &Cell) {
        if !self.writes(cell) {
            self.take(Pen::of(cell));
        }
        self.bytes.extend_from_slice(cell.symbol().as_bytes());
        let width = cell.cell_width();
        self.at = self
            .at
            .filter(|_| certain(cell.symbol()))
            .map(|at| Position::new(at.x.saturating_add(width), at.y));
    }

    /// The lines that are written now.
    fn due(&self) -> Range<u16> {
        let Cursor { place, wanted, shown } = self.cursor;
        let stays = wanted && shown == Some(true) && self.at.is_some_and(|at| at.y == place.y);
        if self.echoes && stays && !self.unknown {
            place.y..place.y + 1
        } else {
            0..self.wanted.area.height
        }
    }

    fn point(&mut self) {
        let Cursor { place, wanted, shown } = self.cursor;
        if wanted && self.at != Some(place) {
            let way = travel(self.at, place, self.wanted.area.width);
            self.bytes.extend_from_slice(way.as_bytes());
            self.at = Some(place);
        }
        if shown != Some(wanted) {
            let sequence: &[u8] = if wanted { b"\x1b[?25h" } else { b"\x1b[?25l" };
            self.bytes.extend_from_slice(sequence);
            self.cursor.shown = Some(wanted);
        }
    }
}

fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            let behind = x.saturating_add(1)..x.saturating_add(cell.cell_width());
            for covered in behind {
                if let Some(covered) = self.wanted.cell_mut((covered, y)) {
                    covered.reset();
                }
            }
            if let Some(place) = self.wanted.cell_mut((x, y)) {
                *place = cell.clone();
                self.touched[usize::from(y)] = true;
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor.wanted = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor.wanted = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.place)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor.place = self.inside(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.wanted.reset();
        self.forget();
        Ok(())
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        let area = self.wanted.area;
        let cursor = self.wanted.index_of(self.cursor.place.x, self.cursor.place.y);
        let start = self.wanted.index_of(0, self.cursor.place.y);
        let end = start + usize::from(area.width);
        let region = match clear_type {
            ClearType::All => return self.clear(),
            ClearType::AfterCursor => cursor..self.wanted.content.len(),
            ClearType::BeforeCursor => 0..cursor + 1,
            ClearType::CurrentLine => start..end,
            ClearType::UntilNewLine => cursor..end,
        };
        self.wanted.content[region].iter_mut().for_each(Cell::reset);
        self.touched.fill(true);
        Ok(())
    }

    fn size(&self) -> io::Result<layout::Size> {
        Ok(self.wanted.area.as_size())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.wanted.area.as_size(), pixels: layout::Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.bytes.clear();
        self.bytes.extend_from_slice(BEGIN);
        if self.unknown {
            self.erase();
        }
        for y in self.due() {
            if std::mem::take(&mut self.touched[usize::from(y)]) {
                self.paint(y);
            }
        }
        let drawn = self.bytes.len() > BEGIN.len();
        self.point();
        if drawn {
            self.bytes.extend_from_slice(END);
        } else {
            self.bytes.drain(..BEGIN.len());
        }
        if self.bytes.is_empty() {
            return Ok(());
        }
        self.out.write_all(&self.bytes)?;
        self.out.flush()
    }
}
