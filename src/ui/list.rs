//! A list of records of one kind: what is asked, where the cursor is, what is marked. Draws nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::Command;
use crate::effect::Effect;
use crate::model::{Id, Kind, Link, Stored, Value, Version};
use crate::store::request::{Behind, Left, Page, PageRow, Query, Request, Scope, Sort};

/// How many screens of rows are asked for at once, so that most moves need no answer.
const SCREENS: usize = 3;

/// The state of a list, whatever its size.
pub struct List {
    kind: Kind,
    behind: Option<Behind>,
    having: Vec<(String, Value)>,
    search: String,
    sort: Option<Sort>,
    folded: BTreeSet<Id>,
    marks: BTreeMap<Id, Version>,
    asked: Option<Query>,
    /// The person chose anew since: the same question again is a new one.
    renewed: bool,
    page: Option<Page>,
    cursor: usize,
    top: usize,
    wanted: Option<Id>,
    /// The person chose a row: it stays selected whatever comes before it.
    moved: bool,
    /// The list begins at a record of its own: even the first row is a choice.
    begins: bool,
}

impl List {
    /// A list of `kind`, not asked for yet.
    pub const fn new(kind: Kind) -> Self {
        Self::only(kind, Vec::new())
    }

    /// A list of those of `kind` that have these values.
    pub const fn only(kind: Kind, having: Vec<(String, Value)>) -> Self {
        Self {
            kind,
            behind: None,
            having,
            search: String::new(),
            sort: None,
            folded: BTreeSet::new(),
            marks: BTreeMap::new(),
            asked: None,
            renewed: false,
            page: None,
            cursor: 0,
            top: 0,
            wanted: None,
            moved: false,
            begins: false,
        }
    }

    /// The nominations that stand behind a figure.
    pub const fn behind(behind: Behind) -> Self {
        let mut list = Self::new(Kind::Nomination);
        list.behind = Some(behind);
        list
    }

    /// The figure that the records stand behind, where they are listed for one.
    pub const fn figure(&self) -> Option<Behind> {
        self.behind
    }

    /// The kind listed.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How the list stands, for the next time; the row only where the person chose it.
    pub fn left(&self, zoomed: bool) -> Left {
        let sort = self.sort.as_ref().map(|sort| (sort.column.clone(), sort.descending));
        let at = self.wanted.or_else(|| self.link().map(|link| link.id));
        let at = at.filter(|_| self.moved);
        Left { kind: self.kind, at, search: self.search.clone(), sort, zoomed }
    }

    /// Lets the list stand again as it was left, as soon as it is asked for.
    pub fn go_back(&mut self, left: &Left) {
        self.search.clone_from(&left.search);
        let sort = left.sort.clone();
        self.sort = sort.map(|(column, descending)| Sort { column, descending });
        (self.wanted, self.moved) = (left.at, left.at.is_some());
    }

    /// How many records match.
    pub fn total(&self) -> usize {
        self.page.as_ref().map_or(0, |page| page.total)
    }

    /// How many there are in the scope without the filter.
    pub fn all(&self) -> usize {
        self.page.as_ref().map_or(0, |page| page.all)
    }

    /// Whether an answer has come at all.
    pub const fn answered(&self) -> bool {
        self.page.is_some()
    }

    /// Where the cursor stands, counted from 0.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The first row that is drawn.
    pub const fn top(&self) -> usize {
        self.top
    }

    /// The row at `index` among those that match, if it has come.
    pub fn row(&self, index: usize) -> Option<&PageRow> {
        let page = self.page.as_ref()?;
        page.rows.get(index.checked_sub(page.from)?)
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&PageRow> {
        self.row(self.cursor)
    }

    /// A link to the selected record.
    pub fn link(&self) -> Option<Link> {
        self.selected().map(|row| row.stored.link())
    }

    /// What is searched for.
    pub fn search(&self) -> &str {
        &self.search
    }

    /// The order chosen; `None` is the kind's own.
    pub const fn sort(&self) -> Option<&Sort> {
        self.sort.as_ref()
    }

    /// Whether a record is marked.
    pub fn is_marked(&self, id: Id) -> bool {
        self.marks.contains_key(&id)
    }

    /// How many are marked.
    pub fn marked(&self) -> usize {
        self.marks.len()
    }

    /// The ids of the marked records.
    pub fn marks(&self) -> BTreeSet<Id> {
        self.marks.keys().copied().collect()
    }

    /// The marked records, or the selected one where none is marked, with the versions seen.
    pub fn chosen(&self) -> Vec<(Link, Version)> {
        if self.marks.is_empty() {
            let selected = self.selected().map(|row| (row.stored.link(), row.stored.version));
            return selected.into_iter().collect();
        }
        self.marks.iter().map(|(id, version)| (Link::new(self.kind, *id), *version)).collect()
    }

    /// Those of the chosen records whose rows have come.
    pub fn chosen_rows(&self) -> Vec<&Stored> {
        if self.marks.is_empty() {
            return self.selected().map(|row| &*row.stored).into_iter().collect();
        }
        let rows = self.page.iter().flat_map(|page| &page.rows).map(|row| &*row.stored);
        rows.filter(|stored| self.is_marked(stored.id)).collect()
    }

    /// Marks the selected record, or takes its mark away.
    pub fn toggle_mark(&mut self) {
        let Some(row) = self.selected() else { return };
        let (id, version) = (row.stored.id, row.stored.version);
        self.moved = true;
        if self.marks.remove(&id).is_none() {
            self.marks.insert(id, version);
        }
    }

    /// Asks for every record of the list, to mark them all.
    pub fn ask_every(&self) -> Vec<Effect> {
        let query = self.page.iter().map(|page| page.query.clone());
        query.flat_map(|query| [Effect::Ask(Request::Every(query)), Effect::Hold]).collect()
    }

    /// Marks every record of the list that was asked for.
    pub fn mark_every(&mut self, query: &Query, every: &[(Link, Version)]) {
        if self.page.as_ref().is_some_and(|page| page.query.is_same_list(query)) {
            self.marks.extend(every.iter().map(|(link, version)| (link.id, *version)));
        }
    }

    /// Takes every mark away.
    pub fn mark_none(&mut self) {
        self.marks.clear();
    }

    /// Searches for `text`; the selected record stays selected where it matches.
    pub fn set_search(&mut self, text: &str) {
        text.clone_into(&mut self.search);
        self.keep_selected();
    }

    /// Sorts by `column`; a second time turns the order round.
    pub fn sort_by(&mut self, column: &str) {
        let again =
            self.sort.as_ref().is_some_and(|sort| sort.column == column && !sort.descending);
        self.sort = Some(Sort { column: column.to_owned(), descending: again });
        self.keep_selected();
    }

    /// Back to the kind's own order.
    pub fn sort_usual(&mut self) {
        self.sort = None;
        self.keep_selected();
    }

    /// Folds (`Some(true)`), unfolds (`Some(false)`) or turns the selected branch.
    pub fn fold(&mut self, fold: Option<bool>) {
        let Some(row) = self.selected() else { return };
        let id = row.stored.id;
        let fold = fold.unwrap_or_else(|| !self.folded.contains(&id));
        if fold && row.children > 0 {
            self.folded.insert(id);
        } else {
            self.folded.remove(&id);
        }
        self.wanted = Some(id);
        self.moved = true;
    }

    /// Whether the branch below a unit is folded.
    pub fn is_folded(&self, id: Id) -> bool {
        self.folded.contains(&id)
    }

    /// Moves the cursor by `rows`; `height` rows are drawn.
    pub fn step(&mut self, rows: isize, height: usize) {
        let last = self.total().saturating_sub(1);
        self.wanted = None;
        self.moved = true;
        self.cursor = self.cursor.saturating_add_signed(rows).min(last);
        self.follow(height);
    }

    /// Moves the cursor as `command` asks; `height` rows are drawn.
    pub fn travel(&mut self, command: Command, height: usize) {
        let page = isize::try_from(height).unwrap_or(1).max(2) - 1;
        match (command, command.travel(page)) {
            (Command::First, _) => self.jump(false, height),
            (Command::Last, _) => self.jump(true, height),
            (_, rows) => self.step(rows.unwrap_or(0), height),
        }
    }

    /// Moves the cursor to the first or the last row.
    pub fn jump(&mut self, last: bool, height: usize) {
        self.wanted = None;
        self.moved = last || self.begins;
        self.cursor = if last { self.total().saturating_sub(1) } else { 0 };
        self.follow(height);
    }

    /// Selects this record as soon as it is found.
    pub const fn select(&mut self, id: Id) {
        self.moved = true;
        self.want(Some(id));
    }

    /// Begins at this record where the person has not chosen one.
    pub const fn begin_at(&mut self, id: Option<Id>) {
        if !self.moved {
            self.begins = id.is_some();
            self.want(id);
        }
    }

    const fn want(&mut self, id: Option<Id>) {
        self.wanted = id;
        self.renewed = true;
    }

    fn keep_selected(&mut self) {
        self.want(self.selected().map(|row| row.stored.id));
        self.cursor = 0;
        self.top = 0;
    }

    /// Scrolls by half a page when the cursor leaves the rows drawn: fewer bytes than row by row.
    fn follow(&mut self, height: usize) {
        let height = height.max(1);
        let half = height / 2;
        if self.cursor < self.top {
            self.top = self.cursor.saturating_sub(half);
        } else if self.cursor >= self.top + height {
            self.top = (self.cursor + half + 1).saturating_sub(height);
        }
        let most = self.total().saturating_sub(height);
        self.top = self.top.min(most);
    }

    /// Asks for the rows around the cursor, unless they are there or asked for already.
    pub fn ask(&mut self, scope: Scope, height: usize) -> Vec<Effect> {
        self.follow(height);
        let query = self.query(scope, height);
        let waits = !self.renewed && self.asked.as_ref() == Some(&query);
        if waits || self.covers(&query, height) { Vec::new() } else { self.put(query) }
    }

    /// Asks again although nothing was moved: the store holds something else now. What the person chose
    /// stays selected; where nothing was chosen yet, the first row stays the first.
    pub fn ask_again(&mut self, scope: Scope, height: usize) -> Vec<Effect> {
        if self.wanted.is_none() && self.moved {
            self.wanted = self.selected().map(|row| row.stored.id);
        }
        let query = self.query(scope, height);
        self.put(query)
    }

    /// What came is no longer so: the next question is a new one.
    pub fn forget(&mut self) {
        self.asked = None;
        self.page = None;
    }

    fn put(&mut self, query: Query) -> Vec<Effect> {
        self.asked = Some(query.clone());
        self.renewed = false;
        vec![Effect::Ask(Request::Page(query))]
    }

    /// The question for the rows around the cursor.
    pub fn query(&self, scope: Scope, height: usize) -> Query {
        let height = height.max(1);
        Query {
            scope,
            behind: self.behind,
            search: self.search.clone(),
            having: self.having.clone(),
            sort: self.sort.clone(),
            folded: self.folded.clone(),
            rows: height * SCREENS,
            from: self.top.saturating_sub(height),
            near: self.wanted,
            ..Query::of(self.kind)
        }
    }

    /// Whether the rows that came last are those that `query` would bring.
    fn covers(&self, query: &Query, height: usize) -> bool {
        let Some(page) = &self.page else { return false };
        self.wanted.is_none()
            && page.query.is_same_list(query)
            && page.from <= self.top
            && (self.top + height.max(1)).min(page.total) <= page.from + page.rows.len()
    }

    /// Takes in an answer to what was asked last; whether it was one.
    pub fn hear(&mut self, page: &Page, height: usize) -> bool {
        if self.asked.as_ref() != Some(&page.query) {
            return false;
        }
        let found = if self.wanted == page.query.near { page.place } else { None };
        self.cursor = found.unwrap_or(self.cursor).min(page.total.saturating_sub(1));
        for row in &page.rows {
            if let Some(version) = self.marks.get_mut(&row.stored.id) {
                *version = row.stored.version;
            }
        }
        self.page = Some(page.clone());
        self.wanted = None;
        self.follow(height);
        true
    }
}
