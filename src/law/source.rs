//! Law files in TOML: every fault with its line, in both languages. Knows no rule.

mod wording;

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::text::{Lang, Message, meant, nearest};
pub(super) use wording::missing;
use wording::{NOT_ONE, lacks_field, quoted, said};

/// A fault of a law file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.says(Lang::En))]
pub struct LawFault {
    /// The file, as it was named to the reader.
    pub file: String,
    /// Its line, counted from 1.
    pub line: usize,
    /// Its column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl LawFault {
    /// The fault with its place, in `lang`.
    pub fn says(&self, lang: Lang) -> String {
        let Self { file, line, column, message } = self;
        match lang {
            Lang::Vi => format!("{file}, dòng {line}, cột {column}: {}", message.vi),
            Lang::En => format!("{file}, line {line}, column {column}: {}", message.en),
        }
    }
}

/// One table `[[…]]` of a file.
pub(super) type Entry<'t> = Spanned<DeValue<'t>>;

/// A file being read, with the faults met so far.
pub(super) struct Source<'t> {
    file: &'t str,
    text: &'t str,
    /// The lines that TOML itself cannot read: what else they lack is not told.
    broken: Vec<usize>,
    pub faults: Vec<LawFault>,
}

impl<'t> Source<'t> {
    /// A file called `file` that holds `text`.
    pub fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, broken: Vec::new(), faults: Vec::new() }
    }

    /// Notes a fault `at` so many bytes into the file.
    pub fn fault(&mut self, at: usize, message: Message) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[start..].chars().count() + 1;
        if self.broken.contains(&line) {
            return;
        }
        self.faults.push(LawFault { file: self.file.to_owned(), line, column, message });
    }

    /// The tables `[[name]]`, in the order of the file; anything else in it is a fault.
    pub fn entries(&mut self, name: &str) -> Vec<Entry<'t>> {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.fault(at, said(error.message()));
        }
        self.broken = self.faults.iter().map(|fault| fault.line).collect();
        let mut found = Vec::new();
        for (key, value) in root.into_inner() {
            match value.into_inner() {
                DeValue::Array(tables) if key.get_ref() == name => {
                    found.extend(tables.into_iter().filter(|table| table.get_ref().is_table()));
                }
                _ if key.get_ref() == name => self.fault(
                    key.span().start,
                    Message::new(
                        format!("phải bắt đầu bằng [[{name}]], hai dấu ngoặc"),
                        format!("this must begin with [[{name}]], in double brackets"),
                    ),
                ),
                _ => self.fault(
                    key.span().start,
                    meant(
                        nearest(key.get_ref(), [name]),
                        format!("không dùng «{}»: ở đây chỉ có các bảng [[{name}]]", key.get_ref()),
                        format!("“{}” means nothing: only [[{name}]] stands here", key.get_ref()),
                    ),
                ),
            }
        }
        found
    }

    /// What `entry` says; every key that cannot be read is a fault, and then there is nothing.
    pub fn read<T: DeserializeOwned>(&mut self, entry: &Entry<'t>) -> Option<T> {
        let (read, whole) = self.read_what_can_be(entry);
        read.filter(|_| whole)
    }

    /// What can be read of `entry` without the keys at fault, and whether that is all of it.
    pub fn read_what_can_be<T: DeserializeOwned>(
        &mut self,
        entry: &Entry<'t>,
    ) -> (Option<T>, bool) {
        let mut left = entry.clone();
        let mut dropped: Vec<String> = Vec::new();
        loop {
            let error = match T::deserialize(ValueDeserializer::from(left.clone())) {
                Ok(read) => return (Some(read), dropped.is_empty()),
                Err(error) => error,
            };
            let lacks = quoted(error.message()).next().filter(|_| lacks_field(error.message()));
            let span = error.span().unwrap_or_else(|| entry.span());
            let emptied = error.message().starts_with(NOT_ONE) && !dropped.is_empty();
            let told = lacks.is_some_and(|field| dropped.iter().any(|it| meant_for(it, field)));
            if !emptied && !told {
                self.fault(span.start, said(error.message()));
            }
            match drop_at(&mut left, &span, lacks.is_some() || emptied) {
                Some(name) => dropped.push(name),
                None => return (None, false),
            }
        }
    }
}

/// Where the value at `path` stands in `entry`; as much of the path as there is counts.
pub(super) fn place(entry: &Entry<'_>, path: &[&str]) -> usize {
    let mut at = entry.span().start;
    let mut value = entry.get_ref();
    for name in path {
        let DeValue::Table(table) = value else { break };
        let Some((key, inner)) = table.iter().find(|(key, _)| key.get_ref() == name) else { break };
        at = key.span().start;
        value = inner.get_ref();
    }
    at
}

/// Whether `entry` has the key, readable or not, or one that was probably meant for it.
pub(super) fn has(entry: &Entry<'_>, name: &str) -> bool {
    let table = entry.get_ref().as_table();
    table.is_some_and(|table| table.keys().any(|key| meant_for(key.get_ref(), name)))
}

fn meant_for(written: &str, name: &str) -> bool {
    nearest(written, [name]).is_some()
}

/// Takes out of `value` what stands at `span`, the innermost key that holds it, or the outermost
/// where something is missing inside. Returns the name of the key.
fn drop_at(value: &mut Entry<'_>, span: &Range<usize>, whole: bool) -> Option<String> {
    let DeValue::Table(table) = value.get_mut() else { return None };
    let holds = |of: &Range<usize>| of.start <= span.start && span.end <= of.end;
    let named = table.keys().find(|key| key.span() == *span).cloned();
    if let Some(key) = named {
        table.remove(&key);
        return Some(key.into_inner().into_owned());
    }
    let around = table.iter().find(|(_, inner)| reaches(inner, &holds)).map(|(key, _)| key.clone());
    let key = around?;
    if !whole
        && let Some(inner) = table.get_mut(&key)
        && let Some(name) = drop_at(inner, span, whole)
    {
        return Some(name);
    }
    table.remove(&key);
    Some(key.into_inner().into_owned())
}

/// Whether the value or anything in it holds the place; the span of a table written with a header
/// does not reach over its keys.
fn reaches(value: &Entry<'_>, holds: &impl Fn(&Range<usize>) -> bool) -> bool {
    holds(&value.span())
        || match value.get_ref() {
            DeValue::Table(table) => {
                table.iter().any(|(key, inner)| holds(&key.span()) || reaches(inner, holds))
            }
            _ => false,
        }
}
