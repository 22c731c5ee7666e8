//! The hand-over checklist in words: what is done, missing or not known, and what each line leads to. Knows no
//! screen.

use jiff::civil::Date;

use crate::model::direction::DIRECTION_STATES;
use crate::model::nomination::STATES;
use crate::model::show::{choice_label, show_date};
use crate::model::{Id, Kind, Link, Names};
use crate::store::request::Due;
use crate::store::request::checklist::{Backup, Checklist, OpenDirection};
use crate::text::{Label, Lang, Message};

/// A backup older than so many days asks for another before anything is handed over.
const STALE: i32 = 7;

/// How a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Nothing is left to do.
    Done,
    /// Something is open or missing.
    Missing,
    /// Nobody entered what would tell.
    Unknown,
}

impl Sign {
    /// What stands before the line.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Done => "[x]",
            Self::Missing => "[ ]",
            Self::Unknown => "[?]",
        }
    }

    /// Its name for programs; never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
        }
    }
}

/// What a line speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// Nominations of the bloc in this state.
    Nominations(&'static str),
    /// All records of a kind.
    List(Kind),
    /// A record.
    Record(Link),
    /// A contact of this unit, to be entered.
    NewContact(Id),
    /// The hand-over act, to be made.
    NewAct,
    /// The term, to be entered.
    NewTerm,
    /// A backup, to be made.
    Backup,
}

/// A line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// How it stands.
    pub sign: Sign,
    /// What it says.
    pub says: Message,
    /// What it speaks of.
    pub leads: Leads,
}

/// A part of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name for programs; never changes.
    pub name: &'static str,
    /// What it is about.
    pub title: Label,
    /// Its lines; never empty.
    pub items: Vec<Item>,
}

/// The checklist in words; `names` are those in Vietnamese and in English.
pub fn parts(list: &Checklist, names: [&dyn Names; 2]) -> Vec<Part> {
    let part = |name, title, items| Part { name, title, items };
    vec![
        part("nominations", Label::new("Đề nghị còn mở", "Open nominations"), nominations(list)),
        part(
            "directions",
            Label::new("Phương hướng, nhiệm vụ chưa xong", "Open directions"),
            directions(list, names),
        ),
        part("deadlines", Label::new("Thời hạn", "Deadlines"), deadlines(list)),
        part("contacts", Label::new("Đầu mối", "Contacts"), contacts(list, names)),
        part("handover", Label::new("Bàn giao", "Hand-over"), vec![act(list), evaluation(list)]),
        part("backup", Label::new("Sao lưu", "Backup"), vec![backup(list)]),
    ]
}

fn item(sign: Sign, says: Message, leads: Leads) -> Item {
    Item { sign, says, leads }
}

fn nominations(list: &Checklist) -> Vec<Item> {
    if list.nominations.is_empty() {
        let says = Message::new("không còn đề nghị nào mở", "no nomination is open");
        return vec![item(Sign::Done, says, Leads::List(Kind::Nomination))];
    }
    let open = list.nominations.iter().map(|(state, count)| {
        let label = |lang| choice_label(&STATES, state, lang);
        let says = Message::new(
            format!("{}: {count} đề nghị", label(Lang::Vi)),
            format!("{}: {count}", label(Lang::En)),
        );
        item(Sign::Missing, says, Leads::Nominations(state))
    });
    open.collect()
}

fn directions(list: &Checklist, [vi, en]: [&dyn Names; 2]) -> Vec<Item> {
    let year = list.asked.year;
    let leads = Leads::List(Kind::Direction);
    if list.directions.is_empty() && list.planned == 0 {
        let says = Message::new(
            format!("năm {year} chưa ghi phương hướng, nhiệm vụ nào"),
            format!("no direction items of {year} are entered"),
        );
        return vec![item(Sign::Unknown, says, leads)];
    }
    if list.directions.is_empty() {
        let planned = list.planned;
        let says = Message::new(
            format!("cả {planned} nhiệm vụ đã có kết quả"),
            format!("all {planned} are settled"),
        );
        return vec![item(Sign::Done, says, leads)];
    }
    let open = list.directions.iter().map(|it| {
        let sign = if it.state.is_empty() { Sign::Unknown } else { Sign::Missing };
        let says = |names: &dyn Names| direction(it, list.asked.today, names);
        let link = Link::new(Kind::Direction, it.id);
        item(sign, Message::new(says(vi), says(en)), Leads::Record(link))
    });
    open.collect()
}

fn direction(it: &OpenDirection, today: Date, names: &dyn Names) -> String {
    let lang = names.lang();
    let title = names.title(Link::new(Kind::Direction, it.id)).unwrap_or_default();
    let pick = |vi, en| Label::new(vi, en).in_lang(lang);
    let state = match it.state.as_str() {
        "" => pick("chưa rõ đến đâu", "how far is not known").to_owned(),
        state => choice_label(&DIRECTION_STATES, state, lang),
    };
    let due = it.due.map(|day| {
        let late = if day < today { pick(", trễ hạn", ", late") } else { "" };
        format!(", {} {}{late}", pick("hạn", "due"), show_date(day, lang))
    });
    format!("{}, {state}{}: {title}", it.year, due.unwrap_or_default())
}

fn deadlines(list: &Checklist) -> Vec<Item> {
    if list.deadlines.is_empty() {
        let says = Message::new(
            "không thời hạn nào còn đề nghị chưa đạt",
            "no deadline has nominations still to come",
        );
        return vec![item(Sign::Done, says, Leads::List(Kind::Deadline))];
    }
    let open = list.deadlines.iter().map(|due| {
        let says = |lang| deadline(due, list.asked.today, lang);
        let link = Link::new(Kind::Deadline, due.deadline);
        let says = Message::new(says(Lang::Vi), says(Lang::En));
        item(Sign::Missing, says, Leads::Record(link))
    });
    open.collect()
}

fn deadline(due: &Due, today: Date, lang: Lang) -> String {
    let (date, count) = (show_date(due.date, lang), due.open);
    let state = choice_label(&STATES, &due.state, lang);
    match (due.date < today, lang) {
        (true, Lang::Vi) => format!("trễ hạn {date}: {count} đề nghị chưa tới “{state}”"),
        (true, Lang::En) => format!("late since {date}: short of “{state}”: {count}"),
        (false, Lang::Vi) => format!("sắp tới {date}: {count} đề nghị chưa tới “{state}”"),
        (false, Lang::En) => format!("ahead, {date}: short of “{state}”: {count}"),
    }
}

fn contacts(list: &Checklist, [vi, en]: [&dyn Names; 2]) -> Vec<Item> {
    let members = list.members;
    let leads = Leads::List(Kind::Contact);
    if members == 0 {
        let says = Message::new("khối chưa có thành viên", "the bloc has no members");
        return vec![item(Sign::Unknown, says, Leads::List(Kind::Contact))];
    }
    if list.without_contact.is_empty() {
        let says = Message::new(
            format!("cả {members} thành viên có đầu mối"),
            format!("all {members} members have a contact"),
        );
        return vec![item(Sign::Done, says, leads)];
    }
    let missing = list.without_contact.iter().map(|unit| {
        let title = |names: &dyn Names| names.title(Link::new(Kind::Unit, *unit));
        let says = Message::new(
            format!("{} chưa có đầu mối", title(vi).unwrap_or_default()),
            format!("{} has no contact", title(en).unwrap_or_default()),
        );
        item(Sign::Missing, says, Leads::NewContact(*unit))
    });
    missing.collect()
}

fn act(list: &Checklist) -> Item {
    let next = list.asked.year.saturating_add(1);
    let Some(act) = list.act else {
        let says = Message::new(
            format!("chưa lập biên bản bàn giao cho năm {next}"),
            format!("no hand-over for {next} is recorded"),
        );
        return item(Sign::Missing, says, Leads::NewAct);
    };
    let (all, received) = (act.items, act.received);
    let leads = Leads::Record(Link::new(Kind::Handover, act.id));
    if all == 0 {
        let says = Message::new("biên bản chưa ghi nội dung", "the hand-over lists no items");
        return item(Sign::Unknown, says, leads);
    }
    let says = Message::new(
        format!("bên nhận đã nhận {received}/{all} mục"),
        format!("{received} of {all} items received"),
    );
    item(if received == all { Sign::Done } else { Sign::Missing }, says, leads)
}

fn evaluation(list: &Checklist) -> Item {
    let year = list.asked.year;
    match list.term {
        None => {
            let says = Message::new(
                format!("chưa ghi nhiệm kỳ năm {year}"),
                format!("the term of {year} is not recorded"),
            );
            item(Sign::Unknown, says, Leads::NewTerm)
        }
        Some(term) => {
            let leads = Leads::Record(Link::new(Kind::Term, term.id));
            let (sign, says) = if term.evaluated {
                let says = Message::new(
                    format!("Hội đồng đã đánh giá nhiệm kỳ {year}"),
                    format!("the Council has evaluated the term of {year}"),
                );
                (Sign::Done, says)
            } else {
                let says = Message::new(
                    format!("Hội đồng chưa đánh giá nhiệm kỳ {year}"),
                    format!("the Council has not evaluated the term of {year}"),
                );
                (Sign::Missing, says)
            };
            item(sign, says, leads)
        }
    }
}

fn backup(list: &Checklist) -> Item {
    let (sign, says) = match list.backup {
        Backup::Unknown => (
            Sign::Unknown,
            Message::new("chưa rõ đã sao lưu chưa", "whether there is one is not known"),
        ),
        Backup::Missing => (Sign::Missing, Message::new("chưa có bản nào", "there is none")),
        Backup::Made(moment) => {
            let date = moment.date();
            let days = (list.asked.today - date).get_days().max(0);
            let says = |lang| show_date(date, lang);
            let sign = if days > STALE { Sign::Missing } else { Sign::Done };
            let message = Message::new(
                format!("bản mới nhất: {}, {days} ngày trước", says(Lang::Vi)),
                format!("the newest is of {}, {days} days ago", says(Lang::En)),
            );
            (sign, message)
        }
    };
    item(sign, says, Leads::Backup)
}
