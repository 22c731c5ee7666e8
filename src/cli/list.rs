//! `thidua list`: records of a kind, narrowed and ordered. Knows no way to change them.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::format::{self, Format, Sheet};
use super::out::{Failure, Out, Outcome};
use super::seek;
use super::setting::Setting;
use super::tree::Words;
use crate::model::nomination::STATES;
use crate::model::{Column, Kind, Record, Value};
use crate::office::export;
use crate::store::Store;
use crate::store::catalog::query::Cache;
use crate::store::request::job::{self, Export};
use crate::store::request::{Page, Query, Scope, Sort};
use crate::text::{Message, fold};

/// How many rows are asked of the store at once.
const WINDOW: usize = 1_000;

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "list",
            words.pick("LOẠI [TÙY CHỌN]", "KIND [OPTIONS]"),
            words.pick("Liệt kê các bản ghi của một loại", "List the records of a kind"),
        )
        .arg(kind_place(words))
        .arg(year_option(
            words,
            words.pick("Chỉ những gì thuộc năm này", "Only what belongs to this year"),
        ))
        .arg(words.option(
            "unit",
            words.pick("ĐƠN_VỊ", "UNIT"),
            words.pick(
                "Chỉ đơn vị này và các đơn vị trực thuộc: mã, tên hoặc tên khác",
                "Only this unit and those below it: code, name or other name",
            ),
        ))
        .arg(words.option(
            "bloc",
            words.pick("KHỐI|all", "BLOC|all"),
            words.pick(
                "Khối này, hoặc mọi khối [mặc định: khối đang làm việc]",
                "This bloc, or all of them [default: the one worked on]",
            ),
        ))
        .arg(
            words
                .option(
                    "state",
                    words.pick("TRẠNG_THÁI", "STATE"),
                    words.pick(
                        "Chỉ đề nghị ở trạng thái này, như draft, “đã trình”",
                        "Only nominations in this state, such as draft, submitted",
                    ),
                )
                .value_parser(words.parser(state)),
        )
        .arg(words.option(
            "search",
            words.pick("CHỮ", "WORDS"),
            words.pick(
                "Chỉ những gì có các chữ này; không cần dấu",
                "Only what has these words; marks make no difference",
            ),
        ))
        .arg(words.option(
            "sort",
            words.pick("CỘT[:desc]", "COLUMN[:desc]"),
            words.pick("Sắp xếp theo cột", "Order by a column"),
        ))
        .arg(limit_option(words, words.pick("Không quá ngần này dòng", "No more rows than this")))
        .arg(words.option(
            "columns",
            words.pick("CỘT,…", "COLUMN,…"),
            words.pick(
                "Các cột, theo thứ tự; “all” là mọi cột",
                "The columns, in this order; “all” for every one",
            ),
        ))
        .args(format_options(words))
}

/// The option `--limit`.
pub fn limit_option(words: Words, help: &'static str) -> Arg {
    let limit = words.option("limit", words.pick("SỐ", "NUMBER"), help);
    limit.value_parser(words.parser(count))
}

/// The option `--year`.
pub fn year_option(words: Words, help: &'static str) -> Arg {
    words.option("year", words.pick("NĂM", "YEAR"), help).value_parser(words.parser(year))
}

/// The option `--bloc` of a command that is about one bloc; [`seek::bloc_of`] reads it.
pub fn bloc_option(words: Words) -> Arg {
    words.option(
        "bloc",
        words.pick("KHỐI", "BLOC"),
        words.pick(
            "Khối nào [mặc định: khối đang làm việc]",
            "Which bloc [default: the one worked on]",
        ),
    )
}

/// The place of a kind.
pub fn kind_place(words: Words) -> Arg {
    words
        .place(
            "kind",
            words.pick("LOẠI", "KIND"),
            words.pick(
                "units, persons, meetings, nominations, awards, terms, blocs, initiatives, ratings, cases, \
                 achievements, decisions, ballots, quotas, deadlines, proposals, directions, handovers, \
                 schemes, scores, clusters, activities, contacts hoặc reports",
                "units, persons, meetings, nominations, awards, terms, blocs, initiatives, ratings, cases, \
                 achievements, decisions, ballots, quotas, deadlines, proposals, directions, handovers, \
                 schemes, scores, clusters, activities, contacts or reports",
            ),
        )
        .required(true)
        .value_parser(words.parser(format::kind))
}

/// How and where the answer is written.
pub fn format_options(words: Words) -> [Arg; 3] {
    [
        words
            .option(
                "format",
                "table|csv|json|xlsx",
                words.pick(
                    "Cách ghi kết quả [mặc định: table]",
                    "How it is written [default: table]",
                ),
            )
            .hide_possible_values(true)
            .value_parser(value_parser!(Format)),
        words.flag(
            "bom",
            words.pick(
                "CSV có dấu UTF-8 ở đầu, cho Excel",
                "CSV that begins with the UTF-8 mark, for Excel",
            ),
        ),
        out_option(words),
    ]
}

/// The option `--out`: every command that has it writes into a file of that name instead of the output.
pub fn out_option(words: Words) -> Arg {
    words
        .option(
            "out",
            words.pick("TỆP", "FILE"),
            words.pick(
                "Ghi vào tệp này [mặc định: ghi ra màn hình]",
                "Write into this file [default: to the screen]",
            ),
        )
        .value_parser(value_parser!(PathBuf))
}

fn year(text: &str) -> Result<i16, Message> {
    let year = text.parse().ok().filter(|year| (1900..=2200).contains(year));
    year.ok_or_else(|| Message::new("phải là năm, như 2021", "must be a year, such as 2021"))
}

fn count(text: &str) -> Result<usize, Message> {
    text.parse().map_err(|_| Message::new("phải là số nguyên", "must be a whole number"))
}

/// The name of the state that `text` means by its name or its label in either language.
fn state(text: &str) -> Result<String, Message> {
    let meant = fold(text.trim());
    let fits = |name: &str| fold(name) == meant;
    let found = STATES
        .iter()
        .find(|state| [state.name, state.label.vi, state.label.en].into_iter().any(fits));
    found.map(|state| state.name.to_owned()).ok_or_else(|| {
        let names = STATES.map(|state| state.name).join(", ");
        Message::new(format!("phải là một trong: {names}"), format!("must be one of: {names}"))
    })
}

/// Writes the list.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let kind = *matches.get_one::<Kind>("kind").unwrap_or(&Kind::Unit);
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    let chosen = columns(kind, matches.get_one::<String>("columns"))?;
    let sort = matches.get_one::<String>("sort").map(|text| sort(kind, text)).transpose()?;
    let state = matches.get_one::<String>("state");
    if state.is_some() && kind != Kind::Nomination {
        return Err(Failure::Usage(Message::new(
            "--state chỉ dùng với nominations",
            "--state goes with nominations only",
        )));
    }
    let store = setting.store(out)?;
    let query = Query {
        scope: scope(matches, &store)?,
        search: matches.get_one::<String>("search").cloned().unwrap_or_default(),
        having: state
            .map(|name| ("state".to_owned(), Value::Choice(name.clone())))
            .into_iter()
            .collect(),
        sort,
        rows: WINDOW,
        ..Query::of(kind)
    };
    let limit = matches.get_one::<usize>("limit").copied().unwrap_or(usize::MAX);
    let written = match format {
        Format::Table => return as_table(&store, query, limit, &chosen, out),
        Format::Csv => job::Format::Csv { bom: matches.get_flag("bom") },
        Format::Json => job::Format::Json,
        Format::Xlsx => job::Format::Xlsx,
    };
    let columns = chosen.iter().map(|column| column.name.to_owned()).collect();
    let export = Export { query, only: None, limit, columns, format: written, lang: out.lang };
    export::write(&store, &export, out.out, &|_| {}, &|| false)?;
    Ok(())
}

fn scope(matches: &ArgMatches, store: &Store) -> Result<Scope, Failure> {
    let catalog = store.catalog();
    let unit = matches.get_one::<String>("unit").map(|text| seek::unit(&catalog, text));
    let every = matches.get_one::<String>("bloc").is_some_and(|text| text == "all");
    let bloc = if every { None } else { seek::bloc_of(matches, store)? };
    Ok(Scope { bloc, unit: unit.transpose()?, year: matches.get_one::<i16>("year").copied() })
}

/// Every row of the answer, window by window.
fn each(
    store: &Store,
    mut query: Query,
    limit: usize,
    row: &mut dyn FnMut(&crate::store::request::PageRow) -> Outcome,
) -> Outcome {
    let mut cache = Cache::default();
    let mut left = limit;
    loop {
        query.rows = left.min(WINDOW);
        let Some(Page { rows, total, .. }) = store.page(&query, &mut cache, &|| false)? else {
            return Ok(());
        };
        for found in rows.iter().take(left) {
            row(found)?;
        }
        query.from += rows.len();
        left = left.saturating_sub(rows.len());
        if left == 0 || rows.is_empty() || query.from >= total {
            return Ok(());
        }
    }
}

fn as_table(
    store: &Store,
    query: Query,
    limit: usize,
    chosen: &[&'static Column],
    out: &mut Out,
) -> Outcome {
    let catalog = store.catalog();
    let names = catalog.names(out.lang);
    let heading = chosen.iter().map(|column| format::label(column, out.lang)).collect();
    let mut sheet = Sheet { heading, rows: Vec::new() };
    each(store, query, limit, &mut |row| {
        let record = &row.stored.record;
        let cells = chosen
            .iter()
            .map(|column| format::cell(&record.value(column.name), column, &names, Format::Table));
        sheet.rows.push(cells.collect());
        Ok(())
    })?;
    if sheet.rows.is_empty() {
        return out.remark(&Message::new("không có bản ghi nào", "there are no records"));
    }
    sheet.table(out.out)
}

/// The columns that are shown where none are named.
fn usual(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Bloc => &["code", "name", "authority"],
        Kind::Unit => &["code", "name", "kind", "valid_from", "valid_until"],
        Kind::Person => &["code", "honorific", "name", "birth_year", "posts"],
        Kind::Award => &["code", "name", "catalogue", "nominee", "level", "verified"],
        Kind::Term => &["code", "year", "chair", "deputies", "basis"],
        Kind::Meeting => &["code", "date", "kind", "title", "place", "form"],
        Kind::Nomination => &["code", "year", "nominee", "award", "unit", "state"],
        Kind::Initiative => &["code", "year", "name", "scope", "owners", "number"],
        Kind::Rating => &["code", "year", "subject", "rating", "unit"],
        Kind::Case => &["code", "subject", "kind", "date", "closed", "outcome"],
        Kind::Achievement => &["code", "year", "unit", "text", "basis"],
        Kind::Decision => &["code", "number", "date", "body", "level", "catalogue"],
        Kind::Ballot => &["code", "date", "body", "rules", "eligible", "present"],
        Kind::Quota => &["code", "year", "award", "unit", "number", "ratio"],
        Kind::Deadline => &["code", "year", "date", "state", "level", "award"],
        Kind::Proposal => &["code", "year", "unit", "text", "outcome"],
        Kind::Direction => &["code", "year", "text", "owner", "due", "state"],
        Kind::Handover => &["code", "year", "date", "giver", "receiver"],
        Kind::Scheme => &["code", "name", "from", "until", "source"],
        Kind::Score => &["code", "year", "unit", "scheme"],
        Kind::Cluster => &["code", "name", "area", "contact"],
        Kind::Activity => &["code", "date", "topic", "form", "units"],
        Kind::Contact => &["code", "unit", "person", "telephone", "email", "until"],
        Kind::Report => &["code", "year", "strengths", "shortcomings", "causes"],
    }
}

fn columns(kind: Kind, named: Option<&String>) -> Result<Vec<&'static Column>, Failure> {
    let all = Record::columns(kind);
    let find = |name: &str| {
        let found = all.iter().copied().find(|column| column.name == name);
        found.ok_or_else(|| no_column(kind, name))
    };
    match named.map(|text| text.trim()) {
        Some("all") => Ok(all),
        Some(list) => list.split(',').map(|name| find(name.trim())).collect(),
        None => usual(kind).iter().map(|name| find(name)).collect(),
    }
}

fn sort(kind: Kind, text: &str) -> Result<Sort, Failure> {
    let (name, direction) = text.split_once(':').unwrap_or((text, "asc"));
    let descending = match direction {
        "asc" => false,
        "desc" => true,
        _ => {
            return Err(Failure::Usage(Message::new(
                format!("--sort {text}: sau dấu hai chấm phải là asc hoặc desc"),
                format!("--sort {text}: after the colon must stand asc or desc"),
            )));
        }
    };
    match Record::position(kind, name) {
        Some(_) => Ok(Sort { column: name.to_owned(), descending }),
        None => Err(no_column(kind, name)),
    }
}

fn no_column(kind: Kind, name: &str) -> Failure {
    let names: Vec<&str> = Record::columns(kind).iter().map(|column| column.name).collect();
    let names = names.join(", ");
    Failure::Usage(Message::new(
        format!("{} không có cột “{name}”; các cột là: {names}", kind.plural()),
        format!("{} have no column “{name}”; the columns are: {names}", kind.plural()),
    ))
}
