//! What the help tells of the field under the cursor: what it means, how it is typed, whether it may stay empty.
//! Knows no screen.

use super::{Form, Subject};
use crate::help::fields::{Told, example, meaning};
use crate::model::Kind;
use crate::model::field::{Choice, Column, Shape, Table};
use crate::text::{Label, Lang, Message};

impl Form {
    /// What is told of the field under the cursor, and in rows of the cell.
    pub(super) fn told(&self) -> Option<Told> {
        let field = *self.columns.get(self.focus.field)?;
        let column = self.column_at(self.focus)?;
        let in_rows = matches!(field.shape, Shape::Rows(_));
        let mut says = Vec::new();
        says.extend(self.meaning(field, None));
        if in_rows {
            says.extend(self.meaning(field, Some(column)));
        }
        let (of, name) = self.named(field, Some(column).filter(|_| in_rows));
        says.push(typed(column, &self.offers(column), example(of, &name)));
        says.extend(spread(field).filter(|_| in_rows));
        says.push(needed(column, in_rows));
        let label = |lang| {
            let field = field.label.in_lang(lang);
            if in_rows {
                format!("{field}, {}", column.label.in_lang(lang))
            } else {
                field.to_owned()
            }
        };
        Some(Told { label: Message::new(label(Lang::Vi), label(Lang::En)), says })
    }

    /// What a field or a cell of it is told of as.
    fn named(&self, field: &Column, cell: Option<&Column>) -> (&'static str, String) {
        let (of, prefix) = self.of();
        let parts = [Some(prefix), Some(field.name), cell.map(|cell| cell.name)];
        let parts: Vec<&str> =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        (of, parts.join("."))
    }

    fn meaning(&self, field: &Column, cell: Option<&Column>) -> Option<Message> {
        let (of, name) = self.named(field, cell);
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| meaning(of, &name, lang));
        Some(Message::new(vi?, en?))
    }

    /// What its fields are told of as, and the field of rows that they are the cells of.
    fn of(&self) -> (&'static str, &'static str) {
        match &self.subject {
            Subject::Record { before, .. } => (before.kind().name(), ""),
            Subject::Reorganise(_) => ("reorganise", ""),
            Subject::Act { entered, .. } => entered.of(),
        }
    }

    fn offers(&self, column: &Column) -> Vec<Choice> {
        match column.shape {
            Shape::Choice(choices) => self.offered(choices),
            _ => Vec::new(),
        }
    }
}

/// How a value is typed, with an example.
fn typed(column: &Column, offered: &[Choice], example: Option<&str>) -> Message {
    let how = how(column, offered, example);
    Message::new(format!("Cách nhập: {}", how.vi), format!("How to type it: {}", how.en))
}

fn how(column: &Column, offered: &[Choice], example: Option<&str>) -> Message {
    match column.shape {
        Shape::Text => match example {
            Some(example) => Message::new(
                format!("một dòng chữ, như «{example}»."),
                format!("one line of text, such as “{example}”."),
            ),
            None => Message::new("một dòng chữ.", "one line of text."),
        },
        Shape::LongText => Message::new(
            "nhiều dòng; {form.long} mở rộng cả màn hình.",
            "several lines; {form.long} gives it the whole screen.",
        ),
        Shape::Number(least, most) => {
            let example = 12.clamp(least, most);
            Message::new(
                format!("số nguyên từ {least} đến {most}, như {example}."),
                format!("a whole number from {least} to {most}, such as {example}."),
            )
        }
        Shape::Points => Message::new(
            "số điểm, như 9,5; nhiều nhất hai chữ số thập phân.",
            "points, such as 9.5, with at most two decimals.",
        ),
        Shape::Year => {
            Message::new("năm bốn chữ số, như 2021.", "a year of four digits, such as 2021.")
        }
        Shape::Date => Message::new(
            "ngày, như 24/02/2021, 24/2 hoặc hôm nay.",
            "a day, such as 24/02/2021, 24/2 or today.",
        ),
        Shape::Time => Message::new("giờ, như 08:30 hoặc 8h30.", "a time, such as 08:30 or 8h30."),
        Shape::Flag => Message::new(
            "có hoặc không; phím cách đổi qua lại.",
            "yes or no; the space bar turns it.",
        ),
        Shape::Choice(_) => {
            let list = |lang| {
                let labels = offered.iter().map(|choice| choice.label.in_lang(lang));
                labels.collect::<Vec<_>>().join(", ")
            };
            Message::new(
                format!("chọn một trong: {}. {{form.pick}} mở danh sách.", list(Lang::Vi)),
                format!("one of: {}. {{form.pick}} opens the list.", list(Lang::En)),
            )
        }
        Shape::Link(kinds) => linked(kinds),
        Shape::Rows(_) => Message::new("từng dòng.", "row by row."),
    }
}

/// How a record is pointed at.
fn linked(kinds: &[Kind]) -> Message {
    let list = |lang| {
        let titles = kinds.iter().map(|kind| kind.title().in_lang(lang));
        titles.collect::<Vec<_>>().join(Label::new(" hoặc ", " or ").in_lang(lang))
    };
    let (vi, en) = match kinds.first() {
        Some(Kind::Person) => ("tran ngoc", "tran ngoc"),
        Some(Kind::Unit) => ("dia chat", "dia chat"),
        Some(Kind::Award) => ("tien tien", "tien tien"),
        _ => ("", ""),
    };
    let such = |example: &str, [before, behind]: [&str; 2]| match example {
        "" => String::new(),
        example => format!("{before}{example}{behind}"),
    };
    Message::new(
        format!(
            "chọn {}: gõ vài chữ, không cần dấu{}, rồi {{pick.accept}}; {{form.pick}} mở danh sách.",
            list(Lang::Vi),
            such(vi, [", như «", "»"])
        ),
        format!(
            "choose a record ({}): a few letters, marks or none{}, then {{pick.accept}}; \
             {{form.pick}} opens the list.",
            list(Lang::En),
            such(en, [", such as “", "”"])
        ),
    )
}

/// How rows are typed, and what each has.
fn spread(field: &Column) -> Option<Message> {
    let Shape::Rows(table) = field.shape else { return None };
    let list = |lang| cells(table, lang).join(", ");
    Some(Message::new(
        format!("Mỗi dòng có: {}. Dán được từ bảng tính.", list(Lang::Vi)),
        format!("Each row has: {}. They can be pasted from a spreadsheet.", list(Lang::En)),
    ))
}

fn cells(table: &'static dyn Table, lang: Lang) -> Vec<&'static str> {
    table.columns().map(|column| column.label.in_lang(lang)).collect()
}

/// Whether it may stay empty.
fn needed(column: &Column, in_rows: bool) -> Message {
    match (column.required, in_rows) {
        (true, false) => Message::new("Bắt buộc nhập.", "It has to be filled in."),
        (true, true) => {
            Message::new("Bắt buộc trong mỗi dòng.", "It has to be filled in on each row.")
        }
        (false, _) => Message::new(
            "Để trống được; chưa biết thì cứ để trống.",
            "It may stay empty, and should where it is not known.",
        ),
    }
}
