//! The rows and columns of the ranking as text. Knows neither cursor nor lines below.

use super::Shown;
use crate::layer::Desk;
use crate::model::score::STAGES;
use crate::model::scoring::ranking::Place;
use crate::model::scoring::{Maxima, Side, Total};
use crate::model::show::choice_label;
use crate::model::{Kind, Link, Names};
use crate::panes::rates::table::{Table, column, left};
use crate::panes::scored::signed;
use crate::report::share::Share;
use crate::text::Label;
use crate::text::width::fit;
use crate::ui::bar::bar;

/// What criteria outside any group are called.
pub const NO_GROUP: Label = Label::new("ngoài nhóm", "in no group");

/// The part of the standard total, in hundredths of it, from which a difference is marked.
const LARGE: i64 = 5;
/// How many groups stand beside one another at most.
const GROUPS: usize = 6;

/// The ranking of all points, or the points of one group, in `width` cells.
pub fn of(shown: &Shown, group: Option<usize>, width: u16, desk: &Desk) -> Table {
    let say = |vi, en| desk.say(Label::new(vi, en)).to_owned();
    let cells = if width >= 130 { 20 } else { 8 };
    let mut columns = vec![
        (0, left(say("Hạng, đơn vị", "Rank, unit"), 0)),
        (0, column(say("Tự chấm", "Own"), 9)),
        (0, column(say("Thẩm định", "Checked"), 9)),
        (0, column(say("Lệch", "Differs"), 8)),
        (72, left("", cells)),
    ];
    let side_by_side = group.is_none() && shown.groups.len() <= GROUPS;
    let groups: &[String] = if side_by_side { &shown.groups } else { &[] };
    for name in groups {
        let name = if name.is_empty() { desk.say(NO_GROUP) } else { name };
        columns.push((130, column(fit(name, 11).into_owned(), 11)));
    }
    columns.push((0, left(say("Bước", "Step"), if width >= 110 { 22 } else { 13 })));
    let ranking = &shown.ranked.ranking;
    let most = most(shown, group);
    let names = desk.names_in(shown.ranked.year);
    let row = |place: &Place| {
        let (own, checked) = totals(place, group);
        let rank = place.rank.map_or_else(|| "?".to_owned(), |rank| rank.to_string());
        let unit = Link::new(Kind::Unit, place.unit);
        let title = names.title(unit).unwrap_or_default();
        let counted = match ranking.by {
            Side::Own => own,
            Side::Checked => checked,
        };
        let mut cells_of = vec![
            format!("{rank:>2}  {title}"),
            shown_total(place, own, desk),
            shown_total(place, checked, desk),
            difference(shown, own, checked, desk),
            drawn(counted, most, cells, desk),
        ];
        cells_of.extend((0..groups.len()).map(|index| {
            let (own, checked) = totals(place, Some(index));
            let total = if ranking.by == Side::Own { own } else { checked };
            shown_total(place, total, desk)
        }));
        cells_of.push(match (place.sheet, place.stage.as_str()) {
            (None, _) => say("chưa có phiếu", "no sheet"),
            (_, "") => say("đang lập", "begun"),
            (_, stage) if width >= 110 => choice_label(&STAGES, stage, desk.lang),
            (_, stage) => desk.say(short(stage)).to_owned(),
        });
        cells_of
    };
    let rows: Vec<Vec<String>> = ranking.places.iter().map(row).collect();
    Table::new(width, columns, &rows)
}

/// The totals of a place, of all its points or of one group.
fn totals(place: &Place, group: Option<usize>) -> (Total, Total) {
    match group {
        None => (place.sums.own, place.sums.checked),
        Some(index) => {
            let group = place.sums.groups.get(index);
            group.map_or_else(Default::default, |group| (group.own, group.checked))
        }
    }
}

/// A total, nothing where there is no sheet.
fn shown_total(place: &Place, total: Total, desk: &Desk) -> String {
    place.sheet.map_or_else(String::new, |_| total.brief(desk.lang))
}

/// What the cross-check changed, with `!` before it where that is much.
fn difference(shown: &Shown, own: Total, checked: Total, desk: &Desk) -> String {
    let Some((checked, own)) = checked.whole().zip(own.whole()) else { return String::new() };
    let by = checked - own;
    let standard = shown.scheme.as_ref().map_or(0, |scheme| Maxima::of(scheme).base.hundredths);
    let much = standard > 0 && by.abs() * 100 >= standard * LARGE;
    format!("{}{}", if much { "! " } else { "" }, signed(by, desk.lang))
}

/// The most points that a bar stands for: the standard total of the table, or the most that a member has.
fn most(shown: &Shown, group: Option<usize>) -> i64 {
    let places = shown.ranked.ranking.places.iter();
    let had = places.flat_map(|place| {
        let (own, checked) = totals(place, group);
        [own.hundredths, checked.hundredths]
    });
    let standard = shown.scheme.as_ref().filter(|_| group.is_none());
    let standard = standard.map(|scheme| Maxima::of(scheme).base.hundredths);
    had.chain(standard).max().unwrap_or(0)
}

fn drawn(total: Total, most: i64, cells: usize, desk: &Desk) -> String {
    let (Ok(points), Ok(most)) = (u64::try_from(total.hundredths), u64::try_from(most)) else {
        return String::new();
    };
    if total.known == 0 || most == 0 {
        return String::new();
    }
    let share = Share::new(points, Some(most));
    let filled = share.eighths(10_000, cells);
    filled.map(|filled| bar(filled, None, cells, desk)).unwrap_or_default()
}

/// A step in a narrow column.
fn short(stage: &str) -> Label {
    match stage {
        "own" => Label::new("tự chấm", "self-scored"),
        "compiled" => Label::new("tổng hợp", "compiled"),
        "checked" => Label::new("thẩm định", "checked"),
        _ => Label::new("thông qua", "adopted"),
    }
}
