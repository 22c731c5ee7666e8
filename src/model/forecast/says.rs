//! What a forecast rests on, in words. Knows not how it was found.

use super::{Skipped, Why};
use crate::model::id::Link;
use crate::model::kind::Kind;
use crate::model::show::{Names, show_date};
use crate::text::{Lang, Message};

impl Why {
    /// What the screen says.
    pub fn says(&self) -> Message {
        match self {
            Self::Recorded => Message::new("đã ghi nhận", "recorded"),
            Self::ByHand(reason) => {
                Message::new(format!("đặt bằng tay: {reason}"), format!("set by hand: {reason}"))
            }
            Self::Deputy => Message::new("Phó Trưởng Khối năm trước", "deputy the year before"),
            Self::Rotation(None) => Message::new(
                "luân phiên: chưa ghi nhận lần nào làm Trưởng Khối",
                "rotation: no turn of it is recorded",
            ),
            Self::Rotation(Some(year)) => Message::new(
                format!("luân phiên: chờ lâu nhất, từ năm {year}"),
                format!("rotation: has waited longest, since {year}"),
            ),
            Self::Unknown => Message::new(
                "chưa rõ Trưởng Khối năm trước",
                "who holds the chair the year before is not known",
            ),
            Self::Nobody => Message::new(
                "không còn thành viên nào khác để luân phiên",
                "there is no other member that it could go to",
            ),
        }
    }

    /// Its name for programs; never changes.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::ByHand(_) => "by_hand",
            Self::Deputy => "deputy",
            Self::Rotation(_) => "rotation",
            Self::Unknown => "unknown",
            Self::Nobody => "nobody",
        }
    }
}

impl Skipped {
    /// Which unit is passed over, since when it is a member no more, and who takes its place.
    pub fn says(&self, names: &dyn Names) -> String {
        let lang = names.lang();
        let name = |id| names.title(Link::new(Kind::Unit, id)).unwrap_or_default();
        let unit = name(self.unit);
        let since = self.until.and_then(|day| day.tomorrow().ok());
        let since = match (since.map(|day| show_date(day, lang)), lang) {
            (Some(day), Lang::Vi) => format!(" từ {day}"),
            (Some(day), Lang::En) => format!(" since {day}"),
            (None, _) => String::new(),
        };
        let how = match (self.ceased, lang) {
            (true, Lang::Vi) => format!("đã kết thúc hoạt động{since}"),
            (true, Lang::En) => format!("does not exist{since}"),
            (false, Lang::Vi) => format!("không còn trong khối{since}"),
            (false, Lang::En) => format!("is not in the bloc{since}"),
        };
        match (self.successor.map(name), lang) {
            (Some(other), Lang::Vi) => format!("{unit} {how}; {other} thay chỗ"),
            (Some(other), Lang::En) => format!("{unit} {how}; {other} takes its place"),
            (None, _) => format!("{unit} {how}"),
        }
    }
}
