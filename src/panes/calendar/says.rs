//! What the calendar says of a line: when, what, how it stands, and where the pattern comes from. Draws nothing.

use jiff::civil::Date;

use crate::law::calendar::{Answer, Item, pattern};
use crate::layer::Desk;
use crate::model::show::show_date;
use crate::model::{Kind, Names, Record};
use crate::panes::rates;
use crate::store::request::{Planned, Standing};
use crate::text::{Label, Lang, Message};

/// The item of the pattern that a line is.
pub fn item(entry: &Planned) -> Option<&'static Item> {
    entry.item.and_then(|place| pattern().get(place))
}

/// Whether the pattern behind a line is not verified.
pub fn is_doubtful(entry: &Planned) -> bool {
    item(entry).is_some_and(|item| !item.verified)
}

/// The day, or the months in which it is usual.
pub fn when(entry: &Planned, desk: &Desk) -> String {
    if let Some(date) = entry.date {
        return show_date(date, desk.lang);
    }
    match entry.usual {
        Some((from, until)) => months(from, until, desk.lang),
        None => desk.say(Label::new("chưa rõ", "not known")).to_owned(),
    }
}

fn months(from: Date, until: Date, lang: Lang) -> String {
    let (first, last) = ((from.year(), from.month()), (until.year(), until.month()));
    let month = |(year, month): (i16, i8)| match lang {
        Lang::Vi => format!("{month:02}/{year}"),
        Lang::En => format!("{year}-{month:02}"),
    };
    if first == last {
        return month(first);
    }
    match lang {
        Lang::Vi if first.0 == last.0 => format!("{:02}–{}", first.1, month(last)),
        Lang::En if first.0 == last.0 => format!("{}–{:02}", month(first), last.1),
        _ => format!("{}–{}", month(first), month(last)),
    }
}

/// How it stands, in a word or two.
pub const fn standing(entry: &Planned) -> Label {
    match entry.state {
        Standing::Done => Label::new("đã làm", "done"),
        Standing::Due => Label::new("đến kỳ", "due"),
        Standing::Late => Label::new("TRỄ", "LATE"),
        Standing::Ahead => Label::new("sắp tới", "ahead"),
        Standing::Off => Label::new("hoãn, hủy", "off"),
        Standing::Unknown => Label::new("chưa rõ", "not known"),
    }
}

/// What it is.
pub fn what(entry: &Planned, desk: &Desk) -> String {
    let names = desk.names_in(rates::year(desk));
    let record = entry.link.and_then(|link| {
        let title = names.title(link)?;
        Some((link, names.code(link).unwrap_or_default(), title))
    });
    let mut text = match (item(entry), record) {
        (Some(item), Some((link, code, title))) => {
            let label = item.label.in_lang(desk.lang);
            match link.kind {
                Kind::Deadline => format!("{label}: {title}"),
                _ => format!("{label} ({code})"),
            }
        }
        (Some(item), None) => item.label.in_lang(desk.lang).to_owned(),
        (None, Some((link, _, title))) => {
            let kind = desk.say(link.kind.list_title());
            format!("{kind}: {title}")
        }
        (None, None) => String::new(),
    };
    if entry.open > 0 {
        let open = desk.say(Label::new("chưa đạt", "still to come"));
        text = format!("{} {open} – {text}", entry.open);
    }
    if entry.slipped {
        text = format!("! {text}");
    }
    text
}

/// What is told of a line below the list.
pub fn told(entry: &Planned, desk: &Desk) -> Vec<(Message, bool)> {
    let mut lines = Vec::new();
    if entry.slipped {
        lines.push((slip(entry, desk), true));
    }
    if entry.state == Standing::Off
        && let Some(stored) = entry.link.and_then(|link| desk.catalog.get(link))
        && let Record::Meeting(meeting) = &stored.record
    {
        let why = &meeting.reason;
        lines.push((Message::new(format!("Lý do: {why}"), format!("Reason: {why}")), true));
    }
    let Some(item) = item(entry) else {
        let title = entry
            .link
            .and_then(|link| desk.names_in(rates::year(desk)).title(link))
            .unwrap_or_default();
        lines.push((Message::new(title.clone(), title), false));
        return lines;
    };
    if entry.link.is_none() {
        lines.push((unanswered(item), entry.state == Standing::Late));
    }
    let source = &item.source;
    lines.push((Message::new(format!("Nguồn: {source}"), format!("Source: {source}")), false));
    lines
}

fn slip(entry: &Planned, desk: &Desk) -> Message {
    let reviewed = entry.link.and_then(|link| desk.catalog.get(link)).and_then(|stored| {
        match &stored.record {
            Record::Meeting(meeting) => meeting.year_reviewed.zip(meeting.date),
            _ => None,
        }
    });
    match reviewed {
        Some((year, date)) => Message::new(
            format!("! Sang năm sau: tổng kết năm {year} vào ngày {}", show_date(date, Lang::Vi)),
            format!("! Slipped: {year} is reviewed on {}", show_date(date, Lang::En)),
        ),
        None => Message::new(
            "! Đã qua tháng 12 mà chưa ghi hội nghị tổng kết",
            "! December is over and no year-end conference is recorded",
        ),
    }
}

/// What would answer an item that nothing answers.
fn unanswered(item: &Item) -> Message {
    match item.answer {
        Answer::None => Message::new(
            "Chương trình không có bản ghi nào cho biết việc này đã làm hay chưa.",
            "No record tells whether this was done.",
        ),
        Answer::Deadline | Answer::Flag => {
            Message::new("Chưa nhập thời hạn của năm.", "No deadline of the year is entered.")
        }
        Answer::Term => {
            Message::new("Chưa ghi nhiệm kỳ của năm.", "No term of the year is entered.")
        }
        Answer::Handover => {
            Message::new("Chưa ghi bàn giao của năm.", "No hand-over of the year is entered.")
        }
        Answer::Meeting => Message::new("Chưa ghi hội nghị này.", "This meeting is not entered."),
    }
}
