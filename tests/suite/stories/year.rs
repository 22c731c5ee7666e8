//! The year of a bloc: proposals at a conference, their decisions, the directions that follow, what became of them
//! at the next conference; calendar, overview, minutes.

use crate::desk::{Desk, LARGE, SMALL};
use jiff::civil::{date, time};
use thidua::effect::Effect;
use thidua::event::Event;
use thidua::model::deadline::Deadline;
use thidua::model::direction::{Direction, DirectionUnit};
use thidua::model::meeting::{AgendaItem, Attendee, Meeting};
use thidua::model::proposal::Proposal;
use thidua::model::{Id, Kind, Record};
use thidua::store::request::{Actor, BlocYear, Notice, Refusal, Request, Save, Standing, Topic};
use thidua::text::Lang;

fn save(record: Record, despite: bool) -> Save {
    Save { id: None, seen: 0, record, begun: None, despite }
}

fn actor() -> Actor {
    Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() }
}

/// Somebody saves this, and the desk hears of it.
pub fn put(desk: &mut Desk, record: Record) -> Id {
    let done = desk.store.save(&actor(), vec![save(record, true)]).unwrap();
    let catalog = desk.store.catalog();
    desk.event(Event::Store(Notice::Changed(catalog)));
    done.links[0].id
}

fn unit(desk: &Desk, title: &str) -> Id {
    let members = desk.store.catalog().members(thidua::demo::BLOC, Some(2021));
    let names = desk.store.catalog();
    let names = names.names(Lang::Vi);
    members.iter().find(|stored| stored.record.title(&names) == title).unwrap().id
}

fn proposal(desk: &Desk, code: &str) -> Proposal {
    let link = desk.store.find_code(Kind::Proposal, code).unwrap().unwrap();
    match desk.store.get(link).unwrap().unwrap().record {
        Record::Proposal(proposal) => proposal,
        other => panic!("{other:?}"),
    }
}

fn directions(desk: &Desk) -> Vec<Direction> {
    let all = desk.store.catalog().all(Kind::Direction).into_iter();
    all.filter_map(|stored| match &stored.record {
        Record::Direction(direction) => Some(direction.clone()),
        _ => None,
    })
    .collect()
}

/// The next year-end conference: it reviews 2021, late in that year.
pub fn next_conference() -> Meeting {
    Meeting {
        bloc: Some(thidua::demo::BLOC),
        kind: "year_end".to_owned(),
        year_reviewed: Some(2021),
        year_planned: Some(2022),
        date: Some(date(2021, 12, 20)),
        time: Some(time(8, 30, 0, 0)),
        ..Meeting::default()
    }
}

#[test]
fn proposals_lead_to_directions_and_the_next_conference_shows_what_became_of_them() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    // From the conference to its proposals; nothing is carried on before it is decided.
    desk.press("2 enter").sees("4 chưa rõ kết luận").press("enter").sees("Từ hội nghị này");
    desk.press("enter").sees("KN-2021-04").sees("Nêu tại").press("m").sees("chưa có kết luận");
    // Two are decided in one act, with the reason that a refusal in part needs.
    desk.press("space space t").sees("Kết luận kiến nghị 2 kiến nghị");
    desk.types("một phần").press("enter ctrl-s").sees("phải ghi lý do");
    desk.types("làm trong phạm vi kinh phí được giao")
        .press("ctrl-s")
        .sees_not("Kết luận kiến nghị");
    for code in ["KN-2021-03", "KN-2021-04"] {
        let decided = proposal(&desk, code);
        assert_eq!((decided.outcome.as_str(), decided.decided), ("partly", Some(date(2021, 3, 1))));
        assert_eq!(decided.reason, "làm trong phạm vi kinh phí được giao");
    }
    desk.press("u");
    assert_eq!(proposal(&desk, "KN-2021-03").outcome, "");
    assert_eq!(proposal(&desk, "KN-2021-04").outcome, "");
    desk.press("ctrl-r");
    // One of them becomes a direction of its year.
    desk.press("home m").sees("Thêm phương hướng").sees("Đẩy mạnh tuyên truyền").press("ctrl-s");
    let made = directions(&desk);
    let made = made.iter().find(|it| !it.proposals.is_empty()).unwrap();
    assert_eq!((made.year, made.owner.as_str()), (2021, "bloc"));
    assert!(made.meeting.is_some());
    desk.press("m").sees("đã đưa vào phương hướng: PH-2021-05").rest();
    desk.sees("Đã đưa vào phương hướng: PH-2021-05");
    // It is followed up; an end needs a result.
    desk.press("g f").rest().sees("Từ kiến nghị: KN-2021-04");
    desk.press("t").sees("Theo dõi phương hướng PH-2021-05").types("đã xong").press("enter tab");
    desk.types("đã mở chuyên mục").press("ctrl-s").sees("phải ghi kết quả");
    desk.types("12 bài đã đăng").press("ctrl-s").sees_not("Theo dõi phương hướng").rest();
    desk.sees("Theo dõi gần nhất: 01/03/2021: đã mở chuyên mục");
    // The next conference shows what became of all five.
    put(&mut desk, Record::Meeting(next_conference()));
    desk.press("esc 2 home enter").sees("2021: 1/5 đã kết thúc").sees("12 bài đã đăng");
    desk.sees("Còn mở: PH-2021-01").press("P").sees("BIÊN BẢN").press("pgdn");
    desk.sees("Kết quả thực hiện phương hướng năm 2021").sees("đã xong – 12 bài đã đăng");
}

#[test]
fn a_proposal_made_from_a_meeting_knows_where_it_was_made() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 enter enter n").sees("Thêm kiến nghị").sees("Hội nghị Tổng kết");
    desk.types("quan ly dat dai").press("enter tab").types("Họp trực tuyến hằng quý");
    desk.press("ctrl-s").sees_not("Thêm kiến nghị");
    let made = proposal(&desk, "KN-2021-05");
    assert_eq!((made.year, made.outcome.as_str()), (2021, ""));
    assert!(made.meeting.is_some() && made.bloc == Some(thidua::demo::BLOC));
    // The same from the list of the meeting's proposals.
    desk.press("enter enter").sees("1/5").press("n").sees("Hội nghị Tổng kết");
}

#[test]
fn a_proposal_not_adopted_is_not_carried_on() {
    let mut desk = Desk::at(SMALL, Lang::En);
    desk.press("g k t").types("not adopted").press("enter").types("no money").press("ctrl-s");
    desk.press("m").sees("was not adopted: no money").press("enter m").sees("was not adopted");
    desk.press("t").sees("Decide KN-2021-04").sees("no money");
}

#[test]
fn members_present_and_the_quorum_are_counted_or_said_to_be_unknown() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let there = |unit| Attendee { unit: Some(unit), present: true, ..Attendee::default() };
    let (sea, land) = (unit(&desk, "Biển và Hải đảo"), unit(&desk, "Quản lý đất đai"));
    let cases: [(&str, Vec<Attendee>, &str, &str); 4] = [
        ("", Vec::new(), "chưa rõ: chưa ghi thành phần", ""),
        ("", vec![there(sea)], "1/5; không thấy ghi", "chưa rõ: chưa ghi tỷ lệ"),
        ("2/3", vec![there(sea), there(land)], "2/5", "không đủ (2/3)"),
        ("40 %", vec![there(sea), there(land), there(sea)], "2/5", "đủ (40 %)"),
    ];
    for (quorum, attendees, members, enough) in cases {
        let meeting = Meeting { quorum: quorum.to_owned(), attendees, ..next_conference() };
        let id = put(&mut desk, Record::Meeting(meeting));
        desk.press("2 home enter").sees(members).sees(enough);
        let version = desk.store.get(thidua::model::Link::new(Kind::Meeting, id)).unwrap().unwrap();
        desk.press("esc");
        desk.store.delete(&actor(), &[(version.link(), version.version)]).unwrap();
        let catalog = desk.store.catalog();
        desk.event(Event::Store(Notice::Changed(catalog)));
    }
}

#[test]
fn an_agenda_out_of_order_and_an_owner_from_elsewhere_are_doubted() {
    let desk = Desk::at(SMALL, Lang::Vi);
    let at = |hour, minute| AgendaItem {
        time: Some(time(hour, minute, 0, 0)),
        item: "Khai mạc".to_owned(),
        person: None,
    };
    let cases = [
        (vec![at(8, 30), at(9, 0), at(9, 0)], 0),
        (vec![at(8, 0), at(9, 0)], 1),
        (vec![at(9, 0), at(8, 45), at(8, 50), at(9, 5)], 2),
    ];
    for (agenda, doubts) in cases {
        let meeting = Meeting { agenda, ..next_conference() };
        assert_eq!(meeting.doubts().len(), doubts);
        let saved = desk.store.save(&actor(), vec![save(Record::Meeting(meeting), false)]);
        assert_eq!(saved.is_err(), doubts > 0, "{saved:?}");
    }
    let below = desk.store.catalog().all(Kind::Unit).into_iter();
    let below = below.into_iter().find(|stored| match &stored.record {
        Record::Unit(unit) => unit.bloc == Some(thidua::demo::BLOC) && unit.parent.is_some(),
        _ => false,
    });
    let named = |unit: Option<Id>| {
        Record::Direction(Direction {
            bloc: Some(thidua::demo::BLOC),
            year: 2021,
            text: "Tổ chức tọa đàm".to_owned(),
            owner: "units".to_owned(),
            units: unit.into_iter().map(|unit| DirectionUnit { unit: Some(unit) }).collect(),
            ..Direction::default()
        })
    };
    let saved = |record, despite| desk.store.save(&actor(), vec![save(record, despite)]);
    assert!(matches!(saved(named(None), false), Err(Refusal::Faults(_))));
    let stranger = named(below.map(|stored| stored.id));
    assert!(matches!(saved(stranger.clone(), false), Err(Refusal::Doubts(_))));
    saved(stranger, true).unwrap();
    saved(named(Some(unit(&desk, "Biển và Hải đảo"))), false).unwrap();
}

fn year_of(desk: &Desk, year: i16, today: jiff::civil::Date) -> BlocYear {
    let request = Request::BlocYear { bloc: thidua::demo::BLOC, year, today };
    match desk.store.answer(&actor(), request).remove(0) {
        Notice::BlocYear(found) => (*found).clone(),
        other => panic!("{other:?}"),
    }
}

/// How the item of that name stands, and whether it has slipped.
fn stands(found: &BlocYear, id: &str) -> (Standing, bool) {
    let place = thidua::law::calendar::pattern().iter().position(|item| item.id == id);
    let entry = found.entries.iter().find(|entry| entry.item == place).unwrap();
    (entry.state, entry.slipped)
}

#[test]
fn the_calendar_tells_what_is_done_due_late_and_ahead() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let march = date(2021, 3, 1);
    let found = year_of(&desk, 2020, march);
    assert_eq!(stands(&found, "year_end"), (Standing::Done, true), "24 February of the year after");
    assert_eq!(stands(&found, "pact"), (Standing::Unknown, false), "a year long over");
    let found = year_of(&desk, 2021, march);
    let cases = [
        ("appointment", Standing::Done),
        ("handover", Standing::Done),
        ("pact", Standing::Due),
        ("flag", Standing::Ahead),
        ("registration", Standing::Unknown),
        ("mid_year", Standing::Ahead),
        ("preparatory", Standing::Unknown),
        ("year_end", Standing::Ahead),
        ("dossiers", Standing::Unknown),
    ];
    for (item, state) in cases {
        assert_eq!(stands(&found, item), (state, false), "{item}");
    }
    let may = year_of(&desk, 2021, date(2021, 5, 1));
    assert_eq!(stands(&may, "pact").0, Standing::Late);
    let next = year_of(&desk, 2021, date(2022, 1, 2));
    assert_eq!(stands(&next, "year_end"), (Standing::Due, true));
    let off = Meeting {
        kind: "pact".to_owned(),
        year_reviewed: None,
        year_planned: Some(2021),
        form: "postponed".to_owned(),
        reason: "dịch Covid-19".to_owned(),
        date: Some(date(2021, 2, 1)),
        ..next_conference()
    };
    put(&mut desk, Record::Meeting(off.clone()));
    assert_eq!(stands(&year_of(&desk, 2021, march), "pact").0, Standing::Off);
    let held = Meeting { form: "online".to_owned(), reason: String::new(), ..off };
    put(&mut desk, Record::Meeting(held));
    assert_eq!(stands(&year_of(&desk, 2021, march), "pact").0, Standing::Done);
    put(&mut desk, Record::Meeting(next_conference()));
    assert_eq!(stands(&year_of(&desk, 2021, march), "year_end"), (Standing::Ahead, false));
    let deadline = Deadline {
        bloc: Some(thidua::demo::BLOC),
        year: 2020,
        date: Some(date(2021, 2, 10)),
        state: "presented".to_owned(),
        ..Deadline::default()
    };
    put(&mut desk, Record::Deadline(deadline));
    let found = year_of(&desk, 2020, march);
    assert_eq!(stands(&found, "dossiers").0, Standing::Late);
    let entry = found.entries.iter().find(|entry| entry.open > 0).unwrap();
    assert_eq!(entry.open, 3);
}

#[test]
fn the_overview_counts_what_is_there_and_says_what_is_not_known() {
    let desk = Desk::at(SMALL, Lang::Vi);
    let found = year_of(&desk, 2020, date(2021, 3, 1));
    let counts = |topic| {
        let work = found.works.iter().find(|work| work.topic == topic).unwrap();
        (work.done, work.all)
    };
    let cases = [
        (Topic::Chair, (1, 2)),
        (Topic::Handover, (0, 1)),
        (Topic::HandedOn, (1, 1)),
        (Topic::Meetings, (1, 4)),
        (Topic::Nominations, (2, 3)),
        (Topic::Dossiers, (0, 1)),
        (Topic::Nominating, (1, 5)),
        (Topic::Proposals, (0, 0)),
        (Topic::Scores, (0, 0)),
        (Topic::Evaluation, (0, 0)),
    ];
    for (topic, expected) in cases {
        assert_eq!(counts(topic), expected, "{topic:?}");
    }
    let topics: Vec<Topic> = found.works.iter().map(|work| work.topic).collect();
    assert_eq!(topics.len(), 16);
    assert!(topics.is_sorted());
}

#[test]
fn every_line_of_the_overview_opens_what_it_speaks_of() {
    let opened = [
        "TK-2021",
        "BG-2021-1",
        "Bàn giao cho năm sau 2022",
        "Lịch năm 2021",
        "Lịch năm 2021",
        "Đề nghị khen thưởng",
        "Đề nghị khen thưởng",
        "Đề nghị khen thưởng",
        "Tỷ lệ đề nghị 2021",
        "Kiến nghị",
        "Phương hướng",
        "Chấm điểm",
        "Đầu mối",
        "Hoạt động phối hợp",
        "Thời hạn",
        "TK-2020",
    ];
    for (place, title) in opened.into_iter().enumerate() {
        let mut desk = Desk::at(SMALL, Lang::Vi);
        desk.press("O");
        for _ in 0..place {
            desk.press("down");
        }
        desk.press("enter").sees(title).press("esc").sees("Toàn cảnh năm 2021");
    }
}

#[test]
fn a_year_that_ends_shows_what_it_hands_on() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("O [ down down").rest();
    desk.sees("Bàn giao cho năm sau: 24/02/2021").press("enter").sees("BG-2021-1");
    // The pact is not known of: the calendar stands at it.
    desk.press("esc down enter").rest();
    desk.sees("Lịch năm 2020").sees("Thông lệ của các khối thi đua");
}

#[test]
fn the_calendar_opens_its_records_and_makes_those_that_are_missing() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("C n").sees("chỉ thêm được").press("enter").sees("BG-2021-1").press("esc");
    desk.press("down down down enter").sees("chưa có bản ghi nào").press("n");
    desk.sees("Thêm hội nghị").sees("ký giao ước").press("esc").sees("Lịch năm 2021").rest();
    desk.sees("Chưa ghi hội nghị này").sees("Chưa kiểm chứng").press("down down n");
    desk.sees("chưa có loại bản ghi").press("end n").sees("Thêm thời hạn").press("esc");
    desk.press("[").sees("Lịch năm 2020").sees("! Hội nghị tổng kết năm (HN-2021-01)");
    desk.press("y");
    let copied = |effect: &Effect| match effect {
        Effect::Copy(text) => text.contains("24/02/2021\tđã làm\t! Hội nghị tổng kết năm"),
        _ => false,
    };
    assert!(desk.out.iter().any(copied), "{:?}", desk.out);
}

#[test]
fn minutes_say_what_is_recorded_and_leave_dots_for_the_rest() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("2 P").sees("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").sees("Địa điểm: ……");
    desk.sees("Chủ trì: Ông Hoàng Văn Thức").sees("Thư ký: ……").press("pgdn");
    desk.sees("Kiến nghị:").sees("Kết luận: ……").press("y");
    let copied = |effect: &Effect| match effect {
        Effect::Copy(text) => {
            text.contains("Đơn vị thành viên có mặt: 5/5")
                && text.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80)
        }
        _ => false,
    };
    assert!(desk.out.iter().any(copied), "{:?}", desk.out);
}
