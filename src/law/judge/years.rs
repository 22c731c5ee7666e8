//! Single years: whether an award was given or tasks were rated, known, known not, or unknown.

use jiff::civil::Date;

use super::Bench;
use crate::law::answer::{Fact, Gap, Missing};
use crate::law::evidence::{Grade, Holding, Nominee, Rating, Standing};
use crate::law::rule::{Applies, AwardRef, Ending, MOST_YEARS, Running, Stage, Test};
use crate::model::Id;

/// How deep an award's condition is followed through other awards.
const DEPTH: u8 = 4;

/// What is known of a year.
pub(super) enum Year {
    /// It counts.
    Yes(Fact),
    /// It is known not to.
    No(Fact),
    /// Nobody knows.
    Unknown(Missing),
}

impl Bench<'_, '_> {
    /// The nominations that are evidence: all but the one that is judged.
    pub fn holdings(&self) -> impl Iterator<Item = &Holding> {
        let own = self.question.nomination;
        self.evidence.holdings.iter().filter(move |holding| Some(holding.nomination) != own)
    }

    /// The decided nominations for any of the awards.
    pub fn decided<'a>(&'a self, awards: &'a [AwardRef]) -> impl Iterator<Item = &'a Holding> {
        self.holdings().filter(|holding| {
            holding.standing() == Standing::Awarded
                && awards.iter().any(|award| award.id == holding.award)
        })
    }

    /// Whether any of the awards was given for the year.
    pub fn awarded(&self, awards: &[AwardRef], year: i16) -> Year {
        if let Some(holding) = self.decided(awards).find(|holding| holding.year == year) {
            return Year::Yes(held(holding));
        }
        let mut no = None;
        for award in awards {
            match self.not_awarded(award.id, year) {
                Year::No(fact) => no = Some(fact),
                unknown => return unknown,
            }
        }
        no.map_or(Year::Unknown(Missing::Judgement), Year::No)
    }

    /// Why the award, which was not given as far as is known, was not, or what would tell.
    fn not_awarded(&self, award: Id, year: i16) -> Year {
        let gap = |why| Year::No(Fact::Gap { award, year, why });
        let mut ended = None;
        for holding in self.holdings().filter(|h| h.award == award && h.year == year) {
            let nomination = holding.nomination;
            match holding.standing() {
                Standing::Ended => ended = Some(Gap::Ended { nomination, state: holding.state }),
                _ => return Year::Unknown(Missing::Pending { award, year, nomination }),
            }
        }
        if let Some(why) = ended {
            return gap(why);
        }
        if let Some(rating) = self.rating(year)
            && self.least_rating(award, DEPTH).is_some_and(|least| rating.grade < least)
        {
            return gap(Gap::Rated { grade: rating.grade, link: rating.link });
        }
        match self.absent(year) {
            Some(Year::No(_)) => return gap(Gap::Absent),
            Some(unknown) => return unknown,
            None => {}
        }
        if self.evidence.complete.as_ref().is_some_and(|years| years.contains(&year)) {
            return gap(Gap::Complete);
        }
        Year::Unknown(Missing::Decision { award, year })
    }

    /// Whether the year's tasks were done at least so well.
    pub fn rated(&self, least: Grade, year: i16) -> Year {
        if let Some(Rating { grade, link, .. }) = self.rating(year) {
            let fact = Fact::Rated { year, grade: *grade, link: *link };
            return if *grade >= least { Year::Yes(fact) } else { Year::No(fact) };
        }
        self.absent(year).unwrap_or(Year::Unknown(Missing::Rating { year }))
    }

    fn rating(&self, year: i16) -> Option<&Rating> {
        self.evidence.ratings.iter().rev().find(|rating| rating.year == year)
    }

    /// What follows from the nominee not having been there in the year; none where it was.
    fn absent(&self, year: i16) -> Option<Year> {
        let evidence = self.evidence;
        let before = |day: Option<Date>| day.is_some_and(|day| year < day.year());
        let no = Some(Year::No(Fact::Absent { year }));
        match evidence.kind {
            Nominee::Individual => before(evidence.recruited).then_some(no).flatten(),
            Nominee::Collective if evidence.exists_until.is_some_and(|day| year > day.year()) => no,
            Nominee::Collective if before(evidence.exists_from) => {
                match evidence.predecessors.first() {
                    Some(unit) => Some(Year::Unknown(Missing::Predecessor { year, unit: *unit })),
                    None => no,
                }
            }
            Nominee::Collective => None,
        }
    }

    /// The first year that can count at all.
    pub fn first_year(&self) -> i16 {
        let evidence = self.evidence;
        let since = match evidence.kind {
            Nominee::Individual => evidence.recruited,
            Nominee::Collective if evidence.predecessors.is_empty() => evidence.exists_from,
            Nominee::Collective => None,
        };
        let bound = self.question.year.saturating_sub(MOST_YEARS - 1);
        since.map_or(bound, |day| day.year().max(bound))
    }

    /// The rating that the award asks of its year, itself or through an award that it builds on.
    fn least_rating(&self, award: Id, depth: u8) -> Option<Grade> {
        if depth == 0 {
            return None;
        }
        let asked = self.rules.of(award).filter(|rule| {
            rule.route.is_none()
                && rule.stage == Stage::Nomination
                && matches!(rule.applies, Applies::One(_))
                && self.asks(rule)
        });
        let of_its_year = |run: &Running| run.ending == Ending::Year && !run.scattered;
        let least = |test: &Test| match test {
            Test::Running(run) if of_its_year(run) => match (run.rating, run.award.as_slice()) {
                (Some(rating), _) => Some(rating),
                (None, [one]) => self.least_rating(one.id, depth - 1),
                _ => None,
            },
            _ => None,
        };
        asked.filter_map(|rule| least(&rule.test)).max()
    }
}

/// The fact that a decided nomination is.
pub(super) const fn held(holding: &Holding) -> Fact {
    Fact::Held { award: holding.award, year: holding.year, nomination: holding.nomination }
}
