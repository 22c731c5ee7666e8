//! Tests of store.

mod chains;
mod damage;
mod folder;
mod helm;
mod loading;
mod merge;
mod merits;
mod pieces;
mod redo;
mod reorganise;
mod rules;
mod seats;
mod torn;
