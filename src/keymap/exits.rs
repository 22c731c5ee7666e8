//! The ways out that every keymap must leave open. Knows no layer.

use super::check::behind;
use super::file::{File, Line};
use super::{Keymap, Step};
use crate::command::{Command, Context};
use crate::text::Message;

/// What must be reachable, and where, lest a person be locked in: one of the commands each.
const WAYS_OUT: [(Context, &[Command]); 17] = [
    (Context::Global, &[Command::Quit]),
    (Context::Global, &[Command::Help]),
    (Context::Global, &[Command::Cancel]),
    (Context::Others, &[Command::Cancel]),
    (Context::Detail, &[Command::Cancel]),
    (Context::Timeline, &[Command::Cancel]),
    (Context::Form, &[Command::Leave]),
    (Context::Form, &[Command::Save]),
    (Context::Form, &[Command::Help]),
    (Context::Text, &[Command::Leave]),
    (Context::Text, &[Command::Save]),
    (Context::LongText, &[Command::Leave, Command::Cancel]),
    (Context::Picker, &[Command::Cancel]),
    (Context::Confirm, &[Command::No, Command::Cancel]),
    (Context::Palette, &[Command::Cancel]),
    (Context::Help, &[Command::Cancel]),
    (Context::Compare, &[Command::Cancel]),
];

/// Places that could not be left with this keymap.
pub(super) fn locked_rooms(file: &File, keymap: &Keymap) -> Vec<(usize, Message)> {
    let locked = |(context, commands): (Context, &[Command])| {
        let stack: Vec<Context> =
            std::iter::once(context).chain(behind(context).iter().copied()).collect();
        if commands.iter().any(|command| keymap.keys_for(&stack, *command).is_some()) {
            return None;
        }
        let (missing, table) = (commands.first()?, context.name());
        let (name, title) = (missing.name(), missing.title());
        let message = Message::new(
            format!(
                "trong [{table}] không còn phím nào cho {name} ({}): hãy gán một phím",
                title.vi
            ),
            format!("in [{table}] no key is left for {name} ({}): bind one", title.en),
        );
        let at = taken_from(file, &stack, commands).unwrap_or_else(|| heading(file, context));
        Some((at, message))
    };
    WAYS_OUT.into_iter().filter_map(locked).collect()
}

/// The last line of the file that took a way out away from what is inherited.
fn taken_from(file: &File, stack: &[Context], commands: &[Command]) -> Option<usize> {
    let base = Keymap::shipped(file.inherit.as_ref().map_or("default", |(_, name)| name))?;
    let opened = |line: &&Line| match base.step(stack, &line.keys) {
        Step::Run(command) => commands.contains(&command),
        _ => false,
    };
    let lines = file.lines.iter().filter(|line| stack.contains(&line.context));
    lines.filter(opened).map(|line| line.at).max()
}

/// Where the table of `context` begins in the file, or the file itself.
fn heading(file: &File, context: Context) -> usize {
    file.tables.iter().find(|(_, table)| *table == context).map_or(0, |(at, _)| *at)
}
