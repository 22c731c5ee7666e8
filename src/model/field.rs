//! The field table: one per record, from which form, list, detail, filter, check, import and export are made.

use super::fault::Fault;
use super::kind::Kind;
use super::value::Value;
use crate::text::Label;

/// One value that a choice field may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The name kept in the store and in files. Never changes.
    pub name: &'static str,
    /// What the screen says.
    pub label: Label,
}

/// What a field holds, and so how it is typed, shown and checked.
#[derive(Clone, Copy)]
pub enum Shape {
    /// One line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// A whole number within bounds, both included.
    Number(i64, i64),
    /// Points, as hundredths in a number.
    Points,
    /// A calendar year.
    Year,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// Yes or no.
    Flag,
    /// One of a few names.
    Choice(&'static [Choice]),
    /// A pointer to a record of one of these kinds.
    Link(&'static [Kind]),
    /// Rows with columns of their own.
    Rows(&'static dyn Table),
}

/// What is known of a field without its record.
#[derive(Clone, Copy)]
pub struct Column {
    /// The name in files, faults and `--sort`. Never changes.
    pub name: &'static str,
    /// What the screen calls it.
    pub label: Label,
    /// What it holds.
    pub shape: Shape,
    /// Whether a record without it is at fault.
    pub required: bool,
    /// Whether it follows from other fields and cannot be typed.
    pub computed: bool,
    /// Whether a form is given its rows by what stands here, and asks for the other cells alone.
    pub given: bool,
}

/// One field of a record or of a row inside one.
pub struct Field<R> {
    /// What is known of it without the record.
    pub column: Column,
    /// Reads it.
    pub get: fn(&R) -> Value,
    /// Writes it; a fault tells why the value cannot be taken.
    pub set: fn(&mut R, Value) -> Result<(), Fault>,
}

impl<R> Field<R> {
    /// A field that may stay empty.
    pub const fn new(
        name: &'static str,
        label: Label,
        shape: Shape,
        get: fn(&R) -> Value,
        set: fn(&mut R, Value) -> Result<(), Fault>,
    ) -> Self {
        let column = Column { name, label, shape, required: false, computed: false, given: false };
        Self { column, get, set }
    }

    /// The same field, which must not stay empty.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.column.required = true;
        self
    }

    /// The same field of a row, which says whom the row asks about.
    #[must_use]
    pub const fn given(mut self) -> Self {
        self.column.given = true;
        self
    }

    /// A field that follows from others: shown, listed and sorted by, never typed.
    pub const fn computed(
        name: &'static str,
        label: Label,
        shape: Shape,
        get: fn(&R) -> Value,
    ) -> Self {
        let column = Column { name, label, shape, required: false, computed: true, given: false };
        Self { column, get, set: |_, _| Ok(()) }
    }
}

/// Columns as a sequence, whatever they are columns of.
pub trait Table: Sync {
    /// How many there are.
    fn width(&self) -> usize;
    /// The one at `index`, which is below `width`.
    fn column(&'static self, index: usize) -> &'static Column;
}

impl<R: 'static, const N: usize> Table for [Field<R>; N] {
    fn width(&self) -> usize {
        N
    }

    fn column(&'static self, index: usize) -> &'static Column {
        &self[index].column
    }
}

impl dyn Table {
    /// The columns, first to last.
    pub fn columns(&'static self) -> impl Iterator<Item = &'static Column> {
        (0..self.width()).map(|index| self.column(index))
    }

    /// How many columns at the left are given with the rows.
    pub fn given(&'static self) -> usize {
        self.columns().take_while(|column| column.given).count()
    }

    /// Where the column called `name` stands.
    pub fn position(&'static self, name: &str) -> Option<usize> {
        self.columns().position(|column| column.name == name)
    }
}

/// A type with a field table.
pub trait Fields: Sized + 'static {
    /// The table, in the order of the form.
    fn fields() -> &'static [Field<Self>];
}

/// A record whose type is not known here: the same table, reached by position.
pub trait Entity {
    /// How many fields it has.
    fn width(&self) -> usize;
    /// What is known of the field at `index`.
    fn column(&self, index: usize) -> &'static Column;
    /// The value of the field at `index`.
    fn get(&self, index: usize) -> Value;
    /// Writes the field at `index`; a fault stands at that field.
    fn set(&mut self, index: usize, value: Value) -> Result<(), Fault>;

    /// Where the field called `name` stands.
    fn position(&self, name: &str) -> Option<usize> {
        (0..self.width()).find(|index| self.column(*index).name == name)
    }
}

impl<R: Fields> Entity for R {
    fn width(&self) -> usize {
        R::fields().len()
    }

    fn column(&self, index: usize) -> &'static Column {
        &R::fields()[index].column
    }

    fn get(&self, index: usize) -> Value {
        (R::fields()[index].get)(self)
    }

    fn set(&mut self, index: usize, value: Value) -> Result<(), Fault> {
        let field = &R::fields()[index];
        (field.set)(self, value).map_err(|mut fault| {
            if fault.place.field.is_empty() {
                field.column.name.clone_into(&mut fault.place.field);
            }
            fault
        })
    }
}
