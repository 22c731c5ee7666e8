//! A screen that comes over the socket: as the person's own, on their own terminal.

use portable_pty::CommandBuilder;

use super::Place;
use crate::pty::home::{LOADED, PROGRAM};
use crate::pty::mouse::click_through;
use crate::pty::{Pty, assert_mouse, assert_restored};

/// What is written. A cell that was cleared and one that was never written look the same.
fn lines(screen: &vt100::Screen) -> Vec<String> {
    screen.contents().lines().map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn it_looks_the_same_as_at_ones_own_store() {
    let place = Place::new();
    let persons = |cols, rows| {
        let mut pty = place.open("Lan", cols, rows);
        pty.send("4");
        pty.wait_for_text("1/6");
        pty
    };
    let close = |mut pty: Pty| {
        pty.send("\x11");
        assert!(pty.wait().success());
        assert_restored(&pty);
    };
    let sizes = [(80, 24), (140, 40)];
    let own = sizes.map(|(cols, rows)| {
        let mut pty = persons(cols, rows);
        pty.wait_for("all of it", |screen| {
            let contents = screen.contents();
            // The hints come last in a frame; those of the units stood there before.
            let hints = contents.contains("e sửa") && !contents.contains("sắp xếp lại tổ chức");
            let read = hints && !contents.contains("Đang đọc dữ liệu");
            read && (cols < 100 || contents.contains("từ ngày nào."))
        });
        let seen = lines(pty.screen());
        close(pty);
        seen
    });
    let served = place.serve(&[]);
    for ((cols, rows), own) in sizes.into_iter().zip(own) {
        let mut pty = persons(cols, rows);
        pty.wait_for(&own.join("\n"), |screen| lines(screen) == own);
        close(pty);
    }
    served.stop();
}

/// What a cell shows: its letter with its colours; blanks have none.
type Shown = (String, vt100::Color, vt100::Color, [bool; 3]);

/// The cells, and the cursor where it is seen.
fn shown(screen: &vt100::Screen) -> (Vec<Shown>, Option<(u16, u16)>) {
    let (rows, cols) = screen.size();
    let (rows, cols) = (rows.get(), cols.get());
    let places = (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col)));
    let cell = |(row, col)| {
        let cell = screen.cell(row, col).unwrap();
        if cell.contents().trim().is_empty() && !cell.inverse() && !cell.underline() {
            return (String::new(), vt100::Color::Default, vt100::Color::Default, [false; 3]);
        }
        let looks = [cell.bold(), cell.inverse(), cell.underline()];
        (cell.contents().to_owned(), cell.fgcolor(), cell.bgcolor(), looks)
    };
    let cursor = (!screen.hide_cursor()).then(|| screen.cursor_position());
    (places.map(cell).collect(), cursor)
}

/// Options and variables with which a screen is opened.
type Way<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)]);

#[test]
fn what_a_person_has_set_holds_on_a_screen_that_is_served() {
    let place = Place::new();
    let file = place.path().join("mine.toml");
    std::fs::write(&file, "theme = \"light\"\nplain = true\n").unwrap();
    let file = ["--config", file.to_str().unwrap()];
    let ways: [Way; 9] = [
        (&[], &[]),
        (&["--plain"], &[]),
        (&[], &[("THIDUA_PLAIN", "true")]),
        (&["--theme", "light"], &[]),
        (&[], &[("THIDUA_THEME", "light")]),
        (&["--theme", "high-contrast"], &[]),
        (&[], &[("THIDUA_THEME", "high-contrast"), ("THIDUA_LANG", "en")]),
        (&[], &[("NO_COLOR", "1")]),
        (&file, &[]),
    ];
    let open = |(options, variables): &Way| {
        let mut command = place.screen_of("Lan");
        command.arg("--resume=false");
        command.args(*options);
        for (name, value) in *variables {
            command.env(name, value);
        }
        let mut pty = Pty::spawn(command, 80, 24);
        pty.wait_for_text("DV-0001");
        pty.send("*2");
        pty.wait_for_text("Hội nghị Tổng kết");
        pty
    };
    let close = |mut pty: Pty| {
        pty.send("q");
        assert!(pty.wait().success());
        assert_restored(&pty);
    };
    let settled = |screen: &vt100::Screen| {
        let contents = screen.contents();
        let says = |texts: [&str; 2]| texts.iter().any(|text| contents.contains(text));
        // The last line is drawn last.
        says(["đã lưu", "saved"]) && says(["P in ra văn bản", "P print as text"])
    };
    let own: Vec<_> = ways
        .iter()
        .map(|way| {
            let mut pty = open(way);
            pty.wait_for("all of it", settled);
            let seen = (shown(pty.screen()), lines(pty.screen()).join("\n"));
            close(pty);
            seen
        })
        .collect();
    let served = place.serve(&[]);
    for (way, own) in ways.iter().zip(&own) {
        let mut pty = open(way);
        pty.wait_for(&own.1, |screen| settled(screen) && lines(screen).join("\n") == own.1);
        let seen = shown(pty.screen());
        let differs = seen.0.iter().zip(&own.0.0).position(|(one, other)| one != other);
        let differs = differs.map(|at| (at, &seen.0[at], &own.0.0[at]));
        assert_eq!(differs, None, "{way:?} is not as at one's own store");
        assert_eq!(seen.1, own.0.1, "{way:?}: the cursor");
        close(pty);
    }
    served.stop();
    // Each of them looks as it should: plain is plain, and no two themes are alike.
    let colours = |index: usize| {
        let cells = own[index].0.0.iter();
        cells.map(|(_, colour, _, looks)| (*colour, *looks)).collect::<Vec<_>>()
    };
    for index in [1, 2, 8] {
        let plain = &own[index].1;
        assert!(!plain.contains(['─', '│', '▌']) && plain.contains('>'), "{plain}");
    }
    assert!(own[0].1.contains('─') && own[0].1 == own[3].1 && own[3].1 == own[5].1);
    assert!(colours(3) == colours(4) && colours(1) == colours(2));
    assert!(colours(0) != colours(3) && colours(0) != colours(5) && colours(3) != colours(5));
    assert!(colours(7).iter().all(|(colour, _)| *colour == vt100::Color::Default));
}

#[test]
fn clicks_and_the_wheel_arrive_where_they_were_asked_for() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut pty = place.begin_with("Lan", &["--mouse"], 80, 24);
    click_through(&mut pty);
    let mut other = place.open("Minh", 80, 24);
    other.wait_for_text("1 Đơn vị 1/7");
    other.click("Quản lý đất đai");
    other.send("q");
    assert!(other.wait().success());
    assert_restored(&other);
    assert_mouse(&other, false);
    pty.send("q");
    assert!(pty.wait().success());
    assert_restored(&pty);
    assert_mouse(&pty, true);
    // A service that is killed says nothing, and yet the mouse is given back.
    let mut pty = place.begin_with("Lan", &["--mouse"], 80, 24);
    pty.wait_for_text("1 Đơn vị 4/7");
    let mut served = served;
    served.signal(rustix::process::Signal::KILL);
    served.wait();
    pty.wait();
    assert_restored(&pty);
    assert_mouse(&pty, true);
}

#[test]
fn letters_pastes_and_sizes_arrive() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut pty = place.open("Lan", 100, 30);
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    pty.send("4n");
    pty.wait_for_text("› Họ và tên");
    pty.send("Chào Nguyễn Thị Ưu");
    pty.wait_for_text("Chào Nguyễn Thị Ưu");
    for (cols, rows) in [(60, 10), (140, 40), (20, 5), (100, 30)] {
        pty.resize(cols, rows);
        match rows {
            10 => pty.wait_for_text("Màn hình quá nhỏ"),
            30 | 40 => pty.wait_for_text("Chào Nguyễn Thị Ưu"),
            _ => {}
        }
    }
    pty.send("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B");
    pty.wait_for_text("› Nguồn, ghi chú");
    pty.send("\x1b[200~đệ đơn ✓\rq dòng hai\x1b[201~");
    pty.wait_for_text("q dòng hai");
    pty.send("\x13");
    pty.wait_for_text("thêm CN-0007");
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
fn what_is_copied_arrives_as_the_terminals_own_sequence() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut pty = place.open("Lan", 100, 30);
    pty.send("4");
    pty.wait_for_text("Cá nhân 1/6");
    pty.send("y");
    pty.wait_for_text("bộ nhớ tạm");
    assert!(pty.sent(&["\x1b]52;c;"]), "no sequence for the clipboard");
    pty.send("\x11");
    assert!(pty.wait().success());
    served.stop();
}

/// Whether the shell reads: the last thing on the main screen is its prompt.
fn at_prompt(screen: &vt100::Screen) -> bool {
    !screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")
}

#[test]
fn ctrl_z_gives_the_terminal_back_until_the_person_returns() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut shell = CommandBuilder::new("sh");
    shell.arg("-i");
    shell.env("PS1", "shell> ");
    shell.env("THIDUA_DATA", place.data());
    shell.env_remove("ENV");
    shell.env_remove("THIDUA_SOCKET");
    let mut pty = Pty::spawn(shell, 80, 24);
    pty.wait_for_text("shell> ");
    pty.send(&format!("'{PROGRAM}' --lang vi --as Lan --today 2021-03-03\r"));
    pty.wait_for_text(LOADED);
    pty.send("2n");
    pty.wait_for_text("Địa điểm");
    for (cols, rows) in [(100, 30), (80, 24)] {
        pty.send("\x1a");
        pty.wait_for("the shell's prompt", at_prompt);
        // Others go on while this one is stopped.
        served.assert_serves();
        pty.resize(cols, rows);
        pty.send("fg\r");
        pty.wait_for_text("Địa điểm");
        assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    }
    pty.send("\x1b");
    pty.wait_for("the list again", |screen| {
        screen.contents().contains("n thêm mới") && !screen.contents().contains("Địa điểm")
    });
    pty.send("q");
    pty.wait_for("the shell's prompt again", at_prompt);
    pty.send("stty -a; exit\r");
    pty.wait();
    let said = String::from_utf8_lossy(&pty.bytes);
    let modes: Vec<&str> = said[said.rfind("stty -a").unwrap()..].split_whitespace().collect();
    for mode in ["icanon", "echo", "isig", "icrnl", "opost"] {
        assert!(modes.contains(&mode), "no {mode} in {modes:?}");
    }
    served.stop();
}

#[test]
fn a_service_that_is_killed_gives_the_terminal_back() {
    let place = Place::new();
    let mut served = place.serve(&[]);
    let mut pty = place.open("Lan", 80, 24);
    served.signal(rustix::process::Signal::KILL);
    served.wait();
    assert_eq!(pty.wait().exit_code(), 1);
    assert_restored(&pty);
    assert!(pty.screen().contents().contains("mất liên lạc"), "{}", pty.screen().contents());
}

#[test]
fn without_a_terminal_it_says_so() {
    let place = Place::new();
    let served = place.serve(&[]);
    let ran = place.run(&[]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("Không có terminal"), "{}", ran.err);
    served.stop();
}
