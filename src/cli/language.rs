//! Which language a run speaks, found before anything is parsed. Knows no sentence but its own.

use std::ffi::OsString;

use crate::text::{Lang, Message};

/// The language of a run: `--lang`, else what is set, else the locale, else Vietnamese.
///
/// A broken `--lang` is reported later by the parser; until then the rest decides.
pub fn of(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    let asked = value_of(arguments, "--lang").and_then(|value| parse(&value).ok());
    asked.unwrap_or_else(|| from_environment(variable))
}

/// What `option` (with its dashes) is given, read before anything is parsed.
pub fn value_of(arguments: &[OsString], option: &str) -> Option<String> {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        if word == option {
            return words.next().map(Into::into);
        }
        if let Some(value) = word.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
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
