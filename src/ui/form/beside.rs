//! What follows from a record just chosen: the unit and the post beside a person. Knows no picking.

use super::{Focus, Form};
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::field::Shape;
use crate::model::{Kind, Link, Record, Stored, Value};
use crate::store::request::Request;

impl Form {
    /// Fills what is blank beside the field at `at`, which points at `link` now; asks for the person
    /// first where it has to.
    pub(super) fn fill_beside(&mut self, at: Focus, link: Link, desk: &Desk) -> Vec<Effect> {
        let Some(targets) = self.column_at(at).and_then(|column| targets(column.name)) else {
            return Vec::new();
        };
        match link.kind {
            Kind::Unit if targets.contains(&"unit") => {
                self.fill_blank(at, "unit", &Value::Link(link), desk);
                Vec::new()
            }
            Kind::Person => {
                self.beside.push((at, link));
                vec![Effect::Ask(Request::Get(link))]
            }
            _ => Vec::new(),
        }
    }

    /// Hears who a person is: fills the unit and the post that the person holds beside them.
    pub(super) fn got(&mut self, link: Link, stored: Option<&Stored>, desk: &Desk) {
        let (now, later) = self.beside.drain(..).partition(|(_, of)| *of == link);
        self.beside = later;
        let Some(Record::Person(person)) = stored.map(|stored| &stored.record) else { return };
        let Some(post) = person.last_post() else { return };
        let now: Vec<(Focus, Link)> = now;
        for (at, _) in now {
            if self.input_at(at).and_then(|input| input.link) != Some(link) {
                continue;
            }
            let names = self.column_at(at).and_then(|column| targets(column.name));
            for name in names.unwrap_or_default() {
                let value = match *name {
                    "role" => Value::of_text(&post.post),
                    _ => Value::of_id(Kind::Unit, post.unit),
                };
                self.fill_blank(at, name, &value, desk);
            }
        }
    }

    /// Sets the field, or the cell of the same row, called `name`, where it is blank.
    fn fill_blank(&mut self, at: Focus, name: &str, value: &Value, desk: &Desk) {
        let found = if let Shape::Rows(table) = self.columns[at.field].shape {
            table.position(name).map(|cell| Focus { cell, ..at })
        } else {
            let field = self.columns.iter().position(|column| column.name == name);
            field.map(|field| Focus { field, row: 0, cell: 0 })
        };
        let Some(at) = found else { return };
        let Some(column) = self.column_at(at) else { return };
        if let Some(input) = self.input_at(at).filter(|input| input.is_blank()) {
            input.set(value, column, &desk.names());
            input.filled = true;
        }
    }
}

/// The fields that follow from the person or unit in the field called `name`.
fn targets(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "person" | "speaker" | "presenter" => Some(&["unit", "role"]),
        "nominee" => Some(&["unit"]),
        "presider" => Some(&["presiding_unit"]),
        _ => None,
    }
}
