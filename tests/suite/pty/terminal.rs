//! The terminal with a toy program: sizes, suspending, signals, panics, the end of the line.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::{Signal, kill_process};

use super::toy::{AGAIN, END, command, toy};
use super::{Pty, RESTORED, assert_restored, patience};

fn started() -> Pty {
    let mut pty = Pty::spawn(toy(None), 60, 10);
    pty.wait_for_text("Khối đồ chơi 60x10");
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    assert!(!pty.restored(), "raw mode while it runs");
    pty
}

/// Waits until there is a file.
fn wait_for_file(path: &Path) {
    let deadline = Instant::now() + patience();
    while !path.exists() {
        assert!(Instant::now() < deadline, "no {}", path.display());
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut pty = started();
    pty.send("Ưđ");
    pty.wait_for_text("gõ: Ưđ");
    pty.send("q");
    assert!(pty.wait().success());
    assert_restored(&pty);
}

#[test]
fn a_paste_is_one_event() {
    let mut pty = started();
    pty.send("\x1b[200~Chào\rđệ đơn q\x1b[201~");
    pty.wait_for_text("gõ: Chào⏎đệ đơn q");
}

#[test]
fn another_size_is_drawn() {
    let mut pty = started();
    pty.resize(33, 7);
    pty.wait_for_text("Khối đồ chơi 33x7");
    pty.resize(100, 20);
    pty.wait_for_text("Khối đồ chơi 100x20");
}

#[test]
fn a_panic_restores_the_terminal_before_it_is_printed() {
    let mut pty = started();
    pty.send("!");
    assert!(!pty.wait().success());
    assert_restored(&pty);
    assert!(pty.sent(&["\x1b[?1049l", "the toy falls over"]));
}

#[test]
fn a_panic_of_another_thread_waits_until_the_screen_is_gone() {
    let mut pty = started();
    pty.send("?");
    pty.wait_for_text("fallen: true");
    assert!(!pty.sent(&["a thread falls over"]));
    pty.send("q");
    assert!(pty.wait().success());
    assert!(pty.sent(&["\x1b[?1049l", "a thread falls over"]));
}

#[test]
fn signals_that_end_a_program_end_it_in_order() {
    for signal in [Signal::HUP, Signal::TERM, Signal::INT] {
        let folder = tempfile::tempdir().unwrap();
        let end = folder.path().join("end");
        let mut pty = Pty::spawn(toy(Some(&end)), 60, 10);
        pty.wait_for_text("Khối đồ chơi");
        kill_process(pty.id(), signal).unwrap();
        assert!(pty.wait().success(), "{signal:?}");
        assert_eq!(std::fs::read_to_string(&end).unwrap(), format!("Signal({})", signal.as_raw()));
        assert_restored(&pty);
    }
}

#[test]
fn a_terminal_that_vanishes_ends_the_program_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let end = folder.path().join("end");
    let mut host = command("pty::toy::host");
    host.env(END, &end);
    let host = Pty::spawn(host, 60, 10);
    wait_for_file(&folder.path().join("end.ready"));
    kill_process(host.id(), Signal::KILL).unwrap();
    wait_for_file(&end);
}

#[test]
fn a_session_leader_is_not_suspended() {
    let mut pty = started();
    pty.send("\x1axyz");
    pty.wait_for_text("gõ: xyz");
    assert!(!pty.sent(&["\x1b[?1049l"]));
}

#[test]
fn a_suspended_program_gives_the_terminal_back_and_returns() {
    let mut shell = CommandBuilder::new("sh");
    shell.arg("-i");
    shell.env("PS1", "shell> ");
    shell.env(AGAIN, "1");
    shell.env_remove("ENV");
    let mut pty = Pty::spawn(shell, 60, 10);
    pty.wait_for_text("shell> ");
    let words = toy(None).get_argv().clone();
    let line = words.iter().map(|word| format!("'{}'", word.to_str().unwrap()));
    // Behind another process of the same job, as under `cargo run`: all of it has to stop.
    pty.send(&format!("sh -c \"{}; true\"\r", line.collect::<Vec<_>>().join(" ")));
    pty.wait_for_text("Khối đồ chơi 60x10");
    pty.send("abc");
    pty.wait_for_text("gõ: abc");

    let prompt = |screen: &vt100::Screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")
    };
    pty.send("\x1a");
    pty.wait_for("the shell's prompt", prompt);
    assert!(pty.sent(&RESTORED));
    pty.resize(50, 12);
    pty.send("fg\r");
    pty.wait_for_text("Khối đồ chơi 50x12");
    pty.wait_for_text("gõ: abc");
    assert!(pty.screen().alternate_screen());

    pty.send("q");
    pty.wait_for("the shell's prompt again", prompt);
    pty.send("exit\r");
    pty.wait();
}

#[test]
fn without_a_terminal_there_is_a_reason_in_both_languages() {
    let error = thidua::terminal::TerminalError::NoTerminal.message();
    assert!(error.vi.contains("terminal") && error.en.contains("subcommands"));
}
