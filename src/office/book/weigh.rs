//! A packed file weighed before anything reads it: how much it holds unpacked, and what it is. Knows no cell.

use std::io::{self, Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Format, Limits, Unreadable};
use crate::text::Message;

/// The start of an ODF spreadsheet's media type; templates add to it.
const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// How many strings a workbook may say it shares: the reader makes room for as many at once.
const STRINGS: u64 = 4_000_000;

/// The most bytes of the styles of a workbook, which are kept whole.
const STYLES: u64 = 16 << 20;

/// Unpacks every part to nowhere, at most as much as `limits` allow, and tells which format it is.
///
/// What a part says of its own size is not believed.
pub fn weigh(bytes: &Arc<[u8]>, limits: &Limits) -> Result<Format, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(Arc::clone(bytes))).map_err(broken)?;
    let mut left = limits.unpacked;
    let mut found = Found::default();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(broken)?;
        let name = part.name().map_err(broken)?.replace('\\', "/").to_lowercase();
        let mut head = Vec::new();
        (&mut part).take(4 << 10).read_to_end(&mut head).map_err(torn)?;
        let rest = io::copy(&mut (&mut part).take(left + 1), &mut io::sink()).map_err(torn)?;
        let size = head.len() as u64 + rest;
        left = left.checked_sub(size).ok_or_else(|| too_large(limits))?;
        found.note(&name, &head, size, limits)?;
    }
    found.format(bytes)
}

/// What the names of the parts tell.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a part seen")]
struct Found {
    mimetype: String,
    workbook: bool,
    binary: bool,
    document: bool,
    content: bool,
    encrypted: bool,
}

impl Found {
    fn note(
        &mut self,
        name: &str,
        head: &[u8],
        size: u64,
        limits: &Limits,
    ) -> Result<(), Unreadable> {
        match name.rsplit('/').next().unwrap_or(name) {
            "mimetype" => self.mimetype = String::from_utf8_lossy(head).into_owned(),
            "workbook.xml" => self.workbook = true,
            "workbook.bin" => self.binary = true,
            "document.xml" | "presentation.xml" => self.document = true,
            "content.xml" => self.content = true,
            "encrypted-package" => self.encrypted = true,
            "styles.xml" if size > STYLES => return Err(too_large(limits)),
            "sharedstrings.xml" => {
                let said = promised(&String::from_utf8_lossy(head));
                // The least that a string takes is `<si/>`.
                if said.is_some_and(|said| said > STRINGS || said > size / 5) {
                    return Err(Unreadable::Broken("sharedStrings: uniqueCount".to_owned()));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn format(&self, bytes: &Arc<[u8]>) -> Result<Format, Unreadable> {
        if self.encrypted || self.content && manifest_encrypts(bytes) {
            return Err(Unreadable::Password);
        }
        if self.workbook {
            return Ok(Format::Xlsx);
        }
        if self.content && self.mimetype.trim_start().starts_with(ODS) {
            return Ok(Format::Ods);
        }
        Err(Unreadable::Other(if self.binary {
            Message::new(
                "đây là bảng tính nhị phân (.xlsb); hãy mở và lưu lại thành .xlsx",
                "this is a binary workbook (.xlsb): open it and save it as .xlsx",
            )
        } else if self.document || self.content {
            Message::new(
                "đây là văn bản hay trình chiếu, không phải bảng tính; hãy chép bảng sang .xlsx",
                "this is a document or presentation, no workbook: copy the table to an .xlsx file",
            )
        } else {
            Message::new(
                "đây là tệp nén, không phải bảng tính; hãy giải nén và chọn tệp bên trong",
                "this is an archive, no workbook: unpack it and choose the file inside",
            )
        }))
    }
}

/// The number of strings that the table of shared strings says it has.
fn promised(head: &str) -> Option<u64> {
    let (_, rest) = head.split_once("uniqueCount=")?;
    let digits: String = rest.chars().skip(1).take_while(char::is_ascii_digit).collect();
    // More digits than fit are a promise that nobody keeps.
    Some(digits.parse().unwrap_or(u64::MAX))
}

fn manifest_encrypts(bytes: &Arc<[u8]>) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(Arc::clone(bytes))) else { return false };
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return false };
    let mut text = Vec::new();
    manifest.take(1 << 20).read_to_end(&mut text).is_ok()
        && memchr::memmem::find(&text, b"encryption-data").is_some()
}

fn too_large(limits: &Limits) -> Unreadable {
    let most = limits.unpacked >> 20;
    Unreadable::TooLarge(Message::new(
        format!("tệp bung ra quá {most} MB; không đọc. Hãy chép riêng danh sách sang tệp mới"),
        format!("the file unpacks to more than {most} MB and is not read: copy the list alone"),
    ))
}

fn broken(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Unreadable::Password
        }
        other => Unreadable::Broken(other.to_string()),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "passed to map_err")]
fn torn(error: io::Error) -> Unreadable {
    Unreadable::Broken(error.to_string())
}
