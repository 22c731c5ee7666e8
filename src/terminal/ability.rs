//! What the person's terminal can show and their machine can open, as far as the environment tells. Knows no screen.

use crate::text::Label;

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

/// Whether there is a desktop whose programs can open a file; else why not. A terminal alone has none:
/// what would open there would open over the screen.
pub fn desktop(variable: impl Fn(&str) -> Option<String>) -> Result<(), Label> {
    let set = |name: &&str| variable(name).is_some_and(|value| !value.is_empty());
    let always = !cfg!(target_os = "linux");
    if always || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].iter().any(set) {
        return Ok(());
    }
    Err(Label::new(
        "máy này không có màn hình đồ họa để mở tệp",
        "this machine has no desktop to open files on",
    ))
}

/// Whether colours may be used: not with `NO_COLOR` set (<https://no-color.org>), not on a dumb terminal.
pub fn colour(variable: impl Fn(&str) -> Option<String>) -> bool {
    let refused = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && variable("TERM").as_deref() != Some("dumb")
}
