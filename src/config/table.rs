//! The table of settings: the file, its check, the options of the command line, the variables of the environment
//! and the README are all made of it. Knows no file.

use super::shape::{Shape, Value};
use super::{Config, Theme};
use crate::text::typing::{Method, Tones};
use crate::text::{Label, Lang};

/// One setting.
pub struct Entry {
    /// Its name in the file; what follows a dot stands in a table of the file, such as `[serve]`.
    pub name: &'static str,
    /// What it may be.
    pub shape: Shape,
    /// What it means.
    pub means: Label,
    /// Whether it is the person's, wherever they sit; otherwise it is of the machine that the run is on.
    pub personal: bool,
    /// What it is; `None` where nothing is said.
    pub get: fn(&Config) -> Option<Value>,
    /// Makes it this.
    pub set: fn(&mut Config, Value),
}

impl Entry {
    /// The setting called `name`.
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLE.iter().find(|entry| entry.name == name)
    }

    /// The table that it stands in; empty for none.
    pub fn section(&self) -> &'static str {
        self.name.split_once('.').map_or("", |(section, _)| section)
    }

    /// Its option on the command line, without the dashes, and its name in its section.
    pub fn option(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(_, option)| option)
    }

    /// Its variable in the environment, such as `THIDUA_SERVE_IDLE`.
    pub fn variable(&self) -> String {
        format!("THIDUA_{}", self.name.replace(['.', '-'], "_").to_uppercase())
    }
}

/// A setting of the person's.
const fn own(
    name: &'static str,
    shape: Shape,
    means: Label,
    get: fn(&Config) -> Option<Value>,
    set: fn(&mut Config, Value),
) -> Entry {
    Entry { name, shape, means, personal: true, get, set }
}

/// A setting of the machine's.
const fn here(
    name: &'static str,
    shape: Shape,
    means: Label,
    get: fn(&Config) -> Option<Value>,
    set: fn(&mut Config, Value),
) -> Entry {
    Entry { name, shape, means, personal: false, get, set }
}

const ANY: Shape = Shape::Number(1, u32::MAX);

/// Every setting, in the order of the file.
pub const TABLE: &[Entry] = &[
    own(
        "lang",
        Shape::Choice(&["vi", "en"]),
        Label::new(
            "Ngôn ngữ; nếu không đặt thì theo LC_ALL, LC_MESSAGES, LANG, rồi tiếng Việt",
            "The language; where it is not set LC_ALL, LC_MESSAGES, LANG decide, then Vietnamese",
        ),
        |config| Some(Value::Text(config.lang?.tag().to_owned())),
        |config, value| config.lang = Lang::named(&value.text()),
    ),
    own(
        "keymap",
        Shape::NameOrFile(&["default", "vim", "office"]),
        Label::new(
            "Bộ phím: tên có sẵn hoặc một tệp TOML",
            "The keymap: a shipped name or a TOML file",
        ),
        |config| Some(Value::Text(config.keymap.clone())),
        |config, value| config.keymap = value.text(),
    ),
    own(
        "theme",
        Shape::Choice(&Theme::NAMES),
        Label::new(
            "Màu: nền tối, nền sáng, hoặc tương phản cao (luôn theo 16 màu của terminal)",
            "Colours: for a dark ground, a light one, or high contrast (always the terminal's own sixteen)",
        ),
        |config| Some(Value::Text(config.theme.name().to_owned())),
        |config, value| config.theme = Theme::named(&value.text()).unwrap_or_default(),
    ),
    own(
        "plain",
        Shape::Flag,
        Label::new(
            "Màn hình chỉ có chữ, không kẻ khung, con trỏ ở dòng đang chọn: cho trình đọc màn hình",
            "A screen of letters alone, no boxes, the cursor on the current row: for screen readers",
        ),
        |config| Some(Value::Flag(config.plain)),
        |config, value| config.plain = value.flag(),
    ),
    own(
        "typing",
        Shape::Choice(&Method::NAMES),
        Label::new(
            "Gõ tiếng Việt khi mở: như gõ, Telex hoặc VNI (ctrl-t để đổi)",
            "Vietnamese typing to begin with: as typed, Telex or VNI (ctrl-t changes it)",
        ),
        |config| Some(Value::Text(config.typing.method.name().to_owned())),
        |config, value| config.typing.method = Method::named(&value.text()).unwrap_or_default(),
    ),
    own(
        "tones",
        Shape::Choice(&Tones::NAMES),
        Label::new(
            "Chỗ đặt dấu khi gõ: kiểu mới (hoà, thuỷ) hoặc kiểu cũ (hòa, thủy)",
            "Where typed tones stand: the new way (hoà, thuỷ) or the old one (hòa, thủy)",
        ),
        |config| Some(Value::Text(config.typing.tones.name().to_owned())),
        |config, value| config.typing.tones = Tones::named(&value.text()).unwrap_or_default(),
    ),
    own(
        "mouse",
        Shape::Flag,
        Label::new(
            "Dùng chuột: bấm để chọn, bấm lần nữa để mở, lăn để cuộn",
            "The mouse: a click selects, another opens, the wheel scrolls",
        ),
        |config| Some(Value::Flag(config.mouse)),
        |config, value| config.mouse = value.flag(),
    ),
    own(
        "resume",
        Shape::Flag,
        Label::new(
            "Lần sau mở lại đúng chỗ đã rời: danh sách, dòng, bộ lọc, thứ tự, phóng to, phạm vi, năm",
            "Begin where the last session ended: list, row, filter, order, zoom, scope, year",
        ),
        |config| Some(Value::Flag(config.resume)),
        |config, value| config.resume = value.flag(),
    ),
    own(
        "as",
        Shape::Text("Ban Thư ký"),
        Label::new(
            "Tên người làm ghi vào nhật ký; nếu không đặt thì là tên đăng nhập",
            "Who acts, as the journal keeps it; the login name where it is not set",
        ),
        |config| config.who.clone().map(Value::Text),
        |config, value| config.who = Some(value.text()),
    ),
    here(
        "data",
        Shape::Path("/srv/thidua"),
        Label::new(
            "Thư mục dữ liệu; nếu không đặt thì là thư mục của hệ thống (xem thidua paths)",
            "The data folder; the platform's where it is not set (see thidua paths)",
        ),
        |config| config.data.clone().map(Value::Path),
        |config, value| config.data = Some(value.path()),
    ),
    here(
        "serve.socket",
        Shape::Path("/run/thidua/socket"),
        Label::new(
            "Socket; nếu không đặt thì $RUNTIME_DIRECTORY/socket, hoặc trong thư mục dữ liệu",
            "The socket; where it is not set $RUNTIME_DIRECTORY/socket, or in the data folder",
        ),
        |config| config.serve.socket.clone().map(Value::Path),
        |config, value| config.serve.socket = Some(value.path()),
    ),
    here(
        "serve.ssh",
        Shape::Text("127.0.0.1:2222"),
        Label::new(
            "Nghe thêm SSH ở địa chỉ này; nếu không đặt thì không",
            "Listen for SSH at this address, too; not where it is not set",
        ),
        |config| config.serve.ssh.clone().map(Value::Text),
        |config, value| config.serve.ssh = Some(value.text()),
    ),
    here(
        "serve.sessions",
        Shape::Number(1, 65_535),
        Label::new("Số phiên cùng lúc", "Sessions at a time"),
        |config| Some(Value::Number(config.serve.sessions)),
        |config, value| config.serve.sessions = value.number(),
    ),
    here(
        "serve.idle",
        Shape::Number(0, u32::MAX),
        Label::new(
            "Đóng phiên sau chừng này phút không gõ phím; 0: không đóng",
            "End a session after so many minutes without a key; 0: never",
        ),
        |config| Some(Value::Number(config.serve.idle)),
        |config, value| config.serve.idle = value.number(),
    ),
    here(
        "serve.login",
        ANY,
        Label::new("SSH: số giây để đăng nhập", "SSH: seconds to log in"),
        |config| Some(Value::Number(config.serve.login)),
        |config, value| config.serve.login = value.number(),
    ),
    here(
        "serve.attempts",
        ANY,
        Label::new("SSH: số khóa được thử mỗi kết nối", "SSH: keys that a connection may try"),
        |config| Some(Value::Number(config.serve.attempts)),
        |config, value| config.serve.attempts = value.number(),
    ),
    here(
        "serve.channels",
        ANY,
        Label::new(
            "SSH: số kênh mở cùng lúc mỗi kết nối",
            "SSH: channels that a connection may have open",
        ),
        |config| Some(Value::Number(config.serve.channels)),
        |config, value| config.serve.channels = value.number(),
    ),
    here(
        "serve.burst",
        ANY,
        Label::new(
            "SSH: số kết nối dồn một lúc từ một địa chỉ",
            "SSH: connections at once from one address",
        ),
        |config| Some(Value::Number(config.serve.burst)),
        |config, value| config.serve.burst = value.number(),
    ),
    here(
        "serve.rate",
        ANY,
        Label::new(
            "SSH: số kết nối mỗi giây sau đó từ một địa chỉ",
            "SSH: connections a second after that from one address",
        ),
        |config| Some(Value::Number(config.serve.rate)),
        |config, value| config.serve.rate = value.number(),
    ),
];
