//! `thidua show`: one record with all its fields. Knows no way to change it.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

use super::format::{self, Format, Sheet};
use super::list::{format_options, kind_place};
use super::out::{Out, Outcome};
use super::seek;
use super::setting::Setting;
use super::tree::Words;
use crate::law::tally;
use crate::model::ballot::Ballot;
use crate::model::field::Shape;
use crate::model::{Column, Kind, Link, Names, Record, Stored, Value};

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "show",
            words.pick("LOẠI MÃ [TÙY CHỌN]", "KIND CODE [OPTIONS]"),
            words.pick("Xem một bản ghi", "Show one record"),
        )
        .arg(kind_place(words))
        .arg(code_place(words))
        .args(format_options(words))
}

/// The place of a record's code.
pub fn code_place(words: Words) -> clap::Arg {
    words
        .place(
            "code",
            words.pick("MÃ", "CODE"),
            words.pick(
                "Mã của bản ghi, hoặc các chữ chỉ mình nó có",
                "The record's code, or words that fit it alone",
            ),
        )
        .required(true)
}

/// The record that the arguments mean.
pub fn found(
    matches: &ArgMatches,
    store: &crate::store::Store,
) -> Result<Stored, super::out::Failure> {
    let kind = *matches.get_one::<Kind>("kind").unwrap_or(&Kind::Unit);
    let code = matches.get_one::<String>("code").map(String::as_str).unwrap_or_default();
    seek::record(store, kind, code)
}

/// Writes the record.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    let store = setting.store(out)?;
    let stored = found(matches, &store)?;
    let catalog = store.catalog();
    let names = catalog.names(out.lang);
    match format {
        Format::Json => {
            let mut record = format::record_json(&stored, |_| true, &names);
            if let Record::Ballot(ballot) = &stored.record {
                record.insert("results".to_owned(), results(ballot, &names));
            }
            format::json(out.out, &Json::Object(record))
        }
        Format::Csv => as_sheet(&stored, &names).csv(out.out, matches.get_flag("bom")),
        Format::Xlsx => {
            let title = stored.record.title(&names);
            as_sheet(&stored, &names).xlsx(&title, out)
        }
        Format::Table => as_text(&stored, &names, out),
    }
}

fn as_sheet(stored: &Stored, names: &dyn Names) -> Sheet {
    let columns = Record::columns(stored.record.kind());
    let cells = columns
        .iter()
        .map(|column| format::cell(&stored.record.value(column.name), column, names, Format::Csv));
    let row = cells.collect();
    let heading = columns.iter().map(|column| format::label(column, names.lang())).collect();
    Sheet { heading, rows: vec![row] }
}

/// Label and value on a line; rows of a list below their label, each on a line of its own.
fn as_text(stored: &Stored, names: &dyn Names, out: &mut Out) -> Outcome {
    out.line(&stored.record.title(names))?;
    let columns = Record::columns(stored.record.kind());
    let label = |column: &Column| format::label(column, names.lang());
    let filled = |column: &&Column| !stored.record.value(column.name).is_empty();
    let shown: Vec<&Column> = columns.into_iter().filter(filled).collect();
    let width = shown.iter().map(|column| label(column).width()).max().unwrap_or_default();
    for column in shown {
        let name = label(column);
        let gap = " ".repeat(width - name.width());
        for (index, line) in
            lines(&stored.record.value(column.name), column, names).iter().enumerate()
        {
            if index == 0 {
                out.line(&format!("  {name}{gap}  {line}"))?;
            } else {
                out.line(&format!("  {}  {line}", " ".repeat(width)))?;
            }
        }
    }
    if let Record::Ballot(ballot) = &stored.record {
        for line in tally::says(ballot, names) {
            let (label, says) = (line.label.in_lang(names.lang()), line.message);
            out.line(&format!("  {label}: {}", says.in_lang(names.lang())))?;
        }
    }
    Ok(())
}

/// What each row of a ballot comes to; `null` is not known.
fn results(ballot: &Ballot, names: &dyn Names) -> Json {
    let row = |result: &tally::Result| {
        let code = result.nomination.and_then(|id| names.code(Link::new(Kind::Nomination, id)));
        let outcome = result.outcome.as_ref();
        json!({
            "nomination": code,
            "in_favour": outcome.map(|outcome| outcome.in_favour),
            "of": outcome.map(|outcome| outcome.denominator),
            "quorum": outcome.map(|outcome| outcome.quorum),
            "passed": result.passed(),
        })
    };
    Json::Array(tally::results(ballot).iter().map(row).collect())
}

fn lines(value: &Value, column: &Column, names: &dyn Names) -> Vec<String> {
    match (value, column.shape) {
        (Value::Rows(rows), Shape::Rows(_)) => rows
            .iter()
            .map(|row| format::cell(&Value::Rows(vec![row.clone()]), column, names, Format::Table))
            .collect(),
        (Value::Text(text), Shape::LongText) => text.lines().map(str::to_owned).collect(),
        _ => vec![format::cell(value, column, names, Format::Table)],
    }
}
