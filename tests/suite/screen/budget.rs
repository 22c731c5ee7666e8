//! How many bytes go out for what a person does all day.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style, Stylize};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Paragraph};
use ratatui::{Frame, Terminal};
use thidua::event::Size;
use thidua::terminal::screen::Screen;

const NAMES: [&str; 5] = [
    "Tổng cục Biển và Hải đảo Việt Nam",
    "Tổng cục Địa chất và Khoáng sản Việt Nam",
    "Tổng cục Khí tượng Thủy văn",
    "Tổng cục Môi trường",
    "Tổng cục Quản lý đất đai",
];

/// A screen laid out as the main screen is: header, three panes at the left, detail at the right.
struct Sketch {
    selected: usize,
    typed: Option<String>,
}

impl Sketch {
    fn view(&self, frame: &mut Frame) {
        let [head, body, bar] =
            Layout::vertical([Constraint::Length(2), Constraint::Fill(1), Constraint::Length(1)])
                .areas(frame.area());
        let [left, right] =
            Layout::horizontal([Constraint::Percentage(45), Constraint::Fill(1)]).areas(body);
        let panes = Layout::vertical([Constraint::Fill(1); 3]).split(left);

        let chair =
            "Trưởng Khối: Tổng cục Địa chất và Khoáng sản Việt Nam · Phó: Khí tượng Thủy văn";
        frame.render_widget(
            Paragraph::new(vec![
                Line::from("Khối Thi đua III · 2021 · đã lưu · Trần Thị Ngọc".bold()),
                Line::from(chair.fg(Color::Yellow)),
            ]),
            head,
        );
        for (pane, title) in panes.iter().zip(["Đơn vị", "Hội nghị", "Đề nghị khen thưởng"])
        {
            self.list(frame, *pane, title);
        }
        Self::detail(frame, right);
        let hints = "↑↓ chọn  enter mở  n thêm  e sửa  d d xóa  / lọc  s sắp xếp  ? trợ giúp";
        frame.render_widget(Paragraph::new(hints.dim()), bar);
        if let Some(typed) = &self.typed {
            let field = Rect { x: right.x + 20, y: right.y + 3, width: 40, height: 1 };
            frame.render_widget(Paragraph::new(typed.as_str()), field);
            let x = field.x + u16::try_from(typed.chars().count()).unwrap();
            frame.set_cursor_position((x, field.y));
        }
    }

    fn list(&self, frame: &mut Frame, area: Rect, title: &str) {
        let position = format!("{}/345", self.selected + 1);
        let block =
            Block::bordered().title(title).title_bottom(Line::from(position).right_aligned());
        let inner = block.inner(area);
        frame.render_widget(block, area);
        for (y, place) in (inner.top()..inner.bottom()).zip(0..) {
            let chosen = place == self.selected;
            let gutter = if chosen { "▌" } else { " " };
            let style = if chosen {
                Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD)
            } else {
                Style::new()
            };
            let row = Line::from(vec![
                Span::styled(gutter, style),
                Span::raw(format!("DV-{place:04} {}", NAMES[place % NAMES.len()])),
            ]);
            frame.render_widget(row, Rect { y, height: 1, ..inner });
        }
    }

    fn detail(frame: &mut Frame, area: Rect) {
        let block = Block::bordered().title("Chi tiết │ Lịch sử");
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let values = [
            "HN-2021-0001",
            "Hội nghị tổng kết công tác thi đua năm 2020, triển khai nhiệm vụ năm 2021",
            "24/02/2021 08:30",
            "Trụ sở Bộ Tài nguyên và Môi trường, Hà Nội",
            "Hoàng Văn Thức, Phó Tổng cục trưởng Tổng cục Môi trường",
            "trực tiếp",
            "",
            "Trương Văn Đạt, Phó Vụ trưởng Vụ Thi đua, Khen thưởng và Tuyên truyền",
            "Trần Thị Ngọc, Phó Vụ trưởng Vụ Tổ chức cán bộ, Tổng cục Môi trường",
            "Lại Hồng Thanh, Tổng cục Địa chất và Khoáng sản Việt Nam",
        ];
        let lines = (0..inner.height).zip(values.into_iter().cycle()).map(|(y, value)| {
            let label = Span::styled(format!("Trường số {y:<10}"), Style::new().dim());
            Line::from(vec![label, Span::raw(value)])
        });
        frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), inner);
    }
}

fn drawn(terminal: &mut Terminal<Screen<Vec<u8>>>, sketch: &Sketch) -> Vec<u8> {
    terminal.draw(|frame| sketch.view(frame)).unwrap();
    std::mem::take(terminal.backend_mut().out())
}

fn screen() -> Terminal<Screen<Vec<u8>>> {
    Terminal::new(Screen::new(Vec::new(), Size { width: 160, height: 45 })).unwrap()
}

#[test]
fn the_first_screen_takes_eight_kilobytes_at_most() {
    let sketch = Sketch { selected: 0, typed: None };
    let first = drawn(&mut screen(), &sketch).len();
    assert!((2_000..=8_192).contains(&first), "{first} bytes");
}

#[test]
fn an_unchanged_screen_writes_nothing() {
    let mut terminal = screen();
    let sketch = Sketch { selected: 3, typed: Some("Hội".to_owned()) };
    drawn(&mut terminal, &sketch);
    assert_eq!(drawn(&mut terminal, &sketch), b"");
}

#[test]
fn a_gutter_marker_and_a_position_take_64_bytes_at_most() {
    let mut terminal =
        Terminal::new(Screen::new(Vec::new(), Size { width: 160, height: 45 })).unwrap();
    let mut view = |selected: u16| {
        terminal
            .draw(|frame| {
                let style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
                frame.buffer_mut().set_string(1, 10 + selected, "▌", style);
                let position = format!("{}/345", selected + 1);
                frame.buffer_mut().set_string(60, 40, position, Style::new());
            })
            .unwrap();
        std::mem::take(terminal.backend_mut().out()).len()
    };
    view(8);
    for selected in [9, 10, 11, 10, 9, 8, 18] {
        let bytes = view(selected);
        assert!(bytes > 0 && bytes <= 64, "{bytes} bytes to {selected}");
    }
}

#[test]
fn a_typed_letter_takes_48_bytes_at_most() {
    let mut terminal = screen();
    let mut sketch = Sketch { selected: 0, typed: Some(String::new()) };
    drawn(&mut terminal, &sketch);
    let mut typed = String::new();
    for letter in "Hội nghị tổng kết".chars() {
        typed.push(letter);
        sketch.typed = Some(typed.clone());
        let bytes = drawn(&mut terminal, &sketch).len();
        assert!(bytes > 0 && bytes <= 48, "{bytes} bytes for {letter}");
    }
}

#[test]
fn emptied_lines_are_erased_rather_than_overwritten() {
    let mut terminal = screen();
    let sketch = Sketch { selected: 0, typed: None };
    drawn(&mut terminal, &sketch);
    terminal.draw(|_| {}).unwrap();
    let bytes = std::mem::take(terminal.backend_mut().out()).len();
    assert!(bytes <= 16 + 45 * 9, "{bytes} bytes to empty 45 lines");
}

#[test]
fn a_moved_cursor_needs_no_frame() {
    let mut terminal = screen();
    let mut point = |x| {
        terminal.draw(|frame| frame.set_cursor_position((x, 5))).unwrap();
        std::mem::take(terminal.backend_mut().out())
    };
    point(3);
    assert_eq!(point(4), b"\x1b[C");
    assert_eq!(point(3), b"\x08");
    assert_eq!(point(0), b"\r");
}

#[test]
fn sizes_out_of_reason_are_brought_into_it() {
    use ratatui::backend::Backend;
    let mut screen = Screen::new(Vec::new(), Size { width: 0, height: 0 });
    assert_eq!(screen.size().unwrap(), (1, 1).into());
    screen.resize(Size { width: 65_535, height: 65_535 });
    assert_eq!(screen.size().unwrap(), (1000, 500).into());
}

/// A text at line 2, a list below it.
fn field(frame: &mut Frame, typed: &str, list: &str, line: u16) {
    let area = frame.area();
    frame.render_widget(typed, Rect { y: line, height: 1, ..area });
    frame.render_widget(list, Rect { y: line + 1, height: 1, ..area });
    frame.set_cursor_position((u16::try_from(typed.len()).unwrap(), line));
}

#[test]
fn an_echo_is_the_line_of_the_cursor_and_the_rest_follows() {
    let mut terminal = screen();
    let mut draw = |echo: bool, typed: &str, list: &str, line: u16| {
        terminal.backend_mut().echo(echo);
        terminal.draw(|frame| field(frame, typed, list, line)).unwrap();
        String::from_utf8(std::mem::take(terminal.backend_mut().out())).unwrap()
    };
    assert!(draw(true, "", "one", 2).contains("one"), "the first frame is whole");
    let echo = draw(true, "x", "two", 2);
    assert!(echo.contains('x') && !echo.contains("two"), "{echo:?}");
    assert!(draw(false, "x", "two", 2).contains("two"), "what was left out follows");
    assert_eq!(draw(false, "x", "two", 2), "");
    assert!(
        draw(true, "x", "six", 5).contains("six"),
        "a cursor from another line brings everything"
    );
}
