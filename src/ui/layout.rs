//! Where things stand on the screen, from its size alone. Draws nothing.

use ratatui::layout::Rect;

use crate::event::Size;
use crate::text::Message;

/// From this width on the three panes stand stacked with the detail beside them.
const WIDE: u16 = 100;

/// What is left between the header and the status line.
pub const fn body(size: Size) -> Rect {
    Rect { x: 0, y: 2, width: size.width, height: size.height.saturating_sub(3) }
}

/// The places of the main screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Main {
    /// The three panes, top to bottom; `None` for those that are not shown.
    pub panes: [Option<Rect>; 3],
    /// The detail; `None` where there is no room.
    pub detail: Option<Rect>,
}

impl Main {
    /// Whether one pane has all of it.
    pub fn is_alone(&self) -> bool {
        self.panes.iter().flatten().count() == 1
    }
}

/// The places of the main screen when the pane at `focus` has the focus.
pub fn main(size: Size, focus: usize, zoomed: bool) -> Main {
    let body = body(size);
    let mut panes = [None; 3];
    if zoomed || size.width < WIDE {
        panes[focus] = Some(body);
        return Main { panes, detail: None };
    }
    let (left, detail) = beside(body);
    let small = (left.height / 4).max(4).min(left.height / 3);
    let mut y = left.y;
    for (index, pane) in panes.iter_mut().enumerate() {
        let height = if index == focus { left.height.saturating_sub(2 * small) } else { small };
        *pane = Some(Rect { y, height, ..left });
        y += height;
    }
    Main { panes, detail: Some(detail) }
}

/// Whether zooming would change anything: on a narrow screen a pane has all of it already.
pub fn can_zoom(size: Size) -> Result<(), Message> {
    if size.width >= WIDE {
        return Ok(());
    }
    Err(Message::new(
        format!("ô này đã chiếm cả màn hình (dưới {WIDE} cột)"),
        format!("this pane has the whole screen already (below {WIDE} columns)"),
    ))
}

/// A list and the detail beside it, or the list alone where there is no room.
pub fn listed(size: Size, zoomed: bool) -> (Rect, Option<Rect>) {
    let body = body(size);
    if zoomed || size.width < WIDE {
        return (body, None);
    }
    let (left, detail) = beside(body);
    (left, Some(detail))
}

/// Splits a wide screen: three fifths for lists and the space before the wall, the rest for the detail.
fn beside(body: Rect) -> (Rect, Rect) {
    let left = body.width * 3 / 5;
    let list = Rect { width: left - 1, ..body };
    let detail = Rect { x: body.x + left + 2, width: body.width - left - 2, ..body };
    (list, detail)
}
