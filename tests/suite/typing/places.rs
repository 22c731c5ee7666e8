//! Every place where text is typed, with Telex or VNI on; the key that switches them, and where it shows.

use thidua::app::Setup;
use thidua::config::Config;
use thidua::text::Lang;
use thidua::text::typing::{Method, Tones, Typing};

use crate::desk::{Desk, LARGE, SMALL, demo, setup};

fn method(desk: &Desk) -> Method {
    desk.app.desk().typing.method
}

#[test]
fn a_key_goes_through_the_methods_wherever_one_is() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    assert_eq!(method(&desk), Method::Off);
    desk.sees_not("Telex").press("ctrl-t").sees("gõ tiếng Việt: Telex").sees("Telex · Ban Thư ký");
    desk.press("4 n ctrl-t").sees("gõ tiếng Việt: VNI").sees("VNI · Ban Thư ký");
    desk.press("esc / alt-z").sees("gõ tiếng Việt: tắt");
    assert_eq!(method(&desk), Method::Off);
}

#[test]
fn it_is_kept_for_the_session_and_off_at_the_next() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("ctrl-t 2 1 L 4 esc");
    assert_eq!(method(&desk), Method::Telex);
    assert_eq!(method(&desk.again()), Method::Off);
}

#[test]
fn with_it_off_everything_is_as_typed() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 n").types("Nguyeenx Thij Hoaf aas").sees("Nguyeenx Thij Hoaf aas");
}

#[test]
fn a_field_of_a_form_and_what_is_saved() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("ctrl-t 4 n").types("Nguyeenx Thij Huowngff");
    desk.press("backspace backspace").types("gf").sees("Nguyễn Thị Hường");
    desk.press("ctrl-s").sees("thêm CN-0007 Nguyễn Thị Hường");
}

#[test]
fn vni_in_a_field_with_figures_and_dates() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("ctrl-t ctrl-t 2 n").types("to6ng3").press("enter").sees("tổng kết");
    desk.press("tab").types("Ho65i nghi5 24/2/2021, DN-2021-0042").press("tab");
    desk.sees("Hội nghị 24/2/2021, DN-2021-0042");
}

#[test]
fn a_choice_and_a_name_to_pick() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("ctrl-t 3 n").types("Traanf Thij Ngojc").press("enter").sees("Trần Thị Ngọc");
}

#[test]
fn rows_of_a_form() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("ctrl-t 1 n").types("Cucj A");
    desk.press("down down").types("Cucj Ddiaj chaats");
    desk.press("enter").types("ddcks").sees("Cục Địa chất").sees("đcks");
}

#[test]
fn a_text_of_several_lines() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("ctrl-t 4 n").types("An");
    while !desk.screen().contains("› Nguồn, ghi chú") {
        desk.press("down");
    }
    desk.press("f2").types("Duyeetj").press("enter").types("nawm 2021 thuws");
    desk.sees("Duyệt").sees("năm 2021 thứ");
}

#[test]
fn filter_palette_and_reference_of_a_dossier() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("ctrl-t 4 /").types("ngojc").sees("ngọc").sees("Trần Thị Ngọc");
    desk.press("esc esc :").types("ddown vij").sees("đơn vị").press("esc");
}

#[test]
fn an_input_method_outside_may_be_on_as_well() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("ctrl-t 4 n").types("d").press("backspace").types("đa").press("backspace");
    desk.types("ăn").press("backspace backspace").types("ặng as").sees("đặng as");
}

#[test]
fn a_setting_says_what_a_session_begins_with() {
    let store = demo();
    let typing = Typing { method: Method::Telex, tones: Tones::Old };
    let config = Config { typing, ..Config::default() };
    let setup = Setup { config, ..setup(&store, SMALL, Lang::Vi) };
    let mut desk = Desk::begin(store, setup);
    desk.sees("Telex · Ban Thư ký").press("4 n").types("Lee Hoaf").sees("Lê Hòa");
    desk.press("ctrl-t ctrl-t ctrl-t").types(" Thuyr").sees("Lê Hòa Thủy");
}
