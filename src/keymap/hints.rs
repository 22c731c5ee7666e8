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
    ];
    let heads = heads.map(|head| head.in_lang(lang)).join(" | ");
    let section = |(context, rows): (Context, Vec<(String, Command)>)| {
        let (title, name) = (context.title().in_lang(lang), context.name());
        let rows: String = rows.into_iter().map(|row| line(row, lang)).collect();
        format!("### {title} `[{name}]`\n\n| {heads} |\n|---|---|---|\n{rows}")
    };
    rows(keymap).into_iter().map(section).collect::<Vec<_>>().join("\n")
}

fn line((keys, command): (String, Command), lang: Lang) -> String {
    let spans: Vec<String> = keys.split(", ").map(code_span).collect();
    let what = command.title().in_lang(lang);
    format!("| {} | {what} | `{}` |\n", spans.join(", "), command.name())
}

/// A key as code, safe inside a cell of a table.
fn code_span(key: &str) -> String {
    if key.contains('`') {
        format!("`` {key} ``")
    } else {
        format!("`{}`", key.replace('|', "\\|"))
    }
}
