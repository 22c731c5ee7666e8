//! A command line that runs inside the process that serves: for whom, on whose store, and what of it is only
//! for people at their own machine. Knows no line.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;

use clap::ArgMatches;

use super::out::{Failure, Out, Outcome};
use super::serve::Task;
use super::setting::Setting;
use super::{language, status, tree};
use crate::keymap::Keymap;
use crate::store::Store;
use crate::store::request::Role;
use crate::text::Message;

/// What a person has at a store that is served.
pub struct House {
    /// The store as this person uses it.
    pub store: Store,
    /// The keymap of their own, where they brought one.
    pub keymap: Option<String>,
    /// Who takes a store that is to take the place of this one.
    pub replacing: Sender<Task>,
    /// Whether their end of the line is gone.
    pub gone: Arc<AtomicBool>,
    /// Whether what goes to their error stream is seen on a terminal.
    pub watched: bool,
}

impl fmt::Debug for House {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("House").field("role", &self.store.role()).finish_non_exhaustive()
    }
}

impl House {
    /// The keymap they brought; `None` where they did not.
    pub fn keymap(&self) -> Option<Result<Keymap, Failure>> {
        let text = self.keymap.as_ref()?;
        Some(Keymap::parse(text).map_err(|faults| {
            let said = faults.first().map(|fault| fault.message.clone());
            Failure::Says(said.unwrap_or_else(|| Message::new("bộ phím sai", "a faulty keymap")))
        }))
    }
}

/// The language of somebody with these arguments and variables.
pub fn lang(arguments: &[String], variable: impl Fn(&str) -> Option<String>) -> crate::text::Lang {
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    language::of(&arguments, variable)
}

/// The command line as it was typed, or what is wrong with it.
pub fn parse(arguments: &[String], lang: crate::text::Lang) -> Result<ArgMatches, clap::Error> {
    let name = std::iter::once("thidua");
    tree::tree(lang).try_get_matches_from(name.chain(arguments.iter().map(String::as_str)))
}

/// Runs a parsed command for a guest; the exit status.
pub fn run(
    parsed: Result<ArgMatches, clap::Error>,
    setting: impl FnOnce(&ArgMatches) -> Result<Setting, Failure>,
    out: &mut Out,
) -> u8 {
    let outcome = match parsed {
        Ok(matches) => setting(&matches).and_then(|setting| {
            allowed(&matches, &setting)?;
            super::dispatch(&matches, &setting, out)
        }),
        Err(error) => super::unparsed(&error, out),
    };
    let outcome = outcome.and_then(|()| Ok(out.out.flush()?));
    status(outcome, out)
}

/// What a command takes of whoever is a guest; `None` where it is for people at their own machine.
fn least(name: &str) -> Option<Role> {
    match name {
        "chair" | "list" | "show" | "print" | "history" | "report" | "nominee" | "eligible"
        | "completions" | "man" => Some(Role::Viewer),
        "merge" | "import" | "export" | "undo" => Some(Role::Editor),
        "reorganise" | "backup" | "restore" | "check" | "key" | "paths" => Some(Role::Admin),
        _ => None,
    }
}

/// Whether a guest may run this command, with these arguments.
fn allowed(matches: &ArgMatches, setting: &Setting) -> Outcome {
    let Some((name, own)) = matches.subcommand() else { return Ok(()) };
    let Some(role) = least(name) else { return Err(elsewhere(name)) };
    if let Some(House { store, .. }) = setting.guest.as_deref() {
        store.role().reach(role).map_err(Failure::Says)?;
    }
    match file(own) {
        None => Ok(()),
        Some(path) => {
            let path = path.display();
            Err(Failure::Says(Message::new(
                format!(
                    "{path}: dịch vụ không đọc, không ghi tệp; hãy dùng “-” và chuyển hướng (< hoặc >)"
                ),
                format!(
                    "{path}: the service reads and writes no files; use “-” and redirect (< or >)"
                ),
            )))
        }
    }
}

/// A file that a command, or a command of it, is told to read or write.
fn file(matches: &ArgMatches) -> Option<&PathBuf> {
    let named = |id: &str| match matches.try_get_one::<PathBuf>(id) {
        Ok(Some(path)) if id != "data" && path.as_os_str() != "-" => Some(path),
        _ => None,
    };
    let own = matches.ids().find_map(|id| named(id.as_str()));
    own.or_else(|| file(matches.subcommand()?.1))
}

/// Why a command is not run for a guest, and what to do instead.
fn elsewhere(name: &str) -> Failure {
    Failure::new(
        format!("“{name}” chạy ở máy giữ kho, không qua dịch vụ"),
        format!("“{name}” runs on the machine that holds the store, not through the service"),
    )
}
