//! A toy program on a real terminal: this binary, run again.

use std::sync::Arc;
use std::{env, fs, thread};

use portable_pty::CommandBuilder;
use ratatui::Frame;
use thidua::effect::Effect;
use thidua::event::{Event, Size};
use thidua::runtime::{Program, run_on_tty};

use super::Pty;
use crate::screen::service::{Clerk, actor};

/// Set where this binary was run again by a test, and not by somebody who runs ignored tests.
pub const AGAIN: &str = "THIDUA_TEST_TOY";

/// Names the file in which the toy says how it ended.
pub const END: &str = "THIDUA_TEST_TOY_END";

/// Runs this binary again with the one test called `name`.
pub fn command(name: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(env::current_exe().unwrap());
    command.env(AGAIN, "1");
    command.args([name, "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    command
}

/// The toy; `end` is the file in which it says how it ended.
pub fn toy(end: Option<&std::path::Path>) -> CommandBuilder {
    let mut command = command("pty::toy::child");
    if let Some(end) = end {
        command.env(END, end);
    }
    command
}

struct Toy {
    size: Size,
    text: String,
}

impl Program for Toy {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) if key.ctrl => return vec![Effect::Suspend],
            Event::Key(key) => match key.letter() {
                Some('q') => return vec![Effect::Quit],
                Some('!') => panic!("the toy falls over"),
                Some('?') => {
                    let fall = || panic!("a thread falls over");
                    let fallen = thread::spawn(fall).join().is_err();
                    self.text = format!("fallen: {fallen}");
                }
                letter => self.text.extend(letter),
            },
            Event::Paste(text) => self.text = text.replace('\n', "⏎"),
            Event::Resize(size) | Event::Continued(size) => self.size = size,
            Event::Mouse(_) | Event::Store(_) | Event::Rest | Event::Hangup => {}
        }
        Vec::new()
    }

    fn view(&self, frame: &mut Frame) {
        let Size { width, height } = self.size;
        let text = format!("Khối đồ chơi {width}x{height}\ngõ: {}", self.text);
        frame.render_widget(ratatui::widgets::Paragraph::new(text), frame.area());
    }

    fn changed(&mut self) -> bool {
        true
    }
}

#[test]
#[ignore = "not a test: the toy that the tests of the terminal run"]
fn child() {
    if env::var_os(AGAIN).is_none() {
        return;
    }
    let begin = |size| (Toy { size, text: String::new() }, Vec::new());
    let end = run_on_tty(Arc::new(Clerk::default()), actor(), begin).unwrap();
    if let Ok(file) = env::var(END) {
        fs::write(file, format!("{end:?}")).unwrap();
    }
}

#[test]
#[ignore = "not a test: a terminal with a toy in it, which a test closes by force"]
fn host() {
    if env::var_os(AGAIN).is_none() {
        return;
    }
    let mut pty = Pty::spawn(toy(None), 60, 10);
    pty.wait_for_text("Khối đồ chơi");
    pty.send("ready");
    pty.wait_for_text("gõ: ready");
    fs::write(env::var(END).unwrap() + ".ready", "").unwrap();
    pty.wait();
}
