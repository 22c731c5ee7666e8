//! Official documents on the demo and a made year: what stands in them, as text and as DOCX.

use std::io::{Cursor, Read};
use std::sync::Arc;

use jiff::civil::date;
use thidua::demo::BLOC;
use thidua::model::ballot::{Ballot, BallotItem};
use thidua::model::initiative::{Initiative, Owner};
use thidua::model::nomination::{Nomination, Step};
use thidua::model::person::{Person, Post};
use thidua::model::report::Report;
use thidua::model::scheme::{Criterion, Scheme};
use thidua::model::score::{ItemPoints, Score, ScoreStep};
use thidua::model::{Id, Kind, Link, Points, Record};
use thidua::office::{docx, template, templates};
use thidua::report::paper::{Content, DOTS, Document, WIDTH};
use thidua::store::Store;
use thidua::store::request::{Actor, Save, Subject};
use thidua::text::{Lang, display_width};
use zip::ZipArchive;

use crate::desk;

fn put(store: &Store, record: Record) -> Id {
    let actor = Actor { who: "Lan".to_owned(), via: "local".to_owned() };
    let save = Save { id: None, seen: 0, record, begun: None, despite: true };
    store.save(&actor, vec![save]).unwrap().links[0].id
}

fn coded(store: &Store, kind: Kind, code: &str) -> Id {
    store.find_code(kind, code).unwrap().unwrap().id
}

fn person(store: &Store, name: &str, unit: Id) -> Link {
    let post = Post { unit: Some(unit), post: "Chuyên viên".to_owned(), ..Post::default() };
    let person = Person {
        honorific: "ong".to_owned(),
        name: name.to_owned(),
        birth_year: Some(1984),
        posts: vec![post],
        ..Person::default()
    };
    Link::new(Kind::Person, put(store, Record::Person(person)))
}

fn nominate(store: &Store, nominee: Link, unit: Id, award: &str) -> Id {
    let nomination = Nomination {
        bloc: Some(BLOC),
        nominee: Some(nominee),
        unit: Some(unit),
        award: Some(thidua::law::award_id(award)),
        year: 2021,
        summary: "Hoàn thành xuất sắc <nhiệm vụ> & chỉ tiêu".to_owned(),
        steps: vec![Step { state: "checked".to_owned(), ..Step::default() }],
        ..Nomination::default()
    };
    put(store, Record::Nomination(nomination))
}

/// The demo with a year 2021 as a secretariat would have it.
pub fn made() -> Arc<Store> {
    let store = desk::demo();
    let unit = |code| coded(&store, Kind::Unit, code);
    let (sea, geology) = (unit("DV-0001"), unit("DV-0002"));
    let award = "CSTĐTQ";
    let names = ["Đặng Văn Ất", "Trần Thị Ánh", "Nguyễn Văn Bình", "Lê Văn An"];
    let of = |name| person(&store, name, geology);
    let people: Vec<Link> = names.into_iter().map(of).collect();
    for nominee in &people {
        nominate(&store, *nominee, geology, award);
    }
    let far = person(&store, "Phạm Văn Zin", sea);
    nominate(&store, far, sea, award);
    let lower = person(&store, "Bùi Văn Anh", sea);
    nominate(&store, lower, sea, "LĐTT");
    let flagged = nominate(&store, Link::new(Kind::Unit, sea), sea, "CTĐCP");
    let initiative = Initiative {
        bloc: Some(BLOC),
        name: "Bản đồ số".to_owned(),
        scope: "ministry".to_owned(),
        year: 2021,
        owners: vec![Owner { owner: Some(people[0]), share: None }],
        number: "12/QĐ".to_owned(),
        ..Initiative::default()
    };
    put(&store, Record::Initiative(initiative));
    let criterion = |group: &str, item: &str, kind: &str| Criterion {
        group: group.to_owned(),
        item: item.to_owned(),
        text: format!("Tiêu chí {item}"),
        kind: kind.to_owned(),
        maximum: Some(Points(1_000)),
    };
    let scheme = Scheme {
        bloc: Some(BLOC),
        name: "Bảng 2021".to_owned(),
        from: 2021,
        criteria: vec![
            criterion("Chuyên môn", "1.1", "base"),
            criterion("Chuyên môn", "1.2", "base"),
            criterion("Thưởng", "2.1", "bonus"),
        ],
        ..Scheme::default()
    };
    let scheme = put(&store, Record::Scheme(scheme));
    let points = |item: &str| ItemPoints {
        item: item.to_owned(),
        own: Some(Points(950)),
        checked: Some(Points(900)),
        note: String::new(),
    };
    let score = Score {
        bloc: Some(BLOC),
        year: 2021,
        unit: Some(geology),
        scheme: Some(scheme),
        points: ["1.1", "1.2", "2.1"].map(points).to_vec(),
        steps: vec![ScoreStep { stage: "own".to_owned(), ..ScoreStep::default() }],
        ..Score::default()
    };
    put(&store, Record::Score(score));
    let ballot = Ballot {
        bloc: Some(BLOC),
        body: "Hội nghị Khối".to_owned(),
        date: Some(date(2021, 2, 24)),
        meeting: Some(coded(&store, Kind::Meeting, "HN-2021-01")),
        rules: "ministry_council_2019".to_owned(),
        eligible: Some(5),
        present: Some(5),
        items: vec![BallotItem { nomination: Some(flagged), votes: Some(5), chair: true }],
        early: "bầu thử".to_owned(),
        ..Ballot::default()
    };
    put(&store, Record::Ballot(ballot));
    let report = Report {
        bloc: Some(BLOC),
        year: 2021,
        strengths: "Các đơn vị đoàn kết.\nPhong trào đều.".to_owned(),
        ..Report::default()
    };
    put(&store, Record::Report(report));
    store.load(&mut |_| {}).unwrap();
    store
}

/// What each document is about, in the made store.
pub fn subjects(store: &Store) -> Vec<(Document, Subject)> {
    let record = |kind, code| Subject::Record(Link::new(kind, coded(store, kind, code)));
    let year = Subject::Year { bloc: BLOC, year: 2021 };
    vec![
        (Document::Nominees, year),
        (Document::Letter, year),
        (Document::Report, year),
        (Document::Scores, year),
        (Document::Minutes, record(Kind::Meeting, "HN-2021-01")),
        (Document::Handover, record(Kind::Handover, "BG-2021-1")),
        (Document::Score, record(Kind::Score, "CD-2021-01")),
        (Document::Nominee, record(Kind::Unit, "DV-0002")),
    ]
}

pub fn content(store: &Store, document: Document, subject: Subject, lang: Lang) -> Content {
    let matter = store.matter(subject, &|| false).unwrap().unwrap();
    document.content(&matter, &store.catalog(), lang).unwrap()
}

fn of(document: Document, lang: Lang) -> (Arc<Store>, Content) {
    let store = made();
    let (_, subject) = subjects(&store).into_iter().find(|(it, _)| *it == document).unwrap();
    let found = content(&store, document, subject, lang);
    (store, found)
}

/// The words of a document's text, whatever lines they stand on.
fn words(lines: &[String]) -> String {
    lines.join(" ").replace('|', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a DOCX, a paragraph a line.
pub fn paragraphs(bytes: &[u8]) -> Vec<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let text = |paragraph: &str| {
        let runs = paragraph.split("<w:t").skip(1).filter_map(|run| {
            let (tag, text) = run.split_once('>')?;
            // Others begin like it: `w:tab`, `w:tc`.
            if !(tag.is_empty() || tag.starts_with(' ')) || tag.ends_with('/') {
                return None;
            }
            text.split_once("</w:t>").map(|(text, _)| text.to_owned())
        });
        let text = runs.collect::<String>();
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    xml.split("</w:p>").map(text).collect()
}

#[test]
fn every_document_fills_all_its_places_and_no_other() {
    let store = made();
    let subjects = subjects(&store);
    assert_eq!(subjects.iter().map(|(it, _)| *it).collect::<Vec<_>>(), Document::ALL);
    for lang in [Lang::Vi, Lang::En] {
        for (document, subject) in &subjects {
            let content = content(&store, *document, *subject, lang);
            let misfits = content.misfits(&document.places());
            assert!(misfits.is_empty(), "{}: {misfits:?}", document.name());
            let lines = document.lines(&content, lang);
            for line in &lines {
                assert!(display_width(line) <= WIDTH, "{}: {line}", document.name());
                assert!(!line.contains("{{"), "{}: {line}", document.name());
            }
        }
    }
}

#[test]
fn every_built_in_template_is_sound_and_says_what_the_text_says() {
    let store = made();
    for lang in [Lang::Vi, Lang::En] {
        for (document, subject) in subjects(&store) {
            let template = docx::template(document, lang).unwrap();
            assert_eq!(template, docx::template(document, lang).unwrap(), "{}", document.name());
            let found = template::check(&template, &document.places());
            assert!(found.is_empty(), "{}: {found:?}", document.name());
            let content = content(&store, document, subject, lang);
            let made = templates::make(document, &content, lang, None).unwrap();
            let shown = paragraphs(&made);
            assert!(
                !shown.iter().any(|line| line.contains("{{")),
                "{}: {shown:#?}",
                document.name()
            );
            let all = words(&shown);
            for line in document.lines(&content, lang) {
                // Tables and heads stand side by side in the text.
                if line.starts_with(['|', '+', ' ']) || line.trim().is_empty() {
                    continue;
                }
                let line = line.split("   ").next().unwrap().trim_start_matches("- ");
                assert!(all.contains(line), "{}: {line:?} is not in {all}", document.name());
            }
        }
    }
}

#[test]
fn lists_go_from_the_higher_award_to_the_lower_then_by_unit_then_by_name() {
    let (_, content) = of(Document::Nominees, Lang::Vi);
    let names: Vec<&str> =
        content.rows_of("individuals").iter().map(|row| row.text_of("name")).collect();
    assert_eq!(
        names,
        [
            "Ông Phạm Văn Zin",
            "Ông Lê Văn An",
            "Ông Trần Thị Ánh",
            "Ông Đặng Văn Ất",
            "Ông Nguyễn Văn Bình",
            "Ông Bùi Văn Anh",
        ]
    );
    let first = &content.rows_of("individuals")[3];
    assert_eq!(first.text_of("birth_year"), "1984");
    assert_eq!(first.text_of("post"), "Chuyên viên, Tổng cục Địa chất và Khoáng sản Việt Nam");
    assert!(first.text_of("merit").ends_with("; Sáng kiến: Bản đồ số (12/QĐ)"));
    assert_eq!(first.text_of("decision"), "……");
    assert_eq!(content.rows_of("collectives").len(), 1);
    assert_eq!(
        (content.text_of("individual_count"), content.text_of("collective_count")),
        ("6", "1")
    );
}

#[test]
fn a_letter_counts_by_award_and_is_signed_for_the_chair() {
    let (_, content) = of(Document::Letter, Lang::Vi);
    let text = words(&Document::Letter.lines(&content, Lang::Vi));
    assert!(text.contains("cho 6 cá nhân, 1 tập thể"), "{text}");
    assert!(text.contains("Chiến sĩ thi đua toàn quốc: 5 cá nhân"), "{text}");
    assert!(text.contains("Kính gửi: Hội đồng Thi đua – Khen thưởng Bộ Tài nguyên và Môi trường"));
    assert!(text.contains("Lại Hồng Thanh"), "{text}");
    assert!(text.contains(&format!("Căn cứ {DOTS};")), "{text}");
}

#[test]
fn a_report_of_a_year_nobody_told_of_has_dots_and_no_figure() {
    let store = desk::demo();
    let subject = Subject::Year { bloc: BLOC, year: 2016 };
    let content = content(&store, Document::Report, subject, Lang::Vi);
    assert!(content.misfits(&Document::Report.places()).is_empty());
    for place in ["unit_count", "staff_count", "chair_person", "deputies", "strengths", "aim"] {
        assert_eq!(content.text_of(place), DOTS, "{place}");
    }
    let rates = content.rows_of("rates");
    assert!(!rates.is_empty());
    for row in rates {
        assert_eq!((row.text_of("staff"), row.text_of("individual_rate")), ("……", "……"));
    }
}

#[test]
fn a_report_tells_figures_results_and_what_was_written_by_hand() {
    let store = made();
    let of = |year| {
        let subject = Subject::Year { bloc: BLOC, year };
        let content = content(&store, Document::Report, subject, Lang::Vi);
        words(&Document::Report.lines(&content, Lang::Vi))
    };
    let text = of(2020);
    assert!(text.contains("92 đơn vị trực thuộc, 6.708 công chức"), "{text}");
    assert!(text.contains("Trưởng Khối: Tổng cục Môi trường"), "{text}");
    assert!(text.contains("Tập trung triển khai Luật Bảo vệ môi trường năm 2020"), "{text}");
    assert!(text.contains("Tích cực phòng chống tham nhũng"), "{text}");
    let text = of(2021);
    assert!(text.contains("Các đơn vị đoàn kết. Phong trào đều."), "{text}");
    assert!(text.contains("28,5"), "{text}");
}

#[test]
fn minutes_hold_the_ballot_and_a_score_sheet_its_groups() {
    let (_, content) = of(Document::Minutes, Lang::Vi);
    let item = &content.rows_of("ballots")[0].rows_of("items")[0];
    assert_eq!(item.text_of("votes"), "5");
    assert!(item.text_of("text").contains("Cờ thi đua của Chính phủ"));
    let (_, content) = of(Document::Score, Lang::Vi);
    let groups: Vec<(&str, usize)> = content
        .rows_of("groups")
        .iter()
        .map(|row| (row.text_of("group"), row.rows_of("criteria").len()))
        .collect();
    assert_eq!(groups, [("CHUYÊN MÔN", 2), ("THƯỞNG", 1)]);
}

#[test]
fn a_nominee_is_summed_up() {
    let (_, content) = of(Document::Nominee, Lang::Vi);
    assert_eq!(content.text_of("name"), "Tổng cục Địa chất và Khoáng sản Việt Nam");
    let store = made();
    let link = store.find_code(Kind::Nomination, "DN-2021-0001").unwrap().unwrap();
    let Record::Nomination(nomination) = store.get(link).unwrap().unwrap().record else { panic!() };
    let subject = Subject::Record(nomination.nominee.unwrap());
    let content = self::content(&store, Document::Nominee, subject, Lang::Vi);
    let proposal = &content.rows_of("proposals")[0];
    assert_eq!(proposal.text_of("award"), "Chiến sĩ thi đua toàn quốc");
    assert_eq!(content.rows_of("initiatives")[0].text_of("name"), "Bản đồ số");
    assert_eq!(content.rows_of("initiatives")[0].text_of("recognised"), "12/QĐ");
}

#[test]
fn an_offices_own_template_replaces_the_built_in_one() {
    let folder = tempfile::TempDir::new().unwrap();
    let written = templates::write(&Document::ALL, Lang::Vi, folder.path()).unwrap();
    assert_eq!(written.len(), 8);
    assert!(written.iter().all(|it| matches!(it, templates::Written::New(_))));
    let again = templates::write(&[Document::Letter], Lang::Vi, folder.path()).unwrap();
    assert!(matches!(again[..], [templates::Written::Kept(_)]));
    let guide = std::fs::read_to_string(folder.path().join("PLACES.md")).unwrap();
    assert!(guide.contains("- `{{#individuals}}` … `{{/individuals}}`: cá nhân"), "{guide}");
    let (_, content) = of(Document::Letter, Lang::Vi);
    let built_in = templates::make(Document::Letter, &content, Lang::Vi, None).unwrap();
    let same = templates::make(Document::Letter, &content, Lang::Vi, Some(folder.path())).unwrap();
    assert_eq!(paragraphs(&built_in), paragraphs(&same));
    // One of the office's own, in English with the built-in one beside it.
    let path = folder.path().join("letter.docx");
    std::fs::write(&path, b"no docx").unwrap();
    let error = templates::make(Document::Letter, &content, Lang::Vi, Some(folder.path()));
    let said = error.unwrap_err().message();
    assert!(said.en.contains("letter.docx: no DOCX"), "{}", said.en);
    templates::make(Document::Letter, &content, Lang::En, Some(folder.path())).unwrap();
}
