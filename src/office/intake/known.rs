//! What lists name, found in the store: units, awards and persons by code, name and other names, decisions by
//! number; and what rows make beside their own records. Knows no cell.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::Terms;
use crate::model::person::Person;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Names, Record, Stored};
use crate::store::Store;
use crate::store::catalog::{Catalog, CatalogNames};
use crate::store::engine::EngineError;
use crate::text::{Lang, Message, fold, meant, nearest, one_line};

/// How many namesakes of a person are looked at.
const LOOKED_AT: usize = 50;

/// What can be named.
pub struct Known<'a> {
    store: &'a Store,
    /// The catalog when looking began.
    pub catalog: &'a Catalog,
    pub terms: &'a Terms,
    units: HashMap<String, Vec<Id>>,
    awards: HashMap<String, Vec<Id>>,
    decisions: HashMap<String, Vec<(Id, Option<Date>)>>,
    persons: HashMap<String, Vec<Id>>,
    /// Records that rows make beside their own.
    pub made: BTreeMap<Link, Record>,
    makers: HashMap<(Kind, String), Link>,
}

impl<'a> Known<'a> {
    /// What the store has of the names in a list; `persons` are the folded names that it mentions.
    pub fn of(
        store: &'a Store,
        catalog: &'a Catalog,
        terms: &'a Terms,
        persons: &BTreeSet<String>,
    ) -> Self {
        let mut known = Self {
            store,
            catalog,
            terms,
            units: HashMap::new(),
            awards: HashMap::new(),
            decisions: HashMap::new(),
            persons: HashMap::new(),
            made: BTreeMap::new(),
            makers: HashMap::new(),
        };
        for stored in catalog.all(Kind::Unit) {
            note(&mut known.units, &stored);
        }
        for stored in catalog.all(Kind::Award) {
            note(&mut known.awards, &stored);
        }
        for stored in catalog.all(Kind::Decision) {
            if let Record::Decision(decision) = &stored.record {
                let place = known.decisions.entry(number_key(&decision.number)).or_default();
                place.push((stored.id, decision.date));
            }
        }
        for (link, name) in catalog.called(Kind::Person, persons) {
            let place: &mut Vec<Id> = known.persons.entry(name).or_default();
            place.push(link.id);
        }
        known
    }

    /// What records are called, those made here included.
    pub fn names(&self, lang: Lang) -> KnownNames<'_> {
        KnownNames { made: &self.made, catalog: self.catalog.names(lang) }
    }

    /// A record as the store has it.
    pub fn get(&self, link: Link) -> Result<Option<Stored>, EngineError> {
        match self.catalog.get(link) {
            Some(stored) => Ok(Some((*stored).clone())),
            None => self.store.get(link),
        }
    }

    /// The record of this code.
    pub fn coded(&self, kind: Kind, code: &str) -> Result<Option<Stored>, EngineError> {
        match self.store.find_code(kind, code)? {
            Some(link) => self.get(link),
            None => Ok(None),
        }
    }

    /// The units called `name`; those below `within`, or `within` itself, where that leaves one.
    pub fn units(&self, name: &str, within: Option<Id>) -> Vec<Id> {
        let found = self.units.get(&unit_key(name)).cloned().unwrap_or_default();
        if found.len() < 2 {
            return found;
        }
        let current = |id: &Id| self.unit(*id).is_some_and(|unit| unit.valid_until.is_none());
        let of_bloc =
            |id: &Id| self.unit(*id).is_some_and(|unit| unit.bloc == Some(self.terms.bloc));
        let below = |id: &Id| within.is_some_and(|above| self.is_within(*id, above));
        let tests: [&dyn Fn(&Id) -> bool; 3] = [&below, &of_bloc, &current];
        let mut left = found;
        for test in tests {
            let fewer: Vec<Id> = left.iter().copied().filter(|id| test(id)).collect();
            if !fewer.is_empty() {
                left = fewer;
            }
        }
        left
    }

    /// The unit called `name`, or what is wrong: there is none, or several.
    pub fn unit_named(
        &mut self,
        name: &str,
        within: Option<Id>,
    ) -> Result<(Id, Option<Link>), Message> {
        if let Some(link) = self.makers.get(&(Kind::Unit, unit_key(name))) {
            return Ok((link.id, Some(*link)));
        }
        match self.units(name, within)[..] {
            [unit] => Ok((unit, None)),
            [] if self.terms.make_units => {
                let link = self.make_unit(name, within);
                Ok((link.id, Some(link)))
            }
            [] => Err(self.no_unit(name)),
            ref several => Err(self.several(name, several)),
        }
    }

    fn make_unit(&mut self, name: &str, within: Option<Id>) -> Link {
        let parent = within.or(self.terms.unit);
        let above = parent.and_then(|id| self.unit(id).map(|unit| unit.bloc));
        let bloc = above.flatten().or(Some(self.terms.bloc));
        let unit = Unit { name: one_line(name), bloc, parent, ..Unit::default() };
        self.make(Kind::Unit, unit_key(name), Record::Unit(unit))
    }

    /// Makes a record beside a row, once for each `key`.
    pub fn make(&mut self, kind: Kind, key: String, record: Record) -> Link {
        let link = *self.makers.entry((kind, key)).or_insert_with(|| Link::new(kind, Id::fresh()));
        self.made.entry(link).or_insert(record);
        link
    }

    /// What was made for this key.
    pub fn maker(&self, kind: Kind, key: &str) -> Option<Link> {
        self.makers.get(&(kind, key.to_owned())).copied()
    }

    fn no_unit(&self, name: &str) -> Message {
        let folded = unit_key(name);
        let near = nearest(&folded, self.units.keys().map(String::as_str));
        let near = near.and_then(|near| self.units.get(near)?.first().copied());
        let title = near.and_then(|id| self.unit(id)).map(|unit| unit.name);
        meant(
            title.as_deref(),
            format!("không có đơn vị “{name}”"),
            format!("there is no unit “{name}”"),
        )
    }

    fn several(&self, name: &str, several: &[Id]) -> Message {
        let links: Vec<Link> = several.iter().map(|id| Link::new(Kind::Unit, *id)).collect();
        let codes: Vec<String> = links.iter().map(|link| self.told(*link, Lang::Vi)).collect();
        let codes = codes.join(", ");
        Message::new(
            format!("“{name}” có thể là nhiều đơn vị: {codes}; hãy ghi mã"),
            format!("“{name}” may mean several units: {codes}; write the code"),
        )
    }

    /// A unit as it is in the store, or made here.
    pub fn unit(&self, id: Id) -> Option<Unit> {
        let link = Link::new(Kind::Unit, id);
        if let Some(Record::Unit(unit)) = self.made.get(&link) {
            return Some(unit.clone());
        }
        match &self.catalog.get(link)?.record {
            Record::Unit(unit) => Some(unit.clone()),
            _ => None,
        }
    }

    /// Whether `unit` is `above` or stands below it.
    pub fn is_within(&self, unit: Id, above: Id) -> bool {
        let mut next = Some(unit);
        // The tree is never deeper than it has units; a loop in damaged data ends all the same.
        for _ in 0..64 {
            match next {
                Some(id) if id == above => return true,
                Some(id) => next = self.unit(id).and_then(|unit| unit.parent),
                None => return false,
            }
        }
        false
    }

    /// The award called `name`; the nearest name where there is none.
    pub fn award(&self, name: &str) -> Result<Id, Message> {
        let full = award_key(name);
        let short = full.split_once(" nam ").map_or(full.as_str(), |(award, _)| award);
        let found = self.awards.get(&full).or_else(|| self.awards.get(short));
        match found.map(Vec::as_slice) {
            Some([award]) => Ok(*award),
            Some([_, _, ..]) => Err(Message::new(
                format!("“{name}” có thể là nhiều danh hiệu, hình thức; hãy ghi chữ viết tắt"),
                format!("“{name}” may mean several awards: write the abbreviation"),
            )),
            _ => {
                let near = nearest(short, self.awards.keys().map(String::as_str));
                let near = near.and_then(|near| self.awards.get(near)?.first());
                let title =
                    near.and_then(|id| self.names(Lang::Vi).title(Link::new(Kind::Award, *id)));
                Err(meant(
                    title.as_deref(),
                    format!("không có danh hiệu, hình thức “{name}”"),
                    format!("there is no award “{name}”"),
                ))
            }
        }
    }

    /// The decision of this number, and of this date where both are known; several at worst.
    pub fn decisions(&self, number: &str, date: Option<Date>) -> Vec<Id> {
        let alike = self.decisions.get(&number_key(number)).into_iter().flatten();
        let fits = |known: &Option<Date>| date.is_none() || known.is_none() || *known == date;
        alike.filter(|(_, known)| fits(known)).map(|(id, _)| *id).collect()
    }

    /// The persons who go by `name`, as the store has them.
    pub fn persons(&self, name: &str) -> Result<Vec<(Link, Person)>, EngineError> {
        let ids = self.persons.get(&fold(name)).map(Vec::as_slice).unwrap_or_default();
        let mut found = Vec::with_capacity(ids.len());
        for id in ids.iter().take(LOOKED_AT) {
            let link = Link::new(Kind::Person, *id);
            if let Some(Record::Person(person)) = self.get(link)?.map(|stored| stored.record) {
                found.push((link, person));
            }
        }
        Ok(found)
    }

    /// Code and name of a record, and what tells it apart.
    pub fn told(&self, link: Link, lang: Lang) -> String {
        let names = self.names(lang);
        let title = names.title(link).unwrap_or_default();
        let code = names.code(link).unwrap_or_default();
        let more = match self.get(link).ok().flatten().map(|stored| stored.record) {
            Some(Record::Person(person)) => {
                let born = person.birth_year.map(|year| year.to_string());
                let post = person.last_post();
                let unit = post.and_then(|post| post.unit);
                let unit = unit.and_then(|id| names.title(Link::new(Kind::Unit, id)));
                [born, post.map(|post| post.post.clone()), unit]
            }
            Some(Record::Unit(unit)) => {
                let parent = unit.parent.and_then(|id| names.title(Link::new(Kind::Unit, id)));
                [parent, None, None]
            }
            Some(Record::Nomination(nomination)) => [Some(nomination.year.to_string()), None, None],
            _ => [None, None, None],
        };
        let more: Vec<String> = more.into_iter().flatten().filter(|it| !it.is_empty()).collect();
        let called = format!("{code} {title}");
        if more.is_empty() {
            return called.trim().to_owned();
        }
        format!("{} ({})", called.trim(), more.join(", "))
    }

    /// The nominations of a nominee that still stand.
    pub fn nominations(&self, nominee: Link) -> Result<Vec<Stored>, EngineError> {
        let mut found = Vec::new();
        for link in self.store.about(nominee, Kind::Nomination)? {
            if let Some(stored) = self.store.get(link)?
                && matches!(&stored.record, Record::Nomination(it) if it.stands())
            {
                found.push(stored);
            }
        }
        Ok(found)
    }
}

fn note(names: &mut HashMap<String, Vec<Id>>, stored: &Stored) {
    let code = [stored.record.code().to_owned()];
    let all = stored.record.recorded().names().into_iter().chain(code);
    let keys: BTreeSet<String> =
        all.map(|name| {
            if stored.record.kind() == Kind::Unit { unit_key(&name) } else { award_key(&name) }
        })
        .filter(|key| !key.is_empty())
        .collect();
    for key in keys {
        names.entry(key).or_default().push(stored.id);
    }
}

/// A name as it is looked up: marks, case, punctuation at the ends and double spaces make no difference.
pub fn unit_key(name: &str) -> String {
    fold(&one_line(name)).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// An award's name as it is looked up; quotation marks make no difference either.
fn award_key(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !"“”\"'‘’".contains(*c)).collect();
    unit_key(&plain)
}

/// A decision's number as it is looked up: spaces make no difference.
fn number_key(number: &str) -> String {
    fold(number).split_whitespace().collect()
}

/// Names of records in the store and of those made beside rows.
pub struct KnownNames<'a> {
    made: &'a BTreeMap<Link, Record>,
    catalog: CatalogNames<'a>,
}

impl Names for KnownNames<'_> {
    fn title(&self, link: Link) -> Option<String> {
        match self.made.get(&link) {
            Some(record) => Some(record.title(self)),
            None => self.catalog.title(link),
        }
    }

    fn code(&self, link: Link) -> Option<String> {
        match self.made.get(&link) {
            Some(record) => Some(record.code().to_owned()),
            None => self.catalog.code(link),
        }
    }

    fn lang(&self) -> Lang {
        self.catalog.lang()
    }
}
