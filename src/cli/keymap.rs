//! `thidua keymap`: checks a file, prints what keys do. Knows no layer.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use crate::keymap::{self, Keymap, hints};
use crate::text::Message;

/// The command and its own commands.
pub fn command(words: Words) -> Command {
    let file = words
        .place(
            "file",
            words.pick("TỆP", "FILE"),
            words.pick("Tệp TOML của bộ phím", "The keymap's TOML file"),
        )
        .required(true)
        .value_parser(value_parser!(PathBuf));
    let check = words
        .command(
            "check",
            words.pick("TỆP", "FILE"),
            words.pick("Báo mọi lỗi của một tệp phím", "Report every fault of a keymap file"),
        )
        .override_usage(words.pick("thidua keymap check TỆP", "thidua keymap check FILE"))
        .arg(file);
    let print = words
        .command(
            "print",
            "",
            words.pick(
                "In bảng phím đang dùng (xem --keymap)",
                "Print the keys in use (see --keymap)",
            ),
        )
        .override_usage("thidua keymap print");
    words
        .command(
            "keymap",
            "check|print",
            words.pick("Kiểm tra hoặc in bộ phím", "Check or print a keymap"),
        )
        .subcommand_required(true)
        .subcommands([check, print])
}

/// The keymap called `name`, or that of a file.
pub fn load(name: &str) -> Result<Keymap, Failure> {
    Keymap::load(name).map_err(|fault| Failure::Says(fault.message()))
}

/// Checks or prints.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    if let Some(("check", matches)) = matches.subcommand() {
        return check(matches, out);
    }
    let table = hints::markdown(&setting.keymap()?, out.lang);
    Ok(write!(out.out, "{table}")?)
}

fn check(matches: &ArgMatches, out: &mut Out) -> Outcome {
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let text = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    let faults = keymap::check(&text);
    for fault in &faults {
        out.line(&format!("{}: {}", path.display(), fault.says(out.lang)))?;
    }
    if faults.is_empty() {
        return out.say(&Message::new("không có lỗi", "no faults"));
    }
    Err(Failure::Found)
}
