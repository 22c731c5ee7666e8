//! What a meeting's detail says beyond its fields: who was there, what was proposed and set, and what became of
//! the directions it looks back on. Knows no list.

use std::sync::Arc;

use crate::layer::Desk;
use crate::model::direction::{DIRECTION_STATES, Direction};
use crate::model::meeting::Meeting;
use crate::model::proposal::OUTCOMES;
use crate::model::show::{choice_label, show_date};
use crate::model::{Id, Kind, Link, Names, Record, Stored};
use crate::store::catalog::meetings::{
    attendance, is_ended, is_off, is_overdue, of_meeting, reviewed,
};
use crate::text::width::fit;
use crate::text::{Label, Lang, Message};
use crate::ui::detail::Remark;

/// How many records a remark names before it breaks off.
const NAMED: usize = 8;

/// How many cells of a text are shown where several are named.
const BRIEF: usize = 56;

/// The remarks on a meeting.
pub fn remarks(id: Id, meeting: &Meeting, desk: &Desk) -> Vec<Remark> {
    let mut remarks = Vec::new();
    remarks.extend(slipped(meeting));
    if !is_off(meeting) {
        remarks.extend(there(meeting, desk));
    }
    let proposals = of_meeting(Kind::Proposal, id, &desk.catalog);
    if !proposals.is_empty() {
        remarks.push(proposed(&proposals, desk));
    }
    let set = of_meeting(Kind::Direction, id, &desk.catalog);
    if !set.is_empty() {
        remarks.push(listed(Label::new("Phương hướng đề ra", "Directions set"), &set, desk));
    }
    let before = reviewed(meeting, &desk.catalog);
    if !before.is_empty() {
        remarks.extend(became(meeting.year_reviewed.unwrap_or_default(), &before, desk));
    }
    remarks
}

/// A year-end conference that was held, or is to be, after the year it reviews.
pub fn slipped(meeting: &Meeting) -> Option<Remark> {
    let (date, year) = (meeting.date?, meeting.year_reviewed?);
    if meeting.kind != "year_end" || date.year() <= year || is_off(meeting) {
        return None;
    }
    Some(Remark {
        label: Label::new("Sang năm sau", "Slipped"),
        message: Message::new(
            format!("họp ngày {}, quá tháng 12/{year}", show_date(date, Lang::Vi)),
            format!("held on {}, past December {year}", show_date(date, Lang::En)),
        ),
        doubt: true,
    })
}

/// Members present, and whether they were enough.
fn there(meeting: &Meeting, desk: &Desk) -> Vec<Remark> {
    let label = Label::new("Đơn vị thành viên dự", "Members present");
    let Some(found) = attendance(meeting, &desk.catalog) else {
        return vec![Remark {
            label,
            message: Message::new(
                "chưa rõ: chưa ghi thành phần",
                "unknown: no attendee is entered",
            ),
            doubt: false,
        }];
    };
    let (here, all) = (found.present.len(), found.members);
    let names = desk.names();
    let titles = found.away.iter().filter_map(|id| names.title(Link::new(Kind::Unit, *id)));
    let away = titles.collect::<Vec<_>>().join("; ");
    let message = if away.is_empty() {
        Message::new(format!("{here}/{all}"), format!("{here} of {all}"))
    } else {
        Message::new(
            format!("{here}/{all}; không thấy ghi: {away}"),
            format!("{here} of {all}; not written down: {away}"),
        )
    };
    let doubt = found.quorum == Some(false);
    let quorum = &meeting.quorum;
    let enough = match found.quorum {
        Some(true) => Message::new(format!("đủ ({quorum})"), format!("reached ({quorum})")),
        Some(false) => {
            Message::new(format!("không đủ ({quorum})"), format!("not reached ({quorum})"))
        }
        None => Message::new(
            "chưa rõ: chưa ghi tỷ lệ phải có mặt",
            "unknown: no share of the members is set",
        ),
    };
    let quorum =
        Remark {
            label: Label::new("Số có mặt tối thiểu", "Quorum"), message: enough, doubt
        };
    vec![Remark { label, message, doubt: false }, quorum]
}

/// Titles in one line, cut off after the first few.
fn titles(records: &[Arc<Stored>], desk: &Desk) -> String {
    let one = |stored: &Arc<Stored>| {
        let title = stored.record.title(&desk.names());
        format!("{} {}", stored.record.code(), brief(&title))
    };
    let dots = if records.len() > NAMED { "; …" } else { "" };
    let first: Vec<String> = records.iter().take(NAMED).map(one).collect();
    format!("{}{dots}", first.join("; "))
}

/// The beginning of a text, for a line that names several.
fn brief(text: &str) -> String {
    fit(text.trim_end_matches('.'), BRIEF).into_owned()
}

fn listed(label: Label, records: &[Arc<Stored>], desk: &Desk) -> Remark {
    let text = format!("{} – {}", records.len(), titles(records, desk));
    Remark { label, message: Message::new(text.clone(), text), doubt: false }
}

/// How many proposals were made and how they were decided.
fn proposed(proposals: &[Arc<Stored>], desk: &Desk) -> Remark {
    let outcome = |stored: &Arc<Stored>| match &stored.record {
        Record::Proposal(proposal) => proposal.outcome.clone(),
        _ => String::new(),
    };
    let count = |name: &str| proposals.iter().filter(|it| outcome(it) == name).count();
    let part = |lang: Lang| {
        let known = OUTCOMES.iter().map(|choice| (count(choice.name), choice.label.in_lang(lang)));
        let open = Label::new("chưa rõ kết luận", "decision not known").in_lang(lang);
        let all = known.chain([(count(""), open)]).filter(|(count, _)| *count > 0);
        all.map(|(count, label)| format!("{count} {label}")).collect::<Vec<_>>().join(", ")
    };
    let (count, named) = (proposals.len(), titles(proposals, desk));
    Remark {
        label: Label::new("Kiến nghị", "Proposals"),
        message: Message::new(
            format!("{count} ({}) – {named}", part(Lang::Vi)),
            format!("{count} ({}) – {named}", part(Lang::En)),
        ),
        doubt: false,
    }
}

/// What became of the direction items of the year reviewed: those still open stand out.
fn became(year: i16, directions: &[Arc<Stored>], desk: &Desk) -> Vec<Remark> {
    let of = |stored: &Arc<Stored>| match &stored.record {
        Record::Direction(direction) => Some((stored.record.code().to_owned(), direction.clone())),
        _ => None,
    };
    let known: Vec<(String, Direction)> = directions.iter().filter_map(of).collect();
    let ended = known.iter().filter(|(_, direction)| is_ended(direction)).count();
    let mut remarks = vec![Remark {
        label: Label::new("Phương hướng của năm", "Directions of the year"),
        message: Message::new(
            format!("{year}: {ended}/{} đã kết thúc", known.len()),
            format!("{year}: {ended} of {} ended", known.len()),
        ),
        doubt: ended < known.len(),
    }];
    for (code, direction) in known {
        let (open, text) = (!is_ended(&direction), direction.text.replace('\n', " "));
        let says = |lang| {
            let state = state_of(&direction, desk, lang);
            let result = direction.result.replace('\n', " ");
            let result = if result.is_empty() { String::new() } else { format!(" – {result}") };
            format!("{code} {}: {state}{result}", brief(&text))
        };
        remarks.push(Remark {
            label: if open {
                Label::new("Còn mở", "Open")
            } else {
                Label::new("Kết quả", "Result")
            },
            message: Message::new(says(Lang::Vi), says(Lang::En)),
            doubt: open,
        });
    }
    remarks
}

/// The state of a direction item in words, and whether it is overdue.
pub fn state_of(direction: &Direction, desk: &Desk, lang: Lang) -> String {
    let state = match direction.state.as_str() {
        "" => Label::new("chưa rõ", "not known").in_lang(lang).to_owned(),
        name => choice_label(&DIRECTION_STATES, name, lang),
    };
    match direction.due.filter(|_| is_overdue(direction, desk.today)) {
        Some(due) => {
            let late = Label::new("quá hạn", "overdue since").in_lang(lang);
            format!("{state}, {late} {}", show_date(due, lang))
        }
        None => state,
    }
}
