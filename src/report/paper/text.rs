//! A document as lines of text: its layout with the content put in. Knows no record.

use super::content::{Content, filled};
use super::layout::{Block, Row, Signer};
use super::page::Page;
use crate::text::{Label, Lang};

/// The lines of a document.
pub fn lines(blocks: &[Block], content: &Content, lang: Lang) -> Vec<String> {
    let mut page = Page::new(lang);
    Writer { lang, scope: vec![content] }.write(blocks, &mut page);
    page.lines()
}

struct Writer<'a> {
    lang: Lang,
    /// The innermost last.
    scope: Vec<&'a Content>,
}

impl<'a> Writer<'a> {
    fn say(&self, label: Label) -> String {
        let scope: Vec<&Content> = self.scope.iter().rev().copied().collect();
        filled(label.in_lang(self.lang), &scope)
    }

    fn rows(&self, name: &str) -> &'a [Content] {
        let mut scope = self.scope.iter().rev().map(|content| content.rows_of(name));
        scope.find(|rows| !rows.is_empty()).unwrap_or_default()
    }

    fn inner(&self, row: &'a Content) -> Self {
        let scope = self.scope.iter().copied().chain([row]).collect();
        Self { lang: self.lang, scope }
    }

    fn place(&self, name: &'static str) -> &'a str {
        let mut scope = self.scope.iter().rev().map(|content| content.text_of(name));
        scope.find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn write(&self, blocks: &[Block], page: &mut Page) {
        for block in blocks {
            match *block {
                Block::Head => page.head(
                    [self.place("authority"), self.place("issuer")],
                    self.place("number"),
                    self.place("day"),
                ),
                Block::Title(kind, about) => page.title(&self.say(kind), &self.say(about)),
                Block::Heading(label) | Block::Subheading(label) => page.heading(&self.say(label)),
                Block::Paragraph(label) => page.paragraph(&self.say(label), 0),
                Block::Centred(label) => page.centred(&self.say(label)),
                Block::Point(label) => page.point(&self.say(label)),
                Block::Below(label) => page.paragraph(&format!("  {}", self.say(label)), 4),
                Block::Each(name, inner) => {
                    self.rows(name).iter().for_each(|row| self.inner(row).write(inner, page));
                }
                Block::Table(columns, rows) => {
                    let mut cells = Vec::new();
                    for row in rows {
                        self.table_rows(row, &mut cells);
                    }
                    page.table(columns, &cells);
                }
                Block::Signatures(signers) => {
                    let [left, right] = signers.map(|signer| self.signer(signer));
                    page.signatures([(&left.0, &left.1), (&right.0, &right.1)]);
                }
                Block::Closing(to, signer) => {
                    let to: Vec<String> = to.iter().map(|label| self.say(*label)).collect();
                    let (part, name) = self.signer(signer);
                    page.closing(&to, &part, &name);
                }
                Block::Annex => page.annex(),
            }
        }
    }

    fn signer(&self, signer: Signer) -> (String, String) {
        (self.say(signer.part), self.say(super::layout::at(signer.name)))
    }

    fn table_rows(&self, row: &Row, cells: &mut Vec<Vec<String>>) {
        let mut put = |writer: &Self| {
            cells.push(row.cells.iter().map(|label| writer.say(*label)).collect());
            row.inner.iter().for_each(|inner| writer.table_rows(inner, cells));
        };
        match row.each {
            None => put(self),
            Some(name) => self.rows(name).iter().for_each(|row| put(&self.inner(row))),
        }
    }
}
