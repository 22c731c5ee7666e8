//! What every record tells of itself beside its fields. Knows no particular record.

use jiff::civil::Date;

use super::fault::Fault;
use super::field::Entity;
use super::id::Id;
use super::kind::Kind;
use super::show::Names;

/// A record, whatever it is of.
pub trait Recorded: Entity {
    /// Which kind it is of.
    fn kind(&self) -> Kind;

    /// Its short code; empty until the store gives one.
    fn code(&self) -> &str;

    /// Its short code, for writing.
    fn code_mut(&mut self) -> &mut String;

    /// What people call it, in a list or a reference to it.
    fn title(&self, names: &dyn Names) -> String;

    /// The title where it is a text of the record itself, in every language.
    fn own_title(&self) -> Option<&str> {
        None
    }

    /// Everything that people may call it when they point at it, its code aside; empty for what is
    /// called by the names of other records.
    fn names(&self) -> Vec<String> {
        self.own_title().map(str::to_owned).into_iter().collect()
    }

    /// The text it sorts by where lists are sorted by title; differs from the title for persons.
    fn sort_text(&self) -> String {
        self.own_title().unwrap_or_default().to_owned()
    }

    /// The years it belongs to, first and last; `None` where years do not bound it.
    fn years(&self) -> Option<(i16, i16)> {
        None
    }

    /// The bloc it belongs to; `None` for what all blocs share.
    fn bloc(&self) -> Option<Id> {
        None
    }

    /// The bloc it belongs to, for writing; `None` for kinds that all blocs share.
    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        None
    }

    /// The series that new records like this one get their codes from.
    fn series(&self) -> Series;

    /// What is wrong with it beyond missing fields, as far as it alone can tell.
    fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
}

/// A series of codes: of a year or of all time, and how many digits are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Series {
    /// The year in the code; none where codes run on through the years.
    pub year: Option<i16>,
    /// How many digits numbers are filled up to.
    pub digits: usize,
}

impl Series {
    /// One series for all time.
    pub const fn plain(digits: usize) -> Self {
        Self { year: None, digits }
    }

    /// A series for each year.
    pub const fn of_year(year: i16, digits: usize) -> Self {
        Self { year: Some(year), digits }
    }

    /// A series for each year, by a day that may not be known.
    pub fn of_date(date: Option<Date>, digits: usize) -> Self {
        Self { year: date.map(Date::year), digits }
    }
}
