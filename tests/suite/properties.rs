//! What holds of the whole program, whatever keys are pressed in whatever order.

mod anything;
mod commands;
mod keys;
mod lists;
mod undo;
