//! Any record: one variant per kind, and what follows from its table of fields. Knows no store and no screen.

use serde::{Deserialize, Serialize};

use super::achievement::Achievement;
use super::activity::Activity;
use super::award::Award;
use super::ballot::Ballot;
use super::bloc::Bloc;
use super::case::Case;
use super::cluster::Cluster;
use super::contact::Contact;
use super::deadline::Deadline;
use super::decision::Decision;
use super::direction::Direction;
use super::fault::Fault;
use super::field::{Column, Entity, Shape};
use super::fit::fit;
use super::handover::Handover;
use super::id::{Id, Link, Version};
use super::initiative::Initiative;
use super::kind::Kind;
use super::meeting::Meeting;
use super::nomination::Nomination;
use super::person::Person;
use super::proposal::Proposal;
use super::quota::Quota;
use super::rating::Rating;
use super::recorded::Recorded;
use super::report::Report;
use super::rows::missing;
use super::scheme::Scheme;
use super::score::Score;
use super::show::Names;
use super::term::Term;
use super::unit::Unit;
use super::value::Value;

/// A record of any kind. The variants are kept in stores by their order here: new ones come last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// An emulation bloc.
    Bloc(Bloc),
    /// A unit.
    Unit(Unit),
    /// A person.
    Person(Person),
    /// An award.
    Award(Award),
    /// A chair's term.
    Term(Term),
    /// A meeting.
    Meeting(Meeting),
    /// A nomination.
    Nomination(Nomination),
    /// A recognised initiative.
    Initiative(Initiative),
    /// A yearly rating.
    Rating(Rating),
    /// Discipline, inspection, investigation or petition.
    Case(Case),
    /// An achievement line.
    Achievement(Achievement),
    /// A decision.
    Decision(Decision),
    /// A ballot.
    Ballot(Ballot),
    /// A quota.
    Quota(Quota),
    /// A deadline.
    Deadline(Deadline),
    /// Proposal made at a meeting.
    Proposal(Proposal),
    /// Direction item of a year.
    Direction(Direction),
    /// Hand-over act.
    Handover(Handover),
    /// Table of scoring criteria.
    Scheme(Scheme),
    /// Score sheet of a member in a year.
    Score(Score),
    /// Emulation cluster (Cụm thi đua) that the bloc works with.
    Cluster(Cluster),
    /// Joint activity with clusters and others.
    Activity(Activity),
    /// Who does this work in a unit.
    Contact(Contact),
    /// The texts of a year-end report.
    Report(Report),
}

/// A record as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// Its identity.
    pub id: Id,
    /// How many times it has been saved.
    pub version: Version,
    /// The record itself.
    pub record: Record,
}

impl Stored {
    /// A link to this record.
    pub fn link(&self) -> Link {
        Link::new(self.record.kind(), self.id)
    }
}

impl Record {
    /// An empty record of `kind`, as a new form starts with.
    pub fn blank(kind: Kind) -> Self {
        match kind {
            Kind::Bloc => Self::Bloc(Bloc::default()),
            Kind::Unit => Self::Unit(Unit::default()),
            Kind::Person => Self::Person(Person::default()),
            Kind::Award => Self::Award(Award::default()),
            Kind::Term => Self::Term(Term::default()),
            Kind::Meeting => Self::Meeting(Meeting::default()),
            Kind::Nomination => Self::Nomination(Nomination::default()),
            Kind::Initiative => Self::Initiative(Initiative::default()),
            Kind::Rating => Self::Rating(Rating::default()),
            Kind::Case => Self::Case(Case::default()),
            Kind::Achievement => Self::Achievement(Achievement::default()),
            Kind::Decision => Self::Decision(Decision::default()),
            Kind::Ballot => Self::Ballot(Ballot::default()),
            Kind::Quota => Self::Quota(Quota::default()),
            Kind::Deadline => Self::Deadline(Deadline::default()),
            Kind::Proposal => Self::Proposal(Proposal::default()),
            Kind::Direction => Self::Direction(Direction::default()),
            Kind::Handover => Self::Handover(Handover::default()),
            Kind::Scheme => Self::Scheme(Scheme::default()),
            Kind::Score => Self::Score(Score::default()),
            Kind::Cluster => Self::Cluster(Cluster::default()),
            Kind::Activity => Self::Activity(Activity::default()),
            Kind::Contact => Self::Contact(Contact::default()),
            Kind::Report => Self::Report(Report::default()),
        }
    }

    /// The record whatever it is of, for reading.
    pub fn recorded(&self) -> &dyn Recorded {
        match self {
            Self::Bloc(record) => record,
            Self::Unit(record) => record,
            Self::Person(record) => record,
            Self::Award(record) => record,
            Self::Term(record) => record,
            Self::Meeting(record) => record,
            Self::Nomination(record) => record,
            Self::Initiative(record) => record,
            Self::Rating(record) => record,
            Self::Case(record) => record,
            Self::Achievement(record) => record,
            Self::Decision(record) => record,
            Self::Ballot(record) => record,
            Self::Quota(record) => record,
            Self::Deadline(record) => record,
            Self::Proposal(record) => record,
            Self::Direction(record) => record,
            Self::Handover(record) => record,
            Self::Scheme(record) => record,
            Self::Score(record) => record,
            Self::Cluster(record) => record,
            Self::Activity(record) => record,
            Self::Contact(record) => record,
            Self::Report(record) => record,
        }
    }

    /// The record whatever it is of, for writing.
    pub fn recorded_mut(&mut self) -> &mut dyn Recorded {
        match self {
            Self::Bloc(record) => record,
            Self::Unit(record) => record,
            Self::Person(record) => record,
            Self::Award(record) => record,
            Self::Term(record) => record,
            Self::Meeting(record) => record,
            Self::Nomination(record) => record,
            Self::Initiative(record) => record,
            Self::Rating(record) => record,
            Self::Case(record) => record,
            Self::Achievement(record) => record,
            Self::Decision(record) => record,
            Self::Ballot(record) => record,
            Self::Quota(record) => record,
            Self::Deadline(record) => record,
            Self::Proposal(record) => record,
            Self::Direction(record) => record,
            Self::Handover(record) => record,
            Self::Scheme(record) => record,
            Self::Score(record) => record,
            Self::Cluster(record) => record,
            Self::Activity(record) => record,
            Self::Contact(record) => record,
            Self::Report(record) => record,
        }
    }

    /// Its field table, for reading.
    pub fn entity(&self) -> &dyn Entity {
        self.recorded()
    }

    /// Its field table, for writing.
    pub fn entity_mut(&mut self) -> &mut dyn Entity {
        self.recorded_mut()
    }

    /// Which kind it is of.
    pub fn kind(&self) -> Kind {
        self.recorded().kind()
    }

    /// Its short code; empty until the store gives one.
    pub fn code(&self) -> &str {
        self.recorded().code()
    }

    /// Gives it a short code.
    pub fn set_code(&mut self, code: String) {
        *self.recorded_mut().code_mut() = code;
    }

    /// What people call it, in a list or a reference to it.
    pub fn title(&self, names: &dyn Names) -> String {
        self.recorded().title(names)
    }

    /// The years it belongs to, first and last; `None` where years do not bound it.
    pub fn years(&self) -> Option<(i16, i16)> {
        self.recorded().years()
    }

    /// The bloc it belongs to; `None` for what all blocs share.
    pub fn bloc(&self) -> Option<Id> {
        self.recorded().bloc()
    }

    /// Puts a new record into `bloc`; nothing for kinds that all blocs share.
    pub fn set_bloc(&mut self, bloc: Id) {
        if let Some(of) = self.recorded_mut().bloc_mut() {
            *of = Some(bloc);
        }
    }

    /// The columns of `kind`'s field table, first to last.
    pub fn columns(kind: Kind) -> Vec<&'static Column> {
        let blank = Self::blank(kind);
        let entity = blank.entity();
        (0..entity.width()).map(|index| entity.column(index)).collect()
    }

    /// Where the field called `name` stands in `kind`'s table.
    pub fn position(kind: Kind, name: &str) -> Option<usize> {
        Self::columns(kind).iter().position(|column| column.name == name)
    }

    /// The value of the field called `name`; empty where there is none of that name.
    pub fn value(&self, name: &str) -> Value {
        Self::position(self.kind(), name).map_or(Value::Empty, |index| self.entity().get(index))
    }

    /// Its own words that search looks through, not those of records it points at.
    pub fn search_text(&self) -> String {
        let mut words = vec![self.code().to_owned()];
        let entity = self.entity();
        for index in 0..entity.width() {
            collect_text(&entity.get(index), &mut words);
        }
        words.dedup();
        words.join(" ")
    }

    /// Every record it points at, each once.
    pub fn links(&self) -> Vec<Link> {
        let entity = self.entity();
        let mut links: Vec<Link> =
            (0..entity.width()).flat_map(|index| entity.get(index).links()).collect();
        links.sort_unstable();
        links.dedup();
        links
    }

    /// What is wrong with it, as far as it alone can tell: at most one fault at each place, in the
    /// order of its fields and rows.
    pub fn faults(&self) -> Vec<Fault> {
        let entity = self.entity();
        let mut faults: Vec<Fault> = (0..entity.width())
            .flat_map(|i| field_faults(entity.column(i), &entity.get(i)))
            .collect();
        faults.extend(self.recorded().faults());
        let kind = self.kind();
        faults.sort_by_key(|fault| (Self::position(kind, &fault.place.field), fault.place.row));
        let mut seen = Vec::new();
        faults.retain(|fault| {
            let first = !seen.contains(&fault.place);
            seen.push(fault.place.clone());
            first
        });
        faults
    }
}

/// What is wrong with a field whatever its record: missing, or not of its shape; rows cell by cell.
fn field_faults(column: &Column, value: &Value) -> Vec<Fault> {
    if column.computed {
        return Vec::new();
    }
    let fault_of = |column: &Column, value: &Value| match value.is_empty() {
        true if column.required => Some(missing()),
        true => None,
        false => fit(value, &column.shape).err(),
    };
    let mut faults: Vec<Fault> =
        fault_of(column, value).map(|fault| fault.at(column.name)).into_iter().collect();
    if let (Value::Rows(rows), Shape::Rows(table)) = (value, column.shape) {
        for (row, cells) in rows.iter().enumerate() {
            faults.extend(table.columns().zip(cells).filter_map(|(cell, value)| {
                fault_of(cell, value).map(|fault| fault.at_cell(column.name, row, cell.name))
            }));
        }
    }
    faults
}

fn collect_text(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::Text(text) => words.push(text.clone()),
        Value::Rows(rows) => rows.iter().flatten().for_each(|cell| collect_text(cell, words)),
        _ => {}
    }
}
