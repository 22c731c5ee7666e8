//! `thidua print`: a record as the document that it prints as. Changes nothing in the store.

use clap::{ArgMatches, Command};

use super::list::out_option;
use super::out::{Failure, Out, Outcome};
use super::seek;
use super::setting::Setting;
use super::show::code_place;
use super::tree::Words;
use crate::model::{Kind, Stored};
use crate::report::paper::{self, PRINTED};
use crate::store::Store;
use crate::text::Lang;

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "print",
            words.pick("MÃ [TÙY CHỌN]", "CODE [OPTIONS]"),
            words.pick(
                "In một bản ghi thành văn bản, như biên bản bàn giao",
                "Print a record as a document, such as that of a hand-over",
            ),
        )
        .arg(code_place(words))
        .arg(out_option(words))
}

/// Writes the document.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let text = matches.get_one::<String>("code").map(String::as_str).unwrap_or_default();
    let store = setting.store(out)?;
    let found = found(&store, text)?;
    let Some(around) = store.around(found.link())? else { return Ok(()) };
    let catalog = store.catalog();
    let names = catalog.names_of(&around.stored.record, out.lang);
    let lines = paper::print(&around, &names).unwrap_or_default();
    let text = lines.join("\n") + "\n";
    Ok(write!(out.out, "{text}")?)
}

/// The record of this code, or of words that fit it alone, among the kinds that print.
fn found(store: &Store, text: &str) -> Result<Stored, Failure> {
    for kind in PRINTED {
        if let Some(link) = store.find_code(kind, text.trim())?
            && let Some(stored) = store.get(link)?
        {
            return Ok(stored);
        }
    }
    for kind in PRINTED {
        if let Ok(stored) = seek::record(store, kind, text) {
            return Ok(stored);
        }
    }
    let kinds = |lang| PRINTED.map(|kind: Kind| kind.title().in_lang(lang)).join(", ");
    Err(Failure::new(
        format!("không có “{text}” trong những gì in được ({})", kinds(Lang::Vi)),
        format!("there is no “{text}” among what prints ({})", kinds(Lang::En)),
    ))
}
