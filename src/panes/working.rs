//! What is said of joint activities and contacts: in the detail of a unit or a cluster, below their lists.
//! Knows no list.

use crate::layer::Desk;
use crate::model::show::show_date;
use crate::model::{Id, Kind, Link, Names, Record};
use crate::report::activities::{self, Activities};
use crate::report::contacts;
use crate::text::{Label, Lang, Message};
use crate::ui::detail::Remark;

const ACTIVITIES: Label = Label::new("Hoạt động phối hợp", "Joint activities");
const CONTACT: Label = Label::new("Đầu mối", "Contact");

/// The remarks on a unit: its joint activities in the year looked at, its contact, gaps between contacts.
pub fn of_unit(unit: Id, desk: &Desk) -> Vec<Remark> {
    took_part(unit, desk).into_iter().chain(contact(unit, desk)).collect()
}

fn took_part(unit: Id, desk: &Desk) -> Option<Remark> {
    let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
    let found = Activities::of(&desk.catalog, desk.scope.bloc?, year);
    let (_, count) = found.members.iter().find(|(id, _)| *id == unit)?;
    if found.is_blank() {
        return None;
    }
    let (held, off) = (found.held, found.off);
    let also = match off {
        0 => Message::new("", ""),
        _ => Message::new(
            format!("; hoãn, hủy {off} (không tính)"),
            format!("; {off} postponed or cancelled (not counted)"),
        ),
    };
    let message = Message::new(
        format!("năm {year} tham gia {count} trong {held} của Khối{}", also.vi),
        format!("in {year} took part in {count} of the bloc's {held}{}", also.en),
    );
    Some(Remark { label: ACTIVITIES, message, doubt: *count == 0 && held > 0 })
}

fn contact(unit: Id, desk: &Desk) -> Vec<Remark> {
    let stored = contacts::of_unit(&desk.catalog, unit);
    let all: Vec<_> = stored.iter().filter_map(|stored| contacts::contact(stored)).collect();
    if all.is_empty() {
        let is_member =
            match desk.catalog.get(Link::new(Kind::Unit, unit)).map(|it| it.record.clone()) {
                Some(Record::Unit(unit)) => {
                    unit.parent.is_none()
                        && unit.valid_until.is_none_or(|until| until >= desk.today)
                }
                _ => false,
            };
        // That nothing was entered at all tells nothing of one unit.
        let entered = desk.catalog.count(Kind::Contact) > 0;
        let unknown = Remark {
            label: CONTACT,
            message: Message::new("chưa rõ ai phụ trách", "no contact known"),
            doubt: true,
        };
        return (is_member && entered).then_some(unknown).into_iter().collect();
    }
    let mut remarks = Vec::new();
    let now: Vec<_> = all.iter().filter(|contact| contact.lasts_on(desk.today)).collect();
    let names = desk.names();
    let list: Vec<String> = now
        .iter()
        .map(|contact| {
            let person = contact.person.map(|id| Link::new(Kind::Person, id));
            let person = person.and_then(|link| names.title(link)).unwrap_or_default();
            let parts = [person, contact.duty.clone(), contact.reach()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        })
        .collect();
    remarks.push(if list.is_empty() {
        let message = Message::new("hiện chưa rõ ai phụ trách", "no contact known at present");
        Remark { label: CONTACT, message, doubt: true }
    } else {
        let list = list.join("; ");
        Remark { label: CONTACT, message: Message::new(list.clone(), list), doubt: false }
    });
    let gaps = contacts::gaps(&all, desk.today);
    let told = |lang| {
        let day = |date| show_date(date, lang);
        let one = |(from, until): &(_, _)| format!("{} – {}", day(*from), day(*until));
        gaps.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    if !gaps.is_empty() {
        let label = Label::new("Không có đầu mối", "Without a contact");
        let message = Message::new(told(Lang::Vi), told(Lang::En));
        remarks.push(Remark { label, message, doubt: true });
    }
    remarks
}

/// The remark on a cluster: how many joint activities there were with it, by year.
pub fn of_cluster(cluster: Id, desk: &Desk) -> Remark {
    let (years, off) = activities::with_cluster(&desk.catalog, cluster);
    let count: usize = years.values().sum();
    let by_year: Vec<String> = years
        .iter()
        .rev()
        .map(|(year, count)| {
            let year = year.map_or_else(|| "?".to_owned(), |year| year.to_string());
            format!("{year}: {count}")
        })
        .collect();
    let by_year =
        if by_year.is_empty() { String::new() } else { format!(" ({})", by_year.join("; ")) };
    let also = |lang: Lang| match (off, lang) {
        (0, _) => String::new(),
        (_, Lang::Vi) => format!("; hoãn, hủy {off}"),
        (_, Lang::En) => format!("; {off} postponed or cancelled"),
    };
    let none = Message::new("chưa ghi hoạt động nào", "none entered");
    let message = if count + off == 0 {
        none
    } else {
        Message::new(
            format!("{count}{by_year}{}", also(Lang::Vi)),
            format!("{count}{by_year}{}", also(Lang::En)),
        )
    };
    Remark { label: ACTIVITIES, message, doubt: false }
}

/// What stands below a list of this kind; `None` where there is nothing to say. A doubt asks for attention.
pub fn below_list(kind: Kind, desk: &Desk) -> Option<(Message, bool)> {
    let bloc = desk.scope.bloc?;
    let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
    let names = desk.catalog.names_in(desk.lang, year);
    let titles = |units: Vec<Id>| {
        let titles = units.iter().filter_map(|id| names.title(Link::new(Kind::Unit, *id)));
        titles.collect::<Vec<_>>().join("; ")
    };
    match kind {
        Kind::Contact => {
            let without = contacts::without(&desk.catalog, bloc, year);
            let (count, list) = (without.len(), titles(without));
            let message = Message::new(
                format!("Năm {year} chưa có đầu mối ({count}): {list}"),
                format!("Without a contact in {year} ({count}): {list}"),
            );
            (count > 0).then_some((message, true))
        }
        Kind::Activity => {
            let found = Activities::of(&desk.catalog, bloc, year);
            if found.is_blank() {
                return None;
            }
            let (held, off) = (found.held, found.off);
            let without: Vec<Id> = found.with_none().collect();
            let none = without.len();
            let list = titles(without);
            let (vi, en) = match none {
                0 => (String::new(), String::new()),
                _ => (
                    format!("; thành viên chưa tham gia ({none}): {list}"),
                    format!("; members in none ({none}): {list}"),
                ),
            };
            let message = Message::new(
                format!("Năm {year}: {held} hoạt động, hoãn hoặc hủy {off}{vi}"),
                format!("{year}: {held} held, {off} postponed or cancelled{en}"),
            );
            Some((message, none > 0))
        }
        _ => None,
    }
}
