//! The dossier of a nomination: what its award needs, ticked by keys, saved as the nomination's documents.
//! Knows no list.

mod brief;
mod reference;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::attachments;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::keymap::Key;
use crate::law::dossier::Need;
use crate::law::papers::Paper;
use crate::layer::{Desk, Layer, Under};
use crate::model::nomination::{DOCUMENT_STATES, Document};
use crate::model::show::choice_label;
use crate::model::{Record, Stored};
use crate::store::request::{Notice, Presence, Refusal, Request, Save};
use crate::text::width::{fit, pad};
use crate::text::{Label, Message};
use crate::ui::confirm::{self, Then};
use crate::ui::presence::presence;
use crate::ui::{glyph, layout, table, theme};
use reference::Reference;

pub use brief::{brief, is_open, papers_of, says};

/// The states that the space bar goes through.
const CYCLE: [&str; 4] = ["", "present", "missing", "not_needed"];

/// What keys do at the moment.
enum Mode {
    /// Move and tick.
    Browse,
    /// The reference under the cursor is typed.
    Reference(Reference),
    /// Whether to save before leaving.
    Leaving,
}

/// A dossier on the screen.
pub struct Dossier {
    stored: Arc<Stored>,
    papers: Option<Vec<Paper>>,
    before: Vec<Paper>,
    cursor: usize,
    mode: Mode,
    saving: bool,
    /// What was found where the references point.
    found: Vec<(String, Presence)>,
}

impl Dossier {
    /// The dossier of this nomination.
    pub fn new(stored: Arc<Stored>) -> Self {
        let mode = Mode::Browse;
        let (before, found) = (Vec::new(), Vec::new());
        Self { stored, papers: None, before, cursor: 0, mode, saving: false, found }
    }

    /// Asks whether what the references name is there.
    fn look_up(&self) -> Vec<Effect> {
        let named = self.papers().iter().map(|paper| paper.reference.clone());
        let named: Vec<String> = named.filter(|reference| !reference.is_empty()).collect();
        if named.is_empty() {
            return Vec::new();
        }
        vec![Effect::Ask(Request::References(named))]
    }

    fn papers(&self) -> &[Paper] {
        self.papers.as_deref().unwrap_or_default()
    }

    fn here(&mut self) -> Option<&mut Paper> {
        self.papers.as_mut()?.get_mut(self.cursor)
    }

    fn is_changed(&self) -> bool {
        self.papers() != self.before
    }

    fn cycle(&mut self) {
        if let Some(paper) = self.here() {
            let at = CYCLE.iter().position(|state| *state == paper.state).unwrap_or(0);
            CYCLE[(at + 1) % CYCLE.len()].clone_into(&mut paper.state);
        }
    }

    /// Takes what was typed as the reference: a document that is kept somewhere is there.
    fn take(&mut self, text: &str) {
        if let Some(paper) = self.here() {
            crate::text::one_line(text).clone_into(&mut paper.reference);
            if paper.state.is_empty() && !paper.reference.is_empty() {
                "present".clone_into(&mut paper.state);
            }
        }
    }

    fn step(&mut self, by: isize) {
        let last = self.papers().len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    fn save(&mut self) -> Vec<Effect> {
        let Record::Nomination(mut nomination) = self.stored.record.clone() else {
            return Vec::new();
        };
        let entered = self.papers().iter().filter(|paper| !paper.state.is_empty());
        nomination.documents = entered
            .map(|paper| Document {
                document: paper.document.to_owned(),
                state: paper.state.clone(),
                reference: paper.reference.clone(),
            })
            .collect();
        self.saving = true;
        let save = Save {
            id: Some(self.stored.id),
            seen: self.stored.version,
            record: Record::Nomination(nomination),
            begun: None,
            despite: true,
        };
        vec![Effect::Ask(Request::Save(vec![save])), Effect::Hold]
    }

    fn leave(&mut self) -> Vec<Effect> {
        if self.is_changed() {
            self.mode = Mode::Leaving;
            return Vec::new();
        }
        vec![Effect::Close]
    }
}

impl Layer for Dossier {
    fn contexts(&self) -> Vec<Context> {
        match self.mode {
            Mode::Browse => vec![Context::Dossier],
            Mode::Reference(_) => vec![Context::File, Context::Text],
            Mode::Leaving => vec![Context::Confirm],
        }
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match &self.mode {
            Mode::Browse if command == Command::Attachment => {
                let paper = self.papers().get(self.cursor)?;
                Some(attachments::one_available(&paper.reference, desk))
            }
            Mode::Browse => matches!(
                command,
                Command::Up
                    | Command::Down
                    | Command::First
                    | Command::Last
                    | Command::Mark
                    | Command::Edit
                    | Command::Save
                    | Command::Leave
            )
            .then_some(Ok(())),
            Mode::Reference(typed) => typed.available(command, desk),
            Mode::Leaving => confirm::leaving().allows(command),
        }
    }

    fn run(&mut self, command: Command, _: &Desk) -> Vec<Effect> {
        match &mut self.mode {
            Mode::Browse => match command {
                Command::Up => self.step(-1),
                Command::Down => self.step(1),
                Command::First => self.step(isize::MIN),
                Command::Last => self.step(isize::MAX),
                Command::Mark => self.cycle(),
                Command::Edit => {
                    let text = self.here().map(|paper| paper.reference.clone());
                    self.mode = Mode::Reference(Reference::new(&text.unwrap_or_default()));
                }
                Command::Attachment => {
                    let paper = self.here().map(|paper| paper.reference.clone());
                    return attachments::open_one(&paper.unwrap_or_default());
                }
                Command::Save => return self.save(),
                _ => return self.leave(),
            },
            Mode::Reference(typed) => match command {
                Command::Accept => {
                    let text = typed.text().to_owned();
                    self.mode = Mode::Browse;
                    self.take(&text);
                    return self.look_up();
                }
                Command::Cancel => self.mode = Mode::Browse,
                other => return typed.run(other),
            },
            Mode::Leaving => {
                let then = confirm::leaving().answer(command);
                self.mode = Mode::Browse;
                match then {
                    Some(Then::Run(_)) => return self.save(),
                    Some(Then::Leave) => return vec![Effect::Close],
                    _ => {}
                }
            }
        }
        Vec::new()
    }

    fn typed(&mut self, key: Key, desk: &Desk) -> Option<Vec<Effect>> {
        let Mode::Reference(typed) = &mut self.mode else { return None };
        typed.key(key.letter()?, desk.typing);
        Some(Vec::new())
    }

    fn pasted(&mut self, text: &str, _: &Desk) -> Vec<Effect> {
        if let Mode::Reference(typed) = &mut self.mode {
            typed.insert(&crate::text::one_line(text));
        }
        Vec::new()
    }

    fn hear(&mut self, notice: &Notice, _: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Done(_) if self.saving => vec![Effect::Close],
            Notice::References(found) => {
                self.found.clone_from(found);
                Vec::new()
            }
            Notice::Path(..) => match &mut self.mode {
                Mode::Reference(typed) => typed.hear(notice),
                _ => Vec::new(),
            },
            Notice::Refused(refusal) if self.saving => {
                self.saving = false;
                let why = match refusal {
                    Refusal::Faults(faults) => {
                        faults.first().map(|(_, fault)| fault.message.clone())
                    }
                    Refusal::Stale { .. } => Some(Message::new(
                        "người khác vừa sửa đề nghị này; hãy đóng và mở lại hồ sơ",
                        "somebody else changed this nomination: close the dossier and open it again",
                    )),
                    _ => None,
                };
                why.map(Effect::Warn).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        if self.papers.is_none()
            && let Record::Nomination(nomination) = &self.stored.record
        {
            self.before = papers_of(nomination, desk);
            self.papers = Some(self.before.clone());
            return self.look_up();
        }
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        match self.mode {
            Mode::Browse => vec![
                Command::Mark,
                Command::Edit,
                Command::Attachment,
                Command::Save,
                Command::Leave,
            ],
            Mode::Reference(_) => vec![Command::Accept, Command::Cancel],
            Mode::Leaving => vec![Command::Yes, Command::No, Command::Cancel],
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn under(&self, at: Position, desk: &Desk) -> Under {
        match self.mode {
            Mode::Leaving => confirm::leaving().under(at, desk, layout::body(desk.size)),
            _ => Under::Rows,
        }
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let names = desk.names();
        let code = self.stored.record.code();
        let changed = desk.say(Label::new("  chưa lưu", "  not saved"));
        let title = Line::from(vec![
            Span::styled(desk.say(Label::new("Hồ sơ", "Dossier")), theme::strong(desk)),
            Span::raw(format!(" {code} {}", self.stored.record.title(&names))),
            Span::raw(if self.is_changed() { changed } else { "" }),
        ]);
        let body = table::titled(title, true, desk, frame, area);
        let mut lines = vec![summary(self.papers(), desk), Line::default()];
        for (index, paper) in self.papers().iter().enumerate() {
            lines.push(self.paper(index, paper, usize::from(body.width), desk));
        }
        for (row, line) in (0..body.height).zip(lines) {
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
        if let Mode::Reference(typed) = &self.mode {
            let line = u16::try_from(self.cursor).unwrap_or(u16::MAX);
            let y = body.y.saturating_add(2).saturating_add(line);
            typed.view_ways(desk, frame.buffer_mut(), body, y);
        }
        if matches!(self.mode, Mode::Leaving) {
            confirm::leaving().draw(desk, frame.buffer_mut(), area);
        }
    }
}

fn summary(papers: &[Paper], desk: &Desk) -> Line<'static> {
    let Some((message, whole)) = says(papers) else {
        let unknown = Label::new(
            "chưa có danh hiệu, hình thức: chưa rõ cần những tài liệu nào",
            "no award yet: what is needed is not known",
        );
        return Line::styled(format!("  {}", desk.say(unknown)), theme::dim(desk));
    };
    let style = if whole { theme::good(desk) } else { theme::fault(desk) };
    Line::styled(format!("  {}", message.in_lang(desk.lang)), style)
}

impl Dossier {
    fn paper(&self, index: usize, paper: &Paper, width: usize, desk: &Desk) -> Line<'static> {
        let here = index == self.cursor;
        let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
        let sign = match paper.state.as_str() {
            "present" => "[x]",
            "missing" => "[ ]",
            "not_needed" => "[-]",
            _ => "[?]",
        };
        let state = match paper.state.as_str() {
            "" => desk.say(Label::new("chưa ghi", "not entered")).to_owned(),
            state => choice_label(&DOCUMENT_STATES, state, desk.lang),
        };
        let need = match paper.need {
            Some(Need::Always) => Label::new("cần", "needed"),
            Some(Need::ByCase) => Label::new("tùy trường hợp", "by case"),
            None => Label::new("", ""),
        };
        let wide = (width / 3).clamp(24, 44);
        let label = capital(paper.label.in_lang(desk.lang));
        let label = pad(&fit(&label, wide), wide);
        let text = format!("{sign} {} {label} {} ", pad(&state, 11), pad(desk.say(need), 14));
        let mut spans =
            vec![Span::styled(format!("{cursor} "), theme::accent(desk)), Span::raw(text)];
        match &self.mode {
            Mode::Reference(line) if here => {
                let kept = desk.say(Label::new("nơi lưu: ", "kept at: "));
                spans.push(Span::styled(kept, theme::accent(desk)));
                spans.push(Span::raw(line.text().to_owned()));
                spans.push(Span::styled(glyph::CURSOR.on(desk), theme::accent(desk)));
            }
            _ => {
                spans.push(Span::styled(paper.reference.clone(), theme::label(desk)));
                spans.extend(presence(&paper.reference, &self.found, desk));
            }
        }
        Line::from(spans)
    }
}

/// With a capital first letter, as documents are listed.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
