//! How a form starts: blank and filled with what is known, from a record, for a record made in passing.

use super::slot::Slot;
use super::{Focus, Form, Over, Subject};
use crate::layer::Desk;
use crate::model::field::{Column, Entity};
use crate::model::{Kind, Record, Stored, Value};
use crate::ui::path::Ways;

impl Form {
    /// A form for a new record of `kind`, with the bloc and the year that are looked at; a nomination is a regular
    /// one unless said otherwise.
    pub fn new(kind: Kind, desk: &Desk) -> Self {
        Self::blank(kind, &[], true, desk)
    }

    /// A form for a new record of `kind` in which these fields are filled in already.
    pub fn filled(kind: Kind, filled: &[(&str, Value)], desk: &Desk) -> Self {
        Self::blank(kind, filled, true, desk)
    }

    /// A form for a new record of `kind` called `name`, opened from a field that shall point at it.
    ///
    /// It keeps no draft (`keeps` false) where that would take the place of the form it came from.
    pub fn create(kind: Kind, name: &str, keeps: bool, desk: &Desk) -> Self {
        Self::blank(kind, &[("name", Value::of_text(name))], keeps, desk)
    }

    /// A form that changes a record.
    pub fn edit(stored: &Stored, desk: &Desk) -> Self {
        let subject = Subject::Record {
            id: Some(stored.id),
            seen: stored.version,
            before: stored.record.clone(),
        };
        let mut form = Self::over(subject, stored.record.entity(), desk);
        form.focus_first(Slot::is_open);
        form
    }

    /// The same form with these fields alone; the others keep what they have.
    #[must_use]
    pub fn short(mut self, names: &[&str]) -> Self {
        let kept: Vec<bool> =
            self.columns.iter().map(|column| names.contains(&column.name)).collect();
        let mut keeps = kept.iter().copied().cycle();
        self.columns.retain(|_| keeps.next().unwrap_or(true));
        let mut keeps = kept.iter().copied().cycle();
        self.slots.retain(|_| keeps.next().unwrap_or(true));
        self.start.clone_from(&self.slots);
        self.focus_first(|slot| slot.is_open() && slot.is_blank());
        self
    }

    /// A form on `subject` that starts from the values of `entity`.
    pub(super) fn over(subject: Subject, entity: &dyn Entity, desk: &Desk) -> Self {
        let columns: Vec<&'static Column> =
            (0..entity.width()).map(|index| entity.column(index)).collect();
        let names = desk.names();
        let slot = |(index, column): (usize, &&'static Column)| {
            Slot::of(&entity.get(index), column, &names)
        };
        let slots: Vec<Slot> = columns.iter().enumerate().map(slot).collect();
        Self {
            subject,
            settles: Vec::new(),
            used: None,
            saying: super::saying::Saying::default(),
            start: slots.clone(),
            slots,
            columns,
            focus: Focus::default(),
            lang: desk.lang,
            picker: None,
            ways: Ways::default(),
            reads: desk.folder.is_some(),
            over: Over::Nothing,
            pending: None,
            saving: false,
            creating: None,
            lookups: Vec::new(),
            beside: Vec::new(),
            keeps: true,
            begun: (desk.clock)(),
            kept: None,
            edited_at: None,
        }
    }

    fn blank(kind: Kind, filled: &[(&str, Value)], keeps: bool, desk: &Desk) -> Self {
        let mut before = Record::blank(kind);
        if let Some(bloc) = desk.scope.bloc.or_else(|| desk.catalog.bloc()) {
            before.set_bloc(bloc);
        }
        let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
        let year = Some(Value::Number(year.into()));
        let years = ["year", "year_reviewed"].into_iter().zip(year.iter().cycle());
        let known = years.map(|(name, year)| (name, year.clone()));
        let usual = (kind == Kind::Nomination).then(|| ("kind", Value::of_choice("regular")));
        for (name, value) in known.chain(usual).chain(filled.iter().cloned()) {
            if let Some(index) = Record::position(kind, name) {
                // A value that the field cannot take is left out: the field stays blank.
                let _ = before.entity_mut().set(index, value);
            }
        }
        let subject = Subject::Record { id: None, seen: 0, before: before.clone() };
        let mut form = Self::over(subject, before.entity(), desk);
        form.keeps = keeps;
        form.focus_first(|slot| slot.is_open() && slot.is_blank());
        form
    }

    /// Puts the cursor into the first field that `wanted` allows, the short code last of all: the
    /// store gives one.
    fn focus_first(&mut self, wanted: impl Fn(&Slot) -> bool) {
        let open = |(index, _): &(usize, &Slot)| self.columns[*index].name != "code";
        let mut slots = self.slots.iter().enumerate().filter(open);
        let found = slots.find(|(_, slot)| wanted(slot)).map(|(index, _)| index);
        let any = || self.slots.iter().position(Slot::is_open);
        self.focus = Focus { field: found.or_else(any).unwrap_or(0), row: 0, cell: 0 };
    }
}
