//! Cash bonuses: each names an award there is, and says how long it holds.

use std::collections::BTreeSet;

use thidua::law::bonus;
use thidua::model::Record;
use thidua::text::Lang;

use crate::desk::{Desk, LARGE};

#[test]
fn every_bonus_goes_with_an_award_of_the_catalogues() {
    let awards = thidua::law::awards().unwrap();
    let codes: BTreeSet<&str> = awards.iter().map(|stored| stored.record.code()).collect();
    let all = bonus::bonuses().unwrap();
    for bonus in &all {
        assert!(codes.contains(bonus.award.as_str()), "{}", bonus.award);
        assert!(bonus.valid_until.is_none_or(|until| bonus.valid_from <= until), "{}", bonus.award);
        assert!(bonus.tenths > 0 && !bonus.source.is_empty() && !bonus.article.is_empty());
    }
    // Decree 98/2023, article 54: titles alone are named there.
    let multiples = [
        ("CSTĐTQ", 45),
        ("CSTĐCB", 30),
        ("CSTĐCS", 10),
        ("LĐTT", 3),
        ("TTLĐXS", 15),
        ("TTLĐTT", 8),
        ("CTĐCP", 120),
        ("CTĐB", 80),
    ];
    for (code, tenths) in multiples {
        assert_eq!(bonus::of(code).first().map(|bonus| bonus.tenths), Some(tenths), "{code}");
    }
    assert_eq!(all.len(), multiples.len());
    assert!(bonus::of("HCLĐ1").is_empty());
    assert!(awards.iter().all(|stored| matches!(stored.record, Record::Award(_))));
}

#[test]
fn an_awards_detail_tells_its_bonus_and_from_when_it_is_not_known() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("5 /").types("chien si thi dua toan quoc").press("enter").rest();
    desk.sees("Tiền thưởng: 4,5 lần mức lương cơ sở").sees("sau đó chưa rõ");
    let mut desk = Desk::at(LARGE, Lang::En);
    desk.press("5 /")
        .types("lao dong tien tien")
        .press("enter")
        .rest()
        .sees("times the base salary");
}
