//! What the overview says of a work: its name, what is missing, and what it means that nothing is known.
//! Draws nothing.

use super::titles;
use crate::law::calendar::Answer;
use crate::layer::Desk;
use crate::model::nomination::STATES;
use crate::model::show::{choice_label, show_date};
use crate::model::term::Term;
use crate::model::{Kind, Link, Names, Record};
use crate::panes::calendar::says as calendar;
use crate::panes::rates;
use crate::store::request::{BlocYear, Standing, Topic, Work};
use crate::text::{Label, Lang};

/// What a work is called.
pub const fn topic(topic: Topic) -> Label {
    match topic {
        Topic::Chair => Label::new("Trưởng Khối, Phó Trưởng Khối", "Chair and deputy"),
        Topic::Handover => Label::new("Nhận bàn giao Trưởng Khối", "Hand-over received"),
        Topic::HandedOn => Label::new("Bàn giao cho năm sau", "Handed on to the next"),
        Topic::Pact => Label::new("Ký giao ước thi đua", "Pact signed"),
        Topic::Meetings => Label::new("Hội nghị theo lịch", "Meetings held"),
        Topic::Nominations => Label::new("Đề nghị có quyết định", "Nominations decided"),
        Topic::Dossiers => Label::new("Hồ sơ đủ", "Dossiers complete"),
        Topic::Decisions => Label::new("Quyết định đã ghi", "Decisions recorded"),
        Topic::Nominating => Label::new("Thành viên có đề nghị", "Members nominating"),
        Topic::Proposals => Label::new("Kiến nghị có kết luận", "Proposals decided"),
        Topic::Directions => Label::new("Phương hướng đã kết thúc", "Directions ended"),
        Topic::Scores => Label::new("Phiếu điểm thông qua", "Score sheets adopted"),
        Topic::Contacts => Label::new("Đầu mối của đơn vị", "Contacts known"),
        Topic::Activities => Label::new("Thành viên phối hợp", "Joint activities"),
        Topic::Deadlines => Label::new("Thời hạn không trễ", "Deadlines kept"),
        Topic::Evaluation => Label::new("Đánh giá Trưởng Khối cũ", "Last chair evaluated"),
    }
}

/// Why nothing is known of a work.
const fn nothing(topic: Topic) -> Label {
    match topic {
        Topic::Nominations | Topic::Nominating => {
            Label::new("chưa nhập đề nghị nào của năm", "no nomination of the year entered")
        }
        Topic::Decisions => Label::new("chưa đề nghị nào có quyết định", "nothing decided yet"),
        Topic::Dossiers => {
            Label::new("không có hồ sơ nào đang làm", "no dossier is being worked on")
        }
        Topic::Proposals => {
            Label::new("chưa nhập kiến nghị nào cho năm", "no proposal for the year entered")
        }
        Topic::Directions => {
            Label::new("chưa nhập phương hướng nào của năm", "no direction of the year entered")
        }
        Topic::Scores => Label::new("chưa nhập phiếu điểm nào", "no score sheet entered"),
        Topic::Activities => Label::new("chưa ghi hoạt động nào", "no activity entered"),
        Topic::Deadlines => Label::new("chưa nhập thời hạn nào", "no deadline entered"),
        Topic::Evaluation => {
            Label::new("chưa rõ Trưởng Khối năm trước", "last year's chair is not known")
        }
        Topic::Contacts => Label::new("chưa rõ thành viên của năm", "members are not known"),
        Topic::Chair | Topic::Handover | Topic::HandedOn | Topic::Pact | Topic::Meetings => {
            Label::new("chưa rõ", "not known")
        }
    }
}

/// What stands beside the bar of a work.
pub fn beside(work: &Work, of: &BlocYear, desk: &Desk) -> String {
    if work.all == 0 {
        return desk.say(nothing(work.topic)).to_owned();
    }
    match work.topic {
        Topic::Nominations => states(work, desk),
        Topic::Meetings => to_hold(of, desk),
        Topic::Decisions if work.done < work.all => {
            let open = desk.say(Label::new("chưa ghi quyết định", "without a decision"));
            format!("{} {open}", work.all - work.done)
        }
        Topic::Chair => chair(work, desk),
        Topic::Evaluation | Topic::Handover | Topic::HandedOn | Topic::Pact => one(work, desk),
        Topic::Deadlines if !work.missing.is_empty() => {
            let late = desk.say(Label::new("trễ", "late"));
            format!("{late}: {}", titles(&work.missing, desk).join("; "))
        }
        _ if work.missing.is_empty() => String::new(),
        _ => {
            let open = desk.say(Label::new("còn", "open"));
            format!("{open}: {}", titles(&work.missing, desk).join("; "))
        }
    }
}

/// The meetings of the calendar that were not held, as far as is known.
fn to_hold(of: &BlocYear, desk: &Desk) -> String {
    let open = of.entries.iter().filter(|entry| entry.state != Standing::Done);
    let said = open.filter_map(|entry| {
        let item = calendar::item(entry)?;
        let state = desk.say(calendar::standing(entry));
        let label = item.label.in_lang(desk.lang);
        (item.answer == Answer::Meeting).then(|| format!("{label} ({state})"))
    });
    said.collect::<Vec<_>>().join("; ")
}

/// How many nominations stand in each state.
fn states(work: &Work, desk: &Desk) -> String {
    let states = STATES.iter().zip(&work.states).filter(|(_, count)| **count > 0);
    let said = states.map(|(state, count)| format!("{count} {}", desk.say(state.label)));
    said.collect::<Vec<_>>().join(", ")
}

/// Who holds the chair and who deputises.
fn chair(work: &Work, desk: &Desk) -> String {
    let stored = work.link.and_then(|link| desk.catalog.get(link));
    let Some(Record::Term(term)) = stored.as_deref().map(|stored| &stored.record) else {
        return desk.say(Label::new("chưa ghi nhiệm kỳ của năm", "no term entered")).to_owned();
    };
    let Term { chair, deputies, .. } = term;
    let names = desk.names_in(rates::year(desk));
    let title = |id| names.title(Link::new(Kind::Unit, id));
    let chair = chair.and_then(title);
    let deputies: Vec<String> =
        deputies.iter().filter_map(|row| row.unit).filter_map(title).collect();
    let unknown = desk.say(Label::new("chưa rõ", "not known"));
    let deputies = if deputies.is_empty() { unknown.to_owned() } else { deputies.join(", ") };
    let deputy = desk.say(Label::new("Phó", "deputy"));
    format!("{}; {deputy}: {deputies}", chair.unwrap_or_else(|| unknown.to_owned()))
}

/// What is known of the one record that answers a work.
fn one(work: &Work, desk: &Desk) -> String {
    let Some(stored) = work.link.and_then(|link| desk.catalog.get(link)) else {
        return desk.say(Label::new("chưa ghi", "not entered")).to_owned();
    };
    let day = |date: Option<jiff::civil::Date>| {
        let unknown = || desk.say(Label::new("chưa rõ ngày", "day not known")).to_owned();
        date.map_or_else(unknown, |date| show_date(date, desk.lang))
    };
    let rated = |term: &Term| {
        let names: &dyn Names = &desk.names_in(rates::year(desk));
        let chair = term.chair.and_then(|id| names.title(Link::new(Kind::Unit, id)));
        let level = match (term.evaluation.as_str(), desk.lang) {
            ("", Lang::Vi) => "chưa rõ".to_owned(),
            ("", Lang::En) => "not known".to_owned(),
            (level, lang) => choice_label(&crate::model::rating::RATINGS, level, lang),
        };
        format!("{}: {level}", chair.unwrap_or_default())
    };
    match &stored.record {
        Record::Handover(act) => day(act.date),
        Record::Meeting(meeting) => day(meeting.date),
        Record::Term(term) => rated(term),
        _ => String::new(),
    }
}
