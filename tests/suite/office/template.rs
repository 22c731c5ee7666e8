//! Templates filled: places split over runs, rows that repeat, what is wrong and what would be right.

use std::io::{Cursor, Read, Write};

use thidua::office::template::{self, LARGEST};
use thidua::report::paper::{Content, Place};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::zipped::zipped;

const PLACES: [Place; 3] = [
    Place::text("bloc", "khối", "the bloc"),
    Place::text("remark", "ghi chú", "remark"),
    Place::rows(
        "groups",
        "nhóm",
        "groups",
        &[
            Place::text("group", "nhóm", "the group"),
            Place::rows(
                "items",
                "mục",
                "items",
                &[Place::text("no", "số", "number"), Place::text("name", "tên", "name")],
            ),
        ],
    ),
];

/// A DOCX with this body, and a part that no one may touch.
fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[("word/document.xml", document.as_bytes()), ("word/media/seal.png", b"\x89PNG\x00")])
}

fn part(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = archive.by_name(name).unwrap();
    let mut read = Vec::new();
    part.read_to_end(&mut read).unwrap();
    read
}

/// The body of the filled document.
fn body(template: &str, content: &Content) -> String {
    let filled = template::fill(&docx(template), content, &PLACES).unwrap();
    assert_eq!(part(&filled, "word/media/seal.png"), b"\x89PNG\x00");
    let document = String::from_utf8(part(&filled, "word/document.xml")).unwrap();
    let (_, inside) = document.split_once("<w:body>").unwrap();
    inside.split_once("</w:body>").map_or(inside, |(inside, _)| inside).to_owned()
}

/// What is said of a template with this body, in English.
fn faults(template: &str) -> Vec<String> {
    let found = template::check(&docx(template), &PLACES);
    found.into_iter().map(|fault| fault.says().en).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn kept(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).collect();
    let cells = cells.concat();
    format!("<w:tr>{cells}</w:tr>")
}

fn content() -> Content {
    Content::default().text("bloc", "Khối III").text("remark", "").rows("groups", Vec::new())
}

fn group(name: &str, items: &[(&str, &str)]) -> Content {
    let item = |(no, name): &(&str, &str)| Content::default().text("no", *no).text("name", *name);
    Content::default().text("group", name).rows("items", items.iter().map(item).collect())
}

#[test]
fn a_place_is_found_over_all_its_runs_and_keeps_the_first_ones_looks() {
    let split = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Của {</w:t></w:r><w:proofErr w:type=\"spellStart\"/>\
                 <w:r><w:t>{bl</w:t></w:r><w:r><w:t>oc}</w:t></w:r><w:r><w:t>}.</w:t></w:r></w:p>";
    let filled = body(split, &content());
    assert_eq!(
        filled,
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Của Khối III</w:t></w:r>\
         <w:proofErr w:type=\"spellStart\"/><w:r><w:t xml:space=\"preserve\"></w:t></w:r>\
         <w:r><w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:t xml:space=\"preserve\">.</w:t></w:r></w:p>"
    );
}

#[test]
fn spaces_inside_the_marks_and_entities_beside_them_do_no_harm() {
    let filled = body(&p("A &amp; B {{ bloc }} &#x2013; &lt;x&gt;"), &content());
    assert!(filled.contains("A &amp; B Khối III – &lt;x&gt;"), "{filled}");
}

#[test]
fn what_is_put_in_is_escaped_and_holds_nothing_that_xml_cannot() {
    let content = content().text("bloc", "R&D <A> \"b\" {{remark}}\u{0}\u{b}.");
    let filled = body(&p("{{bloc}}"), &content);
    assert!(filled.contains("R&amp;D &lt;A&gt; &quot;b&quot; {{remark}}."), "{filled}");
}

#[test]
fn line_ends_make_paragraphs_of_the_same_look() {
    let template = "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr>\
                    <w:t>a {{remark}} z</w:t></w:r></w:p>";
    let filled = body(template, &content().text("remark", "một\nhai"));
    let one = |text: &str| {
        format!(
            "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr>\
             <w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
        )
    };
    assert_eq!(filled, one("a một") + &one("hai z"));
}

#[test]
fn rows_of_a_table_repeat_in_groups() {
    let table = [
        row(&["STT", "Tên"]),
        row(&["{{#groups}}", "{{group}} của {{bloc}}"]),
        row(&["{{#items}}{{no}}", "{{name}}{{/items}}"]),
        row(&["{{/groups}}", ""]),
        row(&["", "Cộng"]),
    ];
    let template = format!("<w:tbl>{}</w:tbl>", table.concat());
    let groups = vec![group("A", &[("1", "x"), ("2", "y")]), group("B", &[("3", "z")])];
    let filled = body(&template, &content().rows("groups", groups));
    let texts: Vec<&str> = filled.split("<w:tr>").skip(1).collect();
    assert_eq!(texts.len(), 7, "{filled}");
    for (row, told) in
        texts.iter().zip(["Tên", "A của Khối III", "x", "y", "B của Khối III", "z", "Cộng"])
    {
        assert_eq!(row.matches("<w:tc>").count(), 2, "{row}");
        assert!(row.contains(&format!(">{told}<")), "{row}");
    }
    assert!(!filled.contains("{{"), "{filled}");
}

#[test]
fn without_rows_what_repeats_is_gone_and_what_stands_around_stays() {
    let template = format!(
        "{}{}{}{}<w:tbl>{}</w:tbl>{}",
        p("trước"),
        p("{{#groups}}"),
        p("Nhóm {{group}}"),
        p("{{/groups}}"),
        row(&["{{#groups}}{{group}}", "{{/groups}}"]),
        p("sau")
    );
    assert_eq!(body(&template, &content()), p("trước") + &p("sau"));
    let filled = body(&template, &content().rows("groups", vec![group("A", &[])]));
    assert_eq!(filled.matches("Nhóm A").count(), 1, "{filled}");
    assert!(filled.contains("<w:tbl>"), "{filled}");
}

#[test]
fn a_paragraph_with_both_marks_repeats_and_so_do_paragraphs_of_one_cell() {
    let template = p("{{#groups}}- {{group}}{{/groups}}");
    let groups = vec![group("A", &[]), group("B", &[])];
    let content = content().rows("groups", groups);
    assert_eq!(body(&template, &content), kept("- A") + &kept("- B"));
    let cell = format!("<w:tc>{}{}{}</w:tc>", p("{{#groups}}"), p("{{group}}"), p("{{/groups}}"));
    let filled = body(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), &content);
    assert_eq!(filled.matches("<w:tr>").count(), 1, "{filled}");
    let inside = kept("A") + &kept("B");
    assert!(filled.contains(&inside), "{filled}");
    // A cell that nothing is left of still ends in a paragraph.
    let filled = body(
        &format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"),
        &Content::default().rows("groups", Vec::new()),
    );
    assert!(filled.contains("<w:tc><w:p/></w:tc>"), "{filled}");
}

#[test]
fn boxes_headers_and_footers_are_filled_too() {
    let boxed = format!(
        "<w:p><w:r><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r></w:p>",
        p("{{bloc}}")
    );
    assert!(body(&boxed, &content()).contains(&kept("Khối III")));
    let header = format!("<w:hdr>{}</w:hdr>", p("{{bloc}} {{blok}}"));
    let file = zipped(&[
        ("word/document.xml", b"<w:document/>".as_slice()),
        ("word/header2.xml", header.as_bytes()),
    ]);
    let found = template::check(&file, &PLACES);
    let said: Vec<String> = found.iter().map(|fault| fault.says().en).collect();
    assert_eq!(
        said,
        ["word/header2.xml: there is no place {{blok}} here; did you mean “{{bloc}}”?"]
    );
}

#[test]
fn every_fault_is_told_with_its_place_and_what_would_be_right() {
    let cases = [
        (p("{{bloque}}"), "there is no place {{bloque}} here"),
        (p("{{BLOC}}"), "there is no place {{BLOC}} here; did you mean “{{bloc}}”?"),
        (p("{{group}}"), "there is no place {{group}} here; did you mean “{{groups}}”?"),
        (p("{{bloc"), "“{{bloc” lacks its }}"),
        (p("{{groups}}"), "{{groups}} has rows: write {{#groups}} … {{/groups}}"),
        (p("{{#bloc}}x{{/bloc}}"), "{{#bloc}}: this does not repeat, write {{bloc}}"),
        (
            p("{{#group}}x{{/group}}"),
            "there is no place {{#group}} here; did you mean “{{#groups}}”?",
        ),
        (
            p("{{#groups}}") + &p("x"),
            "{{#groups}} has no {{/groups}} in the same table or beside it",
        ),
        (
            p("x{{/groups}}"),
            "{{/groups}} has no {{#groups}} before it in the same table or beside it",
        ),
        (
            p("{{#groups}}")
                + &format!("<w:tbl>{}</w:tbl>", row(&["{{/groups}}", "x"]))
                + &p("{{/groups}}"),
            "{{/groups}} has no {{#groups}} before it in the same table or beside it",
        ),
        (
            p("{{#groups}}{{#items}}{{/groups}}{{/items}}"),
            "{{/groups}} stands where {{/items}} must",
        ),
    ];
    for (template, told) in cases {
        let said = faults(&template);
        assert_eq!(said.first().map(String::as_str), Some(told), "{template}: {said:?}");
    }
    // Many at once, each once, though the rows repeat.
    let many = p("{{x1}}") + &p("{{#groups}}{{x2}}{{/groups}}");
    let rows = vec![group("A", &[]), group("B", &[])];
    let filled = template::fill(&docx(&many), &content().rows("groups", rows), &PLACES);
    assert_eq!(filled.unwrap_err().len(), 2);
    // What repeats is looked through though there are no rows.
    let filled = template::fill(&docx(&p("{{#groups}}{{x2}}{{/groups}}")), &content(), &PLACES);
    assert_eq!(filled.unwrap_err().len(), 1);
}

#[test]
fn what_is_no_docx_is_said_to_be_none() {
    let cases: [(Vec<u8>, &str); 6] = [
        (b"hello".to_vec(), "no DOCX, or a broken one"),
        (Vec::new(), "no DOCX, or a broken one"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "an old .doc file, or one with a password"),
        (zipped(&[("xl/workbook.xml", b"<x/>")]), "no DOCX: it has no word/document.xml"),
        (zipped(&[("word/document.xml", b"<a><b></a>")]), "cannot be read: XML"),
        (zipped(&[("word/document.xml", b"<a>&bomb;</a>")]), "cannot be read: XML: &bomb;"),
    ];
    for (bytes, told) in cases {
        let said = template::check(&bytes, &PLACES);
        assert!(said[0].says().en.contains(told), "{said:?}");
    }
    let whole = docx(&p("{{bloc}}"));
    for cut in [10, whole.len() / 2, whole.len() - 5] {
        assert!(!template::check(&whole[..cut], &PLACES).is_empty());
    }
    let mut damaged = whole;
    let at = damaged.len() / 3;
    damaged[at] ^= 0xFF;
    // Damaged or not seen to be: never a panic.
    let _ = template::check(&damaged, &PLACES);
}

#[test]
fn a_bomb_goes_off_nowhere() {
    let zeros = vec![b' '; 1 << 20];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..=LARGEST >> 20 {
        writer.write_all(&zeros).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    let said = template::check(&bomb, &PLACES);
    assert!(said[0].says().en.contains("it unpacks to more than 64 MB"), "{said:?}");
    let deep = format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    let said = template::check(&docx(&deep), &PLACES);
    assert!(said[0].says().en.contains("cannot be read"), "{said:?}");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..2_500 {
        writer.start_file(format!("word/{number}"), SimpleFileOptions::default()).unwrap();
    }
    let many = writer.finish().unwrap().into_inner();
    let said = template::check(&many, &PLACES);
    assert!(said[0].says().en.contains("2000 parts"), "{said:?}");
}
