//! What is counted and never stored: ballots, dossiers, quotas, deadlines.

use jiff::civil::date;
use thidua::law::papers::{complete, papers};
use thidua::law::tally::{results, rule, says, state_after};
use thidua::law::{award_id, awards};
use thidua::model::ballot::{Ballot, BallotItem};
use thidua::model::deadline::Deadline;
use thidua::model::nomination::{Document, Nomination, Step};
use thidua::model::quota::Quota;
use thidua::model::{Id, Kind, Link, Names, Record, pipeline};
use thidua::store::Store;
use thidua::store::request::{Actor, Figures, Notice, Query, Request, Save, Scope};
use thidua::store::service::Service;
use thidua::text::Lang;

struct Nobody;

impl Names for Nobody {
    fn title(&self, _: Link) -> Option<String> {
        Some("X".to_owned())
    }

    fn code(&self, _: Link) -> Option<String> {
        None
    }

    fn lang(&self) -> Lang {
        Lang::Vi
    }
}

fn ballot(rules: &str, members: u32, present: u32, written: Option<u32>, votes: u32) -> Ballot {
    Ballot {
        rules: rules.to_owned(),
        eligible: Some(members),
        present: Some(present),
        in_writing: written,
        items: vec![BallotItem { votes: Some(votes), chair: true, ..BallotItem::default() }],
        ..Ballot::default()
    }
}

#[test]
fn each_set_of_rules_on_each_side_of_its_threshold() {
    let cases = [
        // rules, members, present, in writing, votes, passed
        ("ministry_council_2019", 10, 9, None, 9, Some(true)),
        ("ministry_council_2019", 10, 10, None, 8, Some(false)),
        ("ministry_council_2019", 9, 6, Some(3), 9, Some(true)),
        ("ministry_council_2019", 10, 6, None, 6, Some(false)),
        ("decree_91_2017", 10, 5, Some(5), 9, Some(true)),
        ("decree_91_2017", 10, 8, None, 8, Some(false)),
        ("procuracy_80", 5, 5, None, 4, Some(true)),
        ("procuracy_80", 5, 5, None, 3, Some(false)),
        ("procuracy_80", 5, 4, Some(1), 4, None),
        ("education_70", 12, 8, Some(2), 7, Some(true)),
        ("education_70", 12, 8, Some(2), 6, Some(false)),
        ("education_70", 12, 7, None, 7, Some(false)),
        ("education_90", 12, 8, Some(2), 9, Some(true)),
        ("education_90", 12, 8, Some(2), 8, Some(false)),
        ("ministry_council_2019", 10, 9, None, 11, None),
        ("own", 10, 10, None, 10, None),
    ];
    for case in cases {
        let (rules, members, present, written, votes, passed) = case;
        let found = results(&ballot(rules, members, present, written, votes));
        assert_eq!(found[0].passed(), passed, "{case:?}");
    }
}

#[test]
fn the_chair_of_the_council_must_be_in_favour() {
    let mut held = ballot("ministry_council_2019", 10, 10, None, 9);
    held.items[0].chair = false;
    assert_eq!(results(&held)[0].passed(), Some(false));

    // Other rules do not ask for that, unless the record says so.
    let mut held = Ballot { rules: "procuracy_80".to_owned(), ..held };
    assert_eq!(results(&held)[0].passed(), Some(true));
    held.with_chair = true;
    assert_eq!(results(&held)[0].passed(), Some(false));
    held.items[0].chair = true;
    assert_eq!(results(&held)[0].passed(), Some(true));
}

#[test]
fn a_ballot_that_must_be_secret_says_so_until_it_was() {
    let told = |rules: &str, way: &str| {
        let held = Ballot { way: way.to_owned(), ..ballot(rules, 10, 10, None, 10) };
        let lines = says(&held, &Nobody);
        lines.into_iter().find(|line| line.label.vi == "Cách bỏ phiếu").map(|line| line.message.en)
    };
    let council = "ministry_council_2019";
    assert_eq!(told(council, "").unwrap(), "not entered; the rules ask for a secret ballot");
    assert_eq!(told(council, "open").unwrap(), "open; the rules ask for a secret one");
    assert_eq!(told(council, "secret"), None);
    assert_eq!(told("procuracy_80", ""), None);
    assert_eq!(told("procuracy_80", "open"), None);
}

#[test]
fn rules_of_its_own_and_what_the_record_says_itself_come_first() {
    let mut held = ballot("own", 9, 9, None, 6);
    assert!(rule(&held).is_none());
    assert!(says(&held, &Nobody).iter().any(|line| line.message.vi.contains("chưa rõ")));
    held.pass = "66,7 %".to_owned();
    held.base = "all".to_owned();
    assert_eq!(results(&held)[0].passed(), Some(false));
    held.pass = "2/3".to_owned();
    assert_eq!(results(&held)[0].passed(), Some(true));
    held.quorum = "100 %".to_owned();
    held.present = Some(8);
    assert_eq!(results(&held)[0].passed(), Some(false));
    let lines = says(&held, &Nobody);
    assert!(lines.iter().any(|line| line.message.vi == "8/9, không đủ (cần 100 %)"), "{lines:?}");
}

#[test]
fn no_votes_are_unknown_and_a_council_votes_where_a_conference_chooses() {
    let mut held = ballot("procuracy_80", 5, 5, None, 5);
    held.items[0].votes = None;
    assert_eq!(results(&held)[0].passed(), None);
    held.body = "Hội nghị Khối".to_owned();
    assert_eq!(state_after(&held), "chosen");
    held.body = "Hội đồng Thi đua – Khen thưởng".to_owned();
    assert_eq!(state_after(&held), "voted");
}

#[test]
fn a_dossier_asks_for_what_its_award_needs() {
    let records = awards().unwrap();
    let count = |code: &str, kind: Kind, documents: &[(&str, &str)]| {
        let stored = records.iter().find(|stored| stored.id == award_id(code)).unwrap();
        let Record::Award(award) = &stored.record else { panic!() };
        let document = |(name, state): &(&str, &str)| Document {
            document: (*name).to_owned(),
            state: (*state).to_owned(),
            reference: String::new(),
        };
        let nomination = Nomination {
            nominee: Some(Link::new(kind, Id::fresh())),
            award: Some(stored.id),
            documents: documents.iter().map(document).collect(),
            ..Nomination::default()
        };
        let papers = papers(&nomination, Some((stored.id, award)));
        let whole = complete(&papers).unwrap();
        (whole.present, whole.needed, whole.is_whole())
    };
    let four = ["submission", "report", "minutes", "electronic"].map(|name| (name, "present"));
    assert_eq!(count("TTLĐXS", Kind::Unit, &[]), (0, 4, false));
    assert_eq!(count("TTLĐXS", Kind::Unit, &four), (4, 4, true));
    assert_eq!(count("CSTĐCS", Kind::Person, &four), (4, 5, false));
    let not_needed = [&four[..], &[("initiative", "not_needed")]].concat();
    assert_eq!(count("CSTĐCS", Kind::Person, &not_needed), (4, 4, true));
    assert_eq!(count("CSTĐCB", Kind::Person, &four), (3, 5, false));
    let missing = [&four[..], &[("other", "missing")]].concat();
    assert_eq!(count("TTLĐXS", Kind::Unit, &missing), (4, 5, false));
    assert_eq!(complete(&papers(&Nomination::default(), None)), None);
}

#[test]
fn what_is_behind_a_state() {
    assert_eq!(pipeline::before("draft"), Vec::<&str>::new());
    assert_eq!(pipeline::before("sent"), ["draft", "reviewed", "returned"]);
    assert_eq!(pipeline::before("presented").len(), 10);
}

/// A store with one bloc and nominations of 2021 in these states, for one title.
fn store(states: &[&str]) -> (Store, Actor, Id) {
    let store = Store::new(Box::new(thidua::store::memory::Memory::default())).unwrap();
    store.load(&mut |_| {}).unwrap();
    let actor = Actor { who: "A".to_owned(), via: "local".to_owned() };
    let mut law = awards().unwrap().into_iter().map(Ok);
    store.import_exact(&mut law, &mut std::iter::empty(), None).unwrap();
    let bloc = put(
        &store,
        &actor,
        Record::Bloc(thidua::model::bloc::Bloc {
            name: "Khối".to_owned(),
            authority: "Bộ".to_owned(),
            ..Default::default()
        }),
    );
    let unit = put(
        &store,
        &actor,
        Record::Unit(thidua::model::unit::Unit {
            name: "Đơn vị".to_owned(),
            bloc: Some(bloc),
            ..Default::default()
        }),
    );
    for state in states {
        let mut nomination = Nomination {
            bloc: Some(bloc),
            nominee: Some(Link::new(Kind::Unit, unit)),
            award: Some(award_id("TTLĐXS")),
            year: 2021,
            ..Nomination::default()
        };
        if *state != "draft" {
            let (state, reason) = ((*state).to_owned(), "vì thế".to_owned());
            nomination.steps.push(Step { state, reason, ..Step::default() });
        }
        put(&store, &actor, Record::Nomination(nomination));
    }
    (store, actor, bloc)
}

fn put(store: &Store, actor: &Actor, record: Record) -> Id {
    let save = Save { id: None, seen: 0, record, begun: None, despite: true };
    store.save(actor, vec![save]).unwrap().links[0].id
}

#[test]
fn a_deadline_counts_what_has_not_come_so_far() {
    let states = ["draft", "sent", "checked", "decided", "withdrawn", "on_hold", "refused"];
    let (store, actor, bloc) = store(&states);
    let cases = [
        ("sent", "", 1),
        ("checked", "", 2),
        ("decided", "", 3),
        ("decided", "ministry", 3),
        ("decided", "state", 0),
    ];
    for (state, level, open) in cases {
        let deadline = Deadline {
            bloc: Some(bloc),
            year: 2021,
            date: Some(date(2021, 12, 5)),
            state: state.to_owned(),
            level: level.to_owned(),
            ..Deadline::default()
        };
        let id = put(&store, &actor, Record::Deadline(deadline));
        let due = store.catalog().due(bloc);
        let found = due.iter().find(|due| due.deadline == id).unwrap();
        assert_eq!(found.open, open, "{state} {level}");
    }
}

#[test]
fn a_quota_is_a_number_or_a_share_of_a_base_that_may_not_be_known() {
    let (store, actor, bloc) = store(&["draft", "sent", "decided", "withdrawn", "refused"]);
    let quota = |number, ratio: &str, base: &str, base_award| {
        let quota = Quota {
            bloc: Some(bloc),
            year: 2021,
            award: Some(award_id("TTLĐXS")),
            number,
            ratio: ratio.to_owned(),
            base: base.to_owned(),
            base_award,
            ..Quota::default()
        };
        let id = put(&store, &actor, Record::Quota(quota));
        let stored = store.get(Link::new(Kind::Quota, id)).unwrap().unwrap();
        let Some(Figures::Quotas(uses)) = store.catalog().figures(&stored) else { panic!() };
        (uses[0].used, uses[0].most, uses[0].base)
    };
    assert_eq!(quota(Some(4), "", "", None), (3, Some(4), None));
    assert_eq!(quota(None, "20 %", "staff", None), (3, None, None));
    let holders = Some(award_id("TTLĐXS"));
    assert_eq!(quota(None, "100 %", "holders", holders), (3, Some(1), Some(1)));
    assert_eq!(quota(None, "100 %", "holders", Some(award_id("LĐTT"))), (3, None, None));
}

#[test]
fn states_are_counted_and_the_pages_of_several_columns_all_come() {
    let (store, actor, bloc) = store(&["draft", "draft", "sent", "refused"]);
    let scope = Scope { bloc: Some(bloc), unit: None, year: Some(2021) };
    let counts = store.catalog().counts(Kind::Nomination, &scope, "state");
    assert_eq!((counts[0], counts[2], counts.iter().sum::<usize>()), (2, 1, 4));
    let (tell, notices) = std::sync::mpsc::channel();
    let notify = move |notice: Notice| {
        let _ = tell.send(notice);
    };
    let service = Service::start(std::sync::Arc::new(store), actor, notify).unwrap();
    let states = ["draft", "reviewed", "sent", "checked", "refused"];
    for state in states {
        let having = vec![("state".to_owned(), thidua::model::Value::of_choice(state))];
        service.ask(Request::Page(Query { scope, having, ..Query::of(Kind::Nomination) }));
    }
    service.ask(Request::Late(bloc));
    service.ask(Request::Counts(Kind::Nomination, scope, "state"));
    let (mut pages, mut late, mut tallied) = (0, false, false);
    while pages < states.len() || !late || !tallied {
        match notices.recv_timeout(std::time::Duration::from_secs(30)).unwrap() {
            Notice::Page(_) => pages += 1,
            Notice::Late(..) => late = true,
            Notice::Counts(..) => tallied = true,
            _ => {}
        }
    }
    service.stop();
}
