//! Stories: somebody sits down at the keyboard and gets something done.

pub mod chairing;
pub mod deciding;
mod entering;
mod finding;
pub mod judging;
mod nominees;
pub mod rates;
pub mod scores;
