//! The way in by SSH, with the OpenSSH client.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;
use rustix::process::{Signal, kill_process};

use super::{Place, Ran, Served, eventually, ran};
use crate::pty::home::LOADED;
use crate::pty::mouse::click_through;
use crate::pty::{Pty, assert_mouse, assert_restored};

/// Keys of people, and the file of who may come in.
pub struct Door<'a> {
    place: &'a Place,
}

impl<'a> Door<'a> {
    pub fn new(place: &'a Place) -> Self {
        Self { place }
    }

    fn access(&self) -> PathBuf {
        self.place.data().join("access")
    }

    /// A key that the file does not know.
    fn stranger(&self, name: &str) -> PathBuf {
        let path = self.place.path().join(format!("key-{name}"));
        let mut command = Command::new("ssh-keygen");
        command.args(["-q", "-t", "ed25519", "-N", "", "-C", "", "-f"]).arg(&path);
        assert_eq!(ran(&mut command, b"").status, 0);
        path
    }

    /// A key of somebody with `role`.
    pub fn key(&self, role: &str, name: &str) -> PathBuf {
        let path = self.stranger(name);
        let public = fs::read_to_string(path.with_extension("pub")).unwrap();
        let mut file = OpenOptions::new().create(true).append(true).open(self.access()).unwrap();
        writeln!(file, "{role} key {} {name}", public.trim()).unwrap();
        path
    }

    fn options(&self, served: &Served, key: &Path) -> Vec<String> {
        let (host, port) = served.ssh.as_ref().unwrap().rsplit_once(':').unwrap();
        let known = self.place.path().join("known_hosts");
        let mut words: Vec<String> = ["-F", "none", "-i"].map(str::to_owned).to_vec();
        words.push(key.to_str().unwrap().to_owned());
        for option in [
            "BatchMode=yes",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "StrictHostKeyChecking=accept-new",
            "LogLevel=ERROR",
        ] {
            words.extend(["-o".to_owned(), option.to_owned()]);
        }
        words.extend(["-o".to_owned(), format!("UserKnownHostsFile={}", known.display())]);
        words.extend(["-p".to_owned(), port.to_owned(), host.to_owned()]);
        words
    }

    /// `ssh` to the service; arguments that follow are the command.
    pub fn ssh(&self, served: &Served, key: &Path) -> Command {
        let mut command = Command::new("ssh");
        command.args(self.options(served, key));
        command
    }

    /// The same with options before everything else.
    fn ssh_with(&self, served: &Served, key: &Path, options: &[&str]) -> Command {
        let mut command = Command::new("ssh");
        command.args(options).args(self.options(served, key));
        command
    }

    /// A screen in a terminal of that size.
    pub fn screen(&self, served: &Served, key: &Path, cols: u16, rows: u16) -> Pty {
        self.screen_with(served, key, "", cols, rows)
    }

    /// The same with more options.
    fn screen_with(&self, served: &Served, key: &Path, options: &str, cols: u16, rows: u16) -> Pty {
        let mut command = CommandBuilder::new("ssh");
        command.arg("-tt");
        command.args(self.options(served, key));
        command.arg(format!("thidua --lang vi --today 2021-03-03 {options}"));
        Pty::spawn(command, cols, rows)
    }
}

fn assert_refused(ran: &Ran) {
    assert_eq!(ran.status, 255, "{}", ran.out);
    assert!(ran.err.contains("Permission denied (publickey)"), "{}", ran.err);
}

#[test]
#[ignore = "needs an SSH client"]
fn keys_that_are_in_the_file_come_in_and_no_others() {
    let place = Place::new();
    let door = Door::new(&place);
    let (lan, stranger) = (door.key("editor", "Lan"), door.stranger("ai"));
    let served = place.serve(&["--ssh", "127.0.0.1:0"]);
    let list = |key| ran(door.ssh(&served, key).arg("list units"), b"");
    let came = list(&lan);
    assert_eq!((came.status, came.err.as_str()), (0, ""));
    assert_eq!(came.out, place.said(&["list", "units"]));
    assert_refused(&list(&stranger));
    let mut password = door.ssh_with(
        &served,
        &stranger,
        &["-o", "PreferredAuthentications=password,keyboard-interactive"],
    );
    assert_refused(&ran(password.arg("list units"), b""));

    // Taken out while somebody is in: the next login is refused.
    let mut open = door.screen(&served, &lan, 80, 24);
    open.wait_for_text(LOADED);
    fs::write(door.access(), "").unwrap();
    assert_refused(&list(&lan));
    open.send("q");
    assert!(open.wait().success());
    served.stop();
}

#[test]
#[ignore = "needs an SSH client"]
fn commands_have_pipes_and_a_status() {
    let place = Place::new();
    let door = Door::new(&place);
    let lan = door.key("admin", "Nguyễn Lan");
    let served = place.serve(&["--ssh", "127.0.0.1:0"]);
    let ask =
        |command: &str, input: &str| ran(door.ssh(&served, &lan).arg(command), input.as_bytes());
    let own = place.said(&["chair", "--year", "2021"]);
    assert_eq!(ask("chair --year 2021", "").out, own);
    assert_eq!(ask("thidua chair --year 2021", "").out, own);
    let faulty = ask("lits", "");
    assert_eq!((faulty.status, faulty.out.as_str()), (2, ""));
    assert!(faulty.err.contains("lits"), "{}", faulty.err);
    assert_eq!(ask("show units DV-9999", "").status, 1);
    assert_eq!(ask("list 'units", "").status, 2);
    let person = r#"{"record": {"record": {"person": {"code": "P9", "name": "Trần Thị Ưu"}}}}"#;
    let came = ask("import -", person);
    assert_eq!(came.status, 0, "{}", came.err);
    let history = place.said(&["history", "persons", "P9", "--format", "json"]);
    assert!(history.contains("Nguyễn Lan"), "{history}");
    let export = ask("export", "");
    assert!(export.out.lines().skip(1).eq(place.said(&["export"]).lines().skip(1)));
    for file in ["export /tmp/thidua-nowhere", "import /etc/hostname", "print BG-1 --out=/tmp/x"] {
        let ran = ask(file, "");
        assert_eq!(ran.status, 1, "{file}");
        assert!(ran.err.contains("dịch vụ không đọc, không ghi tệp"), "{file}: {}", ran.err);
    }
    assert!(!Path::new("/tmp/thidua-nowhere").exists());
    let bare = ran(&mut door.ssh_with(&served, &lan, &["-T"]), b"");
    assert_eq!(bare.status, 1, "a screen needs a terminal: {}", bare.out);
    // Many at once over one connection's worth of limits, and a reader that goes away.
    let mut short = door.ssh(&served, &lan);
    let mut child =
        short.arg("export").stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    child.wait().unwrap();
    served.assert_serves();
    served.stop();
}

#[test]
#[ignore = "needs an SSH client"]
fn a_mouse_is_heard_where_it_was_asked_for() {
    let place = Place::new();
    let door = Door::new(&place);
    let lan = door.key("editor", "Lan");
    let served = place.serve(&["--ssh", "127.0.0.1:0"]);
    let mut pty = door.screen_with(&served, &lan, "--mouse", 80, 24);
    pty.wait_for_text(LOADED);
    click_through(&mut pty);
    pty.send("q");
    assert!(pty.wait().success());
    assert_restored(&pty);
    assert_mouse(&pty, true);
    let mut pty = door.screen(&served, &lan, 80, 24);
    pty.wait_for_text("1 Đơn vị 4/7");
    pty.click("Quản lý đất đai");
    pty.send("q");
    assert!(pty.wait().success());
    assert_restored(&pty);
    assert_mouse(&pty, false);
    served.stop();
}

#[test]
#[ignore = "needs an SSH client"]
fn a_screen_has_letters_pastes_and_sizes_and_gives_the_terminal_back() {
    let place = Place::new();
    let door = Door::new(&place);
    let lan = door.key("editor", "Lan");
    let served = place.serve(&["--ssh", "127.0.0.1:0"]);
    let mut pty = door.screen(&served, &lan, 100, 30);
    pty.wait_for_text(LOADED);
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    pty.send("4n");
    pty.wait_for_text("› Họ và tên");
    pty.send("Chào Nguyễn Thị Ưu");
    pty.wait_for_text("Chào Nguyễn Thị Ưu");
    for (cols, rows) in [(60, 10), (140, 40), (100, 30)] {
        pty.resize(cols, rows);
        pty.wait_for_text(if rows == 10 {
            "Màn hình quá nhỏ"
        } else {
            "Chào Nguyễn Thị Ưu"
        });
    }
    pty.send("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B");
    pty.wait_for_text("› Nguồn, ghi chú");
    pty.send("\x1b[200~đệ đơn ✓\rq dòng hai\x1b[201~");
    pty.wait_for_text("q dòng hai");
    pty.send("\x13");
    pty.wait_for_text("thêm CN-0007");
    // There is no shell to go back to.
    pty.send("\x1a");
    pty.send("\x1b[H");
    pty.wait_for_text("Cá nhân 1/7");
    pty.send("y");
    pty.wait_for_text("bộ nhớ tạm");
    assert!(pty.sent(&["\x1b]52;c;"]), "what is copied arrives");
    pty.send("\x11");
    assert!(pty.wait().success());
    assert_restored(&pty);
    let person = place.said(&["show", "persons", "CN-0007", "--format", "json"]);
    let person: serde_json::Value = serde_json::from_str(&person).unwrap();
    assert_eq!(person["name"], "Chào Nguyễn Thị Ưu");
    assert_eq!(person["note"], "đệ đơn ✓\nq dòng hai");
    served.stop();
}

#[test]
#[ignore = "needs an SSH client"]
fn nothing_else_is_offered() {
    let place = Place::new();
    let door = Door::new(&place);
    let lan = door.key("admin", "Lan");
    let served = place.serve(&["--ssh", "127.0.0.1:0"]);
    let address = served.ssh.clone().unwrap();

    let through = ran(&mut door.ssh_with(&served, &lan, &["-W", &address]), b"SSH-2.0-x\r\n");
    assert!(through.status != 0 && !through.out.contains("SSH-2.0-thidua"), "{}", through.out);
    let socks = ["-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:9"];
    let back = ran(door.ssh_with(&served, &lan, &socks).arg("list units"), b"");
    assert_eq!(back.status, 255, "a port was forwarded back: {}", back.out);
    let sftp = ran(door.ssh_with(&served, &lan, &["-s"]).arg("sftp"), b"");
    assert!(sftp.status != 0 && sftp.err.contains("subsystem"), "{}", sftp.err);
    let mut english =
        door.ssh_with(&served, &lan, &["-o", "SetEnv=THIDUA_LANG=en LANG=en_GB.UTF-8"]);
    let said = ran(english.arg("chair --year 2021"), b"");
    assert_eq!(said.out, place.said(&["chair", "--year", "2021"]), "the environment was taken");
    served.assert_serves();
    served.stop();
}

#[test]
#[ignore = "needs an SSH client"]
fn the_hosts_key_is_made_once_and_kept_for_its_owner() {
    let place = Place::new();
    let door = Door::new(&place);
    let lan = door.key("viewer", "Lan");
    let path = place.data().join("host_key");
    let served = place.serve(&[]);
    assert!(!path.exists(), "nobody asked for SSH");
    served.stop();
    let mut keys = Vec::new();
    for _ in 0..2 {
        let served = place.serve(&["--ssh", "127.0.0.1:0"]);
        assert_eq!(ran(door.ssh(&served, &lan).arg("list units"), b"").status, 0);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        keys.push(fs::read(&path).unwrap());
        served.stop();
    }
    assert_eq!(keys[0], keys[1]);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let refused = place.run(&["serve", "--ssh", "127.0.0.1:0"]);
    assert_eq!(refused.status, 1, "{}", refused.out);
}

#[test]
#[ignore = "needs an SSH client"]
fn a_stopped_or_killed_client_holds_nobody_up_and_its_draft_is_kept() {
    let place = Place::new();
    let door = Door::new(&place);
    let (lan, minh) = (door.key("editor", "Lan"), door.key("editor", "Minh"));
    let served = place.serve(&["--ssh", "127.0.0.1:0"]);
    let mut stopped = door.screen(&served, &lan, 100, 30);
    stopped.wait_for_text(LOADED);
    stopped.send("4n");
    stopped.wait_for_text("› Họ và tên");
    stopped.send("Đặng Văn Ướt");
    stopped.wait_for_text("Đặng Văn Ướt");
    kill_process(stopped.id(), Signal::STOP).unwrap();
    let mut other = door.screen(&served, &minh, 100, 30);
    other.wait_for_text(LOADED);
    other.send("4n");
    other.wait_for_text("› Họ và tên");
    other.send("Nguyễn Thị Ưu\x13");
    other.wait_for_text("thêm CN-0007");
    kill_process(stopped.id(), Signal::CONT).unwrap();
    stopped.send(" Hai");
    stopped.wait_for_text("Đặng Văn Ướt Hai");
    stopped.kill();
    eventually("the session is over", || served.log().contains("Lan (ssh").then_some(()));
    served.wait_for_log("status 129");
    let mut again = door.screen(&served, &lan, 100, 30);
    again.wait_for_text(crate::pty::home::OFFER);
    again.send("\r");
    again.wait_for_text("Đặng Văn Ướt Hai");

    // The service stops: both are told, and their terminals are as before.
    served.signal(Signal::TERM);
    for pty in [&mut again, &mut other] {
        assert_eq!(pty.wait().exit_code(), 129);
        assert_restored(pty);
        assert!(pty.screen().contents().contains("dịch vụ thidua đã dừng"));
    }
    served.stop();
}
