//! An act of the history is undone: one's own by anybody who writes, others' by an admin.

use std::sync::Arc;

use crate::desk::{Desk, LARGE, SMALL, demo, setup};
use thidua::app::Setup;
use thidua::event::Size;
use thidua::model::{Kind, Record};
use thidua::store::Store;
use thidua::store::request::{Actor, Role, Save};
use thidua::text::Lang;

/// Somebody with `role` at `store`.
fn desk(store: &Arc<Store>, who: &str, role: Role, size: Size) -> Desk {
    let seat = Arc::new(store.seat(who, role));
    let setup = Setup { who: who.to_owned(), ..setup(&seat, size, Lang::Vi) };
    Desk::begin(seat, setup)
}

/// Lan moves the meeting to another place.
fn moved(store: &Store) -> u64 {
    let link = store.find_code(Kind::Meeting, "HN-2021-01").unwrap().unwrap();
    let stored = store.get(link).unwrap().unwrap();
    let mut record = stored.record;
    if let Record::Meeting(meeting) = &mut record {
        "Hà Nội".clone_into(&mut meeting.place);
    }
    let save =
        Save { id: Some(stored.id), seen: stored.version, record, begun: None, despite: true };
    let lan = Actor { who: "Lan".to_owned(), via: "ssh SHA256:abc".to_owned() };
    store.save(&lan, vec![save]).unwrap().number
}

fn place(store: &Store) -> String {
    let link = store.find_code(Kind::Meeting, "HN-2021-01").unwrap().unwrap();
    match store.get(link).unwrap().unwrap().record {
        Record::Meeting(meeting) => meeting.place,
        _ => String::new(),
    }
}

#[test]
fn an_admin_undoes_what_somebody_else_did_and_sees_before_what_that_does() {
    for size in [SMALL, LARGE] {
        let store = demo();
        let number = moved(&store);
        let mut admin = desk(&store, "Ban Thư ký", Role::Admin, size);
        admin.press("2 H U").sees("Hoàn tác việc nào?").sees("Lan  sửa HN-2021-01 (địa điểm)");
        admin
            .press("enter")
            .sees(&format!("Hoàn tác việc #{number}, "))
            .sees("Lan (ssh SHA256:abc)?");
        admin.sees("Địa điểm: Hà Nội → –").press("n").sees("Lịch sử");
        assert_eq!(place(&store), "Hà Nội");
        admin.press("U enter y").sees("Đã hoàn tác: sửa HN-2021-01 (địa điểm)");
        assert_eq!(place(&store), "");
        // The history read shows it, and it can be turned back the same way.
        admin.sees("hoàn tác: sửa HN-2021-01 (địa điểm)");
        admin.press("U down enter").sees("đã được hoàn tác").press("up enter");
        admin.sees("Địa điểm: – → Hà Nội").press("y").sees("Đã làm lại");
        assert_eq!(place(&store), "Hà Nội");
    }
}

#[test]
fn whoever_is_no_admin_is_told_why_and_undoes_their_own() {
    let store = demo();
    moved(&store);
    let mut minh = desk(&store, "Minh", Role::Editor, SMALL);
    minh.press("2 H U enter").sees("việc này cần vai trò quản trị");
    minh.press("esc esc");
    let mut lan = desk(&store, "Lan", Role::Editor, SMALL);
    lan.press("2 H U enter y").sees("Đã hoàn tác");
    assert_eq!(place(&store), "");
    let mut bình = desk(&store, "Bình", Role::Viewer, SMALL);
    bình.press("2 H").sees("hoàn tác: sửa HN-2021-01").press("U");
    bình.sees("vai trò của bạn là người xem");
    bình.press("esc 2 U").sees_not("Hoàn tác việc nào?");
}
