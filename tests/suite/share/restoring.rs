//! An admin restores a backup while the store is served.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use thidua::store::Store;
use thidua::store::backup::replace::Ready;
use thidua::store::backup::restore::Faults;
use thidua::store::folder;

use super::roles::{as_nobody, nobody};
use super::ssh::Door;
use super::{Place, Served, eventually, open_to_all, ran};
use crate::pty::assert_restored;
use crate::pty::home::OFFER;

const LATER: &str = r#"{"record": {"record": {"person": {"code": "P9", "name": "Trần Thị Ưu"}}}}"#;

/// The store as it is, in a file; then somebody is added to the store.
fn copied(place: &Place) -> PathBuf {
    let file = place.path().join("before.jsonl");
    fs::write(&file, place.said(&["export"])).unwrap();
    assert_eq!(place.piped(&["import", "-"], LATER).status, 0);
    assert!(has_later(place));
    file
}

fn has_later(place: &Place) -> bool {
    place.said(&["list", "persons"]).contains("Trần Thị Ưu")
}

/// The folders of stores that were replaced.
fn replaced(place: &Place) -> Vec<PathBuf> {
    let entries = fs::read_dir(place.data()).unwrap().map(|entry| entry.unwrap().path());
    let named = |path: &Path| path.file_name().unwrap().to_str().unwrap().starts_with("replaced-");
    entries.filter(|path| named(path)).collect()
}

/// Waits until the store was replaced `times` times.
fn restored(served: &Served, times: usize) {
    eventually(&format!("replaced {times} times"), || {
        let log = served.log();
        assert!(!log.contains("not restored"), "{log}");
        (log.matches("restored; the old store is in ").count() == times).then_some(())
    });
    eventually("somebody is taken in", || {
        (served.place.run(&["list", "units"]).status == 0).then_some(())
    });
}

/// Nothing of it was done, and nothing of it is left.
fn assert_untouched(served: &Served) {
    assert!(has_later(served.place));
    assert!(nothing_left(served.place));
    served.assert_serves();
}

#[test]
fn the_store_is_another_afterwards_and_everything_beside_it_is_kept() {
    let place = Place::new();
    let access = place.data().join("access");
    fs::write(&access, "viewer user ai\n").unwrap();
    let served = place.serve(&[]);
    let file = copied(&place);
    let name = file.to_str().unwrap();
    let mut lan = place.open("Lan", 100, 30);
    lan.send("4n");
    lan.wait_for_text("› Họ và tên");
    lan.send("Nguyễn Thị Ưu");
    lan.wait_for_text("Nguyễn Thị Ưu");

    let taken = place.run(&["--as", "Minh", "restore", name, "--replace"]);
    assert_eq!(taken.status, 0, "{}", taken.err);
    assert!(taken.out.contains("đã nhận"), "{}", taken.out);
    assert!(taken.err.contains("đã sao lưu trước vào "), "{}", taken.err);
    assert_eq!(lan.wait().exit_code(), 129);
    assert_restored(&lan);
    let said = lan.screen().contents();
    assert!(said.contains("Minh đang khôi phục kho từ một bản sao"), "{said}");
    restored(&served, 1);
    served.wait_for_log("Minh (socket): restored");
    assert!(!has_later(&place), "the old store is served");
    let checked = place.run(&["check"]);
    assert_eq!(checked.status, 0, "{}{}", checked.out, checked.err);

    // What she was typing is offered again.
    let mut lan = place.begin("Lan", 100, 30);
    lan.wait_for_text(OFFER);
    lan.send("\r");
    lan.wait_for_text("Nguyễn Thị Ưu");
    lan.send("\x13");
    lan.wait_for_text("thêm CN-00");
    assert!(place.said(&["list", "persons"]).contains("Nguyễn Thị Ưu"));
    drop(lan);

    assert_eq!(fs::read_to_string(&access).unwrap(), "viewer user ai\n");
    assert!(!place.data().join("restoring").exists());
    let backup = taken.err.lines().find_map(|line| line.split_once("trước vào ")).unwrap().1;
    assert!(Path::new(backup).exists(), "{backup}");
    // And back, by the backup that was made first.
    let back = place.run(&["restore", "--replace", backup]);
    assert_eq!(back.status, 0, "{}", back.err);
    restored(&served, 2);
    assert!(has_later(&place), "{}", served.log());
    served.stop();
    assert!(has_later(&place));
    let old = replaced(&place);
    assert!(old.iter().any(|folder| {
        let mut other = place.command();
        let listed = ran(other.env("THIDUA_DATA", folder).args(["list", "persons"]), b"");
        listed.out.contains("Trần Thị Ưu")
    }));
}

#[test]
fn a_broken_file_changes_nothing() {
    let place = Place::new();
    let served = place.serve(&[]);
    let file = copied(&place);
    let mut screen = place.open("Lan", 100, 30);
    let whole = fs::read_to_string(&file).unwrap();
    let cut = whole.lines().take(20).collect::<Vec<_>>().join("\n");
    let backups = || fs::read_dir(place.data().join("backups")).unwrap().count();
    let before = backups();
    let wrong = whole.replacen("\"name\":", "\"nam\":", 1);
    assert_ne!(wrong, whole);
    for broken in [cut.as_str(), "", "no export\n", &wrong] {
        let refused = place.piped(&["restore", "-", "--replace"], broken);
        assert_eq!((refused.status, refused.out.as_str()), (1, ""), "{}", refused.err);
        assert!(!refused.err.is_empty());
        assert_untouched(&served);
    }
    assert_eq!(backups(), before);
    let missing = place.run(&["restore", "/nowhere", "--replace"]);
    assert_eq!(missing.status, 1);
    let unasked = place.run(&["restore", file.to_str().unwrap()]);
    assert_eq!(unasked.status, 1, "{}", unasked.out);
    assert_untouched(&served);
    screen.send("q");
    assert!(screen.wait().success(), "the screen was ended");
    served.stop();
}

#[test]
fn whoever_is_no_admin_is_refused() {
    let place = Place::new();
    let Some(socket) = nobody(&place) else { return };
    let served = place.serve(&["--socket", &socket]);
    open_to_all(&served.socket, 0o666);
    let file = copied(&place);
    let text = fs::read(&file).unwrap();
    let restore = || as_nobody(&place, &served, &["restore", "-", "--replace"], &text);
    for role in ["viewer", "editor"] {
        fs::write(place.data().join("access"), format!("{role} user nobody Bình\n")).unwrap();
        let refused = restore();
        assert_eq!((refused.status, refused.out.as_str()), (1, ""), "{}", refused.err);
        assert!(refused.err.contains("vai trò của bạn"), "{}", refused.err);
        assert_untouched(&served);
    }
    fs::write(place.data().join("access"), "admin user nobody Bình\n").unwrap();
    let taken = restore();
    assert_eq!(taken.status, 0, "{}", taken.err);
    served.wait_for_log("Bình (socket): restored");
    restored(&served, 1);
    assert!(!has_later(&place));
    served.stop();
}

#[test]
fn what_cannot_be_put_in_place_leaves_the_old_store_there() {
    let place = Place::new();
    let file = copied(&place);
    let data = place.data();
    let made = data.join("restoring/made/store");
    let mut store = folder::open(&data, "lan").unwrap();
    let number = store.last_number().unwrap();
    let sabotages: [fn(&Path); 2] = [
        |made| fs::remove_dir_all(made).unwrap(),
        |made| {
            for entry in fs::read_dir(made).unwrap().map(|entry| entry.unwrap().path()) {
                if entry.is_file() {
                    fs::write(entry, "no store").unwrap();
                }
            }
        },
    ];
    for sabotage in sabotages {
        let mut source = fs::File::open(&file).unwrap();
        let ready = Ready::make(&mut source, &data, Faults::Refuse, "lan").unwrap();
        let second = Ready::make(&mut source, &data, Faults::Refuse, "lan").unwrap_err();
        assert!(second.message().en.contains("something else is being restored"));
        sabotage(&made);
        let replaced = ready.take_place(store, "lan").unwrap();
        assert!(replaced.aside.is_err());
        store = replaced.store;
        assert_eq!(store.last_number().unwrap(), number);
        assert_eq!(store.folder(), Some(data.as_path()));
    }
    // However fast one follows another, each keeps the one before.
    for times in 1..=3 {
        let ready = Ready::make(&mut fs::File::open(&file).unwrap(), &data, Faults::Refuse, "lan");
        let put = ready.unwrap().take_place(store, "lan").unwrap();
        assert!(put.aside.unwrap().is_dir());
        assert_eq!(replaced(&place).len(), times);
        store = put.store;
    }
    let ready = Ready::make(&mut fs::File::open(&file).unwrap(), &data, Faults::Refuse, "lan");
    let visitor: Store = store.again();
    let replaced = ready.unwrap().take_place(store, "lan").unwrap();
    assert_eq!(replaced.aside.unwrap_err().message().en, "the store is still being used");
    drop((visitor, replaced.store));
    assert_eq!(self::replaced(&place).len(), 3);
    assert!(!place.data().join("restoring").exists());
}

fn nothing_left(place: &Place) -> bool {
    replaced(place).is_empty() && !place.data().join("restoring").exists()
}

#[test]
#[ignore = "needs an SSH client"]
fn an_admins_key_restores_and_the_ssh_door_stays_open() {
    let place = Place::new();
    let door = Door::new(&place);
    let (admin, editor) = (door.key("admin", "Lan"), door.key("editor", "Minh"));
    let served = place.serve(&["--ssh", "127.0.0.1:0"]);
    let file = fs::read(copied(&place)).unwrap();
    let restore = |key| {
        let mut command: Command = door.ssh(&served, key);
        ran(command.arg("restore - --replace"), &file)
    };
    let refused = restore(&editor);
    assert_eq!(refused.status, 1, "{}", refused.out);
    assert_untouched(&served);
    let taken = restore(&admin);
    assert_eq!(taken.status, 0, "{}", taken.err);
    restored(&served, 1);
    let listed = ran(door.ssh(&served, &editor).arg("list persons"), b"");
    assert_eq!(listed.status, 0, "{}", listed.err);
    assert!(!listed.out.contains("Trần Thị Ưu"), "{}", listed.out);
    served.stop();
}
