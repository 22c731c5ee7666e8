//! Lines that an older program wrote, brought to what this one reads. Knows no file.

use serde_json::{Map, Value as Json};

use crate::store::codec::v1::with_decision;

/// What nominations of format 1 said of their decision themselves.
const DECISION: [&str; 3] = ["decision_number", "decision_date", "decision_authority"];

/// Brings every nomination of format 1 inside `json` to today's fields: what it says of its decision goes to
/// the end of its note. Whether there was one.
pub fn raise(json: &mut Json) -> bool {
    match json {
        Json::Array(items) => items.iter_mut().map(raise).filter(|found| *found).count() > 0,
        Json::Object(fields) => {
            let below = fields.values_mut().map(raise).filter(|found| *found).count() > 0;
            let nomination = fields.get_mut("nomination").and_then(Json::as_object_mut);
            nomination.is_some_and(raise_nomination) || below
        }
        _ => false,
    }
}

fn raise_nomination(fields: &mut Map<String, Json>) -> bool {
    if !DECISION.iter().any(|name| fields.contains_key(*name)) {
        return false;
    }
    let [number, date, authority] = DECISION.map(|name| text(fields.remove(name)));
    let note = with_decision(text(fields.remove("note")), &number, date.parse().ok(), &authority);
    fields.insert("note".to_owned(), Json::String(note));
    true
}

fn text(json: Option<Json>) -> String {
    match json {
        Some(Json::String(text)) => text,
        _ => String::new(),
    }
}
