//! What is said behind the name of a file: whether it is there. Looks up nothing itself.

use ratatui::text::Span;

use super::theme;
use crate::layer::Desk;
use crate::store::request::Presence;
use crate::text::Label;

/// Whether `reference` is there, by what was `found`; nothing where it was not looked up.
pub fn presence(
    reference: &str,
    found: &[(String, Presence)],
    desk: &Desk,
) -> Option<Span<'static>> {
    let (_, presence) = found.iter().find(|(named, _)| named == reference)?;
    let (label, style) = match presence {
        Presence::There => (Label::new("  có tệp", "  is there"), theme::good(desk)),
        Presence::Absent => (Label::new("  KHÔNG có tệp này", "  NOT there"), theme::fault(desk)),
        Presence::Unknown => {
            (Label::new("  chưa rõ có hay không", "  not known"), theme::dim(desk))
        }
    };
    Some(Span::styled(desk.say(label), style))
}
