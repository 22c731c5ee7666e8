//! Cash bonuses as data: how many times the base salary goes with an award, by which instrument and for which
//! time. Knows no record.

use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::dossier::read;
use super::source::LawFault;

const BONUSES: &str = include_str!("bonuses.toml");

/// What goes with an award for a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bonus {
    /// The award, by code.
    pub award: String,
    /// The multiple of the base salary (mức lương cơ sở), in tenths.
    pub tenths: u16,
    /// The instrument.
    pub instrument: String,
    /// The article of it.
    pub article: String,
    /// First day.
    #[serde(deserialize_with = "super::read::day")]
    pub valid_from: Date,
    /// Last day; none while it lasts.
    #[serde(default, deserialize_with = "super::read::day_or_none")]
    pub valid_until: Option<Date>,
    /// Where this was read.
    pub source: String,
    /// Whether it was read in the named source.
    pub verified: bool,
}

/// Every bonus known; the faults of the file where it has any.
pub fn bonuses() -> Result<Vec<Bonus>, Vec<LawFault>> {
    read("bonuses.toml", BONUSES, "bonus", |bonus: Bonus| bonus)
}

/// What goes with the award of this code, the newest first; nothing where the file has faults.
pub fn of(code: &str) -> Vec<&'static Bonus> {
    static READ: OnceLock<Vec<Bonus>> = OnceLock::new();
    let all = READ.get_or_init(|| bonuses().unwrap_or_default());
    let mut found: Vec<&Bonus> = all.iter().filter(|bonus| bonus.award == code).collect();
    found.sort_by_key(|bonus| std::cmp::Reverse(bonus.valid_from));
    found
}
