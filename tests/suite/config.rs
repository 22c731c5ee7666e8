//! Settings: the file that explains them, its faults, what beats what, how colours look.

use std::fs;
use std::path::Path;
use std::process::Command as Process;

use ratatui::style::{Color, Modifier};
use tempfile::TempDir;
use thidua::app::Setup;
use thidua::command::Command;
use thidua::config::{Config, Entry, File, TABLE, Theme, Value, documented, markdown};
use thidua::text::Lang;

use crate::desk::{Desk, LARGE, SMALL, demo, setup};
use crate::snapshots::scenes::SCENES;

/// What holds where a file says `text`.
fn holds(text: &str) -> Config {
    let file = File::read(text, Path::new("/etc/thidua"), Some(Path::new("/home/lan")));
    assert_eq!(file.faults, Vec::new(), "{text}");
    Config::of(|_| None, |name| file.variable(name)).unwrap()
}

/// What is wrong with `text`, in English, a line for each.
fn faults(text: &str) -> String {
    let file = File::read(text, Path::new("/"), None);
    let said: Vec<String> = file.faults.iter().map(|fault| fault.says(Lang::En)).collect();
    said.join("\n")
}

/// Another value than the usual one.
fn another(entry: &Entry) -> Value {
    use thidua::config::Shape;
    match entry.shape {
        Shape::Flag => Value::Flag(!(entry.get)(&Config::default()).unwrap().flag()),
        Shape::Number(..) => Value::Number(7),
        Shape::Choice(names) => Value::Text(names[1].to_owned()),
        Shape::NameOrFile(_) => Value::Text("/etc/thidua/phím.toml".to_owned()),
        Shape::Text(_) => Value::Text("Ưu \"và\" Ý".to_owned()),
        Shape::Path(_) => Value::Path("/srv/kho \"1\"".into()),
    }
}

#[test]
fn the_file_that_explains_says_nothing_until_a_sign_is_taken_away() {
    for lang in [Lang::Vi, Lang::En] {
        let text = documented(&Config::default(), lang);
        assert_eq!(holds(&text), Config::default());
        for entry in TABLE {
            assert!(text.contains(entry.means.in_lang(lang)), "{}", entry.name);
        }
        // Every example is a value that may stand there.
        let bare: Vec<&str> = text
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|it| it.contains(" = ")).unwrap_or(line))
            .collect();
        let shown = holds(&bare.join("\n"));
        for entry in TABLE {
            let usual = (entry.get)(&Config::default());
            let now = (entry.get)(&shown);
            assert!(now.is_some(), "{}", entry.name);
            assert!(usual.is_none() || usual == now, "{}: {usual:?} {now:?}", entry.name);
        }
    }
}

#[test]
fn what_is_set_is_printed_and_read_again() {
    let mut config = Config::default();
    for entry in TABLE {
        (entry.set)(&mut config, another(entry));
        assert_eq!((entry.get)(&config), Some(another(entry)), "{}", entry.name);
        assert_eq!(holds(&documented(&config, Lang::Vi)), config, "{}", entry.name);
    }
}

#[test]
fn every_fault_is_told_at_once_with_its_place_and_what_would_be_right() {
    let text = "lang = \"fr\"\nkeymap = 5\n  thme = \"dark\"\nidle = 3\n\n[serve]\nidel = 5\nrate = 0\n\
                sessions = 70000\nssh = true\n[shares]\nx = 1\n";
    assert_eq!(
        faults(text),
        "line 1, column 8: lang: must be one of: vi, en\n\
         line 2, column 10: keymap: must be default, vim, office or a file, in quotes\n\
         line 3, column 3: there is no setting “thme”; did you mean “theme”?\n\
         line 4, column 1: there is no setting “idle”; did you mean “serve.idle”?\n\
         line 7, column 1: there is no setting “serve.idel”; did you mean “serve.idle”?\n\
         line 8, column 8: serve.rate: must be a whole number from 1 on\n\
         line 9, column 12: serve.sessions: must be a whole number from 1 to 65535\n\
         line 10, column 7: serve.ssh: must be text in quotes, such as \"127.0.0.1:2222\"\n\
         line 11, column 2: there is no setting “shares”"
    );
    assert!(
        faults("resume = yes").starts_with("line 1, column 10: not valid TOML"),
        "{}",
        faults("resume = yes")
    );
    assert_eq!(faults("resume = \"yes\""), "line 1, column 10: resume: must be true or false");
    assert_eq!(
        faults("theme = \"dark\"\ntheme = \"light\""),
        "line 2, column 1: this setting stands above already"
    );
    assert!(faults("serve = 5").contains("there is no setting “serve”"), "{}", faults("serve = 5"));
}

#[test]
fn paths_begin_at_the_file_or_at_home() {
    assert_eq!(holds("data = \"kho\"").data.unwrap(), Path::new("/etc/thidua/kho"));
    assert_eq!(holds("data = \"~/kho\"").data.unwrap(), Path::new("/home/lan/kho"));
    assert_eq!(holds("data = \"/kho\"").data.unwrap(), Path::new("/kho"));
    assert_eq!(holds("keymap = \"tôi.toml\"").keymap, "/etc/thidua/tôi.toml");
    assert_eq!(holds("keymap = \"vim\"").keymap, "vim");
}

#[test]
fn the_readme_lists_the_settings_as_they_are() {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, table) = readme.split_once("config list --lang en` -->\n").unwrap();
    let (table, _) = table.split_once("<!-- end of settings -->").unwrap();
    assert_eq!(table.trim(), markdown(Lang::En).trim(), "run `thidua config list --lang en`");
}

/// A home with a file of settings.
struct Home(TempDir);

impl Home {
    fn with(text: &str) -> Self {
        let home = Self(TempDir::new().unwrap());
        let folder = home.0.path().join(".config/thidua");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("config.toml"), text).unwrap();
        home
    }

    /// Status, output and errors of a run in this home with these variables.
    fn run(&self, words: &[&str], variables: &[(&str, &str)]) -> (i32, String, String) {
        let mut program = Process::new(env!("CARGO_BIN_EXE_thidua"));
        program.env_clear().env("HOME", self.0.path()).envs(variables.iter().copied());
        let done = program.args(words).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
    }
}

#[test]
fn the_command_line_beats_the_environment_which_beats_the_file() {
    let home =
        Home::with("lang = \"en\"\ntheme = \"light\"\ndata = \"~/kho\"\n[serve]\nidle = 5\n");
    let (_, said, _) = home.run(&["config", "print"], &[("LC_ALL", "vi_VN.UTF-8")]);
    assert!(said.contains("# The settings"), "{said}");
    assert!(said.contains("\ntheme = \"light\"\n") && said.contains("\nidle = 5\n"), "{said}");
    let variables =
        [("THIDUA_LANG", "vi"), ("THIDUA_THEME", "high-contrast"), ("THIDUA_SERVE_IDLE", "")];
    let (_, said, _) = home.run(&["config", "print"], &variables);
    assert!(
        said.contains("# Thiết lập") && said.contains("\ntheme = \"high-contrast\"\n"),
        "{said}"
    );
    assert!(said.contains("\nidle = 5\n"), "an empty variable says nothing: {said}");
    let words = ["config", "print", "--lang=en", "--theme", "dark", "--resume=false"];
    let (_, said, _) = home.run(&words, &variables);
    assert!(said.contains("# theme = \"dark\"") && said.contains("\nresume = false\n"), "{said}");
    let (_, said, _) = home.run(&["paths"], &[]);
    let at = home.0.path().display();
    for place in [format!("{at}/kho"), format!("{at}/.config/thidua/config.toml")] {
        assert!(said.lines().any(|line| line.ends_with(&format!(" {place}"))), "{said}");
    }
    let (status, _, said) = home.run(&["paths"], &[("THIDUA_THEME", "pink")]);
    let wanted = "thidua: THIDUA_THEME: “pink”: must be one of: dark, light, high-contrast\n";
    assert_eq!((status, said.as_str()), (1, wanted));
}

#[test]
fn nothing_is_done_with_a_faulty_file_but_to_mend_it() {
    let home = Home::with("theme = \"pink\"\nlang = \"en\"\n");
    let (status, out, said) = home.run(&["init"], &[]);
    assert_eq!((status, out.as_str()), (1, ""));
    let fault =
        "config.toml: line 1, column 9: theme: must be one of: dark, light, high-contrast\n";
    assert!(said.contains(fault) && said.contains("mend the file"), "{said}");
    let (status, out, _) = home.run(&["config", "check"], &[]);
    assert!(status == 1 && out.contains(fault), "{out}");
    assert_eq!(home.run(&["paths"], &[]).0, 0);
    let other = home.0.path().join("other.toml");
    fs::write(&other, "theme = \"light\"\n").unwrap();
    let other = other.to_str().unwrap();
    let (status, out, _) = home.run(&["--config", other, "config", "print"], &[]);
    assert!(status == 0 && out.contains("\ntheme = \"light\"\n"), "{out}");
    assert_eq!(home.run(&["config", "check", other, "--config", other], &[]).0, 0);
    let (status, _, said) = home.run(&["chair"], &[("THIDUA_CONFIG", "/nowhere.toml")]);
    assert!(status == 1 && said.contains("/nowhere.toml"), "{said}");
    let none = Home(TempDir::new().unwrap());
    let (status, out, _) = none.run(&["config", "check", "--lang", "en"], &[]);
    assert!(status == 0 && out.contains("the defaults are in use"), "{out}");
}

/// The foregrounds and modifiers on the screen of every scene, with these colours.
fn looks(theme: Theme, colour: bool) -> (Vec<Color>, Modifier) {
    let (mut colours, mut modifiers) = (Vec::new(), Modifier::empty());
    for scene in SCENES {
        let store = demo();
        let config = Config { theme, ..Config::default() };
        let setup = Setup { config, colour, ..setup(&store, LARGE, Lang::Vi) };
        let mut desk = Desk::begin(store, setup);
        (scene.play)(&mut desk);
        for cell in &desk.cells().content {
            assert_eq!(cell.bg, Color::Reset, "{}", scene.name);
            modifiers |= cell.modifier;
            if !colours.contains(&cell.fg) {
                colours.push(cell.fg);
            }
        }
    }
    (colours, modifiers)
}

#[test]
fn each_theme_has_its_colours_of_the_terminals_own() {
    let (light, _) = looks(Theme::Light, true);
    for unread in [Color::Yellow, Color::Cyan, Color::Green, Color::White] {
        assert!(!light.contains(&unread), "{unread} cannot be read on white");
    }
    assert!(light.contains(&Color::Blue) && light.contains(&Color::Red), "{light:?}");
    let (contrast, modifiers) = looks(Theme::HighContrast, true);
    assert!(!modifiers.contains(Modifier::DIM), "something is faint");
    assert!(contrast.iter().all(|it| matches!(it, Color::Reset | Color::Red)), "{contrast:?}");
    for theme in Theme::ALL {
        assert_eq!(looks(theme, false).0, [Color::Reset], "NO_COLOR with {}", theme.name());
    }
}

#[test]
fn the_palette_changes_the_colours() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let label = |desk: &mut Desk| desk.cells().content.iter().any(|cell| cell.fg == Color::Cyan);
    assert!(label(desk.press("enter")));
    desk.press(":").types("doi mau man").press("enter").sees("Màu: nền sáng");
    assert!(!label(&mut desk));
    desk.press(":").types("doi mau man").press("enter").sees("Màu: tương phản cao");
    desk.press(":").types(Command::Theme.name()).press("enter").sees("Màu: nền tối");
    assert!(label(&mut desk));
}

#[test]
fn a_session_begins_where_the_last_one_ended_unless_told_otherwise() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("3 * /").types("dia chat").press("enter").command(Command::Quit);
    desk.again().sees("3 Đề nghị khen thưởng").sees("/ dia chat");
    let config = Config { resume: false, ..Config::default() };
    let setup = Setup { config, ..setup(&desk.store, SMALL, Lang::Vi) };
    Desk::begin(desk.store.clone(), setup).sees("1 Đơn vị").sees_not("/ dia chat");
}
