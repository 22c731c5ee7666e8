//! A nominee made up for one case, and a question about it.

use jiff::civil::{Date, date};
use thidua::law::answer::{Answer, Question, Verdict};
use thidua::law::evidence::{
    Case, CaseKind, CollectiveYear, Evidence, Grade, Holders, Holding, Initiative, Nominee, Rating,
    Scope, kind_named, state_named,
};
use thidua::law::{KnownAward, Rules, UserRules, award_id, awards, judge};
use thidua::model::{Id, Kind, Link};

pub fn known() -> Vec<KnownAward> {
    KnownAward::among(&awards().unwrap())
}

pub fn rules() -> Rules {
    Rules::load(&known(), None).unwrap()
}

/// The law's rules with `text` laid over them.
pub fn rules_with(text: &str) -> Rules {
    match Rules::load(&known(), Some(UserRules { file: "rules.toml", text })) {
        Ok(rules) => rules,
        Err(faults) => panic!("{faults:#?}"),
    }
}

/// A record of no matter which kind; each number is another one.
pub fn link(number: i64) -> Link {
    Link::new(Kind::Nomination, Id::of_name(&format!("record/{number}")))
}

pub struct Person(pub Evidence);

/// Somebody recruited on 1 January 2015.
pub fn person() -> Person {
    let mut evidence =
        Evidence::new(Link::new(Kind::Person, Id::of_name("person")), Nominee::Individual);
    evidence.recruited = Some(date(2015, 1, 1));
    Person(evidence)
}

/// A body that exists since 2010.
pub fn body() -> Person {
    let mut evidence =
        Evidence::new(Link::new(Kind::Unit, Id::of_name("unit")), Nominee::Collective);
    evidence.exists_from = Some(date(2010, 1, 1));
    Person(evidence)
}

impl Person {
    pub fn nomination(mut self, code: &str, year: i16, state: &str) -> Self {
        let number = i64::try_from(self.0.holdings.len()).unwrap();
        self.0.holdings.push(Holding {
            nomination: link(number).id,
            award: award_id(code),
            year,
            kind: kind_named("regular"),
            state: state_named(state),
            achieved: (None, None),
            decided: None,
        });
        self
    }

    /// The award for each of the years, decided and presented.
    pub fn held(mut self, code: &str, years: impl IntoIterator<Item = i16>) -> Self {
        for year in years {
            self = self.nomination(code, year, "presented");
        }
        self
    }

    /// The last nomination's decision: its date, and the last day of the period written in it.
    pub fn decided(mut self, on: Option<Date>, until: Option<Date>) -> Self {
        let last = self.0.holdings.last_mut().unwrap();
        last.decided = on;
        last.achieved = (None, until);
        self
    }

    pub fn rated(mut self, grade: Grade, years: impl IntoIterator<Item = i16>) -> Self {
        for year in years {
            self.0.ratings.push(Rating { year, grade, link: link(1000 + i64::from(year)) });
        }
        self
    }

    pub fn initiative(mut self, scope: Scope, year: i16) -> Self {
        self.0.initiatives.push(Initiative { year, scope, link: link(5000 + i64::from(year)) });
        self
    }

    pub fn case(mut self, kind: CaseKind, opened: Date, closed: Option<Date>) -> Self {
        let upheld = closed.map(|_| true);
        let link = link(9000);
        self.0.cases.push(Case {
            kind,
            opened: Some(opened),
            closed,
            upheld,
            level: None,
            until: None,
            link,
        });
        self
    }

    pub fn figures(mut self, year: i16, make: impl FnOnce(&mut CollectiveYear)) -> Self {
        let mut figures = CollectiveYear { year, ..CollectiveYear::default() };
        make(&mut figures);
        self.0.years.push(figures);
        self
    }

    pub fn complete(mut self, from: i16, until: i16) -> Self {
        self.0.complete = Some(from..=until);
        self
    }

    pub fn initiatives_complete(mut self, from: i16, until: i16) -> Self {
        self.0.complete_initiatives = Some(from..=until);
        self
    }

    /// The answer for a dossier received on 1 February of the year after.
    pub fn asks<'r>(&self, rules: &'r Rules, code: &str, year: i16) -> Answer<'r> {
        judge(rules, &self.0, &Question::new(award_id(code), year, date(year + 1, 2, 1)))
    }

    pub fn verdict(&self, code: &str, year: i16) -> Verdict {
        self.asks(&rules(), code, year).verdict
    }
}

pub fn holders(code: &str, count: u32, all: bool) -> Holders {
    Holders { award: award_id(code), count, all }
}

/// The verdict of the rule `id`.
pub fn of(answer: &Answer<'_>, id: &str) -> Verdict {
    let found = answer.findings.iter().find(|finding| finding.rule.is_some_and(|r| r.id == id));
    found.unwrap_or_else(|| panic!("no finding of {id}: {answer:#?}")).verdict
}

/// The verdict of one test, given as TOML, on `nominee` for a made-up award of the year 2024.
pub fn on(nominee: &Person, test: &str) -> Verdict {
    let text = format!(
        "[[rule]]\nid = \"one\"\naward = \"GK\"\nwhat = {{ vi = \"x\", en = \"x\" }}\n\
         instrument = \"x\"\nsource = \"x\"\nverified = true\nstage = \"nomination\"\n{test}\n"
    );
    of(&nominee.asks(&rules_with(&text), "GK", 2024), "one")
}
