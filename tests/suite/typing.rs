//! Vietnamese typed with Telex and VNI: what keys read as.

#[path = "typing/lines.rs"]
mod lines;
#[path = "typing/places.rs"]
mod places;
#[path = "typing/syllables.rs"]
mod syllables;
#[path = "typing/tables.rs"]
mod tables;
