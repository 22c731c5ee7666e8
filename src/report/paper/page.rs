//! The lines of an official document: its head, paragraphs, tables and signatures. Knows no record.
//!
//! The layout follows NĐ 30/2020/NĐ-CP as far as plain text can: who issues it at the left, the national name
//! and motto at the right, place and date, the kind of document in the middle, signatures side by side.

use jiff::civil::Date;

use super::layout::Column;
use crate::text::width::{display_width, pad};
use crate::text::{Label, Lang};

/// How many cells a line has at most.
pub const WIDTH: usize = 80;
/// The cells of the left half of a head.
const LEFT: usize = 34;

/// The national name.
pub const NATION: Label =
    Label::new("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM");
/// The national motto.
pub const MOTTO: Label =
    Label::new("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness");

/// A document being written.
pub struct Page {
    lang: Lang,
    lines: Vec<String>,
}

impl Page {
    /// A document in this language, blank yet.
    pub const fn new(lang: Lang) -> Self {
        Self { lang, lines: Vec::new() }
    }

    /// `label` in the document's language.
    pub const fn say(&self, label: Label) -> &'static str {
        label.in_lang(self.lang)
    }

    /// Everything written so far; no line ends in a space.
    pub fn lines(self) -> Vec<String> {
        self.lines
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.lines.push(String::new());
    }

    fn push(&mut self, line: &str) {
        self.lines.push(line.trim_end().to_owned());
    }

    /// The head: who issues it below the body above it, and the national name and motto; then number, place and
    /// date.
    pub fn head(&mut self, [above, issuer]: [&str; 2], number: &str, day: &str) {
        let mut left: Vec<String> = [above, issuer]
            .iter()
            .filter(|name| !name.is_empty())
            .flat_map(|name| wrapped(&name.to_uppercase(), LEFT))
            .collect();
        left.push("-------".to_owned());
        let nation = [self.say(NATION), self.say(MOTTO), "---------------"].map(str::to_owned);
        self.beside(&left, &nation);
        self.beside(&[format!("{}{number}", self.say(NUMBER))], &[day.to_owned()]);
        self.gap();
    }

    /// Two groups of lines side by side, each line in the middle of its half.
    pub fn beside(&mut self, left: &[String], right: &[String]) {
        for row in 0..left.len().max(right.len()) {
            let text = |half: &[String]| half.get(row).cloned().unwrap_or_default();
            let left = pad(&centred(&text(left), LEFT), LEFT);
            self.push(&format!("{left}{}", centred(&text(right), WIDTH - LEFT)));
        }
    }

    /// The kind of document in capitals, and below it what it is about.
    pub fn title(&mut self, kind: &str, about: &str) {
        for text in [kind.to_uppercase(), about.to_owned()].iter().filter(|it| !it.is_empty()) {
            for line in wrapped(text, WIDTH - 10) {
                self.push(&centred(&line, WIDTH));
            }
        }
        self.gap();
    }

    /// A line in the middle.
    pub fn centred(&mut self, text: &str) {
        for line in wrapped(text, WIDTH - 10) {
            self.push(&centred(&line, WIDTH));
        }
        self.gap();
    }

    /// What follows begins on a new page: a line tells it apart.
    pub fn annex(&mut self) {
        self.gap();
        self.push(&centred("* * *", WIDTH));
        self.gap();
    }

    /// A heading, with an empty line above it where something stands there.
    pub fn heading(&mut self, text: &str) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.gap();
        }
        self.push(text);
    }

    /// A text of one or more paragraphs, set in by `indent` cells from its second line on.
    pub fn paragraph(&mut self, text: &str, indent: usize) {
        for paragraph in text.lines() {
            let options = textwrap::Options::new(WIDTH);
            let inset = " ".repeat(indent);
            for line in textwrap::wrap(paragraph, options.subsequent_indent(&inset)) {
                self.push(&line);
            }
        }
    }

    /// A point of a list.
    pub fn point(&mut self, text: &str) {
        self.paragraph(&format!("- {text}"), 2);
    }

    /// A table ruled in plain letters; cells are wrapped.
    pub fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        let seen = columns.iter().filter(|column| column.width > 0);
        let rule = seen.map(|column| "-".repeat(column.width + 2)).collect::<Vec<_>>();
        let rule = format!("+{}+", rule.join("+"));
        self.push(&rule);
        let heads: Vec<String> = columns.iter().map(|it| self.say(it.head).to_owned()).collect();
        self.row(columns, &heads);
        self.push(&rule);
        for cells in rows {
            self.row(columns, cells);
        }
        self.push(&rule);
    }

    fn row(&mut self, columns: &[Column], cells: &[String]) {
        let seen = cells.iter().zip(columns).filter(|(_, column)| column.width > 0);
        let (cells, columns): (Vec<Vec<String>>, Vec<&Column>) =
            seen.map(|(cell, column)| (wrapped(cell, column.width), column)).unzip();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..height {
            let mut text = String::from("|");
            for (cell, column) in cells.iter().zip(&columns) {
                let part = cell.get(line).map(String::as_str).unwrap_or_default();
                let spaces = " ".repeat(column.width.saturating_sub(display_width(part)));
                let part = if column.right {
                    format!("{spaces}{part}")
                } else {
                    format!("{part}{spaces}")
                };
                text.extend([" ", &part, " |"]);
            }
            self.push(&text);
        }
    }

    /// Who signs at the left and at the right: the part they act in, and the name below room for a signature.
    pub fn signatures(&mut self, parties: [(&str, &str); 2]) {
        self.gap();
        let [left, right] = parties.map(|(part, name)| self.signed(part, name));
        self.beside(&left, &right);
    }

    fn signed(&self, part: &str, name: &str) -> Vec<String> {
        let blank = || String::new();
        let mut lines: Vec<String> = part.to_uppercase().lines().map(str::to_owned).collect();
        lines.extend([self.say(SIGN).to_owned(), blank(), blank(), blank(), name.to_owned()]);
        lines
    }

    /// To whom it goes, at the left, and who signs at the right.
    pub fn closing(&mut self, to: &[String], part: &str, name: &str) {
        self.gap();
        let mut left = vec![self.say(RECIPIENTS).to_owned()];
        left.extend(to.iter().flat_map(|line| wrapped(line, LEFT - 2)));
        let right = self.signed(part, name);
        for row in 0..left.len().max(right.len()) {
            let text = |half: &[String]| half.get(row).cloned().unwrap_or_default();
            let left = pad(&text(&left), LEFT);
            self.push(&format!("{left}{}", centred(&text(&right), WIDTH - LEFT)));
        }
    }
}

const NO_DAY: Label = Label::new("ngày … tháng … năm ……", "date …………");
/// What stands before a document's number.
pub const NUMBER: Label = Label::new("Số: ", "No.: ");
/// What stands above those whom a document goes to.
pub const RECIPIENTS: Label = Label::new("Nơi nhận:", "To:");
/// What stands above the room for a signature.
pub const SIGN: Label = Label::new("(Ký, ghi rõ họ tên)", "(Signature and full name)");

/// Place and day of a document, dots for what is not known.
pub fn place_and_day(place: &str, date: Option<Date>, lang: Lang) -> String {
    let place = if place.is_empty() { "…………" } else { place };
    let day = date.map_or_else(|| NO_DAY.in_lang(lang).to_owned(), |date| long_date(date, lang));
    format!("{place}, {day}")
}

/// A day in words: `ngày 24 tháng 02 năm 2021`.
pub fn long_date(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        // Days below 10 and the first two months are written with a nought, so that nobody adds a digit.
        Lang::Vi if month < 3 => format!("ngày {day:02} tháng {month:02} năm {year}"),
        Lang::Vi => format!("ngày {day:02} tháng {month} năm {year}"),
        Lang::En => date.strftime("%-d %B %Y").to_string(),
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    textwrap::wrap(text, width.max(1)).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

fn centred(text: &str, width: usize) -> String {
    if text.is_empty() {
        return String::new();
    }
    let before = width.saturating_sub(display_width(text)) / 2;
    format!("{}{text}", " ".repeat(before))
}
