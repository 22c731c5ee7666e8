//! What a nomination's dossier needs, and how far it is complete, in a few words. Knows no key.

use crate::law::papers::{self, Complete, Paper};
use crate::layer::Desk;
use crate::model::nomination::Nomination;
use crate::model::pipeline::is_side;
use crate::model::{Kind, Link, Record};
use crate::text::Message;

/// The documents of a nomination of which `award` is read from the desk.
pub fn papers_of(nomination: &Nomination, desk: &Desk) -> Vec<Paper> {
    let award = nomination.award.and_then(|id| desk.catalog.get(Link::new(Kind::Award, id)));
    let award = award.as_deref().and_then(|stored| match &stored.record {
        Record::Award(award) => Some((stored.id, award)),
        _ => None,
    });
    papers::papers(nomination, award)
}

/// Whether anybody still looks at the dossier: of what is settled, only one that was entered.
pub fn is_open(nomination: &Nomination) -> bool {
    let settled =
        matches!(nomination.state(), "decided" | "presented") || is_side(nomination.state());
    !settled || !nomination.documents.is_empty()
}

/// How far the dossier of a nomination is complete, such as `3/5`.
pub fn brief(nomination: &Nomination, desk: &Desk) -> Option<String> {
    if !is_open(nomination) {
        return None;
    }
    let Complete { present, needed } = papers::complete(&papers_of(nomination, desk))?;
    Some(format!("{present}/{needed}"))
}

/// How far these documents are complete, and what is missing.
pub fn says(papers: &[Paper]) -> Option<(Message, bool)> {
    let complete = papers::complete(papers)?;
    let Complete { present, needed } = complete;
    if complete.is_whole() {
        let message = Message::new(
            format!("{present}/{needed}, đủ"),
            format!("{present}/{needed}, complete"),
        );
        return Some((message, true));
    }
    let missing = papers.iter().filter(|paper| paper.counts() && paper.state != "present");
    let labels: Vec<&Message> = missing.map(|paper| &paper.label).collect();
    let list =
        |of: fn(&Message) -> &str| labels.iter().map(|it| of(it)).collect::<Vec<_>>().join(", ");
    let (vi, en) = (list(|label| &label.vi), list(|label| &label.en));
    let message = Message::new(
        format!("{present}/{needed}, còn: {vi}"),
        format!("{present}/{needed}, still to come: {en}"),
    );
    Some((message, false))
}
