//! Names that need a sort key of their own, and where persons stand.

use thidua::model::naming::{SortDoubt, sort_doubt};
use thidua::model::person::Person;
use thidua::model::recorded::Recorded;

fn person(name: &str, sort: &str) -> Person {
    Person { name: name.to_owned(), sort: sort.to_owned(), ..Person::default() }
}

#[test]
fn names_of_family_middle_and_given_name_need_no_key() {
    for name in [
        "Nguyễn Văn An",
        "Trần Thị Ngọc",
        "Lại Hồng Thanh",
        "Huỳnh Quốc Khuê",
        "Đoàn Thị Thuý",
        "Đoàn Thị Thúy",
        "Tran Thi Ngoc",
        "NGUYỄN THỊ HƯỜNG",
        "Lê Ỷ",
        "Một cá nhân (nguồn không nêu tên)",
        "Phạm Gia Khiêm",
        "Vũ Uyên",
    ] {
        assert_eq!(sort_doubt(&person(name, "")), None, "{name}");
    }
}

#[test]
fn other_names_are_doubtful_until_they_have_one() {
    for name in
        ["Điểu", "Y Moan Ênuôl", "H'Hen Niê", "Ksor Phước", "Siu Black", "K’Brơi", "Rơ Châm Jan"]
    {
        let doubt = sort_doubt(&person(name, ""));
        assert_eq!(doubt, Some(SortDoubt::Missing), "{name}");
        let said = SortDoubt::Missing.says(&person(name, ""));
        assert!(said.vi.contains(name) && said.en.contains(name), "{said:?}");
        assert_eq!(sort_doubt(&person(name, name)), None, "{name}");
    }
}

#[test]
fn a_remark_in_brackets_is_left_out_of_the_key_proposed() {
    let remarked = person("Trương Văn Đạt (VEA)", "");
    assert_eq!(sort_doubt(&remarked), Some(SortDoubt::Missing));
    assert!(SortDoubt::Missing.says(&remarked).vi.contains("«Đạt Văn Trương»"));
}

#[test]
fn a_key_with_no_word_of_the_name_is_doubtful() {
    assert_eq!(sort_doubt(&person("Trần Thị Ngọc", "ngoc tran")), None);
    let strange = person("Trần Thị Ngọc", "Hoàng");
    assert_eq!(sort_doubt(&strange), Some(SortDoubt::Stranger));
    assert!(SortDoubt::Stranger.says(&strange).vi.contains("Hoàng"));
}

#[test]
fn the_key_is_what_a_person_is_sorted_by() {
    assert_eq!(person("Trần Thị Ngọc", "").sort_text(), "Ngọc Thị Trần");
    assert_eq!(person("H'Hen Niê", "H'Hen Niê").sort_text(), "H'Hen Niê");
    assert_eq!(person("Điểu", "").sort_text(), "Điểu");
}
