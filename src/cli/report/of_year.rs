//! What the reports on a year have in common: how they are asked for, and what they are about. Knows no report.

use std::sync::Arc;

use clap::{ArgMatches, Command};

use crate::cli::out::{Failure, Out};
use crate::cli::setting::Setting;
use crate::cli::tree::Words;
use crate::cli::{list, seek};
use crate::model::Id;
use crate::store::Store;
use crate::store::catalog::Catalog;

/// A report on a bloc's year, as a table or in another format.
pub fn command(words: Words, name: &'static str, about: &'static str) -> Command {
    let options = words.pick("[TÙY CHỌN]", "[OPTIONS]");
    words
        .command(name, options, about)
        .override_usage(format!("thidua report {name} {options}"))
        .arg(list::year_option(
            words,
            words.pick("Năm [mặc định: năm nay]", "The year [default: this year]"),
        ))
        .arg(list::bloc_option(words))
        .args(list::format_options(words))
}

/// What a report is about.
pub struct OfYear {
    pub store: Store,
    pub catalog: Arc<Catalog>,
    pub bloc: Id,
    pub year: i16,
}

impl OfYear {
    /// The bloc and the year asked for: the current bloc and this year where none is named.
    pub fn asked(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Result<Self, Failure> {
        let store = setting.store(out)?;
        let catalog = store.catalog();
        let bloc = seek::bloc_of(matches, &store)?.ok_or_else(seek::no_bloc)?;
        let year = matches.get_one::<i16>("year").copied().unwrap_or(setting.today.year());
        Ok(Self { store, catalog, bloc, year })
    }
}
