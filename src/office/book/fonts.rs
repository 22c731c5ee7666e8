//! Texts of a workbook that only a font of old makes readable: recognised and written as they are meant. Knows no
//! format.

use super::encoding::{Encoding, vietnamese};
use super::legacy::{Legacy, decode};
use super::{Cell, Sheet, grid};

/// How much text is weighed.
const SAMPLE: usize = 64 << 10;

/// Whether a text may be letters of such a font: some beyond ASCII, none beyond one byte.
fn may_be(text: &str) -> bool {
    !text.is_ascii() && text.chars().all(|c| u32::from(c) < 0x100)
}

fn meant(text: &str, legacy: Legacy) -> String {
    decode(text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')), legacy)
}

/// Writes the texts of a sheet in Unicode where they read as Vietnamese in a legacy font and not as they are; which
/// font it was.
///
/// A sheet with more texts in Unicode's own letters than such ones is left alone.
pub fn restore(sheet: &mut Sheet) -> Option<Encoding> {
    let texts = sheet.rows.iter().flat_map(|row| &row.cells).filter_map(|(_, cell)| match cell {
        Cell::Text(text) if !text.is_ascii() => Some(&**text),
        _ => None,
    });
    let (mut old, mut own, mut sample) = (0_usize, 0_usize, String::new());
    for text in texts {
        if !may_be(text) {
            own += 1;
            continue;
        }
        old += 1;
        if sample.len() < SAMPLE {
            sample.push(' ');
            sample.push_str(text);
        }
    }
    if old <= own {
        return None;
    }
    let fonts = [(Legacy::Tcvn3, Encoding::Tcvn3), (Legacy::Vni, Encoding::Vni)];
    let score = |legacy| vietnamese(&meant(&sample, legacy));
    let (legacy, encoding) = fonts.into_iter().max_by_key(|(legacy, _)| score(*legacy))?;
    if score(legacy) <= vietnamese(&sample).max(0) {
        return None;
    }
    for (_, cell) in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let Cell::Text(text) = cell
            && may_be(text)
            && let Some(clean) = grid::text(&meant(text, legacy))
        {
            *cell = clean;
        }
    }
    Some(encoding)
}
