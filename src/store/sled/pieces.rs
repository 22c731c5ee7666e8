//! How a pair lies inside sled, where a large value is cut into pieces. Knows no engine.
//!
//! A value under `0` key begins with a byte: 0 and the value itself, or 1 and how many pieces it was cut
//! into (four bytes), which lie under `1` key piece-number.

/// The most bytes of one value inside sled.
pub(super) const PIECE: usize = 4_000;

const VALUE: u8 = 0;
const PART: u8 = 1;
const WHOLE: u8 = 0;
const CUT: u8 = 1;

/// What lies under the key of a value.
pub(super) enum Kept<'a> {
    /// The value itself.
    Whole(&'a [u8]),
    /// How many pieces it was cut into.
    Cut(u32),
}

impl<'a> Kept<'a> {
    /// `None` where it is torn.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        match bytes.split_first()? {
            (&WHOLE, value) => Some(Self::Whole(value)),
            (&CUT, count) => Some(Self::Cut(u32::from_be_bytes(count.try_into().ok()?))),
            _ => None,
        }
    }
}

/// Hears of keys, and of what they hold afterwards; `None` where they go.
pub(super) type Each<'a, E> = &'a mut dyn FnMut(&[u8], Option<&[u8]>) -> Result<(), E>;

/// What is written so that `key` has a value, which was cut into so many pieces before.
pub(super) fn put<E>(key: &[u8], value: &[u8], before: u32, each: Each<'_, E>) -> Result<(), E> {
    let mut used = 0;
    if value.len() < PIECE {
        each(&value_key(key), Some(&[&[WHOLE], value].concat()))?;
    } else {
        for piece in value.chunks(PIECE) {
            each(&part_key(key, used), Some(piece))?;
            used += 1;
        }
        each(&value_key(key), Some(&[[CUT].as_slice(), &used.to_be_bytes()].concat()))?;
    }
    (used..before).try_for_each(|number| each(&part_key(key, number), None))
}

/// What is written so that `key` has no value, which was cut into so many pieces before.
pub(super) fn remove<E>(key: &[u8], before: u32, each: Each<'_, E>) -> Result<(), E> {
    (0..before).try_for_each(|number| each(&part_key(key, number), None))?;
    each(&value_key(key), None)
}

/// Where the value of a key lies, or how many pieces it has.
pub(super) fn value_key(key: &[u8]) -> Vec<u8> {
    [&[VALUE], key].concat()
}

/// Where a piece of it lies.
pub(super) fn part_key(key: &[u8], number: u32) -> Vec<u8> {
    [&[PART], key, &number.to_be_bytes()].concat()
}
