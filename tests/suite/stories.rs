//! Stories: somebody sits down at the keyboard and gets something done.

pub mod chairing;
pub mod deciding;
mod entering;
mod exporting;
mod finding;
pub mod first_hour;
pub mod importing;
pub mod judging;
mod nominees;
mod printing;
pub mod rates;
pub mod reorganising;
mod returning;
pub mod scores;
mod undoing;
mod whole_year;
pub mod working;
pub mod year;
