//! What records tell of a nominee's past.

use jiff::civil::date;
use thidua::model::case::Case;
use thidua::model::decision::Decision;
use thidua::model::initiative::{Initiative, Owner};
use thidua::model::nomination::{Nomination, Step};
use thidua::model::past::Past;
use thidua::model::person::{Person, Post};
use thidua::model::rating::Rating;
use thidua::model::{Id, Kind, Link, Names, Record, Stored};
use thidua::text::Lang;

/// Everything is called by its kind.
struct Plain(Lang);

impl Names for Plain {
    fn title(&self, link: Link) -> Option<String> {
        Some(link.kind.name().to_owned())
    }

    fn code(&self, _: Link) -> Option<String> {
        None
    }

    fn lang(&self) -> Lang {
        self.0
    }
}

fn stored(name: &str, record: Record) -> Stored {
    Stored { id: Id::of_name(name), version: 1, record }
}

fn person() -> Stored {
    let post = |name: &str, from: i16, until: Option<i16>| Post {
        unit: Some(Id::of_name(name)),
        post: name.into(),
        from: Some(date(from, 1, 1)),
        until: until.map(|year| date(year, 12, 31)),
        ..Post::default()
    };
    let posts = vec![post("clerk", 2010, Some(2019)), post("head", 2020, None)];
    stored("she", Record::Person(Person { posts, ..Person::default() }))
}

fn nomination(year: i16, award: &str, states: &[&str]) -> Stored {
    let step = |state: &&str| {
        let reason = if *state == "on_hold" || *state == "refused" { "đơn thư" } else { "" };
        Step { state: (*state).into(), reason: reason.into(), ..Step::default() }
    };
    let record = Nomination {
        code: format!("DN-{year}-{award}"),
        nominee: Some(person().link()),
        award: Some(Id::of_name(award)),
        year,
        steps: states.iter().map(step).collect(),
        decision: states.contains(&"decided").then(|| Id::of_name("decision")),
        ..Nomination::default()
    };
    stored(&format!("{year}{award}"), Record::Nomination(record))
}

fn past(records: &[Stored]) -> Past {
    let decision = Decision { number: "1/QĐ".into(), ..Decision::default() };
    let decisions = [stored("decision", Record::Decision(decision))];
    Past::of(&[person()], records, &decisions, [&Plain(Lang::Vi), &Plain(Lang::En)])
}

#[test]
fn nominations_are_counted_by_how_they_ended_and_runs_are_unbroken() {
    let decided = &["sent", "decided"][..];
    let past = past(&[
        nomination(2015, "a", decided),
        nomination(2017, "a", decided),
        nomination(2018, "a", &["decided", "presented"]),
        nomination(2019, "a", decided),
        nomination(2020, "a", &["sent", "refused"]),
        nomination(2018, "b", decided),
        nomination(2021, "b", &["sent", "on_hold"]),
        nomination(2020, "b", &["decided", "cancelled"]),
    ]);
    assert_eq!((past.nominated, past.decided, past.pending, past.ended), (8, 5, 1, 2));
    let tallies: Vec<_> = past.tallies.iter().map(|it| (it.decided, it.since, it.until)).collect();
    assert_eq!(tallies, [(4, 2017, 2019), (1, 2018, 2018)]);
    let years: Vec<_> = past.moments.iter().filter_map(|moment| moment.year).collect();
    assert_eq!(years, [2021, 2020, 2020, 2019, 2018, 2018, 2017, 2015]);
    assert_eq!(past.moments[0].more.en, "on hold: đơn thư; head, unit");
    assert_eq!(past.moments[3].more.en, "1/QĐ; clerk, unit", "the post of that year");
}

#[test]
fn evidence_stands_beside_nominations_and_the_unknown_is_not_told() {
    let she = Some(person().link());
    let owners = vec![Owner { owner: she, share: Some(40) }];
    let past = past(&[
        stored(
            "initiative",
            Record::Initiative(Initiative {
                name: "Số hóa".into(),
                scope: "ministry".into(),
                year: 2019,
                owners,
                number: "7/QĐ".into(),
                ..Initiative::default()
            }),
        ),
        stored(
            "rating",
            Record::Rating(Rating {
                subject: she,
                year: 2021,
                rating: "good".into(),
                ..Rating::default()
            }),
        ),
        stored(
            "case",
            Record::Case(Case {
                subject: she,
                kind: "petition".into(),
                date: Some(date(2020, 5, 1)),
                ..Case::default()
            }),
        ),
        stored(
            "another's",
            Record::Rating(Rating {
                subject: Some(Link::new(Kind::Person, Id::of_name("he"))),
                year: 2020,
                ..Rating::default()
            }),
        ),
    ]);
    let told: Vec<_> = past
        .moments
        .iter()
        .map(|it| {
            (it.year.unwrap(), it.what.en.as_str(), it.state.en.as_str(), it.more.en.as_str())
        })
        .collect();
    assert_eq!(
        told,
        [
            (2021, "Yearly rating", "tasks done well", "head, unit"),
            (2020, "petition", "being considered", "2020-05-01"),
            (2019, "Initiative: Số hóa", "ministry", "7/QĐ, 40 %"),
        ]
    );
    assert_eq!((past.nominated, past.tallies.len()), (0, 0));
}
