//! The lines below the rates: the selected row in words, what is not known and why, members with none.

use ratatui::text::{Line, Span};

use super::{Shown, class_title, whose_title};
use crate::layer::Desk;
use crate::model::show::show_count;
use crate::model::{Id, Kind, Link, Names};
use crate::report::quotas::Left;
use crate::report::rates::Row;
use crate::report::share::UNKNOWN;
use crate::store::request::{Class, Whose};
use crate::text::width::display_width;
use crate::text::{Lang, Message, many};
use crate::ui::theme;

/// How many lines are kept for notes, the empty one above them included.
pub const LINES: u16 = 7;

/// The notes in lines of `width` cells.
pub fn notes(
    class: Option<Class>,
    shown: &Shown,
    told: usize,
    width: usize,
    desk: &Desk,
) -> Vec<Line<'static>> {
    let says = match class {
        Some(class) => of_rates(class, shown, told, desk),
        None => shown.quotas.get(told).map(|quota| of_quota(quota, desk)).into_iter().collect(),
    };
    says.iter().flat_map(|note| wrapped(note, width.saturating_sub(2), desk)).collect()
}

/// A note on as many lines as it takes, its head coloured, what follows the first line set in.
fn wrapped((head, text): &Note, width: usize, desk: &Desk) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let mut spans = vec![Span::styled(format!("  {head}:"), theme::label(desk))];
    let (mut taken, mut rest) = (display_width(head) + 1, String::new());
    for word in text.split(' ') {
        let cells = display_width(word) + 1;
        if taken + cells > width && taken > INDENT {
            spans.push(Span::raw(std::mem::take(&mut rest)));
            lines.push(Line::from(std::mem::take(&mut spans)));
            spans.push(Span::raw(" ".repeat(INDENT + 1)));
            taken = INDENT;
        }
        rest.push(' ');
        rest.push_str(word);
        taken += cells;
    }
    spans.push(Span::raw(rest));
    lines.push(Line::from(spans));
    lines
}

/// How far the lines after the first of a note are set in.
const INDENT: usize = 4;

type Note = (String, String);

fn say(message: &Message, desk: &Desk) -> String {
    message.in_lang(desk.lang).to_owned()
}

fn of_rates(class: Class, shown: &Shown, told: usize, desk: &Desk) -> Vec<Note> {
    let (rates, year) = (&shown.rates, shown.rates.year);
    let pick = |vi: &str, en: &str| match desk.lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    };
    let mut notes = Vec::new();
    if let Some(row) = rates.rows.get(told) {
        notes.push((whose_title(row.whose, desk), proposed(row, class, desk)));
        let base = row.base.count().map(|count| show_count(count.into(), desk.lang));
        let from = say(&row.base.says(class, year), desk);
        let base = base.map_or_else(
            || format!("{} – {from}", desk.say(UNKNOWN)),
            |base| format!("{base} ({from})"),
        );
        notes.push((pick("Tính trên", "Measured on"), base));
        let own = shown.quotas.iter().filter(|quota| quota.whose == row.whose);
        let quotas: Vec<String> = own.map(|quota| left(quota, desk)).collect();
        if !quotas.is_empty() {
            notes.push((pick("Chỉ tiêu", "Quotas"), quotas.join("; ")));
        }
    }
    if !shown.source.is_entered(0) {
        let says = Message::new(
            format!("chưa nhập đề nghị nào của năm {year}, nên không tính tỷ lệ"),
            format!("no nomination of {year} was entered, so there are no rates"),
        );
        notes.push((pick("Chưa rõ", "Unknown"), say(&says, desk)));
        return notes;
    }
    let members = rates.members().count();
    let unknown: Vec<Id> = rates.without_base().collect();
    if !unknown.is_empty() {
        let head = pick("Chưa rõ cơ sở tính", "Base not known");
        notes.push((format!("{head} ({}/{members})", unknown.len()), named(&unknown, desk)));
    }
    let none: Vec<Id> = rates.with_none().collect();
    if !none.is_empty() {
        let head = pick("Chưa có đề nghị", "None nominated");
        notes.push((format!("{head} ({}/{members})", none.len()), named(&none, desk)));
    }
    let of = |class| shown.source.count(Whose::Bloc, class, 0).nominees;
    let unplaced = of(Class::Persons) - of(Class::Leaders) - of(Class::Others);
    if matches!(class, Class::Leaders | Class::Others) && unplaced > 0 {
        let says = Message::new(
            format!("{unplaced} cá nhân được đề nghị không tính ở đây"),
            format!("{unplaced} individuals nominated are not many here"),
        );
        notes.push((pick("Chưa rõ chức vụ", "Post not known"), say(&says, desk)));
    }
    notes
}

/// What was proposed and decided, and how fast.
fn proposed(row: &Row, class: Class, desk: &Desk) -> String {
    let number = |count: u32| show_count(count.into(), desk.lang);
    let (proposed, nominees) = (number(row.count.proposed), number(row.count.nominees));
    let (decided, share) = (number(row.count.decided), row.decided.says(desk.lang));
    let known = row.days.known;
    let what = desk.say(class_title(class));
    let days = row.days.median.map(|days| {
        Message::new(
            format!("trung vị {days} ngày từ sự việc đến đề nghị ({known} đề nghị)"),
            format!(
                "median {} from event to proposal ({})",
                many(days, "day"),
                many(known, "nomination")
            ),
        )
    });
    let days = days.unwrap_or_else(|| {
        Message::new(
            "từ sự việc đến đề nghị: chưa rõ số ngày",
            "days from event to proposal: unknown",
        )
    });
    say(
        &Message::new(
            format!(
                "{proposed} đề nghị ({what}: {nominees}); đã khen {decided} ({share}); {}",
                days.vi
            ),
            format!(
                "{proposed} nominated ({what}: {nominees}); {decided} decided ({share}); {}",
                days.en
            ),
        ),
        desk,
    )
}

/// What is left of a quota, in a few words.
pub fn left(quota: &Left, desk: &Desk) -> String {
    let code = crate::panes::awarded::short(quota.award, desk);
    let says = match (quota.allowed, quota.left()) {
        (Ok(allowed), Some(left)) if left >= 0 => Message::new(
            format!("{code} còn {left}/{allowed}"),
            format!("{code} {left} of {allowed} left"),
        ),
        (Ok(allowed), _) => Message::new(
            format!("{code} vượt: {}/{allowed}", quota.used),
            format!("{code} exceeded: {} of {allowed}", quota.used),
        ),
        (Err(_), _) => Message::new(format!("{code} chưa rõ"), format!("{code} unknown")),
    };
    say(&says, desk)
}

fn of_quota(quota: &Left, desk: &Desk) -> Note {
    let award = desk.names().title(Link::new(Kind::Award, quota.award)).unwrap_or_default();
    let head = format!("{}, {award}", whose_title(quota.whose, desk));
    let says = match quota.allowed {
        Ok(_) => left(quota, desk),
        Err(why) => {
            let why = why.says();
            say(
                &Message::new(format!("chưa rõ – {}", why.vi), format!("unknown – {}", why.en)),
                desk,
            )
        }
    };
    (head, says)
}

fn named(units: &[Id], desk: &Desk) -> String {
    let titles = units.iter().map(|id| super::title(*id, desk));
    titles.collect::<Vec<_>>().join(", ")
}
