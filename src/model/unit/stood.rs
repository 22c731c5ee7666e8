//! How a unit stood on a day: what it was called, where it belonged. Knows no other unit.

use jiff::civil::{Date, date};

use super::{Former, Unit};
use crate::model::id::Id;

/// How a unit stood at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stood<'a> {
    /// Full official name.
    pub name: &'a str,
    /// Short name; empty where the full name served.
    pub short: &'a str,
    /// The bloc it belonged to.
    pub bloc: Option<Id>,
    /// The unit above it; none for a member of the bloc.
    pub parent: Option<Id>,
    /// Place in the bloc's official order.
    pub order: Option<u16>,
}

impl<'a> Stood<'a> {
    /// What lists call it: the short name, or the full one where there is none.
    pub const fn title(&self) -> &'a str {
        if self.short.is_empty() { self.name } else { self.short }
    }

    /// Whether it was a member of `bloc`, not a unit below one.
    pub fn is_member(&self, bloc: Id) -> bool {
        self.bloc == Some(bloc) && self.parent.is_none()
    }
}

impl Former {
    fn stood(&self) -> Stood<'_> {
        let Self { name, short, bloc, parent, order, .. } = self;
        Stood { name, short, bloc: *bloc, parent: *parent, order: *order }
    }
}

impl Unit {
    /// How it stands by its latest entry.
    pub fn now(&self) -> Stood<'_> {
        let Self { name, short, bloc, parent, order, .. } = self;
        Stood { name, short, bloc: *bloc, parent: *parent, order: *order }
    }

    /// How it stood on `day`, by the first of its former states that lasted so long.
    pub fn as_of(&self, day: Date) -> Stood<'_> {
        let lasted = self.former.iter().filter(|former| former.until.is_some_and(|it| it >= day));
        lasted.min_by_key(|former| former.until).map_or_else(|| self.now(), Former::stood)
    }

    /// How it stood at the end of `year`, or when it ended before that.
    pub fn in_year(&self, year: i16) -> Stood<'_> {
        if self.former.is_empty() {
            return self.now();
        }
        let last = date(year.clamp(1, 9_999), 12, 31);
        self.as_of(self.valid_until.map_or(last, |ended| ended.min(last)))
    }

    /// Whether it is a member of `bloc` in `year`: it exists in it and stands at its end in the bloc.
    pub fn is_member_in(&self, bloc: Id, year: i16) -> bool {
        self.exists_in(year) && self.in_year(year).is_member(bloc)
    }

    /// Whether it is a member of `bloc`, or was one.
    pub fn was_ever_member(&self, bloc: Id) -> bool {
        self.now().is_member(bloc) || self.former.iter().any(|row| row.stood().is_member(bloc))
    }

    /// How it stood until and with `until`, by its state now: the row that a rename or a move leaves.
    pub fn leaving(&self, until: Date, basis: &str) -> Former {
        Former {
            until: Some(until),
            name: self.name.clone(),
            short: self.short.clone(),
            bloc: self.bloc,
            parent: self.parent,
            order: self.order,
            basis: basis.to_owned(),
        }
    }
}
