//! What a record's detail says beyond its fields: successors, years in the chair, totals, doubts.

use super::{chair, concerned, dossier, handing, held, naming, outcome, scored, voting, working};
use crate::law::bonus::{self, Bonus};
use crate::layer::Desk;
use crate::model::award::Award;
use crate::model::bloc::Bloc;
use crate::model::show::show_date;
use crate::model::totals::{self, Totals};
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Record, Stored};
use crate::store::request::Figures;
use crate::text::{Label, Lang, Message};
use crate::ui::detail::Remark;

/// The remarks on a record.
/// `figures` are what was counted for it, as far as that has come.
pub fn remarks(stored: &Stored, figures: Option<&Figures>, desk: &Desk) -> Vec<Remark> {
    let counted = figures.map(|figures| concerned::remarks(stored, figures, desk));
    own(stored, desk).into_iter().chain(counted.unwrap_or_default()).collect()
}

fn own(stored: &Stored, desk: &Desk) -> Vec<Remark> {
    match &stored.record {
        Record::Person(person) => naming::remarks(person),
        Record::Unit(_) => {
            unit(stored.id, desk).into_iter().chain(working::of_unit(stored.id, desk)).collect()
        }
        Record::Cluster(_) => vec![working::of_cluster(stored.id, desk)],
        Record::Nomination(nomination) if dossier::is_open(nomination) => {
            let says = dossier::says(&dossier::papers_of(nomination, desk));
            let remark = |(message, whole): (Message, bool)| Remark {
                label: Label::new("Hồ sơ", "Dossier"),
                message,
                doubt: !whole && !nomination.documents.is_empty(),
            };
            says.map(remark).into_iter().collect()
        }
        Record::Ballot(ballot) => voting::remarks(ballot, desk),
        Record::Meeting(meeting) => held::remarks(stored.id, meeting, desk),
        Record::Proposal(proposal) => outcome::proposal(stored.id, proposal, desk),
        Record::Direction(direction) => outcome::direction(direction, desk),
        Record::Scheme(scheme) => scored::of_scheme(stored.id, scheme, desk),
        Record::Score(score) => scored::of_score(score, desk),
        Record::Term(term) => chair::remarks(term, desk),
        Record::Handover(handover) => handing::remarks(handover, desk),
        Record::Bloc(bloc) => figures(bloc, stored.id, desk).into_iter().collect(),
        Record::Award(award) => {
            let doubt = (!award.verified).then(unverified);
            doubt.into_iter().chain(bonus(award)).collect()
        }
        _ => Vec::new(),
    }
}

fn unverified() -> Remark {
    Remark {
        label: Label::new("Chưa kiểm chứng", "Not verified"),
        message: Message::new(
            "hãy đối chiếu với văn bản gốc trước khi dùng",
            "compare with the instrument itself before relying on it",
        ),
        doubt: true,
    }
}

/// The cash bonus that went with an award, as far as it was read; what follows it is said to be unknown.
fn bonus(award: &Award) -> Option<Remark> {
    let bonus = *bonus::of(&award.code).first()?;
    let (whole, tenth) = (bonus.tenths / 10, bonus.tenths % 10);
    let Bonus { instrument, article, valid_from, valid_until, .. } = bonus;
    let from = |lang| show_date(*valid_from, lang);
    let (mut vi, mut en) = (
        format!(
            "{whole},{tenth} lần mức lương cơ sở ({instrument}, Điều {article}) từ {}",
            from(Lang::Vi)
        ),
        format!(
            "{whole}.{tenth} times the base salary ({instrument}, article {article}) from {}",
            from(Lang::En)
        ),
    );
    if let Some(until) = valid_until {
        vi = format!("{vi} đến {}; sau đó chưa rõ", show_date(*until, Lang::Vi));
        en = format!("{en} to {}; not known after that", show_date(*until, Lang::En));
    }
    Some(Remark {
        label: Label::new("Tiền thưởng", "Cash bonus"),
        message: Message::new(vi, en),
        doubt: !bonus.verified,
    })
}

fn unit(id: Id, desk: &Desk) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let titles = |units: Vec<std::sync::Arc<Stored>>| {
        let title = |stored: &std::sync::Arc<Stored>| stored.record.title(&desk.names());
        units.iter().map(title).collect::<Vec<_>>().join("; ")
    };
    let successors = desk.catalog.successors(id);
    if !successors.is_empty() {
        let list = titles(successors);
        remarks.push(Remark {
            label: Label::new("Đơn vị kế thừa", "Successors"),
            message: Message::new(list.clone(), list),
            doubt: false,
        });
    }
    let terms = desk.catalog.all(Kind::Term);
    let mut years: Vec<i16> = terms
        .iter()
        .filter_map(|stored| match &stored.record {
            Record::Term(term) if term.chair == Some(id) => Some(term.year),
            _ => None,
        })
        .collect();
    years.sort_unstable();
    if !years.is_empty() {
        let list = years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        remarks.push(Remark {
            label: Label::new("Trưởng Khối các năm", "Held the chair in"),
            message: Message::new(list.clone(), list),
            doubt: false,
        });
    }
    remarks
}

fn figures(bloc: &Bloc, id: Id, desk: &Desk) -> Option<Remark> {
    let totals = totals_of(bloc, id, desk)?;
    Some(Remark {
        label: Label::new("Số liệu", "Figures"),
        message: totals.says(),
        doubt: !totals.agrees(),
    })
}

/// The published figures of a bloc beside those of its members: of the year worked on, or of the last
/// one published.
pub fn totals_of(bloc: &Bloc, id: Id, desk: &Desk) -> Option<Totals> {
    let latest = || bloc.figures.iter().map(|figures| figures.year).max();
    let published = |year: &i16| bloc.figures.iter().any(|figures| figures.year == *year);
    let year = desk.scope.year.filter(published).or_else(latest)?;
    let members = desk.catalog.members(id, Some(year));
    let units: Vec<(Id, &Unit)> = members
        .iter()
        .filter_map(|stored| match &stored.record {
            Record::Unit(unit) => Some((stored.id, unit)),
            _ => None,
        })
        .collect();
    Some(totals::reconcile(bloc, &units, year))
}
