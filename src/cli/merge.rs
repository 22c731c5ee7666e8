//! `thidua merge`: two records of one person or unit become one. Knows no screen.

use clap::{ArgMatches, Command};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use crate::model::{Kind, Names, Stored};
use crate::store::Store;
use crate::store::catalog::apart::apart;
use crate::text::{Lang, Message};

/// The command and its options.
pub fn command(words: Words) -> Command {
    let code = |name, vi, en, says| words.place(name, words.pick(vi, en), says).required(true);
    words
        .command(
            "merge",
            words.pick("GIỮ BỎ [--yes]", "KEEP DROP [--yes]"),
            words.pick(
                "Gộp hai cá nhân hoặc hai đơn vị là một (nêu mã)",
                "Make two persons or two units one (by their codes)",
            ),
        )
        .arg(code("keep", "GIỮ", "KEEP", words.pick("Mã ở lại", "The code that stays")))
        .arg(code("drop", "BỎ", "DROP", words.pick("Mã mất đi", "The code that goes")))
        .arg(words.flag(
            "yes",
            words.pick("Gộp thật; không có thì chỉ cho biết", "Do it; without, it is only told"),
        ))
}

/// Tells what would become one, what speaks against it, and does it where that was said.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let store = super::store::open(&setting.paths()?, setting)?;
    store.load(&mut |_| {})?;
    let named = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let (keep, gone) = (by_code(&store, named("keep"))?, by_code(&store, named("drop"))?);
    let catalog = store.catalog();
    for doubt in apart(&keep.record, &gone.record, &catalog) {
        out.remark(&doubt)?;
    }
    if !matches.get_flag("yes") {
        let called = |stored: &Stored, lang| {
            let title = catalog.names(lang).title(stored.link()).unwrap_or_default();
            format!("{} {title}", stored.record.code())
        };
        let about = store.twins(keep.link(), gone.link())?;
        let moved = about.map_or(0, |[_, gone]| {
            gone.others + gone.about.iter().map(|(_, count)| count).sum::<usize>()
        });
        return out.say(&Message::new(
            format!(
                "sẽ gộp {} vào {} ({moved} bản ghi theo sang); thêm --yes để gộp",
                called(&gone, Lang::Vi),
                called(&keep, Lang::Vi)
            ),
            format!(
                "{} would be merged into {} (records that move: {moved}); add --yes to do it",
                called(&gone, Lang::En),
                called(&keep, Lang::En)
            ),
        ));
    }
    let seen = |stored: &Stored| (stored.link(), stored.version);
    let done = store.merge(&setting.actor, seen(&keep), seen(&gone))?;
    out.say(&done.summary)
}

/// The person or unit of this code.
fn by_code(store: &Store, code: &str) -> Result<Stored, Failure> {
    for kind in [Kind::Person, Kind::Unit] {
        if let Some(link) = store.find_code(kind, code.trim())?
            && let Some(stored) = store.get(link)?
        {
            return Ok(stored);
        }
    }
    Err(Failure::new(
        format!("không có cá nhân hay đơn vị mã {code}"),
        format!("there is no person or unit of the code {code}"),
    ))
}
