//! `thidua init`: makes a store with the law's awards, or with the demo bloc. Knows no screen.

use clap::{ArgMatches, Command};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use crate::model::Stored;
use crate::store::request::{Actor, Save};
use crate::store::{Store, folder};
use crate::text::{Message, many};
use crate::{demo, law};

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "init",
            "[--demo]",
            words.pick(
                "Tạo kho dữ liệu với danh mục khen thưởng theo luật",
                "Make a store with the law's awards",
            ),
        )
        .arg(words.flag(
            "demo",
            words.pick("Kèm khối mẫu để làm quen", "With the demo bloc, to get to know it"),
        ))
}

/// Makes the store.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let paths = setting.paths()?;
    let mut made = 0;
    folder::create_with(paths.data(), &setting.actor.who, |store| -> Outcome {
        made = fill(store, contents(matches.get_flag("demo")))?;
        Ok(())
    })?;
    let folder = paths.data().display();
    out.say(&Message::new(
        format!("đã tạo kho ở {folder}: {made} bản ghi"),
        format!("made a store in {folder}: {}", many(made, "record")),
    ))
}

/// What a new store begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// The law's awards.
    Law,
    /// These, and the demo bloc.
    Demo,
}

const fn contents(demo: bool) -> Contents {
    if demo { Contents::Demo } else { Contents::Law }
}

/// Who makes what a new store begins with: the program, so that no person's undo takes it away.
fn maker() -> Actor {
    Actor { who: "thidua".to_owned(), via: "local".to_owned() }
}

/// Puts into an empty store what it begins with, as one act; tells how many records.
pub fn fill(store: &Store, contents: Contents) -> Result<usize, Failure> {
    let mut records = law::awards().map_err(|error| Failure::Says(error.0))?;
    if contents == Contents::Demo {
        records.extend(demo::records().map_err(|error| Failure::Says(error.0))?);
    }
    let made = records.len();
    let save = |stored: Stored| Save {
        id: Some(stored.id),
        seen: 0,
        record: stored.record,
        begun: None,
        despite: true,
    };
    store.import(&maker(), records.into_iter().map(save).collect())?;
    if contents == Contents::Demo {
        store.use_bloc(demo::BLOC)?;
    }
    Ok(made)
}
