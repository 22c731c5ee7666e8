//! The rules of the house: who may import whom, how long files are, what each first line says.

use std::fs;
use std::path::{Path, PathBuf};

/// Every source file below `src`, with its path from there.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let named = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    found.into_iter().map(named).collect()
}

/// The room that a file belongs to: the first part of its path.
fn room(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The rooms that each room may import; what is missing here may import everything.
const MAY_IMPORT: [(&str, &[&str]); 22] = [
    ("text", &[]),
    ("model", &["text"]),
    ("law", &["model", "text"]),
    ("demo", &["model", "law", "text"]),
    ("command", &["text"]),
    ("config", &["text"]),
    ("keymap", &["command", "text"]),
    ("help", &["command", "keymap", "model", "text"]),
    ("store", &["model", "text", "law"]),
    ("report", &["model", "text", "store"]),
    ("office", &["model", "text", "law", "store", "report"]),
    ("event", &["keymap", "store"]),
    ("effect", &["command", "config", "layer", "store", "text"]),
    (
        "layer",
        &[
            "command", "config", "effect", "event", "help", "keymap", "law", "model", "store",
            "text",
        ],
    ),
    (
        "ui",
        &[
            "config", "model", "text", "command", "keymap", "layer", "effect", "event", "store",
            "help",
        ],
    ),
    (
        "panes",
        &[
            "ui", "model", "law", "report", "store", "text", "command", "keymap", "layer",
            "effect", "event", "help",
        ],
    ),
    (
        "app",
        &[
            "panes", "ui", "command", "config", "demo", "effect", "event", "help", "keymap",
            "layer", "law", "model", "store", "text",
        ],
    ),
    ("terminal", &["event", "keymap", "text"]),
    (
        "runtime",
        &["app", "terminal", "store", "event", "effect", "text", "keymap", "layer", "command"],
    ),
    ("paths", &["text"]),
    ("share", &["effect", "event", "runtime", "store", "terminal", "text"]),
    ("lib", &[]),
];

/// The rooms named after `crate::` in a file's code.
fn imports(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in code {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let name: String =
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.push(name);
        }
    }
    found
}

#[test]
fn rooms_import_only_what_they_may() {
    let mut broken = Vec::new();
    for (file, source) in sources() {
        let room = room(&file);
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        for name in imports(&source) {
            if name != room && !allowed.contains(&name.as_str()) {
                broken.push(format!("{file} imports {name}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn widgets_and_panes_see_the_store_only_through_requests_and_the_catalog() {
    let allowed = ["request", "catalog", "journal"];
    for (file, source) in sources() {
        if !matches!(room(&file), "ui" | "panes" | "app" | "layer" | "effect" | "event") {
            continue;
        }
        for (at, _) in source.match_indices("crate::store::") {
            let rest = &source[at + "crate::store::".len()..];
            let name: String =
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(allowed.contains(&name.as_str()), "{file} reaches into store::{name}");
        }
    }
}

#[test]
fn every_file_says_first_what_it_owns() {
    for (file, source) in sources() {
        let first = source.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! "), "{file} begins with {first:?}");
    }
}

#[test]
fn files_stay_small() {
    for (file, source) in sources() {
        let lines = source.lines().count();
        assert!(lines <= 400, "{file} has {lines} lines: is there a second thing in it?");
        let code = |(_, line): &(usize, &str)| !line.trim_start().starts_with("//");
        for (number, line) in source.lines().enumerate().filter(code) {
            let width = line.chars().count();
            assert!(width <= 110, "{file}:{} has {width} columns", number + 1);
        }
    }
}

#[test]
fn the_engine_and_the_coding_are_named_in_one_file_each() {
    for (file, source) in sources() {
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code: String = code.collect();
        assert!(!code.contains("sled::") || file == "store/sled.rs", "{file} names sled");
        assert!(!code.contains("bincode::") || file == "store/codec.rs", "{file} names bincode");
    }
}

#[test]
fn office_files_are_read_and_written_in_one_room() {
    let libraries = ["calamine::", "rust_xlsxwriter::", "docx_rs::", "zip::", "quick_xml::"];
    for (file, source) in sources() {
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code.filter(|_| room(&file) != "office") {
            let names = |library: &&str| {
                line.match_indices(*library).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|it| it.is_alphanumeric() || it == '_')
                })
            };
            let named = libraries.iter().find(|library| names(library));
            assert_eq!(named, None, "{file}: {line}");
        }
    }
}

#[test]
fn the_way_in_is_short() {
    let (_, main) = sources().into_iter().find(|(file, _)| file == "main.rs").unwrap();
    assert!(main.lines().count() <= 60);
}

/// A file at the root of the repository.
fn root(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_readmes_list_keys_and_settings_as_they_are() {
    use thidua::config;
    use thidua::keymap::{Keymap, hints};
    use thidua::text::Lang;
    let keymap = Keymap::shipped("default").unwrap();
    for (file, lang, written) in [("README.md", Lang::En, ""), ("README.vi.md", Lang::Vi, " viết")]
    {
        let readme = root(file);
        let tag = lang.tag();
        for (command, wanted) in [
            (format!("keymap print --lang {tag}"), hints::markdown(&keymap, lang)),
            (format!("config list --lang {tag}"), config::markdown(lang)),
        ] {
            let (_, table) = readme.split_once(&format!("{command}`{written} -->\n")).unwrap();
            let (table, _) = table.split_once("<!--").unwrap();
            assert_eq!(table.trim(), wanted.trim(), "{file}: run `thidua {command}`");
        }
    }
}

#[test]
fn the_first_five_minutes_are_the_same_in_both_readmes() {
    let [english, vietnamese] = ["README.md", "README.vi.md"].map(root);
    assert!(english.contains("(README.vi.md)") && vietnamese.contains("(README.md)"));
    let keys = |text: &str, heading: &str| {
        let (_, part) = text.split_once(heading).unwrap();
        let (part, _) = part.split_once("\n## ").unwrap();
        let spans = part.split('`').skip(1).step_by(2).filter(|span| span.is_ascii());
        let mut spans: Vec<String> = spans.map(str::to_owned).collect();
        spans.sort();
        spans
    };
    let ours = keys(&english, "## The first five minutes\n");
    assert_eq!(ours, keys(&vietnamese, "## Năm phút đầu\n"));
}

#[test]
fn the_readmes_show_the_demo_as_it_is() {
    let mut desk = crate::desk::Desk::at(crate::desk::SMALL, thidua::text::Lang::Vi);
    let screen = desk.screen();
    let shown: Vec<&str> =
        screen.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    for readme in ["README.md", "README.vi.md"].map(root) {
        let (_, picture) = readme.split_once("```text\n").unwrap();
        let (picture, _) = picture.split_once("```").unwrap();
        let told: Vec<&str> =
            picture.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        assert_eq!(told, shown);
    }
}
