//! Tests of the screen: what it writes, shown by a terminal, is what was drawn, and how little that is.

mod agrees;
mod budget;
mod decoder;
mod input;
mod runtime;
pub mod service;
