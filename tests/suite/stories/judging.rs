//! Somebody with ten years of evidence: judged in the form, in the detail, on the screen of the eligible.

use jiff::civil::date;
use thidua::law::award_id;
use thidua::model::ballot::{Ballot, BallotItem};
use thidua::model::case::Case;
use thidua::model::initiative::{Initiative, Owner};
use thidua::model::nomination::{Nomination, Step};
use thidua::model::person::{Person, Post};
use thidua::model::rating::Rating;
use thidua::model::{Id, Kind, Link, Record};
use thidua::store::Store;
use thidua::store::request::{Actor, Query, Save};
use thidua::text::Lang;

use thidua::app::Setup;
use thidua::event::Size;

use crate::desk::{Desk, LARGE, SMALL, demo, setup};

/// The demo with three persons of a unit: the first held CSTĐCS three years running and has an initiative of
/// ministry-wide reach, the second lacks one year, the third has a petition open.
pub fn with_evidence(setup: impl FnOnce(&Store) -> Setup) -> Desk {
    let store = demo();
    let bloc = Some(thidua::demo::BLOC);
    let unit = store.find_code(Kind::Unit, "DV-0004").unwrap().map(|link| link.id);
    let mut saves = Vec::new();
    let mut save = |record: Record| {
        saves.push(Save { id: Some(Id::fresh()), seen: 0, record, begun: None, despite: true });
        saves.last().unwrap().id.unwrap()
    };
    for (place, name) in ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Cường"].iter().enumerate()
    {
        let post = Post { unit, post: "Chuyên viên".into(), ..Post::default() };
        let (name, recruited) = ((*name).to_owned(), Some(date(2010, 1, 1)));
        let person = Person { name, recruited, posts: vec![post], ..Person::default() };
        let me = Some(Link::new(Kind::Person, save(Record::Person(person))));
        let years: &[i16] = if place == 1 { &[2022, 2024] } else { &[2022, 2023, 2024] };
        for year in years {
            let date = Some(date(*year, 12, 31));
            let step = Step { state: "decided".into(), date, ..Step::default() };
            save(Record::Nomination(Nomination {
                bloc,
                nominee: me,
                unit,
                award: Some(award_id("CSTĐCS")),
                year: *year,
                kind: "regular".into(),
                steps: vec![step],
                ..Nomination::default()
            }));
        }
        for year in 2022..=2024 {
            let rating = "excellent".to_owned();
            save(Record::Rating(Rating {
                bloc,
                subject: me,
                year,
                rating,
                unit,
                ..Rating::default()
            }));
        }
        save(Record::Initiative(Initiative {
            bloc,
            name: "Số hóa hồ sơ địa chính".into(),
            scope: "ministry".into(),
            year: 2024,
            unit,
            owners: vec![Owner { owner: me, share: None }],
            ..Initiative::default()
        }));
        if place == 2 {
            let (kind, date) = ("petition".to_owned(), Some(date(2024, 12, 1)));
            save(Record::Case(Case { bloc, subject: me, kind, date, ..Case::default() }));
        }
    }
    let actor = Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() };
    store.save(&actor, saves).unwrap();
    let today = date(2024, 12, 20);
    let setup = Setup { today, ..setup(&store) };
    let mut desk = Desk::begin(store, setup);
    desk.press("] ]").sees("2024");
    desk
}

fn sit_down(size: Size) -> Desk {
    with_evidence(|store| setup(store, size, Lang::Vi))
}

#[test]
fn who_is_eligible_and_not_nominated_is_nominated_by_one_key() {
    let mut desk = sit_down(LARGE);
    desk.press("E").sees("Đủ điều kiện, chưa đề nghị 2024").sees("Chiến sĩ thi đua cấp bộ");
    while !desk.screen().lines().any(|line| line.contains("▌ CSTĐCB")) {
        desk.press("down");
    }
    desk.press("enter").sees("CSTĐCB 1/2").sees("Nguyễn Văn An");
    desk.sees("CSTĐCS năm 2023").sees("Luật 06/2022/QH15");
    desk.press("n").sees("Thêm đề nghị khen thưởng").sees("Nguyễn Văn An").sees("Môi trường");
    desk.sees("đủ điều kiện");
    desk.press("ctrl-s").sees("Đủ điều kiện, chưa đề nghị 2024");
    // Who is proposed is not offered any more.
    desk.sees_not("Nguyễn Văn An");
    let made = desk.store.find_code(Kind::Nomination, "DN-2024-0004").unwrap();
    assert!(made.is_some());
}

#[test]
fn the_form_says_while_typing_what_the_judge_would() {
    let mut desk = sit_down(LARGE);
    desk.press("3 n").sees("chọn đối tượng và danh hiệu");
    desk.types("nguyen van an").press("enter tab").types("chien si thi dua cap bo").press("enter");
    desk.rest().sees("đủ điều kiện");
    desk.press("esc n").press("3 n");
    desk.types("tran thi binh").press("enter tab").types("chien si thi dua cap bo").press("enter");
    desk.rest().sees("cần xem xét").sees("CSTĐCS").sees("2023");
}

#[test]
fn an_open_petition_holds_and_does_not_refuse() {
    let mut desk = sit_down(SMALL);
    desk.press("4 /").types("hoang cuong").press("enter enter o");
    desk.sees("Điều kiện").sees("? CSTĐCB");
    desk.press("esc esc 3 /").types("hoang cuong").press("enter enter o").rest();
    desk.sees("CẦN XEM XÉT, TẠM DỪNG");
}

#[test]
fn a_record_of_one_is_the_same_evidence_as_everybodys() {
    let desk = sit_down(SMALL);
    let catalog = desk.store.catalog();
    let ledger = catalog.ledger(&|| false).unwrap();
    let all = |kind| desk.store.every(&Query::of(kind)).unwrap().unwrap();
    let nominees = [all(Kind::Unit), all(Kind::Person)].concat();
    assert!(nominees.len() > 20);
    for (nominee, _) in nominees {
        assert_eq!(catalog.evidence(nominee), ledger.evidence(nominee), "{nominee:?}");
    }
    assert!(catalog.ledger(&|| true).is_none() || catalog.count(Kind::Nomination) < 4096);
    assert_eq!(catalog.evidence(Link::new(Kind::Person, Id::fresh())), None);
}

#[test]
fn evidence_tells_what_was_entered() {
    let desk = sit_down(SMALL);
    let catalog = desk.store.catalog();
    let person = |words: &str| {
        let ask = thidua::store::request::Ask {
            kinds: vec![Kind::Person],
            text: words.into(),
            bloc: None,
            limit: 1,
        };
        desk.store.suggest(&ask)[0].link
    };
    let evidence = catalog.evidence(person("nguyen van an")).unwrap();
    assert_eq!((evidence.holdings.len(), evidence.ratings.len()), (3, 3));
    assert_eq!((evidence.initiatives.len(), evidence.cases.len()), (1, 0));
    assert_eq!(evidence.recruited, Some(date(2010, 1, 1)));
    // The other two of the unit hold the award of 2020, too.
    let peers = evidence.peers.iter().find(|peers| peers.year == 2024).unwrap();
    assert_eq!((peers.others, peers.nominee), (2, true));
    let held = catalog.evidence(person("hoang cuong")).unwrap();
    assert_eq!((held.cases.len(), held.cases[0].closed), (1, None));
    let unit = desk.store.find_code(Kind::Unit, "DV-0004").unwrap().unwrap();
    let unit = catalog.evidence(unit).unwrap();
    let year = unit.years.iter().find(|year| year.year == 2024).unwrap();
    assert_eq!((year.rated, year.finished), (Some(3), Some(3)));
    assert_eq!(year.holders[0].count, 3);
    assert_eq!(unit.successors.len(), 3, "three bodies continue it");
}

#[test]
fn initiatives_that_are_all_entered_are_known_to_be_all() {
    let desk = sit_down(SMALL);
    let person = desk.store.find_code(Kind::Person, "CN-0007").unwrap().unwrap();
    let known = || desk.store.catalog().evidence(person).unwrap().complete_initiatives;
    assert_eq!(known(), None);
    let bloc = Link::new(Kind::Bloc, thidua::demo::BLOC);
    let stored = desk.store.get(bloc).unwrap().unwrap();
    let Record::Bloc(mut bloc) = stored.record else { unreachable!() };
    (bloc.initiatives_from, bloc.initiatives_until) = (Some(2020), Some(2024));
    let (id, seen) = (Some(stored.id), stored.version);
    let save = Save { id, seen, record: Record::Bloc(bloc), begun: None, despite: false };
    let actor = Actor { who: "Lan".to_owned(), via: "local".to_owned() };
    desk.store.save(&actor, vec![save]).unwrap();
    assert_eq!(known(), Some(2020..=2024));
}

#[test]
fn whether_a_ballot_was_secret_is_evidence() {
    let desk = sit_down(SMALL);
    let query = Query::of(Kind::Nomination);
    let every = desk.store.every(&query).unwrap().unwrap();
    let (nomination, nominee) = every
        .into_iter()
        .find_map(|(link, _)| match desk.store.get(link).unwrap().unwrap().record {
            Record::Nomination(it) => it.award.and(it.nominee).map(|nominee| (link.id, nominee)),
            _ => None,
        })
        .unwrap();
    let actor = Actor { who: "Lan".to_owned(), via: "local".to_owned() };
    let item = BallotItem { nomination: Some(nomination), votes: Some(9), chair: true };
    let mut ballot = Ballot {
        bloc: Some(thidua::demo::BLOC),
        body: "Hội đồng".to_owned(),
        date: Some(date(2021, 3, 1)),
        rules: "ministry_council_2019".to_owned(),
        eligible: Some(10),
        present: Some(10),
        items: vec![item],
        ..Ballot::default()
    };
    for (way, secret) in [("", None), ("open", Some(false)), ("secret", Some(true))] {
        ballot.way = way.to_owned();
        let record = Record::Ballot(ballot.clone());
        let save = Save { id: None, seen: 0, record, begun: None, despite: true };
        let saved = desk.store.save(&actor, vec![save]).unwrap().links[0];
        let evidence = desk.store.catalog().evidence(nominee).unwrap();
        let found = evidence.ballots.iter().find(|ballot| ballot.link == saved).unwrap();
        assert_eq!(found.secret, secret, "{way}");
    }
}

#[test]
fn rules_hold_in_a_store_that_lacks_an_award_of_the_law() {
    let store = thidua::store::Store::new(Box::<thidua::store::memory::Memory>::default()).unwrap();
    assert_eq!(store.known_awards().unwrap().len(), 15);
    assert!(store.rules().all().len() > 20);
}
