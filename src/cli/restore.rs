//! `thidua restore`: a backup becomes the store, here or where the store is served. Knows no format.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};

use super::exchange::{keep, refused};
use super::guest::House;
use super::out::{Failure, Out, Outcome};
use super::serve::Task;
use super::setting::Setting;
use super::store;
use super::tree::Words;
use crate::store::backup::backup;
use crate::store::backup::replace::Ready;
use crate::store::backup::restore::{Faults, RestoreError, Target, restore};
use crate::store::exchange::line::Header;
use crate::text::{Message, many};

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "restore",
            words.pick("TỆP [--replace] [--accept-faults]", "FILE [--replace] [--accept-faults]"),
            words.pick(
                "Khôi phục kho từ một bản sao lưu hay bản xuất",
                "Make a store from a backup or an export",
            ),
        )
        .arg(
            words
                .place(
                    "file",
                    words.pick("TỆP", "FILE"),
                    words.pick("Bản sao lưu hay bản xuất", "The backup or export"),
                )
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(words.flag(
            "replace",
            words.pick(
                "Thay kho đang có; kho cũ được đổi tên, không bị xóa",
                "Replace the store that is there; the old one is renamed, not removed",
            ),
        ))
        .arg(words.flag(
            "accept-faults",
            words.pick(
                "Vẫn khôi phục khi kiểm tra thấy dữ liệu có chỗ sai",
                "Restore even though the audit finds faults in the data",
            ),
        ))
}

/// Restores, and says where the old store went.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let paths = setting.paths()?;
    let target = if matches.get_flag("replace") { Target::Replace } else { Target::New };
    let faults = if matches.get_flag("accept-faults") { Faults::Accept } else { Faults::Refuse };
    if let Some(house) = &setting.guest {
        return hand_over(house, file, target, faults, setting, out);
    }
    let restored = restore(file, paths.data(), target, faults, &setting.actor.who);
    let restored = restored.map_err(|error| failed(error, file, out))?;
    for fault in &restored.faults {
        out.remark(fault)?;
    }
    if let Some(aside) = &restored.aside {
        let aside = aside.display();
        out.remark(&Message::new(
            format!("kho cũ nay ở {aside}"),
            format!("the old store is now in {aside}"),
        ))?;
    }
    if target == Target::Replace {
        // Those of before tell of acts that this store has not.
        let made = backup(&store::open(&paths, setting)?, &paths.backups());
        let path = made.map_err(|error| Failure::Says(error.message()))?;
        let path = path.display();
        out.remark(&Message::new(
            format!("đã sao lưu kho vừa khôi phục vào {path}"),
            format!("the restored store was backed up to {path}"),
        ))?;
    }
    let Header { records, entries, .. } = restored.header;
    out.say(&Message::new(
        format!("đã khôi phục {records} bản ghi, {entries} mục nhật ký"),
        format!("{} and {} restored", many(records, "record"), many(entries, "journal entry")),
    ))
}

/// Makes a store of what comes in, and leaves it to the service to put it in the place of its own.
fn hand_over(
    house: &House,
    file: &Path,
    target: Target,
    faults: Faults,
    setting: &Setting,
    out: &mut Out,
) -> Outcome {
    let (paths, actor) = (setting.paths()?, setting.actor.clone());
    if target == Target::New {
        return Err(Failure::Says(RestoreError::InTheWay(paths.data().to_owned()).message()));
    }
    let ready = Ready::make(out.input, paths.data(), faults, &actor.who);
    let ready = ready.map_err(|error| failed(error, file, out))?;
    for fault in &ready.faults {
        out.remark(fault)?;
    }
    keep(&house.store, &paths, out)?;
    let Header { records, entries, .. } = ready.header;
    out.say(&Message::new(
        format!(
            "đã nhận {records} bản ghi, {entries} mục nhật ký; dịch vụ kết thúc mọi phiên, \
             thay kho rồi phục vụ tiếp"
        ),
        format!(
            "{} and {} received; the service ends every session, replaces the store and goes on",
            many(records, "record"),
            many(entries, "journal entry")
        ),
    ))?;
    out.out.flush()?;
    house.replacing.send(Task::Replace(ready, actor)).map_err(|_| {
        Failure::new("dịch vụ đang dừng; chưa thay gì", "the service is stopping; nothing replaced")
    })
}

fn failed(error: RestoreError, file: &Path, out: &mut Out) -> Failure {
    match error {
        RestoreError::Import(error) => refused(&error, file, out),
        RestoreError::Unsound(found) => unsound(&found, out),
        other => Failure::Says(other.message()),
    }
}

/// Writes what is wrong, then what can be done.
fn unsound(found: &[Message], out: &mut Out) -> Failure {
    for fault in found {
        if let Err(failure) = out.remark(fault) {
            return failure;
        }
    }
    Failure::new(
        format!(
            "chưa khôi phục gì: dữ liệu có {} chỗ sai; hãy chọn bản sao lưu khác, \
             hoặc vẫn dùng bản này bằng --accept-faults",
            found.len()
        ),
        format!(
            "nothing was restored: the data is wrong in {} places; choose another backup, \
             or take this one nevertheless with --accept-faults",
            found.len()
        ),
    )
}
