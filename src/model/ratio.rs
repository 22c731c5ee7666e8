//! A share such as `2/3` or `90 %`: read, shown, compared with counts. Knows no ballot and no quota.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, de::Error};

use super::fault::Fault;

/// A share between nothing and all, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    part: u32,
    whole: u32,
}

/// Shares are typed with at most this many parts: enough for hundredths of a percent.
const FINEST: u32 = 10_000;

impl Ratio {
    /// `part` of `whole`; `None` where it is more than all, or the whole is nothing.
    pub const fn new(part: u32, whole: u32) -> Option<Self> {
        if whole == 0 || part > whole { None } else { Some(Self { part, whole }) }
    }

    /// Whether `count` is at least this share of `base`; every share of nothing is not reached.
    pub fn is_reached(self, count: u32, base: u32) -> bool {
        base > 0
            && u64::from(count) * u64::from(self.whole) >= u64::from(self.part) * u64::from(base)
    }

    /// Whether `count` is more than this share of `base`; no share of nothing is exceeded.
    pub fn is_exceeded(self, count: u32, base: u32) -> bool {
        base > 0
            && u64::from(count) * u64::from(self.whole) > u64::from(self.part) * u64::from(base)
    }

    /// This share of `base`, rounded down: how many a quota allows.
    pub fn of(self, base: u32) -> u32 {
        let share = u64::from(base) * u64::from(self.part) / u64::from(self.whole);
        u32::try_from(share).unwrap_or(u32::MAX)
    }
}

/// The fault of a text that is no share.
pub fn unreadable() -> Fault {
    Fault::new(
        "phải là phân số hoặc phần trăm, không quá 100 %, ví dụ 2/3 hoặc 90 %",
        "must be a fraction or a percentage, at most 100 %, such as 2/3 or 90 %",
    )
}

impl FromStr for Ratio {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let number = |text: &str| text.trim().parse::<u32>().ok().filter(|n| *n <= FINEST);
        if let Some((part, whole)) = text.split_once('/') {
            let ratio = number(part).zip(number(whole));
            return ratio.and_then(|(part, whole)| Self::new(part, whole)).ok_or_else(unreadable);
        }
        let percent = text.trim().strip_suffix('%').ok_or_else(unreadable)?.trim();
        let (full, rest) = percent.split_once([',', '.']).unwrap_or((percent, ""));
        let hundredths = match rest.len() {
            0 if full.len() == percent.len() => Some(0),
            1 => number(rest).map(|tenths| tenths * 10),
            2 => number(rest),
            _ => None,
        };
        let percent = number(full).zip(hundredths).map(|(full, rest)| full * 100 + rest);
        percent.and_then(|part| Self::new(part, FINEST)).ok_or_else(unreadable)
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|fault: Fault| Error::custom(fault.message.en))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.whole != FINEST {
            return write!(f, "{}/{}", self.part, self.whole);
        }
        let (full, rest) = (self.part / 100, self.part % 100);
        match rest {
            0 => write!(f, "{full} %"),
            rest if rest % 10 == 0 => write!(f, "{full},{} %", rest / 10),
            rest => write!(f, "{full},{rest:02} %"),
        }
    }
}
