//! What follows from a table of criteria and from a score sheet, in lines. Knows no list.

use crate::layer::Desk;
use crate::model::points::show_hundredths;
use crate::model::scheme::Scheme;
use crate::model::score::{STAGES, Score};
use crate::model::scoring::{Maxima, Sums, Total};
use crate::model::show::choice_label;
use crate::model::{Id, Kind, Record};
use crate::text::{Label, Lang, Message};
use crate::ui::detail::Remark;

/// A difference with its sign: `+1,5`, `-2`; `0` where there is none.
pub fn signed(hundredths: i64, lang: Lang) -> String {
    let sign = if hundredths > 0 { "+" } else { "" };
    format!("{sign}{}", show_hundredths(hundredths, lang))
}

/// What is said of a table: its maxima, and other tables that are used in the same years.
pub fn of_scheme(id: Id, scheme: &Scheme, desk: &Desk) -> Vec<Remark> {
    let maxima = Maxima::of(scheme);
    let parts: [(Total, Label); 3] = [
        (maxima.base, Label::new("điểm chuẩn", "standard")),
        (maxima.bonus, Label::new("điểm thưởng", "bonus")),
        (maxima.penalty, Label::new("điểm trừ", "penalty")),
    ];
    let says = |lang: Lang| {
        let entered = parts.iter().filter(|(total, _)| total.known + total.unknown > 0);
        let part = |(total, label): &(Total, Label)| {
            format!("{} {}", label.in_lang(lang), total.brief(lang))
        };
        entered.map(part).collect::<Vec<_>>().join("; ")
    };
    let mut remarks = Vec::new();
    if !scheme.criteria.is_empty() {
        remarks.push(Remark {
            label: Label::new("Tổng điểm tối đa", "Total of the maxima"),
            message: Message::new(says(Lang::Vi), says(Lang::En)),
            doubt: false,
        });
    }
    for stored in desk.catalog.all(Kind::Scheme) {
        if let Record::Scheme(other) = &stored.record
            && stored.id != id
            && other.bloc == scheme.bloc
            && other.overlaps(scheme)
        {
            let called = format!("{} {}", other.code, other.name);
            remarks.push(Remark {
                label: Label::new("Trùng năm áp dụng", "Same years"),
                message: Message::new(
                    format!("{called}, áp dụng {}", other.used(Lang::Vi)),
                    format!("{called} is used {}, too", other.used(Lang::En)),
                ),
                doubt: true,
            });
        }
    }
    remarks
}

/// What is said of a sheet: its step, its totals by group, what the cross-check changed.
pub fn of_score(score: &Score, desk: &Desk) -> Vec<Remark> {
    let stage = |lang| match score.stage() {
        "" => Label::new("chưa tự chấm xong", "not self-scored yet").in_lang(lang).to_owned(),
        stage => choice_label(&STAGES, stage, lang),
    };
    let mut remarks = vec![Remark {
        label: Label::new("Bước", "Step"),
        message: Message::new(stage(Lang::Vi), stage(Lang::En)),
        doubt: false,
    }];
    if let Some(scheme) = desk.catalog.scheme(score.scheme) {
        remarks.extend(totals(&Sums::of(&scheme, score)));
    }
    let differences = score.differences();
    if !differences.is_empty() {
        let list = |lang| {
            let one = |(item, by): &(&str, i64)| format!("{item}: {}", signed(*by, lang));
            differences.iter().map(one).collect::<Vec<_>>().join("; ")
        };
        remarks.push(Remark {
            label: Label::new("Thẩm định khác tự chấm", "Cross-check differs"),
            message: Message::new(list(Lang::Vi), list(Lang::En)),
            doubt: true,
        });
    }
    remarks
}

/// The totals of both sides, then those of each group where there are several.
fn totals(sums: &Sums) -> Vec<Remark> {
    let total = |label, total: Total| Remark { label, message: total.says(), doubt: false };
    let mut remarks = vec![total(OWN, sums.own)];
    let mut checked = total(CHECKED, sums.checked);
    if let Some(by) = sums.difference().filter(|by| *by != 0) {
        let Message { vi, en } = &checked.message;
        checked.message = Message::new(
            format!("{vi} ({})", signed(by, Lang::Vi)),
            format!("{en} ({})", signed(by, Lang::En)),
        );
    }
    remarks.push(checked);
    if sums.groups.len() > 1 {
        let groups = |lang: Lang| {
            let other = Label::new("ngoài nhóm", "in no group").in_lang(lang);
            let group = |group: &crate::model::scoring::Group| {
                let name = if group.name.is_empty() { other } else { &group.name };
                format!("{name} {} / {}", group.own.brief(lang), group.checked.brief(lang))
            };
            sums.groups.iter().map(group).collect::<Vec<_>>().join("; ")
        };
        remarks.push(Remark {
            label: Label::new("Tự chấm / thẩm định", "Self-score / cross-checked"),
            message: Message::new(groups(Lang::Vi), groups(Lang::En)),
            doubt: false,
        });
    }
    remarks
}

/// What the units' own points are called.
pub const OWN: Label = Label::new("Tự chấm", "Self-score");
/// What points after the cross-check are called.
pub const CHECKED: Label = Label::new("Thẩm định", "Cross-checked");
