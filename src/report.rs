//! What is worked out of counts and figures to be shown or written. Knows neither screen nor command line.

pub mod checklist;
pub mod paper;
pub mod quotas;
pub mod rates;
pub mod share;
