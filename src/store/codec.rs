//! Values as bytes: the only file that names bincode. Knows no key and no engine.
//!
//! bincode cannot grow a struct: bytes written before a field was added do not decode after. So every
//! value begins with a byte that tells the version of its type, and every older version has a step in
//! [`Kept::OLDER`]. To change a type that is kept: raise its `VERSION`, keep the old shape beside the
//! step that reads it, and add fixtures of the new bytes. Old bytes must load for ever.

mod old;
mod place;
pub(super) mod v1;
mod v2;
mod v3;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use self::old::{OldBody, OldChange};
use super::engine::EngineError;
use super::journal::{Act, Change, Head};
use super::request::{Draft, Place};
use crate::model::{Id, Record, Version};
use crate::text::{Label, Message};

/// What a record's value holds; its id is in the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// How many times it has been saved.
    pub version: Version,
    /// The record.
    pub record: Record,
}

/// What is kept of a person's act beside the journal, so that undo need not read all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What kind of act.
    pub act: Act,
    /// What it did, in a sentence.
    pub says: Message,
}

/// Reads the bytes of one older version.
pub type Step<T> = fn(&[u8]) -> Result<T, CodecError>;

/// A type that the store keeps.
pub trait Kept: Serialize + DeserializeOwned + 'static {
    /// The version that is written.
    const VERSION: u8 = 1;
    /// What it is called where it cannot be read.
    const NAME: Label;
    /// How older versions are read.
    const OLDER: &'static [(u8, Step<Self>)] = &[];
}

impl Kept for Body {
    const VERSION: u8 = 4;
    const OLDER: &'static [(u8, Step<Self>)] = &[
        (1, |bytes| exact::<Self, OldBody<v1::OldRecord>>(bytes)),
        (2, |bytes| exact::<Self, OldBody<v2::OldRecord>>(bytes)),
        (3, |bytes| exact::<Self, OldBody<v3::OldRecord>>(bytes)),
    ];
    const NAME: Label = Label::new("bản ghi", "record");
}

impl Kept for Head {
    const NAME: Label = Label::new("mục nhật ký", "journal entry");
}

impl Kept for Change {
    const VERSION: u8 = 4;
    const OLDER: &'static [(u8, Step<Self>)] = &[
        (1, |bytes| exact::<Self, OldChange<v1::OldRecord>>(bytes)),
        (2, |bytes| exact::<Self, OldChange<v2::OldRecord>>(bytes)),
        (3, |bytes| exact::<Self, OldChange<v3::OldRecord>>(bytes)),
    ];
    const NAME: Label = Label::new("thay đổi trong nhật ký", "change in the journal");
}

impl Kept for Mark {
    const NAME: Label = Label::new("việc đã làm", "act of a person");
}

impl Kept for Draft {
    const NAME: Label = Label::new("biểu mẫu dở dang", "unfinished form");
}

impl Kept for Place {
    const VERSION: u8 = 3;
    const OLDER: &'static [(u8, Step<Self>)] = &[
        (1, |bytes| exact::<Self, place::PlaceOf1>(bytes)),
        (2, |bytes| exact::<Self, place::PlaceOf2>(bytes)),
    ];
    const NAME: Label = Label::new("chỗ đang xem", "place left");
}

impl Kept for u64 {
    const NAME: Label = Label::new("số đếm", "counter");
}

impl Kept for u32 {
    const NAME: Label = Label::new("vị trí", "position");
}

impl Kept for Id {
    const NAME: Label = Label::new("mã định danh", "id");
}

/// Why bytes are no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// They were written by a newer program.
    #[error("a {} was written by a newer program (version {found})", .name.en)]
    Newer {
        /// What it is.
        name: Label,
        /// The version found.
        found: u8,
    },
    /// They are damaged.
    #[error("a {} cannot be read: {detail}", .name.en)]
    Damaged {
        /// What it is.
        name: Label,
        /// What the decoder says.
        detail: String,
    },
}

impl CodecError {
    /// What it says, in both languages.
    pub fn message(&self) -> Message {
        let vi = match self {
            Self::Newer { name, found } => format!(
                "có {} do chương trình mới hơn ghi (phiên bản {found}); hãy dùng chương trình mới",
                name.vi
            ),
            Self::Damaged { name, detail } => {
                format!("không đọc được một {}, dữ liệu bị hỏng: {detail}", name.vi)
            }
        };
        Message::new(vi, self.to_string())
    }
}

impl From<CodecError> for EngineError {
    fn from(error: CodecError) -> Self {
        Self::Broken(error.message())
    }
}

/// The most bytes of one value: damaged lengths must not ask for all memory.
const MOST: usize = 64 << 20;

/// The bytes of `value`.
pub fn encode<T: Kept>(value: &T) -> Result<Vec<u8>, CodecError> {
    let mut bytes = vec![T::VERSION];
    bincode::serde::encode_into_std_write(value, &mut bytes, bincode::config::standard())
        .map_err(|error| damaged::<T>(&error))?;
    if bytes.len() > MOST {
        return Err(damaged::<T>(&"it is larger than 64 MB"));
    }
    Ok(bytes)
}

/// The value that `bytes` hold.
pub fn decode<T: Kept>(bytes: &[u8]) -> Result<T, CodecError> {
    let Some((version, rest)) = bytes.split_first() else {
        return Err(damaged::<T>(&"no bytes"));
    };
    if *version == T::VERSION {
        return exact::<T, T>(rest);
    }
    match T::OLDER.iter().find(|(older, _)| older == version) {
        Some((_, step)) => step(rest),
        None if *version > T::VERSION => Err(CodecError::Newer { name: T::NAME, found: *version }),
        None => Err(damaged::<T>(&format!("version {version}"))),
    }
}

/// The value whose bytes are those of a `Shape`: its own, or an older one.
fn exact<T: Kept, Shape: DeserializeOwned + Into<T>>(bytes: &[u8]) -> Result<T, CodecError> {
    let config = bincode::config::standard().with_limit::<MOST>();
    let (value, read): (Shape, usize) =
        bincode::serde::decode_from_slice(bytes, config).map_err(|error| damaged::<T>(&error))?;
    if read == bytes.len() { Ok(value.into()) } else { Err(damaged::<T>(&"bytes are left over")) }
}

fn damaged<T: Kept>(detail: &dyn std::fmt::Display) -> CodecError {
    CodecError::Damaged { name: T::NAME, detail: detail.to_string() }
}
