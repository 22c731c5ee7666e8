//! The form that moves nominations to another state: state, day, reason. Knows no pipeline.

use super::form::Form;
use crate::layer::Desk;
use crate::model::Id;
use crate::model::nomination::Step;

/// A form that enters a state in all of `nominations`, by default today.
pub fn step_form(nominations: Vec<Id>, desk: &Desk) -> Form {
    let blank = Step { date: Some(desk.today), ..Step::default() };
    Form::for_step(nominations, &blank, desk)
}
