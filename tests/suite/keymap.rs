//! Tests of keymap.

mod files;
mod keys;
mod lookup;

use thidua::keymap::{Key, Keymap, SHIPPED, sequence};

/// The keys that `text` spells.
fn keys(text: &str) -> Vec<Key> {
    sequence(text).unwrap()
}

fn shipped() -> [(&'static str, Keymap); 3] {
    SHIPPED.map(|(name, _)| (name, Keymap::shipped(name).unwrap()))
}
