//! The options that lists have beside other files, and what they may say. Knows no file.

use std::path::PathBuf;

use clap::{Arg, ArgAction, value_parser};

use crate::cli::list;
use crate::cli::tree::Words;
use crate::model::Kind;
use crate::office::book::Encoding;
use crate::office::intake::{Doubtful, KINDS};
use crate::text::Message;

/// The options that lists have beside other files.
pub fn options(words: Words) -> Vec<Arg> {
    let pick = |vi, en| words.pick(vi, en);
    vec![
        words
            .option(
                "kind",
                "units|persons|nominations",
                pick(
                    "Danh sách trong bảng tính (.xlsx, .ods) hay CSV là về gì",
                    "What the list in a workbook (.xlsx, .ods) or CSV file is of",
                ),
            )
            .value_parser(words.parser(kind)),
        words.option(
            "sheet",
            pick("TRANG", "SHEET"),
            pick(
                "Trang nào [mặc định: trang có nhiều cột nhận ra nhất]",
                "Which sheet [default: the one with most columns recognised]",
            ),
        ),
        words
            .option(
                "header",
                pick("DÒNG[-DÒNG]", "ROW[-ROW]"),
                pick("Dòng tiêu đề [mặc định: tự tìm]", "The header row [default: looked for]"),
            )
            .value_parser(words.parser(header)),
        words
            .option(
                "map",
                pick("CỘT=TRƯỜNG", "COLUMN=FIELD"),
                pick(
                    "Cột (tên hay chữ cái) là gì; “CỘT=” để bỏ qua; dùng nhiều lần được",
                    "What a column (heading or letter) holds; “COLUMN=” leaves it out; may be repeated",
                ),
            )
            .action(ArgAction::Append),
        words.option(
            "sender",
            pick("TÊN", "NAME"),
            pick(
                "Đơn vị gửi: nhớ các cột cho lần sau; là đơn vị của các dòng không ghi đơn vị",
                "Who sent it: its columns are remembered; the unit of rows without one",
            ),
        ),
        list::year_option(
            words,
            pick("Năm của các dòng không ghi năm", "The year of rows without one"),
        ),
        list::bloc_option(words),
        words
            .option(
                "encoding",
                pick("BẢNG_MÃ", "ENCODING"),
                pick(
                    "Bảng mã của CSV: utf-8, utf-16le, windows-1258, tcvn3, vni … [mặc định: tự nhận]",
                    "The encoding of CSV: utf-8, utf-16le, windows-1258, tcvn3, vni … [default: detected]",
                ),
            )
            .value_parser(words.parser(encoding)),
        words.flag("make-units", pick("Thêm các đơn vị chưa có", "Make units that are not there")),
        words
            .option(
                "doubtful",
                "skip|new|same",
                pick(
                    "Dòng có thể đã có: bỏ qua, thêm mới, hay coi là bản ghi đã có [mặc định: skip]",
                    "Rows perhaps there already: leave out, new, or the record there [default: skip]",
                ),
            )
            .value_parser(words.parser(doubtful)),
        words
            .option(
                "rejected",
                pick("TỆP", "FILE"),
                pick(
                    "Ghi các dòng chưa nhập, kèm lý do, vào tệp mới; “-” là đầu ra",
                    "Write the rows left out, with the reason, to a new file; “-” is the output",
                ),
            )
            .value_parser(value_parser!(PathBuf)),
        words
            .option(
                "format",
                "table|json",
                pick("Cách ghi kết quả [mặc định: table]", "How it is written [default: table]"),
            )
            .value_parser(["table", "json"])
            .hide_possible_values(true),
    ]
}

fn kind(text: &str) -> Result<Kind, Message> {
    Kind::named(text).filter(|kind| KINDS.contains(kind)).ok_or_else(|| {
        let kinds = KINDS.map(Kind::plural).join(", ");
        Message::new(format!("phải là một trong: {kinds}"), format!("must be one of: {kinds}"))
    })
}

fn header(text: &str) -> Result<(u32, u32), Message> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let rows = first.trim().parse().ok().zip(last.trim().parse().ok());
    rows.filter(|(first, last)| (1..=*last).contains(first)).ok_or_else(|| {
        Message::new("phải là số dòng, như 5 hoặc 5-6", "must be a row, such as 5, or rows, as 5-6")
    })
}

fn encoding(text: &str) -> Result<Encoding, Message> {
    Encoding::named(text).ok_or_else(|| {
        let names = Encoding::ALL.map(Encoding::name).join(", ");
        Message::new(format!("phải là một trong: {names}"), format!("must be one of: {names}"))
    })
}

fn doubtful(text: &str) -> Result<Doubtful, Message> {
    match text {
        "skip" => Ok(Doubtful::Skip),
        "new" => Ok(Doubtful::New),
        "same" => Ok(Doubtful::Same),
        _ => Err(Message::new("phải là skip, new hoặc same", "must be skip, new or same")),
    }
}
