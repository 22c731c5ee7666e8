//! Sentences for what is missing.

use crate::law::answer::Missing;
use crate::law::rules::Rules;
use crate::model::{Kind, Link};
use crate::text::{Message, many};

impl Missing {
    /// The record that would have to be completed or judged, where there is one already.
    pub const fn link(&self) -> Option<Link> {
        match self {
            Self::Pending { nomination, .. }
            | Self::ClockDate { nomination, .. }
            | Self::Prepared { nomination, .. }
            | Self::SameAchievement { nomination, .. } => {
                Some(Link::new(Kind::Nomination, *nomination))
            }
            Self::Level { link }
            | Self::Until { link }
            | Self::Chair { link }
            | Self::Secret { link }
            | Self::Counts { link }
            | Self::Settled { link }
            | Self::Predecessor { unit: link, .. }
            | Self::Successor { unit: link } => Some(*link),
            _ => None,
        }
    }

    /// What it says.
    pub fn says(&self, rules: &Rules) -> Message {
        match self {
            Self::Decision { .. }
            | Self::Pending { .. }
            | Self::Earlier { .. }
            | Self::ClockDate { .. }
            | Self::Holders { .. }
            | Self::Peers { .. }
            | Self::Prepared { .. }
            | Self::SameAchievement { .. } => self.says_of_awards(rules),
            Self::Rating { .. }
            | Self::Initiatives { .. }
            | Self::Staff { .. }
            | Self::Finished { .. }
            | Self::Disciplined { .. }
            | Self::Rank { .. }
            | Self::Predecessor { .. } => self.says_of_years(),
            _ => self.says_plainly(),
        }
    }

    fn says_of_awards(&self, rules: &Rules) -> Message {
        match self {
            Self::Decision { award, year } => {
                let code = rules.code(*award);
                Message::new(
                    format!("chưa rõ có {code} năm {year} hay không"),
                    format!("not known whether {code} was given for {year}"),
                )
            }
            Self::Pending { award, year, .. } => {
                let code = rules.code(*award);
                Message::new(
                    format!("{code} năm {year} chưa có quyết định"),
                    format!("{code} for {year} is not decided yet"),
                )
            }
            Self::Earlier { award, until } => {
                let code = rules.code(*award);
                Message::new(
                    format!("chưa rõ đã có {code} từ năm {until} trở về trước hay không"),
                    format!("not known whether {code} was held in {until} or before"),
                )
            }
            Self::ClockDate { award, year, .. } => {
                let code = rules.code(*award);
                Message::new(
                    format!("thiếu kỳ thành tích hoặc ngày của quyết định {code} năm {year}"),
                    format!("the decision on {code} of {year} has neither period nor date"),
                )
            }
            Self::Holders { award, year } => {
                let code = rules.code(*award);
                Message::new(
                    format!("chưa rõ đủ số cá nhân đạt {code} năm {year}"),
                    format!("not known how many in all hold {code} of {year}"),
                )
            }
            Self::Peers { award, year } => {
                let code = rules.code(*award);
                Message::new(
                    format!("chưa rõ số đạt {code} năm {year} để tính tỷ lệ"),
                    format!("not known how many hold {code} of {year}, which the cap is of"),
                )
            }
            Self::Prepared { award, .. } => {
                let code = rules.code(*award);
                Message::new(
                    format!("đang chuẩn bị đề nghị {code} cùng cấp: chọn một"),
                    format!("{code} of the same level is being prepared: choose one"),
                )
            }
            Self::SameAchievement { award, .. } => {
                let code = rules.code(*award);
                Message::new(
                    format!("xem {code} đã tặng có cùng thành tích hay không"),
                    format!("judge whether {code} was given for the same achievement"),
                )
            }
            _ => Message::new("", ""),
        }
    }

    fn says_of_years(&self) -> Message {
        match self {
            Self::Rating { year } => {
                Message::new(format!("thiếu xếp loại năm {year}"), format!("no rating of {year}"))
            }
            Self::Initiatives { more, scope, from, until } => {
                let label = scope.label();
                let (vi, en) = match from {
                    Some(from) if from == until => (format!("năm {until}"), format!("of {until}")),
                    Some(from) => (format!("trong {from}–{until}"), format!("of {from}–{until}")),
                    None => (format!("đến năm {until}"), format!("up to {until}")),
                };
                Message::new(
                    format!("thiếu {more} sáng kiến được công nhận {vi}, phạm vi {}", label.vi),
                    format!(
                        "{} {en} lacking, scope: {}",
                        many(*more, "recognised initiative"),
                        label.en
                    ),
                )
            }
            Self::Staff { year } => {
                Message::new(format!("thiếu số người năm {year}"), format!("no staff of {year}"))
            }
            Self::Finished { year } => Message::new(
                format!("chưa rõ bao nhiêu cá nhân hoàn thành nhiệm vụ năm {year}"),
                format!("not known how many finished their tasks in {year}"),
            ),
            Self::Disciplined { year } => Message::new(
                format!("chưa rõ năm {year} có ai bị kỷ luật từ cảnh cáo trở lên hay không"),
                format!("not known whether anybody was disciplined from a warning up in {year}"),
            ),
            Self::Rank { year } => Message::new(
                format!("chưa rõ xếp thứ mấy trong khối năm {year}"),
                format!("the place in the bloc of {year} is not known"),
            ),
            Self::Predecessor { year, .. } => Message::new(
                format!("năm {year} thuộc tổ chức trước: có tính hay không?"),
                format!("{year} belongs to the body before: judge whether it counts"),
            ),
            _ => Message::new("", ""),
        }
    }

    fn says_plainly(&self) -> Message {
        let (vi, en) = match self {
            Self::Recruited => ("thiếu ngày tuyển dụng", "no date of recruitment"),
            Self::Level { .. } => {
                ("thiếu mức kỷ luật của vụ việc", "the case does not say which discipline")
            }
            Self::Until { .. } => (
                "thiếu ngày hết hiệu lực của kỷ luật",
                "the discipline does not say until when it is in force",
            ),
            Self::Ballot => ("chưa có kết quả bỏ phiếu", "no ballot yet"),
            Self::Chair { .. } => (
                "chưa rõ Chủ tịch Hội đồng có tán thành hay không",
                "not known whether the chair voted in favour",
            ),
            Self::Secret { .. } => {
                ("chưa rõ có bỏ phiếu kín hay không", "not known whether the ballot was secret")
            }
            Self::Counts { .. } => {
                ("số phiếu mâu thuẫn: cần sửa", "the counts of the ballot contradict each other")
            }
            Self::Successor { .. } => (
                "tổ chức đã được kế thừa: xem tổ chức kế thừa",
                "another body continues it: judge that one",
            ),
            Self::Settled { .. } => {
                ("tạm dừng đến khi vụ việc được giải quyết", "held until the case is settled")
            }
            Self::Rule => (
                "chưa biết quy tắc có hiệu lực vào ngày nhận hồ sơ",
                "no rule is known for the day of receipt",
            ),
            _ => ("điều kiện cần người xem xét", "this condition needs people's judgement"),
        };
        Message::new(vi, en)
    }
}
