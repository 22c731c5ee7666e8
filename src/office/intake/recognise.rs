//! Which part a heading means by its words: marks, case, order and extra words make no difference. Knows no sheet.

use crate::model::heading::Part;
use crate::text::fold;

/// What a word in common is worth, and what an extra one costs.
const WORD: i32 = 10;
const EXTRA: i32 = 3;

/// The words of a heading, folded and in order of the alphabet; numbers say nothing.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let split = folded.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<String> =
        split.filter(|word| word.chars().any(char::is_alphabetic)).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// How well `heading` (its [`words`]) means `part`; `None` where it does not.
pub fn fits(heading: &[String], part: &Part) -> Option<i32> {
    let names = [part.label.vi, part.label.en].into_iter().chain(part.aliases.iter().copied());
    names.filter_map(|name| score(heading, &words(name))).max()
}

fn score(heading: &[String], name: &[String]) -> Option<i32> {
    let mut left = heading.iter();
    let all = !name.is_empty() && name.iter().all(|word| left.any(|other| other == word));
    let count = |words: &[String]| i32::try_from(words.len()).unwrap_or(i32::MAX);
    let extra = count(heading) - count(name);
    let score = count(name).saturating_mul(WORD) - extra.saturating_mul(EXTRA);
    (all && score > 0).then_some(score)
}

/// The part of each heading; each part once, to the heading that means it best.
pub fn assign(headings: &[Vec<String>], parts: &'static [Part]) -> Vec<Option<&'static Part>> {
    let mut pairs: Vec<(i32, usize, &'static Part)> = Vec::new();
    for (place, heading) in headings.iter().enumerate() {
        let found = parts.iter().filter_map(|part| Some((fits(heading, part)?, place, part)));
        pairs.extend(found);
    }
    pairs.sort_by_key(|(score, place, _)| (std::cmp::Reverse(*score), *place));
    let mut assigned: Vec<Option<&'static Part>> = vec![None; headings.len()];
    for (_, place, part) in pairs {
        let taken = assigned.iter().flatten().any(|other| other.name == part.name);
        if assigned[place].is_none() && !taken {
            assigned[place] = Some(part);
        }
    }
    assigned
}
