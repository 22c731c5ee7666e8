//! The documents that a nomination needs, and the reasons given for refusing, holding or cancelling one,
//! as data. Knows no nomination.

use serde::Deserialize;

use super::evidence::Nominee;
use super::read::Both;
use super::rules::KnownAward;
use super::source::{LawFault, Source};
use crate::text::Message;

const DOSSIERS: &str = include_str!("dossiers.toml");
const REASONS: &str = include_str!("reasons.toml");

/// A document of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name in files and records.
    pub id: String,
    /// The document of records under which it is kept: one of [`crate::model::nomination::DOCUMENTS`].
    pub kept_as: String,
    /// What people call it.
    pub label: Message,
    /// The awards it is for, by code; empty for all.
    pub awards: Vec<String>,
    /// For whom; none for both.
    pub nominee: Option<Nominee>,
    /// The kinds of nomination it is for; empty for all.
    pub kinds: Vec<String>,
    /// The document that it stands for, which is not needed beside it.
    pub replaces: Option<String>,
    /// Whether it is always needed.
    pub need: Need,
    /// Legal instrument; empty where not known.
    pub instrument: String,
    /// Article of the instrument; empty where not known.
    pub article: String,
    /// Where this was read, and what of it was not.
    pub source: String,
    /// Whether it was read in the named source.
    pub verified: bool,
}

/// Whether a document is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Always.
    Always,
    /// By case: people say whether this nomination needs it.
    ByCase,
}

/// A reason for a side state of a nomination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Its name in files.
    pub id: String,
    /// What it says.
    pub label: Message,
    /// The state it is given for: `refused`, `on_hold` or `cancelled`.
    pub state: String,
    /// Where this was read.
    pub source: String,
    /// Whether it was read in the named source.
    pub verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDocument {
    id: String,
    kept_as: Option<String>,
    label: Both,
    #[serde(default)]
    awards: Vec<String>,
    nominee: Option<Nominee>,
    #[serde(default)]
    kinds: Vec<String>,
    replaces: Option<String>,
    need: Need,
    #[serde(default)]
    instrument: String,
    #[serde(default)]
    article: String,
    source: String,
    verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenReason {
    id: String,
    label: Both,
    state: String,
    source: String,
    verified: bool,
}

/// Every document that some nomination needs.
pub fn documents() -> Result<Vec<Document>, Vec<LawFault>> {
    let document = |written: WrittenDocument| Document {
        kept_as: written.kept_as.unwrap_or_else(|| written.id.clone()),
        id: written.id,
        label: written.label.into(),
        awards: written.awards,
        nominee: written.nominee,
        kinds: written.kinds,
        replaces: written.replaces,
        need: written.need,
        instrument: written.instrument,
        article: written.article,
        source: written.source,
        verified: written.verified,
    };
    read("dossiers.toml", DOSSIERS, "document", document)
}

/// The reasons in use for refusing, holding and cancelling.
pub fn reasons() -> Result<Vec<Reason>, Vec<LawFault>> {
    let reason = |written: WrittenReason| Reason {
        id: written.id,
        label: written.label.into(),
        state: written.state,
        source: written.source,
        verified: written.verified,
    };
    read("reasons.toml", REASONS, "reason", reason)
}

/// The entries of a file called `name`, each made into what it is; or all faults of the file.
pub(super) fn read<W: serde::de::DeserializeOwned, T>(
    file: &str,
    text: &str,
    name: &str,
    make: impl Fn(W) -> T,
) -> Result<Vec<T>, Vec<LawFault>> {
    let mut source = Source::new(file, text);
    let entries = source.entries(name);
    let written: Vec<Option<W>> = entries.iter().map(|entry| source.read(entry)).collect();
    if source.faults.is_empty() {
        Ok(written.into_iter().flatten().map(make).collect())
    } else {
        Err(source.faults)
    }
}

/// The documents that a nomination of `kind` for `award` needs; the nominee none where not known.
pub fn dossier<'d>(
    documents: &'d [Document],
    award: &KnownAward,
    nominee: Option<Nominee>,
    kind: &str,
) -> Vec<&'d Document> {
    let needed = |document: &&Document| {
        (document.awards.is_empty() || document.awards.contains(&award.code))
            && document.nominee.is_none_or(|whom| nominee.is_none_or(|one| one == whom))
            && (document.kinds.is_empty() || document.kinds.iter().any(|name| name == kind))
    };
    let mut whole: Vec<&Document> = documents.iter().filter(needed).collect();
    let replaced: Vec<&str> = whole.iter().filter_map(|it| it.replaces.as_deref()).collect();
    whole.retain(|document| !replaced.contains(&document.id.as_str()));
    whole
}
