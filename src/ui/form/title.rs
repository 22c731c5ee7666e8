//! What a form is called, and whether it is saved. Knows no field.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::draw::put;
use super::{Form, Subject};
use crate::layer::Desk;
use crate::model::{Kind, Link, Names};
use crate::text::{Label, Message, many};
use crate::ui::theme;

impl Form {
    /// Draws the title over the fields.
    pub(super) fn draw_title(&self, desk: &Desk, buffer: &mut Buffer, area: Rect) {
        let title = self.title(desk);
        let changed = desk.say(Label::new("chưa lưu", "not saved"));
        let room = area
            .width
            .saturating_sub(u16::try_from(changed.width()).unwrap_or(u16::MAX).saturating_add(2));
        let title = title.in_lang(desk.lang);
        let end = put(buffer, area.x, area.y, title, room, theme::strong(desk), desk);
        if self.is_changed() {
            let room = area.right().saturating_sub(end + 2);
            buffer.set_stringn(end + 2, area.y, changed, room.into(), theme::plain());
        }
    }

    fn title(&self, desk: &Desk) -> Message {
        match &self.subject {
            Subject::Record { .. } if !self.settles.is_empty() => {
                let count = self.settles.len();
                Message::new(
                    format!("Quyết định cho {count} đề nghị"),
                    format!("Decision on {}", many(count, "nomination")),
                )
            }
            Subject::Record { id: None, before, .. } => {
                let kind = before.kind().title();
                Message::new(format!("Thêm {}", kind.vi), format!("New {}", kind.en))
            }
            Subject::Record { before, .. } => {
                let kind = before.kind().title();
                let code = before.code();
                Message::new(format!("Sửa {} {code}", kind.vi), format!("Edit {} {code}", kind.en))
            }
            Subject::Reorganise(asked) => {
                let unit = asked.unit.map(|id| Link::new(Kind::Unit, id));
                let about = unit.and_then(|link| desk.names().title(link));
                asked.says(&about.unwrap_or_default())
            }
            Subject::Act { about, entered, .. } => entered.title(about),
        }
    }
}
