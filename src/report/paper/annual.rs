//! The year-end report, drafted from the data: figures, rates, results, proposals, directions. What is written by hand
//! comes from the year's [`Report`] record, so that it stays from one draft to the next. Knows no screen.

mod layout;

pub use layout::{LAYOUT, PLACES};

use super::content::{Content, DOTS};
use super::head::{joined, points_or_dots};
use super::minutes::{became, decision, directions};
use super::year::Year;
use super::{letter, nominees, scores};
use crate::model::activity::Activity;
use crate::model::meeting::Meeting;
use crate::model::report::Report;
use crate::model::show::{show_count, show_date};
use crate::model::{Id, Kind, Link, Names, Record};
use crate::report::activities::is_off;
use crate::report::rates::{Row, Source};
use crate::report::share::Share;
use crate::store::catalog::meetings;
use crate::store::request::{Class, Whose};
use crate::text::Lang;

/// What stands in it.
pub fn content(year: &Year) -> Content {
    let next = year.number.saturating_add(1);
    let source = Source::read(year.catalog, &year.book.tally);
    let decided = source.as_ref().map(|it| it.count(Whose::Bloc, Class::All, 0).decided);
    let set = meetings::directions_of(year.id, next, year.catalog);
    let next_directions = set.iter().filter_map(|stored| match &stored.record {
        Record::Direction(direction) => Some(direction.text.replace('\n', " ")),
        _ => None,
    });
    let due = meetings::directions_of(year.id, year.number, year.catalog);
    let done = directions(due.iter().map(AsRef::as_ref)).map(|it| became(it, year.lang()));
    let lists = nominees::lists(year);
    year.head("BC")
        .text("next_year", next.to_string())
        .with(setting(year, source.as_ref()))
        .with(written(year))
        .rows("meetings", points_or_dots(held(year)))
        .rows("activities", points_or_dots(activities(year)))
        .rows("directions", points_or_dots(done))
        .rows("achievers", achievers(year))
        .text("individual_count", lists.text_of("individual_count"))
        .text("collective_count", lists.text_of("collective_count"))
        .known("decided_count", decided.map(|count| count.to_string()).unwrap_or_default())
        .rows("awards", letter::awards(year))
        .rows("rates", source.map(|source| rates(&source, year)).unwrap_or_default())
        .with(scores::table(year))
        .rows("proposals", proposals(year, next))
        .rows("next_directions", points_or_dots(next_directions))
}

/// The bloc, its members and figures, its chair.
fn setting(year: &Year, source: Option<&Source>) -> Content {
    let members = year.catalog.members(year.id, Some(year.number));
    let names = members.iter().map(|stored| year.unit(Some(stored.id)));
    let term = year.term(year.number);
    let deputies = term.iter().flat_map(|term| &term.deputies).map(|row| year.unit(row.unit));
    let figure = |class| {
        let count = source.and_then(|it| it.base(Whose::Bloc, class, year.number).count());
        count.map(|count| show_count(count.into(), year.lang())).unwrap_or_default()
    };
    let known = Some(members.len()).filter(|count| *count > 0);
    Content::default()
        .known("member_count", known.map(|count| count.to_string()).unwrap_or_default())
        .known("members", joined(names, ", "))
        .known("deputies", joined(deputies, ", "))
        .known("unit_count", figure(Class::Collectives))
        .known("staff_count", figure(Class::Persons))
}

/// The texts written by hand; dots for what is not written yet.
fn written(year: &Year) -> Content {
    let all = year.all(Kind::Report);
    let found = all.iter().find_map(|stored| match &stored.record {
        Record::Report(report) if report.year == year.number => Some(report.clone()),
        _ => None,
    });
    let it: Report = found.unwrap_or_default();
    Content::default()
        .known("setting", it.setting)
        .known("work", it.work)
        .known("strengths", it.strengths)
        .known("shortcomings", it.shortcomings)
        .known("causes", it.causes)
        .known("aim", it.aim)
        .known("requests", it.requests)
}

/// The meetings of the year with their days, and those that did not take place.
fn held(year: &Year) -> Vec<String> {
    let all = year.all(Kind::Meeting);
    let mut of_year: Vec<&Meeting> = all
        .iter()
        .filter_map(|stored| match &stored.record {
            Record::Meeting(meeting) => Some(meeting),
            _ => None,
        })
        .filter(|meeting| {
            meeting.year_reviewed == Some(year.number)
                || meeting.date.is_some_and(|date| date.year() == year.number)
        })
        .collect();
    of_year.sort_by_key(|meeting| meeting.date);
    let says = |meeting: &Meeting| {
        let date = meeting.date.map(|date| show_date(date, year.lang()));
        let form = crate::model::show::choice_label(
            &crate::model::meeting::FORMS,
            &meeting.form,
            year.lang(),
        );
        joined([Some(meeting.title(year.lang())), date, Some(form)], ", ")
    };
    of_year.into_iter().map(says).collect()
}

fn activities(year: &Year) -> Vec<String> {
    let all = year.all(Kind::Activity);
    let mut of_year: Vec<&Activity> = all
        .iter()
        .filter_map(|stored| match &stored.record {
            Record::Activity(activity) => Some(activity),
            _ => None,
        })
        .filter(|it| it.date.is_some_and(|date| date.year() == year.number) && !is_off(it))
        .collect();
    of_year.sort_by_key(|activity| activity.date);
    let says = |it: &Activity| {
        let date = it.date.map(|date| show_date(date, year.lang()));
        let units = joined(it.units.iter().map(|row| year.unit(row.unit)), ", ");
        let result = Some(it.result.replace('\n', " "));
        joined([Some(it.topic.clone()), date, Some(units), result], "; ")
    };
    of_year.into_iter().map(says).collect()
}

/// What each unit achieved, in the bloc's order; the bloc itself first.
fn achievers(year: &Year) -> Vec<Content> {
    let all = year.all(Kind::Achievement);
    let mut by_unit: Vec<(Option<Id>, Vec<String>)> = vec![(None, Vec::new())];
    let members = year.catalog.members(year.id, Some(year.number));
    by_unit.extend(members.iter().map(|stored| (Some(stored.id), Vec::new())));
    for stored in &all {
        let Record::Achievement(it) = &stored.record else { continue };
        if it.year != year.number {
            continue;
        }
        let basis = Some(format!(" ({})", it.basis)).filter(|_| !it.basis.is_empty());
        let text = format!("{}{}", it.text.replace('\n', " "), basis.unwrap_or_default());
        match by_unit.iter_mut().find(|(unit, _)| *unit == it.unit) {
            Some((_, texts)) => texts.push(text),
            None => by_unit.push((it.unit, vec![text])),
        }
    }
    let row = |(unit, texts): (Option<Id>, Vec<String>)| {
        let name = match unit {
            Some(_) => year.unit(unit),
            None => year.bloc().map(|bloc| bloc.name.clone()),
        };
        Content::default()
            .known("unit", name.unwrap_or_default())
            .rows("achievements", points_or_dots(texts))
    };
    // Of the bloc as a whole nothing need be said; of a member it shows that nothing was entered.
    let told = by_unit.into_iter().filter(|(unit, texts)| unit.is_some() || !texts.is_empty());
    told.map(row).collect()
}

/// The rates of the bloc and its members; dots for what is not known.
fn rates(source: &Source, year: &Year) -> Vec<Content> {
    let [individuals, collectives] = [Class::Persons, Class::Collectives].map(|class| {
        let rates = source.rates(class);
        rates.rows
    });
    let share = |share: Share| match share {
        Share::Unknown => "……".to_owned(),
        known => known.says(year.lang()),
    };
    let base = |row: &Row| {
        let count = row.base.count();
        count.map_or_else(|| "……".to_owned(), |count| show_count(count.into(), year.lang()))
    };
    let row = |one: &Row| {
        let name = match one.whose {
            Whose::Bloc => Some(source.bloc.name.clone()),
            Whose::Member(id) => year.names.title(Link::new(Kind::Unit, id)),
            Whose::Elsewhere => Some(
                match year.lang() {
                    Lang::Vi => "ngoài các thành viên",
                    Lang::En => "of no member",
                }
                .to_owned(),
            ),
        };
        let other = collectives.iter().find(|row| row.whose == one.whose);
        let of = |value: &dyn Fn(&Row) -> String| other.map_or_else(|| "……".to_owned(), value);
        Content::default()
            .known("unit", name.unwrap_or_default())
            .text("individuals", one.count.nominees.to_string())
            .text("staff", base(one))
            .text("individual_rate", share(one.rate))
            .text("collectives", of(&|row| row.count.nominees.to_string()))
            .text("units", of(&base))
            .text("collective_rate", of(&|row| share(row.rate)))
    };
    individuals.iter().map(row).collect()
}

/// What the members proposed for the year after.
fn proposals(year: &Year, next: i16) -> Vec<Content> {
    let all = year.all(Kind::Proposal);
    let rows = all.iter().filter_map(|stored| match &stored.record {
        Record::Proposal(it) if it.year == next => Some(
            Content::default()
                .known("unit", year.unit(it.unit).unwrap_or_default())
                .known("text", it.text.replace('\n', " ").trim_end_matches('.'))
                .text("decision", decision(it, year.lang())),
        ),
        _ => None,
    });
    let rows: Vec<Content> = rows.collect();
    if !rows.is_empty() {
        return rows;
    }
    vec![Content::default().text("unit", DOTS).text("text", DOTS).text("decision", DOTS)]
}
