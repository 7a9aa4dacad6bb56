//! `dates.bin`: the days and the category of each document. Only the chart fetches it.

use crate::error::Error;
use crate::format::codec::{Reader, Writer};

const KIND: u8 = b'D';

/// The path of the file below `data/<build>/`.
pub const PATH: &str = "dates.bin";

/// When one document happened, as exactly as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The earliest possible day, counted from 1970-01-01.
    pub first: i32,
    /// The latest possible day; not before `first`.
    pub last: i32,
    /// Whether the days are not exact: only a month or a year is known, or the source is unsure.
    pub rough: bool,
    /// The index of the category in `Category::ALL`.
    pub category: u8,
}

impl When {
    /// The number of days from the first to the last, at least 1.
    pub fn days(self) -> i32 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }
}

/// Encodes the dates of all documents, which are in the order of their first days.
pub(crate) fn encode(dates: &[When]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    writer.number(dates.len() as u32);
    writer.number(dates.first().map_or(0, |when| zigzag(when.first)));
    let firsts = dates.iter().map(|when| when.first);
    writer
        .numbers(firsts.clone().zip(firsts.skip(1)).map(|(before, after)| after.wrapping_sub(before) as u32));
    let is_long = |when: &When| when.last > when.first;
    writer.numbers(
        dates.iter().map(|when| {
            u32::from(when.category) << 2 | u32::from(when.rough) << 1 | u32::from(is_long(when))
        }),
    );
    let long = dates.iter().filter(|when| is_long(when));
    writer.numbers(long.map(|when| when.last.wrapping_sub(when.first) as u32));
    writer.finish()
}

/// Decodes the dates of all documents.
///
/// # Errors
///
/// [`Error`], if the file is damaged, truncated or of another version.
pub fn decode(file: &[u8]) -> Result<Vec<When>, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let count = reader.length()?;
    let start = reader.number()?;
    let mut first = (start >> 1) as i32 ^ -((start & 1) as i32);
    let gaps = reader.numbers(count.saturating_sub(1))?;
    let kinds = reader.numbers(count)?;
    let long = kinds.iter().filter(|kind| *kind & 1 == 1).count();
    let mut lengths = reader.numbers(long)?.into_iter();
    reader.end()?;
    let mut gaps = gaps.into_iter();
    let mut dates = Vec::with_capacity(count);
    for kind in kinds {
        let length = if kind & 1 == 1 { lengths.next().unwrap_or_default() } else { 0 };
        let last = first.wrapping_add(length as i32);
        if last < first || kind >> 2 > u32::from(u8::MAX) {
            return Err(Error::Malformed("a date that ends before it begins, or an unknown category"));
        }
        dates.push(When { first, last, rough: kind & 2 == 2, category: (kind >> 2) as u8 });
        first = first.wrapping_add(gaps.next().unwrap_or_default() as i32);
    }
    Ok(dates)
}

/// Maps small numbers of either sign to small unsigned ones, which are short varints.
fn zigzag(number: i32) -> u32 {
    number.wrapping_shl(1) as u32 ^ (number >> 31) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;
    use proptest::prelude::*;

    fn dates() -> impl Strategy<Value = Vec<When>> {
        proptest::collection::vec((-40_000..40_000_i32, 0..800_i32, any::<bool>(), 0..5_u8), 0..60).prop_map(
            |mut dates| {
                dates.sort_unstable();
                let when =
                    |(first, length, rough, category)| When { first, last: first + length, rough, category };
                dates.into_iter().map(when).collect()
            },
        )
    }

    proptest! {
        #[test]
        fn dates_survive_a_round_trip(dates in dates()) {
            prop_assert_eq!(decode(&encode(&dates)).unwrap(), dates);
        }
    }

    #[test]
    fn damage_is_an_error() {
        let when = |first, last, rough, category| When { first, last, rough, category };
        let dates = [when(-3, -3, false, 0), when(18_000, 18_030, true, 4), when(18_000, 18_000, false, 1)];
        check_damage(&encode(&dates), decode);
    }
}
