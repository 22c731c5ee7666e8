//! The kinds of record, their names on the command line and on screen. Knows no field.

use serde::{Deserialize, Serialize};

use crate::text::Label;

/// A kind of record. One name from the model through the pane, the keymap and the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Emulation bloc (Khối thi đua).
    Bloc,
    /// Unit: a member of a bloc or one below it.
    Unit,
    /// Person.
    Person,
    /// Award: an emulation title or a form of commendation.
    Award,
    /// A chair's term.
    Term,
    /// Meeting.
    Meeting,
    /// Nomination.
    Nomination,
}

impl Kind {
    /// Every kind, in the order that loading and export go: what is pointed at comes first.
    pub const ALL: [Self; 7] = [
        Self::Bloc,
        Self::Unit,
        Self::Person,
        Self::Award,
        Self::Term,
        Self::Meeting,
        Self::Nomination,
    ];

    /// The name on the command line, in files and in key contexts: `unit`, `meeting` …
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bloc => "bloc",
            Self::Unit => "unit",
            Self::Person => "person",
            Self::Award => "award",
            Self::Term => "term",
            Self::Meeting => "meeting",
            Self::Nomination => "nomination",
        }
    }

    /// The name of a list of them: `units`, `meetings` …
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Bloc => "blocs",
            Self::Unit => "units",
            Self::Person => "persons",
            Self::Award => "awards",
            Self::Term => "terms",
            Self::Meeting => "meetings",
            Self::Nomination => "nominations",
        }
    }

    /// The kind that `name` (singular or plural) means.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name || kind.plural() == name)
    }

    /// What one of them is called on screen.
    pub const fn title(self) -> Label {
        match self {
            Self::Bloc => Label::new("khối thi đua", "emulation bloc"),
            Self::Unit => Label::new("đơn vị", "unit"),
            Self::Person => Label::new("cá nhân", "person"),
            Self::Award => Label::new("danh hiệu, hình thức", "award"),
            Self::Term => Label::new("nhiệm kỳ Trưởng Khối", "chair term"),
            Self::Meeting => Label::new("hội nghị", "meeting"),
            Self::Nomination => Label::new("đề nghị khen thưởng", "nomination"),
        }
    }

    /// The title of a list of them.
    pub const fn list_title(self) -> Label {
        match self {
            Self::Bloc => Label::new("Khối thi đua", "Blocs"),
            Self::Unit => Label::new("Đơn vị", "Units"),
            Self::Person => Label::new("Cá nhân", "Persons"),
            Self::Award => Label::new("Danh hiệu, hình thức", "Awards"),
            Self::Term => Label::new("Trưởng Khối", "Chair terms"),
            Self::Meeting => Label::new("Hội nghị", "Meetings"),
            Self::Nomination => Label::new("Đề nghị khen thưởng", "Nominations"),
        }
    }

    /// The letters that its short codes begin with: `DN` in `DN-2021-0042`.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Bloc => "KH",
            Self::Unit => "DV",
            Self::Person => "CN",
            Self::Award => "DH",
            Self::Term => "TK",
            Self::Meeting => "HN",
            Self::Nomination => "DN",
        }
    }

    /// The byte that stands for it in keys of the store. Never changes.
    pub const fn tag(self) -> u8 {
        match self {
            Self::Bloc => 1,
            Self::Unit => 2,
            Self::Person => 3,
            Self::Award => 4,
            Self::Term => 5,
            Self::Meeting => 6,
            Self::Nomination => 7,
        }
    }

    /// The kind with this byte.
    pub fn with_tag(tag: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }
}
