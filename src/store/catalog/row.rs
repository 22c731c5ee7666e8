//! What a row keeps of a record: cells, links, texts. Knows neither slots nor chunks.

use super::cell::{Cell, EMPTY, cell, day, has_cell};
use super::texts::RowTexts;
use crate::model::{Id, Kind, Link, Record, Shape, Stored, Value, Version};
use crate::text::fold;

/// Years that bound nothing.
pub(super) const ALWAYS: (i16, i16) = (i16::MIN, i16::MAX);

/// A cell whose link has not become a slot yet.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// A number.
    Is(Cell),
    /// A link.
    To(Link),
}

/// A record as its row keeps it.
#[derive(Debug)]
pub(super) struct Row {
    pub link: Link,
    pub version: Version,
    pub bloc: Option<Id>,
    pub years: (i16, i16),
    /// One for each field that has a cell, in the order of the table; for a person two more, the
    /// unit of the last post and whether it is a leading one; for a nomination the day of its first step.
    pub parts: Vec<Part>,
    /// The links inside its rows, each once.
    pub inner: Vec<Link>,
    pub texts: RowTexts,
}

impl Row {
    /// The row of `stored`.
    pub(super) fn of(stored: &Stored) -> Self {
        let record = &stored.record;
        let entity = record.entity();
        let mut parts = Vec::new();
        let mut inner = Vec::new();
        for index in 0..entity.width() {
            let shape = entity.column(index).shape;
            if has_cell(shape) {
                parts.push(match entity.get(index) {
                    Value::Link(link) => Part::To(link),
                    value => Part::Is(cell(&value, shape).unwrap_or(EMPTY)),
                });
            } else if matches!(shape, Shape::Rows(_)) {
                inner.extend(entity.get(index).links());
            }
        }
        inner.sort_unstable();
        inner.dedup();
        if let Record::Person(person) = record {
            let post = person.last_post();
            let unit = post.and_then(|post| post.unit);
            parts.push(unit.map_or(Part::Is(EMPTY), |id| Part::To(Link::new(Kind::Unit, id))));
            parts.push(Part::Is(post.map_or(EMPTY, |post| Cell::from(post.leader))));
        }
        if let Record::Nomination(nomination) = record {
            let first = nomination.steps.first().and_then(|step| step.date);
            parts.push(Part::Is(first.map_or(EMPTY, day)));
        }
        Self {
            link: stored.link(),
            version: stored.version,
            bloc: record.bloc(),
            years: record.years().unwrap_or(ALWAYS),
            parts,
            inner,
            texts: texts(record),
        }
    }
}

fn texts(record: &Record) -> RowTexts {
    let recorded = record.recorded();
    let title = recorded.own_title().unwrap_or_default().to_owned();
    let sort = recorded.sort_text();
    let post = match record {
        Record::Person(person) => person.last_post().map(|post| post.post.clone()),
        _ => None,
    };
    RowTexts {
        names: fold(&names(record)),
        own: fold(&record.search_text()),
        code: record.code().to_owned(),
        sort: if sort == title { String::new() } else { sort },
        title,
        post: post.unwrap_or_default(),
    }
}

/// Everything that people may call it; nothing for the many that go by the names of other records.
fn names(record: &Record) -> String {
    let mut names = record.recorded().names();
    if names.is_empty() && record.kind().is_many() {
        return String::new();
    }
    names.insert(0, record.code().to_owned());
    names.join(" ")
}
