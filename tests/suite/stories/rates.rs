//! Nomination rates: what was proposed of what could be, and the list behind each figure.

use crate::desk::{Desk, LARGE, SMALL};
use jiff::civil::date;
use thidua::effect::Effect;
use thidua::model::nomination::Step;
use thidua::model::quota::Quota;
use thidua::model::unit::UnitFigures;
use thidua::model::{Kind, Record};
use thidua::store::request::{Actor, Request, Save};
use thidua::text::Lang;

/// The demo with a quota of two for the first award that was proposed in 2020.
pub fn with_quota(desk: &mut Desk) {
    let link = desk.store.find_code(Kind::Nomination, "DN-2020-0001").unwrap().unwrap();
    let stored = desk.store.get(link).unwrap().unwrap();
    let Record::Nomination(nomination) = stored.record else { panic!("{link:?}") };
    let quota = |number, unit| Quota {
        bloc: nomination.bloc,
        year: 2020,
        award: nomination.award,
        number,
        unit,
        ..Quota::default()
    };
    let share =
        Quota { ratio: "15 %".into(), base: "staff".into(), ..quota(None, nomination.unit) };
    save(desk, [quota(Some(5), None), share].map(Record::Quota).to_vec());
}

/// Enters `records` as somebody else would.
fn save(desk: &mut Desk, records: Vec<Record>) {
    let save = |record| Save { id: None, seen: 0, record, begun: None, despite: true };
    put(desk, records.into_iter().map(save).collect());
}

fn put(desk: &mut Desk, saves: Vec<Save>) {
    let actor = Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() };
    desk.store.save(&actor, saves).unwrap();
    let catalog = desk.store.catalog();
    desk.event(thidua::event::Event::Store(thidua::store::request::Notice::Changed(catalog)));
}

#[test]
fn rates_stand_by_member_and_what_is_not_known_is_not_zero() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("[ R").sees("Tỷ lệ đề nghị 2020").sees("0,03 %").sees("6.708");
    desk.sees("số liệu công bố của khối").sees("Chưa rõ cơ sở tính (5/5)");
    desk.sees("Chưa có đề nghị (4/5): Biển và Hải đảo");
    desk.press("right").sees("[tập thể]").sees("1,1 %").sees("Chưa rõ cơ sở tính (4/5)");
    desk.press("right").sees("[lãnh đạo]").press("right").sees("[không lãnh đạo]");
    desk.press("left left").sees("[tập thể]");
}

#[test]
fn a_year_of_which_nothing_was_entered_has_no_rates() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("R").sees("chưa nhập đề nghị nào của năm 2021").sees_not("0 %");
}

#[test]
fn a_figure_opens_the_nominations_behind_it() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("[ R down down right enter enter").sees("1/1 (trong 3)");
    desk.sees("Địa chất và Khoáng sản, tập thể").sees("DN-2020-0002").sees_not("DN-2020-0001");
    desk.press("esc").sees("[tập thể]").press("left enter enter").sees("1/2 (trong 3)");
    desk.sees("DN-2020-0001").sees("DN-2020-0003").sees_not("DN-2020-0002");
    desk.press("esc up enter enter")
        .sees("Biển và Hải đảo, cá nhân")
        .sees("không có đề nghị khen thưởng nào");
    desk.press("esc esc").sees("1 Đơn vị");
}

#[test]
fn every_figure_of_a_row_opens_the_list_behind_it() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("[ R down down right enter").sees("Địa chất và Khoáng sản, tập thể");
    desk.sees("Được đề nghị").sees("Đã khen").sees("Tính trên").sees("Năm trước");
    desk.press("down enter").sees("Địa chất và Khoáng sản, tập thể, đã khen").sees("1/1 (trong 3)");
    desk.press("esc").sees("[tập thể]").press("down enter down down");
    desk.sees("22 (số liệu của đơn vị)").press("enter").sees("Khí tượng Thủy văn");
    desk.sees_not("[tập thể]").press("esc").sees("▌ Khí tượng Thủy văn").sees("[tập thể]");
    desk.press("enter down down down").sees("chưa nhập đề nghị nào của năm 2019");
    desk.press("enter").sees("chưa rõ – chưa nhập đề nghị nào của năm 2019").sees("Số ngày");
    desk.press("esc").sees_not("Số ngày").sees("[tập thể]");
}

#[test]
fn the_year_before_of_a_figure_is_a_list_of_that_year() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("R down down enter down down down").sees("Năm trước").press("enter");
    desk.sees("Địa chất và Khoáng sản, cá nhân, 2020").sees("1/2 (trong 3)").sees("DN-2020-0001");
    desk.press("]").sees_not("DN-2020-0001").press("[ esc").sees("[cá nhân]");
}

#[test]
fn the_bloc_opens_its_own_figures_and_the_members_with_none() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("[ R enter down down").sees("6.708 (số liệu công bố của khối)").press("enter");
    desk.sees("6.708").sees_not("[cá nhân]").press("esc").sees("[cá nhân]");
    desk.press("enter end up").sees("4/5 thành viên").press("enter");
    desk.sees("Chưa có đề nghị, cá nhân").sees("Biển và Hải đảo").press("esc");
    desk.sees("Được đề nghị").press("enter enter").sees("Biển và Hải đảo");
    desk.sees_not("[cá nhân]").press("esc").sees("[cá nhân]").sees_not("Được đề nghị");
}

#[test]
fn somebody_nominated_twice_counts_once_and_the_list_says_so() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    let link = desk.store.find_code(Kind::Nomination, "DN-2020-0001").unwrap().unwrap();
    let Record::Nomination(mut again) = desk.store.get(link).unwrap().unwrap().record else {
        panic!("{link:?}")
    };
    again.code = "DN-2020-0009".into();
    save(&mut desk, vec![Record::Nomination(again)]);
    desk.press("[ R down down enter").sees("2, 3 đề nghị (tỷ lệ chưa rõ)").press("enter");
    desk.sees("1/3 của 2 người (trong 4)").sees("DN-2020-0009");
    desk.press("/").types("0009").sees_not("của 2 người");
}

#[test]
fn a_quota_opens_its_record_and_what_uses_it_up() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    with_quota(&mut desk);
    desk.press("[ R left enter").sees("Đã dùng").sees("còn 3/5").press("down enter");
    desk.sees_not("[chỉ tiêu]").sees("Số lượng").press("esc").sees("[chỉ tiêu]");
    desk.press("enter enter").sees("1/2 (trong 3)").press("esc right enter").sees("còn 3/5");
}

#[test]
fn a_sum_opens_the_members_and_known_days_their_nominations() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let link = desk.store.find_code(Kind::Nomination, "DN-2020-0001").unwrap().unwrap();
    let Record::Nomination(mut timed) = desk.store.get(link).unwrap().unwrap().record else {
        panic!("{link:?}")
    };
    timed.code = "DN-2020-0009".into();
    timed.happened = Some(date(2020, 3, 1));
    timed.steps = vec![Step { date: Some(date(2020, 3, 31)), ..Step::default() }];
    timed.steps[0].state = "draft".into();
    let bloc = timed.bloc.unwrap();
    save(&mut desk, vec![Record::Nomination(timed)]);
    desk.press("[ R enter down down down down").sees("trung vị 30 (1 đề nghị)").press("enter");
    desk.sees("cả Khối, cá nhân, rõ số ngày").sees("1/1 (trong 4)").sees("DN-2020-0009");
    desk.press("esc");

    let members = desk.store.catalog().members(bloc, None);
    let saves = members.iter().map(|stored| {
        let Record::Unit(mut unit) = stored.record.clone() else { panic!("{stored:?}") };
        unit.figures.retain(|figures| figures.year != 2020);
        unit.figures.push(UnitFigures { year: 2020, leaders: Some(7), ..UnitFigures::default() });
        let record = Record::Unit(unit);
        Save { id: Some(stored.id), seen: stored.version, record, begun: None, despite: true }
    });
    put(&mut desk, saves.collect());
    desk.press("right right enter down down").sees("35 (cộng số liệu các thành viên)");
    desk.press("enter").sees("Các thành viên, lãnh đạo").sees("7 (số liệu của đơn vị)");
    desk.press("down enter").sees("Địa chất và Khoáng sản").sees_not("[lãnh đạo]");
    desk.press("esc").sees("[lãnh đạo]");
}

#[test]
fn the_box_follows_the_year() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("[ R enter")
        .sees("2 (tỷ lệ 0,03 %)")
        .press("]")
        .sees("0 (tỷ lệ chưa rõ)")
        .press("[ esc");
    desk.sees("[cá nhân]").sees_not("Được đề nghị");
}

#[test]
fn the_list_behind_a_figure_follows_the_year_and_what_is_done_in_it() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("[ R right enter enter").sees("DN-2020-0002").press("]").sees_not("DN-2020-0002");
    desk.press("[").sees("DN-2020-0002").press("d d y").sees("0/0 (trong 2)");
    desk.press("esc").sees("Chưa có đề nghị (5/5)").press("u").sees("Chưa có đề nghị (4/5)");
}

#[test]
fn what_is_left_of_a_quota_is_shown_with_its_nominations() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("[ R left").sees("[chỉ tiêu]").sees("chưa nhập chỉ tiêu nào của năm 2020");
    with_quota(&mut desk);
    desk.sees("còn 3/5").sees("15 %").press("down").rest();
    desk.sees("chưa rõ – chưa nhập số người").press("enter enter").sees("1/2 (trong 3)");
    desk.press("esc home right").sees("[cá nhân]").sees("còn 3/5");
}

#[test]
fn the_lines_below_follow_once_the_keys_rest() {
    let mut desk = Desk::at(LARGE, Lang::En);
    desk.press("[ R").sees("the whole bloc: 2 nominated").press("down");
    desk.sees("the whole bloc: 2 nominated").rest();
    desk.sees("Biển và Hải đảo: 0 nominated").sees_not("the whole bloc: 2 nominated");
}

#[test]
fn the_table_is_copied_whole() {
    let mut desk = Desk::at(SMALL, Lang::En);
    desk.press("[ R y");
    let copied = |effect: &Effect| match effect {
        Effect::Copy(text) => {
            text.lines().count() == 7 && text.contains("The whole bloc\t2\t6,708")
        }
        _ => false,
    };
    assert!(desk.out.iter().any(copied), "{:?}", desk.out);
}

#[test]
fn counts_that_come_late_are_of_the_year_asked_for_last() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.waiting = Some(Vec::new());
    desk.press("R").sees("đang đếm").press("[");
    let waiting = desk.waiting.take().unwrap();
    let (old, new): (Vec<_>, Vec<_>) = waiting
        .into_iter()
        .filter(|request| matches!(request, Request::Tally { .. }))
        .partition(|request| matches!(request, Request::Tally { year: 2021, .. }));
    for request in old {
        desk.answer(request);
    }
    desk.sees("đang đếm");
    for request in new {
        desk.answer(request);
    }
    desk.sees("0,03 %");
}
