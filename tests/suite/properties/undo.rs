//! Any single act at the keyboard: undo gives back the records from before, redo those from after.

use proptest::prelude::*;
use proptest::sample::select;
use thidua::command::Command;
use thidua::model::{Id, Kind, Record};
use thidua::store::Store;
use thidua::store::catalog::query::Cache;
use thidua::store::request::Query;
use thidua::text::Lang;

use crate::desk::{Desk, SMALL};

/// Every record with its id, kind by kind; versions go on counting and are left out.
fn records(store: &Store) -> Vec<(Id, Record)> {
    let all = |kind: Kind| {
        let query = Query { rows: 1_000, ..Query::of(kind) };
        store.page(&query, &mut Cache::default(), &|| false).unwrap().unwrap().rows
    };
    let mut found: Vec<_> = Kind::ALL
        .into_iter()
        .flat_map(all)
        .map(|row| (row.stored.id, row.stored.record.clone()))
        .collect();
    found.sort_by_key(|(id, _)| *id);
    found
}

/// The keys to each list.
const LISTS: [(&str, Kind); 7] = [
    ("1", Kind::Unit),
    ("2", Kind::Meeting),
    ("3", Kind::Nomination),
    ("4", Kind::Person),
    ("5", Kind::Award),
    ("6", Kind::Term),
    ("7", Kind::Bloc),
];

/// Something that a person does to a list's records.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Add,
    Change,
    Delete,
    DeleteMarked,
    State,
}

fn deed() -> impl Strategy<Value = Deed> {
    select(&[Deed::Add, Deed::Change, Deed::Delete, Deed::DeleteMarked, Deed::State])
}

/// Goes to a record of the list and does it by keys; the store may refuse.
fn act(desk: &mut Desk, (keys, kind): (&str, Kind), row: usize, deed: Deed) {
    desk.press(keys);
    if !matches!(deed, Deed::Add) {
        desk.press("*");
    }
    for _ in 0..row {
        desk.press("down");
    }
    match deed {
        Deed::Add => add(desk, kind),
        Deed::Change => {
            desk.press("e shift-tab shift-tab").types("ghi thêm ").press("ctrl-s");
        }
        Deed::Delete => {
            desk.press("d d y");
        }
        Deed::DeleteMarked => {
            desk.press("space space d d y");
        }
        Deed::State if kind == Kind::Nomination => {
            desk.press("t").types("quyet dinh").press("enter ctrl-s");
        }
        Deed::State => {}
    }
}

/// A new record of the kind with no more than it must have.
fn add(desk: &mut Desk, kind: Kind) {
    desk.press("n");
    match kind {
        Kind::Unit | Kind::Bloc => desk.types("Tên mới"),
        Kind::Person => desk.types("Lê Thị Hoa"),
        Kind::Meeting => desk.types("so ket").press("enter"),
        Kind::Term => desk
            .press("shift-tab ctrl-x")
            .types("2030")
            .press("tab")
            .types("khi tuong")
            .press("enter"),
        Kind::Award => desk
            .types("Danh hiệu mới")
            .press("tab tab")
            .types("danh")
            .press("enter")
            .types("ca nhan")
            .press("enter"),
        Kind::Nomination => desk
            .types("hoang van thuc")
            .press("enter tab")
            .types("lao dong tien tien")
            .press("enter"),
        other => panic!("{other:?} is not among LISTS"),
    };
    desk.press("ctrl-s");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_of_any_act(list in select(&LISTS), row in 0..20usize, deed in deed()) {
        let mut desk = Desk::at(SMALL, Lang::Vi);
        let before = records(&desk.store);
        act(&mut desk, list, row, deed);
        let after = records(&desk.store);
        if before == after {
            return Ok(());
        }
        for _ in 0..2 {
            desk.command(Command::Undo);
            prop_assert!(records(&desk.store) == before, "{}", desk.screen());
            desk.command(Command::Redo);
            prop_assert!(records(&desk.store) == after, "{}", desk.screen());
        }
    }
}

/// What the property above rests on: that those keys do something at all.
#[test]
fn a_record_of_every_kind_is_added_by_keyboard() {
    for (keys, kind) in LISTS {
        let mut desk = Desk::at(SMALL, Lang::Vi);
        let before = records(&desk.store).len();
        desk.press(keys);
        add(&mut desk, kind);
        assert_eq!(records(&desk.store).len(), before + 1, "{kind:?}:\n{}", desk.screen());
        desk.command(Command::Undo);
        assert_eq!(records(&desk.store).len(), before);
    }
}

/// And that something can be deleted, marked or not, and put into another state.
#[test]
fn every_deed_is_done_to_nominations() {
    for deed in [Deed::Add, Deed::Change, Deed::Delete, Deed::DeleteMarked, Deed::State] {
        let mut desk = Desk::at(SMALL, Lang::Vi);
        let before = records(&desk.store);
        act(&mut desk, LISTS[2], 0, deed);
        assert!(before != records(&desk.store), "{deed:?}:\n{}", desk.screen());
    }
}
