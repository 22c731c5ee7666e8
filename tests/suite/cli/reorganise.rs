//! Reorganising and counting joint activities from the command line.

use super::Home;

const BASIS: [&str; 4] = ["--date", "2021-06-01", "--basis", "NĐ 1/2021/NĐ-CP"];

fn with<'a>(words: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [words, &BASIS, more].concat()
}

#[test]
fn a_unit_is_renamed_and_older_years_keep_its_name() {
    let home = Home::with_demo();
    let tried = home.en(with(
        &["reorganise", "rename", "DV-0003"],
        &["--name", "Cục Khí tượng Thủy văn", "--dry-run"],
    ));
    assert_eq!(tried.status, 0, "{}", tried.err);
    assert!(tried.out.contains("Tổng cục Khí tượng Thủy văn -> Cục Khí tượng Thủy văn"));
    let show = home.en(["show", "units", "DV-0003"]);
    assert!(show.out.contains("Tổng cục Khí tượng Thủy văn"), "{}", show.out);
    let done =
        home.en(with(&["reorganise", "rename", "DV-0003"], &["--name", "Cục Khí tượng Thủy văn"]));
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(done.out.contains("done: rename"), "{}", done.out);
    let title = |year: &str| {
        let rates = home.en(["report", "rates", "--year", year, "--format", "csv"]);
        rates.out.contains("Cục Khí tượng Thủy văn") && !rates.out.contains(",Khí tượng Thủy văn,")
    };
    assert!(!title("2020") && title("2021"));
    assert_eq!(home.run(["check"]).status, 0);
    let history = home.en(["history", "units", "DV-0003"]);
    assert!(history.out.contains("reorganise"), "{}", history.out);
}

#[test]
fn a_split_names_whom_it_would_lose() {
    let home = Home::with_demo();
    let new = ["--new", "Cục Địa chất", "--new", "Cục Khoáng sản"];
    let lost = home.run(with(&["reorganise", "split", "DV-0002"], &new));
    assert_eq!(lost.status, 1);
    assert!(lost.err.contains("Lại Hồng Thanh") && lost.err.contains("--below DV-0007="));
    let answers: Vec<String> = lost
        .err
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once("=…"))
        .map(|(option, _)| {
            let (name, code) = option.split_once(' ').unwrap();
            format!("--{name}={code}=1")
        })
        .collect();
    assert!(answers.len() > 1, "{}", lost.err);
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let more = [&new[..], &answers].concat();
    let done = home.run(with(&["reorganise", "split", "DV-0002"], &more));
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(done.out.contains("đã chia Địa chất và Khoáng sản thành Cục Địa chất, Cục Khoáng sản"));
    assert_eq!(home.run(["check"]).status, 0);
}

#[test]
fn what_makes_no_sense_is_told() {
    let home = Home::with_demo();
    let cases: [(&[&str], &str); 4] = [
        (&["merge", "DV-0002"], "two units at least"),
        (&["rename", "DV-0003"], "name: must be filled in"),
        (&["move", "DV-0004", "--parent", "DV-0006"], "below itself"),
        (&["split", "DV-0004", "--person", "CN-0001"], "must be CODE=WHERE"),
    ];
    for (words, says) in cases {
        let ran = home.en(with(&[&["reorganise"], words].concat(), &[]));
        assert!(ran.status != 0 && ran.err.contains(says), "{words:?}: {}", ran.err);
    }
    assert_eq!(home.en(["reorganise"]).status, 2);
}

#[test]
fn joint_activities_of_which_nothing_was_entered_are_unknown() {
    let home = Home::with_demo();
    let json = home.en(["report", "activities", "--year", "2015", "--format", "json"]).json();
    assert_eq!((&json["entered"], &json["held"]), (&false.into(), &0.into()));
    assert!(json["members"].as_array().unwrap().iter().all(|row| row["count"].is_null()));
    let table = home.run(["report", "activities", "--year", "2015"]);
    assert!(table.out.contains("chưa rõ"), "{}", table.out);
    assert!(table.err.contains("chưa nhập hoạt động phối hợp nào của năm 2015"), "{}", table.err);
}
