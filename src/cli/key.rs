//! `thidua key`: who may come in where the store is served. Changes the file of that alone.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use crate::share::access::{self, Access, Entry, Whom, fingerprint, parse_key, parse_role};
use crate::store::request::Role;
use crate::text::{Message, one_line};

/// The longest key file that is read, in bytes.
const LONGEST: u64 = 64 * 1024;

/// The command and its own commands.
pub fn command(words: Words) -> Command {
    let name = words
        .place(
            "name",
            words.pick("TÊN", "NAME"),
            words.pick("Tên ghi vào nhật ký", "The name for the journal"),
        )
        .required(true);
    let file = words
        .place(
            "file",
            words.pick("TỆP", "FILE"),
            words.pick(
                "Tệp khóa công khai (.pub); “-” là đầu vào",
                "The public key (.pub); “-” is the input",
            ),
        )
        .required(true)
        .value_parser(value_parser!(PathBuf));
    let role = words
        .option(
            "role",
            "viewer|editor|admin",
            words.pick("Vai trò [mặc định: viewer]", "The role [default: viewer]"),
        )
        .value_parser(words.parser(parse_role));
    let add = words
        .command(
            "add",
            "",
            words.pick("Cho người giữ một khóa SSH vào", "Let the holder of an SSH key in"),
        )
        .override_usage(words.pick(
            "thidua key add TÊN TỆP [--role VAI_TRÒ]",
            "thidua key add NAME FILE [--role ROLE]",
        ))
        .args([name, file, role]);
    let list = words
        .command(
            "list",
            "",
            words.pick("Ai được vào, với vai trò nào", "Who may come in, and as what"),
        )
        .override_usage("thidua key list");
    let whom = words
        .place(
            "whom",
            words.pick("TÊN|SHA256:…", "NAME|SHA256:…"),
            words
                .pick("Tên người, hoặc dấu vân tay của khóa", "The name, or the key's fingerprint"),
        )
        .required(true);
    let remove = words
        .command("remove", "", words.pick("Không cho vào nữa", "Let somebody in no more"))
        .override_usage(
            words.pick("thidua key remove TÊN|SHA256:…", "thidua key remove NAME|SHA256:…"),
        )
        .arg(whom);
    let check = words
        .command("check", "", words.pick("Báo mọi lỗi của tệp", "Report every fault of the file"))
        .override_usage("thidua key check");
    words
        .command(
            "key",
            "add|list|remove|check",
            words.pick(
                "Ai được vào khi kho được phục vụ",
                "Who may come in where the store is served",
            ),
        )
        .subcommand_required(true)
        .subcommands([add, list, remove, check])
}

/// Does it.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let path = setting.paths()?.data().join(access::FILE);
    match matches.subcommand() {
        Some(("add", matches)) => add(matches, &path, out),
        Some(("remove", matches)) => remove(matches, &path, out),
        Some(("check", _)) => check(&path, out),
        _ => list(&path, out),
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|error| Failure::file(path, &error)),
    }
}

fn add(matches: &ArgMatches, path: &Path, out: &mut Out) -> Outcome {
    let (Some(name), Some(file)) =
        (matches.get_one::<String>("name"), matches.get_one::<PathBuf>("file"))
    else {
        return Ok(());
    };
    let name = one_line(name);
    let role = matches.get_one::<Role>("role").copied().unwrap_or(Role::Viewer);
    let mut key = String::new();
    let read_key = if file.as_os_str() == "-" {
        out.input.take(LONGEST).read_to_string(&mut key)
    } else {
        fs::File::open(file).and_then(|opened| opened.take(LONGEST).read_to_string(&mut key))
    };
    read_key.map_err(|error| Failure::file(file, &error))?;
    let (key, _) = parse_key(key.trim()).map_err(|fault| at(file, &fault))?;
    let openssh =
        key.to_openssh().map_err(|error| Failure::new(error.to_string(), error.to_string()))?;
    let bare: Vec<&str> = openssh.split_whitespace().take(2).collect();
    let mut text = read(path)?;
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let line = format!("{} key {} {name}\n", role.name(), bare.join(" "));
    let number = text.lines().count() + 1;
    text.push_str(&line);
    if let Some((_, fault)) = Access::parse(&text).faults.iter().find(|(at, _)| *at == number) {
        return Err(Failure::Says(fault.clone()));
    }
    write(path, &text)?;
    let (print, role) = (fingerprint(&key), role.label());
    out.say(&Message::new(
        format!("{name} vào được với vai trò {} ({print})", role.vi),
        format!("{name} may come in as {} ({print})", role.en),
    ))
}

fn list(path: &Path, out: &mut Out) -> Outcome {
    let access = Access::parse(&read(path)?);
    for entry in &access.entries {
        out.line(&line(entry))?;
    }
    told(&access, path, out)
}

fn line(entry: &Entry) -> String {
    let role = entry.role.name();
    match &entry.whom {
        Whom::User(login, name) if login == name => format!("{role:<7} user   {login}"),
        Whom::User(login, name) => format!("{role:<7} user   {login} ({name})"),
        Whom::Group(group) => format!("{role:<7} group  {group}"),
        Whom::Key(key, name) => format!("{role:<7} key    {name} ({})", fingerprint(key)),
    }
}

/// Remarks on the lines at fault, which let nobody in.
fn told(access: &Access, path: &Path, out: &mut Out) -> Outcome {
    let path = path.display();
    access.faults.iter().try_for_each(|(line, fault)| {
        out.remark(&Message::new(
            format!("{path}:{line}: {}", fault.vi),
            format!("{path}:{line}: {}", fault.en),
        ))
    })
}

fn remove(matches: &ArgMatches, path: &Path, out: &mut Out) -> Outcome {
    let whom = matches.get_one::<String>("whom").map(|whom| one_line(whom)).unwrap_or_default();
    let text = read(path)?;
    let access = Access::parse(&text);
    let meant = |entry: &&Entry| match &entry.whom {
        Whom::User(login, name) => *login == whom || *name == whom,
        Whom::Group(group) => *group == whom,
        Whom::Key(key, name) => *name == whom || fingerprint(key) == whom,
    };
    let gone: Vec<&Entry> = access.entries.iter().filter(meant).collect();
    if gone.is_empty() {
        return Err(Failure::new(
            format!("không có ai là “{whom}”; xem: thidua key list"),
            format!("nobody is “{whom}”; see: thidua key list"),
        ));
    }
    let stays = |(index, _): &(usize, &str)| gone.iter().all(|entry| entry.line != index + 1);
    let left: Vec<&str> =
        text.lines().enumerate().filter(stays).map(|(_, line)| line).chain([""]).collect();
    write(path, &left.join("\n"))?;
    for entry in gone {
        let line = line(entry);
        out.say(&Message::new(
            format!("không vào được nữa: {line}"),
            format!("let in no more: {line}"),
        ))?;
    }
    Ok(())
}

fn check(path: &Path, out: &mut Out) -> Outcome {
    let access = Access::parse(&read(path)?);
    told(&access, path, out)?;
    let open = fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o022 != 0);
    if open {
        let path = path.display();
        out.remark(&Message::new(
            format!("{path}: người khác ghi được vào tệp này; hãy chạy: chmod 600 {path}"),
            format!("{path}: others may write this file; run: chmod 600 {path}"),
        ))?;
    }
    if !access.faults.is_empty() || open {
        return Err(Failure::Found);
    }
    let count = access.entries.len();
    out.say(&Message::new(
        format!("không có lỗi: {count} dòng"),
        format!("no faults: {count} lines"),
    ))
}

/// Puts the file in its place whole: nobody reads half of it.
fn write(path: &Path, text: &str) -> Outcome {
    let failed = |error| Failure::file(path, &error);
    let new = path.with_extension("new");
    let mut options = OpenOptions::new();
    let mut file =
        options.create(true).truncate(true).write(true).mode(0o600).open(&new).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    fs::rename(&new, path).map_err(failed)
}

fn at(path: &Path, fault: &Message) -> Failure {
    let path = path.display();
    Failure::new(format!("{path}: {}", fault.vi), format!("{path}: {}", fault.en))
}
