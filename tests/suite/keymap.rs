//! Tests of keymap.
