//! Deciding proposals: one form for one or for several, adopted, in part or not, and why. Knows no list.

use jiff::civil::Date;

use super::following::{changed, first_title, only};
use crate::help::Chapter;
use crate::layer::Desk;
use crate::model::field::{Field, Fields, Shape};
use crate::model::proposal::OUTCOMES;
use crate::model::rows::missing;
use crate::model::{Fault, Id, Kind, Record, Value};
use crate::store::request::Request;
use crate::text::{Label, Message};
use crate::ui::form::Form;
use crate::ui::form::acting::{self, about};

/// What is entered.
#[derive(Debug, Clone, Default)]
struct Entered {
    outcome: String,
    reason: String,
    decided: Option<Date>,
}

static FIELDS: [Field<Entered>; 3] = [
    Field::new(
        "outcome",
        Label::new("Kết luận", "Decision"),
        Shape::Choice(&OUTCOMES),
        |r: &Entered| Value::of_choice(&r.outcome),
        |r, v| v.into_choice(&OUTCOMES).map(|x| r.outcome = x),
    )
    .required(),
    Field::new(
        "reason",
        Label::new("Lý do", "Reason"),
        Shape::Text,
        |r: &Entered| Value::of_text(&r.reason),
        |r, v| v.into_text().map(|x| r.reason = x),
    ),
    Field::new(
        "decided",
        Label::new("Ngày kết luận", "Decided on"),
        Shape::Date,
        |r: &Entered| Value::of_date(r.decided),
        |r, v| v.into_date().map(|x| r.decided = x),
    ),
];

impl Fields for Entered {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

/// The form that decides `proposals`; a single one starts from what is known of it.
pub fn form(proposals: Vec<Id>, desk: &Desk) -> Form {
    let mut entered = Entered { decided: Some(desk.today), ..Entered::default() };
    if let Some(Record::Proposal(it)) = only(&proposals, Kind::Proposal, desk)
        && !it.outcome.is_empty()
    {
        entered = Entered { outcome: it.outcome, reason: it.reason, decided: it.decided };
    }
    let many = Message::new("kiến nghị", "proposals");
    let about = about(&proposals, first_title(&proposals, Kind::Proposal, desk), &many);
    Form::acting(proposals, about, Box::new(entered), desk)
}

impl acting::Entered for Entered {
    fn of(&self) -> (&'static str, &'static str) {
        ("proposal", "")
    }

    fn title(&self, about: &Message) -> Message {
        Message::new(format!("Kết luận kiến nghị {}", about.vi), format!("Decide {}", about.en))
    }

    fn chapter(&self) -> Chapter {
        Chapter::Proposals
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.outcome.is_empty() {
            faults.push(missing().at("outcome"));
        }
        if matches!(self.outcome.as_str(), "partly" | "rejected") && self.reason.is_empty() {
            faults.push(
                Fault::new(
                    "không tiếp thu hoặc chỉ tiếp thu một phần thì phải ghi lý do",
                    "say why it is not adopted, or only in part",
                )
                .at("reason"),
            );
        }
        faults
    }

    fn request(&self, ids: &[Id], desk: &Desk) -> Result<Request, Message> {
        changed(ids, Kind::Proposal, desk, |record| {
            if let Record::Proposal(proposal) = record {
                proposal.outcome.clone_from(&self.outcome);
                proposal.reason.clone_from(&self.reason);
                proposal.decided = self.decided;
            }
        })
    }

    fn again(&self) -> Box<dyn acting::Entered> {
        Box::new(self.clone())
    }
}
