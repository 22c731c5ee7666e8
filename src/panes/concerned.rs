//! The nominations that a decision, a deadline or a quota concerns: which they are, and what is said of them.
//! Knows no list.

use crate::layer::Desk;
use crate::model::nomination::STATES;
use crate::model::quota::{QUOTA_BASES, Quota};
use crate::model::show::{choice_label, show_count, show_date};
use crate::model::{Id, Kind, Link, Names, Record, Stored, Value, pipeline};
use crate::store::catalog::figures::deadline_awards;
use crate::store::request::{Due, Figures, QuotaUse};
use crate::text::{Label, Lang, Message, many};
use crate::ui::detail::Remark;

/// The fields that tell the nominations, or of a cluster the joint activities, that a record
/// concerns; `None` where it concerns none.
pub fn having(stored: &Stored, desk: &Desk) -> Option<Vec<(String, Value)>> {
    let is = |field: &str, value: Value| (field.to_owned(), value);
    let award = |id: Id| is("award", Value::Link(Link::new(Kind::Award, id)));
    let year = |year: i16| is("year", Value::Number(year.into()));
    match &stored.record {
        Record::Cluster(_) => Some(vec![is("partners", Value::Link(stored.link()))]),
        Record::Decision(_) => Some(vec![is("decision", Value::Link(stored.link()))]),
        Record::Deadline(deadline) => {
            let mut having = vec![year(deadline.year)];
            having
                .extend(deadline.bloc.map(|id| is("bloc", Value::Link(Link::new(Kind::Bloc, id)))));
            let states = pipeline::before(&deadline.state).into_iter();
            having.extend(states.map(|state| is("state", Value::of_choice(state))));
            having
                .extend(deadline_awards(&desk.catalog, deadline).into_iter().flatten().map(award));
            Some(having)
        }
        Record::Quota(Quota { award: Some(of), unit: None, year: when, .. }) => {
            Some(vec![year(*when), award(*of)])
        }
        _ => None,
    }
}

/// The kind of the records that a record concerns.
pub const fn kind(stored: &Stored) -> Kind {
    match &stored.record {
        Record::Cluster(_) => Kind::Activity,
        _ => Kind::Nomination,
    }
}

/// What was many, in lines.
pub fn remarks(stored: &Stored, figures: &Figures, desk: &Desk) -> Vec<Remark> {
    match (figures, &stored.record) {
        (Figures::Nominations(count, first), Record::Decision(_)) => {
            vec![named(Label::new("Quyết định cho", "Decides"), *count, first, false, desk)]
        }
        (Figures::Nominations(count, first), Record::Deadline(deadline)) => {
            let late = deadline.date.is_some_and(|date| date < desk.today) && *count > 0;
            let label = if late { LATE } else { Label::new("Chưa đạt", "Still to come") };
            vec![named(label, *count, first, late, desk)]
        }
        (Figures::Quotas(uses), _) => uses.iter().filter_map(|it| quota(it, desk)).collect(),
        _ => Vec::new(),
    }
}

const LATE: Label = Label::new("Trễ hạn", "Late");

fn named(label: Label, count: usize, first: &[Link], doubt: bool, desk: &Desk) -> Remark {
    let names = desk.names();
    let titles: Vec<String> = first.iter().filter_map(|link| names.title(*link)).collect();
    let dots = if count > titles.len() { "; …" } else { "" };
    let list = match titles.len() {
        0 => String::new(),
        _ => format!(": {}{dots}", titles.join("; ")),
    };
    let message = Message::new(
        format!("{count} đề nghị{list}"),
        format!("{}{list}", many(count, "nomination")),
    );
    Remark { label, message, doubt }
}

/// How far a quota is used.
fn quota(used: &QuotaUse, desk: &Desk) -> Option<Remark> {
    let stored = desk.catalog.get(Link::new(Kind::Quota, used.quota))?;
    let Record::Quota(quota) = &stored.record else { return None };
    let code = stored.record.code();
    let doubt = used.most.is_none_or(|most| used.used > most);
    let base = |lang| {
        let label = choice_label(&QUOTA_BASES, &quota.base, lang);
        match used.base {
            Some(base) => format!(", {} × {} {label}", quota.ratio, show_count(base.into(), lang)),
            None => String::new(),
        }
    };
    let (count, unknown) = (used.used, |lang| choice_label(&QUOTA_BASES, &quota.base, lang));
    let message = match used.most {
        None => Message::new(
            format!("{code}: đã dùng {count}; còn lại chưa rõ ({}: chưa biết)", unknown(Lang::Vi)),
            format!(
                "{code}: {count} used; what is left is unknown ({}: not known)",
                unknown(Lang::En)
            ),
        ),
        Some(most) if count > most => Message::new(
            format!("{code}: {count}/{most}{}, vượt {}", base(Lang::Vi), count - most),
            format!("{code}: {count} of {most}{}: {} too many", base(Lang::En), count - most),
        ),
        Some(most) => Message::new(
            format!("{code}: {count}/{most}{}, còn {}", base(Lang::Vi), most - count),
            format!("{code}: {count} of {most}{}, {} left", base(Lang::En), most - count),
        ),
    };
    Some(Remark { label: Label::new("Chỉ tiêu", "Quota"), message, doubt })
}

/// How many days ahead deadlines are shown.
const AHEAD: i64 = 30;

/// What the main screen says of deadlines: what is late, and what is due in the next days; `None`
/// where there is nothing. A deadline counts for the year looked at.
pub fn line(due: &[Due], desk: &Desk) -> Option<(Message, bool)> {
    let of_year =
        |due: &&Due| desk.scope.year.is_none_or(|year| due.years.0 <= year && year <= due.years.1);
    let open = due.iter().filter(of_year).filter(|due| due.open > 0);
    let days = |due: &Due| i64::from((due.date - desk.today).get_days());
    let (late, coming): (Vec<&Due>, Vec<&Due>) = open.partition(|due| due.date < desk.today);
    let coming: Vec<&Due> = coming.into_iter().filter(|due| days(due) <= AHEAD).collect();
    if late.is_empty() && coming.is_empty() {
        return None;
    }
    let one = |due: &Due, lang| {
        let date = show_date(due.date, lang);
        let state = choice_label(&STATES, &due.state, lang);
        format!("{date} {state} ({})", due.open)
    };
    let all =
        |dues: &[&Due], lang| dues.iter().map(|due| one(due, lang)).collect::<Vec<_>>().join(", ");
    let part = |lang| {
        let mut parts = Vec::new();
        if !late.is_empty() {
            let count: usize = late.iter().map(|due| due.open).sum();
            parts.push(format!("{}: {count} – {}", LATE.in_lang(lang), all(&late, lang)));
        }
        if !coming.is_empty() {
            let label = Label::new("Sắp đến hạn", "Due soon").in_lang(lang);
            parts.push(format!("{label}: {}", all(&coming, lang)));
        }
        parts.join(" · ")
    };
    Some((Message::new(part(Lang::Vi), part(Lang::En)), !late.is_empty()))
}
