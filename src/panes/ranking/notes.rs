//! The lines below the ranking: who leads and how certain that is, who has no sheet, who is proposed for a flag.

use ratatui::text::Line;

use super::Shown;
use crate::layer::Desk;
use crate::model::points::show_hundredths;
use crate::model::scoring::Side;
use crate::model::scoring::ranking::Place;
use crate::model::{Id, Kind, Link, Names, Record};
use crate::panes::scored::signed;
use crate::text::{Lang, Message};
use crate::ui::detail::wrapped;
use crate::ui::theme;

/// How many lines are kept for the notes, the empty one above them included.
pub const MOST: u16 = 14;
/// The same on a small screen.
pub const FEW: u16 = 10;

/// The notes in lines of `width` cells; what asks for attention begins with `!`.
pub fn notes(shown: &Shown, told: usize, width: usize, desk: &Desk) -> Vec<Line<'static>> {
    let ranking = &shown.ranked.ranking;
    let mut notes: Vec<(Message, bool)> = Vec::new();
    if ranking.mixed {
        notes.push((
            Message::new(
                "các phiếu theo những bảng tiêu chí khác nhau nên không xếp hạng được",
                "sheets go by different tables of criteria and cannot be ranked together",
            ),
            true,
        ));
    }
    notes.extend(leading(shown, desk).map(|note| (note, false)));
    let missing: Vec<Id> = ranking.missing().collect();
    if !missing.is_empty() {
        let (count, all) = (missing.len(), ranking.places.len());
        let list = named(&missing, shown.ranked.year, desk);
        let says = Message::new(
            format!("Chưa có phiếu ({count}/{all}): {list}"),
            format!("No sheet ({count} of {all}): {list}"),
        );
        notes.push((says, false));
    }
    notes.extend(flags(shown, desk));
    if !ranking.strangers.is_empty() {
        let list = named(&ranking.strangers, shown.ranked.year, desk);
        let says = Message::new(
            format!("có phiếu nhưng không phải thành viên năm này: {list}"),
            format!("have a sheet but are no members in this year: {list}"),
        );
        notes.push((says, true));
    }
    notes.extend(
        ranking
            .places
            .get(told)
            .and_then(|place| changed(place, shown.ranked.year, desk))
            .map(|note| (note, false)),
    );
    let lines = notes.into_iter().flat_map(|(note, doubt)| {
        let sign = if doubt { "! " } else { "" };
        let style = if doubt { theme::fault(desk) } else { theme::plain() };
        let text = format!("{sign}{}", note.in_lang(desk.lang));
        let lines = wrapped(&text, width.saturating_sub(3), "    ").into_iter();
        lines.map(move |line| Line::styled(format!("  {line}"), style)).collect::<Vec<_>>()
    });
    lines.collect()
}

/// The table that the sheets go by.
pub fn table(shown: &Shown, desk: &Desk) -> String {
    let year = shown.ranked.year;
    let stored = match shown.ranked.ranking.scheme {
        Some(id) => desk.catalog.get(Link::new(Kind::Scheme, id)),
        None => desk.catalog.scheme_of(shown.ranked.bloc, year),
    };
    let says = match stored {
        Some(stored) => {
            let called = format!("{} {}", stored.record.code(), stored.record.title(&desk.names()));
            Message::new(format!("theo {called}"), format!("by {called}"))
        }
        None => Message::new(
            format!("chưa có bảng tiêu chí nào của năm {year}"),
            format!("there is no table of criteria for {year} yet"),
        ),
    };
    says.in_lang(desk.lang).to_owned()
}

/// Who leads, by which points, and whether that is certain.
fn leading(shown: &Shown, desk: &Desk) -> Option<Message> {
    let ranking = &shown.ranked.ranking;
    let points =
        |place: &Place, lang| show_hundredths(place.sums.of_side(ranking.by).hundredths, lang);
    let names = desk.names_in(shown.ranked.year);
    let first = |lang| {
        let title = |place: &Place| {
            let title = names.title(Link::new(Kind::Unit, place.unit)).unwrap_or_default();
            format!("{title} ({})", points(place, lang))
        };
        ranking.first().map(title).collect::<Vec<_>>().join(", ")
    };
    let (vi, en) = (first(Lang::Vi), first(Lang::En));
    if vi.is_empty() {
        return None;
    }
    let by = match ranking.by {
        Side::Own => Message::new("điểm tự chấm", "self-scores"),
        Side::Checked => Message::new("điểm thẩm định", "cross-checked points"),
    };
    if ranking.is_certain() {
        return Some(Message::new(
            format!("Dẫn đầu, ứng viên cờ thi đua: {vi}; theo {}, hội nghị đã thông qua", by.vi),
            format!("Leads, the flag's candidate: {en}; by {}, adopted", by.en),
        ));
    }
    let (adopted, all) = (ranking.adopted(), ranking.places.len());
    Some(Message::new(
        format!("Tạm dẫn đầu theo {}: {vi}; đã thông qua {adopted}/{all} phiếu", by.vi),
        format!("Ahead so far by {}: {en}; {adopted} of {all} sheets adopted", by.en),
    ))
}

/// The nominations for flags, and whether they are of whoever leads.
fn flags(shown: &Shown, desk: &Desk) -> Vec<(Message, bool)> {
    let ranking = &shown.ranked.ranking;
    let names = desk.names_in(shown.ranked.year);
    let note = |flag: &crate::store::request::Flag| {
        let place = ranking.place(flag.nominee.id).filter(|_| flag.nominee.kind == Kind::Unit);
        let award = names.title(Link::new(Kind::Award, flag.award)).unwrap_or_default();
        let nominee = names.title(flag.nominee).unwrap_or_default();
        let rank = place.and_then(|place| place.rank);
        let (how, doubt) = match rank {
            Some(1) if ranking.is_certain() => (Message::new("dẫn đầu", "leads"), false),
            Some(1) => (Message::new("tạm dẫn đầu", "ahead so far"), false),
            Some(rank) => (
                Message::new(
                    format!("xếp thứ {rank}, không phải đơn vị có điểm cao nhất"),
                    format!("ranks {rank}: not the highest scorer"),
                ),
                true,
            ),
            None => (Message::new("chưa rõ thứ hạng", "rank unknown"), false),
        };
        let says = Message::new(
            format!("Đề nghị {award}: {nominee} – {}", how.vi),
            format!("Proposed for {award}: {nominee} – {}", how.en),
        );
        (says, doubt)
    };
    shown.ranked.flags.iter().map(note).collect()
}

/// What the cross-check changed in the sheet of the row told of.
fn changed(place: &Place, year: i16, desk: &Desk) -> Option<Message> {
    let stored = desk.catalog.get(Link::new(Kind::Score, place.sheet?))?;
    let Record::Score(score) = &stored.record else { return None };
    let differences = score.differences();
    let unit = desk.names_in(year).title(Link::new(Kind::Unit, place.unit)).unwrap_or_default();
    let list = |lang| {
        let one = |(item, by): &(&str, i64)| format!("{item}: {}", signed(*by, lang));
        differences.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    (!differences.is_empty()).then(|| {
        Message::new(
            format!("{unit}, thẩm định khác tự chấm: {}", list(Lang::Vi)),
            format!("{unit}, cross-check differs: {}", list(Lang::En)),
        )
    })
}

fn named(units: &[Id], year: i16, desk: &Desk) -> String {
    let names = desk.names_in(year);
    let titles = units.iter().filter_map(|id| names.title(Link::new(Kind::Unit, *id)));
    titles.collect::<Vec<_>>().join(", ")
}
