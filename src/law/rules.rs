//! The rules of eligibility together: the law's own with a user's laid over them, found by award.
//! Knows no evidence.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;

use super::ballot::{Preset, presets};
use super::evidence::Nominee;
use super::read::{Known, Said, read_rules};
use super::rule::{Applies, Rule};
use super::source::{LawFault, Source};
use crate::model::award::Award;
use crate::model::{Id, Record, Stored};
use crate::text::Message;

/// The law's rules, a file for each instrument or what goes together, with its name.
const BUILT_IN: [(&str, &str); 5] = [
    ("general.toml", include_str!("rules/general.toml")),
    ("law-2003.toml", include_str!("rules/law-2003.toml")),
    ("decree-91-2017.toml", include_str!("rules/decree-91-2017.toml")),
    ("law-2022.toml", include_str!("rules/law-2022.toml")),
    ("circulars.toml", include_str!("rules/circulars.toml")),
];

/// What rules need to know of an award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAward {
    /// Its id.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// One of [`crate::model::award::LEVELS`].
    pub level: String,
    /// One of [`crate::model::award::CATALOGUES`].
    pub catalogue: String,
    /// One of [`crate::model::award::NOMINEES`].
    pub nominee: String,
}

impl KnownAward {
    /// What rules need to know of `award`, which has `id`.
    pub fn new(id: Id, award: &Award) -> Self {
        Self {
            id,
            code: award.code.clone(),
            level: award.level.clone(),
            catalogue: award.catalogue.clone(),
            nominee: award.nominee.clone(),
        }
    }

    /// Whether the award is given to such nominees.
    pub fn is_for(&self, kind: Nominee) -> bool {
        match self.nominee.as_str() {
            "individual" => kind == Nominee::Individual,
            "collective" => kind == Nominee::Collective,
            _ => true,
        }
    }

    /// The awards among `records`.
    pub fn among<'s>(records: impl IntoIterator<Item = &'s Stored>) -> Vec<Self> {
        let award = |stored: &Stored| match &stored.record {
            Record::Award(award) => Some(Self::new(stored.id, award)),
            _ => None,
        };
        records.into_iter().filter_map(award).collect()
    }
}

/// The rules, the awards they know and the known sets of rules for a vote.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    pub(super) awards: HashMap<Id, KnownAward>,
    pub(super) all: Vec<Rule>,
    pub(super) by_award: HashMap<Id, Vec<usize>>,
    pub(super) presets: Vec<Preset>,
    /// The file of a user's rules that is at fault and so left out, and how many faults it has.
    pub(super) left_out: Option<(String, usize)>,
}

/// A user's rules: what they say and how their file is called in faults.
#[derive(Debug, Clone, Copy)]
pub struct UserRules<'u> {
    /// The file's name.
    pub file: &'u str,
    /// Its text.
    pub text: &'u str,
}

/// Everything that is wrong with a user's rules over the law's, in the order of its lines.
pub fn check(user: UserRules<'_>, awards: &[KnownAward]) -> Vec<LawFault> {
    Rules::load(awards, Some(user)).err().unwrap_or_default()
}

impl Rules {
    /// The law's rules with a user's laid over them: a user's rule replaces that of the same id, stands
    /// beside the others, or switches one off.
    ///
    /// `awards` are the awards that rules may name: the law's and the users' own. The error has every
    /// fault at once.
    pub fn load(awards: &[KnownAward], user: Option<UserRules<'_>>) -> Result<Self, Vec<LawFault>> {
        let presets = presets()?;
        let mut rules: Vec<Rule> = Vec::new();
        for (file, text) in BUILT_IN {
            rules = laid_over(rules, UserRules { file, text }, awards, &presets)?;
        }
        if let Some(user) = user {
            rules = laid_over(rules, user, awards, &presets)?;
        }
        let on = |award: &KnownAward| {
            let about = rules.iter().enumerate().filter(|(_, rule)| about(rule, award));
            about.map(|(place, _)| place).collect()
        };
        let by_award = awards.iter().map(|award| (award.id, on(award))).collect();
        let awards = awards.iter().map(|award| (award.id, award.clone())).collect();
        Ok(Self { awards, all: rules, by_award, presets, left_out: None })
    }

    /// The law's rules alone, where a user's have these faults.
    pub fn without_user(awards: &[KnownAward], faults: &[LawFault]) -> Result<Self, Vec<LawFault>> {
        let rules = Self::load(awards, None)?;
        let file = faults.first().map(|fault| fault.file.clone()).unwrap_or_default();
        Ok(Self { left_out: Some((file, faults.len())), ..rules })
    }

    /// What is to be told where a user's rules are at fault and not applied.
    pub fn left_out(&self) -> Option<Message> {
        let (file, count) = self.left_out.as_ref()?;
        let name = Path::new(file).file_name().map_or(file.as_str().into(), OsStr::to_string_lossy);
        Some(Message::new(
            format!("quy tắc riêng ({name}) có {count} lỗi, KHÔNG áp dụng; xem: thidua law check"),
            format!("own rules ({name}) NOT applied, faults: {count}; see: thidua law check"),
        ))
    }

    /// Every rule, in the order of the files.
    pub fn all(&self) -> &[Rule] {
        &self.all
    }

    /// The rules on the award, of every day.
    pub fn of(&self, award: Id) -> impl Iterator<Item = &Rule> {
        self.by_award.get(&award).into_iter().flatten().filter_map(|place| self.all.get(*place))
    }

    /// What is known of the award.
    pub fn award(&self, id: Id) -> Option<&KnownAward> {
        self.awards.get(&id)
    }

    /// The award's code; `?` for one that the rules do not know.
    pub fn code(&self, id: Id) -> &str {
        self.award(id).map_or("?", |award| &award.code)
    }

    /// The known sets of rules for a vote.
    pub fn presets(&self) -> &[Preset] {
        &self.presets
    }
}

/// `rules` with those of `file` laid over them.
fn laid_over(
    mut rules: Vec<Rule>,
    file: UserRules<'_>,
    awards: &[KnownAward],
    presets: &[Preset],
) -> Result<Vec<Rule>, Vec<LawFault>> {
    let mut source = Source::new(file.file, file.text);
    let said = {
        let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
        read_rules(&mut source, &Known { awards, presets, ids: &ids })
    };
    if !source.faults.is_empty() {
        source.faults.sort_by_key(|fault| (fault.line, fault.column));
        return Err(source.faults);
    }
    for said in said {
        match said {
            Said::Off(id) => rules.retain(|rule| rule.id != id),
            Said::Rule(rule) => match rules.iter_mut().find(|old| old.id == rule.id) {
                Some(old) => *old = *rule,
                None => rules.push(*rule),
            },
        }
    }
    Ok(rules)
}

/// Whether the rule is about the award.
pub(super) fn about(rule: &Rule, award: &KnownAward) -> bool {
    let nominee = |name: &str| name == "both" || award.nominee == "both" || award.nominee == name;
    let for_it = match rule.nominee {
        None => true,
        Some(Nominee::Individual) => nominee("individual"),
        Some(Nominee::Collective) => nominee("collective"),
    };
    for_it
        && match &rule.applies {
            Applies::All => true,
            Applies::Level(level) => *level == award.level,
            Applies::Catalogue(catalogue) => *catalogue == award.catalogue,
            Applies::Nominee(name) => nominee(name),
            Applies::One(one) => one.id == award.id,
        }
}
