//! Vietnamese as it was written before Unicode: byte values of the fonts of TCVN3 (`.VnTime`) and VNI. Data and
//! how they are read; knows no file.

use unicode_normalization::UnicodeNormalization;

use super::capitals::restored;

/// A way of writing Vietnamese with a font of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN 5712:1993 (VN3, “ABC”), one byte for a letter; capitals with a tone come from the font.
    Tcvn3,
    /// VNI for Windows: a base letter, then a byte for its marks.
    Vni,
}

/// The letters of TCVN3, and the byte of each.
const TCVN3: (&str, &[u8]) = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
    b"\xB5\xB8\xB6\xB7\xB9\xA8\xBB\xBE\xBC\xBD\xC6\xA9\xC7\xCA\xC8\xC9\xCB\xAE\xCC\xD0\xCE\xCF\xD1\
      \xAA\xD2\xD5\xD3\xD4\xD6\xD7\xDD\xD8\xDC\xDE\xDF\xE3\xE1\xE2\xE4\xAB\xE5\xE8\xE6\xE7\xE9\xAC\
      \xEA\xED\xEB\xEC\xEE\xEF\xF3\xF1\xF2\xF4\xAD\xF5\xF8\xF6\xF7\xF9\xFA\xFD\xFB\xFC\xFE\
      \xA1\xA2\xA7\xA3\xA4\xA5\xA6",
);

/// The letters of VNI that have a byte of their own, small ones; capitals lie 0x20 before.
const VNI_LETTERS: (&str, &[u8]) = ("ìíỉĩịỵđươ", b"\xEC\xED\xE6\xF3\xF2\xEE\xF1\xF6\xF4");

/// The bytes of VNI that mark the letter before, small ones; capitals lie 0x20 before.
const VNI_MARKS: [(u8, &str); 17] = [
    (0xF8, "\u{300}"),
    (0xF9, "\u{301}"),
    (0xFB, "\u{309}"),
    (0xF5, "\u{303}"),
    (0xEF, "\u{323}"),
    (0xE2, "\u{302}"),
    (0xE0, "\u{302}\u{300}"),
    (0xE1, "\u{302}\u{301}"),
    (0xE5, "\u{302}\u{309}"),
    (0xE3, "\u{302}\u{303}"),
    (0xE4, "\u{302}\u{323}"),
    (0xEA, "\u{306}"),
    (0xE8, "\u{306}\u{300}"),
    (0xE9, "\u{306}\u{301}"),
    (0xFA, "\u{306}\u{309}"),
    (0xFC, "\u{306}\u{303}"),
    (0xEB, "\u{306}\u{323}"),
];

/// The text that `bytes` are in a legacy font; what stands for nothing in it becomes U+FFFD.
pub fn decode(bytes: impl Iterator<Item = u8>, legacy: Legacy) -> String {
    match legacy {
        Legacy::Tcvn3 => restored(&bytes.map(tcvn3).collect::<String>()),
        Legacy::Vni => {
            let mut marked = String::new();
            for byte in bytes {
                vni(byte, &mut marked);
            }
            marked.nfc().collect()
        }
    }
}

/// The letter whose byte this is.
fn letter((letters, bytes): (&str, &[u8]), byte: u8) -> Option<char> {
    let at = bytes.iter().position(|known| *known == byte)?;
    letters.chars().nth(at)
}

fn tcvn3(byte: u8) -> char {
    match byte {
        0x00..0x80 => char::from(byte),
        0xA0 => ' ',
        _ => letter(TCVN3, byte).unwrap_or('\u{fffd}'),
    }
}

fn vni(byte: u8, marked: &mut String) {
    let small = if byte < 0xE0 { byte.saturating_add(0x20) } else { byte };
    match byte {
        0x00..0x80 => marked.push(char::from(byte)),
        0xA0 => marked.push(' '),
        0x80..0xC0 => marked.push('\u{fffd}'),
        _ => {
            match (letter(VNI_LETTERS, small), VNI_MARKS.iter().find(|(code, _)| *code == small)) {
                (Some(letter), _) if byte < 0xE0 => marked.extend(letter.to_uppercase()),
                (Some(letter), _) => marked.push(letter),
                (None, Some((_, mark))) if marked.ends_with(char::is_alphabetic) => {
                    marked.push_str(mark);
                }
                _ => marked.push('\u{fffd}'),
            }
        }
    }
}
