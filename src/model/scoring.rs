//! What points come to: totals by group, what differs, what does not fit its table. Knows no other sheet and no
//! store.

pub mod ranking;

use super::fault::Fault;
use super::points::{Points, show_hundredths};
use super::scheme::{Criterion, Scheme};
use super::score::{ItemPoints, Score};
use crate::text::{Lang, Message};

/// Whose points are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Those that the unit gave itself.
    Own,
    /// Those after the cross-check.
    Checked,
}

impl Side {
    /// The points of this side in a row.
    pub const fn of(self, row: &ItemPoints) -> Option<Points> {
        match self {
            Self::Own => row.own,
            Self::Checked => row.checked,
        }
    }

    /// The name of its cell in a row.
    pub const fn cell(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Checked => "checked",
        }
    }
}

/// A sum of points, of which some may not be known: those are counted, never taken as zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Total {
    /// The sum of what is known, in hundredths; what is taken away is subtracted.
    pub hundredths: i64,
    /// How many items are known.
    pub known: usize,
    /// How many items are not.
    pub unknown: usize,
}

impl Total {
    fn add(&mut self, points: Option<Points>, taken_away: bool) {
        match points {
            None => self.unknown += 1,
            Some(Points(hundredths)) => {
                let hundredths = i64::from(hundredths);
                self.hundredths += if taken_away { -hundredths } else { hundredths };
                self.known += 1;
            }
        }
    }

    /// The sum in hundredths where every item is known and there is one.
    pub const fn whole(self) -> Option<i64> {
        if self.unknown == 0 && self.known > 0 { Some(self.hundredths) } else { None }
    }

    /// In a cell: `95,5`; `95,5 ?` where items are not known; `?` where none is.
    pub fn brief(self, lang: Lang) -> String {
        let sum = show_hundredths(self.hundredths, lang);
        match (self.known, self.unknown) {
            (0, _) => "?".to_owned(),
            (_, 0) => sum,
            _ => format!("{sum} ?"),
        }
    }

    /// In a sentence, with how many items are not known.
    pub fn says(self) -> Message {
        let sum = |lang| show_hundredths(self.hundredths, lang);
        let unknown = self.unknown;
        match (self.known, unknown) {
            (0, _) => Message::new("chưa có điểm", "no points yet"),
            (_, 0) => Message::new(sum(Lang::Vi), sum(Lang::En)),
            _ => Message::new(
                format!("{}, chưa kể {unknown} mục chưa có điểm", sum(Lang::Vi)),
                format!("{}, without {unknown} items of unknown points", sum(Lang::En)),
            ),
        }
    }
}

/// The totals of one group of criteria.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Its name; empty for criteria outside any group.
    pub name: String,
    /// The unit's own points.
    pub own: Total,
    /// Points after the cross-check.
    pub checked: Total,
}

/// What a sheet comes to by its table: standard and bonus together, penalties taken away.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// The unit's own points.
    pub own: Total,
    /// Points after the cross-check.
    pub checked: Total,
    /// The same by group, in the order of the table.
    pub groups: Vec<Group>,
}

impl Sums {
    /// What the sheet comes to; items of the table that have no row in it are not known.
    pub fn of(scheme: &Scheme, score: &Score) -> Self {
        let mut sums = Self::default();
        for criterion in &scheme.criteria {
            let row = score.points.iter().find(|row| row.item == criterion.item);
            let taken = criterion.takes_away();
            let of = |side: Side| row.and_then(|row| side.of(row));
            let group = sums.group(&criterion.group);
            group.own.add(of(Side::Own), taken);
            group.checked.add(of(Side::Checked), taken);
            sums.own.add(of(Side::Own), taken);
            sums.checked.add(of(Side::Checked), taken);
        }
        sums
    }

    fn group(&mut self, name: &str) -> &mut Group {
        let at = self.groups.iter().position(|group| group.name == name).unwrap_or_else(|| {
            self.groups.push(Group { name: name.to_owned(), ..Group::default() });
            self.groups.len() - 1
        });
        &mut self.groups[at]
    }

    /// The total of this side.
    pub const fn of_side(&self, side: Side) -> Total {
        match side {
            Side::Own => self.own,
            Side::Checked => self.checked,
        }
    }

    /// By how much the cross-check changed the total; `None` where either is not wholly known.
    pub fn difference(&self) -> Option<i64> {
        Some(self.checked.whole()? - self.own.whole()?)
    }
}

/// The most points that a table gives, and takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Maxima {
    /// Standard points.
    pub base: Total,
    /// Bonus points.
    pub bonus: Total,
    /// Points taken away.
    pub penalty: Total,
}

impl Maxima {
    /// Those of a table.
    pub fn of(scheme: &Scheme) -> Self {
        let mut maxima = Self::default();
        for criterion in &scheme.criteria {
            let place = match criterion.kind.as_str() {
                "bonus" => &mut maxima.bonus,
                "penalty" => &mut maxima.penalty,
                _ => &mut maxima.base,
            };
            place.add(criterion.maximum, false);
        }
        maxima
    }
}

impl Criterion {
    /// Whether its points are taken away.
    pub fn takes_away(&self) -> bool {
        self.kind == "penalty"
    }
}

impl Scheme {
    /// Whether members are scored by it in `year`.
    pub fn covers(&self, year: i16) -> bool {
        self.from <= year && self.until.is_none_or(|until| year <= until)
    }

    /// Whether some year is covered by both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins = |one: &Self, two: &Self| one.until.is_none_or(|until| two.from <= until);
        begins(self, other) && begins(other, self)
    }

    /// The years it is used in, as part of a sentence.
    pub fn used(&self, lang: Lang) -> String {
        let from = self.from;
        match (self.until, lang) {
            (Some(until), Lang::Vi) if until == from => format!("năm {from}"),
            (Some(until), Lang::En) if until == from => format!("for {from}"),
            (Some(until), Lang::Vi) => format!("các năm {from}–{until}"),
            (Some(until), Lang::En) => format!("for {from}–{until}"),
            (None, Lang::Vi) => format!("từ năm {from}"),
            (None, Lang::En) => format!("from {from} on"),
        }
    }

    /// The criterion of this number.
    pub fn criterion(&self, item: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.item == item)
    }
}

impl Score {
    /// What the cross-check changed: item, and by how many hundredths, in the order of the sheet.
    pub fn differences(&self) -> Vec<(&str, i64)> {
        let changed = |row: &ItemPoints| Some(i64::from(row.checked?.0) - i64::from(row.own?.0));
        let rows = self.points.iter().map(|row| Some((row.item.as_str(), changed(row)?)));
        rows.flatten().filter(|(_, by)| *by != 0).collect()
    }

    /// The items of the table that have no points of this side, in its order.
    pub fn lacking<'s>(&self, scheme: &'s Scheme, side: Side) -> Vec<&'s str> {
        let known = |item: &str| {
            let row = self.points.iter().find(|row| row.item == item);
            row.is_some_and(|row| side.of(row).is_some())
        };
        let items = scheme.criteria.iter().map(|criterion| criterion.item.as_str());
        items.filter(|item| !known(item)).collect()
    }

    /// What of its points does not fit its table: items that it has not, points above an item's maximum.
    pub fn misfits(&self, scheme: &Scheme) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (row, points) in self.points.iter().enumerate() {
            let Some(criterion) = scheme.criterion(&points.item) else {
                faults.push(strange(scheme, &points.item).at_cell("points", row, "item"));
                continue;
            };
            for side in [Side::Own, Side::Checked] {
                let over = criterion.maximum.filter(|most| side.of(points) > Some(*most));
                let fault = over.map(|most| above(criterion, most));
                faults.extend(fault.map(|fault| fault.at_cell("points", row, side.cell())));
            }
        }
        faults
    }

    /// The points that the steps it has taken ask for and that it lacks.
    pub fn unready(&self, scheme: &Scheme) -> Vec<Fault> {
        let reached = self.reached();
        let asked = [("own", Side::Own), ("checked", Side::Checked)];
        let asked = asked.into_iter().filter(|(stage, _)| reached.contains(stage));
        let lacking = asked.map(|(_, side)| (side, self.lacking(scheme, side)));
        lacking
            .filter(|(_, items)| !items.is_empty())
            .map(|(side, items)| wanting(side, &items).at("points"))
            .collect()
    }
}

/// How many items a sentence names before it breaks off.
const NAMED: usize = 6;

fn listed(items: &[&str]) -> String {
    let dots = if items.len() > NAMED { ", …" } else { "" };
    format!("{}{dots}", items[..items.len().min(NAMED)].join(", "))
}

fn strange(scheme: &Scheme, item: &str) -> Fault {
    let items: Vec<&str> = scheme.criteria.iter().map(|it| it.item.as_str()).collect();
    let (name, known) = (&scheme.name, listed(&items));
    Fault::new(
        format!("bảng «{name}» không có mục {item}; có: {known}"),
        format!("“{name}” has no item {item}; it has {known}"),
    )
}

fn above(criterion: &Criterion, most: Points) -> Fault {
    let (item, vi, en) = (&criterion.item, most.show(Lang::Vi), most.show(Lang::En));
    match criterion.kind.as_str() {
        "bonus" => Fault::new(
            format!("mục {item} thưởng nhiều nhất {vi} điểm"),
            format!("item {item} gives a bonus of at most {en} points"),
        ),
        "penalty" => Fault::new(
            format!("mục {item} trừ nhiều nhất {vi} điểm"),
            format!("item {item} takes away at most {en} points"),
        ),
        _ => Fault::new(
            format!("mục {item} nhiều nhất {vi} điểm"),
            format!("item {item} has at most {en} points"),
        ),
    }
}

fn wanting(side: Side, items: &[&str]) -> Fault {
    let (count, list) = (items.len(), listed(items));
    match side {
        Side::Own => Fault::new(
            format!("{count} mục chưa có điểm tự chấm: {list}"),
            format!("{count} items have no self-score: {list}"),
        ),
        Side::Checked => Fault::new(
            format!("{count} mục chưa có điểm thẩm định: {list}"),
            format!("{count} items have no cross-checked points: {list}"),
        ),
    }
}
