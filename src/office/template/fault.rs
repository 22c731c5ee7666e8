//! What can be wrong with a template, and what would be right. Knows no file.

use crate::text::{Message, meant};

/// The name of the part that holds the text of the document.
pub const DOCUMENT: &str = "word/document.xml";

/// One thing that is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// In which part of the DOCX; empty where it concerns all of it.
    pub part: String,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl Fault {
    /// A fault of the DOCX as a whole.
    pub fn whole(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { part: String::new(), message: Message::new(vi, en) }
    }

    /// A part that cannot be read.
    pub fn broken(part: &str, says: impl Into<String>) -> Self {
        let says = says.into();
        Self::whole(format!("không đọc được: {says}"), format!("cannot be read: {says}"))
            .within(part)
    }

    /// There is no such place here; `near` was probably meant.
    pub fn unknown(place: &str, near: Option<&str>) -> Self {
        let near = near.map(|near| format!("{{{{{near}}}}}"));
        Self {
            part: String::new(),
            message: meant(
                near.as_deref(),
                format!("không có chỗ điền {{{{{place}}}}} ở đây"),
                format!("there is no place {{{{{place}}}}} here"),
            ),
        }
    }

    /// The same, in `part`.
    #[must_use]
    pub fn within(mut self, part: &str) -> Self {
        part.clone_into(&mut self.part);
        self
    }

    /// What is wrong with its part, where that is not the text itself.
    pub fn says(&self) -> Message {
        if self.part.is_empty() || self.part == DOCUMENT {
            return self.message.clone();
        }
        let Self { part, message } = self;
        Message::new(format!("{part}: {}", message.vi), format!("{part}: {}", message.en))
    }
}
