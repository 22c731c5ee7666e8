//! The form of a step that score sheets take. Knows no sheet.

use super::{Form, Subject};
use crate::layer::Desk;
use crate::model::Id;
use crate::model::rows::missing;
use crate::model::score::ScoreStep;
use crate::text::Message;

impl Form {
    /// A form in which all of `sheets` take a step, starting from `step`; its title ends in `about`. Who
    /// does it is the person at the keyboard.
    pub fn for_stage(sheets: Vec<Id>, about: Message, step: &ScoreStep, desk: &Desk) -> Self {
        let mut form = Self::over(Subject::Stage { sheets, about }, step, desk);
        form.hide_last("by");
        form
    }

    pub(super) fn stage_entered(&mut self, desk: &Desk) -> Option<ScoreStep> {
        let mut step = ScoreStep::default();
        self.write(&mut step, desk);
        if step.stage.is_empty() {
            self.show_fault(&missing().at("stage"));
        }
        self.first_fault().is_none().then_some(step)
    }

    /// Where this form is one of a step, the field at which a fault without a place is shown.
    pub(super) const fn stepped_field(&self) -> Option<&'static str> {
        match &self.subject {
            Subject::Record { .. } | Subject::Act(_) | Subject::Reorganise(_) => None,
            Subject::Step { .. } => Some("state"),
            Subject::Stage { .. } => Some("stage"),
        }
    }
}
