//! The law: catalogues, rules, dossiers and ballots as data, and the judge over them. Knows no store.

pub mod answer;
pub mod ballot;
pub mod bonus;
pub mod calendar;
pub mod dossier;
pub mod evidence;
pub mod judge;
pub mod papers;
mod read;
pub mod rule;
pub mod rules;
mod says;
pub mod schemes;
mod source;
pub mod tally;

pub use answer::{Answer, Fact, Finding, Missing, Question, Verdict};
pub use evidence::Evidence;
pub use judge::judge;
pub use rule::{Rule, Stage, Test};
pub use rules::{KnownAward, Rules, UserRules, check};
pub use source::LawFault;

use serde::Deserialize;

use crate::model::award::Award;
use crate::model::{Id, Record, Stored};
use crate::text::Message;

/// The catalogues: every entry with its instrument, article and source.
const AWARDS: &str = include_str!("law/awards.toml");

/// Why a catalogue could not be read; it names the line or the entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.en)]
pub struct LawError(pub Message);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    award: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    name: String,
    name_en: String,
    catalogue: String,
    nominee: String,
    level: String,
    authority: String,
    rank: u16,
    conditions: String,
    instrument: String,
    article: String,
    source: String,
    verified: bool,
}

/// The titles and forms of the law: the same records, with the same ids, in every store.
pub fn awards() -> Result<Vec<Stored>, LawError> {
    awards_of(AWARDS)
}

/// The awards that a catalogue in TOML holds.
///
/// Unknown and missing keys are errors that name the line, values that do not fit their field are
/// errors that name the entry.
pub fn awards_of(text: &str) -> Result<Vec<Stored>, LawError> {
    let catalogue: Catalogue = toml::from_str(text).map_err(|error| {
        LawError(Message::new(
            format!("danh mục khen thưởng không đọc được: {error}"),
            format!("the catalogue of awards cannot be read: {error}"),
        ))
    })?;
    catalogue.award.into_iter().map(stored).collect()
}

/// The id of the law's award with this abbreviation.
pub fn award_id(code: &str) -> Id {
    Id::of_name(&format!("award/{code}"))
}

fn stored(entry: Entry) -> Result<Stored, LawError> {
    let id = award_id(&entry.code);
    let record = Record::Award(Award {
        code: entry.code,
        name: entry.name,
        name_en: entry.name_en,
        catalogue: entry.catalogue,
        nominee: entry.nominee,
        level: entry.level,
        authority: entry.authority,
        rank: Some(entry.rank),
        conditions: entry.conditions,
        instrument: entry.instrument,
        article: entry.article,
        source: entry.source,
        verified: entry.verified,
        valid_from: None,
        valid_until: None,
        own: false,
    });
    match record.faults().first() {
        None => Ok(Stored { id, version: 1, record }),
        Some(fault) => {
            let (code, field) = (record.code(), &fault.place.field);
            Err(LawError(Message::new(
                format!("mục “{code}” của danh mục khen thưởng, {field}: {}", fault.message.vi),
                format!("award “{code}” of the catalogue, {field}: {}", fault.message.en),
            )))
        }
    }
}
