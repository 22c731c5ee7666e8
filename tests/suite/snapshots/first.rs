//! What somebody who is new meets: the first steps and the tour, in both languages and at both sizes.

use super::compare;
use crate::desk::{Desk, LARGE, SMALL, empty};
use crate::stories::first_hour::{bloc, chair, members, toured};
use thidua::app::Welcome;
use thidua::event::Event;
use thidua::text::Lang;

const SCREENS: [(&str, thidua::event::Size, Lang); 4] = [
    ("vi-80", SMALL, Lang::Vi),
    ("en-80", SMALL, Lang::En),
    ("vi-160", LARGE, Lang::Vi),
    ("en-160", LARGE, Lang::En),
];

#[test]
fn the_first_steps() {
    for (screen, size, lang) in SCREENS {
        let mut desk = Desk::with(empty(), size, Lang::Vi);
        let shot = |desk: &mut Desk, name: &str| {
            if lang == Lang::En {
                desk.press("L");
            }
            compare("first", &format!("{screen}-{name}"), &desk.screen());
            if lang == Lang::En {
                desk.press("L");
            }
        };
        shot(&mut desk, "steps-1");
        bloc(&mut desk);
        shot(&mut desk, "steps-2");
        desk.press("enter");
        desk.event(Event::Paste(
            "1\tTổng cục Biển và Hải đảo Việt Nam\tBiển và Hải đảo\t\n2\tTổng cục Môi trường"
                .into(),
        ));
        compare("first", &format!("{screen}-steps-2-members"), &desk.screen());
        desk.press("esc n");
        members(&mut desk);
        shot(&mut desk, "steps-3");
        chair(&mut desk);
        shot(&mut desk, "steps-done");
        desk.press("esc ctrl-l");
        shot(&mut desk, "steps-left");
    }
}

#[test]
fn the_tour() {
    for (screen, size, lang) in SCREENS {
        let mut desk = toured("default", size, lang, Welcome::Demo);
        for step in 1..=11 {
            compare("first", &format!("{screen}-tour-{step:02}"), &desk.screen());
            desk.press(">");
        }
        let mut desk = toured("office", size, lang, Welcome::Demo);
        desk.press("> > > > > 2 n");
        compare("first", &format!("{screen}-tour-form"), &desk.screen());
    }
}
