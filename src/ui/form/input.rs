//! One value as it is typed: its text, the record chosen for it, what is wrong with it. Knows no form.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::layer::Desk;
use crate::model::field::{Column, Shape};
use crate::model::parse::{edit_text, parse};
use crate::model::{Fault, Link, Names, Value};
use crate::text::Message;
use crate::ui::line::Line;

/// A value of one line while it is typed; the column is told by whoever holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Input {
    /// What is typed; the record's title once one is chosen.
    pub line: Line,
    /// The record chosen, for a column that points at one.
    pub link: Option<Link>,
    /// Whether it was filled in by the form: the first letter typed takes its place.
    #[serde(default)]
    pub filled: bool,
    /// What was wrong when it was last looked at.
    pub fault: Option<Message>,
}

impl Input {
    /// Starts from `value`.
    pub fn of(value: &Value, column: &Column, names: &dyn Names) -> Self {
        let mut input = Self::default();
        input.set(value, column, names);
        input
    }

    /// Takes `value` in place of what is typed.
    pub fn set(&mut self, value: &Value, column: &Column, names: &dyn Names) {
        self.fault = None;
        if let Value::Link(link) = value {
            self.choose(*link, title_of(*link, names).unwrap_or_else(|| gone(names)));
        } else {
            self.link = None;
            self.line = Line::new(&edit_text(value, column, names.lang()));
        }
    }

    /// Takes the record `link`, called `title`.
    pub fn choose(&mut self, link: Link, title: impl AsRef<str>) {
        self.link = Some(link);
        self.line = Line::new(title.as_ref());
        self.fault = None;
    }

    /// Whether nothing is typed.
    pub fn is_blank(&self) -> bool {
        self.line.is_blank()
    }

    /// Whether both mean the same to whoever saves them.
    pub fn same(&self, other: &Self) -> bool {
        match (self.link, other.link) {
            (None, None) => self.line.text() == other.line.text(),
            (ours, theirs) => ours == theirs,
        }
    }

    /// The value that is typed.
    pub fn value(&self, column: &Column, today: Date) -> Result<Value, Fault> {
        match (column.shape, self.link) {
            (Shape::Link(_), Some(link)) => Ok(Value::Link(link)),
            (Shape::Link(_), None) if self.is_blank() => Ok(Value::Empty),
            (Shape::Link(_), None) => Err(Fault::new(
                "chọn một trong danh sách, hoặc tạo mới",
                "choose one of the list, or create it",
            )),
            (shape, _) => parse(self.line.text(), &shape, today),
        }
    }

    /// Looks at what is typed when it is left: writes it out in full, or keeps what is wrong.
    pub fn settle(&mut self, column: &Column, desk: &Desk) {
        match self.value(column, desk.today) {
            Err(fault) => self.fault = Some(fault.message),
            Ok(value) => {
                self.fault = None;
                let text = edit_text(&value, column, desk.lang);
                if self.link.is_none() && text != self.line.text() {
                    self.line = Line::new(&text);
                }
            }
        }
    }

    /// Writes the record chosen by the title it has now.
    pub fn retitle(&mut self, desk: &Desk) {
        if let Some(title) = self.link.and_then(|link| title_of(link, &desk.names()))
            && title != self.line.text()
        {
            self.line = Line::new(&title);
        }
    }

    /// Writes a value that is sound in the language of the desk.
    pub fn rewrite(&mut self, column: &Column, desk: &Desk) {
        if self.link.is_some() {
            self.retitle(desk);
        } else if let Ok(value) = self.value(column, desk.today) {
            let text = edit_text(&value, column, desk.lang);
            if text != self.line.text() {
                self.line = Line::new(&text);
            }
        }
    }
}

fn title_of(link: Link, names: &dyn Names) -> Option<String> {
    names.title(link).filter(|title| !title.is_empty()).or_else(|| names.code(link))
}

fn gone(names: &dyn Names) -> String {
    crate::text::Label::new("(không còn)", "(gone)").in_lang(names.lang()).to_owned()
}
