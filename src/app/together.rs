//! What a session has to do with others and with the one before it: roles, who is on which record, the place
//! that was left. Knows no way in.

use super::App;
use crate::command::Command;
use crate::effect::Effect;
use crate::panes;
use crate::store::request::{Left, Place, Request, Role};
use crate::text::Message;

/// The least role that a command takes.
const fn least(command: Command) -> Role {
    match command {
        Command::Reorganise => Role::Admin,
        Command::New
        | Command::Edit
        | Command::Delete
        | Command::State
        | Command::Decide
        | Command::Ballot
        | Command::PassBallot
        | Command::Merge
        | Command::Step
        | Command::Direct
        | Command::Receive
        | Command::Expect
        | Command::Undo
        | Command::Redo
        | Command::Import
        | Command::Take
        | Command::Guide
        | Command::UndoAct
        | Command::Save => Role::Editor,
        _ => Role::Viewer,
    }
}

impl App {
    /// Whether the person's role is enough for `command`.
    pub(super) fn permitted(&self, command: Command) -> Result<(), Message> {
        self.desk.role.reach(least(command))
    }

    /// Tells others which record is looked at, where there are any and it is another than before.
    pub(super) fn stand(&mut self, out: &mut Vec<Effect>) {
        let at = self.layers.iter().rev().find_map(|layer| layer.about());
        if self.desk.at != at {
            self.desk.at = at;
            self.changed = true;
        }
        if self.told != at && !self.desk.others.is_empty() {
            self.told = at;
            out.push(Effect::Ask(Request::Stand(at)));
        }
    }

    /// Takes away what is open above the first `count` layers, and remembers how its lists stood.
    pub(super) fn close_down_to(&mut self, count: usize) {
        while self.layers.len() > count
            && let Some(layer) = self.layers.pop()
        {
            for left in layer.left() {
                self.left.retain(|other| other.kind != left.kind);
                self.left.push(left);
            }
        }
    }

    /// Keeps where the person is, for the next time.
    pub(super) fn keep_place(&self) -> Effect {
        let mut lists: Vec<Left> = Vec::new();
        let open = self.layers.iter().rev().flat_map(|layer| layer.left());
        for left in open.chain(self.left.iter().cloned()) {
            if lists.iter().all(|other| other.kind != left.kind) {
                lists.push(left);
            }
        }
        let scope = self.desk.scope;
        Effect::Ask(Request::KeepPlace(Place {
            bloc: scope.bloc,
            unit: scope.unit,
            year: scope.year,
            chosen_year: self.chosen_year,
            lists,
            tour: self.tour.place(),
        }))
    }

    /// Goes back to where the person was, unless they have begun something else meanwhile; lists stand as
    /// they were left whenever they are opened.
    pub(super) fn go_back(&mut self, place: &Place, out: &mut Vec<Effect>) {
        if place.bloc != self.desk.scope.bloc {
            return;
        }
        for left in &place.lists {
            if self.left.iter().all(|other| other.kind != left.kind) {
                self.left.push(left.clone());
            }
        }
        if self.keys > 0 || self.layers.len() > 1 {
            return;
        }
        self.desk.scope.unit = place.unit;
        if place.chosen_year {
            self.chosen_year = true;
            self.desk.scope.year = place.year;
        }
        if let Some(main) = self.layers.first_mut() {
            main.go_back(&place.lists);
        }
        self.refresh(out);
        if let Some(mut list) = place.lists.first().and_then(|left| panes::list_of(left.kind)) {
            list.go_back(&place.lists);
            self.perform(vec![Effect::Open(list)], out);
        }
    }
}
