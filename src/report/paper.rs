//! Official documents: which there are, what they look like and what stands in them. Knows no file and no screen.
//!
//! A document is a layout, which is the same for all of its kind, and the content of one. What is not known is left as
//! dots, to be filled in by hand.

mod annual;
mod content;
mod handover;
mod head;
mod layout;
mod letter;
mod minutes;
mod nominee;
mod nominees;
mod page;
mod score;
mod scores;
mod text;
mod year;

pub use content::{Content, DOTS, Place};
pub use layout::{Block, Column, Row, Signer};
pub use page::{MOTTO, NATION, NUMBER, RECIPIENTS, SIGN, WIDTH};

use crate::model::{Kind, Link, Record};
use crate::store::catalog::Catalog;
use crate::store::request::{Matter, Subject};
use crate::text::{Label, Lang};
use year::Year;

/// Who signs for a bloc.
const CHAIR_SIGNS: Signer = Signer {
    part: Label::new("TM. {{bloc}}\nTrưởng Khối", "For {{bloc}}\nChair"),
    name: "{{chair_person}}",
};

/// A document that the program writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// The lists of those nominated in a year.
    Nominees,
    /// The submission letter of a year's nominations.
    Letter,
    /// The year-end report.
    Report,
    /// The table of all members' points in a year.
    Scores,
    /// The minutes of a meeting.
    Minutes,
    /// The record of a hand-over.
    Handover,
    /// The score sheet of a member.
    Score,
    /// The summary of a person or unit as a nominee.
    Nominee,
}

/// What is known of a document.
struct About {
    name: &'static str,
    title: Label,
    layout: &'static [Block],
    places: &'static [&'static [Place]],
}

const fn about(
    name: &'static str,
    title: Label,
    layout: &'static [Block],
    places: &'static [&'static [Place]],
) -> About {
    About { name, title, layout, places }
}

impl Document {
    /// All of them, those about a year first.
    pub const ALL: [Self; 8] = [
        Self::Nominees,
        Self::Letter,
        Self::Report,
        Self::Scores,
        Self::Minutes,
        Self::Handover,
        Self::Score,
        Self::Nominee,
    ];
    /// Those about a bloc's year.
    pub const OF_YEAR: [Self; 4] = [Self::Nominees, Self::Letter, Self::Report, Self::Scores];

    const fn about(self) -> About {
        match self {
            Self::Nominees => about(
                "nominees",
                Label::new("danh sách đề nghị khen thưởng", "lists of nominees"),
                nominees::LAYOUT,
                &[nominees::PLACES],
            ),
            Self::Letter => about(
                "letter",
                Label::new("tờ trình đề nghị khen thưởng", "submission letter"),
                letter::LAYOUT,
                &[nominees::PLACES, letter::PLACES],
            ),
            Self::Report => about(
                "report",
                Label::new("báo cáo tổng kết năm", "year-end report"),
                annual::LAYOUT,
                &[annual::PLACES],
            ),
            Self::Scores => about(
                "scores",
                Label::new("bảng tổng hợp điểm", "table of scores"),
                scores::LAYOUT,
                &[scores::PLACES],
            ),
            Self::Minutes => about(
                "minutes",
                Label::new("biên bản họp", "minutes of a meeting"),
                minutes::LAYOUT,
                &[minutes::PLACES],
            ),
            Self::Handover => about(
                "handover",
                Label::new("biên bản bàn giao", "record of a hand-over"),
                handover::LAYOUT,
                &[handover::PLACES],
            ),
            Self::Score => about(
                "score",
                Label::new("phiếu chấm điểm", "score sheet"),
                score::LAYOUT,
                &[score::PLACES],
            ),
            Self::Nominee => about(
                "nominee",
                Label::new("tóm tắt thành tích", "summary of a nominee"),
                nominee::LAYOUT,
                &[nominee::PLACES],
            ),
        }
    }

    /// Its name on the command line and of its template.
    pub const fn name(self) -> &'static str {
        self.about().name
    }

    /// The document of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|document| document.name() == name)
    }

    /// What it is called.
    pub const fn title(self) -> Label {
        self.about().title
    }

    /// What it looks like.
    pub const fn layout(self) -> &'static [Block] {
        self.about().layout
    }

    /// The places that its content fills.
    pub fn places(self) -> Vec<Place> {
        [&head::PLACES[..], &self.about().places.concat()].concat()
    }

    /// Its lines of at most [`WIDTH`] cells.
    pub fn lines(self, content: &Content, lang: Lang) -> Vec<String> {
        text::lines(self.layout(), content, lang)
    }

    /// The document that a record of `kind` prints as; `None` where it has none.
    pub const fn of(kind: Kind) -> Option<Self> {
        Some(match kind {
            Kind::Handover => Self::Handover,
            Kind::Meeting => Self::Minutes,
            Kind::Score => Self::Score,
            Kind::Person | Kind::Unit => Self::Nominee,
            Kind::Report => Self::Report,
            Kind::Nomination => Self::Letter,
            _ => return None,
        })
    }

    /// What it is about where it is that of a record: the record, or the bloc and year that it belongs to.
    pub fn subject(self, record: &Record, link: Link) -> Subject {
        let of_year = record.bloc().zip(record.years());
        match of_year.filter(|_| Self::OF_YEAR.contains(&self)) {
            Some((bloc, (_, year))) => Subject::Year { bloc, year },
            None => Subject::Record(link),
        }
    }

    /// What stands in it; `None` where it is not made of such matter.
    pub fn content(self, matter: &Matter, catalog: &Catalog, lang: Lang) -> Option<Content> {
        let year = |book| Year::of(book, catalog, lang);
        match (self, matter) {
            (Self::Nominees, Matter::Year(book)) => Some(nominees::content(&year(book))),
            (Self::Letter, Matter::Year(book)) => Some(letter::content(&year(book))),
            (Self::Report, Matter::Year(book)) => Some(annual::content(&year(book))),
            (Self::Scores, Matter::Year(book)) => Some(scores::content(&year(book))),
            (Self::Nominee, Matter::Nominee(found)) => {
                Some(nominee::content(found, &catalog.names(lang)))
            }
            (_, Matter::Record(around)) => {
                let names = catalog.names_of(&around.stored.record, lang);
                match (self, &around.stored.record) {
                    (Self::Handover, Record::Handover(it)) => {
                        Some(handover::content(it, around, &names))
                    }
                    (Self::Minutes, Record::Meeting(it)) => {
                        Some(minutes::content(it, around, &names))
                    }
                    (Self::Score, Record::Score(it)) => Some(score::content(it, around, &names)),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// The kinds of record whose code alone tells which document to print.
pub const PRINTED: [Kind; 6] =
    [Kind::Handover, Kind::Meeting, Kind::Score, Kind::Report, Kind::Person, Kind::Unit];
