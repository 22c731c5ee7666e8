//! The export box drawn: a line for each thing asked, what a path may go on to, how far the work has come.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::{ASKED, Asked, Exporting};
use crate::layer::Desk;
use crate::store::request::job::Format;
use crate::text::{Label, Message};
use crate::ui::{asking, table, theme};

/// Lines for what a path may go on to.
const FOUND: u16 = 3;

impl Exporting {
    /// Draws the box over the lower part of `body`.
    pub(super) fn draw(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let lines = u16::try_from(ASKED.len()).unwrap_or_default();
        let height = (lines + FOUND + 2).min(body.height);
        let area = Rect { y: body.bottom() - height, height, ..body };
        frame.render_widget(Clear, area);
        let what = desk.say(self.shown.query.kind.list_title());
        let title = Message::new(format!("Xuất ra tệp: {what}"), format!("Export: {what}"));
        let title =
            Line::from(Span::styled(title.in_lang(desk.lang).to_owned(), theme::strong(desk)));
        let rows = table::titled(title, true, desk, frame, area);
        for (row, (index, asked)) in (0..rows.height).zip(ASKED.into_iter().enumerate()) {
            let at = Rect { y: rows.y + row, height: 1, ..rows };
            self.line(index == self.at && self.job.is_none(), asked, desk, frame, at);
        }
        let below = Rect { y: rows.y + lines, height: rows.height.saturating_sub(lines), ..rows };
        if self.job.is_some() {
            let says = Message::new(
                format!("Đang ghi: {}%", self.done),
                format!("Writing: {}%", self.done),
            );
            let line = Line::styled(says.in_lang(desk.lang).to_owned(), theme::accent(desk));
            let place = Rect { height: 1.min(below.height), ..below };
            frame.render_widget(line, asking::answer(place));
        } else if self.asked() == Asked::File {
            self.path.view_found(desk, frame, asking::answer(below));
        }
    }

    fn line(&self, here: bool, asked: Asked, desk: &Desk, frame: &mut Frame, at: Rect) {
        let name = match asked {
            Asked::Format => Label::new("Định dạng", "Format"),
            Asked::Rows => Label::new("Dòng", "Rows"),
            Asked::Columns => Label::new("Cột", "Columns"),
            Asked::File => Label::new("Tệp", "File"),
        };
        asking::name(here, desk.say(name), desk, frame, at);
        if asked == Asked::File {
            return self.path.view(here, frame, asking::answer(at));
        }
        let says = self.says(asked);
        asking::choice(here, says.in_lang(desk.lang), desk, frame, at);
    }

    fn says(&self, asked: Asked) -> Message {
        let both = |text: &str| Message::new(text, text);
        match asked {
            Asked::Format => match self.format() {
                Format::Xlsx => both("Excel (XLSX)"),
                Format::Csv { bom: true } => Message::new(
                    "CSV cho Excel (có dấu UTF-8)",
                    "CSV for Excel (with the UTF-8 mark)",
                ),
                Format::Csv { bom: false } => Message::new("CSV", "CSV"),
                Format::Json => both("JSON"),
            },
            Asked::Rows => {
                let rows = self.rows();
                if self.only_marked {
                    Message::new(format!("{rows} dòng đã đánh dấu"), format!("the {rows} marked"))
                } else {
                    Message::new(
                        format!("cả danh sách đang xem: {rows} dòng"),
                        format!("the whole list as filtered: {rows} rows"),
                    )
                }
            }
            Asked::Columns => {
                let count = self.columns().len();
                if self.every_column {
                    Message::new(format!("mọi cột: {count}"), format!("every column: {count}"))
                } else {
                    Message::new(
                        format!("các cột đang hiện: {count}"),
                        format!("the columns shown: {count}"),
                    )
                }
            }
            Asked::File => both(self.path.text()),
        }
    }
}
