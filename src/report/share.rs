//! A rate that may not be known: so many of so many. Knows not what is counted.

use crate::model::show::show_count;
use crate::text::{Label, Lang};

/// How many of how many; not known where the whole is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// The whole is not known, or nothing was entered that could be counted.
    Unknown,
    /// The whole is nothing, of which there is no share.
    Nothing,
    /// So many of so many; may be more than all.
    Of {
        /// How many.
        part: u64,
        /// Of how many; not 0.
        whole: u64,
    },
}

/// What stands for a figure that is not known.
pub const UNKNOWN: Label = Label::new("chưa rõ", "unknown");

impl Share {
    /// `part` of a whole that may not be known.
    pub fn new(part: u64, whole: Option<u64>) -> Self {
        match whole {
            None => Self::Unknown,
            Some(0) => Self::Nothing,
            Some(whole) => Self::Of { part, whole },
        }
    }

    /// In hundredths of a percent, rounded; `None` where there is no number.
    pub fn hundredths(self) -> Option<u64> {
        match self {
            Self::Of { part, whole } => {
                let parts =
                    (u128::from(part) * 20_000 + u128::from(whole)) / (2 * u128::from(whole));
                u64::try_from(parts).ok()
            }
            Self::Unknown | Self::Nothing => None,
        }
    }

    /// As a percentage, such as `12,5 %`, with two decimals below one percent; `–` of nothing.
    pub fn says(self, lang: Lang) -> String {
        let Some(hundredths) = self.hundredths() else {
            return match self {
                Self::Nothing => "–".to_owned(),
                _ => UNKNOWN.in_lang(lang).to_owned(),
            };
        };
        let mark = match lang {
            Lang::Vi => ',',
            Lang::En => '.',
        };
        if hundredths < 100 && hundredths > 0 {
            return format!("0{mark}{hundredths:02} %");
        }
        let tenths = (hundredths + 5) / 10;
        let whole = show_count(i64::try_from(tenths / 10).unwrap_or(i64::MAX), lang);
        match tenths % 10 {
            0 => format!("{whole} %"),
            tenth => format!("{whole}{mark}{tenth} %"),
        }
    }

    /// How many cells of a bar that is `cells` long this share fills when `most` hundredths of a percent fill
    /// it all; in eighths.
    pub fn eighths(self, most: u64, cells: usize) -> Option<usize> {
        let room = u128::try_from(cells * 8).ok()?;
        let filled = u128::from(self.hundredths()?) * room / u128::from(most.max(1));
        usize::try_from(filled.min(room)).ok()
    }
}
