//! The way of a nomination: which state may follow which. Knows neither nominee nor award.
//!
//! The ten main states go forward only; states may be skipped, because a clerk also enters history of
//! which not every step is known, but nothing is presented that was not decided. The side states each need
//! a reason.

use jiff::civil::Date;

use super::fault::Fault;
use super::field::Choice;
use super::nomination::{STATES, Step};
use super::period::not_before;
use super::show::choice_label;
use crate::text::Lang;

/// How many of [`STATES`] belong to the pipeline itself; the side states stand behind them.
const MAIN: usize = 10;

/// What a nomination can come to by a day: the main states after the first.
pub static REACHED: &[Choice] = STATES.split_at(MAIN).0.split_at(1).1;

/// Main states that a nomination sent back begins again from.
const AFTER_RETURN: [&str; 4] = ["draft", "reviewed", "sent", "withdrawn"];

/// Side states open to a nomination that nobody but its unit has seen.
const ASIDE: [&str; 3] = ["on_hold", "withdrawn", "refused"];

/// States that a nomination has ended in without an award: nothing follows them.
pub const ENDED: [&str; 3] = ["withdrawn", "refused", "cancelled"];

/// Whether a nomination in `state` has ended without an award.
pub fn is_ended(state: &str) -> bool {
    ENDED.contains(&state)
}

/// Whether `state` stands beside the pipeline and so needs a reason.
pub fn is_side(state: &str) -> bool {
    STATES[MAIN..].iter().any(|choice| choice.name == state)
}

/// The states of a nomination that still has to reach `state`: those before it in the pipeline, and
/// sent back. What is on hold waits for others and what was given up never comes: neither is behind.
pub fn before(state: &str) -> Vec<&'static str> {
    let place = STATES[..MAIN].iter().position(|choice| choice.name == state).unwrap_or(0);
    let before = STATES[..place].iter().map(|choice| choice.name);
    before.chain((place > 0).then_some("returned")).collect()
}

/// The states that may follow after `steps`, in the order of [`STATES`]; empty after an end.
pub fn next_states(steps: &[Step]) -> Vec<&'static Choice> {
    let names = |allowed: &dyn Fn(usize, &str) -> bool| {
        let states = STATES.iter().enumerate();
        states.filter(|(place, choice)| allowed(*place, choice.name)).map(|(_, c)| c).collect()
    };
    let Some((last, before)) = steps.split_last() else {
        return names(&|place, name| {
            (place < MAIN && name != "presented") || ASIDE.contains(&name)
        });
    };
    match last.state.as_str() {
        "returned" => names(&|_, name| AFTER_RETURN.contains(&name)),
        "on_hold" => {
            let held = before.last().map_or("draft", |step| &step.state);
            names(&|_, name| name == held || matches!(name, "withdrawn" | "refused"))
        }
        "decided" => names(&|_, name| matches!(name, "presented" | "cancelled")),
        "presented" => names(&|_, name| name == "cancelled"),
        state => match STATES[..MAIN].iter().position(|choice| choice.name == state) {
            Some(place) => names(&|next, name| {
                (place < next && next < MAIN && name != "presented")
                    || ASIDE.contains(&name)
                    || (name == "returned" && place > 0)
            }),
            None => Vec::new(),
        },
    }
}

/// What is wrong with `step` after `before`, each fault at its cell of the row that it would be.
pub fn check_step(before: &[Step], step: &Step) -> Vec<Fault> {
    let mut faults = Vec::new();
    let allowed = next_states(before);
    if !step.state.is_empty() && !allowed.iter().any(|choice| choice.name == step.state) {
        faults.push(not_allowed(before, &allowed).at_cell("steps", before.len(), "state"));
    }
    if let (Some(day), Some(last)) = (step.date, last_date(before))
        && day < last
    {
        let fault = not_before(last, "bước trước", "the step before");
        faults.push(fault.at_cell("steps", before.len(), "date"));
    }
    if is_side(&step.state) && step.reason.is_empty() {
        let label = |lang| choice_label(&STATES, &step.state, lang);
        let fault = Fault::new(
            format!("“{}” cần có lý do", label(Lang::Vi)),
            format!("“{}” needs a reason", label(Lang::En)),
        );
        faults.push(fault.at_cell("steps", before.len(), "reason"));
    }
    faults
}

fn last_date(steps: &[Step]) -> Option<Date> {
    steps.iter().rev().find_map(|step| step.date)
}

fn not_allowed(before: &[Step], allowed: &[&Choice]) -> Fault {
    let now = before.last().map_or("draft", |step| &step.state);
    let now = |lang| choice_label(&STATES, now, lang);
    let list = |lang| {
        let labels = allowed.iter().map(|choice| choice.label.in_lang(lang));
        labels.collect::<Vec<_>>().join(", ")
    };
    if allowed.is_empty() {
        return Fault::new(
            format!("“{}” là trạng thái cuối, không chuyển tiếp được", now(Lang::Vi)),
            format!("“{}” is final: no state may follow", now(Lang::En)),
        );
    }
    Fault::new(
        format!("sau “{}” chỉ có thể là: {}", now(Lang::Vi), list(Lang::Vi)),
        format!("after “{}” only these may follow: {}", now(Lang::En), list(Lang::En)),
    )
}
