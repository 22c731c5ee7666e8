//! Finding: who holds the chair, filter, sort, scope, history, copy, language.

use crate::desk::{Desk, LARGE, SMALL};
use thidua::effect::Effect;
use thidua::text::Lang;

#[test]
fn anyone_sees_who_holds_the_chair() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.sees("★ Trưởng Khối 2021: Địa chất và Khoáng sản").sees("Khí tượng Thủy văn");
    desk.press("[").sees("★ Trưởng Khối 2020: Môi trường");
    desk.press("[").sees("★ Trưởng Khối 2019: chưa rõ");
    desk.press("c")
        .sees("Trưởng Khối qua các năm")
        .press("left")
        .sees("chưa rõ ai làm Trưởng Khối");
}

#[test]
fn the_filter_ignores_marks_and_the_order_of_words() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 /").types("ngoc tran thi").press("enter");
    desk.sees("Trần Thị Ngọc").sees("1/1").sees_not("Hoàng Văn Thức");
    desk.press("esc").sees("Hoàng Văn Thức");
    desk.press("esc 1 /").types("dia chat").press("enter").sees("Địa chất và Khoáng sản");
    desk.sees_not("Quản lý đất đai");
}

#[test]
fn a_filter_that_finds_nothing_says_so() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 /").types("zzz").press("enter").sees("không có hội nghị nào khớp «zzz»");
}

#[test]
fn persons_stand_by_their_given_names() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let screen = desk.press("4").screen();
    let place = |name: &str| screen.find(name).unwrap();
    let names = ["Trương Văn Đạt", "Trần Thị Ngọc", "Lại Hồng Thanh", "Hoàng Văn Thức"];
    let places: Vec<_> = names.iter().map(|name| place(name)).collect();
    assert!(places.is_sorted(), "{screen}");
}

#[test]
fn sorting_by_a_column_and_back() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("5 s").sees("Sắp xếp theo").press("down enter").sees("Viết tắt ↑");
    desk.press("s enter").sees("Viết tắt ↓").press("s up enter").sees_not("↓");
}

#[test]
fn an_order_by_a_column_that_is_not_there_is_said() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("* 3 s down down enter").sees("  Khối ↑").press("s enter").sees("  Khối ↓");
    desk.press("s down enter").sees("Đối tượng ↑").sees_not("  Khối ↑");
}

#[test]
fn choosing_a_unit_narrows_meetings_and_nominations() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("* 1 down w").sees("chỉ Địa chất và Khoáng sản").sees("3 Đề nghị khen thưởng 3");
    desk.press("down down w").sees("3 Đề nghị khen thưởng 0").sees("2 Hội nghị 1");
    desk.press("W").sees_not("chỉ Địa").sees("3 Đề nghị khen thưởng 3");
}

#[test]
fn history_tells_who_changed_which_field() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("4 e tab tab").types("1970").press("ctrl-s H");
    desk.sees("Ban Thư ký").sees("Năm sinh").sees("– → 1970");
}

#[test]
fn copying_goes_to_the_clipboard_of_the_terminal() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 y");
    assert!(
        desk.out
            .iter()
            .any(|effect| matches!(effect, Effect::Copy(text) if text.contains("Trương Văn Đạt")),)
    );
}

#[test]
fn the_tree_folds() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("1 down").sees("Một tập thể").press("left").sees_not("Một tập thể");
    desk.sees("▸ Địa chất").press("right").sees("Một tập thể");
}

#[test]
fn another_bloc_is_worked_on_by_choosing_it() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("7 /").types("cum").press("enter b");
    desk.sees("Cụm").sees("Sở TN&MT Hà Tĩnh").sees_not("Khí tượng Thủy văn");
}

#[test]
fn the_record_that_is_called_so_comes_before_those_that_mention_it() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    for (typed, found) in [
        ("dia chat va khoang san", "Địa chất và Khoáng sản"),
        ("Tổng cục Môi trường", "Môi trường"),
        ("bien va", "Biển và Hải đảo"),
    ] {
        desk.press("3 n")
            .types(typed)
            .press("enter")
            .sees(&format!("Đối tượng *             {found}\n"));
        desk.press("esc n");
    }
}

#[test]
fn marking_all_marks_what_is_not_on_the_screen_too() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("5 a").sees("●18").press("A").sees_not("●");
    desk.press("/").types("chien si").press("enter a").sees("1/5 (trong 18) ●5");
}

#[test]
fn esc_and_a_key_that_arrive_together_are_both_heard() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("c").sees("Trưởng Khối qua các năm").press("alt-2").sees("─ 2 Hội nghị 1/1");
}

#[test]
fn the_language_is_switched_by_a_key() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("L").sees("Units").sees("Chair 2021").press("L").sees("Đơn vị");
}

#[test]
fn the_palette_says_why_something_cannot_be_done() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press(":").types("hoan tac").sees("không có gì để hoàn tác");
    desk.press("esc :").types("timeline").sees("Trưởng Khối qua các năm").press("esc");
    desk.press(":").types("truong khoi nam").press("enter").sees("Trưởng Khối qua các năm");
}

#[test]
fn a_screen_too_small_says_so_in_one_line() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.resize(thidua::event::Size { width: 50, height: 10 });
    desk.sees("Màn hình quá nhỏ, cần ít nhất 60×16");
    desk.resize(SMALL).sees("Khối Thi đua III");
}

#[test]
fn a_key_that_means_nothing_here_says_so() {
    let mut desk = Desk::at(SMALL, Lang::En);
    desk.press("ctrl-c").sees("nothing is open; q quits");
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("c z").sees("không dùng được ở đây: phóng to ô này");
}

#[test]
fn the_place_of_a_tone_and_i_or_y_make_no_difference_wherever_something_is_looked_for() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    for (typed, found) in [
        ("khi tuong thuỷ văn", "Khí tượng Thủy văn"),
        ("thủy van", "Khí tượng Thủy văn"),
        ("quản lí đất đai", "Quản lý đất đai"),
        ("quan lý", "Quản lý đất đai"),
    ] {
        desk.press("1 /")
            .types(typed)
            .press("enter")
            .sees("1/1 (trong 7)")
            .sees(found)
            .press("esc");
    }
    for typed in ["khí tượng thuỷ", "khí tượng thủy", "khi tuong thuy"] {
        let mut desk = Desk::at(LARGE, Lang::Vi);
        desk.press("3 n").types(typed).sees("Khí tượng Thủy văn");
    }
    for typed in ["nhiệm kì", "nhiệm kỳ", "nhiem ky"] {
        desk.press(":").types(typed).sees("nhiệm kỳ Trưởng Khối").press("esc");
    }
    desk.press("1 :").types("xoá").sees("xóa  d d").press("esc");
}

#[test]
fn a_name_that_is_not_family_middle_given_says_so_until_it_has_a_sort_key() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 n").types("H'Hen Niê").rest().sees("đề nghị ghi «H'Hen Niê»");
    desk.press("ctrl-s").sees("H'Hen Niê ?").press("enter").rest();
    desk.sees("Tên để sắp xếp: tên không theo lối").press("e");
    while !desk.screen().contains("› Tên để sắp xếp") {
        desk.press("down");
    }
    desk.types("H'Hen Niê").rest().sees_not("đề nghị ghi").press("ctrl-s esc");
    let screen = desk.screen();
    assert!(!screen.contains("Niê ?"), "{screen}");
    let place = |name: &str| screen.find(name).unwrap();
    assert!(
        place("Trương Văn Đạt") < place("H'Hen Niê") && place("H'Hen Niê") < place("Trần Thị Ngọc")
    );
}
