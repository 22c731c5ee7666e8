//! The frames of a session's line: what is sent is what is heard, and no bytes break a reader.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::thread;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use thidua::event::Size;
use thidua::share::attach::{self, Streams};
use thidua::share::frame::{Down, Framed, Hello, LONGEST, Up};
use thidua::share::session::{Ending, Session};

use super::{bytes, hello};

fn size() -> impl Strategy<Value = Size> {
    any::<(u16, u16)>().prop_map(|(width, height)| Size { width, height })
}

fn greeting() -> impl Strategy<Value = Hello> {
    let words = vec("\\PC{0,8}", 0..5);
    let variables = vec(("[A-Z_]{1,8}", "\\PC{0,8}"), 0..4);
    (any::<u32>(), words, variables, any::<Option<(u16, u16)>>(), option::of("\\PC{0,30}"))
        .prop_map(|(protocol, arguments, variables, size, keymap)| Hello {
            protocol,
            arguments,
            variables,
            size,
            keymap,
        })
}

fn up() -> impl Strategy<Value = Up> {
    prop_oneof![
        greeting().prop_map(Up::Hello),
        vec(any::<u8>(), 0..200).prop_map(Up::Input),
        Just(Up::End),
        size().prop_map(Up::Size),
        size().prop_map(Up::Continued),
    ]
}

fn down() -> impl Strategy<Value = Down> {
    prop_oneof![
        vec(any::<u8>(), 0..200).prop_map(Down::Output),
        vec(any::<u8>(), 0..200).prop_map(Down::Errors),
        Just(Down::Suspend),
        any::<u8>().prop_map(Down::Exit),
        Just(Down::Screen),
    ]
}

/// Something that a line might bring: frames, frames with a wrong body or length, anything.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let frame = (0_u8..7, vec(any::<u8>(), 0..20)).prop_map(|(tag, body)| {
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&[tag], length.as_slice(), &body].concat()
    });
    let piece = prop_oneof![
        up().prop_map(|frame| bytes(&frame)),
        down().prop_map(|frame| bytes(&frame)),
        frame,
        vec(any::<u8>(), 0..12),
        Just([&[1_u8], u32::MAX.to_be_bytes().as_slice()].concat()),
    ];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// What a command at the serving end reads of its input when `sent` is all that comes.
fn served(sent: &[u8]) -> Option<std::io::Result<Vec<u8>>> {
    let (mut theirs, ours) = UnixStream::pair().unwrap();
    theirs.write_all(sent).unwrap();
    theirs.shutdown(std::net::Shutdown::Write).unwrap();
    let session = Session::begin(ours, Ending::default()).ok()?;
    let mut read = None;
    session
        .command(|input, _, _| {
            let mut all = Vec::new();
            read = Some(input.read_to_end(&mut all).map(|_| all));
            0
        })
        .unwrap();
    read
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn frames_are_heard_as_they_were_sent(up in up(), down in down()) {
        let (tag, body) = up.parts();
        prop_assert_eq!(Up::of(tag, body).unwrap(), up);
        let (tag, body) = down.parts();
        prop_assert_eq!(Down::of(tag, body).unwrap(), down);
    }

    #[test]
    fn no_body_breaks_a_frame(tag in any::<u8>(), body in vec(any::<u8>(), 0..40)) {
        if let Ok(up) = Up::of(tag, body.clone()) {
            let (own, body) = up.parts();
            prop_assert_eq!(Up::of(own, body).unwrap(), up);
        }
        if let Ok(down) = Down::of(tag, body) {
            prop_assert_eq!(down.parts().0, tag);
        }
    }

    #[test]
    fn no_line_breaks_the_serving_end(line in line(), greeted in any::<bool>()) {
        let greeting = if greeted { bytes(&hello(&[], None)) } else { Vec::new() };
        let read = served(&[greeting, line].concat());
        prop_assert!(!greeted || read.is_some());
    }

    #[test]
    fn no_line_breaks_the_persons_end(line in line()) {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        theirs.write_all(&line).unwrap();
        theirs.shutdown(std::net::Shutdown::Write).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let streams = Streams { input: None, out: &mut out, err: &mut err };
        // Whatever comes of it, it comes to an end.
        let _ = attach::command(&ours, Hello::default(), streams);
        prop_assert!(out.len() + err.len() <= line.len());
    }
}

#[test]
fn input_is_whole_only_with_its_end() {
    let input = |piece: &str| bytes(&Up::Input(piece.as_bytes().to_vec()));
    let begun = [bytes(&hello(&[], None)), input("Chào "), input("Ưu")].concat();
    let whole = served(&[begun.clone(), bytes(&Up::End)].concat()).unwrap();
    assert_eq!(whole.unwrap(), "Chào Ưu".as_bytes());
    assert!(served(&begun).unwrap().is_err(), "a lost line is no end");
    let long = bytes(&Up::Input(vec![0; LONGEST + 1]));
    assert!(served(&[begun, long].concat()).unwrap().is_err(), "a frame too long is no frame");
}

#[test]
fn a_long_output_is_cut_into_frames_and_comes_whole() {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let text: Vec<u8> = (0..1_000_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let sent = text.clone();
    let server = thread::spawn(move || {
        let session = Session::begin(theirs, Ending::default()).unwrap();
        let mut exit = session.sender(thidua::share::session::Stream::Output).unwrap();
        let status = session.command(|_, out, err| {
            out.write_all(&sent).unwrap();
            err.write_all(b"told").unwrap();
            7
        });
        exit.tell(&Down::Exit(status.unwrap())).unwrap();
    });
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let streams = Streams { input: None, out: &mut out, err: &mut err };
    let parted = attach::command(&ours, Hello::default(), streams).unwrap();
    assert!(matches!(parted, attach::Parted::Status(7)));
    assert!(out == text && err == b"told");
    server.join().unwrap();
}
