//! The scales that evidence is measured on: grades, scopes, levels of discipline, kinds of case.
//! Knows no nominee.

use serde::Deserialize;

use crate::text::Label;

/// How a year's tasks were done, the lower grade first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Not done.
    NotDone,
    /// Done.
    Done,
    /// Done well.
    Good,
    /// Done excellently.
    Excellent,
}

impl Grade {
    /// All grades, the lowest first.
    pub const ALL: [Self; 4] = [Self::NotDone, Self::Done, Self::Good, Self::Excellent];

    /// The name in files and records: `not_done`, `done`, `good`, `excellent`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotDone => "not_done",
            Self::Done => "done",
            Self::Good => "good",
            Self::Excellent => "excellent",
        }
    }

    /// The grade called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.name() == name)
    }

    /// What people call it.
    pub const fn label(self) -> Label {
        match self {
            Self::NotDone => Label::new("không hoàn thành nhiệm vụ", "tasks not done"),
            Self::Done => Label::new("hoàn thành nhiệm vụ", "tasks done"),
            Self::Good => Label::new("hoàn thành tốt nhiệm vụ", "tasks done well"),
            Self::Excellent => Label::new("hoàn thành xuất sắc nhiệm vụ", "tasks done excellently"),
        }
    }
}

/// How far an initiative reaches, the narrower scope first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The unit.
    Unit,
    /// The whole ministry.
    Ministry,
    /// The whole country.
    National,
}

impl Scope {
    /// All scopes, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Unit, Self::Ministry, Self::National];

    /// The name in files and records: `unit`, `ministry`, `national`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Ministry => "ministry",
            Self::National => "national",
        }
    }

    /// The scope called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }

    /// What people call it.
    pub const fn label(self) -> Label {
        match self {
            Self::Unit => Label::new("trong đơn vị", "the unit"),
            Self::Ministry => Label::new("toàn bộ, ngành", "the whole ministry"),
            Self::National => Label::new("toàn quốc", "the whole country"),
        }
    }
}

/// How a discipline weighs, the lighter first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discipline {
    /// Khiển trách.
    Reprimand,
    /// Cảnh cáo.
    Warning,
    /// Anything heavier: hạ bậc lương, giáng chức, cách chức, buộc thôi việc.
    Heavier,
}

impl Discipline {
    /// All levels, the lightest first.
    pub const ALL: [Self; 3] = [Self::Reprimand, Self::Warning, Self::Heavier];

    /// The name in files and records: `reprimand`, `warning`, `heavier`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reprimand => "reprimand",
            Self::Warning => "warning",
            Self::Heavier => "heavier",
        }
    }

    /// The level called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// What people call it.
    pub const fn label(self) -> Label {
        match self {
            Self::Reprimand => Label::new("khiển trách", "reprimand"),
            Self::Warning => Label::new("cảnh cáo", "warning"),
            Self::Heavier => Label::new("trên mức cảnh cáo", "heavier than a warning"),
        }
    }
}

/// What sort of case is or was open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// Discipline being considered, or taken.
    Discipline,
    /// An inspection that points to a breach.
    Inspection,
    /// An investigation.
    Investigation,
    /// A petition or denunciation being verified.
    Petition,
}

impl CaseKind {
    /// All kinds.
    pub const ALL: [Self; 4] =
        [Self::Discipline, Self::Inspection, Self::Investigation, Self::Petition];

    /// The name in files and records: `discipline`, `inspection`, `investigation`, `petition`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Discipline => "discipline",
            Self::Inspection => "inspection",
            Self::Investigation => "investigation",
            Self::Petition => "petition",
        }
    }

    /// The kind called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What people call it.
    pub const fn label(self) -> Label {
        match self {
            Self::Discipline => Label::new("xem xét kỷ luật", "discipline"),
            Self::Inspection => Label::new("thanh tra, kiểm tra", "inspection"),
            Self::Investigation => Label::new("điều tra", "investigation"),
            Self::Petition => Label::new("đơn thư khiếu nại, tố cáo", "petition"),
        }
    }
}
