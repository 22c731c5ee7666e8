//! Counted votes under the known sets of rules.

use thidua::law::ballot::{BallotFault, BallotRule, Votes, count, presets};

fn rule(id: &str) -> BallotRule {
    presets().unwrap().into_iter().find(|preset| preset.id == id).unwrap().rule
}

fn votes(members: u32, present: u32, in_writing: u32, in_favour: u32) -> Votes {
    Votes { members, present, in_writing, in_favour, chair: Some(true) }
}

#[test]
fn each_set_counts_by_its_own_quorum_and_denominator() {
    let cases = [
        ("ministry_council_2019", votes(15, 14, 0, 14), (true, 15, Some(true))),
        ("ministry_council_2019", votes(15, 13, 0, 13), (true, 15, Some(false))),
        ("ministry_council_2019", votes(15, 9, 0, 9), (false, 15, Some(false))),
        ("ministry_council_2019", votes(15, 10, 4, 14), (true, 15, Some(true))),
        ("decree_91_2017", votes(10, 7, 3, 9), (true, 10, Some(true))),
        ("decree_91_2017", votes(10, 7, 2, 8), (true, 10, Some(false))),
        ("procuracy_80", votes(5, 4, 0, 4), (true, 5, Some(true))),
        ("procuracy_80", votes(5, 5, 0, 3), (true, 5, Some(false))),
        ("education_70", votes(9, 6, 4, 7), (true, 10, None)),
        ("education_70", votes(9, 6, 0, 5), (true, 6, Some(true))),
        ("education_70", votes(9, 6, 0, 4), (true, 6, Some(false))),
        ("education_70", votes(9, 5, 0, 5), (false, 5, Some(false))),
        ("education_90", votes(12, 8, 2, 9), (true, 10, Some(true))),
        ("education_90", votes(12, 8, 2, 8), (true, 10, Some(false))),
    ];
    for (id, votes, wanted) in cases {
        let outcome = count(&rule(id), &votes);
        let got = (outcome.quorum, outcome.denominator, outcome.passed);
        assert_eq!(got, wanted, "{id} {votes:?}");
    }
}

#[test]
fn the_chair_must_be_in_favour_where_the_rules_say_so() {
    let counted =
        |chair| count(&rule("ministry_council_2019"), &Votes { chair, ..votes(10, 10, 0, 9) });
    assert_eq!(counted(Some(true)).passed, Some(true));
    assert_eq!(counted(Some(false)).passed, Some(false));
    assert_eq!(counted(None).passed, None);
    let elsewhere = count(&rule("procuracy_80"), &Votes { chair: None, ..votes(10, 10, 0, 9) });
    assert_eq!(elsewhere.passed, Some(true));
}

#[test]
fn counts_that_contradict_each_other_are_faults() {
    let faults = |id, votes| count(&rule(id), &votes).faults;
    assert_eq!(faults("procuracy_80", votes(5, 6, 0, 4)), [BallotFault::TooMany(6, 5)]);
    assert_eq!(faults("procuracy_80", votes(5, 4, 0, 5)), [BallotFault::TooManyInFavour(5, 4)]);
    assert_eq!(faults("procuracy_80", votes(5, 4, 1, 4)), [BallotFault::NotInWriting(1)]);
    assert_eq!(faults("procuracy_80", Votes::default()), [BallotFault::NoMembers]);
    for fault in faults("procuracy_80", votes(5, 6, 1, 9)) {
        assert!(!fault.says().vi.is_empty() && !fault.says().en.is_empty());
    }
    let huge = votes(u32::MAX, u32::MAX, u32::MAX, u32::MAX);
    assert_eq!(count(&rule("education_90"), &huge).passed, Some(true));
}
