//! Official documents made of what the store holds, as DOCX. Knows no screen and no command line.

use std::path::Path;

use super::file::{self, Trouble};
use super::templates;
use crate::report::paper::Document;
use crate::store::Store;
use crate::store::request::job::{Finished, Print, Target};
use crate::text::Message;

/// Writes a document into a file of its own, by the office's templates in `folder`; `cancelled` as in
/// [`Store::consider`].
pub fn to_file(
    store: &Store,
    print: &Print,
    folder: Option<&Path>,
    target: &Target,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Finished {
    let written = file::write(target, |out| {
        let bytes = make(store, print, folder, cancelled)?;
        Ok(out.write_all(&bytes)?)
    });
    match written {
        Ok(()) => Finished::Written { rows: 0, cut: 0 },
        Err(trouble) => trouble.finished(&target.path),
    }
}

/// The bytes of a document.
fn make(
    store: &Store,
    print: &Print,
    folder: Option<&Path>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<u8>, Trouble> {
    let matter = store.matter(print.subject, cancelled)?;
    if cancelled() {
        return Err(Trouble::Stopped);
    }
    let document = Document::named(print.document);
    let content = document.zip(matter).and_then(|(document, matter)| {
        Some((document, document.content(&matter, &store.catalog(), print.lang)?))
    });
    let Some((document, content)) = content else {
        return Err(Trouble::Says(Message::new(
            "bản ghi này đã bị xóa trước đó",
            "this record was already deleted",
        )));
    };
    templates::make(document, &content, print.lang, folder)
        .map_err(|error| Trouble::Says(error.message()))
}
