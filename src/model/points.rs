//! Points of a score: decimal numbers kept exactly. Knows no criterion.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::fault::Fault;
use crate::text::Lang;

/// Points in hundredths of a point, never negative: `9,5` is 950.
///
/// Stores keep the hundredths; JSON has the decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub i32);

/// The most points that anything may have.
pub const MOST: Points = Points(10_000_000);

impl Points {
    /// Points that typed text means: digits, and after a comma or a full stop at most two more.
    ///
    /// # Errors
    ///
    /// Where it is no such number, or more than [`MOST`].
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let unlike = || {
            Fault::new(
                "phải là số điểm, như 9,5; nhiều nhất hai chữ số thập phân",
                "must be points, such as 9.5, with at most two decimals",
            )
        };
        let (whole, part) = text.trim().split_once([',', '.']).unwrap_or((text.trim(), "0"));
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 2 {
            return Err(unlike());
        }
        let hundredths = format!("{whole}{part:0<2}").parse().map_err(|_| unlike())?;
        let points = Self(hundredths);
        points.fit().map(|()| points)
    }

    /// Whether they are within bounds.
    pub(super) fn fit(self) -> Result<(), Fault> {
        if (Self::default()..=MOST).contains(&self) {
            return Ok(());
        }
        Err(Fault::new(
            format!("phải từ 0 đến {} điểm", MOST.show(Lang::Vi)),
            format!("must be 0 to {} points", MOST.show(Lang::En)),
        ))
    }

    /// `9,5` in Vietnamese, `9.5` in English; no decimals where there are none.
    pub fn show(self, lang: Lang) -> String {
        show_hundredths(self.0.into(), lang)
    }

    /// As a decimal number, for JSON.
    pub fn decimal(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The points nearest to a decimal number; `None` where it has more than two decimals or is out of
    /// bounds.
    pub fn from_decimal(decimal: f64) -> Option<Self> {
        let hundredths = (decimal * 100.0).round();
        let known = (0.0..=f64::from(MOST.0)).contains(&hundredths);
        #[allow(clippy::cast_possible_truncation, reason = "it lies within bounds and is whole")]
        let points = known.then_some(Self(hundredths as i32))?;
        ((decimal * 100.0 - hundredths).abs() < 1e-6).then_some(points)
    }
}

/// A sum or a difference of points, given in hundredths: as [`Points::show`], with a sign below zero.
pub fn show_hundredths(hundredths: i64, lang: Lang) -> String {
    let mark = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match part {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}{mark}{}", format!("{part:02}").trim_end_matches('0')),
    }
}

impl From<Points> for i64 {
    fn from(points: Points) -> Self {
        points.0.into()
    }
}

impl TryFrom<i64> for Points {
    type Error = std::num::TryFromIntError;

    fn try_from(hundredths: i64) -> Result<Self, Self::Error> {
        i32::try_from(hundredths).map(Self)
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { to.serialize_f64(self.decimal()) } else { self.0.serialize(to) }
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if !from.is_human_readable() {
            return i32::deserialize(from).map(Self);
        }
        let decimal = f64::deserialize(from)?;
        Self::from_decimal(decimal).ok_or_else(|| {
            D::Error::custom("points have at most two decimals and are not negative")
        })
    }
}
