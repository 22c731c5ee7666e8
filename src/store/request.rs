//! What is asked of the store and what it answers. Plain data: no engine, no screen.

mod around;
pub mod checklist;
pub mod eligible;
mod figures;
pub mod intake;
pub mod job;
mod listed;
mod matter;
mod pace;
pub mod path;
mod place;
mod reorganise;
mod scoring;
mod suggest;
mod tally;
mod year;

use std::sync::Arc;

use jiff::civil::Date;
pub use scoring::{Flag, Ranked};
use serde::{Deserialize, Serialize};
pub use tally::{
    Behind, Class, Count, Counted, OfAward, TALLIED_YEARS, Tallied, Tally, Whom, Whose,
};
pub use year::{BlocYear, NAMED, Planned, Standing, Topic, Work};

use super::catalog::Catalog;
pub use super::guests::Present;
use super::journal::{Act, Entry};
pub use super::references::Presence;
pub use super::role::Role;
use crate::law::Evidence;
use crate::model::nomination::Step;
use crate::model::reorganisation::Reorganisation;
use crate::model::score::ScoreStep;
use crate::model::{Fault, Id, Kind, Link, Record, Stored, Version};
use crate::text::Message;
pub use around::Around;
use checklist::{Checklist, ForHandover};
use eligible::{Eligible, Search};
pub use figures::{Due, Figures, QuotaUse};
use job::{Finished, Job};
pub use listed::{Page, PageRow, Query, Scope, Sort};
pub use matter::{Matter, Subject, Yearbook};
pub use pace::Pace;
use path::{Named, Typed};
pub use place::{Left, Place, Toured};
pub use reorganise::Outline;
pub use suggest::{Ask, Suggestion};

/// Who acts, and how they came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The person's name, as the journal keeps it.
    pub who: String,
    /// The way in: `local`, `socket`, `ssh`.
    pub via: String,
}

/// A record to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// Which record; `None` makes a new one.
    pub id: Option<Id>,
    /// The version that the person saw; 0 for a new one.
    pub seen: Version,
    /// What it shall be.
    pub record: Record,
    /// When the form was opened that this finishes; what the store keeps of it goes in the same commit.
    pub begun: Option<i64>,
    /// Saved though there are doubts ([`Refusal::Doubts`]): the person was told of them.
    pub despite: bool,
}

/// A form that was not finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Whose.
    pub who: String,
    /// The kind of record.
    pub kind: Kind,
    /// Which record; `None` for a new one.
    pub id: Option<Id>,
    /// The version that the person saw.
    pub seen: Version,
    /// When the form was opened, in milliseconds since 1970: tells forms of one kind apart.
    pub begun: i64,
    /// When it was kept, in milliseconds since 1970.
    pub at: i64,
    /// What it is about: the first words typed.
    pub about: String,
    /// The form's fields as the form itself writes them.
    pub fields: String,
}

/// One of two records that may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// The record.
    pub stored: Stored,
    /// How many records of each kind are about it, none left out.
    pub about: Vec<(Kind, usize)>,
    /// How many other records point at it.
    pub others: usize,
}

/// Everything that is about a person or unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentions {
    /// Whose it is; for a unit with the bodies it came from and those that continue it, itself first.
    pub line: Vec<Stored>,
    /// Nominations, initiatives, ratings, cases.
    pub records: Vec<Stored>,
    /// The decisions that settled the nominations.
    pub decisions: Vec<Stored>,
}

/// What is asked of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// The visible part of a list.
    Page(Query),
    /// Every record of a list, whatever part of it is seen.
    Every(Query),
    /// The nominations of a bloc counted, in a year and the years before it.
    Tally {
        /// The bloc.
        bloc: Id,
        /// The year.
        year: i16,
    },
    /// A bloc's year as it stands on a day: its calendar and how far its works are.
    BlocYear {
        /// The bloc.
        bloc: Id,
        /// The year.
        year: i16,
        /// The day.
        today: Date,
    },
    /// The members of a bloc by their points of a year; only the newest question counts.
    Ranking {
        /// The bloc.
        bloc: Id,
        /// The year.
        year: i16,
    },
    /// Records to point at.
    Suggest(Ask),
    /// One record as it is now.
    Get(Link),
    /// A record with those it points at and those that point at it.
    Around(Link),
    /// What a document is made of; only the newest question counts.
    Matter(Subject),
    /// What is recorded about a person or unit, for the judge.
    Evidence(Link),
    /// Who meets which award and is not proposed; takes long, only the newest question counts.
    Eligible(Search),
    /// Save these records in one act.
    Save(Vec<Save>),
    /// Delete these records, seen at these versions, in one act.
    Delete(Vec<(Link, Version)>),
    /// Make two persons or units one, both as they were seen: the first stays, the other goes.
    Merge {
        /// The one that stays.
        keep: (Link, Version),
        /// The one that goes.
        gone: (Link, Version),
    },
    /// What a reorganisation of units would do, or whom it still asks about.
    Outline(Box<Reorganisation>),
    /// Rename, merge, split, move or dissolve units, with all that goes with them, in one act.
    Reorganise(Box<Reorganisation>),
    /// What tells two persons or units apart, before they are merged.
    Twins(Link, Link),
    /// Everything that is about a person or unit as nominee, author or subject.
    Mentions(Link),
    /// Enter a state in these nominations, in one act.
    Step(Vec<Id>, Step),
    /// Take a step with these score sheets, in one act; adopting stands for the whole table of their year.
    Score(Vec<Id>, ScoreStep),
    /// Save a decision and let these nominations point at it and enter “decided”, in one act.
    Decide {
        /// The decision, new or one that is there.
        decision: Box<Save>,
        /// What it settles.
        nominations: Vec<Id>,
    },
    /// What follows for a record from others, counted over all of them; only the newest question counts.
    Figures(Link),
    /// What follows for a record as it is typed; only the newest question counts.
    Glance(Arc<Stored>),
    /// How many nominations have missed each deadline of a bloc, or will; only the newest question counts.
    Late(Id),
    /// What a chair has to hand over; only the newest question counts.
    Checklist(ForHandover),
    /// Whether what these references name is on a disk; only the newest question counts.
    References(Vec<String>),
    /// Open the file or address that this reference names with the system's program.
    Open(String),
    /// How many records of a kind have each of a field's choices; only the newest question counts.
    Counts(Kind, Scope, &'static str),
    /// Undo the actor's last act.
    Undo,
    /// Redo what the actor undid last.
    Redo,
    /// The act of this number, where the actor may undo it and it can be undone now.
    Undoing(u64),
    /// Undo the act of this number.
    UndoAct(u64),
    /// Every change of a record, newest first.
    History(Link),
    /// Work on this bloc from now on.
    UseBloc(Id),
    /// Keep an unfinished form.
    KeepDraft(Draft),
    /// Tell others which record is looked at, and whether it is being written.
    Stand(Option<(Link, bool)>),
    /// Forget the unfinished form of this kind and record that was opened at this moment.
    DropDraft(Kind, Option<Id>, i64),
    /// The actor's unfinished forms.
    Drafts,
    /// Keep where the actor is.
    KeepPlace(Place),
    /// Where the actor was when they left.
    Place,
    /// Work with the person's own files, beside everything else.
    Job(Box<Job>),
    /// Stop that work.
    Stop,
    /// What a path that is being typed may go on to; only the newest question counts.
    Path(Typed),
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The journal's number of the act.
    pub number: u64,
    /// What kind of act.
    pub act: Act,
    /// The records it touched.
    pub links: Vec<Link>,
    /// One sentence that says it.
    pub summary: Message,
}

/// Why something was not done. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Something is wrong with what was to be saved; with many records, the title of the one at fault.
    Faults(Vec<(Option<String>, Fault)>),
    /// Something may be right but seldom is; the same saves with `despite` are taken.
    Doubts(Vec<(Option<String>, Fault)>),
    /// Somebody saved it in between.
    Stale {
        /// What this person wanted to save.
        ours: Box<Save>,
        /// What it is now; `None` where it was deleted.
        theirs: Option<Box<Stored>>,
    },
    /// Two records cannot become one: with what would be wrong where.
    Apart(Vec<(Option<String>, Fault)>),
    /// It is pointed at by others.
    InUse(Vec<(Link, Vec<Link>)>),
    /// The person stopped it; nothing was written.
    Stopped,
    /// There is nothing to do, or it cannot be done as things stand.
    Cannot(Message),
    /// The store itself failed; saving stops until it is opened again.
    Broken(Message),
}

/// What the store answers, and what it tells of others' changes.
#[derive(Debug, Clone)]
pub enum Notice {
    /// The visible part of a list.
    Page(Page),
    /// Every record of a list, with the versions they are at.
    Every(Query, Vec<(Link, Version)>),
    /// The nominations of a bloc, counted.
    Tally(Arc<Tally>),
    /// A bloc's year.
    BlocYear(Arc<BlocYear>),
    /// The members of a bloc by their points.
    Ranking(Arc<Ranked>),
    /// Records to point at.
    Suggested(Ask, Vec<Suggestion>),
    /// The record asked for; `None` where there is none any more.
    Got(Link, Option<Arc<Stored>>),
    /// A record with its neighbours; `None` where there is no such record any more.
    Around(Link, Option<Arc<Around>>),
    /// What a document is made of; `None` where there is no such record any more.
    Matter(Subject, Option<Arc<Matter>>),
    /// What is recorded about a person or unit; `None` where there is no such one any more.
    Evidence(Link, Option<Arc<Evidence>>),
    /// What a chair has to hand over.
    Checklist(Arc<Checklist>),
    /// Who meets which award and is not proposed.
    Eligible(Arc<Eligible>),
    /// An act was done and is durable.
    Done(Done),
    /// It was not done.
    Refused(Refusal),
    /// What a reorganisation would do, or whom it still asks about.
    Outlined(Box<Outline>),
    /// Two records that may become one.
    Twins(Box<[Twin; 2]>),
    /// Everything that is about a person or unit.
    Mentions(Arc<Mentions>),
    /// The changes of a record, newest first.
    History(Link, Vec<Entry>),
    /// An act that can be undone, whole.
    Undoing(Box<Entry>),
    /// The actor's unfinished forms, newest first.
    Drafts(Vec<Draft>),
    /// Where the actor was when they left; `None` where it is not known.
    Place(Option<Place>),
    /// Who else is at the store.
    Others(Vec<Present>),
    /// What undo and redo would do now.
    Pending {
        /// What undo would do; `None` where there is nothing.
        undo: Option<Message>,
        /// What redo would do.
        redo: Option<Message>,
    },
    /// What follows for a record from others.
    Figures(Link, Figures),
    /// What follows for a record as it is typed.
    Glance(Arc<Stored>, Figures),
    /// The deadlines of a bloc, the first due first.
    Late(Id, Vec<Due>),
    /// Those references that name a file or folder, and whether it is there.
    References(Vec<(String, Presence)>),
    /// This reference was handed to the system's program for it.
    Opened(String),
    /// How many records of a kind have each of a field's choices, in the order of the choices.
    Counts(Kind, Scope, &'static str, Vec<usize>),
    /// Something changed: the catalog as it is now.
    Changed(Arc<Catalog>),
    /// Work that takes long: what, and how much of 100.
    Progress(Message, u8),
    /// Work with files has ended.
    Finished(Box<Job>, Finished),
    /// What a path that was being typed may go on to.
    Path(Typed, Vec<Named>),
}

impl Notice {
    /// Whether it comes beside acts and suggestions: no key waits for it.
    pub const fn comes_beside(&self) -> bool {
        matches!(
            self,
            Self::Page(_)
                | Self::Changed(_)
                | Self::Progress(..)
                | Self::Tally(_)
                | Self::BlocYear(_)
                | Self::Ranking(_)
                | Self::Figures(..)
                | Self::Glance(..)
                | Self::Late(..)
                | Self::References(_)
                | Self::Opened(_)
                | Self::Counts(..)
                | Self::Evidence(..)
                | Self::Eligible(_)
                | Self::Checklist(_)
                | Self::Matter(..)
                | Self::Others(_)
                | Self::Place(_)
                | Self::Finished(..)
                | Self::Path(..)
        )
    }
}
