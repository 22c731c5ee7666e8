//! From nominations to the form of their ballot, and what a ballot comes to. Knows no list.

use std::collections::BTreeSet;

use crate::law::schemes::not_adopted;
use crate::law::tally;
use crate::layer::Desk;
use crate::model::ballot::Ballot;
use crate::model::meeting::Meeting;
use crate::model::{Id, Kind, Link, Record, Value};
use crate::text::Label;
use crate::ui::detail::Remark;
use crate::ui::form::Form;

/// A form for a ballot on `nominations`, a row for each; body and meeting are those of today's
/// conference, where there is one.
pub fn form(nominations: &[Id], desk: &Desk) -> Form {
    let row = |id: &Id| {
        let nomination = Value::Link(Link::new(Kind::Nomination, *id));
        vec![nomination, Value::Empty, Value::Flag(false)]
    };
    let mut filled = vec![
        ("date", Value::Date(desk.today)),
        ("items", Value::Rows(nominations.iter().map(row).collect())),
    ];
    if let Some((id, meeting)) = held_today(desk) {
        filled.push(("meeting", Value::Link(Link::new(Kind::Meeting, id))));
        filled.push(("body", Value::of_text(&meeting.title)));
    }
    Form::filled(Kind::Ballot, &filled, desk)
}

/// The meeting of the bloc worked on that is held today.
fn held_today(desk: &Desk) -> Option<(Id, Meeting)> {
    let meetings = desk.catalog.all(Kind::Meeting);
    meetings.iter().find_map(|stored| match &stored.record {
        Record::Meeting(meeting)
            if meeting.date == Some(desk.today) && meeting.bloc == desk.scope.bloc =>
        {
            Some((stored.id, meeting.clone()))
        }
        _ => None,
    })
}

/// What a ballot comes to, and that it comes before the table of scores is adopted.
pub fn remarks(ballot: &Ballot, desk: &Desk) -> Vec<Remark> {
    let lines = tally::says(ballot, &desk.names()).into_iter();
    let said =
        lines.map(|line| Remark { label: line.label, message: line.message, doubt: line.doubt });
    early(ballot, desk).into_iter().chain(said).collect()
}

/// That the table of scores is not adopted yet, where no reason is written.
fn early(ballot: &Ballot, desk: &Desk) -> Option<Remark> {
    let bloc = ballot.bloc.filter(|_| ballot.early.is_empty())?;
    if ballot.body.is_empty() || tally::state_after(ballot) != "chosen" {
        return None;
    }
    let nominations = ballot.items.iter().filter_map(|item| item.nomination);
    let years: BTreeSet<i16> = nominations
        .filter_map(|id| desk.catalog.year_of(Link::new(Kind::Nomination, id)))
        .collect();
    years.into_iter().find_map(|year| {
        let ranking = desk.catalog.ranking(bloc, year);
        let scored = ranking.places.iter().any(|place| place.sheet.is_some())
            || desk.catalog.scheme_of(bloc, year).is_some();
        (scored && !ranking.is_adopted()).then(|| Remark {
            label: Label::new("Bảng điểm", "Scores"),
            message: not_adopted(year, ranking.adopted(), ranking.places.len()),
            doubt: true,
        })
    })
}
