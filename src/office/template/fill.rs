//! Puts a document's content into the places of a tree of XML. Knows neither file nor package.

use std::mem;

use super::fault::Fault;
use super::mark::{Sort, marks};
use super::xml::{Element, Node};
use super::{paragraph, rows};
use crate::report::paper::{Content, Place};
use crate::text::nearest;

/// What may be named at some place: the innermost last.
#[derive(Clone, Copy)]
struct Scope<'a> {
    content: &'a Content,
    places: &'a [Place],
    outer: Option<&'a Scope<'a>>,
}

impl<'a> Scope<'a> {
    /// The place of this name, and what is there.
    fn find(&self, name: &str) -> Option<(&'a Place, &'a Content)> {
        match self.places.iter().find(|place| place.name == name) {
            Some(place) => Some((place, self.content)),
            None => self.outer.and_then(|outer| outer.find(name)),
        }
    }

    fn names(&self) -> Vec<&'static str> {
        let outer = self.outer.map(Scope::names).unwrap_or_default();
        self.places.iter().map(|place| place.name).chain(outer).collect()
    }
}

/// Fills a document; what is wrong with its places.
pub fn fill(nodes: &mut Vec<Node>, content: &Content, places: &[Place]) -> Vec<Fault> {
    let mut filler = Filler { faults: Vec::new() };
    let scope = Scope { content, places, outer: None };
    *nodes = filler.siblings(mem::take(nodes), &scope);
    filler.faults
}

struct Filler {
    faults: Vec<Fault>,
}

impl Filler {
    fn fault(&mut self, fault: Fault) {
        // What repeats is looked at once for each row.
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    fn siblings(&mut self, nodes: Vec<Node>, scope: &Scope) -> Vec<Node> {
        let mut filled = Vec::new();
        let mut left = nodes;
        while !left.is_empty() {
            let span = rows::span(&left).unwrap_or_else(|fault| {
                self.fault(fault);
                None
            });
            let rest = left.split_off(span.as_ref().map_or(1, |span| span.count));
            let these = mem::replace(&mut left, rest);
            match span {
                Some(span) => filled.extend(self.repeated(these, &span, scope)),
                None => filled.extend(these.into_iter().flat_map(|node| self.node(node, scope))),
            }
        }
        filled
    }

    fn repeated(&mut self, nodes: Vec<Node>, span: &rows::Span, scope: &Scope) -> Vec<Node> {
        let name = &span.name;
        let Some((place, content)) = scope.find(name) else {
            self.fault(Fault::unknown(&format!("#{name}"), near(name, scope, "#").as_deref()));
            return Vec::new();
        };
        if place.rows.is_empty() {
            self.fault(Fault::whole(
                format!("{{{{#{name}}}}}: đây là một chỗ điền, viết {{{{{name}}}}}"),
                format!("{{{{#{name}}}}}: this does not repeat, write {{{{{name}}}}}"),
            ));
            return Vec::new();
        }
        let block = rows::bare(nodes, span);
        let inner = |content| Scope { content, places: place.rows, outer: Some(scope) };
        let rows = content.rows_of(place.name);
        if rows.is_empty() {
            // Looked through all the same.
            let sample = Content::sample(place.rows);
            drop(self.siblings(block, &inner(&sample)));
            return Vec::new();
        }
        rows.iter().flat_map(|row| self.siblings(block.clone(), &inner(row))).collect()
    }

    fn node(&mut self, node: Node, scope: &Scope) -> Vec<Node> {
        let Node::Element(mut element) = node else { return vec![node] };
        if element.is("w:p") {
            return self.paragraph(element, scope);
        }
        let is_row = |node: &Node| node.element("w:tr").is_some();
        let had_rows = element.inside.iter().any(is_row);
        element.inside = self.siblings(mem::take(&mut element.inside), scope);
        if had_rows && !element.inside.iter().any(is_row) {
            return Vec::new();
        }
        // A cell must end in a paragraph.
        if element.is("w:tc")
            && element.inside.last().is_none_or(|last| last.element("w:p").is_none())
        {
            element.inside.push(Node::Element(Element::new("w:p")));
        }
        vec![Node::Element(element)]
    }

    fn paragraph(&mut self, mut element: Element, scope: &Scope) -> Vec<Node> {
        let text = paragraph::text(&element);
        let (found, open_ended) = marks(&text);
        for text in open_ended {
            self.fault(Fault::whole(
                format!("“{text}” thiếu }}}} ở cuối"),
                format!("“{text}” lacks its }}}}"),
            ));
        }
        for mark in found.iter().rev() {
            let value = match mark.sort {
                Sort::Text => self.value(&mark.name, scope),
                // Told of where rows were looked for.
                Sort::Open | Sort::Close => String::new(),
            };
            paragraph::replace(&mut element, &mark.at, &value);
        }
        self.boxes(&mut element, scope);
        paragraph::lines(element).into_iter().map(Node::Element).collect()
    }

    /// Fills boxes that stand in a paragraph.
    fn boxes(&mut self, element: &mut Element, scope: &Scope) {
        for node in &mut element.inside {
            let Node::Element(inner) = node else { continue };
            if inner.is("w:txbxContent") {
                inner.inside = self.siblings(mem::take(&mut inner.inside), scope);
            } else {
                self.boxes(inner, scope);
            }
        }
    }

    fn value(&mut self, name: &str, scope: &Scope) -> String {
        match scope.find(name) {
            None => {
                self.fault(Fault::unknown(name, near(name, scope, "").as_deref()));
                String::new()
            }
            Some((place, _)) if !place.rows.is_empty() => {
                self.fault(Fault::whole(
                    format!("{{{{{name}}}}} có nhiều dòng: viết {{{{#{name}}}}} … {{{{/{name}}}}}"),
                    format!("{{{{{name}}}}} has rows: write {{{{#{name}}}}} … {{{{/{name}}}}}"),
                ));
                String::new()
            }
            Some((place, content)) => {
                content.text_of(place.name).chars().filter(|letter| fits(*letter)).collect()
            }
        }
    }
}

/// The name that was probably meant, with the sign that stood before it.
fn near(name: &str, scope: &Scope, sign: &str) -> Option<String> {
    let name = name.to_lowercase();
    nearest(&name, scope.names()).map(|near| format!("{sign}{near}"))
}

/// Whether XML can hold the character.
const fn fits(letter: char) -> bool {
    matches!(letter, '\n' | '\t' | ' '..='\u{fffd}' | '\u{10000}'..)
}
