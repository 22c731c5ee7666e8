//! The whole program on a terminal: starting, sizes, suspending, ending.

use portable_pty::CommandBuilder;
use rustix::process::{Signal, kill_process};

use super::home::{Home, LOADED};
use super::{Pty, assert_restored};

#[test]
fn the_demo_shows_the_bloc_and_quits() {
    let home = Home::new();
    let mut pty = home.open(80, 24);
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    pty.wait_for_text("Khối Thi đua III");
    pty.wait_for_text("Đơn vị");
    pty.send("q");
    assert!(pty.wait().success());
    assert_restored(&pty);
}

#[test]
fn a_wide_screen_shows_the_three_panes() {
    let home = Home::new();
    let mut pty = home.open(160, 45);
    for title in ["1 Đơn vị", "2 Hội nghị", "3 Đề nghị khen thưởng"] {
        pty.wait_for_text(title);
    }
}

#[test]
fn any_size_is_drawn() {
    let home = Home::new();
    let mut pty = home.open(160, 45);
    for (cols, rows) in [(60, 10), (20, 5), (1, 1), (80, 24), (60, 10), (160, 45)] {
        pty.resize(cols, rows);
        match (cols, rows) {
            (60, _) => pty.wait_for("the one line", |screen| {
                screen.contents().trim() == "Màn hình quá nhỏ, cần ít nhất 60×16"
            }),
            (80 | 160, _) => pty.wait_for_text(LOADED),
            _ => {}
        }
    }
}

/// Whether the list is back behind the form, not its last line still: a key right behind esc would be
/// one with alt.
fn listed(screen: &vt100::Screen) -> bool {
    let contents = screen.contents();
    contents.contains("n thêm mới") && !contents.contains("Địa điểm")
}

/// Whether the shell reads: the last thing on the main screen is its prompt.
fn at_prompt(screen: &vt100::Screen) -> bool {
    !screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")
}

#[test]
fn ctrl_z_gives_the_terminal_back_until_the_person_returns() {
    let home = Home::new();
    let mut shell = CommandBuilder::new("sh");
    shell.arg("-i");
    shell.env("PS1", "shell> ");
    shell.env_remove("ENV");
    let mut pty = Pty::spawn(shell, 80, 24);
    pty.wait_for_text("shell> ");
    let words: Vec<String> = home.words().iter().map(|word| format!("'{word}'")).collect();
    pty.send(&format!("{}\r", words.join(" ")));
    pty.wait_for_text(LOADED);
    pty.send("2n");
    pty.wait_for_text("Địa điểm");

    for (cols, rows) in [(100, 30), (80, 24)] {
        pty.send("\x1a");
        pty.wait_for("the shell's prompt", at_prompt);
        pty.resize(cols, rows);
        pty.send("fg\r");
        pty.wait_for_text("Địa điểm");
        assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    }
    pty.send("\x1b");
    pty.wait_for("the list again", listed);
    pty.send("q");
    pty.wait_for("the shell's prompt again", at_prompt);
    pty.send("stty -a; exit\r");
    pty.wait();
    let said = String::from_utf8_lossy(&pty.bytes);
    let modes: Vec<&str> = said[said.rfind("stty -a").unwrap()..].split_whitespace().collect();
    for mode in ["icanon", "echo", "isig", "icrnl", "opost"] {
        assert!(modes.contains(&mode), "no {mode} in {modes:?}");
    }
}

/// Whoever stops the program from elsewhere gives it no time to give the terminal back; it takes it again.
#[test]
fn a_program_stopped_from_elsewhere_goes_on_where_it_was() {
    let home = Home::new();
    let mut shell = CommandBuilder::new("sh");
    shell.arg("-i");
    shell.env("PS1", "shell> ");
    shell.env_remove("ENV");
    let mut pty = Pty::spawn(shell, 80, 24);
    pty.wait_for_text("shell> ");
    let words: Vec<String> = home.words().iter().map(|word| format!("'{word}'")).collect();
    pty.send(&format!("sh -c 'echo pid=$$; exec \"$@\"' - {}\r", words.join(" ")));
    pty.wait_for_text(LOADED);
    let said = String::from_utf8_lossy(&pty.bytes).into_owned();
    let pid: String =
        said[said.rfind("pid=").unwrap() + 4..].chars().take_while(char::is_ascii_digit).collect();
    let pid = rustix::process::Pid::from_raw(pid.parse().unwrap()).unwrap();
    kill_process(pid, Signal::TSTP).unwrap();
    pty.wait_for_text("shell>");
    // The shell may be left with lines that return does not end.
    pty.send("stty sane; fg\n");
    pty.wait_for("the screen again", |screen| {
        let contents = screen.contents();
        contents.contains(LOADED) && !contents.contains("shell>")
    });
    pty.send("2n");
    pty.wait_for_text("Địa điểm");
    pty.send("\x1b");
    pty.wait_for("the list again", listed);
    pty.send("q");
    pty.wait_for("the shell's prompt", at_prompt);
    pty.send("exit\n");
    pty.wait();
}

#[test]
fn signals_that_end_a_program_restore_the_terminal() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let home = Home::new();
        let mut pty = home.open(80, 24);
        kill_process(pty.id(), signal).unwrap();
        let status = 128 + u32::try_from(signal.as_raw()).unwrap();
        assert_eq!(pty.wait().exit_code(), status, "{signal:?}");
        assert_restored(&pty);
        assert!(home.said(&["check"]).contains("kho lành lặn"));
    }
}

#[test]
fn without_a_terminal_the_program_says_so_and_fails() {
    let home = Home::new();
    let output = home.run(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Không có terminal"));
}

#[test]
fn an_end_of_input_is_no_terminal_either() {
    let home = Home::new();
    let mut shell = CommandBuilder::new("sh");
    let words: Vec<String> = home.words().iter().map(|word| format!("'{word}'")).collect();
    shell.args(["-c", &format!("{} </dev/null; echo \"status $?\"", words.join(" "))]);
    let mut pty = Pty::spawn(shell, 80, 24);
    pty.wait_for_text("Không có terminal");
    pty.wait_for_text("status 1");
    pty.wait();
    assert!(!pty.sent(&["\x1b[?1049h"]) && pty.restored());
}
