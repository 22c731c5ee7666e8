//! The window of a list: what it asks for, and when.

use std::sync::Arc;
use thidua::effect::Effect;

use thidua::model::{Id, Kind, Record, Stored};
use thidua::store::request::{Page, PageRow, Query, Request, Scope};
use thidua::ui::list::List;

fn asked(effects: &[Effect]) -> Query {
    match effects {
        [Effect::Ask(Request::Page(query))] => query.clone(),
        other => panic!("{} effects instead of a question", other.len()),
    }
}

#[test]
fn an_empty_list_asks_again_when_the_store_holds_something_else() {
    let mut list = List::new(Kind::Person);
    let query = asked(&list.ask(Scope::default(), 10));
    let page = Page { query, rows: Vec::new(), from: 0, total: 0, all: 0, place: None };
    assert!(list.hear(&page, 10));
    assert!(list.ask(Scope::default(), 10).is_empty(), "nothing more to be had");
    asked(&list.ask_again(Scope::default(), 10));
}

#[test]
fn an_answer_is_not_asked_for_twice_but_where_the_person_chose_anew() {
    let mut list = List::new(Kind::Person);
    let query = asked(&list.ask(Scope::default(), 10));
    assert!(list.ask(Scope::default(), 10).is_empty(), "the answer is still to come");
    let page =
        Page { query: query.clone(), rows: Vec::new(), from: 0, total: 30, all: 30, place: None };
    assert!(list.hear(&page, 10));
    assert!(list.ask(Scope::default(), 10).is_empty(), "what is missing will not come");
    list.sort_usual();
    assert_eq!(asked(&list.ask(Scope::default(), 10)), query);
}

#[test]
fn the_first_row_stays_the_first_until_the_person_chooses_one() {
    let mut list = List::new(Kind::Person);
    let query = asked(&list.ask(Scope::default(), 10));
    let row = |name: &str| PageRow {
        stored: Arc::new(Stored {
            id: Id::of_name(name),
            version: 1,
            record: Record::blank(Kind::Person),
        }),
        depth: 0,
        children: 0,
        used: None,
    };
    let rows = vec![row("one"), row("two")];
    let page = Page { query, rows, from: 0, total: 2, all: 2, place: None };
    assert!(list.hear(&page, 10));
    assert_eq!(asked(&list.ask_again(Scope::default(), 10)).near, None);
    list.step(1, 10);
    assert_eq!(asked(&list.ask_again(Scope::default(), 10)).near, Some(Id::of_name("two")));
}
