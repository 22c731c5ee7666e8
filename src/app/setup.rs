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
use crate::text::Lang;

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
    /// Whether the terminal shows more than ASCII.
    pub unicode: bool,
    /// Whether colours may be used.
    pub colour: bool,
}
