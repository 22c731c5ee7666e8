//! Places in the program that are worth a picture, and the keys that lead there from the first screen.

use crate::desk::Desk;
use crate::stories::chairing::{with_handover, with_open_work};
use crate::stories::deciding::drafts as drafts_of_a_year;
use jiff::civil::date;
use thidua::event::Event;
use thidua::model::ballot::{Ballot, BallotItem};
use thidua::model::deadline::Deadline;
use thidua::model::{Kind, Record};
use thidua::store::catalog::query::Cache;
use thidua::store::request::{Actor, Notice, Query, Save};

/// A place, and how to come there.
#[derive(Debug, Clone, Copy)]
pub struct Scene {
    pub name: &'static str,
    pub play: fn(&mut Desk),
}

const fn scene(name: &'static str, play: fn(&mut Desk)) -> Scene {
    Scene { name, play }
}

/// The places, in the order in which somebody would meet them.
pub const SCENES: &[Scene] = &[
    scene("main-units", |_| {}),
    scene("main-units-folded", |desk| {
        desk.press("down left");
    }),
    scene("main-units-scoped", |desk| {
        desk.press("down w 3 *");
    }),
    scene("main-meetings", |desk| {
        desk.press("2");
    }),
    scene("main-nominations", |desk| {
        desk.press("3");
    }),
    scene("main-nominations-none-that-year", |desk| {
        desk.press("3 ]");
    }),
    scene("zoomed-units", |desk| {
        desk.press("z");
    }),
    scene("zoomed-meetings", |desk| {
        desk.press("2 z");
    }),
    scene("zoomed-nominations", |desk| {
        desk.press("3 z *");
    }),
    scene("typing-telex", |desk| {
        desk.press("ctrl-t 4 n").types("Traanf Thij Huowngf").press("tab tab");
    }),
    scene("typing-vni", |desk| {
        desk.press("ctrl-t / ctrl-t").types("d9i5a chat61");
    }),
    scene("filter-typed", |desk| {
        desk.press("/").types("dia chat");
    }),
    scene("filter-accepted", |desk| {
        desk.press("/").types("dia chat").press("enter");
    }),
    scene("filter-without-matches", |desk| {
        desk.press("/").types("duong sat");
    }),
    scene("sort-box", |desk| {
        desk.press("3 * s down");
    }),
    scene("sorted", |desk| {
        desk.press("3 * s down enter");
    }),
    scene("marks", |desk| {
        desk.press("3 * space down space");
    }),
    scene("list-persons", |desk| {
        desk.press("4");
    }),
    scene("list-awards", |desk| {
        desk.press("5");
    }),
    scene("list-terms", |desk| {
        desk.press("6");
    }),
    scene("list-blocs", |desk| {
        desk.press("7");
    }),
    scene("read-unit", |desk| {
        desk.press("down enter");
    }),
    scene("read-meeting", |desk| {
        desk.press("2 enter");
    }),
    scene("read-meeting-further", |desk| {
        desk.press("2 enter pgdn");
    }),
    scene("read-nomination", |desk| {
        desk.press("3 * enter");
    }),
    scene("read-person", |desk| {
        desk.press("4 enter");
    }),
    scene("read-award", |desk| {
        desk.press("5 enter");
    }),
    scene("read-award-not-verified", |desk| {
        desk.press("5 /").types("ky niem chuong").press("enter enter");
    }),
    scene("read-term", |desk| {
        desk.press("6 enter");
    }),
    scene("read-bloc", |desk| {
        desk.press("7 enter");
    }),
    scene("history-without-changes", |desk| {
        desk.press("4 H");
    }),
    scene("history-after-edits", |desk| {
        desk.press("4 e").types(" (VEA)").press("ctrl-s e tab tab");
        desk.types("1970").press("ctrl-s u ctrl-r H");
    }),
    scene("history-of-rows", |desk| {
        desk.press("2 e");
        for _ in 0..14 {
            desk.press("down");
        }
        desk.press("ctrl-y alt-down ctrl-s H");
    }),
    scene("nominee-unit", |desk| {
        desk.press("* /").types("cuc dia chat viet nam").press("enter N").rest();
    }),
    scene("nominee-person", |desk| {
        desk.press("4 down down N").rest();
    }),
    scene("merge-question", |desk| {
        desk.press("4 space down M");
    }),
    scene("doubts", |desk| {
        desk.press("4 n").types("hoang van thuc").press("ctrl-s");
    }),
    scene("timeline-2013", |desk| {
        desk.press("c");
        for _ in 0..8 {
            desk.press("left");
        }
    }),
    scene("timeline-2021", |desk| {
        desk.press("c");
    }),
    scene("timeline-2025", |desk| {
        desk.press("c right right right right");
    }),
    scene("timeline-passed-over", |desk| {
        desk.press("c right right");
    }),
    scene("timeline-expecting", |desk| {
        desk.press("c right right f");
    }),
    scene("timeline-by-hand", |desk| {
        desk.press("c right right f enter enter").types("Bộ giao tiếp tục").press("enter");
    }),
    scene("checklist", |desk| {
        with_open_work(desk);
        desk.press("J j");
    }),
    scene("read-handover", |desk| {
        with_handover(desk);
        desk.press("] g j enter");
    }),
    scene("handover-ticked", |desk| {
        with_handover(desk);
        desk.press("] g j x j x");
    }),
    scene("printed-handover", |desk| {
        with_handover(desk);
        desk.press("] g j P");
    }),
    scene("printed-handover-further", |desk| {
        with_handover(desk);
        desk.press("] g j P G");
    }),
    scene("form-handover", |desk| {
        desk.press("] g j n").rest();
    }),
    scene("rates-individuals", |desk| {
        desk.press("[ R");
    }),
    scene("rates-collectives", |desk| {
        desk.press("[ R right down down");
    }),
    scene("rates-leaders", |desk| {
        desk.press("[ R right right");
    }),
    scene("rates-nothing-entered", |desk| {
        desk.press("R");
    }),
    scene("rates-quotas", |desk| {
        crate::stories::rates::with_quota(desk);
        desk.press("[ R left down");
    }),
    scene("rates-behind-a-figure", |desk| {
        desk.press("[ R down down enter enter");
    }),
    scene("rates-figures", |desk| {
        desk.press("[ R enter");
    }),
    scene("rates-figures-of-a-member", |desk| {
        crate::stories::rates::with_quota(desk);
        desk.press("[ R right down down enter down");
    }),
    scene("rates-members-with-none", |desk| {
        desk.press("[ R enter end up enter");
    }),
    scene("form-unit", |desk| {
        desk.press("n");
    }),
    scene("form-meeting", |desk| {
        desk.press("2 n");
    }),
    scene("form-nomination", |desk| {
        desk.press("3 n");
    }),
    scene("form-person", |desk| {
        desk.press("4 n");
    }),
    scene("form-award", |desk| {
        desk.press("5 n");
    }),
    scene("form-term", |desk| {
        desk.press("6 n");
    }),
    scene("form-bloc", |desk| {
        desk.press("7 n");
    }),
    scene("form-state", |desk| {
        desk.press("3 * space down space t");
    }),
    scene("form-edit-unit", |desk| {
        desk.press("down e");
    }),
    scene("form-edit-meeting", |desk| {
        desk.press("2 e");
    }),
    scene("form-edit-nomination", |desk| {
        desk.press("3 * e");
    }),
    scene("form-choices", |desk| {
        desk.press("2 n f4");
    }),
    scene("form-faults", |desk| {
        desk.press("2 n tab tab").types("2021").press("tab").types("2020").press("tab");
        desk.types("32/13/2021").press("tab").types("25:00").press("ctrl-s");
    }),
    scene("form-faults-in-rows", |desk| {
        desk.press("4 n").types("Nguyễn Văn An").press("tab tab tab");
        desk.types("dia chat").press("enter ctrl-x");
        desk.types("Chuyên viên").press("tab").types("mai kia").press("ctrl-s");
    }),
    scene("form-suggestions", |desk| {
        attendees(desk);
        desk.types("tran thi");
    }),
    scene("form-created-in-passing", |desk| {
        attendees(desk);
        desk.types("Nguyễn Văn Mới").press("enter");
    }),
    scene("form-long-text", |desk| {
        desk.press("2 e shift-tab shift-tab f2");
    }),
    scene("question-leaving", |desk| {
        desk.press("2 n tab").types("Hội nghị trù bị").press("esc");
    }),
    scene("question-deleting", |desk| {
        desk.press("3 * d d");
    }),
    scene("question-deleting-marked", |desk| {
        desk.press("3 * space space d d");
    }),
    scene("deletion-refused", |desk| {
        desk.press("down d d y");
    }),
    scene("which-key-g", |desk| {
        desk.press("g");
    }),
    scene("which-key-d", |desk| {
        desk.press("d");
    }),
    scene("palette", |desk| {
        desk.press(":");
    }),
    scene("palette-filtered", |desk| {
        desk.press(":").types("hoan tac");
    }),
    scene("palette-after-an-edit", |desk| {
        desk.press("4 e").types(" (VEA)").press("ctrl-s :").types("hoan tac");
    }),
    scene("help", |desk| {
        desk.press("?");
    }),
    scene("help-keys", |desk| {
        desk.press("2 ? tab");
    }),
    scene("help-contents", |desk| {
        desk.press("3 ? tab tab");
    }),
    scene("help-found", |desk| {
        desk.press("? /").types("luan phien").press("down");
    }),
    scene("help-scrolled", |desk| {
        desk.press("3 ? end");
    }),
    scene("first-steps", |desk| {
        desk.press("g 0");
    }),
    scene("help-in-a-form", |desk| {
        desk.press("n f1");
    }),
    scene("ranking", |desk| {
        crate::stories::scores::with_sheets(desk, 4, "checked");
        desk.press("S end").rest();
    }),
    scene("ranking-of-a-group", |desk| {
        crate::stories::scores::with_sheets(desk, 5, "adopted");
        desk.press("S right right");
    }),
    scene("ranking-without-sheets", |desk| {
        desk.press("S");
    }),
    scene("list-scores", |desk| {
        crate::stories::scores::with_sheets(desk, 4, "checked");
        desk.press("g s").rest();
    }),
    scene("read-score", |desk| {
        crate::stories::scores::with_sheets(desk, 2, "checked");
        desk.press("g s enter");
    }),
    scene("read-scheme", |desk| {
        crate::stories::scores::with_sheets(desk, 1, "own");
        desk.press("g e enter");
    }),
    scene("form-score", |desk| {
        crate::stories::scores::with_sheets(desk, 1, "own");
        desk.press("S end n down").rest();
    }),
    scene("form-score-step", |desk| {
        crate::stories::scores::with_sheets(desk, 1, "own");
        desk.press("g s t");
    }),
    scene("scheme-start", |desk| {
        crate::stories::scores::with_sheets(desk, 1, "own");
        desk.press("g e n down");
    }),
    scene("printed-score", |desk| {
        crate::stories::scores::with_sheets(desk, 1, "checked");
        desk.press("g s P");
    }),
    scene("form-decision", |desk| {
        drafts_of_a_year(desk, 10);
        desk.press("3 a D");
    }),
    scene("decision-refused", |desk| {
        drafts_of_a_year(desk, 3);
        desk.press("3 t").types("rút").press("enter tab").types("đơn vị xin rút");
        desk.press("ctrl-s a D").types("78/QĐ-BTNMT").press("ctrl-s");
    }),
    scene("read-decision", |desk| {
        drafts_of_a_year(desk, 10);
        desk.press("3 a D").types("77/QĐ-BTNMT").press("ctrl-s y g d enter");
    }),
    scene("decision-doubts", |desk| {
        drafts_of_a_year(desk, 10);
        desk.press("3 a D").types("77/QĐ-BTNMT").press("ctrl-s");
    }),
    scene("form-ballot", |desk| {
        drafts_of_a_year(desk, 3);
        desk.press("3 a b");
    }),
    scene("read-ballot", |desk| {
        ballot(desk);
        desk.press("g v enter");
    }),
    scene("question-passing", |desk| {
        ballot(desk);
        desk.press("g v p");
    }),
    scene("board", |desk| {
        drafts_of_a_year(desk, 12);
        desk.press("B space j space j");
    }),
    scene("board-all-years", |desk| {
        desk.press("* B l l l l l l l l");
    }),
    scene("dossier", |desk| {
        drafts_of_a_year(desk, 1);
        desk.press("3 f space j e")
            .types("BC-12/2021")
            .press("enter j space space j e")
            .types("/ho-so");
    }),
    scene("main-late", late),
    scene("read-deadline", |desk| {
        late(desk);
        desk.press("g h g g enter");
    }),
    scene("read-quota", |desk| {
        drafts_of_a_year(desk, 3);
        desk.press("g o n").types("TTLĐXS").press("enter tab").types("2").press("ctrl-s enter");
    }),
    scene("quotas", |desk| {
        drafts_of_a_year(desk, 3);
        desk.press("g o n").types("TTLĐXS").press("enter tab").types("2").press("ctrl-s");
    }),
    scene("eligible-awards", |desk| {
        judged(desk);
        desk.press("E");
    }),
    scene("eligible-nominees", |desk| {
        judged(desk);
        desk.press("E").press(&["down"; 7].join(" ")).press("enter").rest();
    }),
    scene("read-nomination-judged", |desk| {
        judged(desk);
        desk.press("3 enter o").rest();
    }),
    scene("read-person-judged", |desk| {
        judged(desk);
        desk.press("4 /").types("nguyen van an").press("enter enter o").rest();
    }),
    scene("form-judged", |desk| {
        judged(desk);
        desk.press("3 n").types("tran thi binh").press("enter tab");
        desk.types("chien si thi dua cap bo").press("enter").rest();
    }),
    scene("drafts-offered", drafts),
    scene("somebody-else-saved", stale),
    scene("said-saved", |desk| {
        desk.press("4 e").types(" (VEA)").press("ctrl-s");
    }),
    scene("said-nothing-to-undo", |desk| {
        desk.press("u");
    }),
];

/// Another day, with evidence about three persons.
fn judged(desk: &mut Desk) {
    *desk = crate::stories::judging::with_evidence(|store| desk.like(store));
}

/// A ballot of a conference on three drafts of this year; one did not pass.
fn ballot(desk: &mut Desk) {
    drafts_of_a_year(desk, 3);
    desk.press("3");
    let page = Query { scope: desk.app.desk().scope, ..Query::of(Kind::Nomination) };
    let page = desk.store.page(&page, &mut Cache::default(), &|| false).unwrap().unwrap();
    let votes = [5, 4, 3].into_iter().map(Some);
    let items = page.rows.iter().zip(votes).map(|(row, votes)| BallotItem {
        nomination: Some(row.stored.id),
        votes,
        chair: true,
    });
    let record = Record::Ballot(Ballot {
        bloc: Some(thidua::demo::BLOC),
        body: "Hội nghị Khối Thi đua III".to_owned(),
        date: Some(desk.app.desk().today),
        rules: "procuracy_80".to_owned(),
        eligible: Some(5),
        present: Some(5),
        items: items.collect(),
        ..Ballot::default()
    });
    put(desk, record);
}

/// Three drafts of which two deadlines are known: one is over, one is near.
fn late(desk: &mut Desk) {
    drafts_of_a_year(desk, 3);
    for (day, state) in [(date(2021, 2, 15), "sent"), (date(2021, 3, 20), "council")] {
        let deadline = Deadline {
            bloc: Some(thidua::demo::BLOC),
            year: 2021,
            date: Some(day),
            state: state.to_owned(),
            ..Deadline::default()
        };
        put(desk, Record::Deadline(deadline));
    }
}

/// Somebody else saves a record, and this desk hears of it.
fn put(desk: &mut Desk, record: Record) {
    let other = Actor { who: "Lê Thị B".to_owned(), via: "local".to_owned() };
    desk.store
        .save(&other, vec![Save { id: None, seen: 0, record, begun: None, despite: true }])
        .unwrap();
    desk.event(Event::Store(Notice::Changed(desk.store.catalog())));
}

/// The scene of that name.
pub fn named(name: &str) -> &'static Scene {
    SCENES.iter().find(|scene| scene.name == name).unwrap()
}

/// A new meeting with two attendees; the cursor stands on the third.
fn attendees(desk: &mut Desk) {
    desk.press("2 n").types("tru bi").press("enter").types("Họp trù bị tổng kết năm 2021");
    desk.press("tab").types("2021").press("tab tab").types("24/11/2021").press("tab tab");
    desk.types("Hà Nội").press("tab tab tab").types("hoang van").press("tab tab");
    desk.types("hoang van").press("tab").types("Chủ trì").press("enter");
    desk.types("truong van dat").press("enter enter");
}

/// Two forms that were not finished, offered at the next start.
fn drafts(desk: &mut Desk) {
    desk.press("2 n tab").types("Hội nghị trù bị").event(Event::Hangup);
    let mut again = desk.again();
    again.press("esc 3 * e tab").types("hoang").event(Event::Hangup);
    *desk = again.again();
}

/// A form whose record somebody else saves meanwhile.
fn stale(desk: &mut Desk) {
    desk.press("4 e").types(" (sửa)");
    let found = desk.store.find_code(Kind::Person, "CN-0002").unwrap().unwrap();
    let theirs = desk.store.get(found).unwrap().unwrap();
    let Record::Person(mut person) = theirs.record.clone() else { panic!("{found:?}") };
    person.birth_year = Some(1965);
    "Trương Văn Đạt (khác)".clone_into(&mut person.name);
    let save = Save {
        id: Some(found.id),
        seen: theirs.version,
        record: Record::Person(person),
        begun: None,
        despite: false,
    };
    let other = Actor { who: "Lê Thị B".to_owned(), via: "local".to_owned() };
    desk.store.save(&other, vec![save]).unwrap();
    desk.press("ctrl-s");
}
