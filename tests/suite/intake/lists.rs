//! Which column is what, which rows are the list, and what each row would do.

use std::collections::BTreeMap;

use jiff::civil::date;
use thidua::model::heading::{part, parts};
use thidua::model::{Kind, Link, Record};
use thidua::office::book::Watch;
use thidua::office::intake::sender::{FILE, Remembered, recall, remember};
use thidua::office::intake::{
    Decision, KINDS, Layout, LeftOut, NotTaken, Terms, Verdict, Why, preview,
};
use thidua::text::Lang;

use super::{csv, looked, row, sheet, terms, wrong};
use crate::desk::demo;

fn parts_of(layout: &Layout) -> Vec<&'static str> {
    layout.columns.iter().map(|heading| heading.part.map_or("", |part| part.name)).collect()
}

fn proposed(text: &str, kind: Kind) -> Vec<&'static str> {
    parts_of(&Layout::propose(&csv(text), kind, None, None))
}

#[test]
fn every_part_is_recognised_by_its_own_names() {
    for kind in KINDS {
        for part in parts(kind) {
            for name in [part.label.vi, part.label.en].iter().chain(part.aliases) {
                let list = csv(&format!("\"{name}\"|Cột lạ\nx|y\n"));
                let found = parts_of(&Layout::propose(&list, kind, Some((1, 1)), None));
                assert!(found.contains(&part.name), "{kind:?} {name}: {found:?}");
            }
        }
    }
}

#[test]
fn headings_are_recognised_whatever_their_marks_case_order_and_more_words() {
    let individuals = "STT;HỌ VÀ TÊN;chuc vu, don vi cong tac;Năm sinh;Giới tính;\
        Hình thức, danh hiệu đề nghị khen thưởng;Thành tích / sáng kiến;Số – ngày QĐ;Ghi chú;Cột lạ\n";
    assert_eq!(
        proposed(individuals, Kind::Nomination),
        [
            "row",
            "person",
            "post_unit",
            "birth_year",
            "gender",
            "award",
            "summary",
            "decision",
            "note",
            ""
        ]
    );
    assert_eq!(
        proposed("TT;Tên tập thể;Danh hiệu / Hình thức\n", Kind::Nomination),
        ["row", "collective", "award"]
    );
    // What was given before is not what is proposed now.
    assert_eq!(
        proposed("Họ tên;Danh hiệu đã đạt được;Danh hiệu đề nghị\n", Kind::Nomination),
        ["person", "past", "award"]
    );
    assert_eq!(
        proposed("Tên đơn vị;Đơn vị chủ quản;Biên chế\n", Kind::Unit),
        ["name", "parent", "staff"]
    );
}

#[test]
fn a_header_of_two_rows_below_titles_is_found() {
    for list in ["individuals.xlsx", "individuals.ods"] {
        let layout = Layout::propose(&sheet(list), Kind::Nomination, None, None);
        assert_eq!(layout.header, Some((7, 8)), "{list}");
        assert_eq!(layout.year, Some(2020));
        assert_eq!(layout.columns[3].text, "Năm sinh Nữ");
        assert_eq!(layout.columns[4].text, "Chức vụ – đơn vị công tác");
        assert_eq!(
            parts_of(&layout),
            [
                "row",
                "person",
                "birth_year_man",
                "birth_year_woman",
                "post_unit",
                "award",
                "summary",
                "decision",
                "note"
            ]
        );
    }
}

#[test]
fn a_row_of_the_list_is_no_second_row_of_its_header() {
    let rows = "Mã,Năm,Đối tượng,Danh hiệu,Trạng thái\n\
        DN-1,2021,Tổng cục Môi trường,TTLĐXS,đã có quyết định\n";
    for list in [rows.to_owned(), rows.replace(",2021", "").replace(",Năm", "")] {
        let layout = Layout::propose(&csv(&list), Kind::Nomination, None, None);
        assert_eq!(layout.header, Some((1, 1)), "{list}");
        assert_eq!(layout.column("decision"), None);
    }
    // A heading broken into two rows without joined cells is one all the same.
    let broken =
        csv("Họ và tên,Danh hiệu,Số,Ngày\n,,quyết định,quyết định\nAn,LĐTT,1/QĐ,1/2/2020\n");
    let layout = Layout::propose(&broken, Kind::Nomination, None, None);
    assert_eq!(layout.header, Some((1, 2)), "{layout:?}");
    assert_eq!(parts_of(&layout), ["person", "award", "decision_number", "decision_date"]);
}

#[test]
fn a_header_can_be_given_and_columns_corrected() {
    let list = csv("x;y;z\nHọ và tên;Tên;Ghi chú\nAn;Bình;c\n");
    let mut layout = Layout::propose(&list, Kind::Person, Some((2, 2)), None);
    assert_eq!(parts_of(&layout), ["name", "", "note"]);
    layout.assign(1, part(Kind::Person, "name"));
    assert_eq!(parts_of(&layout), ["", "name", "note"]);
    layout.assign(2, None);
    assert_eq!(layout.column("name"), Some(1));
    assert_eq!(layout.column("note"), None);
}

#[test]
fn what_a_sender_called_a_column_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(recall(folder.path(), "Sở A", Kind::Person), Ok(None));
    let list = csv("Cán bộ;Quê;Đơn vị\nAn;Huế;Môi trường\n");
    let mut layout = Layout::propose(&list, Kind::Person, Some((1, 1)), None);
    layout.assign(0, part(Kind::Person, "name"));
    layout.assign(2, None);
    remember(folder.path(), "Sở A", Kind::Person, Remembered::of(&layout, "Trang 2")).unwrap();
    remember(folder.path(), "Sở B", Kind::Unit, Remembered::default()).unwrap();
    let known = recall(folder.path(), "so a", Kind::Person).unwrap().unwrap();
    assert_eq!(known.sheet, "Trang 2");
    // The same headings in another order, and one more.
    let next = csv("Ghi chú;CÁN BỘ;Đơn vị\nx;Bình;Môi trường\n");
    let layout = Layout::propose(&next, Kind::Person, Some((1, 1)), Some(&known));
    assert_eq!(parts_of(&layout), ["note", "name", ""]);
    std::fs::write(folder.path().join(FILE), "[[x").unwrap();
    let said = recall(folder.path(), "Sở A", Kind::Person).unwrap_err();
    assert!(
        said.en.starts_with("senders.toml in the data folder is not as it should be"),
        "{said:?}"
    );
}

#[test]
fn a_list_without_what_it_needs_is_told_with_the_columns_read() {
    let store = demo();
    let list = csv("Cột 1;Cột 2\na;b\n");
    let layout = Layout::propose(&list, Kind::Person, Some((1, 1)), None);
    let refused = preview(&store, &list, &layout, &terms(Kind::Person), Watch::NONE).unwrap_err();
    let NotTaken::Layout(said) = refused else { panic!("{refused:?}") };
    assert!(said.vi.contains("không có cột “Họ và tên”; các cột đọc được: Cột 1 | Cột 2"));
    let bare = csv("1;2\n3;4\n");
    let layout = Layout::propose(&bare, Kind::Unit, None, None);
    let refused = preview(&store, &bare, &layout, &terms(Kind::Unit), Watch::NONE).unwrap_err();
    let NotTaken::Layout(said) = refused else { panic!("{refused:?}") };
    assert!(said.en.contains("no header row is seen"), "{said:?}");
}

#[test]
fn titles_groups_totals_and_signatures_are_no_rows_of_the_list() {
    let store = demo();
    for list in ["individuals.xlsx", "individuals.ods"] {
        let found = looked(&store, &sheet(list), &terms(Kind::Nomination));
        let numbers: Vec<u32> = found.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [11, 12, 13, 16, 17], "{list}");
        let left = |number, why| LeftOut { number, why };
        let group = |name: &str| Why::Group(name.to_owned());
        assert_eq!(
            found.left_out,
            [
                left(9, Why::Numbers),
                left(10, group("Tổng cục Môi trường")),
                left(15, group("Tổng cục Khí tượng Thủy văn")),
                left(18, Why::Total),
                left(20, Why::Below),
                left(21, Why::Below),
            ]
        );
    }
}

#[test]
fn individuals_as_a_member_unit_sends_them() {
    let store = demo();
    let found = looked(&store, &sheet("individuals.xlsx"), &terms(Kind::Nomination));
    let first = row(&found, 11);
    assert_eq!(first.title, "Nguyễn Văn An – Chiến sĩ thi đua cơ sở");
    assert_eq!(first.verdict, Verdict::New);
    assert_eq!(
        first.makes,
        [
            (Kind::Person, "Nguyễn Văn An".to_owned()),
            (Kind::Decision, "12/QĐ-TCMT (20/12/2020)".to_owned())
        ]
    );
    // The award is joined with the cell above, the decision is the one above, too.
    assert_eq!(row(&found, 12).title, "Lê Thị Bình – Chiến sĩ thi đua cơ sở");
    assert_eq!(row(&found, 12).makes[1], first.makes[1]);
    // Somebody of that name and unit is there.
    assert_eq!(row(&found, 13).verdict, Verdict::New);
    assert!(row(&found, 13).makes.is_empty());
    assert_eq!(
        wrong(row(&found, 16)),
        "E16, Chức vụ – đơn vị công tác: không có đơn vị “Phòng Không Có Trong Sổ”"
    );
    assert_eq!(
        wrong(row(&found, 17)),
        "D17, Năm sinh (nữ): công thức báo lỗi #DIV/0!; hãy sửa trong tệp"
    );
}

#[test]
fn persons_new_there_already_doubtful_and_wrong() {
    let store = demo();
    let found = looked(&store, &sheet("persons.xlsx"), &terms(Kind::Person));
    for number in [2, 3, 4] {
        assert_eq!(row(&found, number).verdict, Verdict::New, "{number}");
    }
    let Verdict::Doubtful { ways, chosen, .. } = &row(&found, 5).verdict else { panic!() };
    assert_eq!(*chosen, Decision::Skip);
    assert!(matches!(ways[0].decision, Decision::Same(_)));
    assert!(ways[0].told.vi.contains("Trương Văn Đạt (Phó Vụ trưởng, "), "{:?}", ways[0].told);
    assert!(ways[0].differences.is_empty(), "{:?}", ways[0].differences);
    assert_eq!(ways[1].decision, Decision::New);
    assert_eq!(row(&found, 6).verdict, Verdict::Same);
    assert_eq!(wrong(row(&found, 7)), "B7, Họ và tên: phải có");
    assert_eq!(found.counts().new, 3);
    assert_eq!(found.counts().doubtful, 1);
}

/// What a one-row list of persons says is wrong.
fn fault(heading: &str, cell: &str) -> String {
    let list = csv(&format!("Họ và tên;{heading}\nNguyễn Văn Thử;{cell}\n"));
    wrong(&looked(&demo(), &list, &terms(Kind::Person)).rows[0])
}

#[test]
fn what_is_wrong_stands_at_its_cell_with_what_would_be_right() {
    let date = fault("Ngày tuyển dụng", "31/02/2010");
    assert_eq!(date, "B2, Ngày tuyển dụng: tháng 2 năm 2010 không có ngày 31");
    let short = fault("Ngày tuyển dụng", "1/2/10");
    assert!(short.contains("ghi bốn chữ số"), "{short}");
    let year = fault("Ngày tuyển dụng", "2015");
    assert!(year.contains("chỉ là năm"), "{year}");
    let born = fault("Năm sinh", "85");
    assert!(born.contains("bốn chữ số"), "{born}");
    let gender = fault("Giới tính", "khác");
    assert_eq!(gender, "B2, Giới tính: phải là Nam hoặc Nữ");
    let unit = fault("Đơn vị", "Tổng cục Môi trừơng học");
    assert!(
        unit.contains("không có đơn vị “Tổng cục Môi trừơng học”; có phải «Tổng cục Môi trường»?"),
        "{unit}"
    );
}

#[test]
fn days_come_as_dates_numbers_and_text() {
    let store = demo();
    for (list, days) in [
        ("persons.xlsx", [date(2010, 9, 1), date(2013, 9, 1), date(2001, 9, 1)]),
        ("persons.ods", [date(2010, 9, 1), date(2013, 9, 1), date(2001, 9, 1)]),
    ] {
        let found = looked(&store, &sheet(list), &terms(Kind::Person));
        thidua::office::intake::accept(&store, &actor(), &found).unwrap();
        for (name, day) in ["Đỗ Văn Em", "Hồ Thị Giang", "K'Brơi"].into_iter().zip(days) {
            assert_eq!(person(&store, name).recruited, Some(day), "{list} {name}");
        }
        assert_eq!(person(&store, "Hồ Thị Giang").birth_year, Some(1990));
        assert_eq!(person(&store, "Hồ Thị Giang").honorific, "ba");
        store.undo(&actor()).unwrap();
    }
    let found = looked(&store, &sheet("old-days.xlsx"), &terms(Kind::Person));
    thidua::office::intake::accept(&store, &actor(), &found).unwrap();
    assert_eq!(person(&store, "Đỗ Văn Em").recruited, Some(date(2010, 9, 1)));
    // 40056 days after 1904-01-01.
    assert_eq!(person(&store, "Hồ Thị Giang").recruited, Some(date(2013, 9, 1)));
}

fn actor() -> thidua::store::request::Actor {
    thidua::store::request::Actor { who: "lan".to_owned(), via: "local".to_owned() }
}

fn person(store: &thidua::store::Store, name: &str) -> thidua::model::person::Person {
    let names = [thidua::text::fold(name)].into();
    let found = store.catalog().called(Kind::Person, &names);
    let Some(Record::Person(person)) = store.get(found[0].0).unwrap().map(|it| it.record) else {
        panic!("{name}")
    };
    person
}

#[test]
fn post_and_unit_in_one_cell_are_told_apart_by_the_units_known() {
    let store = demo();
    let cells = [
        ("Phó Vụ trưởng, Vụ Tổ chức cán bộ", "Phó Vụ trưởng", "DV-0006"),
        ("Vụ trưởng Vụ Tổ chức cán bộ, Tổng cục Môi trường", "Vụ trưởng", "DV-0006"),
        ("Chuyên viên - tong cuc moi truong", "Chuyên viên", "DV-0004"),
        ("Quản lý đất đai", "", "DV-0005"),
    ];
    for (cell, post, unit) in cells {
        let list = csv(&format!("Họ tên;Chức vụ - đơn vị\nNguyễn Văn Thử;\"{cell}\"\n"));
        let found = looked(&store, &list, &terms(Kind::Person));
        thidua::office::intake::accept(&store, &actor(), &found).unwrap();
        let held = person(&store, "Nguyễn Văn Thử").posts[0].clone();
        assert_eq!(held.post, post, "{cell}");
        let link = Link::new(Kind::Unit, held.unit.unwrap());
        let code = thidua::model::Names::code(&store.catalog().names(Lang::Vi), link);
        assert_eq!(code.as_deref(), Some(unit), "{cell}");
        store.undo(&actor()).unwrap();
    }
}

#[test]
fn units_unknown_are_a_fault_unless_they_shall_be_made() {
    let store = demo();
    let list = csv("Họ tên;Đơn vị\nNguyễn Văn Thử;Cục Mới Lập\nTrần Văn Nháp;Cục mới lập\n");
    let asked = terms(Kind::Person);
    assert!(
        wrong(&looked(&store, &list, &asked).rows[0]).contains("không có đơn vị “Cục Mới Lập”")
    );
    let found = looked(&store, &list, &Terms { make_units: true, ..asked });
    assert_eq!(found.rows[0].makes, [(Kind::Unit, "Cục Mới Lập".to_owned())]);
    let done = thidua::office::intake::accept(&store, &actor(), &found).unwrap().unwrap();
    let kinds: Vec<Kind> = done.links.iter().map(|link| link.kind).collect();
    assert_eq!(kinds, [Kind::Unit, Kind::Person, Kind::Person], "one unit for both");
}

#[test]
fn units_with_figures_of_the_year() {
    let store = demo();
    let list =
        csv("STT;Tên đơn vị;Đơn vị cấp trên;Tổng số người\n1;Vụ Pháp chế;Tổng cục Môi trường;25\n\
         2;Tổng cục Khí tượng Thủy văn;;3.200\n;Cộng;;3225\n");
    let without = looked(&store, &list, &terms(Kind::Unit));
    assert!(wrong(&without.rows[0]).starts_with("D2, Số người: không biết số của năm nào"));
    let found = looked(&store, &list, &Terms { year: Some(2020), ..terms(Kind::Unit) });
    assert_eq!(found.rows.len(), 2);
    assert_eq!(found.rows[0].verdict, Verdict::New);
    let Verdict::Changed(differences) = &found.rows[1].verdict else { panic!() };
    let fields: BTreeMap<&str, &str> =
        differences.iter().map(|it| (it.field, it.to.vi.as_str())).collect();
    assert!(fields["figures"].contains("3.200"), "{fields:?}");
}

#[test]
fn names_are_found_wherever_their_tones_are_placed_and_with_i_for_y() {
    let store = demo();
    let asked = Terms { make_units: true, year: Some(2020), ..terms(Kind::Unit) };
    let units = csv("Tên đơn vị;Trực thuộc\nChi cục Hòa Lý;Tổng cục Môi trường\n");
    thidua::office::intake::accept(&store, &actor(), &looked(&store, &units, &asked)).unwrap();
    let list =
        |name: &str, unit: &str| csv(&format!("Họ và tên;Năm sinh;Đơn vị\n{name};1979;{unit}\n"));
    let new = looked(&store, &list("Lý Thị Thúy Hòa", "Chi cục Hòa Lý"), &terms(Kind::Person));
    thidua::office::intake::accept(&store, &actor(), &new).unwrap();
    for (name, unit) in [
        ("Lý Thị Thuý Hoà", "Chi cục Hoà Lí"),
        ("Lí Thị Thúy Hòa", "Chi cục Hòa Lí"),
        ("LÝ THỊ THUÝ HOÀ", "CHI CỤC HOÀ LÝ"),
    ] {
        let found = looked(&store, &list(name, unit), &terms(Kind::Person));
        assert_eq!(found.rows[0].verdict, Verdict::Same, "{name}, {unit}");
        let post = csv(&format!(
            "Họ tên;Chức vụ - đơn vị;Năm sinh\n{name};\"Chuyên viên, {unit}\";1979\n"
        ));
        let found = looked(&store, &post, &terms(Kind::Person));
        let Verdict::Changed(changes) = &found.rows[0].verdict else { panic!("{name}") };
        assert_eq!(changes.len(), 1, "the post alone is new: {changes:?}");
        for award in
            ["Chiến sỹ thi đua cơ sở", "Kỉ niệm chương “Vì sự nghiệp tài nguyên và môi trường”"]
        {
            let list = csv(&format!(
                "Họ tên;Đơn vị;Năm sinh;Danh hiệu;Năm\n{name};{unit};1979;{award};2020\n"
            ));
            let found = looked(&store, &list, &terms(Kind::Nomination));
            assert_eq!(found.rows[0].verdict, Verdict::New, "{name}, {award}");
            assert!(found.rows[0].makes.is_empty(), "{:?}", found.rows[0].makes);
        }
    }
    // Marks tell people apart all the same.
    let other = looked(&store, &list("Lý Thị Thúy Hoa", "Chi cục Hòa Lý"), &terms(Kind::Person));
    assert!(matches!(other.rows[0].verdict, Verdict::Doubtful { .. }), "{:?}", other.rows);
    // With its code a name is corrected, but not spelt otherwise.
    let code = |name: &str| csv(&format!("Mã;Họ và tên\nCN-0003;{name}\n"));
    let found =
        |name: &str| looked(&store, &code(name), &terms(Kind::Person)).rows[0].verdict.clone();
    assert!(matches!(found("Trần Thị Ngóc"), Verdict::Changed(_)));
    assert_eq!(found("Trần Thị Ngọc"), Verdict::Same);
    let links = store.catalog().called(Kind::Person, &["li thi thui hoa".to_owned()].into());
    let link = links.first().unwrap().0;
    let own = thidua::model::Names::code(&store.catalog().names(Lang::Vi), link);
    let list = csv(&format!("Mã;Họ và tên\n{};Lí Thị Thuý Hoà\n", own.unwrap_or_default()));
    assert_eq!(looked(&store, &list, &terms(Kind::Person)).rows[0].verdict, Verdict::Same);
}

#[test]
fn numbers_and_dates_of_decisions_are_told_apart() {
    let cells = [
        ("932/QĐ-TTg ngày 14/3/2023", "932/QĐ-TTg (14/03/2023)"),
        ("Quyết định số 932/QĐ-TTg, ngày 14 tháng 3 năm 2023", "932/QĐ-TTg (14/03/2023)"),
        ("QĐ số: 9301/QĐ-TTg (12.7.2016)", "9301/QĐ-TTg (12/07/2016)"),
        ("945/QĐ-BTNMT", "945/QĐ-BTNMT"),
    ];
    let store = demo();
    for (cell, decision) in cells {
        let list = csv(&format!(
            "Tên tập thể;Danh hiệu;Năm;Số - ngày QĐ\nTổng cục Môi trường;TTLĐXS;2015;\"{cell}\"\n"
        ));
        let found = looked(&store, &list, &terms(Kind::Nomination));
        let made = &found.rows[0].makes;
        assert_eq!(*made, [(Kind::Decision, decision.to_owned())], "{:?}", found.rows[0].verdict);
    }
    let list = csv("Tên tập thể;Danh hiệu;Năm;QĐ\nTổng cục Môi trường;TTLĐXS;2015;x\n");
    let layout = Layout::propose(&list, Kind::Nomination, None, None);
    assert_eq!(layout.column("decision"), None, "a heading of one word says too little");
}

#[test]
fn award_names_are_found_by_name_abbreviation_and_the_nearest_is_offered() {
    let store = demo();
    let list = |award: &str| csv(&format!("Họ tên;Hình thức;Năm\nNguyễn Văn Thử;{award};2020\n"));
    let found = |award: &str| looked(&store, &list(award), &terms(Kind::Nomination));
    for award in ["CSTĐCS", "chien si thi dua co so", "Chiến sĩ thi đua cơ sở năm 2020"] {
        assert_eq!(
            found(award).rows[0].title,
            "Nguyễn Văn Thử – Chiến sĩ thi đua cơ sở",
            "{award}"
        );
    }
    let said = wrong(&found("Chiến sỹ thi đua cơ s").rows[0]);
    assert!(said.contains("có phải «Chiến sĩ thi đua cơ sở»?"), "{said}");
    let misfit = wrong(&found("TTLĐXS").rows[0]);
    assert!(misfit.contains("chỉ dành cho tập thể"), "{misfit}");
}
