//! `thidua reorganise`: units renamed, merged, split, moved or dissolved in one act. Knows not what goes with them.

use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;

use super::out::{Failure, Out, Outcome};
use super::seek;
use super::setting::Setting;
use super::store;
use super::tree::Words;
use crate::model::date::parse_date;
use crate::model::reorganisation::{BelowGoes, NewUnit, PartOf, PersonGoes, Reorganisation, What};
use crate::model::{Id, Kind, Link, Names, Record};
use crate::store::Store;
use crate::store::request::Outline;
use crate::text::Message;

/// The command and the five that it has.
pub fn command(words: Words) -> Command {
    let about = words.pick(
        "Đổi tên, hợp nhất, chia tách, chuyển hoặc giải thể đơn vị trong một việc",
        "Rename, merge, split, move or dissolve units in one act",
    );
    let usage = words.pick("VIỆC ĐƠN_VỊ… [TÙY CHỌN]", "WHAT UNIT… [OPTIONS]");
    let each = What::ALL.map(|what| one(what, words));
    words.command("reorganise", usage, about).subcommand_required(true).subcommands(each)
}

fn one(what: What, words: Words) -> Command {
    let title = what.says();
    let usage = format!(
        "thidua reorganise {} {}",
        what.name(),
        match what {
            What::Merge => words.pick("ĐƠN_VỊ… [TÙY CHỌN]", "UNIT… [OPTIONS]"),
            _ => words.pick("ĐƠN_VỊ [TÙY CHỌN]", "UNIT [OPTIONS]"),
        }
    );
    let units = words
        .place("unit", words.pick("ĐƠN_VỊ", "UNIT"), words.pick("Mã hoặc tên", "Code or name"))
        .required(true)
        .action(ArgAction::Append);
    let mut command = words
        .command(what.name(), "", words.pick(title.vi, title.en))
        .override_usage(usage)
        .arg(units)
        .arg(words.option(
            "date",
            words.pick("NGÀY", "DATE"),
            words.pick(
                "Ngày có hiệu lực (giải thể: ngày cuối cùng)",
                "First day it holds (dissolve: the last day)",
            ),
        ))
        .arg(words.option(
            "basis",
            words.pick("VĂN_BẢN", "TEXT"),
            words.pick("Căn cứ, như NĐ 68/2022/NĐ-CP", "By which act, such as NĐ 68/2022/NĐ-CP"),
        ))
        .arg(words.flag(
            "dry-run",
            words.pick("Chỉ cho biết sẽ thay đổi gì", "Only tell what would change"),
        ));
    command = named(command, what, words);
    answered(command, what, words)
}

/// The options of names and places.
fn named(mut command: Command, what: What, words: Words) -> Command {
    let name = words.pick("TÊN", "NAME");
    if matches!(what, What::Rename | What::Merge) {
        command = command
            .arg(words.option("name", name, words.pick("Tên mới", "The new name")))
            .arg(words.option("short", name, words.pick("Tên ngắn mới", "The new short name")));
    }
    if what == What::Merge {
        command = command.arg(words.option(
            "into",
            words.pick("ĐƠN_VỊ", "UNIT"),
            words.pick("Đơn vị ở lại, nếu là sáp nhập", "The unit that stays, where one does"),
        ));
    }
    if what == What::Move {
        command = command
            .arg(words.option(
                "bloc",
                words.pick("KHỐI", "BLOC"),
                words.pick("Khối mới [mặc định: như cũ]", "The new bloc [default: as it is]"),
            ))
            .arg(words.option(
                "parent",
                words.pick("ĐƠN_VỊ|none", "UNIT|none"),
                words.pick(
                    "Đơn vị cấp trên mới [mặc định: như cũ]",
                    "The unit above from then on [default: as it is]",
                ),
            ))
            .arg(
                words
                    .option(
                        "order",
                        words.pick("SỐ", "NUMBER"),
                        words.pick("Thứ tự trong khối", "The place in the bloc's order"),
                    )
                    .value_parser(clap::value_parser!(u16)),
            );
    }
    command
}

/// The options that say who goes where.
fn answered(mut command: Command, what: What, words: Words) -> Command {
    let many = |arg: Arg| arg.action(ArgAction::Append);
    let to = words.pick("MÃ=SỐ", "CODE=NUMBER");
    if what == What::Split {
        command = command
            .arg(many(words.option(
                "new",
                words.pick("TÊN", "NAME"),
                words.pick("Tên một đơn vị mới (lặp lại)", "The name of a new unit (repeat)"),
            )))
            .arg(
                words
                    .option(
                        "heir",
                        words.pick("SỐ", "NUMBER"),
                        words.pick("Đơn vị giữ lượt luân phiên", "Which one keeps the turn"),
                    )
                    .value_parser(clap::value_parser!(u16)),
            )
            .arg(many(words.option(
                "person",
                to,
                words.pick(
                    "Người này về đơn vị mới số mấy, hoặc leaves (lặp lại)",
                    "To which new unit a person goes, or leaves (repeat)",
                ),
            )));
    }
    if matches!(what, What::Split | What::Dissolve) {
        command = command.arg(many(words.option(
            "below",
            words.pick("MÃ=VỀ_ĐÂU", "CODE=WHERE"),
            words.pick(
                "Đơn vị trực thuộc về đâu: số, up hoặc ends (lặp lại)",
                "Where a unit below goes: a number, up or ends (repeat)",
            ),
        )));
    }
    command
}

/// Tells what will change and does it; with `--dry-run` only tells.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let found = matches.subcommand().and_then(|(name, matches)| {
        Some((What::ALL.into_iter().find(|it| it.name() == name)?, matches))
    });
    let Some((what, matches)) = found else {
        return Err(Failure::Usage(Message::new(
            "hãy nêu việc: rename, merge, split, move hoặc dissolve",
            "name what is done: rename, merge, split, move or dissolve",
        )));
    };
    let store = store::open(&setting.paths()?, setting)?;
    store.load(&mut |_| {})?;
    let asked = asked(what, matches, &store, setting.today)?;
    let outline = store.outline(&asked)?;
    if outline.open {
        return Err(unanswered(&outline, &store));
    }
    for line in &outline.lines {
        out.line(line.in_lang(out.lang))?;
    }
    if matches.get_flag("dry-run") {
        return out.say(&Message::new("thử, chưa ghi gì", "tried, nothing written"));
    }
    let done = store.reorganise(&setting.actor, &asked)?;
    let Message { vi, en } = done.summary;
    out.say(&Message::new(format!("đã {vi}"), format!("done: {en}")))
}

fn asked(
    what: What,
    matches: &ArgMatches,
    store: &Store,
    today: Date,
) -> Result<Reorganisation, Failure> {
    let text = |name: &str| {
        let given = matches.try_get_one::<String>(name).ok().flatten();
        given.map(|text| crate::text::one_line(text))
    };
    let many = |name: &str| -> Vec<String> {
        let given = matches.try_get_many::<String>(name).ok().flatten();
        given.map(|texts| texts.cloned().collect()).unwrap_or_default()
    };
    let number = |name: &str| matches.try_get_one::<u16>(name).ok().flatten().copied();
    let mut units = Vec::new();
    for unit in many("unit") {
        units.push(seek::record(store, Kind::Unit, &unit)?);
    }
    if what != What::Merge && units.len() > 1 {
        return Err(Failure::Usage(Message::new("chỉ một đơn vị mỗi lần", "one unit at a time")));
    }
    let seen = units.iter().map(|unit| (unit.id, unit.version)).collect();
    let first = units.first();
    let mut asked = Reorganisation::new(what, first.map(|unit| unit.id), seen);
    asked.date =
        text("date").map(|date| parse_date(&date, today)).transpose().map_err(|fault| {
            let Message { vi, en } = fault.message;
            Failure::Usage(Message::new(format!("--date: {vi}"), format!("--date: {en}")))
        })?;
    asked.basis = text("basis").unwrap_or_default();
    asked.name = text("name").unwrap_or_default();
    asked.short = text("short").unwrap_or_default();
    asked.heir = number("heir");
    if what == What::Merge {
        asked.parts = units.iter().map(|unit| PartOf { unit: Some(unit.id) }).collect();
        let into = text("into").map(|into| seek::record(store, Kind::Unit, &into)).transpose()?;
        asked.into = into.map(|unit| unit.id);
    }
    let new = |name: String| NewUnit { name, ..NewUnit::default() };
    asked.units = many("new").into_iter().map(new).collect();
    for answer in many("person") {
        let (person, to) = parted(&answer)?;
        let person = Some(seek::record(store, Kind::Person, person)?.id);
        asked.persons.push(PersonGoes { person, to: to.to_owned() });
    }
    for answer in many("below") {
        let (unit, to) = parted(&answer)?;
        let unit = Some(seek::record(store, Kind::Unit, unit)?.id);
        asked.below.push(BelowGoes { unit, to: to.to_owned() });
    }
    if let (What::Move, Some(Record::Unit(unit))) = (what, first.map(|unit| &unit.record)) {
        (asked.bloc, asked.parent, asked.order) = (unit.bloc, unit.parent, unit.order);
        if let Some(bloc) = text("bloc") {
            asked.bloc = Some(seek::record(store, Kind::Bloc, &bloc)?.id);
        }
        match text("parent").as_deref() {
            None => {}
            Some("none") => asked.parent = None,
            Some(parent) => asked.parent = Some(seek::record(store, Kind::Unit, parent)?.id),
        }
        asked.order = number("order").or(asked.order);
    }
    Ok(asked)
}

/// Who goes, and where: `CN-0012=2`.
fn parted(answer: &str) -> Result<(&str, &str), Failure> {
    answer.rsplit_once('=').map(|(who, to)| (who.trim(), to.trim())).ok_or_else(|| {
        Failure::Usage(Message::new(
            format!("“{answer}”: phải là MÃ=VỀ_ĐÂU, như CN-0012=2"),
            format!("“{answer}”: must be CODE=WHERE, such as CN-0012=2"),
        ))
    })
}

/// Whom nobody has answered for, with the options that would.
fn unanswered(outline: &Outline, store: &Store) -> Failure {
    let catalog = store.catalog();
    let names = catalog.names(crate::text::Lang::Vi);
    let line = |option: &str, kind: Kind, id: Option<Id>| {
        let link = Link::new(kind, id?);
        let (code, title) = (names.code(link)?, names.title(link)?);
        Some(format!("\n  --{option} {code}=…  {title}"))
    };
    let asked = &outline.asked;
    let persons = asked.persons.iter().filter(|row| row.to.is_empty());
    let persons = persons.filter_map(|row| line("person", Kind::Person, row.person));
    let below = asked.below.iter().filter(|row| row.to.is_empty());
    let below = below.filter_map(|row| line("below", Kind::Unit, row.unit));
    let list: String = persons.chain(below).collect();
    Failure::new(
        format!("chưa cho biết những người, đơn vị này về đâu:{list}"),
        format!("nobody has said where these go:{list}"),
    )
}
