//! `thidua export`, `import` and `backup`: the store to a file and back. Knows no format.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use super::{intake, store};
use crate::model::Kind;
use crate::paths::Paths;
use crate::store::backup;
use crate::store::exchange::report::{ImportError, Report};
use crate::store::exchange::source::Source;
use crate::store::exchange::{self, ExportError, Purpose};
use crate::store::folder::OpenError;
use crate::store::memory::Memory;
use crate::store::{Store, folder};
use crate::text::{Message, many};

/// The command `export`.
pub fn export_command(words: Words) -> Command {
    words
        .command(
            "export",
            words.pick("[TỆP]", "[FILE]"),
            words.pick(
                "Xuất toàn bộ kho (JSON Lines), kể cả nhật ký",
                "Export the whole store (JSON Lines), journal included",
            ),
        )
        .arg(file_place(
            words,
            "Tệp ghi ra [mặc định: ra màn hình]",
            "The file [default: the output]",
        ))
}

/// The command `import`.
pub fn import_command(words: Words) -> Command {
    words
        .command(
            "import",
            words.pick("TỆP [--kind LOẠI] [TÙY CHỌN]", "FILE [--kind KIND] [OPTIONS]"),
            words.pick(
                "Nhập bản ghi từ JSON Lines, hoặc danh sách từ bảng tính hay CSV",
                "Take in records from JSON Lines, or a list from a workbook or CSV file",
            ),
        )
        .arg(
            file_place(
                words,
                "Tệp JSON Lines, .xlsx, .ods hay CSV; “-” là đầu vào",
                "The JSON Lines, .xlsx, .ods or CSV file; “-” is the input",
            )
            .required(true),
        )
        .arg(
            words.flag(
                "dry-run",
                words.pick("Chỉ kiểm tra, không ghi gì", "Only check, write nothing"),
            ),
        )
        .args(intake::options(words))
}

/// The command `backup`.
pub fn backup_command(words: Words) -> Command {
    words.command(
        "backup",
        "",
        words.pick(
            "Sao lưu kho (giữ bảy bản mới nhất)",
            "Back the store up (the last seven are kept)",
        ),
    )
}

fn file_place(words: Words, vi: &'static str, en: &'static str) -> clap::Arg {
    words
        .place("file", words.pick("TỆP", "FILE"), words.pick(vi, en))
        .value_parser(value_parser!(PathBuf))
}

/// Writes the store to the file, or to the output.
pub fn export(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let store = store::open_to_read(&setting.paths()?, setting, out)?;
    let Some(path) = matches.get_one::<PathBuf>("file").filter(|path| path.as_os_str() != "-")
    else {
        return written(exchange::export(&store, out.out, &mut |_| {}), Path::new("-")).map(|_| ());
    };
    let file = File::create_new(path).map_err(|error| Failure::new_file(path, &error))?;
    let mut writer = BufWriter::new(file);
    let done =
        written(exchange::export(&store, &mut writer, &mut |_| {}), path).and_then(|header| {
            let finish = |writer: BufWriter<File>| writer.into_inner()?.sync_all();
            finish(writer).map(|()| header).map_err(|error: io::Error| Failure::file(path, &error))
        });
    let header = done.inspect_err(|_| drop(std::fs::remove_file(path)))?;
    out.say(&Message::new(
        format!("đã xuất {} bản ghi, {} mục nhật ký", header.records, header.entries),
        format!(
            "{} and {} exported",
            many(header.records, "record"),
            many(header.entries, "journal entry")
        ),
    ))
}

fn written<T>(done: Result<T, ExportError>, path: &Path) -> Result<T, Failure> {
    done.map_err(|error| match error {
        ExportError::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => Failure::Closed,
        ExportError::Write(error) => Failure::file(path, &error),
        ExportError::Engine(error) => error.into(),
        ExportError::Changed => Failure::new(
            "dữ liệu thay đổi trong lúc xuất; hãy xuất lại",
            "the data changed while it was being exported; export it again",
        ),
    })
}

/// Takes the file in; what was there is backed up first.
pub fn import(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    if let Some(kind) = matches.get_one::<Kind>("kind") {
        return intake::run(matches, *kind, setting, out);
    }
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let purpose = if matches.get_flag("dry-run") { Purpose::Try } else { Purpose::Do };
    let paths = setting.paths()?;
    let report = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::Read::read_to_end(out.input, &mut bytes)
            .map_err(|error| Failure::file(path, &error))?;
        intake::wants_kind(&bytes).map_or(Ok(()), Err)?;
        take_in(bytes.as_slice(), path, &paths, purpose, setting, out)?
    } else {
        let mut start = [0; 4];
        if File::open(path).and_then(|mut file| io::Read::read_exact(&mut file, &mut start)).is_ok()
        {
            intake::wants_kind(&start).map_or(Ok(()), Err)?;
        }
        take_in(path.as_path(), path, &paths, purpose, setting, out)?
    };
    for doubt in report.doubts.says("điều đáng ngờ", "doubts") {
        out.remark(&Message::new(
            format!("đáng ngờ: {}", doubt.vi),
            format!("doubtful: {}", doubt.en),
        ))?;
    }
    let mut said = report.says();
    if purpose == Purpose::Try {
        said = Message::new(
            format!("thử, chưa ghi gì: {}", said.vi),
            format!("tried, nothing written: {}", said.en),
        );
    }
    out.say(&said)
}

fn take_in(
    source: &(impl Source + ?Sized),
    path: &Path,
    paths: &Paths,
    purpose: Purpose,
    setting: &Setting,
    out: &mut Out,
) -> Result<Report, Failure> {
    // The file is looked at before a store is made for it.
    source.open().map_err(|error| Failure::file(path, &error))?;
    let take = |store: &Store, out: &mut Out| {
        exchange::import(store, &setting.actor, source, purpose, &mut |_| {})
            .map_err(|error| refused(&error, path, out))
    };
    match store::open_or(paths, setting) {
        Ok(store) => {
            if purpose == Purpose::Do && !exchange::is_empty(&store)? {
                // What is refused changes nothing, and must not push a good backup out.
                exchange::import(&store, &setting.actor, source, Purpose::Try, &mut |_| {})
                    .map_err(|error| refused(&error, path, out))?;
                keep(&store, paths, out)?;
            }
            take(&store, out)
        }
        Err(OpenError::Missing(_)) if purpose == Purpose::Try => {
            take(&Store::new(Box::new(Memory::default()))?, out)
        }
        Err(OpenError::Missing(_)) => {
            let mut report = Report::default();
            folder::create_with(paths.data(), &setting.actor.who, |store| -> Outcome {
                report = take(store, out)?;
                Ok(())
            })?;
            Ok(report)
        }
        Err(error) => Err(error.into()),
    }
}

/// Backs up before something that changes much.
pub fn keep(store: &Store, paths: &Paths, out: &mut Out) -> Outcome {
    let path =
        backup::backup(store, &paths.backups()).map_err(|error| Failure::Says(error.message()))?;
    kept(&path, out)
}

/// Says where the store was backed up before something that changes much.
pub fn kept(path: &Path, out: &mut Out) -> Outcome {
    let path = path.display();
    out.remark(&Message::new(
        format!("đã sao lưu trước vào {path}"),
        format!("backed up first to {path}"),
    ))
}

/// Writes every fault of the file, each on a line of its own.
pub fn refused(error: &ImportError, path: &Path, out: &mut Out) -> Failure {
    let path = path.display();
    for message in error.says() {
        if writeln!(out.err, "{path}: {}", message.in_lang(out.lang)).is_err() {
            return Failure::Found;
        }
    }
    Failure::new("không nhập gì cả", "nothing was taken in")
}

/// Backs the store up.
pub fn backup(setting: &Setting, out: &mut Out) -> Outcome {
    let paths = setting.paths()?;
    let store = store::open(&paths, setting)?;
    let path =
        backup::backup(&store, &paths.backups()).map_err(|error| Failure::Says(error.message()))?;
    out.line(&path.display().to_string())
}
