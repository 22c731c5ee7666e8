//! What a session begins with. Plain data.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::event::Size;
use crate::keymap::Keymap;
use crate::law::Rules;
use crate::store::catalog::Catalog;
use crate::store::request::Role;
use crate::text::{Label, Lang};

/// What a session begins with.
pub struct Setup {
    /// What the person has set.
    pub config: Config,
    /// The language of the screen.
    pub lang: Lang,
    /// Today.
    pub today: Date,
    /// What time it is, in milliseconds since 1970.
    pub clock: fn() -> i64,
    /// Who is at the keyboard.
    pub who: String,
    /// What they may do.
    pub role: Role,
    /// The size of the screen.
    pub size: Size,
    /// Where files are put unless the person says otherwise; `None` where theirs are on another machine.
    pub folder: Option<PathBuf>,
    /// What the store holds so far.
    pub catalog: Arc<Catalog>,
    /// The rules of eligibility.
    pub rules: Arc<Rules>,
    /// What keys mean.
    pub keymap: Arc<Keymap>,
    /// Whether files can be opened with programs of this machine, and why not.
    pub opens: Result<(), Label>,
    /// Whether the terminal shows more than ASCII.
    pub unicode: bool,
    /// Whether colours may be used.
    pub colour: bool,
    /// What somebody who is new is met with.
    pub welcome: Welcome,
}

/// What somebody who is new is met with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Welcome {
    /// At a store of their own: the first steps, while it is empty.
    Steps,
    /// At the demo: the tour, at the first start and until it is ended.
    Demo,
    /// The tour, which was asked for.
    Tour,
}

/// A plain screen is no wider: nothing stands beside a list, which a reader would take for the same line.
const WIDEST_PLAIN: u16 = 99;

/// What is used of a screen of this size.
pub fn seen(size: Size, plain: bool) -> Size {
    let width = if plain { size.width.min(WIDEST_PLAIN) } else { size.width };
    Size { width, ..size }
}
