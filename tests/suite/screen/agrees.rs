//! What a terminal shows after any frames is what was drawn.
//!
//! The truth is the frame's own buffer: ratatui's test backend keeps stale letters behind wide ones.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use thidua::event::Size;
use thidua::terminal::screen::Screen;

#[derive(Debug, Clone)]
struct Stroke {
    place: (u16, u16),
    text: String,
    style: Style,
}

#[derive(Debug, Clone)]
enum Act {
    Draw { strokes: Vec<Stroke>, keep: bool, cursor: Option<(u16, u16)> },
    Resize(u16, u16),
    Redraw,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("Khối Thi đua III — Bộ Tài nguyên và Môi trường".to_owned()),
        2 => " {1,40}",
        2 => "[ -~]{0,30}",
        2 => "[ăâđêôơưạảấầộớởỹ ─│▌●]{0,20}",
        1 => "[a日本語한글カ]{0,12}",
        1 => Just("é e\u{301} ộ o\u{323}\u{302} x".to_owned()),
    ]
}

fn colour() -> impl Strategy<Value = Color> {
    prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::LightBlue),
        1 => Just(Color::White),
        1 => Just(Color::Black),
        1 => Just(Color::Indexed(200)),
        1 => Just(Color::Rgb(1, 2, 3)),
    ]
}

fn style() -> impl Strategy<Value = Style> {
    let all = [
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::ITALIC,
        Modifier::UNDERLINED,
        Modifier::REVERSED,
        Modifier::SLOW_BLINK,
    ];
    let some = proptest::sample::subsequence(all.to_vec(), 0..=2);
    (colour(), colour(), some).prop_map(|(fg, bg, modifiers)| {
        let modifier = modifiers.into_iter().fold(Modifier::empty(), |all, one| all | one);
        Style::new().fg(fg).bg(bg).add_modifier(modifier)
    })
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![(1..=6u16, 1..=4u16), (1..=60u16, 1..=20u16), (1..=200u16, 1..=60u16)]
}

fn act() -> impl Strategy<Value = Act> {
    let stroke = ((0..200u16, 0..60u16), text(), style()).prop_map(|(place, text, style)| Stroke {
        place,
        text,
        style,
    });
    let strokes = proptest::collection::vec(stroke, 0..20);
    let cursor = proptest::option::of((0..200u16, 0..60u16));
    prop_oneof![
        8 => (strokes, any::<bool>(), cursor)
            .prop_map(|(strokes, keep, cursor)| Act::Draw { strokes, keep, cursor }),
        1 => size().prop_map(|(width, height)| Act::Resize(width, height)),
        1 => Just(Act::Redraw),
    ]
}

/// What is drawn: strokes on a canvas that may go on from the last frame.
fn paint(canvas: &mut Buffer, strokes: &[Stroke]) {
    for Stroke { place: (x, y), text, style } in strokes {
        let (x, y) = (x % canvas.area.width, y % canvas.area.height);
        // What a stroke covers half of is blank, as a widget that draws over a wide letter leaves it.
        let before = canvas.cell((x.wrapping_sub(1), y)).map_or(1, CellWidth::cell_width);
        if before > 1 {
            canvas[(x - 1, y)].reset();
        }
        let (end, _) = canvas.set_stringn(x, y, text, usize::MAX, *style);
        if let Some(after) = canvas.cell_mut((end, y))
            && after.symbol() == " "
        {
            after.reset();
        }
    }
}

fn compare(parser: &vt100::Parser, buffer: &Buffer, cursor: Option<(u16, u16)>) {
    let shown = parser.screen();
    let area = buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let cell = &buffer[(x, y)];
            let there = shown.cell(y, x).unwrap();
            let contents = if there.has_contents() { there.contents() } else { " " };
            assert_eq!(contents, cell.symbol(), "cell {x},{y}");
            assert_eq!(there.bgcolor(), seen(cell.bg), "ground of {x},{y}");
            let inverse = cell.modifier.contains(Modifier::REVERSED);
            assert_eq!(there.inverse(), inverse, "inverse at {x},{y}");
            let underline = cell.modifier.contains(Modifier::UNDERLINED);
            assert_eq!(there.underline(), underline, "underline at {x},{y}");
            if cell.symbol() != " " {
                assert_eq!(there.fgcolor(), seen(cell.fg), "colour of {x},{y}");
                assert_eq!(
                    there.italic(),
                    cell.modifier.contains(Modifier::ITALIC),
                    "slant {x},{y}"
                );
                let weight = cell.modifier & (Modifier::BOLD | Modifier::DIM);
                // The parser knows one weight at a time.
                if weight != Modifier::BOLD | Modifier::DIM {
                    let bold = weight.contains(Modifier::BOLD);
                    assert_eq!(there.bold(), bold, "bold {x},{y}");
                    assert_eq!(there.dim(), weight.contains(Modifier::DIM), "dim {x},{y}");
                }
            }
            x += cell.cell_width().max(1);
        }
    }
    assert_eq!(!shown.hide_cursor(), cursor.is_some());
    if let Some((x, y)) = cursor {
        assert_eq!(shown.cursor_position(), (y, x));
    }
}

fn seen(colour: Color) -> vt100::Color {
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Black => vt100::Color::Idx(0),
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::White => vt100::Color::Idx(15),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        other => panic!("{other:?} is not drawn here"),
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_terminal_shows_what_was_drawn(
        (width, height) in size(),
        acts in proptest::collection::vec(act(), 1..12),
    ) {
        let mut ours = Terminal::new(Screen::new(Vec::new(), Size { width, height })).unwrap();
        let mut parser = vt100::Parser::new(cells(height), cells(width), 0);
        parser.process(b"left from before \x1b[31;44m and coloured");
        let mut canvas = Buffer::empty(Rect::new(0, 0, width, height));

        for act in acts {
            let (strokes, cursor) = match act {
                Act::Draw { strokes, keep, cursor } => {
                    if !keep {
                        canvas.reset();
                    }
                    (strokes, cursor)
                }
                Act::Resize(width, height) => {
                    ours.backend_mut().resize(Size { width, height });
                    ours.clear().unwrap();
                    parser.screen_mut().set_size(cells(height), cells(width));
                    canvas = Buffer::empty(Rect::new(0, 0, width, height));
                    (Vec::new(), None)
                }
                Act::Redraw => {
                    ours.clear().unwrap();
                    parser.process(b"\x1b[35mmess");
                    (Vec::new(), None)
                }
            };
            paint(&mut canvas, &strokes);
            let Rect { width, height, .. } = canvas.area;
            let cursor = cursor.map(|(x, y)| (x % width, y % height));
            let view = |frame: &mut ratatui::Frame| {
                *frame.buffer_mut() = canvas.clone();
                if let Some(place) = cursor {
                    frame.set_cursor_position(place);
                }
            };
            ours.draw(view).unwrap();
            parser.process(&std::mem::take(ours.backend_mut().out()));
            compare(&parser, &canvas, cursor);

            ours.draw(view).unwrap();
            assert!(ours.backend_mut().out().is_empty(), "the same frame again writes nothing");
        }
    }
}
