//! XML as a tree that can be cut and copied, written as it was read. Knows no DOCX.

use std::io;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

/// How deep elements may stand in one another.
const DEEPEST: usize = 200;

/// A piece of a document.
#[derive(Debug, Clone)]
pub enum Node {
    /// An element with what stands in it.
    Element(Element),
    /// Text, unescaped.
    Text(String),
    /// Anything else, kept as it is.
    Other(Event<'static>),
}

/// An element.
#[derive(Debug, Clone)]
pub struct Element {
    /// Its tag with the attributes.
    pub start: BytesStart<'static>,
    /// What stands in it.
    pub inside: Vec<Node>,
}

impl Element {
    /// An element without attributes.
    pub fn new(name: &'static str) -> Self {
        Self { start: BytesStart::new(name), inside: Vec::new() }
    }

    /// Whether it is called so: `w:p`.
    pub fn is(&self, name: &str) -> bool {
        self.start.name().as_ref() == name
    }
}

impl Node {
    /// The element, where it is one of this name.
    pub fn element(&self, name: &str) -> Option<&Element> {
        match self {
            Self::Element(element) if element.is(name) => Some(element),
            _ => None,
        }
    }
}

/// Reads a document; what is wrong with it where it is none.
pub fn read(bytes: &[u8]) -> Result<Vec<Node>, String> {
    let text = str::from_utf8(bytes).map_err(|_| "XML: UTF-8?".to_owned())?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut above: Vec<Element> = Vec::new();
    let mut done = Vec::new();
    loop {
        let depth = above.len();
        let place = above.last_mut().map_or(&mut done, |element| &mut element.inside);
        match reader.read_event().map_err(|error| format!("XML: {error}"))? {
            Event::Start(start) if depth < DEEPEST => {
                above.push(Element { start: start.into_owned(), inside: Vec::new() });
            }
            Event::Start(_) => return Err(format!("XML: > {DEEPEST}")),
            Event::Empty(start) => {
                place
                    .push(Node::Element(Element { start: start.into_owned(), inside: Vec::new() }));
            }
            Event::End(_) => {
                let Some(element) = above.pop() else { return Err("XML: </>".to_owned()) };
                let place = above.last_mut().map_or(&mut done, |element| &mut element.inside);
                place.push(Node::Element(element));
            }
            Event::Text(text) => add(place, &text.xml10_content()),
            Event::CData(text) => add(place, &text.xml10_content()),
            Event::GeneralRef(entity) => {
                let resolved = entity.resolve_char_ref().map_err(|error| error.to_string())?;
                match (resolved, resolve_predefined_entity(&entity.xml10_content())) {
                    (Some(letter), _) => add(place, letter.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => add(place, text),
                    (None, None) => return Err(format!("XML: &{};", entity.xml10_content())),
                }
            }
            Event::Eof if depth == 0 => return Ok(done),
            Event::Eof => return Err("XML: …".to_owned()),
            other => place.push(Node::Other(other.into_owned())),
        }
    }
}

/// Text beside text is one text.
fn add(place: &mut Vec<Node>, text: &str) {
    match place.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => place.push(Node::Text(text.to_owned())),
    }
}

/// The document as bytes.
pub fn write(nodes: &[Node]) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    put(&mut writer, nodes)?;
    Ok(writer.into_inner())
}

fn put(writer: &mut Writer<Vec<u8>>, nodes: &[Node]) -> io::Result<()> {
    for node in nodes {
        match node {
            Node::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            Node::Other(event) => writer.write_event(event.borrow())?,
            Node::Element(element) if element.inside.is_empty() => {
                writer.write_event(Event::Empty(element.start.borrow()))?;
            }
            Node::Element(element) => {
                writer.write_event(Event::Start(element.start.borrow()))?;
                put(writer, &element.inside)?;
                writer.write_event(Event::End(element.start.to_end()))?;
            }
        }
    }
    Ok(())
}
