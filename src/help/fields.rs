//! What the fields of forms mean, read from the table beside this file. Knows no form and no screen.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::{Label, Lang, Message};

/// What is told of every field of a kind of record: in Vietnamese, in English, and an example.
type Fields = BTreeMap<String, Vec<String>>;

/// The table; a test reads it whole.
static MEANINGS: LazyLock<BTreeMap<String, Fields>> =
    LazyLock::new(|| toml::from_str(include_str!("fields.toml")).unwrap_or_default());

/// What holds wherever nothing nearer does.
const ANY: &str = "any";

fn find(of: &str, field: &str, place: usize) -> Option<&'static str> {
    let found = [of, ANY].into_iter().find_map(|of| MEANINGS.get(of)?.get(field))?;
    found.get(place).map(String::as_str)
}

/// What a field means: `of` a kind of record or a form, called `field`; the cell of a row behind a dot.
pub fn meaning(of: &str, field: &str, lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::Vi => find(of, field, 0),
        Lang::En => find(of, field, 1),
    }
}

/// What may stand in it, for fields of which nothing else tells.
pub fn example(of: &str, field: &str) -> Option<&'static str> {
    find(of, field, 2)
}

/// Every field that something is told of: of what, and its name.
pub fn told() -> impl Iterator<Item = (&'static str, &'static str)> {
    let named = |(of, fields): (&'static String, &'static Fields)| {
        fields.keys().map(move |field| (of.as_str(), field.as_str()))
    };
    MEANINGS.iter().flat_map(named)
}

/// What is told of the field that somebody stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What the screen calls it.
    pub label: Message,
    /// What it means, and how it is typed: a paragraph each, with commands in braces.
    pub says: Vec<Message>,
}

impl Told {
    /// The text of a page about it, a point each.
    pub fn text(&self, lang: Lang) -> String {
        let heading = Label::new("Trường", "Field").in_lang(lang);
        let points = self.says.iter().map(|says| format!("- {}\n", says.in_lang(lang)));
        format!("## {heading}: {}\n\n{}", self.label.in_lang(lang), points.collect::<String>())
    }
}
