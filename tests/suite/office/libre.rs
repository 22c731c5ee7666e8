//! Documents as an office program reads them: their text, their pages, and a template that it has saved itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use thidua::office::{docx, template, templates};
use thidua::text::Lang;

use super::documents::{content, made, paragraphs, subjects};

/// Lets the office program convert a file into `form`, with a profile of its own so that tests do not meet.
fn convert(file: &Path, form: &str, into: &Path) -> PathBuf {
    let profile = format!("-env:UserInstallation=file://{}/profile", into.display());
    let ran = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", form, "--outdir"])
        .args([into, file])
        .output()
        .unwrap();
    let ending = form.split(':').next().unwrap();
    let made = into.join(file.with_extension(ending).file_name().unwrap());
    assert!(made.is_file(), "{}", String::from_utf8_lossy(&ran.stderr));
    made
}

/// The text of a PDF, page by page.
fn pages(pdf: &Path) -> Vec<String> {
    let ran = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8(ran.stdout).unwrap();
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase()
}

#[test]
#[ignore = "needs LibreOffice Writer and poppler-utils"]
fn libreoffice_shows_every_document_whole() {
    let folder = TempDir::new().unwrap();
    let store = made();
    for (document, subject) in subjects(&store) {
        let content = content(&store, document, subject, Lang::Vi);
        let bytes = templates::make(document, &content, Lang::Vi, None).unwrap();
        let file = folder.path().join(format!("{}.docx", document.name()));
        fs::write(&file, &bytes).unwrap();
        let pages = pages(&convert(&file, "pdf", folder.path()));
        assert!(!pages.is_empty(), "{}", document.name());
        // The number stands on every page but the first.
        for (number, page) in (1..).zip(&pages) {
            let top = page.trim_start().lines().next().unwrap().trim();
            assert_eq!(
                top == number.to_string(),
                number > 1,
                "{} {number}: {top}",
                document.name()
            );
        }
        let text = convert(&file, "txt:Text (encoded):UTF8", folder.path());
        let shown = letters(&fs::read_to_string(text).unwrap());
        for paragraph in paragraphs(&bytes) {
            let wanted = letters(&paragraph);
            assert!(shown.contains(&wanted), "{}: {paragraph}", document.name());
        }
        let size = Command::new("pdfinfo").arg(file.with_extension("pdf")).output().unwrap();
        let size = String::from_utf8(size.stdout).unwrap();
        assert!(size.contains("(A4)"), "{size}");
    }
}

#[test]
#[ignore = "needs LibreOffice Writer and poppler-utils"]
fn a_template_that_libreoffice_has_saved_fills_alike() {
    let folder = TempDir::new().unwrap();
    let store = made();
    for (document, subject) in subjects(&store) {
        let file = folder.path().join(format!("{}.docx", document.name()));
        fs::write(&file, docx::template(document, Lang::Vi).unwrap()).unwrap();
        let saved = folder.path().join("saved");
        fs::create_dir_all(&saved).unwrap();
        let saved = fs::read(convert(&file, "docx", &saved)).unwrap();
        let places = document.places();
        assert_eq!(template::check(&saved, &places), [], "{}", document.name());
        let content = content(&store, document, subject, Lang::Vi);
        let by_ours = templates::make(document, &content, Lang::Vi, None).unwrap();
        let by_theirs = template::fill(&saved, &content, &places).unwrap();
        let [ours, theirs] =
            [by_ours, by_theirs].map(|bytes| letters(&paragraphs(&bytes).concat()));
        assert_eq!(ours, theirs, "{}", document.name());
    }
}
