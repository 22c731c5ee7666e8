//! A whole file read once in order: first line, records, journal, last line. Knows no store.

use std::collections::HashSet;
use std::io;

use super::line::{FORMAT, Header, Line};
use super::parse::parse;
use super::report::{Flaw, Flaws};
use super::source::{Source, lines};
use crate::model::Stored;
use crate::store::journal::Entry;

/// What the file holds in its middle, told line by line.
#[allow(clippy::large_enum_variant, reason = "lives for one line")]
pub enum Item {
    /// A record.
    Record(Stored),
    /// A journal entry, whose text alone is checked here.
    Entry,
}

/// Reads all of `source`, hands on each record and entry with its line, and tells what is wrong with the
/// file as a file: order, counts, gaps, the same record twice, a missing end.
///
/// `None` for the header means a file of records alone, as people write it.
pub fn survey(
    source: &(impl Source + ?Sized),
    visit: &mut dyn FnMut(u64, Item),
) -> io::Result<(Option<Header>, Flaws)> {
    let mut survey = Survey::default();
    for line in lines(source)? {
        let (number, text) = match line {
            Ok(line) => line,
            Err(error) if torn(&error) => {
                survey.cut(survey.line + 1);
                return Ok((survey.header, survey.flaws));
            }
            Err(error) => return Err(error),
        };
        match text.map_err(|flaw| vec![flaw]).and_then(|text| parse(number, &text)) {
            Ok(line) => survey.take(number, line, visit),
            Err(flaws) => {
                survey.seen += 1;
                survey.line = number;
                for flaw in flaws {
                    survey.flaws.push(flaw);
                }
            }
        }
    }
    survey.close();
    Ok((survey.header, survey.flaws))
}

/// Whether the bytes themselves end too early or are damaged, as in a compressed file that was cut.
fn torn(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    matches!(error.kind(), UnexpectedEof | InvalidData | InvalidInput)
}

#[derive(Default)]
struct Survey {
    header: Option<Header>,
    flaws: Flaws,
    /// The last line read.
    line: u64,
    /// Lines that are not blank, before the present one.
    seen: u64,
    records: u64,
    entries: u64,
    ended: bool,
    ids: HashSet<[u8; 16]>,
}

impl Survey {
    fn take(&mut self, number: u64, line: Line, visit: &mut dyn FnMut(u64, Item)) {
        self.line = number;
        if self.ended {
            self.flaw("có dòng sau dòng kết thúc", "there are lines after the end");
        }
        match line {
            Line::Thidua(header) => self.begin(header),
            Line::Record(stored) => {
                self.record(&stored);
                visit(number, Item::Record(stored));
            }
            Line::Entry(entry) => {
                self.entry(&entry);
                visit(number, Item::Entry);
            }
            Line::End(end) => {
                self.ended = true;
                if self.header.is_some() && end.lines + 1 != self.seen {
                    let found = self.seen.saturating_sub(1);
                    self.flaw(
                        format!("tệp phải có {} dòng ở giữa nhưng có {found}", end.lines),
                        format!("the file must have {} lines between, but has {found}", end.lines),
                    );
                }
            }
        }
        self.seen += 1;
    }

    fn begin(&mut self, header: Header) {
        if self.seen > 0 {
            self.flaw("dòng đầu tệp lại ở giữa tệp", "a first line stands inside the file");
        } else if header.format > FORMAT {
            self.flaw(
                format!(
                    "tệp theo mẫu số {}, chương trình này chỉ đọc đến {FORMAT}; cần bản mới hơn",
                    header.format
                ),
                format!(
                    "the file has format {}, up to {FORMAT} is read: a newer program is needed",
                    header.format
                ),
            );
        }
        self.header = Some(header);
    }

    fn record(&mut self, stored: &Stored) {
        self.records += 1;
        if self.entries > 0 {
            self.flaw("bản ghi phải đứng trước nhật ký", "records must stand before the journal");
        }
        if !self.ids.insert(stored.id.bytes()) {
            self.flaw(
                format!("bản ghi {} đã có ở dòng trước", stored.id),
                format!("the record {} stands in an earlier line, too", stored.id),
            );
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.entries += 1;
        if self.header.is_none() {
            self.flaw("nhật ký cần có dòng đầu tệp", "a journal needs the file's first line");
        } else if entry.number != self.entries {
            let (due, found) = (self.entries, entry.number);
            self.flaw(
                format!("nhật ký phải tiếp bằng số {due} nhưng là số {found}"),
                format!("the journal must go on with number {due}, but this is {found}"),
            );
        }
    }

    fn close(&mut self) {
        if self.seen == 0 {
            self.line = 1;
            self.flaw("tệp trống", "the file is empty");
        }
        let Some(header) = self.header else { return };
        if !self.ended {
            return self.cut(self.line);
        }
        if !self.flaws.is_empty() {
            return;
        }
        if (header.records, header.entries) != (self.records, self.entries) {
            self.flaw(
                format!(
                    "dòng đầu ghi {} bản ghi và {} mục nhật ký, tệp có {} và {}",
                    header.records, header.entries, self.records, self.entries
                ),
                format!(
                    "the first line tells of {} records and {} journal entries, the file has {} and {}",
                    header.records, header.entries, self.records, self.entries
                ),
            );
        }
    }

    fn cut(&mut self, line: u64) {
        self.line = line.max(1);
        self.flaw(
            "tệp bị cắt hoặc hỏng: không có dòng kết thúc",
            "the file is cut or damaged: its last line is missing",
        );
    }

    fn flaw(&mut self, vi: impl Into<String>, en: impl Into<String>) {
        self.flaws.push(Flaw::new(self.line, vi, en));
    }
}
