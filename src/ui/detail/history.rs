//! The history of a record as lines: each act, each field from what to what, rows that went and came. Knows no store.

use jiff::Timestamp;
use ratatui::text::{Line, Span};

use super::{is_beside, label_width, labelled, rows_of, wrapped};
use crate::layer::Desk;
use crate::model::show::show;
use crate::model::{Shape, Value};
use crate::store::journal::{Change, Entry};
use crate::text::{Label, Lang};
use crate::ui::theme;

/// An act: when, who, what it was, and what it changed.
pub(super) fn entry(entry: &Entry, desk: &Desk, width: usize) -> Vec<Line<'static>> {
    let head =
        format!("#{} {}  {} ({})", entry.number, moment(entry.at, desk.lang), entry.who, entry.via);
    let says = entry.says(&desk.names()).in_lang(desk.lang).to_owned();
    let mut lines = vec![
        Line::from(Span::styled(head, theme::label(desk))),
        Line::from(Span::styled(format!("  {says}"), theme::strong(desk))),
    ];
    for change in &entry.changes {
        lines.extend(change_lines(change, desk, width));
    }
    lines.push(Line::default());
    lines
}

fn change_lines(change: &Change, desk: &Desk, width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let differences = change.differences();
    let beside = differences.iter().map(|(column, ..)| *column).filter(|it| is_beside(it));
    let wide = label_width(beside, desk);
    for (column, before, after) in differences {
        let names = desk.names();
        if let Shape::Rows(table) = column.shape {
            let label = format!("  {}", desk.say(column.label));
            lines.push(Line::styled(label, theme::label(desk)));
            let [before, after] = [before, after].map(|value| rows_of(value, table, &names));
            lines.extend(row_changes(before, after, desk, width));
            continue;
        }
        let shown = |value: &Value| match show(value, column, &names) {
            text if text.is_empty() => "–".to_owned(),
            text => text,
        };
        let arrow = if desk.unicode { "→" } else { "->" };
        let text = format!("{} {arrow} {}", shown(&before), shown(&after));
        lines.extend(labelled(desk.say(column.label), &text, desk, width, (2, wide)));
    }
    lines
}

/// The rows that went (-) and those that came (+).
fn row_changes(
    mut gone: Vec<String>,
    mut come: Vec<String>,
    desk: &Desk,
    width: usize,
) -> Vec<Line<'static>> {
    gone.retain(|row| match come.iter().position(|other| other == row) {
        Some(place) => {
            come.remove(place);
            false
        }
        None => true,
    });
    let gone = gone.iter().map(|row| format!("    - {row}"));
    let come = come.iter().map(|row| format!("    + {row}"));
    let mut texts: Vec<String> = gone.chain(come).collect();
    if texts.is_empty() {
        texts.push(format!(
            "    {}",
            desk.say(Label::new("thứ tự các dòng", "the order of the rows"))
        ));
    }
    let lines = texts.iter().flat_map(|text| wrapped(text, width, "      "));
    lines.map(Line::from).collect()
}

/// A moment as the history shows it, in the machine's own time zone, its day written as all days are.
pub fn moment(at: i64, lang: Lang) -> String {
    let form = match lang {
        Lang::Vi => "%d/%m/%Y %H:%M",
        Lang::En => "%Y-%m-%d %H:%M",
    };
    let zoned = Timestamp::from_millisecond(at)
        .map(|at| at.to_zoned_datetime(jiff::tz::TimeZone::system()));
    zoned.map_or_else(|_| at.to_string(), |zoned| zoned.strftime(form).to_string())
}
