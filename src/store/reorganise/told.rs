//! What a planned reorganisation will change, in lines. Changes nothing.

use crate::model::bloc::Bloc;
use crate::model::reorganisation::{Reorganisation, What};
use crate::model::show::show_date;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Names, Record};
use crate::store::journal::Change;
use crate::store::plan::{Plan, PlanNames};
use crate::text::width::fit;
use crate::text::{Lang, Message};

/// How many cells of a name a line tells.
const NAMED: usize = 32;

/// How many names a line tells before it counts.
const TOLD: usize = 4;

impl Plan<'_> {
    /// A line for each unit that changes itself, then how many go along, then what stays.
    pub(super) fn foretold(&self, asked: &Reorganisation) -> Vec<Message> {
        let changes = self.changes();
        let names = PlanNames { plan: self, lang: Lang::Vi };
        let subjects = asked.subjects();
        let mut lines = Vec::new();
        let mut along = Vec::new();
        let mut ended_below = Vec::new();
        for change in changes.iter().filter(|change| change.link.kind == Kind::Unit) {
            let (before, after) = (unit(change.before.as_ref()), unit(change.after.as_ref()));
            let Some(after) = after else { continue };
            let own = before.is_none() || subjects.contains(&change.link.id);
            if own {
                lines.extend(of_unit(before, after, &names));
            } else if before.is_some_and(|it| it.valid_until != after.valid_until) {
                ended_below.push(after.title().to_owned());
            } else {
                along.push(after.title().to_owned());
            }
        }
        lines.extend(counted(&along, "Đơn vị trực thuộc chuyển theo", "Units below that go along"));
        lines.extend(counted(
            &ended_below,
            "Đơn vị trực thuộc cùng chấm dứt",
            "Units below that end, too",
        ));
        let (moved, left) = persons(&changes);
        lines.extend(counted(
            &moved,
            "Chức vụ đóng lại và mở tiếp ở đơn vị mới",
            "Posts that close and go on in the new unit",
        ));
        lines.extend(counted(
            &left,
            "Chức vụ đóng lại, không chuyển đi đâu",
            "Posts that close and go on nowhere",
        ));
        lines.extend(contacts(&changes));
        lines.extend(changes.iter().filter_map(|change| rotation(change, &names)).flatten());
        lines.extend(self.terms_ahead(asked));
        if !matches!(asked.what, What::Rename | What::Move) {
            lines.push(Message::new(
                "Hồ sơ và khen thưởng cũ giữ nguyên, lịch sử nối tiếp.",
                "Old records and awards stay as they are; the history goes on.",
            ));
        }
        lines.push(Message::new(
            "Là một việc: hoàn tác một lần là trở lại như cũ.",
            "It is one act: one undo takes all of it back.",
        ));
        lines
    }

    /// The terms of later years that a unit which ends is entered for.
    fn terms_ahead(&self, asked: &Reorganisation) -> Option<Message> {
        let last = asked.last_day()?.year();
        if matches!(asked.what, What::Rename | What::Move) {
            return None;
        }
        let subjects = asked.subjects();
        let terms = self.store.catalog().all(Kind::Term);
        let mut years: Vec<i16> = terms
            .iter()
            .filter_map(|stored| match &stored.record {
                Record::Term(term) if term.year > last => {
                    let named = term.chair.into_iter();
                    let mut named = named.chain(term.deputies.iter().filter_map(|row| row.unit));
                    named
                        .any(|id| subjects.contains(&id) && asked.into != Some(id))
                        .then_some(term.year)
                }
                _ => None,
            })
            .collect();
        years.sort_unstable();
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        let years = years.join(", ");
        (!years.is_empty()).then(|| {
            Message::new(
                format!("! Nhiệm kỳ {years} vẫn ghi đơn vị cũ: hãy sửa sau."),
                format!("! The terms of {years} still name the old unit: change them afterwards."),
            )
        })
    }
}

fn unit(record: Option<&Record>) -> Option<&Unit> {
    match record {
        Some(Record::Unit(unit)) => Some(unit),
        _ => None,
    }
}

fn of_unit(before: Option<&Unit>, after: &Unit, names: &PlanNames) -> Vec<Message> {
    let title = after.title();
    let dated = |day: Option<jiff::civil::Date>, lang| {
        day.map(|day| show_date(day, lang)).unwrap_or_default()
    };
    let Some(before) = before else {
        let (vi, en) = (dated(after.valid_from, Lang::Vi), dated(after.valid_from, Lang::En));
        return vec![Message::new(
            format!("+ {title}: đơn vị mới từ {vi}"),
            format!("+ {title}: new from {en}"),
        )];
    };
    let mut lines = Vec::new();
    if before.valid_until != after.valid_until {
        let (vi, en) = (dated(after.valid_until, Lang::Vi), dated(after.valid_until, Lang::En));
        lines.push(Message::new(
            format!("- {title}: hết ngày {vi}"),
            format!("- {title}: until {en}"),
        ));
    }
    if (&before.name, &before.short) != (&after.name, &after.short) {
        let line = format!("{} -> {}", before.name, after.name);
        lines.push(Message::new(line.clone(), line));
    }
    if (before.bloc, before.parent, before.order) != (after.bloc, after.parent, after.order) {
        let above = |unit: &Unit| {
            let parent = unit.parent.map(|id| Link::new(Kind::Unit, id));
            let above = parent.or_else(|| unit.bloc.map(|id| Link::new(Kind::Bloc, id)));
            above.and_then(|link| names.title(link)).unwrap_or_default()
        };
        let order = after.order.map_or_else(|| "?".to_owned(), |order| order.to_string());
        let (from, to) = (above(before), above(after));
        lines.push(Message::new(
            format!("{title}: {from} -> {to}, thứ tự {order}"),
            format!("{title}: {from} -> {to}, place {order}"),
        ));
    }
    if before.predecessors.len() != after.predecessors.len() {
        lines.push(Message::new(
            format!("{title}: kế thừa các đơn vị kia"),
            format!("{title}: continues the others"),
        ));
    }
    lines
}

/// How many, and the first of them by name.
fn counted(names: &[String], vi: &str, en: &str) -> Option<Message> {
    let count = names.len();
    let dots = if count > TOLD { "; …" } else { "" };
    let short = names.iter().take(TOLD).map(|name| fit(name, NAMED));
    let list = short.collect::<Vec<_>>().join("; ");
    (count > 0).then(|| {
        Message::new(
            format!("{vi} ({count}): {list}{dots}"),
            format!("{en} ({count}): {list}{dots}"),
        )
    })
}

/// Who goes on elsewhere, and who goes on nowhere.
fn persons(changes: &[Change]) -> (Vec<String>, Vec<String>) {
    let (mut moved, mut left) = (Vec::new(), Vec::new());
    for change in changes {
        let (Some(Record::Person(before)), Some(Record::Person(after))) =
            (&change.before, &change.after)
        else {
            continue;
        };
        let units = |posts: &[crate::model::person::Post]| -> Vec<Option<Id>> {
            posts.iter().map(|post| post.unit).collect()
        };
        let goes_on = units(&before.posts) != units(&after.posts);
        let to = if goes_on { &mut moved } else { &mut left };
        to.push(after.name.clone());
    }
    (moved, left)
}

fn contacts(changes: &[Change]) -> Option<Message> {
    let of = || changes.iter().filter(|change| change.link.kind == Kind::Contact);
    let made = of().filter(|change| change.before.is_none()).count();
    let closed = of().count() - made;
    (closed > 0).then(|| {
        Message::new(
            format!("Đầu mối liên hệ đóng lại hoặc đổi đơn vị: {closed}; mở tiếp: {made}"),
            format!("Contacts that close or change their unit: {closed}; that go on: {made}"),
        )
    })
}

/// What becomes of the order of rotation and of what is expected.
fn rotation(change: &Change, names: &PlanNames) -> Option<Vec<Message>> {
    let (Some(Record::Bloc(before)), Some(Record::Bloc(after))) = (&change.before, &change.after)
    else {
        return None;
    };
    let mut lines = Vec::new();
    if before.rotation != after.rotation {
        let title = |bloc: &Bloc| {
            let units = bloc.rotation.iter().filter_map(|turn| turn.unit);
            let titles = units.filter_map(|id| names.title(Link::new(Kind::Unit, id)));
            titles.collect::<Vec<_>>().join("; ")
        };
        let order = title(after);
        lines.push(Message::new(
            format!("Thứ tự luân phiên: {order}"),
            format!("Order of rotation: {order}"),
        ));
    }
    if before.expected != after.expected {
        lines.push(Message::new(
            "Dự kiến Trưởng Khối đổi theo",
            "The forecast set by hand is changed with it",
        ));
    }
    Some(lines)
}
