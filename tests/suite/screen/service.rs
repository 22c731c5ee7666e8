//! The service: acts in order, the newest list only, everything accepted is finished.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use thidua::model::{Id, Kind};
use thidua::store::Store;
use thidua::store::catalog::Catalog;
use thidua::store::catalog::query::Cache;
use thidua::store::engine::EngineError;
use thidua::store::memory::Memory;
use thidua::store::request::{
    Actor, Ask, Draft, Notice, Page, Query, Refusal, Request, Save, Suggestion, Tally,
};
use thidua::store::service::{Answers, Service};
use thidua::store::watch::Onlooker;
use thidua::text::Message;

/// How long anything may take before a test gives up.
pub const DEADLINE: Duration = Duration::from_secs(20);

pub fn actor() -> Actor {
    Actor { who: "Trần Thị Ngọc".to_owned(), via: "local".to_owned() }
}

pub fn draft(fields: &str) -> Draft {
    let (who, fields) = (actor().who, fields.to_owned());
    Draft {
        who,
        kind: Kind::Meeting,
        id: None,
        seen: 0,
        begun: 0,
        at: 0,
        about: String::new(),
        fields,
    }
}

/// A store that writes down what it is asked and lets a test hold its lists back.
#[derive(Default)]
pub struct Clerk {
    pub acts: Mutex<Vec<Request>>,
    pub began: Mutex<Option<Sender<String>>>,
    pub gate: Mutex<Option<Receiver<()>>>,
    pub fails: bool,
}

impl Clerk {
    fn page_of(query: &Query) -> Page {
        Page { query: query.clone(), rows: Vec::new(), from: 0, total: 0, all: 0, place: None }
    }
}

impl Answers for Clerk {
    fn load(&self, progress: &mut dyn FnMut(u8)) -> Result<(), EngineError> {
        if self.fails {
            return Err(EngineError::Broken(Message::new("hỏng", "broken")));
        }
        (0..=100).for_each(progress);
        Ok(())
    }

    fn catalog(&self) -> Arc<Catalog> {
        Arc::default()
    }

    fn page(
        &self,
        query: &Query,
        _: &mut Cache,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Page>, EngineError> {
        if let Some(began) = &*self.began.lock().unwrap() {
            began.send(query.search.clone()).unwrap();
        }
        if let Some(gate) = &*self.gate.lock().unwrap() {
            gate.recv_timeout(DEADLINE).unwrap();
        }
        Ok((!cancelled()).then(|| Self::page_of(query)))
    }

    fn suggest(&self, ask: &Ask) -> Vec<Suggestion> {
        assert_ne!(ask.text, "panic", "asked for by a test");
        Vec::new()
    }

    fn pending(&self, _: &Actor) -> Result<(Option<Message>, Option<Message>), EngineError> {
        Ok((Some(Message::new("hoàn tác", "undo")), None))
    }

    fn consider(&self, question: &Request, onlooker: Onlooker<'_>) -> Vec<Notice> {
        (0..100).for_each(|done| (onlooker.progress)(Message::new("xét", "judging"), done));
        let Request::Tally { bloc, year } = *question else { return Vec::new() };
        if let Some(gate) = &*self.gate.lock().unwrap() {
            gate.recv_timeout(DEADLINE).unwrap();
        }
        let tally = Tally { bloc, year, members: Vec::new(), awards: Vec::new() };
        if (onlooker.cancelled)() { Vec::new() } else { vec![Notice::Tally(Arc::new(tally))] }
    }

    fn answer(&self, _: &Actor, request: Request) -> Vec<Notice> {
        self.acts.lock().unwrap().push(request);
        vec![Notice::Drafts(Vec::new())]
    }

    fn import(&self, _: &Actor, _: &[Save], onlooker: Onlooker<'_>) -> Vec<Notice> {
        (onlooker.progress)(Message::new("ghi", "writing"), 50);
        Vec::new()
    }
}

fn start(clerk: Arc<Clerk>) -> (Service, Receiver<Notice>) {
    let (sender, notices) = mpsc::channel();
    let notify = move |notice| {
        let _ = sender.send(notice);
    };
    (Service::start(clerk, actor(), notify).unwrap(), notices)
}

fn search(kind: Kind, words: &str) -> Request {
    Request::Page(Query { search: words.to_owned(), ..Query::of(kind) })
}

/// The first notice that `wanted` makes something of.
pub fn await_notice<T>(notices: &Receiver<Notice>, wanted: impl Fn(&Notice) -> Option<T>) -> T {
    loop {
        let notice = notices.recv_timeout(DEADLINE).expect("a notice in time");
        if let Some(found) = wanted(&notice) {
            return found;
        }
    }
}

#[test]
fn what_was_accepted_is_finished_in_order() {
    let clerk = Arc::new(Clerk::default());
    let (service, _notices) = start(Arc::clone(&clerk));
    let asked: Vec<_> =
        (0..200).map(|place| Request::KeepDraft(draft(&place.to_string()))).collect();
    for request in &asked {
        service.ask(request.clone());
    }
    service.stop();
    assert_eq!(*clerk.acts.lock().unwrap(), asked);
}

#[test]
fn a_draft_asked_for_just_before_the_end_is_in_the_store() {
    let store = Arc::new(Store::new(Box::new(Memory::default())).unwrap());
    let service = Service::start(Arc::clone(&store), actor(), |_| {}).unwrap();
    service.ask(Request::KeepDraft(draft("Hội nghị giữa chừng")));
    drop(service);
    let kept = store.drafts(&actor().who).unwrap();
    assert_eq!(
        kept.iter().map(|draft| draft.fields.as_str()).collect::<Vec<_>>(),
        ["Hội nghị giữa chừng"]
    );
}

#[test]
fn loading_tells_how_far_it_is_then_the_catalog_then_undo() {
    let (service, notices) = start(Arc::default());
    let mut told = Vec::new();
    while told.last() != Some(&"undo") {
        told.push(match notices.recv_timeout(DEADLINE).expect("a notice in time") {
            Notice::Progress(_, 0) => "begun",
            Notice::Progress(_, 100) => "done",
            Notice::Progress(..) => "progress",
            Notice::Changed(_) => "catalog",
            Notice::Pending { undo: Some(_), redo: None } => "undo",
            other => panic!("{other:?} while loading"),
        });
    }
    service.stop();
    assert_eq!(told.first(), Some(&"begun"));
    assert_eq!(told[told.len() - 3..], ["catalog", "done", "undo"]);
    assert!(told.len() < 50, "a hundred steps are not a hundred reports: {told:?}");
}

#[test]
fn a_store_that_cannot_be_read_is_told_as_broken() {
    let (service, notices) = start(Arc::new(Clerk { fails: true, ..Clerk::default() }));
    let message = await_notice(&notices, broken);
    assert_eq!(message.en, "broken");
    service.stop();
}

#[test]
fn a_newer_list_of_a_kind_cancels_the_running_one_and_replaces_the_waiting_one() {
    let (began_sender, began) = mpsc::channel();
    let (gate, held) = mpsc::channel();
    let clerk = Arc::new(Clerk {
        began: Mutex::new(Some(began_sender)),
        gate: Mutex::new(Some(held)),
        ..Clerk::default()
    });
    let (service, notices) = start(clerk);

    service.ask(search(Kind::Person, "t"));
    assert_eq!(began.recv_timeout(DEADLINE).unwrap(), "t");
    service.ask(search(Kind::Person, "tr"));
    service.ask(search(Kind::Unit, "dia chat"));
    service.ask(search(Kind::Person, "tran"));
    for _ in 0..3 {
        gate.send(()).unwrap();
    }

    let page = |notice: &Notice| match notice {
        Notice::Page(page) => Some(page.query.search.clone()),
        _ => None,
    };
    assert_eq!(await_notice(&notices, page), "dia chat");
    assert_eq!(await_notice(&notices, page), "tran");
    service.stop();
    assert_eq!(began.try_iter().collect::<Vec<_>>(), ["dia chat", "tran"]);
    assert!(!notices.try_iter().any(|notice| matches!(notice, Notice::Page(_))));
}

#[test]
fn a_panic_in_the_store_is_told_and_the_service_goes_on() {
    let (service, notices) = start(Arc::default());
    let ask = |text: &str| {
        Request::Suggest(Ask {
            kinds: vec![Kind::Unit],
            text: text.to_owned(),
            bloc: None,
            limit: 9,
        })
    };
    service.ask(ask("panic"));
    assert!(!await_notice(&notices, broken).vi.is_empty());
    service.ask(ask("địa chất"));
    let text = await_notice(&notices, |notice| match notice {
        Notice::Suggested(ask, _) => Some(ask.text.clone()),
        _ => None,
    });
    assert_eq!(text, "địa chất");
    service.stop();
}

fn broken(notice: &Notice) -> Option<Message> {
    match notice {
        Notice::Refused(Refusal::Broken(message)) => Some(message.clone()),
        _ => None,
    }
}

#[test]
fn what_is_being_done_is_told_though_nothing_more_is_said_of_it() {
    let (open, gate) = mpsc::channel();
    let clerk = Arc::new(Clerk { gate: Mutex::new(Some(gate)), ..Clerk::default() });
    let (service, notices) = start(clerk);
    service.ask(Request::Tally { bloc: Id::from_bytes([1; 16]), year: 2020 });
    let judging = |wanted: u8| {
        move |notice: &Notice| match notice {
            Notice::Progress(what, done) if what.en == "judging" => (*done == wanted).then_some(()),
            _ => None,
        }
    };
    await_notice(&notices, judging(99));
    open.send(()).unwrap();
    await_notice(&notices, judging(100));
    service.stop();
}

#[test]
fn only_the_newest_counts_are_told() {
    let (open, gate) = mpsc::channel();
    let clerk = Arc::new(Clerk { gate: Mutex::new(Some(gate)), ..Clerk::default() });
    let (service, notices) = start(clerk);
    let bloc = Id::from_bytes([1; 16]);
    for year in [2019, 2020, 2021] {
        service.ask(Request::Tally { bloc, year });
    }
    for _ in 0..3 {
        open.send(()).unwrap();
    }
    let last = await_notice(&notices, |notice| match notice {
        Notice::Tally(tally) if tally.year == 2021 => Some(tally.bloc),
        _ => None,
    });
    assert_eq!(last, bloc);
    service.stop();
}
