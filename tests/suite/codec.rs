//! Tests of bytes: values, their versions, keys; and the fixtures of every version, which load for ever.

use std::fs;
use std::path::PathBuf;

use jiff::civil::{date, time};
use proptest::prelude::*;
use thidua::model::achievement::Achievement;
use thidua::model::activity::{Activity, ActivityUnit, Partner};
use thidua::model::award::Award;
use thidua::model::ballot::{Ballot, BallotItem};
use thidua::model::bloc::{Bloc, BlocFigures, Expected, Turn};
use thidua::model::case::Case;
use thidua::model::cluster::{Cluster, ClusterMember};
use thidua::model::contact::Contact;
use thidua::model::deadline::Deadline;
use thidua::model::decision::Decision;
use thidua::model::direction::{Direction, DirectionProposal, DirectionUnit, FollowUp};
use thidua::model::handover::{Handover, HandoverItem};
use thidua::model::initiative::{Initiative, Owner};
use thidua::model::meeting::{AgendaItem, Attendee, Meeting, Report, Statement};
use thidua::model::nomination::{Citation, Document, Nomination, Step};
use thidua::model::person::{Person, Post};
use thidua::model::proposal::Proposal;
use thidua::model::quota::Quota;
use thidua::model::rating::Rating;
use thidua::model::scheme::{Criterion, Scheme};
use thidua::model::score::{ItemPoints, Score, ScoreStep};
use thidua::model::term::{Deputy, Term};
use thidua::model::unit::{Alias, Former, Predecessor, Unit, UnitFigures};
use thidua::model::{Id, Kind, Link, Points, Record};
use thidua::store::codec::{Body, CodecError, Kept, Mark, decode, encode};
use thidua::store::journal::{Act, Change, Head};
use thidua::store::keys::{Key, lower};
use thidua::store::request::{Draft, Left, Place, Toured};
use thidua::text::Message;

fn id(byte: u8) -> Id {
    Id::from_bytes([byte; 16])
}

fn some(kind: Kind, byte: u8) -> Link {
    Link::new(kind, id(byte))
}

/// One record of each kind with its fields filled in.
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn samples() -> Vec<Record> {
    let day = Some(date(2021, 2, 24));
    let text = |text: &str| text.to_owned();
    vec![
        Record::Bloc(Bloc {
            code: text("KH-1"),
            name: text("Khối Thi đua III"),
            authority: text("Bộ Tài nguyên và Môi trường"),
            figures: vec![BlocFigures { year: 2020, units: Some(92), staff: Some(6_708) }],
            complete_from: Some(2019),
            complete_until: Some(2020),
            initiatives_from: Some(2018),
            initiatives_until: Some(2021),
            rotation: vec![Turn { unit: Some(id(5)) }],
            expected: vec![Expected {
                year: 2023,
                chair: Some(id(5)),
                deputy: Some(id(6)),
                reason: text("công văn"),
            }],
            note: text("bài báo"),
        }),
        Record::Unit(Unit {
            code: text("DV-001"),
            name: text("Tổng cục Môi trường"),
            short: text("VEA"),
            aliases: vec![Alias { name: text("TCMT") }],
            kind: text("general_department"),
            bloc: Some(id(1)),
            parent: Some(id(2)),
            order: Some(4),
            figures: vec![UnitFigures {
                year: 2020,
                staff: None,
                units: Some(22),
                leaders: Some(3),
            }],
            valid_from: day,
            valid_until: Some(date(2022, 10, 31)),
            predecessors: vec![Predecessor { unit: Some(id(3)), basis: text("NĐ 68") }],
            former: vec![Former {
                until: day,
                name: text("Cục Môi trường"),
                short: text("CMT"),
                bloc: Some(id(1)),
                parent: Some(id(2)),
                order: Some(3),
                basis: text("QĐ 25"),
            }],
            note: text("g"),
        }),
        Record::Person(Person {
            code: text("CN-0001"),
            honorific: text("ba"),
            name: text("Trần Thị Ngọc"),
            sort: text("s"),
            birth_year: Some(1_975),
            recruited: day,
            posts: vec![Post {
                unit: Some(id(4)),
                post: text("Phó Vụ trưởng"),
                leader: true,
                from: day,
                until: None,
            }],
            note: text("n"),
        }),
        Record::Award(Award {
            code: text("LĐTT"),
            name: text("Lao động tiên tiến"),
            name_en: text("Advanced Worker"),
            catalogue: text("title"),
            nominee: text("individual"),
            level: text("unit"),
            authority: text("thủ trưởng"),
            rank: Some(9),
            conditions: text("c"),
            instrument: text("Luật 06/2022/QH15"),
            article: text("24"),
            source: text("s"),
            verified: true,
            valid_from: Some(2_024),
            valid_until: None,
            own: false,
        }),
        Record::Term(Term {
            code: text("TK-2021"),
            bloc: Some(id(1)),
            year: 2021,
            chair: Some(id(5)),
            deputies: vec![Deputy { unit: Some(id(6)) }],
            representative: Some(id(7)),
            basis: text("rotation"),
            basis_text: text("b"),
            ballot: Some(id(22)),
            from: day,
            until: None,
            evaluation: text("excellent"),
            evaluation_text: text("hoàn thành xuất sắc"),
            evaluator: Some(id(7)),
            evaluated: day,
            note: text("n"),
        }),
        Record::Meeting(Meeting {
            code: text("HN-2021-01"),
            bloc: Some(id(1)),
            kind: text("year_end"),
            title: text("Tổng kết"),
            year_reviewed: Some(2020),
            year_planned: Some(2021),
            date: day,
            time: Some(time(8, 30, 0, 0)),
            place: text("Hà Nội"),
            form: text("in_person"),
            reason: text("r"),
            presider: Some(id(8)),
            presiding_unit: Some(id(9)),
            attendees: vec![Attendee {
                person: Some(id(8)),
                role: text("chủ trì"),
                unit: None,
                present: true,
            }],
            quorum: text("2/3"),
            agenda: vec![AgendaItem { time: Some(time(9, 0, 0, 0)), ..AgendaItem::default() }],
            reports: vec![Report::default()],
            statements: vec![Statement::default()],
            results: text("k"),
            note: text("n"),
        }),
        Record::Nomination(Nomination {
            code: text("DN-2021-0042"),
            bloc: Some(id(1)),
            nominee: Some(some(Kind::Person, 10)),
            unit: Some(id(2)),
            award: Some(id(11)),
            year: 2021,
            kind: text("regular"),
            happened: day,
            summary: text("thành tích\nhai dòng"),
            citations: vec![Citation { achievement: Some(id(20)) }],
            achieved_from: day,
            achieved_until: Some(date(2021, 12, 31)),
            received: day,
            documents: vec![Document {
                document: text("report"),
                state: text("present"),
                reference: text("tủ 2"),
            }],
            steps: vec![Step {
                state: text("draft"),
                date: day,
                reason: text("r"),
                by: text("Lan"),
            }],
            decision: Some(id(21)),
            note: text("n"),
        }),
        Record::Initiative(Initiative {
            code: text("SK-2021-0001"),
            bloc: Some(id(1)),
            name: text("Số hóa hồ sơ"),
            scope: text("ministry"),
            year: 2021,
            unit: Some(id(2)),
            owners: vec![Owner { owner: Some(some(Kind::Person, 10)), share: Some(60) }],
            number: text("5/QĐ"),
            date: day,
            body: text("Bộ"),
            note: text("n"),
        }),
        Record::Rating(Rating {
            code: text("XL-2021-00001"),
            bloc: Some(id(1)),
            subject: Some(some(Kind::Person, 10)),
            year: 2021,
            rating: text("excellent"),
            unit: Some(id(2)),
            note: text("n"),
        }),
        Record::Case(Case {
            code: text("VV-2021-0001"),
            bloc: Some(id(1)),
            subject: Some(some(Kind::Unit, 2)),
            kind: text("petition"),
            penalty: text("warning"),
            date: day,
            closed: Some(date(2021, 3, 1)),
            outcome: text("dismissed"),
            unit: Some(id(2)),
            text: text("đơn"),
            note: text("n"),
        }),
        Record::Achievement(Achievement {
            code: text("TT-2021-001"),
            bloc: Some(id(1)),
            unit: Some(id(2)),
            year: 2020,
            text: text("Luật"),
            basis: text("72/2020/QH14"),
            note: text("n"),
        }),
        Record::Decision(Decision {
            code: text("QD-2021-001"),
            bloc: Some(id(1)),
            number: text("72/QĐ"),
            date: day,
            catalogue: text("title"),
            level: text("ministry"),
            body: text("Bộ trưởng"),
            signatory: text("A"),
            post: text("Bộ trưởng"),
            achieved_from: day,
            achieved_until: Some(date(2021, 12, 31)),
            basis: text("Luật 06/2022/QH15"),
            note: text("n"),
        }),
        Record::Ballot(Ballot {
            code: text("BP-2021-01"),
            bloc: Some(id(1)),
            body: text("Hội đồng"),
            date: day,
            meeting: Some(id(9)),
            rules: text("own"),
            eligible: Some(10),
            present: Some(8),
            in_writing: Some(1),
            quorum: text("2/3"),
            pass: text("90 %"),
            base: text("all"),
            with_chair: true,
            way: text("secret"),
            items: vec![BallotItem { nomination: Some(id(7)), votes: Some(9), chair: true }],
            early: text("gấp"),
            note: text("n"),
        }),
        Record::Quota(Quota {
            code: text("CT-2021-01"),
            bloc: Some(id(1)),
            year: 2021,
            award: Some(id(11)),
            unit: Some(id(2)),
            number: Some(2),
            ratio: text("15 %"),
            base: text("holders"),
            base_award: Some(id(12)),
            source: text("s"),
            note: text("n"),
        }),
        Record::Deadline(Deadline {
            code: text("TH-2021-01"),
            bloc: Some(id(1)),
            year: 2021,
            date: day,
            state: text("council"),
            level: text("ministry"),
            award: Some(id(11)),
            source: text("s"),
            note: text("n"),
        }),
        Record::Proposal(Proposal {
            code: text("KN-2021-01"),
            bloc: Some(id(1)),
            year: 2021,
            meeting: Some(id(9)),
            unit: Some(id(2)),
            speaker: Some(id(7)),
            text: text("xây dựng\nbản sắc"),
            outcome: text("partly"),
            reason: text("r"),
            decided: day,
            note: text("n"),
        }),
        Record::Direction(Direction {
            code: text("PH-2021-01"),
            bloc: Some(id(1)),
            year: 2021,
            text: text("rà soát tổ chức"),
            owner: text("units"),
            units: vec![DirectionUnit { unit: Some(id(2)) }],
            due: day,
            state: text("under_way"),
            meeting: Some(id(9)),
            proposals: vec![DirectionProposal { proposal: Some(id(23)) }],
            follow_ups: vec![FollowUp { date: day, text: text("đã họp") }],
            result: text("k"),
            note: text("n"),
        }),
        Record::Handover(Handover {
            code: text("BG-2021-1"),
            bloc: Some(id(1)),
            year: 2021,
            date: day,
            meeting: Some(id(9)),
            giver: Some(id(5)),
            giver_person: Some(id(7)),
            receiver: Some(id(6)),
            receiver_person: Some(id(8)),
            items: vec![HandoverItem {
                kind: text("flag"),
                name: text("Cờ Trưởng Khối"),
                quantity: Some(1),
                state: text("tốt"),
                received: true,
                note: text("n"),
            }],
            note: text("n"),
        }),
        Record::Scheme(Scheme {
            code: text("TC-01"),
            bloc: Some(id(1)),
            name: text("Bảng điểm"),
            from: 2020,
            until: Some(2021),
            source: text("s"),
            criteria: vec![Criterion {
                group: text("I"),
                item: text("1.1"),
                text: text("nhiệm vụ"),
                kind: text("base"),
                maximum: Some(Points(95_050)),
            }],
            note: text("n"),
        }),
        Record::Score(Score {
            code: text("CD-2021-01"),
            bloc: Some(id(1)),
            year: 2021,
            unit: Some(id(2)),
            scheme: Some(id(24)),
            points: vec![ItemPoints {
                item: text("1.1"),
                own: Some(Points(950)),
                checked: Some(Points(0)),
                note: text("n"),
            }],
            steps: vec![ScoreStep {
                stage: text("own"),
                date: day,
                reason: text("r"),
                by: text("Lan"),
            }],
            note: text("n"),
        }),
        Record::Cluster(Cluster {
            code: text("CM-01"),
            name: text("Cụm IV"),
            area: text("Bắc Trung Bộ"),
            members: vec![ClusterMember {
                name: text("Sở TN&MT Hà Tĩnh"),
                role: text("Cụm trưởng"),
                from: day,
                until: None,
            }],
            contact: text("c"),
            note: text("n"),
        }),
        Record::Activity(Activity {
            code: text("HD-2021-01"),
            bloc: Some(id(1)),
            date: day,
            topic: text("hội thảo"),
            form: text("online"),
            reason: text("r"),
            place: text("Vinh"),
            units: vec![ActivityUnit { unit: Some(id(2)) }],
            partners: vec![Partner { cluster: Some(id(25)), name: text("Sở") }],
            result: text("k"),
            note: text("n"),
        }),
        Record::Contact(Contact {
            code: text("LH-001"),
            bloc: Some(id(1)),
            unit: Some(id(2)),
            person: Some(id(7)),
            duty: text("thư ký"),
            from: day,
            until: None,
            telephone: text("024 1234 5678"),
            email: text("a@b.vn"),
            note: text("n"),
        }),
        Record::Report(thidua::model::report::Report {
            code: text("BC-2020"),
            bloc: Some(id(1)),
            year: 2020,
            setting: text("s"),
            work: text("w"),
            strengths: text("một\nhai"),
            shortcomings: text("h"),
            causes: text("c"),
            aim: text("a"),
            requests: text("r"),
            note: text("n"),
        }),
    ]
}

/// The records of version 3, as they are read now.
fn samples_of_version_3() -> Vec<Record> {
    let mut old = samples();
    old.truncate(23);
    for record in &mut old {
        if let Record::Ballot(ballot) = record {
            (ballot.with_chair, ballot.way) = (false, String::new());
        }
    }
    old
}

/// The records of version 2, as they are read now.
fn samples_of_version_2() -> Vec<Record> {
    let mut old = samples_of_version_3();
    old.truncate(15);
    for record in &mut old {
        match record {
            Record::Bloc(bloc) => {
                (bloc.initiatives_from, bloc.initiatives_until) = (None, None);
                (bloc.rotation, bloc.expected) = (Vec::new(), Vec::new());
            }
            Record::Unit(unit) => unit.former = Vec::new(),
            Record::Term(term) => {
                (term.ballot, term.evaluator, term.evaluated) = (None, None, None);
                (term.evaluation, term.evaluation_text) = (String::new(), String::new());
            }
            Record::Meeting(meeting) => meeting.quorum = String::new(),
            Record::Ballot(ballot) => ballot.early = String::new(),
            _ => {}
        }
    }
    old
}

/// The records of version 1, as they are read now.
fn samples_of_version_1() -> Vec<Record> {
    let mut old = samples_of_version_2();
    old.truncate(7);
    for record in &mut old {
        match record {
            Record::Bloc(bloc) => (bloc.complete_from, bloc.complete_until) = (None, None),
            Record::Unit(unit) => unit.figures[0].leaders = None,
            Record::Person(person) => (person.recruited, person.posts[0].leader) = (None, false),
            Record::Nomination(nomination) => {
                let Nomination { happened, received, decision, citations, documents, .. } =
                    Nomination::default();
                (nomination.happened, nomination.received) = (happened, received);
                (nomination.decision, nomination.citations) = (decision, citations);
                nomination.documents = documents;
                nomination.steps[0].by = String::new();
                nomination.note = String::from("n\nQuyết định: 72/QĐ, 24/02/2021, Bộ trưởng");
            }
            _ => {}
        }
    }
    old
}

/// Where the bytes of a version of `name` are, which never change.
fn fixture(version: u8, name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    folder.join(format!("v{version}")).join(format!("{name}.bin"))
}

/// Bytes of today's version are the fixture's own.
///
/// A type that changes gets a higher version and a step that reads the older one, never other bytes under the same version.
fn held<T: Kept + PartialEq + std::fmt::Debug>(name: &str, value: &T) {
    let path = fixture(T::VERSION, name);
    if std::env::var_os("THIDUA_WRITE_FIXTURES").is_some() && !path.exists() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, encode(value).unwrap()).unwrap();
    }
    let bytes = fs::read(&path).unwrap();
    assert_eq!(decode::<T>(&bytes).unwrap(), *value, "{name}: its bytes do not load");
    assert_eq!(encode(value).unwrap(), bytes, "{name}: changed without a new version");
}

#[test]
fn old_bytes_load_for_ever() {
    let older = [samples_of_version_1(), samples_of_version_2(), samples_of_version_3()];
    for (version, samples) in (1..).zip(older) {
        for record in samples {
            let name = record.kind().name();
            let body = decode::<Body>(&fs::read(fixture(version, name)).unwrap()).unwrap();
            assert_eq!(body, Body { version: 3, record: record.clone() });
            let link = some(record.kind(), 12);
            let change = fs::read(fixture(version, &format!("change_{name}"))).unwrap();
            let change = decode::<Change>(&change).unwrap();
            assert_eq!(change, Change { link, before: None, after: Some(record) });
        }
    }
}

/// Where somebody was, with a list searched and sorted.
fn place(tour: Option<Toured>, zoomed: bool) -> Place {
    let left = Left {
        kind: Kind::Unit,
        at: Some(id(4)),
        search: "dia chat".into(),
        sort: Some(("name".into(), true)),
        zoomed,
    };
    let lists = vec![left];
    Place { bloc: Some(id(1)), unit: None, year: Some(2021), chosen_year: true, lists, tour }
}

#[test]
fn the_place_of_version_1_is_one_without_a_tour_and_that_of_version_2_one_without_zoom() {
    let tours = [None, Some(Toured { steps: 4, shown: true })];
    for (version, tour) in (1..).zip(tours) {
        let bytes = fs::read(fixture(version, "place")).unwrap();
        assert_eq!(decode::<Place>(&bytes).unwrap(), place(tour, false));
    }
}

#[test]
fn bytes_of_a_version_load_and_do_not_change() {
    for record in samples() {
        let name = record.kind().name();
        held(name, &Body { version: 3, record: record.clone() });
        let link = some(record.kind(), 12);
        let change = Change { link, before: None, after: Some(record) };
        held(&format!("change_{name}"), &change);
    }
    let acts = [
        Act::Save,
        Act::Delete,
        Act::Step,
        Act::Import,
        Act::Undo(300),
        Act::Redo(4),
        Act::Merge,
        Act::Reorganise,
    ];
    for (number, act) in acts.into_iter().enumerate() {
        let (who, via) = ("Lan".to_owned(), "local".to_owned());
        held(&format!("head_{number}"), &Head { at: 1_614_124_800_000, who, via, act, count: 2 });
    }
    let says = Message::new("sửa DN-2021-0003", "change DN-2021-0003");
    held("mark", &Mark { act: Act::Undo(7), says });
    let draft = Draft {
        who: "Lan".into(),
        kind: Kind::Meeting,
        id: Some(id(13)),
        seen: 5,
        begun: 1_614_124_000_000,
        at: 1_614_124_800_000,
        about: "Hà Nội".into(),
        fields: "{\"place\":\"Hà Nội\"}".into(),
    };
    held("draft", &draft);
    held("place", &place(Some(Toured { steps: 4, shown: true }), true));
    held("number", &70_000_u64);
    held("index", &70_000_u32);
    held("id", &id(14));
}

#[test]
fn what_a_newer_program_wrote_is_said_to_be_newer() {
    let mut bytes = encode(&Body { version: 1, record: samples().remove(0) }).unwrap();
    bytes[0] = Body::VERSION + 1;
    let error = decode::<Body>(&bytes).unwrap_err();
    assert!(matches!(error, CodecError::Newer { found: 5, .. }));
    assert!(error.message().vi.contains("chương trình mới hơn"), "{}", error.message().vi);
}

fn any_kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL.to_vec())
}

fn any_link() -> impl Strategy<Value = Link> {
    (any_kind(), any::<[u8; 16]>()).prop_map(|(kind, id)| Link::new(kind, Id::from_bytes(id)))
}

fn any_key() -> impl Strategy<Value = Key> {
    prop_oneof![
        "[a-z]{1,8}".prop_map(Key::Meta),
        any_kind().prop_map(Key::Count),
        any_link().prop_map(Key::Record),
        any::<u64>().prop_map(Key::Head),
        (any::<u64>(), any::<u32>()).prop_map(|(number, index)| Key::Change(number, index)),
        (any_link(), any::<u64>()).prop_map(|(link, number)| Key::History(link, number)),
        ("[^\0]{0,8}", any::<u64>()).prop_map(|(who, number)| Key::Act(who, number)),
        (any_link(), any_link()).prop_map(|(target, source)| Key::Back { target, source }),
        (any_kind(), "\\PC{1,8}").prop_map(|(kind, code)| Key::Code(kind, lower(&code))),
        (any_kind(), "[a-z]{2}-").prop_map(|(kind, series)| Key::Series(kind, series)),
        ("[^\0]{0,8}", any_link(), any::<bool>(), any::<i64>()).prop_map(|(who, link, new, at)| {
            let id = (!new && link.id.bytes() != [0; 16]).then_some(link.id);
            Key::Draft(who, link.kind, id, at)
        }),
    ]
}

proptest! {
    #[test]
    fn keys_come_back(key in any_key()) {
        prop_assert_eq!(Key::parse(&key.bytes()), Some(key));
    }

    #[test]
    fn keys_sort_as_what_they_stand_for(link in any_link(), one in any::<u64>(), other in any::<u64>()) {
        let key = |number| Key::History(link, number).bytes();
        prop_assert_eq!(key(one).cmp(&key(other)), one.cmp(&other));
        prop_assert!(Key::Head(one).bytes() < Key::Change(one, 0).bytes());
    }

    #[test]
    fn any_bytes_are_a_value_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode::<Body>(&bytes);
        let _ = decode::<Change>(&bytes);
        let _ = Key::parse(&bytes);
    }

    #[test]
    fn damaged_records_are_a_record_or_an_error(at in 1_usize..100, byte in any::<u8>()) {
        for record in samples() {
            let mut bytes = encode(&Body { version: 1, record }).unwrap();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = decode::<Body>(&bytes);
        }
    }

    #[test]
    fn texts_and_dates_come_back(name in "\\PC*", year in 1_i16..9_999, month in 1_i8..=12, day in 1_i8..=28) {
        let post = Post { from: Some(date(year, month, day)), ..Post::default() };
        let person = Person { name, posts: vec![post], ..Person::default() };
        let body = Body { version: u64::MAX, record: Record::Person(person) };
        prop_assert_eq!(decode::<Body>(&encode(&body).unwrap()).unwrap(), body);
    }
}
