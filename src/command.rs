//! The table of commands: what a key, the palette or a test may ask for. Knows no layer and no key.

mod table;

pub use table::{Entry, TABLE};

use crate::text::Label;

/// Where keys are bound; a layer names its contexts, most specific first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Everywhere, last.
    Global,
    /// Any list of records.
    List,
    /// The units pane.
    Units,
    /// The meetings pane.
    Meetings,
    /// The nominations pane.
    Nominations,
    /// Full-screen lists of other kinds.
    Others,
    /// A record being read: detail and history.
    Detail,
    /// The chair's timeline.
    Timeline,
    /// Nominations as a board, a column for each state.
    Board,
    /// The documents of a nomination.
    Dossier,
    /// Who meets an award and is not proposed.
    Eligible,
    /// Nomination rates.
    Rates,
    /// Everything that concerns one nominee.
    Nominee,
    /// A file to be written or read: its name and how.
    File,
    /// A list that is taken in from a file.
    Import,
    /// A screen to read: overview, calendar, ranking, checklist, printed text.
    Screen,
    /// A form.
    Form,
    /// A list of rows inside a form.
    Rows,
    /// A field that takes letters.
    Text,
    /// A text of several lines that has the whole form's attention.
    LongText,
    /// A path that is being typed into a text.
    Path,
    /// A list of suggestions or choices to pick from.
    Picker,
    /// A question.
    Confirm,
    /// The command palette.
    Palette,
    /// The help.
    Help,
    /// A field-by-field comparison of two people's changes.
    Compare,
}

impl Context {
    /// Every context, in the order of the help.
    pub const ALL: [Self; 26] = [
        Self::Global,
        Self::List,
        Self::Units,
        Self::Meetings,
        Self::Nominations,
        Self::Others,
        Self::Detail,
        Self::Timeline,
        Self::Board,
        Self::Dossier,
        Self::Eligible,
        Self::Rates,
        Self::Nominee,
        Self::Screen,
        Self::File,
        Self::Import,
        Self::Form,
        Self::Rows,
        Self::Text,
        Self::LongText,
        Self::Path,
        Self::Picker,
        Self::Confirm,
        Self::Palette,
        Self::Help,
        Self::Compare,
    ];

    /// The name of its table in a keymap file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::List => "list",
            Self::Units => "units",
            Self::Meetings => "meetings",
            Self::Nominations => "nominations",
            Self::Others => "others",
            Self::Detail => "detail",
            Self::Timeline => "timeline",
            Self::Board => "board",
            Self::Dossier => "dossier",
            Self::Eligible => "eligible",
            Self::Rates => "rates",
            Self::Nominee => "nominee",
            Self::Screen => "screen",
            Self::File => "file",
            Self::Import => "import",
            Self::Form => "form",
            Self::Rows => "rows",
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::Path => "path",
            Self::Picker => "picker",
            Self::Confirm => "confirm",
            Self::Palette => "palette",
            Self::Help => "help",
            Self::Compare => "compare",
        }
    }

    /// What the help calls it.
    pub const fn title(self) -> Label {
        match self {
            Self::Global => Label::new("Ở mọi nơi", "Everywhere"),
            Self::List => Label::new("Danh sách", "Lists"),
            Self::Units => Label::new("Đơn vị", "Units"),
            Self::Meetings => Label::new("Hội nghị", "Meetings"),
            Self::Nominations => Label::new("Đề nghị khen thưởng", "Nominations"),
            Self::Others => Label::new("Danh sách khác", "Other lists"),
            Self::Detail => Label::new("Chi tiết, lịch sử", "Detail, history"),
            Self::Timeline => Label::new("Dòng thời gian Trưởng Khối", "Chair timeline"),
            Self::Board => Label::new("Bảng quy trình", "Board"),
            Self::Dossier => Label::new("Hồ sơ", "Dossier"),
            Self::Eligible => Label::new("Đủ điều kiện, chưa đề nghị", "Eligible, not nominated"),
            Self::Rates => Label::new("Tỷ lệ đề nghị", "Nomination rates"),
            Self::Nominee => Label::new("Lịch sử khen thưởng", "History of a nominee"),
            Self::Screen => Label::new("Màn hình để đọc", "Screens to read"),
            Self::File => Label::new("Tệp để xuất, nhập", "Files to write and read"),
            Self::Import => Label::new("Nhập danh sách từ tệp", "Lists taken in"),
            Self::Form => Label::new("Biểu mẫu", "Form"),
            Self::Rows => Label::new("Các dòng trong biểu mẫu", "Rows in a form"),
            Self::Text => Label::new("Khi gõ chữ", "While typing"),
            Self::LongText => Label::new("Văn bản nhiều dòng", "Text of several lines"),
            Self::Path => Label::new("Đường dẫn đang gõ", "A path being typed"),
            Self::Picker => Label::new("Chọn", "Picking"),
            Self::Confirm => Label::new("Câu hỏi", "Questions"),
            Self::Palette => Label::new("Bảng lệnh", "Palette"),
            Self::Help => Label::new("Trợ giúp", "Help"),
            Self::Compare => Label::new("So sánh", "Comparison"),
        }
    }

    /// Whether letters typed here are text, so that no plain letter may be bound.
    pub const fn takes_text(self) -> bool {
        matches!(
            self,
            Self::File
                | Self::Form
                | Self::Rows
                | Self::Text
                | Self::LongText
                | Self::Path
                | Self::Picker
                | Self::Palette
        )
    }
}

/// How the help and the palette group commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The program as a whole.
    Program,
    /// Going somewhere.
    Going,
    /// What part of the bloc is shown.
    Scope,
    /// Moving in a list.
    Moving,
    /// Working on records.
    Records,
    /// Filling in a form.
    Form,
    /// Editing text.
    Text,
    /// Answering.
    Answer,
}

impl Group {
    /// What the help calls it.
    pub const fn title(self) -> Label {
        match self {
            Self::Program => Label::new("Chương trình", "Program"),
            Self::Going => Label::new("Đi tới", "Going"),
            Self::Scope => Label::new("Phạm vi", "Scope"),
            Self::Moving => Label::new("Di chuyển", "Moving"),
            Self::Records => Label::new("Bản ghi", "Records"),
            Self::Form => Label::new("Biểu mẫu", "Form"),
            Self::Text => Label::new("Soạn chữ", "Text"),
            Self::Answer => Label::new("Trả lời", "Answering"),
        }
    }
}

/// Something a person can ask for. One name in the keymap, the palette, the help and the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each variant is documented by its row of TABLE")]
pub enum Command {
    Quit,
    Suspend,
    Redraw,
    Help,
    Palette,
    Language,
    Typing,
    Theme,
    Guide,
    Tour,
    TourNext,
    Cancel,
    GoUnits,
    GoMeetings,
    GoNominations,
    GoPersons,
    GoAwards,
    GoTerms,
    GoBlocs,
    GoInitiatives,
    GoRatings,
    GoCases,
    GoAchievements,
    GoDecisions,
    GoBallots,
    GoQuotas,
    GoDeadlines,
    GoProposals,
    GoDirections,
    GoHandovers,
    GoSchemes,
    GoScores,
    GoClusters,
    GoActivities,
    GoContacts,
    GoReports,
    GoTimeline,
    GoBoard,
    GoEligible,
    GoRates,
    GoOverview,
    GoCalendar,
    GoRanking,
    GoChecklist,
    /// Who else is at the store.
    GoPeople,
    NextPane,
    PreviousPane,
    Zoom,
    YearBefore,
    YearAfter,
    YearAll,
    ScopeUnit,
    ScopeClear,
    UseBloc,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Fold,
    Unfold,
    FoldToggle,
    NextTab,
    ScrollUp,
    ScrollDown,
    Open,
    New,
    Edit,
    Delete,
    Filter,
    FilterClear,
    Sort,
    Mark,
    MarkAll,
    MarkNone,
    Export,
    Import,
    Look,
    SameAs,
    AsNew,
    LeaveOut,
    Take,
    Rejected,
    State,
    Decide,
    Ballot,
    PassBallot,
    Dossier,
    Nominee,
    Merge,
    Step,
    Print,
    Direct,
    Receive,
    Reorganise,
    Expect,
    Undo,
    Redo,
    UndoAct,
    History,
    Copy,
    Attachment,
    Save,
    Leave,
    NextField,
    PreviousField,
    FieldDown,
    FieldUp,
    Pick,
    Clear,
    RowNew,
    RowDelete,
    RowUp,
    RowDown,
    EditLong,
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    Backspace,
    DeleteForward,
    DeleteWord,
    DeleteToStart,
    DeleteToEnd,
    NewLine,
    Accept,
    Yes,
    No,
    Mine,
    Theirs,
}

impl Command {
    /// Every command.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|entry| entry.command)
    }

    /// Its row of the table.
    pub fn entry(self) -> &'static Entry {
        &TABLE[self as usize]
    }

    /// Its name in keymaps and in the palette.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// What it does, in a few words.
    pub fn title(self) -> Label {
        self.entry().title
    }

    /// How many rows it moves a cursor or a text by, a page being so many rows; the first and the last
    /// row are as far as can be. `None` for what does not move.
    pub const fn travel(self, page: isize) -> Option<isize> {
        match self {
            Self::Up => Some(-1),
            Self::Down => Some(1),
            Self::PageUp => Some(-page),
            Self::PageDown => Some(page),
            Self::First => Some(isize::MIN),
            Self::Last => Some(isize::MAX),
            _ => None,
        }
    }

    /// Whether it moves a cursor or a text.
    pub const fn is_travel(self) -> bool {
        self.travel(1).is_some()
    }

    /// The command called `name`.
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|entry| entry.name == name).map(|entry| entry.command)
    }
}
