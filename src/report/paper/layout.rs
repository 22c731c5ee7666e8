//! How a document is laid out, in pieces with places in their texts. Knows neither content nor the way it is written.
//!
//! One layout makes both the text on the screen and the template of the DOCX.

use crate::text::Label;

/// A piece of a document.
#[derive(Debug, Clone, Copy)]
pub enum Block {
    /// The head: issuing bodies, number, national name and motto, place and date.
    Head,
    /// The kind of document in capitals, and what it is about.
    Title(Label, Label),
    /// A heading in bold letters.
    Heading(Label),
    /// A heading of lower order.
    Subheading(Label),
    /// A paragraph.
    Paragraph(Label),
    /// A line in the middle, such as whom a letter is for.
    Centred(Label),
    /// A point of a list.
    Point(Label),
    /// What belongs to the point above.
    Below(Label),
    /// These pieces, for each of the rows at a place.
    Each(&'static str, &'static [Self]),
    /// A table.
    Table(&'static [Column], &'static [Row]),
    /// Who signs at the left and at the right.
    Signatures([Signer; 2]),
    /// To whom it goes at the left, who signs at the right.
    Closing(&'static [Label], Signer),
    /// What follows begins on a new page.
    Annex,
}

/// A column of a table: its heading and how wide it is.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// What stands above it.
    pub head: Label,
    /// In cells of the screen; a column of 0 is not shown there.
    pub width: usize,
    /// How wide it is on paper, beside the others.
    pub share: usize,
    /// Whether its cells end at its right edge, as numbers do.
    pub right: bool,
}

impl Column {
    /// A column of text.
    pub const fn new(vi: &'static str, en: &'static str, width: usize) -> Self {
        Self { head: Label::new(vi, en), width, share: width, right: false }
    }

    /// A column of numbers.
    pub const fn number(vi: &'static str, en: &'static str, width: usize) -> Self {
        Self { head: Label::new(vi, en), width, share: width, right: true }
    }

    /// The same, on paper so wide.
    #[must_use]
    pub const fn on_paper(self, share: usize) -> Self {
        Self { share, ..self }
    }
}

/// A row of a table below its heading, once or for each of the rows at a place.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// For each of these; once where there is none.
    pub each: Option<&'static str>,
    /// What stands in its cells.
    pub cells: &'static [Label],
    /// Whether it is bold.
    pub strong: bool,
    /// The rows that follow it and repeat together with it.
    pub inner: &'static [Self],
}

impl Row {
    /// A row for each of those at a place.
    pub const fn each(name: &'static str, cells: &'static [Label]) -> Self {
        Self { each: Some(name), cells, strong: false, inner: &[] }
    }

    /// A bold row for each, and rows that follow it.
    pub const fn group(
        name: &'static str,
        cells: &'static [Label],
        inner: &'static [Self],
    ) -> Self {
        Self { each: Some(name), cells, strong: true, inner }
    }

    /// A bold row that stands once.
    pub const fn total(cells: &'static [Label]) -> Self {
        Self { each: None, cells, strong: true, inner: &[] }
    }
}

/// A text that is the same in both languages: a place alone.
pub const fn at(text: &'static str) -> Label {
    Label::new(text, text)
}

/// Who signs: the part they act in, above, and the name, below.
#[derive(Debug, Clone, Copy)]
pub struct Signer {
    /// The part, such as `Thư ký`; each line of it stands alone.
    pub part: Label,
    /// The name, a place.
    pub name: &'static str,
}
