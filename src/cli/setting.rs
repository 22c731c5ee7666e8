//! What the options of every command say: data folder, language, day, who acts. Knows no subcommand.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;
use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::guest::House;
use super::out::{Failure, Out};
use crate::config::{Config, Entry, TABLE, Value};
use crate::keymap::Keymap;
use crate::model::date::parse_date;
use crate::paths::Paths;
use crate::store::Store;
use crate::store::request::Actor;
use crate::text::Message;

/// The options of every command.
#[derive(Debug, Clone)]
pub struct Setting {
    /// What is set.
    pub config: Config,
    /// The file of settings, which need not be there.
    pub file: Option<PathBuf>,
    /// Today.
    pub today: Date,
    /// Whether today was given by the person.
    pub today_given: bool,
    /// Who acts.
    pub actor: Actor,
    /// The store, where the run is a guest's at one that is served.
    pub guest: Option<Arc<House>>,
}

impl Setting {
    /// The options in `matches`, completed by the environment.
    pub fn read(
        matches: &ArgMatches,
        variable: impl Fn(&str) -> Option<String>,
        file: Option<PathBuf>,
    ) -> Result<Self, Failure> {
        let config = config(matches, variable)?;
        Ok(Self {
            file,
            today: today(matches)?,
            today_given: matches.contains_id("today"),
            actor: Actor { who: who(config.who.as_ref())?, via: "local".to_owned() },
            config,
            guest: None,
        })
    }

    /// The options in `matches` of a guest at a store that is served from `paths`.
    pub fn of_guest(
        matches: &ArgMatches,
        config: Config,
        paths: &Paths,
        actor: Actor,
        house: Arc<House>,
    ) -> Result<Self, Failure> {
        let data = Some(paths.data().to_owned());
        Ok(Self {
            config: Config { data, ..config },
            file: None,
            today: today(matches)?,
            today_given: matches.contains_id("today"),
            actor,
            guest: Some(house),
        })
    }

    /// Whether the person said which data folder.
    pub const fn data_given(&self) -> bool {
        self.config.data.is_some()
    }

    /// The same options with `today` as today.
    #[must_use]
    pub const fn on(mut self, today: Date) -> Self {
        self.today = today;
        self
    }

    /// Where the data lies.
    pub fn paths(&self) -> Result<Paths, Failure> {
        self.config.data.clone().map(Paths::at).or_else(Paths::platform).ok_or_else(no_home)
    }

    /// Where the demo's data lies: `--data` if given, else a folder of its own.
    pub fn demo_paths(&self) -> Result<Paths, Failure> {
        self.config.data.clone().map(Paths::at).or_else(Paths::demo).ok_or_else(no_home)
    }

    /// The store, read whole, for a command that only reads; a failure where there is none yet.
    pub fn store(&self, out: &mut Out) -> Result<Store, Failure> {
        super::store::open_loaded(&self.paths()?, self, out)
    }

    /// The keymap that `--keymap` names, or the default.
    pub fn keymap(&self) -> Result<Keymap, Failure> {
        let name = self.config.keymap.as_str();
        let Some(house) = &self.guest else { return super::keymap::load(name) };
        house.keymap().unwrap_or_else(|| {
            Keymap::shipped(name).ok_or_else(|| {
                Failure::new(
                    format!("--keymap {name}: ở đây chỉ có default, vim và office"),
                    format!("--keymap {name}: there are default, vim and office here"),
                )
            })
        })
    }

    /// What is in the keymap file that `--keymap` names; `None` where it names a shipped one, or none.
    pub fn own_keymap(&self) -> Result<Option<String>, Failure> {
        let name = self.config.keymap.as_str();
        if Keymap::shipped(name).is_some() {
            return Ok(None);
        }
        // Told of as at one's own store.
        super::keymap::load(name)?;
        Ok(std::fs::read_to_string(name).ok())
    }
}

/// What is set: the command line before the variables.
fn config(
    matches: &ArgMatches,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Config, Failure> {
    let own = matches.subcommand().map(|(_, own)| own);
    let said = |entry: &Entry| {
        let places = [(entry.section() == "").then_some(matches), own];
        let mut said = places.into_iter().flatten().filter_map(|it| given(it, entry));
        said.next()
    };
    Config::of(said, variable).map_err(Failure::Says)
}

/// What a guest has set: of their variables, those of settings that are a person's wherever they sit.
pub fn of_person(
    matches: &ArgMatches,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Config, Failure> {
    let own = |name: &str| {
        TABLE.iter().find(|entry| entry.personal && entry.variable() == name)?;
        variable(name)
    };
    config(matches, own)
}

/// The variables that tell another process what a person has set.
pub fn told(config: &Config) -> Vec<(String, String)> {
    let usual = Config::default();
    let own = TABLE.iter().filter(|entry| entry.personal);
    let set = own.filter_map(|entry| {
        let value = (entry.get)(config).filter(|value| Some(value) != (entry.get)(&usual).as_ref());
        Some((entry.variable(), value?.text()))
    });
    set.collect()
}

fn given(matches: &ArgMatches, entry: &Entry) -> Option<Value> {
    matches.try_get_one::<Value>(entry.option()).ok().flatten().cloned()
}

fn today(matches: &ArgMatches) -> Result<Date, Failure> {
    let clock = ZonedDateTime::now().date();
    let Some(text) = matches.get_one::<String>("today") else { return Ok(clock) };
    parse_date(text, clock).map_err(|fault| {
        let Message { vi, en } = fault.message;
        Failure::Usage(Message::new(
            format!("--today {text}: {vi}"),
            format!("--today {text}: {en}"),
        ))
    })
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
