//! The rows and columns of the rates and of the quotas as text. Knows no lines below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Shown, whose_title};
use crate::layer::Desk;
use crate::model::show::show_count;
use crate::model::{Kind, Link, Names};
use crate::report::quotas::Left;
use crate::report::rates::Row;
use crate::report::share::{Share, UNKNOWN};
use crate::store::request::{Class, TALLIED_YEARS, Whose};
use crate::text::Label;
use crate::text::width::{display_width, fit, pad};
use crate::ui::bar::{bar, sparkline};
use crate::ui::lines::Lines;
use crate::ui::{glyph, theme};

/// How a column is laid out.
pub(in crate::panes) struct Column {
    head: String,
    /// In cells; the first column has what the others leave.
    width: usize,
    right: bool,
}

/// A table of text, laid out for one width.
pub struct Table {
    columns: Vec<Column>,
    /// The cells of each row, one for each column.
    pub rows: Vec<Vec<String>>,
}

/// The marker, a space before the rows.
const GUTTER: usize = 2;

impl Table {
    /// The rates of a class, or the quotas, in `width` cells.
    pub(super) fn of(class: Option<Class>, shown: &Shown, width: u16, desk: &Desk) -> Self {
        match class {
            Some(class) => rates(class, shown, width, desk),
            None => quotas(shown, width, desk),
        }
    }

    /// Draws heads and rows below the first line of `body`, where `height` rows have room; the line after the gap
    /// below them.
    pub fn draw(
        &self,
        at: &Lines,
        height: usize,
        desk: &Desk,
        frame: &mut Frame,
        body: Rect,
    ) -> u16 {
        let line = |row: u16| Rect { y: body.y + row, height: 1, ..body };
        let heads = format!("  {}", self.heads());
        frame.render_widget(Line::styled(heads, theme::dim(desk)), line(1));
        let mut below = 2;
        for index in (at.top..self.rows.len()).take(height) {
            let cursor = if index == at.cursor { glyph::CURSOR.on(desk) } else { " " };
            let spans = vec![
                Span::styled(cursor, theme::accent(desk)),
                Span::raw(format!(" {}", self.line(index))),
            ];
            frame.render_widget(Line::from(spans), line(below));
            below += 1;
        }
        below + 1
    }

    /// The heads of the columns on one line.
    fn heads(&self) -> String {
        self.laid_out(self.columns.iter().map(|column| column.head.as_str()))
    }

    /// A row on one line.
    fn line(&self, row: usize) -> String {
        self.rows
            .get(row)
            .map_or_else(String::new, |row| self.laid_out(row.iter().map(String::as_str)))
    }

    /// Heads and rows with their cells set apart by tabs.
    pub fn tabbed(&self) -> String {
        let heads = self.columns.iter().map(|column| column.head.clone()).collect();
        let rows = std::iter::once(&heads).chain(&self.rows);
        let trimmed = |row: &Vec<String>| {
            row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>().join("\t")
        };
        rows.map(trimmed).collect::<Vec<_>>().join("\n")
    }

    fn laid_out<'a>(&self, cells: impl Iterator<Item = &'a str>) -> String {
        let laid = self.columns.iter().zip(cells).map(|(column, cell)| {
            if !column.right {
                return pad(cell, column.width);
            }
            let cell = fit(cell, column.width);
            format!("{}{cell}", " ".repeat(column.width - display_width(&cell)))
        });
        laid.collect::<Vec<_>>().join(" ").trim_end().to_owned()
    }

    /// These rows under these columns; each column with the narrowest width that has room for it.
    pub(in crate::panes) fn new(
        width: u16,
        columns: Vec<(u16, Column)>,
        cells: &[Vec<String>],
    ) -> Self {
        let keeps: Vec<bool> = columns.iter().map(|(from, _)| *from <= width).collect();
        let kept = |row: &Vec<String>| {
            let cells = row.iter().zip(&keeps).filter(|(_, keeps)| **keeps);
            cells.map(|(cell, _)| cell.clone()).collect()
        };
        let rows = cells.iter().map(kept).collect();
        let mut columns: Vec<Column> = columns
            .into_iter()
            .filter(|(from, _)| *from <= width)
            .map(|(_, column)| column)
            .collect();
        let taken: usize = columns.iter().skip(1).map(|column| column.width + 1).sum();
        if let Some(first) = columns.first_mut() {
            first.width = usize::from(width).saturating_sub(GUTTER + taken).min(60);
        }
        Self { columns, rows }
    }
}

/// A column of numbers.
pub(in crate::panes) fn column(head: impl Into<String>, width: usize) -> Column {
    Column { head: head.into(), width, right: true }
}

/// A column of text.
pub(in crate::panes) fn left(head: impl Into<String>, width: usize) -> Column {
    Column { head: head.into(), width, right: false }
}

/// A count, or `?` where it is not known.
fn count(count: Option<u32>, desk: &Desk) -> String {
    count.map_or_else(|| "?".to_owned(), |count| show_count(count.into(), desk.lang))
}

fn title(whose: Whose, desk: &Desk) -> String {
    let title = whose_title(whose, desk);
    if matches!(whose, Whose::Member(_)) {
        return title;
    }
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn rates(class: Class, shown: &Shown, width: u16, desk: &Desk) -> Table {
    let say = |vi, en| desk.say(Label::new(vi, en)).to_owned();
    let cells = if width >= 130 { 24 } else { 10 };
    let year = shown.rates.year;
    let first = year - i16::try_from(TALLIED_YEARS - 1).unwrap_or_default();
    let (who, base) = match class {
        Class::Collectives => (say("Tập thể", "Units"), say("Trực thuộc", "Below")),
        Class::Leaders => (say("Người", "People"), say("Lãnh đạo", "Leaders")),
        Class::Others => (say("Người", "People"), say("Còn lại", "Others")),
        Class::Persons | Class::All => (say("Người", "People"), say("Số người", "Staff")),
    };
    let mean = format!("{} {}", glyph::WALL.on(desk), say("cả Khối", "bloc"));
    let columns = vec![
        (0, left(say("Đơn vị", "Unit"), 0)),
        (0, column(who, 7)),
        (0, column(base, 10)),
        (0, column(say("Tỷ lệ", "Rate"), 8)),
        (if desk.plain { u16::MAX } else { 72 }, left(mean, cells)),
        (0, column((year - 1).to_string(), 8)),
        (100, column(say("Đề nghị", "Nominations"), 11)),
        (100, column(say("Đã khen", "Decided"), 7)),
        (120, column(say("Đã khen %", "Decided %"), 9)),
        (120, column(say("Số ngày", "Days"), 7)),
        (
            60,
            left(
                format!("{first}-{year}"),
                if desk.plain { 3 * TALLIED_YEARS } else { TALLIED_YEARS },
            ),
        ),
    ];
    let bloc = shown.rates.bloc().map(|row| row.rate);
    let most = shown.rates.rows.iter().filter_map(|row| row.rate.hundredths()).max().unwrap_or(1);
    let row = |row: &Row| {
        let mark = bloc.filter(|_| row.whose != Whose::Bloc);
        let mark = mark.and_then(|rate| rate.eighths(most, cells));
        let filled = row.rate.eighths(most, cells);
        let drawn = filled.map(|filled| bar(filled, mark, cells, desk));
        vec![
            title(row.whose, desk),
            show_count(row.count.nominees.into(), desk.lang),
            count(row.base.count(), desk),
            row.rate.says(desk.lang),
            drawn.unwrap_or_default(),
            row.before.says(desk.lang),
            show_count(row.count.proposed.into(), desk.lang),
            show_count(row.count.decided.into(), desk.lang),
            row.decided.says(desk.lang),
            row.days
                .median
                .map_or_else(|| "?".to_owned(), |days| show_count(days.into(), desk.lang)),
            sparkline(&row.years, desk),
        ]
    };
    let rows: Vec<Vec<String>> = shown.rates.rows.iter().map(row).collect();
    Table::new(width, columns, &rows)
}

fn quotas(shown: &Shown, width: u16, desk: &Desk) -> Table {
    let say = |vi, en| desk.say(Label::new(vi, en)).to_owned();
    let cells = if width >= 130 { 24 } else { 10 };
    let columns = vec![
        (0, left(say("Đơn vị", "Unit"), 0)),
        (0, left(say("Khen", "Award"), 9)),
        (110, left(say("Danh hiệu, hình thức", "Title or form"), 34)),
        (72, column(say("Tỷ lệ", "Share"), 8)),
        (0, column(say("Chỉ tiêu", "Quota"), 8)),
        (0, column(say("Đã dùng", "Used"), 7)),
        (0, column(say("Còn lại", "Left"), 8)),
        (72, left("", cells)),
    ];
    let row = |quota: &Left| {
        let link = Link::new(Kind::Award, quota.award);
        let used = Share::new(quota.used.into(), quota.allowed.ok().map(u64::from));
        let filled = used.eighths(10_000, cells);
        let unknown = || desk.say(UNKNOWN).to_owned();
        vec![
            title(quota.whose, desk),
            crate::panes::awarded::short(quota.award, desk),
            desk.names().title(link).unwrap_or_default(),
            quota.ratio.map(|ratio| ratio.to_string()).unwrap_or_default(),
            count(quota.allowed.ok(), desk),
            show_count(quota.used.into(), desk.lang),
            quota.left().map_or_else(unknown, |left| show_count(left, desk.lang)),
            filled.map(|filled| bar(filled, None, cells, desk)).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = shown.quotas.iter().map(row).collect();
    Table::new(width, columns, &rows)
}
