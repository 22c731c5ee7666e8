//! Which act of a record's history is undone, and the question before it. Knows no store.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer};
use crate::model::show::show;
use crate::model::{Column, Names, Value};
use crate::store::journal::{Act, Change, Entry, says};
use crate::store::request::{Notice, Request, Role};
use crate::text::width::fit;
use crate::text::{Label, Lang, Message};
use crate::ui::confirm::Confirm;
use crate::ui::detail::moment;
use crate::ui::{glyph, table, theme};

/// How many lines the question gives to what would change.
const LINES: usize = 12;

/// How much of a value the question shows, in cells.
const VALUE: usize = 28;

/// The acts that touched a record, one of which is chosen.
pub struct Undoing {
    acts: Vec<Entry>,
    cursor: usize,
}

impl Undoing {
    /// Chooses among `acts`, newest first.
    pub const fn new(acts: Vec<Entry>) -> Self {
        Self { acts, cursor: 0 }
    }

    /// Whether the person may undo the act chosen: their own, or as an admin anybody's.
    fn allowed(&self, desk: &Desk) -> Result<(), Message> {
        match self.acts.get(self.cursor) {
            Some(act) if act.who != desk.who => desk.role.reach(Role::Admin),
            _ => Ok(()),
        }
    }
}

impl Layer for Undoing {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            Command::Open => Some(self.allowed(desk)),
            _ if command.is_travel() => Some(Ok(())),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, _: &Desk) -> Vec<Effect> {
        let page = isize::try_from(self.acts.len()).unwrap_or(isize::MAX);
        if let Some(rows) = command.travel(page) {
            let last = self.acts.len().saturating_sub(1);
            self.cursor = self.cursor.saturating_add_signed(rows).min(last);
            return Vec::new();
        }
        let chosen = self.acts.get(self.cursor).filter(|_| command == Command::Open);
        let asked = chosen.map(|act| Request::Undoing(act.number));
        asked.map_or_else(Vec::new, |asked| vec![Effect::Ask(asked), Effect::Hold])
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Undoing(entry) => {
                vec![Effect::Close, Effect::Open(Box::new(question(entry, desk)))]
            }
            _ => Vec::new(),
        }
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Open, Command::Cancel]
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let height = u16::try_from(self.acts.len() + 1).unwrap_or(u16::MAX).min(body.height);
        let area = Rect { y: body.y + body.height - height, height, ..body };
        frame.render_widget(Clear, area);
        let title = desk.say(Label::new("Hoàn tác việc nào?", "Undo which act?"));
        let title = Line::from(Span::styled(title, theme::strong(desk)));
        let rows = table::titled(title, true, desk, frame, area);
        let from = (self.cursor + 1).saturating_sub(usize::from(rows.height));
        let shown = self.acts.iter().enumerate().skip(from);
        for (row, (place, act)) in (0..rows.height).zip(shown) {
            let cursor = if place == self.cursor { glyph::CURSOR.on(desk) } else { " " };
            let head = format!("#{} {}  {}  ", act.number, moment(act.at, desk.lang), act.who);
            let line = Line::from(vec![
                Span::styled(format!("{cursor} "), theme::accent(desk)),
                Span::styled(head, theme::label(desk)),
                Span::raw(act.says(&desk.names()).in_lang(desk.lang).to_owned()),
            ]);
            frame.render_widget(line, Rect { y: rows.y + row, height: 1, ..rows });
        }
    }
}

/// The question before the act `entry` is undone, with what that would change.
fn question(entry: &Entry, desk: &Desk) -> Confirm {
    let Entry { number, who, via, .. } = entry;
    let asked =
        |lang, undo: &str| format!("{undo} #{number}, {}, {who} ({via})?", moment(entry.at, lang));
    let question = Message::new(asked(Lang::Vi, "Hoàn tác việc"), asked(Lang::En, "Undo the act"));
    let [mut vi, mut en] = [Lang::Vi, Lang::En].map(|lang| {
        let back = entry.changes.iter().rev().cloned().map(Change::swapped);
        back.flat_map(|change| told(&change, desk, &desk.catalog.names(lang))).collect::<Vec<_>>()
    });
    let more = vi.len().saturating_sub(LINES);
    vi.truncate(LINES);
    en.truncate(LINES);
    let detail = vi.into_iter().zip(en).map(|(vi, en)| Message::new(vi, en)).collect();
    Confirm { more, ..Confirm::before(question, detail, Request::UndoAct(*number)) }
}

/// What a change would do: in a sentence, and for a record that stays, field by field.
fn told(change: &Change, desk: &Desk, names: &dyn Names) -> Vec<String> {
    let lang = names.lang();
    let done = says::act(Act::Save, std::slice::from_ref(change), names);
    let mut lines = vec![format!("- {}", done.in_lang(lang))];
    if change.before.is_some() && change.after.is_some() {
        let arrow = if desk.unicode { "→" } else { "->" };
        let shown = |value: &Value, column: &'static Column| match show(value, column, names) {
            text if text.is_empty() => "–".to_owned(),
            text => fit(&text, VALUE).trim_end().to_owned(),
        };
        lines.extend(change.differences().into_iter().map(|(column, before, after)| {
            let label = column.label.in_lang(lang);
            format!("  {label}: {} {arrow} {}", shown(&before, column), shown(&after, column))
        }));
    }
    lines
}
