//! `thidua explain`: the pages of the help on the command line, with the keys in use. Opens no store.

use clap::{ArgMatches, Command};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use crate::help::{Chapter, page};
use crate::text::{meant, nearest, pad};

/// How long the lines of a page are at most.
const WIDTH: usize = 78;
/// The cells that a chapter's name takes in the list of them.
const NAME: usize = 14;

/// The command.
pub fn command(words: Words) -> Command {
    words
        .command(
            "explain",
            words.pick("[CHỦ_ĐỀ]", "[TOPIC]"),
            words.pick(
                "Trang trợ giúp về một chủ đề; không có chủ đề thì liệt kê",
                "The help's page about a topic; without one, the list of them",
            ),
        )
        .arg(words.place(
            "topic",
            words.pick("CHỦ_ĐỀ", "TOPIC"),
            words.pick("Tên chủ đề, như meetings hoặc «hội nghị»", "A topic, such as meetings"),
        ))
}

/// Writes the page, or the list of pages.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let Some(name) = matches.get_one::<String>("topic") else {
        for chapter in Chapter::all() {
            out.line(&format!("{}{}", pad(chapter.name(), NAME), chapter.title(out.lang)))?;
        }
        return Ok(());
    };
    let chapter = Chapter::named(name).ok_or_else(|| unknown(name))?;
    let text = page::plain(chapter, &setting.keymap()?, out.lang, WIDTH);
    Ok(write!(out.out, "{text}")?)
}

fn unknown(name: &str) -> Failure {
    let near = nearest(name, Chapter::all().map(Chapter::name));
    let (vi, en) = (format!("không có trang nào về «{name}»"), format!("no page about “{name}”"));
    Failure::Usage(meant(near, vi, en))
}
