//! A data folder that somebody holds already.

use super::home::Home;

#[test]
fn a_second_program_says_who_holds_the_store_and_since_when() {
    let home = Home::new();
    let mut first = home.open(80, 24);
    let pid = first.id().as_raw_nonzero().to_string();
    let year = jiff::ZonedDateTime::now().year().to_string();
    let says = |text: &str| {
        let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in ["kho đang do Lan giữ", &format!("tiến trình {pid}"), "từ ", &year] {
            assert!(line.contains(part), "no {part:?} in {line:?}");
        }
    };

    let mut second = home.begin(200, 24);
    assert_eq!(second.wait().exit_code(), 1);
    assert!(second.restored() && !second.sent(&["\x1b[?1049h"]));
    says(&second.screen().contents());

    let commands: [&[&str]; 6] = [
        &["list", "units"],
        &["show", "units", "DV-0001"],
        &["chair"],
        &["check"],
        &["export"],
        &["backup"],
    ];
    for words in commands {
        let output = home.run(words);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        assert!(output.stdout.is_empty(), "{words:?}");
        says(&String::from_utf8(output.stderr).unwrap());
    }

    first.send("q");
    assert!(first.wait().success());
    assert!(home.said(&["list", "units"]).contains("DV-0001"));
}

#[test]
fn a_killed_program_holds_nothing() {
    let home = Home::new();
    home.open(80, 24).kill();
    assert!(home.said(&["check"]).contains("kho lành lặn"));
}
