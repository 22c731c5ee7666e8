//! Which columns each kind's list shows, and what they say. Knows nothing of drawing.

use super::{awards, blocs, meetings, nominations, persons, terms, units};
use crate::layer::Desk;
use crate::model::show::show;
use crate::model::{Kind, Record};
use crate::store::request::PageRow;
use crate::ui::table::Shown;

/// The columns of a list of `kind`.
pub fn columns(kind: Kind) -> &'static [Shown] {
    match kind {
        Kind::Bloc => &blocs::COLUMNS,
        Kind::Unit => &units::COLUMNS,
        Kind::Person => &persons::COLUMNS,
        Kind::Award => &awards::COLUMNS,
        Kind::Term => &terms::COLUMNS,
        Kind::Meeting => &meetings::COLUMNS,
        Kind::Nomination => &nominations::COLUMNS,
    }
}

/// The value of a field as the record's table shows it.
pub fn field(row: &PageRow, name: &str, desk: &Desk) -> String {
    let record = &row.stored.record;
    let Some(index) = Record::position(record.kind(), name) else { return String::new() };
    let entity = record.entity();
    show(&entity.get(index), entity.column(index), &desk.names())
}
