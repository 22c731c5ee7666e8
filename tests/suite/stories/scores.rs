//! A bloc scores its members: table, sheets, cross-check, adoption, ballot, flag.

use crate::desk::{Desk, LARGE, SMALL};
use thidua::event::Event;
use thidua::model::nomination::Nomination;
use thidua::model::scheme::{Criterion, Scheme};
use thidua::model::score::{ItemPoints, STAGES, Score, ScoreStep};
use thidua::model::{Id, Kind, Link, Points, Record};
use thidua::store::request::{Actor, Notice, Refusal, Save};
use thidua::text::Lang;

fn actor() -> Actor {
    Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() }
}

fn save(record: Record) -> Save {
    Save { id: None, seen: 0, record, begun: None, despite: true }
}

fn shown(desk: &mut Desk) {
    let catalog = desk.store.catalog();
    desk.event(Event::Store(Notice::Changed(catalog)));
}

fn members(desk: &Desk) -> Vec<Id> {
    let members = desk.store.catalog().members(thidua::demo::BLOC, Some(2021));
    members.iter().map(|stored| stored.id).collect()
}

/// A table for 2021 of two groups, made up for the test.
fn with_table(desk: &mut Desk) -> Id {
    let criterion = |group: &str, item: &str, text: &str, kind: &str, most| Criterion {
        group: group.to_owned(),
        item: item.to_owned(),
        text: text.to_owned(),
        kind: kind.to_owned(),
        maximum: Some(Points(most)),
    };
    let scheme = Scheme {
        bloc: Some(thidua::demo::BLOC),
        name: "Bảng thử".to_owned(),
        from: 2021,
        criteria: vec![
            criterion("Chuyên môn", "1", "Tiêu chí thử một", "base", 6000),
            criterion("Phong trào", "2", "Tiêu chí thử hai", "base", 4000),
            criterion("Phong trào", "3", "Cờ thi đua của Bộ", "bonus", 1000),
        ],
        ..Scheme::default()
    };
    desk.store.save(&actor(), vec![save(Record::Scheme(scheme))]).unwrap();
    shown(desk);
    desk.store.catalog().all(Kind::Scheme)[0].id
}

/// A sheet for each of the first `count` members, at this step; the later the member, the fewer the points.
pub fn with_sheets(desk: &mut Desk, count: usize, stage: &str) {
    let scheme = Some(with_table(desk));
    let units = members(desk);
    let last = STAGES.iter().position(|it| it.name == stage).map_or(0, |last| last + 1);
    let step = |stage: &str| ScoreStep { stage: stage.to_owned(), ..ScoreStep::default() };
    let sheet = |(less, unit): (i32, &Id)| {
        let row = |item: &str, own: i32, checked: i32| ItemPoints {
            item: item.to_owned(),
            own: Some(Points(own)),
            checked: Some(Points(checked)),
            ..ItemPoints::default()
        };
        let by = less / 2 * 200;
        save(Record::Score(Score {
            bloc: Some(thidua::demo::BLOC),
            year: 2021,
            unit: Some(*unit),
            scheme,
            points: vec![
                row("1", 6000 - by, 6000 - by),
                row("2", 4000, if less == 1 { 3000 } else { 4000 }),
                row("3", 1000, 1000),
            ],
            steps: STAGES[..last].iter().map(|stage| step(stage.name)).collect(),
            ..Score::default()
        }))
    };
    let saves: Vec<Save> = (0..).zip(&units).take(count).map(sheet).collect();
    desk.store.save(&actor(), saves).unwrap();
    shown(desk);
}

fn scores(desk: &Desk) -> Vec<Score> {
    let all = desk.store.catalog().all(Kind::Score);
    let score = |record: &Record| match record {
        Record::Score(score) => score.clone(),
        _ => panic!("{record:?}"),
    };
    all.iter().map(|stored| score(&stored.record)).collect()
}

/// Why a save is refused, with the doubts where there is no fault.
fn refused(desk: &Desk, record: Record) -> Vec<(String, String)> {
    let save = Save { despite: false, ..save(record) };
    match desk.store.save(&actor(), vec![save]) {
        Err(Refusal::Faults(found) | Refusal::Doubts(found)) => {
            let told = |(_, it): (Option<String>, thidua::model::Fault)| {
                (it.place.cell.unwrap_or(it.place.field), it.message.vi)
            };
            found.into_iter().map(told).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_starts_from_a_shape_that_invents_nothing() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("g e n").sees("Bảng trống").sees("Thang 1.000 điểm").sees("CHƯA kiểm chứng");
    desk.press("down down enter").sees("Cờ thi đua của Chính phủ");
    desk.types("Bảng chấm điểm 2021").press("ctrl-s").sees("chưa nhập").types("Nội dung");
    desk.press("ctrl-s").sees("Tổng điểm tối đa: điểm chuẩn 100; điểm thưởng 25");
    desk.press("n").sees("Sao bảng").sees("cho năm 2022").press("enter ctrl-s");
    desk.sees("cũng áp dụng từ năm 2021").press("y").sees("Trùng năm áp dụng");
}

#[test]
fn a_sheet_is_scored_checked_and_adopted_by_keys() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    with_table(&mut desk);
    desk.press("S").sees("Bảng xếp hạng 2021").sees("Chưa có phiếu (5/5)").press("enter");
    desk.press("n").rest().sees("1 Tiêu chí thử một (điểm chuẩn, tối đa 60)");
    desk.types("61").press("down").rest().sees("2 Tiêu chí thử hai").types("38,5").press("down");
    desk.types("10").rest().sees("Tự chấm: 109,5").press("ctrl-s").sees("mục 1 nhiều nhất 60 điểm");
    desk.types("60").press("ctrl-s").sees("Chưa có phiếu (4/5)").sees("108,5");
    assert_eq!(scores(&desk)[0].points[1].own, Some(Points(3850)));
    desk.press("g s t").sees("tự chấm").press("ctrl-s t").sees("Trưởng Khối tổng hợp");
    desk.press("ctrl-s t ctrl-s").sees("3 mục chưa có điểm thẩm định: 1, 2, 3").press("esc esc n");
    assert_eq!(scores(&desk)[0].stage(), "compiled");
}

#[test]
fn points_after_the_cross_check_are_typed_down_the_column() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    with_sheets(&mut desk, 5, "compiled");
    desk.press("g s enter").sees("Bước: Trưởng Khối tổng hợp").press("e").rest();
    desk.sees("Tiêu chí thử một").types("55").press("down").types("40").press("ctrl-s");
    desk.sees("Thẩm định khác tự chấm: 1: -1").press("t ctrl-s").sees("Bước: chấm chéo");
}

#[test]
fn a_step_that_is_gone_over_needs_a_reason() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    with_sheets(&mut desk, 1, "own");
    desk.press("g s t").types("chấm chéo").press("enter ctrl-s").sees("phải ghi lý do");
    desk.sees_not("Người thực hiện")
        .types("không tổng hợp")
        .press("ctrl-s")
        .sees_not("Chuyển bước");
    assert_eq!(scores(&desk)[0].stage(), "checked");
    assert_eq!(scores(&desk)[0].steps[1].by, "Ban Thư ký");
}

#[test]
fn adopting_is_of_the_whole_table_and_one_act() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    with_sheets(&mut desk, 5, "checked");
    desk.press("S").sees("Tạm dẫn đầu").sees("đã thông qua 0/5 phiếu");
    desk.press("esc g s t").sees("hội nghị thông qua").press("ctrl-s");
    assert!(scores(&desk).iter().all(|score| score.stage() == "adopted"));
    desk.press("S").sees("Dẫn đầu, ứng viên cờ thi đua: Biển và Hải đảo (110)").press("u");
    assert!(scores(&desk).iter().all(|score| score.stage() == "checked"));
}

#[test]
fn a_table_with_members_missing_is_adopted_for_a_reason_only() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    with_sheets(&mut desk, 4, "checked");
    desk.press("g s t ctrl-s").sees("chưa có phiếu của Quản lý đất đai");
    assert!(scores(&desk).iter().all(|score| score.stage() == "checked"));
    desk.press("esc").types("đang sắp xếp lại").press("ctrl-s");
    assert!(scores(&desk).iter().all(|score| score.stage() == "adopted"));
    desk.press("S").sees("Tạm dẫn đầu").sees("Chưa có phiếu (1/5): Quản lý đất đai");
}

#[test]
fn the_ranking_shows_ties_differences_and_groups() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    with_sheets(&mut desk, 5, "checked");
    desk.press("S").sees("! -10").sees("Chuyên môn").press("right").sees("[Chuyên môn]");
    desk.press("right").sees("[Phong trào]").press("right").sees("[tất cả]");
    desk.press("end").rest().sees("thẩm định khác tự chấm: 2: -10").press("enter");
    desk.sees("Thẩm định khác tự chấm").press("esc").sees("Bảng xếp hạng 2021");
    let ranks: Vec<_> = desk.store.catalog().ranking(thidua::demo::BLOC, 2021).places;
    let ranks: Vec<_> = ranks.iter().map(|place| place.rank.unwrap()).collect();
    assert_eq!(ranks, [1, 2, 2, 4, 5]);
}

#[test]
fn what_does_not_fit_is_refused_at_its_place() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    with_sheets(&mut desk, 1, "own");
    let first = scores(&desk)[0].clone();
    let units = members(&desk);
    let other = Score { unit: Some(units[1]), code: String::new(), ..first.clone() };
    let again = Score { code: String::new(), ..first.clone() };
    assert!(refused(&desk, Record::Score(again))[0].1.contains("đã có phiếu chấm điểm năm 2021"));
    let year = Score { year: 2019, ..other.clone() };
    assert_eq!(refused(&desk, Record::Score(year))[0].0, "scheme");
    let below = desk.store.find_code(Kind::Unit, "DV-0006").unwrap().unwrap().id;
    let below = Score { unit: Some(below), ..other.clone() };
    assert!(refused(&desk, Record::Score(below))[0].1.contains("đơn vị thành viên của khối"));
    let mut strange = other.clone();
    strange.points[0].item = "7".to_owned();
    let told = refused(&desk, Record::Score(strange));
    assert!(told.iter().any(|(cell, why)| cell == "item" && why.contains("không có mục 7")));
    let alone = STAGES.iter().map(|it| ScoreStep { stage: it.name.into(), ..ScoreStep::default() });
    let alone = Score { steps: alone.collect(), ..other };
    assert!(refused(&desk, Record::Score(alone))[0].1.contains("cho cả khối"));
}

#[test]
fn a_table_that_sheets_go_by_cannot_be_cut_below_them() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    with_sheets(&mut desk, 1, "own");
    let stored = desk.store.catalog().all(Kind::Scheme)[0].clone();
    let Record::Scheme(mut scheme) = stored.record.clone() else { panic!() };
    scheme.criteria[0].maximum = Some(Points(5000));
    let record = Record::Scheme(scheme);
    let cut = Save { id: Some(stored.id), seen: stored.version, ..save(record) };
    let refusal = desk.store.save(&actor(), vec![cut]).unwrap_err();
    let Refusal::Faults(faults) = refusal else { panic!("{refusal:?}") };
    assert!(faults[0].1.message.vi.contains("sẽ không còn khớp: mục 1 nhiều nhất 50 điểm"));
}

#[test]
fn a_ballot_before_the_table_is_adopted_needs_a_reason() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    with_sheets(&mut desk, 5, "checked");
    super::deciding::drafts(&mut desk, 1);
    desk.press("3 b").types("Hội nghị khối").press("tab tab tab").types("80").press("enter");
    while !desk.screen().contains("› Tổng số thành viên") {
        desk.press("tab");
    }
    desk.types("5").press("tab").types("5").press("ctrl-s");
    desk.sees("bảng điểm năm 2021 chưa được hội nghị thông qua (0/5 phiếu)");
    assert!(desk.store.catalog().all(Kind::Ballot).is_empty());
    desk.types("lịch họp đã định").press("ctrl-s").sees_not("chưa lưu");
    let ballots = desk.store.catalog().all(Kind::Ballot);
    let Record::Ballot(ballot) = &ballots[0].record else { panic!() };
    assert_eq!(ballot.early, "lịch họp đã định");
}

#[test]
fn a_ballot_of_the_council_or_after_adoption_needs_none() {
    for (stage, body) in [("adopted", "Hội nghị khối"), ("own", "Hội đồng Thi đua – Khen thưởng")]
    {
        let mut desk = Desk::at(SMALL, Lang::Vi);
        with_sheets(&mut desk, 5, stage);
        super::deciding::drafts(&mut desk, 1);
        let mut nominations = Vec::new();
        let query = thidua::store::request::Query::of(Kind::Nomination);
        for (link, _) in desk.store.every(&query).unwrap().unwrap() {
            nominations.push(link.id);
        }
        let item = |id: &Id| thidua::model::ballot::BallotItem {
            nomination: Some(*id),
            ..Default::default()
        };
        let ballot = thidua::model::ballot::Ballot {
            bloc: Some(thidua::demo::BLOC),
            body: body.to_owned(),
            date: Some(jiff::civil::date(2021, 3, 1)),
            rules: "procuracy_80".to_owned(),
            eligible: Some(5),
            present: Some(5),
            items: nominations.iter().rev().take(1).map(item).collect(),
            ..Default::default()
        };
        let of = ballot.items[0].nomination.unwrap();
        let nomination = desk.store.get(Link::new(Kind::Nomination, of)).unwrap().unwrap();
        assert!(nomination.record.years().is_some());
        desk.store.save(&actor(), vec![save(Record::Ballot(ballot))]).unwrap();
    }
}

/// A nomination of this member for the ministry's flag of 2021.
fn flag(unit: Id) -> Record {
    Record::Nomination(Nomination {
        bloc: Some(thidua::demo::BLOC),
        nominee: Some(Link::new(Kind::Unit, unit)),
        award: Some(thidua::law::award_id("CTĐB")),
        year: 2021,
        ..Nomination::default()
    })
}

#[test]
fn a_flag_for_who_does_not_lead_is_doubtful_and_said_beside_the_ranking() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    with_sheets(&mut desk, 5, "adopted");
    let units = members(&desk);
    let told = refused(&desk, flag(units[4]));
    assert!(told[0].1.contains("dẫn đầu khối năm 2021 là Biển và Hải đảo (110)"), "{told:?}");
    desk.store.save(&actor(), vec![save(flag(units[4]))]).unwrap();
    shown(&mut desk);
    desk.press("S").sees("không phải đơn vị có điểm cao nhất");
    let first = Save { despite: false, ..save(flag(units[0])) };
    desk.store.save(&actor(), vec![first]).unwrap();
}

#[test]
fn who_leads_is_evidence_only_when_the_whole_table_is_adopted() {
    for (stage, known) in [("adopted", true), ("checked", false)] {
        let mut desk = Desk::at(SMALL, Lang::Vi);
        with_sheets(&mut desk, 5, stage);
        for (unit, rank) in members(&desk).into_iter().zip([1, 5]) {
            let evidence = desk.store.catalog().evidence(Link::new(Kind::Unit, unit)).unwrap();
            let found = evidence.years.iter().find(|it| it.year == 2021).and_then(|it| it.rank);
            assert_eq!(found, known.then_some(rank));
        }
    }
}

#[test]
fn a_sheet_prints_with_both_columns_of_points() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    with_sheets(&mut desk, 1, "checked");
    desk.press("g s P").sees("PHIẾU CHẤM ĐIỂM").sees("TỔNG CỘNG").sees("+10").sees("thẩm");
}
