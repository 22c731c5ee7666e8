//! Every command through the socket of the process that serves: as at one's own store.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::process::Stdio;

use rustix::process::Signal;

use super::{Place, eventually, ran};

const PERSON: &str = r#"{"record": {"record": {"person": {"code": "P9", "name": "Trần Thị Ưu"}}}}"#;

#[test]
fn what_is_read_is_the_same_served_or_not() {
    let place = Place::new();
    let all: [&[&str]; 9] = [
        &["chair", "--year", "2021"],
        &["--lang", "en", "chair", "--year", "2021"],
        &["list", "units"],
        &["list", "persons", "--format", "json"],
        &["show", "units", "DV-0001"],
        &["history", "units", "DV-0001"],
        &["export"],
        &["print", "BG-2021"],
        &["report", "rates", "--year", "2021"],
    ];
    let before = all.map(|words| place.run(words));
    let served = place.serve(&[]);
    for (words, own) in all.iter().zip(before) {
        let through = place.run(words);
        assert_eq!(through.status, own.status, "{words:?}: {}", through.err);
        assert_eq!(through.err, own.err, "{words:?}");
        if *words == ["export"] {
            assert_eq!(through.out.lines().skip(1).count(), own.out.lines().skip(1).count());
            assert!(through.out.lines().skip(1).eq(own.out.lines().skip(1)), "another export");
        } else {
            assert_eq!(through.out, own.out, "{words:?}");
        }
    }
    served.wait_for_log("socket, admin): in");
    served.stop();
}

#[test]
fn wrong_words_and_what_is_not_there_end_as_at_ones_own_store() {
    let place = Place::new();
    let all: [&[&str]; 5] = [
        &["lits"],
        &["list", "nothings"],
        &["show", "units", "DV-9999"],
        &["chair", "--year", "x"],
        &["list", "--as", "Lan", "units"],
    ];
    let before = all.map(|words| place.run(words));
    let served = place.serve(&[]);
    for (words, own) in all.iter().zip(before) {
        let through = place.run(words);
        assert_eq!((through.status, through.err), (own.status, own.err), "{words:?}");
    }
    assert_eq!(place.run(&["lits"]).status, 2);
    assert_eq!(place.run(&["show", "units", "DV-9999"]).status, 1);
    served.assert_serves();
}

#[test]
fn a_file_is_written_where_the_person_is_and_whole_or_not_at_all() {
    let place = Place::new();
    let served = place.serve(&[]);
    let names = ["out.jsonl", "export"];
    for name in names {
        let path = place.path().join(name);
        let ran = ran(place.command().current_dir(place.path()).args(["export", name]), b"");
        assert_eq!(ran.status, 0, "{}", ran.err);
        let whole = place.said(&["export"]);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.lines().skip(1).eq(whole.lines().skip(1)));
    }
    let path = place.path().join("out.jsonl");
    let before = fs::read(&path).unwrap();
    let again = place.run(&["export", path.to_str().unwrap()]);
    assert_eq!(again.status, 1);
    assert_eq!(fs::read(&path).unwrap(), before, "what was there is left alone");
    assert!(again.err.contains("out.jsonl"), "{}", again.err);

    let bg = place.said(&["list", "handovers", "--format", "csv"]);
    let code = bg.lines().nth(1).and_then(|line| line.split(',').next()).unwrap_or("?").to_owned();
    let document = place.path().join("bien-ban.txt");
    let option = format!("--out={}", document.display());
    assert_eq!(place.said(&["print", &code, &option]), "");
    assert_eq!(fs::read_to_string(&document).unwrap(), place.said(&["print", &code]));
    let word = place.path().join("bien-ban.docx");
    assert_eq!(place.said(&["print", &code, "--out", word.to_str().unwrap()]), "");
    let lines = crate::office::documents::paragraphs(&fs::read(&word).unwrap());
    assert!(lines.iter().any(|line| line == "BIÊN BẢN BÀN GIAO"), "{lines:#?}");
    let missing = place.path().join("khong.txt");
    let ran = place.run(&["print", "BG-9999", "--out", missing.to_str().unwrap()]);
    assert_eq!(ran.status, 1);
    assert!(!missing.exists(), "an empty file is left behind");
    drop(served);
}

#[test]
fn records_come_in_from_a_file_and_through_a_pipe() {
    let place = Place::new();
    let served = place.serve(&[]);
    let file = place.path().join("import");
    fs::write(&file, PERSON.replace("Ưu", "Ướt").replace("P9", "P8")).unwrap();
    let tried = place.run(&["import", "--dry-run", file.to_str().unwrap()]);
    assert_eq!((tried.status, tried.err.as_str()), (0, ""));
    let by_file = ran(place.command().current_dir(place.path()).args(["import", "import"]), b"");
    assert_eq!(by_file.status, 0, "{}", by_file.err);
    let by_pipe = place.piped(&["--as", "Lan", "import", "-"], PERSON);
    assert_eq!(by_pipe.status, 0, "{}", by_pipe.err);
    let persons = place.said(&["list", "persons", "--format", "csv"]);
    assert!(persons.contains("Trần Thị Ướt") && persons.contains("Trần Thị Ưu"), "{persons}");
    let history = place.said(&["history", "persons", "P9"]);
    assert!(history.contains("Lan"), "{history}");

    let faulty = place.piped(&["import", "-"], "{\"end\": not json\n");
    assert_eq!(faulty.status, 1);
    assert!(faulty.err.contains("dòng 1"), "{}", faulty.err);
    let missing = place.run(&["import", "/nowhere/at/all"]);
    assert_eq!(missing.status, 1);
    assert!(missing.err.contains("/nowhere/at/all"), "{}", missing.err);
    let folder = place.run(&["import", place.path().to_str().unwrap()]);
    assert_eq!(folder.status, 1, "{}", folder.out);
    served.stop();
    assert!(place.said(&["check"]).contains("kho lành lặn"));
}

#[test]
fn a_list_comes_in_from_the_persons_side_and_what_is_left_out_goes_back_there() {
    let place = Place::new();
    let served = place.serve(&[]);
    let file = place.path().join("danh-sach.csv");
    let list = "Họ và tên;Năm sinh\nNguyễn Văn Thử;1980\nTrần Thị Nháp;85\n";
    fs::write(&file, list).unwrap();
    let left = place.path().join("con-lai.csv");
    let (file, out) = (file.to_str().unwrap(), left.to_str().unwrap());
    let tried = place.run(&["import", file, "--kind", "persons", "--dry-run", "--format", "json"]);
    assert_eq!(tried.status, 3, "{}", tried.err);
    assert!(tried.out.contains("\"wrong\": 1"), "{}", tried.out);
    let done = place.run(&["import", file, "--kind", "persons", "--rejected", out]);
    assert_eq!(done.status, 3, "{}", done.err);
    assert!(done.err.contains("1 mới, 0 thay đổi"), "{}", done.err);
    let back = fs::read_to_string(&left).unwrap();
    assert!(back.contains("Trần Thị Nháp,85,\"B3, Năm sinh: "), "{back}");
    assert!(place.said(&["list", "persons", "--format", "csv"]).contains("Nguyễn Văn Thử"));
    served.stop();
}

#[test]
fn half_an_import_is_none() {
    let place = Place::new();
    let served = place.serve(&[]);
    let before = place.said(&["list", "persons"]);
    let mut child = place
        .command()
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut into = child.stdin.take().unwrap();
    into.write_all(format!("{PERSON}\n").as_bytes()).unwrap();
    served.wait_for_log("socket, admin): in");
    eventually("the import has begun", || {
        (served.log().matches("): in").count() > served.log().matches("): out").count())
            .then_some(())
    });
    child.kill().unwrap();
    child.wait().unwrap();
    drop(into);
    eventually("the import is over", || {
        (served.log().matches("): in").count() == served.log().matches("): out").count())
            .then_some(())
    });
    assert_eq!(place.said(&["list", "persons"]), before);
    served.stop();
}

#[test]
fn what_is_of_ones_own_machine_is_not_sent() {
    let place = Place::new();
    let served = place.serve(&[]);
    assert!(place.said(&["paths"]).contains(place.data().to_str().unwrap()));
    assert!(place.said(&["completions", "bash"]).contains("thidua"));
    let second = place.run(&["serve"]);
    assert_eq!(second.status, 1);
    let pid = served.child.id().to_string();
    for part in [pid.as_str(), served.socket.to_str().unwrap(), "dịch vụ"] {
        assert!(second.err.contains(part), "no {part:?} in {}", second.err);
    }
    assert_eq!(second.err.lines().count(), 1, "{}", second.err);
    let init = place.run(&["init"]);
    assert_eq!(init.status, 1, "{}", init.out);
    served.assert_serves();
    served.stop();
}

#[test]
fn a_variable_names_the_socket_from_any_folder() {
    let place = Place::new();
    let at = place.path().join("run");
    fs::create_dir(&at).unwrap();
    let socket = at.join("socket");
    let served = place.serve(&["--socket", socket.to_str().unwrap()]);
    assert_eq!(served.socket, socket);
    let elsewhere = place.path().join("elsewhere");
    let through = |socket: &str| {
        let mut command = place.command();
        command.env("THIDUA_DATA", &elsewhere).env("THIDUA_SOCKET", socket);
        ran(command.args(["list", "units"]), b"")
    };
    let ran = through(socket.to_str().unwrap());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("DV-0001") && !elsewhere.exists());
    let ran = through("/nowhere/socket");
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("/nowhere/socket") && ran.err.contains("dịch vụ"), "{}", ran.err);
    served.stop();
}

#[test]
fn a_forced_command_runs_what_was_asked_for() {
    let place = Place::new();
    let served = place.serve(&[]);
    let asked = |command: &str| ran(place.command().env("SSH_ORIGINAL_COMMAND", command), b"");
    for command in ["thidua list units", "list units", "list 'units'"] {
        let ran = asked(command);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{command}");
        assert!(ran.out.contains("DV-0001"), "{command}");
    }
    assert_eq!(asked("sh -c 'echo in'").status, 2);
    assert_eq!(asked("list units; echo in").status, 2);
    assert_eq!(asked("list 'units").status, 2);
    served.stop();
}

#[test]
fn whoever_comes_by_a_forced_command_touches_nothing_of_the_account() {
    let place = Place::new();
    let served = place.serve(&[]);
    let (out, data) = (place.path().join("out"), place.path().join("other"));
    let asked = |command: &str, input: &str| {
        let mut forced = place.command();
        forced.env("SSH_ORIGINAL_COMMAND", command).current_dir(place.path());
        ran(&mut forced, input.as_bytes())
    };
    for command in [
        format!("export {}", out.display()),
        format!("print HN-2021-01 --out={}", out.display()),
        "import /etc/hostname".to_owned(),
        format!("init --data {}", data.display()),
        format!("serve --data {} --ssh 127.0.0.1:0", data.display()),
        format!("key add Lan /etc/hostname --data {}", data.display()),
        "restore --replace /etc/hostname".to_owned(),
        "demo".to_owned(),
        "law check /etc/passwd".to_owned(),
        "keymap check /etc/passwd".to_owned(),
        "--keymap /etc/passwd".to_owned(),
    ] {
        let ran = asked(&command, "");
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{command}: {}", ran.err);
        assert!(!ran.err.contains("root:"), "{command}: {}", ran.err);
    }
    // A file named to a command of a command is none of the service's either, whoever asks.
    let key = asked("key add Lan /etc/hostname", "");
    assert!(key.err.contains("dịch vụ không đọc, không ghi tệp"), "{}", key.err);
    assert!(!out.exists() && !data.exists());
    let came = asked("import -", PERSON);
    assert_eq!(came.status, 0, "{}", came.err);
    let export = asked("export", "").out;
    assert!(export.lines().skip(1).eq(place.said(&["export"]).lines().skip(1)));
    served.stop();
    let gone = asked("list units", "");
    assert_eq!((gone.status, gone.out.as_str()), (1, ""), "{}", gone.err);
    assert!(gone.err.contains("dịch vụ"), "{}", gone.err);
}

#[test]
fn what_is_restored_keeps_who_may_come_in_and_the_hosts_key() {
    let place = Place::new();
    let kept = ["access", "host_key"].map(|name| place.data().join(name));
    for path in &kept {
        fs::write(path, format!("viewer user {}\n", path.display())).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let text = kept.each_ref().map(|path| fs::read_to_string(path).unwrap());
    let export = place.said(&["export"]);
    let file = place.path().join("all.jsonl");
    fs::write(&file, &export).unwrap();
    let file = file.to_str().unwrap();
    let served = place.serve(&[]);
    let there = place.run(&["restore", file]);
    assert_eq!(there.status, 1);
    assert!(there.err.contains("--replace"), "{}", there.err);
    served.stop();
    place.said(&["restore", file, "--replace"]);
    for (path, text) in kept.iter().zip(text) {
        assert_eq!(fs::read_to_string(path).unwrap(), text);
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let served = place.serve(&[]);
    assert!(place.said(&["export"]).lines().skip(1).eq(export.lines().skip(1)));
    served.stop();
}

#[test]
fn after_a_kill_of_the_service_the_next_finds_everything_acknowledged() {
    let place = Place::new();
    let mut first = place.serve(&[]);
    assert_eq!(place.piped(&["import", "-"], PERSON).status, 0);
    first.signal(Signal::KILL);
    assert!(!first.wait().success());
    assert!(first.socket.exists() && place.data().join("holder.json").exists());
    let plain = place.run(&["list", "persons"]);
    assert_eq!((plain.status, plain.err.as_str()), (0, ""));
    assert!(plain.out.contains("Trần Thị Ưu"));

    let mut second = place.serve(&[]);
    assert!(place.said(&["list", "persons"]).contains("Trần Thị Ưu"));
    second.signal(Signal::KILL);
    second.wait();
    let third = place.serve(&[]);
    third.assert_serves();
    third.stop();
    assert!(place.said(&["check"]).contains("kho lành lặn"));
}

#[test]
fn nothing_gives_way_to_the_socket_but_one_that_nobody_listens_to() {
    let place = Place::new();
    let path = place.path().join("precious");
    fs::write(&path, "kept").unwrap();
    let words = ["serve", "--socket", path.to_str().unwrap()];
    let refused = place.run(&words);
    assert_eq!(refused.status, 1, "{}", refused.out);
    assert!(refused.err.contains("precious"), "{}", refused.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "kept");

    fs::remove_file(&path).unwrap();
    let other = UnixListener::bind(&path).unwrap();
    let refused = place.run(&words);
    assert_eq!(refused.status, 1, "{}", refused.out);
    assert!(path.exists());
    drop(other);
    let served = place.serve(&words[1..]);
    served.assert_serves();
    served.stop();
}

#[test]
fn a_service_whose_socket_was_taken_away_still_stops() {
    let place = Place::new();
    let mut served = place.serve(&[]);
    fs::remove_file(&served.socket).unwrap();
    served.signal(Signal::TERM);
    assert!(served.wait().success());
    assert!(place.said(&["check"]).contains("kho lành lặn"));
}

#[test]
fn what_a_person_has_set_comes_with_them() {
    let place = Place::new();
    let file = place.path().join("mine.toml");
    fs::write(&file, "lang = \"en\"\nas = \"Lan\"\ndata = \"/nowhere\"\n[serve]\nidle = 1\n")
        .unwrap();
    let file = file.to_str().unwrap();
    let served = place.serve(&[]);
    let chair = place.run(&["--config", file, "chair", "--year", "2021"]);
    assert!(chair.out.contains("2021: chair"), "{} {}", chair.out, chair.err);
    let import = place.piped(&["--config", file, "import", "-"], PERSON);
    assert_eq!(import.status, 0, "{}", import.err);
    let history = place.run(&["--config", file, "history", "persons", "P9"]);
    assert!(history.out.contains("Lan"), "{}", history.out);
    let word = place.run(&["--config", file, "--lang", "vi", "chair", "--year", "2021"]);
    assert!(word.out.contains("Trưởng Khối"), "{}", word.out);
    fs::write(file, "lang = \"xx\"\n").unwrap();
    assert_eq!(place.run(&["--config", file, "chair"]).status, 1);
    served.stop();
}
