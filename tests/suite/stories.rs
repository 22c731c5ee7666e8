//! Stories: somebody sits down at the keyboard and gets something done.

mod entering;
mod finding;
mod nominees;
