//! A row of a list of nominations into the nomination that it means. Knows no list and no act.

use jiff::civil::Date;

use super::entry::Entry;
use super::fields::shows;
use super::known::Known;
use super::preview::Flaw;
use super::row::{Chosen, Draft, Meant, coded, fill_all, missing};
use super::who::{Identity, Who, group_unit, identify, who};
use crate::model::award::Award;
use crate::model::date::parse_date;
use crate::model::decision::Decision;
use crate::model::nomination::{Nomination, Step};
use crate::model::{Id, Kind, Link, Names, Record, Stored};
use crate::store::engine::EngineError;
use crate::text::{Lang, fold, one_line};

/// The parts that are no fields of their own.
const SPECIAL: [&str; 8] =
    ["nominee", "person", "collective", "unit", "award", "year", "decision", "past"];

/// Whom a row nominates.
enum Nominee {
    One(Link, Vec<Link>, Option<Id>),
    Perhaps(Vec<Link>),
    Wrong(Vec<Flaw>),
}

/// A row of a list of nominations.
pub fn nomination(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    chosen: Chosen,
) -> Result<Meant, EngineError> {
    let mut before = coded(entry, Kind::Nomination, known)?;
    let mut flaws = Vec::new();
    let award = award(entry, known, before.as_ref(), &mut flaws);
    let (link, mut needs, works_in) = match nominee(entry, known, before.as_ref(), award, chosen)? {
        Nominee::One(link, needs, unit) => (link, needs, unit),
        Nominee::Perhaps(links) if flaws.is_empty() => return Ok(Meant::Perhaps(links)),
        Nominee::Perhaps(_) => return Ok(Meant::Wrong(flaws)),
        Nominee::Wrong(found) => {
            flaws.extend(found);
            return Ok(Meant::Wrong(flaws));
        }
    };
    let year = year(entry, known, before.as_ref(), &mut flaws);
    if let (None, Some(award), Some(year)) = (&before, award, year) {
        before = known.nominations(link)?.into_iter().find(|stored| match &stored.record {
            Record::Nomination(it) => it.award == Some(award) && it.year == year,
            _ => false,
        });
    }
    let fresh = before.is_none();
    let blank = Nomination { bloc: Some(known.terms.bloc), ..Nomination::default() };
    let mut after =
        before.as_ref().map_or(Record::Nomination(blank), |stored| stored.record.clone());
    let unit = proposer(entry, known, &after, (works_in, fresh), &mut needs, &mut flaws);
    if let Record::Nomination(it) = &mut after {
        it.nominee = Some(link);
        (it.award, it.year) = (award.or(it.award), year.unwrap_or(it.year));
        it.unit = unit.or(it.unit);
    }
    fill_all(&mut after, entry, known, &SPECIAL, &mut flaws);
    settle(entry, known, &mut after, award, &mut needs, &mut flaws);
    Ok(Meant::of(Draft { before, after, needs }, flaws))
}

fn award(
    entry: &Entry<'_>,
    known: &Known<'_>,
    before: Option<&Stored>,
    flaws: &mut Vec<Flaw>,
) -> Option<Id> {
    let name = entry.text("award").map_err(|flaw| flaws.push(flaw)).ok()?;
    if let Some(Record::Nomination(it)) = before.map(|stored| &stored.record)
        && (name.is_empty() || before.is_some_and(|it| shows(&it.record, "award", &name, known)))
    {
        return it.award;
    }
    if name.is_empty() {
        flaws.push(missing(entry, Kind::Nomination, "award"));
        return None;
    }
    let found = known.award(&name);
    found.map_err(|said| flaws.push(entry.wrong("award", said.vi, said.en))).ok()
}

fn year(
    entry: &Entry<'_>,
    known: &Known<'_>,
    before: Option<&Stored>,
    flaws: &mut Vec<Flaw>,
) -> Option<i16> {
    match entry.year("year") {
        Ok(Some(year)) => return Some(year),
        Ok(None) => {}
        Err(flaw) => flaws.push(flaw),
    }
    let own = before.and_then(|stored| stored.record.years()).map(|(year, _)| year);
    let year = own.or(known.terms.year);
    if year.is_none() && flaws.is_empty() {
        flaws.push(missing(entry, Kind::Nomination, "year"));
    }
    year
}

fn nominee(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    before: Option<&Stored>,
    award: Option<Id>,
    chosen: Chosen,
) -> Result<Nominee, EngineError> {
    let own = match before.map(|stored| &stored.record) {
        Some(Record::Nomination(it)) => it.nominee,
        _ => None,
    };
    let mut named = None;
    for part in ["collective", "person", "nominee"] {
        match entry.text(part) {
            Ok(text) if !text.is_empty() && named.is_none() => named = Some((part, text)),
            Ok(_) => {}
            Err(flaw) => return Ok(Nominee::Wrong(vec![flaw])),
        }
    }
    let Some((part, text)) = named else {
        let columns = ["nominee", "person", "collective"];
        let at = columns.into_iter().find(|part| entry.spot(part).is_some());
        let flaw = || missing(entry, Kind::Nomination, at.unwrap_or("nominee"));
        let own = own.map(|link| Nominee::One(link, Vec::new(), None));
        return Ok(own.unwrap_or_else(|| Nominee::Wrong(vec![flaw()])));
    };
    if let Some(link) = own
        && known.names(Lang::Vi).title(link).is_some_and(|title| fold(&title) == fold(&text))
    {
        return Ok(Nominee::One(link, Vec::new(), None));
    }
    if part == "collective" || part == "nominee" && is_collective(&text, award, known) {
        return Ok(collective(entry, known, (part, &text), chosen));
    }
    individual(entry, known, part, chosen)
}

/// Whether a name that may be of either is a unit's: a known one, or the award is for collectives alone.
fn is_collective(text: &str, award: Option<Id>, known: &Known<'_>) -> bool {
    let of_award = award.and_then(|id| known.catalog.get(Link::new(Kind::Award, id)));
    let only = |whom: &str| {
        of_award.as_ref().is_some_and(|stored| {
            matches!(&stored.record, Record::Award(Award { nominee, .. }) if nominee == whom)
        })
    };
    only("collective") || !only("individual") && !known.units(text, None).is_empty()
}

fn collective(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    (part, text): (&str, &str),
    chosen: Chosen,
) -> Nominee {
    if let Chosen::Same(link) = chosen {
        return Nominee::One(link, Vec::new(), Some(link.id));
    }
    let above = entry.text("unit").ok().filter(|unit| !unit.is_empty());
    let above = above.and_then(|unit| match known.units(&unit, known.terms.unit)[..] {
        [unit] => Some(unit),
        _ => None,
    });
    let within = above.or_else(|| group_unit(entry, known)).or(known.terms.unit);
    match known.units(text, within)[..] {
        [_, _, ..] => {
            let several = known.units(text, within).into_iter();
            Nominee::Perhaps(several.map(|id| Link::new(Kind::Unit, id)).collect())
        }
        _ => match known.unit_named(text, within) {
            Ok((unit, made)) => {
                let link = Link::new(Kind::Unit, unit);
                Nominee::One(link, made.into_iter().collect(), above.or(Some(unit)))
            }
            Err(said) => Nominee::Wrong(vec![entry.wrong(part, said.vi, said.en)]),
        },
    }
}

fn individual(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    part: &str,
    chosen: Chosen,
) -> Result<Nominee, EngineError> {
    let mut told = match who(entry, part, known) {
        Ok(told) => told,
        Err(flaws) => return Ok(Nominee::Wrong(flaws)),
    };
    let unit = told.unit;
    if told.unit.is_none() {
        told.unit = group_unit(entry, known).or(known.terms.unit);
    }
    let link = match chosen {
        Chosen::Same(link) => link,
        Chosen::New => return Ok(made(&told, unit, known)),
        Chosen::Open => match identify(&told, known)? {
            Identity::Known(link) => link,
            Identity::Perhaps(links) => return Ok(Nominee::Perhaps(links)),
            Identity::New => return Ok(made(&told, unit, known)),
        },
    };
    Ok(Nominee::One(link, told.needs, unit))
}

fn made(told: &Who, unit: Option<Id>, known: &mut Known<'_>) -> Nominee {
    let link = told.make(known);
    let needs = told.needs.iter().copied().chain([link]).collect();
    Nominee::One(link, needs, unit)
}

/// The unit that proposes: its column, else the group or the sender, else where the nominee works.
fn proposer(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    record: &Record,
    (works_in, fresh): (Option<Id>, bool),
    needs: &mut Vec<Link>,
    flaws: &mut Vec<Flaw>,
) -> Option<Id> {
    let name = entry.text("unit").map_err(|flaw| flaws.push(flaw)).ok()?;
    if name.is_empty() || shows(record, "unit", &name, known) {
        let found = group_unit(entry, known).or(known.terms.unit).or(works_in);
        return found.filter(|_| fresh);
    }
    match known.unit_named(&name, known.terms.unit) {
        Ok((unit, made)) => {
            needs.extend(made);
            Some(unit)
        }
        Err(said) => {
            let told = flaws.iter().any(|flaw| flaw.spot == entry.spot("unit"));
            if !told {
                flaws.push(entry.wrong("unit", said.vi, said.en));
            }
            None
        }
    }
}

/// The decision that the row names, which settles the nomination.
fn settle(
    entry: &Entry<'_>,
    known: &mut Known<'_>,
    record: &mut Record,
    award: Option<Id>,
    needs: &mut Vec<Link>,
    flaws: &mut Vec<Flaw>,
) {
    let (number, date, part) = match decided(entry, record, known) {
        Ok(Some(found)) => found,
        Ok(None) => return,
        Err(flaw) => return flaws.push(flaw),
    };
    let id = match known.decisions(&number, date)[..] {
        [decision] => decision,
        [] => {
            let link = make_decision(known, award, &number, date);
            needs.push(link);
            link.id
        }
        _ => {
            return flaws.push(entry.wrong(
                part,
                "có nhiều quyết định cùng số; hãy ghi cả ngày",
                "there are several decisions of this number: write the date, too",
            ));
        }
    };
    let Record::Nomination(nomination) = record else { return };
    nomination.decision = Some(id);
    if matches!(nomination.state(), "decided" | "presented") {
        return;
    }
    let step = Step { state: "decided".to_owned(), date, ..Step::default() };
    if let Err(fault) = nomination.step(step) {
        flaws.push(entry.flaw(part, &fault));
    }
}

fn make_decision(
    known: &mut Known<'_>,
    award: Option<Id>,
    number: &str,
    date: Option<Date>,
) -> Link {
    let stored = award.and_then(|id| known.catalog.get(Link::new(Kind::Award, id)));
    let mut decision = Decision {
        bloc: Some(known.terms.bloc),
        number: number.to_owned(),
        date,
        ..Decision::default()
    };
    if let Some(Record::Award(award)) = stored.as_deref().map(|stored| &stored.record) {
        (decision.catalogue, decision.level) = (award.catalogue.clone(), award.level.clone());
    }
    let key = format!("{}|{date:?}|{}", fold(number), decision.catalogue);
    known.make(Kind::Decision, key, Record::Decision(decision))
}

type Decided = (String, Option<Date>, &'static str);

/// Number and date of the decision, from columns of their own or from the one that has both; `None` where the row
/// names none, or the one that the nomination has already.
fn decided(entry: &Entry<'_>, record: &Record, known: &Known<'_>) -> Result<Option<Decided>, Flaw> {
    let both = entry.text("decision")?;
    if !both.is_empty() {
        if shows(record, "decision", &both, known) {
            return Ok(None);
        }
        let (number, date) = number_and_date(&both, known.terms.today)
            .map_err(|fault| entry.flaw("decision", &fault))?;
        if number.is_empty() {
            return Err(entry.wrong("decision", "thiếu số quyết định", "the number is missing"));
        }
        return Ok(Some((number, date, "decision")));
    }
    let number = entry.text("decision_number")?;
    let date = entry.day("decision_date")?;
    match (number.is_empty(), date) {
        (true, None) => Ok(None),
        (true, Some(_)) => {
            Err(entry.wrong("decision_date", "thiếu số quyết định", "the number is missing"))
        }
        (false, date) => Ok(Some((bare_number(&number).to_owned(), date, "decision_number"))),
    }
}

/// `QĐ số 231/QĐ-TTg ngày 14/3/2023` as number and date.
pub fn number_and_date(
    text: &str,
    today: Date,
) -> Result<(String, Option<Date>), crate::model::Fault> {
    let text = one_line(text);
    let marks = |c: char| matches!(c, ' ' | ',' | ';' | '(' | ')' | '-' | '–');
    let words: Vec<(usize, &str)> = {
        let mut at = 0;
        text.split(' ')
            .map(|word| {
                let start = at;
                at += word.len() + 1;
                (start, word)
            })
            .collect()
    };
    let begins = words.iter().find(|(_, word)| {
        let bare = fold(word.trim_matches(marks));
        bare == "ngai" || is_day(&bare)
    });
    let Some((at, _)) = begins else { return Ok((bare_number(&text).to_owned(), None)) };
    let day = text[*at..].trim_matches(marks);
    let date = parse_date(day, today)?;
    Ok((bare_number(text[..*at].trim_matches(marks)).to_owned(), Some(date)))
}

/// `14/3/2023` or `14.03.2023`, and nothing like `231/QĐ-TTg`.
fn is_day(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '.']).collect();
    parts.len() == 3
        && parts.iter().all(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()))
}

/// The number without the words before it.
fn bare_number(text: &str) -> &str {
    let mut left = text.trim();
    let starts = ["quyết định", "qđ", "số", "so", "qd", ":"];
    while let Some(rest) = starts.iter().find_map(|start| {
        let head = left.get(..start.len())?;
        let rest = left[start.len()..].trim_start_matches([' ', ':']);
        (head.to_lowercase() == *start
            && rest.len() < left.len()
            && left[start.len()..].starts_with([' ', ':']))
        .then_some(rest)
    }) {
        left = rest;
    }
    left
}
