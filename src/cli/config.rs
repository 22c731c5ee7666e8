//! `thidua config`: checks the file of settings, prints it, lists the settings; and finds that file for every run.
//! Knows no particular setting.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use crate::config::{self, ConfigFault, File};
use crate::paths::Paths;
use crate::text::{Lang, Message, trouble};

/// The variable that names the file of settings.
const VARIABLE: &str = "THIDUA_CONFIG";

/// The commands that are there to mend a faulty file, or need none.
const MENDERS: [&str; 4] = ["config", "paths", "completions", "man"];

/// The command and its own commands.
pub fn command(words: Words) -> Command {
    let file = words
        .place(
            "file",
            words.pick("TỆP", "FILE"),
            words.pick(
                "Tệp thiết lập [mặc định: tệp đang dùng]",
                "The file of settings [default: the one in use]",
            ),
        )
        .value_parser(value_parser!(PathBuf));
    let check = words
        .command(
            "check",
            "",
            words.pick(
                "Báo mọi lỗi của tệp thiết lập",
                "Report every fault of the file of settings",
            ),
        )
        .override_usage(words.pick("thidua config check [TỆP]", "thidua config check [FILE]"))
        .arg(file);
    let print = words
        .command(
            "print",
            "",
            words.pick(
                "In một tệp thiết lập có giải thích, với những gì đang đặt",
                "Print a file of settings that explains them, with what is set now",
            ),
        )
        .override_usage("thidua config print");
    let list = words
        .command(
            "list",
            "",
            words.pick("Liệt kê các thiết lập thành bảng", "List the settings as a table"),
        )
        .override_usage("thidua config list");
    words
        .command(
            "config",
            "check|print|list",
            words.pick("Kiểm tra, in, liệt kê thiết lập", "Check, print or list the settings"),
        )
        .subcommand_required(true)
        .subcommands([check, print, list])
}

/// Checks, prints or lists.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let text = match matches.subcommand() {
        Some(("check", matches)) => return check(matches, setting, out),
        Some(("list", _)) => config::markdown(out.lang),
        _ => config::documented(&setting.config, out.lang),
    };
    Ok(write!(out.out, "{text}")?)
}

fn check(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let named = matches.get_one::<PathBuf>("file");
    let Some(path) = named.or(setting.file.as_ref()) else {
        return out
            .say(&Message::new("không có tệp thiết lập nào", "there is no file of settings"));
    };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if named.is_none() && error.kind() == ErrorKind::NotFound => {
            let path = path.display();
            return out.say(&Message::new(
                format!("không có {path}: đang dùng các giá trị mặc định"),
                format!("there is no {path}: the defaults are in use"),
            ));
        }
        Err(error) => return Err(Failure::file(path, &error)),
    };
    let faults = read(&text, path).faults;
    for line in said(path, &faults, out.lang) {
        out.line(&line)?;
    }
    if faults.is_empty() {
        return out.say(&Message::new("không có lỗi", "no faults"));
    }
    Err(Failure::Found)
}

fn read(text: &str, path: &Path) -> File {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = whole.parent().unwrap_or(Path::new("/"));
    File::read(text, folder, etcetera::home_dir().ok().as_deref())
}

fn said(path: &Path, faults: &[ConfigFault], lang: Lang) -> Vec<String> {
    faults.iter().map(|fault| format!("{}: {}", path.display(), fault.says(lang))).collect()
}

/// The file of settings of a run.
#[derive(Default)]
pub struct Found {
    /// Where it lies, or would.
    pub path: Option<PathBuf>,
    /// What it says.
    pub file: File,
    /// Why none of it is used.
    trouble: Option<Message>,
}

impl Found {
    /// What the file says, unless it is faulty; but nothing keeps from `command` that mends it.
    pub fn sound(&self, command: Option<&str>) -> Outcome {
        match &self.trouble {
            Some(trouble) if !command.is_some_and(|name| MENDERS.contains(&name)) => {
                Err(Failure::Says(trouble.clone()))
            }
            _ => Ok(()),
        }
    }
}

/// The file that `--config` names, else the environment, else the one in the configuration folder, which need
/// not be there.
pub fn find(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Found {
    let named = super::language::value_of(arguments, "--config")
        .or_else(|| variable(VARIABLE))
        .filter(|path| !path.is_empty())
        .map(PathBuf::from);
    let Some(path) = named.clone().or_else(Paths::config) else { return Found::default() };
    match fs::read_to_string(&path) {
        Ok(text) => {
            let file = read(&text, &path);
            let trouble = (!file.faults.is_empty()).then(|| faulty(&path, &file.faults));
            Found { path: Some(path), file, trouble }
        }
        // Somebody else's home may be named: their settings are not this person's.
        Err(error) if named.is_none() && is_none_of_ours(&error) => {
            Found { path: Some(path), ..Found::default() }
        }
        Err(error) => {
            let (at, Message { vi, en }) = (path.display(), trouble(&error));
            let says = Message::new(
                format!("không đọc được tệp thiết lập {at}: phải là văn bản UTF-8 ({vi})"),
                format!("the settings in {at} cannot be read: it must be UTF-8 text ({en})"),
            );
            Found { path: Some(path), trouble: Some(says), ..Found::default() }
        }
    }
}

fn is_none_of_ours(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied)
}

/// That nothing is done with a faulty file, and every fault of it.
fn faulty(path: &Path, faults: &[ConfigFault]) -> Message {
    let list = |lang| said(path, faults, lang).join("\n");
    Message::new(
        format!("{}\nhãy sửa tệp thiết lập rồi chạy lại", list(Lang::Vi)),
        format!("{}\nmend the file of settings, then start again", list(Lang::En)),
    )
}
