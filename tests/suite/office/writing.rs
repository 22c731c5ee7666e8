//! Files that appear whole or not at all, over the real office and the real service.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;

use tempfile::TempDir;
use thidua::model::Kind;
use thidua::office::Office;
use thidua::office::file::{self, Trouble};
use thidua::store::request::job::{Export, Finished, Format, Job, Target};
use thidua::store::request::{Actor, Notice, Query, Request};
use thidua::store::service::{Answers, Service};
use thidua::store::watch::Onlooker;
use thidua::text::Lang;

use crate::desk::demo;
use crate::screen::service::await_notice;

fn job(path: &Path, replace: bool) -> Job {
    let export = Export {
        query: Query::of(Kind::Unit),
        only: None,
        limit: usize::MAX,
        columns: vec!["code".to_owned(), "name".to_owned()],
        format: Format::Csv { bom: true },
        lang: Lang::Vi,
    };
    Job::Export(export, Target { path: path.to_owned(), replace })
}

fn actor() -> Actor {
    Actor { who: "Trần Thị Ngọc".to_owned(), via: "local".to_owned() }
}

fn done(answers: &impl Answers, job: &Job) -> Finished {
    let mut notices = answers.work(&actor(), job, Onlooker::NONE);
    match notices.pop() {
        Some(Notice::Finished(about, finished)) if &*about == job => finished,
        other => panic!("{other:?}"),
    }
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_was_said() {
    let (store, folder) = (demo(), TempDir::new().unwrap());
    let office = Office::new(Arc::clone(&store), store);
    let path = folder.path().join("đơn vị.csv");
    fs::write(&path, "của người khác").unwrap();
    assert_eq!(done(&office, &job(&path, false)), Finished::Exists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "của người khác");
    let finished = done(&office, &job(&path, true));
    let Finished::Written { rows, cut: 0 } = finished else { panic!("{finished:?}") };
    assert_eq!(csv::Reader::from_path(&path).unwrap().records().count(), rows);
    assert_eq!(names(&folder), ["đơn vị.csv"]);
}

#[test]
fn what_hinders_writing_is_said_and_nothing_is_left() {
    let (store, folder) = (demo(), TempDir::new().unwrap());
    let office = Office::new(Arc::clone(&store), store);
    let missing = folder.path().join("chưa có").join("a.csv");
    let Finished::Failed(message) = done(&office, &job(&missing, false)) else { panic!() };
    assert!(message.vi.contains("không có thư mục"), "{message:?}");
    let Finished::Failed(message) = done(&office, &job(folder.path(), true)) else { panic!() };
    assert!(message.en.contains("this is a folder"), "{message:?}");
    // What a full disk says: the message is made of the error alone.
    let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
    let path = folder.path().join("a.csv");
    let target = Target { path: path.clone(), replace: false };
    let written = file::write(&target, |out| {
        out.write_all(b"a")?;
        Err::<(), _>(Trouble::File(full))
    });
    let Finished::Failed(message) = written.unwrap_err().finished(&path) else { panic!() };
    assert!(message.vi.contains("đĩa đã đầy"), "{message:?}");
    assert!(names(&folder).is_empty());
}

#[test]
fn what_is_only_a_store_names_the_command_line() {
    let finished = done(&*demo(), &job(Path::new("/tmp/a.csv"), false));
    let Finished::Failed(message) = finished else { panic!("{finished:?}") };
    assert!(message.vi.contains("thidua list units --format csv > units.csv"), "{message:?}");
}

fn ended(notice: &Notice) -> Option<Finished> {
    match notice {
        Notice::Finished(_, finished) => Some(finished.clone()),
        _ => None,
    }
}

#[test]
fn the_service_does_it_beside_the_rest_and_tells() {
    let (store, folder) = (demo(), TempDir::new().unwrap());
    let office = Arc::new(Office::new(Arc::clone(&store), store));
    let (sender, notices) = mpsc::channel();
    let service = Service::start(office, actor(), move |notice| {
        let _ = sender.send(notice);
    });
    let service = service.unwrap();
    let path = folder.path().join("a.csv");
    service.ask(Request::Job(Box::new(job(&path, false))));
    let finished = await_notice(&notices, ended);
    assert!(matches!(finished, Finished::Written { .. }), "{finished:?}");
    assert!(path.exists());
    // What is asked after a stop is done all the same.
    service.ask(Request::Stop);
    service.ask(Request::Job(Box::new(job(&path, false))));
    let finished = await_notice(&notices, ended);
    assert_eq!(finished, Finished::Exists);
    service.stop();
}
