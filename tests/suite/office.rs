//! Work with files: what is written is what was shown, and nothing is written where it must not be.

mod export;
mod writing;
