//! Quotas of a year: how many may be nominated, how many were, how many are left. Knows no screen.

use crate::model::quota::Quota;
use crate::model::{Id, Kind, Ratio, Record};
use crate::report::rates::Source;
use crate::store::catalog::Catalog;
use crate::store::request::{Class, Whose};
use crate::text::Message;

/// A quota and what is left of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The quota.
    pub id: Id,
    /// The award.
    pub award: Id,
    /// For the whole bloc or for one member.
    pub whose: Whose,
    /// The share that it is, where it is one, such as `15 %`.
    pub ratio: Option<Ratio>,
    /// How many may be nominated, or why that is not known.
    pub allowed: Result<u32, Why>,
    /// Nominations that use it up: neither withdrawn, refused nor cancelled.
    pub used: u32,
}

/// Why it is not known how many may be nominated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The number of staff is not known.
    Staff,
    /// The number of subordinate units is not known.
    Units,
    /// No decision on the award that the share is counted on was entered.
    Holders,
    /// The share cannot be read or what it is counted on is not said.
    Unreadable,
    /// The unit is no member of the bloc in the year.
    NoMember,
}

impl Left {
    /// How many are left; less than nothing where more were nominated than allowed.
    pub fn left(&self) -> Option<i64> {
        self.allowed.ok().map(|allowed| i64::from(allowed) - i64::from(self.used))
    }
}

impl Why {
    /// One clause.
    pub fn says(self) -> Message {
        let (vi, en) = match self {
            Self::Staff => ("chưa nhập số người", "the number of staff was not entered"),
            Self::Units => (
                "chưa nhập số đơn vị trực thuộc",
                "the number of subordinate units was not entered",
            ),
            Self::Holders => (
                "chưa nhập quyết định về danh hiệu làm cơ sở",
                "no decision on the award it is counted on was entered",
            ),
            Self::Unreadable => {
                ("tỷ lệ hoặc cơ sở tính chưa đúng", "its share or its base is wrong")
            }
            Self::NoMember => {
                ("đơn vị không phải thành viên năm này", "the unit is no member in this year")
            }
        };
        Message::new(vi, en)
    }
}

/// The quotas of the tally's bloc and year: those of the bloc first, then by member in its order.
pub fn quotas(catalog: &Catalog, source: &Source) -> Vec<Left> {
    let all = catalog.all(Kind::Quota);
    let of_year = all.iter().filter_map(|stored| match &stored.record {
        Record::Quota(quota)
            if quota.bloc == Some(source.tally.bloc) && quota.year == source.tally.year =>
        {
            Some((stored.id, quota))
        }
        _ => None,
    });
    let mut quotas: Vec<Left> = of_year.filter_map(|(id, quota)| left(id, quota, source)).collect();
    let place = |whose: Whose| match whose {
        Whose::Member(id) => source.members.iter().position(|(member, _)| *member == id),
        Whose::Bloc | Whose::Elsewhere => None,
    };
    quotas.sort_by_key(|left| (place(left.whose), left.award));
    quotas
}

fn left(id: Id, quota: &Quota, source: &Source) -> Option<Left> {
    let award = quota.award?;
    let whose = quota.unit.map_or(Whose::Bloc, Whose::Member);
    let of_award = |award: Id| {
        source.tally.awards.iter().filter(move |it| {
            it.award == award
                && match whose {
                    Whose::Member(id) => it.member == Some(id),
                    Whose::Bloc | Whose::Elsewhere => true,
                }
        })
    };
    let is_member = match whose {
        Whose::Member(id) => source.members_in(source.tally.year).any(|(member, _)| *member == id),
        Whose::Bloc | Whose::Elsewhere => true,
    };
    let ratio = quota.ratio.parse::<Ratio>().ok();
    let base = |class, why| source.base(whose, class, source.tally.year).count().ok_or(why);
    let allowed = match (quota.number, ratio) {
        _ if !is_member => Err(Why::NoMember),
        (Some(number), _) => Ok(number),
        (None, None) => Err(Why::Unreadable),
        (None, Some(ratio)) => {
            let base = match quota.base.as_str() {
                "staff" => base(Class::Persons, Why::Staff),
                "units" => base(Class::Collectives, Why::Units),
                "holders" => {
                    let held =
                        quota.base_award.map(|award| of_award(award).map(|it| it.held).sum());
                    held.filter(|held: &u32| *held > 0).ok_or(Why::Holders)
                }
                _ => Err(Why::Unreadable),
            };
            base.map(|base| ratio.of(base))
        }
    };
    let used = of_award(award).map(|it| it.used).sum();
    Some(Left { id, award, whose, ratio, allowed, used })
}
