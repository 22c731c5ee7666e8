//! Opening a file with the system's program, for which a noisy stand-in is put in its place.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use portable_pty::CommandBuilder;

use super::Pty;
use super::home::{Home, LOADED};

/// A program that keeps what it was given, and writes wherever it can.
const STAND_IN: &str = "#!/bin/sh\nprintf 'NOISE\\n'; printf 'NOISE\\n' >&2\nprintf '%s' \"$1\" > \"$OPENED.new\"\nmv \"$OPENED.new\" \"$OPENED\"\n";

#[test]
fn a_file_goes_to_the_system_and_the_screen_stays_as_it_was() {
    let home = Home::new();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("xdg-open");
    fs::write(&program, STAND_IN).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let file = folder.path().join("biên bản.pdf");
    fs::write(&file, "x").unwrap();
    let opened = folder.path().join("opened");

    let mut command = CommandBuilder::from_argv(home.words().into_iter().map(Into::into).collect());
    let path = std::env::var("PATH").unwrap();
    command.env("PATH", format!("{}:{path}", folder.path().display()));
    command.env("DISPLAY", ":99");
    command.env("OPENED", &opened);
    let mut pty = Pty::spawn(command, 100, 30);
    pty.wait_for_text(LOADED);
    pty.send("4n");
    pty.wait_for_text("› Họ và tên");
    pty.send("Lê Minh");
    pty.send("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B");
    pty.wait_for_text("› Nguồn, ghi chú");
    pty.send(&format!("\x1b[200~{}\x1b[201~\x13", file.display()));
    pty.wait_for_text("thêm CN-0007");
    pty.send("F");
    pty.wait_for_text("đã giao cho chương trình của máy");
    let kept = (0..200).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(25));
        fs::read_to_string(&opened).ok()
    });
    assert_eq!(kept.as_deref(), file.to_str());
    assert!(!pty.screen().contents().contains("NOISE"));
    fs::remove_file(&file).unwrap();
    pty.send("F");
    pty.wait_for_text("không có tệp hay thư mục này");
    pty.send("\x11");
    assert!(pty.wait().success());
}
