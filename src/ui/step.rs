//! The form that moves nominations to another state: state, day, reason. Knows the pipeline by name only.

use super::form::Form;
use crate::layer::Desk;
use crate::model::field::Choice;
use crate::model::nomination::{STATES, Step};
use crate::model::{Id, Names, Record, Stored};
use crate::text::{Message, many};

/// A form that enters a state in all of `nominations`, by default today.
///
/// `known` are those of them that are at hand: what the pipeline forbids any of them is not offered.
pub fn step_form(nominations: Vec<Id>, known: &[&Stored], desk: &Desk) -> Form {
    let blank = Step { date: Some(desk.today), ..Step::default() };
    let about = about(nominations.len(), known, &desk.names());
    Form::for_step(nominations, states(known), about, &blank, desk)
}

/// What all of `known` may enter next; every state where nothing is open to all, so that the store
/// says why.
fn states(known: &[&Stored]) -> Vec<Choice> {
    let mut states = STATES.to_vec();
    for stored in known {
        if let Record::Nomination(nomination) = &stored.record {
            let next = nomination.next_states();
            states.retain(|state| next.iter().any(|choice| choice.name == state.name));
        }
    }
    if states.is_empty() { STATES.to_vec() } else { states }
}

/// How many they are and what the first of them is called.
fn about(count: usize, known: &[&Stored], names: &dyn Names) -> Message {
    let title = known.first().map(|stored| {
        let code = stored.record.code();
        format!("{code} {}", stored.record.title(names))
    });
    match (count, title) {
        (0 | 1, Some(title)) => Message::new(title.clone(), title),
        (_, title) => {
            let first = title.map(|title| format!(": {title}, …")).unwrap_or_default();
            Message::new(
                format!("{count} đề nghị{first}"),
                format!("{}{first}", many(count, "nomination")),
            )
        }
    }
}
