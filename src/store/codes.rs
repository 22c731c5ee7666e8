//! Short codes: unique within a kind, given by series, never given twice. Knows no other field.

use std::collections::BTreeMap;

use super::codec::encode;
use super::engine::EngineError;
use super::keys::{Key, lower};
use super::plan::{Plan, PlanNames, Write};
use crate::model::{Fault, Id, Kind, Link, Names, Record};
use crate::text::Lang;

/// What an act does to codes and to their series.
#[derive(Default)]
pub(super) struct Codes {
    /// Codes (in lower case) and whose they will be.
    owners: BTreeMap<(Kind, String), Option<Id>>,
    /// Series (in lower case) and the last number given in them.
    series: BTreeMap<(Kind, String), u64>,
}

impl Codes {
    /// Writes them as part of an act.
    pub fn write(&self, write: &mut Write) -> Result<(), EngineError> {
        for ((kind, code), owner) in &self.owners {
            let key = Key::Code(*kind, code.clone()).bytes();
            match owner {
                Some(id) => write.batch.puts.push((key, encode(id)?)),
                None => write.batch.deletes.push(key),
            }
        }
        for ((kind, series), last) in &self.series {
            write.put(&Key::Series(*kind, series.clone()), last)?;
        }
        Ok(())
    }

    /// Moves the series of `code` on, if it is a number of one and further than the last.
    pub fn move_on(&mut self, kind: Kind, code: &str, last: u64) {
        if let Some((series, number)) = numbered(code)
            && number > last
        {
            self.series.insert((kind, series), number);
        }
    }

    /// Notes whose a code is.
    pub fn claim(&mut self, kind: Kind, code: &str, owner: Option<Id>) {
        self.owners.insert((kind, lower(code)), owner);
    }
}

/// The series of `code` (in lower case) and its number: `DN-2021-0042` is 42 of `dn-2021-`.
pub(super) fn numbered(code: &str) -> Option<(String, u64)> {
    let (series, digits) = code.rsplit_once('-')?;
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| plain)?;
    Some((lower(series) + "-", number))
}

/// The series that new records like this one get their codes from, and how many digits are written.
fn series_of(record: &Record) -> (String, usize) {
    let prefix = record.kind().prefix();
    let series = record.recorded().series();
    match series.year {
        Some(year) => (format!("{prefix}-{year:04}-"), series.digits),
        None => (format!("{prefix}-"), series.digits),
    }
}

impl Plan<'_> {
    /// Settles the codes of everything planned: gives codes to records without one, and tells those
    /// typed by hand that are somebody else's.
    pub fn settle_codes(&mut self) -> Result<Vec<(Link, Fault)>, EngineError> {
        self.release_codes();
        let mut faults = Vec::new();
        let mut bare = Vec::new();
        for link in self.order.clone() {
            let Some(slot) = self.slot(link) else { continue };
            let Some(after) = &slot.after else { continue };
            let before = slot.before.as_ref().map_or("", |stored| stored.record.code());
            let code = if after.code().is_empty() { before } else { after.code() }.to_owned();
            if code.is_empty() {
                bare.push(link);
                continue;
            }
            if let Some(owner) = self.owner(link.kind, &code)?.filter(|owner| *owner != link.id) {
                faults.push((link, self.taken(&code, Link::new(link.kind, owner))));
                continue;
            }
            self.take(link, code)?;
        }
        for link in bare {
            let code = self.next_code(link)?;
            self.take(link, code)?;
        }
        Ok(faults)
    }

    fn release_codes(&mut self) {
        for link in self.order.clone() {
            let Some(slot) = self.slot(link) else { continue };
            let Some(before) = slot.before.as_ref().map(|stored| stored.record.code()) else {
                continue;
            };
            let kept = slot.after.as_ref().is_some_and(|after| {
                after.code().is_empty() || lower(after.code()) == lower(before)
            });
            if !kept && !before.is_empty() {
                let before = before.to_owned();
                self.codes.claim(link.kind, &before, None);
            }
        }
    }

    fn take(&mut self, link: Link, code: String) -> Result<(), EngineError> {
        self.codes.claim(link.kind, &code, Some(link.id));
        if let Some((series, _)) = numbered(&code) {
            let last = self.last_of(link.kind, &series)?;
            self.codes.move_on(link.kind, &code, last);
        }
        self.set_code(link, code);
        Ok(())
    }

    fn owner(&self, kind: Kind, code: &str) -> Result<Option<Id>, EngineError> {
        match self.codes.owners.get(&(kind, lower(code))) {
            Some(owner) => Ok(*owner),
            None => Ok(self.store.find_code(kind, code)?.map(|link| link.id)),
        }
    }

    fn last_of(&self, kind: Kind, series: &str) -> Result<u64, EngineError> {
        match self.codes.series.get(&(kind, lower(series))) {
            Some(last) => Ok(*last),
            None => self.store.last_of(kind, series),
        }
    }

    fn next_code(&self, link: Link) -> Result<String, EngineError> {
        let Some(record) = self.slot(link).and_then(|slot| slot.after.as_ref()) else {
            return Ok(String::new());
        };
        let (series, digits) = series_of(record);
        if link.kind == Kind::Term {
            let plain = series.trim_end_matches('-');
            if self.owner(link.kind, plain)?.is_none() {
                return Ok(plain.to_owned());
            }
        }
        let first = if link.kind == Kind::Term { 2 } else { 1 };
        let mut number = (self.last_of(link.kind, &series)? + 1).max(first);
        loop {
            let code = format!("{series}{number:0digits$}");
            if self.owner(link.kind, &code)?.is_none() {
                return Ok(code);
            }
            number += 1;
        }
    }

    fn taken(&self, code: &str, owner: Link) -> Fault {
        let title = |lang| PlanNames { plan: self, lang }.title(owner).unwrap_or_default();
        Fault::new(
            format!("mã {code} đã dùng cho: {}", title(Lang::Vi)),
            format!("the code {code} already belongs to: {}", title(Lang::En)),
        )
        .at("code")
    }
}
