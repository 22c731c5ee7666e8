//! What tells two persons or units clearly apart, before they are merged. Knows no store.

use jiff::civil::Date;

use super::Catalog;
use crate::model::person::{Person, Post};
use crate::model::show::show_date;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Names, Record};
use crate::text::{Lang, Message};

/// Why two records are hardly one; empty where nothing says so.
pub fn apart(one: &Record, other: &Record, catalog: &Catalog) -> Vec<Message> {
    match (one, other) {
        (Record::Person(one), Record::Person(other)) => persons(one, other, catalog),
        (Record::Unit(one), Record::Unit(other)) => units(one, other, catalog),
        _ => Vec::new(),
    }
}

/// Other birth years, or posts in two units on one day.
fn persons(one: &Person, other: &Person, catalog: &Catalog) -> Vec<Message> {
    let mut doubts = Vec::new();
    if let Some((ours, theirs)) = one.birth_year.zip(other.birth_year)
        && ours != theirs
    {
        doubts.push(Message::new(
            format!("khác năm sinh: {ours} và {theirs}"),
            format!("born in different years: {ours} and {theirs}"),
        ));
    }
    let pairs = one.posts.iter().flat_map(|ours| other.posts.iter().map(move |it| (ours, it)));
    let mut clash =
        pairs.filter_map(|(ours, theirs)| Some((ours, theirs, together(ours, theirs)?)));
    if let Some((ours, theirs, day)) = clash.next() {
        let unit = |post: &Post, lang| title(post.unit, catalog, lang);
        doubts.push(Message::new(
            format!(
                "ngày {} giữ chức vụ ở hai đơn vị: {} và {}",
                show_date(day, Lang::Vi),
                unit(ours, Lang::Vi),
                unit(theirs, Lang::Vi)
            ),
            format!(
                "held posts in two units on {}: {} and {}",
                show_date(day, Lang::En),
                unit(ours, Lang::En),
                unit(theirs, Lang::En)
            ),
        ));
    }
    doubts
}

/// A day on which both posts were held, where they are in different units and both beginnings are known.
fn together(ours: &Post, theirs: &Post) -> Option<Date> {
    if ours.unit? == theirs.unit? {
        return None;
    }
    let day = ours.from?.max(theirs.from?);
    let held = |post: &Post| post.until.is_none_or(|until| day <= until);
    (held(ours) && held(theirs)).then_some(day)
}

/// Bodies that stand below different units, or of which one ended before the other began.
fn units(one: &Unit, other: &Unit, catalog: &Catalog) -> Vec<Message> {
    let mut doubts = Vec::new();
    if let Some((ours, theirs)) = one.parent.zip(other.parent)
        && ours != theirs
    {
        let above = |id, lang| title(Some(id), catalog, lang);
        doubts.push(Message::new(
            format!(
                "thuộc hai đơn vị khác nhau: {} và {}",
                above(ours, Lang::Vi),
                above(theirs, Lang::Vi)
            ),
            format!(
                "stand below different units: {} and {}",
                above(ours, Lang::En),
                above(theirs, Lang::En)
            ),
        ));
    }
    let ended = |first: &Unit, second: &Unit| first.valid_until.zip(second.valid_from);
    let after = [ended(one, other), ended(other, one)].into_iter().flatten();
    if let Some((until, from)) = after.into_iter().find(|(until, from)| until < from) {
        doubts.push(Message::new(
            format!(
                "một bên kết thúc {} trước khi bên kia có từ {}: có thể là kế thừa, không phải một",
                show_date(until, Lang::Vi),
                show_date(from, Lang::Vi)
            ),
            format!(
                "one ended on {} before the other began on {}: perhaps it continues it",
                show_date(until, Lang::En),
                show_date(from, Lang::En)
            ),
        ));
    }
    doubts
}

fn title(unit: Option<Id>, catalog: &Catalog, lang: Lang) -> String {
    let title = unit.and_then(|id| catalog.names(lang).title(Link::new(Kind::Unit, id)));
    title.unwrap_or_default()
}
