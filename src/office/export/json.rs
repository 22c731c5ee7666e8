//! Records and values as JSON: the names of the field tables, which never change. Knows no file.

use serde_json::{Map, Value as Json};

use crate::model::field::Shape;
use crate::model::show::{points, show_time};
use crate::model::{Link, Names, Record, Stored, Value};

/// A record as JSON: `id`, `version`, and the fields of its table that `wanted` names.
pub fn record_json(
    stored: &Stored,
    wanted: impl Fn(&str) -> bool,
    names: &dyn Names,
) -> Map<String, Json> {
    let mut object = Map::new();
    object.insert("id".to_owned(), stored.id.to_string().into());
    object.insert("version".to_owned(), stored.version.into());
    for column in Record::columns(stored.record.kind()) {
        if wanted(column.name) {
            let value = stored.record.value(column.name);
            object.insert(column.name.to_owned(), value_json(&value, column.shape, names));
        }
    }
    object
}

/// A value as JSON; a link is an object with kind, id, code and title.
pub fn value_json(value: &Value, shape: Shape, names: &dyn Names) -> Json {
    match (value, shape) {
        (Value::Empty, Shape::Rows(_)) => Json::Array(Vec::new()),
        (Value::Text(text) | Value::Choice(text), _) => text.as_str().into(),
        (Value::Number(number), Shape::Points) => points(*number).decimal().into(),
        (Value::Number(number), _) => (*number).into(),
        (Value::Date(date), _) => date.to_string().into(),
        (Value::Time(time), _) => show_time(*time).into(),
        (Value::Flag(flag), _) => (*flag).into(),
        (Value::Link(link), _) => link_json(*link, names),
        (Value::Rows(rows), Shape::Rows(table)) => {
            let row = |row: &Vec<Value>| {
                let cells = row.iter().zip(table.columns());
                let cells = cells.map(|(cell, column)| {
                    (column.name.to_owned(), value_json(cell, column.shape, names))
                });
                Json::Object(cells.collect())
            };
            rows.iter().map(row).collect()
        }
        (Value::Empty | Value::Rows(_), _) => Json::Null,
    }
}

fn link_json(link: Link, names: &dyn Names) -> Json {
    serde_json::json!({
        "kind": link.kind.name(),
        "id": link.id.to_string(),
        "code": names.code(link),
        "title": names.title(link),
    })
}
