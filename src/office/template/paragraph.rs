//! The text of a paragraph over all its runs: read, replaced, cut at line ends. Knows no place.

use std::ops::Range;

use super::xml::{Element, Node};

/// What may stand in a paragraph besides text that is seen.
const SEEN: [&str; 7] =
    ["w:drawing", "w:pict", "w:object", "w:br", "w:fldChar", "w:sectPr", "w:footnoteReference"];

/// What holds for every piece of an element that is cut.
const KEPT: [&str; 4] = ["w:pPr", "w:rPr", "w:sdtPr", "w:tcPr"];

/// The paragraph's own text: not that of boxes in it, which have paragraphs of their own.
pub fn text(paragraph: &Element) -> String {
    let mut found = String::new();
    collect(paragraph, &mut found);
    found
}

fn collect(element: &Element, found: &mut String) {
    for node in &element.inside {
        match node {
            Node::Text(text) if element.is("w:t") => found.push_str(text),
            Node::Element(inner) if !inner.is("w:p") => collect(inner, found),
            _ => {}
        }
    }
}

/// Puts `with` in the place of a part of the text, in the run where that begins.
pub fn replace(paragraph: &mut Element, part: &Range<usize>, with: &str) {
    let mut put = Some(with);
    cut(paragraph, part, &mut 0, &mut put);
}

fn cut(element: &mut Element, part: &Range<usize>, before: &mut usize, put: &mut Option<&str>) {
    let is_text = element.is("w:t");
    let mut changed = false;
    for node in &mut element.inside {
        match node {
            Node::Text(text) if is_text => {
                let from = *before;
                *before += text.len();
                let (start, end) = (part.start.max(from), part.end.min(*before));
                if start < end {
                    let with = put.take().unwrap_or_default();
                    text.replace_range(start - from..end - from, with);
                    changed = true;
                }
            }
            Node::Element(inner) if !inner.is("w:p") => cut(inner, part, before, put),
            _ => {}
        }
    }
    // Else Word drops the spaces at its ends.
    if changed && !matches!(element.start.try_get_attribute("xml:space"), Ok(Some(_))) {
        element.start.push_attribute(("xml:space", "preserve"));
    }
}

/// Whether nothing of it is seen.
pub fn is_blank(node: &Node) -> bool {
    match node {
        Node::Text(text) => text.trim().is_empty(),
        Node::Other(_) => true,
        Node::Element(element) => {
            !SEEN.iter().any(|name| element.is(name)) && element.inside.iter().all(is_blank)
        }
    }
}

/// The element cut at the line ends in its text: one for each line, all with the same properties.
pub fn lines(element: Element) -> Vec<Element> {
    let Element { start, inside } = element;
    let is_text = start.name().as_ref() == "w:t";
    let new = || Element { start: start.clone(), inside: Vec::new() };
    let mut kept: Vec<Node> = Vec::new();
    let mut pieces = vec![new()];
    for node in inside {
        let parts: Vec<Node> = match node {
            Node::Text(text) if is_text => {
                text.split('\n').map(|line| Node::Text(line.to_owned())).collect()
            }
            Node::Element(inner) if KEPT.iter().any(|name| inner.is(name)) => {
                kept.push(Node::Element(inner));
                continue;
            }
            Node::Element(inner) if !inner.is("w:p") => {
                lines(inner).into_iter().map(Node::Element).collect()
            }
            other => vec![other],
        };
        for (count, part) in parts.into_iter().enumerate() {
            if count > 0 {
                pieces.push(new());
            }
            if let Some(piece) = pieces.last_mut() {
                piece.inside.push(part);
            }
        }
    }
    for piece in &mut pieces {
        piece.inside.splice(0..0, kept.iter().cloned());
    }
    pieces
}
