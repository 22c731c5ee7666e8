//! Tests of the demo bloc.

use std::collections::{BTreeMap, BTreeSet};

use thidua::demo::{BLOC, records, records_of};
use thidua::law::{award_id, awards};
use thidua::model::bloc::Bloc;
use thidua::model::decision::Decision;
use thidua::model::forecast::{Course, Why};
use thidua::model::meeting::Meeting;
use thidua::model::nomination::Nomination;
use thidua::model::term::Term;
use thidua::model::totals::{Verdict, reconcile};
use thidua::model::unit::Unit;
use thidua::model::{Id, Kind, Link, Names, Record, Recorded, Stored};
use thidua::text::{Lang, nfc};

/// The demo's records beside the law's awards.
struct Demo(BTreeMap<Link, Record>);

impl Demo {
    fn new() -> Self {
        let all = records().unwrap().into_iter().chain(awards().unwrap());
        Self(all.map(|stored| (stored.link(), stored.record)).collect())
    }

    fn units(&self) -> Vec<(Id, &Unit)> {
        let units = self.0.iter().filter_map(|(link, record)| match record {
            Record::Unit(unit) => Some((link.id, unit)),
            _ => None,
        });
        units.collect()
    }

    /// The members of Bloc III in its order.
    fn members(&self) -> Vec<(Id, &Unit)> {
        let mut members = self.units();
        members.retain(|(_, unit)| unit.bloc == Some(BLOC) && unit.parent.is_none());
        members.sort_by_key(|(_, unit)| unit.order);
        members
    }

    fn terms(&self) -> Vec<&Term> {
        let terms = self.0.values().filter_map(|record| match record {
            Record::Term(term) => Some(term),
            _ => None,
        });
        terms.collect()
    }

    fn nominations(&self) -> Vec<&Nomination> {
        let nominations = self.0.values().filter_map(|record| match record {
            Record::Nomination(nomination) => Some(nomination),
            _ => None,
        });
        nominations.collect()
    }

    fn decision(&self, id: Option<Id>) -> &Decision {
        match &self.0[&Link::new(Kind::Decision, id.unwrap())] {
            Record::Decision(decision) => decision,
            other => panic!("not a decision: {other:?}"),
        }
    }

    fn conference(&self) -> &Meeting {
        let mut meetings = self.0.values().filter_map(|record| match record {
            Record::Meeting(meeting) => Some(meeting),
            _ => None,
        });
        let meeting = meetings.next().unwrap();
        assert!(meetings.next().is_none(), "one conference");
        meeting
    }

    fn unit_called(&self, id: Option<Id>) -> String {
        self.title(Link::new(Kind::Unit, id.unwrap())).unwrap()
    }

    fn person_called(&self, id: Option<Id>) -> String {
        id.map_or_else(String::new, |id| self.title(Link::new(Kind::Person, id)).unwrap())
    }
}

impl Names for Demo {
    fn title(&self, link: Link) -> Option<String> {
        self.0.get(&link).map(|record| record.title(self))
    }

    fn code(&self, link: Link) -> Option<String> {
        self.0.get(&link).map(|record| record.code().to_owned())
    }

    fn lang(&self) -> Lang {
        Lang::Vi
    }
}

#[test]
fn every_record_is_sound_and_says_where_it_is_from() {
    for stored in records().unwrap() {
        let record = &stored.record;
        assert_eq!(record.faults(), [], "{}", record.code());
        assert_eq!(stored.version, 1);
        let field = if record.kind() == Kind::Award { "source" } else { "note" };
        let source = format!("{:?}", record.value(field));
        assert!(source.contains("Nguồn"), "{}: {source}", record.code());
    }
}

#[test]
fn ids_and_codes_are_given_once_and_codes_begin_as_their_kind_does() {
    let records = records().unwrap();
    let links: BTreeSet<Link> = records.iter().map(Stored::link).collect();
    assert_eq!(links.len(), records.len());
    let codes: BTreeSet<&str> = records.iter().map(|stored| stored.record.code()).collect();
    assert_eq!(codes.len(), records.len());
    for stored in &records {
        let (code, prefix) = (stored.record.code(), stored.record.kind().prefix());
        assert!(code.starts_with(&format!("{prefix}-")), "{code}");
    }
}

#[test]
fn every_link_leads_to_a_record_that_came_before() {
    let mut known: BTreeSet<Link> = awards().unwrap().iter().map(Stored::link).collect();
    for stored in records().unwrap() {
        for link in stored.record.links() {
            assert!(known.contains(&link), "{} → {link:?}", stored.record.code());
        }
        known.insert(stored.link());
    }
    assert!(known.contains(&Link::new(Kind::Bloc, BLOC)));
}

#[test]
fn lines_are_in_normal_form_c_and_as_an_export_writes_them() {
    let file = include_str!("../../src/demo.jsonl");
    for (line, stored) in file.lines().zip(records().unwrap()) {
        assert_eq!(nfc(line), line);
        let written = serde_json::to_string(&stored).unwrap();
        assert_eq!(line, format!("{{\"record\":{written}}}"));
    }
}

#[test]
fn a_damaged_line_is_named() {
    let file = include_str!("../../src/demo.jsonl").replacen("\"DV-0002\"", "DV-0002", 1);
    let line = file.lines().position(|line| line.contains("DV-0002")).unwrap() + 1;
    let error = records_of(&file).unwrap_err();
    assert!(error.0.en.contains(&format!("line {line}")), "{error}");
    assert!(error.0.vi.contains(&format!("dòng {line}")), "{}", error.0.vi);
}

#[test]
fn five_members_with_their_spellings_and_successors() {
    let demo = Demo::new();
    let members = demo.members();
    let names: Vec<&str> = members.iter().map(|(_, unit)| unit.name.as_str()).collect();
    let expected = [
        "Tổng cục Biển và Hải đảo Việt Nam",
        "Tổng cục Địa chất và Khoáng sản Việt Nam",
        "Tổng cục Khí tượng Thủy văn",
        "Tổng cục Môi trường",
        "Tổng cục Quản lý đất đai",
    ];
    assert_eq!(names, expected);
    assert!(members.iter().all(|(_, unit)| !unit.aliases.is_empty()));
    let abolished = members.iter().filter(|(_, unit)| !unit.exists_in(2023)).count();
    assert_eq!(abolished, 4);
    let successors = |place: usize| {
        let predecessor = Some(members[place].0);
        let units = demo.units().into_iter();
        units.filter(|(_, u)| u.predecessors.iter().any(|p| p.unit == predecessor)).count()
    };
    assert_eq!([0, 1, 2, 3, 4].map(successors), [1, 2, 0, 3, 0]);
}

#[test]
fn the_figures_published_are_beside_the_one_member_known() {
    let demo = Demo::new();
    let Record::Bloc(bloc) = &demo.0[&Link::new(Kind::Bloc, BLOC)] else { panic!() };
    let totals = reconcile(bloc, &demo.members(), 2020);
    assert_eq!((totals.units.published, totals.staff.published), (Some(92), Some(6708)));
    assert_eq!((totals.members, totals.units.sum, totals.staff.sum), (5, 22, 0));
    assert_eq!(totals.units.verdict(), Verdict::MembersMissing(4));
    assert_eq!(totals.staff.verdict(), Verdict::MembersMissing(5));
}

#[test]
fn the_conference_has_everybody_the_article_names() {
    let demo = Demo::new();
    let conference = demo.conference();
    assert_eq!(conference.years(), Some((2020, 2021)));
    assert_eq!(conference.date, Some(jiff::civil::date(2021, 2, 24)));
    assert_eq!(demo.person_called(conference.presider), "Hoàng Văn Thức");
    let attendees: Vec<(String, String)> = conference
        .attendees
        .iter()
        .map(|row| (demo.person_called(row.person), demo.unit_called(row.unit)))
        .collect();
    let expected = [
        ("Hoàng Văn Thức", "Môi trường"),
        ("Trương Văn Đạt", "Vụ Thi đua, Khen thưởng và Tuyên truyền"),
        ("Trần Thị Ngọc", "Vụ Tổ chức cán bộ"),
        ("Lại Hồng Thanh", "Địa chất và Khoáng sản"),
        ("", "Biển và Hải đảo"),
        ("", "Khí tượng Thủy văn"),
        ("", "Quản lý đất đai"),
    ];
    assert_eq!(attendees, expected.map(|(person, unit)| (person.into(), unit.into())));
    assert_eq!(demo.person_called(conference.reports[0].presenter), "Trần Thị Ngọc");
    let speakers: Vec<String> =
        conference.statements.iter().map(|row| demo.person_called(row.speaker)).collect();
    let (thuc, dat) = ("Hoàng Văn Thức", "Trương Văn Đạt");
    assert_eq!(speakers, ["", "", thuc, dat, dat, dat]);
    assert!(conference.results.contains("trao cờ Trưởng Khối"));
}

#[test]
fn the_chairs_known_and_the_forecasts_that_follow_from_them() {
    let demo = Demo::new();
    let terms = demo.terms();
    let mut chairs: Vec<(i16, String)> = terms
        .iter()
        .filter(|term| term.bloc == Some(BLOC))
        .map(|term| (term.year, demo.unit_called(term.chair)))
        .collect();
    chairs.sort();
    let expected = [
        (2013, "Địa chất và Khoáng sản"),
        (2020, "Môi trường"),
        (2021, "Địa chất và Khoáng sản"),
        (2022, "Khí tượng Thủy văn"),
    ];
    assert_eq!(chairs, expected.map(|(year, chair)| (year, chair.to_owned())));

    let until_2021: Vec<&Term> = terms.iter().copied().filter(|term| term.year <= 2021).collect();
    let (members, settings) = (demo.members(), Bloc::default());
    let forecast = Course::new(BLOC, &settings, &until_2021, &members).next(2022).unwrap();
    assert_eq!(demo.unit_called(forecast.chair), "Khí tượng Thủy văn");
    assert_eq!(forecast.why, Why::Deputy);
    let course = Course::new(BLOC, &settings, &terms, &members);
    let alone = course.forecast(2023, 1).pop().unwrap();
    assert_eq!((alone.chair, alone.why), (None, Why::Nobody), "one member is left");
    let told = alone.skipped.iter().map(|it| demo.unit_called(Some(it.unit)));
    let ended = ["Quản lý đất đai", "Biển và Hải đảo", "Địa chất và Khoáng sản", "Môi trường"];
    assert_eq!(told.collect::<Vec<_>>(), ended, "the deputy first");
    let day = Some(jiff::civil::date(2022, 10, 31));
    assert!(alone.skipped.iter().all(|it| it.ceased && it.until == day));
    assert_eq!(course.next(2015), None, "2014 is not known");
}

#[test]
fn the_nominations_are_the_public_facts() {
    let demo = Demo::new();
    let nominations = demo.nominations();
    let in_year = |year| nominations.iter().filter(|n| n.year == year).count();
    assert_eq!([2015, 2019, 2020, 2022].map(in_year), [1, 3, 3, 5]);
    assert_eq!(nominations.len(), 12);
    assert!(nominations.iter().all(|n| n.summary.contains("Nguồn")));
    for flag in nominations.iter().filter(|n| n.year == 2022) {
        assert_eq!(flag.award, Some(award_id("CTĐCP")));
        let decision = demo.decision(flag.decision);
        assert_eq!(decision.number, "231/QĐ-TTg");
        assert_eq!(decision.date, Some(jiff::civil::date(2023, 3, 14)));
    }
    let pending = nominations.iter().find(|n| n.award == Some(award_id("CSTĐTQ"))).unwrap();
    assert_eq!(pending.state(), "submitted");
    let long = nominations.iter().find(|n| n.year == 2015).unwrap();
    assert_eq!(long.achieved_from, Some(jiff::civil::date(2011, 1, 1)));
    assert_eq!(demo.decision(long.decision).date, None, "the source gives the year only");
}
