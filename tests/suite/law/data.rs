//! What ships as data: it reads, it names its source, and only what was read is called verified.

use std::collections::BTreeSet;

use jiff::civil::date;
use thidua::law::ballot::presets;
use thidua::law::dossier::{documents, dossier, reasons};
use thidua::law::evidence::Nominee;
use thidua::model::nomination::STATES;

use super::bench::{known, rules, rules_with};

#[test]
fn every_rule_names_its_source_and_what_of_it_was_not_read() {
    let rules = rules();
    let mut ids = BTreeSet::new();
    for rule in rules.all() {
        assert!(ids.insert(rule.id.clone()), "{} stands twice", rule.id);
        assert!(!rule.what.vi.is_empty() && !rule.what.en.is_empty(), "{}", rule.id);
        assert!(!rule.instrument.contains("06/2026"), "{}", rule.id);
        if !rule.verified {
            let owned = ["Chưa kiểm chứng", "chưa đọc"];
            assert!(owned.iter().any(|words| rule.source.contains(words)), "{}", rule.id);
        }
    }
    for id in ["cstđcs-2022-worker", "ttlđtt-2022-workers", "bkttg-2022", "cstđcs-2025-cap"] {
        assert!(!rules.all().iter().find(|rule| rule.id == id).unwrap().verified, "{id}");
    }
}

#[test]
fn versions_of_the_law_stand_side_by_side() {
    let rules = rules();
    let cap = |day| {
        let caps = rules.all().iter().filter(|rule| rule.id.ends_with("-cap"));
        let caps = caps.filter(|rule| rule.id.starts_with("cstđcs") && rule.in_force(day));
        caps.map(|rule| (rule.id.clone(), rule.verified)).collect::<Vec<_>>()
    };
    assert_eq!(cap(date(2023, 12, 31)), [("cstđcs-2017-cap".to_owned(), true)]);
    assert_eq!(cap(date(2024, 1, 1)), [("cstđcs-2024-cap".to_owned(), false)]);
    assert_eq!(cap(date(2025, 6, 30)), [("cstđcs-2024-cap".to_owned(), false)]);
    assert_eq!(cap(date(2025, 7, 1)), [("cstđcs-2025-cap".to_owned(), false)]);
}

#[test]
fn a_users_rules_replace_add_and_switch_off() {
    let text = r#"
[[rule]]
id = "cstđcb-2022"
award = "CSTĐCB"
what = { vi = "Hai lần", en = "Twice" }
instrument = "Quy chế"
source = "Của đơn vị"
verified = false
[rule.test.running]
award = ["CSTĐCS"]
years = 2

[[rule]]
id = "hold"
off = true

[[rule]]
id = "own"
award = "level:unit"
what = { vi = "x", en = "x" }
instrument = "Quy chế"
source = "Của đơn vị"
verified = false
[rule.test.service]
months = 12
"#;
    let (built_in, merged) = (rules(), rules_with(text));
    assert_eq!(merged.all().len(), built_in.all().len());
    let ids: Vec<&str> = merged.all().iter().map(|rule| rule.id.as_str()).collect();
    assert!(!ids.contains(&"hold") && ids.contains(&"own"));
    let replaced = merged.all().iter().find(|rule| rule.id == "cstđcb-2022").unwrap();
    assert_eq!(replaced.instrument, "Quy chế");
}

#[test]
fn a_dossier_has_the_minutes_that_its_award_needs() {
    let documents = documents().unwrap();
    let ids = |code: &str| {
        let award = known().into_iter().find(|award| award.code == code).unwrap();
        let whole = dossier(&documents, &award, Some(Nominee::Individual), "regular");
        whole.into_iter().map(|document| document.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids("LĐTT"), ["submission", "report", "minutes", "electronic"]);
    assert_eq!(
        ids("CSTĐCB"),
        ["submission", "report", "minutes_ballot", "electronic", "initiative"]
    );
    assert!(ids("CTĐCP").contains(&"minutes_bloc".to_owned()));
    let codes: Vec<String> = known().into_iter().map(|award| award.code).collect();
    for document in &documents {
        assert!(!document.source.is_empty());
        assert!(document.awards.iter().all(|code| codes.contains(code)), "{}", document.id);
    }
}

#[test]
fn the_pattern_of_a_year_names_its_source_and_what_the_store_knows() {
    let items = thidua::law::calendar::items().unwrap();
    assert!(items.len() >= 9);
    let awards = thidua::law::awards().unwrap();
    for item in items {
        assert!(!item.source.is_empty(), "{}", item.id);
        assert!(item.verified || item.source.contains("hưa"), "{}: what was not read?", item.id);
        let kinds = thidua::model::meeting::MEETING_KINDS;
        let of_kind = kinds.iter().any(|kind| kind.name == item.meeting);
        assert!(item.meeting.is_empty() || of_kind, "{}", item.id);
        let known = awards.iter().any(|award| award.record.code() == item.award);
        assert!(item.award.is_empty() || known, "{}", item.id);
        assert!(item.months.is_none_or(|(from, to)| from <= to), "{}", item.id);
    }
}

#[test]
fn presets_and_reasons_name_their_source() {
    assert_eq!(presets().unwrap().len(), 5);
    assert!(presets().unwrap().iter().all(|preset| !preset.source.is_empty()));
    for reason in reasons().unwrap() {
        assert!(STATES.iter().any(|state| state.name == reason.state), "{}", reason.id);
    }
}
