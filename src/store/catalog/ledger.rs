//! What is recorded about each nominee, found in one pass over the columns: evidence for the judge.
//! Knows no rule.

mod told;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::Catalog;
use super::cell::{EMPTY, Target, aim, target};
use super::columns::Chunk;
use super::query::PAUSE;
use super::sketch::date;
use super::slots::Slot;
use crate::law::ballot::Votes;
use crate::law::evidence::{Ballot, Evidence, Standing};
use crate::model::case::PENALTIES;
use crate::model::field::Choice;
use crate::model::nomination::STATES;
use crate::model::rating::RATINGS;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Record, Stored, pipeline};
use crate::store::about::ABOUT;

/// Where what is recorded about each nominee stands, and the counts of each unit and bloc by year.
pub struct Ledger<'a> {
    catalog: &'a Catalog,
    /// For each kind of evidence, where its fields are.
    columns: [Columns; ABOUT.len()],
    /// Where a person's day of recruitment is.
    recruited: Option<usize>,
    /// For each kind of evidence, nominee and row, sorted.
    rows: [Vec<(Target, Slot)>; ABOUT.len()],
    /// Counts of a unit, those below it included, and of a bloc, by year.
    years: HashMap<(Target, i16), Counts>,
    ballots: Vec<(Target, Ballot)>,
    /// The rank of each member in the years whose tables of scores are adopted whole.
    ranks: HashMap<(Id, i16), u16>,
}

/// What is counted of a unit or a bloc in one year.
#[derive(Debug, Default)]
struct Counts {
    /// Persons of the unit that hold or are proposed for an award.
    persons: BTreeMap<Target, u32>,
    /// Collectives of the bloc that do.
    collectives: BTreeMap<Target, u32>,
    rated: u32,
    finished: u32,
    disciplined: u32,
}

/// Which column of cells each field of a kind has, looked up once.
type Columns = Vec<(&'static str, usize)>;

/// The cells of a row by the names of its fields.
struct Row<'a> {
    catalog: &'a Catalog,
    kind: Kind,
    columns: &'a Columns,
    chunk: &'a Chunk,
    at: usize,
}

impl Row<'_> {
    fn cell(&self, field: &str) -> i32 {
        let column = self.columns.iter().find(|(name, _)| *name == field);
        column.map_or(EMPTY, |(_, column)| self.chunk.cell(*column, self.at))
    }

    fn year(&self) -> i16 {
        i16::try_from(self.cell("year")).unwrap_or_default()
    }

    fn date(&self, field: &str) -> Option<Date> {
        Some(self.cell(field)).filter(|cell| *cell != EMPTY).and_then(date)
    }

    fn choice(&self, field: &str, choices: &'static [Choice]) -> &'static str {
        let place = usize::try_from(self.cell(field)).ok();
        place.and_then(|place| choices.get(place)).map_or("", |choice| choice.name)
    }

    fn link(&self, field: &str) -> Option<Link> {
        self.catalog.link(self.cell(field))
    }

    /// Whom the record is about: the owners of an initiative, else the one that `field` names.
    fn nominees(&self, field: &str) -> Vec<Target> {
        match self.kind {
            Kind::Initiative => self.chunk.inner(self.at).to_vec(),
            _ => vec![self.cell(field)],
        }
    }
}

impl Catalog {
    /// What is recorded about `nominee`: one pass over the evidence, however many nominees there are.
    /// `None` where there is no such person or unit.
    pub fn evidence(&self, nominee: Link) -> Option<Evidence> {
        self.slot(nominee)?;
        Ledger::of(self, Some(nominee), &|| false)?.evidence(nominee)
    }

    /// The unit that a person belongs to by the last post, or the unit itself.
    pub fn home(&self, nominee: Link) -> Option<Id> {
        if nominee.kind == Kind::Unit {
            return Some(nominee.id);
        }
        Some(self.link(self.post_unit(self.slot(nominee)?))?.id)
    }

    /// The unit of a person's last post.
    fn post_unit(&self, person: Slot) -> Target {
        let columns = self.of(Kind::Person);
        let post = columns.row(person).zip(columns.post_unit());
        post.map_or(EMPTY, |((chunk, row), column)| chunk.cell(column, row))
    }

    /// What is recorded about everybody; `None` where `cancelled`.
    pub fn ledger(&self, cancelled: &dyn Fn() -> bool) -> Option<Ledger<'_>> {
        Ledger::of(self, None, cancelled)
    }
}

impl<'a> Ledger<'a> {
    fn of(catalog: &'a Catalog, only: Option<Link>, cancelled: &dyn Fn() -> bool) -> Option<Self> {
        let only = only.and_then(|link| Some(target(link.kind, catalog.slots.find(link)?)));
        let mut ledger = Self {
            catalog,
            columns: ABOUT.map(|(kind, _)| columns_of(catalog, kind)),
            recruited: catalog.column(Kind::Person, "recruited"),
            rows: Default::default(),
            years: HashMap::new(),
            ballots: Vec::new(),
            ranks: catalog.certain_ranks(),
        };
        let above = ledger.above();
        for (place, (kind, field)) in ABOUT.into_iter().enumerate() {
            let columns = std::mem::take(&mut ledger.columns[place]);
            for (count, (slot, chunk, row)) in catalog.of(kind).rows().enumerate() {
                if count % PAUSE == 0 && cancelled() {
                    return None;
                }
                let row = Row { catalog, kind, columns: &columns, chunk, at: row };
                let nominees = row.nominees(field);
                ledger.count(&row, &nominees, &above);
                let mine = nominees.into_iter().filter(|of| only.is_none_or(|only| only == *of));
                ledger.rows[place].extend(mine.map(|nominee| (nominee, slot)));
            }
            ledger.rows[place].sort_unstable();
            ledger.columns[place] = columns;
        }
        ledger.read_ballots();
        Some(ledger)
    }

    /// For each unit, itself and every unit above it.
    fn above(&self) -> HashMap<Target, Vec<Target>> {
        let parents: HashMap<Target, Option<Target>> = self
            .units()
            .filter_map(|(stored, unit)| {
                let at = |id: Id| {
                    let slot = self.catalog.slots.find(Link::new(Kind::Unit, id))?;
                    Some(target(Kind::Unit, slot))
                };
                Some((at(stored.id)?, unit.parent.and_then(at)))
            })
            .collect();
        let line = |unit: Target| {
            let mut line = vec![unit];
            while let Some(Some(next)) = line.last().and_then(|last| parents.get(last)) {
                if line.contains(next) {
                    break;
                }
                line.push(*next);
            }
            line
        };
        parents.keys().map(|unit| (*unit, line(*unit))).collect()
    }

    fn units(&self) -> impl Iterator<Item = (&'a Arc<Stored>, &'a Unit)> {
        self.catalog.of(Kind::Unit).all().filter_map(|stored| match &stored.record {
            Record::Unit(unit) => Some((stored, unit)),
            _ => None,
        })
    }

    /// Counts what a row says of the units that the nominee belongs to, or of the bloc.
    fn count(&mut self, row: &Row, nominees: &[Target], above: &HashMap<Target, Vec<Target>>) {
        let Some(nominee) = nominees.first().copied() else { return };
        let Some((kind, slot)) = aim(nominee) else { return };
        if kind == Kind::Unit {
            if row.kind == Kind::Nomination && is_held(row) {
                let bloc = row.chunk.bloc(row.at);
                let counts = self.years.entry((bloc, row.year())).or_default();
                *counts.collectives.entry(row.cell("award")).or_default() += 1;
            }
            return;
        }
        let unit = match row.cell("unit") {
            EMPTY => self.catalog.post_unit(slot),
            unit => unit,
        };
        let year = match row.kind {
            Kind::Case => row.date("date").map_or(0, Date::year),
            _ => row.year(),
        };
        for unit in above.get(&unit).into_iter().flatten() {
            let add = |counts: &mut Counts| match row.kind {
                Kind::Nomination if is_held(row) => {
                    *counts.persons.entry(row.cell("award")).or_default() += 1;
                }
                Kind::Rating => {
                    counts.rated += 1;
                    let rating = row.choice("rating", &RATINGS);
                    counts.finished += u32::from(rating != "not_done");
                }
                Kind::Case => {
                    let heavy = !matches!(row.choice("penalty", &PENALTIES), "" | "reprimand");
                    counts.disciplined += u32::from(heavy);
                }
                _ => {}
            };
            if row.kind != Kind::Initiative {
                add(self.years.entry((*unit, year)).or_default());
            }
        }
    }

    fn read_ballots(&mut self) {
        let columns = self.catalog.of(Kind::Nomination);
        let named = columns_of(self.catalog, Kind::Nomination);
        for stored in self.catalog.of(Kind::Ballot).all() {
            let Record::Ballot(ballot) = &stored.record else { continue };
            for item in &ballot.items {
                let Some(nomination) = item.nomination else { continue };
                let nomination = Link::new(Kind::Nomination, nomination);
                let Some(slot) = self.catalog.slot(nomination) else { continue };
                let Some((chunk, row)) = columns.row(slot) else { continue };
                let kind = Kind::Nomination;
                let row = Row { catalog: self.catalog, kind, columns: &named, chunk, at: row };
                let Some(award) = row.link("award") else { continue };
                let votes = Votes {
                    members: ballot.eligible.unwrap_or_default(),
                    present: ballot.present.unwrap_or_default(),
                    in_writing: ballot.in_writing.unwrap_or_default(),
                    in_favour: item.votes.unwrap_or_default(),
                    chair: Some(item.chair),
                };
                let (award, year, link) = (award.id, row.year(), stored.link());
                let secret = ballot.secret();
                let ballot = Ballot { award, year, votes, secret, link };
                self.ballots.push((row.cell("nominee"), ballot));
            }
        }
    }

    /// The rows of one kind of evidence about a nominee.
    fn about(&self, nominee: Target, kind: Kind) -> impl Iterator<Item = (Link, Row<'_>)> {
        let place = ABOUT.iter().position(|(other, _)| *other == kind).unwrap_or_default();
        let rows = &self.rows[place];
        let from = rows.partition_point(|(of, _)| *of < nominee);
        let (catalog, named) = (self.catalog, &self.columns[place]);
        rows[from..].iter().take_while(move |(of, _)| *of == nominee).filter_map(
            move |(_, slot)| {
                let columns = catalog.of(kind);
                let (chunk, row) = columns.row(*slot)?;
                let link = Link::new(kind, catalog.slots.id(kind, *slot)?);
                Some((link, Row { catalog, kind, columns: named, chunk, at: row }))
            },
        )
    }

    /// The unit that a person belongs to, or the unit itself; and its bloc.
    pub fn place(&self, nominee: Link) -> (Option<Id>, Option<Id>) {
        let unit = self.catalog.home(nominee);
        let bloc = unit.and_then(|id| self.catalog.get(Link::new(Kind::Unit, id))?.record.bloc());
        (unit, bloc)
    }

    /// The awards for which a nominee is proposed or decided in `year`.
    pub fn proposed(&self, nominee: Link, year: i16) -> Vec<Id> {
        let Some(slot) = self.catalog.slots.find(nominee) else { return Vec::new() };
        let rows = self.about(target(nominee.kind, slot), Kind::Nomination);
        let ended = |row: &Row| pipeline::is_ended(row.choice("state", &STATES));
        rows.filter(|(_, row)| row.year() == year && !ended(row))
            .filter_map(|(_, row)| Some(row.link("award")?.id))
            .collect()
    }
}

/// Whether the award of a nomination is given, or on its way to be.
fn is_held(row: &Row) -> bool {
    Standing::of(row.choice("state", &STATES)).counts_as_held()
}

/// Which column of cells each field of `kind` has.
fn columns_of(catalog: &Catalog, kind: Kind) -> Columns {
    let fields = Record::columns(kind).into_iter().enumerate();
    let found = fields
        .filter_map(|(position, field)| Some((field.name, catalog.of(kind).column(position)?)));
    found.collect()
}
