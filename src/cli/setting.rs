//! What the options of every command say: data folder, language, day, who acts. Knows no subcommand.

use std::path::PathBuf;

use clap::ArgMatches;
use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::out::{Failure, Out};
use crate::keymap::Keymap;
use crate::model::date::parse_date;
use crate::paths::Paths;
use crate::store::Store;
use crate::store::request::Actor;
use crate::text::Message;

/// The options of every command.
#[derive(Debug, Clone)]
pub struct Setting {
    data: Option<PathBuf>,
    keymap: Option<String>,
    /// Today.
    pub today: Date,
    /// Whether today was given by the person.
    pub today_given: bool,
    /// Who acts.
    pub actor: Actor,
}

impl Setting {
    /// The options in `matches`, completed by the environment.
    pub fn read(
        matches: &ArgMatches,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, Failure> {
        let clock = ZonedDateTime::now().date();
        let today = match matches.get_one::<String>("today") {
            Some(text) => parse_date(text, clock).map_err(|fault| {
                let Message { vi, en } = fault.message;
                Failure::Usage(Message::new(
                    format!("--today {text}: {vi}"),
                    format!("--today {text}: {en}"),
                ))
            })?,
            None => clock,
        };
        let set = variable("THIDUA_DATA").filter(|folder| !folder.is_empty());
        Ok(Self {
            data: matches.get_one::<PathBuf>("data").cloned().or(set.map(PathBuf::from)),
            keymap: matches.get_one::<String>("keymap").cloned(),
            today,
            today_given: matches.contains_id("today"),
            actor: Actor { who: who(matches.get_one::<String>("as"))?, via: "local".to_owned() },
        })
    }

    /// The same options with `today` as today.
    #[must_use]
    pub const fn on(mut self, today: Date) -> Self {
        self.today = today;
        self
    }

    /// Where the data lies.
    pub fn paths(&self) -> Result<Paths, Failure> {
        self.data.clone().map(Paths::at).or_else(Paths::platform).ok_or_else(no_home)
    }

    /// Where the demo's data lies: `--data` if given, else a folder of its own.
    pub fn demo_paths(&self) -> Result<Paths, Failure> {
        self.data.clone().map(Paths::at).or_else(Paths::demo).ok_or_else(no_home)
    }

    /// The store, read whole, for a command that only reads; a failure where there is none yet.
    pub fn store(&self, out: &mut Out) -> Result<Store, Failure> {
        super::store::open_loaded(&self.paths()?, self, out)
    }

    /// The keymap that `--keymap` names, or the default.
    pub fn keymap(&self) -> Result<Keymap, Failure> {
        super::keymap::load(self.keymap.as_deref().unwrap_or("default"))
    }
}

/// Who acts: `--as`, else the login name.
fn who(named: Option<&String>) -> Result<String, Failure> {
    let name = match named {
        Some(name) => crate::text::one_line(name),
        None => whoami::username().unwrap_or_default(),
    };
    if name.is_empty() {
        return Err(Failure::Usage(Message::new(
            "không biết ai đang làm việc; hãy dùng --as TÊN",
            "it is not known who acts; use --as NAME",
        )));
    }
    Ok(name)
}

fn no_home() -> Failure {
    Failure::new(
        "không tìm được thư mục dữ liệu; hãy dùng --data THƯ_MỤC",
        "no data folder is known; use --data DIR",
    )
}
