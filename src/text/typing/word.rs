//! One word as its keys are pressed: letters, marks, tones, and what undoes them. Knows no word before it.

use vi::processor::{LetterModification, Transformation, add_tone, modify_letter, remove_tone};
use vi::{Action, Syllable};

use super::syllable::is_possible;
use super::{Method, Typing};

/// What `keys`, which are letters and figures, read as; `over` where the word is not being typed any more.
pub(super) fn read(keys: &str, typing: Typing, over: bool) -> String {
    if !keys.is_ascii() {
        return keys.to_owned();
    }
    if is_abbreviation(keys) {
        return abbreviation(keys, typing.method);
    }
    let mut word = Word::new(typing);
    for key in keys.chars() {
        word.press(key);
    }
    if over && !word.undone && !is_possible(&word.syllable, true) {
        return keys.to_owned();
    }
    match word.literal {
        Some(literal) => literal,
        None => word.shown(),
    }
}

/// Whether `keys`, one for each letter with its marks behind it, make a Vietnamese syllable or the
/// beginning of one.
pub(super) fn is_possible_word(keys: &str, typing: Typing) -> bool {
    let mut word = Word::new(typing);
    keys.chars().for_each(|key| word.press(key));
    word.literal.is_none()
}

/// Whether a key did something, and what.
enum Done {
    Nothing,
    Changed,
    /// What the same key did before is taken back: now it is a letter.
    Undone,
    /// The same for a letter that the key itself had put there.
    Replaced,
}

struct Word {
    typing: Typing,
    syllable: Syllable,
    /// Which letters are capitals.
    capital: Vec<bool>,
    keys: String,
    /// The last key put `ư` there by itself.
    inserted: bool,
    /// A key pressed twice took something back.
    undone: bool,
    /// What stands there once no key is more than a letter.
    literal: Option<String>,
}

impl Word {
    fn new(typing: Typing) -> Self {
        let syllable = Syllable { accent_style: typing.style(), ..Syllable::default() };
        Self {
            typing,
            syllable,
            capital: Vec::new(),
            keys: String::new(),
            inserted: false,
            undone: false,
            literal: None,
        }
    }

    fn shown(&self) -> String {
        let small = self.syllable.to_string();
        let letters = small.chars().zip(self.capital.iter().chain(std::iter::repeat(&false)));
        let upper = |c: char| c.to_uppercase().next().unwrap_or(c);
        letters.map(|(c, capital)| if *capital { upper(c) } else { c }).collect()
    }

    fn press(&mut self, key: char) {
        self.keys.push(key);
        if let Some(literal) = &mut self.literal {
            literal.push(key);
            return;
        }
        let before = (self.syllable.clone(), self.capital.clone());
        match self.act(key) {
            Done::Changed if is_possible(&self.syllable, false) => return,
            Done::Changed | Done::Nothing => {
                (self.syllable, self.capital) = before;
                self.inserted = false;
                self.letter(key);
                if !is_possible(&self.syllable, false) && !self.undone {
                    self.literal = Some(self.keys.clone());
                }
            }
            Done::Undone => {
                self.undone = true;
                self.letter(key);
            }
            Done::Replaced => {
                self.undone = true;
                let mut shown = self.shown();
                shown.pop();
                shown.push(key);
                self.literal = Some(shown);
            }
        }
        if self.undone && self.literal.is_none() && !is_possible(&self.syllable, false) {
            self.literal = Some(self.shown());
        }
    }

    fn letter(&mut self, key: char) {
        self.syllable.push(key.to_ascii_lowercase());
        self.capital.push(key.is_ascii_uppercase());
    }

    fn act(&mut self, key: char) -> Done {
        let definition = self.typing.method.definition();
        let small = key.to_ascii_lowercase();
        let actions = definition.and_then(|definition| definition.get(&small)).copied();
        let inserted = std::mem::take(&mut self.inserted);
        for action in actions.unwrap_or_default() {
            let done = match action {
                Action::AddTonemark(tone) => add_tone(&mut self.syllable, tone),
                Action::RemoveToneMark => match remove_tone(&mut self.syllable) {
                    Transformation::Ignored => Transformation::Ignored,
                    _ => return Done::Changed,
                },
                Action::ModifyLetter(how) => self.modify(*how),
                Action::ModifyLetterOnCharacterFamily(how, of) => {
                    if self.syllable.vowel.contains(*of) {
                        self.modify(*how)
                    } else {
                        Transformation::Ignored
                    }
                }
                Action::ResetInsertedƯ if inserted => return Done::Replaced,
                Action::InsertƯ if self.takes_horned_u() => {
                    self.letter(if key.is_ascii_uppercase() { 'U' } else { 'u' });
                    let place = self.syllable.len() - 1;
                    self.syllable.letter_modifications.push((place, LetterModification::Horn));
                    self.inserted = true;
                    return Done::Changed;
                }
                Action::ResetInsertedƯ | Action::InsertƯ => Transformation::Ignored,
            };
            match done {
                Transformation::Ignored => {}
                Transformation::ToneMarkRemoved | Transformation::LetterModificationRemoved => {
                    return Done::Undone;
                }
                _ => return Done::Changed,
            }
        }
        Done::Nothing
    }

    fn takes_horned_u(&self) -> bool {
        let Syllable { initial_consonant, vowel, final_consonant, .. } = &self.syllable;
        vowel.is_empty() || initial_consonant == "g" && vowel == "i" && final_consonant.is_empty()
    }

    fn modify(&mut self, how: LetterModification) -> Transformation {
        let done = modify_letter(&mut self.syllable, &how);
        if done == Transformation::LetterModificationRemoved {
            self.syllable.letter_modifications.retain(|(_, it)| *it != how);
        }
        done
    }
}

/// Whether no key of `keys` is a vowel or puts one there.
fn is_abbreviation(keys: &str) -> bool {
    !keys.contains(|c: char| "aeiouyw".contains(c.to_ascii_lowercase()))
}

/// Consonants alone: only `đ` is made of them, anywhere, as in LĐTT or HĐTĐKT.
fn abbreviation(keys: &str, method: Method) -> String {
    let mut read = String::new();
    for key in keys.chars() {
        let marks = match method {
            Method::Off => false,
            Method::Telex => key.eq_ignore_ascii_case(&'d'),
            Method::Vni => key == '9',
        };
        let barred = match read.chars().next_back().filter(|_| marks) {
            Some('d') => "đ",
            Some('D') => "Đ",
            Some('đ') => "d",
            Some('Đ') => "D",
            _ => {
                read.push(key);
                continue;
            }
        };
        read.pop();
        read.push_str(barred);
        if barred.is_ascii() {
            read.push(key);
        }
    }
    read
}
