//! Stories: somebody sits down at the keyboard and gets something done.

mod deciding;
mod entering;
mod finding;
