//! Pointing at records: suggestions, holding, creating in place.

use thidua::command::{Command, Context};
use thidua::keymap::Code;
use thidua::model::{Kind, Record};
use thidua::store::request::Actor;

use super::bench::{Bench, link};

#[test]
fn accepting_waits_for_the_answer_to_the_last_letter() {
    let mut bench = Bench::new(Kind::Nomination);
    bench.letters("ngo");
    let early = bench.last_ask();
    bench.letters("c");
    bench.keys(&[Code::Tab]);
    assert_eq!(bench.held, 1);
    bench.hear(&thidua::store::request::Notice::Suggested(early, vec![]));
    assert_eq!(bench.held, 2, "an answer to an older text leaves the keys held");
    bench.hides("Trần Thị Ngọc");
    bench.suggest(Kind::Person, &["Trần Thị Ngọc", "Ngọc Anh"]);
    assert_eq!(bench.held, 2);
    bench.shows("Trần Thị Ngọc");
    bench.shows("› Đơn vị đề nghị");
}

#[test]
fn the_list_is_moved_through_and_left() {
    let mut bench = Bench::new(Kind::Nomination);
    bench.letters("ngoc");
    bench.suggest(Kind::Person, &["Trần Thị Ngọc", "Ngọc Anh"]);
    assert_eq!(bench.stack[0].contexts()[0], Context::Picker);
    bench.shows("+ tạo mới cá nhân “ngoc”");
    bench.keys(&[Code::Down, Code::Enter]);
    bench.shows("Ngọc Anh");
    bench.hides("Trần Thị Ngọc");

    bench.letters("x");
    bench.suggest(Kind::Unit, &["Xưởng"]);
    bench.keys(&[Code::Esc]);
    assert_eq!(bench.stack[0].contexts()[0], Context::Text);
    bench.keys(&[Code::Down]);
    bench.shows("! chọn một trong danh sách, hoặc tạo mới");
}

#[test]
fn a_person_is_created_in_place_and_taken() {
    let mut bench = Bench::new(Kind::Meeting);
    while !bench.screen().contains("Người dự") {
        bench.keys(&[Code::Down]);
    }
    bench.letters("Lê Minh");
    bench.suggest(Kind::Person, &[]);
    bench.keys(&[Code::Enter]);
    assert_eq!(bench.stack.len(), 2);
    bench.shows("Thêm cá nhân");
    bench.shows("Lê Minh");
    bench.ctrl('s');
    assert!(matches!(bench.saved(), Record::Person(person) if person.name == "Lê Minh"));
    let made = link(Kind::Person, "made");
    bench.done(made);
    assert_eq!(bench.stack.len(), 1);
    bench.shows("Lê Minh");
    while !bench.screen().contains("› Loại *") {
        bench.keys(&[Code::Up]);
    }
    bench.letters(" ");
    bench.run(Command::Save);
    let Record::Meeting(meeting) = bench.saved() else { panic!("a meeting was saved") };
    assert_eq!(meeting.attendees[0].person, Some(made.id));
    assert!(meeting.attendees[0].present);
}

#[test]
fn a_persons_unit_and_post_are_filled_in_beside() {
    let store = crate::desk::demo();
    let actor = Actor { who: "an".to_owned(), via: "local".to_owned() };
    let mut bench = Bench::new(Kind::Meeting);
    bench.desk.catalog = store.catalog();
    while !bench.screen().contains("Người dự") {
        bench.keys(&[Code::Down]);
    }
    let mut answered = bench.asked.len();
    bench.letters("tran thi ngoc");
    for _ in 0..2 {
        let asked = bench.asked.split_off(answered);
        answered += asked.len();
        for request in asked {
            bench.asked.push(request.clone());
            for notice in store.answer(&actor, request) {
                bench.hear(&notice);
            }
        }
        bench.keys(&[Code::Tab]);
    }
    bench.shows("Trần Thị Ngọc");
    bench.shows("Phó Vụ trưởng");
    bench.shows("Vụ Tổ chức cán bộ");
}

#[test]
fn news_from_others_leaves_what_is_being_typed() {
    let mut bench = Bench::new(Kind::Unit);
    bench.letters("Cục A ");
    let effects = bench.stack[0].refresh(&bench.desk);
    assert!(effects.is_empty());
    bench.letters("B");
    bench.shows("Cục A B");
    bench.keys(&[Code::Down]);
    bench.desk.lang = thidua::text::Lang::En;
    bench.stack[0].refresh(&bench.desk);
    bench.shows("New unit");
}
