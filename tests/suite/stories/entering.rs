//! Entering, correcting, undoing: what must not lose a line.

use crate::desk::{Desk, SMALL, empty};
use thidua::text::Lang;

/// A clerk at an empty store makes the bloc and its members.
fn begin() -> Desk {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    desk.press("7 n").types("Khối Thi đua III").press("tab").types("Bộ TN&MT").press("ctrl-s");
    desk
}

#[test]
fn look() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 n").types("trù bị").press("tab tab tab tab").types("24/11/2021").press("tab tab").types("Hà Nội");
    desk.press("down down down").types("hoang van");
    println!("{}", desk.screen());
    desk.press("tab");
    println!("{}", desk.screen());
    desk.press("down").types("hoang van").press("tab").types("Chủ trì").press("tab");
    println!("{}", desk.screen());
    desk.press("tab tab").types("tran thi ngoc").press("enter enter");
    println!("{}", desk.screen());
    desk.types("Nguyễn Văn Mới");
    println!("{}", desk.screen());
    desk.press("enter");
    println!("{}", desk.screen());
    desk.press("ctrl-s");
    println!("{}", desk.screen());
    desk.press("ctrl-s");
    println!("{}", desk.screen());
}
