//! Bars and sparklines, in signs and in ASCII.

use std::sync::Arc;

use crate::desk::{Desk, SMALL, demo, setup};
use proptest::prelude::*;
use thidua::app::Setup;
use thidua::text::Lang;
use thidua::text::width::display_width;
use thidua::ui::bar::{bar, sparkline};

fn desk(unicode: bool) -> Desk {
    let store = demo();
    let setup = Setup { unicode, ..setup(&store, SMALL, Lang::Vi) };
    Desk::begin(Arc::clone(&store), setup)
}

#[test]
fn bars_are_drawn_in_eighths_with_a_marker() {
    let (signs, ascii) = (desk(true), desk(false));
    for (eighths, mark, drawn, plain) in [
        (0, None, "    ", "    "),
        (32, None, "████", "####"),
        (12, None, "█▌  ", "#+  "),
        (9, None, "█▏  ", "#   "),
        (16, Some(24), "██ │", "## |"),
        (32, Some(8), "█│██", "#|##"),
        (99, Some(99), "███│", "###|"),
    ] {
        assert_eq!(bar(eighths, mark, 4, signs.app.desk()), drawn);
        assert_eq!(bar(eighths, mark, 4, ascii.app.desk()), plain);
    }
}

#[test]
fn a_sparkline_has_a_cell_for_each_year() {
    let (signs, ascii) = (desk(true), desk(false));
    let values = [None, Some(0), Some(1), Some(4), Some(8), Some(16)];
    assert_eq!(sparkline(&values, signs.app.desk()), "·_▁▂▄█");
    assert_eq!(sparkline(&values, ascii.app.desk()), " _..:#");
    assert_eq!(sparkline(&[None, Some(0)], signs.app.desk()), "·_");
}

proptest! {
    #[test]
    fn no_bar_is_wider_or_narrower_than_its_cells(
        eighths in 0..400usize, mark in proptest::option::of(0..400usize), cells in 0..40usize,
    ) {
        let desk = desk(true);
        prop_assert_eq!(display_width(&bar(eighths, mark, cells, desk.app.desk())), cells);
    }
}
