//! Namesakes are doubted, two that are one are merged, and a nominee's past stands on one screen.

use thidua::model::{Kind, Record};
use thidua::store::request::Request;
use thidua::text::Lang;

use crate::desk::{Desk, LARGE, SMALL};

#[test]
fn somebody_who_is_there_already_is_entered_only_on_purpose() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let before = desk.store.count(Kind::Person).unwrap();
    desk.press("4 n").types("Hoang Van Thuc").press("ctrl-s");
    desk.sees("Có điều đáng ngờ. Vẫn lưu?").sees("có thể trùng với CN-").sees("Hoàng Văn Thức");
    desk.press("k").sees_not("Có điều đáng ngờ").sees("! có thể trùng với");
    assert_eq!(desk.store.count(Kind::Person).unwrap(), before);
    desk.press("ctrl-s y");
    assert_eq!(desk.store.count(Kind::Person).unwrap(), before + 1);
    let saves = desk.asked.iter().filter_map(|request| match request {
        Request::Save(saves) => Some(saves[0].despite),
        _ => None,
    });
    assert_eq!(saves.collect::<Vec<_>>(), [false, false, true]);
    desk.sees("Đã lưu");
    desk.press("u");
    assert_eq!(desk.store.count(Kind::Person).unwrap(), before);
}

#[test]
fn two_that_are_one_are_merged_and_taken_apart_again() {
    let mut desk = Desk::at(LARGE, Lang::En);
    let before = desk.store.count(Kind::Person).unwrap();
    desk.press("4 n").types("Hoàng Văn Thức").press("tab tab").types("1969").press("ctrl-s y");
    assert_eq!(desk.store.count(Kind::Person).unwrap(), before + 1);
    desk.press("M").sees("mark one record and put the cursor on the other");
    desk.press("/").types("hoang van thuc").press("enter home space M");
    desk.sees("Merge: which one stays?").sees("born 1969").sees("born unknown");
    // "Not this one" keeps the other: whichever it is, one is left and has the birth year.
    desk.press("n").sees("Done: merge");
    assert_eq!(desk.store.count(Kind::Person).unwrap(), before);
    let mut born = Vec::new();
    desk.store
        .scan_records(Kind::Person, &mut |stored| {
            if let Record::Person(person) = stored.record
                && person.name == "Hoàng Văn Thức"
            {
                born.push(person.birth_year);
            }
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(born, [Some(1969)]);
    desk.press("u").sees("merge CN-0").sees("into CN-0");
    assert_eq!(desk.store.count(Kind::Person).unwrap(), before + 1);
}

#[test]
fn the_past_of_a_nominee_is_read_and_goes_on() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("3 * N").rest();
    desk.sees("Lịch sử khen thưởng").sees("đề nghị:");
    let before = desk.screen();
    desk.press("enter").sees_not("Lịch sử khen thưởng").press("esc");
    assert_eq!(desk.screen(), before);
    desk.press("n").sees("đề nghị khen thưởng");
    desk.press("esc esc").sees_not("Lịch sử khen thưởng");
}

#[test]
fn the_last_line_offers_the_merge_of_two_marked_and_what_a_person_got() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("4").sees("N lịch sử khen thưởng").sees_not("M gộp");
    desk.press("space j").sees("M gộp hai bản ghi");
}
