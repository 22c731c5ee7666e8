//! A page made ready to be read: headings, points, terms, keys, in lines of a width; found by words. Knows no
//! screen.

use super::Chapter;
use super::keys::{Piece, pieces};
use crate::keymap::Keymap;
use crate::text::width::display_width;
use crate::text::{Lang, contains_all, fold};

/// How a piece of a line is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Plain words.
    Plain,
    /// A heading.
    Heading,
    /// A term that is explained.
    Term,
    /// Keys.
    Keys,
}

/// A line of a page, as its pieces.
pub type Line = Vec<(String, Look)>;

/// The lines of the page about `chapter`, each at most `width` cells wide, and for each which line of
/// [`Chapter::text`], counted from 0, it comes from.
pub fn lines(chapter: Chapter, keymap: &Keymap, lang: Lang, width: usize) -> Vec<(usize, Line)> {
    lines_of(chapter.text(lang), chapter, keymap, lang, width)
}

/// The same of a text that is written as pages are, its keys those that a page about `chapter` names.
pub fn lines_of(
    text: &str,
    chapter: Chapter,
    keymap: &Keymap,
    lang: Lang,
    width: usize,
) -> Vec<(usize, Line)> {
    let mut lines = Vec::new();
    for (number, text) in text.lines().enumerate() {
        let wrapped = if text.is_empty() {
            vec![Vec::new()]
        } else {
            laid(text, chapter, keymap, lang, width)
        };
        lines.extend(wrapped.into_iter().map(|line| (number, line)));
    }
    lines
}

/// The page as plain text with the keys in place, for a pipe; lines are as long as `width`.
pub fn plain(chapter: Chapter, keymap: &Keymap, lang: Lang, width: usize) -> String {
    let text = |line: Line| line.into_iter().map(|(text, _)| text).collect::<String>() + "\n";
    lines(chapter, keymap, lang, width).into_iter().map(|(_, line)| text(line)).collect()
}

/// A paragraph that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The page.
    pub chapter: Chapter,
    /// Which of its paragraphs.
    pub paragraph: usize,
    /// What it says.
    pub says: String,
}

/// The paragraphs with all of `words` in them, marks and case aside, a page whose title has them first;
/// without words, every page.
pub fn find(words: &str, keymap: &Keymap, lang: Lang) -> Vec<Found> {
    let words = fold(words);
    if words.trim().is_empty() {
        let title = |chapter: Chapter| {
            let says = chapter.title(lang).to_owned();
            Found { chapter, paragraph: 0, says }
        };
        return Chapter::all().map(title).collect();
    }
    let paragraphs = Chapter::all().flat_map(|chapter| {
        chapter.text(lang).lines().enumerate().map(move |(place, text)| (chapter, place, text))
    });
    let mut found: Vec<Found> = paragraphs
        .filter_map(|(chapter, paragraph, text)| {
            let says = spoken(text, chapter, keymap, lang);
            contains_all(&fold(&says), &words).then_some(Found { chapter, paragraph, says })
        })
        .collect();
    found.sort_by_key(|found| found.paragraph > 0);
    found
}

/// A line of a page's text without its signs.
fn spoken(text: &str, chapter: Chapter, keymap: &Keymap, lang: Lang) -> String {
    let text = text.trim_start_matches(['#', ' ']).trim_start_matches("- ").replace("**", "");
    let piece = |piece: Piece| match piece {
        Piece::Text(text) | Piece::Keys(text) => text,
    };
    pieces(&text, keymap, chapter.contexts(), lang).into_iter().map(piece).collect()
}

/// One paragraph in lines of `width` cells.
fn laid(text: &str, chapter: Chapter, keymap: &Keymap, lang: Lang, width: usize) -> Vec<Line> {
    if let Some(heading) = text.strip_prefix('#') {
        let heading = heading.trim_start_matches(['#', ' ']);
        return vec![vec![(heading.to_owned(), Look::Heading)]];
    }
    let point = text.strip_prefix("- ");
    let (first, indent) = if point.is_some() { ("· ", 2) } else { ("", 0) };
    let words = words(point.unwrap_or(text), chapter, keymap, lang);
    let mut lines = vec![vec![(first.to_owned(), Look::Plain)]];
    let mut taken = indent;
    // What stands without a blank between stays together.
    for group in words.chunk_by(|_, (_, _, glued)| *glued) {
        let wide: usize = group.iter().map(|(word, ..)| display_width(word)).sum();
        if taken > indent && taken + 1 + wide > width {
            lines.push(vec![(" ".repeat(indent), Look::Plain)]);
            taken = indent;
        } else if taken > indent {
            push(lines.last_mut(), " ", Look::Plain);
            taken += 1;
        }
        for (word, look, _) in group {
            push(lines.last_mut(), word, *look);
        }
        taken += wide;
    }
    lines
}

/// Puts text behind a line, into its last piece where that looks the same.
fn push(line: Option<&mut Line>, text: &str, look: Look) {
    let Some(line) = line else { return };
    match line.last_mut() {
        Some((last, same)) if *same == look => last.push_str(text),
        _ => line.push((text.to_owned(), look)),
    }
}

/// The words of a paragraph, how each looks, and whether it belongs right behind the one before.
fn words(text: &str, chapter: Chapter, keymap: &Keymap, lang: Lang) -> Vec<(String, Look, bool)> {
    let mut words = Vec::new();
    let mut term = false;
    let mut blank = true;
    for piece in pieces(text, keymap, chapter.contexts(), lang) {
        let text = match piece {
            Piece::Keys(keys) => {
                // Keys of several strokes stay on one line.
                words.push((keys, Look::Keys, !blank));
                blank = false;
                continue;
            }
            Piece::Text(text) => text,
        };
        for (place, part) in text.split("**").enumerate() {
            term ^= place > 0;
            let look = if term { Look::Term } else { Look::Plain };
            for word in part.split_inclusive(' ') {
                let bare = word.trim_end_matches(' ');
                if !bare.is_empty() {
                    words.push((bare.to_owned(), look, !blank));
                }
                blank = bare.len() < word.len() || (bare.is_empty() && blank);
            }
        }
    }
    words
}
