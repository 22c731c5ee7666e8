//! The documents of one nomination: what its award needs beside what its dossier has. Knows no screen.

use std::sync::OnceLock;

use super::dossier::{self, Need};
use super::evidence::Nominee;
use super::rules::KnownAward;
use crate::model::award::Award;
use crate::model::nomination::{DOCUMENTS, Document, Nomination};
use crate::model::{Id, Kind};
use crate::text::Message;

/// A document that a dossier needs or has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// One of [`DOCUMENTS`].
    pub document: &'static str,
    /// What people call it.
    pub label: Message,
    /// Whether the award needs it; `None` where nothing says so.
    pub need: Option<Need>,
    /// One of [`crate::model::nomination::DOCUMENT_STATES`]; empty where nothing is entered.
    pub state: String,
    /// Where it is kept, or its number.
    pub reference: String,
}

impl Paper {
    /// Whether the dossier is not complete without it.
    pub fn counts(&self) -> bool {
        self.state != "not_needed" && (self.need.is_some() || self.state == "missing")
    }
}

/// How far a dossier is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Complete {
    /// Documents needed that are there.
    pub present: usize,
    /// Documents needed.
    pub needed: usize,
}

impl Complete {
    /// Whether nothing is missing.
    pub const fn is_whole(self) -> bool {
        self.present >= self.needed && self.needed > 0
    }
}

/// How far these documents are complete; `None` where nothing says what is needed.
pub fn complete(papers: &[Paper]) -> Option<Complete> {
    let count = |wanted: &dyn Fn(&Paper) -> bool| {
        papers.iter().filter(|paper| paper.counts() && wanted(paper)).count()
    };
    let needed = count(&|_| true);
    (needed > 0).then(|| Complete { present: count(&|paper| paper.state == "present"), needed })
}

/// The documents of a nomination for `award`: those that the award needs first, then what else the
/// dossier has, then what it might have.
pub fn papers(nomination: &Nomination, award: Option<(Id, &Award)>) -> Vec<Paper> {
    let mut papers = needed(nomination, award);
    for choice in DOCUMENTS.iter().filter(|choice| choice.name != "other") {
        if !papers.iter().any(|paper| paper.document == choice.name) {
            papers.push(blank(choice.name, None));
        }
    }
    for document in &nomination.documents {
        let known = papers.iter_mut().find(|paper| paper.document == document.document);
        if let Some(paper) = known.filter(|_| document.document != "other") {
            fill(paper, document);
        } else {
            let mut paper = blank("other", None);
            fill(&mut paper, document);
            papers.push(paper);
        }
    }
    papers
}

fn fill(paper: &mut Paper, document: &Document) {
    paper.state.clone_from(&document.state);
    paper.reference.clone_from(&document.reference);
}

fn blank(document: &'static str, need: Option<Need>) -> Paper {
    let label = DOCUMENTS.iter().find(|choice| choice.name == document).map(|choice| choice.label);
    let label =
        label.map_or_else(|| Message::new(document, document), |it| Message::new(it.vi, it.en));
    Paper { document, label, need, state: String::new(), reference: String::new() }
}

fn needed(nomination: &Nomination, award: Option<(Id, &Award)>) -> Vec<Paper> {
    static LAW: OnceLock<Vec<dossier::Document>> = OnceLock::new();
    let law = LAW.get_or_init(|| dossier::documents().unwrap_or_default());
    let Some((id, award)) = award else { return Vec::new() };
    let nominee = nomination.nominee.map(|link| match link.kind {
        Kind::Person => Nominee::Individual,
        _ => Nominee::Collective,
    });
    let kind = if nomination.kind.is_empty() { "regular" } else { &nomination.kind };
    let needed = dossier::dossier(law, &KnownAward::new(id, award), nominee, kind);
    let paper = |document: &dossier::Document| {
        let name = DOCUMENTS.iter().find(|choice| choice.name == document.kept_as)?.name;
        Some(Paper { label: document.label.clone(), ..blank(name, Some(document.need)) })
    };
    needed.into_iter().filter_map(paper).collect()
}
