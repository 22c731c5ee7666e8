//! Deciding proposals: one form for one or for several, adopted, in part or not, and why. Knows no list.

use jiff::civil::Date;

use super::following::{changed, titled};
use crate::layer::Desk;
use crate::model::field::{Entity, Field, Fields, Shape};
use crate::model::proposal::OUTCOMES;
use crate::model::rows::missing;
use crate::model::{Fault, Id, Kind, Link, Record, Value};
use crate::store::request::Request;
use crate::text::{Label, Message};
use crate::ui::form::Form;
use crate::ui::form::acting::{Acting, about};

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

#[derive(Clone)]
struct Settling {
    proposals: Vec<Id>,
    about: Message,
    entered: Entered,
}

/// The form that decides `proposals`; a single one starts from what is known of it.
pub fn form(proposals: Vec<Id>, desk: &Desk) -> Form {
    let stored = |id: &Id| desk.catalog.get(Link::new(Kind::Proposal, *id));
    let mut entered = Entered { decided: Some(desk.today), ..Entered::default() };
    if let [only] = proposals.as_slice()
        && let Some(found) = stored(only)
        && let Record::Proposal(proposal) = &found.record
        && !proposal.outcome.is_empty()
    {
        entered = Entered {
            outcome: proposal.outcome.clone(),
            reason: proposal.reason.clone(),
            decided: proposal.decided,
        };
    }
    let first = proposals.first().and_then(stored);
    let title = first.map(|stored| titled(&stored, desk));
    let about = about(&proposals, title, &Message::new("kiến nghị", "proposals"));
    Form::acting(Box::new(Settling { proposals, about, entered }), desk)
}

impl Acting for Settling {
    fn title(&self) -> Message {
        Message::new(
            format!("Kết luận kiến nghị {}", self.about.vi),
            format!("Decide {}", self.about.en),
        )
    }

    fn entity(&self) -> &dyn Entity {
        &self.entered
    }

    fn entity_mut(&mut self) -> &mut dyn Entity {
        &mut self.entered
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.entered.outcome.is_empty() {
            faults.push(missing().at("outcome"));
        }
        if matches!(self.entered.outcome.as_str(), "partly" | "rejected")
            && self.entered.reason.is_empty()
        {
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

    fn request(&self, desk: &Desk) -> Result<Request, Message> {
        changed(&self.proposals, Kind::Proposal, desk, |record| {
            if let Record::Proposal(proposal) = record {
                proposal.outcome.clone_from(&self.entered.outcome);
                proposal.reason.clone_from(&self.entered.reason);
                proposal.decided = self.entered.decided;
            }
        })
    }

    fn again(&self) -> Box<dyn Acting> {
        Box::new(self.clone())
    }
}
