//! The file of who may come in: every line that is right, every fault with its line.

use std::fs;

use thidua::share::access::{Access, Whom, parse_key};
use thidua::store::request::Role;

use super::Place;

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJrBFhjCLzTZZ0xNKjLBvdJOoC8Ntob2mKkq4X6HIDvp";
const OTHER: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

#[test]
fn lines_that_are_right_say_who_comes_in_as_what() {
    let text = format!(
        "# người của khối\n\n\
         viewer user binh Trần  Văn Bình\n\
         editor   group thidua\n\
         \t admin key {KEY} Nguyễn Thị Lan  \n\
         editor user minh\r\n"
    );
    let access = Access::parse(&text);
    assert!(access.faults.is_empty(), "{:?}", access.faults);
    let found: Vec<_> =
        access.entries.iter().map(|entry| (entry.line, entry.role, entry.whom.clone())).collect();
    let key = parse_key(KEY).unwrap().0;
    let name = |text: &str| text.to_owned();
    assert_eq!(
        found,
        [
            (3, Role::Viewer, Whom::User(name("binh"), name("Trần Văn Bình"))),
            (4, Role::Editor, Whom::Group(name("thidua"))),
            (5, Role::Admin, Whom::Key(key.clone(), name("Nguyễn Thị Lan"))),
            (6, Role::Editor, Whom::User(name("minh"), name("minh"))),
        ]
    );
    assert_eq!(access.of_key(&key), Some((Role::Admin, name("Nguyễn Thị Lan"))));
    assert_eq!(access.of_key(&parse_key(OTHER).unwrap().0), None);
}

#[test]
fn every_fault_is_told_with_its_line_and_the_others_count() {
    let cases = [
        ("admn user a".to_owned(), "admin?"),
        ("Viewer user a".to_owned(), "viewer"),
        ("viewer".to_owned(), "incomplete"),
        ("viewer user".to_owned(), "incomplete"),
        ("viewer user  ".to_owned(), "incomplete"),
        ("viewer person a".to_owned(), "no way in"),
        ("viewer group a b".to_owned(), "nothing may follow"),
        ("viewer key ssh-ed25519".to_owned(), "public key"),
        ("viewer key ssh-ed25519 AAAA Lan".to_owned(), "no OpenSSH public key"),
        (format!("viewer key {OTHER}"), "holder's name"),
        (format!("viewer key {KEY} Again"), "line 1 already"),
        ("viewer user lan".to_owned(), "line 2 already"),
        ("editor group g".to_owned(), "line 3 already"),
    ];
    for (line, says) in cases {
        let text = format!(
            "admin key {KEY} Lan\nviewer user lan\nviewer group g\n{line}\neditor user last\n"
        );
        let access = Access::parse(&text);
        assert_eq!(access.entries.len(), 4, "{line}");
        let [(4, why)] = access.faults.as_slice() else {
            panic!("{line}: {:?}", access.faults);
        };
        assert!(why.en.contains(says), "{line}: {}", why.en);
        assert!(!why.vi.is_empty() && why.vi != why.en, "{line}");
    }
}

#[test]
fn a_stranger_to_keys_is_told_which_are_of_use() {
    let rsa =
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDV9U8EWPjhmkI8cMVrk2N2wBs8z2DNQ1mQdBEPpQ7tW9aG";
    assert!(parse_key(rsa).is_err());
    assert!(parse_key("").unwrap_err().en.contains(".pub"));
    let (_, name) = parse_key(&format!("{KEY} lan@may  phòng")).unwrap();
    assert_eq!(name, "lan@may phòng");
}

#[test]
fn without_a_file_nobody_is_let_in_and_a_folder_in_its_place_is_an_error() {
    let place = Place::new();
    let at = place.data().join("access");
    assert!(Access::read(&at).unwrap().entries.is_empty());
    fs::create_dir(&at).unwrap();
    assert!(Access::read(&at).is_err());
    // The owner comes in all the same.
    let served = place.serve(&[]);
    served.assert_serves();
    served.stop();
}
