//! The office around the program: tables and papers that come in and go out. Knows no screen and no command line.

pub mod book;
pub mod intake;
