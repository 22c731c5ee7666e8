//! A home with a data folder, and the whole program run in it: on a terminal, or as a command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use portable_pty::CommandBuilder;
use serde_json::Value as Json;
use tempfile::TempDir;

use super::Pty;

/// The program, built with its tests.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_thidua");

/// What the main screen of the demo shows once its records are read.
pub const LOADED: &str = "Trưởng Khối 2021";

/// What the offer of unfinished forms says.
pub const OFFER: &str = "Bản nháp chưa lưu";

pub struct Home {
    folder: TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The words that open the demo in this home.
    pub fn words(&self) -> Vec<String> {
        let data = self.data();
        let options = ["--lang", "vi", "--as", "Lan", "--today", "2021-03-03"];
        let words = [PROGRAM, "demo", "--data", data.to_str().unwrap()];
        words.into_iter().chain(options).map(str::to_owned).collect()
    }

    /// Opens the demo on a terminal of that size and waits until it is there.
    pub fn open(&self, cols: u16, rows: u16) -> Pty {
        let mut pty = self.begin(cols, rows);
        pty.wait_for_text(LOADED);
        pty
    }

    /// Opens the demo on a terminal of that size.
    pub fn begin(&self, cols: u16, rows: u16) -> Pty {
        Pty::spawn(
            CommandBuilder::from_argv(self.words().into_iter().map(Into::into).collect()),
            cols,
            rows,
        )
    }

    /// `thidua` with these words, in a pipe.
    pub fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(PROGRAM);
        command.arg("--data").arg(self.data()).args(["--lang", "vi", "--as", "Minh"]).args(words);
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// What `thidua` with these words says, which must succeed.
    pub fn said(&self, words: &[&str]) -> String {
        let output = self.run(words);
        let said = |bytes| String::from_utf8(bytes).unwrap();
        assert!(output.status.success(), "{words:?}: {}", said(output.stderr));
        said(output.stdout)
    }

    /// The rows of `thidua list KIND`.
    pub fn list(&self, kind: &str) -> Vec<Json> {
        serde_json::from_str(&self.said(&["list", kind, "--format", "json"])).unwrap()
    }
}
