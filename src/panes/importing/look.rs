//! What each row would do, narrowed to one sort of rows, and what is decided about the doubtful ones. Writes nothing.

use std::sync::Arc;

use crate::command::Command;
use crate::store::request::intake::{Assigned, Decided, Decision, Preview, Row, Source, Verdict};
use crate::text::{Label, Message};

/// The list with its columns, as it was looked at.
pub type Of = (Source, Assigned);

/// Sorts of rows: all of them, then by what they would do.
pub const TABS: [(Option<Verdict>, Label); 6] = [
    (None, Label::new("tất cả", "all")),
    (Some(Verdict::New), Label::new("mới", "new")),
    (Some(Verdict::Changed), Label::new("thay đổi", "changed")),
    (Some(Verdict::Same), Label::new("giữ nguyên", "the same")),
    (Some(Verdict::Doubtful), Label::new("còn ngờ", "doubtful")),
    (Some(Verdict::Wrong), Label::new("sai", "wrong")),
];

/// The rows of a list.
pub struct Look {
    /// What was looked at.
    pub of: Of,
    /// What was found.
    pub preview: Arc<Preview>,
    /// What was decided so far.
    pub decided: Decided,
    /// Which sort of rows is shown.
    pub tab: usize,
    /// The row of the cursor among those shown.
    pub at: usize,
    /// The rows shown, by their place.
    shown: Vec<usize>,
    /// How many rows are of each sort.
    counts: [usize; 5],
}

impl Look {
    /// What was found; decisions made `before` about rows that still offer them are kept.
    pub fn new(of: Of, preview: Arc<Preview>, before: Option<Self>) -> Self {
        let same_list = |it: &Self| (&it.of.0.path, it.of.0.sheet) == (&of.0.path, of.0.sheet);
        let before = before.filter(same_list);
        let mut decided = before.map(|it| it.decided).unwrap_or_default();
        decided.retain(|number, decision| {
            let place = preview.rows.binary_search_by_key(number, |row| row.number);
            place.is_ok_and(|place| offers(&preview.rows[place], *decision))
        });
        let mut counts = [0; 5];
        for row in &preview.rows {
            counts[row.verdict as usize] += 1;
        }
        let mut look = Self { of, preview, decided, tab: 0, at: 0, shown: Vec::new(), counts };
        // What waits for a person comes first.
        let waits =
            [Verdict::Doubtful, Verdict::Wrong].into_iter().find(|it| look.count(Some(*it)) > 0);
        look.turn(TABS.iter().position(|(verdict, _)| *verdict == waits).unwrap_or_default());
        look
    }

    /// How many rows are of a sort.
    pub fn count(&self, sort: Option<Verdict>) -> usize {
        match sort {
            None => self.preview.rows.len(),
            Some(sort) => self.counts[sort as usize],
        }
    }

    /// How many doubtful rows nobody decided about.
    pub fn open(&self) -> usize {
        self.count(Some(Verdict::Doubtful)) - self.decided.len()
    }

    /// How many rows would make a record, how many would change one, and how many are left out.
    pub fn would(&self) -> (usize, usize, usize) {
        let count = |sort| self.count(Some(sort));
        let (mut new, mut changed) = (count(Verdict::New), count(Verdict::Changed));
        let mut doubtful = count(Verdict::Doubtful);
        for (number, decision) in &self.decided {
            match decision {
                Decision::Skip => continue,
                Decision::New => new += 1,
                Decision::Same(_) => changed += usize::from(self.changes(*number, *decision)),
            }
            doubtful -= 1;
        }
        (new, changed, doubtful + count(Verdict::Wrong))
    }

    /// Whether a doubtful row taken so changes anything.
    fn changes(&self, number: u32, decision: Decision) -> bool {
        let place = self.preview.rows.binary_search_by_key(&number, |row| row.number);
        let ways = place.map(|place| self.preview.rows[place].ways.as_slice()).unwrap_or_default();
        ways.iter().any(|way| way.decision == decision && way.changes)
    }

    /// How many rows are shown.
    pub const fn total(&self) -> usize {
        self.shown.len()
    }

    /// The row at a place among those shown.
    pub fn row(&self, place: usize) -> Option<&Row> {
        self.preview.rows.get(*self.shown.get(place)?)
    }

    /// The row of the cursor.
    pub fn selected(&self) -> Option<&Row> {
        self.row(self.at)
    }

    fn turn(&mut self, tab: usize) {
        let sort = TABS[tab].0;
        let rows = self.preview.rows.iter().enumerate();
        let fits = rows.filter(|(_, row)| sort.is_none_or(|sort| row.verdict == sort));
        self.shown = fits.map(|(place, _)| place).collect();
        (self.tab, self.at) = (tab, 0);
    }

    /// What may be done here; the reason where it may not be done now.
    pub fn available(&self, command: Command, taken: bool) -> Option<Result<(), Message>> {
        let (new, changed, out) = self.would();
        Some(match command {
            Command::Rejected if out == 0 => {
                Err(Message::new("không có dòng nào bị bỏ lại", "no row is left out"))
            }
            Command::Take | Command::SameAs | Command::AsNew | Command::LeaveOut if taken => {
                Err(Message::new("danh sách đã được nhập", "the list was taken in already"))
            }
            Command::Take if new + changed == 0 => {
                Err(Message::new("không có gì để nhập", "there is nothing to take in"))
            }
            Command::SameAs | Command::AsNew | Command::LeaveOut => {
                self.deciding(command).map(|_| ())
            }
            Command::NextTab
            | Command::Fold
            | Command::Unfold
            | Command::Rejected
            | Command::Take => Ok(()),
            _ if command.is_travel() => Ok(()),
            _ => return None,
        })
    }

    /// The decision that a command makes about the row of the cursor.
    fn deciding(&self, command: Command) -> Result<Decision, Message> {
        let row = self.selected().filter(|row| row.verdict == Verdict::Doubtful);
        let row = row.ok_or_else(|| {
            Message::new("chỉ quyết định cho dòng còn ngờ", "only doubtful rows are decided about")
        })?;
        let none = || Message::new("dòng này không có cách đó", "this row has no such way");
        match command {
            Command::LeaveOut => Ok(Decision::Skip),
            Command::AsNew if offers(row, Decision::New) => Ok(Decision::New),
            Command::SameAs => {
                let same: Vec<Decision> = row
                    .ways
                    .iter()
                    .map(|way| way.decision)
                    .filter(|it| matches!(it, Decision::Same(_)))
                    .collect();
                // A second time means the next one.
                let now = self.decided.get(&row.number);
                let place = same.iter().position(|it| Some(it) == now);
                let next = place.map_or(0, |place| (place + 1) % same.len());
                same.get(next).copied().ok_or_else(none)
            }
            _ => Err(none()),
        }
    }

    /// Moves, turns to another sort, decides.
    pub fn run(&mut self, command: Command, page: isize) {
        if let Some(lines) = command.travel(page) {
            let last = self.total().saturating_sub(1);
            self.at = self.at.saturating_add_signed(lines).min(last);
            return;
        }
        match command {
            Command::NextTab | Command::Unfold => self.turn((self.tab + 1) % TABS.len()),
            Command::Fold => self.turn((self.tab + TABS.len() - 1) % TABS.len()),
            Command::SameAs | Command::AsNew | Command::LeaveOut => {
                if let (Ok(decision), Some(number)) =
                    (self.deciding(command), self.selected().map(|row| row.number))
                {
                    self.decided.insert(number, decision);
                }
            }
            _ => {}
        }
    }
}

/// Whether a row can be decided about so.
fn offers(row: &Row, decision: Decision) -> bool {
    row.verdict == Verdict::Doubtful
        && (decision == Decision::Skip || row.ways.iter().any(|way| way.decision == decision))
}
