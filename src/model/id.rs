//! Identity: ids that sort by time of making, links to a record, versions. Knows no record.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::kind::Kind;

/// A record's identity: a `UUIDv7`, unique across machines and ordered by the time it was made.
///
/// People see short codes such as `DN-2021-0042` instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Id(Uuid);

impl Id {
    /// A new id, later in order than every id made before on this machine.
    pub fn fresh() -> Self {
        Self(Uuid::now_v7())
    }

    /// The id that `name` always gives: for records that every store has, such as the law's awards.
    pub fn of_name(name: &str) -> Self {
        Self(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()))
    }

    /// The sixteen bytes, in the order that ids sort in.
    pub const fn bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }

    /// The id with these sixteen bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// A record pointed at: its kind and its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Link {
    /// The kind of the record.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
}

impl Link {
    /// A link to the record of `kind` with `id`.
    pub const fn new(kind: Kind, id: Id) -> Self {
        Self { kind, id }
    }
}

/// How many times a record has been saved: 1 after the first. A save names the version it saw; 0 means "none".
pub type Version = u64;
