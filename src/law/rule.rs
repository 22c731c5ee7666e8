//! A rule of eligibility as data: what it is about, where it stands in the law, and its one test.
//! Knows no evidence.

use jiff::civil::Date;
use serde::Deserialize;

use super::award_id;
use super::ballot::BallotRule;
use super::evidence::{CaseKind, Discipline, Grade, Nominee, Scope};
use crate::model::Id;
use crate::model::Ratio;
use crate::text::Message;

mod parameters;

pub use parameters::MOST_YEARS;

/// A rule of eligibility.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name in files; unique.
    pub id: String,
    /// Which awards it is about.
    pub applies: Applies,
    /// For whom; none for both.
    pub nominee: Option<Nominee>,
    /// The condition as a sentence.
    pub what: Message,
    /// Legal instrument.
    pub instrument: String,
    /// Article of the instrument; empty where not known.
    pub article: String,
    /// First day of receipt that it holds for; none where it always held.
    pub valid_from: Option<Date>,
    /// Last day of receipt that it holds for; none while it does.
    pub valid_until: Option<Date>,
    /// Where this was read, and what of it was not.
    pub source: String,
    /// Whether all of it was read in the named source.
    pub verified: bool,
    /// The way to the award that it belongs to; rules without one must hold on every way.
    pub route: Option<String>,
    /// When it is asked.
    pub stage: Stage,
    /// What must hold.
    pub test: Test,
}

impl Rule {
    /// Whether it holds for dossiers received on `day`.
    pub fn in_force(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }
}

/// Which awards a rule is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applies {
    /// Every award: `all`.
    All,
    /// Every award of a level: `level:state`.
    Level(String),
    /// Every award of a catalogue: `catalogue:form`.
    Catalogue(String),
    /// Every award for a nominee kind, those for both included: `nominee:collective`.
    Nominee(String),
    /// One award, by its code.
    One(AwardRef),
}

/// When a rule is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before somebody is nominated, and ever after.
    #[default]
    Nomination,
    /// Only once the nomination is up for a decision: ballots and caps.
    Decision,
}

/// An award that a rule names by its code.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub struct AwardRef {
    /// The code.
    pub code: String,
    /// The award's id: the law's, or that of the users' award of this code.
    pub id: Id,
}

impl From<String> for AwardRef {
    fn from(code: String) -> Self {
        Self { id: award_id(&code), code }
    }
}

/// What must hold of a nominee. Each test is a table `[rule.test.<name>]` with its parameters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// An award or a rating for years without a gap.
    Running(Running),
    /// Awards held a number of times.
    Held(Held),
    /// Recognised initiatives.
    Initiatives(Initiatives),
    /// Months of service since recruitment, up to the receipt of the dossier or the end of the year
    /// judged, whichever is first.
    Service(Service),
    /// A share of the collective's staff holds an award in the year.
    ShareHolding(ShareHolding),
    /// A number of the collective's members hold an award in the year.
    MembersHolding(MembersHolding),
    /// A share of the collective's staff finish their tasks.
    ShareFinishing(Share),
    /// Nobody in the collective is disciplined from "cảnh cáo" up.
    NoneDisciplined(Plain),
    /// The collective leads its bloc.
    LeadsBloc(Plain),
    /// The award goes to a share of those at most who hold another.
    Cap(Cap),
    /// No case is open on the day of receipt; an open one holds the nomination, and refuses nothing.
    NoOpenCase(OpenCase),
    /// No discipline is in force on the day of receipt.
    NotDisciplined(Disciplined),
    /// The body was not dissolved in re-organisation.
    NotDissolved(Plain),
    /// No other award of the same level is proposed for the same year, unexpected merit aside.
    OneProposal(Plain),
    /// No other form has been given for the same achievement.
    NotRewarded(Plain),
    /// The vote passed.
    Ballot(BallotTest),
    /// Something that only people can judge.
    Judgement(Plain),
}

/// A test without parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plain {}

/// An award or a rating for years without a gap, with what must have come in that time.
///
/// Neither award nor rating: so many years must have passed since `after`. The years are counted from
/// the end of the achievement period written in the decision of `after`, or from that decision's date
/// where none is written: the year after is the first. For a form of commendation the same holds after
/// an earlier decision on the form itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Running {
    /// Any of these awards, each year.
    #[serde(default)]
    pub award: Vec<AwardRef>,
    /// At least this rating, each year.
    pub rating: Option<Grade>,
    /// How many years.
    pub years: i16,
    /// Where the last of them may lie.
    #[serde(default)]
    pub ending: Ending,
    /// Whether the years may lie apart.
    #[serde(default)]
    pub scattered: bool,
    /// Any of these awards must have been held before.
    #[serde(default)]
    pub after: Vec<AwardRef>,
    /// Initiatives recognised in that time.
    pub initiatives: Option<Counted>,
    /// Awards given in that time.
    pub held: Option<HeldCounted>,
}

/// Where the last year of a run may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// In the year judged.
    #[default]
    Year,
    /// In the year judged, or in the year before while its own is not decided.
    YearOrBefore,
}

/// So many initiatives of at least a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// How many.
    pub count: u32,
    /// At least this scope.
    pub scope: Scope,
}

/// So many times any of some awards.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldCounted {
    /// Any of these.
    pub award: Vec<AwardRef>,
    /// How many times.
    pub count: u32,
}

/// Awards held a number of times.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// Any of these.
    pub award: Vec<AwardRef>,
    /// How many times.
    #[serde(default = "once")]
    pub count: u32,
    /// Within so many years, the year judged included; ever before where it is not given.
    pub within: Option<i16>,
}

/// Recognised initiatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Initiatives {
    /// How many.
    #[serde(default = "once")]
    pub count: u32,
    /// At least this scope.
    pub scope: Scope,
    /// Within so many years, the year judged included; ever before where it is not given.
    pub within: Option<i16>,
}

/// Months of service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// At least so many.
    pub months: i32,
}

/// A share of a collective's staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The share.
    pub share: Ratio,
    /// Whether it must be more than that; otherwise at least that.
    #[serde(default)]
    pub over: bool,
}

/// A share of a collective's staff that holds an award.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareHolding {
    /// The award.
    pub award: AwardRef,
    /// The share.
    pub share: Ratio,
    /// Whether it must be more than that; otherwise at least that.
    #[serde(default)]
    pub over: bool,
}

/// A number of a collective's members who hold an award.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MembersHolding {
    /// The award.
    pub award: AwardRef,
    /// At least so many.
    #[serde(default = "once")]
    pub count: u32,
}

/// A share of those who hold another award, at most.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The other award.
    pub of: AwardRef,
    /// The share.
    pub share: Ratio,
}

/// Cases that hold a nomination while they are open.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenCase {
    /// Of which kinds.
    pub kinds: Vec<CaseKind>,
}

/// A discipline that refuses a nomination while it is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disciplined {
    /// The lightest discipline that counts.
    pub from: Discipline,
    /// How long it is in force where its record does not say.
    pub months: Option<i32>,
}

/// A vote that must have passed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotTest {
    /// The known set of rules it is held by.
    pub preset: String,
    /// Those rules; filled in when the rule is loaded.
    #[serde(skip)]
    pub rule: Option<BallotRule>,
}

const fn once() -> u32 {
    1
}
