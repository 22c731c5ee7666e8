//! A DOCX with named places and rows that repeat, filled with the content of a document. Knows no document's places by
//! heart and no file.
//!
//! A place is `{{name}}`. What stands between `{{#name}}` and `{{/name}}` repeats for each of the rows `name`: the
//! rows of a table where the marks stand in it, else the paragraphs between them. Word splits a place over several
//! runs where it was corrected: places are looked for in whole paragraphs, whatever their runs.

mod fault;
mod fill;
mod mark;
mod package;
mod paragraph;
mod rows;
mod xml;

pub use fault::Fault;
pub use package::{LARGEST, PARTS};

use crate::report::paper::{Content, Place};
use package::Package;

/// Fills the places of a template; the bytes of a DOCX.
///
/// Every fault of the template is told, and then nothing is made.
pub fn fill(template: &[u8], content: &Content, places: &[Place]) -> Result<Vec<u8>, Vec<Fault>> {
    let package = Package::read(template).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let filled = package.each_text(|part, xml| {
        let mut tree = xml::read(xml).map_err(|says| Fault::broken(part, says))?;
        let found = fill::fill(&mut tree, content, places);
        faults.extend(found.into_iter().map(|fault| fault.within(part)));
        xml::write(&tree).map_err(|error| Fault::broken(part, error.to_string()))
    });
    match filled {
        Err(fault) => Err(vec![fault]),
        Ok(_) if !faults.is_empty() => Err(faults),
        Ok(bytes) => Ok(bytes),
    }
}

/// What is wrong with a template for a document that has these places.
///
/// It is filled with one row of everything, so that each place is looked at.
pub fn check(template: &[u8], places: &[Place]) -> Vec<Fault> {
    fill(template, &Content::sample(places), places).err().unwrap_or_default()
}
