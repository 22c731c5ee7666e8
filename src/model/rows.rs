//! Rows inside a record, to and from values: attendees, agenda, posts. Knows no particular row.

use super::fault::Fault;
use super::field::Fields;
use super::value::Value;

/// The rows as a value.
pub fn rows_value<R: Fields>(rows: &[R]) -> Value {
    if rows.is_empty() {
        return Value::Empty;
    }
    let values = |row: &R| R::fields().iter().map(|field| (field.get)(row)).collect();
    Value::Rows(rows.iter().map(values).collect())
}

/// The rows that a value holds; rows in which nothing is entered are left out.
pub fn rows_from<R: Fields + Default>(value: Value) -> Result<Vec<R>, Fault> {
    let rows = match value {
        Value::Empty => return Ok(Vec::new()),
        Value::Rows(rows) => rows,
        _ => return Err(Fault::new("giá trị phải là các dòng", "the value must be rows")),
    };
    let entered =
        rows.into_iter().enumerate().filter(|(_, cells)| !cells.iter().all(Value::is_empty));
    entered.map(|(index, cells)| row_from(index, cells)).collect()
}

fn row_from<R: Fields + Default>(index: usize, cells: Vec<Value>) -> Result<R, Fault> {
    let mut row = R::default();
    for (field, cell) in R::fields().iter().zip(cells) {
        if field.column.required && cell.is_empty() {
            return Err(missing().at_cell("", index, field.column.name));
        }
        (field.set)(&mut row, cell).map_err(|fault| fault.at_cell("", index, field.column.name))?;
    }
    Ok(row)
}

/// The fault of a required field that is empty.
pub fn missing() -> Fault {
    Fault::new("chưa nhập", "must be filled in")
}
