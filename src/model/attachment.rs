//! What in a record's texts points at something outside: files by their path, pages by their address.
//! Knows no disk.

use super::field::Entity;
use super::value::Value;

/// How addresses begin.
const ADDRESSES: [&str; 3] = ["http://", "https://", "file://"];

/// The files and addresses that a record names, in the order of its fields, each once.
///
/// A file is a path from `/` or `~/` to the end of its line, at the beginning of a line or behind a
/// colon (`Biên bản: ~/hồ sơ/biên bản.pdf`); an address goes to the next blank.
pub fn attachments(entity: &dyn Entity) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for index in 0..entity.width() {
        match entity.get(index) {
            Value::Text(text) => collect(&text, &mut found),
            Value::Rows(rows) => {
                for cell in rows.iter().flatten() {
                    if let Value::Text(text) = cell {
                        collect(text, &mut found);
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether `reference` is the path of a file or an address, and nothing else.
pub fn is_attachment(reference: &str) -> bool {
    let mut found = Vec::new();
    collect(reference, &mut found);
    found.first().is_some_and(|first| first == reference.trim())
}

fn collect(text: &str, found: &mut Vec<String>) {
    for line in text.lines() {
        let file = path_in(line);
        let found_here = file.map_or_else(|| addresses_in(line), |file| vec![file]);
        for one in found_here {
            if !found.iter().any(|it| it == one) {
                found.push(one.to_owned());
            }
        }
    }
}

fn path_in(line: &str) -> Option<&str> {
    let line = line.trim();
    let behind = line.match_indices(": ").map(|(at, colon)| &line[at + colon.len()..]);
    std::iter::once(line).chain(behind).map(str::trim_start).find(|rest| {
        let below = rest.strip_prefix("~/").or_else(|| rest.strip_prefix('/'));
        below.is_some_and(|below| {
            below.starts_with(|c: char| c.is_alphanumeric() || "._-".contains(c))
        })
    })
}

/// The path that the last line of `text` ends in as far as it is typed, where a file may stand.
pub fn path_begun(text: &str) -> Option<&str> {
    let line = text.rsplit('\n').next()?.trim_start();
    let behind = line.match_indices(": ").map(|(at, colon)| &line[at + colon.len()..]);
    let paths = std::iter::once(line).chain(behind).map(str::trim_start);
    paths.into_iter().find(|rest| rest.starts_with("~/") || rest.starts_with('/'))
}

fn addresses_in(line: &str) -> Vec<&str> {
    let words = line.split_whitespace().filter_map(|word| {
        let start = ADDRESSES.iter().filter_map(|scheme| word.find(scheme)).min()?;
        let address = word[start..].trim_end_matches(['.', ',', ';', ')', '”', '"', '»']);
        let bare = ADDRESSES.contains(&address);
        (!bare).then_some(address)
    });
    words.collect()
}
