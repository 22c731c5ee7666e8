//! The screens that people work on: one file for one pane, opened through commands. No pane opens another by itself.

pub mod achievements;
pub mod activities;
pub mod acts;
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

/// The layer that a command of going opens; `None` for those that the main screen itself answers.
pub fn opened_by(command: Command, desk: &Desk) -> Option<Box<dyn Layer>> {
    let listed =
        |kind: Kind| -> Option<Box<dyn Layer>> { Some(Box::new(listing::Listing::new(kind))) };
    match command {
        Command::GoPersons => listed(Kind::Person),
        Command::GoAwards => listed(Kind::Award),
        Command::GoTerms => listed(Kind::Term),
        Command::GoBlocs => listed(Kind::Bloc),
        Command::GoInitiatives => listed(Kind::Initiative),
        Command::GoRatings => listed(Kind::Rating),
        Command::GoCases => listed(Kind::Case),
        Command::GoAchievements => listed(Kind::Achievement),
        Command::GoDecisions => listed(Kind::Decision),
        Command::GoBallots => listed(Kind::Ballot),
        Command::GoQuotas => listed(Kind::Quota),
        Command::GoDeadlines => listed(Kind::Deadline),
        Command::GoProposals => listed(Kind::Proposal),
        Command::GoDirections => listed(Kind::Direction),
        Command::GoHandovers => listed(Kind::Handover),
        Command::GoSchemes => listed(Kind::Scheme),
        Command::GoScores => listed(Kind::Score),
        Command::GoClusters => listed(Kind::Cluster),
        Command::GoActivities => listed(Kind::Activity),
        Command::GoContacts => listed(Kind::Contact),
        Command::GoReports => listed(Kind::Report),
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
