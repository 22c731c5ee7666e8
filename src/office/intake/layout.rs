//! Where a sheet's header stands and what each of its columns holds. Knows no store.

use crate::model::heading::Part;

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The column, counted from 0.
    pub column: u16,
    /// What stands over it, lines joined by a space; empty where nothing does.
    pub text: String,
    /// The first things below it, for people to recognise it by.
    pub examples: Vec<String>,
    /// What it holds; `None` where it is left out.
    pub part: Option<&'static Part>,
    /// Whether the person, or a mapping remembered, said so; else it was recognised by its name.
    pub given: bool,
}

/// How a sheet is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The first and last row of the header, counted from 1; `None` where there is none to be seen.
    pub header: Option<(u32, u32)>,
    /// The year that the titles above the header name.
    pub year: Option<i16>,
    /// The columns that hold something, first to last.
    pub columns: Vec<Heading>,
}

impl Layout {
    /// The column that holds this part.
    pub fn column(&self, part: &str) -> Option<u16> {
        let fits = |heading: &&Heading| heading.part.is_some_and(|it| it.name == part);
        self.columns.iter().find(fits).map(|heading| heading.column)
    }

    /// Lets `column` hold `part`, and no other column; `None` leaves it out.
    pub fn assign(&mut self, column: u16, part: Option<&'static Part>) {
        for heading in &mut self.columns {
            if heading.column == column {
                (heading.part, heading.given) = (part, true);
            } else if part.is_some_and(|part| heading.part.is_some_and(|it| it.name == part.name)) {
                (heading.part, heading.given) = (None, true);
            }
        }
    }
}
