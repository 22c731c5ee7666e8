//! Where what repeats begins and ends among the pieces of a document. Knows no content.

use super::fault::Fault;
use super::mark::{Mark, Sort, marks};
use super::paragraph;
use super::xml::{Element, Node};

/// A mark that stands in some piece, with the cell and the paragraph of that piece that it stands in.
struct Found {
    mark: Mark,
    cell: usize,
    paragraph: usize,
}

/// Pieces that repeat together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Whose rows.
    pub name: String,
    /// How many pieces.
    pub count: usize,
    /// Which mark of the first piece begins it.
    open: usize,
    /// Which mark of the last piece ends it.
    close: usize,
}

/// What begins with the first of `nodes` and repeats; `None` where nothing does.
pub fn span(nodes: &[Node]) -> Result<Option<Span>, Fault> {
    let Some(first) = nodes.first() else { return Ok(None) };
    let found = found_in(first);
    let mut stack: Vec<(String, usize)> = Vec::new();
    let mut pairs = Vec::new();
    for (at, Found { mark, .. }) in found.iter().enumerate() {
        match mark.sort {
            Sort::Text => {}
            Sort::Open => stack.push((mark.name.clone(), at)),
            Sort::Close => pairs.push((closes(&mut stack, mark)?, at)),
        }
    }
    if let Some((name, open)) = stack.first().cloned() {
        for (further, node) in nodes.iter().enumerate().skip(1) {
            for (close, Found { mark, .. }) in found_in(node).iter().enumerate() {
                match mark.sort {
                    Sort::Text => {}
                    Sort::Open => stack.push((mark.name.clone(), close)),
                    Sort::Close => {
                        closes(&mut stack, mark)?;
                        if stack.is_empty() {
                            return Ok(Some(Span { name, count: further + 1, open, close }));
                        }
                    }
                }
            }
        }
        return Err(Fault::whole(
            format!("{{{{#{name}}}}} không có {{{{/{name}}}}} cùng bảng hoặc cùng cấp với nó"),
            format!("{{{{#{name}}}}} has no {{{{/{name}}}}} in the same table or beside it"),
        ));
    }
    let repeats = |(open, close): &&(usize, usize)| {
        let (from, to) = (&found[*open], &found[*close]);
        match first {
            Node::Element(element) if element.is("w:tr") => {
                from.cell != to.cell || from.paragraph == to.paragraph
            }
            Node::Element(element) if element.is("w:p") => from.paragraph == 0 && to.paragraph == 0,
            _ => false,
        }
    };
    // Pairs end with the outermost.
    let pair = pairs.iter().rev().find(repeats);
    Ok(pair.map(|&(open, close)| {
        let name = found[open].mark.name.clone();
        Span { name, count: 1, open, close }
    }))
}

/// Takes what a mark closes from the stack; where it began.
fn closes(stack: &mut Vec<(String, usize)>, mark: &Mark) -> Result<usize, Fault> {
    let name = &mark.name;
    match stack.pop() {
        Some((open, at)) if open == *name => Ok(at),
        Some((open, _)) => Err(Fault::whole(
            format!("{{{{/{name}}}}} đứng chỗ phải là {{{{/{open}}}}}"),
            format!("{{{{/{name}}}}} stands where {{{{/{open}}}}} must"),
        )),
        None => Err(Fault::whole(
            format!("{{{{/{name}}}}} không có {{{{#{name}}}}} đứng trước, cùng bảng hoặc cùng cấp"),
            format!(
                "{{{{/{name}}}}} has no {{{{#{name}}}}} before it in the same table or beside it"
            ),
        )),
    }
}

/// The pieces without the marks that begin and end them; what held nothing else is gone.
pub fn bare(mut nodes: Vec<Node>, span: &Span) -> Vec<Node> {
    let last = nodes.len().saturating_sub(1);
    // The later one first: the place of the earlier one stays.
    if let Some(node) = nodes.get_mut(last) {
        remove(node, &mut 0, span.close);
    }
    if let Some(node) = nodes.first_mut() {
        remove(node, &mut 0, span.open);
    }
    let edges = |at: usize| at == 0 || at == last;
    let kept = nodes.into_iter().enumerate();
    kept.filter(|(at, node)| !(edges(*at) && paragraph::is_blank(node))).map(|(_, it)| it).collect()
}

/// Removes the mark number `which` of a piece.
fn remove(node: &mut Node, before: &mut usize, which: usize) {
    let Node::Element(element) = node else { return };
    if element.is("w:p") {
        let (own, _) = marks(&paragraph::text(element));
        let place = which.checked_sub(*before).and_then(|at| own.get(at));
        if let Some(mark) = place {
            paragraph::replace(element, &mark.at, "");
        }
        *before += own.len();
        if place.is_some() {
            return;
        }
    }
    for node in &mut element.inside {
        remove(node, before, which);
    }
}

fn found_in(node: &Node) -> Vec<Found> {
    let mut found = Vec::new();
    let mut place = Place::default();
    if let Node::Element(element) = node {
        look(element, element.is("w:tr"), &mut place, &mut found);
    }
    found
}

/// How many cells and paragraphs were passed.
#[derive(Default)]
struct Place {
    cell: usize,
    paragraph: usize,
}

fn look(element: &Element, is_row: bool, place: &mut Place, found: &mut Vec<Found>) {
    if element.is("w:p") {
        let (own, _) = marks(&paragraph::text(element));
        let Place { cell, paragraph } = *place;
        found.extend(own.into_iter().map(|mark| Found { mark, cell, paragraph }));
        place.paragraph += 1;
    }
    for node in &element.inside {
        let Node::Element(inner) = node else { continue };
        look(inner, false, place, found);
        if is_row && inner.is("w:tc") {
            place.cell += 1;
        }
    }
}
