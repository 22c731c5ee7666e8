//! From the bytes of a terminal far away to events. Knows no line: whoever has bytes hands them in.

use terminput::Event as Parsed;
use terminput_crossterm::to_crossterm;

use super::input::{event_of, pasted};
use crate::event::Event;
use crate::keymap::{Code, Key};

const ESC: u8 = 0x1b;
const PASTE: &[u8] = b"\x1b[200~";
const PASTED: &[u8] = b"\x1b[201~";

/// The longest sequence that means one key; what is longer means none.
const LONGEST: usize = 64;

/// The longest text that is taken from one paste, in bytes; the rest of it is dropped.
pub const LONGEST_PASTE: usize = 1 << 20;

/// Reads what a terminal sends, in pieces of any length.
#[derive(Debug, Default)]
pub struct Decoder {
    /// A sequence that is not complete yet.
    begun: Vec<u8>,
    /// The text of a paste that has not ended, with what follows it so far.
    paste: Option<Vec<u8>>,
}

impl Decoder {
    /// Takes the next bytes; what they mean.
    pub fn read(&mut self, bytes: &[u8]) -> Vec<Event> {
        bytes.iter().filter_map(|byte| self.take(*byte)).collect()
    }

    /// Whether an escape stands alone: it is the key, unless more follows at once.
    pub fn waits(&self) -> bool {
        self.paste.is_none() && matches!(self.begun.as_slice(), [ESC] | [ESC, ESC])
    }

    /// Nothing followed: what stands alone is a key.
    pub fn rest(&mut self) -> Option<Event> {
        if !self.waits() {
            return None;
        }
        let alt = self.begun.len() == 2;
        self.begun.clear();
        Some(Event::Key(Key { alt, ..Key::plain(Code::Esc) }))
    }

    fn take(&mut self, byte: u8) -> Option<Event> {
        if self.paste.is_some() {
            return self.take_pasted(byte);
        }
        self.begun.push(byte);
        if matches!(self.begun.as_slice(), [ESC] | [ESC, ESC]) {
            return None;
        }
        if self.begun == PASTE {
            self.begun.clear();
            self.paste = Some(Vec::new());
            return None;
        }
        match Parsed::parse_from(&self.begun) {
            Ok(Some(parsed)) => {
                self.begun.clear();
                to_crossterm(parsed).ok().and_then(event_of)
            }
            Ok(None) if self.begun.len() < LONGEST => None,
            _ => {
                self.begun.clear();
                if byte == ESC {
                    self.begun.push(ESC);
                }
                None
            }
        }
    }

    fn take_pasted(&mut self, byte: u8) -> Option<Event> {
        let text = self.paste.as_mut()?;
        text.push(byte);
        let ended = byte == b'~' && text.ends_with(PASTED);
        // Room for the end that may have begun; what is beyond it is dropped.
        if text.len() > LONGEST_PASTE + PASTED.len() && !ended {
            text.remove(LONGEST_PASTE);
        }
        if !ended {
            return None;
        }
        let mut text = self.paste.take()?;
        text.truncate((text.len() - PASTED.len()).min(LONGEST_PASTE));
        Some(Event::Paste(pasted(&String::from_utf8_lossy(&text))))
    }
}
