//! Known shapes of tables of criteria, and the order of assessment, as data. Knows no sheet.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::read::Both;
use super::rule::{Applies, Test};
use super::rules::Rules;
use super::source::{LawFault, Source};
use crate::model::scheme::Criterion;
use crate::model::{Id, Points};
use crate::text::Message;

const SCHEMES: &str = include_str!("schemes.toml");

/// A shape that a table of criteria may start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its name in files.
    pub id: String,
    /// What people call it.
    pub label: Message,
    /// What is known of its criteria; a text that is not known is empty.
    pub criteria: Vec<Criterion>,
    /// Where this was read, and what of it was not.
    pub source: String,
    /// Whether it was read in the named source.
    pub verified: bool,
}

/// In which order members are assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// What it says.
    pub label: Message,
    /// Whose ruling it is.
    pub source: String,
    /// Whether it was read in the named source.
    pub verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenShape {
    id: String,
    label: Both,
    criterion: Vec<WrittenCriterion>,
    source: String,
    verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCriterion {
    item: String,
    #[serde(default)]
    text: String,
    kind: String,
    maximum: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenOrder {
    #[serde(rename = "id")]
    _id: String,
    label: Both,
    source: String,
    verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scheme: Vec<WrittenShape>,
    order: Vec<WrittenOrder>,
}

fn read() -> Result<File, Vec<LawFault>> {
    toml::from_str(SCHEMES).map_err(|error| {
        let mut source = Source::new("schemes.toml", SCHEMES);
        let at = error.span().map_or(0, |span| span.start);
        source.fault(at, Message::new(error.message(), error.message()));
        source.faults
    })
}

/// The shapes known, in their order.
///
/// # Errors
///
/// Where the data cannot be read.
pub fn shapes() -> Result<Vec<Shape>, Vec<LawFault>> {
    let criterion = |written: WrittenCriterion| Criterion {
        item: written.item,
        text: written.text,
        kind: written.kind,
        maximum: Some(Points(i32::from(written.maximum) * 100)),
        ..Criterion::default()
    };
    let shape = |written: WrittenShape| Shape {
        id: written.id,
        label: written.label.into(),
        criteria: written.criterion.into_iter().map(criterion).collect(),
        source: written.source,
        verified: written.verified,
    };
    Ok(read()?.scheme.into_iter().map(shape).collect())
}

/// The order of assessment.
pub fn order() -> Option<&'static Order> {
    static ORDER: OnceLock<Option<Order>> = OnceLock::new();
    let order = |written: WrittenOrder| Order {
        label: written.label.into(),
        source: written.source,
        verified: written.verified,
    };
    let read = || read().ok()?.order.into_iter().next().map(order);
    ORDER.get_or_init(read).as_ref()
}

/// The awards that go to whoever leads a bloc, by the rules: the emulation flags.
pub fn flags(rules: &Rules) -> BTreeSet<Id> {
    let leading = rules.all().iter().filter(|rule| matches!(rule.test, Test::LeadsBloc(_)));
    let award = leading.filter_map(|rule| match &rule.applies {
        Applies::One(award) => Some(award.id),
        _ => None,
    });
    award.collect()
}

/// Whose ruling the order of assessment is, to stand behind a sentence.
pub fn ruling() -> Message {
    order().map_or_else(
        || Message::new("", ""),
        |order| {
            let source = &order.source;
            Message::new(format!(". {source}"), format!(". Source: {source}"))
        },
    )
}

/// That the table of scores of a year is not adopted, so that a ballot of the conference needs a reason.
pub fn not_adopted(year: i16, adopted: usize, all: usize) -> Message {
    let Message { vi, en } = ruling();
    Message::new(
        format!(
            "bảng điểm năm {year} chưa được hội nghị thông qua ({adopted}/{all} phiếu); bỏ phiếu lúc \
             này phải ghi lý do{vi}"
        ),
        format!(
            "the table of scores of {year} is not adopted ({adopted} of {all} sheets): write why the \
             ballot is held now{en}"
        ),
    )
}
