//! Letters typed with Telex or VNI: what of a line is being composed, key by key. Knows no command.

use super::Line;
use crate::text::Typing;
use crate::text::typing::{Method, is_address};

/// The end of a line that the next key may still change.
///
/// It is not part of what is typed: two lines of the same text are the same, whatever keys made it.
#[derive(Debug, Clone, Default)]
pub(super) struct Composing(Option<Run>);

#[derive(Debug, Clone)]
struct Run {
    typing: Typing,
    /// The byte of the line at which it begins.
    start: usize,
    how: How,
}

#[derive(Debug, Clone)]
enum How {
    /// These keys make what stands there.
    Keys(String),
    /// No key is more than a letter until the word ends.
    AsTyped,
    /// Another input method already sends letters with marks: what it sends stays.
    Outside,
}

impl PartialEq for Composing {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Composing {}

impl Line {
    /// Types the letter of one key; with a method on it may change the word that it ends.
    ///
    /// What is composed is the word before the cursor, whether typed just now or found there: as
    /// with input methods that read the text around them.
    pub fn key(&mut self, letter: char, typing: Typing) {
        let run = self.composing.0.take().filter(|run| run.typing == typing);
        if typing.method == Method::Off {
            return self.insert(letter.encode_utf8(&mut [0; 4]));
        }
        let mut run = run.unwrap_or_else(|| self.run_before(typing));
        if letter.is_alphabetic() && !letter.is_ascii() {
            run.how = How::Outside;
        }
        match &mut run.how {
            How::Keys(keys) => {
                keys.push(letter);
                let read = typing.read(keys);
                self.text.replace_range(run.start..self.cursor, "");
                self.cursor = run.start;
                self.insert(&read);
            }
            How::AsTyped | How::Outside => self.insert(letter.encode_utf8(&mut [0; 4])),
        }
        let goes_on = match run.how {
            How::AsTyped => letter.is_alphanumeric(),
            How::Keys(_) => !letter.is_whitespace(),
            How::Outside => true,
        };
        self.composing = Composing(goes_on.then_some(run));
    }

    /// Takes the last letter away; what stands before it is composed on.
    pub(super) fn backspace(&mut self) {
        let outside = self.composing.0.take().filter(|run| matches!(run.how, How::Outside));
        self.cut(self.grapheme_before(), self.cursor);
        self.composing = Composing(outside);
    }

    fn run_before(&self, typing: Typing) -> Run {
        let before = &self.text[..self.cursor];
        let token =
            before.rfind(char::is_whitespace).map_or(before, |at| before[at..].trim_start());
        let word = before.rfind(|c: char| !c.is_alphanumeric());
        let word = word
            .map_or(before, |at| before[at..].trim_start_matches(|c: char| !c.is_alphanumeric()));
        let keys = if is_address(token) { None } else { typing.keys_of(word) };
        Run { typing, start: self.cursor - word.len(), how: keys.map_or(How::AsTyped, How::Keys) }
    }
}
