//! Names that are not family, middle and given name: what their place in lists should follow. Knows no list.

use super::person::Person;
use super::recorded::Recorded;
use crate::text::typing::is_syllable;
use crate::text::{Message, fold};

/// What is doubtful about the key that a person is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortDoubt {
    /// The name looks unusual and has no key of its own: sorted as it is written is proposed.
    Missing,
    /// The key has no word of the name.
    Stranger,
}

/// The doubt about the sort key of `person`, if there is one.
///
/// Unusual are a name of one word, and one with an initial, an apostrophe or a word that is no
/// Vietnamese syllable, as those of ethnic minorities: Y Moan, H'Hen Niê, Ksor Phước.
pub fn sort_doubt(person: &Person) -> Option<SortDoubt> {
    if person.sort.is_empty() {
        return is_unusual(&person.name).then_some(SortDoubt::Missing);
    }
    let (key, name) = (fold(&person.sort), fold(&person.name));
    let known = key.split_whitespace().any(|word| name.split_whitespace().any(|it| it == word));
    (!known).then_some(SortDoubt::Stranger)
}

fn is_unusual(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let initial = words.first().is_some_and(|first| first.chars().count() == 1);
    // A remark in brackets is written with signs beside its words.
    let bare = |word: &str| word.trim_matches(|c: char| "()[],.;:–-".contains(c)).to_owned();
    words.len() == 1
        || initial
        || words.iter().map(|word| bare(word)).any(|word| !word.is_empty() && !is_syllable(&word))
}

/// The key that is proposed for `name`: as it is written; where only a remark in brackets makes it
/// unusual, the given name first and without the remark.
fn proposed(name: &str) -> String {
    let bare = name.split('(').next().unwrap_or_default().trim();
    if bare.is_empty() || bare == name || is_unusual(bare) {
        return name.to_owned();
    }
    Person { name: bare.to_owned(), ..Person::default() }.sort_text()
}

impl SortDoubt {
    /// The doubt about `person` in words, with the key that is proposed.
    pub fn says(self, person: &Person) -> Message {
        let (name, key) = (proposed(&person.name), &person.sort);
        match self {
            Self::Missing => Message::new(
                format!("tên không theo lối họ – tên đệm – tên; đề nghị ghi «{name}»"),
                format!("the name is not family, middle, given; “{name}” is proposed"),
            ),
            Self::Stranger => Message::new(
                format!("«{key}» không có chữ nào của tên; để trống thì xếp theo tên"),
                format!("“{key}” has no word of the name; left empty, the given name counts"),
            ),
        }
    }
}
