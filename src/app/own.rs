//! The commands that the stack answers itself, whatever layer is on top: going, years, undo, help.

use super::App;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::model::{Link, Value};
use crate::panes;
use crate::store::request::{Request, Scope};
use crate::text::{Message, Typing};

impl App {
    /// That a record does not belong to the year looked at, with the key that shows every year; `None` where it
    /// does, or belongs to none.
    pub(super) fn outside(&self, link: Link) -> Option<Message> {
        let year = self.desk.scope.year?;
        let catalog = &self.desk.catalog;
        let (first, last) = match (catalog.get(link), catalog.value_of(link, "year")) {
            (Some(stored), _) => stored.record.years()?,
            // The catalog keeps no more than the columns of the many.
            (None, Some(Value::Number(year))) => i16::try_from(year).ok().map(|it| (it, it))?,
            _ => return None,
        };
        if (first..=last).contains(&year) {
            return None;
        }
        let its = if year < first { first } else { last };
        let key =
            self.desk.keymap.keys_for(&[Context::Global], Command::YearAll).unwrap_or_default();
        Some(Message::new(
            format!("thuộc năm {its}, ngoài năm {year} đang xem ({key}: mọi năm)"),
            format!("of {its}, outside {year} on the screen ({key}: all years)"),
        ))
    }

    pub(super) fn available_here(&self, command: Command) -> Option<Result<(), Message>> {
        match command {
            Command::Suspend
            | Command::Redraw
            | Command::Language
            | Command::Theme
            | Command::Typing => Some(Ok(())),
            Command::Tour => Some(self.tour_available()),
            Command::TourNext => Some(self.tour.runs()),
            Command::Help | Command::Palette => (!self.shows_palette_or_help()).then_some(Ok(())),
            Command::Cancel => Some(self.when_open()),
            Command::Undo => {
                Some(self.when_free().and(when_pending(self.desk.undo.is_some(), command)))
            }
            Command::Redo => {
                Some(self.when_free().and(when_pending(self.desk.redo.is_some(), command)))
            }
            Command::Quit
            | Command::Guide
            | Command::GoUnits
            | Command::GoMeetings
            | Command::GoNominations
            | Command::GoPersons
            | Command::GoAwards
            | Command::GoTerms
            | Command::GoBlocs
            | Command::GoInitiatives
            | Command::GoRatings
            | Command::GoCases
            | Command::GoAchievements
            | Command::GoDecisions
            | Command::GoBallots
            | Command::GoQuotas
            | Command::GoDeadlines
            | Command::GoProposals
            | Command::GoDirections
            | Command::GoHandovers
            | Command::GoSchemes
            | Command::GoScores
            | Command::GoClusters
            | Command::GoActivities
            | Command::GoContacts
            | Command::GoReports
            | Command::GoTimeline
            | Command::GoChecklist
            | Command::GoPeople
            | Command::GoBoard
            | Command::GoEligible
            | Command::GoRates
            | Command::GoOverview
            | Command::GoCalendar
            | Command::GoRanking
            | Command::YearBefore
            | Command::YearAfter
            | Command::YearAll => Some(self.when_free()),
            Command::ScopeClear => {
                Some(self.when_free().and_then(|()| match self.desk.scope.unit {
                    Some(_) => Ok(()),
                    None => {
                        Err(Message::new("đang xem cả khối", "the whole bloc is shown already"))
                    }
                }))
            }
            _ => None,
        }
    }

    fn shows_palette_or_help(&self) -> bool {
        self.contexts().iter().any(|context| matches!(context, Context::Palette | Context::Help))
    }

    /// Nothing that would be lost stands open.
    fn when_free(&self) -> Result<(), Message> {
        let busy = |context: &Context| {
            context.takes_text()
                || matches!(
                    context,
                    Context::Confirm | Context::Compare | Context::Dossier | Context::Import
                )
        };
        if self.layers.iter().any(|layer| layer.contexts().iter().any(busy)) {
            return Err(Message::new(
                "hãy lưu hoặc rời biểu mẫu trước",
                "save or leave the form first",
            ));
        }
        Ok(())
    }

    pub(super) fn run_here(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Quit => vec![self.keep_place(), Effect::Quit],
            Command::Suspend => vec![Effect::Suspend],
            Command::Redraw => vec![Effect::Redraw],
            Command::Language => vec![Effect::Language(self.desk.lang.other())],
            Command::Typing => self.next_typing(),
            Command::Theme => self.next_theme(),
            Command::Cancel => vec![Effect::Close],
            Command::Undo => vec![Effect::Ask(Request::Undo), Effect::Hold],
            Command::Redo => vec![Effect::Ask(Request::Redo), Effect::Hold],
            Command::Tour => self.turn_tour(),
            Command::TourNext => {
                self.tour.skip();
                Vec::new()
            }
            Command::Help => {
                let chapter = self.layers.last().map_or(Chapter::Screen, |top| top.chapter());
                let told = self.layers.last().and_then(|top| top.explains(&self.desk));
                let help = panes::help::Help::new(self.contexts(), chapter).about(told);
                vec![Effect::Open(Box::new(help))]
            }
            Command::Palette => vec![Effect::Open(Box::new(self.palette()))],
            Command::YearBefore => self.year(-1),
            Command::YearAfter => self.year(1),
            Command::YearAll => self.all_years(),
            Command::ScopeClear => vec![Effect::Scope(Scope { unit: None, ..self.desk.scope })],
            _ => {
                self.close_down_to(1);
                match panes::opened_by(command, &self.desk) {
                    Some(mut layer) => {
                        layer.go_back(&self.left);
                        vec![Effect::Open(layer)]
                    }
                    None => self.layers[0].run(command, &self.desk),
                }
            }
        }
    }

    /// Off, Telex, VNI, off again.
    fn next_typing(&self) -> Vec<Effect> {
        let typing = Typing { method: self.desk.typing.method.next(), ..self.desk.typing };
        let title = typing.method.title();
        let said = Message::new(
            format!("gõ tiếng Việt: {}", title.vi),
            format!("Vietnamese typing: {}", title.en),
        );
        vec![Effect::Typing(typing), Effect::Say(said)]
    }

    /// The next colours, said by name: some terminals show all alike.
    fn next_theme(&self) -> Vec<Effect> {
        let theme = self.desk.theme.next();
        let title = theme.title();
        let said = Message::new(format!("Màu: {}", title.vi), format!("Colours: {}", title.en));
        vec![Effect::Theme(theme), Effect::Say(said)]
    }

    fn palette(&self) -> panes::palette::Palette {
        let contexts = self.contexts();
        let known = Command::all().filter_map(|command| Some((command, self.available(command)?)));
        panes::palette::Palette::new(known.collect(), &contexts, &self.desk)
    }

    /// Whether there is something to close; somebody who wants to leave is told how.
    fn when_open(&self) -> Result<(), Message> {
        if self.layers.len() > 1 {
            return Ok(());
        }
        let quit = self.keys_for(Command::Quit).unwrap_or_default();
        Err(Message::new(
            format!("không có gì đang mở; {quit} để thoát"),
            format!("nothing is open; {quit} quits"),
        ))
    }

    fn year(&mut self, by: i16) -> Vec<Effect> {
        self.chosen_year = true;
        let year = self.desk.scope.year.unwrap_or_else(|| self.desk.today.year());
        let year = (year + by).clamp(1945, 2200);
        vec![Effect::Scope(Scope { year: Some(year), ..self.desk.scope })]
    }

    fn all_years(&mut self) -> Vec<Effect> {
        self.chosen_year = true;
        let year = match self.desk.scope.year {
            Some(_) => None,
            None => Some(self.usual_year()),
        };
        vec![Effect::Scope(Scope { year, ..self.desk.scope })]
    }
}

/// Whether there is something to undo or to redo.
fn when_pending(pending: bool, command: Command) -> Result<(), Message> {
    if pending {
        return Ok(());
    }
    let title = command.title();
    Err(Message::new(
        format!("không có gì để {}", title.vi),
        format!("there is nothing to {}", title.en),
    ))
}
