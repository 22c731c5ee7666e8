//! What the reader of TOML says, in both languages. Knows no file.

use crate::model::ratio;
use crate::text::{Message, meant, nearest};

/// How the reader begins to say that not exactly one test is named.
pub const NOT_ONE: &str = "wanted exactly 1 element";

/// What a TOML file itself may have wrong, by how the reader begins to say it.
const SYNTAX: [(&str, &str); 27] = [
    ("duplicate key", "khóa này đã có ở trên"),
    ("string values must be quoted", "chữ phải đặt trong dấu nháy kép"),
    ("invalid basic string", "chuỗi ký tự chưa đóng dấu nháy hoặc có ký tự không hợp"),
    ("invalid literal string", "chuỗi ký tự chưa đóng dấu nháy hoặc có ký tự không hợp"),
    ("invalid multi-line", "chuỗi nhiều dòng chưa đóng dấu nháy hoặc có ký tự không hợp"),
    ("missing opening quote", "thiếu dấu nháy mở"),
    ("missing escaped value", "sau dấu \\ thiếu ký tự"),
    ("missing assignment between", "thiếu dấu = giữa khóa và giá trị"),
    ("extra assignment between", "thừa dấu ="),
    ("extra `=`", "thừa dấu ="),
    ("unexpected `=` in array", "trong danh sách không có dấu ="),
    ("key with no value", "khóa này chưa có giá trị: viết khóa = giá trị"),
    ("missing value", "thiếu giá trị"),
    ("missing comma", "thiếu dấu phẩy giữa hai mục"),
    ("extra comma", "thừa dấu phẩy"),
    ("unclosed array table", "tên bảng chưa đóng bằng ]]"),
    ("unclosed array", "danh sách chưa đóng bằng ]"),
    ("unclosed inline table", "bảng trong dòng chưa đóng bằng }"),
    ("unclosed table", "tên bảng chưa đóng bằng ]"),
    ("invalid unquoted key", "khóa chỉ gồm chữ không dấu, chữ số, - và _"),
    ("unquoted keys cannot be empty", "thiếu tên khóa"),
    ("missing key", "thiếu tên khóa"),
    ("unexpected key or value", "ở đây thừa khóa hoặc giá trị: mỗi dòng chỉ một khóa = giá trị"),
    ("unexpected content", "ở đây có ký tự thừa"),
    ("unexpected leading zero", "số không được bắt đầu bằng 0"),
    ("invalid boolean", "chỉ có thể là true hoặc false"),
    ("invalid date-time", "ngày phải viết như 2024-01-01"),
];

/// What values are called where one is of the wrong sort.
const SORTS: [(&str, &str, &str); 13] = [
    ("string", "chuỗi ký tự", "a string"),
    ("boolean", "true hoặc false", "true or false"),
    ("integer", "số nguyên", "a whole number"),
    ("floating point", "số thập phân", "a decimal number"),
    ("sequence", "danh sách", "a list"),
    ("map", "bảng", "a table"),
    ("struct", "bảng", "a table"),
    ("enum", "một mục có tên", "a named thing"),
    ("datetime", "ngày như 2024-01-01", "a day such as 2024-01-01"),
    ("TOML datetime", "ngày như 2024-01-01", "a day such as 2024-01-01"),
    ("i", "số nguyên", "a whole number"),
    ("u", "số nguyên không âm", "a whole number, not negative"),
    ("f", "số", "a number"),
];

/// Whether the reader says that a key is not there.
pub fn lacks_field(message: &str) -> bool {
    message.starts_with("missing field")
}

/// The names between backquotes.
pub fn quoted(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}

/// What the reader of TOML says, in both languages, with the nearest name where one is unknown; words
/// that are not known here are handed on as they are.
pub fn said(message: &str) -> Message {
    let mut names = quoted(message);
    let name = names.next().unwrap_or_default();
    let lines = || message.lines().collect::<Vec<_>>().join(" ");
    if message.starts_with("unknown field") || message.starts_with("unknown variant") {
        let known: Vec<&str> = names.collect();
        let list = known.join(", ");
        return meant(
            nearest(name, known.iter().copied()),
            format!("không có «{name}»; có: {list}"),
            format!("there is no “{name}”; there are: {list}"),
        );
    }
    if lacks_field(message) {
        return missing(name);
    }
    if message == ratio::unreadable().message.en {
        return ratio::unreadable().message;
    }
    if message.starts_with(NOT_ONE) {
        return Message::new("phải có đúng một mục ở đây", "exactly one thing must stand here");
    }
    if let Some((_, vi)) = SYNTAX.iter().find(|(begins, _)| message.starts_with(begins)) {
        return Message::new(*vi, lines());
    }
    wrong_sort(message).unwrap_or_else(|| {
        let (vi, en) = if message.starts_with("invalid") {
            ("giá trị không hợp", "this value does not fit")
        } else {
            ("sai cú pháp TOML", "not valid TOML")
        };
        Message::new(format!("{vi}: {}", lines()), format!("{en}: {}", lines()))
    })
}

/// “invalid type: string "x", expected a boolean” and the like.
fn wrong_sort(message: &str) -> Option<Message> {
    let (kind, rest) = message.split_once(": ")?;
    if !matches!(kind, "invalid type" | "invalid value") {
        return None;
    }
    let (found, wanted) = rest.rsplit_once(", expected ")?;
    let wanted = sort(wanted)?;
    // What stands there follows the name of its sort, between quotes or backquotes.
    let value = found.find(['"', '`']).map(|at| found[at..].trim_matches('`'));
    let found = sort(found)?;
    let (vi, en) = value
        .map_or((format!("không phải {}", found.vi), format!("not {}", found.en)), |value| {
            (format!("không phải {value}"), format!("not {value}"))
        });
    Some(Message::new(
        format!("phải là {}, {vi}", wanted.vi),
        format!("this must be {}, {en}", wanted.en),
    ))
}

/// What a sort of value is called; numbers are told by their width, such as `u32`.
fn sort(said: &str) -> Option<Message> {
    let said = said.lines().next()?;
    let said = said.strip_prefix("a ").or(said.strip_prefix("an ")).unwrap_or(said);
    let known = SORTS.iter().find(|(name, ..)| match name.len() {
        1 => said.strip_prefix(name).is_some_and(|width| width.parse::<u8>().is_ok()),
        _ => said.starts_with(name),
    });
    known.map(|(_, vi, en)| Message::new(*vi, *en))
}

/// The fault of a key that is not there.
pub fn missing(name: &str) -> Message {
    Message::new(format!("thiếu «{name}»"), format!("“{name}” is missing"))
}
