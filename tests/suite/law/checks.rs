//! Faults of a user's rules: all at once, each with its line, with the nearest name.

use thidua::law::{UserRules, check};
use thidua::text::Lang;

use super::bench::known;

fn faults(text: &str) -> Vec<(usize, String)> {
    let found = check(UserRules { file: "mine.toml", text }, &known());
    for fault in &found {
        assert_eq!(fault.file, "mine.toml");
        assert!(!fault.message.vi.is_empty());
        assert!(fault.says(Lang::Vi).contains(&format!("dòng {}", fault.line)));
    }
    found.into_iter().map(|fault| (fault.line, fault.message.en)).collect()
}

const GOOD: &str = r#"[[rule]]
id = "mine"
award = "CSTĐCB"
what = { vi = "x", en = "x" }
instrument = "x"
source = "x"
verified = true
valid_from = 2024-01-01
[rule.test.running]
award = ["CSTĐCS"]
years = 3
"#;

/// The one fault of the good rule with `old` changed into `new`.
fn fault(old: &str, new: &str) -> (usize, String) {
    let text = GOOD.replacen(old, new, 1);
    let mut found = faults(&text);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

#[test]
fn a_good_rule_has_no_fault() {
    assert_eq!(faults(GOOD), []);
    assert_eq!(faults(""), []);
}

#[test]
fn each_fault_is_told_with_its_line_and_what_would_be_right() {
    let cases = [
        ("instrument", "instrumnet", 5, "instrument"),
        ("CSTĐCB", "CSTDCB", 3, "CSTĐCB"),
        ("[\"CSTĐCS\"]", "[\"CSTĐCSX\"]", 10, "CSTĐCS"),
        ("source = \"x\"", "source = \" \"", 6, "empty"),
        ("years = 3", "years = 0", 11, "1 to 60"),
        ("years = 3", "yaers = 3", 11, "years"),
        ("years = 3", "years = \"three\"", 11, "must be a whole number"),
        ("test.running", "test.runing", 9, "running"),
        ("valid_from", "valid_until = 2023-12-31\nvalid_from", 8, "before valid_from"),
        ("verified = true\n", "", 1, "“verified” is missing"),
        ("award = \"CSTĐCB\"", "award = \"level:stat\"", 3, "state"),
        ("award = \"CSTĐCB\"", "award = \"levle:state\"", 3, "level"),
        ("2024-01-01", "\"soon\"", 8, "must be a day such as 2024-01-01"),
        ("id = \"mine\"", "id = \"hodl\"\noff = true", 2, "hold"),
    ];
    for (old, new, line, says) in cases {
        let (at, message) = fault(old, new);
        assert_eq!(at, line, "{new}: {message}");
        assert!(message.contains(says), "{new}: {message}");
    }
    let renamed = faults(&GOOD.replacen("[[rule]]", "[[rules]]", 1));
    assert_eq!((renamed[0].0, renamed[1].0), (1, 9), "{renamed:#?}");
    assert!(renamed[0].1.contains("“rule”") && renamed[1].1.contains("double brackets"));
    let ballot = "[rule.test.ballot]\npreset = \"ministry_councl_2019\"\n";
    let text = format!("{}{ballot}", GOOD.split("[rule.test").next().unwrap());
    assert_eq!(faults(&text)[0].0, 10);
    assert!(faults(&text)[0].1.contains("ministry_council_2019"));
}

#[test]
fn all_faults_are_told_at_once() {
    let text = format!(
        "{}{}{}",
        GOOD.replacen("CSTĐCB", "CSTDCB", 1).replacen("years = 3", "years = 99\nyeras = 3", 1),
        GOOD.replacen("source = \"x\"", "source = \"\"", 1),
        "[[rule]]\nid = \"bare\"\n",
    );
    let lines: Vec<usize> = faults(&text).into_iter().map(|(line, _)| line).collect();
    let wanted: Vec<usize> = [3, 11, 12, 14, 18].into_iter().chain([24; 6]).collect();
    assert_eq!(lines, wanted, "{:#?}", faults(&text));
}

#[test]
fn broken_toml_is_told_with_its_line() {
    let (line, message) = fault("verified = true", "verified = ");
    assert_eq!(line, 7, "{message}");
}
