//! Words a clerk types, and what must stay as it was typed.

use thidua::text::typing::{Method, Tones, Typing};

const TELEX: Typing = Typing { method: Method::Telex, tones: Tones::New };
const VNI: Typing = Typing { method: Method::Vni, tones: Tones::New };

/// Telex, VNI, what both read as.
const WORDS: [(&str, &str, &str); 52] = [
    ("nguyeenx", "nguye6n4", "nguyễn"),
    ("Nguyeenx", "Nguye6n4", "Nguyễn"),
    ("NGUYEENX", "NGUYE6N4", "NGUYỄN"),
    ("huowngf", "hu7o7ng2", "hường"),
    ("huongwf", "huong72", "hường"),
    ("ddawjng", "d9a85ng", "đặng"),
    ("DDAWJNG", "D9A85NG", "ĐẶNG"),
    ("Ddawngj", "D9a8ng5", "Đặng"),
    ("quoocs", "quo6c1", "quốc"),
    ("quys", "quy1", "quý"),
    ("quaj", "qua5", "quạ"),
    ("quyeetj", "quye6t5", "quyệt"),
    ("gif", "gi2", "gì"),
    ("gias", "gia1", "giá"),
    ("giuwx", "giu74", "giữ"),
    ("giwx", "giu74", "giữ"),
    ("gieengs", "gie6ng1", "giếng"),
    ("giowf", "gio72", "giờ"),
    ("hoaf", "hoa2", "hoà"),
    ("khoer", "khoe3", "khoẻ"),
    ("thuyr", "thuy3", "thuỷ"),
    ("THUYR", "THUY3", "THUỶ"),
    ("HOAF", "HOA2", "HOÀ"),
    ("hoafng", "hoa2ng", "hoàng"),
    ("toans", "toan1", "toán"),
    ("thuowr", "thuo73", "thuở"),
    ("thuowngr", "thuo7ng3", "thưởng"),
    ("thw", "thu7", "thư"),
    ("w", "u7", "ư"),
    ("nhwngx", "nhu7ng4", "những"),
    ("ruwowuj", "ru7o7u5", "rượu"),
    ("HUEES", "HUE61", "HUẾ"),
    ("khuyru", "khuy3u", "khuỷu"),
    ("ngoafi", "ngoa2i", "ngoài"),
    ("dduwowcj", "d9u7o7c5", "được"),
    ("duowcjd", "duo7c59", "được"),
    ("nghieeng", "nghie6ng", "nghiêng"),
    ("tieengs", "tie6ng1", "tiếng"),
    ("tiesnge", "tie1ng6", "tiếng"),
    ("Ddawks", "D9a8k1", "Đắk"),
    ("Lawks", "La8k1", "Lắk"),
    ("Kroong", "Kro6ng", "Krông"),
    ("asf", "a12", "à"),
    ("asz", "a10", "a"),
    ("tieesngz", "tie61ng0", "tiêng"),
    ("aaw", "a68", "ă"),
    ("oow", "o67", "ơ"),
    ("owo", "o76", "ô"),
    ("DDT", "D9T", "ĐT"),
    ("LDDTT", "LD9TT", "LĐTT"),
    ("CSTDDCS", "CSTD9CS", "CSTĐCS"),
    ("HDDTDDKT", "HD9TD9KT", "HĐTĐKT"),
];

#[test]
fn words_read_as_they_do_with_common_input_methods() {
    for (telex, vni, word) in WORDS {
        assert_eq!(TELEX.read(telex), word, "{telex}");
        assert_eq!(VNI.read(vni), word, "{vni}");
    }
}

#[test]
fn a_key_pressed_twice_takes_back_what_it_did() {
    for (keys, read) in [
        ("aaa", "aa"),
        ("eee", "ee"),
        ("ooo", "oo"),
        ("ddd", "dd"),
        ("DDD", "DD"),
        ("ass", "as"),
        ("aff", "af"),
        ("arr", "ar"),
        ("axx", "ax"),
        ("ajj", "aj"),
        ("aww", "aw"),
        ("oww", "ow"),
        ("uww", "uw"),
        ("ww", "w"),
        ("WW", "W"),
        ("asss", "ass"),
        ("tesst", "test"),
        ("TESST", "TEST"),
        ("xooong", "xoong"),
        ("xooongf", "xoòng"),
        ("thuwowngww", "thuongww"),
        ("tieengss", "tiêngs"),
        ("owwner", "owner"),
    ] {
        assert_eq!(TELEX.read(keys), read, "{keys}");
    }
    for (keys, read) in [
        ("a11", "a1"),
        ("a66", "a6"),
        ("o77", "o7"),
        ("a88", "a8"),
        ("d99", "d9"),
        ("D99", "D9"),
        ("A44", "A4"),
        ("tang100", "tang100"),
        ("lop66A", "lop6A"),
    ] {
        assert_eq!(VNI.read(keys), read, "{keys}");
    }
}

#[test]
fn what_is_no_vietnamese_word_stays_as_typed_in_telex() {
    for keys in [
        "windows",
        "Windows",
        "excel",
        "Excel",
        "file",
        "files",
        "win",
        "word",
        "powerpoint",
        "class",
        "process",
        "address",
        "business",
        "text",
        "next",
        "project",
        "program",
        "server",
        "browser",
        "well",
        "web",
        "email",
        "task",
        "drive",
        "sort",
        "filter",
        "software",
        "new",
        "DN-2021-0042",
        "CN-0001",
        "A4",
        "QH14",
        "K59",
        "2021",
        "1.234,5",
        "24/02/2021",
        "8h30",
        "hoas@gmail.com",
        "thuyr.nguyeenx@monre.gov.vn",
        "https://monre.gov.vn/as/ddow",
        "www.monre.gov.vn",
        "/home/asf/hoof.docx",
        "C:\\asf\\hoof",
        "ten_tepj",
        "~/hoof",
        "UBND",
        "TTg",
        "BTNMT",
    ] {
        assert_eq!(TELEX.read(keys), keys);
        assert_eq!(TELEX.read(&format!("{keys},")), format!("{keys},"));
    }
}

#[test]
fn what_is_no_vietnamese_word_stays_as_typed_in_vni() {
    for keys in [
        "windows",
        "excel",
        "file",
        "DN-2021-0042",
        "QH14",
        "H2O",
        "DN2021",
        "72/2020/QH14",
        "24/2",
        "8h30",
        "1.234,5",
        "an1@monre.gov.vn",
        "https://a6.vn/a1",
        "b2b",
        "mp3",
        "x86",
        "Q1",
    ] {
        assert_eq!(VNI.read(keys), keys);
        assert_eq!(VNI.read(&format!("{keys},")), format!("{keys},"));
    }
}

#[test]
fn a_word_that_ends_unfinished_is_as_typed() {
    for (keys, read) in [("we", "we"), ("two", "tưo"), ("tieengs", "tiếng"), ("tiengs", "tiéng")]
    {
        assert_eq!(TELEX.read(keys), read, "{keys}");
    }
    for (keys, read) in
        [("we.", "we."), ("two,", "two,"), ("tieengs.", "tiếng."), ("tiengs.", "tiengs.")]
    {
        assert_eq!(TELEX.read(keys), read, "{keys}");
    }
    assert_eq!(TELEX.read("khen-thuwowngr"), "khen-thưởng");
    assert_eq!(TELEX.read("QDD-TTg"), "QĐ-TTg");
    assert_eq!(TELEX.read("152/NDD-CP"), "152/NĐ-CP");
}

#[test]
fn tones_may_stand_in_the_old_way() {
    let old = Typing { tones: Tones::Old, ..TELEX };
    for (keys, word) in [
        ("hoaf", "hòa"),
        ("khoer", "khỏe"),
        ("thuyr", "thủy"),
        ("HOAF", "HÒA"),
        ("hoafn", "hoàn"),
        ("quys", "quý"),
        ("gias", "giá"),
        ("thuees", "thuế"),
        ("thuowr", "thuở"),
    ] {
        assert_eq!(old.read(keys), word);
    }
}

#[test]
fn nothing_follows_a_word_that_was_typed_around_the_rules() {
    for word in ["as", "test", "ôi5", "thuơng", "жук"] {
        assert_eq!(TELEX.keys_of(word), None, "{word}");
    }
    assert_eq!(TELEX.keys_of("windows").as_deref(), Some("windows"));
    // Wherever the tone stands, typing goes on.
    assert_eq!(TELEX.keys_of("hòa").as_deref(), Some("hoaf"));
    assert_eq!(VNI.keys_of("Đắk").as_deref(), Some("D9a8k1"));
}

#[test]
fn methods_are_found_by_their_names() {
    for method in Method::ALL {
        assert_eq!(Method::named(method.name()), Some(method));
    }
    assert_eq!(Method::named("viqr"), None);
    assert_eq!(Method::Off.next().next().next(), Method::Off);
}
