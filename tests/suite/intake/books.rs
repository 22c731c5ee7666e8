//! Files as grids of cells: formats, encodings, bounds, and what is said of everything else.

use std::cell::Cell as Count;

use jiff::civil::date;
use proptest::prelude::*;
use thidua::model::Kind;
use thidua::office::book::{
    Book, Cell, DaySystem, Encoding, Format, Limits, Sheet, Spot, Unreadable, Watch,
};

use super::{csv, fixture, last, open, sheet};
use crate::zipped::zipped;

fn text(sheet: &Sheet, row: u32, column: u16) -> String {
    let row = sheet.rows.iter().find(|it| it.number == row).unwrap();
    match row.cell(column).unwrap() {
        Cell::Text(text) => text.to_string(),
        other => panic!("{other:?}"),
    }
}

fn cell(sheet: &Sheet, row: u32, column: u16) -> Option<&Cell> {
    sheet.rows.iter().find(|it| it.number == row).and_then(|row| row.cell(column))
}

#[test]
fn both_office_formats_read_alike() {
    for list in ["individuals", "persons"] {
        let mut excel = sheet(&format!("{list}.xlsx"));
        let mut open = sheet(&format!("{list}.ods"));
        let place = |it: &thidua::office::book::Merged| (it.first, it.last);
        excel.merged.sort_by_key(place);
        open.merged.sort_by_key(place);
        assert_eq!(excel, open, "{list}");
    }
}

#[test]
fn cells_hold_what_the_office_program_shows() {
    let list = sheet("individuals.xlsx");
    assert_eq!(list.name, "Danh sách");
    // Spaces of typesetters and marks written apart are gone.
    assert_eq!(text(&list, 11, 1), "Ông Nguyễn Văn  An");
    assert_eq!(text(&list, 12, 1), "Bà Lê Thị Bình");
    assert_eq!(cell(&list, 12, 0), Some(&Cell::Number(2.0)), "the value of a formula");
    assert_eq!(cell(&list, 17, 3), Some(&Cell::Error("#DIV/0!".into())));
    assert!(list.merged.iter().any(
        |it| it.first == Spot { row: 11, column: 5 } && it.last == Spot { row: 12, column: 5 }
    ));
    let persons = sheet("persons.ods");
    assert_eq!(cell(&persons, 2, 3), Some(&Cell::Date(date(1985, 3, 2))));
    assert_eq!(cell(&persons, 3, 6), Some(&Cell::Number(41518.0)));
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    let list = sheet("old-days.xlsx");
    assert_eq!(list.days, DaySystem::Of1904);
    assert_eq!(cell(&list, 2, 2), Some(&Cell::Date(date(2010, 9, 1))));
    assert_eq!(cell(&sheet("old-days.ods"), 2, 2), Some(&Cell::Date(date(2010, 9, 1))));
}

#[test]
fn csv_is_read_in_the_encoding_it_is_in() {
    let files = [
        ("utf-8.csv", Encoding::Utf8),
        ("utf-8-mark.csv", Encoding::Utf8),
        ("utf-16.csv", Encoding::Utf16Le),
        ("windows-1258.csv", Encoding::Windows1258),
        ("tcvn3.csv", Encoding::Tcvn3),
        ("vni.csv", Encoding::Vni),
    ];
    for (name, encoding) in files {
        let mut book = open(&fixture(name)).unwrap();
        assert_eq!(book.format(), Format::Csv);
        assert_eq!(book.encoding().unwrap().0, encoding, "{name}");
        let list = last(&mut book);
        assert_eq!(list.rows.len(), 5, "{name}");
        assert_eq!(text(&list, 1, 1), "Họ và tên", "{name}");
        assert_eq!(text(&list, 2, 1), "Nguyễn Thị Hương", "{name}");
        assert_eq!(text(&list, 4, 3), "Tổng cục Khí tượng Thủy văn", "{name}");
        if !name.contains("mark") && !name.contains("16") {
            assert_eq!(text(&list, 4, 4), "Nghỉ phép; đã về", "{name}");
        }
    }
}

#[test]
fn a_wrong_encoding_is_told_and_another_offered() {
    let bytes = fixture("tcvn3.csv");
    let asked = Book::open(bytes.clone(), Limits::USUAL, Some(Encoding::Utf8));
    let said = asked.unwrap_err().message();
    assert_eq!(said.vi, "tệp không viết theo utf-8; có lẽ là tcvn3");
    assert_eq!(said.en, "the file is not written in utf-8; perhaps in tcvn3");
    assert!(open(&bytes).unwrap().encoding().unwrap().1.is_some(), "the next likely one");
    let plain = open(b"code,name\nA,B\n").unwrap();
    assert_eq!(plain.encoding(), Some((Encoding::Utf8, None)));
}

#[test]
fn texts_of_old_fonts_in_a_workbook_are_written_as_they_are_meant() {
    for (name, font) in [("tcvn3.csv", Encoding::Tcvn3), ("vni.csv", Encoding::Vni)] {
        // What an office program keeps: each byte of the font as the letter of that number.
        let letters: String = fixture(name).into_iter().map(char::from).collect();
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, line) in (0..).zip(letters.lines()) {
            for (column, cell) in (0..).zip(line.split(';')) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
        let list = last(&mut open(&book.save_to_buffer().unwrap()).unwrap());
        assert_eq!(list.font, Some(font));
        assert_eq!(text(&list, 1, 1), "Họ và tên");
        assert_eq!(text(&list, 2, 4), "Được cử đi học");
    }
    assert_eq!(sheet("individuals.xlsx").font, None);
    let few = csv("Họ tên;Quê\nLê Văn Hòa;Hà Nam\nTô Tân;Thanh Hóa\n");
    assert_eq!(few.font, None);
    assert_eq!(csv("Ten;Que\nLê Văn Hân;Hà Nam\nTô Tân;Thanh Hóa\n").font, None);
}

#[test]
fn capitals_with_a_tone_are_told_by_the_other_letters_of_the_word() {
    // The bytes of `TRầN THị Hà` and so on, as a font that shows capitals is typed in.
    let lines: [(&[u8], &str); 9] = [
        (b"TR\xC7N TH\xDE H\xB5", "TRẦN THỊ HÀ"),
        (b"\xA7\xE7 V\xA1N \xFD", "ĐỖ VĂN Ý"),
        (b"\xB8NH S\xB8NG", "ÁNH SÁNG"),
        (b"H\xB5 N\xE9i", "Hà Nội"),
        (b"UBND H\xB5", "UBND Hà"),
        (b"L\xFD", "Lý"),
        (b"Tr\xC7n Th\xDE \xB8nh", "Trần Thị ánh"),
        (b"NGUY\xD4N V\xA1N AN (b\xDD th\xAD)", "NGUYỄN VĂN AN (bí thư)"),
        (b"L\xAA H\xB5, NGUY\xD4N AN", "Lê Hà"),
    ];
    let mut bytes = b"STT;H\xE4 v\xB5 t\xAAn\n".to_vec();
    for (line, _) in lines {
        bytes.extend([b"1;", line, b"\n"].concat());
    }
    let mut book = open(&bytes).unwrap();
    assert_eq!(book.encoding().unwrap().0, Encoding::Tcvn3);
    let list = last(&mut book);
    for (at, (_, meant)) in (2..).zip(lines) {
        assert!(text(&list, at, 1).starts_with(meant), "{meant}: {}", text(&list, at, 1));
    }
    // A workbook in such a font comes as the letters of these numbers.
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (line, _)) in (0..).zip(lines) {
        let letters: String = line.iter().copied().map(char::from).collect();
        sheet.write_string(row, 0, letters).unwrap();
    }
    let list = last(&mut open(&book.save_to_buffer().unwrap()).unwrap());
    assert_eq!(list.font, Some(Encoding::Tcvn3));
    assert_eq!(text(&list, 1, 0), "TRẦN THỊ HÀ");
    assert_eq!(text(&list, 4, 0), "Hà Nội");
}

#[test]
fn rows_of_csv_have_the_numbers_that_office_programs_show() {
    let list = csv("a;b\r\n\r\n1;\"hai\r\ndòng\"\r\n2;x\r\n");
    let numbers: Vec<u32> = list.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3, 4]);
    assert_eq!(text(&list, 3, 1), "hai\ndòng");
    let said = csv("sep=|\na|b\n1|2,5\n");
    assert_eq!(text(&said, 3, 1), "2,5");
}

/// A workbook of one sheet, `A`, of this content.
pub fn workbook(sheet: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        format!(
            "<Relationships><Relationship Id=\"{id}\" Type=\"{base}/{kind}\" Target=\"{target}\"/>\
             </Relationships>"
        )
    };
    let root = relation("a", "officeDocument", "xl/workbook.xml");
    let book = relation("b", "worksheet", "worksheets/sheet1.xml");
    let names = r#"<workbook><sheets><sheet name="A" sheetId="1" r:id="b"/></sheets></workbook>"#;
    zipped(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", names.as_bytes()),
        ("xl/_rels/workbook.xml.rels", book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn what_is_no_list_is_told_in_both_languages() {
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let compound =
        |inside: &str| [vec![0xD0, 0xCF, 0x11, 0xE0], vec![0; 600], wide(inside)].concat();
    let half = fixture("persons.xlsx")[..2_000].to_vec();
    let locked = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"????"),
    ]);
    let files: [(&str, Vec<u8>, &str); 11] = [
        ("nothing", Vec::new(), "tệp không có gì"),
        ("blanks", b" \n \n".to_vec(), "tệp không có gì"),
        ("a password", compound("EncryptedPackage"), "mật khẩu"),
        ("a password on ODS", locked, "mật khẩu"),
        ("an old workbook", compound("Workbook"), ".xls"),
        ("half a workbook", half, "hỏng hoặc bị cắt"),
        ("a PDF", b"%PDF-1.4 \x80".to_vec(), "PDF"),
        ("a web page", b"<HTML><table>".to_vec(), "trang web"),
        ("bytes", vec![7, 0, 1, 0, 0, 0, 9, 200, 0, 0], "không phải bảng tính"),
        ("a document", zipped(&[("word/document.xml", b"<w/>")]), "văn bản hay trình chiếu"),
        ("an archive", zipped(&[("a.txt", b"a")]), "tệp nén"),
    ];
    for (name, bytes, said) in files {
        let message = open(&bytes).unwrap_err().message();
        assert!(message.vi.contains(said), "{name}: {message:?}");
        assert!(!message.en.is_empty() && message.en != message.vi, "{name}");
    }
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_read() {
    let zeros = vec![b' '; 8 << 20];
    let bomb = zipped(&[("xl/workbook.xml", &zeros), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 64 << 10);
    let limits = Limits { unpacked: 9 << 20, ..Limits::USUAL };
    let refused = Book::open(bomb, limits, None).unwrap_err();
    assert!(matches!(refused, Unreadable::TooLarge(_)), "{refused:?}");
    // A reader that believed this would make room for it.
    let strings = br#"<sst uniqueCount="99999999999"></sst>"#;
    let boast = zipped(&[("xl/workbook.xml", b"<w/>"), ("xl/sharedStrings.xml", strings)]);
    assert!(matches!(open(&boast).unwrap_err(), Unreadable::Broken(_)));
}

pub fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>\
         <table:table table:name=\"A\">{table}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn what_a_file_repeats_a_million_times_is_not_laid_out() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"7\"/>";
    let wide = "<table:table-cell office:value-type=\"float\" office:value=\"7\" \
                table:number-columns-repeated=\"16384\"/>";
    let rows = |times: u32, cells: &str| {
        ods(&format!(
            "<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>"
        ))
    };
    let read = |bytes: &[u8]| open(bytes).unwrap().sheet(0, Watch::NONE);
    assert!(matches!(read(&rows(1_048_576, cell)), Err(Unreadable::TooLarge(_))));
    assert!(matches!(read(&rows(1, wide)), Err(Unreadable::TooLarge(_))));
    // Blank rows and cells to the end of the sheet cost nothing.
    let blank = ods(&format!(
        "<table:table-row>{cell}</table:table-row><table:table-row \
         table:number-rows-repeated=\"1048575\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row>"
    ));
    assert_eq!(read(&blank).unwrap().rows.len(), 1);
}

#[test]
fn too_many_rows_are_refused_and_reading_can_be_stopped() {
    let many: Vec<String> = (0..3_000).map(|row| format!("{row};x\n")).collect();
    let many = many.concat();
    let few = Limits { rows: 1_000, ..Limits::USUAL };
    let mut book = Book::open(many.clone().into_bytes(), few, None).unwrap();
    assert!(matches!(book.sheet(0, Watch::NONE), Err(Unreadable::TooLarge(_))));
    let looks = Count::new(0);
    let cancelled = || {
        looks.set(looks.get() + 1);
        looks.get() > 1
    };
    let watch = Watch { progress: &|_| {}, cancelled: &cancelled };
    let mut book = open(many.as_bytes()).unwrap();
    assert_eq!(book.sheet(0, watch), Err(Unreadable::Cancelled));
}

/// A sheet of these cells, each with its place or without.
fn cells(placed: bool, rows: &[&[(&str, &str)]]) -> Vec<u8> {
    let cell = |row: usize, column: usize, (kind, holds): &(&str, &str)| {
        let letter = thidua::office::book::letters(u16::try_from(column).unwrap());
        let place = if placed { format!(" r=\"{letter}{}\"", row + 1) } else { String::new() };
        match *kind {
            "" => format!("<c{place} s=\"0\"/>"),
            "text" => format!("<c{place} t=\"inlineStr\"><is><t>{holds}</t></is></c>"),
            kind => format!("<c{place} t=\"{kind}\"><f>A1#</f><v>{holds}</v></c>"),
        }
    };
    let rows = rows.iter().enumerate().map(|(row, cells)| {
        let cells = cells.iter().enumerate().map(|(column, it)| cell(row, column, it));
        format!("<row r=\"{}\">{}</row>", row + 1, cells.collect::<String>())
    });
    let rows: String = rows.collect();
    workbook(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
}

#[test]
fn an_error_that_is_new_to_the_reader_is_one_of_its_cell() {
    for placed in [true, false] {
        let bytes = cells(
            placed,
            &[
                &[
                    ("text", "Họ và tên"),
                    ("text", "Quê"),
                    ("text", "Năm sinh"),
                    ("text", "Ghi chú"),
                ],
                &[("text", "An"), ("", ""), ("e", "#SPILL!"), ("text", "a")],
                &[("e", "#CALC!"), ("e", "#GETTING_DATA"), ("n", "1980"), ("e", "#N/A")],
                &[("text", "Bình"), ("str", "Huế"), ("n", "1990"), ("text", "b")],
            ],
        );
        let list = last(&mut open(&bytes).unwrap());
        let error = |shows: &str| Some(Cell::Error(shows.into()));
        assert_eq!(cell(&list, 2, 2).cloned(), error("#SPILL!"), "{placed}");
        assert_eq!(text(&list, 2, 3), "a");
        assert_eq!(cell(&list, 3, 0).cloned(), error("#CALC!"));
        assert_eq!(cell(&list, 3, 1).cloned(), error("#GETTING_DATA"));
        assert_eq!(cell(&list, 3, 2), Some(&Cell::Number(1980.0)));
        assert_eq!(cell(&list, 3, 3).cloned(), error("#N/A"));
        assert_eq!((text(&list, 4, 0), text(&list, 4, 1)), ("Bình".to_owned(), "Huế".to_owned()));
        let found = super::looked(&crate::desk::demo(), &list, &super::terms(Kind::Person));
        let said = super::wrong(super::row(&found, 2));
        assert_eq!(said, "C2, Năm sinh: công thức báo lỗi #SPILL!; hãy sửa trong tệp");
        let said = super::wrong(super::row(&found, 3));
        assert!(said.starts_with("A3, Họ và tên: công thức báo lỗi #CALC!"), "{said}");
    }
}

#[test]
fn what_no_workbook_holds_is_told_with_its_sheet_and_cell() {
    let rows: [&[(&str, &str)]; 2] =
        [&[("text", "Họ và tên"), ("text", "Quê")], &[("e", "#SPILL!"), ("lạ", "7")]];
    let refused = open(&cells(true, &rows)).unwrap().sheet(0, Watch::NONE).unwrap_err();
    let said = refused.message().vi;
    assert!(said.contains("(A!B2: ") && said.contains("hỏng hoặc bị cắt"), "{said}");
}

#[test]
fn a_sheet_that_is_not_there_is_told_with_those_that_are() {
    let book = open(&fixture("individuals.ods")).unwrap();
    assert_eq!(book.find("danh sach"), Ok(1));
    let said = book.find("Tập thể").unwrap_err().message().vi;
    assert_eq!(said, "tệp không có trang “Tập thể”; các trang là: Ghi chú, Danh sách");
}

proptest! {
    #[test]
    fn no_bytes_panic_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(mut book) = open(&bytes) {
            let _ = book.sheet(0, Watch::NONE);
        }
    }

    #[test]
    fn no_damage_panics_the_reader(
        list in prop_oneof![Just("persons.xlsx"), Just("individuals.ods"), Just("tcvn3.csv")],
        harm in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = fixture(list);
        for (place, byte) in harm {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(mut book) = open(&bytes) {
            let _ = book.sheet(0, Watch::NONE);
        }
    }

    #[test]
    fn no_sheet_of_cells_panics_the_reader(
        cells in "(<c r=\"[A-Z]{1,4}[0-9]{0,11}\"( t=\"(s|n|b|e|str|x)\")?( s=\"[0-9]\")?><v>[0-9a-zA-Z#!/.+-]{0,8}</v></c>){0,5}",
        joined in "[A-Z]{1,4}[0-9]{1,9}:[A-Z]{1,4}[0-9]{1,9}",
    ) {
        let sheet = format!(
            "<worksheet><dimension ref=\"{joined}\"/><sheetData><row r=\"1\">{cells}</row></sheetData>\
             <mergeCells><mergeCell ref=\"{joined}\"/></mergeCells></worksheet>"
        );
        if let Ok(mut book) = open(&workbook(&sheet)) {
            let _ = book.sheet(0, Watch::NONE);
        }
    }
}
