//! Which language a run speaks, found before anything is parsed. Knows no sentence but its own.

use std::ffi::OsString;

use crate::text::{Lang, Message};

/// The language of a run: `--lang`, else the environment, else Vietnamese.
///
/// A broken `--lang` is reported later by the parser; until then the environment decides.
pub fn of(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    asked(arguments).unwrap_or_else(|| from_environment(variable))
}

fn asked(arguments: &[OsString]) -> Option<Lang> {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        if word == "--lang" {
            return words.next().and_then(|value| parse(&value).ok());
        }
        if let Some(value) = word.strip_prefix("--lang=") {
            return parse(value).ok();
        }
    }
    None
}

/// The first variable that is set decides: a locale that begins with `en` is English.
fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let names = ["THIDUA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.into_iter().filter_map(variable).find(|value| !value.is_empty());
    set.and_then(|value| Lang::named(&value)).unwrap_or_default()
}

/// The language that `--lang` names.
pub fn parse(text: &str) -> Result<Lang, Message> {
    Lang::named(text).ok_or_else(|| Message::new("phải là vi hoặc en", "must be vi or en"))
}
