//! Exact shares, such as two thirds and 90 %. Knows no rule.

use serde::{Deserialize, Deserializer, de::Error};

use crate::text::Message;

/// An exact share between 0 and 1: `2/3`, `90%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    part: u32,
    whole: u32,
}

impl Ratio {
    /// `part` of `whole`; `None` where that is no share between 0 and 1.
    pub fn new(part: u32, whole: u32) -> Option<Self> {
        (whole > 0 && part <= whole).then_some(Self { part, whole })
    }

    /// The share that `text` says: `2/3`, `90%`, `90 %`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| part.trim().parse().ok();
        match text.trim().strip_suffix('%') {
            Some(percent) => Self::new(number(percent)?, 100),
            None => text.split_once('/').and_then(|(a, b)| Self::new(number(a)?, number(b)?)),
        }
    }

    /// Whether `part` of `whole` is at least this share; false of nothing.
    pub fn reached(self, part: u32, whole: u32) -> bool {
        whole > 0
            && u64::from(part) * u64::from(self.whole) >= u64::from(whole) * u64::from(self.part)
    }

    /// Whether `part` of `whole` is more than this share; false of nothing.
    pub fn exceeded(self, part: u32, whole: u32) -> bool {
        whole > 0
            && u64::from(part) * u64::from(self.whole) > u64::from(whole) * u64::from(self.part)
    }

    /// How many of `whole` this share is at most, rounded down.
    pub fn of(self, whole: u32) -> u32 {
        let count = u64::from(whole) * u64::from(self.part) / u64::from(self.whole);
        u32::try_from(count).unwrap_or(whole)
    }
}

impl std::fmt::Display for Ratio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.whole {
            100 => write!(f, "{} %", self.part),
            whole => write!(f, "{}/{whole}", self.part),
        }
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(UNLIKE_RATIO))
    }
}

/// What a share that cannot be read is told; [`unlike_ratio`] says it in both languages.
pub(super) const UNLIKE_RATIO: &str = "a share must look like \"2/3\" or \"90%\"";

/// The fault of a share that cannot be read.
pub(super) fn unlike_ratio() -> Message {
    Message::new("tỷ lệ phải ghi như \"2/3\" hoặc \"90%\"", UNLIKE_RATIO)
}
