//! What is done with nominations and ballots wherever they are chosen: list, detail, board. Knows no list.

use std::sync::Arc;

use super::dossier::Dossier;
use super::listing::Listing;
use super::passing::Passing;
use super::reorganise::Reorganising;
use super::{
    attachments, concerned, deciding, directing, following, handing, naming, paper, scoring,
    settling, voting, ways,
};
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::{Id, Kind, Record, Stored};
use crate::text::Message;
use crate::ui::form::Form;
use crate::ui::step::step_form;

/// Whether `command` means something for a record of this kind, and can be run on it now.
///
/// `None` for every other command; `selected` is the record under the cursor.
pub fn available(
    command: Command,
    kind: Kind,
    selected: Option<&Stored>,
    desk: &Desk,
) -> Option<Result<(), Message>> {
    if command == Command::Attachment {
        return Some(attachments::available(selected, desk));
    }
    if command == Command::Print {
        return paper::available(kind, selected);
    }
    if let Some(found) = year_available(command, kind, selected, desk) {
        return Some(found);
    }
    if command == Command::Receive {
        return handing::available(kind, selected);
    }
    let of = match command {
        Command::State | Command::Decide | Command::Ballot | Command::Dossier => Kind::Nomination,
        Command::PassBallot => Kind::Ballot,
        Command::Step if kind == Kind::Score => Kind::Score,
        Command::Reorganise => Kind::Unit,
        _ => return None,
    };
    if kind != of {
        return None;
    }
    Some(match selected.map(|stored| &stored.record) {
        None => Err(Message::new("chưa chọn dòng nào", "no row is selected")),
        Some(Record::Ballot(ballot)) => Passing::new(ballot, desk).map(|_| ()),
        Some(_) => Ok(()),
    })
}

/// The same for the commands of the bloc's year.
fn year_available(
    command: Command,
    kind: Kind,
    selected: Option<&Stored>,
    desk: &Desk,
) -> Option<Result<(), Message>> {
    let stored =
        || selected.ok_or_else(|| Message::new("chưa chọn dòng nào", "no row is selected"));
    match (command, kind) {
        (Command::Step, Kind::Proposal | Kind::Direction) => Some(stored().map(|_| ())),
        (Command::Direct, Kind::Proposal) => {
            Some(stored().and_then(|stored| directing::available(stored, desk)))
        }
        _ => None,
    }
}

/// Runs such a command on the records `chosen`, of which `known` are at hand; `selected` is the one under
/// the cursor.
pub fn run(
    command: Command,
    chosen: Vec<Id>,
    known: &[&Stored],
    selected: &Arc<Stored>,
    desk: &Desk,
) -> Vec<Effect> {
    match (command, &selected.record) {
        (Command::Print, _) => paper::open(selected),
        (Command::Attachment, _) => attachments::open(selected),
        (Command::Step, Record::Proposal(_)) => {
            vec![Effect::Open(Box::new(settling::form(chosen, desk)))]
        }
        (Command::Step, Record::Direction(_)) => {
            vec![Effect::Open(Box::new(following::form(chosen, desk)))]
        }
        (Command::Direct, _) => directing::open(selected, desk),
        (Command::Receive, _) => handing::open(selected),
        (Command::State, _) => vec![Effect::Open(Box::new(step_form(chosen, known, desk)))],
        (Command::Step, Record::Score(_)) => {
            vec![Effect::Open(Box::new(scoring::step_form(chosen, known, desk)))]
        }
        (Command::Decide, _) => deciding::open(chosen, desk),
        (Command::Ballot, _) => vec![Effect::Open(Box::new(talking(voting::form(&chosen, desk))))],
        (Command::Dossier, Record::Nomination(_)) => {
            vec![Effect::Open(Box::new(Dossier::new(Arc::clone(selected))))]
        }
        (Command::Reorganise, Record::Unit(_)) => {
            vec![Effect::Open(Box::new(Reorganising::new(&chosen, selected, desk)))]
        }
        (Command::PassBallot, Record::Ballot(ballot)) => match Passing::new(ballot, desk) {
            Ok(passing) => vec![Effect::Open(Box::new(passing))],
            Err(reason) => vec![Effect::Warn(reason)],
        },
        _ => Vec::new(),
    }
}

/// A form that says below its fields what follows from what is typed: a ballot's result, the quotas that
/// a nomination falls under.
pub fn talking(form: Form) -> Form {
    match form.kind() {
        Some(Kind::Handover) => form.saying(|stored, _, desk| match &stored.record {
            Record::Handover(handover) => handing::remarks(handover, desk),
            _ => Vec::new(),
        }),
        Some(Kind::Person) => form.saying(|stored, _, _| match &stored.record {
            Record::Person(person) if !person.name.is_empty() => naming::remarks(person),
            _ => Vec::new(),
        }),
        Some(Kind::Ballot | Kind::Nomination) => {
            form.saying(|stored, figures, desk| match (&stored.record, figures) {
                (Record::Ballot(ballot), _) => voting::remarks(ballot, desk),
                (_, Some(figures)) => concerned::remarks(stored, figures, desk),
                _ => Vec::new(),
            })
        }
        _ => form,
    }
}

/// Whether the nominations that a record concerns can be listed; `None` where it concerns none.
pub fn concerned_available(stored: &Stored, desk: &Desk) -> Option<Result<(), Message>> {
    let leads = stored.record.kind() == Kind::Meeting || concerned::having(stored, desk).is_some();
    leads.then_some(Ok(()))
}

/// The list of the nominations that a record concerns.
pub fn open_concerned(stored: &Arc<Stored>, desk: &Desk) -> Vec<Effect> {
    if stored.record.kind() == Kind::Meeting {
        return ways::open(stored, desk);
    }
    let Some(having) = concerned::having(stored, desk) else { return Vec::new() };
    let about = stored.record.title(&desk.names());
    let list = Listing::only(concerned::kind(stored), having, about);
    vec![Effect::Open(Box::new(list))]
}
