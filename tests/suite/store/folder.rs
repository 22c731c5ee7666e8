//! Data folders: held, foreign, damaged, newer.

use std::fs;
use std::path::Path;

use thidua::store::codec::encode;
use thidua::store::disk::Disk;
use thidua::store::engine::{Batch, Engine};
use thidua::store::folder::{self, OpenError, Reserve};
use thidua::store::holder::Holder;
use thidua::store::{Store, keys};

use super::helm::*;

/// Every file below `folder` with its bytes.
pub fn files(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn refused(opened: Result<Store, OpenError>) -> OpenError {
    match opened {
        Err(error) => error,
        Ok(_) => panic!("opened"),
    }
}

#[test]
fn what_was_saved_is_there_after_reopening_and_so_is_undo() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let store = folder::create(&data, "Lan").unwrap();
    let house = house(&store);
    let made = make(&store, house.nomination(2021));
    let kept = store.pending(&actor("Lan")).unwrap();
    drop(store);
    let store = folder::open(&data, "Lan").unwrap();
    assert_eq!(read(&store, made.link()), made);
    assert_eq!(store.pending(&actor("Lan")).unwrap(), kept);
    store.undo(&actor("Lan")).unwrap();
    drop(store);
    let store = folder::open(&data, "Lan").unwrap();
    assert_eq!(store.get(made.link()).unwrap(), None);
    store.redo(&actor("Lan")).unwrap();
    assert_eq!(read(&store, made.link()).version, 3);
    whole(&store);
}

#[cfg(unix)]
#[test]
fn the_folder_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    drop(folder::create(&data, "Lan").unwrap());
    assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
}

#[cfg(unix)]
#[test]
fn a_store_in_a_folder_that_others_may_read_is_its_owners_alone_too() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().unwrap();
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let store = folder::create(place.path(), "Lan").unwrap();
    let mode =
        |name: &str| fs::metadata(place.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (mode(folder::STORE), mode(folder::BACKUPS), mode("holder.json")),
        (0o700, 0o700, 0o600)
    );
    drop(store);
}

#[test]
fn a_store_whose_making_was_broken_off_is_none_and_can_be_made() {
    let place = tempfile::tempdir().unwrap();
    for name in ["backups", "store.making"] {
        fs::create_dir(place.path().join(name)).unwrap();
    }
    for name in ["lock", "number", "store.making/db", "store.making/conf"] {
        fs::write(place.path().join(name), "").unwrap();
    }
    assert!(matches!(refused(folder::open(place.path(), "Lan")), OpenError::Missing(_)));
    drop(folder::create(place.path(), "Lan").unwrap());
    whole(&folder::open(place.path(), "Lan").unwrap());
    assert!(!place.path().join("store.making").exists());
}

#[test]
fn where_filling_a_new_store_fails_there_is_none() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let made = folder::create_with(&data, "Lan", |store| {
        make(store, person("Trần Thị Ngọc"));
        Err(OpenError::Full(data.clone()))
    });
    assert!(matches!(refused(made), OpenError::Full(_)));
    assert!(matches!(refused(folder::open(&data, "Lan")), OpenError::Missing(_)));
    let made = folder::create_with(&data, "Lan", |store| -> Result<(), OpenError> {
        make(store, person("Trần Thị Ngọc"));
        Ok(())
    });
    assert_eq!(made.unwrap().last_number().unwrap(), 1);
}

#[test]
fn a_store_that_is_gone_is_not_taken_for_one_that_was_never_made() {
    let place = tempfile::tempdir().unwrap();
    let store = folder::create(place.path(), "Lan").unwrap();
    make(&store, person("Trần Thị Ngọc"));
    drop(store);
    fs::remove_dir_all(place.path().join(folder::STORE)).unwrap();
    assert!(matches!(refused(folder::open(place.path(), "Lan")), OpenError::Damaged { .. }));
    assert!(matches!(refused(folder::create(place.path(), "Lan")), OpenError::Damaged { .. }));
}

#[test]
fn a_second_opening_says_who_holds_it() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let store = folder::create(&data, "Lan").unwrap();
    let said = refused(folder::open(&data, "Minh")).message();
    assert!(said.vi.contains("kho đang do Lan giữ"), "{}", said.vi);
    assert!(said.en.contains(&std::process::id().to_string()), "{}", said.en);
    assert_eq!(Holder::read(&data).unwrap().who, "Lan");
    drop(store);
    assert_eq!(Holder::read(&data), None);
    assert_eq!(folder::open(&data, "Minh").unwrap().folder(), Some(data.as_path()));
}

#[test]
fn a_note_left_by_a_killed_process_means_nothing() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    drop(folder::create(&data, "Lan").unwrap());
    Holder::this("Minh").write(&data).unwrap();
    drop(folder::open(&data, "Lan").unwrap());
}

#[test]
fn nothing_is_made_or_changed_where_there_is_no_store() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    assert!(matches!(refused(folder::open(&data, "Lan")), OpenError::Missing(_)));
    assert!(!data.exists());
    fs::create_dir(&data).unwrap();
    assert!(matches!(refused(folder::open(&data, "Lan")), OpenError::Missing(_)));
    fs::write(data.join("letter.txt"), "Kính gửi").unwrap();
    assert!(matches!(refused(folder::open(&data, "Lan")), OpenError::Foreign(_)));
    assert!(matches!(refused(folder::create(&data, "Lan")), OpenError::Foreign(_)));
    assert_eq!(files(&data).len(), 1);
}

#[test]
fn a_new_store_is_not_made_over_an_old_one() {
    let place = tempfile::tempdir().unwrap();
    drop(folder::create(place.path(), "Lan").unwrap());
    assert!(matches!(refused(folder::create(place.path(), "Lan")), OpenError::Exists(_)));
}

#[test]
fn a_newer_store_is_left_to_a_newer_program() {
    let place = tempfile::tempdir().unwrap();
    drop(folder::create(place.path(), "Lan").unwrap());
    let engine = Disk::open(&place.path().join(folder::STORE), Reserve::new(place.path())).unwrap();
    let puts = vec![(keys::FORMAT.to_vec(), encode(&99_u64).unwrap())];
    engine.commit(Batch { puts, ..Batch::default() }).unwrap();
    drop(engine);
    let error = refused(folder::open(place.path(), "Lan"));
    assert!(matches!(error, OpenError::Newer(..)), "{error}");
    assert!(error.message().vi.contains("chương trình mới hơn"));
}

#[test]
fn a_store_cut_short_is_found_out_and_the_newest_backup_named() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path();
    let store = folder::create(data, "Lan").unwrap();
    for number in 0..50 {
        make(&store, person(&format!("Người {number}")));
    }
    drop(store);
    fs::write(data.join("backups/2021-02-23.gz"), "").unwrap();
    fs::write(data.join("backups/2021-02-24.gz"), "").unwrap();
    let log = data.join("store/db");
    let used = fs::read(&log).unwrap().iter().rposition(|byte| *byte != 0).unwrap();
    let length = u64::try_from(used).unwrap();
    fs::OpenOptions::new().write(true).open(&log).unwrap().set_len(length / 3).unwrap();
    let before = files(&data.join("store"));
    let error = refused(folder::open(data, "Lan"));
    assert_eq!(files(&data.join("store")), before, "nothing is changed by looking");
    assert!(!data.join("store.before").exists() && !data.join("store.damaged").exists());
    assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
    assert!(error.message().vi.contains("2021-02-24.gz"), "{}", error.message().vi);
}

#[test]
fn a_store_of_rubbish_is_left_as_it_is() {
    let place = tempfile::tempdir().unwrap();
    drop(folder::create(place.path(), "Lan").unwrap());
    let folder = place.path().join("store");
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::write(&path, [0x5a; 3_000]).unwrap();
        }
    }
    let before = files(&folder);
    assert!(matches!(refused(folder::open(place.path(), "Lan")), OpenError::Damaged { .. }));
    assert_eq!(files(&folder), before);
}

#[test]
fn a_store_whose_log_is_gone_is_not_made_anew() {
    let place = tempfile::tempdir().unwrap();
    drop(folder::create(place.path(), "Lan").unwrap());
    fs::remove_file(place.path().join("store/db")).unwrap();
    assert!(matches!(refused(folder::open(place.path(), "Lan")), OpenError::Damaged { .. }));
    assert!(!place.path().join("store/db").exists());
}

#[test]
fn what_a_power_cut_leaves_half_made_does_no_harm() {
    let place = tempfile::tempdir().unwrap();
    let store = folder::create(place.path(), "Lan").unwrap();
    let made = make(&store, person("Trần Thị Ngọc"));
    drop(store);
    fs::write(place.path().join("store/snap.00000000000000FF.generating"), [0; 40]).unwrap();
    fs::write(place.path().join("store/conf"), [0; 70]).unwrap();
    let store = folder::open(place.path(), "Lan").unwrap();
    assert_eq!(read(&store, made.link()), made);
}

#[test]
fn a_place_where_nothing_can_be_written_is_said_to_be_one() {
    let error = refused(folder::create(Path::new("/proc/sys/thidua"), "Lan"));
    assert!(matches!(error, OpenError::ReadOnly(_) | OpenError::Missing(_)), "{error}");
}
