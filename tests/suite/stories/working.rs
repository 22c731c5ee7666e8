//! Clusters, joint activities and contacts: what is counted of them and where it is said.

use jiff::civil::{Date, date};
use thidua::event::Event;
use thidua::model::activity::{Activity, ActivityUnit, Partner};
use thidua::model::cluster::Cluster;
use thidua::model::contact::Contact;
use thidua::model::{Id, Kind, Record};
use thidua::report::activities::Activities;
use thidua::report::contacts::gaps;
use thidua::store::request::{Notice, Save};
use thidua::text::Lang;

use crate::desk::{Desk, LARGE, SMALL};

fn save(desk: &mut Desk, record: Record) -> Id {
    let save = Save { id: None, seen: 0, record, begun: None, despite: true };
    let done = desk.store.save(&desk.actor, vec![save]).unwrap();
    let catalog = desk.store.catalog();
    desk.event(Event::Store(Notice::Changed(catalog)));
    done.links[0].id
}

fn unit(desk: &Desk, code: &str) -> Id {
    desk.store.find_code(Kind::Unit, code).unwrap().unwrap().id
}

/// A cluster, three joint activities of 2021 of which one was put off, a contact with a gap before.
pub fn enter(desk: &mut Desk) {
    let cluster = save(
        desk,
        Record::Cluster(Cluster {
            name: "Cụm thi đua các Sở TN&MT Bắc Trung Bộ".into(),
            area: "Bắc Trung Bộ".into(),
            ..Cluster::default()
        }),
    );
    let (geology, weather) = (unit(desk, "DV-0002"), unit(desk, "DV-0003"));
    let activity = |topic: &str, day: Date, form: &str, units: &[Id]| {
        let off = matches!(form, "postponed" | "cancelled");
        Record::Activity(Activity {
            bloc: Some(thidua::demo::BLOC),
            date: Some(day),
            topic: topic.into(),
            form: form.into(),
            reason: if off { "dịch Covid-19".into() } else { String::new() },
            units: units.iter().map(|id| ActivityUnit { unit: Some(*id) }).collect(),
            partners: vec![Partner { cluster: Some(cluster), name: String::new() }],
            ..Activity::default()
        })
    };
    save(desk, activity("Tập huấn nghiệp vụ", date(2021, 4, 12), "online", &[geology]));
    save(
        desk,
        activity("Trao đổi kinh nghiệm", date(2021, 6, 3), "in_person", &[geology, weather]),
    );
    save(desk, activity("Tham quan mô hình", date(2021, 8, 20), "postponed", &[weather]));
    save(desk, activity("Hội thảo", date(2020, 5, 5), "in_person", &[]));
    let mut persons = Vec::new();
    desk.store
        .scan_records(Kind::Person, &mut |stored| {
            persons.push(stored.id);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    let contact = |from: Date, until: Option<Date>, person: Id| {
        Record::Contact(Contact {
            bloc: Some(thidua::demo::BLOC),
            unit: Some(geology),
            person: Some(person),
            duty: "thi đua, khen thưởng".into(),
            from: Some(from),
            until,
            telephone: "024 1234 5678".into(),
            ..Contact::default()
        })
    };
    save(desk, contact(date(2019, 1, 1), Some(date(2020, 6, 30)), persons[0]));
    save(desk, contact(date(2020, 10, 1), None, persons[1]));
}

#[test]
fn activities_are_counted_by_member_and_what_was_put_off_is_only_said() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    enter(&mut desk);
    let (geology, weather) = (unit(&desk, "DV-0002"), unit(&desk, "DV-0003"));
    let found = Activities::of(&desk.store.catalog(), thidua::demo::BLOC, 2021);
    assert_eq!((found.held, found.off, found.unnamed), (2, 1, 0));
    let counts: Vec<_> = found.members.iter().filter(|(_, count)| *count > 0).copied().collect();
    assert_eq!(counts, [(geology, 2), (weather, 1)]);
    assert_eq!(found.with_none().count(), 3);
    let before = Activities::of(&desk.store.catalog(), thidua::demo::BLOC, 2020);
    assert_eq!((before.held, before.unnamed), (1, 1));
    assert!(Activities::of(&desk.store.catalog(), thidua::demo::BLOC, 2015).is_blank());
    desk.press("down").rest();
    desk.sees("Hoạt động phối hợp: năm 2021 tham gia 2 trong 2 của Khối;").sees("hoãn, hủy 1 (");
    desk.sees("Đầu mối:").sees("024 1234 5678").sees("Không có đầu mối: 01/07/2020 – 30/09/2020");
    desk.press("g y").rest();
    desk.sees("Năm 2021: 2 hoạt động, hoãn hoặc hủy 1; thành viên chưa tham gia (3)");
}

#[test]
fn a_cluster_tells_its_activities_and_enter_lists_them() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    enter(&mut desk);
    desk.press("g w enter").rest();
    desk.sees("Hoạt động phối hợp: 3 (2021: 2; 2020: 1); hoãn, hủy 1");
    desk.press("enter").sees("Tập huấn nghiệp vụ").sees("Hội thảo").sees("Tham quan mô hình");
    desk.press("esc").sees("Bắc Trung Bộ");
}

#[test]
fn members_without_a_contact_are_told_below_the_list() {
    let mut desk = Desk::at(SMALL, Lang::En);
    enter(&mut desk);
    desk.press("g z").sees("Without a contact in 2021 (4): Biển và Hải đảo");
    desk.press("1 home enter").rest();
    desk.sees("Contact: no contact known");
}

#[test]
fn gaps_between_contacts() {
    let contact =
        |from: Option<Date>, until: Option<Date>| Contact { from, until, ..Contact::default() };
    let day = |month, day| Some(date(2020, month, day));
    let today = date(2021, 1, 1);
    let cases = [
        (vec![contact(None, None)], vec![]),
        (vec![contact(day(1, 1), day(2, 1)), contact(day(2, 2), None)], vec![]),
        (
            vec![contact(day(1, 1), day(2, 1)), contact(day(3, 1), None)],
            vec![(date(2020, 2, 2), date(2020, 2, 29))],
        ),
        (vec![contact(day(1, 1), day(2, 1))], vec![(date(2020, 2, 2), today)]),
        (
            vec![contact(day(1, 1), day(12, 1)), contact(day(2, 1), day(3, 1))],
            vec![(date(2020, 12, 2), today)],
        ),
        (
            vec![contact(day(1, 1), day(2, 1)), contact(None, day(6, 1))],
            vec![(date(2020, 6, 2), today)],
        ),
    ];
    for (contacts, expected) in cases {
        let contacts: Vec<&Contact> = contacts.iter().collect();
        assert_eq!(gaps(&contacts, today), expected);
    }
}
