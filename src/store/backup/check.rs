//! Whether a store is sound, and whether its newest backup is sound and not ahead of it. Repairs nothing.

use std::ops::ControlFlow;
use std::path::Path;

use super::list;
use crate::model::naming::sort_doubt;
use crate::model::{Kind, Record};
use crate::store::Store;
use crate::store::engine::EngineError;
use crate::store::exchange;
use crate::text::{Message, many, trouble};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// What is wrong.
    pub wrong: Vec<Message>,
    /// What is worth knowing besides.
    pub remarks: Vec<Message>,
}

/// Reads the whole of `store` and its newest backup in `backups`.
///
/// A backup that is ahead means that the store has lost the end of its journal.
pub fn check(store: &Store, backups: &Path) -> Result<Findings, EngineError> {
    let mut findings = Findings { wrong: store.audit()?, remarks: Vec::new() };
    let newest = store.last_number()?;
    let mut records = 0;
    for kind in Kind::ALL {
        records += store.count(kind)?;
    }
    if findings.wrong.is_empty() {
        findings.remarks.push(Message::new(
            format!("kho lành lặn: {records} bản ghi, {newest} mục nhật ký"),
            format!(
                "the store is sound: {}, {}",
                many(records, "record"),
                many(newest, "journal entry")
            ),
        ));
    }
    findings.remarks.extend(doubtful_names(store)?);
    match list(backups) {
        Ok(paths) => check_backup(paths.last().map(AsRef::as_ref), newest, &mut findings),
        Err(error) => {
            let (at, Message { vi, en }) = (backups.display(), trouble(&error));
            findings.wrong.push(Message::new(
                format!("{at}: không đọc được: {vi}"),
                format!("{at}: cannot be read: {en}"),
            ));
        }
    }
    Ok(findings)
}

/// How many persons with a doubtful sort key are named; the others are counted.
const NAMED: usize = 20;

/// The persons whose place in lists is doubtful.
fn doubtful_names(store: &Store) -> Result<Vec<Message>, EngineError> {
    let (mut said, mut more) = (Vec::new(), 0);
    store.scan_records(Kind::Person, &mut |stored| {
        if let Record::Person(person) = &stored.record
            && let Some(doubt) = sort_doubt(person)
        {
            if said.len() < NAMED {
                let Message { vi, en } = doubt.says(person);
                let (code, name) = (&person.code, &person.name);
                said.push(Message::new(
                    format!("{code} {name}: tên để sắp xếp: {vi}"),
                    format!("{code} {name}: sort key: {en}"),
                ));
            } else {
                more += 1;
            }
        }
        ControlFlow::Continue(())
    })?;
    if more > 0 {
        said.push(Message::new(
            format!("và {more} người khác cần xem lại tên để sắp xếp"),
            format!("and {more} more whose sort key is doubtful"),
        ));
    }
    Ok(said)
}

fn check_backup(path: Option<&Path>, newest: u64, findings: &mut Findings) {
    let Some(path) = path else {
        findings.remarks.push(Message::new("chưa có bản sao lưu nào", "there is no backup yet"));
        return;
    };
    let shown = path.display();
    match exchange::verify(path) {
        Ok(header) if header.entries > newest => findings.wrong.push(Message::new(
            format!(
                "{shown}: bản sao lưu có đến mục nhật ký {}, kho chỉ đến {newest}: kho đã mất phần cuối",
                header.entries
            ),
            format!(
                "{shown}: the backup goes to journal entry {}, the store only to {newest}: its end is lost",
                header.entries
            ),
        )),
        Ok(header) => findings.remarks.push(Message::new(
            format!("bản sao lưu mới nhất lành lặn, đến mục nhật ký {}: {shown}", header.entries),
            format!("the newest backup is sound, up to journal entry {}: {shown}", header.entries),
        )),
        Err(error) => findings.wrong.extend(error.says().into_iter().map(|message| {
            Message::new(format!("{shown}: {}", message.vi), format!("{shown}: {}", message.en))
        })),
    }
}
