//! Files and addresses that a record's texts name.

use thidua::model::attachment::{attachments, is_attachment};
use thidua::model::meeting::Meeting;
use thidua::model::nomination::{Document, Nomination};

fn named(note: &str) -> Vec<String> {
    attachments(&Meeting { note: note.to_owned(), ..Meeting::default() })
}

#[test]
fn paths_and_addresses_are_found_in_notes() {
    for (note, found) in [
        ("/srv/hồ sơ/biên bản.pdf", vec!["/srv/hồ sơ/biên bản.pdf"]),
        ("~/bb.pdf", vec!["~/bb.pdf"]),
        ("Biên bản: ~/hồ sơ/bb 2020.pdf", vec!["~/hồ sơ/bb 2020.pdf"]),
        ("Xem https://vea.gov.vn/tin?id=1, và sổ.", vec!["https://vea.gov.vn/tin?id=1"]),
        ("(http://a.vn) https://b.vn.", vec!["http://a.vn", "https://b.vn"]),
        ("/a.pdf\nchữ\n/b.pdf\n/a.pdf", vec!["/a.pdf", "/b.pdf"]),
        ("24/02/2021, QĐ 231/QĐ-TTg", vec![]),
        ("có / không", vec![]),
        ("Tủ 3: / kệ 2", vec![]),
        ("https://", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(named(note), found, "{note}");
    }
}

#[test]
fn the_documents_of_a_dossier_name_them_too() {
    let document = |reference: &str| Document {
        document: "minutes".to_owned(),
        state: "present".to_owned(),
        reference: reference.to_owned(),
    };
    let documents = vec![document("Tủ 3"), document("/srv/bb.pdf"), document("https://a.vn/1")];
    let nomination = Nomination { documents, ..Nomination::default() };
    assert_eq!(attachments(&nomination), ["/srv/bb.pdf", "https://a.vn/1"]);
}

#[test]
fn a_reference_is_one_of_them_or_not() {
    for (reference, is) in
        [("/a b.pdf", true), (" ~/a ", true), ("https://a.vn", true), ("Tủ 3", false), ("", false)]
    {
        assert_eq!(is_attachment(reference), is, "{reference}");
    }
}
