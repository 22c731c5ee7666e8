//! Tests of text.

use proptest::prelude::*;
use thidua::text::{
    contains_all, display_width, fit, fold, nearest, nfc, one_line, pad, sort_key, spoken,
};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Names of one word as the Vietnamese alphabet and its tones put them.
const IN_ORDER: [&str; 34] = [
    "An", "Àn", "Ản", "Ãn", "Án", "Ạn", "Anh", "Ăn", "Ân", "Ấn", "Bình", "Chi", "Cường", "Dũng",
    "Dương", "Đạt", "Đức", "Em", "Êm", "Hoa", "Hòa", "Hỏa", "Hóa", "Họa", "Lan", "Nga", "Ngọc",
    "Oanh", "Ô", "Ơn", "Tú", "Tư", "Vân", "Ý",
];

fn sorted(mut texts: Vec<&str>) -> Vec<&str> {
    texts.sort_by_cached_key(|text| sort_key(text));
    texts
}

#[test]
fn names_stand_in_vietnamese_order() {
    let mut shuffled = IN_ORDER.to_vec();
    shuffled.reverse();
    shuffled.rotate_left(11);
    assert_eq!(sorted(shuffled), IN_ORDER);
}

#[test]
fn full_names_are_compared_word_by_word_then_by_tone() {
    let in_order = [
        "Lại Hồng Thanh",
        "Lê An Bình",
        "Lê Anh",
        "Nguyễn Van An",
        "Nguyễn Văn An",
        "Nguyễn Văn Ân",
        "Nguyễn Vân An",
        "Trần Thị Ngọc",
        "Trương Văn Đạt",
    ];
    let mut shuffled = in_order.to_vec();
    shuffled.rotate_right(4);
    shuffled.swap(0, 3);
    assert_eq!(sorted(shuffled), in_order);
}

#[test]
fn letters_weigh_more_than_tones_and_tones_more_than_case() {
    for letters in ["a ă â", "d đ", "e ê", "o ô ơ", "u ư"] {
        let letters: Vec<&str> = letters.split(' ').collect();
        for pair in letters.windows(2) {
            assert!(sort_key(&format!("{}z", pair[0])) < sort_key(pair[1]), "{pair:?}");
        }
    }
    let tones = ["a", "à", "ả", "ã", "á", "ạ"];
    for pair in tones.windows(2) {
        assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
        assert!(sort_key(&format!("{}b", pair[1])) < sort_key(&format!("{}c", pair[0])));
        assert!(sort_key(&pair[0].to_uppercase()) < sort_key(pair[1]));
    }
    assert_eq!(sort_key("Hoà Bình"), sort_key(&"Hoà Bình".nfd().collect::<String>()));
}

#[test]
fn search_sees_neither_marks_nor_case_nor_spelling_habits() {
    assert_eq!(fold("Trần Thị Ngọc"), "tran thi ngoc");
    assert_eq!(fold("Tổng cục Địa chất"), "tong cuc dia chat");
    assert_eq!(fold("hòa"), fold("hoà"));
    assert_eq!(fold("Lý"), fold("lí"));
    assert!(contains_all(&fold("Tổng cục Địa chất và Khoáng sản"), &fold("dia KHOANG")));
    assert!(!contains_all(&fold("Tổng cục Môi trường"), "moi chat"));
}

#[test]
fn names_that_sound_alike_are_one_and_others_are_not() {
    let same = [
        ("Hòa", "hoà"),
        ("THÚY", "Thuý"),
        ("Lý Quý Kỳ", "Lí Quí Kì"),
        ("Yến", "Iến"),
        ("khỏe, hoè", "khoẻ, hòe"),
    ];
    for (one, other) in same {
        assert_eq!(spoken(one), spoken(other), "{one}, {other}");
        assert_eq!(spoken(one), spoken(&other.nfd().collect::<String>()));
    }
    let others = [
        ("Hòa", "Hóa"),
        ("Hòa", "Hoa"),
        ("hai", "hay"),
        ("Thúy", "Thúi"),
        ("Đức", "Dức"),
        ("Hương", "Hường"),
        ("Hà An", "Ha Àn"),
        ("Tú Anh", "Túanh"),
    ];
    for (one, other) in others {
        assert_ne!(spoken(one), spoken(other), "{one}, {other}");
    }
}

#[test]
fn input_comes_in_normal_form_without_control_characters() {
    assert_eq!(nfc("a\r\nb\rc\td\u{7}\u{1b}[0m"), "a\nb\nc d[0m");
    assert_eq!(nfc("e\u{302}\u{301}"), "ế");
    assert_eq!(nfc("e\u{7}\u{301}"), "é");
    assert_eq!(one_line("  Lại\tHồng \r\n Thanh "), "Lại Hồng Thanh");
}

#[test]
fn text_is_cut_between_graphemes_to_the_cells_there_are() {
    assert_eq!(fit("Khí tượng Thủy văn", 18), "Khí tượng Thủy văn");
    assert_eq!(fit("Khí tượng Thủy văn", 10), "Khí tượng…");
    assert_eq!(fit("e\u{302}\u{301}e\u{302}e", 2), "e\u{302}\u{301}…");
    assert_eq!(fit("環境保護", 4), "環…");
    assert_eq!(fit("abc", 1), "…");
    assert_eq!(fit("abc", 0), "");
    assert_eq!(pad("Đạt", 5), "Đạt  ");
    assert_eq!(pad("環境", 3), "環…");
    assert_eq!(pad("環境保護", 4), "環… ");
}

#[test]
fn the_nearest_name_is_one_that_may_have_been_meant() {
    let names = ["record.new", "record.edit", "list.up"];
    assert_eq!(nearest("record.nwe", names), Some("record.new"));
    assert_eq!(nearest("lits.up", names), Some("list.up"));
    assert_eq!(nearest("scope", names), None);
    assert_eq!(nearest("", names), None);
    assert_eq!(nearest("x", ["y"]), None);
}

#[test]
fn folding_any_character_twice_changes_nothing_more() {
    for c in '\0'..=char::MAX {
        let folded = fold(c.encode_utf8(&mut [0; 4]));
        assert_eq!(fold(&folded), folded, "{c:?}");
    }
}

/// Words of Vietnamese letters with their tones, in normal form C.
fn vietnamese() -> impl Strategy<Value = String> {
    let letters: Vec<char> =
        "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY ".chars().collect();
    let tones = vec!["", "", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let letter =
        (prop::sample::select(letters), prop::sample::select(tones)).prop_map(|(c, tone)| {
            let vowel = fold(&c.to_string()).chars().all(|bare| "aeiou".contains(bare));
            format!("{c}{}", if vowel { tone } else { "" })
        });
    prop::collection::vec(letter, 0..24).prop_map(|letters| nfc(&letters.concat()))
}

proptest! {
    #[test]
    fn folding_keeps_the_number_of_characters(text in vietnamese()) {
        prop_assert_eq!(fold(&text).chars().count(), text.chars().count());
        prop_assert!(fold(&text).is_ascii());
    }

    #[test]
    fn folding_ignores_form_and_case(text in vietnamese()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded.clone());
        prop_assert_eq!(fold(&text.nfd().collect::<String>()), folded.clone());
        prop_assert_eq!(fold(&text.to_uppercase()), folded.clone());
        prop_assert_eq!(fold(&text.to_lowercase()), folded);
    }

    #[test]
    fn folding_any_text_ignores_its_form(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&text.nfd().collect::<String>()), folded.clone());
        prop_assert_eq!(fold(&text.nfc().collect::<String>()), folded);
    }

    #[test]
    fn any_input_comes_out_clean(text in any::<String>()) {
        let clean = nfc(&text);
        prop_assert!(is_nfc(&clean));
        prop_assert!(clean.chars().all(|c| c == '\n' || !c.is_control()));
        prop_assert_eq!(nfc(&clean), clean.clone());
        let line = one_line(&text);
        prop_assert!(!line.contains('\n') && line.trim() == line && !line.contains("  "));
        prop_assert_eq!(one_line(&line), line.clone());
    }

    #[test]
    fn what_is_fitted_fits_and_what_is_padded_is_full(text in ".{0,30}", width in 0..40_usize) {
        prop_assert!(display_width(&fit(&text, width)) <= width);
        prop_assert_eq!(display_width(&pad(&text, width)), width);
    }

    #[test]
    fn sort_keys_do_not_see_the_form(text in vietnamese()) {
        prop_assert_eq!(sort_key(&text), sort_key(&text.nfd().collect::<String>()));
    }
}
