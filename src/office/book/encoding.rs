//! In which encoding a text file is written: found by what reads as Vietnamese. Knows no cell.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::legacy::{Legacy, decode};
use crate::text::fold;

/// An encoding that lists come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, small end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// The Vietnamese code page of Windows.
    Windows1258,
    /// Bytes of the fonts of TCVN3 (`.VnTime`).
    Tcvn3,
    /// Bytes of the VNI fonts.
    Vni,
    /// The western code page of Windows, without Vietnamese letters.
    Windows1252,
}

/// How much of a text is read to tell its encoding.
const SAMPLE: usize = 64 << 10;

impl Encoding {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1258,
        Self::Tcvn3,
        Self::Vni,
        Self::Windows1252,
    ];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1258 => "windows-1258",
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The encoding of this name; case makes no difference.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name.trim()))
    }

    /// The text that `bytes` are in it; `None` where they cannot be in it.
    pub fn decode(self, bytes: &[u8]) -> Option<String> {
        let read = |encoding: &'static encoding_rs::Encoding| {
            let (text, failed) = encoding.decode_with_bom_removal(bytes);
            (!failed).then(|| text.into_owned())
        };
        match self {
            Self::Utf8 => read(encoding_rs::UTF_8),
            Self::Utf16Le => read(UTF_16LE),
            Self::Utf16Be => read(UTF_16BE),
            Self::Windows1258 => read(WINDOWS_1258).map(|text| text.nfc().collect()),
            Self::Windows1252 => read(WINDOWS_1252),
            Self::Tcvn3 => Some(decode(bytes.iter().copied(), Legacy::Tcvn3)),
            Self::Vni => Some(decode(bytes.iter().copied(), Legacy::Vni)),
        }
    }
}

/// The encoding that `bytes` are most likely in; the second is the next likely, where there is a choice.
///
/// `None` where they are no text at all.
pub fn detect(bytes: &[u8]) -> Option<(Encoding, Option<Encoding>)> {
    let marks = [
        (&b"\xEF\xBB\xBF"[..], Encoding::Utf8),
        (b"\xFF\xFE", Encoding::Utf16Le),
        (b"\xFE\xFF", Encoding::Utf16Be),
    ];
    if let Some((_, marked)) = marks.into_iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some((marked, None));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(wide) = wide(sample) {
        return Some((wide, None));
    }
    if sample.contains(&0) {
        return None;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some((Encoding::Utf8, None));
    }
    let narrow = [
        Encoding::Windows1258,
        Encoding::Tcvn3,
        Encoding::Vni,
        Encoding::Windows1252,
        guess(sample),
    ];
    let mut told: Vec<(i64, Encoding)> = Vec::new();
    for encoding in narrow {
        if let Some(text) = encoding.decode(sample)
            && told.iter().all(|(_, other)| *other != encoding)
        {
            told.push((vietnamese(&text), encoding));
        }
    }
    told.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let mut told = told.into_iter();
    let (_, best) = told.next()?;
    Some((best, told.next().map(|(_, next)| next)))
}

/// What the general detector says, among the encodings known here.
fn guess(sample: &[u8]) -> Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = detector.guess(Some(b"vn"), chardetng::Utf8Detection::Allow);
    Encoding::named(guessed.name()).unwrap_or(Encoding::Windows1252)
}

/// UTF-16 without its mark: most of the text is ASCII, so every other byte is 0.
fn wide(sample: &[u8]) -> Option<Encoding> {
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match (even * 10 > half * 4, odd * 10 > half * 4) {
        (false, true) if even * 20 < half.max(1) => Some(Encoding::Utf16Le),
        (true, false) if odd * 20 < half.max(1) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The letters of Vietnamese that are not ASCII, small ones, without tones.
const LETTERS: &str = "ăâđêôơư";

/// How much like Vietnamese a text reads: words with its letters that are syllables, less what is not.
pub fn vietnamese(text: &str) -> i64 {
    let letter =
        |c: char| c.is_alphabetic() || c == '\u{fffd}' || ('\u{300}'..'\u{370}').contains(&c);
    let words = text.split(|c: char| !letter(c)).filter(|word| !word.is_ascii());
    let words: i64 = words.map(|word| if is_syllable(word) { 2 } else { -3 }).sum();
    let strange =
        text.chars().filter(|c| !c.is_ascii() && !letter(*c) && !"–—“”‘’…°× ".contains(*c));
    words - 2 * i64::try_from(strange.count()).unwrap_or(i64::MAX)
}

/// What a syllable may begin with, the longest first; folded.
const INITIALS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h",
    "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x",
];

/// What a syllable may end with, folded.
const FINALS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether a word may be a syllable of Vietnamese: consonants, vowels with one tone at most, consonants; and its
/// capitals are where capitals are.
pub fn is_syllable(word: &str) -> bool {
    let small = word.chars().skip(1).all(char::is_lowercase);
    let capital = word.chars().all(char::is_uppercase);
    if !(small || capital) {
        return false;
    }
    let lower = word.to_lowercase();
    let tones: usize =
        lower.nfd().filter(|c| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c)).count();
    let foreign = lower.nfc().any(|c| !c.is_ascii() && !of_vietnamese(c));
    let folded = fold(&lower);
    let rest = INITIALS.iter().find_map(|first| folded.strip_prefix(first)).unwrap_or(&folded);
    let vowels = rest.find(|c| !"aeiou".contains(c)).unwrap_or(rest.len());
    // `gi` and `qu` have their vowel in what they begin with: `gì`, `quý`.
    let sounded = (1..=3).contains(&vowels) || (vowels == 0 && folded.starts_with("gi"));
    tones <= 1 && !foreign && !misplaced(&lower) && sounded && FINALS.contains(&&rest[vowels..])
}

fn of_vietnamese(c: char) -> bool {
    let bare: Vec<char> =
        c.nfd().filter(|c| !"\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c)).collect();
    let bare = bare.into_iter().nfc().next().unwrap_or(c);
    bare.is_ascii_lowercase() || LETTERS.contains(bare)
}

/// Whether a marked vowel stands behind one that it never follows, as `ư` in `aư`.
fn misplaced(lower: &str) -> bool {
    let bare: Vec<char> =
        lower.nfd().filter(|c| !"\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c)).nfc().collect();
    bare.windows(2).any(|pair| {
        let vowel = "aăâeêioôơuưy".contains(pair[0]);
        vowel
            && match pair[1] {
                'ư' => true,
                'ă' => !"ou".contains(pair[0]),
                'â' | 'ô' => pair[0] != 'u',
                'ơ' => !"uư".contains(pair[0]),
                'ê' => !"iyu".contains(pair[0]),
                _ => false,
            }
    })
}
