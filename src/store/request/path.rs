//! A path that is being typed, and what may be meant. Plain data: no folder is read here.

/// A path as far as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// What is typed; `~/` stands for the person's home.
    pub text: String,
    /// What files may end in; folders are always meant, too.
    pub endings: &'static [&'static str],
}

/// The endings of whatever file.
pub const ANY: &[&str] = &["*"];

/// A file or folder that goes on from what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The whole path, written as it was begun; that of a folder ends in `/`.
    pub path: String,
    /// Its own name.
    pub name: String,
}
