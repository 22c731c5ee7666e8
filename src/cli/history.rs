//! `thidua history`: who changed a record when, and which field from what to what. Changes nothing.

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use super::format::{self, Format, Sheet};
use super::list::{format_options, kind_place, limit_option};
use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::show::{code_place, found};
use super::tree::Words;
use crate::model::field::Column;
use crate::model::show::{show_date, show_time};
use crate::model::{Kind, Link, Names, Value};
use crate::store::Store;
use crate::store::journal::{Act, Change, Entry};
use crate::text::{Label, Lang};

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "history",
            words.pick("LOẠI MÃ [TÙY CHỌN]", "KIND CODE [OPTIONS]"),
            words.pick(
                "Lịch sử của một bản ghi, mới nhất trước",
                "The history of a record, newest first",
            ),
        )
        .arg(kind_place(words))
        .arg(code_place(words))
        .arg(limit_option(
            words,
            words.pick(
                "Không quá ngần này việc, mới nhất trước",
                "No more acts than this, newest first",
            ),
        ))
        .args(format_options(words))
}

/// Writes the history.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    let store = setting.store(out)?;
    let link = match deleted(matches, &store)? {
        Some(link) => link,
        None => found(matches, &store)?.link(),
    };
    let mut entries = store.history(link)?;
    entries.truncate(matches.get_one::<usize>("limit").copied().unwrap_or(usize::MAX));
    let catalog = store.catalog();
    let names = catalog.names(out.lang);
    match format {
        Format::Json => {
            let entries = entries.iter().map(|entry| entry_json(entry, &names)).collect();
            format::json(out.out, &Json::Array(entries))
        }
        Format::Csv => sheet(&entries, &names, format).csv(out.out, matches.get_flag("bom")),
        Format::Xlsx => {
            let title = Label::new("Lịch sử thay đổi", "History of changes").in_lang(out.lang);
            sheet(&entries, &names, format).xlsx(title, out)
        }
        Format::Table => sheet(&entries, &names, format).table(out.out),
    }
}

/// The record that had this code until it was deleted or merged into another; `None` where the code is of one
/// that is there, or no code at all.
fn deleted(matches: &ArgMatches, store: &Store) -> Result<Option<Link>, Failure> {
    let kind = *matches.get_one::<Kind>("kind").unwrap_or(&Kind::Unit);
    let code = matches.get_one::<String>("code").map(|code| code.trim()).unwrap_or_default();
    let like_a_code = !code.contains(char::is_whitespace) && code.contains(char::is_numeric);
    if !like_a_code || store.find_code(kind, code)?.is_some() {
        return Ok(None);
    }
    Ok(store.find_gone(kind, code)?)
}

const HEADING: [Label; 7] = [
    Label::new("Số", "No."),
    Label::new("Lúc", "When"),
    Label::new("Ai", "Who"),
    Label::new("Việc", "Act"),
    Label::new("Trường", "Field"),
    Label::new("Từ", "From"),
    Label::new("Thành", "To"),
];

/// A row for each field that changed.
fn sheet(entries: &[Entry], names: &dyn Names, format: Format) -> Sheet {
    let lang = names.lang();
    let mut sheet = Sheet {
        heading: HEADING.iter().map(|label| label.in_lang(lang).to_owned()).collect(),
        rows: Vec::new(),
    };
    for entry in entries {
        let new = entry.changes.iter().all(|change| change.before.is_none());
        let differences = entry.changes.iter().flat_map(Change::differences);
        for (column, before, after) in differences {
            let cell = |value: &Value| format::cell(value, column, names, format);
            sheet.rows.push(vec![
                entry.number.to_string(),
                when(entry.at, lang),
                entry.who.clone(),
                act(entry.act, new, lang),
                format::label(column, lang),
                cell(&before),
                cell(&after),
            ]);
        }
    }
    sheet
}

fn entry_json(entry: &Entry, names: &dyn Names) -> Json {
    let field = |(column, before, after): (&Column, Value, Value)| {
        json!({
            "field": column.name,
            "before": format::value_json(&before, column.shape, names),
            "after": format::value_json(&after, column.shape, names),
        })
    };
    let fields = entry.changes.iter().flat_map(Change::differences).map(field);
    json!({
        "number": entry.number,
        "at": entry.at,
        "who": entry.who,
        "via": entry.via,
        "act": entry.act,
        "fields": fields.collect::<Vec<Json>>(),
    })
}

/// The moment in the person's own time zone.
fn when(at: i64, lang: Lang) -> String {
    let Ok(moment) = Timestamp::from_millisecond(at) else { return at.to_string() };
    let moment = moment.to_zoned_datetime(TimeZone::system());
    format!("{} {}", show_date(moment.date(), lang), show_time(moment.time()))
}

/// What was done to the record; `new` where it was made by it.
fn act(act: Act, new: bool, lang: Lang) -> String {
    let say = |vi: &'static str, en: &'static str| Label::new(vi, en).in_lang(lang).to_owned();
    match act {
        Act::Save if new => say("thêm", "add"),
        Act::Save => say("sửa", "change"),
        Act::Delete => say("xóa", "delete"),
        Act::Step => say("chuyển trạng thái", "step"),
        Act::Import => say("nhập từ tệp", "import"),
        Act::Merge => say("gộp", "merge"),
        Act::Reorganise => say("sắp xếp lại tổ chức", "reorganise"),
        Act::Undo(number) => format!("{} {number}", say("hoàn tác", "undo")),
        Act::Redo(number) => format!("{} {number}", say("làm lại", "redo")),
    }
}
