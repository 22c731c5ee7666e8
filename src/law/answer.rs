//! What the judge answers: a verdict, and for each rule what it rests on and what is missing.
//! Facts are kept as data; sentences are made only for those who read them. Knows no evidence.

use jiff::civil::Date;

use super::ballot::Outcome;
use super::evidence::{CaseKind, Grade, Scope};
use super::rule::{Rule, Stage};
use crate::model::Ratio;
use crate::model::{Id, Link};

/// Whether somebody may have an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The evidence meets the rules.
    Eligible,
    /// The evidence says that a rule is not met.
    NotEligible,
    /// Evidence is missing, or people must judge.
    NeedsReview,
}

/// What is asked of the judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The award.
    pub award: Id,
    /// The year of emulation.
    pub year: i16,
    /// The day that the dossier was received: the law of that day judges.
    pub received: Date,
    /// How far the nomination is; rules of later stages are not asked.
    pub stage: Stage,
    /// Whether it is for unexpected merit.
    pub unexpected: bool,
    /// The nomination that is judged, if there is one: it is no evidence for itself.
    pub nomination: Option<Id>,
}

impl Question {
    /// May the award be nominated for `year` with a dossier received on `received`?
    pub const fn new(award: Id, year: i16, received: Date) -> Self {
        let stage = Stage::Nomination;
        Self { award, year, received, stage, unexpected: false, nomination: None }
    }
}

/// What the judge answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'r> {
    /// The verdict on all rules together.
    pub verdict: Verdict,
    /// What each rule came to, in the order of the rules.
    pub findings: Vec<Finding<'r>>,
}

/// What one rule came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'r> {
    /// The rule; none where the finding is about the question itself: the award is not for such a
    /// nominee, or there is no rule.
    pub rule: Option<&'r Rule>,
    /// Its verdict.
    pub verdict: Verdict,
    /// What it rests on.
    pub facts: Vec<Fact>,
    /// What is missing.
    pub missing: Vec<Missing>,
}

/// Something known that a verdict rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant says what its fields are")]
pub enum Fact {
    /// The award was given for a year.
    Held { award: Id, year: i16, nomination: Id },
    /// The award was not given for a year.
    Gap { award: Id, year: i16, why: Gap },
    /// The tasks of a year were rated so.
    Rated { year: i16, grade: Grade, link: Link },
    /// The year lies before recruitment or outside a body's existence.
    Absent { year: i16 },
    /// An initiative was recognised.
    Initiative { year: i16, scope: Scope, link: Link },
    /// All initiatives of these years are entered: so many there are.
    Initiatives { have: u32, need: u32, from: i16, until: i16 },
    /// All awards of these years are entered: so many there are.
    Times { have: u32, need: u32, from: i16, until: i16 },
    /// Years are counted from this day: the end of the achievement period written in the decision on
    /// the nomination, or the decision's own date where none is written.
    Clock { from: Date, written: bool, nomination: Id },
    /// The years before this one do not count.
    NotBefore { year: i16 },
    /// The award was never held before.
    NeverHeld { award: Id },
    /// Months served from recruitment on.
    Served { months: i32, since: Date },
    /// How many of the staff hold an award.
    Holding { award: Id, year: i16, have: u32, staff: Option<u32> },
    /// How many of the staff finished their tasks, and how many are known not to.
    Finished { year: i16, finished: u32, unfinished: u32, staff: Option<u32> },
    /// How many members were disciplined from "cảnh cáo" up.
    Disciplined { year: i16, count: u32 },
    /// Its place in the bloc.
    Rank { year: i16, rank: u16 },
    /// Of so many holders of an award so many at most may have this one, and so many others do.
    Cap { of: Id, year: i16, base: u32, others: u32, most: u32, share: Ratio },
    /// A case is open: the nomination is held, not refused.
    Open { kind: CaseKind, link: Link },
    /// A discipline is in force, until the day where that is known.
    InForce { until: Option<Date>, link: Link },
    /// The body ended on this day.
    Ended { on: Date },
    /// Another nomination of the same level for the same year.
    AlsoProposed { award: Id, year: i16, nomination: Id },
    /// A form given for an achievement of the same year.
    AlsoRewarded { award: Id, year: i16, nomination: Id },
    /// A vote and what it came to.
    Voted { outcome: Outcome, link: Link },
    /// The vote was not secret.
    NotSecret { link: Link },
    /// The award is not for such a nominee.
    WrongSubject { award: Id },
}

/// Why a year without an award is known to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant says what its fields are")]
pub enum Gap {
    /// All awards of the year are entered.
    Complete,
    /// The nomination was withdrawn, refused or cancelled.
    Ended { nomination: Id, state: &'static str },
    /// The year's rating rules the award out.
    Rated { grade: Grade, link: Link },
    /// Not recruited yet, or the body did not exist.
    Absent,
}

/// Something that the verdict lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant says what its fields are")]
pub enum Missing {
    /// Whether the award was given for a year.
    Decision { award: Id, year: i16 },
    /// The decision on a nomination under way.
    Pending { award: Id, year: i16, nomination: Id },
    /// Whether the award was given in a year up to this one.
    Earlier { award: Id, until: i16 },
    /// The date of a decision, or the achievement period written in it.
    ClockDate { award: Id, year: i16, nomination: Id },
    /// The rating of a year.
    Rating { year: i16 },
    /// So many more recognised initiatives in these years; `from` none where it makes no difference.
    Initiatives { more: u32, scope: Scope, from: Option<i16>, until: i16 },
    /// The date of recruitment.
    Recruited,
    /// The number of staff in a year.
    Staff { year: i16 },
    /// How many of the members hold an award in a year.
    Holders { award: Id, year: i16 },
    /// How many of the members finish their tasks in a year.
    Finished { year: i16 },
    /// How many of the members were disciplined in a year.
    Disciplined { year: i16 },
    /// The place in the bloc in a year.
    Rank { year: i16 },
    /// How many in the group hold an award in a year.
    Peers { award: Id, year: i16 },
    /// The level of a discipline.
    Level { link: Link },
    /// The last day of a discipline.
    Until { link: Link },
    /// The vote.
    Ballot,
    /// Whether the chair voted in favour.
    Chair { link: Link },
    /// Whether the vote was secret.
    Secret { link: Link },
    /// Counts of a vote that do not contradict each other.
    Counts { link: Link },
    /// People's judgement: what a body that this one continues had in a year.
    Predecessor { year: i16, unit: Link },
    /// People's judgement: the body ended, another continues it.
    Successor { unit: Link },
    /// People's judgement: another nomination of the level is being prepared for the year.
    Prepared { award: Id, nomination: Id },
    /// People's judgement: whether a form was given for the same achievement.
    SameAchievement { award: Id, nomination: Id },
    /// People's judgement: an open case; the nomination is held until it is settled.
    Settled { link: Link },
    /// People's judgement: the condition cannot be computed.
    Judgement,
    /// No rule on this award is known for the day of receipt.
    Rule,
}

impl Missing {
    /// Whether a record would answer it; otherwise people must judge.
    pub const fn is_evidence(&self) -> bool {
        !matches!(
            self,
            Self::Predecessor { .. }
                | Self::Successor { .. }
                | Self::Prepared { .. }
                | Self::SameAchievement { .. }
                | Self::Settled { .. }
                | Self::Judgement
                | Self::Rule
        )
    }
}

impl Finding<'_> {
    /// Whether the nomination is to be held until a case is settled.
    pub fn holds(&self) -> bool {
        self.missing.iter().any(|missing| matches!(missing, Missing::Settled { .. }))
    }

    /// Whether its rule was not read whole in the law.
    pub fn unverified(&self) -> bool {
        self.rule.is_some_and(|rule| !rule.verified)
    }
}

impl Answer<'_> {
    /// What is asked for: empty once the answer is certain.
    pub fn asks(&self) -> impl Iterator<Item = &Missing> {
        let open = self.verdict == Verdict::NeedsReview;
        let findings = self.findings.iter().filter(move |_| open);
        findings.filter(|f| f.verdict == Verdict::NeedsReview).flat_map(|finding| &finding.missing)
    }

    /// Whether the nomination is to be held until a case is settled.
    pub fn holds(&self) -> bool {
        self.findings.iter().any(Finding::holds)
    }

    /// Whether a rule that was not read whole in the law is among the findings.
    pub fn unverified(&self) -> bool {
        self.findings.iter().any(Finding::unverified)
    }
}
