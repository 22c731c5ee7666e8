//! A member's score sheet of one year, from its own points to the adopted ones. Knows no table's criteria.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::{check_own_year, not_before, repeated};
use super::points::Points;
use super::recorded::{Recorded, Series};
use super::rows::{missing, rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// The points of one member in one year (phiếu chấm điểm).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Score {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The year scored.
    pub year: i16,
    /// The member scored.
    pub unit: Option<Id>,
    /// The table it is scored by.
    pub scheme: Option<Id>,
    /// Points by item of the table.
    pub points: Vec<ItemPoints>,
    /// What has been done with the sheet, oldest first.
    pub steps: Vec<ScoreStep>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// The points for one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemPoints {
    /// The criterion's number in its table.
    pub item: String,
    /// Points that the unit gave itself.
    pub own: Option<Points>,
    /// Points after the cross-check.
    pub checked: Option<Points>,
    /// Why they differ, what they rest on.
    pub note: String,
}

/// A step that a score sheet has taken.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ScoreStep {
    /// Which: one of [`STAGES`].
    pub stage: String,
    /// When.
    pub date: Option<Date>,
    /// Why the usual order was left.
    pub reason: String,
    /// Who took it.
    pub by: String,
}

/// The steps of a score sheet, in order: self-scored, compiled by the chair, cross-checked, adopted by the meeting.
pub static STAGES: [Choice; 4] = [
    Choice { name: "own", label: Label::new("tự chấm", "self-scored") },
    Choice {
        name: "compiled", label: Label::new("Trưởng Khối tổng hợp", "compiled by the chair")
    },
    Choice { name: "checked", label: Label::new("chấm chéo, thẩm định", "cross-checked") },
    Choice {
        name: "adopted", label: Label::new("hội nghị thông qua", "adopted by the meeting")
    },
];

static FIELDS: [Field<Score>; 8] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Score| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Score| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Score| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Score| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    )
    .required(),
    Field::new(
        "scheme",
        Label::new("Bảng tiêu chí", "Criteria"),
        Shape::Link(&[Kind::Scheme]),
        |r: &Score| Value::of_id(Kind::Scheme, r.scheme),
        |r, v| v.into_id(Kind::Scheme).map(|x| r.scheme = x),
    )
    .required(),
    Field::new(
        "points",
        Label::new("Điểm", "Points"),
        Shape::Rows(&POINTS),
        |r: &Score| rows_value(&r.points),
        |r, v| rows_from(v).map(|x| r.points = x),
    ),
    Field::new(
        "steps",
        Label::new("Các bước", "Steps"),
        Shape::Rows(&STEPS),
        |r: &Score| rows_value(&r.steps),
        |r, v| rows_from(v).map(|x| r.steps = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Score| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Score {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

static POINTS: [Field<ItemPoints>; 4] = [
    Field::new(
        "item",
        Label::new("Mã mục", "Item"),
        Shape::Text,
        |r: &ItemPoints| Value::of_text(&r.item),
        |r, v| v.into_text().map(|x| r.item = x),
    )
    .required(),
    Field::new(
        "own",
        Label::new("Điểm tự chấm", "Self-score"),
        Shape::Points,
        |r: &ItemPoints| Value::of_number(r.own),
        |r, v| v.into_number().map(|x| r.own = x),
    ),
    Field::new(
        "checked",
        Label::new("Điểm thẩm định", "Cross-checked"),
        Shape::Points,
        |r: &ItemPoints| Value::of_number(r.checked),
        |r, v| v.into_number().map(|x| r.checked = x),
    ),
    Field::new(
        "note",
        Label::new("Ghi chú", "Note"),
        Shape::Text,
        |r: &ItemPoints| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for ItemPoints {
    fn fields() -> &'static [Field<Self>] {
        &POINTS
    }
}

static STEPS: [Field<ScoreStep>; 4] = [
    Field::new(
        "stage",
        Label::new("Bước", "Step"),
        Shape::Choice(&STAGES),
        |r: &ScoreStep| Value::of_choice(&r.stage),
        |r, v| v.into_choice(&STAGES).map(|x| r.stage = x),
    )
    .required(),
    Field::new(
        "date",
        Label::new("Ngày", "Date"),
        Shape::Date,
        |r: &ScoreStep| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    ),
    Field::new(
        "reason",
        Label::new("Lý do", "Reason"),
        Shape::Text,
        |r: &ScoreStep| Value::of_text(&r.reason),
        |r, v| v.into_text().map(|x| r.reason = x),
    ),
    Field::new(
        "by",
        Label::new("Người thực hiện", "By"),
        Shape::Text,
        |r: &ScoreStep| Value::of_text(&r.by),
        |r, v| v.into_text().map(|x| r.by = x),
    ),
];

impl Fields for ScoreStep {
    fn fields() -> &'static [Field<Self>] {
        &STEPS
    }
}

impl Score {
    /// The last step it has taken, a name of [`STAGES`]; empty before any.
    pub fn stage(&self) -> &str {
        self.steps.last().map_or("", |step| &step.stage)
    }

    /// The steps that still hold: one taken back by an earlier one does not.
    pub fn reached(&self) -> Vec<&str> {
        let mut reached: Vec<&str> = Vec::new();
        for step in &self.steps {
            reached.retain(|earlier| place(earlier) < place(&step.stage));
            reached.push(&step.stage);
        }
        reached
    }

    /// The step that usually follows; `None` after the last.
    pub fn next_stage(&self) -> Option<&'static Choice> {
        STAGES.get(place(self.stage()).map_or(0, |last| last + 1))
    }

    /// Takes a step; a fault tells why it may not be taken and what would be right.
    pub fn step(&mut self, step: ScoreStep) -> Result<(), Fault> {
        if let Some(fault) = check_step(&self.steps, &step).into_iter().next() {
            return Err(fault);
        }
        self.steps.push(step);
        Ok(())
    }
}

fn place(stage: &str) -> Option<usize> {
    STAGES.iter().position(|choice| choice.name == stage)
}

/// What is wrong with a step after those taken `before`: one goes on by one step, anything else needs a reason.
fn check_step(before: &[ScoreStep], step: &ScoreStep) -> Vec<Fault> {
    let row = before.len();
    let Some(now) = place(&step.stage) else {
        return vec![missing().at_cell("steps", row, "stage")];
    };
    let mut faults = Vec::new();
    let last = before.last();
    let next = last.and_then(|last| place(&last.stage)).map_or(0, |last| last + 1);
    if now + 1 == next {
        let label = STAGES[now].label;
        let fault = Fault::new(
            format!("phiếu đã ở bước «{}»", label.vi),
            format!("the sheet is at “{}” already", label.en),
        );
        faults.push(fault.at_cell("steps", row, "stage"));
    } else if now != next && step.reason.is_empty() {
        let usual = STAGES.get(next).map(|choice| choice.label);
        let fault = match usual.filter(|_| now > next) {
            Some(usual) => Fault::new(
                format!("bỏ qua bước «{}»: phải ghi lý do", usual.vi),
                format!("this goes over “{}”: write why", usual.en),
            ),
            None => {
                Fault::new("quay lại bước trước: phải ghi lý do", "this is a step back: write why")
            }
        };
        faults.push(fault.at_cell("steps", row, "reason"));
    }
    let dates = last.and_then(|last| last.date).zip(step.date);
    if let Some((earlier, _)) = dates.filter(|(earlier, date)| date < earlier) {
        let fault = not_before(earlier, "bước trước", "the step before");
        faults.push(fault.at_cell("steps", row, "date"));
    }
    faults
}

impl Recorded for Score {
    fn kind(&self) -> Kind {
        Kind::Score
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let unit = self.unit.and_then(|id| names.title(Link::new(Kind::Unit, id)));
        format!("{} – {}", self.year, unit.unwrap_or_default())
    }

    fn years(&self) -> Option<(i16, i16)> {
        Some((self.year, self.year))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::of_year(self.year, 2)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = check_own_year(self.year).into_iter().collect();
        for (row, step) in self.steps.iter().enumerate() {
            faults.extend(check_step(&self.steps[..row], step));
        }
        let items: Vec<&str> = self.points.iter().map(|row| row.item.as_str()).collect();
        faults.extend(repeated(&items).into_iter().filter(|row| !items[*row].is_empty()).map(
            |row| {
                Fault::new(
                    format!("mã mục {} đã có ở dòng trên", items[row]),
                    format!("item {} stands in a row above already", items[row]),
                )
                .at_cell("points", row, "item")
            },
        ));
        faults
    }
}
