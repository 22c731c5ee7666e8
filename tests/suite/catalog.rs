//! Tests of catalog.

mod lists;
mod made;
mod naive;
mod relations;
mod suggestions;
mod tally;
