//! What the documents of a bloc's year share: the bloc, its chair, its members, the order of nominations. Knows no
//! document.

use std::sync::Arc;

use super::content::Content;
use super::head::{head, joined, of_bloc};
use crate::model::bloc::Bloc;
use crate::model::nomination::Nomination;
use crate::model::term::Term;
use crate::model::{Id, Kind, Link, Names, Record, Recorded, Stored};
use crate::report::activities::member_of;
use crate::store::catalog::{Catalog, CatalogNames};
use crate::store::request::Yearbook;
use crate::text::{Lang, SortKey, sort_key};

/// A bloc's year and what is told of it.
pub struct Year<'a> {
    /// The nominations.
    pub book: &'a Yearbook,
    /// Everything else.
    pub catalog: &'a Catalog,
    /// The bloc.
    pub id: Id,
    /// The year.
    pub number: i16,
    /// Names as they were in the year.
    pub names: CatalogNames<'a>,
    bloc: Option<Bloc>,
}

impl<'a> Year<'a> {
    /// The year of a yearbook.
    pub fn of(book: &'a Yearbook, catalog: &'a Catalog, lang: Lang) -> Self {
        let (id, year) = (book.tally.bloc, book.tally.year);
        let stored = catalog.get(Link::new(Kind::Bloc, id));
        let bloc = stored.and_then(|stored| match &stored.record {
            Record::Bloc(bloc) => Some(bloc.clone()),
            _ => None,
        });
        Self { book, catalog, id, number: year, names: catalog.names_in(lang, year), bloc }
    }

    /// The language of its documents.
    pub fn lang(&self) -> Lang {
        self.names.lang()
    }

    /// The bloc, where it is still there.
    pub const fn bloc(&self) -> Option<&Bloc> {
        self.bloc.as_ref()
    }

    /// The head of a document of this sign, and who signs it for the bloc: the chair of the year.
    pub fn head(&self, sign: &str) -> Content {
        let issuer = of_bloc(self.bloc());
        let term = self.term(self.number);
        let chair = term.as_ref().and_then(|term| self.unit(term.chair));
        let person = term.as_ref().and_then(|term| term.representative);
        let person = person.and_then(|id| self.names.title(Link::new(Kind::Person, id)));
        head(issuer, sign, ("", None), self.lang())
            .known("bloc", issuer[1])
            .text("year", self.number.to_string())
            .known("chair", chair.unwrap_or_default())
            .known("chair_person", person.unwrap_or_default())
    }

    /// The term of the chair in a year.
    pub fn term(&self, year: i16) -> Option<Term> {
        self.catalog.all(Kind::Term).iter().find_map(|stored| match &stored.record {
            Record::Term(term) if term.bloc == Some(self.id) && term.year == year => {
                Some(term.clone())
            }
            _ => None,
        })
    }

    /// The full official name of a unit as it was in the year.
    pub fn unit(&self, id: Option<Id>) -> Option<String> {
        let link = Link::new(Kind::Unit, id?);
        let stored = self.catalog.get(link)?;
        match &stored.record {
            // Its name of that year may be another.
            Record::Unit(unit) if unit.in_year(self.number).title() == unit.now().title() => {
                Some(unit.name.clone())
            }
            _ => self.names.title(link),
        }
    }

    /// Records of a kind that belong to the bloc, in the order they were made.
    pub fn all(&self, kind: Kind) -> Vec<Arc<Stored>> {
        let mut all = self.catalog.all(kind);
        all.retain(|stored| stored.record.bloc() == Some(self.id));
        all
    }

    /// The nominations that stand, in official order: the higher award first, then by the bloc's order of units,
    /// then by name.
    pub fn official(&self) -> Vec<&'a Nomination> {
        let members = self.catalog.members(self.id, Some(self.number));
        let standing = self.book.nominations.iter().filter(|(_, it)| it.stands());
        let mut all: Vec<(Key, &Nomination)> =
            standing.map(|(id, it)| (self.key(*id, it, &members), it)).collect();
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        all.into_iter().map(|(_, nomination)| nomination).collect()
    }

    fn key(&self, id: Id, it: &Nomination, members: &[Arc<Stored>]) -> Key {
        let award = it.award.and_then(|id| self.catalog.get(Link::new(Kind::Award, id)));
        let rank = award.and_then(|stored| match &stored.record {
            Record::Award(award) => award.rank,
            _ => None,
        });
        let home = it.nominee.and_then(|link| self.catalog.home(link)).or(it.unit);
        let member = it.unit.or(home).and_then(|unit| {
            let member = member_of(self.catalog, unit, self.id, self.number)?;
            members.iter().position(|stored| stored.id == member)
        });
        let unit = home.and_then(|id| self.names.title(Link::new(Kind::Unit, id)));
        let name = it.nominee.map(|link| match self.book.persons.get(&link.id) {
            Some(person) => person.sort_text(),
            None => self.names.title(link).unwrap_or_default(),
        });
        Key {
            award: (rank.unwrap_or(u16::MAX), it.award),
            member: member.unwrap_or(usize::MAX),
            unit: sort_key(&unit.unwrap_or_default()),
            name: sort_key(&name.unwrap_or_default()),
            id,
        }
    }

    /// Whom a nomination is for, as the document addresses them.
    pub fn nominee(&self, it: &Nomination) -> String {
        let Some(link) = it.nominee else { return String::new() };
        match self.book.persons.get(&link.id) {
            Some(person) => super::head::addressed(person, self.lang()),
            None if link.kind == Kind::Unit => self.unit(Some(link.id)).unwrap_or_default(),
            None => self.names.title(link).unwrap_or_default(),
        }
    }

    /// The post and unit of a person nominated.
    pub fn post(&self, it: &Nomination) -> String {
        let person = it.nominee.and_then(|link| self.book.persons.get(&link.id));
        let post = person.and_then(|person| {
            let mut there = person.posts.iter().rev().filter(|post| post.unit == it.unit);
            there.next().or_else(|| person.last_post())
        });
        let unit = self.unit(post.map_or(it.unit, |post| post.unit));
        joined([post.map(|post| post.post.clone()), unit], ", ")
    }
}

/// Where a nomination stands in official lists.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    award: (u16, Option<Id>),
    member: usize,
    unit: SortKey,
    name: SortKey,
    id: Id,
}
