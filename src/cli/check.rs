//! `thidua check`: whether the store is sound and its backups are not ahead of it. Repairs nothing.

use clap::Command;

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::store;
use super::tree::Words;
use crate::store::backup::check::check;

/// The command.
pub fn command(words: Words) -> Command {
    words.command(
        "check",
        "",
        words.pick("Kiểm tra toàn bộ kho và bản sao lưu", "Check the whole store and its backups"),
    )
}

/// Writes what was found; fails where something is wrong.
pub fn run(setting: &Setting, out: &mut Out) -> Outcome {
    let paths = setting.paths()?;
    let store = store::open_to_read(&paths, setting, out)?;
    let findings = check(&store, &paths.backups())?;
    for message in findings.wrong.iter().chain(&findings.remarks) {
        out.say(message)?;
    }
    if findings.wrong.is_empty() { Ok(()) } else { Err(Failure::Found) }
}
