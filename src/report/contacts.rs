//! Who is the contact of a unit, when there was none, which members have none. Knows no screen.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::contact::Contact;
use crate::model::{Id, Kind, Record, Stored};
use crate::store::catalog::Catalog;

/// The contacts of a unit, the first to begin first.
pub fn of_unit(catalog: &Catalog, unit: Id) -> Vec<Arc<Stored>> {
    let mut found = catalog.all(Kind::Contact);
    found.retain(|stored| contact(stored).is_some_and(|it| it.unit == Some(unit)));
    found.sort_by_key(|stored| contact(stored).and_then(|it| it.from));
    found
}

/// The contact that a record is.
pub fn contact(stored: &Stored) -> Option<&Contact> {
    match &stored.record {
        Record::Contact(contact) => Some(contact),
        _ => None,
    }
}

/// The stretches between the first contact and `today` in which a unit had none, first and last day.
/// A first day that is not known leaves no gap before it, nor a last day one after it.
pub fn gaps(contacts: &[&Contact], today: Date) -> Vec<(Date, Date)> {
    let mut stretches: Vec<(Option<Date>, Option<Date>)> =
        contacts.iter().map(|contact| (contact.from, contact.until)).collect();
    stretches.sort_unstable();
    let mut gaps = Vec::new();
    let mut covered: Option<Date> = None;
    for (place, (from, until)) in stretches.iter().enumerate() {
        if let (true, Some(covered), Some(from)) = (place > 0, covered, *from) {
            let first = covered.tomorrow().ok().filter(|first| *first < from);
            let last = from.yesterday().ok();
            gaps.extend(first.zip(last));
        }
        let Some(until) = until else { return gaps };
        covered = Some(covered.map_or(*until, |covered| covered.max(*until)));
    }
    let first = covered.and_then(|covered| covered.tomorrow().ok());
    gaps.extend(first.filter(|first| *first <= today).map(|first| (first, today)));
    gaps
}

/// The members of `bloc` in `year`, in its order, of which no contact in that year is known.
pub fn without(catalog: &Catalog, bloc: Id, year: i16) -> Vec<Id> {
    let all = catalog.all(Kind::Contact);
    let has = |unit: Id| {
        all.iter().any(|stored| {
            let years = stored.record.years();
            contact(stored).is_some_and(|it| it.unit == Some(unit))
                && years.is_some_and(|(first, last)| first <= year && year <= last)
        })
    };
    let members = catalog.members(bloc, Some(year));
    members.iter().map(|stored| stored.id).filter(|id| !has(*id)).collect()
}
