//! The key layout: one ordered keyspace, a letter for each sort of key. Knows no value and no engine.
//!
//! | key | value |
//! |---|---|
//! | `m` name | the store itself: `format`, `bloc` (the one worked on), `number` (of the last act) |
//! | `k` kind | how many records of the kind there are |
//! | `r` kind id | a record |
//! | `j` number | the head of a journal entry |
//! | `j` number index | one of its changes |
//! | `h` kind id number | where in the journal's entry `number` the record's change stands |
//! | `p` who 00 number | a person's act: what kind, and the sentence that says it |
//! | `l` target-kind target-id kind id | nothing: the second record points at the first |
//! | `c` kind code | the id of the record with that short code, which is in lower case here |
//! | `n` kind series | the last number given in a series of codes, such as `dn-2021-` |
//! | `d` who 00 kind id | an unfinished form; the id is zeros for a new record |
//! | `q` who 00 | where a person was when they left |
//!
//! Kinds are one byte ([`Kind::tag`]), ids sixteen, numbers eight and indexes four, big end first,
//! so that keys sort as what they stand for.

use std::ops::Range;

use crate::model::{Id, Kind, Link};

/// The store's format version.
pub const FORMAT: &[u8] = b"mformat";
/// The bloc worked on.
pub const BLOC: &[u8] = b"mbloc";
/// The number of the last act.
pub const NUMBER: &[u8] = b"mnumber";

const COUNT: u8 = b'k';
const RECORD: u8 = b'r';
const JOURNAL: u8 = b'j';
const HISTORY: u8 = b'h';
const ACT: u8 = b'p';
const BACK: u8 = b'l';
const CODE: u8 = b'c';
const SERIES: u8 = b'n';
const DRAFT: u8 = b'd';
const PLACE: u8 = b'q';

/// What a key stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// Something about the store itself.
    Meta(String),
    /// How many records of a kind there are.
    Count(Kind),
    /// A record.
    Record(Link),
    /// The head of a journal entry.
    Head(u64),
    /// A change of a journal entry.
    Change(u64, u32),
    /// An act that touched a record.
    History(Link, u64),
    /// An act of a person.
    Act(String, u64),
    /// `source` points at `target`.
    Back {
        /// The record pointed at.
        target: Link,
        /// The one that points.
        source: Link,
    },
    /// A short code.
    Code(Kind, String),
    /// A series of codes.
    Series(Kind, String),
    /// An unfinished form: whose, of which record, begun when.
    Draft(String, Kind, Option<Id>, i64),
    /// Where a person was when they left.
    Place(String),
}

/// A person's name as keys hold it: without the zero byte that ends it there.
fn named(letter: u8, who: &str) -> Vec<u8> {
    let mut key = vec![letter];
    key.extend(who.bytes().filter(|byte| *byte != 0));
    key.push(0);
    key
}

fn linked(letter: u8, link: Link) -> Vec<u8> {
    let mut key = vec![letter];
    push(&mut key, link);
    key
}

fn push(key: &mut Vec<u8>, link: Link) {
    key.push(link.kind.tag());
    key.extend(link.id.bytes());
}

impl Key {
    /// The bytes of the key.
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Meta(name) => [b"m", name.as_bytes()].concat(),
            Self::Count(kind) => vec![COUNT, kind.tag()],
            Self::Record(link) => linked(RECORD, *link),
            Self::Head(number) => entry(*number),
            Self::Change(number, index) => {
                let mut key = entry(*number);
                key.extend(index.to_be_bytes());
                key
            }
            Self::History(link, number) => {
                let mut key = linked(HISTORY, *link);
                key.extend(number.to_be_bytes());
                key
            }
            Self::Act(who, number) => {
                let mut key = named(ACT, who);
                key.extend(number.to_be_bytes());
                key
            }
            Self::Back { target, source } => {
                let mut key = linked(BACK, *target);
                push(&mut key, *source);
                key
            }
            Self::Code(kind, code) => [&[CODE, kind.tag()], lower(code).as_bytes()].concat(),
            Self::Series(kind, series) => {
                [&[SERIES, kind.tag()], lower(series).as_bytes()].concat()
            }
            Self::Draft(who, kind, id, begun) => {
                let mut key = named(DRAFT, who);
                let id = id.unwrap_or(Id::from_bytes([0; 16]));
                push(&mut key, Link::new(*kind, id));
                key.extend(begun.to_be_bytes());
                key
            }
            Self::Place(who) => named(PLACE, who),
        }
    }

    /// What `key` stands for; `None` where it is none of this layout.
    pub fn parse(key: &[u8]) -> Option<Self> {
        let (letter, rest) = key.split_first()?;
        match *letter {
            b'm' => Some(Self::Meta(text(rest)?)),
            COUNT => match rest {
                [tag] => Kind::with_tag(*tag).map(Self::Count),
                _ => None,
            },
            RECORD => Some(Self::Record(link(rest)?)),
            JOURNAL if rest.len() == 8 => Some(Self::Head(number(rest)?)),
            JOURNAL => {
                let (head, index) = rest.split_at_checked(8)?;
                Some(Self::Change(number(head)?, u32::from_be_bytes(index.try_into().ok()?)))
            }
            HISTORY => {
                let (record, act) = rest.split_at_checked(17)?;
                Some(Self::History(link(record)?, number(act)?))
            }
            ACT => {
                let (who, act) = name(rest)?;
                Some(Self::Act(who, number(act)?))
            }
            BACK => {
                let (target, source) = rest.split_at_checked(17)?;
                Some(Self::Back { target: link(target)?, source: link(source)? })
            }
            CODE | SERIES => {
                let (tag, code) = rest.split_first()?;
                let (kind, code) = (Kind::with_tag(*tag)?, text(code)?);
                Some(if *letter == CODE {
                    Self::Code(kind, code)
                } else {
                    Self::Series(kind, code)
                })
            }
            DRAFT => {
                let (who, record) = name(rest)?;
                let (record, begun) = record.split_at_checked(17)?;
                let link = link(record)?;
                let id = (link.id.bytes() != [0; 16]).then_some(link.id);
                Some(Self::Draft(who, link.kind, id, i64::from_be_bytes(begun.try_into().ok()?)))
            }
            PLACE => match name(rest)? {
                (who, []) => Some(Self::Place(who)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A code as keys compare it: case makes no difference.
pub fn lower(code: &str) -> String {
    code.to_lowercase()
}

fn entry(number: u64) -> Vec<u8> {
    let mut key = vec![JOURNAL];
    key.extend(number.to_be_bytes());
    key
}

fn text(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

fn number(bytes: &[u8]) -> Option<u64> {
    bytes.try_into().ok().map(u64::from_be_bytes)
}

fn link(bytes: &[u8]) -> Option<Link> {
    let (tag, id) = bytes.split_first()?;
    Some(Link::new(Kind::with_tag(*tag)?, Id::from_bytes(id.try_into().ok()?)))
}

fn name(bytes: &[u8]) -> Option<(String, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == 0)?;
    Some((text(&bytes[..end])?, &bytes[end + 1..]))
}

/// Every key that begins with `prefix`.
pub fn under(prefix: Vec<u8>) -> Range<Vec<u8>> {
    let mut end = prefix.clone();
    while let Some(last) = end.pop() {
        if last < u8::MAX {
            end.push(last + 1);
            break;
        }
    }
    prefix..end
}

/// Every key of the store; no letter comes later.
pub fn everything() -> Range<Vec<u8>> {
    Vec::new()..vec![b'z']
}

/// The records of `kind`.
pub fn records(kind: Kind) -> Range<Vec<u8>> {
    under(vec![RECORD, kind.tag()])
}

/// The journal from entry `first` on.
pub fn journal(first: u64) -> Range<Vec<u8>> {
    entry(first)..vec![JOURNAL + 1]
}

/// One entry of the journal: its head and its changes.
pub fn whole_entry(number: u64) -> Range<Vec<u8>> {
    under(entry(number))
}

/// The acts that touched a record.
pub fn history(link: Link) -> Range<Vec<u8>> {
    under(linked(HISTORY, link))
}

/// A person's acts.
pub fn acts(who: &str) -> Range<Vec<u8>> {
    under(named(ACT, who))
}

/// What points at a record.
pub fn pointing_at(target: Link) -> Range<Vec<u8>> {
    under(linked(BACK, target))
}

/// The records of `kind` that point at `target`.
pub fn pointing_at_from(target: Link, kind: Kind) -> Range<Vec<u8>> {
    let mut key = linked(BACK, target);
    key.push(kind.tag());
    under(key)
}

/// Everybody's unfinished forms.
pub fn all_drafts() -> Range<Vec<u8>> {
    under(vec![DRAFT])
}

/// A person's unfinished forms.
pub fn drafts(who: &str) -> Range<Vec<u8>> {
    under(named(DRAFT, who))
}
