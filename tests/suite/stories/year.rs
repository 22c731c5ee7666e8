//! The year of a bloc: proposals at a conference, their decisions, the directions that follow, what became of them
//! at the next conference; calendar, overview, minutes.

use crate::desk::{Desk, LARGE, SMALL};
use thidua::text::Lang;

#[test]
fn look() {
    for (size, name) in [(SMALL, "s"), (LARGE, "l")] {
        for (lang, tag) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            let mut out = String::new();
            for keys in [
                "C",
                "[ C",
                "O",
                "[ O",
                "2 enter",
                "2 enter enter",
                "2 enter enter enter",
                "2 P",
                "2 P pgdn",
                "2 P end",
                "g k enter",
                "g f enter",
                "g k space down t",
                "g f t",
                "O enter",
                "C n",
            ] {
                let mut desk = Desk::at(size, lang);
                desk.press(keys).rest();
                out.push_str(&format!("=== {keys}\n{}\n", desk.screen()));
            }
            std::fs::write(format!("/tmp/meet/{name}-{tag}.txt"), out).unwrap();
        }
    }
}
