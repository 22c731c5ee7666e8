//! A DOCX as a package of parts: what may be in one, which parts hold text. Knows no place.

use std::io::{self, Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::fault::{DOCUMENT, Fault};

/// How many bytes the parts of a template may have, unpacked.
pub const LARGEST: u64 = 64 << 20;
/// How many parts a template may have.
pub const PARTS: usize = 2_000;

/// What an Office file begins with that is locked by a password, or of the time before DOCX.
const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// The parts of a DOCX, unpacked.
pub struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// Unpacks a DOCX; whatever is no DOCX, or too large for one, is a fault.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.starts_with(&COMPOUND) {
            return Err(Fault::whole(
                "tệp .doc cũ hoặc có mật khẩu; hãy lưu lại dạng .docx không mật khẩu",
                "an old .doc file, or one with a password; save it as .docx without one",
            ));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| no_docx(&error))?;
        if archive.len() > PARTS {
            return Err(too_large());
        }
        let mut parts = Vec::new();
        let mut left = LARGEST;
        for at in 0..archive.len() {
            let part = archive.by_index(at).map_err(|error| no_docx(&error))?;
            let name = String::from_utf8_lossy(part.name_raw()).into_owned();
            if part.is_dir() {
                continue;
            }
            // What is said of the size is not believed: it is counted.
            let mut bytes = Vec::new();
            let read = part.take(left + 1).read_to_end(&mut bytes);
            let read = read.map_err(|error| Fault::broken(&name, error.to_string()))?;
            left = left.checked_sub(read as u64).ok_or_else(too_large)?;
            parts.push((name, bytes));
        }
        if !parts.iter().any(|(name, _)| name == DOCUMENT) {
            return Err(Fault::whole(
                format!("không phải tệp DOCX: thiếu {DOCUMENT}"),
                format!("no DOCX: it has no {DOCUMENT}"),
            ));
        }
        Ok(Self { parts })
    }

    /// Packs the DOCX again, each part that holds text as `change` made it.
    pub fn each_text(
        self,
        mut change: impl FnMut(&str, &[u8]) -> Result<Vec<u8>, Fault>,
    ) -> Result<Vec<u8>, Fault> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in self.parts {
            let bytes = if holds_text(&name) { change(&name, &bytes)? } else { bytes };
            let put = |writer: &mut ZipWriter<_>| -> Result<(), ZipError> {
                writer.start_file(&*name, SimpleFileOptions::default())?;
                Ok(writer.write_all(&bytes)?)
            };
            put(&mut writer).map_err(|error| Fault::broken(&name, error.to_string()))?;
        }
        let packed = writer.finish().map_err(|error| no_docx(&error))?;
        Ok(packed.into_inner())
    }
}

/// Whether the part holds text that people see: the document itself, headers, footers, notes.
fn holds_text(name: &str) -> bool {
    let Some(file) = name.strip_prefix("word/").and_then(|file| file.strip_suffix(".xml")) else {
        return false;
    };
    let kind = file.trim_end_matches(|letter: char| letter.is_ascii_digit());
    matches!(kind, "document" | "header" | "footer" | "footnotes" | "endnotes")
}

fn no_docx(error: &ZipError) -> Fault {
    let says = match error {
        ZipError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => String::new(),
        other => format!(" ({other})"),
    };
    Fault::whole(
        format!("không phải tệp DOCX, hoặc tệp bị hỏng{says}"),
        format!("no DOCX, or a broken one{says}"),
    )
}

fn too_large() -> Fault {
    let most = LARGEST >> 20;
    Fault::whole(
        format!("quá lớn: giải nén ra nhiều hơn {most} MB hoặc {PARTS} phần"),
        format!("too large: it unpacks to more than {most} MB or {PARTS} parts"),
    )
}
