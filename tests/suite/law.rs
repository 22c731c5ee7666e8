//! Tests of the law's catalogues; below, of rules, dossiers, ballots and the judge.

mod ballots;
mod bench;
mod bonus;
mod checks;
mod data;
mod judging;
mod properties;

use std::collections::BTreeSet;

use thidua::law::{award_id, awards, awards_of};
use thidua::model::award::Award;
use thidua::model::{Record, Stored};

fn entry(stored: &Stored) -> &Award {
    match &stored.record {
        Record::Award(award) => award,
        other => panic!("not an award: {other:?}"),
    }
}

#[test]
fn every_award_is_whole_and_stands_once() {
    let awards = awards().unwrap();
    assert_eq!(awards.len(), 15);
    let mut seen = BTreeSet::new();
    for stored in &awards {
        let award = entry(stored);
        assert_eq!(stored.record.faults(), [], "{}", award.code);
        assert_eq!(stored.id, award_id(&award.code));
        assert_eq!(stored.version, 1);
        assert!(!award.own);
        for text in [&award.name_en, &award.level, &award.authority, &award.conditions] {
            assert!(!text.is_empty(), "{}", award.code);
        }
        for text in [&award.instrument, &award.article, &award.source] {
            assert!(!text.is_empty(), "{}", award.code);
        }
        assert!(seen.insert(award.code.clone()), "{} stands twice", award.code);
        assert!(seen.insert(award.name.clone()), "{} stands twice", award.name);
    }
    let ids: BTreeSet<_> = awards.iter().map(|stored| stored.id).collect();
    assert_eq!(ids.len(), awards.len());
}

#[test]
fn both_catalogues_are_there_and_ranks_go_down_from_the_state_to_the_unit() {
    let awards = awards().unwrap();
    let in_catalogue = |name: &str| awards.iter().filter(|a| entry(a).catalogue == name).count();
    assert_eq!((in_catalogue("title"), in_catalogue("form")), (8, 7));
    let level = |award: &Award| {
        ["state", "ministry", "unit"].iter().position(|level| *level == award.level).unwrap()
    };
    let mut by_rank: Vec<&Award> = awards.iter().map(entry).collect();
    by_rank.sort_by_key(|award| award.rank);
    assert!(by_rank.windows(2).all(|pair| pair[0].rank < pair[1].rank));
    assert!(by_rank.is_sorted_by_key(|award| level(award)));
}

#[test]
fn what_was_not_read_whole_is_not_called_verified() {
    let awards = awards().unwrap();
    let verified: BTreeSet<&str> =
        awards.iter().map(entry).filter(|award| award.verified).map(|a| a.code.as_str()).collect();
    assert_eq!(verified, BTreeSet::from(["BKBT", "CSTĐCB", "TTLĐXS"]));
    for award in awards.iter().map(entry).filter(|award| !award.verified) {
        assert!(award.source.contains("Chưa kiểm chứng"), "{}", award.code);
    }
}

#[test]
fn a_damaged_catalogue_names_the_line_or_the_entry() {
    let good = include_str!("../../src/law/awards.toml");
    let unknown = good.replacen("rank = 10", "rank = 10\ncolour = \"red\"", 1);
    let error = awards_of(&unknown).unwrap_err();
    let line = unknown.lines().position(|line| line.starts_with("colour")).unwrap() + 1;
    assert!(error.to_string().contains("colour"), "{error}");
    assert!(error.to_string().contains(&format!("line {line}")), "{error}");

    let wrong = good.replacen("nominee = \"both\"", "nominee = \"everyone\"", 1);
    let error = awards_of(&wrong).unwrap_err();
    assert!(error.0.en.contains("HCLĐ1") && error.0.en.contains("nominee"), "{error}");
    assert!(error.0.vi.contains("HCLĐ1"), "{}", error.0.vi);
}
