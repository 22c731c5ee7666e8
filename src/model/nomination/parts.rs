//! The rows of a nomination: states entered, documents, achievements cited. Knows nothing of the nomination itself.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::field::{Choice, Field, Fields, Shape};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::value::Value;
use crate::text::Label;

/// A state entered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// One of [`STATES`].
    pub state: String,
    /// When, where known.
    pub date: Option<Date>,
    /// Why; needed for the side states.
    pub reason: String,
    /// Who entered it.
    pub by: String,
}

/// A document of the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// Which: one of [`DOCUMENTS`].
    pub document: String,
    /// One of [`DOCUMENT_STATES`].
    pub state: String,
    /// Where it is kept, or its number.
    pub reference: String,
}

/// An achievement line cited.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Citation {
    /// The line cited.
    pub achievement: Option<Id>,
}

/// States, in the order of the pipeline, then the side states.
pub static STATES: [Choice; 15] = [
    Choice { name: "draft", label: Label::new("dự thảo", "draft") },
    Choice { name: "reviewed", label: Label::new("đơn vị đã xét", "reviewed by the unit") },
    Choice { name: "sent", label: Label::new("đã gửi khối", "sent to the bloc") },
    Choice {
        name: "checked",
        label: Label::new("Ban Thư ký đã kiểm tra", "checked by the secretariat"),
    },
    Choice {
        name: "chosen", label: Label::new("hội nghị khối chọn", "chosen at the conference")
    },
    Choice {
        name: "council", label: Label::new("đã gửi Hội đồng", "sent to the Council")
    },
    Choice {
        name: "voted", label: Label::new("Hội đồng đã bỏ phiếu", "voted by the Council")
    },
    Choice { name: "submitted", label: Label::new("đã trình", "submitted") },
    Choice { name: "decided", label: Label::new("đã có quyết định", "decided") },
    Choice { name: "presented", label: Label::new("đã trao", "presented") },
    Choice { name: "returned", label: Label::new("trả lại", "returned") },
    Choice { name: "on_hold", label: Label::new("tạm dừng", "on hold") },
    Choice { name: "withdrawn", label: Label::new("rút", "withdrawn") },
    Choice { name: "refused", label: Label::new("không được khen", "refused") },
    Choice { name: "cancelled", label: Label::new("hủy quyết định", "cancelled") },
];

/// Documents that a dossier may need.
pub static DOCUMENTS: [Choice; 7] = [
    Choice { name: "submission", label: Label::new("tờ trình", "submission letter") },
    Choice { name: "report", label: Label::new("báo cáo thành tích", "achievement report") },
    Choice { name: "minutes", label: Label::new("biên bản họp xét", "minutes") },
    Choice { name: "ballot", label: Label::new("kết quả bỏ phiếu", "ballot result") },
    Choice { name: "electronic", label: Label::new("bản điện tử", "electronic file") },
    Choice {
        name: "initiative",
        label: Label::new("công nhận sáng kiến", "recognition of an initiative"),
    },
    Choice { name: "other", label: Label::new("tài liệu khác", "other document") },
];

/// Whether a document is there.
pub static DOCUMENT_STATES: [Choice; 3] = [
    Choice { name: "present", label: Label::new("có", "present") },
    Choice { name: "missing", label: Label::new("thiếu", "missing") },
    Choice { name: "not_needed", label: Label::new("không cần", "not needed") },
];

pub(super) static STEPS: [Field<Step>; 4] = [
    Field::new(
        "state",
        Label::new("Trạng thái", "State"),
        Shape::Choice(&STATES),
        |r: &Step| Value::of_choice(&r.state),
        |r, v| v.into_choice(&STATES).map(|x| r.state = x),
    )
    .required(),
    Field::new(
        "date",
        Label::new("Ngày", "Date"),
        Shape::Date,
        |r: &Step| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    ),
    Field::new(
        "reason",
        Label::new("Lý do", "Reason"),
        Shape::Text,
        |r: &Step| Value::of_text(&r.reason),
        |r, v| v.into_text().map(|x| r.reason = x),
    ),
    Field::new(
        "by",
        Label::new("Người ghi", "Entered by"),
        Shape::Text,
        |r: &Step| Value::of_text(&r.by),
        |r, v| v.into_text().map(|x| r.by = x),
    ),
];

impl Fields for Step {
    fn fields() -> &'static [Field<Self>] {
        &STEPS
    }
}

pub(super) static FILES: [Field<Document>; 3] = [
    Field::new(
        "document",
        Label::new("Tài liệu", "Document"),
        Shape::Choice(&DOCUMENTS),
        |r: &Document| Value::of_choice(&r.document),
        |r, v| v.into_choice(&DOCUMENTS).map(|x| r.document = x),
    )
    .required(),
    Field::new(
        "state",
        Label::new("Tình trạng", "State"),
        Shape::Choice(&DOCUMENT_STATES),
        |r: &Document| Value::of_choice(&r.state),
        |r, v| v.into_choice(&DOCUMENT_STATES).map(|x| r.state = x),
    )
    .required(),
    Field::new(
        "reference",
        Label::new("Nơi lưu, số hiệu", "Path or reference"),
        Shape::Text,
        |r: &Document| Value::of_text(&r.reference),
        |r, v| v.into_text().map(|x| r.reference = x),
    ),
];

impl Fields for Document {
    fn fields() -> &'static [Field<Self>] {
        &FILES
    }
}

pub(super) static CITATIONS: [Field<Citation>; 1] = [Field::new(
    "achievement",
    Label::new("Thành tích", "Achievement"),
    Shape::Link(&[Kind::Achievement]),
    |r: &Citation| Value::of_id(Kind::Achievement, r.achievement),
    |r, v| v.into_id(Kind::Achievement).map(|x| r.achievement = x),
)
.required()];

impl Fields for Citation {
    fn fields() -> &'static [Field<Self>] {
        &CITATIONS
    }
}
