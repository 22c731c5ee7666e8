//! From draft to decision: what is entered for many nominations at once, and what is refused as a whole.

use crate::desk::{Desk, LARGE, SMALL};
use thidua::model::decision::Decision;
use thidua::model::nomination::Nomination;
use thidua::model::{Id, Kind, Record};
use thidua::store::request::{Actor, Query, Save};
use thidua::text::Lang;

/// Every record of a kind, newest first.
fn all(desk: &Desk, kind: Kind) -> Vec<(Id, Record)> {
    let mut cache = thidua::store::catalog::query::Cache::default();
    let query = Query { rows: 1000, ..Query::of(kind) };
    let page = desk.store.page(&query, &mut cache, &|| false).unwrap().unwrap();
    page.rows.iter().map(|row| (row.stored.id, row.stored.record.clone())).collect()
}

/// The nominations of 2021.
fn nominations(desk: &Desk) -> Vec<Nomination> {
    let nominations =
        all(desk, Kind::Nomination).into_iter().filter_map(|(_, record)| match record {
            Record::Nomination(nomination) if nomination.year == 2021 => Some(nomination),
            _ => None,
        });
    nominations.collect()
}

fn decisions(desk: &Desk) -> Vec<Decision> {
    let decisions = all(desk, Kind::Decision).into_iter().filter_map(|(_, record)| match record {
        Record::Decision(decision) => Some(decision),
        _ => None,
    });
    decisions.collect()
}

/// So many drafts of 2021, for one title that the minister gives.
pub fn drafts(desk: &mut Desk, count: usize) {
    let actor = Actor { who: "Đơn vị".to_owned(), via: "local".to_owned() };
    let units = all(desk, Kind::Unit);
    let saves = (0..count).map(|number| {
        let unit = units[number % units.len()].0;
        let record = Record::Nomination(Nomination {
            bloc: Some(thidua::demo::BLOC),
            nominee: Some(thidua::model::Link::new(Kind::Unit, unit)),
            award: Some(thidua::law::award_id("TTLĐXS")),
            year: 2021,
            ..Nomination::default()
        });
        Save { id: None, seen: 0, record, begun: None }
    });
    let saves: Vec<Save> = saves.collect();
    desk.store.save(&actor, saves).unwrap();
    let catalog = desk.store.catalog();
    let changed = thidua::store::request::Notice::Changed(catalog);
    desk.event(thidua::event::Event::Store(changed));
}

#[test]
fn one_decision_for_ten_nominations_is_one_act_and_one_undo() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    drafts(&mut desk, 10);
    desk.press("3 a D").sees("Quyết định cho 10 đề nghị").sees("Bộ trưởng").sees("01/03/2021");
    desk.types("77/QĐ-BTNMT").press("ctrl-s").sees_not("Quyết định cho 10");
    let made = decisions(&desk);
    let decision = made.iter().find(|it| it.number == "77/QĐ-BTNMT").unwrap();
    assert_eq!((decision.catalogue.as_str(), decision.level.as_str()), ("title", "ministry"));
    for nomination in nominations(&desk) {
        assert_eq!(nomination.state(), "decided");
        assert!(nomination.decision.is_some());
        let step = nomination.steps.last().unwrap();
        assert_eq!((step.date, step.by.as_str()), (decision.date, "Ban Thư ký"));
    }
    desk.press("u");
    assert_eq!(decisions(&desk).len(), made.len() - 1);
    assert!(nominations(&desk).iter().all(|it| it.state() == "draft" && it.decision.is_none()));
    desk.press("ctrl-r");
    assert!(nominations(&desk).iter().all(|it| it.state() == "decided"));
}

#[test]
fn a_decision_that_some_may_not_take_is_refused_as_a_whole_and_tells_which_and_why() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    drafts(&mut desk, 3);
    desk.press("3 t").types("rút").press("enter tab").types("đơn vị xin rút").press("ctrl-s");
    let before = decisions(&desk).len();
    desk.press("a D").types("78/QĐ-BTNMT").press("ctrl-s");
    desk.sees("Chưa lưu gì: 1 bản ghi không nhận được").sees("trạng thái cuối");
    desk.press("esc").sees("Quyết định cho 3 đề nghị").sees("78/QĐ-BTNMT");
    assert_eq!(decisions(&desk).len(), before);
    assert!(nominations(&desk).iter().all(|it| it.decision.is_none()));
}

#[test]
fn a_number_that_is_there_already_is_offered() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    drafts(&mut desk, 2);
    desk.press("3 D").types("79/QĐ-BTNMT").press("ctrl-s");
    let before = decisions(&desk).len();
    desk.press("end home j D").types("79/qđ-btnmt").press("ctrl-s").sees("Đã có quyết định số này");
    desk.press("esc").sees("Quyết định cho 1 đề nghị");
    desk.press("ctrl-s y").sees_not("Quyết định cho 1");
    assert_eq!(decisions(&desk).len(), before);
    let of: Vec<_> = nominations(&desk).iter().map(|it| it.decision).collect();
    assert!(of[0].is_some() && of[0] == of[1], "{of:?}");
}

#[test]
fn a_form_of_a_decision_left_behind_still_knows_its_nominations() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    drafts(&mut desk, 2);
    desk.press("3 a D").types("80/QĐ-BTNMT").event(thidua::event::Event::Hangup);
    let mut later = desk.again();
    later.sees("Bản nháp chưa lưu").press("enter").sees("Quyết định cho 2 đề nghị");
    later.press("ctrl-s");
    assert!(nominations(&later).iter().all(|it| it.state() == "decided"));
}

#[test]
fn a_step_out_of_order_names_each_nomination_and_what_may_follow() {
    let mut desk = Desk::at(LARGE, Lang::En);
    drafts(&mut desk, 3);
    desk.press("3 t").types("submitted").press("enter ctrl-s");
    desk.press("a t").sees_not("Entered by").types("sent to the bloc").press("enter ctrl-s");
    desk.sees("Nothing saved: 1 of them cannot take it").sees("after “submitted” only these");
    assert_eq!(nominations(&desk).iter().filter(|it| it.state() == "draft").count(), 2);
}
