//! What the details of proposals and direction items say beyond their fields: what carries them on, who does
//! them, what was found last, what is late. Knows no list.

use super::directing::carried_by;
use super::following::titled;
use super::held::state_of;
use crate::layer::Desk;
use crate::model::direction::{Direction, OWNERS};
use crate::model::proposal::{OUTCOMES, Proposal};
use crate::model::show::{choice_label, show_date};
use crate::model::{Id, Kind, Link, Names};
use crate::store::catalog::meetings::{is_ended, is_overdue};
use crate::text::{Label, Lang, Message};
use crate::ui::detail::Remark;

/// The remarks on a proposal: what was decided, and the direction items that carry it on.
pub fn proposal(id: Id, proposal: &Proposal, desk: &Desk) -> Vec<Remark> {
    let known = !proposal.outcome.is_empty();
    let says = |lang| {
        if !known {
            return Label::new("chưa rõ", "not known").in_lang(lang).to_owned();
        }
        let outcome = choice_label(&OUTCOMES, &proposal.outcome, lang);
        let date = proposal.decided.map(|date| format!(", {}", show_date(date, lang)));
        format!("{outcome}{}", date.unwrap_or_default())
    };
    let decision = Remark {
        label: Label::new("Kết luận", "Decision"),
        message: Message::new(says(Lang::Vi), says(Lang::En)),
        doubt: !known,
    };
    let mut remarks = vec![decision];
    let carried = carried_by(id, desk);
    if !carried.is_empty() {
        let list = carried.iter().map(|it| titled(it, desk)).collect::<Vec<_>>().join("; ");
        remarks.push(Remark {
            label: Label::new("Đã đưa vào phương hướng", "Carried on by"),
            message: Message::new(list.clone(), list),
            doubt: false,
        });
    } else if matches!(proposal.outcome.as_str(), "adopted" | "partly") {
        remarks.push(Remark {
            label: Label::new("Phương hướng", "Direction"),
            message: Message::new(
                "chưa đưa vào phương hướng nào",
                "no direction carries it on yet",
            ),
            doubt: true,
        });
    }
    remarks
}

/// The remarks on a direction item.
pub fn direction(direction: &Direction, desk: &Desk) -> Vec<Remark> {
    let state = Remark {
        label: Label::new("Tình trạng", "State"),
        message: Message::new(
            state_of(direction, desk, Lang::Vi),
            state_of(direction, desk, Lang::En),
        ),
        doubt: is_overdue(direction, desk.today),
    };
    let mut remarks = vec![state];
    remarks.extend(done_by(direction, desk));
    remarks.extend(owners(direction, desk));
    let names = desk.names();
    let from = direction.proposals.iter().filter_map(|row| row.proposal);
    let from: Vec<String> = from
        .filter_map(|id| {
            let link = Link::new(Kind::Proposal, id);
            Some(format!("{} {}", names.code(link)?, names.title(link)?))
        })
        .collect();
    if !from.is_empty() {
        let list = from.join("; ");
        remarks.push(Remark {
            label: Label::new("Từ kiến nghị", "From"),
            message: Message::new(list.clone(), list),
            doubt: false,
        });
    }
    if let Some(last) = direction.follow_ups.iter().max_by_key(|row| row.date) {
        let on = |lang| last.date.map(|date| show_date(date, lang)).unwrap_or_default();
        remarks.push(Remark {
            label: Label::new("Theo dõi gần nhất", "Latest note"),
            message: Message::new(
                format!("{}: {}", on(Lang::Vi), last.text),
                format!("{}: {}", on(Lang::En), last.text),
            ),
            doubt: false,
        });
    } else if !is_ended(direction) {
        remarks.push(Remark {
            label: Label::new("Theo dõi gần nhất", "Latest note"),
            message: Message::new("chưa ghi lần nào", "nothing noted yet"),
            doubt: false,
        });
    }
    remarks
}

/// Who does it.
fn done_by(direction: &Direction, desk: &Desk) -> Option<Remark> {
    let names = desk.names();
    let units = direction.units.iter().filter_map(|row| row.unit);
    let units = units.filter_map(|id| names.title(Link::new(Kind::Unit, id)));
    let units = units.collect::<Vec<_>>().join("; ");
    let says = |lang| match (units.as_str(), direction.owner.as_str()) {
        ("", owner) => choice_label(&OWNERS, owner, lang),
        (units, _) => units.to_owned(),
    };
    (!direction.owner.is_empty()).then(|| Remark {
        label: Label::new("Thực hiện", "Done by"),
        message: Message::new(says(Lang::Vi), says(Lang::En)),
        doubt: false,
    })
}

/// Owners that are no members of the bloc in the item's year.
fn owners(direction: &Direction, desk: &Desk) -> Option<Remark> {
    let bloc = direction.bloc?;
    let members = desk.catalog.members(bloc, Some(direction.year));
    let named = direction.units.iter().filter_map(|row| row.unit);
    let strangers = named.filter(|id| !members.iter().any(|member| member.id == *id));
    let names = desk.names();
    let titles: Vec<String> =
        strangers.filter_map(|id| names.title(Link::new(Kind::Unit, id))).collect();
    if titles.is_empty() {
        return None;
    }
    let list = titles.join("; ");
    Some(Remark {
        label: Label::new("Không phải thành viên năm đó", "No member that year"),
        message: Message::new(list.clone(), list),
        doubt: true,
    })
}
