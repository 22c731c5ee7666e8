//! Forms, driven by commands, letters and canned answers; no store.

mod bench;
mod drafts;
mod entry;
mod links;
mod parts;
mod saving;
