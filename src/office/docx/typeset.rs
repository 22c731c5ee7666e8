//! Lines of a page: heads, titles, headings, paragraphs, signatures. Knows no table of rows.

use docx_rs::{
    AlignmentType, LineSpacing, LineSpacingType, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Run, SpecialIndentType, TableCell,
};

use super::table::sides;
use super::{Piece, TEXT, Typesetter, mm, text_width};
use crate::report::paper::{MOTTO, NATION, NUMBER, RECIPIENTS, SIGN, Signer};
use crate::text::Label;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Body,
    Heading,
    Subheading,
    Centred,
    /// Room between tables.
    Small,
}

/// A line or paragraph of text.
pub(super) fn line(text: &str, style: Style) -> Paragraph {
    let run = Run::new().add_text(text);
    let paragraph = Paragraph::new();
    match style {
        Style::Body => paragraph
            .add_run(run)
            .align(AlignmentType::Both)
            .indent(None, Some(SpecialIndentType::FirstLine(mm(10))), None, None)
            .line_spacing(spacing(120)),
        Style::Heading => paragraph
            .add_run(run.bold())
            .indent(None, Some(SpecialIndentType::FirstLine(mm(10))), None, None)
            .line_spacing(spacing(160).after(60))
            .keep_next(true),
        Style::Subheading => paragraph
            .add_run(run.bold().italic())
            .indent(None, Some(SpecialIndentType::FirstLine(mm(10))), None, None)
            .line_spacing(spacing(120))
            .keep_next(true),
        Style::Centred => {
            paragraph.add_run(run).align(AlignmentType::Center).line_spacing(spacing(240))
        }
        Style::Small => paragraph
            .add_run(run.size(8))
            .line_spacing(LineSpacing::new().line(80).line_rule(LineSpacingType::Exact)),
    }
}

/// A paragraph that a table follows.
pub(super) fn above_table(text: &str) -> Paragraph {
    line(text, Style::Body).line_spacing(spacing(120).after(60)).keep_next(true)
}

/// Single lines with room above, in twentieths of a point.
fn spacing(before: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(0).line(250).line_rule(LineSpacingType::Auto)
}

/// A line in the middle of its cell, without room above.
pub(super) fn centred(run: Run) -> Paragraph {
    Paragraph::new()
        .add_run(run)
        .align(AlignmentType::Center)
        .line_spacing(LineSpacing::new().before(0).after(0))
}

/// The same, shown in capitals.
fn capitals(mut run: Run) -> Run {
    run.run_property = run.run_property.caps();
    run
}

/// A rule below a line, set in from both sides.
fn rule(inset: i32) -> Paragraph {
    let top = ParagraphBorder::new(ParagraphBorderPosition::Top).size(6).space(1);
    let mut paragraph = Paragraph::new()
        .add_run(Run::new().size(8))
        .indent(Some(inset), None, Some(inset), None)
        .line_spacing(LineSpacing::new().before(40).line(120).line_rule(LineSpacingType::Exact));
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(top));
    paragraph
}

impl Typesetter {
    /// Who issues it at the left, the national name and motto at the right; below them number, place and date.
    pub(super) fn head(&self) -> docx_rs::Table {
        let whole = text_width();
        let left = whole * 44 / 100;
        let small = |text: &str| Run::new().add_text(text).size(24);
        let bodies = vec![
            centred(capitals(small("{{authority}}"))),
            centred(capitals(small("{{issuer}}").bold())),
            rule(mm(24)),
            centred(small(&format!("{}{{{{number}}}}", self.say(NUMBER)))),
        ];
        let nation = vec![
            centred(Run::new().add_text(self.say(NATION)).size(24).bold()),
            centred(Run::new().add_text(self.say(MOTTO)).size(TEXT).bold()),
            rule(mm(22)),
            centred(Run::new().add_text("{{day}}").size(26).italic())
                .line_spacing(LineSpacing::new().before(60).after(0)),
        ];
        sides([(left, bodies), (whole - left, nation)])
    }

    /// The kind of document in bold capitals, what it is about in bold, a rule below.
    pub(super) fn title(&self, kind: Label, about: Label) -> Vec<Piece> {
        let bold = |text: &str| Run::new().add_text(text).size(TEXT).bold();
        let kind = centred(bold(&self.say(kind).to_uppercase()));
        vec![
            kind.line_spacing(LineSpacing::new().before(320).after(0)).keep_next(true).into(),
            centred(bold(self.say(about))).keep_next(true).into(),
            rule(mm(62)).into(),
        ]
    }

    /// The part somebody acts in, room for a signature, the name.
    fn signed(&self, signer: Signer, hint: bool) -> Vec<Paragraph> {
        let bold = |text: &str| Run::new().add_text(text).size(TEXT).bold();
        let part = self.say(signer.part);
        let mut lines = vec![centred(Run::new().size(16)).keep_next(true)];
        lines.extend(part.lines().map(|text| centred(capitals(bold(text))).keep_next(true)));
        if hint {
            let hint = Run::new().add_text(self.say(SIGN)).size(24).italic();
            lines.push(centred(hint).keep_next(true));
        }
        lines.extend((0..4).map(|_| centred(Run::new()).keep_next(true)));
        lines.push(centred(bold(signer.name)));
        lines
    }

    pub(super) fn signatures(&self, signers: [Signer; 2]) -> docx_rs::Table {
        let half = text_width() / 2;
        sides(signers.map(|signer| (half, self.signed(signer, true))))
    }

    /// To whom it goes at the left, who signs at the right.
    pub(super) fn closing(&self, to: &[Label], signer: Signer) -> docx_rs::Table {
        let whole = text_width();
        let left = whole * 45 / 100;
        let plain = |run: Run| {
            Paragraph::new().add_run(run).line_spacing(LineSpacing::new().before(0).after(0))
        };
        let to_whom = Run::new().add_text(self.say(RECIPIENTS)).size(24).bold().italic();
        let mut lines = vec![plain(Run::new().size(16)), plain(to_whom)];
        lines.extend(to.iter().map(|label| plain(Run::new().add_text(self.say(*label)).size(22))));
        sides([(left, lines), (whole - left, self.signed(signer, false))])
    }
}

/// A cell of these lines.
pub(super) fn cell(width: usize, lines: Vec<Paragraph>) -> TableCell {
    let cell = TableCell::new().width(width, docx_rs::WidthType::Dxa);
    lines.into_iter().fold(cell, TableCell::add_paragraph)
}
