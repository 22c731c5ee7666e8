//! The parts on their own: a line, a long text, a question.

use proptest::prelude::*;
use thidua::command::Command;
use thidua::model::{Id, Kind, Link};
use thidua::store::request::Request;
use thidua::text::{Message, nfc};
use thidua::ui::confirm::{Confirm, Then};
use thidua::ui::line::Line;
use thidua::ui::long_text::LongText;
use unicode_width::UnicodeWidthStr;

#[test]
fn words_are_moved_over_and_deleted() {
    let mut line = Line::new("Tổng cục Môi trường");
    assert!(line.run(Command::WordLeft));
    assert!(line.run(Command::DeleteWord));
    assert_eq!(line.text(), "Tổng cục trường");
    line.run(Command::LineStart);
    line.run(Command::WordRight);
    line.insert("!");
    assert_eq!(line.text(), "Tổng! cục trường");
    line.run(Command::DeleteToEnd);
    assert_eq!(line.text(), "Tổng!");
    assert!(!line.run(Command::Save));
}

#[test]
fn a_line_pasted_over_several_becomes_one() {
    let mut line = Line::default();
    line.insert_flat("một\nhai\tba\n");
    assert_eq!(line.text(), "một hai ba");
}

#[test]
fn a_confirm_says_what_would_happen() {
    let request = Request::Delete(vec![(Link::new(Kind::Unit, Id::of_name("x")), 1)]);
    let confirm = Confirm::before(Message::new("Xóa?", "Delete?"), vec![], request.clone());
    assert_eq!(confirm.answer(Command::Yes), Some(Then::Ask(Box::new(request))));
    assert_eq!(confirm.answer(Command::No), Some(Then::Stay));
    assert_eq!(confirm.answer(Command::Cancel), Some(Then::Stay));
    assert_eq!(confirm.answer(Command::Save), None);
}

proptest! {
    #[test]
    fn a_line_stays_in_normal_form_and_its_cursor_in_sight(
        typed in prop::collection::vec("[a-zđ \u{301}\u{309}\u{323}ươ漢👩]{0,3}", 0..20),
        commands in prop::collection::vec(prop::sample::select(vec![
            Command::Left, Command::Right, Command::WordLeft, Command::Backspace,
            Command::DeleteForward, Command::LineStart, Command::DeleteWord,
        ]), 20),
        width in 1u16..30,
    ) {
        let mut line = Line::default();
        for (text, command) in typed.iter().zip(commands) {
            line.insert(text);
            line.run(command);
            prop_assert_eq!(line.text(), nfc(line.text()));
            prop_assert!(line.text().is_char_boundary(line.cursor()));
            let (_, cell) = line.window(width);
            prop_assert!(cell < width);
        }
    }

    #[test]
    fn wrapped_lines_hold_all_of_the_text_and_fit(text in "[a-ză \n]{0,80}", width in 3u16..20) {
        let long = LongText::new(&text);
        let lines = long.wrapped(width);
        let mut end = 0;
        for range in &lines {
            prop_assert!(range.start == end || (range.start == end + 1 && text.as_bytes()[end] == b'\n'));
            let shown = text[range.clone()].trim_end();
            prop_assert!(shown.width() <= usize::from(width), "{:?}", shown);
            end = range.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn up_and_down_come_back(text in "[a-ză \n]{0,80}", width in 3u16..20) {
        let mut long = LongText::new(&text);
        long.run(Command::First, width);
        for _ in 0..long.wrapped(width).len() {
            long.run(Command::Down, width);
        }
        prop_assert_eq!(long.cursor(width).0, long.wrapped(width).len() - 1);
        for _ in 0..long.wrapped(width).len() {
            long.run(Command::Up, width);
        }
        prop_assert_eq!(long.cursor(width), (0, 0));
    }
}
