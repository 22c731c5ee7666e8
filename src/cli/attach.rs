//! A run that finds its store served: joined to the process that serves it. Knows no subcommand but those
//! that need no store.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::guest;
use super::intake::LEFT_OUT;
use super::out::{Failure, Out, Outcome};
use super::print;
use super::setting::{Setting, told};
use crate::paths::Paths;
use crate::share::SYSTEM_SOCKET;
use crate::share::attach::{self, Parted, Streams};
use crate::store::folder;
use crate::store::holder::Holder;
use crate::text::trouble;

/// The variable that says that the error stream of an import is seen on a terminal.
pub const WATCHED: &str = "THIDUA_WATCHED";

/// The variable that names a socket.
const VARIABLE: &str = "THIDUA_SOCKET";

/// The commands of one's own machine: they need no store, or one that nobody serves.
const OWN: [&str; 13] = [
    "explain",
    "demo",
    "tour",
    "init",
    "serve",
    "key",
    "config",
    "keymap",
    "law",
    "template",
    "paths",
    "completions",
    "man",
];

/// The line to the process that serves the store of this run; `None` where this run opens it itself.
pub fn line(
    matches: &ArgMatches,
    setting: &Setting,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Option<UnixStream>, Failure> {
    if own(matches) {
        return Ok(None);
    }
    if let Some(named) = variable(VARIABLE).filter(|path| !path.is_empty()) {
        let path = Path::new(&named);
        let line = UnixStream::connect(path);
        return line.map(Some).map_err(|error| unreachable(path, &error));
    }
    let paths = setting.paths()?;
    let holder = Holder::read(paths.data());
    if let Some(path) = holder.and_then(|holder| holder.socket)
        // A note left behind by a process that is gone.
        && let Ok(line) = UnixStream::connect(&path)
    {
        return Ok(Some(line));
    }
    let system = Path::new(SYSTEM_SOCKET);
    if setting.data_given() || paths.data().join(folder::STORE).exists() || !system.exists() {
        return Ok(None);
    }
    UnixStream::connect(system).map(Some).map_err(|error| unreachable(system, &error))
}

/// Whether a command is done here, whoever holds the store; restoring is, but for what replaces a store.
fn own(matches: &ArgMatches) -> bool {
    match matches.subcommand() {
        Some(("restore", own)) => !own.get_flag("replace"),
        Some((name, _)) => OWN.contains(&name),
        None => false,
    }
}

fn unreachable(path: &Path, error: &io::Error) -> Failure {
    let (at, says) = (path.display(), trouble(error));
    Failure::new(
        format!(
            "không vào được dịch vụ ở {at}: {}; \
             dịch vụ có đang chạy, và bạn có trong nhóm được vào không?",
            says.vi
        ),
        format!(
            "the service at {at} cannot be reached: {}; \
             does it run, and are you in the group that may?",
            says.en
        ),
    )
}

/// Runs the command line `arguments` at the other end of `line`.
pub fn run(
    line: &UnixStream,
    arguments: &[OsString],
    matches: &ArgMatches,
    setting: &Setting,
    out: &mut Out,
) -> Outcome {
    let keymap = setting.own_keymap()?;
    let mut settings = told(&setting.config);
    let mut words: Vec<String> =
        arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    // Its settings come along; the file itself is none of the service's.
    if let Some(at) = words.iter().position(|word| word == "--config") {
        words.drain(at..(at + 2).min(words.len()));
    }
    words.retain(|word| !word.starts_with("--config="));
    let Some((name, own)) = matches.subcommand() else {
        crate::terminal::present().map_err(|error| Failure::Says(error.message()))?;
        let parted = attach::screen(line, attach::hello(words, keymap, settings), out.err)
            .map_err(|error| Failure::Says(error.message()))?;
        return ended(&parted);
    };
    let own = super::innermost(own);
    let named = |id: &str| {
        let path = own.try_get_one::<PathBuf>(id).ok().flatten();
        path.filter(|path| path.as_os_str() != "-")
    };
    let mut streams = Streams { input: None, out: out.out, err: out.err };
    let mut file = None;
    let failed = |path: &Path, error: &io::Error| Failure::file(path, error);
    let (from, to) = match name {
        "import" => (named("file"), named("rejected")),
        "restore" => (named("file"), None),
        _ => (None, named("file").or_else(|| named("out"))),
    };
    if let Some(path) = from {
        let input = File::open(path).map_err(|error| failed(path, &error))?;
        streams.input = Some(Box::new(input));
    } else if matches!(name, "import" | "restore") {
        streams.input = Some(Box::new(io::stdin()));
    }
    if let Some(path) = to {
        file = Some((File::create_new(path).map_err(|error| failed(path, &error))?, path));
    }
    for path in [from, to].into_iter().flatten() {
        let written = path.to_string_lossy();
        let mut named = words.iter_mut().rev();
        if let Some((streams, word)) = named.find_map(|word| Some((instead(word, &written)?, word)))
        {
            *word = streams;
        }
        // The ending of the file is not seen at the other end.
        if name == "print" && print::is_docx(path) && !own.contains_id("format") {
            words.extend(["--format", "docx"].map(str::to_owned));
        }
    }
    if let Some((file, _)) = &mut file {
        streams.out = file;
    }
    let signals = match name {
        "import" => Some(attach::stop_by_key(line)?),
        _ => None,
    };
    if signals.is_some() && io::stderr().is_terminal() {
        settings.push((WATCHED.to_owned(), "1".to_owned()));
    }
    let parted = attach::command(line, attach::hello(words, keymap, settings), streams)?;
    if let Some(signals) = signals {
        signals.close();
    }
    if let Some((file, path)) = file {
        // A list taken in without a row left out leaves nothing to keep.
        let whole = matches!(parted, Parted::Status(0 | LEFT_OUT));
        if whole && file.metadata()?.len() > 0 {
            file.sync_all()?;
        } else {
            // What was written so far is not the whole.
            let _ = std::fs::remove_file(path);
        }
    }
    ended(&parted)
}

/// The same argument with the standard streams in place of the file `written`; `None` where it names another.
fn instead(word: &str, written: &str) -> Option<String> {
    let option = word.strip_suffix(written)?;
    let names = option.is_empty() || option.starts_with("--") && option.ends_with('=');
    names.then(|| format!("{option}-"))
}

fn ended(parted: &Parted) -> Outcome {
    match parted {
        Parted::Status(0) => Ok(()),
        Parted::Status(status) => Err(Failure::Ended(*status)),
        Parted::Closed => Err(Failure::Closed),
        Parted::Lost => Err(Failure::new(
            "mất liên lạc với dịch vụ thidua; những gì đã lưu và bản nháp vẫn còn",
            "the thidua service is gone; what was saved and drafts are there",
        )),
    }
}

/// What was asked for of a run that an SSH server makes of everything (`ForceCommand`); `None` for any other run.
pub fn forced(
    arguments: &[OsString],
    variable: impl Fn(&str) -> Option<String>,
) -> Option<Vec<String>> {
    let asked = variable("SSH_ORIGINAL_COMMAND").filter(|_| arguments.len() == 1)?;
    // Quotes that do not close are no command: it is told as it came.
    let mut words = shlex::split(&asked).unwrap_or_else(|| vec![asked]);
    if words.first().is_some_and(|first| first == "thidua") {
        words.remove(0);
    }
    Some(words)
}

/// Runs `words` at the other end of the line to the service, and nothing of them here: whoever is let in for
/// this alone reads and writes no files of the account that lets them in, and starts nothing under it.
pub fn run_forced(
    words: Vec<String>,
    variable: impl Fn(&str) -> Option<String> + Copy,
    out: &mut Out,
) -> Outcome {
    let line = service(variable)?;
    let screen = guest::parse(&words, out.lang).is_ok_and(|asked| asked.subcommand().is_none());
    let hello = attach::hello(words, None, Vec::new());
    if screen {
        crate::terminal::present().map_err(|error| Failure::Says(error.message()))?;
        let parted = attach::screen(&line, hello, out.err);
        return ended(&parted.map_err(|error| Failure::Says(error.message()))?);
    }
    let input: Box<dyn io::Read + Send> = Box::new(io::stdin());
    let streams = Streams { input: Some(input), out: out.out, err: out.err };
    ended(&attach::command(&line, hello, streams)?)
}

/// The service that people are let in to.
fn service(variable: impl Fn(&str) -> Option<String>) -> Result<UnixStream, Failure> {
    let named = variable(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
    let folder = variable("THIDUA_DATA").filter(|folder| !folder.is_empty()).map(Paths::at);
    let note = folder.or_else(Paths::platform).and_then(|paths| Holder::read(paths.data()));
    let path = named.or_else(|| note?.socket).unwrap_or_else(|| SYSTEM_SOCKET.into());
    UnixStream::connect(&path).map_err(|error| unreachable(&path, &error))
}
