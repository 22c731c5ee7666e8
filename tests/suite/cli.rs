//! The command line, through the real program.

mod intake;
mod print;
mod reorganise;
mod sheets;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value as Json;
use tempfile::TempDir;

/// What a run gave back.
#[derive(Debug)]
struct Ran {
    out: String,
    err: String,
    status: i32,
}

impl Ran {
    fn json(&self) -> Json {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// A home with a data folder, and the program run in it.
struct Home {
    folder: TempDir,
}

impl Home {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A home whose store holds the demo.
    fn with_demo() -> Self {
        let home = Self::new();
        let made = home.run(["init", "--demo"]);
        assert_eq!(made.status, 0, "{}", made.err);
        home
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_thidua"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "THIDUA_LANG"] {
            command.env_remove(name);
        }
        command.env("HOME", self.folder.path()).env("THIDUA_DATA", self.data()).env("TZ", "UTC");
        command.stdin(Stdio::null());
        command
    }

    fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Ran {
        ran(self.command().args(arguments))
    }

    /// The same in English.
    fn en<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Ran {
        ran(self.command().env("LANG", "en_GB.UTF-8").args(arguments))
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

#[test]
fn the_chair_is_told_in_either_language() {
    let home = Home::with_demo();
    let brief = home.run(["chair", "--year", "2021"]).out;
    assert_eq!(brief.lines().count(), 1, "{brief}");
    let vi = home.run(["chair", "--year", "2021", "--details"]);
    assert!(vi.out.starts_with(&brief));
    let more = ["căn cứ: luân phiên", "người đại diện: Lại Hồng Thanh", "đánh giá: chưa rõ"];
    assert!(more.iter().all(|more| vi.out.contains(more)), "{}", vi.out);
    assert!(
        vi.out.starts_with("2021: Trưởng Khối Địa chất và Khoáng sản; Phó Trưởng Khối Khí tượng")
    );
    let en = home.en(["chair", "--today", "2021-06-01"]);
    assert!(
        en.out.starts_with("2021: chair Địa chất và Khoáng sản; deputy Khí tượng"),
        "{}",
        en.out
    );
    let next = home.en(["chair", "--year", "2013"]);
    assert!(
        next.out.contains("forecast 2014: Khí tượng Thủy văn (rotation: no turn"),
        "{}",
        next.out
    );
    // Nearly all members were abolished before 2023: nobody is guessed.
    let last = home.en(["chair", "--year", "2022", "--details"]).out;
    assert!(last.contains("no forecast of 2023 (there is no other member"), "{last}");
    assert!(
        last.contains("passed over: Quản lý đất đai does not exist since 2022-11-01"),
        "{last}"
    );
}

#[test]
fn the_chair_as_json() {
    let home = Home::with_demo();
    let chair = home.run(["chair", "--year", "2021", "--json"]).json();
    assert_eq!(chair["year"], 2021);
    assert_eq!(chair["chair"]["title"], "Địa chất và Khoáng sản");
    assert_eq!(chair["next"]["year"], 2022);
    assert_eq!(chair["next"]["why"], "recorded");
    assert_eq!(chair["representative"]["title"], "Lại Hồng Thanh");
    assert_eq!(chair["evaluation"], serde_json::Value::Null);
    let before = home.run(["chair", "--year", "2020", "--json"]).json();
    assert_eq!(before["evaluation"]["level"], "excellent");
    let last = home.run(["chair", "--year", "2022", "--json"]).json();
    assert_eq!(last["next"]["why"], "nobody");
    assert_eq!(last["next"]["skipped"].as_array().unwrap().len(), 4);
}

#[test]
fn a_hand_over_prints_to_the_screen_and_into_a_file() {
    let home = Home::with_demo();
    let shown = home.run(["print", "BG-2021-1"]);
    assert!(shown.out.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "{}", shown.err);
    assert!(shown.out.contains("Người đại diện: Ông Lại Hồng Thanh"));
    assert!(shown.out.lines().all(|line| thidua::text::display_width(line) <= 80));
    let file = std::env::temp_dir().join(format!("bien-ban-{}.txt", std::process::id()));
    let out = home.en(["print", "BG-2021-1", "--out", file.to_str().unwrap()]);
    let again = home.en(["print", "BG-2021-1", "--out", file.to_str().unwrap()]);
    assert!(again.err.contains("is there already"), "{again:?}");
    assert_eq!((out.status, out.out.as_str()), (0, ""), "{}", out.err);
    assert!(std::fs::read_to_string(&file).unwrap().contains("RECORD OF HAND-OVER"));
    std::fs::remove_file(file).unwrap();
    let none = home.en(["print", "BG-1999-1"]);
    assert_eq!(none.status, 1);
    assert!(none.err.contains("among what prints"), "{}", none.err);
}

#[test]
fn the_hand_over_checklist_is_reported() {
    let home = Home::with_demo();
    let before = home.en(["report", "handover", "--year", "2021", "--today", "2021-12-01"]);
    assert!(before.out.contains("[ ] no hand-over for 2022 is recorded"), "{}", before.out);
    assert!(before.out.contains("[ ] there is none"), "{}", before.out);
    home.run(["backup"]);
    let json = home.run(["report", "handover", "--year", "2020", "--json"]).json();
    let parts = json["parts"].as_array().unwrap();
    let part = |name: &str| parts.iter().find(|part| part["part"] == name).unwrap();
    assert_eq!(part("handover")["items"][0]["state"], "done");
    assert_eq!(part("handover")["items"][0]["about"], "BG-2021-1");
    assert_eq!(part("backup")["items"][0]["state"], "done");
}

#[test]
fn an_unknown_chair_names_the_last_known_and_fails() {
    let home = Home::with_demo();
    let ran = home.run(["chair", "--year", "2030"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("2030") && ran.err.contains("2022 – Khí tượng"), "{}", ran.err);
    assert!(home.en(["chair", "--year", "2030"]).err.contains("the last one known: 2022"));
}

#[test]
fn rates_in_every_format_leave_unknown_what_is_unknown() {
    let home = Home::with_demo();
    let table = home.run(["report", "rates", "--year", "2020"]);
    assert_eq!(table.status, 0, "{}", table.err);
    assert!(table.out.contains("0,03 %") && table.out.contains("số liệu công bố của khối"));
    let line = |table: &Ran, class: &str, unit: &str| {
        let mut lines = table.out.lines();
        let found = lines.find(|line| line.starts_with(class) && line.contains(unit));
        found.unwrap_or_else(|| panic!("{}", table.out)).to_owned()
    };
    assert!(line(&table, "cá nhân", "Môi trường").contains("chưa rõ"));
    let csv = home.en(["report", "rates", "--year", "2020", "--format", "csv"]);
    let hydromet = "collectives,Khí tượng Thủy văn,0,22,0.00,1.09,unknown,0,0,–,unknown,\
                    the unit's own figure";
    assert_eq!(line(&csv, "collectives", "Khí tượng"), hydromet);
    let json = home.en(["report", "rates", "--year", "2020", "--format", "json"]).json();
    let row = |class: &str, of: &str| {
        let rows = json["rates"].as_array().unwrap();
        let found = rows.iter().find(|row| row["class"] == class && row["of"] == of);
        found.unwrap_or_else(|| panic!("{json}")).clone()
    };
    let bloc = row("individuals", "bloc");
    assert_eq!((&bloc["base"], &bloc["nominees"]), (&Json::from(6708), &Json::from(2)));
    let member = row("individuals", "member");
    assert_eq!((&member["base"], &member["rate"]), (&Json::Null, &Json::Null));
    assert_eq!(json["members_with_none"]["individuals"].as_array().unwrap().len(), 4);
    let none = home.run(["report", "rates", "--year", "2021"]);
    assert!(none.err.contains("chưa nhập đề nghị nào của năm 2021"), "{}", none.err);
    let none = home.en(["report", "rates", "--year", "2021", "--format", "json"]).json();
    assert_eq!(none["members_with_none"]["individuals"], Json::Null);
    assert_eq!(home.run(["report"]).status, 2);
    assert_eq!(home.run(["report", "rates", "--bloc", "không có"]).status, 1);
}

#[test]
fn lists_in_every_format() {
    let home = Home::with_demo();
    let table = home.run(["list", "units"]);
    let heading = table.out.lines().next().unwrap();
    assert!(heading.starts_with("Mã") && heading.contains("Tên đầy đủ"));
    // Columns are aligned by what is seen, not by bytes.
    let place = |line: &str, word: &str| line[..line.find(word).unwrap()].chars().count();
    let row = table.out.lines().find(|line| line.contains("Tổng cục Môi trường")).unwrap();
    assert_eq!(place(heading, "Tên đầy đủ"), place(row, "Tổng cục Môi trường"));
    assert!(!table.out.contains('\u{1b}'));

    let csv = home.run(["list", "units", "--format", "csv", "--bom", "--columns", "code,name"]);
    assert!(csv.out.starts_with("\u{feff}Mã,Tên đầy đủ\n"), "{}", csv.out);

    let json = home.run(["list", "terms", "--format", "json", "--sort", "year:desc"]).json();
    let years: Vec<i64> =
        json.as_array().unwrap().iter().map(|term| term["year"].as_i64().unwrap()).collect();
    assert_eq!(years, [2022, 2021, 2020, 2013]);
    assert_eq!(json[1]["chair"]["kind"], "unit");
    assert!(json[1]["id"].as_str().is_some() && json[1]["version"] == 1);
}

#[test]
fn every_kind_lists_in_every_format() {
    let home = Home::with_demo();
    for kind in ["blocs", "units", "persons", "awards", "terms", "meetings", "nominations"] {
        let all = home.run(["list", kind, "--bloc", "all", "--format", "json", "--columns", "all"]);
        let count = all.json().as_array().unwrap().len();
        assert!(count > 0, "{kind}");
        let csv = home.run(["list", kind, "--bloc", "all", "--format", "csv"]);
        let rows = csv::Reader::from_reader(csv.out.as_bytes()).records().count();
        assert_eq!(rows, count, "{kind}");
        assert_eq!(
            home.run(["list", kind, "--bloc", "all", "--limit", "1"]).out.lines().count(),
            2
        );
    }
}

#[test]
fn lists_are_narrowed_without_marks() {
    let home = Home::with_demo();
    let found =
        home.run(["list", "persons", "--search", "tran thi ngoc", "--format", "json"]).json();
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(found[0]["name"], "Trần Thị Ngọc");
    let by_alias =
        home.run(["list", "nominations", "--unit", "dia chat va khoang san", "--format", "json"]);
    assert_eq!(by_alias.json().as_array().unwrap().len(), 3, "{}", by_alias.err);
    let decided =
        home.run(["list", "nominations", "--state", "đã trình", "--format", "json"]).json();
    assert!(decided.as_array().unwrap().iter().all(|found| found["state"] == "submitted"));
    assert_eq!(decided.as_array().unwrap().len(), 1);
    let none = home.run(["list", "nominations", "--year", "1999"]);
    assert_eq!((none.status, none.out.as_str()), (0, ""));
    assert!(none.err.contains("không có bản ghi nào"));
}

#[test]
fn one_record_and_its_history() {
    let home = Home::with_demo();
    let text = home.run(["show", "person", "tran thi ngoc"]);
    assert!(text.out.starts_with("Trần Thị Ngọc\n"), "{}{}", text.out, text.err);
    let json = home.run(["show", "unit", "dv-0002", "--format", "json"]).json();
    assert_eq!(json["code"], "DV-0002");
    assert!(json["aliases"].as_array().is_some());
    let csv = home.run(["show", "meeting", "HN-2021-01", "--format", "csv"]);
    assert_eq!(csv::Reader::from_reader(csv.out.as_bytes()).records().count(), 1, "{}", csv.err);

    let history = home.en(["history", "unit", "DV-0002", "--format", "json"]).json();
    assert_eq!(history[0]["act"], "import");
    let fields = history[0]["fields"].as_array().unwrap();
    assert!(fields.iter().any(|field| field["field"] == "name" && field["before"].is_null()));
    assert!(home.run(["history", "unit", "DV-0002"]).out.contains("nhập từ tệp"));
    assert!(
        home.en(["history", "unit", "DV-0002", "--format", "csv"]).out.starts_with("No.,When,Who")
    );
}

#[test]
fn what_is_wrong_with_the_arguments_is_said_in_the_language_read() {
    let home = Home::with_demo();
    let cases: [(&[&str], &str, &str); 12] = [
        (&["lst"], "không có lệnh lst; có phải", "there is no command lst; did you mean"),
        (&["list"], "thiếu <LOẠI>", "missing <KIND>"),
        (
            &["list", "cities"],
            "“cities”: phải là một trong: blocs, units",
            "must be one of: blocs, units",
        ),
        (
            &["list", "units", "--yeer", "2021"],
            "không có tùy chọn --yeer",
            "there is no option --yeer",
        ),
        (
            &["list", "units", "--year", "x"],
            "phải là năm, như 2021",
            "must be a year, such as 2021",
        ),
        (&["list", "units", "--year"], "thiếu giá trị cho --year", "--year <YEAR> needs a value"),
        (
            &["list", "units", "--sort", "size"],
            "không có cột “size”; các cột là: code, name",
            "have no column “size”",
        ),
        (
            &["list", "units", "--sort", "name:up"],
            "phải là asc hoặc desc",
            "must stand asc or desc",
        ),
        (
            &["list", "units", "--state", "draft"],
            "--state chỉ dùng với nominations",
            "--state goes with nominations only",
        ),
        (
            &["list", "nominations", "--state", "gone"],
            "phải là một trong: draft",
            "must be one of: draft",
        ),
        (
            &["list", "units", "--format", "xml"],
            "phải là một trong: table, csv, json",
            "must be one of: table, csv, json",
        ),
        (&["--today", "32/13/2021", "paths"], "--today 32/13/2021", "--today 32/13/2021"),
    ];
    for (arguments, vi, en) in cases {
        let said = home.run(arguments);
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(said.err.contains(vi), "{arguments:?}: {}", said.err);
        let said = home.en(arguments);
        assert_eq!(said.status, 2);
        assert!(said.err.contains(en), "{arguments:?}: {}", said.err);
    }
}

#[test]
fn what_cannot_be_found_is_said_and_what_is_ambiguous_is_listed() {
    let home = Home::with_demo();
    let none = home.run(["show", "unit", "sao hỏa"]);
    assert_eq!(none.status, 1);
    assert!(none.err.contains("không tìm thấy đơn vị “sao hỏa”"));
    let many = home.en(["list", "nominations", "--unit", "tong cuc"]);
    assert_eq!(many.status, 1);
    assert!(many.err.contains("several units") && many.err.contains("DV-0004"), "{}", many.err);
}

#[test]
fn a_missing_store_says_how_to_make_one() {
    let home = Home::new();
    for arguments in [&["chair"][..], &["list", "units"], &["check"], &["backup"], &["export"]] {
        let ran = home.run(arguments);
        assert_eq!(ran.status, 1, "{arguments:?}");
        assert!(ran.err.contains("thidua init"), "{}", ran.err);
    }
    assert!(!home.data().exists());
    assert_eq!(home.run(["init"]).status, 0);
    assert_eq!(home.run(["init"]).status, 1);
    assert_eq!(home.run(["list", "units", "--format", "json"]).json(), Json::Array(vec![]));
    assert!(home.run(["chair"]).err.contains("chưa có khối"));
}

#[test]
fn the_language_comes_from_the_option_then_the_environment() {
    let home = Home::new();
    let help = |ran: Ran| ran.out;
    assert!(help(home.run(["--help"])).contains("Cách dùng: thidua"));
    assert!(help(home.en(["--help"])).contains("Usage: thidua"));
    assert!(help(home.en(["--lang", "vi", "--help"])).contains("Cách dùng"));
    assert!(help(ran(home.command().env("THIDUA_LANG", "en").arg("--help"))).contains("Usage"));
    let french = ran(home.command().env("LANG", "fr_FR.UTF-8").arg("--help"));
    assert!(french.out.contains("Cách dùng"));
    assert_eq!(home.run(["--lang", "fr", "paths"]).status, 2);
    for command in ["list", "chair", "import", "restore", "keymap"] {
        let vi = help(home.run([command, "--help"]));
        assert!(
            vi.contains("Cách dùng") && !vi.contains("Usage") && !vi.contains("Options:"),
            "{vi}"
        );
    }
    assert!(home.run(["--version"]).out.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let home = Home::with_demo();
    let program = env!("CARGO_BIN_EXE_thidua");
    for arguments in
        ["export", "list awards --columns all --format json", "man", "completions bash"]
    {
        let script = format!(
            "{{ '{program}' {arguments}; echo \"status $?\" >&2; }} | head -c 1 >/dev/null"
        );
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(script)
            .env("THIDUA_DATA", home.data())
            .env("HOME", home.folder.path());
        let ran = ran(&mut command);
        assert_eq!(ran.err, "status 0\n", "{arguments}");
    }
}

#[test]
fn export_import_backup_restore_and_check() {
    let home = Home::with_demo();
    let out = home.folder.path().join("all.jsonl");
    let file = out.to_str().unwrap();
    assert_eq!(home.run(["export", file]).status, 0);
    let text = fs::read_to_string(&out).unwrap();
    assert_eq!(home.run(["export"]).out, text);
    assert_eq!(home.run(["export", file]).status, 1, "an export does not overwrite");

    let other = home.folder.path().join("other");
    let other = other.to_str().unwrap();
    let taken = home.en(["--data", other, "import", file]);
    assert_eq!(taken.status, 0, "{}", taken.err);
    assert_eq!(home.run(["--data", other, "export"]).out, text);

    let again = home.en(["import", file, "--dry-run"]);
    assert!(again.out.contains("tried") && again.out.contains("85 unchanged"), "{}", again.out);

    let path = home.run(["backup"]).out;
    let path = path.trim();
    assert!(path.ends_with(".jsonl.gz"));
    assert_eq!(home.run(["check"]).status, 0);
    assert_eq!(home.run(["restore", path]).status, 1, "a store is not replaced unasked");
    let replaced = home.en(["restore", path, "--replace"]);
    assert_eq!(replaced.status, 0, "{}", replaced.err);
    assert!(replaced.err.contains("the old store is now in"));
    assert_eq!(home.run(["export"]).out, text);
    assert_eq!(home.run(["check"]).status, 0);

    // What was done since the backup is not missed after going back to it.
    let later = home.file("later.jsonl", r#"{"record": {"record": {"person": {"name": "Lan"}}}}"#);
    assert_eq!(home.run(["import", &later]).status, 0);
    assert_eq!(home.run(["backup"]).status, 0);
    assert_eq!(home.en(["restore", path, "--replace"]).status, 0);
    assert_eq!(home.run(["export"]).out, text);
    assert_eq!(home.run(["check"]).status, 0);
}

#[test]
fn an_import_that_fails_or_only_tries_makes_no_store() {
    let home = Home::new();
    let bad = home.file("bad.jsonl", "hm\n");
    assert_eq!(home.run(["import", &bad]).status, 1);
    let good =
        home.file("good.jsonl", "{\"record\": {\"record\": {\"person\": {\"name\": \"Lan\"}}}}\n");
    let tried = home.en(["import", &good, "--dry-run"]);
    assert_eq!((tried.status, home.run(["check"]).status), (0, 1), "{}", tried.err);
    assert_eq!(home.en(["import", &good]).status, 0);
    assert_eq!(home.run(["check"]).status, 0);
}

#[test]
fn faults_of_a_file_are_told_by_line_and_nothing_is_taken_in() {
    let home = Home::with_demo();
    let before = home.run(["export"]).out;
    let file = home.file("bad.jsonl", "{\"record\": {\"record\": {\"person\": {}}}}\nhm\n");
    let ran = home.run(["import", &file]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("bad.jsonl: dòng 2: không phải JSON"), "{}", ran.err);
    let missing = home.file("missing.jsonl", "{\"record\": {\"record\": {\"person\": {}}}}\n");
    assert!(
        home.en(["import", &missing]).err.contains("line 1, person, field name: must be filled in")
    );
    assert_eq!(home.run(["export"]).out, before);
    assert_eq!(home.run(["import", "/no/such/file"]).status, 1);
}

#[test]
fn records_come_in_by_the_input_and_are_the_actors() {
    let home = Home::with_demo();
    let mut child = home
        .command()
        .args(["--as", "Nguyễn Lan", "import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let line =
        "{\"record\": {\"record\": {\"person\": {\"code\": \"P9\", \"name\": \"Võ Thị Sáu\"}}}}\n";
    child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
    assert!(child.wait_with_output().unwrap().status.success());
    let history = home.run(["history", "person", "P9", "--format", "json"]).json();
    assert_eq!(history[0]["who"], "Nguyễn Lan");
}

#[test]
fn a_held_store_says_who_holds_it() {
    let home = Home::with_demo();
    let held = thidua::store::folder::open(&home.data(), "Hoàng").unwrap();
    let ran = home.run(["chair"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("Hoàng"), "{}", ran.err);
    drop(held);
}

#[test]
fn keymaps_are_checked_and_printed() {
    let home = Home::new();
    assert!(home.run(["keymap", "print"]).out.contains("ctrl-s"));
    assert!(home.run(["--keymap", "vim", "keymap", "print"]).status == 0);
    let good = home.file("good.toml", "inherit = \"default\"\n");
    assert_eq!(home.run(["keymap", "check", &good]).status, 0);
    let bad = home.file("bad.toml", "[global]\n\"q\" = \"no.such\"\n");
    let checked = home.run(["keymap", "check", &bad]);
    assert_eq!(checked.status, 1);
    assert!(checked.out.contains("bad.toml: dòng 2"), "{}", checked.out);
    assert_eq!(home.run(["keymap"]).status, 2);
    assert_eq!(home.run(["--keymap", "nowhere", "keymap", "print"]).status, 1);
}

#[test]
fn paths_completions_and_the_manual_need_no_store() {
    let home = Home::new();
    assert!(home.run(["paths"]).out.contains(home.data().to_str().unwrap()));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(home.run(["completions", shell]).out.contains("keymap"), "{shell}");
    }
    let (vi, en) = (home.run(["man"]).out, home.en(["man"]).out);
    for (page, words) in [(vi, ["TÊN", "PHÍM"]), (en, ["NAME", "KEYS"])] {
        assert!(words.iter().all(|word| page.contains(&format!(".SH {word}"))), "{page}");
        assert!(page.contains("thidua chair") && page.contains("ctrl\\-s"));
    }
    assert!(!home.data().exists());
}

#[test]
fn the_screen_without_a_terminal_is_an_error_and_no_panic() {
    let home = Home::with_demo();
    let ran = home.run::<&str>([]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.starts_with("thidua: ") && !ran.err.contains("panicked"), "{}", ran.err);
}

#[test]
fn a_folder_where_a_file_should_be_is_named_in_words() {
    let home = Home::with_demo();
    for name in ["lock", "number", "holder.json"] {
        let at = home.data().join(name);
        let _ = fs::remove_file(&at);
        fs::create_dir(&at).unwrap();
        let ran = home.run(["chair"]);
        assert_eq!(ran.status, 1);
        assert!(ran.err.contains(&format!("{name}: phải là tệp của thidua")), "{}", ran.err);
        assert!(!ran.err.contains("os error"), "{}", ran.err);
        fs::remove_dir(&at).unwrap();
    }
}

/// Root may write anywhere, whatever the permissions say.
#[test]
fn a_store_that_may_not_be_written_to_is_read_all_the_same() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_demo();
    let text = home.run(["export"]).out;
    let set = |mode| {
        fs::set_permissions(home.data(), fs::Permissions::from_mode(mode)).unwrap();
        fs::set_permissions(home.data().join("lock"), fs::Permissions::from_mode(mode & 0o666))
            .unwrap();
    };
    set(0o500);
    if fs::File::create(home.data().join("probe")).is_err() {
        for arguments in [&["export"][..], &["list", "units"], &["check"], &["chair"]] {
            let ran = home.en(arguments);
            assert!(ran.err.contains("read only"), "{arguments:?}: {}", ran.err);
            assert!(arguments[0] != "export" || ran.out == text);
        }
        let backup = home.en(["backup"]);
        assert!(backup.err.contains("nothing can be written here"), "{}", backup.err);
    }
    set(0o700);
    assert_eq!(home.run(["export"]).out, text);
}

#[test]
fn two_persons_are_merged_by_their_codes() {
    let home = Home::with_demo();
    let told = home.en(["merge", "CN-0001", "CN-0002"]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert!(told.out.contains("add --yes to do it"), "{}", told.out);
    assert_eq!(home.en(["nominee", "CN-0002"]).status, 0);
    let done = home.en(["merge", "CN-0001", "CN-0002", "--yes"]);
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(done.out.contains("merge CN-0002"), "{}", done.out);
    assert_eq!(home.en(["merge", "CN-0001", "CN-0002"]).status, 1);
    assert_eq!(home.en(["merge", "CN-0001", "DV-0001", "--yes"]).status, 1);
}

#[test]
fn a_nominees_past_in_every_format() {
    let home = Home::with_demo();
    let table = home.en(["nominee", "CN-0006"]);
    assert_eq!(table.status, 0, "{}", table.err);
    assert!(table.out.contains("Chiến sĩ thi đua toàn quốc"), "{}", table.out);
    assert!(table.err.contains("1 nomination, 0 decided"), "{}", table.err);
    let json = home.en(["nominee", "cn-0006", "--format", "json"]).json();
    assert_eq!((&json["nominated"], &json["pending"]), (&Json::from(1), &Json::from(1)));
    assert_eq!(json["past"][0]["code"], "DN-2020-0003");
    assert_eq!(json["past"][0]["state"], "submitted");
    // A unit with what it became.
    let json = home.en(["nominee", "DV-0002", "--format", "json"]).json();
    assert_eq!(json["line"].as_array().unwrap().len(), 3);
    assert_eq!(home.en(["nominee", "XX-9999"]).status, 1);
}

#[test]
fn an_import_tells_doubts_with_their_lines_and_goes_on() {
    let home = Home::with_demo();
    let file = home.file(
        "more.jsonl",
        concat!(
            r#"{"record":{"record":{"person":{"name":"Lê Thị Không Ai"}}}}"#,
            "\n",
            r#"{"record":{"record":{"person":{"name":"Hoang Van Thuc"}}}}"#,
            "\n",
        ),
    );
    let taken = home.en(["import", &file]);
    assert_eq!(taken.status, 0, "{}", taken.err);
    assert!(taken.out.contains("2 records new"), "{}", taken.out);
    let doubt = taken.err.lines().find(|line| line.contains("doubtful")).unwrap();
    assert!(doubt.contains("line 2") && doubt.contains("CN-0001"), "{doubt}");
    assert_eq!(taken.err.matches("doubtful").count(), 1, "{}", taken.err);
}

#[test]
fn the_history_of_one_merged_into_another_is_still_there() {
    use thidua::model::{Kind, Link};
    use thidua::store::folder;
    use thidua::store::request::Actor;
    let home = Home::with_demo();
    {
        let store = folder::open(&home.data(), "Lan").unwrap();
        let seen = |code| -> (Link, u64) {
            let link = store.find_code(Kind::Person, code).unwrap().unwrap();
            (link, store.get(link).unwrap().unwrap().version)
        };
        let actor = Actor { who: "Lan".to_owned(), via: "local".to_owned() };
        store.merge(&actor, seen("CN-0005"), seen("CN-0006")).unwrap();
    }
    for code in ["CN-0005", "CN-0006"] {
        let history = home.en(["history", "person", code, "--format", "json"]).json();
        assert_eq!(history[0]["act"], "merge", "{code}");
    }
    let table = home.en(["history", "person", "CN-0006"]);
    assert!(table.out.contains("merge"), "{}", table.out);
    assert_eq!(home.en(["history", "person", "CN-0999"]).status, 1);
}

/// A unit's person with the ratings of some years, as lines of a file.
fn rated(years: &[i16], rating: &str) -> String {
    let bloc = thidua::demo::BLOC;
    let person = "00000000-0000-7000-8000-00000000f001";
    let mut lines = format!(
        r#"{{"record":{{"id":"{person}","record":{{"person":{{"code":"NV-1","name":"Nguyễn Văn An","recruited":"2010-01-01"}}}}}}}}"#
    );
    for year in years {
        lines.push('\n');
        let line = format!(
            r#"{{"record":{{"record":{{"rating":{{"bloc":"{bloc}","subject":{{"kind":"person","id":"{person}"}},"year":{year},"rating":"{rating}"}}}}}}}}"#
        );
        lines.push_str(&line);
    }
    lines
}

#[test]
fn eligibility_is_told_with_rule_evidence_and_what_is_missing() {
    let home = Home::with_demo();
    let file = home.file("rated.jsonl", &rated(&[2023, 2024], "excellent"));
    assert_eq!(home.en(["import", &file]).status, 0);
    let ask = |award: &str, more: &[&str]| {
        let ask = ["eligible", "--award", award, "--year", "2024", "--received", "2024-12-20"];
        home.en(ask.iter().chain(more).copied().collect::<Vec<_>>())
    };
    let one = ask("LĐTT", &["--nominee", "NV-1", "--json"]).json();
    assert_eq!(one["verdict"], "eligible");
    assert_eq!(one["unverified_rules"], true);
    let rated = &one["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["evidence"] != Json::Array(vec![]));
    assert!(rated.unwrap()["evidence"][0]["record"].as_str().unwrap().starts_with("XL-2024-"));
    let fighter = ask("CSTĐCB", &["--nominee", "NV-1", "--json"]).json();
    assert_eq!(fighter["verdict"], "needs_review");
    let flag = ask("CTĐB", &["--nominee", "NV-1", "--json"]).json();
    assert_eq!(flag["verdict"], "not_eligible", "a flag is for collectives");
    let text = ask("CSTĐCB", &["--nominee", "NV-1"]).out;
    assert!(text.contains("Luật 06/2022/QH15, article 22") && text.contains("? "), "{text}");
    let unknown = ask("XYZ", &[]);
    assert_eq!(unknown.status, 1);
    let day = home.en(["eligible", "--award", "LĐTT", "--received", "31/31"]);
    assert_eq!(day.status, 2, "{}", day.err);
}

#[test]
fn faults_of_a_users_rules_come_all_at_once_with_their_lines() {
    let home = Home::with_demo();
    let faulty = home.file(
        "rules.toml",
        "[[rule]]\nid = \"a\"\naward = \"CSTĐCX\"\nwhat = { vi = \"a\", en = \"a\" }\n\
         instrument = \"i\"\nvalid_from = 2024-01-01\nvalid_until = 2023-01-01\nsource = \"s\"\n\
         verified = false\ncolour = 1\n[rule.test.running]\naward = [\"LĐTT\"]\nyears = 1\n",
    );
    let checked = home.en(["law", "check", &faulty]);
    assert_eq!(checked.status, 1);
    for (line, what) in [(3, "CSTĐCX"), (7, "valid_from"), (10, "colour")] {
        let found = checked
            .err
            .lines()
            .any(|it| it.contains(&format!("line {line},")) && it.contains(what));
        assert!(found, "line {line}, {what}: {}", checked.err);
    }
    let rules = home.en(["law", "rules"]);
    assert!(rules.out.contains("[NOT verified]") && rules.out.contains("Luật 06/2022/QH15"));
    // A user's rule that switches the law's off is heard.
    let config = home.folder.path().join(".config/thidua");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("rules.toml"), "[[rule]]\nid = \"lđtt-2022-service\"\noff = true\n")
        .unwrap();
    let fewer = home.en(["law", "rules"]);
    assert!(rules.out.contains("lđtt-2022-service") && !fewer.out.contains("lđtt-2022-service"));
    // Rules at fault are left out, which is said; the law's go on judging.
    fs::write(config.join("rules.toml"), "[[rule]]\nid = 5\nverified = \"yes\"\n").unwrap();
    let judged = home.en(["eligible", "--award", "LĐTT"]);
    assert_eq!(judged.status, 0, "{}", judged.err);
    assert!(judged.err.contains("own rules (rules.toml) NOT applied"), "{}", judged.err);
    let checked = home.run(["law", "check"]);
    assert_eq!(checked.status, 1);
    assert!(checked.err.contains("phải là chuỗi ký tự, không phải 5"), "{}", checked.err);
    assert!(checked.err.contains("phải là true hoặc false, không phải \"yes\""), "{}", checked.err);
}

#[test]
fn rules_that_cannot_be_read_are_told_and_nothing_is_judged_without_them() {
    let home = Home::with_demo();
    let path = home.folder.path().join(".config/thidua/rules.toml");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // Neither is a text: whoever runs the tests, root included, cannot read them.
    let unreadable: [&dyn Fn(); 2] = [&|| fs::write(&path, [b'#', 0xFF, b'\n']).unwrap(), &|| {
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
    }];
    let judging: [&[&str]; 3] =
        [&["law", "rules"], &["law", "check"], &["eligible", "--award", "LĐTT", "--year", "2021"]];
    for spoil in unreadable {
        spoil();
        for arguments in judging {
            let (vi, en) = (home.run(arguments), home.en(arguments));
            assert_eq!((vi.status, vi.out.as_str()), (1, ""), "{arguments:?}: {}", vi.err);
            assert!(vi.err.contains("không đọc được tệp quy tắc"), "{}", vi.err);
            assert!(vi.err.contains(path.to_str().unwrap()), "{}", vi.err);
            assert_eq!(en.status, 1, "{arguments:?}: {}", en.err);
            assert!(en.err.contains("cannot be read: it must be a UTF-8 text file"), "{}", en.err);
        }
    }
}

#[test]
fn a_code_with_a_slip_is_answered_with_the_nearest() {
    let home = Home::with_demo();
    let person = home.en(["show", "person", "CN-003"]);
    assert_eq!(person.status, 1);
    assert!(
        person.err.contains("there is no person “CN-003”; did you mean “CN-0003”?"),
        "{person:?}"
    );
    let award = home.run(["show", "award", "TTLĐXX"]);
    assert!(award.err.contains("có phải «TTLĐXS»?"), "{award:?}");
    let nomination = home.en(["history", "nomination", "DN-2020-003"]);
    assert!(nomination.err.contains("did you mean “DN-2020-0003”?"), "{nomination:?}");
    let none = home.en(["show", "person", "Nguyễn Văn Không"]);
    assert!(!none.err.contains("did you mean"), "{none:?}");
}

#[test]
fn rows_say_what_their_figures_are_and_history_is_cut_on_demand() {
    let home = Home::with_demo();
    let unit = home.en(["show", "unit", "DV-0003"]);
    assert!(unit.out.contains("2020, subordinate units 22"), "{unit:?}");
    let posts = home.en(["list", "persons", "--columns", "name,posts"]);
    assert!(posts.out.contains("Vụ Tổ chức cán bộ, Phó Vụ trưởng\n"), "{posts:?}");
    let history = home.en(["history", "unit", "DV-0003", "--limit", "0", "--format", "json"]);
    assert_eq!(history.json().as_array().map(Vec::len), Some(0));
}

#[test]
fn the_place_of_a_tone_and_i_or_y_make_no_difference_on_the_command_line() {
    let home = Home::with_demo();
    for words in ["thuỷ văn", "thủy văn", "thuy van", "thuỷ"] {
        let found = home.run(["list", "units", "--search", words, "--format", "json"]).json();
        let names: Vec<&str> =
            found.as_array().unwrap().iter().filter_map(|it| it["name"].as_str()).collect();
        assert_eq!(names, ["Tổng cục Khí tượng Thủy văn"], "{words}");
    }
    for name in ["Quản lí đất đai", "Quản lý đất đai", "tong cuc quan ly dat dai"] {
        let listed = home.run(["list", "units", "--unit", name, "--format", "json"]);
        assert_eq!(listed.status, 0, "{name}: {}", listed.err);
        assert!(listed.out.contains("DV-0005"), "{name}: {}", listed.out);
    }
}

#[test]
fn a_check_names_the_persons_whose_sort_key_is_doubtful() {
    let home = Home::with_demo();
    let sound = home.run(["check"]);
    assert!(sound.status == 0 && !sound.out.contains("tên để sắp xếp"), "{}", sound.out);
    let file = home.folder.path().join("more.jsonl");
    let exported = home.run(["export"]).out;
    let line = exported.lines().find(|line| line.contains("Trần Thị Ngọc")).unwrap();
    let mut lines: Vec<&str> = exported.lines().collect();
    let renamed = line.replace("Trần Thị Ngọc", "H'Hen Niê");
    let at = lines.iter().position(|it| *it == line).unwrap();
    lines[at] = &renamed;
    fs::write(&file, lines.join("\n") + "\n").unwrap();
    let other = Home::new();
    assert_eq!(other.run(["init"]).status, 0);
    let taken = other.run(["import", file.to_str().unwrap()]);
    assert_eq!(taken.status, 0, "{}", taken.err);
    let checked = other.run(["check"]);
    assert!(
        checked.status == 0 && checked.out.contains("H'Hen Niê: tên để sắp xếp"),
        "{}",
        checked.out
    );
}
