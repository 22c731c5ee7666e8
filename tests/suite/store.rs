//! Tests of store.

mod chains;
mod damage;
mod folder;
mod helm;
mod pieces;
mod rules;
