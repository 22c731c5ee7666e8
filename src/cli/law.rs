//! `thidua law`: the user's rules over the law's, and what is wrong with them. Knows no judge.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use crate::law::{self, KnownAward, LawFault, Rules, UserRules};
use crate::paths::Paths;
use crate::store::Store;
use crate::text::{Message, trouble};

/// The command and its own commands.
pub fn command(words: Words) -> Command {
    let file = words
        .place(
            "file",
            words.pick("TỆP", "FILE"),
            words.pick(
                "Tệp quy tắc TOML [mặc định: rules.toml trong thư mục cấu hình]",
                "A TOML file of rules [default: rules.toml in the configuration folder]",
            ),
        )
        .value_parser(value_parser!(PathBuf));
    let check = words
        .command(
            "check",
            words.pick("[TỆP]", "[FILE]"),
            words.pick(
                "Báo mọi lỗi của tệp quy tắc, kèm số dòng",
                "Report every fault of a file of rules, with lines",
            ),
        )
        .override_usage(words.pick("thidua law check [TỆP]", "thidua law check [FILE]"))
        .arg(file);
    let rules = words
        .command(
            "rules",
            "",
            words.pick(
                "Liệt kê các quy tắc đang dùng, căn cứ và nguồn",
                "List the rules in use, their instruments and sources",
            ),
        )
        .override_usage("thidua law rules");
    words
        .command(
            "law",
            "check|rules",
            words.pick(
                "Kiểm tra hoặc liệt kê quy tắc xét khen thưởng",
                "Check or list the rules of eligibility",
            ),
        )
        .subcommand_required(true)
        .subcommands([check, rules])
}

/// Checks or lists.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    match matches.subcommand() {
        Some(("check", matches)) => check(matches, setting, out),
        _ => list(setting, out),
    }
}

fn check(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let given = matches.get_one::<PathBuf>("file").cloned();
    let Some(path) = given.clone().or_else(Paths::rules) else {
        return Err(no_file(Path::new("rules.toml")));
    };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && given.is_none() => {
            return out.say(&Message::new(
                format!("không có {}: đang dùng các quy tắc đi kèm chương trình", path.display()),
                format!("there is no {}: the program's own rules are in use", path.display()),
            ));
        }
        Err(error) => return Err(unreadable(&path, &error)),
    };
    let file = path.display().to_string();
    let faults = law::check(UserRules { file: &file, text: &text }, &awards(setting)?);
    if faults.is_empty() {
        return out.say(&Message::new("không có lỗi", "no faults"));
    }
    tell(&faults, out)?;
    Err(Failure::Found)
}

/// The awards that rules may name: those of the store, or of the law where there is no store.
fn awards(setting: &Setting) -> Result<Vec<KnownAward>, Failure> {
    let paths = setting.paths()?;
    match super::store::open(&paths, setting) {
        Ok(store) => Ok(store.known_awards()?),
        Err(_) => law::awards()
            .map(|awards| KnownAward::among(&awards))
            .map_err(|error| Failure::Says(error.0)),
    }
}

fn tell(faults: &[LawFault], out: &mut Out) -> Outcome {
    faults.iter().try_for_each(|fault| Ok(writeln!(out.err, "{}", fault.says(out.lang))?))
}

fn list(setting: &Setting, out: &mut Out) -> Outcome {
    let rules = match loaded(&awards(setting)?)? {
        Ok(rules) => rules,
        Err(faults) => {
            tell(&faults, out)?;
            return Err(Failure::Found);
        }
    };
    let words = Words(out.lang);
    for rule in rules.all() {
        let verified = if rule.verified {
            ""
        } else {
            words.pick(" [CHƯA kiểm chứng]", " [NOT verified]")
        };
        let what = rule.what.in_lang(out.lang).to_owned();
        out.line(&format!("{}: {what}{verified}", rule.id))?;
        let basis = format!("{} {}", rule.instrument, rule.article);
        out.line(&format!("    {}; {}", basis.trim_end(), rule.source))?;
    }
    Ok(())
}

/// The law's rules with the user's over them, or their faults. A file that is there and cannot be read is a
/// failure: without it others would judge than the person laid down.
fn loaded(awards: &[KnownAward]) -> Result<Result<Rules, Vec<LawFault>>, Failure> {
    let path = Paths::rules().unwrap_or_default();
    let text = match fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(unreadable(&path, &error)),
    };
    let file = path.display().to_string();
    let user = text.as_deref().map(|text| UserRules { file: &file, text });
    Ok(Rules::load(awards, user))
}

fn unreadable(path: &Path, error: &Error) -> Failure {
    let (path, Message { vi, en }) = (path.display(), trouble(error));
    Failure::new(
        format!(
            "không đọc được tệp quy tắc {path}: phải là tệp văn bản UTF-8 mà bạn được đọc ({vi})"
        ),
        format!(
            "the rules in {path} cannot be read: it must be a UTF-8 text file, yours to read ({en})"
        ),
    )
}

fn no_file(path: &Path) -> Failure {
    Failure::new(
        format!("không tìm được thư mục cấu hình; hãy ghi rõ tệp {}", path.display()),
        format!("no configuration folder is known; name the file {}", path.display()),
    )
}

/// The store, judging by the user's rules over the law's; by the law's alone where the user's are at fault,
/// which is told.
pub fn judged(store: Store, out: &mut Out) -> Result<Store, Failure> {
    let awards = store.known_awards()?;
    let rules = match loaded(&awards)? {
        Ok(rules) => return Ok(store.with_rules(rules)),
        Err(faults) => Rules::without_user(&awards, &faults),
    };
    match rules {
        Ok(rules) => {
            if let Some(left_out) = rules.left_out() {
                writeln!(out.err, "{}", left_out.in_lang(out.lang))?;
            }
            Ok(store.with_rules(rules))
        }
        Err(faults) => {
            tell(&faults, out)?;
            Err(Failure::Found)
        }
    }
}
