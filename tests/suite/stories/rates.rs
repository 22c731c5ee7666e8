//! Nomination rates: what was proposed of what could be, and the list behind each figure.

use crate::desk::{Desk, LARGE, SMALL};
use thidua::effect::Effect;
use thidua::model::quota::Quota;
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
    let saves = [quota(Some(5), None), share].map(|quota| Save {
        id: None,
        seen: 0,
        record: Record::Quota(quota),
        begun: None,
        despite: true,
    });
    let actor = Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() };
    desk.store.save(&actor, saves.to_vec()).unwrap();
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
    desk.press("[ R down down right enter").sees("1/1 (trong 3)");
    desk.sees("Địa chất và Khoáng sản, tập thể").sees("DN-2020-0002").sees_not("DN-2020-0001");
    desk.press("esc").sees("[tập thể]").press("left enter").sees("1/2 (trong 3)");
    desk.sees("DN-2020-0001").sees("DN-2020-0003").sees_not("DN-2020-0002");
    desk.press("esc up enter")
        .sees("Biển và Hải đảo, cá nhân")
        .sees("không có đề nghị khen thưởng nào");
    desk.press("esc esc").sees("1 Đơn vị");
}

#[test]
fn the_list_behind_a_figure_follows_the_year_and_what_is_done_in_it() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("[ R right enter").sees("DN-2020-0002").press("]").sees_not("DN-2020-0002");
    desk.press("[").sees("DN-2020-0002").press("d d y").sees("0/0 (trong 2)");
    desk.press("esc").sees("Chưa có đề nghị (5/5)").press("u").sees("Chưa có đề nghị (4/5)");
}

#[test]
fn what_is_left_of_a_quota_is_shown_with_its_nominations() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("[ R left").sees("[chỉ tiêu]").sees("chưa nhập chỉ tiêu nào của năm 2020");
    with_quota(&mut desk);
    desk.sees("còn 3/5").sees("15 %").press("down").rest();
    desk.sees("chưa rõ – chưa nhập số người").press("enter").sees("1/2 (trong 3)");
    desk.press("esc home right").sees("[cá nhân]").sees("còn 3/5");
}

#[test]
fn the_lines_below_follow_once_the_keys_rest() {
    let mut desk = Desk::at(LARGE, Lang::En);
    desk.press("[ R").sees("the whole bloc: 2 nominated").press("down");
    desk.sees("the whole bloc: 2 nominated").rest();
    desk.sees("Biển và Hải đảo: 0 nominations").sees_not("the whole bloc: 2 nominated");
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
