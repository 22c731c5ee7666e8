//! What a file is by its content, and the reader for it. Knows no cell.

use std::io::Read;
use std::sync::Arc;

use super::encoding::{Encoding, detect};
use super::weigh::weigh;
use super::xlsx::Workbook;
use super::{Format, Limits, Sheet, Unreadable, Watch, csv, ods};
use crate::text::{Message, fold};

/// An open workbook or CSV file.
pub struct Book {
    limits: Limits,
    sheets: Vec<String>,
    inside: Inside,
}

enum Inside {
    Xlsx(Box<Workbook>),
    Ods(Arc<[u8]>),
    Csv { text: String, encoding: Encoding, other: Option<Encoding> },
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("sheets", &self.sheets).finish_non_exhaustive()
    }
}

/// What other files begin with, and what is said of them.
const OTHERS: [(&[u8], &str, &str); 6] = [
    (b"%PDF", "đây là tệp PDF; hãy xin bảng tính gốc", "this is a PDF file: ask for the workbook"),
    (
        b"{\\rtf",
        "đây là văn bản RTF; hãy chép bảng sang .xlsx",
        "this is an RTF document: copy the table to an .xlsx file",
    ),
    (
        b"<html",
        "đây là trang web lưu dưới đuôi bảng tính; hãy mở và lưu lại thành .xlsx",
        "this is a web page named as a workbook: open it and save it as .xlsx",
    ),
    (
        b"<!doctype",
        "đây là trang web lưu dưới đuôi bảng tính; hãy mở và lưu lại thành .xlsx",
        "this is a web page named as a workbook: open it and save it as .xlsx",
    ),
    (
        b"<?xml",
        "đây là bảng tính XML kiểu cũ; hãy mở và lưu lại thành .xlsx",
        "this is an XML workbook of old: open it and save it as .xlsx",
    ),
    (
        b"{\"",
        "đây là JSON Lines; nhập tệp này không cần --kind",
        "this is JSON Lines: take it in without --kind",
    ),
];

impl Book {
    /// Opens a file that is read whole; `encoding` is for text whose encoding the person knows better.
    pub fn open(
        bytes: impl Into<Arc<[u8]>>,
        limits: Limits,
        encoding: Option<Encoding>,
    ) -> Result<Self, Unreadable> {
        let bytes: Arc<[u8]> = bytes.into();
        if bytes.len() as u64 > limits.file {
            return Err(too_large(limits));
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(compound(&bytes));
        }
        if !bytes.starts_with(b"PK") {
            return text(&bytes, limits, encoding);
        }
        let (sheets, inside) = match weigh(&bytes, &limits)? {
            Format::Xlsx => {
                let book = Workbook::open(&bytes)?;
                (book.sheets.clone(), Inside::Xlsx(Box::new(book)))
            }
            Format::Ods | Format::Csv => (ods::sheets(&bytes)?, Inside::Ods(bytes)),
        };
        if sheets.is_empty() {
            return Err(Unreadable::Blank);
        }
        Ok(Self { limits, sheets, inside })
    }

    /// Reads a file, not more of it than `limits` allow, and opens it.
    pub fn read(
        file: impl Read,
        limits: Limits,
        encoding: Option<Encoding>,
    ) -> Result<Self, Unreadable> {
        let mut bytes = Vec::new();
        let read = file.take(limits.file + 1).read_to_end(&mut bytes);
        read.map_err(|error| Unreadable::Broken(error.to_string()))?;
        Self::open(bytes, limits, encoding)
    }

    /// What it is.
    pub const fn format(&self) -> Format {
        match self.inside {
            Inside::Xlsx(_) => Format::Xlsx,
            Inside::Ods(_) => Format::Ods,
            Inside::Csv { .. } => Format::Csv,
        }
    }

    /// The names of its sheets; one without a name for CSV.
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// For CSV the encoding it is read in, and the next likely one where it was guessed.
    pub const fn encoding(&self) -> Option<(Encoding, Option<Encoding>)> {
        match self.inside {
            Inside::Csv { encoding, other, .. } => Some((encoding, other)),
            _ => None,
        }
    }

    /// Where the sheet called `name` stands; marks and case make no difference.
    pub fn find(&self, name: &str) -> Result<usize, Unreadable> {
        let wanted = fold(name.trim());
        let exact = self.sheets.iter().position(|sheet| sheet == name);
        let found = exact.or_else(|| self.sheets.iter().position(|sheet| fold(sheet) == wanted));
        found.ok_or_else(|| {
            let names = self.sheets.join(", ");
            Unreadable::NoSheet(Message::new(
                format!("tệp không có trang “{name}”; các trang là: {names}"),
                format!("there is no sheet “{name}”; the sheets are: {names}"),
            ))
        })
    }

    /// Reads the sheet at `index`.
    pub fn sheet(&mut self, index: usize, watch: Watch<'_>) -> Result<Sheet, Unreadable> {
        let name = self.sheets.get(index).ok_or(Unreadable::Blank)?;
        let sheet = match &mut self.inside {
            Inside::Xlsx(book) => book.sheet(name, self.limits, watch)?,
            Inside::Ods(bytes) => ods::sheet(bytes, (index, name), self.limits, watch)?,
            Inside::Csv { text, .. } => csv::sheet(text, self.limits, watch)?,
        };
        (watch.progress)(100);
        Ok(sheet)
    }
}

/// An OLE file: an old workbook, or a new one behind a password.
fn compound(bytes: &[u8]) -> Unreadable {
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    if memchr::memmem::find(bytes, &wide("EncryptedPackage")).is_some() {
        return Unreadable::Password;
    }
    Unreadable::Other(Message::new(
        "đây là bảng tính hay văn bản kiểu cũ (.xls, .doc); hãy mở và lưu lại thành .xlsx",
        "this is a workbook or document of old (.xls, .doc): open it and save it as .xlsx",
    ))
}

fn too_large(limits: Limits) -> Unreadable {
    let most = limits.file >> 20;
    Unreadable::TooLarge(Message::new(
        format!("tệp lớn hơn {most} MB; hãy chép riêng danh sách sang tệp mới"),
        format!("the file has more than {most} MB: copy the list alone to a new file"),
    ))
}

fn text(bytes: &[u8], limits: Limits, asked: Option<Encoding>) -> Result<Book, Unreadable> {
    let start = bytes.trim_ascii_start();
    let begins =
        |mark: &[u8]| start.get(..mark.len()).is_some_and(|first| first.eq_ignore_ascii_case(mark));
    if let Some((_, vi, en)) = OTHERS.into_iter().find(|(mark, ..)| begins(mark)) {
        return Err(Unreadable::Other(Message::new(vi, en)));
    }
    let told = detect(bytes);
    let (encoding, other) = match (asked, told) {
        (Some(asked), _) => (asked, None),
        (None, Some(told)) => told,
        (None, None) => {
            return Err(Unreadable::Other(Message::new(
                "đây không phải bảng tính .xlsx, .ods hay văn bản CSV",
                "this is neither an .xlsx or .ods workbook nor CSV text",
            )));
        }
    };
    let text = encoding.decode(bytes).ok_or_else(|| misread(encoding, told))?;
    if text.trim().is_empty() {
        return Err(Unreadable::Blank);
    }
    let inside = Inside::Csv { text, encoding, other };
    Ok(Book { limits, sheets: vec![String::new()], inside })
}

fn misread(asked: Encoding, told: Option<(Encoding, Option<Encoding>)>) -> Unreadable {
    let name = asked.name();
    let likely = told.map_or("?", |(encoding, _)| encoding.name());
    Unreadable::Encoding(Message::new(
        format!("tệp không viết theo {name}; có lẽ là {likely}"),
        format!("the file is not written in {name}; perhaps in {likely}"),
    ))
}
