//! A list under any keys and late answers: the cursor is on a row that exists and is drawn.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use thidua::effect::Effect;
use thidua::model::Kind;
use thidua::store::Store;
use thidua::store::catalog::query::Cache;
use thidua::store::request::{Query, Request, Scope};
use thidua::text::Lang;
use thidua::ui::list::List;

use crate::desk::{Desk, SMALL, demo};

#[derive(Debug, Clone)]
enum Act {
    Step(isize),
    Jump(bool),
    Search(&'static str),
    Sort(bool),
    Fold(Option<bool>),
    Year(Option<i16>),
    Mark,
    MarkNone,
    /// The window has so many rows now.
    Height(usize),
    /// The answer to one of the questions that wait.
    Answer(prop::sample::Index),
}

fn act() -> impl Strategy<Value = Act> {
    let search = prop::sample::select(&["", "t", "dia", "moi truong", "zzz"]);
    prop_oneof![
        4 => (-30..30isize).prop_map(Act::Step),
        2 => any::<bool>().prop_map(Act::Jump),
        2 => search.prop_map(Act::Search),
        1 => any::<bool>().prop_map(Act::Sort),
        1 => any::<Option<bool>>().prop_map(Act::Fold),
        1 => prop::option::of(2012..2024i16).prop_map(Act::Year),
        1 => Just(Act::Mark),
        1 => Just(Act::MarkNone),
        1 => (0..40usize).prop_map(Act::Height),
        6 => any::<prop::sample::Index>().prop_map(Act::Answer),
    ]
}

struct Table {
    list: List,
    store: Arc<Store>,
    waiting: Vec<Query>,
    scope: Scope,
    height: usize,
}

impl Table {
    fn ask(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Effect::Ask(Request::Page(query)) = effect else { panic!("{effect:?}") };
            self.waiting.push(query);
        }
    }

    fn answer(&mut self, which: usize) {
        let query = self.waiting.remove(which);
        let page = self.store.page(&query, &mut Cache::default(), &|| false).unwrap().unwrap();
        if self.list.hear(&page, self.height) {
            let effects = self.list.ask(self.scope, self.height);
            self.ask(effects);
        }
    }

    fn act(&mut self, act: &Act) {
        let height = self.height;
        match *act {
            Act::Step(rows) => self.list.step(rows, height),
            Act::Jump(last) => self.list.jump(last, height),
            Act::Search(text) => self.list.set_search(text),
            Act::Sort(usual) if usual => self.list.sort_usual(),
            Act::Sort(_) => self.list.sort_by("code"),
            Act::Fold(fold) => self.list.fold(fold),
            Act::Year(year) => self.scope.year = year,
            Act::Mark => self.list.toggle_mark(),
            Act::MarkNone => self.list.mark_none(),
            Act::Height(rows) => self.height = rows,
            Act::Answer(which) => {
                if !self.waiting.is_empty() {
                    self.answer(which.index(self.waiting.len()));
                }
                return;
            }
        }
        let effects = self.list.ask(self.scope, self.height);
        self.ask(effects);
    }

    fn holds(&self) -> Result<(), TestCaseError> {
        let (list, total) = (&self.list, self.list.total());
        prop_assert!(list.cursor() < total.max(1), "cursor {} of {total}", list.cursor());
        prop_assert!(list.top() <= list.cursor(), "top {} cursor {}", list.top(), list.cursor());
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_cursor_stays_on_a_row(
        kind in prop::sample::select(&[Kind::Unit, Kind::Nomination, Kind::Person, Kind::Award]),
        acts in vec(act(), 1..60),
    ) {
        let scope = Scope { bloc: None, unit: None, year: None };
        let mut table =
            Table { list: List::new(kind), store: demo(), waiting: Vec::new(), scope, height: 9 };
        for act in acts {
            table.act(&act);
            table.holds()?;
        }
        // Once all is answered, the row under the cursor is there and is one of those drawn.
        while !table.waiting.is_empty() {
            table.answer(0);
        }
        table.holds()?;
        let list = &table.list;
        prop_assert_eq!(list.selected().is_some(), list.total() > 0);
        prop_assert!(list.cursor() < list.top() + table.height.max(1));
    }
}

/// However far somebody scrolls beyond the end, one key back is one line back.
#[test]
fn a_text_scrolled_beyond_its_end_comes_back_at_once() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("2 enter");
    for _ in 0..200 {
        desk.press("down").screen();
    }
    let end = desk.screen();
    assert_ne!(end, desk.press("up").screen());
    assert_eq!(end, desk.press("down").screen());
}

/// The cursor inside the filter's text is not the list's.
#[test]
fn moving_in_the_filter_moves_no_row() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("down down down").sees("1 Đơn vị 4/7");
    for keys in ["/", "left", "left", "home", "right"] {
        desk.press(keys).sees("1 Đơn vị 4/7");
    }
}
