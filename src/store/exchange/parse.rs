//! The text of one line to what it says; text in normal form C at this door. Knows no store and no order of lines.

use serde::Deserializer;
use serde_json::Value as Json;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::by_table;
use super::line::Line;
use super::older;
use super::report::Flaw;
use crate::model::{Fault, Kind};

/// How many fields that do not exist are named of one line.
const NAMED: usize = 100;

/// What the line `text` at `number` says, or everything that is wrong with it.
///
/// A record that does not read whole, or holds more than its kind has, is read again by its field table: that
/// names each fault, and takes records in which a person left out what may stay empty.
pub fn parse(number: u64, text: &str) -> Result<Line, Vec<Flaw>> {
    if is_nfc(text) && !text.contains("\\u") {
        let mut reader = serde_json::Deserializer::from_str(text);
        if let (Ok(line), strange) = read(&mut reader)
            && strange.is_empty()
            && reader.end().is_ok()
        {
            return Ok(line);
        }
    }
    let mut json: Json = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => return Err(vec![not_json(number, &error)]),
    };
    normalise(&mut json);
    older::raise(&mut json);
    match read(&json) {
        (Ok(line), strange) if strange.is_empty() => Ok(line),
        (Ok(_), strange) => Err(more_than_known(number, &json, strange)),
        (Err(error), _) => explain(number, &json, &error),
    }
}

/// A line, and the fields in it that none of its parts has.
fn read<'de, D: Deserializer<'de>>(reader: D) -> (Result<Line, D::Error>, Vec<String>) {
    let mut strange = Vec::new();
    let line = serde_ignored::deserialize(reader, |field| {
        if strange.len() < NAMED {
            strange.push(field.to_string());
        }
    });
    (line, strange)
}

/// Faults of a line that holds fields which do not exist.
fn more_than_known(number: u64, json: &Json, strange: Vec<String>) -> Vec<Flaw> {
    if let Some(record) = json.get("record")
        && let Err(faults) = by_table::read(record)
    {
        return faults.into_iter().map(|fault| flaw(number, record, fault)).collect();
    }
    let fault =
        |field: String| Fault::new("không có trường này", "there is no such field").at(&field);
    let flaws =
        strange.into_iter().map(|field| Flaw { line: number, record: None, fault: fault(field) });
    flaws.collect()
}

fn explain(number: u64, json: &Json, error: &serde_json::Error) -> Result<Line, Vec<Flaw>> {
    let keys: Vec<&str> =
        json.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    match keys.as_slice() {
        ["record"] => {
            let record = &json["record"];
            by_table::read(record).map(Line::Record).map_err(|faults| {
                faults.into_iter().map(|fault| flaw(number, record, fault)).collect()
            })
        }
        ["thidua" | "entry" | "end"] => Err(vec![Flaw::new(
            number,
            format!("dòng “{}” bị hỏng: {error}", keys[0]),
            format!("the line “{}” is damaged: {error}", keys[0]),
        )]),
        _ => Err(vec![Flaw::new(
            number,
            "mỗi dòng phải là {\"thidua\": …}, {\"record\": …}, {\"entry\": …} hoặc {\"end\": …}",
            "each line must be {\"thidua\": …}, {\"record\": …}, {\"entry\": …} or {\"end\": …}",
        )]),
    }
}

fn flaw(line: u64, record: &Json, fault: Fault) -> Flaw {
    let inner = record.get("record").and_then(Json::as_object);
    let named = inner.and_then(|inner| inner.iter().next()).and_then(|(name, fields)| {
        let code = fields.get("code").and_then(Json::as_str).unwrap_or_default();
        Some((Kind::named(name)?, code.to_owned()))
    });
    Flaw { line, record: named, fault }
}

fn not_json(line: u64, error: &serde_json::Error) -> Flaw {
    let column = error.column();
    Flaw::new(
        line,
        format!("không phải JSON hợp lệ (cột {column})"),
        format!("not valid JSON (column {column})"),
    )
}

fn normalise(json: &mut Json) {
    match json {
        Json::String(text) if !is_nfc(text) => *text = text.nfc().collect(),
        Json::Array(items) => items.iter_mut().for_each(normalise),
        Json::Object(fields) => fields.values_mut().for_each(normalise),
        _ => {}
    }
}
