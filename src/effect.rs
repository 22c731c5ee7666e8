//! What goes out: what a layer wants done, as data. Knows nothing of who does it.

use crate::command::Command;
use crate::config::Theme;
use crate::layer::Layer;
use crate::store::request::{Request, Scope};
use crate::text::{Lang, Message, Typing};

/// Something a layer wants done. The first nine concern the stack and the desk; `App` does them
/// itself. The others go out to the runtime.
pub enum Effect {
    /// Put this layer on top.
    Open(Box<dyn Layer>),
    /// Take the top layer away.
    Close,
    /// Take the top layer away, then run this command on what is below it.
    CloseAndRun(Command),
    /// Say this in the status line.
    Say(Message),
    /// Say this in the status line as something that went wrong.
    Warn(Message),
    /// Look at this part of the store.
    Scope(Scope),
    /// Speak this language.
    Language(Lang),
    /// Type with this from now on.
    Typing(Typing),
    /// Show these colours.
    Theme(Theme),
    /// Let keys wait until the store has answered: typing never outruns an answer it depends on.
    Hold,
    /// Ask the store.
    Ask(Request),
    /// Put this text on the clipboard of the person's own terminal.
    Copy(String),
    /// Have the terminal tell of the mouse.
    Mouse,
    /// Give the terminal back to the shell until the person returns.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// End the program.
    Quit,
}

impl std::fmt::Debug for Effect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open(_) => f.write_str("Open"),
            Self::Close => f.write_str("Close"),
            Self::CloseAndRun(command) => f.debug_tuple("CloseAndRun").field(command).finish(),
            Self::Say(message) => f.debug_tuple("Say").field(message).finish(),
            Self::Warn(message) => f.debug_tuple("Warn").field(message).finish(),
            Self::Scope(scope) => f.debug_tuple("Scope").field(scope).finish(),
            Self::Language(lang) => f.debug_tuple("Language").field(lang).finish(),
            Self::Typing(typing) => f.debug_tuple("Typing").field(typing).finish(),
            Self::Theme(theme) => f.debug_tuple("Theme").field(theme).finish(),
            Self::Hold => f.write_str("Hold"),
            Self::Ask(request) => f.debug_tuple("Ask").field(request).finish(),
            Self::Copy(text) => f.debug_tuple("Copy").field(text).finish(),
            Self::Mouse => f.write_str("Mouse"),
            Self::Suspend => f.write_str("Suspend"),
            Self::Redraw => f.write_str("Redraw"),
            Self::Quit => f.write_str("Quit"),
        }
    }
}
