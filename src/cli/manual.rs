//! `thidua man` and `thidua completions`: made from the tree of commands. Knows no store.

use std::io;

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::out::{Failure, Out, Outcome};
use super::tree::{Words, tree};
use crate::help::Chapter;
use crate::keymap::{Keymap, hints};
use crate::text::Lang;

/// The command `completions`.
pub fn completions_command(words: Words) -> Command {
    words
        .command(
            "completions",
            "bash|zsh|fish|elvish|powershell",
            words.pick("Ghi mã gợi ý lệnh cho shell", "Write completions for a shell"),
        )
        .arg(
            words
                .place("shell", "SHELL", "bash, zsh, fish, elvish, powershell")
                .required(true)
                .hide_possible_values(true)
                .value_parser(value_parser!(Shell)),
        )
}

/// The command `man`.
pub fn man_command(words: Words) -> Command {
    words.command("man", "", words.pick("Ghi trang hướng dẫn (man)", "Write the manual page"))
}

/// Writes completions.
pub fn completions(matches: &ArgMatches, out: &mut Out) -> Outcome {
    let shell = *matches.get_one::<Shell>("shell").unwrap_or(&Shell::Bash);
    // The generator panics where it cannot write, so it writes to memory.
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut tree(out.lang), "thidua", &mut bytes);
    Ok(out.out.write_all(&bytes)?)
}

/// Writes the manual page: the program, its commands, its keys.
pub fn man(out: &mut Out) -> Outcome {
    let page = page(out.lang)?;
    Ok(out.out.write_all(page.as_bytes())?)
}

fn page(lang: Lang) -> Result<String, Failure> {
    let words = Words(lang);
    let mut bytes = Vec::new();
    head(&mut bytes, lang)?;
    let mut roff = Roff::new();
    roff.control("SH", [words.pick("CÁC LỆNH", "COMMANDS")]);
    for command in tree(lang).get_subcommands() {
        describe(&mut roff, command, words);
    }
    roff.control("SH", [words.pick("PHÍM", "KEYS")]);
    let keymap = Keymap::shipped("default").unwrap_or_default();
    for (context, rows) in hints::rows(&keymap) {
        roff.control("SS", [context.title().in_lang(lang)]);
        for (keys, command) in rows {
            roff.control("TP", []).text([bold(keys)]);
            roff.text([roman(command.title().in_lang(lang))]);
        }
    }
    roff.to_writer(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(if lang == Lang::Vi { translated(&text) } else { text })
}

fn head(bytes: &mut Vec<u8>, lang: Lang) -> io::Result<()> {
    let page = Man::new(tree(lang));
    page.render_title(bytes)?;
    page.render_name_section(bytes)?;
    page.render_description_section(bytes)?;
    page.render_options_section(bytes)
}

fn describe(roff: &mut Roff, command: &Command, words: Words) {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    roff.control("SS", [usage.as_str()]).text([roman(about)]);
    for inner in command.get_subcommands() {
        let about = inner.get_about().map(ToString::to_string).unwrap_or_default();
        roff.control("TP", []).text([bold(inner.get_name())]).text([roman(about)]);
    }
    for arg in command.get_arguments() {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        roff.control("TP", []).text(named(arg)).text([roman(help)]);
    }
    if command.get_name() == "keymap" {
        roff.text([roman(words.pick("Xem thêm mục PHÍM.", "See also KEYS."))]);
    }
    if command.get_name() == "explain" {
        let names: Vec<&str> = Chapter::all().map(Chapter::name).collect();
        roff.text([roman(format!(
            "{}: {}.",
            words.pick("Các chủ đề", "Topics"),
            names.join(", ")
        ))]);
    }
}

fn named(arg: &Arg) -> Vec<clap_mangen::roff::Inline> {
    let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    match arg.get_long() {
        None => vec![italic(value.unwrap_or_default())],
        Some(long) if arg.get_action().takes_values() => {
            vec![bold(format!("--{long}")), roman(" "), italic(value.unwrap_or_default())]
        }
        Some(long) => vec![bold(format!("--{long}"))],
    }
}

/// The headings that the generator writes in English alone.
fn translated(page: &str) -> String {
    let heading = |line: &str| match line {
        ".SH NAME" => ".SH TÊN".to_owned(),
        ".SH DESCRIPTION" => ".SH MÔ TẢ".to_owned(),
        ".SH OPTIONS" => ".SH TÙY CHỌN".to_owned(),
        _ => line.to_owned(),
    };
    page.lines().map(|line| heading(line) + "\n").collect()
}
