//! The texts of a chunk's rows in one piece of memory. Knows nothing of what they are called for.

/// The texts of one row.
#[derive(Debug, Default)]
pub(super) struct RowTexts {
    /// Folded title, code and other names: what a pointer to the record is searched by.
    pub names: String,
    /// Folded text of the record itself.
    pub own: String,
    /// Short code.
    pub code: String,
    /// Title, for the kinds whose title is a text of their own.
    pub title: String,
    /// What it is sorted by, where that is not the title.
    pub sort: String,
    /// The last post of a person.
    pub post: String,
}

/// Stands between two texts of a row; cannot occur in one.
const BETWEEN: char = '\0';

/// Rewriting pays from this many bytes that no row uses any more.
const WASTE: usize = 1 << 16;

/// The texts of many rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    bytes: String,
    spans: Vec<Span>,
    unused: usize,
}

/// Where a row's texts stand: those searched, then those shown.
#[derive(Debug, Clone, Copy, Default)]
struct Span {
    start: u32,
    shown: u32,
    end: u32,
}

impl Texts {
    /// Gives `row` these texts.
    pub(super) fn set(&mut self, row: usize, texts: &RowTexts) {
        self.clear(row);
        let start = self.here();
        self.write(&[&texts.names, &texts.own]);
        let shown = self.here();
        self.write(&[&texts.code, &texts.title, &texts.sort, &texts.post]);
        self.spans[row] = Span { start, shown, end: self.here() };
    }

    /// Takes the texts of `row` away.
    pub(super) fn clear(&mut self, row: usize) {
        if self.spans.len() <= row {
            self.spans.resize(row + 1, Span::default());
        }
        let span = std::mem::take(&mut self.spans[row]);
        self.unused += (span.end - span.start) as usize;
        if self.unused > WASTE && self.unused * 2 > self.bytes.len() {
            self.rewrite();
        }
    }

    /// Gives back memory held for rows to come.
    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }

    /// Folded names and own text: what search looks through.
    pub(super) fn searched(&self, row: usize) -> &str {
        self.span(row).map_or("", |span| self.between(span.start, span.shown))
    }

    /// Folded title, code and other names.
    pub(super) fn names(&self, row: usize) -> &str {
        self.searched(row).split(BETWEEN).next().unwrap_or("")
    }

    /// Short code.
    pub(super) fn code(&self, row: usize) -> &str {
        self.shown(row, 0)
    }

    /// Title; empty where it is made from other records.
    pub(super) fn title(&self, row: usize) -> &str {
        self.shown(row, 1)
    }

    /// What it is sorted by where lists go by title.
    pub(super) fn sort(&self, row: usize) -> &str {
        let sort = self.shown(row, 2);
        if sort.is_empty() { self.title(row) } else { sort }
    }

    /// The last post of a person.
    pub(super) fn post(&self, row: usize) -> &str {
        self.shown(row, 3)
    }

    fn shown(&self, row: usize, nth: usize) -> &str {
        let Some(span) = self.span(row) else { return "" };
        self.between(span.shown, span.end).split(BETWEEN).nth(nth).unwrap_or("")
    }

    fn span(&self, row: usize) -> Option<Span> {
        self.spans.get(row).copied()
    }

    fn between(&self, start: u32, end: u32) -> &str {
        self.bytes.get(start as usize..end as usize).unwrap_or("")
    }

    fn here(&self) -> u32 {
        u32::try_from(self.bytes.len()).unwrap_or(u32::MAX)
    }

    fn write(&mut self, texts: &[&String]) {
        for (place, text) in texts.iter().enumerate() {
            if place > 0 {
                self.bytes.push(BETWEEN);
            }
            if text.contains(BETWEEN) {
                self.bytes.push_str(&text.replace(BETWEEN, " "));
            } else {
                self.bytes.push_str(text);
            }
        }
    }

    fn rewrite(&mut self) {
        let old = std::mem::take(&mut self.bytes);
        self.unused = 0;
        for span in &mut self.spans {
            let start = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
            self.bytes.push_str(old.get(span.start as usize..span.end as usize).unwrap_or(""));
            let shift = |place: u32| place - span.start + start;
            *span = Span { start, shown: shift(span.shown), end: shift(span.end) };
        }
    }
}
