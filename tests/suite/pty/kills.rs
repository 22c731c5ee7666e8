//! A program killed at any moment while a person works: what the screen acknowledged is in the store.

use std::time::Duration;

use super::home::{Home, OFFER};

const CYCLES: u64 = 15;

/// The code in the words that acknowledge a new person.
fn acknowledged(screen: &vt100::Screen) -> Option<String> {
    let contents = screen.contents();
    let (_, after) = contents.split_once("Đã lưu: thêm CN-")?;
    let number: String = after.chars().take_while(char::is_ascii_digit).collect();
    (number.len() == 4).then(|| format!("CN-{number}"))
}

#[test]
fn what_the_screen_acknowledged_outlives_the_program() {
    let home = Home::new();
    let mut saved: Vec<(String, String)> = Vec::new();
    let mut typed = 0;
    let mut next = || {
        typed += 1;
        format!("Người số {typed}")
    };
    for cycle in 0..CYCLES {
        let mut pty = home.open(80, 24);
        if pty.screen().contents().contains(OFFER) {
            pty.send("\x1b");
            pty.wait_for("the offer gone", |screen| !screen.contents().contains(OFFER));
        }
        pty.send("4");
        pty.wait_for_text("─ Cá nhân ");
        for _ in 0..=cycle % 3 {
            let name = next();
            pty.send(&format!("n{name}\x13"));
            let known = |code: &String| saved.iter().any(|(_, known)| known == code);
            let new = |screen: &_| acknowledged(screen).filter(|code| !known(code));
            pty.wait_for("another person acknowledged", |screen| new(screen).is_some());
            let code = new(pty.screen()).unwrap();
            saved.push((name, code));
        }
        pty.send(&format!("n{}\x13n{}", next(), next()));
        // The moment of the kill is spread over the length of an act; nothing waits for it.
        std::thread::sleep(Duration::from_micros(cycle * 7_919 % 50_000));
        pty.kill();

        home.said(&["check"]);
        let persons = home.list("persons");
        for (name, code) in &saved {
            let found = persons.iter().any(|row| row["name"] == **name && row["code"] == **code);
            assert!(found, "cycle {cycle}: {code} {name} is gone");
        }
    }
}
