//! A member unit has sent a list; the clerk takes it in, looks at it first, and takes it back.

use std::fs;

use tempfile::TempDir;
use thidua::app::Setup;
use thidua::command::Command;
use thidua::event::{Event, Size};
use thidua::model::{Kind, Record};
use thidua::store::request::intake::WRITING;
use thidua::store::request::job::Finished;
use thidua::store::request::{Notice, Query, Request, Role};
use thidua::text::Lang;

use crate::desk::{Desk, SMALL, demo, setup};

/// A list as it comes: a title, the header, somebody new, somebody known, a namesake, a wrong year, a total.
pub const LIST: &str = "\
DANH SÁCH CÁN BỘ NĂM 2021,,,\n\
STT,Họ và tên,Năm sinh,Đơn vị công tác\n\
1,Ông Nguyễn Văn An,1980,Tổng cục Môi trường\n\
2,Bà Trần Thị Ngọc,1975,Tổng cục Biển và Hải đảo Việt Nam\n\
3,Lê Thị Bình,năm một,Tổng cục Môi trường\n\
4,Phạm Văn Cường,1990,Tổng cục Môi trường\n\
Tổng cộng,,,\n";

/// The year that the demo begins at.
const YEAR: i16 = 2021;

/// The clerk at a screen of this size, with the list in their folder.
pub fn clerk(folder: &TempDir, size: Size, lang: Lang) -> Desk {
    fs::write(folder.path().join("danh sách.csv"), LIST).unwrap();
    let store = demo();
    let setup = Setup { folder: Some(folder.path().to_owned()), ..setup(&store, size, lang) };
    Desk::begin(store, setup)
}

/// Chooses the list and comes to its columns.
pub fn chosen(desk: &mut Desk) {
    desk.press("4 I").types("danh").press("tab enter");
}

fn persons(desk: &Desk) -> Vec<String> {
    let every = desk.store.every(&Query::of(Kind::Person)).unwrap().unwrap();
    let name = |link| match desk.store.get(link).unwrap().unwrap().record {
        Record::Person(person) => person.name,
        other => panic!("{other:?}"),
    };
    every.into_iter().map(|(link, _)| name(link)).collect()
}

#[test]
fn a_list_is_looked_at_decided_taken_in_and_taken_back() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder, SMALL, Lang::Vi);
    let before = persons(&desk);
    chosen(&mut desk);
    desk.sees("2/3 các cột").sees("Họ và tên").sees("Năm sinh").press("p");
    desk.sees("3/3 xem trước")
        .sees("còn ngờ 1")
        .sees("sai 1")
        .sees("mới 2")
        .sees("1 chờ quyết định");
    assert_eq!(persons(&desk), before, "looking writes nothing");
    desk.press("n").sees("→ mới").sees("0 chờ quyết định").press("x").sees("→ bỏ qua");
    desk.press("s").sees("→ đã có");
    desk.press("ctrl-s").sees("một lần hoàn tác được tất cả").press("n").sees("3/3 xem trước");
    desk.press("ctrl-s y").sees("đã nhập: 2 mới").sees("1 dòng chưa nhập");
    let now = persons(&desk);
    assert!(now.contains(&"Nguyễn Văn An".to_owned()), "{now:?}");
    assert_eq!(now.len(), before.len() + 2);

    desk.press("r").sees("chưa nhập.csv");
    let rejected = fs::read_to_string(folder.path().join("danh sách - chưa nhập.csv")).unwrap();
    assert!(rejected.contains("Lê Thị Bình") && rejected.contains("C5"), "{rejected}");
    assert!(!rejected.contains("Nguyễn Văn An"), "{rejected}");

    desk.press("esc").sees_not("xem trước").press("u");
    assert_eq!(persons(&desk), before, "one undo takes all of it back");
}

/// The years of the nominations whose nominee is called so.
fn years(desk: &Desk, name: &str) -> Vec<i16> {
    let query = Query { search: name.to_owned(), ..Query::of(Kind::Nomination) };
    let every = desk.store.every(&query).unwrap().unwrap();
    let year = |link| match desk.store.get(link).unwrap().unwrap().record {
        Record::Nomination(nomination) => nomination.year,
        other => panic!("{other:?}"),
    };
    every.into_iter().map(|(link, _)| year(link)).collect()
}

/// A list of nominations with this title above its header.
fn nominations(title: &str) -> String {
    format!(
        "{title},,\nSTT,Họ và tên,Đơn vị công tác,Danh hiệu\n\
         1,Nguyễn Văn An,Tổng cục Môi trường,Lao động tiên tiến\n"
    )
}

#[test]
fn nominations_are_of_the_year_that_the_title_names_or_the_person_says() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder, SMALL, Lang::Vi);
    let file = folder.path().join("đề nghị.csv");
    fs::write(&file, nominations("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2019")).unwrap();
    desk.press("3 I").types("đề").press("tab enter");
    desk.sees("2019 (theo tiêu đề của danh sách)").press("p").sees("đề nghị.csv · năm 2019");
    desk.press("ctrl-s y");
    assert_eq!(years(&desk, "nguyen van an"), [2019]);
    desk.press("u");
    assert!(years(&desk, "nguyen van an").is_empty());

    fs::write(&file, nominations("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")).unwrap();
    desk.press("3 I").types("đề").press("tab enter").sees(&format!("{YEAR} (năm đang xem)"));
    desk.press("home down down right right").press("p").sees(&format!("· năm {}", YEAR + 2));
    desk.press("esc home down down left left left").press("p ctrl-s y");
    assert_eq!(years(&desk, "nguyen van an"), [YEAR - 1]);
}

#[test]
fn a_list_of_another_kind_is_noticed() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder, SMALL, Lang::Vi);
    let file = folder.path().join("đề nghị.csv");
    fs::write(&file, nominations("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2019")).unwrap();
    desk.press("1 I").types("đề").press("tab enter");
    desk.sees("giống danh sách “Đề nghị khen thưởng” hơn");
    desk.press("esc down right right enter").sees_not("giống danh sách").sees("2019 (theo tiêu đề");
    // A row that is no header knows fewer columns: the list is of that kind nevertheless.
    desk.press("home down right").sees("Tiêu đề   ← 3 →").sees_not("giống danh sách");
}

#[test]
fn a_wrong_key_does_not_lose_what_was_decided() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder, SMALL, Lang::Vi);
    chosen(&mut desk);
    desk.press("p n").sees("→ mới").press("3").sees("xem trước").press("q").sees("2/3 các cột");
    desk.press("p").sees("→ mới").press("esc esc").sees("1/3 chọn tệp").press("esc");
    desk.sees("Bỏ việc nhập danh sách này?").press("n").sees("1/3 chọn tệp");
    desk.press("esc y").sees_not("Nhập từ tệp");
}

#[test]
fn columns_are_corrected_by_hand_and_a_wrong_file_is_told_in_words() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder, SMALL, Lang::Vi);
    fs::write(folder.path().join("ảnh.csv"), b"%PDF-1.7").unwrap();
    desk.press("4 I").types("anh").press("tab enter").sees("PDF").sees("1/3 chọn tệp");
    desk.press("ctrl-u").types("/không/có.csv").press("enter").sees("/không/có.csv");
    desk.press("esc");
    chosen(&mut desk);
    // The years are left out: then the row with a year in words is no fault any more.
    desk.press("down down enter home enter").sees("(bỏ qua)").press("p").sees("sai 0");
}

#[test]
fn what_was_looked_at_is_stopped_by_esc() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder, SMALL, Lang::Vi);
    chosen(&mut desk);
    desk.waiting = Some(Vec::new());
    desk.press("p").sees("Đang xem từng dòng: 0%").press("p x esc");
    let [Request::Job(_), Request::Stop] = desk.waiting.as_deref().unwrap() else {
        panic!("{:?}", desk.waiting)
    };
}

#[test]
fn taking_in_is_stopped_by_esc_until_it_is_written() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder, SMALL, Lang::Vi);
    chosen(&mut desk);
    desk.press("p");
    desk.waiting = Some(Vec::new());
    desk.press("ctrl-s y").sees("Đang kiểm tra trước khi ghi: 0%").press("esc");
    let [Request::Job(job), Request::Stop] = desk.waiting.as_deref().unwrap() else {
        panic!("{:?}", desk.waiting)
    };
    let job = job.clone();
    desk.waiting = Some(Vec::new());
    desk.event(Event::Store(Notice::Progress(WRITING.into(), 60)));
    desk.sees("không dừng được nữa: 60%").press("esc").sees("3/3 xem trước");
    assert!(desk.waiting.as_deref().unwrap().is_empty(), "{:?}", desk.waiting);
    desk.event(Event::Store(Notice::Finished(job, Finished::Stopped)));
    desk.sees("đã dừng, chưa ghi gì").sees("3/3 xem trước");
    desk.waiting = None;
    desk.press("ctrl-s y").sees("đã nhập: ");
}

#[test]
fn what_came_of_a_list_is_told_exactly() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder, SMALL, Lang::Vi);
    let list = "\
Họ và tên,Năm sinh\nNguyễn Văn An,1980\nPhạm Văn Cường,1990\nTrần Thị Ngọc,1975\n";
    fs::write(folder.path().join("danh sách.csv"), list).unwrap();
    chosen(&mut desk);
    desk.press("p s").sees("→ đã có").sees("sẽ nhập 2 mới, 1 thay đổi").press("ctrl-s y");
    desk.sees("nhập từ tệp: thêm 2 cá nhân; sửa 1 cá nhân").press("u");
    desk.sees("Đã hoàn tác: thêm 2 cá nhân; sửa 1 cá nhân");
    // Who is the same as somebody there changes nothing.
    fs::write(folder.path().join("danh sách.csv"), "Họ và tên\nTrần Thị Ngọc\n").unwrap();
    chosen(&mut desk);
    desk.press("p s").sees("→ đã có").sees("sẽ nhập 0 mới, 0 thay đổi");
    desk.press("ctrl-s").sees("không có gì để nhập");
}

#[test]
fn a_viewer_takes_nothing_in() {
    let folder = TempDir::new().unwrap();
    let store = std::sync::Arc::new(demo().seat("Khách", Role::Viewer));
    let setup = Setup { folder: Some(folder.path().to_owned()), ..setup(&store, SMALL, Lang::Vi) };
    let mut desk = Desk::begin(store, setup);
    desk.command(Command::Import).sees("vai trò").sees_not("Nhập từ tệp");
}
