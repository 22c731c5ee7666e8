//! A row of a list into the record that it means, new or changed. Knows no list and no act.

use super::entry::Entry;
use super::fields::{fill, shows};
use super::known::Known;
use super::preview::Flaw;
use super::who::{self, Identity, Who, group_unit, identify, who};
use crate::model::heading::{Part, part};
use crate::model::unit::{Alias, Unit, UnitFigures};
use crate::model::{Id, Kind, Link, Record, Stored};
use crate::store::engine::EngineError;
use crate::text::{Message, fold, spoken};

/// What a row means.
pub enum Meant {
    /// A record, new or as it shall be.
    One(Box<Draft>),
    /// Perhaps about one of these.
    Perhaps(Vec<Link>),
    /// Something is wrong.
    Wrong(Vec<Flaw>),
}

/// A record as a row would have it.
pub struct Draft {
    /// As the store has it; `None` for a new one.
    pub before: Option<Stored>,
    /// As it shall be.
    pub after: Record,
    /// Records that are made beside it.
    pub needs: Vec<Link>,
}

impl Meant {
    /// A record, unless something is wrong with it.
    pub fn of(draft: Draft, flaws: Vec<Flaw>) -> Self {
        if flaws.is_empty() { Self::One(Box::new(draft)) } else { Self::Wrong(flaws) }
    }
}

/// Which of those who may be meant is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Nobody has chosen.
    Open,
    /// Somebody or something not there yet.
    New,
    /// This one.
    Same(Link),
}

/// Fills every field that has a column of its own, those in `special` aside; what is wrong is collected.
pub fn fill_all(
    record: &mut Record,
    entry: &Entry<'_>,
    known: &Known<'_>,
    special: &[&str],
    flaws: &mut Vec<Flaw>,
) {
    for (part, ..) in &entry.cells {
        if !special.contains(&part.name) {
            flaws.extend(fill(record, entry, part, known).err());
        }
    }
}

/// The record that the row names by its code.
pub fn coded(
    entry: &Entry<'_>,
    kind: Kind,
    known: &Known<'_>,
) -> Result<Option<Stored>, EngineError> {
    match entry.text("code") {
        Ok(code) if !code.is_empty() => known.coded(kind, &code),
        _ => Ok(None),
    }
}

/// A flaw of something that must be there: at its cell where there is one.
pub fn missing(entry: &Entry<'_>, kind: Kind, name: &'static str) -> Flaw {
    let label = part(kind, name).map(|part: &Part| part.label);
    Flaw { spot: entry.spot(name), label, message: Message::new("phải có", "must be entered") }
}

/// A row of a list of persons.
pub fn person(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    chosen: Chosen,
) -> Result<Meant, EngineError> {
    let mut told = match who(entry, "name", known) {
        Ok(told) => told,
        Err(flaws) => return Ok(Meant::Wrong(flaws)),
    };
    if told.name.is_empty() {
        return Ok(Meant::Wrong(vec![missing(entry, Kind::Person, "name")]));
    }
    let before = match coded(entry, Kind::Person, known)? {
        Some(stored) => Some(stored),
        None => match chosen {
            Chosen::New => None,
            Chosen::Same(link) => known.get(link)?,
            Chosen::Open => match identify(&told, known)? {
                Identity::New => None,
                Identity::Known(link) => known.get(link)?,
                Identity::Perhaps(links) => return Ok(Meant::Perhaps(links)),
            },
        },
    };
    if told.unit.is_none() {
        told.unit = group_unit(entry, known).or(known.terms.unit.filter(|_| before.is_none()));
    }
    let mut flaws = Vec::new();
    let blank = Record::blank(Kind::Person);
    let mut after = before.as_ref().map_or(blank, |stored| stored.record.clone());
    forget_posts_shown(entry, &after, known, &mut told);
    let named = before.is_some() && coded(entry, Kind::Person, known)?.is_some();
    if let Record::Person(person) = &mut after {
        told.add_to(person);
        if named && !spelt_otherwise(&person.name, &told.name) {
            person.name.clone_from(&told.name);
        }
    }
    let special = [
        "name",
        "honorific",
        "gender",
        "birth_year",
        "birth_year_man",
        "birth_year_woman",
        "post",
        "unit",
        "post_unit",
    ];
    fill_all(&mut after, entry, known, &special, &mut flaws);
    Ok(Meant::of(Draft { before, after, needs: told.needs }, flaws))
}

/// Whether both are one name whose tones are placed otherwise, or with i for y: neither corrects the other.
fn spelt_otherwise(ours: &str, theirs: &str) -> bool {
    spoken(ours) == spoken(theirs) && ours.to_lowercase() != theirs.to_lowercase()
}

/// A cell that shows all posts held, as an exported list has it, tells of none.
fn forget_posts_shown(entry: &Entry<'_>, record: &Record, known: &Known<'_>, told: &mut Who) {
    for part in ["post", "post_unit"] {
        let text = entry.text(part).unwrap_or_default();
        if !text.is_empty() && shows(record, "posts", &text, known) {
            (told.post, told.unit) = (String::new(), None);
            told.needs.clear();
        }
    }
}

/// A row of a list of units.
pub fn unit(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    chosen: Chosen,
) -> Result<Meant, EngineError> {
    let mut flaws = Vec::new();
    let name = entry.text("name").unwrap_or_else(|flaw| {
        flaws.push(flaw);
        String::new()
    });
    if name.is_empty() && flaws.is_empty() {
        flaws.push(missing(entry, Kind::Unit, "name"));
    }
    let of_code = coded(entry, Kind::Unit, known)?;
    let mut needs = Vec::new();
    let parent = parent(entry, known, of_code.as_ref(), &mut needs, &mut flaws);
    if !flaws.is_empty() {
        return Ok(Meant::Wrong(flaws));
    }
    let before = match (of_code, chosen) {
        (Some(stored), _) => Some(stored),
        (None, Chosen::New) => None,
        (None, Chosen::Same(link)) => known.get(link)?,
        (None, Chosen::Open) => match alike(&name, parent, known) {
            Identity::New => None,
            Identity::Known(link) => known.get(link)?,
            Identity::Perhaps(links) => return Ok(Meant::Perhaps(links)),
        },
    };
    let fresh = before.is_none();
    let blank = Record::blank(Kind::Unit);
    let mut after = before.as_ref().map_or(blank, |stored| stored.record.clone());
    if let Record::Unit(unit) = &mut after {
        if fresh {
            unit.name.clone_from(&name);
            let parent = parent.or_else(|| group_unit(entry, known)).or(known.terms.unit);
            let above = parent.and_then(|id| known.unit(id)).and_then(|unit| unit.bloc);
            (unit.parent, unit.bloc) = (parent, above.or(Some(known.terms.bloc)));
        } else {
            rename(unit, &name);
            unit.parent = parent.or(unit.parent);
        }
    }
    fill_all(&mut after, entry, known, &["name", "parent"], &mut flaws);
    if let Record::Unit(unit) = &mut after {
        let names = entry.text("alias").unwrap_or_default();
        for name in names.split(';').map(str::trim).filter(|name| !name.is_empty()) {
            if !calls(unit, name) {
                unit.aliases.push(Alias { name: name.to_owned() });
            }
        }
        figures(entry, known, unit, &mut flaws);
    }
    Ok(Meant::of(Draft { before, after, needs }, flaws))
}

/// A unit found by its code takes the name of the row, unless it goes by that name already.
fn rename(unit: &mut Unit, name: &str) {
    if !calls(unit, name) {
        name.clone_into(&mut unit.name);
    }
}

fn calls(unit: &Unit, name: &str) -> bool {
    let aliases = unit.aliases.iter().map(|alias| alias.name.as_str());
    [unit.name.as_str(), unit.short.as_str()]
        .into_iter()
        .chain(aliases)
        .any(|it| fold(it) == fold(name))
}

fn parent(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    before: Option<&Stored>,
    needs: &mut Vec<Link>,
    flaws: &mut Vec<Flaw>,
) -> Option<Id> {
    let name = entry.text("parent").map_err(|flaw| flaws.push(flaw)).ok()?;
    if name.is_empty() || before.is_some_and(|it| shows(&it.record, "parent", &name, known)) {
        return None;
    }
    match known.unit_named(&name, known.terms.unit) {
        Ok((unit, made)) => {
            needs.extend(made);
            Some(unit)
        }
        Err(message) => {
            flaws.push(entry.wrong("parent", message.vi, message.en));
            None
        }
    }
}

/// Units of this name below `parent`; offices below different units are often called alike, which tells nothing.
fn alike(name: &str, parent: Option<Id>, known: &Known<'_>) -> Identity {
    let found = known.units(name, parent.or(known.terms.unit));
    let above = |id: &Id| known.unit(*id).and_then(|unit| unit.parent);
    let fits: Vec<Id> = match parent {
        Some(parent) => found.iter().copied().filter(|id| above(id) == Some(parent)).collect(),
        None => found.clone(),
    };
    let links = |ids: Vec<Id>| ids.into_iter().map(|id| Link::new(Kind::Unit, id)).collect();
    match fits[..] {
        [unit] => Identity::Known(Link::new(Kind::Unit, unit)),
        [] => {
            let loose: Vec<Id> = found.into_iter().filter(|id| above(id).is_none()).collect();
            if loose.is_empty() { Identity::New } else { Identity::Perhaps(links(loose)) }
        }
        _ => Identity::Perhaps(links(fits)),
    }
}

/// Staff, units below and leaders of the list's year.
fn figures(entry: &Entry<'_>, known: &Known<'_>, unit: &mut Unit, flaws: &mut Vec<Flaw>) {
    for name in ["staff", "units", "leaders"] {
        let number = match entry.value(name, &crate::model::Shape::Number(0, 10_000_000)) {
            Ok(value) => value.into_number::<u32>().ok().flatten(),
            Err(flaw) => {
                flaws.push(flaw);
                continue;
            }
        };
        if number.is_none() {
            continue;
        }
        let Some(year) = known.terms.year else {
            flaws.push(entry.wrong(
                name,
                "không biết số của năm nào; hãy cho biết năm",
                "it is not known of which year this is: tell the year",
            ));
            continue;
        };
        let at = unit.figures.iter().position(|row| row.year == year).unwrap_or_else(|| {
            unit.figures.push(UnitFigures { year, ..UnitFigures::default() });
            unit.figures.len() - 1
        });
        let row = &mut unit.figures[at];
        let place = match name {
            "staff" => &mut row.staff,
            "units" => &mut row.units,
            _ => &mut row.leaders,
        };
        *place = number;
    }
}

/// The folded names of persons that a row may be about.
pub fn mentioned(entry: &Entry<'_>, kind: Kind) -> Vec<String> {
    let parts: &[&str] = match kind {
        Kind::Person => &["name"],
        Kind::Nomination => &["person", "nominee"],
        _ => &[],
    };
    let names = parts.iter().filter_map(|part| entry.text(part).ok());
    names.map(|name| fold(&who::bare_name(&name).0)).filter(|name| !name.is_empty()).collect()
}
