//! What a viewer writes into a file covers how people are reached: every format, by the store and by keys.

use std::fs;
use std::io::{Cursor, Read};
use std::sync::Arc;

use tempfile::TempDir;
use thidua::app::Setup;
use thidua::model::cluster::Cluster;
use thidua::model::contact::Contact;
use thidua::model::{Kind, Record};
use thidua::office::export::write;
use thidua::store::Store;
use thidua::store::request::job::{Export, Format};
use thidua::store::request::{Actor, Query, Role, Save};
use thidua::text::Lang;
use zip::ZipArchive;

use crate::desk::{Desk, SMALL, demo, setup};

const TELEPHONE: &str = "0912345678";
const EMAIL: &str = "ngoc@example.vn";

/// The demo with somebody who can be reached and a cluster that says whom to turn to.
fn reached() -> Arc<Store> {
    let store = demo();
    let first = |kind| store.every(&Query::of(kind)).unwrap().unwrap()[0].0.id;
    let contact = Contact {
        bloc: Some(thidua::demo::BLOC),
        unit: Some(first(Kind::Unit)),
        person: Some(first(Kind::Person)),
        telephone: TELEPHONE.to_owned(),
        email: EMAIL.to_owned(),
        ..Contact::default()
    };
    let cluster = Cluster {
        name: "Cụm thi đua số 9".to_owned(),
        contact: format!("Nguyễn Văn Thử, {TELEPHONE}, {EMAIL}"),
        ..Cluster::default()
    };
    let save = |record| Save { id: None, seen: 0, record, begun: None, despite: true };
    let saves = vec![save(Record::Contact(contact)), save(Record::Cluster(cluster))];
    store.save(&Actor { who: "Lan".to_owned(), via: "local".to_owned() }, saves).unwrap();
    store
}

/// All that is in a file, unpacked where it is packed.
pub fn inside(bytes: &[u8]) -> String {
    let Ok(mut packed) = ZipArchive::new(Cursor::new(bytes)) else {
        return String::from_utf8(bytes.to_vec()).unwrap();
    };
    let mut all = String::new();
    for place in 0..packed.len() {
        packed.by_index(place).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

fn tells(text: &str) -> bool {
    text.contains(TELEPHONE) || text.contains(EMAIL)
}

fn exported(store: &Store, kind: Kind, search: &str, format: Format) -> String {
    let columns = Record::columns(kind).iter().map(|column| column.name.to_owned()).collect();
    let query = Query { search: search.to_owned(), ..Query::of(kind) };
    let export = Export { query, only: None, limit: usize::MAX, columns, format, lang: Lang::Vi };
    let mut out = Vec::new();
    write(store, &export, &mut out, &|_| {}, &|| false).unwrap();
    inside(&out)
}

#[test]
fn every_list_in_every_format_covers_how_people_are_reached() {
    let store = reached();
    let viewer = store.seat("Khách", Role::Viewer);
    for format in Format::ALL {
        for kind in Kind::ALL {
            assert!(!tells(&exported(&viewer, kind, "", format)), "{kind:?} {format:?}");
        }
        for kind in [Kind::Contact, Kind::Cluster] {
            assert!(
                tells(&exported(&store, kind, "", format)),
                "{kind:?} {format:?}: found at all"
            );
            assert!(exported(&viewer, kind, "", format).contains("•••"), "{kind:?} {format:?}");
        }
    }
    // Nor does asking for it tell whether it is there.
    let json = Format::Json;
    let code =
        |store: &Store, search| exported(store, Kind::Cluster, search, json).contains("số 9");
    assert!(code(&store, TELEPHONE) && !code(&viewer, TELEPHONE));
    assert!(code(&viewer, "cụm thi đua"));
}

#[test]
fn what_a_viewer_exports_by_keys_covers_how_people_are_reached() {
    let store = Arc::new(reached().seat("Khách", Role::Viewer));
    let folder = TempDir::new().unwrap();
    let setup = Setup { folder: Some(folder.path().to_owned()), ..setup(&store, SMALL, Lang::Vi) };
    let mut desk = Desk::begin(store, setup);
    for list in [Kind::Contact, Kind::Cluster] {
        let go = thidua::command::Command::named(&format!("go.{}", list.plural())).unwrap();
        for format in 0..Format::ALL.len() {
            desk.command(go).press("X");
            for _ in 0..format {
                desk.press("right");
            }
            desk.press("down down right").sees("mọi cột").press("down ctrl-u");
            let ending = Format::ALL[format].ending();
            let file = folder.path().join(format!("{}-{format}.{ending}", list.plural()));
            desk.types(file.to_str().unwrap()).press("enter").sees("đã ghi");
            let text = inside(&fs::read(&file).unwrap());
            assert!(text.contains("•••") && !tells(&text), "{list:?} {format}: {text}");
            desk.press("esc");
        }
    }
}
