//! The templates in use: the office's own in a folder, over the built-in ones. Knows no content.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::docx;
use super::template::{self, Fault, LARGEST};
use crate::report::paper::{Content, Document, Place};
use crate::text::{Lang, Message, trouble};

/// The file that tells what each place holds.
const GUIDE: &str = "PLACES.md";

/// Why no document was made of a template.
#[derive(Debug)]
pub struct TemplateError {
    /// Its file; a built-in one has none.
    pub file: Option<PathBuf>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

impl TemplateError {
    /// Each fault with the file that it is in.
    pub fn says(&self) -> Vec<Message> {
        let file = match &self.file {
            Some(path) => Message::new(path.display().to_string(), path.display().to_string()),
            None => Message::new("mẫu có sẵn", "built-in template"),
        };
        let says = |fault: &Fault| {
            let said = fault.says();
            Message::new(format!("{}: {}", file.vi, said.vi), format!("{}: {}", file.en, said.en))
        };
        self.faults.iter().map(says).collect()
    }

    /// All of it as one message, a fault a line.
    pub fn message(&self) -> Message {
        let says = self.says();
        let lines =
            |lang| says.iter().map(|message| message.in_lang(lang)).collect::<Vec<_>>().join("\n");
        Message::new(lines(Lang::Vi), lines(Lang::En))
    }
}

/// The name of a document's template in the folder: `letter.docx`, in English `letter.en.docx`.
pub fn file_name(document: Document, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{}.docx", document.name()),
        Lang::En => format!("{}.en.docx", document.name()),
    }
}

/// The document that a template is for, by the name of its file.
pub fn document_of(path: &Path) -> Option<Document> {
    let name = path.file_name()?.to_str()?;
    Document::named(name.split('.').next()?)
}

/// The office's own template of a document, where there is one in `folder`.
pub fn own(document: Document, lang: Lang, folder: Option<&Path>) -> Option<PathBuf> {
    let path = folder?.join(file_name(document, lang));
    path.is_file().then_some(path)
}

/// Makes a DOCX of a document's content, by the office's own template where there is one in `folder`.
pub fn make(
    document: Document,
    content: &Content,
    lang: Lang,
    folder: Option<&Path>,
) -> Result<Vec<u8>, TemplateError> {
    let file = own(document, lang, folder);
    let fail = |faults| TemplateError { file: file.clone(), faults };
    let bytes = match &file {
        Some(path) => read(path),
        None => docx::template(document, lang),
    };
    let bytes = bytes.map_err(|error| fail(vec![unread(&error)]))?;
    template::fill(&bytes, content, &document.places()).map_err(fail)
}

/// What is wrong with the template in a file.
pub fn check(path: &Path, document: Document) -> Result<(), TemplateError> {
    let faults = match read(path) {
        Ok(bytes) => template::check(&bytes, &document.places()),
        Err(error) => vec![unread(&error)],
    };
    let file = Some(path.to_owned());
    if faults.is_empty() { Ok(()) } else { Err(TemplateError { file, faults }) }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unread(error: &io::Error) -> Fault {
    let Message { vi, en } = trouble(error);
    Fault::whole(vi, en)
}

/// What became of a template that was to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It is there now.
    New(PathBuf),
    /// A file of that name was there and stays as it is.
    Kept(PathBuf),
}

/// Writes the built-in templates of these documents into `folder`, with a guide to their places; nothing that is there
/// is written over. On failure the path that it failed at.
pub fn write(
    documents: &[Document],
    lang: Lang,
    folder: &Path,
) -> Result<Vec<Written>, (PathBuf, io::Error)> {
    fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
    let mut written = Vec::new();
    for document in documents {
        let path = folder.join(file_name(*document, lang));
        let bytes = docx::template(*document, lang).map_err(|error| (path.clone(), error))?;
        written.push(put(&path, &bytes).map_err(|error| (path, error))?);
    }
    let path = folder.join(GUIDE);
    let guide = guide(&Document::ALL, lang);
    fs::write(&path, guide).map_err(|error| (path, error))?;
    Ok(written)
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<Written> {
    match File::create_new(path) {
        Ok(mut file) => {
            file.write_all(bytes)?;
            Ok(Written::New(path.to_owned()))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Ok(Written::Kept(path.to_owned()))
        }
        Err(error) => Err(error),
    }
}

/// What each place of these documents holds, in Markdown.
pub fn guide(documents: &[Document], lang: Lang) -> String {
    let mut guide = String::new();
    for document in documents {
        let title = document.title().in_lang(lang);
        guide.extend(["## ", document.name(), " – ", title, "\n\n"]);
        list(&document.places(), 0, lang, &mut guide);
        guide.push('\n');
    }
    guide
}

fn list(places: &[Place], depth: usize, lang: Lang, guide: &mut String) {
    for place in places {
        let inset = "  ".repeat(depth);
        let (name, says) = (place.name, place.says.in_lang(lang));
        let mark = if place.rows.is_empty() {
            format!("`{{{{{name}}}}}`")
        } else {
            format!("`{{{{#{name}}}}}` … `{{{{/{name}}}}}`")
        };
        guide.extend([&*inset, "- ", &mark, ": ", says, "\n"]);
        list(place.rows, depth + 1, lang, guide);
    }
}
