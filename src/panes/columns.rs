//! Which columns each kind's list shows. Knows nothing of drawing.

use super::{
    achievements, activities, awards, ballots, blocs, cases, clusters, contacts, deadlines,
    decisions, directions, handovers, initiatives, meetings, nominations, persons, proposals,
    quotas, ratings, reports, schemes, scores, terms, units,
};
use crate::model::Kind;
use crate::ui::table::Shown;

/// The columns of a list of `kind`.
pub fn columns(kind: Kind) -> &'static [Shown] {
    match kind {
        Kind::Bloc => &blocs::COLUMNS,
        Kind::Unit => &units::COLUMNS,
        Kind::Person => &persons::COLUMNS,
        Kind::Award => &awards::COLUMNS,
        Kind::Term => &terms::COLUMNS,
        Kind::Meeting => &meetings::COLUMNS,
        Kind::Nomination => &nominations::COLUMNS,
        Kind::Initiative => &initiatives::COLUMNS,
        Kind::Rating => &ratings::COLUMNS,
        Kind::Case => &cases::COLUMNS,
        Kind::Achievement => &achievements::COLUMNS,
        Kind::Decision => &decisions::COLUMNS,
        Kind::Ballot => &ballots::COLUMNS,
        Kind::Quota => &quotas::COLUMNS,
        Kind::Deadline => &deadlines::COLUMNS,
        Kind::Proposal => &proposals::COLUMNS,
        Kind::Direction => &directions::COLUMNS,
        Kind::Handover => &handovers::COLUMNS,
        Kind::Scheme => &schemes::COLUMNS,
        Kind::Score => &scores::COLUMNS,
        Kind::Cluster => &clusters::COLUMNS,
        Kind::Activity => &activities::COLUMNS,
        Kind::Contact => &contacts::COLUMNS,
        Kind::Report => &reports::COLUMNS,
    }
}
