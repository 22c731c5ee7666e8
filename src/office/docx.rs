//! The built-in templates: a document's layout as a DOCX with places, laid out by NĐ 30/2020/NĐ-CP. Knows no content.
//!
//! A4 portrait, Times New Roman, margins of 20 mm above and below, 30 mm at the left and 15 mm at the right, the page
//! number in the middle of the top margin but not on page 1.

mod table;
mod typeset;

use std::io::Cursor;

use docx_rs::{Docx, Header, PageMargin, PageNum, Paragraph, RunFonts};

use crate::report::paper::{Block, Document};
use crate::text::{Label, Lang};
use typeset::{Style, above_table, line};

/// The font that the decree wants.
const FONT: &str = "Times New Roman";
/// A4, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
/// Twentieths of a point in a millimetre, times ten.
const TENTH_MM: i32 = 567;
/// The size of the text, in half points.
const TEXT: usize = 28;

/// So many millimetres in twentieths of a point.
const fn mm(millimetres: i32) -> i32 {
    millimetres * TENTH_MM / 10
}

/// What text may take of a page's width.
const fn text_width() -> usize {
    (11_906 - mm(30) - mm(15)).unsigned_abs() as usize
}

/// The built-in template of a document.
pub fn template(document: Document, lang: Lang) -> std::io::Result<Vec<u8>> {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT);
    let margin = PageMargin::new()
        .top(mm(20))
        .bottom(mm(20))
        .left(mm(30))
        .right(mm(15))
        .header(mm(10))
        .footer(mm(10));
    let number = Paragraph::new().add_page_num(PageNum::new());
    let number = number.align(docx_rs::AlignmentType::Center).size(TEXT);
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(TEXT)
        .title_pg()
        .header(Header::new().add_paragraph(number))
        .first_header(Header::new().add_paragraph(Paragraph::new()));
    for piece in (Typesetter { lang }).pieces(document.layout()) {
        docx = match piece {
            Piece::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Piece::Table(table) => docx.add_table(*table),
        };
    }
    let mut package = docx.build();
    package.document = table::repeat_headings(package.document);
    let mut file = Cursor::new(Vec::new());
    package.pack(&mut file).map_err(std::io::Error::other)?;
    Ok(file.into_inner())
}

/// What a page is made of.
enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Box<docx_rs::Table>),
}

impl From<Paragraph> for Piece {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

impl From<docx_rs::Table> for Piece {
    fn from(table: docx_rs::Table) -> Self {
        Self::Table(Box::new(table))
    }
}

/// Makes pieces of pages from a layout.
struct Typesetter {
    lang: Lang,
}

impl Typesetter {
    const fn say(&self, label: Label) -> &'static str {
        label.in_lang(self.lang)
    }

    fn pieces(&self, blocks: &[Block]) -> Vec<Piece> {
        let next = blocks.iter().skip(1).map(Some).chain([None]);
        let piece = |(block, next): (&Block, Option<&Block>)| match (block, next) {
            // Nobody signs on a page that says nothing.
            (Block::Paragraph(label), Some(Block::Signatures(_) | Block::Closing(..))) => {
                vec![line(self.say(*label), Style::Body).keep_next(true).into()]
            }
            (Block::Paragraph(label), Some(Block::Table(..))) => {
                vec![above_table(self.say(*label)).into()]
            }
            _ => self.piece(block),
        };
        blocks.iter().zip(next).flat_map(piece).collect()
    }

    fn piece(&self, block: &Block) -> Vec<Piece> {
        let one = |paragraph: Paragraph| vec![paragraph.into()];
        match *block {
            Block::Head => vec![self.head().into()],
            Block::Title(kind, about) => self.title(kind, about),
            Block::Heading(label) => one(line(self.say(label), Style::Heading)),
            Block::Subheading(label) => one(line(self.say(label), Style::Subheading)),
            Block::Paragraph(label) => one(line(self.say(label), Style::Body)),
            Block::Centred(label) => one(line(self.say(label), Style::Centred)),
            Block::Point(label) => one(line(&format!("- {}", self.say(label)), Style::Body)),
            Block::Below(label) => one(line(&format!("+ {}", self.say(label)), Style::Body)),
            Block::Each(name, inner) => self.each(name, inner),
            Block::Table(columns, rows) => vec![
                self.table(columns, rows).into(),
                // Else two tables in a row would be one.
                line("", Style::Small).into(),
            ],
            Block::Signatures(signers) => vec![self.signatures(signers).into()],
            Block::Closing(to, signer) => vec![self.closing(to, signer).into()],
            Block::Annex => one(line("", Style::Small).page_break_before(true)),
        }
    }

    /// What repeats: in one paragraph with its marks where it is one, else between marks that stand alone.
    fn each(&self, name: &str, inner: &[Block]) -> Vec<Piece> {
        let (open, close) = (format!("{{{{#{name}}}}}"), format!("{{{{/{name}}}}}"));
        let alone = match inner {
            [Block::Paragraph(label)] => Some(self.say(*label).to_owned()),
            [Block::Point(label)] => Some(format!("- {}", self.say(*label))),
            _ => None,
        };
        if let Some(text) = alone {
            return vec![line(&format!("{open}{text}{close}"), Style::Body).into()];
        }
        let mut pieces = vec![line(&open, Style::Body).into()];
        pieces.extend(self.pieces(inner));
        pieces.push(line(&close, Style::Body).into());
        pieces
    }
}
