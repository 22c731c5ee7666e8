//! Sentences for facts.

use super::day;
use crate::law::answer::{Fact, Gap};
use crate::law::rules::Rules;
use crate::model::nomination::STATES;
use crate::model::show::choice_label;
use crate::model::{Id, Kind, Link};
use crate::text::{Lang, Message, many};

impl Fact {
    /// The record that it comes from, where there is one.
    pub fn link(&self) -> Option<Link> {
        let nomination = |id: Id| Some(Link::new(Kind::Nomination, id));
        match self {
            Self::Held { nomination: id, .. }
            | Self::Clock { nomination: id, .. }
            | Self::AlsoProposed { nomination: id, .. }
            | Self::AlsoRewarded { nomination: id, .. }
            | Self::Gap { why: Gap::Ended { nomination: id, .. }, .. } => nomination(*id),
            Self::Rated { link, .. }
            | Self::Initiative { link, .. }
            | Self::Open { link, .. }
            | Self::InForce { link, .. }
            | Self::Voted { link, .. }
            | Self::NotSecret { link }
            | Self::Gap { why: Gap::Rated { link, .. }, .. } => Some(*link),
            _ => None,
        }
    }

    /// What it says.
    pub fn says(&self, rules: &Rules) -> Message {
        match self {
            Self::Held { .. }
            | Self::Gap { .. }
            | Self::Rated { .. }
            | Self::Absent { .. }
            | Self::Initiative { .. }
            | Self::NeverHeld { .. } => self.says_of_years(rules),
            Self::Initiatives { .. }
            | Self::Times { .. }
            | Self::Clock { .. }
            | Self::NotBefore { .. }
            | Self::Served { .. } => self.says_of_counts(),
            Self::Holding { .. }
            | Self::Finished { .. }
            | Self::Disciplined { .. }
            | Self::Rank { .. }
            | Self::Cap { .. } => self.says_of_figures(rules),
            _ => self.says_of_bars(rules),
        }
    }

    fn says_of_years(&self, rules: &Rules) -> Message {
        match self {
            Self::Held { award, year, .. } => {
                let code = rules.code(*award);
                Message::new(format!("{code} năm {year}"), format!("{code} of {year}"))
            }
            Self::Gap { award, year, why } => gap(rules.code(*award), *year, why),
            Self::Rated { year, grade, .. } => {
                let label = grade.label();
                Message::new(format!("năm {year}: {}", label.vi), format!("{year}: {}", label.en))
            }
            Self::Absent { year } => Message::new(
                format!("năm {year}: chưa tuyển dụng hoặc không tồn tại"),
                format!("{year}: not recruited yet, or the body did not exist"),
            ),
            Self::Initiative { year, scope, .. } => {
                let label = scope.label();
                Message::new(
                    format!("sáng kiến năm {year}, phạm vi {}", label.vi),
                    format!("an initiative of {year}, scope: {}", label.en),
                )
            }
            Self::NeverHeld { award } => {
                let code = rules.code(*award);
                Message::new(format!("chưa có {code} trước đó"), format!("{code} not held before"))
            }
            _ => Message::new("", ""),
        }
    }

    fn says_of_counts(&self) -> Message {
        match self {
            Self::Initiatives { have, need, from, until } => Message::new(
                format!("{have} sáng kiến trong {from}–{until}, cần {need}"),
                format!("{} in {from}–{until}, {need} needed", many(*have, "initiative")),
            ),
            Self::Times { have, need, from, until } => Message::new(
                format!("{have} lần trong {from}–{until}, cần {need}"),
                format!("{} in {from}–{until}, {need} needed", many(*have, "time")),
            ),
            Self::Clock { from, written, .. } => {
                let from = day(*from);
                if *written {
                    Message::new(
                        format!(
                            "tính từ {}: hết kỳ thành tích ghi trong quyết định trước",
                            from.vi
                        ),
                        format!("many from {}: the period in the decision before ends", from.en),
                    )
                } else {
                    Message::new(
                        format!(
                            "tính từ {}: ngày quyết định trước, không ghi kỳ thành tích",
                            from.vi
                        ),
                        format!("many from {}: the decision before, no period written", from.en),
                    )
                }
            }
            Self::NotBefore { year } => Message::new(
                format!("chỉ tính từ năm {year}: chưa đủ số năm"),
                format!("only years from {year} on count: too few"),
            ),
            Self::Served { months, since } => {
                let since = day(*since);
                Message::new(
                    format!("{months} tháng công tác từ {}", since.vi),
                    format!("{} of service since {}", many(*months, "month"), since.en),
                )
            }
            _ => Message::new("", ""),
        }
    }

    fn says_of_figures(&self, rules: &Rules) -> Message {
        let of = |staff: &Option<u32>| staff.map_or("?".to_owned(), |staff| staff.to_string());
        match self {
            Self::Holding { award, year, have, staff } => {
                let (code, staff) = (rules.code(*award), of(staff));
                Message::new(
                    format!("năm {year}: {have}/{staff} cá nhân đạt {code}"),
                    format!("{year}: {have} of {staff} hold {code}"),
                )
            }
            Self::Finished { year, finished, unfinished, staff } => {
                let staff = of(staff);
                Message::new(
                    format!(
                        "năm {year}: {finished}/{staff} hoàn thành nhiệm vụ, {unfinished} không"
                    ),
                    format!("{year}: {finished} of {staff} finished their tasks, {unfinished} not"),
                )
            }
            Self::Disciplined { year, count } => Message::new(
                format!("năm {year}: {count} cá nhân bị kỷ luật từ cảnh cáo trở lên"),
                format!("{year}: {count} disciplined from a warning up"),
            ),
            Self::Rank { year, rank } => Message::new(
                format!("năm {year}: xếp thứ {rank} trong khối"),
                format!("{year}: place {rank} in the bloc"),
            ),
            Self::Cap { of, year, base, others, most, share } => {
                let code = rules.code(*of);
                Message::new(
                    format!("năm {year}: {base} đạt {code}, {share} là {most}, đã có {others}"),
                    format!("{year}: {base} hold {code}, {share} is {most}, {others} taken"),
                )
            }
            _ => Message::new("", ""),
        }
    }

    fn says_of_bars(&self, rules: &Rules) -> Message {
        match self {
            Self::Open { kind, .. } => {
                let label = kind.label();
                Message::new(
                    format!("đang có vụ việc: {}; tạm dừng, không phải từ chối", label.vi),
                    format!("a case is open: {}; held, not refused", label.en),
                )
            }
            Self::InForce { until: Some(until), .. } => {
                let until = day(*until);
                Message::new(
                    format!("kỷ luật còn hiệu lực đến {}", until.vi),
                    format!("a discipline is in force until {}", until.en),
                )
            }
            Self::InForce { until: None, .. } => {
                Message::new("có kỷ luật, chưa rõ đến khi nào", "a discipline, its end unknown")
            }
            Self::Ended { on } => {
                let on = day(*on);
                Message::new(
                    format!("tổ chức kết thúc ngày {}", on.vi),
                    format!("the body ended on {}", on.en),
                )
            }
            Self::AlsoProposed { award, year, .. } => {
                let code = rules.code(*award);
                Message::new(
                    format!("năm {year} đã đề nghị {code} cùng cấp"),
                    format!("{code} of the same level is proposed for {year}"),
                )
            }
            Self::AlsoRewarded { award, year, .. } => {
                let code = rules.code(*award);
                Message::new(
                    format!("đã được tặng {code} năm {year}"),
                    format!("{code} of {year} was given"),
                )
            }
            Self::Voted { outcome, .. } => {
                let (in_favour, of) = (outcome.in_favour, outcome.denominator);
                Message::new(
                    format!("{in_favour}/{of} phiếu thuận"),
                    format!("{in_favour} of {of} votes in favour"),
                )
            }
            Self::NotSecret { .. } => {
                Message::new("không bỏ phiếu kín", "the ballot was not secret")
            }
            Self::WrongSubject { award } => {
                let code = rules.code(*award);
                Message::new(
                    format!("{code} không dành cho đối tượng này"),
                    format!("{code} is not for such a nominee"),
                )
            }
            _ => Message::new("", ""),
        }
    }
}

fn gap(code: &str, year: i16, why: &Gap) -> Message {
    let (vi, en) = match why {
        Gap::Complete => ("đã nhập đủ, không có".to_owned(), "all is entered, none".to_owned()),
        Gap::Ended { state, .. } => {
            let state = |lang| choice_label(&STATES, state, lang);
            (state(Lang::Vi), state(Lang::En))
        }
        Gap::Rated { grade, .. } => {
            let label = grade.label();
            (label.vi.to_owned(), label.en.to_owned())
        }
        Gap::Absent => (
            "chưa tuyển dụng hoặc không tồn tại".to_owned(),
            "not recruited yet, or the body did not exist".to_owned(),
        ),
    };
    Message::new(format!("không có {code} năm {year}: {vi}"), format!("no {code} of {year}: {en}"))
}
