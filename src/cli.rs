//! The command line: reads the arguments and hands them to the one file that knows the command.

mod attach;
mod chair;
mod check;
mod config;
mod eligible;
mod exchange;
mod explain;
mod format;
mod guest;
mod history;
mod init;
mod intake;
mod key;
mod keymap;
mod language;
mod law;
mod list;
mod manual;
mod merge;
mod nominee;
mod out;
mod paths;
mod print;
mod progress;
mod reorganise;
mod report;
mod restore;
mod screen;
mod seek;
mod serve;
mod setting;
mod show;
mod stop;
mod store;
mod template;
mod tree;
mod undo;
mod usage;

use std::ffi::OsString;
use std::io::{IsTerminal, Write, stdin, stdout};
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::ErrorKind;

use format::Format;
use out::{Failure, Out, Outcome};
use setting::Setting;

use crate::office::file::{self, Trouble};
use crate::store::request::job::Target;
use crate::text::{Lang, Message};

/// Runs the program with `arguments` (the first is its own name) and tells its exit status.
///
/// 0: done, or the reader of the output went away; 1: it failed; 2: the arguments make no sense; 3: a list was
/// taken in, but not all of its rows; 128 and
/// the number of a signal: it ended the screen.
pub fn run(arguments: &[OsString], out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let environment = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let found = config::find(arguments, environment);
    let variable = |name: &str| environment(name).or_else(|| found.file.variable(name));
    let forced = attach::forced(arguments, environment);
    let lang = match &forced {
        Some(words) => guest::lang(words, variable),
        None => language::of(arguments, variable),
    };
    let mut input = stdin();
    let mut out = Out { input: &mut input, out, err, lang };
    let outcome = match forced {
        Some(words) => attach::run_forced(words, variable, &mut out),
        None => run_own(arguments, &found, variable, &mut out),
    };
    let outcome = outcome.and_then(|()| Ok(out.out.flush()?));
    status(outcome, &mut out)
}

/// Runs what stands on the command line, here or where the store is served.
fn run_own(
    arguments: &[OsString],
    found: &config::Found,
    variable: impl Fn(&str) -> Option<String> + Copy,
    out: &mut Out,
) -> Outcome {
    let matches = match tree::tree(out.lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return unparsed(&error, out),
    };
    found.sound(matches.subcommand_name())?;
    refuse_terminal(&matches)?;
    let setting = Setting::read(&matches, variable, found.path.clone())?;
    match attach::line(&matches, &setting, variable)? {
        Some(line) => attach::run(&line, arguments, &matches, &setting, out),
        None => written(&matches, &setting, out),
    }
}

/// Runs the command; what it writes goes to the file of `--out`, where one is named, whole or not at all.
fn written(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let Some(path) = out_file(matches) else { return dispatch(matches, setting, out) };
    let target = Target { path, replace: false };
    let mut failed = None;
    let done = file::write(&target, |file| {
        let mut into = Out { input: out.input, out: file, err: out.err, lang: out.lang };
        dispatch(matches, setting, &mut into).map_err(|failure| {
            failed = Some(failure);
            Trouble::Stopped
        })
    });
    match (done, failed) {
        (_, Some(failure)) => Err(failure),
        (Ok(()), None) => Ok(()),
        (Err(trouble), None) => Err(Failure::unwritten(trouble, &target.path)),
    }
}

/// The options of the innermost command.
fn innermost(matches: &ArgMatches) -> &ArgMatches {
    matches.subcommand().map_or(matches, |(_, own)| innermost(own))
}

/// The file that the output goes to; `None` for the output itself.
fn out_file(matches: &ArgMatches) -> Option<PathBuf> {
    let named = innermost(matches).try_get_one::<PathBuf>("out").ok().flatten();
    named.filter(|path| path.as_os_str() != "-").cloned()
}

/// A workbook is nothing to look at in a terminal.
fn refuse_terminal(matches: &ArgMatches) -> Outcome {
    let format = innermost(matches).try_get_one::<Format>("format").ok().flatten();
    if format != Some(&Format::Xlsx) || out_file(matches).is_some() || !stdout().is_terminal() {
        return Ok(());
    }
    Err(Failure::Usage(Message::new(
        "bảng tính XLSX không xem được ở đây; hãy thêm --out TỆP.xlsx hoặc chuyển hướng: > TỆP.xlsx",
        "an XLSX workbook cannot be looked at here: add --out FILE.xlsx, or redirect: > FILE.xlsx",
    )))
}

fn dispatch(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    match matches.subcommand() {
        None => screen::run(setting, out),
        Some(("demo", _)) => screen::run_demo(setting, out),
        Some(("tour", _)) => screen::run_tour(setting, out),
        Some(("serve", _)) => serve::run(setting, out),
        Some(("init", matches)) => init::run(matches, setting, out),
        Some(("chair", matches)) => chair::run(matches, setting, out),
        Some(("eligible", matches)) => eligible::run(matches, setting, out),
        Some(("law", matches)) => law::run(matches, setting, out),
        Some(("list", matches)) => list::run(matches, setting, out),
        Some(("show", matches)) => show::run(matches, setting, out),
        Some(("print", matches)) => print::run(matches, setting, out),
        Some(("history", matches)) => history::run(matches, setting, out),
        Some(("report", matches)) => report::run(matches, setting, out),
        Some(("reorganise", matches)) => reorganise::run(matches, setting, out),
        Some(("nominee", matches)) => nominee::run(matches, setting, out),
        Some(("merge", matches)) => merge::run(matches, setting, out),
        Some(("export", matches)) => exchange::export(matches, setting, out),
        Some(("import", matches)) => exchange::import(matches, setting, out),
        Some(("backup", _)) => exchange::backup(setting, out),
        Some(("restore", matches)) => restore::run(matches, setting, out),
        Some(("check", _)) => check::run(setting, out),
        Some(("key", matches)) => key::run(matches, setting, out),
        Some(("undo", matches)) => undo::run(matches, setting, out),
        Some(("config", matches)) => config::run(matches, setting, out),
        Some(("keymap", matches)) => keymap::run(matches, setting, out),
        Some(("explain", matches)) => explain::run(matches, setting, out),
        Some(("template", matches)) => template::run(matches, out),
        Some(("paths", _)) => paths::run(setting, out),
        Some(("completions", matches)) => manual::completions(matches, out),
        Some(("man", _)) => manual::man(out),
        Some((name, _)) => Err(Failure::Usage(Message::new(
            format!("không có lệnh {name}"),
            format!("there is no command {name}"),
        ))),
    }
}

/// Help and version are answers; everything else is a fault of the arguments.
fn unparsed(error: &clap::Error, out: &mut Out) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Ok(write!(out.out, "{}", error.render())?)
        }
        _ => Err(Failure::Usage(usage::explain(error))),
    }
}

fn status(outcome: Outcome, out: &mut Out) -> u8 {
    match outcome {
        Ok(()) | Err(Failure::Closed) => 0,
        Err(Failure::Found) => 1,
        Err(Failure::Ended(status)) => status,
        Err(Failure::Says(message)) => {
            // There is nowhere left to tell that the error stream failed, too.
            let _ = out.remark(&message);
            1
        }
        Err(Failure::Usage(message)) => {
            let _ = out.remark(&message);
            let hint = match out.lang {
                Lang::Vi => "xem: thidua --help",
                Lang::En => "see: thidua --help",
            };
            let _ = writeln!(out.err, "{hint}");
            2
        }
    }
}
