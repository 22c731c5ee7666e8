//! Whether a value fits its field: what typing, import and the check of a store all ask. Knows no record.

use super::fault::Fault;
use super::field::Shape;
use super::period::{CALENDAR, check_year};
use super::points::Points;
use super::show::show_count;
use super::value::Value;
use crate::text::Lang;

/// Whether `value` may stand in a field of `shape`; nothing entered fits everywhere.
///
/// Rows are not looked into.
pub fn fit(value: &Value, shape: &Shape) -> Result<(), Fault> {
    match (value, shape) {
        (Value::Number(number), Shape::Number(least, most))
            if !(least..=most).contains(&number) =>
        {
            let count = |number: &i64, lang| show_count(*number, lang);
            Err(Fault::new(
                format!("phải từ {} đến {}", count(least, Lang::Vi), count(most, Lang::Vi)),
                format!("must be {} to {}", count(least, Lang::En), count(most, Lang::En)),
            ))
        }
        (Value::Number(number), Shape::Points) => {
            Points::try_from(*number).unwrap_or(Points(i32::MAX)).fit()
        }
        (Value::Number(number), Shape::Year) => {
            let year = i16::try_from(*number).unwrap_or(i16::MAX);
            check_year(year, &CALENDAR).map_or(Ok(()), Err)
        }
        (Value::Date(date), Shape::Date) => check_year(date.year(), &CALENDAR).map_or(Ok(()), Err),
        (Value::Choice(_), Shape::Choice(choices)) => value.clone().into_choice(choices).map(drop),
        (Value::Link(_), Shape::Link(kinds)) => value.clone().into_link_to(kinds).map(drop),
        _ => Ok(()),
    }
}
