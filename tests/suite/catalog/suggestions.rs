//! Suggestions: what is meant by a few letters.

use thidua::model::{Kind, Record, Stored};
use thidua::store::catalog::suggest::suggest;
use thidua::store::request::Ask;

use super::made::{award, bloc, id, person, unit, with_alias, writer};

fn records() -> Vec<Stored> {
    let mut elsewhere = unit(9, "Sở Tài nguyên và Môi trường Hà Tĩnh", None, None);
    elsewhere.record.set_bloc(id(Kind::Bloc, 1));
    let mut short = with_alias(unit(2, "Tổng cục Môi trường", None, Some(1)), "VEA");
    if let Record::Unit(record) = &mut short.record {
        record.short = "Môi trường".into();
    }
    vec![
        bloc(0, "Khối Thi đua III"),
        bloc(1, "Cụm Thi đua IV"),
        unit(1, "Tổng cục Địa chất và Khoáng sản Việt Nam", None, Some(2)),
        short,
        elsewhere,
        award(1, "CSTĐCS", "Chiến sĩ thi đua cơ sở", Some(2)),
        award(2, "CSTĐTQ", "Chiến sĩ thi đua toàn quốc", Some(1)),
        person(1, "Trần Thị Ngọc", Some(1975), &[(9, "Thư ký"), (1, "Trưởng phòng")]),
        person(2, "Trần Thị Ngọc", Some(1981), &[(9, "Chuyên viên")]),
        person(3, "Nguyễn Văn An", None, &[]),
    ]
}

fn asked(kind: Kind, text: &str) -> Vec<(String, String)> {
    let ask =
        Ask { kinds: vec![kind], text: text.into(), bloc: Some(id(Kind::Bloc, 0)), limit: 10 };
    let found = suggest(&writer(&records()).snapshot(), &ask);
    found.into_iter().map(|it| (it.title, it.more)).collect()
}

fn first(kind: Kind, text: &str) -> String {
    asked(kind, text).into_iter().next().map(|(title, _)| title).unwrap_or_default()
}

#[test]
fn marks_order_of_words_and_missing_letters_make_no_difference() {
    for typed in ["ngoc tran", "Trần Thị Ngọc", "trn ngc"] {
        assert_eq!(first(Kind::Person, typed), "Trần Thị Ngọc", "{typed}");
    }
    assert_eq!(first(Kind::Unit, "dia chat"), "Tổng cục Địa chất và Khoáng sản Việt Nam");
    assert!(asked(Kind::Person, "xyz").is_empty());
}

#[test]
fn units_answer_to_aliases_and_awards_to_abbreviations() {
    assert_eq!(first(Kind::Unit, "vea"), "Môi trường");
    assert_eq!(first(Kind::Unit, "DV-1"), "Tổng cục Địa chất và Khoáng sản Việt Nam");
    assert_eq!(first(Kind::Award, "cstdtq"), "Chiến sĩ thi đua toàn quốc");
}

#[test]
fn namesakes_are_told_apart_and_the_blocs_own_come_first() {
    let own = "1975, Trưởng phòng, Tổng cục Địa chất và Khoáng sản Việt Nam";
    let other = "1981, Chuyên viên, Sở Tài nguyên và Môi trường Hà Tĩnh";
    let more: Vec<String> = asked(Kind::Person, "ngoc").into_iter().map(|(_, more)| more).collect();
    assert_eq!(more, [own, other]);
    assert_eq!(first(Kind::Unit, "moi truong"), "Môi trường");
    let more = asked(Kind::Unit, "vea").remove(0).1;
    assert_eq!(more, "Tổng cục Môi trường, Khối Thi đua III");
}

#[test]
fn without_a_word_the_first_come_in_their_own_order() {
    let titles = |kind| asked(kind, "").into_iter().map(|(title, _)| title).collect::<Vec<_>>();
    assert_eq!(titles(Kind::Award), ["Chiến sĩ thi đua toàn quốc", "Chiến sĩ thi đua cơ sở"]);
    assert_eq!(titles(Kind::Unit)[2], "Sở Tài nguyên và Môi trường Hà Tĩnh");
    assert_eq!(titles(Kind::Person), ["Trần Thị Ngọc", "Nguyễn Văn An", "Trần Thị Ngọc"]);
}
