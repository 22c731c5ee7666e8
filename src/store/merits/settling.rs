//! What is doubtful about one decision for many nominations: steps skipped, awards that do not belong together,
//! cases still open. Knows no way in which the decision was entered.

use jiff::civil::Date;

use crate::model::award::{Award, CATALOGUES, LEVELS};
use crate::model::case::{CASE_KINDS, Case};
use crate::model::decision::Decision;
use crate::model::field::Choice;
use crate::model::nomination::{Nomination, STATES};
use crate::model::pipeline::before;
use crate::model::show::choice_label;
use crate::model::{Fault, Kind, Names, Record};
use crate::store::engine::EngineError;
use crate::store::plan::{Plan, PlanNames};
use crate::text::{Lang, fold};

/// How many nominations are named in one doubt.
const NAMED: usize = 12;

/// How many are named with their nominees, too.
const WITH_NOMINEE: usize = 3;

/// Nominations that have something in common, by what it is.
type Groups<'a> = Vec<(String, Vec<&'a Nomination>)>;

impl Plan<'_> {
    /// What is doubtful about `decision` for `nominations`, as they stood before it: each doubt once, with the
    /// nominations that it is about.
    pub fn settling(
        &self,
        decision: &Decision,
        nominations: &[Nomination],
    ) -> Result<Vec<Fault>, EngineError> {
        let mut doubts: Vec<Fault> = self.skipped(nominations).into_iter().collect();
        let mut awards = Vec::new();
        for nomination in nominations {
            if let Some(award) = self.award(nomination.award)? {
                awards.push((nomination, award));
            }
        }
        doubts.extend(self.mixed(decision, &awards));
        doubts.extend(self.held(decision.date, nominations)?);
        Ok(doubts)
    }

    /// Nominations that did not come as far as “submitted”.
    fn skipped(&self, nominations: &[Nomination]) -> Option<Fault> {
        let early = before("submitted");
        let early = nominations.iter().filter(|it| early.contains(&it.state()));
        let groups = grouped(early.map(|it| (it.state().to_owned(), it)));
        let named = |lang| self.named_groups(&groups, &STATES, lang);
        (!groups.is_empty()).then(|| {
            Fault::new(
                format!("chưa “đã trình” mà đã có quyết định – {}", named(Lang::Vi)),
                format!("decided without having been submitted – {}", named(Lang::En)),
            )
        })
    }

    /// Awards of different catalogues, of different levels, or of one level but different authorities.
    fn mixed(&self, decision: &Decision, awards: &[(&Nomination, Award)]) -> Vec<Fault> {
        let by = |of: fn(&Award) -> &str| {
            let known = awards.iter().filter(move |(_, award)| !of(award).is_empty());
            grouped(known.map(move |(nomination, award)| (of(award).to_owned(), *nomination)))
        };
        let catalogues = by(|award| &award.catalogue);
        let levels = by(|award| &award.level);
        let authorities = by(|award| &award.authority);
        let mut doubts = Vec::new();
        if catalogues.len() > 1 {
            let named = |lang| self.named_groups(&catalogues, &CATALOGUES, lang);
            let doubt = Fault::new(
                format!("một quyết định cho cả danh hiệu và hình thức – {}", named(Lang::Vi)),
                format!("one decision for titles and forms alike – {}", named(Lang::En)),
            );
            doubts.push(doubt.at("catalogue"));
        }
        let other = |(level, _): &(String, _)| *level != decision.level;
        if levels.len() > 1 {
            let named = |lang| self.named_groups(&levels, &LEVELS, lang);
            let doubt = Fault::new(
                format!("khen thưởng thuộc các cấp khác nhau – {}", named(Lang::Vi)),
                format!("awards of different levels – {}", named(Lang::En)),
            );
            doubts.push(doubt.at("level"));
        } else if !decision.level.is_empty() && levels.iter().any(other) {
            let named = |lang| self.named_groups(&levels, &LEVELS, lang);
            let doubt = Fault::new(
                format!("quyết định ở cấp khác với khen thưởng – {}", named(Lang::Vi)),
                format!("the decision is of another level than its awards – {}", named(Lang::En)),
            );
            doubts.push(doubt.at("level"));
        }
        if levels.len() < 2 && authorities.len() > 1 {
            let named = |lang| self.named_groups(&authorities, &[], lang);
            let doubt = Fault::new(
                format!("thẩm quyền khác nhau – {}", named(Lang::Vi)),
                format!("different authorities decide – {}", named(Lang::En)),
            );
            doubts.push(doubt.at("body"));
        }
        doubts
    }

    /// Nominees about whom a case is open on `day`: domain: such a nomination is held, not refused.
    fn held(
        &self,
        day: Option<Date>,
        nominations: &[Nomination],
    ) -> Result<Option<Fault>, EngineError> {
        let mut open = Vec::new();
        for nomination in nominations {
            let Some(nominee) = nomination.nominee else { continue };
            for link in self.store.about(nominee, Kind::Case)? {
                if let Some(Record::Case(case)) = self.get(link)?
                    && is_open(&case, day)
                {
                    open.push((nomination, case));
                }
            }
        }
        let say = |lang| {
            let one = |(nomination, case): &(&Nomination, Case)| {
                let kind = choice_label(&CASE_KINDS, &case.kind, lang);
                format!("{} ({kind} {})", self.told_of(nomination, lang), case.code)
            };
            listed(open.iter().map(one).collect(), lang)
        };
        Ok((!open.is_empty()).then(|| {
            Fault::new(
                format!("còn vụ việc đang xem xét, nên tạm dừng – {}", say(Lang::Vi)),
                format!("a case is still open, better put on hold – {}", say(Lang::En)),
            )
        }))
    }

    /// What each group has in common with its nominations.
    fn named_groups(&self, groups: &Groups<'_>, choices: &[Choice], lang: Lang) -> String {
        let group = |(name, nominations): &(String, Vec<&Nomination>)| {
            let called = choices.iter().find(|choice| choice.name == name);
            let called = called.map_or(name.as_str(), |choice| choice.label.in_lang(lang));
            let whole = nominations.len() <= WITH_NOMINEE;
            let one = |nomination: &&Nomination| {
                if whole { self.told_of(nomination, lang) } else { nomination.code.clone() }
            };
            format!("{called}: {}", listed(nominations.iter().map(one).collect(), lang))
        };
        groups.iter().map(group).collect::<Vec<_>>().join("; ")
    }

    /// A nomination by its code and nominee.
    fn told_of(&self, nomination: &Nomination, lang: Lang) -> String {
        let nominee = nomination.nominee;
        let nominee = nominee.and_then(|link| PlanNames { plan: self, lang }.title(link));
        format!("{} {}", nomination.code, nominee.unwrap_or_default()).trim().to_owned()
    }
}

/// Nominations by a word, in the order the words come first; words are the same whatever marks and case.
fn grouped<'a>(all: impl Iterator<Item = (String, &'a Nomination)>) -> Groups<'a> {
    let mut groups: Groups<'a> = Vec::new();
    for (word, nomination) in all {
        match groups.iter_mut().find(|(known, _)| fold(known) == fold(&word)) {
            Some((_, nominations)) => nominations.push(nomination),
            None => groups.push((word, vec![nomination])),
        }
    }
    groups
}

/// The first of `names`, and how many there are besides.
fn listed(mut names: Vec<String>, lang: Lang) -> String {
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let said = names.join(", ");
    match (more, lang) {
        (0, _) => said,
        (_, Lang::Vi) => format!("{said} và {more} đề nghị nữa"),
        (_, Lang::En) => format!("{said} and {more} more"),
    }
}

/// Whether a case is still being considered on `day`, or at all where no day is known; discipline that was
/// taken is not considered any more.
fn is_open(case: &Case, day: Option<Date>) -> bool {
    let before = |opened: Date| day.is_none_or(|day| opened <= day);
    let after = |closed: Date| day.is_some_and(|day| day < closed);
    case.penalty.is_empty() && case.date.is_none_or(before) && case.closed.is_none_or(after)
}
