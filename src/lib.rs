//! thidua: the secretariat of an emulation bloc at the keyboard.

pub mod app;
pub mod cli;
pub mod command;
pub mod config;
pub mod demo;
pub mod effect;
pub mod event;
pub mod help;
pub mod keymap;
pub mod law;
pub mod layer;
pub mod model;
pub mod office;
pub mod panes;
pub mod paths;
pub mod report;
pub mod runtime;
pub mod share;
pub mod store;
pub mod terminal;
pub mod text;
pub mod ui;
