//! What stands in a document: texts by the names of their places, and rows. Knows no layout.

use std::collections::BTreeMap;

use crate::text::Label;

/// What stands where something is to be filled in by hand.
pub const DOTS: &str = "……………………";

/// A place of a document: a text, or rows that each have places of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its name in templates.
    pub name: &'static str,
    /// What stands there.
    pub says: Label,
    /// The places of each row; empty for a text.
    pub rows: &'static [Self],
}

impl Place {
    /// A text.
    pub const fn text(name: &'static str, vi: &'static str, en: &'static str) -> Self {
        Self { name, says: Label::new(vi, en), rows: &[] }
    }

    /// Rows.
    pub const fn rows(
        name: &'static str,
        vi: &'static str,
        en: &'static str,
        rows: &'static [Self],
    ) -> Self {
        Self { name, says: Label::new(vi, en), rows }
    }
}

/// What stands in a document, or in one of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    texts: BTreeMap<&'static str, String>,
    rows: BTreeMap<&'static str, Vec<Self>>,
}

impl Content {
    /// Puts a text at a place, empty or not.
    #[must_use]
    pub fn text(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.texts.insert(name, text.into());
        self
    }

    /// Puts a text at a place; dots where there is none.
    #[must_use]
    pub fn known(self, name: &'static str, text: impl Into<String>) -> Self {
        let text = text.into();
        self.text(name, if text.trim().is_empty() { DOTS.to_owned() } else { text })
    }

    /// Puts rows at a place.
    #[must_use]
    pub fn rows(mut self, name: &'static str, rows: Vec<Self>) -> Self {
        self.rows.insert(name, rows);
        self
    }

    /// Takes over all that `other` has.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.texts.extend(other.texts);
        self.rows.extend(other.rows);
        self
    }

    /// The text at a place; empty where there is none.
    pub fn text_of(&self, name: &str) -> &str {
        self.texts.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The rows at a place.
    pub fn rows_of(&self, name: &str) -> &[Self] {
        self.rows.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Something at every place and in every row.
    pub fn sample(places: &[Place]) -> Self {
        places.iter().fold(Self::default(), |content, place| match place.rows {
            [] => content.text(place.name, place.name),
            rows => content.rows(place.name, vec![Self::sample(rows)]),
        })
    }

    /// The places that it lacks, and the names it has that are no places; rows by their path.
    pub fn misfits(&self, places: &[Place]) -> Vec<String> {
        let named = |name: &str| places.iter().any(|place| place.name == name);
        let strange = self.texts.keys().chain(self.rows.keys()).filter(|name| !named(name));
        let mut misfits: Vec<String> = strange.map(|name| format!("+{name}")).collect();
        for place in places {
            let there = match place.rows {
                [] => self.texts.contains_key(place.name),
                _ => self.rows.contains_key(place.name),
            };
            if !there {
                misfits.push(format!("-{}", place.name));
            }
            let inner = self.rows_of(place.name).iter().flat_map(|row| row.misfits(place.rows));
            misfits.extend(inner.map(|misfit| format!("{}: {misfit}", place.name)));
        }
        misfits
    }
}

/// A text with the places in it filled from `scope`, the innermost first.
pub fn filled(text: &str, scope: &[&Content]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, next)) = after.split_once("}}") else { break };
        filled.push_str(before);
        let found = scope.iter().find_map(|content| content.texts.get(name));
        filled.push_str(found.map(String::as_str).unwrap_or_default());
        rest = next;
    }
    filled + rest
}
