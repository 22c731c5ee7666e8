//! Who holds a data folder: a note for people. The lock alone decides; a note left behind by a process that was
//! killed says nothing.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::text::Message;

/// The process that holds a data folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Its process id.
    pub pid: u32,
    /// Who runs it.
    pub who: String,
    /// On which machine.
    pub host: String,
    /// Since when, in milliseconds since 1970 (UTC).
    pub since: i64,
    /// Where it serves others; `None` where it does not.
    #[serde(default)]
    pub socket: Option<PathBuf>,
}

/// The name of the note in the data folder.
pub const FILE: &str = "holder.json";

impl Holder {
    /// This process, run by `who`, from now on.
    pub fn this(who: &str) -> Self {
        Self {
            pid: std::process::id(),
            who: who.to_owned(),
            host: whoami::hostname().unwrap_or_default(),
            since: jiff::Timestamp::now().as_millisecond(),
            socket: None,
        }
    }

    /// The note in `folder`, where there is one that can be read.
    pub fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(folder.join(FILE)).ok()?).ok()
    }

    /// Leaves the note in `folder`.
    pub fn write(&self, folder: &Path) -> std::io::Result<()> {
        let mut options = OpenOptions::new();
        let mut file =
            options.create(true).truncate(true).write(true).mode(0o600).open(folder.join(FILE))?;
        file.write_all(&serde_json::to_vec(self)?)
    }

    /// Takes the note away.
    pub fn remove(folder: &Path) -> std::io::Result<()> {
        std::fs::remove_file(folder.join(FILE))
    }

    /// Who holds it and since when, in this machine's own time.
    pub fn message(&self) -> Message {
        let since = jiff::Timestamp::from_millisecond(self.since).unwrap_or_default();
        let since = since.to_zoned_datetime(jiff::tz::TimeZone::system());
        let Self { pid, who, host, .. } = self;
        if let Some(socket) = &self.socket {
            let socket = socket.display();
            return Message::new(
                format!(
                    "kho đang do dịch vụ của {who} giữ (máy {host}, tiến trình {pid}) từ {}; \
                     lệnh này cần kho rảnh: hãy dừng dịch vụ (kill {pid}, hoặc systemctl stop thidua), \
                     làm lại, rồi chạy lại dịch vụ; \
                     các lệnh khác vào được qua {socket}",
                    since.strftime("%H:%M ngày %d/%m/%Y")
                ),
                format!(
                    "the store is held by the service of {who} (machine {host}, process {pid}) since {}; \
                     this command needs it free: stop the service (kill {pid}, or systemctl stop thidua), \
                     do it again, then start the service; \
                     other commands go through {socket}",
                    since.strftime("%Y-%m-%d %H:%M")
                ),
            );
        }
        Message::new(
            format!(
                "kho đang do {who} giữ (máy {host}, tiến trình {pid}) từ {}; \
                 hãy thoát ở đó trước, hoặc mở kho khác bằng --data",
                since.strftime("%H:%M ngày %d/%m/%Y")
            ),
            format!(
                "the store is held by {who} (machine {host}, process {pid}) since {}; \
                 quit there first, or open another store with --data",
                since.strftime("%Y-%m-%d %H:%M")
            ),
        )
    }
}
