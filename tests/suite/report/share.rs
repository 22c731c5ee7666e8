//! Rates as people read them.

use thidua::report::share::Share;
use thidua::text::Lang;

#[test]
fn shares_are_rounded_and_never_made_up() {
    for (part, whole, vi, en) in [
        (0, Some(6708), "0 %", "0 %"),
        (2, Some(6708), "0,03 %", "0.03 %"),
        (1, Some(92), "1,1 %", "1.1 %"),
        (1, Some(3), "33,3 %", "33.3 %"),
        (2, Some(3), "66,7 %", "66.7 %"),
        (22, Some(22), "100 %", "100 %"),
        (23, Some(22), "104,6 %", "104.6 %"),
        (1, Some(100), "1 %", "1 %"),
        (0, Some(0), "–", "–"),
        (3, Some(0), "–", "–"),
        (3, None, "chưa rõ", "unknown"),
        (0, None, "chưa rõ", "unknown"),
    ] {
        let share = Share::new(part, whole);
        assert_eq!((share.says(Lang::Vi).as_str(), share.says(Lang::En).as_str()), (vi, en));
    }
}

#[test]
fn a_bar_is_filled_in_eighths_and_never_more_than_full() {
    let share = Share::new(1, Some(4));
    assert_eq!(share.eighths(2_500, 10), Some(80));
    assert_eq!(share.eighths(5_000, 10), Some(40));
    assert_eq!(share.eighths(10, 10), Some(80));
    assert_eq!(share.eighths(0, 10), Some(80));
    assert_eq!(Share::Unknown.eighths(100, 10), None);
}
