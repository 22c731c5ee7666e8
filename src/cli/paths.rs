//! `thidua paths`: where things lie. Opens nothing.

use clap::Command;

use super::out::{Out, Outcome};
use super::setting::Setting;
use super::tree::Words;

/// The command.
pub fn command(words: Words) -> Command {
    words.command("paths", "", words.pick("Cho biết dữ liệu nằm ở đâu", "Tell where things lie"))
}

/// Writes the folders, one a line.
pub fn run(setting: &Setting, out: &mut Out) -> Outcome {
    let words = Words(out.lang);
    let paths = setting.paths()?;
    let width = 10;
    for (name, path) in [
        (words.pick("dữ liệu", "data"), paths.data().to_path_buf()),
        (words.pick("sao lưu", "backups"), paths.backups()),
    ] {
        out.line(&format!("{name:width$}{}", path.display()))?;
    }
    Ok(())
}
