//! Following up direction items: their state, a note of the day, what became of them. Knows no list.

use jiff::civil::Date;

use crate::help::Chapter;
use crate::layer::Desk;
use crate::model::direction::{DIRECTION_STATES, FollowUp};
use crate::model::field::{Field, Fields, Shape};
use crate::model::rows::missing;
use crate::model::{Fault, Id, Kind, Link, Record, Stored, Value};
use crate::store::catalog::meetings::is_end;
use crate::store::request::{Request, Save};
use crate::text::{Label, Message};
use crate::ui::form::Form;
use crate::ui::form::acting::{self, about};

/// What is entered.
#[derive(Debug, Clone, Default)]
struct Entered {
    state: String,
    date: Option<Date>,
    note: String,
    result: String,
}

static FIELDS: [Field<Entered>; 4] = [
    Field::new(
        "state",
        Label::new("Trạng thái", "State"),
        Shape::Choice(&DIRECTION_STATES),
        |r: &Entered| Value::of_choice(&r.state),
        |r, v| v.into_choice(&DIRECTION_STATES).map(|x| r.state = x),
    )
    .required(),
    Field::new(
        "date",
        Label::new("Ngày", "Date"),
        Shape::Date,
        |r: &Entered| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    ),
    Field::new(
        "note",
        Label::new("Tình hình", "Note"),
        Shape::Text,
        |r: &Entered| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
    Field::new(
        "result",
        Label::new("Kết quả", "Result"),
        Shape::LongText,
        |r: &Entered| Value::of_text(&r.result),
        |r, v| v.into_text().map(|x| r.result = x),
    ),
];

impl Fields for Entered {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

/// The form that follows up `directions`; a single one starts from its state and result.
pub fn form(directions: Vec<Id>, desk: &Desk) -> Form {
    let mut entered = Entered { date: Some(desk.today), ..Entered::default() };
    if let Some(Record::Direction(direction)) = only(&directions, Kind::Direction, desk) {
        (entered.state, entered.result) = (direction.state, direction.result);
    }
    let many = Message::new("phương hướng", "direction items");
    let about = about(&directions, first_title(&directions, Kind::Direction, desk), &many);
    Form::acting(directions, about, Box::new(entered), desk)
}

impl acting::Entered for Entered {
    fn of(&self) -> (&'static str, &'static str) {
        ("following", "")
    }

    fn title(&self, about: &Message) -> Message {
        Message::new(
            format!("Theo dõi phương hướng {}", about.vi),
            format!("Follow up {}", about.en),
        )
    }

    fn chapter(&self) -> Chapter {
        Chapter::Proposals
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.state.is_empty() {
            faults.push(missing().at("state"));
        }
        if !self.note.is_empty() && self.date.is_none() {
            faults.push(missing().at("date"));
        }
        if is_end(&self.state) && self.result.is_empty() {
            faults.push(
                Fault::new(
                    "đã kết thúc thì phải ghi kết quả",
                    "it has ended: say what became of it",
                )
                .at("result"),
            );
        }
        faults
    }

    fn request(&self, ids: &[Id], desk: &Desk) -> Result<Request, Message> {
        let Self { state, date, note, result } = self;
        changed(ids, Kind::Direction, desk, |record| {
            if let Record::Direction(direction) = record {
                direction.state.clone_from(state);
                if !result.is_empty() {
                    direction.result.clone_from(result);
                }
                if !note.is_empty() {
                    direction.follow_ups.push(FollowUp { date: *date, text: note.clone() });
                }
            }
        })
    }

    fn again(&self) -> Box<dyn acting::Entered> {
        Box::new(self.clone())
    }
}

/// The record that is the only one of `ids`.
pub fn only(ids: &[Id], kind: Kind, desk: &Desk) -> Option<Record> {
    let [only] = ids else { return None };
    desk.catalog.get(Link::new(kind, *only)).map(|stored| stored.record.clone())
}

/// Code and name of the first of `ids`.
pub fn first_title(ids: &[Id], kind: Kind, desk: &Desk) -> Option<String> {
    let stored = desk.catalog.get(Link::new(kind, *ids.first()?))?;
    Some(titled(&stored, desk))
}

/// Code and name of a record.
pub fn titled(stored: &Stored, desk: &Desk) -> String {
    format!("{} {}", stored.record.code(), stored.record.title(&desk.names()))
}

/// The request that changes these records, which the catalog keeps whole, in one act.
pub fn changed(
    ids: &[Id],
    kind: Kind,
    desk: &Desk,
    change: impl Fn(&mut Record),
) -> Result<Request, Message> {
    let save = |id: &Id| {
        let stored = desk.catalog.get(Link::new(kind, *id))?;
        let mut record = stored.record.clone();
        change(&mut record);
        let (id, seen) = (Some(stored.id), stored.version);
        // Nothing is changed here that could be doubtful.
        Some(Save { id, seen, record, begun: None, despite: true })
    };
    let saves: Option<Vec<Save>> = ids.iter().map(save).collect();
    saves.map(Request::Save).ok_or_else(|| {
        Message::new("một bản ghi trong số này đã bị xóa", "one of these records was deleted")
    })
}
