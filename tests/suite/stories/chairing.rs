//! The chair goes round: forecasts by hand, doubtful terms, the hand-over ticked off and printed, the checklist.

use jiff::civil::{Date, date};
use thidua::effect::Effect;
use thidua::model::contact::Contact;
use thidua::model::direction::Direction;
use thidua::model::handover::{Handover, HandoverItem};
use thidua::model::term::{Deputy, Term};
use thidua::model::unit::Unit;
use thidua::model::{Id, Kind, Link, Record};
use thidua::store::request::{Actor, Save};
use thidua::text::Lang;

use crate::desk::{Desk, LARGE, SMALL};

/// Somebody else saves a record.
pub fn put(desk: &mut Desk, record: Record) -> Id {
    let other = Actor { who: "Lê Thị B".to_owned(), via: "local".to_owned() };
    let save = Save { id: None, seen: 0, record, begun: None, despite: true };
    let done = desk.store.save(&other, vec![save]).unwrap();
    let changed = thidua::store::request::Notice::Changed(desk.store.catalog());
    desk.event(thidua::event::Event::Store(changed));
    done.links[0].id
}

fn unit(desk: &Desk, code: &str) -> Id {
    desk.store.find_code(Kind::Unit, code).unwrap().unwrap().id
}

fn term(desk: &Desk, code: &str) -> Term {
    let link = desk.store.find_code(Kind::Term, code).unwrap().unwrap();
    match desk.store.get(link).unwrap().unwrap().record {
        Record::Term(term) => term,
        other => panic!("{other:?}"),
    }
}

/// A hand-over of three things for 2022, one of which was received.
pub fn with_handover(desk: &mut Desk) {
    let item = |kind: &str, name: &str, received: bool| HandoverItem {
        kind: kind.to_owned(),
        name: name.to_owned(),
        quantity: Some(1),
        received,
        ..HandoverItem::default()
    };
    let act = Handover {
        bloc: Some(thidua::demo::BLOC),
        year: 2022,
        date: Some(date(2022, 2, 18)),
        giver: Some(unit(desk, "DV-0002")),
        receiver: Some(unit(desk, "DV-0003")),
        items: vec![
            item("flag", "Cờ Trưởng Khối Thi đua III", true),
            item("book", "Sổ theo dõi thi đua, khen thưởng của Khối", false),
            item("data", "Kho dữ liệu thidua và bản sao lưu", false),
        ],
        ..Handover::default()
    };
    put(desk, Record::Handover(act));
}

/// What a chair hands over in 2021: drafts, a direction item that is late, a contact of one member.
pub fn with_open_work(desk: &mut Desk) {
    crate::stories::deciding::drafts(desk, 3);
    let direction = Direction {
        bloc: Some(thidua::demo::BLOC),
        year: 2021,
        text: "Rà soát chức năng, nhiệm vụ của các đơn vị trong Khối".to_owned(),
        owner: "bloc".to_owned(),
        due: Some(date(2021, 2, 10)),
        state: "under_way".to_owned(),
        ..Direction::default()
    };
    put(desk, Record::Direction(direction));
    let person = desk.store.find_code(Kind::Person, "CN-0001").unwrap().unwrap().id;
    let contact = Contact {
        bloc: Some(thidua::demo::BLOC),
        unit: Some(unit(desk, "DV-0003")),
        person: Some(person),
        ..Contact::default()
    };
    put(desk, Record::Contact(contact));
}

#[test]
fn a_forecast_is_set_by_hand_with_a_reason_and_taken_back() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("c right right").sees("Chưa dự báo được: không còn thành viên nào khác");
    desk.sees("Bỏ qua: Quản lý đất đai đã kết thúc hoạt động từ 01/11/2022");
    desk.press("f").sees("Dự kiến Trưởng Khối năm 2023").sees("Khí tượng Thủy văn");
    desk.press("enter").sees("Phó Trưởng Khối dự kiến:").press("enter").sees("Lý do:");
    desk.press("enter").sees("hãy nêu lý do");
    desk.types("Bộ giao tiếp tục").press("enter");
    desk.sees("Dự kiến: Khí tượng Thủy văn – đặt bằng tay: Bộ giao tiếp tục").sees("░░░*");
    // Going back one question at a time, then away.
    desk.press("f esc").sees_not("Dự kiến Trưởng Khối năm").press("f enter esc");
    desk.sees("Đơn vị dự kiến làm Trưởng Khối").press("esc");
    desk.press("u").sees("Chưa dự báo được").press("ctrl-r").sees("Bộ giao tiếp tục");
    desk.press("f").types("bỏ dự kiến").press("enter").sees("Chưa dự báo được");
    desk.press("left f").sees("năm này đã có nhiệm kỳ");
}

#[test]
fn a_term_that_cannot_be_is_refused_and_an_odd_one_asked_about() {
    let desk = Desk::at(SMALL, Lang::En);
    let save = |record: Term, despite: bool| {
        let record = Record::Term(record);
        let save = Save { id: None, seen: 0, record, begun: None, despite };
        desk.store.save(&desk.actor, vec![save])
    };
    let of = |year: i16, chair: &str| Term {
        bloc: Some(thidua::demo::BLOC),
        year,
        chair: Some(unit(&desk, chair)),
        ..Term::default()
    };
    let dated =
        |term: Term, from: Date, until: Date| Term { from: Some(from), until: Some(until), ..term };
    let said = |done: Result<thidua::store::request::Done, thidua::store::request::Refusal>| {
        use thidua::store::request::Refusal::{Doubts, Faults};
        match done {
            Ok(_) => String::new(),
            Err(Faults(found)) => {
                format!("fault {} {}", found[0].1.place.field, found[0].1.says(Lang::En))
            }
            Err(Doubts(found)) => {
                format!("doubt {} {}", found[0].1.place.field, found[0].1.says(Lang::En))
            }
            Err(other) => panic!("{other:?}"),
        }
    };
    let deputy = |code: &str| vec![Deputy { unit: Some(unit(&desk, code)) }];
    let table: [(Term, &str); 6] = [
        (of(2023, "DV-0005"), "fault chair this unit did not exist any more in 2023"),
        (
            Term { deputies: deputy("DV-0001"), ..of(2023, "DV-0003") },
            "fault deputies this unit did not exist any more",
        ),
        (Term { deputies: deputy("DV-0003"), ..of(2023, "DV-0003") }, "fault deputies"),
        (of(2015, "DV-0006"), "doubt chair this unit is not a member of the bloc in 2015"),
        (
            Term { basis: "decision".into(), ..of(2015, "DV-0001") },
            "doubt basis_text it rests on a decision",
        ),
        (
            Term { basis: "election".into(), ..of(2015, "DV-0001") },
            "doubt ballot it rests on an election",
        ),
    ];
    for (term, wanted) in table {
        let told = said(save(term, false));
        assert!(told.starts_with(wanted), "{told}, not {wanted}");
    }
    let first = dated(of(2014, "DV-0001"), date(2014, 2, 20), date(2015, 2, 25));
    assert_eq!(said(save(first, false)), "");
    let overlaps = dated(of(2015, "DV-0003"), date(2015, 2, 1), date(2016, 2, 1));
    let told = said(save(overlaps, false));
    assert!(told.starts_with("fault from overlaps the term 2014 Biển và Hải đảo"), "{told}");
    let meets = dated(of(2015, "DV-0003"), date(2015, 2, 25), date(2016, 2, 1));
    assert_eq!(said(save(meets, false)), "", "the day of the hand-over belongs to both");
    let odd = Term { basis: "decision".into(), ..of(2016, "DV-0001") };
    assert_eq!(said(save(odd, true)), "");
    assert_eq!(term(&desk, "TK-2016").basis, "decision");
}

#[test]
fn a_past_term_without_an_evaluation_is_said_to_lack_it() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("6 enter").sees_not("Hội đồng chưa đánh giá");
    desk.press("esc /").types("2013").press("enter enter").sees("Hội đồng chưa đánh giá nhiệm kỳ");
    desk.press("esc esc esc c left").sees("hoàn thành xuất sắc").sees_not("chưa đánh giá");
}

#[test]
fn a_new_hand_over_starts_from_the_two_terms() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    // The hand-over for 2021 is recorded: the next one is that for 2022.
    desk.press("g j n").sees("Bên giao *          Địa chất và Khoáng sản");
    desk.sees("Người giao          Lại Hồng Thanh").sees("Bên nhận *          Khí tượng Thủy văn");
    desk.press("ctrl-s");
    let found = desk.store.find_code(Kind::Handover, "BG-2022-1").unwrap().unwrap();
    let Record::Handover(act) = desk.store.get(found).unwrap().unwrap().record else { panic!() };
    assert_eq!((act.year, act.receiver_person), (2022, None));
}

#[test]
fn items_are_ticked_off_each_as_an_act_and_undone() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    with_handover(&mut desk);
    desk.press("] g j").press("enter").sees("đã nhận 1/3 mục");
    desk.press("x").sees("Nhận bàn giao BG-2022-1").sees("[x] Cờ").sees("[ ] Sổ theo dõi");
    desk.press("j x").sees("đã nhận 2/3 mục").sees("[x] Sổ theo dõi");
    desk.press("j space").sees("đã nhận 3/3 mục");
    desk.press("u").sees("đã nhận 2/3 mục").press("u").sees("đã nhận 1/3 mục");
    desk.press("esc").sees("đã nhận 1/3 mục");
}

#[test]
fn a_hand_over_between_others_than_the_chairs_is_doubted() {
    let mut desk = Desk::at(LARGE, Lang::En);
    let act = Handover {
        bloc: Some(thidua::demo::BLOC),
        year: 2022,
        giver: Some(unit(&desk, "DV-0001")),
        receiver: Some(unit(&desk, "DV-0004")),
        ..Handover::default()
    };
    put(&mut desk, Record::Handover(act));
    desk.press("] g j enter");
    desk.sees("Giver: not the chair of 2021, which is Địa chất và Khoáng sản");
    desk.sees("Receiver: not the chair of 2022, which is Khí tượng Thủy văn");
    desk.sees("no items are entered");
}

#[test]
fn the_record_prints_is_scrolled_and_copied() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    with_handover(&mut desk);
    desk.press("] g j enter P").sees("BIÊN BẢN BÀN GIAO").sees("KHỐI THI ĐUA III");
    desk.press("G").sees("ĐẠI DIỆN BÊN GIAO").sees("còn 2 mục chưa nhận");
    desk.press("y");
    let copied = desk.out.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert!(copied.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    let wide = copied.lines().map(thidua::text::display_width).max().unwrap();
    assert!(wide <= thidua::report::paper::WIDTH, "{wide} cells");
    desk.press("L").sees("FOR THE GIVER").press("esc").sees("3 items");
}

#[test]
fn every_line_of_the_checklist_opens_what_it_speaks_of() {
    let mut desk = Desk::at(LARGE, Lang::En);
    with_open_work(&mut desk);
    desk.press("J").sees("Hand-over checklist 2021").sees("[ ] draft: 3");
    desk.sees("2021, under way, due 2021-02-10, late: Rà soát")
        .sees("Địa chất và Khoáng sản has no contact");
    desk.sees_not("Khí tượng Thủy văn has no contact").sees("no hand-over for 2022 is recorded");
    desk.sees("the Council has not evaluated the term of 2021").sees("[?] whether there is one");
    desk.press("enter").sees("Nominations · draft: 3").press("esc");
    desk.sees("Hand-over checklist 2021");
    for _ in 0..20 {
        let before = desk.screen();
        desk.press("enter");
        let opened = desk.screen();
        assert!(opened != before, "{opened}");
        for _ in 0..3 {
            if !desk.screen().contains("Hand-over checklist 2021") {
                desk.press("esc");
            }
        }
        desk.sees("Hand-over checklist 2021").press("j");
    }
    desk.press("]").sees("Hand-over checklist 2022");
}

#[test]
fn units_of_a_reorganisation_take_their_places_in_the_timeline() {
    let mut desk = Desk::at(LARGE, Lang::En);
    let successor = Unit {
        name: "Cục Quản lý đất đai".to_owned(),
        bloc: Some(thidua::demo::BLOC),
        valid_from: Some(date(2022, 11, 1)),
        predecessors: vec![thidua::model::unit::Predecessor {
            unit: Some(unit(&desk, "DV-0005")),
            basis: "NĐ 68/2022/NĐ-CP".to_owned(),
        }],
        ..Unit::default()
    };
    let id = put(&mut desk, Record::Unit(successor));
    assert!(desk.store.get(Link::new(Kind::Unit, id)).unwrap().is_some());
    desk.press("c right right").sees("Forecast: Cục Quản lý đất đai – deputy the year before");
    desk.sees(
        "Quản lý đất đai does not exist since 2022-11-01; Cục Quản lý đất đai takes its place",
    );
    desk.press("right")
        .sees("Forecast: Khí tượng Thủy văn – rotation: has waited longest, since 2022");
}

#[test]
fn a_year_that_is_not_recorded_is_answered_by_its_forecast() {
    let mut desk = Desk::at(LARGE, Lang::En);
    desk.press("c right right f enter enter").types("the ministry keeps it").press("enter esc");
    desk.press("] ]").sees("Chair 2023: forecast: Khí tượng Thủy văn");
    desk.press("[ [ [ [").sees("Chair 2019: not known");
}

/// Goes on to the field of this name.
pub fn at<'a>(desk: &'a mut Desk, field: &str) -> &'a mut Desk {
    for _ in 0..40 {
        if desk.screen().contains(&format!("› {field}")) {
            return desk;
        }
        desk.press("tab");
    }
    panic!("no field «{field}»:\n{}", desk.screen());
}

#[test]
fn what_cannot_be_is_told_at_its_field_and_nothing_is_saved() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let before = Term {
        bloc: Some(thidua::demo::BLOC),
        year: 2014,
        chair: Some(unit(&desk, "DV-0001")),
        from: Some(date(2014, 2, 20)),
        until: Some(date(2015, 2, 25)),
        ..Term::default()
    };
    put(&mut desk, Record::Term(before));
    let terms = desk.store.catalog().count(Kind::Term);
    // A chair that is a member no more, a deputy that is the chair, a term that begins within another.
    let cases = [
        ("2023", "quan ly dat dai", "", "", "› Trưởng Khối *", "năm 2023 đơn vị này không còn"),
        ("2023", "khi tuong", "khi tuong", "", "› Phó Trưởng Khối", "không thể là Phó của mình"),
        ("2015", "khi tuong", "", "01/02/2015", "› Từ ngày", "trùng thời gian với nhiệm kỳ 2014"),
    ];
    for (year, chair, deputy, from, field, why) in cases {
        desk.press("6 n");
        at(&mut desk, "Năm *").press("end ctrl-u").types(year);
        at(&mut desk, "Trưởng Khối *").types(chair).press("enter");
        if !deputy.is_empty() {
            at(&mut desk, "Phó Trưởng Khối").types(deputy).press("enter");
        }
        if !from.is_empty() {
            at(&mut desk, "Từ ngày").types(from);
        }
        desk.press("ctrl-s").sees(field).sees(why).press("esc n");
        assert_eq!(desk.store.catalog().count(Kind::Term), terms);
    }
    // A direction that is nobody's.
    let directions = desk.store.catalog().count(Kind::Direction);
    desk.press("g f n").types("Việc không ai làm").press("ctrl-s");
    desk.sees("› Thực hiện *").sees("chưa nhập").press("esc n");
    assert_eq!(desk.store.catalog().count(Kind::Direction), directions);
}
