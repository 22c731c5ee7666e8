//! The form that moves nominations to another state: state, day, reason. Knows the pipeline by name only.

use super::form::Form;
use super::form::acting::Entered;
use crate::help::Chapter;
use crate::layer::Desk;
use crate::model::field::{Choice, Column, Entity};
use crate::model::nomination::{STATES, Step};
use crate::model::pipeline::is_side;
use crate::model::rows::missing;
use crate::model::{Fault, Id, Names, Record, Stored, Value};
use crate::store::request::Request;
use crate::text::{Message, many};

/// A form that enters a state in all of `nominations`, by default today.
///
/// `known` are those of them that are at hand: what the pipeline forbids any of them is not offered.
pub fn step_form(nominations: Vec<Id>, known: &[&Stored], desk: &Desk) -> Form {
    let blank = Step { date: Some(desk.today), ..Step::default() };
    let about = about(nominations.len(), known, &desk.names());
    stepping(nominations, states(known), about, blank, desk)
}

/// A form that enters one of `states` in all of `nominations`, which `about` names, starting from `step`. Who
/// does it is the person at the keyboard.
pub fn stepping(
    nominations: Vec<Id>,
    states: Vec<Choice>,
    about: Message,
    step: Step,
    desk: &Desk,
) -> Form {
    let entered = Box::new(Stepping { states, step });
    Form::acting(nominations, about, entered, desk).without_last("by")
}

/// What is entered: a step into one of these states.
#[derive(Clone)]
struct Stepping {
    states: Vec<Choice>,
    step: Step,
}

impl Entity for Stepping {
    fn width(&self) -> usize {
        self.step.width()
    }

    fn column(&self, index: usize) -> &'static Column {
        self.step.column(index)
    }

    fn get(&self, index: usize) -> Value {
        self.step.get(index)
    }

    fn set(&mut self, index: usize, value: Value) -> Result<(), Fault> {
        self.step.set(index, value)
    }
}

impl Entered for Stepping {
    fn of(&self) -> (&'static str, &'static str) {
        ("nomination", "steps")
    }

    fn title(&self, about: &Message) -> Message {
        Message::new(
            format!("Chuyển trạng thái {}", about.vi),
            format!("Change the state of {}", about.en),
        )
    }

    fn chapter(&self) -> Chapter {
        Chapter::Nominations
    }

    fn faults(&self) -> Vec<Fault> {
        let Step { state, reason, .. } = &self.step;
        let stateless = state.is_empty().then(|| missing().at("state"));
        let unreasoned = (is_side(state) && reason.is_empty()).then(|| {
            Fault::new("trạng thái này cần có lý do", "this state needs a reason").at("reason")
        });
        stateless.into_iter().chain(unreasoned).collect()
    }

    fn request(&self, ids: &[Id], _: &Desk) -> Result<Request, Message> {
        Ok(Request::Step(ids.to_vec(), self.step.clone()))
    }

    fn again(&self) -> Box<dyn Entered> {
        Box::new(self.clone())
    }

    fn offered(&self, _: &'static [Choice]) -> Vec<Choice> {
        self.states.clone()
    }

    fn stands_at(&self) -> Option<&'static str> {
        Some("state")
    }
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
