//! What a viewer may not do, by every path: commands, keys, the palette.

use std::fs;
use std::os::unix::process::CommandExt;

use portable_pty::CommandBuilder;
use serde_json::Value as Json;

use super::ssh::Door;
use super::{Place, Ran, Served, open_to_all, ran};
use crate::office::viewers::inside;
use crate::pty::Pty;
use crate::pty::home::{LOADED, PROGRAM};

const TELEPHONE: &str = "0912345678";
const EMAIL: &str = "ngoc@example.vn";

/// Adds somebody who can be reached, and a cluster that says whom to turn to.
pub fn reached(place: &Place) {
    let export = place.said(&["export"]);
    let lines = export.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    let id = |kind: &str| {
        let found = lines.clone().find(|line| !line["record"]["record"][kind].is_null());
        found.unwrap()["record"]["id"].as_str().unwrap().to_owned()
    };
    let (bloc, unit, person) = (id("bloc"), id("unit"), id("person"));
    let line = format!(
        r#"{{"record":{{"record":{{"contact":{{"bloc":"{bloc}","unit":"{unit}","person":"{person}","telephone":"{TELEPHONE}","email":"{EMAIL}"}}}}}}}}"#
    );
    let cluster = format!(
        r#"{{"record":{{"record":{{"cluster":{{"name":"Cụm thi đua số 9","contact":"{TELEPHONE}, {EMAIL}"}}}}}}}}"#
    );
    let came = place.piped(&["import", "-"], &format!("{line}\n{cluster}\n"));
    assert_eq!(came.status, 0, "{}", came.err);
    assert!(
        place.said(&["list", "contacts", "--bloc", "all", "--format", "json"]).contains(TELEPHONE)
    );
}

/// Everything that a command tells, none of which may tell how somebody is reached.
const READ: [&[&str]; 18] = [
    &["chair"],
    &["list", "contacts", "--bloc", "all"],
    &["list", "contacts", "--bloc", "all", "--format", "json"],
    &["list", "contacts", "--bloc", "all", "--format", "csv"],
    &["list", "contacts", "--bloc", "all", "--search", TELEPHONE],
    &["list", "contacts", "--bloc", "all", "--sort", "telephone"],
    &["list", "persons", "--format", "json"],
    &["show", "contacts", "LH-0001"],
    &["show", "units", "DV-0001", "--format", "json"],
    &["history", "contacts", "LH-0001", "--format", "json"],
    &["print", "BG-2021"],
    &["report", "handover"],
    &["list", "contacts", "--bloc", "all", "--columns", "all", "--format", "csv", "--bom"],
    &["list", "clusters", "--columns", "all"],
    &["list", "clusters", "--columns", "all", "--format", "csv"],
    &["list", "clusters", "--format", "json"],
    &["list", "clusters", "--search", TELEPHONE, "--format", "json"],
    &["show", "clusters", "CM-0001"],
];

/// Everything that a viewer is refused.
const REFUSED: [&[&str]; 12] = [
    &["export"],
    &["import", "-"],
    &["import", "--dry-run", "-"],
    &["merge", "CN-0001", "CN-0002", "--yes"],
    &["reorganise", "dissolve", "DV-0001", "--yes"],
    &["reorganise", "dissolve", "DV-0001"],
    &["backup"],
    &["check"],
    &["restore", "--replace", "/etc/hostname"],
    &["init"],
    &["serve"],
    &["--as", "Lan", "list", "units"],
];

/// A viewer's commands through `run` read what they may, and change nothing.
pub fn assert_reads_only(place: &Place, run: impl Fn(&[&str], &[u8]) -> Ran) {
    let before = place.said(&["export"]);
    for words in READ {
        let ran = run(words, b"");
        assert!(!ran.out.contains(TELEPHONE) && !ran.out.contains(EMAIL), "{words:?}: {}", ran.out);
        assert!(!ran.err.contains(EMAIL), "{words:?}: {}", ran.err);
    }
    assert!(run(&["list", "units"], b"").out.contains("DV-0001"));
    assert!(
        run(&["list", "contacts", "--bloc", "all"], b"").out.contains("LH-"),
        "none is told of"
    );
    for words in REFUSED {
        let ran = run(words, br#"{"record": {"record": {"person": {"name": "A"}}}}"#);
        assert!(ran.status != 0, "{words:?}: {}", ran.out);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{words:?}: {}{}", ran.out, ran.err);
    }
    assert!(same(&before, &place.said(&["export"])), "something was changed");
}

/// The same records, whatever the journal of exports says of when.
fn same(before: &str, after: &str) -> bool {
    before.lines().skip(1).eq(after.lines().skip(1))
}

/// A viewer's screen changes nothing, whatever is pressed, and says why.
pub fn assert_shows_only(place: &Place, mut pty: Pty) {
    let before = place.said(&["export"]);
    pty.wait_for_text(LOADED);
    for keys in ["4n", "e", "dd"] {
        pty.send(keys);
        pty.wait_for_text("vai trò của bạn là người xem");
        // Another key takes the sentence away.
        pty.send("j");
        pty.wait_for("the list", |screen| {
            !screen.contents().contains("vai trò của bạn là người xem")
        });
    }
    assert!(!pty.screen().contents().contains("› Họ và tên"));
    // Whoever does nothing has nothing to undo.
    pty.send("u");
    pty.wait_for_text("không có gì để hoàn tác");
    pty.send("\x10");
    pty.wait_for_text("Bảng lệnh");
    pty.send("thêm mới");
    pty.wait_for("the command alone", |screen| !screen.contents().contains("bỏ lọc"));
    pty.send("\r");
    pty.wait_for("why not", |screen| screen.contents().contains("người xem"));
    assert!(!pty.screen().contents().contains("› Họ và tên"));
    let shown = String::from_utf8_lossy(&pty.bytes).into_owned();
    assert!(!shown.contains(TELEPHONE) && !shown.contains(EMAIL));
    drop(pty);
    assert!(same(&before, &place.said(&["export"])), "something was changed");
}

/// The socket where everybody reaches it, and who else may run the program; `None` where this is not root,
/// who alone can become somebody else.
pub fn nobody(place: &Place) -> Option<String> {
    if !rustix::process::getuid().is_root() {
        return None;
    }
    open_to_all(place.path(), 0o755);
    let run = place.path().join("run");
    fs::create_dir(&run).unwrap();
    open_to_all(&run, 0o755);
    Some(run.join("socket").to_str().unwrap().to_owned())
}

pub fn as_nobody(place: &Place, served: &Served, words: &[&str], input: &[u8]) -> Ran {
    let mut command = place.command();
    command.env("THIDUA_SOCKET", &served.socket).env("THIDUA_DATA", "/nonexistent");
    command.current_dir("/").args(words).uid(65_534).gid(65_534);
    ran(&mut command, input)
}

#[test]
fn a_user_of_the_machine_comes_in_as_the_file_says() {
    let place = Place::new();
    reached(&place);
    let Some(socket) = nobody(&place) else {
        // As root alone one can be somebody else; the same is tried by SSH keys elsewhere.
        return;
    };
    let served = place.serve(&["--socket", &socket]);
    open_to_all(&served.socket, 0o666);
    let run = |words: &[&str], input: &[u8]| as_nobody(&place, &served, words, input);
    let stranger = run(&["list", "units"], b"");
    assert_eq!(stranger.status, 77, "{}{}", stranger.out, stranger.err);
    assert!(stranger.err.contains("viewer user nobody"), "{}", stranger.err);

    let access = place.data().join("access");
    fs::write(&access, "viewer user nobody Trần Văn Bình\n").unwrap();
    assert_reads_only(&place, run);
    served.wait_for_log("Trần Văn Bình (socket, viewer): in");

    fs::write(&access, "editor group nogroup\n").unwrap();
    let came = run(
        &["import", "-"],
        br#"{"record": {"record": {"person": {"code": "P9", "name": "A"}}}}"#,
    );
    assert_eq!(came.status, 0, "{}", came.err);
    assert!(place.said(&["history", "persons", "P9"]).contains("nobody"));
    assert_eq!(run(&["reorganise", "dissolve", "DV-0001"], b"").status, 1);

    fs::write(&access, "").unwrap();
    assert_eq!(run(&["list", "units"], b"").status, 77);
    served.stop();
}

#[test]
fn a_file_that_a_viewer_has_written_covers_how_people_are_reached() {
    let place = Place::new();
    reached(&place);
    let Some(socket) = nobody(&place) else { return };
    fs::write(place.data().join("access"), "viewer user nobody Bình\n").unwrap();
    let served = place.serve(&["--socket", &socket]);
    open_to_all(&served.socket, 0o666);
    let own = place.path().join("nobody");
    fs::create_dir(&own).unwrap();
    open_to_all(&own, 0o777);
    for kind in ["contacts", "clusters"] {
        for format in ["table", "csv", "json", "xlsx"] {
            let path = own.join(format!("{kind}.{format}"));
            let file = path.to_str().unwrap();
            let mut words =
                vec!["list", kind, "--columns", "all", "--format", format, "--out", file];
            // A cluster is of no bloc.
            words.extend(["--bloc", "all"]);
            let ran = as_nobody(&place, &served, &words, b"");
            assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{words:?}: {}", ran.err);
            let text = inside(&fs::read(&path).unwrap());
            assert!(text.contains("•••"), "{words:?}: {text}");
            assert!(!text.contains(TELEPHONE) && !text.contains(EMAIL), "{words:?}: {text}");
        }
    }
    served.stop();
}

#[test]
fn a_viewers_screen_changes_nothing() {
    let place = Place::new();
    reached(&place);
    let Some(socket) = nobody(&place) else { return };
    fs::write(place.data().join("access"), "viewer user nobody Bình\n").unwrap();
    let served = place.serve(&["--socket", &socket]);
    open_to_all(&served.socket, 0o666);
    let mut command = CommandBuilder::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups", PROGRAM]);
    command.args(["--lang", "vi", "--today", "2021-03-03"]);
    command.env("THIDUA_SOCKET", &socket);
    command.cwd("/");
    assert_shows_only(&place, Pty::spawn(command, 100, 30));
    served.stop();
}

#[test]
#[ignore = "needs an SSH client"]
fn a_viewers_key_opens_no_more() {
    let place = Place::new();
    reached(&place);
    let door = Door::new(&place);
    let bình = door.key("viewer", "Bình");
    let served = place.serve(&["--ssh", "127.0.0.1:0"]);
    assert_reads_only(&place, |words, input| {
        let quoted = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
        ran(door.ssh(&served, &bình).arg("thidua --lang vi ".to_owned() + &quoted), input)
    });
    served.stop();
}

#[test]
#[ignore = "needs an SSH client"]
fn a_viewers_screen_by_ssh_changes_nothing() {
    let place = Place::new();
    reached(&place);
    let door = Door::new(&place);
    let bình = door.key("viewer", "Bình");
    let served = place.serve(&["--ssh", "127.0.0.1:0"]);
    let pty = door.screen(&served, &bình, 100, 30);
    assert_shows_only(&place, pty);
    served.stop();
}
