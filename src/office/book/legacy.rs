//! Vietnamese as it was written before Unicode: byte values of the fonts of TCVN3 (.VnTime) and VNI. Data and
//! nothing else; knows no file.

use unicode_normalization::UnicodeNormalization;

/// A way of writing Vietnamese with a font of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN 5712:1993 (VN3, “ABC”), one byte for a letter; capitals with a tone come from the font.
    Tcvn3,
    /// VNI for Windows: a base letter, then a byte for its marks.
    Vni,
}

/// The bytes of TCVN3 and the letters that they stand for.
const TCVN3: [(u8, char); 74] = [
    (0xB5, 'à'),
    (0xB8, 'á'),
    (0xB6, 'ả'),
    (0xB7, 'ã'),
    (0xB9, 'ạ'),
    (0xA8, 'ă'),
    (0xBB, 'ằ'),
    (0xBE, 'ắ'),
    (0xBC, 'ẳ'),
    (0xBD, 'ẵ'),
    (0xC6, 'ặ'),
    (0xA9, 'â'),
    (0xC7, 'ầ'),
    (0xCA, 'ấ'),
    (0xC8, 'ẩ'),
    (0xC9, 'ẫ'),
    (0xCB, 'ậ'),
    (0xAE, 'đ'),
    (0xCC, 'è'),
    (0xD0, 'é'),
    (0xCE, 'ẻ'),
    (0xCF, 'ẽ'),
    (0xD1, 'ẹ'),
    (0xAA, 'ê'),
    (0xD2, 'ề'),
    (0xD5, 'ế'),
    (0xD3, 'ể'),
    (0xD4, 'ễ'),
    (0xD6, 'ệ'),
    (0xD7, 'ì'),
    (0xDD, 'í'),
    (0xD8, 'ỉ'),
    (0xDC, 'ĩ'),
    (0xDE, 'ị'),
    (0xDF, 'ò'),
    (0xE3, 'ó'),
    (0xE1, 'ỏ'),
    (0xE2, 'õ'),
    (0xE4, 'ọ'),
    (0xAB, 'ô'),
    (0xE5, 'ồ'),
    (0xE8, 'ố'),
    (0xE6, 'ổ'),
    (0xE7, 'ỗ'),
    (0xE9, 'ộ'),
    (0xAC, 'ơ'),
    (0xEA, 'ờ'),
    (0xED, 'ớ'),
    (0xEB, 'ở'),
    (0xEC, 'ỡ'),
    (0xEE, 'ợ'),
    (0xEF, 'ù'),
    (0xF3, 'ú'),
    (0xF1, 'ủ'),
    (0xF2, 'ũ'),
    (0xF4, 'ụ'),
    (0xAD, 'ư'),
    (0xF5, 'ừ'),
    (0xF8, 'ứ'),
    (0xF6, 'ử'),
    (0xF7, 'ữ'),
    (0xF9, 'ự'),
    (0xFA, 'ỳ'),
    (0xFD, 'ý'),
    (0xFB, 'ỷ'),
    (0xFC, 'ỹ'),
    (0xFE, 'ỵ'),
    (0xA1, 'Ă'),
    (0xA2, 'Â'),
    (0xA7, 'Đ'),
    (0xA3, 'Ê'),
    (0xA4, 'Ô'),
    (0xA5, 'Ơ'),
    (0xA6, 'Ư'),
];

/// The bytes of VNI that are letters by themselves, small ones; capitals lie 0x20 before.
const VNI_LETTERS: [(u8, char); 8] = [
    (0xEC, 'ì'),
    (0xED, 'í'),
    (0xE6, 'ỉ'),
    (0xF3, 'ĩ'),
    (0xF2, 'ị'),
    (0xEE, 'ỵ'),
    (0xF1, 'đ'),
    (0xF6, 'ư'),
];

/// The one letter of VNI whose byte is a mark of nothing: `ơ`.
const VNI_HORN: (u8, char) = (0xF4, 'ơ');

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
        Legacy::Tcvn3 => bytes.map(tcvn3).collect(),
        Legacy::Vni => {
            let mut marked = String::new();
            for byte in bytes {
                vni(byte, &mut marked);
            }
            marked.nfc().collect()
        }
    }
}

fn tcvn3(byte: u8) -> char {
    let known = || TCVN3.iter().find(|(code, _)| *code == byte).map(|(_, letter)| *letter);
    match byte {
        0x00..0x80 => char::from(byte),
        0xA0 => ' ',
        _ => known().unwrap_or('\u{fffd}'),
    }
}

fn vni(byte: u8, marked: &mut String) {
    if byte < 0x80 {
        marked.push(char::from(byte));
        return;
    }
    if byte == 0xA0 {
        marked.push(' ');
        return;
    }
    let (small, capital) =
        if byte < 0xE0 { (byte.saturating_add(0x20), true) } else { (byte, false) };
    let letters = VNI_LETTERS.iter().chain([&VNI_HORN]);
    if let Some((_, letter)) = letters.into_iter().find(|(code, _)| *code == small && byte >= 0xC0)
    {
        if capital {
            marked.extend(letter.to_uppercase())
        } else {
            marked.push(*letter)
        }
        return;
    }
    let mark = VNI_MARKS.iter().find(|(code, _)| *code == small && byte >= 0xC0);
    match mark.filter(|_| marked.ends_with(|last: char| last.is_alphabetic())) {
        Some((_, mark)) => marked.push_str(mark),
        None => marked.push('\u{fffd}'),
    }
}
