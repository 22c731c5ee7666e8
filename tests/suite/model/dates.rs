//! Dates and times as people type them.

use jiff::civil::{Date, date, time};
use proptest::prelude::*;
use thidua::model::date::{parse_date, parse_time};
use thidua::model::show::show_date;
use thidua::text::Lang;

const TODAY: Date = date(2021, 2, 28);

#[test]
fn dates_are_taken_as_people_type_them() {
    let cases = [
        ("24/02/2021", date(2021, 2, 24)),
        ("24/2/2021", date(2021, 2, 24)),
        ("24-2-2021", date(2021, 2, 24)),
        ("24.2.2021", date(2021, 2, 24)),
        ("24 2 2021", date(2021, 2, 24)),
        (" 24 / 2 / 2021 ", date(2021, 2, 24)),
        ("2021-02-24", date(2021, 2, 24)),
        ("2020/2/29", date(2020, 2, 29)),
        ("ngày 24 tháng 02 năm 2021", date(2021, 2, 24)),
        ("ngay 24 thang 2 nam 2021", date(2021, 2, 24)),
        ("24 tháng 12", date(2021, 12, 24)),
        ("24/2", date(2021, 2, 24)),
        ("24-2", date(2021, 2, 24)),
        ("24.2", date(2021, 2, 24)),
        ("5", date(2021, 2, 5)),
        ("hôm nay", TODAY),
        ("Hom Nay", TODAY),
        ("today", TODAY),
        ("hôm qua", date(2021, 2, 27)),
        ("yesterday", date(2021, 2, 27)),
        ("mai", date(2021, 3, 1)),
        ("ngày mai", date(2021, 3, 1)),
        ("TOMORROW", date(2021, 3, 1)),
    ];
    for (typed, meant) in cases {
        assert_eq!(parse_date(typed, TODAY), Ok(meant), "{typed}");
    }
}

#[test]
fn a_date_that_cannot_be_says_what_is_wrong() {
    let cases = [
        ("30/2/2021", "tháng 2 năm 2021 không có ngày 30", "month 2 of 2021 has no day 30"),
        ("29/2", "tháng 2 năm 2021 không có ngày 29", "month 2 of 2021 has no day 29"),
        ("31", "tháng 2 năm 2021 không có ngày 31", "month 2 of 2021 has no day 31"),
        ("24/13/2021", "không có tháng 13", "no month 13"),
        ("24/2/21", "ghi bốn chữ số", "four digits"),
        ("24/2/0021", "năm 21 không hợp lý", "21 is not a sensible year"),
        ("24/2/2921", "năm 2921 không hợp lý", "2921 is not a sensible year"),
        ("2/2021", "thiếu ngày", "no day"),
        ("2021-02", "thiếu ngày", "no day"),
        ("", "ngày phải như 24/02/2021", "a date must look like"),
        ("24/2/2021/3", "ngày phải như", "a date must look like"),
        ("hôm kia đó", "ngày phải như", "a date must look like"),
        ("24/hai/2021", "ngày phải như", "a date must look like"),
    ];
    for (typed, vi, en) in cases {
        let fault = parse_date(typed, TODAY).unwrap_err();
        assert!(fault.message.vi.contains(vi), "{typed}: {}", fault.message.vi);
        assert!(fault.message.en.contains(en), "{typed}: {}", fault.message.en);
    }
}

#[test]
fn times_are_taken_as_people_type_them() {
    let cases = [
        ("8:30", time(8, 30, 0, 0)),
        ("08h30", time(8, 30, 0, 0)),
        ("8h", time(8, 0, 0, 0)),
        ("8", time(8, 0, 0, 0)),
        ("8H05", time(8, 5, 0, 0)),
        ("8g30", time(8, 30, 0, 0)),
        ("8 giờ 30", time(8, 30, 0, 0)),
        ("8 gio 30 phut", time(8, 30, 0, 0)),
        ("14 giờ", time(14, 0, 0, 0)),
        ("23:59:58", time(23, 59, 58, 0)),
    ];
    for (typed, meant) in cases {
        assert_eq!(parse_time(typed), Ok(meant), "{typed}");
    }
    for typed in ["", "sáng", "8:", "h30", "8:30:00:00", "830", "-8:30", "+8:30"] {
        let taken = parse_time(typed);
        if typed == "8:" {
            assert_eq!(taken, Ok(time(8, 0, 0, 0)));
        } else {
            assert!(taken.unwrap_err().message.vi.contains("giờ phải như"), "{typed}");
        }
    }
    for typed in ["24:00", "8:60", "8:30:60"] {
        assert!(parse_time(typed).unwrap_err().message.en.contains("0 to 23"), "{typed}");
    }
}

proptest! {
    #[test]
    fn what_is_shown_can_be_typed(year in 1900i16..=2200, day_of_year in 0i32..365, english: bool) {
        let day = date(year, 1, 1).checked_add(jiff::Span::new().days(day_of_year)).unwrap();
        let lang = if english { Lang::En } else { Lang::Vi };
        prop_assert_eq!(parse_date(&show_date(day, lang), TODAY), Ok(day));
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,30}", digits in "[0-9/.: -]{0,14}") {
        for typed in [&text, &digits] {
            let _ = (parse_date(typed, TODAY), parse_time(typed));
        }
    }
}
