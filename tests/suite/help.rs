//! The pages of the help: alike in both languages, a page for wherever one stands, every key they name is one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use thidua::app::Setup;
use thidua::command::{Command, Context};
use thidua::config::Config;
use thidua::event::Event;
use thidua::help::fields::{meaning, told};
use thidua::help::keys::named;
use thidua::help::{Chapter, page};
use thidua::keymap::{Keymap, SHIPPED};
use thidua::model::reorganisation::{Reorganisation, What};
use thidua::model::{Column, Entity, Kind, Record, Shape};
use thidua::text::{Lang, display_width};

use crate::desk::{Desk, LARGE, SMALL, demo, setup};
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

/// The fields of a table by name, the cells of rows behind a dot.
fn fields(columns: impl IntoIterator<Item = &'static Column>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for column in columns {
        names.insert(column.name.to_owned());
        if let Shape::Rows(table) = column.shape {
            let cells = table.columns().map(|cell| format!("{}.{}", column.name, cell.name));
            names.extend(cells);
        }
    }
    names
}

#[test]
fn every_field_of_every_form_is_explained_and_nothing_else() {
    let units = What::ALL.into_iter().map(|what| Reorganisation::new(what, None, Vec::new()));
    let units = units.flat_map(|asked| {
        let columns: Vec<_> = (0..asked.width()).map(|index| asked.column(index)).collect();
        fields(columns)
    });
    let kinds = Kind::ALL.into_iter().map(|kind| (kind.name(), fields(Record::columns(kind))));
    let forms: Vec<(&str, BTreeSet<String>)> =
        kinds.chain([("reorganise", units.collect())]).collect();
    for (of, names) in &forms {
        for name in names {
            let [vi, en] = BOTH.map(|lang| meaning(of, name, lang).unwrap_or_default());
            assert!(vi.len() > 3 && en.len() > 3 && vi != en, "{of}.{name}: «{vi}» “{en}”");
            assert!(vi.ends_with(['.', '…']) && en.ends_with(['.', '…']), "{of}.{name}");
        }
    }
    for (of, name) in told() {
        let form = forms.iter().find(|(form, _)| *form == of);
        // Which fields a reorganisation has depends on what is entered.
        let others = ["any", "following", "members", "reorganise"];
        let known = others.contains(&of) || form.is_some_and(|(_, names)| names.contains(name));
        assert!(known, "{of}.{name} is no field");
        assert!(form.is_some() || others.contains(&of), "{of} is no form");
    }
}

/// How one comes into the forms: the keys from the first screen.
const FORMS: [&str; 30] = [
    "1 n",
    "2 n",
    "3 n",
    "4 n",
    "5 n",
    "6 n",
    "7 n",
    "g i n",
    "g r n",
    "g x n",
    "g l n",
    "g d n",
    "g v n",
    "g o n",
    "g h n",
    "g k n",
    "g f n",
    "g j n",
    "g e n enter",
    "g s n",
    "g w n",
    "g y n",
    "g z n",
    "g q n",
    "2 e",
    "* 3 t",
    "g k t",
    "g f t",
    "1 r enter",
    "1 r down down enter",
];

#[test]
fn the_help_tells_first_of_the_field_that_one_stands_in() {
    for (plain, lang) in [(false, Lang::Vi), (false, Lang::En), (true, Lang::Vi), (true, Lang::En)]
    {
        for keys in FORMS {
            let store = demo();
            let config = Config { plain, ..Config::default() };
            let mut desk =
                Desk::begin(store.clone(), Setup { config, ..setup(&store, SMALL, lang) });
            desk.press(keys);
            let form = desk.screen();
            for field in 0..3 {
                let before = desk.screen();
                desk.press("f1").sees(if lang == Lang::Vi { "Trường: " } else { "Field: " });
                let how = if lang == Lang::Vi { "Cách nhập: " } else { "How to type it: " };
                let says = desk.sees(how).screen();
                assert!(!says.contains(['{', '}']), "{says}");
                let told = says.lines().skip_while(|line| !line.contains(": ")).count();
                assert!(told > 3, "{keys}, field {field}: {says}");
                desk.press("esc");
                assert_eq!(desk.screen(), before, "{keys}: the form is as it was\n{form}");
                desk.press("tab");
            }
        }
    }
}

#[test]
fn a_field_is_told_with_its_meaning_its_format_and_an_example() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("g o n f1").sees("Trường: Danh hiệu, hình thức").sees("bị giới hạn");
    desk.sees("như «tien").sees("Bắt buộc nhập.").press("esc").types("tien tien");
    desk.press("enter tab tab f1").sees("Trường: Tỷ lệ").sees("như 15 %").sees("Để trống được");
    desk.press("L").sees("Field: Ratio").sees("such as 15 %").press("right").sees_not("Field:");
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 e");
    while !desk.screen().contains("› Thành phần") {
        desk.press("down");
    }
    desk.press("f1").sees("Trường: Thành phần, Người dự").sees("Những ai dự.");
    desk.sees("để trống nếu chỉ biết đơn vị").sees("Mỗi dòng có: Người dự, Vai trò");
    let mut desk = Desk::at(SMALL, Lang::En);
    desk.press("4 n f1").sees("one line of text, such as “Trần Thị Ngọc”.");
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("g v n");
    while !desk.screen().contains("› Quy định") {
        desk.press("down");
    }
    desk.press("f1").sees("QĐ 2218/QĐ-BTNMT").sees("NĐ 91/2017 điều 45");
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
