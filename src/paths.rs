//! Where things lie: the data folder and what is in it. Creates nothing.

use std::path::{Path, PathBuf};

use etcetera::AppStrategyArgs;
use etcetera::app_strategy::{AppStrategy, choose_native_strategy};

/// A data folder and what lies in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    data: PathBuf,
}

impl Paths {
    /// What lies in the data folder `data`.
    pub fn at(data: impl Into<PathBuf>) -> Self {
        Self { data: data.into() }
    }

    /// The platform's data folder, such as `~/.local/share/thidua`; `None` where there is no home.
    pub fn platform() -> Option<Self> {
        strategy("thidua").map(|found| Self::at(found.data_dir()))
    }

    /// The platform's data folder of the demo.
    pub fn demo() -> Option<Self> {
        strategy("thidua-demo").map(|found| Self::at(found.data_dir()))
    }

    /// The user's settings, such as `~/.config/thidua/config.toml`; `None` where there is no home.
    pub fn config() -> Option<PathBuf> {
        strategy("thidua").map(|found| found.config_dir().join("config.toml"))
    }

    /// The user's own rules of eligibility, such as `~/.config/thidua/rules.toml`; `None` where there is
    /// no home.
    pub fn rules() -> Option<PathBuf> {
        strategy("thidua").map(|found| found.config_dir().join("rules.toml"))
    }

    /// Where the office's own templates of documents lie, such as `~/.config/thidua/templates`; `None` where
    /// there is no home.
    pub fn templates() -> Option<PathBuf> {
        strategy("thidua").map(|found| found.config_dir().join("templates"))
    }

    /// The folder itself: the store and what belongs to it.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Where dated backups lie.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }
}

fn strategy(name: &str) -> Option<impl AppStrategy> {
    choose_native_strategy(AppStrategyArgs {
        top_level_domain: String::new(),
        author: String::new(),
        app_name: name.to_owned(),
    })
    .ok()
}

/// Where a person keeps documents: the folder that the desktop names, `Documents` in their home, or the folder
/// they are in.
pub fn documents() -> PathBuf {
    let home = std::env::home_dir();
    let named = || {
        let home = home.as_ref()?;
        let text = std::fs::read_to_string(home.join(".config/user-dirs.dirs")).ok()?;
        let mut lines =
            text.lines().filter_map(|line| line.trim().strip_prefix("XDG_DOCUMENTS_DIR="));
        let path = lines.next_back()?.trim_matches('"');
        Some(path.strip_prefix("$HOME/").map_or_else(|| path.into(), |below| home.join(below)))
    };
    let usual = || home.as_ref().map(|home| home.join("Documents"));
    let found = [named(), usual()].into_iter().flatten().find(|folder| folder.is_dir());
    found.or_else(|| std::env::current_dir().ok()).unwrap_or_default()
}
