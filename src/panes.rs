//! The screens that people work on: one file for one pane, opened through commands. No pane opens another by itself.

pub mod achievements;
pub mod activities;
pub mod acts;
pub mod attachments;
pub mod awarded;
mod awards;
pub mod ballots;
pub mod beside;
pub mod blocs;
pub mod board;
pub mod calendar;
pub mod cases;
pub mod chair;
pub mod checklist;
pub mod clusters;
pub mod columns;
pub mod concerned;
pub mod contacts;
pub mod deadlines;
pub mod deciding;
pub mod decisions;
pub mod directing;
pub mod directions;
pub mod dossier;
pub mod drafts;
pub mod eligible;
pub mod exporting;
pub mod following;
pub mod guide;
pub mod handing;
pub mod handovers;
pub mod held;
pub mod help;
pub mod importing;
pub mod in_use;
pub mod initiatives;
pub mod judged;
pub mod listing;
pub mod main;
pub mod meetings;
pub mod merge;
pub mod naming;
pub mod nominating;
pub mod nominations;
pub mod nominee;
pub mod outcome;
pub mod overview;
pub mod palette;
pub mod pane;
pub mod paper;
pub mod passing;
pub mod people;
pub mod persons;
pub mod proposals;
pub mod quotas;
pub mod ranking;
pub mod rates;
pub mod ratings;
pub mod record;
pub mod remarks;
pub mod reorganise;
pub mod reports;
pub mod schemes;
pub mod scored;
pub mod scores;
pub mod scoring;
pub mod settling;
pub mod sort;
pub mod starting;
pub mod terms;
pub mod undoing;
pub mod units;
pub mod voting;
pub mod ways;
pub mod working;
pub mod year;

use crate::command::Command;
use crate::layer::{Desk, Layer};
use crate::model::Kind;

/// The list of `kind` on a screen of its own; `None` for those of the main screen.
pub fn list_of(kind: Kind) -> Option<Box<dyn Layer>> {
    match kind {
        Kind::Unit | Kind::Meeting | Kind::Nomination => None,
        _ => Some(Box::new(listing::Listing::new(kind))),
    }
}

/// The layer that a command of going opens; `None` for those that the main screen itself answers.
pub fn opened_by(command: Command, desk: &Desk) -> Option<Box<dyn Layer>> {
    match command {
        Command::GoPersons => list_of(Kind::Person),
        Command::GoAwards => list_of(Kind::Award),
        Command::GoTerms => list_of(Kind::Term),
        Command::GoBlocs => list_of(Kind::Bloc),
        Command::GoInitiatives => list_of(Kind::Initiative),
        Command::GoRatings => list_of(Kind::Rating),
        Command::GoCases => list_of(Kind::Case),
        Command::GoAchievements => list_of(Kind::Achievement),
        Command::GoDecisions => list_of(Kind::Decision),
        Command::GoBallots => list_of(Kind::Ballot),
        Command::GoQuotas => list_of(Kind::Quota),
        Command::GoDeadlines => list_of(Kind::Deadline),
        Command::GoProposals => list_of(Kind::Proposal),
        Command::GoDirections => list_of(Kind::Direction),
        Command::GoHandovers => list_of(Kind::Handover),
        Command::GoSchemes => list_of(Kind::Scheme),
        Command::GoScores => list_of(Kind::Score),
        Command::GoClusters => list_of(Kind::Cluster),
        Command::GoActivities => list_of(Kind::Activity),
        Command::GoContacts => list_of(Kind::Contact),
        Command::Guide => Some(Box::new(guide::Guide::new(desk))),
        Command::GoReports => list_of(Kind::Report),
        Command::GoRates => Some(Box::new(rates::RatesScreen::new())),
        Command::GoEligible => Some(Box::new(eligible::EligibleScreen::new())),
        Command::GoOverview => Some(Box::new(overview::Overview::new())),
        Command::GoCalendar => Some(Box::new(calendar::Calendar::new())),
        Command::GoBoard => Some(Box::new(board::Board::new())),
        Command::GoRanking => Some(Box::new(ranking::RankingScreen::new())),
        Command::GoChecklist => Some(Box::new(checklist::ChecklistScreen::new())),
        Command::GoPeople => Some(Box::new(people::here(desk))),
        Command::GoTimeline => Some(Box::new(chair::Timeline::new(desk))),
        _ => None,
    }
}
