//! The test suite: one binary, one module for each part of the program.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod attachments;
mod bytes;
mod catalog;
mod cli;
mod codec;
mod config;
mod counts;
mod crash;
mod demo;
mod desk;
mod exchange;
mod form;
mod help;
mod house;
mod intake;
mod keymap;
mod law;
mod list;
mod model;
mod mouse;
mod office;
mod properties;
mod pty;
mod report;
mod screen;
mod share;
mod snapshots;
mod store;
mod stories;
mod text;
mod typing;
mod zipped;
