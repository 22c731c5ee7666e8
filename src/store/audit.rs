//! Is the store whole? Every value is read and every index compared with what it stands for. Changes nothing.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::Store;
use super::codec::{Body, CodecError, Kept, Mark, decode};
use super::codes::numbered;
use super::engine::{Direction, EngineError};
use super::journal::{Act, Change, Head, says::subject};
use super::keys::{self, Key};
use super::request::{Draft, Place};
use crate::model::{Id, Kind, Link, Names, Record};
use crate::text::{Lang, Message};

/// How many faults are told at most: a broken store has more than anybody reads.
const MOST: usize = 1_000;

impl Store {
    /// What is wrong with the store; empty where it is whole. Errors are those of reading alone.
    pub fn audit(&self) -> Result<Vec<Message>, EngineError> {
        let mut audit =
            Audit { store: self, faults: Vec::new(), seen: BTreeMap::new(), open: None };
        self.pairs(keys::everything(), &mut |key, value| {
            audit.pair(key, value)?;
            Ok(if audit.faults.len() < MOST {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            })
        })?;
        if audit.faults.len() < MOST {
            audit.totals()?;
        }
        Ok(audit.faults)
    }

    /// Gaps in the numbering of the journal from `first` to the last act.
    pub(super) fn numbering(&self, first: u64) -> Result<Vec<Message>, EngineError> {
        let last = self.last_number()?;
        let mut gaps = Vec::new();
        for number in first..=last {
            let Some(head) = self.engine.get(&Key::Head(number).bytes())? else {
                gaps.push(missing(number));
                continue;
            };
            let count = decode::<Head>(&head)?.count;
            let end = Key::Change(number, count.saturating_sub(1)).bytes();
            if count > 0 && self.engine.get(&end)?.is_none() {
                gaps.push(missing(number));
            }
        }
        let beyond = self.engine.scan(keys::journal(last + 1), 1, Direction::Forward)?;
        if !beyond.is_empty() {
            gaps.push(Message::new(
                format!("nhật ký có mục sau số cuối cùng {last}"),
                format!("the journal has entries beyond its last number {last}"),
            ));
        }
        Ok(gaps)
    }
}

fn missing(number: u64) -> Message {
    Message::new(
        format!("nhật ký thiếu mục số {number}, hoặc mục này không đủ"),
        format!("the journal lacks number {number}, or a part of it"),
    )
}

/// What is counted while the store is read from its first key to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Records(Kind),
    Links,
    BackLinks,
    Codes,
    CodeKeys,
    Heads,
    Acts,
    Changes,
    Touches,
}

struct Audit<'a> {
    store: &'a Store,
    faults: Vec<Message>,
    seen: BTreeMap<Sort, u64>,
    /// The journal entry being read: its number, how many changes it has, how many were read.
    open: Option<(u64, u32, u32)>,
}

impl Audit<'_> {
    fn say(&mut self, vi: impl Into<String>, en: impl Into<String>) {
        self.faults.push(Message::new(vi, en));
    }

    fn count(&mut self, sort: Sort) {
        *self.seen.entry(sort).or_default() += 1;
    }

    fn seen(&self, sort: Sort) -> u64 {
        self.seen.get(&sort).copied().unwrap_or_default()
    }

    /// The value, or a fault told.
    fn read<T: Kept>(&mut self, bytes: &[u8]) -> Option<T> {
        let told = |error: CodecError| self.faults.push(error.message());
        decode(bytes).map_err(told).ok()
    }

    fn pair(&mut self, key: &[u8], value: &[u8]) -> Result<(), EngineError> {
        let Some(parsed) = Key::parse(key) else {
            self.say(format!("có khóa lạ: {key:02x?}"), format!("a strange key: {key:02x?}"));
            return Ok(());
        };
        match parsed {
            Key::Record(link) => {
                if let Some(body) = self.read::<Body>(value) {
                    self.record(link, &body.record)?;
                }
            }
            Key::Head(number) => {
                if let Some(head) = self.read::<Head>(value) {
                    self.head(number, &head)?;
                }
            }
            Key::Change(number, index) => {
                if let Some(change) = self.read::<Change>(value) {
                    self.change(number, index, &change)?;
                }
            }
            Key::Back { .. } => self.count(Sort::BackLinks),
            Key::Code(..) => {
                self.count(Sort::CodeKeys);
                let _ = self.read::<Id>(value);
            }
            Key::Act(..) => {
                self.count(Sort::Acts);
                let _ = self.read::<Mark>(value);
            }
            Key::History(link, number) => {
                if let Some(index) = self.read::<u32>(value) {
                    self.touch(link, number, index)?;
                }
            }
            Key::Draft(..) => drop(self.read::<Draft>(value)),
            Key::Place(_) => drop(self.read::<Place>(value)),
            Key::Meta(name) if name == "bloc" => {
                if let Some(bloc) = self.read::<Id>(value)
                    && self.store.get(Link::new(Kind::Bloc, bloc))?.is_none()
                {
                    self.say("khối đang làm việc không còn", "the bloc worked on is gone");
                }
            }
            Key::Meta(_) | Key::Count(_) | Key::Series(..) => drop(self.read::<u64>(value)),
        }
        Ok(())
    }

    fn has(&self, key: &Key) -> Result<bool, EngineError> {
        Ok(self.store.engine.get(&key.bytes())?.is_some())
    }

    fn record(&mut self, link: Link, record: &Record) -> Result<(), EngineError> {
        self.count(Sort::Records(link.kind));
        let called = subject(record, &NoNames);
        if record.kind() != link.kind {
            self.say(format!("{called}: sai loại"), format!("{called}: filed as another kind"));
        }
        for target in record.links() {
            self.count(Sort::Links);
            if !self.has(&Key::Record(target))? {
                let kind = target.kind.title();
                self.say(
                    format!("{called}: trỏ tới {} không còn", kind.vi),
                    format!("{called}: points at a {} that is gone", kind.en),
                );
            }
            if !self.has(&Key::Back { target, source: link })? {
                self.say(
                    format!("{called}: thiếu trong chỉ mục tham chiếu"),
                    format!("{called}: is missing in the index of links"),
                );
            }
        }
        self.code(link, record, &called)?;
        let newest = self.store.engine.scan(keys::history(link), 1, Direction::Backward)?;
        if newest.is_empty() {
            self.say(
                format!("{called}: không có trong nhật ký"),
                format!("{called}: is not in the journal"),
            );
        }
        Ok(())
    }

    fn code(&mut self, link: Link, record: &Record, called: &str) -> Result<(), EngineError> {
        let code = record.code();
        if code.is_empty() {
            return Ok(());
        }
        self.count(Sort::Codes);
        if self.store.find_code(link.kind, code)? != Some(link) {
            self.say(
                format!("{called}: chỉ mục mã không khớp"),
                format!("{called}: the index of codes does not lead to it"),
            );
        }
        if let Some((series, number)) = numbered(code)
            && self.store.last_of(link.kind, &series)? < number
        {
            self.say(
                format!("{called}: số đếm của mã đang thấp hơn mã này"),
                format!("{called}: the counter of its series is behind it"),
            );
        }
        Ok(())
    }

    fn head(&mut self, number: u64, head: &Head) -> Result<(), EngineError> {
        self.close_entry();
        let expected = self.seen(Sort::Heads) + 1;
        if number != expected {
            self.say(
                format!("nhật ký: sau số {} là số {number}", expected - 1),
                format!("journal: number {number} follows number {}", expected - 1),
            );
        }
        self.seen.insert(Sort::Heads, number);
        self.open = Some((number, head.count, 0));
        if let Act::Undo(of) | Act::Redo(of) = head.act
            && of >= number
        {
            self.faults.push(missing(of));
        }
        let mark = self.store.engine.get(&Key::Act(head.who.clone(), number).bytes())?;
        let agrees = mark.and_then(|bytes| decode::<Mark>(&bytes).ok());
        if agrees.is_none_or(|mark| mark.act != head.act) {
            self.say(
                format!("nhật ký số {number}: danh sách việc của {} không khớp", head.who),
                format!("journal number {number}: the list of {}'s acts disagrees", head.who),
            );
        }
        Ok(())
    }

    /// The entry read is at its end: it must have had all of its changes.
    fn close_entry(&mut self) {
        if let Some((number, count, read)) = self.open.take()
            && count != read
        {
            self.faults.push(missing(number));
        }
    }

    fn change(&mut self, number: u64, index: u32, change: &Change) -> Result<(), EngineError> {
        self.count(Sort::Changes);
        match &mut self.open {
            Some((of, _, read)) if *of == number && *read == index => *read += 1,
            _ => self.faults.push(missing(number)),
        }
        let touch = self.store.engine.get(&Key::History(change.link, number).bytes())?;
        if touch.and_then(|bytes| decode::<u32>(&bytes).ok()) != Some(index) {
            self.say(
                format!("nhật ký số {number}: lịch sử của bản ghi không khớp"),
                format!("journal number {number}: the history of a record disagrees"),
            );
        }
        Ok(())
    }

    /// The newest act that touched a record must have left it as it is.
    fn touch(&mut self, link: Link, number: u64, index: u32) -> Result<(), EngineError> {
        self.count(Sort::Touches);
        let newest = self.store.engine.scan(keys::history(link), 1, Direction::Backward)?;
        let newest = newest.first().and_then(|(key, _)| Key::parse(key));
        if newest != Some(Key::History(link, number)) {
            return Ok(());
        }
        let change = self.store.engine.get(&Key::Change(number, index).bytes())?;
        let after = change.and_then(|bytes| decode::<Change>(&bytes).ok());
        let after = after.and_then(|change| change.after);
        let value = self.store.engine.get(&Key::Record(link).bytes())?;
        let now = value.and_then(|bytes| decode::<Body>(&bytes).ok()).map(|body| body.record);
        if now != after {
            let called = now.or(after).map(|record| subject(&record, &NoNames)).unwrap_or_default();
            self.say(
                format!("{called}: khác với nhật ký số {number}"),
                format!("{called}: differs from number {number} of the journal"),
            );
        }
        Ok(())
    }

    fn totals(&mut self) -> Result<(), EngineError> {
        self.close_entry();
        for kind in Kind::ALL {
            let (kept, read) = (self.store.count(kind)?, self.seen(Sort::Records(kind)));
            if kept != read {
                let title = kind.title();
                self.say(
                    format!("số {}: ghi {kept}, thực có {read}", title.vi),
                    format!("{} records: {kept} counted, {read} found", title.en),
                );
            }
        }
        let pairs = [
            (Sort::Links, Sort::BackLinks, "chỉ mục tham chiếu", "index of links"),
            (Sort::Codes, Sort::CodeKeys, "chỉ mục mã", "index of codes"),
            (Sort::Heads, Sort::Acts, "danh sách việc theo người", "lists of acts by person"),
            (Sort::Changes, Sort::Touches, "lịch sử bản ghi", "histories of records"),
        ];
        for (one, other, vi, en) in pairs {
            let (expected, found) = (self.seen(one), self.seen(other));
            if expected != found {
                self.say(
                    format!("{vi}: phải có {expected} mục, thực có {found}"),
                    format!("{en}: {expected} expected, {found} found"),
                );
            }
        }
        let (last, read) = (self.store.last_number()?, self.seen(Sort::Heads));
        if last != read {
            self.say(
                format!("nhật ký: số cuối ghi {last}, thực có {read}"),
                format!("journal: the last number is {last}, found {read}"),
            );
        }
        Ok(())
    }
}

/// Nobody's names: what is told of a record is its own.
struct NoNames;

impl Names for NoNames {
    fn title(&self, _: Link) -> Option<String> {
        None
    }

    fn code(&self, _: Link) -> Option<String> {
        None
    }

    fn lang(&self) -> Lang {
        Lang::Vi
    }
}
