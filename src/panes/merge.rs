//! The question which of two records stays when they are merged, and why they cannot be. Knows no list.

use crate::command::Command;
use crate::layer::Desk;
use crate::model::show::show_date;
use crate::model::{Fault, Kind, Link, Names, Record};
use crate::store::catalog::apart::apart;
use crate::store::request::{Request, Twin};
use crate::text::{Label, Lang, Message};
use crate::ui::confirm::{Answer, Confirm, Then};

/// Which of the two stays, with what tells them apart.
pub fn question(twins: &[Twin; 2], desk: &Desk) -> Confirm {
    let [one, other] = twins;
    let seen = |twin: &Twin| (twin.stored.link(), twin.stored.version);
    let merge = |keep: &Twin, gone: &Twin| {
        Then::Ask(Box::new(Request::Merge { keep: seen(keep), gone: seen(gone) }))
    };
    let told = |lang| -> Vec<String> {
        let names = desk.catalog.names(lang);
        twins.iter().enumerate().flat_map(|(index, twin)| told(index + 1, twin, &names)).collect()
    };
    let doubts = apart(&one.stored.record, &other.stored.record, &desk.catalog);
    let warn = |Message { vi, en }| Message::new(format!("! {vi}"), format!("! {en}"));
    let mut detail: Vec<Message> = doubts.into_iter().map(warn).collect();
    let told = told(Lang::Vi).into_iter().zip(told(Lang::En));
    detail.extend(told.map(|(vi, en)| Message::new(vi, en)));
    detail.push(Message::new(
        "Mọi bản ghi dẫn tới bản mất đi sẽ dẫn tới bản ở lại; hoàn tác được.",
        "Whatever points at the one that goes will point at the other; can be undone.",
    ));
    Confirm {
        question: Message::new("Gộp hai bản ghi: giữ bản nào?", "Merge: which one stays?"),
        detail,
        more: 0,
        answers: vec![
            Answer {
                command: Command::Yes,
                label: Label::new("giữ bản 1", "keep 1"),
                then: merge(one, other),
            },
            Answer {
                command: Command::No,
                label: Label::new("giữ bản 2", "keep 2"),
                then: merge(other, one),
            },
            Answer {
                command: Command::Cancel,
                label: Label::new("không gộp", "do not merge"),
                then: Then::Stay,
            },
        ],
    }
}

/// A record in lines: what it is called, what tells it apart, what there is about it.
fn told(number: usize, twin: &Twin, names: &dyn Names) -> Vec<String> {
    let lang = names.lang();
    let say = |vi: &'static str, en: &'static str| Label::new(vi, en).in_lang(lang);
    let record = &twin.stored.record;
    let mut lines = vec![format!("{number}. {} {}", record.code(), record.title(names))];
    let unit = |id| names.title(Link::new(Kind::Unit, id)).unwrap_or_default();
    match record {
        Record::Person(person) => {
            let born = person.birth_year.map(|year| year.to_string());
            let born = born.unwrap_or_else(|| say("không rõ", "unknown").to_owned());
            lines.push(format!("   {} {born}", say("năm sinh", "born")));
            for post in &person.posts {
                let parts = [post.post.clone(), post.unit.map(unit).unwrap_or_default()];
                let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
                let days = [post.from, post.until].map(|day| day.map(|day| show_date(day, lang)));
                let days = match days {
                    [None, None] => String::new(),
                    [from, until] => {
                        format!(" ({} – {})", from.unwrap_or_default(), until.unwrap_or_default())
                    }
                };
                lines.push(format!("   {}{days}", parts.join(", ")));
            }
        }
        Record::Unit(it) => {
            let above = it.parent.map(unit);
            let above =
                above.or_else(|| it.bloc.and_then(|id| names.title(Link::new(Kind::Bloc, id))));
            lines.push(format!("   {} {}", say("thuộc", "of"), above.unwrap_or_default()));
        }
        _ => {}
    }
    let mut counts: Vec<String> = twin
        .about
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| match lang {
            Lang::En if *count > 1 => format!("{count} {}", kind.plural()),
            _ => format!("{count} {}", kind.title().in_lang(lang)),
        })
        .collect();
    if twin.others > 0 {
        counts.push(format!("{}: {}", say("chỗ khác dẫn tới", "other references"), twin.others));
    }
    if counts.is_empty() {
        counts.push(say("không có bản ghi nào dẫn tới", "nothing points at it").to_owned());
    }
    lines.push(format!("   {}", counts.join(", ")));
    lines
}

/// Why two records cannot become one, as a question with one answer.
pub fn refused(faults: &[(Option<String>, Fault)]) -> Confirm {
    let line = |title: &Option<String>, said: &str| {
        format!("- {}: {said}", title.as_deref().unwrap_or_default())
    };
    let told = faults.iter().map(|(title, fault)| {
        Message::new(line(title, &fault.message.vi), line(title, &fault.message.en))
    });
    let close = Label::new("đóng", "close");
    Confirm {
        question: Message::new("Không gộp được:", "They cannot be merged:"),
        detail: told.collect(),
        more: 0,
        answers: vec![Answer { command: Command::Cancel, label: close, then: Then::Stay }],
    }
}
