//! Any request to the notices that answer it. Knows no thread: the caller decides where it runs.

use std::sync::Arc;

use super::Store;
use super::catalog::query::Cache;
use super::engine::EngineError;
use super::references;
use super::request::intake::{CHECKING, WRITING};
use super::request::{Actor, Done, Draft, Notice, Refusal, Request, Save};
use super::watch::{Onlooker, Watch, share};
use crate::model::{Id, Kind, Link};
use crate::text::Message;

/// How much of 100 is done of taking records in when they begin to be written.
const WRITTEN: u8 = 60;

impl Store {
    /// Answers any request: what the service does on its threads and stories do at once.
    ///
    /// An act is answered by what was done, what undo and redo would do now, and the catalog as it is.
    pub fn answer(&self, actor: &Actor, request: Request) -> Vec<Notice> {
        match request {
            Request::Page(query) => {
                or_refuse(self.page(&query, &mut Cache::default(), &|| false), |page| {
                    page.map(Notice::Page).into_iter().collect()
                })
            }
            Request::Every(query) => or_refuse(self.every(&query), |found| {
                found.map(|links| Notice::Every(query, links)).into_iter().collect()
            }),
            Request::Suggest(ask) => {
                let found = self.suggest(&ask);
                vec![Notice::Suggested(ask, found)]
            }
            Request::Get(link) => {
                or_refuse(self.get(link), |found| vec![Notice::Got(link, found.map(Arc::new))])
            }
            Request::Save(saves) => self.done(actor, self.save(actor, saves)),
            Request::Delete(seen) => self.done(actor, self.delete(actor, &seen)),
            Request::Merge { keep, gone } => self.done(actor, self.merge(actor, keep, gone)),
            Request::Outline(asked) => match self.outline(&asked) {
                Ok(outline) => vec![Notice::Outlined(Box::new(outline))],
                Err(refusal) => vec![Notice::Refused(refusal)],
            },
            Request::Reorganise(asked) => self.done(actor, self.reorganise(actor, &asked)),
            Request::Twins(one, other) => or_refuse(self.twins(one, other), |twins| {
                vec![twins.map_or_else(nobody, |twins| Notice::Twins(Box::new(twins)))]
            }),
            Request::Mentions(link) => or_refuse(self.mentions(link), |found| {
                vec![found.map_or_else(nobody, |found| Notice::Mentions(Arc::new(found)))]
            }),
            Request::Step(ids, step) => self.done(actor, self.step(actor, &ids, &step)),
            Request::Score(ids, step) => self.done(actor, self.score_step(actor, &ids, &step)),
            Request::Decide { decision, nominations } => {
                self.done(actor, self.decide(actor, &decision, &nominations))
            }
            Request::Undo => self.done(actor, self.undo(actor)),
            Request::Redo => self.done(actor, self.redo(actor)),
            Request::UndoAct(number) => self.done(actor, self.undo_act(actor, number)),
            Request::Undoing(number) => vec![match self.undoing(actor, number) {
                Ok(entry) => Notice::Undoing(Box::new(entry)),
                Err(refusal) => Notice::Refused(refusal),
            }],
            Request::Around(link) => or_refuse(self.around(link), |found| {
                vec![Notice::Around(link, found.map(Arc::new))]
            }),
            Request::History(link) => {
                or_refuse(self.history(link), |entries| vec![Notice::History(link, entries)])
            }
            Request::UseBloc(bloc) => self.answer_use_bloc(bloc),
            Request::KeepDraft(draft) => {
                let draft = Draft { who: actor.who.clone(), ..draft };
                or_refuse(self.keep_draft(&draft), |()| Vec::new())
            }
            Request::DropDraft(kind, id, begun) => {
                or_refuse(self.drop_draft(&actor.who, kind, id, begun), |()| Vec::new())
            }
            Request::KeepPlace(place) => {
                or_refuse(self.keep_place(&actor.who, &place), |()| Vec::new())
            }
            Request::Place => or_refuse(self.place(&actor.who), |place| vec![Notice::Place(place)]),
            Request::Stand(at) => {
                self.stand_at(at);
                Vec::new()
            }
            Request::Drafts => {
                or_refuse(self.drafts(&actor.who), |drafts| vec![Notice::Drafts(drafts)])
            }
            question => self.consider(&question, Onlooker::NONE),
        }
    }

    /// Answers a question that changes nothing and may take long, while `onlooker` looks on. Nothing where it was
    /// stopped, and for what is no such question.
    pub fn consider(&self, question: &Request, onlooker: Onlooker<'_>) -> Vec<Notice> {
        let Onlooker { progress, cancelled } = onlooker;
        let catalog = self.catalog();
        match *question {
            Request::Evidence(link) => {
                vec![Notice::Evidence(link, catalog.evidence(link).map(Arc::new))]
            }
            Request::Matter(subject) => or_refuse(self.matter(subject, cancelled), |found| {
                let gone = found.is_none() && cancelled();
                let answer = Notice::Matter(subject, found.map(Arc::new));
                (!gone).then_some(answer).into_iter().collect()
            }),
            Request::Figures(link) => or_refuse(self.get(link), |found| {
                let figures = found.and_then(|stored| catalog.figures(&stored));
                figures.map(|figures| Notice::Figures(link, figures)).into_iter().collect()
            }),
            Request::Glance(ref typed) => {
                let figures = catalog.figures(typed);
                let glance = figures.map(|figures| Notice::Glance(Arc::clone(typed), figures));
                glance.into_iter().collect()
            }
            Request::References(ref named) => {
                // A guest's files are on another machine.
                let named = if self.is_guest() { &[] } else { named.as_slice() };
                vec![Notice::References(references::look_up(named))]
            }
            // A store opens nothing: that is for those who sit where the files are.
            Request::Open(_) => vec![Notice::Refused(Refusal::Cannot(elsewhere()))],
            Request::Late(bloc) => vec![Notice::Late(bloc, catalog.due(bloc))],
            Request::Counts(kind, scope, field) => {
                vec![Notice::Counts(kind, scope, field, catalog.counts(kind, &scope, field))]
            }
            Request::Checklist(asked) => {
                vec![Notice::Checklist(Arc::new(catalog.checklist(asked)))]
            }
            Request::Tally { bloc, year } => {
                let tally = catalog.tally(bloc, year, cancelled);
                tally.map(|tally| Notice::Tally(Arc::new(tally))).into_iter().collect()
            }
            Request::BlocYear { bloc, year, today } => {
                or_refuse(self.bloc_year((bloc, year, today), progress, cancelled), |found| {
                    found.map(|found| Notice::BlocYear(Arc::new(found))).into_iter().collect()
                })
            }
            Request::Ranking { bloc, year } => {
                let flags = crate::law::schemes::flags(self.rules());
                let ranked = catalog.ranked(bloc, year, &flags, cancelled);
                ranked.map(|ranked| Notice::Ranking(Arc::new(ranked))).into_iter().collect()
            }
            Request::Eligible(search) => {
                let what = || Message::new("Đang xét điều kiện", "Judging eligibility");
                let progress = |done| progress(what(), done);
                let found = catalog.eligible(&search, self.rules(), &progress, cancelled);
                found.map(|found| Notice::Eligible(Arc::new(found))).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Takes records in from a file, while `onlooker` looks on.
    pub(super) fn taken_in(
        &self,
        actor: &Actor,
        saves: &[Save],
        onlooker: Onlooker<'_>,
    ) -> Vec<Notice> {
        let Onlooker { progress, cancelled } = onlooker;
        let checking =
            |done| progress(CHECKING.into(), share((0, WRITTEN), usize::from(done), 100));
        let watch = Watch { progress: &checking, cancelled };
        let writing = || progress(WRITING.into(), WRITTEN);
        self.done(actor, self.import_watched(actor, saves, watch, &writing))
    }

    fn done(&self, actor: &Actor, done: Result<Done, Refusal>) -> Vec<Notice> {
        match done {
            Err(refusal) => vec![Notice::Refused(refusal)],
            Ok(done) => {
                let mut notices = vec![Notice::Done(done)];
                notices.extend(or_refuse(self.pending(actor), |(undo, redo)| {
                    vec![Notice::Pending { undo, redo }]
                }));
                notices.push(Notice::Changed(self.catalog()));
                notices
            }
        }
    }

    fn answer_use_bloc(&self, bloc: Id) -> Vec<Notice> {
        match self.get(Link::new(Kind::Bloc, bloc)) {
            Ok(None) => vec![Notice::Refused(Refusal::Cannot(Message::new(
                "không có khối này (có thể đã bị xóa)",
                "there is no such bloc (it may have been deleted)",
            )))],
            Err(error) => vec![Notice::Refused(error.into())],
            Ok(Some(_)) => {
                or_refuse(self.use_bloc(bloc), |()| vec![Notice::Changed(self.catalog())])
            }
        }
    }
}

/// Why a guest's request to open something is refused.
fn elsewhere() -> Message {
    Message::new(
        "tệp ở máy khác: không mở được từ đây",
        "the file is on another machine: it cannot be opened from here",
    )
}

/// What is said where somebody deleted the record meanwhile.
fn nobody() -> Notice {
    Notice::Refused(Refusal::Cannot(Message::new(
        "bản ghi này đã bị xóa trước đó",
        "this record was already deleted",
    )))
}

/// The notices of what was found, or the refusal that tells what failed.
fn or_refuse<T>(
    found: Result<T, EngineError>,
    notices: impl FnOnce(T) -> Vec<Notice>,
) -> Vec<Notice> {
    found.map_or_else(|error| vec![Notice::Refused(error.into())], notices)
}
