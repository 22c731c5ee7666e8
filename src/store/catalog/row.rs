//! What a row keeps of a record: cells, links, texts. Knows neither slots nor chunks.

use super::cell::{Cell, EMPTY, cell, has_cell};
use super::texts::RowTexts;
use crate::model::{Id, Kind, Link, Names, Record, Shape, Stored, Value, Version};
use crate::text::{Lang, fold};

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
    /// One for each field that has a cell, in the order of the table; for a person one more, the
    /// unit of the last post.
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
            let unit = person.last_post().and_then(|post| post.unit);
            parts.push(unit.map_or(Part::Is(EMPTY), |id| Part::To(Link::new(Kind::Unit, id))));
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
    let title = match record {
        Record::Term(_) | Record::Meeting(_) | Record::Nomination(_) => String::new(),
        _ => record.title(&Nobody(Lang::Vi)),
    };
    let sort = record.sort_text();
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

/// Everything that people may call it; nothing for nominations, which nothing points at.
fn names(record: &Record) -> String {
    let mut names = vec![record.code()];
    let titles;
    match record {
        Record::Bloc(bloc) => names.push(&bloc.name),
        Record::Unit(unit) => {
            names.extend([unit.short.as_str(), &unit.name]);
            names.extend(unit.aliases.iter().map(|alias| alias.name.as_str()));
        }
        Record::Person(person) => names.push(&person.name),
        Record::Award(award) => names.extend([award.name.as_str(), &award.name_en]),
        Record::Term(_) => {}
        Record::Meeting(meeting) => {
            titles = [Lang::Vi, Lang::En].map(|lang| meeting.title(lang));
            names.extend(titles.iter().map(String::as_str));
        }
        Record::Nomination(_) => return String::new(),
    }
    names.join(" ")
}

/// Names for titles that need none.
struct Nobody(Lang);

impl Names for Nobody {
    fn title(&self, _: Link) -> Option<String> {
        None
    }

    fn code(&self, _: Link) -> Option<String> {
        None
    }

    fn lang(&self) -> Lang {
        self.0
    }
}
