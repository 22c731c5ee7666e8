//! Keymap files: the shipped ones, their tables, and the faults of others.

use proptest::prelude::*;
use thidua::command::{Command, Context};
use thidua::keymap::hints::{markdown, palette_only, rows};
use thidua::keymap::{Keymap, LoadFault, SHIPPED, check};
use thidua::text::Lang;

use super::{keys, shipped};

/// The lines and English messages of the faults of `text`.
fn faults(text: &str) -> Vec<(usize, String)> {
    check(text).into_iter().map(|fault| (fault.line, fault.message.en)).collect()
}

#[test]
fn shipped_keymaps_have_no_fault() {
    for (name, text) in SHIPPED {
        let faults: Vec<String> = check(text).iter().map(|fault| fault.says(Lang::En)).collect();
        assert_eq!(faults, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_prefix_of_a_shipped_keymap_has_a_label_in_both_languages() {
    for (name, map) in shipped() {
        for binding in Context::ALL.into_iter().flat_map(|context| map.bindings(context)) {
            for n in 1..binding.keys.len() {
                let label = map.label(&binding.keys[..n]);
                let label = label.unwrap_or_else(|| panic!("{name}: {binding:?}"));
                assert!(!label.vi.is_empty() && !label.en.is_empty() && label.vi != label.en);
            }
        }
    }
}

/// Commands without a key of their own in the default keymap.
const PALETTE_ONLY: [Command; 0] = [];

#[test]
fn every_command_is_reached_by_key_or_known_to_be_in_the_palette_alone() {
    for (name, map) in shipped() {
        assert_eq!(palette_only(&map), PALETTE_ONLY, "{name}");
    }
}

#[test]
fn the_tables_name_every_binding_once() {
    for (_, map) in shipped() {
        let table = rows(&map);
        let listed: usize =
            table.iter().flat_map(|(_, rows)| rows).map(|(all, _)| all.split(", ").count()).sum();
        let bound = Context::ALL.into_iter().flat_map(|context| map.bindings(context));
        assert_eq!(listed, bound.filter(|binding| binding.command.is_some()).count());
    }
    let map = Keymap::parse("[list]\n\"|\" = \"record.new\"\n\"`\" = \"record.new\"\n").unwrap();
    let english = markdown(&map, Lang::En);
    assert!(
        english
            .contains("### Lists `[list]`\n\n| Keys | What it does | Command |\n|---|---|---|\n")
    );
    assert!(english.contains("| `\\|`, `` ` ``, `n` | new | `record.new` |\n"), "{english}");
    assert!(markdown(&map, Lang::Vi).contains("| `d d`, `delete` | xóa | `record.delete` |\n"));
}

#[test]
fn all_faults_are_told_at_once_each_with_its_line() {
    let text = r#"inherit = "defualt"
size = 3
[labels]
"v" = { vi = "xem", en = "view" }
"g" = 4
[lists]
"a" = "go.units"
[list]
"ctrl-i" = "record.new"
"x" = "record.nwe"
"shift-a" = "record.edit"
"v" = 7
"p p" = "record.copy"
"p" = "record.undo"
"alt-ctrl-g" = "record.new"
"ctrl-alt-g" = "record.edit"
[form]
"s" = "form.save"
"ctrl-1" = "form.save"
"#;
    assert_eq!(
        faults(text),
        [
            (1, "inherit: there is no keymap “defualt”, only default, vim, office or none; did you mean “default”?"),
            (2, "“size” means nothing here: only inherit = \"…\" stands outside tables"),
            (4, "no sequence begins with “v”"),
            (5, "a label must be written \"…\" or { vi = \"…\", en = \"…\" }"),
            (6, "there is no table “lists”; did you mean “list”?"),
            (9, "terminals cannot tell ctrl-i from tab: use another key"),
            (10, "there is no command “record.nwe”; did you mean “record.new”?"),
            (11, "“shift-a”: write “A”"),
            (12, "the command of “v” must be text in quotes"),
            (14, "“p” hides “p p” of [list]: drop one of them"),
            (16, "“ctrl-alt-g” is bound above, spelled differently"),
            (18, "“s” is typed as text in [form] (Form): use ctrl, alt or a function key"),
            (19, "many terminals cannot send ctrl-1: use another key"),
        ]
        .map(|(line, message)| (line, message.to_owned()))
    );
}

#[test]
fn toml_faults_have_line_and_column() {
    let twice = check("[list]\n\"n\" = \"record.new\"\n\"n\" = \"record.edit\"\n");
    assert_eq!(twice[0].says(Lang::En), "line 3, column 1: this key or table already stands above");
    assert_eq!(twice[0].says(Lang::Vi), "dòng 3, cột 1: phím hoặc bảng này đã có ở trên");
    let broken = check("[list]\n\"đ\" = \"record.new\n\"x\" = \"record.nwe\"\n");
    assert_eq!((broken[0].line, broken[1].line), (2, 3), "{broken:?}");
    assert!(broken[0].message.en.starts_with("not valid TOML: "));
}

#[test]
fn files_of_other_systems_are_read() {
    assert_eq!(faults("\u{feff}[list]\r\n\"x\" = \"record.new\"\r\n"), []);
    assert_eq!(check("\u{feff}[list]\r\n\"x\" = \"record.nwe\"\r\n")[0].line, 2);
}

#[test]
fn a_specific_key_may_not_hide_a_longer_general_one() {
    let text = "[units]\n\"v\" = \"tree.toggle\"\n[list]\n\"v v\" = \"list.mark\"\n";
    assert_eq!(faults(text), [(2, "“v” hides “v v” of [list]: drop one of them".to_owned())]);
}

#[test]
fn keys_that_arrive_alike_may_mean_the_same() {
    let text = "[list]\n\"enter\" = \"record.open\"\n\"ctrl-m\" = \"record.open\"\n\"ctrl-j\" = \"list.down\"\n";
    assert_eq!(faults("[text]\n\"ctrl-h\" = \"text.backspace\"\n\"ctrl-m\" = \"none\"\n"), []);
    let message = "terminals cannot tell ctrl-j from enter: use another key".to_owned();
    assert_eq!(faults(text), [(4, message)]);
    for key in ["ctrl-[", "ctrl-h", "ctrl-enter", "shift-enter", "ctrl-tab", "ctrl-;", "alt-["] {
        assert_eq!(faults(&format!("[list]\n\"{key}\" = \"record.new\"\n")).len(), 1, "{key}");
    }
}

#[test]
fn nobody_is_locked_in() {
    let text = r#"[global]
"q" = "none"
"ctrl-q" = "list.up"
[confirm]
"n" = "none"
"k" = "none"
"q" = "none"
"esc" = "confirm.yes"
"ctrl-c" = "none"
"#;
    assert_eq!(
        faults(text),
        [
            (3, "in [global] no key is left for app.quit (quit): bind one".to_owned()),
            (9, "in [confirm] no key is left for confirm.no (no): bind one".to_owned()),
        ]
    );
    let bare = faults(
        "inherit = \"none\"\n[global]\n\"q\" = \"app.quit\"\n\"f1\" = \"app.help\"\n\"esc\" = \"app.cancel\"\n",
    );
    assert!(
        bare.iter().any(|(line, message)| *line == 1 && message.contains("[form]")),
        "{bare:?}"
    );
    let masked = faults("[text]\n\"esc\" = \"none\"\n\"ctrl-c\" = \"none\"\n");
    assert_eq!(masked.len(), 1, "{masked:?}");
    assert_eq!(masked[0].0, 3);
}

#[test]
fn a_keymap_is_loaded_by_name_or_from_a_file() {
    assert_eq!(Keymap::load("vim").unwrap(), Keymap::shipped("vim").unwrap());
    assert!(Keymap::shipped("emacs").is_none());
    let unknown = Keymap::load("emacs").unwrap_err();
    assert!(unknown.message().vi.contains("có sẵn: default, vim, office"));

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, "inherit = \"vim\"\n[list]\n\"ctrl-n\" = \"record.new\"\n").unwrap();
    let mine = Keymap::load(path.to_str().unwrap()).unwrap();
    assert_eq!(mine.bindings(Context::List)[0].keys, keys("ctrl-n"));

    std::fs::write(&path, "[list]\n\"ctrl-n\" = \"record.nwe\"\n").unwrap();
    let faulty = Keymap::load(path.to_str().unwrap()).unwrap_err();
    assert!(matches!(&faulty, LoadFault::Faulty { faults, .. } if faults.len() == 1));
    assert!(
        faulty
            .message()
            .vi
            .ends_with("dòng 2, cột 12: không có lệnh «record.nwe»; có phải «record.new»?")
    );
}

proptest! {
    #[test]
    fn any_file_is_checked_without_panic(text in "([\\[\\]\"=. \n#{},a-zđ-]|list|none|inherit|ctrl-){0,40}") {
        let lines = text.split('\n').count();
        for fault in check(&text) {
            prop_assert!((1..=lines).contains(&fault.line), "{fault}");
        }
    }

    #[test]
    fn a_damaged_shipped_file_is_checked_without_panic(at in 0..4000_usize, junk in ".{0,3}") {
        let mut text = SHIPPED[0].1.to_owned();
        let at = (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        text.insert_str(at, &junk);
        let lines = text.split('\n').count();
        for fault in check(&text) {
            prop_assert!((1..=lines).contains(&fault.line), "{fault}");
        }
    }
}
