//! What a list did or would do, as a table for people or JSON for programs. Knows no store.

use std::io::Write;

use serde_json::{Value as Json, json};

use crate::cli::format::{self, Sheet as Table};
use crate::cli::out::Outcome;
use crate::office::book::{Book, Encoding, Sheet, letters};
use crate::office::intake::{
    Counts, Decision, Difference, Flaw, Layout, Preview, Row, Verdict, Why, rejected,
};
use crate::text::{Label, Lang};

/// How many rows a table shows.
const SHOWN: usize = 200;

/// A list that was looked at.
pub struct Told<'a> {
    /// The file.
    pub book: &'a Book,
    /// Its sheet.
    pub sheet: &'a Sheet,
    /// How it was read.
    pub layout: &'a Layout,
    /// What its rows do.
    pub preview: &'a Preview,
    /// The number of the journal entry made; `None` where nothing was written.
    pub number: Option<u64>,
    /// Whether nothing was to be written.
    pub dry: bool,
}

impl Told<'_> {
    /// Writes it.
    pub fn write(&self, json: bool, out: &mut dyn Write, lang: Lang) -> Outcome {
        if json { format::json(out, &self.json(lang)) } else { self.table(out, lang) }
    }

    fn table(&self, out: &mut dyn Write, lang: Lang) -> Outcome {
        let pick = |vi: &'static str, en: &'static str| Label::new(vi, en).in_lang(lang);
        if let Some((encoding, other)) = self.book.encoding() {
            let other = other.map(|other| {
                let name = other.name();
                match lang {
                    Lang::Vi => format!("; nếu chữ sai, thử --encoding {name}"),
                    Lang::En => format!("; if letters are wrong, try --encoding {name}"),
                }
            });
            let said = pick("bảng mã", "encoding");
            writeln!(out, "{said}: {}{}", encoding.name(), other.unwrap_or_default())?;
        }
        if let Some(font) = self.sheet.font {
            let said = pick("chữ theo phông cũ, đã chuyển", "texts of an old font, converted");
            writeln!(out, "{said}: {}", font.name())?;
        }
        if !self.sheet.name.is_empty() {
            writeln!(out, "{}: {}", pick("trang", "sheet"), self.sheet.name)?;
        }
        if let Some((first, last)) = self.layout.header {
            let rows = if first == last { first.to_string() } else { format!("{first}-{last}") };
            writeln!(out, "{}: {rows}", pick("dòng tiêu đề", "header"))?;
        }
        for heading in &self.layout.columns {
            let part =
                heading.part.map(|part| format!("{} ({})", part.label.in_lang(lang), part.name));
            let part = part.unwrap_or_else(|| pick("bỏ qua", "left out").to_owned());
            writeln!(out, "  {:<3} {} → {part}", letters(heading.column), heading.text)?;
        }
        let mut table = Table {
            heading: [
                pick("Dòng", "Row"),
                pick("Kết quả", "Result"),
                pick("Tên", "Title"),
                pick("Chi tiết", "Details"),
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: Vec::new(),
        };
        let rows = self.preview.rows.iter().filter(|row| row.verdict != Verdict::Same);
        for row in rows.clone().take(SHOWN) {
            let verdict = verdict(row).in_lang(lang).to_owned();
            table.rows.push(vec![
                row.number.to_string(),
                verdict,
                row.title.clone(),
                details(row, lang),
            ]);
        }
        table.table(out)?;
        let more = rows.count().saturating_sub(SHOWN);
        if more > 0 {
            writeln!(out, "… {more} {}", pick("dòng nữa", "rows more"))?;
        }
        writeln!(out, "{}", self.says(lang))?;
        Ok(())
    }

    /// One sentence that sums it up.
    fn says(&self, lang: Lang) -> String {
        let Counts { new, changed, same, doubtful, skipped, wrong } = self.preview.counts();
        let left = doubtful + skipped;
        let start = match (self.dry, lang) {
            (true, Lang::Vi) => "thử, chưa ghi gì: ",
            (true, Lang::En) => "tried, nothing written: ",
            (false, _) => "",
        };
        let passed = self.preview.left_out.len();
        match lang {
            Lang::Vi => format!(
                "{start}{new} mới, {changed} thay đổi, {same} giữ nguyên, {left} còn ngờ, {wrong} sai; \
                 {passed} dòng không thuộc danh sách"
            ),
            Lang::En => format!(
                "{start}{new} new, {changed} changed, {same} the same, {left} doubtful, {wrong} wrong; \
                 {passed} rows are no part of the list"
            ),
        }
    }

    fn json(&self, lang: Lang) -> Json {
        let columns = self.layout.columns.iter().map(|heading| {
            json!({
                "column": letters(heading.column),
                "heading": heading.text,
                "field": heading.part.map(|part| part.name),
                "given": heading.given,
            })
        });
        let Counts { new, changed, same, doubtful, skipped, wrong } = self.preview.counts();
        let left_out = self.preview.left_out.iter().map(|left| {
            let (why, group) = match &left.why {
                Why::Group(group) => ("group", Some(group)),
                Why::Total => ("total", None),
                Why::Numbers => ("numbers", None),
                Why::Below => ("below", None),
            };
            json!({ "row": left.number, "why": why, "group": group })
        });
        json!({
            "kind": self.preview.kind.plural(),
            "dry_run": self.dry,
            "entry": self.number,
            "sheet": self.sheet.name,
            "encoding": self.book.encoding().map(|(encoding, _)| encoding.name()),
            "font": self.sheet.font.map(Encoding::name),
            "header": self.layout.header.map(|(first, last)| [first, last]),
            "columns": columns.collect::<Vec<_>>(),
            "counts": {
                "new": new, "changed": changed, "same": same, "doubtful": doubtful,
                "skipped": skipped, "wrong": wrong,
            },
            "rows": self.preview.rows.iter().map(|row| row_json(row, lang)).collect::<Vec<_>>(),
            "left_out": left_out.collect::<Vec<_>>(),
        })
    }
}

fn verdict(row: &Row) -> Label {
    match &row.verdict {
        Verdict::New => Label::new("mới", "new"),
        Verdict::Changed(_) => Label::new("thay đổi", "changed"),
        Verdict::Same => Label::new("giữ nguyên", "same"),
        Verdict::Wrong(_) => Label::new("sai", "wrong"),
        Verdict::Doubtful { chosen, .. } => match chosen {
            Decision::Skip => Label::new("còn ngờ", "doubtful"),
            Decision::New => Label::new("mới", "new"),
            Decision::Same(_) => Label::new("đã có", "there already"),
        },
    }
}

fn details(row: &Row, lang: Lang) -> String {
    let changes = |found: &[Difference]| {
        let told = found.iter().map(|it| {
            let (label, from, to) =
                (it.label.in_lang(lang), it.from.in_lang(lang), it.to.in_lang(lang));
            if from.is_empty() {
                format!("{label}: {to}")
            } else {
                format!("{label}: {from} → {to}")
            }
        });
        told.collect::<Vec<_>>().join("; ")
    };
    match &row.verdict {
        Verdict::Changed(found) => changes(found),
        Verdict::Doubtful { ways, chosen, .. } if *chosen != Decision::Skip => {
            let way = ways.iter().find(|way| way.decision == *chosen);
            way.map(|way| changes(&way.differences)).unwrap_or_default()
        }
        _ => rejected::reason(row, lang).unwrap_or_else(|| {
            let made = row.makes.iter();
            let made =
                made.map(|(kind, title)| format!("+ {}: {title}", kind.title().in_lang(lang)));
            made.collect::<Vec<_>>().join("; ")
        }),
    }
}

fn row_json(row: &Row, lang: Lang) -> Json {
    let changes = |found: &[Difference]| -> Vec<Json> {
        let change = |it: &Difference| {
            let (from, to) = (it.from.in_lang(lang), it.to.in_lang(lang));
            json!({ "field": it.field, "from": from, "to": to })
        };
        found.iter().map(change).collect()
    };
    let makes =
        row.makes.iter().map(|(kind, title)| json!({ "kind": kind.name(), "title": title }));
    let mut told = json!({
        "row": row.number,
        "title": row.title,
        "id": row.link.map(|link| link.id.to_string()),
        "makes": makes.collect::<Vec<_>>(),
    });
    let name = match &row.verdict {
        Verdict::New => "new",
        Verdict::Same => "same",
        Verdict::Changed(found) => {
            told["changes"] = changes(found).into();
            "changed"
        }
        Verdict::Wrong(flaws) => {
            let flaw = |flaw: &Flaw| {
                json!({
                    "cell": flaw.spot.map(|spot| spot.to_string()),
                    "column": flaw.label.map(|label| label.in_lang(lang)),
                    "message": flaw.message.in_lang(lang),
                })
            };
            told["faults"] = flaws.iter().map(flaw).collect();
            "wrong"
        }
        Verdict::Doubtful { says, ways, chosen } => {
            told["doubts"] = says.iter().map(|message| message.in_lang(lang)).collect();
            let ways = ways.iter().map(|way| {
                let (decision, id) = decided(way.decision);
                json!({
                    "decision": decision,
                    "id": id,
                    "told": way.told.in_lang(lang),
                    "changes": changes(&way.differences),
                })
            });
            told["ways"] = ways.collect();
            let (decision, id) = decided(*chosen);
            told["decision"] = json!({ "decision": decision, "id": id });
            "doubtful"
        }
    };
    told["verdict"] = name.into();
    told
}

fn decided(decision: Decision) -> (&'static str, Option<String>) {
    match decision {
        Decision::Skip => ("skip", None),
        Decision::New => ("new", None),
        Decision::Same(link) => ("same", Some(link.id.to_string())),
    }
}
