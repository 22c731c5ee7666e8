//! Nomination rates: what members proposed and was decided, measured on their own size. Knows no screen.
//!
//! A base that nobody entered leaves the rate unknown, and so does a year of which the bloc has no nomination at
//! all: that nothing was entered does not mean that nobody was proposed.

use crate::model::bloc::Bloc;
use crate::model::unit::{Unit, UnitFigures};
use crate::model::{Id, Kind, Link, Record};
use crate::report::share::Share;
use crate::store::catalog::Catalog;
use crate::store::request::{Class, Count, TALLIED_YEARS, Tallied, Tally, Whom, Whose};
use crate::text::{Message, many};

/// The rates of one class of nominees in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rates {
    /// The year.
    pub year: i16,
    /// Whom they are about.
    pub class: Class,
    /// The bloc as a whole, then its members in their order, then what belongs to none of them.
    pub rows: Vec<Row>,
}

/// The rates of the bloc or of one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub whose: Whose,
    /// What they are measured on.
    pub base: Base,
    /// How many were nominated and decided on in the year.
    pub count: Count,
    /// Nominated ÷ base.
    pub rate: Share,
    /// The same, a year before.
    pub before: Share,
    /// Decided ÷ nominations.
    pub decided: Share,
    /// Days from event to proposal.
    pub days: Days,
    /// Nominations by year, oldest first; `None` where the member did not exist or the bloc has none that year.
    pub years: [Option<u32>; TALLIED_YEARS],
}

/// How many could be nominated, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The member's own figure.
    Own(u32),
    /// What was published of the bloc as a whole.
    Published(u32),
    /// The sum over all members.
    Sum(u32),
    /// So many members' figures are missing, and nothing was published.
    Missing(usize),
    /// The member's figure of the year was not entered.
    Unknown,
    /// What belongs to no member has none.
    None,
}

/// Days from event to proposal where both are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The median, rounded down; `None` where no nomination has both days.
    pub median: Option<u32>,
    /// Of how many nominations.
    pub known: usize,
}

/// What rates are worked out of.
#[derive(Debug, Clone)]
pub struct Source {
    /// The bloc.
    pub bloc: Bloc,
    /// Its members, whether they exist in the year or not, in its order.
    pub members: Vec<(Id, Unit)>,
    /// The counts.
    pub tally: Tally,
}

impl Source {
    /// The counts with the figures that `catalog` has of their bloc; `None` where the bloc is gone.
    pub fn read(catalog: &Catalog, tally: &Tally) -> Option<Self> {
        let link = Link::new(Kind::Bloc, tally.bloc);
        let Record::Bloc(bloc) = catalog.get(link)?.record.clone() else { return None };
        let members = catalog.members(tally.bloc, None);
        let members = members.iter().filter_map(|stored| match &stored.record {
            Record::Unit(unit) => Some((stored.id, unit.clone())),
            _ => None,
        });
        Some(Self { bloc, members: members.collect(), tally: tally.clone() })
    }

    /// The members that exist in `year`.
    pub fn members_in(&self, year: i16) -> impl Iterator<Item = &(Id, Unit)> {
        self.members.iter().filter(move |(_, unit)| unit.is_member_in(self.tally.bloc, year))
    }

    /// What `class` of `whose` is measured on in `year`.
    pub fn base(&self, whose: Whose, class: Class, year: i16) -> Base {
        match whose {
            Whose::Elsewhere => Base::None,
            Whose::Member(id) => {
                let unit = self.members.iter().find(|(member, _)| *member == id);
                unit.and_then(|(_, unit)| own(unit, class, year)).map_or(Base::Unknown, Base::Own)
            }
            Whose::Bloc => {
                let published = self.bloc.figures.iter().find(|figures| figures.year == year);
                let published = published.and_then(|figures| match class {
                    Class::Persons => figures.staff,
                    Class::Collectives => figures.units,
                    Class::All | Class::Leaders | Class::Others => None,
                });
                published.map_or_else(|| self.sum(class, year), Base::Published)
            }
        }
    }

    fn sum(&self, class: Class, year: i16) -> Base {
        let figures: Vec<Option<u32>> =
            self.members_in(year).map(|(_, unit)| own(unit, class, year)).collect();
        match figures.iter().filter(|figure| figure.is_none()).count() {
            0 if figures.is_empty() => Base::Missing(0),
            0 => Base::Sum(figures.iter().flatten().fold(0, |sum, it| sum.saturating_add(*it))),
            missing => Base::Missing(missing),
        }
    }

    /// The nominations of `whose`, many; an empty iterator for a member that has none.
    fn tallied(&self, whose: Whose) -> impl Iterator<Item = &Tallied> {
        self.tally.members.iter().filter(move |tallied| match whose {
            Whose::Bloc => true,
            Whose::Member(id) => tallied.member == Some(id),
            Whose::Elsewhere => tallied.member.is_none(),
        })
    }

    /// The counts of `class` of `whose`, `ago` years before the year of the tally.
    pub fn count(&self, whose: Whose, class: Class, ago: usize) -> Count {
        let Some(at) = (TALLIED_YEARS - 1).checked_sub(ago) else { return Count::default() };
        let cells =
            self.tallied(whose).flat_map(|tallied| Whom::ALL.into_iter().zip(tallied.years[at]));
        let counts = cells.filter(|(whom, _)| class.has(*whom)).map(|(_, count)| count);
        counts.fold(Count::default(), |sum, count| Count {
            proposed: sum.proposed + count.proposed,
            nominees: sum.nominees + count.nominees,
            decided: sum.decided + count.decided,
        })
    }

    /// Whether the bloc has any nomination of that year.
    pub fn is_entered(&self, ago: usize) -> bool {
        self.count(Whose::Bloc, Class::All, ago).proposed > 0
    }

    fn rate(&self, whose: Whose, class: Class, ago: u8) -> Share {
        let year = self.tally.year - i16::from(ago);
        if !self.is_entered(ago.into()) {
            return Share::Unknown;
        }
        let base = self.base(whose, class, year).count();
        Share::new(self.count(whose, class, ago.into()).nominees.into(), base.map(u64::from))
    }

    fn years(&self, whose: Whose, class: Class) -> [Option<u32>; TALLIED_YEARS] {
        let unit = match whose {
            Whose::Member(id) => self.members.iter().find(|(member, _)| *member == id),
            Whose::Bloc | Whose::Elsewhere => None,
        };
        std::array::from_fn(|at| {
            let ago = TALLIED_YEARS - 1 - at;
            let year = self.tally.year - i16::try_from(ago).unwrap_or(i16::MAX);
            let here = unit.is_none_or(|(_, unit)| unit.is_member_in(self.tally.bloc, year))
                && self.is_entered(ago);
            here.then(|| self.count(whose, class, ago).proposed)
        })
    }

    fn days(&self, whose: Whose, class: Class) -> Days {
        let cells =
            self.tallied(whose).flat_map(|tallied| Whom::ALL.into_iter().zip(&tallied.days));
        let of_class = cells.filter(|(whom, _)| class.has(*whom));
        let mut days: Vec<u32> = of_class.flat_map(|(_, days)| days).copied().collect();
        days.sort_unstable();
        let known = days.len();
        let median = match known {
            0 => None,
            _ if known % 2 == 1 => Some(days[known / 2]),
            _ => Some(days[known / 2 - 1].midpoint(days[known / 2])),
        };
        Days { median, known }
    }

    fn row(&self, whose: Whose, class: Class) -> Row {
        let count = self.count(whose, class, 0);
        let nominations = self.is_entered(0).then_some(u64::from(count.proposed));
        Row {
            whose,
            base: self.base(whose, class, self.tally.year),
            count,
            rate: self.rate(whose, class, 0),
            before: self.rate(whose, class, 1),
            decided: Share::new(count.decided.into(), nominations),
            days: self.days(whose, class),
            years: self.years(whose, class),
        }
    }

    /// The rates of `class`.
    pub fn rates(&self, class: Class) -> Rates {
        let members = self.members_in(self.tally.year).map(|(id, _)| Whose::Member(*id));
        let mut rows: Vec<Row> = std::iter::once(Whose::Bloc)
            .chain(members)
            .map(|whose| self.row(whose, class))
            .collect();
        let elsewhere = self.row(Whose::Elsewhere, class);
        if elsewhere.count.proposed > 0 {
            rows.push(elsewhere);
        }
        Rates { year: self.tally.year, class, rows }
    }
}

/// A member's own figure of a year: subordinate units for collectives, staff for persons.
fn own(unit: &Unit, class: Class, year: i16) -> Option<u32> {
    let figures: &UnitFigures = unit.figures.iter().find(|figures| figures.year == year)?;
    match class {
        Class::Persons => figures.staff,
        Class::Collectives => figures.units,
        Class::Leaders => figures.leaders,
        Class::Others => figures.staff?.checked_sub(figures.leaders?),
        Class::All => None,
    }
}

impl Base {
    /// How many, where it is known.
    pub const fn count(self) -> Option<u32> {
        match self {
            Self::Own(count) | Self::Published(count) | Self::Sum(count) => Some(count),
            Self::Missing(_) | Self::Unknown | Self::None => None,
        }
    }

    /// Where the base is known from, or why it is not known.
    pub fn says(self, class: Class, year: i16) -> Message {
        let what = match class {
            Class::Collectives => ("số đơn vị trực thuộc", "subordinate units"),
            Class::Leaders => ("số người giữ chức vụ lãnh đạo", "leaders"),
            Class::Others => ("số người không giữ chức vụ lãnh đạo", "staff without leading posts"),
            Class::Persons | Class::All => ("số người", "staff"),
        };
        match self {
            Self::Own(_) => Message::new("số liệu của đơn vị", "the unit's own figure"),
            Self::Published(_) => {
                Message::new("số liệu công bố của khối", "published figure of the bloc")
            }
            Self::Sum(_) => Message::new("cộng số liệu các thành viên", "sum over the members"),
            Self::Missing(missing) => Message::new(
                format!("chưa công bố {} năm {year}, {missing} thành viên chưa có số liệu", what.0),
                format!(
                    "{} of {year} not published, figures of {} missing",
                    what.1,
                    many(missing, "member")
                ),
            ),
            Self::Unknown => Message::new(
                format!("chưa nhập {} năm {year} của đơn vị", what.0),
                format!("the unit's {} of {year} not entered", what.1),
            ),
            Self::None => Message::new("không thuộc thành viên nào", "belongs to no member"),
        }
    }
}

impl Rates {
    /// The members that have proposed nobody of the class.
    pub fn with_none(&self) -> impl Iterator<Item = Id> {
        self.members().filter(|(_, row)| row.count.proposed == 0).map(|(id, _)| id)
    }

    /// The members whose base is not known.
    pub fn without_base(&self) -> impl Iterator<Item = Id> {
        self.members().filter(|(_, row)| row.base.count().is_none()).map(|(id, _)| id)
    }

    /// The rows of members.
    pub fn members(&self) -> impl Iterator<Item = (Id, &Row)> {
        self.rows.iter().filter_map(|row| match row.whose {
            Whose::Member(id) => Some((id, row)),
            Whose::Bloc | Whose::Elsewhere => None,
        })
    }

    /// The row of the bloc as a whole: its rate is the mean over all who could be nominated.
    pub fn bloc(&self) -> Option<&Row> {
        self.rows.first()
    }
}
