//! From an adopted proposal to the direction item that carries it on. Knows no list.

use std::sync::Arc;

use super::nominating;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::direction::Direction;
use crate::model::proposal::Proposal;
use crate::model::{Id, Kind, Link, Record, Stored, Value};
use crate::text::Message;
use crate::ui::form::Form;

/// The direction items that carry a proposal on.
pub fn carried_by(proposal: Id, desk: &Desk) -> Vec<Arc<Stored>> {
    let carries = |direction: &Direction| {
        direction.proposals.iter().any(|row| row.proposal == Some(proposal))
    };
    let mut all = desk.catalog.all(Kind::Direction);
    all.retain(|stored| match &stored.record {
        Record::Direction(direction) => carries(direction),
        _ => false,
    });
    all
}

/// Whether a direction item can be drafted from a proposal; the message tells why not.
pub fn available(stored: &Stored, desk: &Desk) -> Result<(), Message> {
    let Record::Proposal(proposal) = &stored.record else { return Ok(()) };
    if let Some(first) = carried_by(stored.id, desk).first() {
        let called = super::following::titled(first, desk);
        return Err(Message::new(
            format!("kiến nghị này đã đưa vào phương hướng: {called}"),
            format!("this proposal is carried on already: {called}"),
        ));
    }
    match proposal.outcome.as_str() {
        "adopted" | "partly" => Ok(()),
        "rejected" => Err(Message::new(
            format!("kiến nghị này không được tiếp thu: {}", proposal.reason),
            format!("this proposal was not adopted: {}", proposal.reason),
        )),
        _ => Err(Message::new(
            "kiến nghị này chưa có kết luận; hãy ghi kết luận trước",
            "this proposal has not been decided: decide it first",
        )),
    }
}

/// The form of a direction item that carries `stored` on: its year, text and meeting; the whole bloc does it
/// until somebody names units.
pub fn open(stored: &Stored, desk: &Desk) -> Vec<Effect> {
    let Record::Proposal(proposal) = &stored.record else { return Vec::new() };
    let Proposal { bloc, year, meeting, text, .. } = proposal;
    let filled = [
        ("bloc", Value::of_id(Kind::Bloc, *bloc)),
        ("year", Value::of_year(*year)),
        ("text", Value::of_text(text)),
        ("owner", Value::of_choice("bloc")),
        ("state", Value::of_choice("planned")),
        ("meeting", Value::of_id(Kind::Meeting, *meeting)),
        ("proposals", Value::Rows(vec![vec![Value::Link(Link::new(Kind::Proposal, stored.id))]])),
    ];
    vec![Effect::Open(nominating::open(Form::filled(Kind::Direction, &filled, desk)))]
}
