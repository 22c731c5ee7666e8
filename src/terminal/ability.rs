//! What the person's terminal can show, as far as the environment tells. Knows no screen.

/// Whether the locale is UTF-8, so that more than ASCII can be shown: the first of `LC_ALL`,
/// `LC_CTYPE` and `LANG` that is set decides, as POSIX has it.
pub fn unicode(variable: impl Fn(&str) -> Option<String>) -> bool {
    ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|locale| !locale.is_empty())
        .is_some_and(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        })
}

/// Whether colours may be used: not with `NO_COLOR` set (<https://no-color.org>), not on a dumb terminal.
pub fn colour(variable: impl Fn(&str) -> Option<String>) -> bool {
    let refused = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && variable("TERM").as_deref() != Some("dumb")
}
