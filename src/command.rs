//! The table of commands: what a key, the palette or a test may ask for. Knows no layer and no key.

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
    /// A form.
    Form,
    /// A list of rows inside a form.
    Rows,
    /// A field that takes letters.
    Text,
    /// A text of several lines that has the whole form's attention.
    LongText,
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
    pub const ALL: [Self; 17] = [
        Self::Global,
        Self::List,
        Self::Units,
        Self::Meetings,
        Self::Nominations,
        Self::Others,
        Self::Detail,
        Self::Timeline,
        Self::Form,
        Self::Rows,
        Self::Text,
        Self::LongText,
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
            Self::Form => "form",
            Self::Rows => "rows",
            Self::Text => "text",
            Self::LongText => "long_text",
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
            Self::Form => Label::new("Biểu mẫu", "Form"),
            Self::Rows => Label::new("Các dòng trong biểu mẫu", "Rows in a form"),
            Self::Text => Label::new("Khi gõ chữ", "While typing"),
            Self::LongText => Label::new("Văn bản nhiều dòng", "Text of several lines"),
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
            Self::Form | Self::Rows | Self::Text | Self::LongText | Self::Picker | Self::Palette
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
    Cancel,
    GoUnits,
    GoMeetings,
    GoNominations,
    GoPersons,
    GoAwards,
    GoTerms,
    GoBlocs,
    GoTimeline,
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
    State,
    Undo,
    Redo,
    History,
    Copy,
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

/// What is known of a command.
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its name in keymaps and in the palette.
    pub name: &'static str,
    /// What it does, in a few words.
    pub title: Label,
    /// Where the help lists it.
    pub group: Group,
}

const fn entry(
    command: Command,
    name: &'static str,
    vi: &'static str,
    en: &'static str,
    group: Group,
) -> Entry {
    Entry { command, name, title: Label::new(vi, en), group }
}

/// Every command, in the order of the enum.
pub static TABLE: [Entry; 81] = [
    entry(Command::Quit, "app.quit", "thoát", "quit", Group::Program),
    entry(
        Command::Suspend,
        "app.suspend",
        "tạm dừng chương trình",
        "suspend the program",
        Group::Program,
    ),
    entry(
        Command::Redraw,
        "app.redraw",
        "vẽ lại màn hình",
        "draw the screen again",
        Group::Program,
    ),
    entry(Command::Help, "app.help", "trợ giúp", "help", Group::Program),
    entry(Command::Palette, "app.palette", "bảng lệnh", "command palette", Group::Program),
    entry(Command::Language, "app.language", "English", "tiếng Việt", Group::Program),
    entry(Command::Cancel, "app.cancel", "đóng, bỏ", "close, cancel", Group::Program),
    entry(Command::GoUnits, "go.units", "đơn vị", "units", Group::Going),
    entry(Command::GoMeetings, "go.meetings", "hội nghị", "meetings", Group::Going),
    entry(
        Command::GoNominations,
        "go.nominations",
        "đề nghị khen thưởng",
        "nominations",
        Group::Going,
    ),
    entry(Command::GoPersons, "go.persons", "cá nhân", "persons", Group::Going),
    entry(Command::GoAwards, "go.awards", "danh hiệu, hình thức", "awards", Group::Going),
    entry(Command::GoTerms, "go.terms", "nhiệm kỳ Trưởng Khối", "chair terms", Group::Going),
    entry(Command::GoBlocs, "go.blocs", "các khối thi đua", "blocs", Group::Going),
    entry(
        Command::GoTimeline,
        "go.timeline",
        "ai làm Trưởng Khối qua các năm",
        "who held the chair, year by year",
        Group::Going,
    ),
    entry(Command::NextPane, "go.next", "ô sau", "next pane", Group::Going),
    entry(Command::PreviousPane, "go.previous", "ô trước", "previous pane", Group::Going),
    entry(Command::Zoom, "view.zoom", "phóng to ô này", "zoom this pane", Group::Going),
    entry(Command::YearBefore, "year.before", "năm trước", "year before", Group::Scope),
    entry(Command::YearAfter, "year.after", "năm sau", "year after", Group::Scope),
    entry(Command::YearAll, "year.all", "mọi năm / một năm", "all years / one year", Group::Scope),
    entry(
        Command::ScopeUnit,
        "scope.unit",
        "chỉ xem đơn vị này",
        "narrow to this unit",
        Group::Scope,
    ),
    entry(Command::ScopeClear, "scope.clear", "bỏ thu hẹp", "clear the scope", Group::Scope),
    entry(
        Command::UseBloc,
        "scope.bloc",
        "làm việc với khối này",
        "work on this bloc",
        Group::Scope,
    ),
    entry(Command::Up, "list.up", "lên", "up", Group::Moving),
    entry(Command::Down, "list.down", "xuống", "down", Group::Moving),
    entry(Command::PageUp, "list.page_up", "lên một trang", "page up", Group::Moving),
    entry(Command::PageDown, "list.page_down", "xuống một trang", "page down", Group::Moving),
    entry(Command::First, "list.first", "đầu danh sách", "first", Group::Moving),
    entry(Command::Last, "list.last", "cuối danh sách", "last", Group::Moving),
    entry(Command::Fold, "tree.fold", "gấp nhánh", "fold", Group::Moving),
    entry(Command::Unfold, "tree.unfold", "mở nhánh", "unfold", Group::Moving),
    entry(Command::FoldToggle, "tree.toggle", "gấp / mở nhánh", "fold or unfold", Group::Moving),
    entry(
        Command::NextTab,
        "detail.next_tab",
        "thẻ sau của chi tiết",
        "next tab of the detail",
        Group::Moving,
    ),
    entry(
        Command::ScrollUp,
        "detail.up",
        "cuộn chi tiết lên",
        "scroll the detail up",
        Group::Moving,
    ),
    entry(
        Command::ScrollDown,
        "detail.down",
        "cuộn chi tiết xuống",
        "scroll the detail down",
        Group::Moving,
    ),
    entry(Command::Open, "record.open", "mở", "open", Group::Records),
    entry(Command::New, "record.new", "thêm mới", "new", Group::Records),
    entry(Command::Edit, "record.edit", "sửa", "edit", Group::Records),
    entry(Command::Delete, "record.delete", "xóa", "delete", Group::Records),
    entry(Command::Filter, "list.filter", "lọc", "filter", Group::Records),
    entry(Command::FilterClear, "list.filter_clear", "bỏ lọc", "clear the filter", Group::Records),
    entry(Command::Sort, "list.sort", "sắp xếp theo cột", "sort by a column", Group::Records),
    entry(Command::Mark, "list.mark", "đánh dấu", "mark", Group::Records),
    entry(Command::MarkAll, "list.mark_all", "đánh dấu tất cả", "mark all", Group::Records),
    entry(Command::MarkNone, "list.mark_none", "bỏ mọi dấu", "clear all marks", Group::Records),
    entry(
        Command::State,
        "nomination.state",
        "chuyển trạng thái",
        "change the state",
        Group::Records,
    ),
    entry(Command::Undo, "record.undo", "hoàn tác", "undo", Group::Records),
    entry(Command::Redo, "record.redo", "làm lại", "redo", Group::Records),
    entry(
        Command::History,
        "record.history",
        "lịch sử thay đổi",
        "history of changes",
        Group::Records,
    ),
    entry(Command::Copy, "record.copy", "chép", "copy", Group::Records),
    entry(Command::Save, "form.save", "lưu", "save", Group::Form),
    entry(Command::Leave, "form.leave", "rời biểu mẫu", "leave the form", Group::Form),
    entry(Command::NextField, "form.next", "trường sau", "next field", Group::Form),
    entry(Command::PreviousField, "form.previous", "trường trước", "previous field", Group::Form),
    entry(Command::FieldDown, "form.down", "xuống dòng dưới", "line below", Group::Form),
    entry(Command::FieldUp, "form.up", "lên dòng trên", "line above", Group::Form),
    entry(Command::Pick, "form.pick", "chọn từ danh sách", "pick from a list", Group::Form),
    entry(Command::Clear, "form.clear", "xóa trắng trường", "empty the field", Group::Form),
    entry(Command::RowNew, "row.new", "thêm dòng", "new row", Group::Form),
    entry(Command::RowDelete, "row.delete", "xóa dòng", "delete the row", Group::Form),
    entry(Command::RowUp, "row.up", "chuyển dòng lên", "move the row up", Group::Form),
    entry(Command::RowDown, "row.down", "chuyển dòng xuống", "move the row down", Group::Form),
    entry(Command::EditLong, "form.long", "soạn văn bản dài", "edit the long text", Group::Form),
    entry(Command::Left, "text.left", "sang trái", "left", Group::Text),
    entry(Command::Right, "text.right", "sang phải", "right", Group::Text),
    entry(Command::WordLeft, "text.word_left", "về từ trước", "word left", Group::Text),
    entry(Command::WordRight, "text.word_right", "tới từ sau", "word right", Group::Text),
    entry(Command::LineStart, "text.start", "đầu dòng", "start of the line", Group::Text),
    entry(Command::LineEnd, "text.end", "cuối dòng", "end of the line", Group::Text),
    entry(Command::Backspace, "text.backspace", "xóa lùi", "delete backwards", Group::Text),
    entry(Command::DeleteForward, "text.delete", "xóa tới", "delete forwards", Group::Text),
    entry(
        Command::DeleteWord,
        "text.delete_word",
        "xóa từ trước",
        "delete the word before",
        Group::Text,
    ),
    entry(
        Command::DeleteToStart,
        "text.delete_to_start",
        "xóa tới đầu dòng",
        "delete to the start",
        Group::Text,
    ),
    entry(
        Command::DeleteToEnd,
        "text.delete_to_end",
        "xóa tới cuối dòng",
        "delete to the end",
        Group::Text,
    ),
    entry(Command::NewLine, "text.new_line", "xuống dòng", "new line", Group::Text),
    entry(Command::Accept, "pick.accept", "chọn", "accept", Group::Answer),
    entry(Command::Yes, "confirm.yes", "có", "yes", Group::Answer),
    entry(Command::No, "confirm.no", "không", "no", Group::Answer),
    entry(Command::Mine, "compare.mine", "giữ của tôi", "keep mine", Group::Answer),
    entry(Command::Theirs, "compare.theirs", "lấy của người kia", "take theirs", Group::Answer),
];

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

    /// The command called `name`.
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|entry| entry.name == name).map(|entry| entry.command)
    }
}
