//! What the terminal sends, as the program hears it.

use ratatui::crossterm::event::{
    Event as Sent, KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers,
};
use thidua::event::Event;
use thidua::keymap::{Code, Key};
use thidua::terminal::input::{event_of, key_of, pasted};
use thidua::terminal::{ability, clipboard};

fn sent(code: KeyCode, modifiers: KeyModifiers) -> Key {
    key_of(KeyEvent::new(code, modifiers)).unwrap()
}

#[test]
fn a_capital_is_the_letter_itself() {
    let capital = Key::plain(Code::Char('Ư'));
    assert_eq!(sent(KeyCode::Char('Ư'), KeyModifiers::SHIFT), capital);
    assert_eq!(sent(KeyCode::Char('ư'), KeyModifiers::SHIFT), capital);
    assert_eq!(sent(KeyCode::Char('?'), KeyModifiers::SHIFT), Key::plain(Code::Char('?')));
}

#[test]
fn ctrl_takes_the_small_letter() {
    let save = Key { ctrl: true, ..Key::plain(Code::Char('s')) };
    assert_eq!(sent(KeyCode::Char('s'), KeyModifiers::CONTROL), save);
    let both = KeyModifiers::CONTROL | KeyModifiers::SHIFT;
    assert_eq!(sent(KeyCode::Char('S'), both), save);
}

#[test]
fn back_tab_is_shift_tab_and_other_keys_keep_shift() {
    let back = Key { shift: true, ..Key::plain(Code::Tab) };
    assert_eq!(sent(KeyCode::BackTab, KeyModifiers::SHIFT), back);
    assert_eq!(sent(KeyCode::BackTab, KeyModifiers::NONE), back);
    let up = Key { shift: true, alt: true, ..Key::plain(Code::Up) };
    assert_eq!(sent(KeyCode::Up, KeyModifiers::SHIFT | KeyModifiers::ALT), up);
}

#[test]
fn a_held_key_repeats_and_a_released_one_is_nothing() {
    let key = |kind| KeyEvent {
        code: KeyCode::Down,
        modifiers: KeyModifiers::NONE,
        kind,
        state: KeyEventState::NONE,
    };
    assert_eq!(key_of(key(KeyEventKind::Repeat)), Some(Key::plain(Code::Down)));
    assert_eq!(key_of(key(KeyEventKind::Release)), None);
    assert!(event_of(Sent::FocusGained).is_none());
}

#[test]
fn pasted_text_is_one_normal_form_with_plain_line_ends() {
    assert_eq!(
        pasted("Tru\u{31b}o\u{31b}\u{309}ng\r\nKhô\u{301}i\rb\tc\u{7}"),
        "Trưởng\nKhối\nb\tc"
    );
    let event = event_of(Sent::Paste("a\rb".to_owned())).unwrap();
    assert!(matches!(event, Event::Paste(text) if text == "a\nb"));
}

#[test]
fn copies_go_to_the_clipboard_up_to_what_terminals_take() {
    assert_eq!(clipboard::copy("Khối").unwrap(), "\x1b]52;c;S2jhu5Fp\x1b\\");
    assert!(clipboard::copy(&"x".repeat(clipboard::LONGEST)).is_ok());
    let refused = clipboard::copy(&"x".repeat(clipboard::LONGEST + 1)).unwrap_err();
    assert!(refused.vi.contains("74995") && refused.en.contains("74995"), "{refused:?}");
}

#[test]
fn the_locale_and_no_color_are_heeded() {
    let of = |variables: &'static [(&str, &str)]| {
        move |name: &str| {
            variables.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned())
        }
    };
    assert!(ability::unicode(of(&[("LANG", "vi_VN.UTF-8")])));
    assert!(ability::unicode(of(&[("LC_ALL", ""), ("LANG", "en_US.utf8")])));
    assert!(!ability::unicode(of(&[("LC_ALL", "C"), ("LANG", "vi_VN.UTF-8")])));
    assert!(!ability::unicode(of(&[])));
    assert!(ability::colour(of(&[("TERM", "xterm")])));
    assert!(ability::colour(of(&[("NO_COLOR", "")])));
    assert!(!ability::colour(of(&[("NO_COLOR", "1")])));
    assert!(!ability::colour(of(&[("TERM", "dumb")])));
}
