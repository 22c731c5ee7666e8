//! Documents of an office: templates filled, official documents, and how LibreOffice reads them.

mod documents;
mod libre;
mod template;
