//! What there is a page about, and which page belongs to where somebody stands. Knows no screen.

use crate::command::Context;
use crate::model::Kind;
use crate::text::{Lang, fold};

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chapter {
    /// What it is for, and where to begin.
    Start,
    /// What stands where.
    Screen,
    /// Finding, sorting, marking.
    Lists,
    /// Filling in and saving.
    Forms,
    /// Vietnamese text.
    Typing,
    /// Blocs.
    Blocs,
    /// Units.
    Units,
    /// Persons.
    Persons,
    /// Meetings.
    Meetings,
    /// Nominations and their states.
    Nominations,
    /// Titles and forms.
    Awards,
    /// Who is eligible and why.
    Eligibility,
    /// Initiatives, ratings, cases, achievements.
    Evidence,
    /// Documents of a nomination.
    Dossier,
    /// Ballots.
    Ballots,
    /// Decisions.
    Decisions,
    /// Quotas and deadlines.
    Limits,
    /// Nomination rates.
    Rates,
    /// Who holds the chair.
    Chair,
    /// Handing over.
    Handover,
    /// Proposals and directions.
    Proposals,
    /// Criteria, score sheets, ranking.
    Scores,
    /// Reorganisation of units.
    Reorganise,
    /// Clusters, joint activities, contacts.
    Clusters,
    /// Calendar and overview.
    Year,
    /// Import and export.
    Exchange,
    /// Documents made from the records.
    Documents,
    /// Several people.
    Sharing,
    /// Undo, history, drafts.
    Undo,
    /// Backups.
    Backups,
    /// Language, keymap, folders.
    Settings,
    /// Terms.
    Words,
}

/// A chapter's name, and its page in Vietnamese and in English.
type Page = (Chapter, &'static str, &'static str, &'static str);

/// The pages, in the order in which they are read; the same as that of the topics.
#[rustfmt::skip]
static PAGES: [Page; 32] = [
    (Chapter::Start, "start", include_str!("vi/start.md"), include_str!("en/start.md")),
    (Chapter::Screen, "screen", include_str!("vi/screen.md"), include_str!("en/screen.md")),
    (Chapter::Lists, "lists", include_str!("vi/lists.md"), include_str!("en/lists.md")),
    (Chapter::Forms, "forms", include_str!("vi/forms.md"), include_str!("en/forms.md")),
    (Chapter::Typing, "typing", include_str!("vi/typing.md"), include_str!("en/typing.md")),
    (Chapter::Blocs, "blocs", include_str!("vi/blocs.md"), include_str!("en/blocs.md")),
    (Chapter::Units, "units", include_str!("vi/units.md"), include_str!("en/units.md")),
    (Chapter::Persons, "persons", include_str!("vi/persons.md"), include_str!("en/persons.md")),
    (Chapter::Meetings, "meetings", include_str!("vi/meetings.md"), include_str!("en/meetings.md")),
    (Chapter::Nominations, "nominations",
        include_str!("vi/nominations.md"), include_str!("en/nominations.md")),
    (Chapter::Awards, "awards", include_str!("vi/awards.md"), include_str!("en/awards.md")),
    (Chapter::Eligibility, "eligibility",
        include_str!("vi/eligibility.md"), include_str!("en/eligibility.md")),
    (Chapter::Evidence, "evidence", include_str!("vi/evidence.md"), include_str!("en/evidence.md")),
    (Chapter::Dossier, "dossier", include_str!("vi/dossier.md"), include_str!("en/dossier.md")),
    (Chapter::Ballots, "ballots", include_str!("vi/ballots.md"), include_str!("en/ballots.md")),
    (Chapter::Decisions, "decisions", include_str!("vi/decisions.md"), include_str!("en/decisions.md")),
    (Chapter::Limits, "limits", include_str!("vi/limits.md"), include_str!("en/limits.md")),
    (Chapter::Rates, "rates", include_str!("vi/rates.md"), include_str!("en/rates.md")),
    (Chapter::Chair, "chair", include_str!("vi/chair.md"), include_str!("en/chair.md")),
    (Chapter::Handover, "handover", include_str!("vi/handover.md"), include_str!("en/handover.md")),
    (Chapter::Proposals, "proposals", include_str!("vi/proposals.md"), include_str!("en/proposals.md")),
    (Chapter::Scores, "scores", include_str!("vi/scores.md"), include_str!("en/scores.md")),
    (Chapter::Reorganise, "reorganise",
        include_str!("vi/reorganise.md"), include_str!("en/reorganise.md")),
    (Chapter::Clusters, "clusters", include_str!("vi/clusters.md"), include_str!("en/clusters.md")),
    (Chapter::Year, "year", include_str!("vi/year.md"), include_str!("en/year.md")),
    (Chapter::Exchange, "exchange", include_str!("vi/exchange.md"), include_str!("en/exchange.md")),
    (Chapter::Documents, "documents", include_str!("vi/documents.md"), include_str!("en/documents.md")),
    (Chapter::Sharing, "sharing", include_str!("vi/sharing.md"), include_str!("en/sharing.md")),
    (Chapter::Undo, "undo", include_str!("vi/undo.md"), include_str!("en/undo.md")),
    (Chapter::Backups, "backups", include_str!("vi/backups.md"), include_str!("en/backups.md")),
    (Chapter::Settings, "settings", include_str!("vi/settings.md"), include_str!("en/settings.md")),
    (Chapter::Words, "words", include_str!("vi/words.md"), include_str!("en/words.md")),
];

impl Chapter {
    /// Every chapter, in the order in which they are read.
    pub fn all() -> impl Iterator<Item = Self> {
        PAGES.iter().map(|(chapter, ..)| *chapter)
    }

    /// Its name on the command line and of its files.
    pub fn name(self) -> &'static str {
        PAGES[self as usize].1
    }

    /// Its page as it is written: Markdown with commands in braces.
    pub fn text(self, lang: Lang) -> &'static str {
        let (_, _, vi, en) = PAGES[self as usize];
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// What the page is called.
    pub fn title(self, lang: Lang) -> &'static str {
        let first = self.text(lang).lines().next().unwrap_or_default();
        first.trim_start_matches("# ")
    }

    /// The chapter called `name`: its own name, or its title in either language, marks aside.
    pub fn named(name: &str) -> Option<Self> {
        let wanted = fold(name.trim());
        let called = |chapter: &Self| {
            let titles = [Lang::Vi, Lang::En].map(|lang| fold(chapter.title(lang)));
            fold(chapter.name()) == wanted || titles.contains(&wanted)
        };
        Self::all().find(called)
    }

    /// The page before (-1) or after (1), if there is one.
    pub fn beside(self, by: isize) -> Option<Self> {
        let place = (self as usize).checked_add_signed(by)?;
        PAGES.get(place).map(|(chapter, ..)| *chapter)
    }

    /// The page of where keys are bound, for whoever stands nowhere more particular.
    pub const fn of_context(context: Context) -> Self {
        match context {
            Context::Global | Context::Palette | Context::Help => Self::Screen,
            Context::List | Context::Others | Context::Detail => Self::Lists,
            Context::Units => Self::Units,
            Context::Meetings => Self::Meetings,
            Context::Nominations | Context::Board => Self::Nominations,
            Context::Timeline => Self::Chair,
            Context::Dossier => Self::Dossier,
            Context::Eligible => Self::Eligibility,
            Context::Rates => Self::Rates,
            Context::Nominee => Self::Evidence,
            Context::File | Context::Import => Self::Exchange,
            Context::Screen => Self::Year,
            Context::Form
            | Context::Rows
            | Context::Text
            | Context::LongText
            | Context::Path
            | Context::Picker
            | Context::Confirm => Self::Forms,
            Context::Compare => Self::Sharing,
        }
    }

    /// The page about a kind of record.
    pub const fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::Bloc => Self::Blocs,
            Kind::Unit => Self::Units,
            Kind::Person => Self::Persons,
            Kind::Meeting => Self::Meetings,
            Kind::Nomination => Self::Nominations,
            Kind::Award => Self::Awards,
            Kind::Term => Self::Chair,
            Kind::Initiative | Kind::Rating | Kind::Case | Kind::Achievement => Self::Evidence,
            Kind::Decision => Self::Decisions,
            Kind::Ballot => Self::Ballots,
            Kind::Quota | Kind::Deadline => Self::Limits,
            Kind::Proposal | Kind::Direction => Self::Proposals,
            Kind::Handover => Self::Handover,
            Kind::Scheme | Kind::Score => Self::Scores,
            Kind::Report => Self::Documents,
            Kind::Cluster | Kind::Activity | Kind::Contact => Self::Clusters,
        }
    }

    /// Where the keys that its page names are looked for first.
    pub const fn contexts(self) -> &'static [Context] {
        match self {
            Self::Units | Self::Reorganise => &[Context::Units, Context::List, Context::Global],
            Self::Meetings => &[Context::Meetings, Context::List, Context::Global],
            Self::Nominations | Self::Decisions | Self::Limits => {
                &[Context::Nominations, Context::List, Context::Global]
            }
            Self::Dossier => &[Context::Dossier, Context::Global],
            Self::Forms => &[Context::Rows, Context::Text, Context::Form, Context::Global],
            Self::Chair => &[Context::Timeline, Context::Global],
            Self::Rates => &[Context::Rates, Context::Global],
            Self::Year => &[Context::Screen, Context::Global],
            Self::Sharing => &[Context::Compare, Context::Global],
            _ => &[Context::Others, Context::List, Context::Global],
        }
    }
}
