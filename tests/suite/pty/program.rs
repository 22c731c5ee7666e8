//! The whole program on a terminal.

use portable_pty::CommandBuilder;
use rustix::process::{Signal, kill_process};

use super::Pty;

fn binary() -> &'static str {
    match option_env!("CARGO_BIN_EXE_thidua") {
        Some(binary) => binary,
        None => panic!("the program is built with its tests"),
    }
}

/// `thidua` with these words, on a store in `folder`.
pub fn thidua(folder: &std::path::Path, words: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(binary());
    command.args(words);
    command.env("THIDUA_DATA", folder.join("data"));
    command.env("XDG_DATA_HOME", folder);
    command.env("XDG_CONFIG_HOME", folder);
    command.env("LANG", "vi_VN.UTF-8");
    command
}

fn demo(folder: &std::path::Path, cols: u16, rows: u16) -> Pty {
    let mut pty = Pty::spawn(thidua(folder, &["demo", "--lang", "vi"]), cols, rows);
    pty.wait_for_text("Khối Thi đua III");
    pty.wait_for_text("Hội nghị");
    pty
}

#[test]
#[ignore = "needs the whole program"]
fn the_demo_shows_the_bloc_and_quits() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = demo(folder.path(), 80, 24);
    pty.send("q");
    assert!(pty.wait().success());
    assert!(pty.sent(&["\x1b[?2004l", "\x1b[?25h", "\x1b[?1049l"]) && pty.restored());
}

#[test]
#[ignore = "needs the whole program"]
fn any_size_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = demo(folder.path(), 160, 45);
    pty.resize(80, 24);
    pty.wait_for_text("Khối Thi đua III");
    pty.resize(20, 5);
    pty.wait_for("a word on the size", |screen| {
        !screen.contents().contains("Khối Thi đua III") && !screen.contents().trim().is_empty()
    });
    pty.resize(160, 45);
    pty.wait_for_text("Khối Thi đua III");
}

#[test]
#[ignore = "needs the whole program"]
fn a_lost_line_keeps_the_draft_of_a_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = demo(folder.path(), 100, 30);
    pty.send("2n");
    pty.wait_for_text("Địa điểm");
    pty.send("\x1b[200~Hội nghị giữa chừng\x1b[201~");
    pty.wait_for_text("giữa chừng");
    kill_process(pty.id(), Signal::HUP).unwrap();
    pty.wait();
    assert!(pty.restored());

    let mut again = Pty::spawn(thidua(folder.path(), &["demo", "--lang", "vi"]), 100, 30);
    again.wait_for_text("Khối Thi đua III");
    again.wait_for_text("dở dang");
}

#[test]
#[ignore = "needs the whole program"]
fn without_a_terminal_the_program_says_so_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(binary())
        .args(["--lang", "vi"])
        .env("THIDUA_DATA", folder.path().join("data"))
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("Không có terminal"));
}
