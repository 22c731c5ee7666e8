//! The pages of the help: alike in both languages, a page for wherever one stands, every key they name is one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use thidua::command::{Command, Context};
use thidua::event::Event;
use thidua::help::keys::named;
use thidua::help::{Chapter, page};
use thidua::keymap::{Keymap, SHIPPED};
use thidua::model::Kind;
use thidua::text::{Lang, display_width};

use crate::desk::{Desk, LARGE, SMALL};
use crate::snapshots::scenes;

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

fn keymaps() -> impl Iterator<Item = Keymap> {
    SHIPPED.iter().map(|(name, _)| Keymap::shipped(name).unwrap())
}

#[test]
fn both_languages_have_the_same_pages_headings_points_and_keys() {
    for chapter in Chapter::all() {
        let [vi, en] = BOTH.map(|lang| {
            let text = chapter.text(lang);
            let signs = |line: &str| match line.split(' ').next() {
                Some(sign @ ("#" | "##" | "-")) => sign.to_owned(),
                Some("") | None => String::new(),
                Some(_) => "text".to_owned(),
            };
            let keys: BTreeSet<String> = named(text).map(str::to_owned).collect();
            (text.lines().map(signs).collect::<Vec<_>>(), keys)
        });
        assert_eq!(vi, en, "{}", chapter.name());
        assert!(vi.0[0] == "#" && vi.0.iter().filter(|sign| *sign == "#").count() == 1);
        assert_ne!(chapter.title(Lang::Vi), chapter.title(Lang::En));
    }
}

#[test]
fn every_file_of_the_help_is_a_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/help");
    let pages: BTreeSet<String> = Chapter::all().map(|it| format!("{}.md", it.name())).collect();
    for lang in ["vi", "en"] {
        let files = fs::read_dir(folder.join(lang)).unwrap();
        let files: BTreeSet<String> =
            files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(files, pages);
    }
}

#[test]
fn every_key_named_is_that_of_a_command_in_every_keymap() {
    for chapter in Chapter::all() {
        for name in BOTH.into_iter().flat_map(|lang| named(chapter.text(lang))) {
            assert!(Command::named(name).is_some(), "{}: {name}", chapter.name());
        }
        for keymap in keymaps() {
            for lang in BOTH {
                let text = page::plain(chapter, &keymap, lang, 78);
                assert!(!text.contains(['{', '}']) && !text.contains("**"), "{text}");
            }
        }
    }
}

#[test]
fn there_is_a_page_for_every_place_and_every_kind() {
    let opened: BTreeSet<Chapter> = Context::ALL
        .into_iter()
        .map(Chapter::of_context)
        .chain(Kind::ALL.into_iter().map(Chapter::of_kind))
        .collect();
    assert!(opened.len() > 15, "the places share too few pages: {opened:?}");
    for (number, chapter) in Chapter::all().enumerate() {
        assert_eq!(chapter as usize, number);
        assert_eq!(Chapter::named(chapter.name()), Some(chapter));
        assert_eq!(Chapter::named(chapter.title(Lang::Vi)), Some(chapter));
    }
    assert_eq!(Chapter::named("hoi nghi"), Some(Chapter::Meetings));
    assert_eq!(Chapter::named("nothing"), None);
}

#[test]
fn lines_fit_their_width_and_lose_no_word() {
    let heading = |line: &str, chapter: Chapter, lang| {
        let headings = chapter.text(lang).lines().filter(|it| it.starts_with('#'));
        headings.map(|it| it.trim_start_matches(['#', ' '])).any(|it| it == line)
    };
    let keymap = Keymap::shipped("default").unwrap();
    let letters =
        |text: &str| -> String { text.chars().filter(|letter| !letter.is_whitespace()).collect() };
    for chapter in Chapter::all() {
        for lang in BOTH {
            let whole = letters(&page::plain(chapter, &keymap, lang, 10_000));
            for width in [40, 57, 77] {
                let text = page::plain(chapter, &keymap, lang, width);
                assert_eq!(letters(&text), whole);
                for line in text.lines().filter(|line| !heading(line, chapter, lang)) {
                    assert!(display_width(line) <= width, "{}: {line}", chapter.name());
                }
            }
        }
    }
}

#[test]
fn pages_are_found_without_marks_the_title_first() {
    let keymap = Keymap::shipped("default").unwrap();
    let found = page::find("tam dung", &keymap, Lang::Vi);
    assert!(found.iter().any(|it| it.chapter == Chapter::Nominations));
    assert!(found.iter().all(|it| it.says.to_lowercase().contains("tạm dừng")), "{found:?}");
    assert_eq!(page::find("ho so", &keymap, Lang::Vi)[0].chapter, Chapter::Dossier);
    assert!(page::find("đường sắt", &keymap, Lang::Vi).is_empty());
    assert_eq!(page::find(" ", &keymap, Lang::Vi).len(), Chapter::all().count());
}

#[test]
fn the_help_opens_at_the_page_of_where_one_stands() {
    let places: [(&str, &str); 14] = [
        ("1", "Đơn vị"),
        ("2", "Hội nghị"),
        ("3", "Đề nghị khen thưởng"),
        ("4", "Cá nhân"),
        ("6", "Trưởng Khối"),
        ("c", "Trưởng Khối"),
        ("g k", "Kiến nghị và phương hướng"),
        ("g h", "Chỉ tiêu và thời hạn"),
        ("C", "Lịch và toàn cảnh năm"),
        ("S", "Điểm thi đua"),
        ("J", "Bàn giao"),
        ("R", "Tỷ lệ đề nghị"),
        ("1 r", "Sắp xếp tổ chức"),
        ("2 enter", "Hội nghị"),
    ];
    for (keys, title) in places {
        let mut desk = Desk::at(SMALL, Lang::Vi);
        desk.press(keys).press("?").sees(&format!("─ Trợ giúp: {title} "));
    }
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 n f1").sees("─ Trợ giúp: Hội nghị ").press("esc").sees("Thêm hội nghị");
}

#[test]
fn the_help_is_read_turned_and_searched_by_keys() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 ?").sees("tab phím, mục lục").press("tab").sees("Các phím, ở đây trước");
    desk.press("tab").sees("mục lục").sees("▌ Hội nghị").press("down enter");
    desk.sees("─ Trợ giúp: Đề nghị khen thưởng ").press("end").sees("thẻ điều kiện");
    desk.press("right").sees("─ Trợ giúp: Danh hiệu và hình thức ").press("left left");
    desk.sees("─ Trợ giúp: Hội nghị ").press("/").types("luan phien").sees("/ luan phien");
    desk.sees("luân phiên").press("up esc").sees("─ Trợ giúp: Hội nghị ");
    desk.press("/").types("duong sat").sees("không trang nào có «duong sat»").press("ctrl-u");
    desk.event(Event::Paste("mốc tính".into()));
    desk.press("enter").sees("─ Trợ giúp: Điều kiện ").sees("Mốc tính lần");
    desk.press("esc").sees_not("Trợ giúp:");
}

#[test]
fn on_a_wide_screen_the_keys_stand_beside_the_page() {
    let mut desk = Desk::at(LARGE, Lang::En);
    desk.press("3 ?").sees("Help: Nominations").sees("Keys, those of here first");
    desk.sees("change the state");
}

#[test]
fn every_place_with_help_has_a_page_in_both_languages() {
    let mut opened = 0;
    for scene in scenes::SCENES {
        let mut desk = Desk::at(SMALL, Lang::Vi);
        (scene.play)(&mut desk);
        desk.rest();
        if let Some(keys) = desk.app.keys_for(Command::Help)
            && !scene.name.starts_with("help")
            && !scene.name.starts_with("palette")
            && !scene.name.starts_with("which-key")
        {
            desk.press(&keys);
            assert!(desk.screen().contains("─ Trợ giúp: "), "{}", scene.name);
            opened += 1;
        }
    }
    assert!(opened > 40, "{opened}");
}

#[test]
fn the_page_of_nominations_names_every_state_as_the_screen_does() {
    for lang in BOTH {
        let text = Chapter::Nominations.text(lang);
        for state in &thidua::model::nomination::STATES {
            let label = state.label.in_lang(lang);
            assert!(text.contains(label), "{label} is not explained");
        }
    }
}
