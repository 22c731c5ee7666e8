//! Entering, correcting, undoing: what must not lose a line.

use std::sync::Arc;

use crate::desk::{Desk, LARGE, SMALL, empty, setup};
use thidua::app::Setup;
use thidua::effect::Effect;
use thidua::event::Event;
use thidua::keymap::Keymap;
use thidua::model::{Kind, Record};
use thidua::store::Store;
use thidua::store::request::{Query, Request};
use thidua::text::Lang;

/// Every record of a kind, in the order of the usual list.
fn all(store: &Store, kind: Kind) -> Vec<Record> {
    let mut cache = thidua::store::catalog::query::Cache::default();
    let page = store.page(&Query::of(kind), &mut cache, &|| false).unwrap().unwrap();
    page.rows.iter().map(|row| row.stored.record.clone()).collect()
}

#[test]
fn a_clerk_starts_with_nothing_and_makes_bloc_members_and_chair() {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    desk.sees("Những bước đầu").press("esc").sees("chưa có khối thi đua");
    desk.press("1 n").sees("chưa có khối thi đua: g 0 để được dẫn từng bước, hoặc 7 rồi n");
    desk.press("7 n").types("Khối Thi đua I").press("tab").types("Bộ Nội vụ").press("ctrl-s");
    desk.sees("KH-1").press("esc 1");
    for name in ["Tổng cục Môi trường", "Tổng cục Biển và Hải đảo"] {
        desk.press("n").types(name).press("ctrl-s");
    }
    desk.sees("DV-0002").sees("1/2");
    desk.press("6 n").types("moi truong").press("enter").press("ctrl-s");
    desk.sees("2021 Tổng cục Môi trường").press("esc");
    desk.sees("★ Trưởng Khối 2021: Tổng cục Môi trường");
}

#[test]
fn a_meeting_with_six_attendees_is_typed_like_a_spreadsheet() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 n").types("sơ kết").press("tab tab tab tab").types("15/7/2021").press("tab");
    desk.types("8h30")
        .press("tab")
        .types("Hà Nội")
        .press("tab")
        .types("trực tiếp")
        .press("tab tab");
    desk.types("lai hong thanh").press("tab tab");
    for person in ["hoang van thuc", "tran thi ngoc", "lai hong thanh", "truong van dat"] {
        desk.types(person).press("enter enter");
    }
    desk.press("tab tab").types("bien va hai dao").press("enter enter");
    desk.press("tab tab").types("quan ly dat dai").press("enter");
    desk.press("ctrl-s").sees("HN-2021-02");
    let meetings = all(&desk.store, Kind::Meeting);
    let Record::Meeting(meeting) = &meetings[0] else { panic!() };
    assert_eq!(meeting.attendees.len(), 6);
    assert_eq!(meeting.place, "Hà Nội");
    assert_eq!(meeting.time.unwrap().to_string(), "08:30:00");
    assert!(meeting.attendees.iter().all(|attendee| attendee.present));
    assert!(meeting.attendees[4].person.is_none() && meeting.attendees[4].unit.is_some());
}

#[test]
fn ten_nominations_undone_and_redone() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    for number in 1..=10 {
        desk.press("3 n").types("bien va hai dao").press("enter");
        desk.press("tab").types("TTLĐXS").press("enter");
        while !desk.screen().contains("› Thành tích\n") {
            desk.press("tab");
        }
        desk.types(&format!("Hoàn thành xuất sắc nhiệm vụ, đợt {number}")).press("ctrl-s");
        if number > 1 {
            // The same award again in one year: saved on purpose.
            desk.sees("Vẫn lưu?").press("y");
        }
        desk.sees(&format!("DN-2021-{number:04}"));
    }
    assert_eq!(all(&desk.store, Kind::Nomination).len(), 12 + 10);
    for _ in 0..10 {
        desk.press("u");
    }
    assert_eq!(all(&desk.store, Kind::Nomination).len(), 12);
    desk.press("u").sees("không có gì để hoàn tác");
    for _ in 0..10 {
        desk.press("ctrl-r");
    }
    assert_eq!(all(&desk.store, Kind::Nomination).len(), 22);
    desk.press("ctrl-r").sees("không có gì để làm lại");
    desk.sees("3 Đề nghị khen thưởng 1/10");
}

#[test]
fn faults_stand_at_their_fields_and_nothing_is_saved() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 n").types("tổng kết").press("tab tab tab tab").types("30/2/2021").press("ctrl-s");
    desk.sees("tháng 2").sees("chưa lưu");
    assert_eq!(all(&desk.store, Kind::Meeting).len(), 1);
}

#[test]
fn a_choice_that_was_emptied_stays_empty() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 n").types("Nguyễn Văn An").press("tab").types("ô").press("ctrl-x tab");
    desk.types("1971").press("ctrl-s");
    let born = |record: &Record| match record {
        Record::Person(person) if person.name == "Nguyễn Văn An" => {
            Some((person.honorific.clone(), person.birth_year))
        }
        _ => None,
    };
    let found: Vec<_> = all(&desk.store, Kind::Person).iter().filter_map(born).collect();
    assert_eq!(found, [(String::new(), Some(1971))]);
}

#[test]
fn a_new_nomination_is_a_regular_one_unless_said_otherwise() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("3 n").types("hoang van thuc").press("enter tab").types("LĐTT").press("enter");
    desk.sees("thường xuyên").press("ctrl-s");
    let kinds = |record: &Record| match record {
        Record::Nomination(nomination) => Some(nomination.kind.clone()),
        _ => None,
    };
    let kinds: Vec<_> = all(&desk.store, Kind::Nomination).iter().filter_map(kinds).collect();
    assert!(kinds.contains(&"regular".to_owned()), "{kinds:?}");
}

#[test]
fn a_deadline_asks_for_a_step_that_can_be_reached() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("g h n").types("5/12/2020").press("tab f4");
    desk.sees("đơn vị đã xét").sees("đã trao").sees_not("dự thảo").sees_not("tạm dừng");
}

#[test]
fn leaving_a_changed_form_asks() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 n").types("Nguyễn Văn An").press("esc").sees("thay đổi chưa lưu");
    desk.press("esc").sees("Nguyễn Văn An");
    desk.press("esc k").sees_not("Nguyễn Văn An");
    assert_eq!(all(&desk.store, Kind::Person).len(), 6);
}

#[test]
fn a_draft_survives_a_lost_line_and_is_offered_again() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 n").types("Nguyễn Văn An");
    desk.event(Event::Hangup);
    let mut later = Desk::with(desk.store.clone(), SMALL, Lang::Vi);
    later.sees("Bản nháp chưa lưu").press("enter").sees("Nguyễn Văn An").press("ctrl-s");
    later.sees("CN-0007");
    let mut again = Desk::with(desk.store.clone(), SMALL, Lang::Vi);
    again.sees_not("Bản nháp chưa lưu");
}

#[test]
fn a_form_that_was_saved_is_not_offered_again_wherever_the_line_is_lost() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 n").types("Nguyễn Văn An").rest();
    let save = |request: &Request| matches!(request, Request::Save(_));
    desk.press("ctrl-s");
    let saved = desk.asked.iter().position(save).unwrap();
    let kept = desk.asked.iter().position(|it| matches!(it, Request::KeepDraft(_))).unwrap();
    assert!(kept < saved, "what is typed is kept before it is saved");
    let store = crate::desk::demo();
    for request in desk.asked[..=saved].iter().cloned() {
        store.answer(&desk.actor, request);
    }
    assert_eq!(all(&store, Kind::Person).len(), 7);
    assert!(store.drafts("Ban Thư ký").unwrap().is_empty(), "the save took the draft with it");
}

#[test]
fn somebody_else_saved_in_between() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let mut other = Desk::with(desk.store.clone(), SMALL, Lang::Vi);
    desk.press("4 e").types("").press("tab tab").types("1970");
    other.press("4 e tab tab").types("1971").press("ctrl-s");
    desk.press("ctrl-s").sees("1970").sees("1971");
    assert!(desk.asked.iter().any(|request| matches!(request, Request::Save(_))));
}

#[test]
fn what_is_referred_to_is_not_deleted() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("1 d d c").sees("HN-2021-01");
    assert_eq!(all(&desk.store, Kind::Meeting).len(), 1);
    desk.sees("Biển và Hải đảo");
}

#[test]
fn marked_nominations_change_state_together() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("3 [ t").types("đã có quyết định").press("tab").types("1/2/2021").press("ctrl-s");
    desk.sees("đã trình → đã có quyết định");
    desk.press("a t").types("đã trao").press("tab").types("1/3/2021").press("ctrl-s");
    let states = |desk: &Desk| {
        let all = all(&desk.store, Kind::Nomination).into_iter();
        let of_2020 = all.filter_map(|record| match record {
            Record::Nomination(it) if it.year == 2020 => Some(it.state().to_owned()),
            _ => None,
        });
        let mut states: Vec<_> = of_2020.collect();
        states.sort();
        states
    };
    assert_eq!(states(&desk).len(), 3);
    assert!(states(&desk).iter().all(|state| state == "presented"));
    assert_eq!(desk.asked.iter().filter(|it| matches!(it, Request::Step(..))).count(), 2);
    desk.press("u");
    assert!(states(&desk).iter().all(|state| state == "decided"));
}

#[test]
fn a_table_from_a_spreadsheet_comes_into_its_cells_as_the_terminal_sends_it() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 n").types("sơ kết");
    while !desk.screen().contains("Người dự") {
        desk.press("tab");
    }
    let sent = "Trần Thị Ngọc\tthư ký\tMôi trường\rLại Hồng Thanh\tđại biểu\r";
    desk.event(Event::Paste(thidua::terminal::input::pasted(sent)));
    desk.press("ctrl-s").sees("HN-2021-02");
    let meetings = all(&desk.store, Kind::Meeting);
    let new = meetings.iter().find(|record| record.code() == "HN-2021-02");
    let Some(Record::Meeting(meeting)) = new else { panic!() };
    let roles: Vec<&str> = meeting.attendees.iter().map(|it| it.role.as_str()).collect();
    assert_eq!(roles, ["thư ký", "đại biểu"]);
    assert!(meeting.attendees.iter().all(|it| it.person.is_some()));
    assert!(meeting.attendees[0].unit.is_some());
}

#[test]
fn a_fault_in_a_row_names_its_column() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("7 n").types("Khối Thi đua V").press("tab tab").types("20").press("tab");
    desk.types("nhiều").press("tab").types("ít").press("ctrl-s");
    desk.sees("! Năm: ").sees("! Đơn vị trực thuộc: phải là số").sees("! Số người: phải là số");
}

#[test]
fn long_names_of_the_chair_are_cut_with_a_sign_and_none_vanishes() {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    desk.press("esc 7 n").types("Khối Thi đua I").press("ctrl-s").press("esc 1");
    for name in ["Tổng cục Địa chất và Khoáng sản Việt Nam", "Tổng cục Biển và Hải đảo Việt Nam"]
    {
        desk.press("n").types(name).press("ctrl-s");
    }
    desk.press("6 n").types("dia chat").press("enter").types("bien va hai dao").press("enter");
    desk.press("ctrl-s esc");
    let screen = desk.screen();
    let chair = screen.lines().nth(1).unwrap();
    assert!(chair.contains("Tổng cục Địa") && chair.contains("Tổng cục Biển"), "{chair}");
    assert!(chair.contains('…'), "{chair}");
}

#[test]
fn the_bar_says_each_key_once() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 s");
    let screen = desk.screen();
    assert_eq!(screen.lines().last().unwrap().matches("đóng, bỏ").count(), 1, "{screen}");
}

#[test]
fn a_change_of_state_names_the_nominee_and_offers_what_may_follow() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("3 * t").sees("Chuyển trạng thái DN-2020-0003 Một cá nhân");
    desk.press("f4").sees("đã có quyết định").sees("trả lại");
    desk.sees_not("dự thảo").sees_not("đã trình").sees_not("đã trao");
    desk.press("esc space").sees("đã có quyết định");
    desk.press("esc n down space down space t").sees("Chuyển trạng thái 2 đề nghị: DN-2020-0002");
    desk.press("f4").sees("hủy quyết định").sees_not("trả lại");
}

#[test]
fn a_long_fault_is_read_to_its_end() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 n").types("duong sat").press("tab").sees_not("…").sees("họp trù bị");
}

#[test]
fn office_hands_copy_a_field_without_leaving_the_form() {
    let store = crate::desk::demo();
    let keymap = Arc::new(Keymap::shipped("office").unwrap());
    let setup = Setup { keymap, ..setup(&store, SMALL, Lang::Vi) };
    let mut desk = Desk::begin(store, setup);
    desk.press("2 n ctrl-c").sees("chỗ này chưa có chữ");
    desk.press("tab").types("Họp trù bị").press("ctrl-c").sees("bộ nhớ tạm");
    assert!(
        desk.out.iter().any(|effect| matches!(effect, Effect::Copy(text) if text == "Họp trù bị"))
    );
    desk.sees("Thêm hội nghị");
}

#[test]
fn a_refusal_too_long_for_a_line_is_read_to_its_end() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 e").types(" (VEA)").press("ctrl-s");
    desk.actor.who = "Bình".to_owned();
    desk.press("e").types(" (Bộ TN&MT)").press("ctrl-s");
    desk.actor.who = "Ban Thư ký".to_owned();
    desk.press("u").sees("không hoàn tác được").sees("Bình");
}

#[test]
fn a_pasted_table_of_attendees_fills_what_stands_beside_each_person() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("2 n").types("tổng kết").press("enter");
    while !desk.screen().contains("Người dự") {
        desk.press("down");
    }
    desk.event(Event::Paste("Hoàng Văn Thức\nTrần Thị Ngọc\tbáo cáo\n".to_owned()));
    desk.sees("Phó Tổng cục trưởng").press("ctrl-s");
    let meetings = all(&desk.store, Kind::Meeting).into_iter();
    let mut attendees = meetings.filter_map(|record| match record {
        Record::Meeting(it) if it.attendees.len() == 2 => Some(it.attendees),
        _ => None,
    });
    let attendees = attendees.next_back().expect("the meeting was saved");
    assert!(attendees.iter().all(|it| it.unit.is_some()), "{attendees:?}");
    assert_eq!(attendees[1].role, "báo cáo", "what was pasted stays");
}

#[test]
fn what_was_typed_during_a_save_does_not_answer_the_question_that_comes_of_it() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 n").types("Trần Thị Ngọc");
    desk.waiting = Some(Vec::new());
    desk.press("ctrl-s y 3 n");
    for request in desk.waiting.take().unwrap() {
        desk.answer(request);
    }
    desk.sees("Có điều đáng ngờ").press("n").sees("Trần Thị Ngọc");
    assert_eq!(all(&desk.store, Kind::Person).len(), 6);
}

#[test]
fn letters_of_an_abbreviation_choose_the_award_that_is_there() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("3 n").types("hoang van thuc").press("enter").press("tab").types("csttq");
    desk.sees("Chiến sĩ thi đua toàn quốc").press("enter").sees_not("Thêm danh hiệu");
    desk.sees("Chiến sĩ thi đua toàn quốc");
}

#[test]
fn what_is_saved_outside_the_year_shown_is_said_to_be() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("3 n").types("hoang van thuc").press("enter");
    for (field, text) in [("Danh hiệu", "csttq"), ("Năm", "2019")] {
        while !desk.screen().contains(&format!("› {field}")) {
            desk.press("tab");
        }
        desk.types(text);
    }
    desk.press("ctrl-s").sees("Đã lưu");
    desk.sees("thuộc năm 2019, ngoài năm 2021 đang xem");
}

#[test]
fn what_was_undone_and_redone_is_told_as_past() {
    let mut desk = Desk::at(SMALL, Lang::En);
    desk.press("4 n").types("Lê Văn Tám").press("ctrl-s").sees("Saved: add CN-0007");
    desk.press("u").sees("Undone: add CN-0007 Lê Văn Tám");
    desk.press("ctrl-r").sees("Redone: add CN-0007 Lê Văn Tám");
}
