//! What the calendar and the overview share: the year asked for, its answer, where the cursor stands.
//! Draws nothing.

use std::sync::Arc;

use super::rates;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::store::request::{BlocYear, Notice, Request};
use crate::text::Message;
use crate::ui::layout;
use crate::ui::lines::Lines;

/// A list of lines about a bloc's year.
#[derive(Default)]
pub struct YearLines {
    found: Option<Arc<BlocYear>>,
    /// Where the cursor stands.
    pub at: Lines,
}

impl YearLines {
    /// The answer, once it has come.
    pub const fn found(&self) -> Option<&Arc<BlocYear>> {
        self.found.as_ref()
    }

    /// Asks for the year that is looked at; what was known of another is forgotten.
    pub fn ask(&mut self, desk: &Desk) -> Vec<Effect> {
        let Some(bloc) = desk.scope.bloc else {
            self.found = None;
            return Vec::new();
        };
        let year = rates::year(desk);
        if self.found.as_ref().is_some_and(|it| (it.bloc, it.year) != (bloc, year)) {
            self.found = None;
        }
        vec![Effect::Ask(Request::BlocYear { bloc, year, today: desk.today })]
    }

    /// Takes in the answer; whether it was one.
    pub fn hear(&mut self, notice: &Notice, desk: &Desk) -> bool {
        let Notice::BlocYear(found) = notice else { return false };
        if Some(found.bloc) != desk.scope.bloc || found.year != rates::year(desk) {
            return false;
        }
        self.found = Some(Arc::clone(found));
        true
    }

    /// How many lines are drawn where so many rows are taken by other things.
    pub fn height(desk: &Desk, taken: u16) -> usize {
        usize::from(layout::body(desk.size).height.saturating_sub(taken)).max(1)
    }

    /// Why nothing is shown yet.
    pub fn nothing(&self, desk: &Desk) -> Option<Message> {
        if desk.scope.bloc.is_none() {
            return Some(super::pane::no_bloc_yet(desk));
        }
        self.found.is_none().then(|| Message::new("đang đếm …", "counting …"))
    }
}
