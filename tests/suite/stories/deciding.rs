//! From draft to decision: what is entered for many nominations at once, and what is refused as a whole.

use crate::desk::{Desk, LARGE, SMALL};
use thidua::model::decision::Decision;
use thidua::model::nomination::Nomination;
use thidua::model::{Id, Kind, Record};
use thidua::store::request::{Actor, Query, Save};
use thidua::text::Lang;

/// Every record of a kind, newest first.
fn all(desk: &Desk, kind: Kind) -> Vec<(Id, Record)> {
    let mut cache = thidua::store::catalog::query::Cache::default();
    let query = Query { rows: 1000, ..Query::of(kind) };
    let page = desk.store.page(&query, &mut cache, &|| false).unwrap().unwrap();
    page.rows.iter().map(|row| (row.stored.id, row.stored.record.clone())).collect()
}

/// The nominations of 2021.
fn nominations(desk: &Desk) -> Vec<Nomination> {
    let nominations =
        all(desk, Kind::Nomination).into_iter().filter_map(|(_, record)| match record {
            Record::Nomination(nomination) if nomination.year == 2021 => Some(nomination),
            _ => None,
        });
    nominations.collect()
}

fn decisions(desk: &Desk) -> Vec<Decision> {
    let decisions = all(desk, Kind::Decision).into_iter().filter_map(|(_, record)| match record {
        Record::Decision(decision) => Some(decision),
        _ => None,
    });
    decisions.collect()
}

/// So many drafts of 2021, for one title that the minister gives.
pub fn drafts(desk: &mut Desk, count: usize) {
    let actor = Actor { who: "Đơn vị".to_owned(), via: "local".to_owned() };
    let units = all(desk, Kind::Unit);
    let saves = (0..count).map(|number| {
        let unit = units[number % units.len()].0;
        let record = Record::Nomination(Nomination {
            bloc: Some(thidua::demo::BLOC),
            nominee: Some(thidua::model::Link::new(Kind::Unit, unit)),
            award: Some(thidua::law::award_id("TTLĐXS")),
            year: 2021,
            ..Nomination::default()
        });
        Save { id: None, seen: 0, record, begun: None, despite: true }
    });
    let saves: Vec<Save> = saves.collect();
    desk.store.save(&actor, saves).unwrap();
    let catalog = desk.store.catalog();
    let changed = thidua::store::request::Notice::Changed(catalog);
    desk.event(thidua::event::Event::Store(changed));
}

#[test]
fn one_decision_for_ten_nominations_is_one_act_and_one_undo() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    drafts(&mut desk, 10);
    desk.press("3 a D").sees("Quyết định cho 10 đề nghị").sees("Bộ trưởng").sees("01/03/2021");
    desk.types("77/QĐ-BTNMT").press("ctrl-s").sees("chưa “đã trình” mà đã có quyết định");
    desk.press("y").sees_not("Quyết định cho 10");
    let made = decisions(&desk);
    let decision = made.iter().find(|it| it.number == "77/QĐ-BTNMT").unwrap();
    assert_eq!((decision.catalogue.as_str(), decision.level.as_str()), ("title", "ministry"));
    for nomination in nominations(&desk) {
        assert_eq!(nomination.state(), "decided");
        assert!(nomination.decision.is_some());
        let step = nomination.steps.last().unwrap();
        assert_eq!((step.date, step.by.as_str()), (decision.date, "Ban Thư ký"));
    }
    desk.press("u");
    assert_eq!(decisions(&desk).len(), made.len() - 1);
    assert!(nominations(&desk).iter().all(|it| it.state() == "draft" && it.decision.is_none()));
    desk.press("ctrl-r");
    assert!(nominations(&desk).iter().all(|it| it.state() == "decided"));
}

#[test]
fn a_decision_that_some_may_not_take_is_refused_as_a_whole_and_tells_which_and_why() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    drafts(&mut desk, 3);
    desk.press("3 t").types("rút").press("enter tab").types("đơn vị xin rút").press("ctrl-s");
    let before = decisions(&desk).len();
    desk.press("a D").types("78/QĐ-BTNMT").press("ctrl-s");
    desk.sees("Chưa lưu gì: 1 bản ghi không nhận được").sees("trạng thái cuối");
    desk.press("esc").sees("Quyết định cho 3 đề nghị").sees("78/QĐ-BTNMT");
    assert_eq!(decisions(&desk).len(), before);
    assert!(nominations(&desk).iter().all(|it| it.decision.is_none()));
}

#[test]
fn what_does_not_belong_in_one_decision_is_told_once_with_the_nominations() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    drafts(&mut desk, 2);
    desk.press("3 a D").types("81/QĐ-BTNMT").press("ctrl-s y").sees("Đã lưu");
    let actor = Actor { who: "Đơn vị".to_owned(), via: "local".to_owned() };
    let units: Vec<Id> = all(&desk, Kind::Unit).into_iter().map(|(id, _)| id).collect();
    let whose = |at: usize| Some(thidua::model::Link::new(Kind::Unit, units[at]));
    let made = [("TTLĐXS", 3), ("GK", 4), ("HCLĐ3", 5)].map(|(award, at)| {
        Record::Nomination(Nomination {
            bloc: Some(thidua::demo::BLOC),
            nominee: whose(at),
            award: Some(thidua::law::award_id(award)),
            year: 2021,
            ..Nomination::default()
        })
    });
    let case = Record::Case(thidua::model::case::Case {
        bloc: Some(thidua::demo::BLOC),
        subject: whose(3),
        kind: "petition".to_owned(),
        date: Some(jiff::civil::date(2021, 2, 1)),
        ..Default::default()
    });
    let saves = made.into_iter().chain([case]);
    let saves = saves.map(|record| Save { id: None, seen: 0, record, begun: None, despite: true });
    desk.store.save(&actor, saves.collect()).unwrap();
    let changed = thidua::store::request::Notice::Changed(desk.store.catalog());
    desk.event(thidua::event::Event::Store(changed));
    desk.press("a D").sees("Quyết định cho 3 đề nghị").sees("không gồm 2 đề nghị đã có quyết định");
    desk.types("82/QĐ-BTNMT").press("ctrl-s");
    desk.sees("chưa lưu: 4 điều đáng ngờ").sees("chưa “đã trình” mà đã có quyết định");
    desk.sees("một quyết định cho cả danh hiệu và hình thức").sees("các cấp khác nhau");
    desk.sees("nên tạm dừng").sees("đơn thư khiếu nại");
    desk.press("n").sees("82/QĐ-BTNMT").press("ctrl-s y").sees("Đã lưu");
    assert!(nominations(&desk).iter().all(|it| it.state() == "decided"));
    desk.press("a D").sees("đã có quyết định rồi: ");
}

#[test]
fn a_number_that_is_there_already_is_offered() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    drafts(&mut desk, 2);
    desk.press("3 D").types("79/QĐ-BTNMT").press("ctrl-s y");
    let before = decisions(&desk).len();
    desk.press("end home j D").types("79/qđ-btnmt").press("ctrl-s").sees("Đã có quyết định số này");
    desk.press("esc").sees("Quyết định cho 1 đề nghị");
    desk.press("ctrl-s y").sees("chưa “đã trình”").press("y").sees_not("Quyết định cho 1");
    assert_eq!(decisions(&desk).len(), before);
    let of: Vec<_> = nominations(&desk).iter().map(|it| it.decision).collect();
    assert!(of[0].is_some() && of[0] == of[1], "{of:?}");
}

#[test]
fn a_form_of_a_decision_left_behind_still_knows_its_nominations() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    drafts(&mut desk, 2);
    desk.press("3 a D").types("80/QĐ-BTNMT").event(thidua::event::Event::Hangup);
    let mut later = desk.again();
    later.sees("Bản nháp chưa lưu").press("enter").sees("Quyết định cho 2 đề nghị");
    later.press("ctrl-s y");
    assert!(nominations(&later).iter().all(|it| it.state() == "decided"));
}

#[test]
fn a_step_out_of_order_names_each_nomination_and_what_may_follow() {
    let mut desk = Desk::at(LARGE, Lang::En);
    drafts(&mut desk, 3);
    desk.press("3 t").types("submitted").press("enter ctrl-s");
    desk.press("a t").sees_not("Entered by").types("sent to the bloc").press("enter ctrl-s");
    desk.sees("Nothing saved: 1 of them cannot take it").sees("after “submitted” only these");
    assert_eq!(nominations(&desk).iter().filter(|it| it.state() == "draft").count(), 2);
}

/// Ten drafts become one ballot of a Council of ten, in which nine vote and the last gets five votes.
fn voted(desk: &mut Desk, body: &str, rules: &str) {
    desk.press("3 a b").types(body).press("tab tab tab").types(rules).press("enter");
    while !desk.screen().contains("› Tổng số thành viên") {
        desk.press("tab");
    }
    desk.types("10").press("tab").types("9");
    while !desk.screen().contains("Đề nghị *") || !desk.screen().contains("› Kết quả") {
        desk.press("tab");
    }
    for row in 0..10 {
        desk.press("tab").types(if row == 9 { "5" } else { "9" }).press("tab");
        desk.types("có").press("tab");
    }
    desk.rest().sees("Tham gia: 9/10, đủ (cần 2/3)").sees("Thông qua: ");
    desk.press("ctrl-s");
}

#[test]
fn ten_drafts_one_ballot_one_decision_by_keys_alone() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    drafts(&mut desk, 10);
    voted(&mut desk, "Hội đồng Thi đua – Khen thưởng Bộ", "2218");
    desk.press("g v enter").sees("9/10, đủ (cần 2/3)").sees("tổng số thành viên = 10");
    desk.sees("Thông qua: ").sees("9/10 = 90 %").sees("Không qua: ").sees("5/10 = 50 %");
    desk.press("p").sees("Chuyển 9 đề nghị được thông qua sang “Hội đồng đã bỏ phiếu”?");
    desk.press("y").sees("Chuyển trạng thái 1 đề nghị").sees("không đạt tỷ lệ phiếu");
    desk.press("ctrl-s");
    let in_state = |desk: &Desk, state: &str| {
        nominations(desk).iter().filter(|it| it.state() == state).count()
    };
    assert_eq!((in_state(&desk, "voted"), in_state(&desk, "refused")), (9, 1));
    desk.press("p").sees("đã được chuyển rồi").press("esc esc");
    desk.press("3 /").types("bo phieu").press("enter");
    desk.press("esc s").press("esc");
    desk.press("B l l l l l l").sees("Hội đồng đã bỏ phiếu 9");
    for _ in 0..9 {
        desk.press("space");
    }
    desk.press("D").sees("Quyết định cho 9 đề nghị").types("90/QĐ-BTNMT").press("ctrl-s");
    desk.sees("chưa “đã trình”").sees("Hội đồng đã bỏ phiếu: ").press("y");
    assert_eq!((in_state(&desk, "decided"), in_state(&desk, "refused")), (9, 1));
    desk.sees("đã có quyết định 9").press("esc g d").press("enter");
    desk.sees("Quyết định cho: 9 đề nghị").press("enter").sees("90/QĐ-BTNMT").sees("1/9");
}

#[test]
fn a_ballot_with_more_votes_than_voters_is_not_saved() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    drafts(&mut desk, 1);
    desk.press("3 b").types("Hội nghị khối").press("tab tab tab").types("80").press("enter");
    while !desk.screen().contains("› Tổng số thành viên") {
        desk.press("tab");
    }
    desk.types("5").press("tab").types("4");
    while !desk.screen().contains("› Kết quả") {
        desk.press("tab");
    }
    desk.press("tab").types("6").press("ctrl-s").sees("nhiều hơn số người bỏ phiếu (4)");
    desk.sees("chưa lưu");
    assert!(all(&desk, Kind::Ballot).is_empty());
}

#[test]
fn a_dossier_is_ticked_by_keys() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    drafts(&mut desk, 1);
    desk.press("3 f").sees("0/4").sees("Tờ trình").press("space").sees("1/4");
    desk.press("j e").types("BC-12/2021").press("enter").sees("2/4").sees("BC-12/2021");
    desk.press("j space space")
        .sees("[ ] thiếu")
        .press("j space space space")
        .sees("[-] không cần");
    desk.sees("2/3, còn: Biên bản họp xét").press("esc").sees("thay đổi chưa lưu").press("y");
    let documents = nominations(&desk)[0].documents.clone();
    assert_eq!(documents.len(), 4);
    assert_eq!(documents[1].reference, "BC-12/2021");
    desk.press("enter").sees("Hồ sơ: 2/3");
    desk.press("f").sees("2/3").press("esc").sees("Hồ sơ: 2/3");
    desk.press("esc u");
    assert!(nominations(&desk)[0].documents.is_empty());
}

#[test]
fn what_is_late_stands_on_the_main_screen_and_leads_to_its_list() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    drafts(&mut desk, 3);
    desk.sees_not("Trễ hạn");
    desk.press("g h n").types("15/2/2021").press("tab");
    desk.types("đã gửi khối").press("enter ctrl-s");
    desk.press("n").types("20/3/2021").press("tab");
    desk.types("đã trình").press("enter ctrl-s").press("esc");
    desk.sees("Trễ hạn: 3 – 15/02/2021 đã gửi khối (3)");
    desk.press("3 t").types("đã gửi khối").press("enter ctrl-s").sees("Trễ hạn: 2");
    desk.press("g h g g").press("enter").sees("Trễ hạn: 2 đề nghị").press("enter").sees("1/2");
    desk.press("esc esc esc [ [").sees_not("Trễ hạn");
}

#[test]
fn a_quota_tells_what_is_used_and_left() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    drafts(&mut desk, 3);
    desk.press("g o n").types("TTLĐXS").press("enter tab");
    desk.types("2").press("ctrl-s").sees("3/2, vượt 1");
    desk.press("esc 3 enter").sees("Chỉ tiêu: ").sees("3/2, vượt 1");
    desk.press("esc e").rest().sees("3/2, vượt 1").press("esc");
    desk.press("t").types("rút").press("enter tab").types("xin rút").press("ctrl-s");
    desk.press("g o").rest().sees("2/2, còn 0");
}

#[test]
fn a_share_of_an_unknown_base_is_said_to_be_unknown() {
    let mut desk = Desk::at(LARGE, Lang::En);
    drafts(&mut desk, 2);
    desk.press("g o n").types("TTLĐXS").press("enter tab tab");
    desk.types("20 %").press("tab").types("staff").press("enter ctrl-s").rest();
    desk.sees("2 used; what is left is unknown");
    assert_eq!(numbers(&mut desk), ["20", "%", "2", "?"]);
}

/// The numbers behind the year in the current row of the list of quotas.
fn numbers(desk: &mut Desk) -> Vec<String> {
    let screen = desk.rest().screen();
    let row = screen.lines().find(|line| line.starts_with('▌')).unwrap();
    let words = row.split('│').next().unwrap().split_whitespace().skip(1);
    let is_number = |word: &&str| word.parse::<i64>().is_ok() || ["%", "?"].contains(word);
    let words = words.filter(is_number).skip(1);
    words.map(str::to_owned).collect()
}

#[test]
fn the_list_of_quotas_has_what_is_used_and_left_in_columns() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    drafts(&mut desk, 3);
    desk.press("g o n").types("TTLĐXS").press("enter tab").types("2").press("ctrl-s");
    desk.sees("Đã dùng").sees("Còn lại");
    assert_eq!(numbers(&mut desk), ["2", "3", "-1"]);
    // What changes meanwhile is counted anew.
    desk.press("3 t").types("rút").press("enter tab").types("xin rút").press("ctrl-s g o");
    assert_eq!(numbers(&mut desk), ["2", "2", "0"]);
    desk.press("e");
    for _ in 0..4 {
        desk.press("down");
    }
    desk.sees("› Số lượng");
    desk.types("5").press("ctrl-s");
    assert_eq!(numbers(&mut desk), ["5", "2", "3"]);
    // They are columns to read, none to sort by and none of a file.
    desk.press("s").sees_not("Còn lại…").press("esc X").sees("Xuất").press("esc");
}
