//! Counts of nominations by member and year, and which nominations stand behind a count. Plain data: knows no
//! catalog and no rate.

use crate::model::Id;

/// How many years are counted: the one asked for and those before it.
pub const TALLIED_YEARS: usize = 10;

/// Whom a nomination is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// A unit.
    Collective,
    /// A person whose last post is a leading one.
    Leader,
    /// A person whose last post is not a leading one.
    Staff,
    /// A person of whom no post is known.
    Unplaced,
}

impl Whom {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::Collective, Self::Leader, Self::Staff, Self::Unplaced];
}

/// Whom a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Everybody.
    All,
    /// Persons, of whom a post is known or not.
    Persons,
    /// Collectives.
    Collectives,
    /// Persons in leading posts.
    Leaders,
    /// Persons in other posts.
    Others,
}

impl Class {
    /// Whether nominations for `whom` are counted.
    pub const fn has(self, whom: Whom) -> bool {
        match self {
            Self::All => true,
            Self::Persons => !matches!(whom, Whom::Collective),
            Self::Collectives => matches!(whom, Whom::Collective),
            Self::Leaders => matches!(whom, Whom::Leader),
            Self::Others => matches!(whom, Whom::Staff),
        }
    }
}

/// Where the nominations of a figure belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// The whole bloc.
    Bloc,
    /// A member: the one above the proposing unit, or above the nominee's own unit where none is given.
    Member(Id),
    /// No member of the bloc that exists in the nomination's year.
    Elsewhere,
}

/// The nominations that stand behind a figure; those that were withdrawn never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Behind {
    /// Where they belong.
    pub whose: Whose,
    /// Whom they are for.
    pub class: Class,
    /// Which of them are counted.
    pub counted: Counted,
}

/// Which nominations a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counted {
    /// All of the year.
    Proposed,
    /// All of the year before.
    Before,
    /// Those decided on and not cancelled since.
    Decided,
    /// Those of which the days from event to proposal are known.
    Timed,
    /// Those for this award that use up its quota: neither refused nor cancelled.
    Using(Id),
}

impl Counted {
    /// How many years before the one worked on the nominations are of.
    pub const fn ago(self) -> u8 {
        matches!(self, Self::Before) as u8
    }
}

/// Nominations of a year, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Nominations that were not withdrawn.
    pub proposed: u32,
    /// Those proposed, each once however often.
    pub nominees: u32,
    /// Nominations that were decided on and not cancelled since.
    pub decided: u32,
}

/// What a member has proposed, by year and by whom it is for (in the order of [`Whom::ALL`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallied {
    /// The member; `None` for what belongs to no member that exists in the nomination's year.
    pub member: Option<Id>,
    /// The counts, oldest year first.
    pub years: [[Count; Whom::ALL.len()]; TALLIED_YEARS],
    /// In the year asked for, where both days are known: days from event to proposal, ascending.
    pub days: [Vec<u32>; Whom::ALL.len()],
}

/// How many nominations for an award there are in the year asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfAward {
    /// The award.
    pub award: Id,
    /// The member; `None` as in [`Tallied`].
    pub member: Option<Id>,
    /// Neither withdrawn, refused nor cancelled.
    pub used: u32,
    /// Decided on and not cancelled since.
    pub held: u32,
}

/// The nominations of a bloc, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The bloc.
    pub bloc: Id,
    /// The last year counted.
    pub year: i16,
    /// The members, existing in the year or not, and at last what belongs to none.
    pub members: Vec<Tallied>,
    /// The awards of the year.
    pub awards: Vec<OfAward>,
}
