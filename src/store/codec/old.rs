//! Records and changes as older versions kept them: the same around a record of another shape. Knows no shape.

use serde::{Deserialize, Serialize};

use super::Body;
use crate::model::{Link, Record, Version};
use crate::store::journal::Change;

/// A record's value with a record of the shape `R`.
#[derive(Serialize, Deserialize)]
pub(super) struct OldBody<R> {
    version: Version,
    record: R,
}

/// A change in the journal with records of the shape `R`.
#[derive(Serialize, Deserialize)]
pub(super) struct OldChange<R> {
    link: Link,
    before: Option<R>,
    after: Option<R>,
}

impl<R: Into<Record>> From<OldBody<R>> for Body {
    fn from(old: OldBody<R>) -> Self {
        Self { version: old.version, record: old.record.into() }
    }
}

impl<R: Into<Record>> From<OldChange<R>> for Change {
    fn from(old: OldChange<R>) -> Self {
        let (before, after) = (old.before.map(Into::into), old.after.map(Into::into));
        Self { link: old.link, before, after }
    }
}
