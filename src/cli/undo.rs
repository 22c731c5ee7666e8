//! `thidua undo`: turns an act round, one's own or, for an admin, anybody's. Knows no act.

use clap::{ArgMatches, Command, value_parser};

use super::out::{Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use super::{law, store};
use crate::text::Message;

/// The command and its options.
pub fn command(words: Words) -> Command {
    let number = words
        .place(
            "number",
            words.pick("SỐ", "NUMBER"),
            words.pick(
                "Số của việc trong nhật ký; việc của người khác cần vai trò quản trị \
                 [mặc định: việc cuối của bạn]",
                "The number of an act in the journal; others' are for admins [default: your own last]",
            ),
        )
        .value_parser(value_parser!(u64));
    words
        .command(
            "undo",
            words.pick("[SỐ]", "[NUMBER]"),
            words.pick(
                "Hoàn tác một việc (xem số: thidua history)",
                "Undo an act (numbers: thidua history)",
            ),
        )
        .arg(number)
}

/// Undoes it.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let store = law::judged(store::open(&setting.paths()?, setting)?, out)?;
    store.load(&mut |_| {})?;
    let done = match matches.get_one::<u64>("number") {
        None => store.undo(&setting.actor)?,
        Some(number) => store.undo_act(&setting.actor, *number)?,
    };
    let Message { vi, en } = done.summary;
    out.say(&Message::new(format!("đã {vi}"), format!("done: {en}")))
}
