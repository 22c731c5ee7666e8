//! The emulation bloc (Khối thi đua) and the figures published of it. Knows nothing of its members' own figures.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::{YEARS, check_figures, check_year, repeated};
use super::recorded::{Recorded, Series};
use super::rows::{missing, rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// An emulation bloc: a group of units of similar function that compete in emulation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Bloc {
    /// Short code.
    pub code: String,
    /// Name, such as `Khối Thi đua III`.
    pub name: String,
    /// The body that set it up, such as `Bộ Tài nguyên và Môi trường`.
    pub authority: String,
    /// What was published of it as a whole, by year.
    pub figures: Vec<BlocFigures>,
    /// First year of which every award given in the bloc is entered: from then on an award that is not
    /// there was not given.
    pub complete_from: Option<i16>,
    /// Last such year.
    pub complete_until: Option<i16>,
    /// First year of which every recognised initiative in the bloc is entered.
    pub initiatives_from: Option<i16>,
    /// Last such year.
    pub initiatives_until: Option<i16>,
    /// The order in which the chair goes round; the bloc's official order where it is empty.
    pub rotation: Vec<Turn>,
    /// Forecasts set by hand.
    pub expected: Vec<Expected>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// What was published of a bloc as a whole in one year; not a sum over its members.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BlocFigures {
    /// The year.
    pub year: i16,
    /// Subordinate units of all members together.
    pub units: Option<u32>,
    /// Civil servants, public employees and workers of all members together.
    pub staff: Option<u32>,
}

static FIGURES: [Field<BlocFigures>; 3] = [
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &BlocFigures| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "staff",
        Label::new("Số người", "Staff"),
        Shape::Number(0, 10_000_000),
        |r: &BlocFigures| Value::of_number(r.staff),
        |r, v| v.into_number().map(|x| r.staff = x),
    ),
    Field::new(
        "units",
        Label::new("Đơn vị trực thuộc", "Subordinate units"),
        Shape::Number(0, 100_000),
        |r: &BlocFigures| Value::of_number(r.units),
        |r, v| v.into_number().map(|x| r.units = x),
    ),
];

impl Fields for BlocFigures {
    fn fields() -> &'static [Field<Self>] {
        &FIGURES
    }
}

/// A member's place in the order of rotation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Turn {
    /// The member.
    pub unit: Option<Id>,
}

static ROTATION: [Field<Turn>; 1] = [Field::new(
    "unit",
    Label::new("Đơn vị", "Unit"),
    Shape::Link(&[Kind::Unit]),
    |r: &Turn| Value::of_id(Kind::Unit, r.unit),
    |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
)
.required()];

impl Fields for Turn {
    fn fields() -> &'static [Field<Self>] {
        &ROTATION
    }
}

/// Who is expected to hold the chair in a year, set by hand over what order and deputies say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Expected {
    /// The year.
    pub year: i16,
    /// The unit.
    pub chair: Option<Id>,
    /// Its deputy, where known.
    pub deputy: Option<Id>,
    /// Why it is expected.
    pub reason: String,
}

static EXPECTED: [Field<Expected>; 4] = [
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Expected| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "chair",
        Label::new("Trưởng Khối", "Chair"),
        Shape::Link(&[Kind::Unit]),
        |r: &Expected| Value::of_id(Kind::Unit, r.chair),
        |r, v| v.into_id(Kind::Unit).map(|x| r.chair = x),
    )
    .required(),
    Field::new(
        "deputy",
        Label::new("Phó Trưởng Khối", "Deputy"),
        Shape::Link(&[Kind::Unit]),
        |r: &Expected| Value::of_id(Kind::Unit, r.deputy),
        |r, v| v.into_id(Kind::Unit).map(|x| r.deputy = x),
    ),
    Field::new(
        "reason",
        Label::new("Lý do", "Reason"),
        Shape::Text,
        |r: &Expected| Value::of_text(&r.reason),
        |r, v| v.into_text().map(|x| r.reason = x),
    )
    .required(),
];

impl Fields for Expected {
    fn fields() -> &'static [Field<Self>] {
        &EXPECTED
    }
}

static FIELDS: [Field<Bloc>; 11] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Bloc| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "name",
        Label::new("Tên khối", "Name"),
        Shape::Text,
        |r: &Bloc| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "authority",
        Label::new("Cơ quan chủ quản", "Authority"),
        Shape::Text,
        |r: &Bloc| Value::of_text(&r.authority),
        |r, v| v.into_text().map(|x| r.authority = x),
    ),
    Field::new(
        "figures",
        Label::new("Số liệu của khối", "Figures of the bloc"),
        Shape::Rows(&FIGURES),
        |r: &Bloc| rows_value(&r.figures),
        |r, v| rows_from(v).map(|x| r.figures = x),
    ),
    Field::new(
        "complete_from",
        Label::new("Khen thưởng đủ từ năm", "Awards complete from"),
        Shape::Year,
        |r: &Bloc| Value::of_number(r.complete_from),
        |r, v| v.into_number().map(|x| r.complete_from = x),
    ),
    Field::new(
        "complete_until",
        Label::new("Khen thưởng đủ đến năm", "Awards complete until"),
        Shape::Year,
        |r: &Bloc| Value::of_number(r.complete_until),
        |r, v| v.into_number().map(|x| r.complete_until = x),
    ),
    Field::new(
        "initiatives_from",
        Label::new("Sáng kiến đủ từ năm", "Initiatives complete from"),
        Shape::Year,
        |r: &Bloc| Value::of_number(r.initiatives_from),
        |r, v| v.into_number().map(|x| r.initiatives_from = x),
    ),
    Field::new(
        "initiatives_until",
        Label::new("Sáng kiến đủ đến năm", "Initiatives complete until"),
        Shape::Year,
        |r: &Bloc| Value::of_number(r.initiatives_until),
        |r, v| v.into_number().map(|x| r.initiatives_until = x),
    ),
    Field::new(
        "rotation",
        Label::new("Thứ tự luân phiên", "Order of rotation"),
        Shape::Rows(&ROTATION),
        |r: &Bloc| rows_value(&r.rotation),
        |r, v| rows_from(v).map(|x| r.rotation = x),
    ),
    Field::new(
        "expected",
        Label::new("Dự kiến Trưởng Khối", "Expected chairs"),
        Shape::Rows(&EXPECTED),
        |r: &Bloc| rows_value(&r.expected),
        |r, v| rows_from(v).map(|x| r.expected = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Bloc| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Bloc {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Bloc {
    fn kind(&self) -> Kind {
        Kind::Bloc
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, _: &dyn Names) -> String {
        self.name.clone()
    }

    fn own_title(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn series(&self) -> Series {
        Series::plain(1)
    }

    fn faults(&self) -> Vec<Fault> {
        let years: Vec<i16> = self.figures.iter().map(|figures| figures.year).collect();
        let mut faults = check_figures("figures", &years);
        faults.extend(stretch(
            ("complete_from", self.complete_from),
            ("complete_until", self.complete_until),
        ));
        faults.extend(stretch(
            ("initiatives_from", self.initiatives_from),
            ("initiatives_until", self.initiatives_until),
        ));
        faults.extend(self.rotation_faults());
        faults
    }
}

impl Bloc {
    /// Members that stand twice in the rotation, years that are expected twice.
    fn rotation_faults(&self) -> Vec<Fault> {
        let turns: Vec<Id> = self.rotation.iter().filter_map(|row| row.unit).collect();
        let twice = repeated(&turns).into_iter().map(|row| {
            Fault::new("đơn vị đã có ở dòng trên", "this unit stands in a row above already")
                .at_cell("rotation", row, "unit")
        });
        let years: Vec<i16> = self.expected.iter().map(|row| row.year).collect();
        let mut faults: Vec<Fault> = twice.collect();
        faults.extend(check_figures("expected", &years));
        let own = self.expected.iter().enumerate();
        let own = own.filter(|(_, row)| row.chair.is_some() && row.chair == row.deputy);
        faults.extend(own.map(|(row, _)| {
            Fault::new(
                "Phó Trưởng Khối phải là đơn vị khác Trưởng Khối",
                "the deputy must be another unit than the chair",
            )
            .at_cell("expected", row, "deputy")
        }));
        faults
    }
}

/// The faults of a stretch of years, both ends of which are given or none.
fn stretch(from: (&str, Option<i16>), until: (&str, Option<i16>)) -> Vec<Fault> {
    let strange = [from, until].into_iter();
    let mut faults: Vec<Fault> = strange
        .filter_map(|(field, year)| check_year(year?, &YEARS).map(|fault| fault.at(field)))
        .collect();
    match (from.1, until.1) {
        (Some(first), Some(last)) if last < first => faults.push(
            Fault::new(format!("không được trước {first}"), format!("must not be before {first}"))
                .at(until.0),
        ),
        (Some(_), None) => faults.push(missing().at(until.0)),
        (None, Some(_)) => faults.push(missing().at(from.0)),
        _ => {}
    }
    faults
}
