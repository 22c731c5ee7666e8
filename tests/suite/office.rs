//! Work with files: what is written is what was shown, and nothing is written where it must not be; official
//! documents, their templates, and how an office program reads them.

pub mod documents;
mod export;
mod libre;
mod template;
pub mod viewers;
mod writing;
