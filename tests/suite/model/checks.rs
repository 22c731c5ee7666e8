//! What is wrong with records, and where it stands.

use jiff::civil::date;
use thidua::model::award::Award;
use thidua::model::bloc::{Bloc, BlocFigures};
use thidua::model::meeting::{Attendee, Meeting, Statement};
use thidua::model::nomination::{Nomination, Step};
use thidua::model::person::{Person, Post};
use thidua::model::term::{Deputy, Term};
use thidua::model::unit::{Unit, UnitFigures};
use thidua::model::{Fault, Id, Kind, Link, Record};

fn id(name: &str) -> Id {
    Id::of_name(name)
}

/// Where a fault stands: `field`, or `field.row.cell`.
fn place(fault: &Fault) -> String {
    let place = &fault.place;
    match (place.row, &place.cell) {
        (Some(row), Some(cell)) => format!("{}.{row}.{cell}", place.field),
        _ => place.field.clone(),
    }
}

fn places(record: &Record) -> Vec<String> {
    let faults = record.faults();
    for fault in &faults {
        assert!(!fault.message.vi.is_empty() && !fault.message.en.is_empty(), "{fault:?}");
        assert_ne!(fault.message.vi, fault.message.en, "{fault:?}");
    }
    faults.iter().map(place).collect()
}

fn bloc(change: impl FnOnce(&mut Bloc)) -> Record {
    let mut bloc = Bloc { name: "Khối".into(), ..Bloc::default() };
    change(&mut bloc);
    Record::Bloc(bloc)
}

fn unit(change: impl FnOnce(&mut Unit)) -> Record {
    let mut unit = Unit { name: "Tổng cục".into(), bloc: Some(id("bloc")), ..Unit::default() };
    change(&mut unit);
    Record::Unit(unit)
}

fn person(change: impl FnOnce(&mut Person)) -> Record {
    let mut person = Person { name: "Trần Thị Ngọc".into(), ..Person::default() };
    change(&mut person);
    Record::Person(person)
}

fn award(change: impl FnOnce(&mut Award)) -> Record {
    let mut award = Award {
        name: "Giấy khen".into(),
        catalogue: "form".into(),
        nominee: "both".into(),
        ..Award::default()
    };
    change(&mut award);
    Record::Award(award)
}

fn term(change: impl FnOnce(&mut Term)) -> Record {
    let (bloc, chair) = (Some(id("bloc")), Some(id("chair")));
    let mut term = Term { bloc, chair, year: 2021, ..Term::default() };
    change(&mut term);
    Record::Term(term)
}

fn meeting(change: impl FnOnce(&mut Meeting)) -> Record {
    let mut meeting =
        Meeting { bloc: Some(id("bloc")), kind: "year_end".into(), ..Meeting::default() };
    change(&mut meeting);
    Record::Meeting(meeting)
}

fn nomination(change: impl FnOnce(&mut Nomination)) -> Record {
    let mut nomination = Nomination {
        bloc: Some(id("bloc")),
        nominee: Some(Link::new(Kind::Unit, id("unit"))),
        award: Some(id("award")),
        year: 2020,
        ..Nomination::default()
    };
    change(&mut nomination);
    Record::Nomination(nomination)
}

fn deputy(name: &str) -> Deputy {
    Deputy { unit: Some(id(name)) }
}

fn step(state: &str, day: Option<i8>, reason: &str) -> Step {
    let date = day.map(|day| date(2021, 2, day));
    Step { state: state.into(), date, reason: reason.into(), ..Step::default() }
}

#[test]
fn a_sound_record_has_no_faults() {
    let sound = [
        bloc(|r| r.figures = vec![BlocFigures { year: 2020, units: Some(92), staff: Some(6708) }]),
        unit(|r| r.valid_until = Some(date(2022, 10, 31))),
        person(|r| r.birth_year = Some(1970)),
        award(|r| r.valid_from = Some(2004)),
        term(|r| r.deputies = vec![deputy("a"), deputy("b")]),
        meeting(|r| (r.year_reviewed, r.year_planned) = (Some(2020), Some(2021))),
        nomination(|r| r.steps = vec![step("decided", None, "")]),
    ];
    for record in sound {
        assert_eq!(places(&record), Vec::<String>::new(), "{record:?}");
    }
}

#[test]
fn required_fields_are_missed_in_the_order_of_the_form() {
    let cases: [(Kind, &[&str]); 7] = [
        (Kind::Bloc, &["name"]),
        (Kind::Unit, &["name", "bloc"]),
        (Kind::Person, &["name"]),
        (Kind::Award, &["name", "catalogue", "nominee"]),
        (Kind::Term, &["bloc", "year", "chair"]),
        (Kind::Meeting, &["bloc", "kind"]),
        (Kind::Nomination, &["bloc", "nominee", "award", "year"]),
    ];
    for (kind, missing) in cases {
        assert_eq!(places(&Record::blank(kind)), missing);
    }
}

/// The faults of these records stand at these places and nowhere else.
fn stand(cases: Vec<(Record, &[&str])>) {
    for (record, expected) in cases {
        assert_eq!(places(&record), expected, "{record:?}");
    }
}

#[test]
fn each_fault_stands_at_its_field() {
    let figures = |year| UnitFigures { year, ..UnitFigures::default() };
    let (from, until) = (Some(date(2021, 2, 24)), Some(date(2021, 2, 23)));
    let cases: Vec<(Record, &[&str])> = vec![
        (bloc(|r| r.figures = vec![BlocFigures::default()]), &["figures.0.year"]),
        (
            bloc(|r| {
                r.figures = [2020, 2021, 2020]
                    .map(|year| BlocFigures { year, ..BlocFigures::default() })
                    .into();
            }),
            &["figures.2.year"],
        ),
        (
            bloc(|r| {
                r.figures = vec![BlocFigures { year: 2020, units: Some(200_000), staff: None }];
            }),
            &["figures.0.units"],
        ),
        (
            unit(|r| r.figures = vec![figures(1944), figures(2201)]),
            &["figures.0.year", "figures.1.year"],
        ),
        (unit(|r| r.figures = vec![figures(2020), figures(2020)]), &["figures.1.year"]),
        (unit(|r| (r.valid_from, r.valid_until) = (from, until)), &["valid_until"]),
        (unit(|r| r.valid_from = Some(date(1021, 1, 1))), &["valid_from"]),
        (unit(|r| r.kind = "bank".into()), &["kind"]),
        (unit(|r| r.order = Some(0)), &["order"]),
        (person(|r| r.birth_year = Some(1890)), &["birth_year"]),
        (
            person(|r| r.posts = vec![Post::default(), Post { from, until, ..Post::default() }]),
            &["posts.1.until"],
        ),
        (
            person(|r| {
                r.birth_year = Some(2010);
                r.posts = vec![Post { from, ..Post::default() }];
            }),
            &["posts.0.from"],
        ),
        (
            person(|r| {
                r.birth_year = Some(i16::MAX);
                r.posts = vec![Post { from, ..Post::default() }];
            }),
            &["birth_year", "posts.0.from"],
        ),
        (award(|r| (r.valid_from, r.valid_until) = (Some(2020), Some(2019))), &["valid_until"]),
        (award(|r| r.level = "world".into()), &["level"]),
        (term(|r| r.year = 1900), &["year"]),
        (term(|r| r.deputies = vec![deputy("a"), deputy("chair")]), &["deputies.1.unit"]),
        (term(|r| r.deputies = vec![deputy("a"), deputy("b"), deputy("a")]), &["deputies.2.unit"]),
        (term(|r| r.deputies = vec![Deputy::default()]), &["deputies.0.unit"]),
        (term(|r| (r.from, r.until) = (from, until)), &["until"]),
        (meeting(|r| r.form = "postponed".into()), &["reason"]),
        (meeting(|r| r.form = "cancelled".into()), &["reason"]),
        (
            meeting(|r| (r.year_reviewed, r.year_planned) = (Some(2021), Some(2020))),
            &["year_planned"],
        ),
        (meeting(|r| r.year_reviewed = Some(1900)), &["year_reviewed"]),
        (
            meeting(|r| {
                r.attendees = vec![Attendee { role: "khách".into(), ..Attendee::default() }];
            }),
            &["attendees.0.person"],
        ),
        (
            meeting(|r| {
                r.statements = vec![Statement { text: "…".into(), ..Statement::default() }];
            }),
            &["statements.0.speaker"],
        ),
        (
            meeting(|r| {
                r.statements = vec![Statement { unit: Some(id("unit")), ..Statement::default() }];
            }),
            &["statements.0.text"],
        ),
    ];
    stand(cases);
}

#[test]
fn each_fault_of_a_nomination_stands_at_its_field() {
    let (from, until) = (Some(date(2021, 2, 24)), Some(date(2021, 2, 23)));
    stand(vec![
        (nomination(|r| r.year = 1900), &["year"]),
        (nomination(|r| (r.achieved_from, r.achieved_until) = (from, until)), &["achieved_until"]),
        (
            nomination(|r| {
                r.steps = vec![step("sent", Some(24), ""), step("checked", Some(23), "")];
            }),
            &["steps.1.date"],
        ),
        (
            nomination(|r| {
                r.steps = vec![
                    step("sent", Some(24), ""),
                    step("checked", None, ""),
                    step("chosen", Some(23), ""),
                ];
            }),
            &["steps.2.date"],
        ),
        (
            nomination(|r| r.steps = vec![step("sent", None, ""), step("returned", None, "")]),
            &["steps.1.reason"],
        ),
        (
            nomination(|r| r.steps = vec![step("decided", None, ""), step("sent", None, "")]),
            &["steps.1.state"],
        ),
        (nomination(|r| r.steps = vec![step("lost", None, "")]), &["steps.0.state"]),
        (nomination(|r| r.nominee = Some(Link::new(Kind::Award, id("award")))), &["nominee"]),
    ]);
}
