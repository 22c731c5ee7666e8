//! The kinds of record, their names on the command line and on screen. Knows no field.

use serde::{Deserialize, Serialize};

use crate::text::Label;

/// A kind of record. One name from the model through the pane, the keymap and the command line.
///
/// The variants are kept in stores by their order here: new ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Emulation bloc (Khối thi đua).
    Bloc,
    /// Unit: a member of a bloc, one below it, or a collective inside one.
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
    /// Recognised initiative (sáng kiến).
    Initiative,
    /// How well a person or unit did its tasks in a year.
    Rating,
    /// Discipline, inspection, investigation or petition that concerns a person or unit.
    Case,
    /// Achievement line of a member in a year, cited by nominations.
    Achievement,
    /// Decision on one or many nominations.
    Decision,
    /// Ballot on nominations.
    Ballot,
    /// How many may be nominated for an award in a year.
    Quota,
    /// The day by which nominations must have come so far.
    Deadline,
    /// Proposal made at a meeting.
    Proposal,
    /// Direction item of a year.
    Direction,
    /// Hand-over act.
    Handover,
    /// Table of scoring criteria.
    Scheme,
    /// Score sheet of a member in a year.
    Score,
    /// Emulation cluster (Cụm thi đua) that the bloc works with.
    Cluster,
    /// Joint activity with clusters and others.
    Activity,
    /// Who does this work in a unit.
    Contact,
    /// The texts of a year-end report.
    Report,
}

/// What is known of a kind.
struct About {
    kind: Kind,
    tag: u8,
    name: &'static str,
    plural: &'static str,
    prefix: &'static str,
    title: Label,
    list_title: Label,
}

const fn about(
    (kind, tag): (Kind, u8),
    (name, plural, prefix): (&'static str, &'static str, &'static str),
    title: Label,
    list_title: Label,
) -> About {
    About { kind, tag, name, plural, prefix, title, list_title }
}

/// Every kind, in the order of the enum.
static KINDS: [About; 24] = [
    about(
        (Kind::Bloc, 1),
        ("bloc", "blocs", "KH"),
        Label::new("khối thi đua", "emulation bloc"),
        Label::new("Khối thi đua", "Blocs"),
    ),
    about(
        (Kind::Unit, 2),
        ("unit", "units", "DV"),
        Label::new("đơn vị", "unit"),
        Label::new("Đơn vị", "Units"),
    ),
    about(
        (Kind::Person, 3),
        ("person", "persons", "CN"),
        Label::new("cá nhân", "person"),
        Label::new("Cá nhân", "Persons"),
    ),
    about(
        (Kind::Award, 4),
        ("award", "awards", "DH"),
        Label::new("danh hiệu, hình thức", "award"),
        Label::new("Danh hiệu, hình thức", "Awards"),
    ),
    about(
        (Kind::Term, 5),
        ("term", "terms", "TK"),
        Label::new("nhiệm kỳ Trưởng Khối", "chair term"),
        Label::new("Trưởng Khối", "Chair terms"),
    ),
    about(
        (Kind::Meeting, 6),
        ("meeting", "meetings", "HN"),
        Label::new("hội nghị", "meeting"),
        Label::new("Hội nghị", "Meetings"),
    ),
    about(
        (Kind::Nomination, 7),
        ("nomination", "nominations", "DN"),
        Label::new("đề nghị khen thưởng", "nomination"),
        Label::new("Đề nghị khen thưởng", "Nominations"),
    ),
    about(
        (Kind::Initiative, 8),
        ("initiative", "initiatives", "SK"),
        Label::new("sáng kiến", "initiative"),
        Label::new("Sáng kiến", "Initiatives"),
    ),
    about(
        (Kind::Rating, 9),
        ("rating", "ratings", "XL"),
        Label::new("xếp loại năm", "yearly rating"),
        Label::new("Xếp loại năm", "Yearly ratings"),
    ),
    about(
        (Kind::Case, 10),
        ("case", "cases", "VV"),
        Label::new("vụ việc", "case"),
        Label::new("Kỷ luật, thanh tra, đơn thư", "Discipline, inspections, petitions"),
    ),
    about(
        (Kind::Achievement, 11),
        ("achievement", "achievements", "TT"),
        Label::new("thành tích của đơn vị", "achievement"),
        Label::new("Thành tích của đơn vị", "Achievements"),
    ),
    about(
        (Kind::Decision, 12),
        ("decision", "decisions", "QD"),
        Label::new("quyết định", "decision"),
        Label::new("Quyết định", "Decisions"),
    ),
    about(
        (Kind::Ballot, 13),
        ("ballot", "ballots", "BP"),
        Label::new("cuộc bỏ phiếu", "ballot"),
        Label::new("Bỏ phiếu", "Ballots"),
    ),
    about(
        (Kind::Quota, 14),
        ("quota", "quotas", "CT"),
        Label::new("chỉ tiêu", "quota"),
        Label::new("Chỉ tiêu", "Quotas"),
    ),
    about(
        (Kind::Deadline, 15),
        ("deadline", "deadlines", "TH"),
        Label::new("thời hạn", "deadline"),
        Label::new("Thời hạn", "Deadlines"),
    ),
    about(
        (Kind::Proposal, 16),
        ("proposal", "proposals", "KN"),
        Label::new("kiến nghị", "proposal"),
        Label::new("Kiến nghị", "Proposals"),
    ),
    about(
        (Kind::Direction, 17),
        ("direction", "directions", "PH"),
        Label::new("phương hướng", "direction item"),
        Label::new("Phương hướng, nhiệm vụ", "Directions"),
    ),
    about(
        (Kind::Handover, 18),
        ("handover", "handovers", "BG"),
        Label::new("biên bản bàn giao", "hand-over"),
        Label::new("Bàn giao", "Hand-overs"),
    ),
    about(
        (Kind::Scheme, 19),
        ("scheme", "schemes", "TC"),
        Label::new("bảng tiêu chí", "table of criteria"),
        Label::new("Bảng tiêu chí", "Tables of criteria"),
    ),
    about(
        (Kind::Score, 20),
        ("score", "scores", "CD"),
        Label::new("phiếu chấm điểm", "score sheet"),
        Label::new("Chấm điểm", "Score sheets"),
    ),
    about(
        (Kind::Cluster, 21),
        ("cluster", "clusters", "CM"),
        Label::new("cụm thi đua", "cluster"),
        Label::new("Cụm thi đua", "Clusters"),
    ),
    about(
        (Kind::Activity, 22),
        ("activity", "activities", "HD"),
        Label::new("hoạt động phối hợp", "joint activity"),
        Label::new("Hoạt động phối hợp", "Joint activities"),
    ),
    about(
        (Kind::Contact, 23),
        ("contact", "contacts", "LH"),
        Label::new("đầu mối", "contact"),
        Label::new("Đầu mối", "Contacts"),
    ),
    about(
        (Kind::Report, 24),
        ("report", "reports", "BC"),
        Label::new("báo cáo năm", "year-end report"),
        Label::new("Báo cáo năm", "Year-end reports"),
    ),
];

impl Kind {
    /// Every kind, in the order that loading and export go: what is pointed at comes first.
    pub const ALL: [Self; 24] = [
        Self::Bloc,
        Self::Unit,
        Self::Person,
        Self::Award,
        Self::Term,
        Self::Meeting,
        Self::Achievement,
        Self::Decision,
        Self::Nomination,
        Self::Initiative,
        Self::Rating,
        Self::Case,
        Self::Ballot,
        Self::Quota,
        Self::Deadline,
        Self::Proposal,
        Self::Direction,
        Self::Handover,
        Self::Scheme,
        Self::Score,
        Self::Cluster,
        Self::Activity,
        Self::Contact,
        Self::Report,
    ];

    fn about(self) -> &'static About {
        &KINDS[self as usize]
    }

    /// The name on the command line, in files and in key contexts: `unit`, `meeting` …
    pub fn name(self) -> &'static str {
        self.about().name
    }

    /// The name of a list of them: `units`, `meetings` …
    pub fn plural(self) -> &'static str {
        self.about().plural
    }

    /// The kind that `name` (singular or plural) means.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name || kind.plural() == name)
    }

    /// What one of them is called on screen.
    pub fn title(self) -> Label {
        self.about().title
    }

    /// The title of a list of them.
    pub fn list_title(self) -> Label {
        self.about().list_title
    }

    /// The letters that its short codes begin with: `DN` in `DN-2021-0042`.
    pub fn prefix(self) -> &'static str {
        self.about().prefix
    }

    /// The byte that stands for it in keys of the store. Never changes.
    pub fn tag(self) -> u8 {
        self.about().tag
    }

    /// The kind with this byte.
    pub fn with_tag(tag: u8) -> Option<Self> {
        KINDS.iter().find(|about| about.tag == tag).map(|about| about.kind)
    }

    /// Whether there may be so many that lists keep columns of them in memory, not whole records.
    pub const fn is_many(self) -> bool {
        matches!(
            self,
            Self::Person | Self::Nomination | Self::Initiative | Self::Rating | Self::Case
        )
    }
}
