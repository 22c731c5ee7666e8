//! A score sheet as a document: the criteria of its table with both columns of points. Knows no other sheet.

use super::page::{Column, DOTS, Page};
use crate::model::points::show_hundredths;
use crate::model::scheme::{Criterion, Scheme};
use crate::model::score::{STAGES, Score};
use crate::model::scoring::{Maxima, Sums, Total};
use crate::model::show::choice_label;
use crate::model::{Kind, Link, Names, Points, Record};
use crate::store::request::Around;
use crate::text::{Label, Lang};

const COLUMNS: [Column; 6] = [
    Column::new("STT", "No.", 5),
    Column::new("Nội dung", "Criterion", 25),
    Column::number("Điểm chuẩn", "Standard points", 8),
    Column::number("Điểm tự chấm", "Self-score", 7),
    Column::number("Điểm thẩm định", "Cross-checked", 8),
    Column::new("Ghi chú", "Note", 8),
];

/// What stands where points are not known.
const BLANK: &str = "……";

/// Writes the document.
pub fn write(it: &Score, around: &Around, names: &dyn Names, page: &mut Page) {
    let lang = names.lang();
    let unit = around.unit_name(it.unit, names).unwrap_or_default();
    let bloc = around.bloc(it.bloc);
    let (above, issuer) = bloc.map_or(("", ""), |bloc| (bloc.authority.as_str(), &bloc.name));
    page.head(above, &unit, "", None);
    page.title(page.say(Label::new("Phiếu chấm điểm", "Score sheet")), &about(issuer, it, lang));
    page.labelled(page.say(Label::new("Đơn vị", "Unit")), &unit);
    let scheme = it.scheme.and_then(|id| match around.find(Link::new(Kind::Scheme, id)) {
        Some(Record::Scheme(scheme)) => Some(scheme),
        _ => None,
    });
    let name = scheme.map(|scheme| scheme.name.clone()).unwrap_or_default();
    page.labelled(page.say(Label::new("Bảng tiêu chí", "Table of criteria")), &name);
    let stage = match it.stage() {
        "" => String::new(),
        stage => choice_label(&STAGES, stage, lang),
    };
    page.labelled(page.say(Label::new("Bước đã qua", "Last step")), &stage);
    page.gap();
    let Some(scheme) = scheme else {
        let none = Label::new("Chưa chọn bảng tiêu chí.", "No table of criteria is chosen yet.");
        return page.paragraph(page.say(none), 0);
    };
    page.table(&COLUMNS, &rows(it, scheme, page, lang));
    page.signatures([
        (page.say(Label::new("Người lập phiếu", "Made by")), DOTS),
        (page.say(Label::new("Thủ trưởng đơn vị", "Head of the unit")), DOTS),
    ]);
}

fn about(bloc: &str, it: &Score, lang: Lang) -> String {
    let year = it.year;
    match lang {
        Lang::Vi => format!("Kết quả thi đua năm {year} – {bloc}"),
        Lang::En => format!("Results of emulation in {year} – {bloc}"),
    }
}

/// A row for each criterion, one before the first of each group, and the totals.
fn rows(it: &Score, scheme: &Scheme, page: &Page, lang: Lang) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut group = "";
    for criterion in &scheme.criteria {
        if criterion.group != group {
            group = &criterion.group;
            let blank = || String::new();
            rows.push(vec![blank(), group.to_uppercase(), blank(), blank(), blank(), blank()]);
        }
        let row = it.points.iter().find(|row| row.item == criterion.item);
        let points = |points: Option<Points>| {
            points.map_or_else(|| BLANK.to_owned(), |points| counted(criterion, points, lang))
        };
        rows.push(vec![
            criterion.item.clone(),
            criterion.text.clone(),
            points(criterion.maximum),
            points(row.and_then(|row| row.own)),
            points(row.and_then(|row| row.checked)),
            row.map(|row| row.note.clone()).unwrap_or_default(),
        ]);
    }
    let sums = Sums::of(scheme, it);
    let total = |total: Total| {
        total.whole().map_or_else(|| BLANK.to_owned(), |sum| show_hundredths(sum, lang))
    };
    rows.push(vec![
        String::new(),
        page.say(Label::new("TỔNG CỘNG", "TOTAL")).to_owned(),
        total(Maxima::of(scheme).base),
        total(sums.own),
        total(sums.checked),
        String::new(),
    ]);
    rows
}

/// Points with the sign by which they count: bonus `+`, penalty `-`.
fn counted(criterion: &Criterion, points: Points, lang: Lang) -> String {
    let sign = match criterion.kind.as_str() {
        "bonus" if points.0 > 0 => "+",
        "penalty" if points.0 > 0 => "-",
        _ => "",
    };
    format!("{sign}{}", points.show(lang))
}
