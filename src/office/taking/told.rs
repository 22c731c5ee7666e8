//! What a list would do, in the words that people read. Knows no file and no step.

use crate::office::intake::{self, rejected};
use crate::store::request::intake::{Decision, Preview, Row, Verdict, Way};
use crate::text::{Lang, Message};

/// What people are told of a list.
pub fn told(preview: &intake::Preview) -> Preview {
    let both = |vi: Option<String>, en: Option<String>| Some(Message::new(vi?, en?));
    let row = |row: &intake::Row| {
        let reason = both(rejected::reason(row, Lang::Vi), rejected::reason(row, Lang::En));
        let (verdict, says, ways) = match &row.verdict {
            intake::Verdict::New => (Verdict::New, Vec::new(), Vec::new()),
            intake::Verdict::Same => (Verdict::Same, Vec::new(), Vec::new()),
            intake::Verdict::Changed(found) => {
                (Verdict::Changed, found.iter().map(changes).collect(), Vec::new())
            }
            intake::Verdict::Wrong(flaws) => {
                let said =
                    |flaw: &intake::Flaw| Message::new(flaw.says(Lang::Vi), flaw.says(Lang::En));
                (Verdict::Wrong, flaws.iter().map(said).collect(), Vec::new())
            }
            intake::Verdict::Doubtful { says, ways, .. } => {
                let says =
                    if says.is_empty() { reason.into_iter().collect() } else { says.clone() };
                (Verdict::Doubtful, says, ways.iter().map(way).collect())
            }
        };
        let made = row.makes.iter().map(|(kind, title)| {
            let kind = kind.title();
            Message::new(format!("thêm {} {title}", kind.vi), format!("adds {} {title}", kind.en))
        });
        let says = says.into_iter().chain(made).collect();
        Row { number: row.number, title: row.title.clone(), verdict, says, ways }
    };
    Preview { rows: preview.rows.iter().map(row).collect(), passed: preview.left_out.len() }
}

fn way(way: &intake::Alternative) -> Way {
    let told = way.differences.iter().map(changes).fold(way.told.clone(), |told, change| {
        Message::new(format!("{}; {}", told.vi, change.vi), format!("{}; {}", told.en, change.en))
    });
    let changes = way.decision == Decision::New || !way.differences.is_empty();
    Way { decision: way.decision, told, changes }
}

fn changes(found: &intake::Difference) -> Message {
    let said = |lang: Lang| {
        let (label, from, to) =
            (found.label.in_lang(lang), found.from.in_lang(lang), found.to.in_lang(lang));
        if from.is_empty() { format!("{label}: {to}") } else { format!("{label}: {from} → {to}") }
    };
    Message::new(said(Lang::Vi), said(Lang::En))
}
