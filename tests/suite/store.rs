//! Tests of store.

mod chains;
mod damage;
mod folder;
mod helm;
mod loading;
mod pieces;
mod rules;
mod torn;
