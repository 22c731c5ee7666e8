//! Rules read from a law file, with everything that is wrong with them. Knows no evidence.

use std::collections::HashSet;

use jiff::civil::Date;
use serde::Deserialize;
use toml::value::Datetime;

use super::ballot::Preset;
use super::evidence::Nominee;
use super::rule::{Applies, AwardRef, Rule, Stage, Test};
use super::rules::KnownAward;
use super::source::{Entry, Source, has, missing, place};
use crate::model::award::{CATALOGUES, LEVELS, NOMINEES};
use crate::text::{Message, meant, nearest};

/// A text in both languages, as files write it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Both {
    pub vi: String,
    pub en: String,
}

impl From<Both> for Message {
    fn from(both: Both) -> Self {
        Self::new(both.vi, both.en)
    }
}

/// A day as files write it.
pub(super) fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let written = Datetime::deserialize(from)?;
    written.to_string().parse().map_err(serde::de::Error::custom)
}

/// A day that may be left out.
pub(super) fn day_or_none<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<Date>, D::Error> {
    day(from).map(Some)
}

/// One `[[rule]]` as written; what must be there is asked for afterwards, so that all is told at once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Option<String>,
    #[serde(default)]
    off: bool,
    award: Option<String>,
    nominee: Option<Nominee>,
    what: Option<Both>,
    instrument: Option<String>,
    #[serde(default)]
    article: String,
    valid_from: Option<Datetime>,
    valid_until: Option<Datetime>,
    source: Option<String>,
    verified: Option<bool>,
    route: Option<String>,
    #[serde(default)]
    stage: Stage,
    test: Option<Test>,
}

/// What a file says of one rule.
pub(super) enum Said {
    /// The rule.
    Rule(Box<Rule>),
    /// The rule of this id is switched off.
    Off(String),
}

/// What rules may name.
pub(super) struct Known<'k> {
    pub awards: &'k [KnownAward],
    pub presets: &'k [Preset],
    /// The ids that may be switched off.
    pub ids: &'k [&'k str],
}

/// Everything that can be read of the file; its faults are noted in `source`.
pub(super) fn read_rules(source: &mut Source<'_>, known: &Known<'_>) -> Vec<Said> {
    let mut seen: HashSet<String> = HashSet::new();
    let mut said = Vec::new();
    for entry in source.entries("rule") {
        let (written, whole) = source.read_what_can_be::<Written>(&entry);
        let Some(written) = written else { continue };
        if let Some(id) = written.id.clone()
            && !seen.insert(id.clone())
        {
            source.fault(
                place(&entry, &["id"]),
                Message::new(
                    format!("quy tắc «{id}» đã có ở trên"),
                    format!("the rule “{id}” already stands above"),
                ),
            );
        }
        let mut reader = Reader { source, entry: &entry, known };
        said.extend(reader.rule(written).filter(|_| whole));
    }
    said
}

struct Reader<'s, 't, 'e> {
    source: &'s mut Source<'t>,
    entry: &'e Entry<'t>,
    known: &'e Known<'e>,
}

impl Reader<'_, '_, '_> {
    fn fault(&mut self, path: &[&str], message: Message) {
        self.source.fault(place(self.entry, path), message);
    }

    fn rule(&mut self, written: Written) -> Option<Said> {
        let before = self.source.faults.len();
        let id = self.text("id", written.id);
        if written.off {
            let id = id?;
            if !self.known.ids.contains(&id.as_str()) {
                let right = nearest(&id, self.known.ids.iter().copied());
                let vi = format!("không có quy tắc «{id}» để tắt");
                let en = format!("there is no rule “{id}” to switch off");
                self.fault(&["id"], meant(right, vi, en));
            }
            return Some(Said::Off(id));
        }
        let applies = self.text("award", written.award).and_then(|text| self.applies(text));
        let what = self.needed("what", written.what);
        let instrument = self.text("instrument", written.instrument);
        let origin = self.text("source", written.source);
        let verified = self.needed("verified", written.verified);
        let valid_from = self.day("valid_from", written.valid_from);
        let valid_until = self.day("valid_until", written.valid_until);
        if let (Some(from), Some(until)) = (valid_from, valid_until)
            && until < from
        {
            let vi = format!("không được trước valid_from ({from})");
            let en = format!("must not be before valid_from ({from})");
            self.fault(&["valid_until"], Message::new(vi, en));
        }
        let test = self.needed("test", written.test).map(|test| self.test(test));
        let rule = Rule {
            id: id?,
            applies: applies?,
            nominee: written.nominee,
            what: what?.into(),
            instrument: instrument?,
            article: written.article,
            valid_from,
            valid_until,
            source: origin?,
            verified: verified?,
            route: written.route.filter(|route| !route.is_empty()),
            stage: written.stage,
            test: test?,
        };
        (self.source.faults.len() == before).then(|| Said::Rule(Box::new(rule)))
    }

    fn needed<T>(&mut self, name: &str, value: Option<T>) -> Option<T> {
        if value.is_none() && !has(self.entry, name) {
            self.fault(&[], missing(name));
        }
        value
    }

    fn text(&mut self, name: &str, value: Option<String>) -> Option<String> {
        let text = self.needed(name, value)?;
        if text.trim().is_empty() {
            let vi = format!("{name} không được để trống");
            let en = format!("{name} must not be empty");
            self.fault(&[name], Message::new(vi, en));
            return None;
        }
        Some(text)
    }

    fn day(&mut self, name: &str, value: Option<Datetime>) -> Option<Date> {
        let day = value?.date;
        let date = day.and_then(|day| {
            let (year, month) = (i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?);
            Date::new(year, month, i8::try_from(day.day).ok()?).ok()
        });
        if date.is_none() {
            let vi = format!("{name} phải là một ngày như 2024-01-01");
            let en = format!("{name} must be a day such as 2024-01-01");
            self.fault(&[name], Message::new(vi, en));
        }
        date
    }

    fn applies(&mut self, text: String) -> Option<Applies> {
        if text == "all" {
            return Some(Applies::All);
        }
        let Some((group, name)) = text.split_once(':') else {
            let mut award = AwardRef::from(text);
            self.resolve(&mut award, &["award"]);
            return Some(Applies::One(award));
        };
        let name = name.trim();
        let (names, applies): (Vec<&str>, Applies) = match group.trim() {
            "level" => (LEVELS.iter().map(|c| c.name).collect(), Applies::Level(name.to_owned())),
            "catalogue" => {
                (CATALOGUES.iter().map(|c| c.name).collect(), Applies::Catalogue(name.to_owned()))
            }
            "nominee" => {
                (NOMINEES.iter().map(|c| c.name).collect(), Applies::Nominee(name.to_owned()))
            }
            other => {
                let right = nearest(other, ["level", "catalogue", "nominee"]);
                let vi = format!("không có nhóm «{other}»; có: level, catalogue, nominee");
                let en =
                    format!("there is no group “{other}”; there are: level, catalogue, nominee");
                self.fault(&["award"], meant(right, vi, en));
                return None;
            }
        };
        if !names.contains(&name) {
            let right = nearest(name, names.iter().copied());
            let list = names.join(", ");
            let vi = format!("không có «{name}»; có: {list}");
            let en = format!("there is no “{name}”; there are: {list}");
            self.fault(&["award"], meant(right, vi, en));
            return None;
        }
        Some(applies)
    }

    /// Gives a named award its id; a fault where nobody knows it.
    fn resolve(&mut self, award: &mut AwardRef, path: &[&str]) {
        if let Some(known) = self.known.awards.iter().find(|known| known.code == award.code) {
            award.id = known.id;
        } else {
            let codes = self.known.awards.iter().map(|known| known.code.as_str());
            let code = &award.code;
            let vi = format!("không có danh hiệu, hình thức «{code}»");
            let en = format!("there is no award “{code}”");
            let message = meant(nearest(code, codes), vi, en);
            self.fault(path, message);
        }
    }

    fn test(&mut self, mut test: Test) -> Test {
        let name = test.name();
        for (parameter, message) in test.faults() {
            self.fault(&["test", name, parameter], message);
        }
        for (parameter, award) in test.awards() {
            self.resolve(award, &["test", name, parameter]);
        }
        if let Test::Ballot(ballot) = &mut test {
            if let Some(preset) =
                self.known.presets.iter().find(|preset| preset.id == ballot.preset)
            {
                ballot.rule = Some(preset.rule);
            } else {
                let ids = self.known.presets.iter().map(|preset| preset.id.as_str());
                let vi = format!("không có cách biểu quyết «{}»", ballot.preset);
                let en = format!("there is no set of ballot rules “{}”", ballot.preset);
                let message = meant(nearest(&ballot.preset, ids), vi, en);
                self.fault(&["test", name, "preset"], message);
            }
        }
        test
    }
}
