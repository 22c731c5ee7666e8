//! A record read from JSON by its field table, so that every fault has a field and two languages. Knows no file.

use jiff::civil::{Date, Time};
use serde_json::{Map, Value as Json};

use crate::model::field::{Choice, Shape, Table};
use crate::model::{Column, Fault, Id, Kind, Link, Points, Record, Stored, Value};
use crate::text::{nfc, one_line};

/// How many fields that do not exist are named of one object.
const NAMED: usize = 100;

/// The record that `json` (`{"id", "version", "record": {KIND: {FIELD: …}}}`) describes, or every fault.
///
/// Fields may be left out where a form may leave them empty; `id` and `version` may be left out of a
/// record that nothing in the file points at.
pub fn read(json: &Json) -> Result<Stored, Vec<Fault>> {
    let outer = json.as_object().ok_or_else(|| vec![not_object("record")])?;
    let mut faults = unknown(outer, &["id", "version", "record"]);
    let id = match outer.get("id").map(|id| id.as_str().and_then(|id| id.parse().ok())) {
        None => Id::fresh(),
        Some(Some(id)) => id,
        Some(None) => {
            faults.push(bad_id().at("id"));
            Id::fresh()
        }
    };
    let version = match outer.get("version").map(Json::as_u64) {
        None => 1,
        Some(Some(version)) if version > 0 => version,
        Some(_) => {
            faults.push(
                Fault::new("phải là số nguyên từ 1", "must be a whole number from 1").at("version"),
            );
            1
        }
    };
    let inner = outer.get("record").and_then(Json::as_object).filter(|inner| inner.len() == 1);
    let Some((name, fields)) = inner.and_then(|inner| inner.iter().next()) else {
        faults.push(not_object("record"));
        return Err(faults);
    };
    let (Some(kind), Some(fields)) = (exact_kind(name), fields.as_object()) else {
        let names = Kind::ALL.map(Kind::name).join(", ");
        faults.push(
            Fault::new(
                format!("không có loại “{name}”; phải là một trong: {names}"),
                format!("there is no kind “{name}”; must be one of: {names}"),
            )
            .at("record"),
        );
        return Err(faults);
    };
    let record = fill(kind, fields, &mut faults);
    if faults.is_empty() { Ok(Stored { id, version, record }) } else { Err(faults) }
}

/// What the field table says against a record that was read whole: unknown choices, links of the wrong
/// kind, numbers out of bounds, rows without what they need; then what the record itself says.
pub fn faults(record: &Record) -> Vec<Fault> {
    let mut copy = record.clone();
    let entity = copy.entity_mut();
    let mut faults = Vec::new();
    for index in 0..entity.width() {
        let column = entity.column(index);
        let value = entity.get(index);
        if column.computed {
            continue;
        }
        if let Err(fault) = bounds(&value, column).and_then(|()| entity.set(index, value)) {
            faults.push(fault);
        }
    }
    let mut own = record.faults();
    own.retain(|fault| !faults.contains(fault));
    faults.extend(own);
    faults
}

fn bounds(value: &Value, column: &Column) -> Result<(), Fault> {
    match (value, column.shape) {
        (Value::Number(number), Shape::Number(least, most)) if !(least..=most).contains(number) => {
            Err(out_of_bounds(least, most).at(column.name))
        }
        (Value::Rows(rows), Shape::Rows(table)) => {
            for (place, row) in rows.iter().enumerate() {
                for (cell, inner) in row.iter().zip(table.columns()) {
                    bounds(cell, inner)
                        .map_err(|fault| fault.at_cell(column.name, place, inner.name))?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn exact_kind(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}

fn fill(kind: Kind, fields: &Map<String, Json>, faults: &mut Vec<Fault>) -> Record {
    let mut record = Record::blank(kind);
    let entity = record.entity_mut();
    let columns: Vec<&Column> = (0..entity.width()).map(|index| entity.column(index)).collect();
    let typed: Vec<&str> =
        columns.iter().filter(|column| !column.computed).map(|column| column.name).collect();
    faults.extend(unknown(fields, &typed));
    for (index, column) in columns.into_iter().enumerate().filter(|(_, column)| !column.computed) {
        let Some(json) = fields.get(column.name) else { continue };
        let set = value(json, column.shape)
            .map_err(|fault| stand(fault, column.name))
            .and_then(|value| entity.set(index, value));
        if let Err(fault) = set {
            faults.push(fault);
        }
    }
    record
}

fn stand(mut fault: Fault, field: &str) -> Fault {
    field.clone_into(&mut fault.place.field);
    fault
}

/// The value that `json` means for a field of `shape`.
fn value(json: &Json, shape: Shape) -> Result<Value, Fault> {
    if json.is_null() {
        return Ok(Value::Empty);
    }
    match shape {
        Shape::Text => Ok(Value::of_text(&one_line(text(json)?))),
        Shape::LongText => Ok(Value::of_text(&nfc(text(json)?))),
        Shape::Number(least, most) => match json.as_i64() {
            Some(number) if (least..=most).contains(&number) => Ok(Value::Number(number)),
            _ => Err(out_of_bounds(least, most)),
        },
        Shape::Points => match json.as_f64().and_then(Points::from_decimal) {
            Some(points) => Ok(Value::Number(points.into())),
            None => Err(Fault::new("phải là số điểm, như 9.5", "must be points, such as 9.5")),
        },
        Shape::Year => match json.as_i64() {
            Some(0) => Ok(Value::Empty),
            Some(year) => Ok(Value::Number(year)),
            None => Err(Fault::new("phải là năm, như 2021", "must be a year, such as 2021")),
        },
        Shape::Date => text(json)?.parse::<Date>().map(Value::Date).map_err(|_| {
            Fault::new("phải là ngày, như 2021-02-24", "must be a date, such as 2021-02-24")
        }),
        Shape::Time => text(json)?.parse::<Time>().map(Value::Time).map_err(|_| {
            Fault::new("phải là giờ, như 08:30:00", "must be a time, such as 08:30:00")
        }),
        Shape::Flag => json
            .as_bool()
            .map(Value::Flag)
            .ok_or_else(|| Fault::new("phải là true hoặc false", "must be true or false")),
        Shape::Choice(choices) => choice(text(json)?, choices),
        Shape::Link(kinds) => link(json, kinds).map(Value::Link),
        Shape::Rows(table) => rows(json, table),
    }
}

fn text(json: &Json) -> Result<&str, Fault> {
    json.as_str()
        .ok_or_else(|| Fault::new("phải là chữ trong ngoặc kép", "must be text in quotation marks"))
}

fn choice(name: &str, choices: &'static [Choice]) -> Result<Value, Fault> {
    if name.is_empty() || choices.iter().any(|choice| choice.name == name) {
        return Ok(Value::of_choice(name));
    }
    let names = choices.iter().map(|choice| choice.name).collect::<Vec<_>>().join(", ");
    Err(Fault::new(format!("phải là một trong: {names}"), format!("must be one of: {names}")))
}

/// A link: the id alone where only one kind can be meant, else `{"kind", "id"}`.
fn link(json: &Json, kinds: &[Kind]) -> Result<Link, Fault> {
    let id = |json: &Json| json.as_str().and_then(|id| id.parse().ok()).ok_or_else(bad_id);
    match (json, kinds) {
        (Json::Object(parts), _) => {
            let kind = parts.get("kind").and_then(Json::as_str).and_then(exact_kind);
            let kind = kind.filter(|kind| kinds.contains(kind)).ok_or_else(|| needs_kind(kinds))?;
            Ok(Link::new(kind, id(parts.get("id").unwrap_or(&Json::Null))?))
        }
        (_, [kind]) => Ok(Link::new(*kind, id(json)?)),
        _ => Err(needs_kind(kinds)),
    }
}

fn rows(json: &Json, table: &'static dyn Table) -> Result<Value, Fault> {
    let rows = json.as_array().ok_or_else(|| {
        Fault::new("phải là một dãy các dòng: [{…}, …]", "must be a list of rows: [{…}, …]")
    })?;
    let names: Vec<&str> = table.columns().map(|column| column.name).collect();
    let mut values = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let in_row = |mut fault: Fault| {
            fault.place.row = Some(place);
            fault
        };
        let row = row.as_object().ok_or_else(|| in_row(not_object("")))?;
        if let Some(fault) = unknown(row, &names).into_iter().next() {
            let cell = fault.place.field.clone();
            return Err(fault.at_cell("", place, &cell));
        }
        let cells = table.columns().map(|column| {
            let json = row.get(column.name).unwrap_or(&Json::Null);
            value(json, column.shape).map_err(|fault| fault.at_cell("", place, column.name))
        });
        values.push(cells.collect::<Result<Vec<Value>, Fault>>()?);
    }
    Ok(Value::Rows(values))
}

fn unknown(object: &Map<String, Json>, known: &[&str]) -> Vec<Fault> {
    let strange = object.keys().filter(|key| !known.contains(&key.as_str()));
    let names = known.join(", ");
    let fault = |key: &String| {
        Fault::new(
            format!("không có trường này; các trường là: {names}"),
            format!("there is no such field; the fields are: {names}"),
        )
        .at(key)
    };
    strange.take(NAMED).map(fault).collect()
}

fn not_object(field: &str) -> Fault {
    Fault::new("phải là một đối tượng {…} đúng mẫu", "must be an object {…} of the right form")
        .at(field)
}

fn bad_id() -> Fault {
    Fault::new(
        "phải là mã định danh UUID, như 0199f0c2-8c1e-7d3a-9b1f-3d2f6a7c4e10",
        "must be a UUID, such as 0199f0c2-8c1e-7d3a-9b1f-3d2f6a7c4e10",
    )
}

fn needs_kind(kinds: &[Kind]) -> Fault {
    let names = kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
    Fault::new(
        format!("phải là {{\"kind\", \"id\"}}, kind là một trong: {names}"),
        format!("must be {{\"kind\", \"id\"}} with a kind of: {names}"),
    )
}

fn out_of_bounds(least: i64, most: i64) -> Fault {
    Fault::new(
        format!("phải là số nguyên từ {least} đến {most}"),
        format!("must be a whole number from {least} to {most}"),
    )
}
