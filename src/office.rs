//! Work with a person's own files: documents of an office and the templates they are made of. Knows no screen.

pub mod docx;
pub mod template;
pub mod templates;
