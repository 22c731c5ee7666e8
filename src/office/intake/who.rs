//! The person that a row names: form of address, name, birth, post and unit apart; and who that is in the store.
//! Knows no record of the row.

use super::entry::Entry;
use super::known::{Known, unit_key};
use super::preview::Flaw;
use crate::model::person::{Person, Post};
use crate::model::{Id, Kind, Link, Record};
use crate::store::engine::EngineError;
use crate::text::{fold, one_line, spoken};

/// What a row says of a person.
#[derive(Debug, Clone, Default)]
pub struct Who {
    /// Family, middle and given name.
    pub name: String,
    /// Form of address, where it is said or follows from the gender.
    pub honorific: &'static str,
    /// Year of birth.
    pub born: Option<i16>,
    /// What the post is called.
    pub post: String,
    /// The unit of the post.
    pub unit: Option<Id>,
    /// Units that are made for this row.
    pub needs: Vec<Link>,
}

/// Forms of address in print, and what the field keeps of them.
const ADDRESSES: [(&str, &str); 8] = [
    ("đồng chí", ""),
    ("đ/c", ""),
    ("đc.", ""),
    ("ông", "ong"),
    ("bà", "ba"),
    ("mr.", "ong"),
    ("mrs.", "ba"),
    ("ms.", "ba"),
];

/// The name without forms of address before it, and what they say.
pub fn bare_name(text: &str) -> (String, &'static str) {
    let mut left = one_line(text);
    let mut honorific = "";
    loop {
        let lower = left.to_lowercase();
        let found = ADDRESSES.iter().find(|(address, _)| {
            lower.strip_prefix(address).is_some_and(|rest| {
                rest.starts_with([' ', '.', ':'])
                    || address.ends_with(['.', 'c']) && !rest.is_empty()
            })
        });
        // Small letters may take another number of bytes than capitals; these do not.
        let Some((address, means)) = found else { return (left, honorific) };
        let Some(rest) = left.get(address.len()..) else { return (left, honorific) };
        if !means.is_empty() {
            honorific = means;
        }
        left.drain(..left.len() - rest.trim_start_matches(['.', ':', ' ']).len());
    }
}

/// What a row says of the person named in the column of `name`.
pub fn who(entry: &Entry<'_>, name: &str, known: &mut Known<'_>) -> Result<Who, Vec<Flaw>> {
    let mut flaws = Vec::new();
    let mut take = |read: Result<String, Flaw>| {
        read.unwrap_or_else(|flaw| {
            flaws.push(flaw);
            String::new()
        })
    };
    let (name, addressed) = bare_name(&take(entry.text(name)));
    let gender = fold(&take(entry.text("gender")));
    let said = fold(&take(entry.text("honorific")));
    let mut found = Who { name, honorific: addressed, ..Who::default() };
    match gender.as_str() {
        "nam" | "male" | "m" => found.honorific = "ong",
        "nu" | "female" | "f" => found.honorific = "ba",
        "" => {}
        _ => flaws.push(entry.wrong("gender", "phải là Nam hoặc Nữ", "must be male or female")),
    }
    match said.as_str() {
        "ong" | "mr" => found.honorific = "ong",
        "ba" | "ms" | "mrs" => found.honorific = "ba",
        "" => {}
        _ => flaws.push(entry.wrong("honorific", "phải là Ông hoặc Bà", "must be Mr or Ms")),
    }
    for (part, honorific) in
        [("birth_year", ""), ("birth_year_man", "ong"), ("birth_year_woman", "ba")]
    {
        match entry.year(part) {
            Ok(None) => {}
            Ok(year) => {
                found.born = year;
                if !honorific.is_empty() {
                    found.honorific = honorific;
                }
            }
            Err(flaw) => flaws.push(flaw),
        }
    }
    post(entry, known, &mut found, &mut flaws);
    if flaws.is_empty() { Ok(found) } else { Err(flaws) }
}

/// Post and unit, from columns of their own or from the one that has both.
fn post(entry: &Entry<'_>, known: &mut Known<'_>, found: &mut Who, flaws: &mut Vec<Flaw>) {
    let both = entry.text("post_unit");
    let alone = entry.text("post");
    match (both, alone) {
        (Ok(both), Ok(alone)) => {
            let (post, unit) = apart(&both, known);
            found.post = if alone.is_empty() { post } else { alone };
            if !unit.is_empty() {
                take_unit(entry, known, found, flaws, ("post_unit", &unit));
            }
        }
        (both, alone) => flaws.extend(both.err().into_iter().chain(alone.err())),
    }
    match entry.text("unit") {
        Ok(unit) if !unit.is_empty() => take_unit(entry, known, found, flaws, ("unit", &unit)),
        Ok(_) => {}
        Err(flaw) => flaws.push(flaw),
    }
}

fn take_unit(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    found: &mut Who,
    flaws: &mut Vec<Flaw>,
    (part, name): (&str, &str),
) {
    let within = group_unit(entry, known).or(known.terms.unit);
    match known.unit_named(name, within) {
        Ok((unit, made)) => {
            found.unit = Some(unit);
            found.needs.extend(made);
        }
        Err(message) => flaws.push(entry.wrong(part, message.vi, message.en)),
    }
}

/// The unit that the row's group names.
pub fn group_unit(entry: &Entry<'_>, known: &Known<'_>) -> Option<Id> {
    match known.units(entry.group.as_deref()?, known.terms.unit)[..] {
        [unit] => Some(unit),
        _ => None,
    }
}

/// Marks between a post and a unit.
const BETWEEN: [&str; 5] = [" – ", " - ", "; ", ", ", " — "];

/// Post and unit out of one text: the unit is the longest known one that the text ends with; else what stands
/// behind the first mark.
pub fn apart(text: &str, known: &Known<'_>) -> (String, String) {
    let text = one_line(text);
    let starts = text.char_indices().filter(|(at, c)| *at == 0 || *c == ' ').map(|(at, _)| at);
    for at in starts {
        let unit = text[at..].trim_start_matches([' ', '-', '–', '—', ',', ';']);
        if !unit.is_empty()
            && (!known.units(unit, None).is_empty()
                || known.maker(Kind::Unit, &unit_key(unit)).is_some())
        {
            let post = text[..at].trim_end_matches([' ', '-', '–', '—', ',', ';']);
            return (post.to_owned(), unit.to_owned());
        }
    }
    let first = BETWEEN.iter().filter_map(|mark| Some((text.find(mark)?, mark))).min();
    match first {
        Some((at, mark)) => {
            (text[..at].trim().to_owned(), text[at + mark.len()..].trim().to_owned())
        }
        None => (text, String::new()),
    }
}

/// Who is meant.
pub enum Identity {
    /// This person.
    Known(Link),
    /// Perhaps one of these.
    Perhaps(Vec<Link>),
    /// Somebody not there yet.
    New,
}

/// Who `who` is: somebody of exactly this name, wherever its tones are placed, born in that year or with a post in that unit; namesakes of whom
/// neither is known are left to the person to decide.
pub fn identify(who: &Who, known: &Known<'_>) -> Result<Identity, EngineError> {
    let (mut certain, mut perhaps) = (Vec::new(), Vec::new());
    for (link, person) in known.persons(&who.name)? {
        let born = who.born.zip(person.birth_year);
        let colleague = who.unit.is_some_and(|unit| {
            person
                .posts
                .iter()
                .filter_map(|post| post.unit)
                .any(|held| known.is_within(held, unit) || known.is_within(unit, held))
        });
        let exact = spoken(&person.name) == spoken(&who.name);
        match born {
            Some((ours, theirs)) if ours != theirs && colleague => perhaps.push(link),
            Some((ours, theirs)) if ours != theirs => {}
            Some(_) if exact => certain.push(link),
            None if exact && colleague => certain.push(link),
            _ => perhaps.push(link),
        }
    }
    Ok(match (certain.as_slice(), perhaps.is_empty()) {
        ([one], _) => Identity::Known(*one),
        ([], true) => Identity::New,
        ([], false) => Identity::Perhaps(perhaps),
        _ => Identity::Perhaps(certain),
    })
}

impl Who {
    /// A new person as the row tells of them.
    pub fn person(&self) -> Person {
        Person {
            name: self.name.clone(),
            honorific: self.honorific.to_owned(),
            birth_year: self.born,
            posts: self.held().into_iter().collect(),
            ..Person::default()
        }
    }

    /// The post that the row tells of.
    pub fn held(&self) -> Option<Post> {
        let told = !self.post.is_empty() || self.unit.is_some();
        told.then(|| Post { unit: self.unit, post: self.post.clone(), ..Post::default() })
    }

    /// The person made beside a row; rows that tell the same share one.
    pub fn make(&self, known: &mut Known<'_>) -> Link {
        let key = format!("{}|{:?}|{:?}", fold(&self.name), self.born, self.unit);
        known.make(Kind::Person, key, Record::Person(self.person()))
    }

    /// Adds to a person what the row tells more: birth, form of address, and the post where they hold it not yet.
    pub fn add_to(&self, person: &mut Person) {
        if self.born.is_some() {
            person.birth_year = self.born;
        }
        if !self.honorific.is_empty() {
            self.honorific.clone_into(&mut person.honorific);
        }
        if person.name.is_empty() {
            person.name.clone_from(&self.name);
        }
        let Some(held) = self.held() else { return };
        let same = |post: &Post| {
            (held.unit.is_none() || post.unit == held.unit)
                && (held.post.is_empty() || fold(&post.post) == fold(&held.post))
        };
        if !person.posts.iter().any(same) {
            person.posts.push(held);
        }
    }
}
