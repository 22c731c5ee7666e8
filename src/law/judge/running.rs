//! Years running: an award or a rating without a gap, counted from a decision before where one is asked.

use jiff::civil::Date;

use super::counts::Window;
use super::years::Year;
use super::{Bench, Ruling};
use crate::law::answer::{Fact, Missing, Verdict};
use crate::law::evidence::Holding;
use crate::law::rule::{AwardRef, Ending, Running};

/// From when years count after awards held before.
struct Start {
    /// The first year that counts, and the decision that says so.
    certain: Option<(i16, Fact)>,
    /// What would tell whether earlier years count too.
    doubt: Option<Missing>,
}

impl Bench<'_, '_> {
    pub fn running(&self, run: &Running) -> Ruling {
        let (anew, mut facts, undated) = self.since_own();
        let ruling =
            if run.after.is_empty() { self.counted_from(run, anew) } else { self.after(run, anew) };
        facts.extend(ruling.facts);
        let ruling = Ruling { facts, ..ruling };
        match undated {
            Some(missing) => ruling.and(Ruling::open(Vec::new(), vec![missing])),
            None => ruling,
        }
    }

    /// The run after an award held before.
    fn after(&self, run: &Running, anew: i16) -> Ruling {
        let Start { certain, doubt } = self.start(run);
        let known = certain.map(|(first, clock)| {
            let ruling = self.counted_from(run, first.max(anew));
            Ruling::met(vec![clock]).and(ruling)
        });
        let Some(doubt) = doubt else {
            let never = || run.after.iter().map(|award| Fact::NeverHeld { award: award.id });
            return known.unwrap_or_else(|| Ruling::unmet(never().collect()));
        };
        if let Some(known) = known
            && known.verdict != Verdict::NotEligible
        {
            return known;
        }
        let best = self.counted_from(run, anew);
        if best.verdict == Verdict::NotEligible {
            return best;
        }
        Ruling::open(Vec::new(), vec![doubt]).and(best)
    }

    /// For a form of commendation given before: the year after it is the first that counts anew.
    fn since_own(&self) -> (i16, Vec<Fact>, Option<Missing>) {
        let form =
            self.rules.award(self.question.award).is_some_and(|award| award.catalogue == "form");
        let own = AwardRef { code: String::new(), id: self.question.award };
        let own = [own];
        let earlier = self.decided(&own).filter(|h| form && h.year < self.question.year);
        let (mut first, mut facts, mut undated) = (i16::MIN, Vec::new(), None);
        for holding in earlier {
            match clock(holding) {
                Some((day, fact)) if year_after(day) > first => {
                    (first, facts) = (year_after(day), vec![fact]);
                }
                Some(_) => {}
                None => undated = Some(clock_date(holding)),
            }
        }
        (first, facts, undated)
    }

    /// From when years count: after the earliest decision that is known.
    fn start(&self, run: &Running) -> Start {
        let dated = self.decided(&run.after).filter_map(clock);
        let certain = dated.min_by_key(|(day, _)| *day).map(|(day, f)| (year_after(day), f));
        let undated = self.decided(&run.after).find(|holding| clock(holding).is_none());
        let latest = self.question.year.saturating_sub(run.years);
        let unknown = |year: &i16| matches!(self.awarded(&run.after, *year), Year::Unknown(_));
        let doubt = match (undated, run.after.first()) {
            (Some(holding), _) => Some(clock_date(holding)),
            (None, Some(award)) => {
                let year = (self.first_year()..=latest).rev().find(unknown);
                year.map(|until| Missing::Earlier { award: award.id, until })
            }
            (None, None) => None,
        };
        Start { certain, doubt }
    }

    /// The run and what must have come in its time, of the years from `first` on.
    fn counted_from(&self, run: &Running, first: i16) -> Ruling {
        let year = self.question.year;
        let (ruling, window) = if run.scattered {
            self.scattered(run, first)
        } else {
            let open = || matches!(self.state(run, year), Some(Year::Unknown(_)));
            let stretch = |end: i16| self.stretch(run, end, first);
            let this = stretch(year);
            if run.ending == Ending::YearOrBefore && open() {
                let before = stretch(year.saturating_sub(1));
                if before.0.verdict == Verdict::Eligible { before } else { this }
            } else {
                this
            }
        };
        if ruling.verdict == Verdict::NotEligible {
            return ruling;
        }
        let asked_from = window.until.saturating_sub(run.years - 1);
        let window = Window { until: year, ..window };
        let ruling = match run.initiatives {
            Some(need) => {
                let from = Some(asked_from.max(window.from));
                ruling.and(self.initiatives_in(need.count, need.scope, window, from))
            }
            None => ruling,
        };
        match &run.held {
            Some(need) => ruling.and(self.times(&need.award, need.count, window)),
            None => ruling,
        }
    }

    /// What is known of a year of the run; none where the run is of time alone.
    fn state(&self, run: &Running, year: i16) -> Option<Year> {
        match run.rating {
            Some(rating) => Some(self.rated(rating, year)),
            None if run.award.is_empty() => None,
            None => Some(self.awarded(&run.award, year)),
        }
    }

    /// The years up to `end`, without a gap; and the years in which the rest is counted.
    fn stretch(&self, run: &Running, end: i16, first: i16) -> (Ruling, Window) {
        let (mut facts, mut missing) = (Vec::new(), Vec::new());
        let start = end.saturating_sub(run.years - 1);
        let window = |from, perhaps| Window { from, perhaps, until: end };
        if start < first {
            return (Ruling::unmet(vec![Fact::NotBefore { year: first }]), window(first, first));
        }
        for year in (start..=end).rev() {
            match self.state(run, year) {
                None => {}
                Some(Year::Yes(fact)) => facts.push(fact),
                Some(Year::Unknown(lack)) => missing.push(lack),
                Some(Year::No(gap)) => {
                    facts.push(gap);
                    return (Ruling::unmet(facts), window(start, start));
                }
            }
        }
        let perhaps = self.back(run, start, first, |year| !matches!(year, Year::No(_)));
        if missing.is_empty() {
            let from = self.back(run, start, first, |year| matches!(year, Year::Yes(_)));
            return (Ruling::met(facts), window(from, perhaps));
        }
        (Ruling::open(facts, missing), window(perhaps, perhaps))
    }

    /// How far the run goes back before `start`, as long as its years are such.
    fn back(&self, run: &Running, start: i16, first: i16, such: impl Fn(&Year) -> bool) -> i16 {
        let bound = first.max(self.first_year());
        let longer = (bound..start).rev().take_while(|year| {
            let state = self.state(run, *year);
            state.is_none_or(|state| such(&state))
        });
        longer.last().unwrap_or(start)
    }

    /// Years that may lie apart.
    fn scattered(&self, run: &Running, first: i16) -> (Ruling, Window) {
        let until = self.question.year;
        let bound = first.max(self.first_year());
        let need = usize::try_from(run.years).unwrap_or(usize::MAX);
        let (mut facts, mut missing, mut earliest) = (Vec::new(), Vec::new(), until);
        for year in (bound..=until).rev() {
            match self.state(run, year) {
                Some(Year::Yes(fact)) => {
                    facts.push(fact);
                    earliest = year;
                }
                Some(Year::Unknown(lack)) => missing.push(lack),
                _ => {}
            }
        }
        let certain = Window { from: earliest, perhaps: bound, until };
        if facts.len() >= need {
            return (Ruling::met(facts), certain);
        }
        let have = facts.len();
        if have + missing.len() < need {
            let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
            facts.push(Fact::Times { have: count(have), need: count(need), from: bound, until });
            return (Ruling::unmet(facts), certain);
        }
        missing.truncate(need - have);
        (Ruling::open(facts, missing), Window { from: bound, ..certain })
    }
}

/// From which day years count after the decision: the end of the achievement period that it names, or
/// its own date where it names none.
fn clock(holding: &Holding) -> Option<(Date, Fact)> {
    let nomination = holding.nomination;
    let (written, from) = match holding.achieved.1 {
        Some(end) => (true, end),
        None => (false, holding.decided?),
    };
    Some((from, Fact::Clock { from, written, nomination }))
}

/// The first whole year after the day.
fn year_after(day: Date) -> i16 {
    day.year().saturating_add(1)
}

const fn clock_date(holding: &Holding) -> Missing {
    let Holding { award, year, nomination, .. } = *holding;
    Missing::ClockDate { award, year, nomination }
}
