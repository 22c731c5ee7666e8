//! What the columns of office lists are called, and which field each holds. Knows no file and no cell.

use std::sync::LazyLock;

use super::kind::Kind;
use super::record::Record;
use crate::text::Label;

/// Something that a column of a list may hold: a field of the record, or part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name on the command line and in mappings remembered. Never changes.
    pub name: &'static str,
    /// What the screen calls it.
    pub label: Label,
    /// What such columns are called in print; the label itself is another.
    pub aliases: &'static [&'static str],
}

/// What a part is called in print, in lists of some kinds.
struct Known {
    kinds: &'static [Kind],
    name: &'static str,
    label: Label,
    aliases: &'static [&'static str],
}

const UNIT: &[Kind] = &[Kind::Unit];
const PERSON: &[Kind] = &[Kind::Person];
const NOMINATION: &[Kind] = &[Kind::Nomination];
const WHO: &[Kind] = &[Kind::Person, Kind::Nomination];
const ALL: &[Kind] = &[Kind::Unit, Kind::Person, Kind::Nomination];

const fn known(
    kinds: &'static [Kind],
    name: &'static str,
    label: Label,
    aliases: &'static [&'static str],
) -> Known {
    Known { kinds, name, label, aliases }
}

/// The columns of domain lists (individuals, collectives) and how else they are met in print.
///
/// Parts of one name as a field of the kind's table are that field.
static KNOWN: &[Known] = &[
    known(ALL, "row", Label::new("Số thứ tự", "Row number"), &["STT", "TT", "Số TT", "No"]),
    known(
        ALL,
        "note",
        Label::new("Ghi chú", "Note"),
        &["Nguồn, ghi chú", "Source, note", "Remarks"],
    ),
    known(
        WHO,
        "post_unit",
        Label::new("Chức vụ – đơn vị công tác", "Post and unit"),
        &["Chức vụ, đơn vị", "Chức danh, đơn vị công tác", "Chức vụ, nơi công tác"],
    ),
    known(
        WHO,
        "post",
        Label::new("Chức vụ", "Post"),
        &["Chức danh", "Chức vụ, chức danh", "Position"],
    ),
    known(
        PERSON,
        "unit",
        Label::new("Đơn vị công tác", "Unit"),
        &["Đơn vị", "Nơi công tác", "Cơ quan", "Phòng ban", "Bộ phận công tác"],
    ),
    known(WHO, "gender", Label::new("Giới tính", "Gender"), &["Giới", "Nam nữ", "Sex"]),
    known(WHO, "honorific", Label::new("Xưng hô", "Honorific"), &["Ông bà", "Danh xưng"]),
    known(
        WHO,
        "birth_year",
        Label::new("Năm sinh", "Birth year"),
        &["Ngày sinh", "Ngày tháng năm sinh", "Sinh năm", "Date of birth"],
    ),
    known(
        WHO,
        "birth_year_man",
        Label::new("Năm sinh (nam)", "Birth year, men"),
        &["Năm sinh nam"],
    ),
    known(
        WHO,
        "birth_year_woman",
        Label::new("Năm sinh (nữ)", "Birth year, women"),
        &["Năm sinh nữ"],
    ),
    known(
        PERSON,
        "name",
        Label::new("Họ và tên", "Name"),
        &["Họ tên", "Họ và tên cá nhân", "Tên cá nhân", "Cá nhân", "Tên", "Full name"],
    ),
    known(
        PERSON,
        "recruited",
        Label::new("Ngày tuyển dụng", "Recruited"),
        &["Ngày vào ngành", "Ngày vào cơ quan", "Ngày tuyển dụng"],
    ),
    known(
        UNIT,
        "name",
        Label::new("Tên đầy đủ", "Full name"),
        &["Tên đơn vị", "Tên tập thể", "Đơn vị", "Tên cơ quan", "Tên", "Name"],
    ),
    known(UNIT, "short", Label::new("Tên ngắn", "Short name"), &["Tên viết tắt", "Viết tắt"]),
    known(UNIT, "alias", Label::new("Tên khác", "Other name"), &["Tên gọi khác", "Tên cũ"]),
    known(
        UNIT,
        "parent",
        Label::new("Trực thuộc", "Part of"),
        &["Đơn vị cấp trên", "Đơn vị chủ quản", "Cơ quan chủ quản", "Thuộc đơn vị"],
    ),
    known(UNIT, "kind", Label::new("Loại", "Kind"), &["Loại hình", "Loại đơn vị"]),
    known(
        UNIT,
        "staff",
        Label::new("Số người", "Staff"),
        &[
            "Biên chế",
            "Tổng số cán bộ công chức viên chức",
            "Số cán bộ công chức viên chức người lao động",
            "Tổng số người",
            "Quân số",
        ],
    ),
    known(
        UNIT,
        "units",
        Label::new("Số đơn vị trực thuộc", "Subordinate units"),
        &["Đơn vị trực thuộc", "Số đơn vị"],
    ),
    known(UNIT, "leaders", Label::new("Số lãnh đạo", "Leaders"), &["Lãnh đạo"]),
    known(
        NOMINATION,
        "nominee",
        Label::new("Đối tượng", "Nominee"),
        &[
            "Tên tập thể, cá nhân",
            "Tập thể, cá nhân",
            "Họ tên, tên tập thể",
            "Tên cá nhân, tập thể",
        ],
    ),
    known(
        NOMINATION,
        "person",
        Label::new("Họ và tên", "Person"),
        &["Họ tên", "Họ và tên cá nhân", "Tên cá nhân", "Cá nhân", "Tên", "Full name", "Name"],
    ),
    known(
        NOMINATION,
        "collective",
        Label::new("Tên tập thể", "Collective"),
        &["Tập thể", "Tên đơn vị"],
    ),
    known(
        NOMINATION,
        "unit",
        Label::new("Đơn vị đề nghị", "Proposing unit"),
        &["Đơn vị công tác", "Đơn vị", "Nơi công tác", "Đơn vị trình", "Cơ quan"],
    ),
    known(
        NOMINATION,
        "award",
        Label::new("Danh hiệu, hình thức", "Award"),
        &[
            "Danh hiệu",
            "Hình thức",
            "Danh hiệu thi đua",
            "Hình thức khen thưởng",
            "Danh hiệu, hình thức khen thưởng đề nghị",
            "Danh hiệu đề nghị",
            "Hình thức đề nghị",
        ],
    ),
    known(
        NOMINATION,
        "year",
        Label::new("Năm", "Year"),
        &["Năm thi đua", "Năm xét", "Năm đề nghị"],
    ),
    known(
        NOMINATION,
        "past",
        Label::new("Đã được khen", "Awards held"),
        &[
            "Danh hiệu đã đạt được",
            "Danh hiệu, hình thức đã đạt",
            "Hình thức đã được khen thưởng",
            "Thành tích đã được khen thưởng",
            "Khen thưởng đã đạt",
        ],
    ),
    known(
        NOMINATION,
        "summary",
        Label::new("Thành tích", "Achievement"),
        &[
            "Thành tích, sáng kiến",
            "Tóm tắt thành tích",
            "Sáng kiến",
            "Thành tích đạt được",
            "Nội dung thành tích",
        ],
    ),
    known(
        NOMINATION,
        "decision",
        Label::new("Số – ngày QĐ", "Decision number and date"),
        &["Quyết định", "Số, ngày quyết định", "Số quyết định, ngày tháng năm", "Số QĐ, ngày"],
    ),
    known(
        NOMINATION,
        "decision_number",
        Label::new("Số quyết định", "Decision number"),
        &["Số QĐ", "Quyết định số"],
    ),
    known(
        NOMINATION,
        "decision_date",
        Label::new("Ngày quyết định", "Decision date"),
        &["Ngày QĐ", "Ngày ký", "Quyết định ngày"],
    ),
];

/// Fields that no list holds in one cell, or that only acts of their own write.
const NOT_LISTED: [&str; 10] = [
    "bloc",
    "aliases",
    "figures",
    "predecessors",
    "former",
    "posts",
    "citations",
    "documents",
    "state",
    "steps",
];

fn of(kind: Kind) -> Vec<Part> {
    let named = KNOWN.iter().filter(|known| known.kinds.contains(&kind));
    let mut parts: Vec<Part> = named
        .map(|Known { name, label, aliases, .. }| Part { name, label: *label, aliases })
        .collect();
    for column in Record::columns(kind) {
        let listed = !column.computed && !NOT_LISTED.contains(&column.name);
        if listed && parts.iter().all(|part| part.name != column.name) {
            parts.push(Part { name: column.name, label: column.label, aliases: &[] });
        }
    }
    parts
}

static UNITS: LazyLock<Vec<Part>> = LazyLock::new(|| of(Kind::Unit));
static PERSONS: LazyLock<Vec<Part>> = LazyLock::new(|| of(Kind::Person));
static NOMINATIONS: LazyLock<Vec<Part>> = LazyLock::new(|| of(Kind::Nomination));

/// What a column of a list of `kind` may hold; nothing for kinds that come in no lists.
pub fn parts(kind: Kind) -> &'static [Part] {
    match kind {
        Kind::Unit => &UNITS,
        Kind::Person => &PERSONS,
        Kind::Nomination => &NOMINATIONS,
        _ => &[],
    }
}

/// The part of this name.
pub fn part(kind: Kind, name: &str) -> Option<&'static Part> {
    parts(kind).iter().find(|part| part.name == name)
}
