//! OSC 52: text for the clipboard of the terminal the person sits at, even far away. Knows no screen.

use ratatui::crossterm::Command;
use ratatui::crossterm::clipboard::CopyToClipboard;

use crate::text::Message;

/// The longest text that is sent, in bytes: xterm and those after it take sequences of 100,000 bytes
/// at most, which is this much text in base64.
pub const LONGEST: usize = 74_994;

/// The sequence that puts `text` on the clipboard, or why terminals would not take it.
pub fn copy(text: &str) -> Result<String, Message> {
    if text.len() > LONGEST {
        return Err(Message::new(
            format!(
                "Không chép được: văn bản dài {} byte, terminal chỉ nhận tối đa {LONGEST} byte; \
                 hãy đánh dấu ít bản ghi hơn hoặc xuất ra tệp",
                text.len()
            ),
            format!(
                "Not copied: the text is {} bytes long, terminals take at most {LONGEST}; \
                 mark fewer records or export to a file",
                text.len()
            ),
        ));
    }
    let mut sequence = String::new();
    let written = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    written.map_err(|error| {
        Message::new(format!("Không chép được: {error}"), format!("Not copied: {error}"))
    })?;
    Ok(sequence)
}
