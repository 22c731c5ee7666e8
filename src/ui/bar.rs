//! Bars and sparklines of letters, in eighths where the terminal shows them. Knows not what they measure.

use crate::layer::Desk;
use crate::ui::glyph;

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
const HEIGHTS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// Heights that ASCII tells apart.
const STEPS: [&str; 4] = [".", ":", "+", "#"];

/// A bar of so many eighths of a cell in `cells` cells, with a marker at `mark` (in eighths) where there is one.
pub fn bar(eighths: usize, mark: Option<usize>, cells: usize, desk: &Desk) -> String {
    if desk.plain {
        // The figure stands beside it.
        return " ".repeat(cells);
    }
    let full = (eighths / 8).min(cells);
    let mut parts = vec![glyph::FULL.on(desk); full];
    if full < cells {
        match (eighths % 8, desk.unicode) {
            (0, _) => {}
            (rest, true) => parts.push(EIGHTHS[rest]),
            (rest, false) if rest >= 4 => parts.push(glyph::HALF.on(desk)),
            (_, false) => {}
        }
    }
    parts.resize(cells, " ");
    if let Some(place) = mark.map(|mark| mark / 8).filter(|_| cells > 0) {
        parts[place.min(cells - 1)] = glyph::WALL.on(desk);
    }
    parts.concat()
}

/// One cell for each value, its height that of the value against the largest; `·` where there is none. On a plain
/// screen the values, with `?` where there is none.
pub fn sparkline(values: &[Option<u32>], desk: &Desk) -> String {
    if desk.plain {
        let figure = |value: &Option<u32>| value.map_or("?".to_owned(), |value| value.to_string());
        return values.iter().map(figure).collect::<Vec<_>>().join(" ");
    }
    let most = values.iter().flatten().max().copied().unwrap_or_default();
    let cell = |value: &Option<u32>| -> &'static str {
        let heights: &[&str] = if desk.unicode { &HEIGHTS } else { &STEPS };
        match value {
            None => glyph::FAINT_DOT.on(desk),
            Some(0) => glyph::LOW.on(desk),
            Some(value) => {
                let most = u64::from(most.max(1));
                let steps = heights.len() as u64;
                let step = (u64::from(*value) * steps).div_ceil(most).clamp(1, steps) - 1;
                heights[usize::try_from(step).unwrap_or_default()]
            }
        }
    };
    values.iter().map(cell).collect()
}
