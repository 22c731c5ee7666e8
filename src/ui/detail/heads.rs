//! The title of a record being read: its code, and the tabs that there are. Knows no line of the text.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Detail, Tab};
use crate::command::Command;
use crate::layer::{Desk, Under};
use crate::text::Label;
use crate::ui::{glyph, table, theme};

impl Detail {
    /// The title: code and tabs.
    pub(super) fn title(&self, desk: &Desk) -> Line<'static> {
        self.heads(desk).into_iter().map(|(_, span)| span).collect()
    }

    /// The pieces of the title, and the tab that each stands for.
    fn heads(&self, desk: &Desk) -> Vec<(Option<Tab>, Span<'static>)> {
        let tab = |tab: Tab, label: Label| {
            let style = if tab == self.tab() { theme::strong(desk) } else { theme::dim(desk) };
            (Some(tab), Span::styled(desk.say(label), style))
        };
        let code = self.stored.as_ref().map(|stored| format!("{} ", stored.record.code()));
        let dot = || (None, Span::raw(format!(" {} ", glyph::DOT.on(desk))));
        let mut heads = vec![
            (None, Span::styled(code.unwrap_or_default(), theme::strong(desk))),
            tab(Tab::Record, Label::new("Chi tiết", "Detail")),
        ];
        if self.is_judged() {
            heads.extend([dot(), tab(Tab::Judged, Label::new("Điều kiện", "Eligibility"))]);
        }
        heads.extend([dot(), tab(Tab::History, Label::new("Lịch sử", "History"))]);
        heads
    }

    /// What stands at a place of `area`, which it is drawn into: its text, or a tab that is not read yet.
    pub fn under(&self, at: Position, area: Rect, desk: &Desk) -> Under {
        let heads = self.heads(desk);
        let found = table::piece(heads.iter().map(|(_, span)| span.width()), at, area);
        match found.and_then(|index| heads[index].0) {
            Some(tab) if tab != self.tab() => Under::Way(Command::NextTab),
            _ => Under::Text,
        }
    }
}
