//! A column of numbers in as few bytes as they need. Knows not what they mean.

/// The number that may lie far from all others of its column without making it wider.
pub(super) const NOTHING: i64 = i32::MIN as i64;

/// Numbers as distances from `base`, all in the narrowest width that holds them.
#[derive(Debug, Clone, Default)]
pub(super) struct Packed {
    base: i64,
    codes: Codes,
}

/// The least code of a width stands for [`NOTHING`].
#[derive(Debug, Clone)]
enum Codes {
    /// So many numbers, all of them `base`.
    Same(usize),
    Bytes(Vec<i8>),
    Words(Vec<i16>),
    Longs(Vec<i32>),
    /// The numbers themselves.
    Whole(Vec<i64>),
}

impl Default for Codes {
    fn default() -> Self {
        Self::Same(0)
    }
}

/// A width that codes can have.
trait Width: Copy + PartialEq + Into<i64> + TryFrom<i64> {
    const NOTHING: Self;
}

impl Width for i8 {
    const NOTHING: Self = Self::MIN;
}

impl Width for i16 {
    const NOTHING: Self = Self::MIN;
}

impl Width for i32 {
    const NOTHING: Self = Self::MIN;
}

impl Packed {
    fn of(numbers: Vec<i64>) -> Self {
        let some = || numbers.iter().copied().filter(|number| *number != NOTHING);
        let (low, high) = (some().min().unwrap_or(NOTHING), some().max().unwrap_or(NOTHING));
        if numbers.iter().all(|number| *number == low) {
            return Self { base: low, codes: Codes::Same(numbers.len()) };
        }
        // In the middle, so that numbers on either side find room.
        let base = low.midpoint(high);
        let codes = encoded(&numbers, base)
            .map(Codes::Bytes)
            .or_else(|| encoded(&numbers, base).map(Codes::Words))
            .or_else(|| encoded(&numbers, base).map(Codes::Longs));
        Self { base, codes: codes.unwrap_or(Codes::Whole(numbers)) }
    }

    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        match &self.codes {
            Codes::Same(count) => *count,
            Codes::Bytes(codes) => codes.len(),
            Codes::Words(codes) => codes.len(),
            Codes::Longs(codes) => codes.len(),
            Codes::Whole(numbers) => numbers.len(),
        }
    }

    /// The number at `row`; `None` behind the last.
    pub(super) fn get(&self, row: usize) -> Option<i64> {
        match &self.codes {
            Codes::Same(count) => (row < *count).then_some(self.base),
            Codes::Bytes(codes) => codes.get(row).map(|code| decoded(*code, self.base)),
            Codes::Words(codes) => codes.get(row).map(|code| decoded(*code, self.base)),
            Codes::Longs(codes) => codes.get(row).map(|code| decoded(*code, self.base)),
            Codes::Whole(numbers) => numbers.get(row).copied(),
        }
    }

    /// Puts `number` at `row`, which is there already or is the next one.
    pub(super) fn set(&mut self, row: usize, number: i64) {
        let base = self.base;
        let done = match &mut self.codes {
            Codes::Same(0) => {
                *self = Self { base: number, codes: Codes::Same(1) };
                true
            }
            Codes::Same(count) if number == base => {
                *count = (*count).max(row + 1);
                true
            }
            Codes::Same(_) => false,
            Codes::Bytes(codes) => put(codes, row, number, base),
            Codes::Words(codes) => put(codes, row, number, base),
            Codes::Longs(codes) => put(codes, row, number, base),
            Codes::Whole(numbers) => {
                place(numbers, row, number);
                true
            }
        };
        if !done {
            let mut numbers: Vec<i64> = (0..self.len()).filter_map(|row| self.get(row)).collect();
            place(&mut numbers, row, number);
            *self = Self::of(numbers);
        }
    }

    /// Has `count` numbers at least; those that are new are `number`.
    pub(super) fn grow(&mut self, count: usize, number: i64) {
        for row in self.len()..count {
            self.set(row, number);
        }
    }
}

fn place<T>(codes: &mut Vec<T>, row: usize, code: T) {
    match codes.get_mut(row) {
        Some(place) => *place = code,
        None => codes.push(code),
    }
}

/// Whether `number` fits, and was put.
fn put<W: Width>(codes: &mut Vec<W>, row: usize, number: i64, base: i64) -> bool {
    code(number, base).map(|code| place(codes, row, code)).is_some()
}

fn code<W: Width>(number: i64, base: i64) -> Option<W> {
    if number == NOTHING {
        return Some(W::NOTHING);
    }
    let code = W::try_from(number.checked_sub(base)?).ok()?;
    (code != W::NOTHING).then_some(code)
}

fn encoded<W: Width>(numbers: &[i64], base: i64) -> Option<Vec<W>> {
    numbers.iter().map(|number| code(*number, base)).collect()
}

fn decoded<W: Width>(code: W, base: i64) -> i64 {
    if code == W::NOTHING { NOTHING } else { base + code.into() }
}
