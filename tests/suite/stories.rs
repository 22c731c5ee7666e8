//! Stories: somebody sits down at the keyboard and gets something done.

use crate::desk::{Desk, LARGE, SMALL};
use thidua::text::Lang;

#[test]
fn look() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    println!("{}", desk.screen());
    desk.press("1");
    println!("{}", desk.rest().screen());
    desk.press("c");
    println!("{}", desk.screen());
    desk.press("esc 2 enter");
    println!("{}", desk.screen());
    let mut desk = Desk::at(SMALL, Lang::En);
    println!("{}", desk.screen());
    desk.press("1");
    println!("{}", desk.screen());
    desk.press(":");
    println!("{}", desk.screen());
    desk.press("esc n");
    println!("{}", desk.screen());
    desk.press("esc 4");
    println!("{}", desk.screen());
    desk.press("d");
    println!("{}", desk.screen());
}
