//! `thidua paths`: where things lie. Opens nothing.

use clap::Command;

use super::out::{Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use crate::paths::Paths;

/// The command.
pub fn command(words: Words) -> Command {
    words.command("paths", "", words.pick("Cho biết dữ liệu nằm ở đâu", "Tell where things lie"))
}

/// Writes the folders, one a line.
pub fn run(setting: &Setting, out: &mut Out) -> Outcome {
    let words = Words(out.lang);
    let paths = setting.paths()?;
    let width = 11;
    let settings = setting.file.clone().map(|file| (words.pick("thiết lập", "settings"), file));
    let rules = Paths::rules().map(|rules| (words.pick("quy tắc", "rules"), rules));
    let places = [
        (words.pick("dữ liệu", "data"), paths.data().to_path_buf()),
        (words.pick("sao lưu", "backups"), paths.backups()),
    ];
    let templates = Paths::templates().map(|folder| (words.pick("mẫu", "templates"), folder));
    for (name, path) in places.into_iter().chain(settings).chain(rules).chain(templates) {
        out.line(&format!("{name:width$}{}", path.display()))?;
    }
    Ok(())
}
