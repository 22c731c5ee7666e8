//! Typing into fields and rows.

use jiff::civil::date;
use thidua::command::Command;
use thidua::keymap::Code;
use thidua::model::{Kind, Record};

use super::bench::{Bench, link};

const PEOPLE: [&str; 6] = [
    "Hoàng Văn Thức",
    "Trương Văn Đạt",
    "Trần Thị Ngọc",
    "Lại Hồng Thanh",
    "Nguyễn Thị Hoa",
    "Lê Minh",
];

#[test]
fn a_meeting_with_six_attendees_by_keyboard_alone() {
    let mut bench = Bench::new(Kind::Meeting);
    bench.shows("Thêm hội nghị");
    // The bloc and the year are known: the cursor waits at the kind.
    bench.letters("tong");
    bench.keys(&[Code::Enter]);
    bench.shows("tổng kết");
    bench.keys(&[Code::Down, Code::Down, Code::Down]);
    bench.letters("24/2");
    bench.keys(&[Code::Enter]);
    bench.shows("24/02/2021");
    bench.letters("8h30");
    bench.keys(&[Code::Down; 6]);
    for name in PEOPLE {
        bench.link(Kind::Person, name, name);
        bench.letters("đại biểu");
        bench.keys(&[Code::Tab]);
        bench.link(Kind::Unit, "moi truong", "Tổng cục Môi trường");
        bench.keys(&[Code::Tab]);
    }
    bench.shows("Lê Minh");
    bench.ctrl('s');
    let Record::Meeting(meeting) = bench.saved() else { panic!("a meeting was saved") };
    assert_eq!(meeting.kind, "year_end");
    assert_eq!(meeting.year_reviewed, Some(2020));
    assert_eq!(meeting.date, Some(date(2021, 2, 24)));
    assert_eq!(meeting.attendees.len(), 6);
    for (attendee, name) in meeting.attendees.iter().zip(PEOPLE) {
        assert_eq!(attendee.person, Some(link(Kind::Person, name).id));
        assert_eq!(attendee.role, "đại biểu");
        assert_eq!(attendee.unit, Some(link(Kind::Unit, "Tổng cục Môi trường").id));
        assert!(attendee.present, "a new attendee is present");
    }
    bench.done(link(Kind::Meeting, "it"));
    assert!(bench.stack.is_empty());
}

#[test]
fn a_choice_that_begins_as_typed_comes_before_one_that_does_in_another_language() {
    let mut bench = Bench::new(Kind::Meeting);
    // "preparatory" has it, too, and stands first in the table.
    bench.letters("tổ");
    bench.keys(&[Code::Enter]);
    bench.shows("Loại *           tổng kết");
}

#[test]
fn marks_typed_apart_join_their_letters() {
    let mut bench = Bench::new(Kind::Unit);
    bench.letters("To\u{302}\u{309}ng cu\u{323}c Đa\u{301}t");
    bench.keys(&[Code::Left, Code::Left]);
    bench.letters("x");
    bench.keys(&[Code::Backspace]);
    bench.ctrl('s');
    let Record::Unit(unit) = bench.saved() else { panic!("a unit was saved") };
    assert_eq!(unit.name, "Tổng cục Đát");
}

#[test]
fn a_date_that_is_none_says_so_at_its_field_and_is_kept() {
    let mut bench = Bench::new(Kind::Unit);
    bench.letters("Cục A");
    while !bench.screen().contains("› Có từ ngày") {
        bench.keys(&[Code::Down]);
    }
    bench.letters("32/13");
    bench.keys(&[Code::Down]);
    bench.shows("32/13");
    bench.shows("! ");
    bench.ctrl('s');
    assert!(bench.saves().is_empty());
    assert_eq!(bench.warned.len(), 1);
    bench.shows("› Có từ ngày");
}

#[test]
fn what_is_missing_gets_the_cursor() {
    let mut bench = Bench::new(Kind::Nomination);
    bench.run(Command::FieldDown);
    bench.ctrl('s');
    assert!(bench.saves().is_empty());
    bench.shows("› Đối tượng *");
    bench.shows("! chưa nhập");
}

#[test]
fn a_table_is_pasted_into_cells_and_its_people_are_looked_up() {
    let mut bench = Bench::new(Kind::Meeting);
    while !bench.screen().contains("Người dự") {
        bench.keys(&[Code::Down]);
    }
    bench.paste("Trần Thị Ngọc\tBáo cáo\nLê Minh\tKhách mời\n");
    bench.shows("Báo cáo");
    bench.suggest(Kind::Person, &["Trần Thị Ngọc", "Trần Thị Ngà"]);
    bench.suggest(Kind::Person, &["Lê Minh"]);
    // The required kind, then save.
    while !bench.screen().contains("› Loại *") {
        bench.keys(&[Code::Up]);
    }
    bench.letters(" ");
    bench.ctrl('s');
    let Record::Meeting(meeting) = bench.saved() else { panic!("a meeting was saved") };
    assert_eq!(meeting.attendees.len(), 2);
    assert_eq!(meeting.attendees[0].person, Some(link(Kind::Person, "Trần Thị Ngọc").id));
    assert_eq!(meeting.attendees[1].person, Some(link(Kind::Person, "Lê Minh").id));
    assert_eq!(meeting.attendees[1].role, "Khách mời");
    assert!(meeting.attendees[1].present);
}

#[test]
fn rows_are_made_moved_and_taken_away() {
    let mut bench = Bench::new(Kind::Unit);
    bench.letters("Cục A");
    bench.keys(&[Code::Down, Code::Down]);
    for alias in ["một", "hai", "ba"] {
        bench.letters(alias);
        bench.keys(&[Code::Enter]);
    }
    bench.keys(&[Code::Up]);
    bench.run(Command::RowUp);
    bench.run(Command::FieldUp);
    bench.run(Command::RowDelete);
    bench.ctrl('s');
    let Record::Unit(unit) = bench.saved() else { panic!("a unit was saved") };
    let names: Vec<&str> = unit.aliases.iter().map(|alias| alias.name.as_str()).collect();
    assert_eq!(names, ["ba", "hai"]);
}

#[test]
fn a_long_text_has_lines_of_its_own() {
    let mut bench = Bench::new(Kind::Unit);
    bench.letters("Cục A");
    while !bench.screen().contains("› Nguồn, ghi chú") {
        bench.keys(&[Code::Down]);
    }
    bench.letters("dòng một");
    bench.keys(&[Code::F(2), Code::Enter]);
    bench.letters("dòng hai");
    bench.keys(&[Code::Esc]);
    bench.ctrl('s');
    let Record::Unit(unit) = bench.saved() else { panic!("a unit was saved") };
    assert_eq!(unit.note, "dòng một\ndòng hai");
}

#[test]
fn a_typed_letter_changes_few_cells() {
    let mut bench = Bench::new(Kind::Unit);
    bench.letters("Tổng cục Môi");
    let before = bench.screen();
    bench.letters("x");
    let after = bench.screen();
    let changed = before.chars().zip(after.chars()).filter(|(a, b)| a != b).count();
    assert!((1..=2).contains(&changed), "{changed} cells changed");
}
