//! The way of a nomination from draft to presentation.

use jiff::civil::date;
use proptest::prelude::*;
use thidua::model::Recorded;
use thidua::model::nomination::{Nomination, STATES, Step};
use thidua::model::pipeline::is_side;

fn step(state: &str) -> Step {
    let reason = if is_side(state) { "có lý do" } else { "" };
    Step { state: state.into(), reason: reason.into(), ..Step::default() }
}

fn after(states: &[&str]) -> Nomination {
    let steps = states.iter().map(|state| step(state)).collect();
    Nomination { steps, ..Nomination::default() }
}

fn next(states: &[&str]) -> Vec<&'static str> {
    after(states).next_states().iter().map(|choice| choice.name).collect()
}

#[test]
fn every_state_of_the_pipeline_can_be_entered_in_order() {
    let mut nomination = Nomination::default();
    for choice in STATES.iter().take(10) {
        nomination.step(step(choice.name)).unwrap();
        assert_eq!(nomination.state(), choice.name);
    }
    assert_eq!(nomination.steps.len(), 10);
    assert_eq!(nomination.faults(), []);
}

#[test]
fn what_may_follow() {
    assert!(next(&[]).contains(&"decided"), "a clerk enters history");
    assert!(!next(&[]).contains(&"returned"));
    assert!(!next(&["voted"]).contains(&"presented"), "nothing is presented that was not decided");
    assert_eq!(next(&["submitted"]), ["decided", "returned", "on_hold", "withdrawn", "refused"]);
    assert!(!next(&["draft"]).contains(&"returned"), "nobody has got it yet");
    assert_eq!(next(&["decided"]), ["presented", "cancelled"]);
    assert_eq!(next(&["decided", "presented"]), ["cancelled"]);
    assert_eq!(next(&["sent", "returned"]), ["draft", "reviewed", "sent", "withdrawn"]);
    assert_eq!(
        next(&["sent", "returned", "draft", "sent", "on_hold"]),
        ["sent", "withdrawn", "refused"]
    );
    assert_eq!(next(&["on_hold"]), ["draft", "withdrawn", "refused"]);
    for end in ["withdrawn", "refused"] {
        assert_eq!(next(&["sent", end]), [""; 0]);
    }
    assert_eq!(next(&["decided", "cancelled"]), [""; 0]);
}

#[test]
fn a_refused_step_says_what_would_be_allowed_and_changes_nothing() {
    let cases: [(&[&str], Step, &str, &str); 5] = [
        (
            &["chosen"],
            step("sent"),
            "sau “hội nghị khối chọn” chỉ có thể là: đã gửi Hội đồng, Hội đồng đã bỏ phiếu",
            "after “chosen at the conference” only these may follow: sent to the Council",
        ),
        (&["sent", "withdrawn"], step("sent"), "“rút” là trạng thái cuối", "“withdrawn” is final"),
        (
            &["sent"],
            Step { reason: String::new(), ..step("on_hold") },
            "“tạm dừng” cần có lý do",
            "“on hold” needs a reason",
        ),
        (&["sent"], step(""), "chưa nhập", "must be filled in"),
        (&["sent"], step("sent"), "sau “đã gửi khối”", "after “sent to the bloc”"),
    ];
    for (before, entered, vi, en) in cases {
        let mut nomination = after(before);
        let fault = nomination.step(entered).unwrap_err();
        assert!(fault.message.vi.contains(vi), "{}", fault.message.vi);
        assert!(fault.message.en.contains(en), "{}", fault.message.en);
        assert_eq!(fault.place.field, "steps");
        assert_eq!(fault.place.row, Some(before.len()));
        assert_eq!(nomination, after(before));
    }
}

#[test]
fn dates_do_not_go_back() {
    let on = |state: &str, day| Step { date: Some(date(2021, 2, day)), ..step(state) };
    let mut nomination = Nomination::default();
    nomination.step(on("sent", 24)).unwrap();
    nomination.step(step("checked")).unwrap();
    let fault = nomination.step(on("chosen", 23)).unwrap_err();
    assert!(fault.message.vi.contains("24/02/2021"), "{}", fault.message.vi);
    assert_eq!(fault.place.cell.as_deref(), Some("date"));
    nomination.step(on("chosen", 24)).unwrap();
}

proptest! {
    #[test]
    fn what_is_offered_is_taken_and_nothing_else(choices in prop::collection::vec(any::<prop::sample::Index>(), 0..12)) {
        let mut nomination = Nomination::default();
        for choice in choices {
            let offered = nomination.next_states();
            for state in &STATES {
                let taken = nomination.clone().step(step(state.name)).is_ok();
                prop_assert_eq!(taken, offered.contains(&state), "{} → {}", nomination.state(), state.name);
            }
            if offered.is_empty() {
                break;
            }
            nomination.step(step(choice.get(&offered).name)).unwrap();
            prop_assert_eq!(nomination.faults(), []);
        }
    }
}
