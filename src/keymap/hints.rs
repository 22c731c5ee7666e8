//! A keymap as tables to read: for the help, the README and the manual page. Knows no screen.

use super::{Keymap, spell};
use crate::command::{Command, Context};
use crate::text::{Label, Lang};

/// The commands of every context that binds some, each with all its keys there (`j, down`), in the
/// order of the file.
pub fn rows(keymap: &Keymap) -> Vec<(Context, Vec<(String, Command)>)> {
    let tables = Context::ALL.into_iter().map(|context| (context, table(keymap, context)));
    tables.filter(|(_, rows)| !rows.is_empty()).collect()
}

fn table(keymap: &Keymap, context: Context) -> Vec<(String, Command)> {
    let mut rows: Vec<(String, Command)> = Vec::new();
    for binding in keymap.bindings(context) {
        let Some(command) = binding.command else { continue };
        let keys = spell(&binding.keys);
        match rows.iter_mut().find(|(_, known)| *known == command) {
            Some((all, _)) => *all = format!("{all}, {keys}"),
            None => rows.push((keys, command)),
        }
    }
    rows
}

/// The commands that no key of `keymap` reaches anywhere: the palette alone has them.
pub fn palette_only(keymap: &Keymap) -> Vec<Command> {
    let bound = |command| {
        Context::ALL
            .into_iter()
            .flat_map(|context| keymap.bindings(context))
            .any(|binding| binding.command == Some(command))
    };
    Command::all().filter(|command| !bound(*command)).collect()
}

/// The keymap as Markdown: a heading and a table (keys, what they do, command) for each context.
pub fn markdown(keymap: &Keymap, lang: Lang) -> String {
    let heads = [
        Label::new("Phím", "Keys"),
        Label::new("Việc", "What it does"),
        Label::new("Lệnh", "Command"),
    ]
    .map(|head| head.in_lang(lang));
    let mut text = String::new();
    for (context, rows) in rows(keymap) {
        let title = context.title().in_lang(lang);
        text += &format!(
            "### {title} `[{}]`\n\n| {} |\n|---|---|---|\n",
            context.name(),
            heads.join(" | ")
        );
        for (keys, command) in rows {
            let what = command.title().in_lang(lang);
            text += &format!("| {} | {what} | `{}` |\n", code_spans(&keys), command.name());
        }
        text.push('\n');
    }
    text
}

/// Each of the keys as code, safe inside a cell of a table.
fn code_spans(keys: &str) -> String {
    let span = |key: &str| match key.contains('`') {
        true => format!("`` {key} ``"),
        false => format!("`{}`", key.replace('|', "\\|")),
    };
    keys.split(", ").map(span).collect::<Vec<_>>().join(", ")
}
