//! `thidua report activities`: joint activities counted by member. Changes nothing.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::of_year::{self, OfYear};
use crate::cli::format::{self, Format, Sheet};
use crate::cli::out::{Out, Outcome};
use crate::cli::setting::Setting;
use crate::cli::tree::Words;
use crate::model::{Kind, Link, Names};
use crate::report::activities::Activities;
use crate::text::Message;

/// The command and its options.
pub fn command(words: Words) -> Command {
    let about = words.pick(
        "Hoạt động phối hợp theo thành viên; hoãn, hủy không tính",
        "Joint activities by member; postponed and cancelled ones are not counted",
    );
    of_year::command(words, "activities", about)
}

/// Writes the report.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let format = matches.get_one::<Format>("format").copied().unwrap_or_default();
    let OfYear { catalog, bloc, year, .. } = OfYear::asked(matches, setting, out)?;
    let found = Activities::of(&catalog, bloc, year);
    let names = catalog.names_in(out.lang, year);
    let words = Words(out.lang);
    let title = |id| names.title(Link::new(Kind::Unit, id)).unwrap_or_default();
    let code = |id| names.code(Link::new(Kind::Unit, id)).unwrap_or_default();
    if matches!(format, Format::Json) {
        let one = |(id, count): &(_, usize)| {
            json!({
                "unit": { "code": code(*id), "title": title(*id) },
                "count": (!found.is_blank()).then_some(count),
            })
        };
        return format::json(
            out.out,
            &json!({
                "year": year,
                "entered": !found.is_blank(),
                "held": found.held,
                "off": found.off,
                "naming_no_member": found.unnamed,
                "members": found.members.iter().map(one).collect::<Vec<_>>(),
            }),
        );
    }
    let heading = [
        words.pick("Mã", "Code"),
        words.pick("Đơn vị", "Unit"),
        words.pick("Hoạt động", "Activities"),
    ];
    let unknown = words.pick("chưa rõ", "unknown");
    let count = |count: usize| {
        if found.is_blank() { unknown.to_owned() } else { count.to_string() }
    };
    let row = |(id, number): &(_, usize)| vec![code(*id), title(*id), count(*number)];
    let sheet = Sheet {
        heading: heading.map(str::to_owned).to_vec(),
        rows: found.members.iter().map(row).collect(),
    };
    if matches!(format, Format::Xlsx) {
        return sheet.xlsx(words.pick("Hoạt động phối hợp", "Joint activities"), out);
    }
    if matches!(format, Format::Csv) {
        return sheet.csv(out.out, matches.get_flag("bom"));
    }
    sheet.table(out.out)?;
    let Activities { held, off, unnamed, .. } = found;
    out.remark(&if found.is_blank() {
        Message::new(
            format!("chưa nhập hoạt động phối hợp nào của năm {year}"),
            format!("no joint activity of {year} was entered"),
        )
    } else {
        Message::new(
            format!(
                "năm {year}: {held} hoạt động, {unnamed} không nêu thành viên; \
                 hoãn hoặc hủy {off} (không tính)"
            ),
            format!(
                "{year}: {held} held, {unnamed} naming no member; \
                 {off} postponed or cancelled (not counted)"
            ),
        )
    })
}
