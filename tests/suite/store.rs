//! Tests of store.

mod chains;
mod folder;
mod helm;
mod pieces;
mod rules;
