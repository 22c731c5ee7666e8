//! A layer of the screen, and the desk that all layers share. Knows no particular layer.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::command::{Command, Context};
use crate::config::Theme;
use crate::effect::Effect;
use crate::event::Size;
use crate::help::Chapter;
use crate::help::fields::Told;
use crate::keymap::{Key, Keymap};
use crate::law::Rules;
use crate::model::Link;
use crate::store::catalog::{Catalog, CatalogNames};
use crate::store::request::{Left, Notice, Present, Role, Scope};
use crate::text::{Label, Lang, Message, Typing};

/// What every layer may read: what is looked at, by whom, how it is shown. Only `App` changes it.
pub struct Desk {
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
    /// Who else is at the store.
    pub others: Vec<Present>,
    /// The record looked at, and whether it is being written.
    pub at: Option<(Link, bool)>,
    /// What part of the store is looked at.
    pub scope: Scope,
    /// The size of the screen.
    pub size: Size,
    /// Where files are put unless the person says otherwise; `None` where theirs are on another machine.
    pub folder: Option<PathBuf>,
    /// What the store holds.
    pub catalog: Arc<Catalog>,
    /// The rules of eligibility.
    pub rules: Arc<Rules>,
    /// What keys mean.
    pub keymap: Arc<Keymap>,
    /// What undo would do.
    pub undo: Option<Message>,
    /// What redo would do.
    pub redo: Option<Message>,
    /// Whether files can be opened with programs of this machine, and why not.
    pub opens: Result<(), Label>,
    /// How keys become Vietnamese letters.
    pub typing: Typing,
    /// Whether the terminal shows more than ASCII.
    pub unicode: bool,
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether the screen is plain: letters, digits and ASCII signs alone, the cursor on the current row.
    pub plain: bool,
    /// Which colours stand for what.
    pub theme: Theme,
}

impl Desk {
    /// What records are called, in the language of the screen.
    pub fn names(&self) -> CatalogNames<'_> {
        self.catalog.names(self.lang)
    }

    /// The same, units as they were called in `year`.
    pub fn names_in(&self, year: i16) -> CatalogNames<'_> {
        self.catalog.names_in(self.lang, year)
    }

    /// `label` in the language of the screen.
    pub fn say(&self, label: Label) -> &'static str {
        label.in_lang(self.lang)
    }
}

/// What stands at a place of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// Rows or fields of what has the keyboard.
    Rows,
    /// Something that this command leads to, or nearer to.
    Way(Command),
    /// Something that says what this command does.
    Button(Command),
    /// Text that is read beside what has the keyboard.
    Text,
    /// Nothing to choose.
    Nothing,
}

/// What became of pointing at a place.
pub enum Pointed {
    /// Commands lead there, line by line.
    Unknown,
    /// It is current already.
    There,
    /// It is current now, if it is something that can be.
    Went(Vec<Effect>),
}

/// Something on the stack: the main screen, a form, a question, the help. The top one hears keys.
pub trait Layer: Send {
    /// What the help tells first: of the field that somebody stands in.
    fn explains(&self, desk: &Desk) -> Option<Told> {
        let _ = desk;
        None
    }

    /// Where its keys are bound, most specific first; `Global` is added behind them.
    fn contexts(&self) -> Vec<Context>;

    /// The page of the help about it.
    fn chapter(&self) -> Chapter {
        self.contexts().first().copied().map_or(Chapter::Screen, Chapter::of_context)
    }

    /// Whether `command` can be run here now; the reason is shown in hints, palette and help.
    ///
    /// `None` means the command means nothing here at all.
    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>>;

    /// Runs a command that [`Layer::available`] allows.
    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect>;

    /// Takes a letter as text; `None` where no text is being typed.
    fn typed(&mut self, key: Key, desk: &Desk) -> Option<Vec<Effect>> {
        let _ = (key, desk);
        None
    }

    /// Takes pasted text (normal form C, lines end in `\n`, tabs part the cells of a table).
    fn pasted(&mut self, text: &str, desk: &Desk) -> Vec<Effect> {
        let _ = (text, desk);
        Vec::new()
    }

    /// Hears an answer or a change; every layer hears every notice.
    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        let _ = (notice, desk);
        Vec::new()
    }

    /// The scope, the language, the size or the catalog is another: asks again for what it shows.
    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        let _ = desk;
        Vec::new()
    }

    /// Nobody has typed for a moment, or the line is gone: does what need not keep up with every key.
    fn rest(&mut self, desk: &Desk) -> Vec<Effect> {
        let _ = desk;
        Vec::new()
    }

    /// The commands that the hint bar offers first.
    fn hints(&self) -> Vec<Command> {
        Vec::new()
    }

    /// The record that it is about, and whether it is being written.
    fn about(&self) -> Option<(Link, bool)> {
        None
    }

    /// How its lists stand, the one with the keyboard first.
    fn left(&self) -> Vec<Left> {
        Vec::new()
    }

    /// Lets its lists stand again as they were left.
    fn go_back(&mut self, lists: &[Left]) {
        let _ = lists;
    }

    /// What stands at this place of the screen.
    fn under(&self, at: Position, desk: &Desk) -> Under {
        let _ = (at, desk);
        Under::Rows
    }

    /// Goes to what stands at this place of the screen, where it knows that better than the picture tells.
    fn pointed(&mut self, at: Position, desk: &Desk) -> Pointed {
        let _ = (at, desk);
        Pointed::Unknown
    }

    /// Whether nothing below it can be seen.
    fn covers(&self) -> bool {
        false
    }

    /// Draws it into `area`.
    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect);
}
