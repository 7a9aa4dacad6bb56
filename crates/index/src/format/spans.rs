//! `spans.bin`: the documents that last longer than a day. Fetched only if a query has a lower bound of dates: documents
//! are sorted by their first day, so all other conditions on dates are ranges of the manifest.

use crate::error::Error;
use crate::format::codec::{Reader, Writer};
use vigil_model::Day;

const KIND: u8 = b'S';

/// Ascending documents with their last days.
pub(crate) type Spans = Vec<(u32, Day)>;

/// Encodes the spans.
pub(crate) fn encode(spans: &[(u32, Day)]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    writer.number(spans.len() as u32);
    writer.numbers(spans.iter().scan(0, |next, &(doc, _)| {
        let gap = doc - *next;
        *next = doc + 1;
        Some(gap)
    }));
    // Successive last days are near each other; zigzag keeps a negative step small.
    writer.numbers(spans.iter().scan(0_i32, |previous, &(_, Day(day))| {
        let step = day.wrapping_sub(*previous);
        *previous = day;
        Some(step.wrapping_shl(1) as u32 ^ (step >> 31) as u32)
    }));
    writer.finish()
}

/// Decodes the spans of an index with so many documents.
pub(crate) fn decode(file: &[u8], documents: u32) -> Result<Spans, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let count = reader.length()?;
    let gaps = reader.numbers(count)?;
    let steps = reader.numbers(count)?;
    reader.end()?;
    let mut next = 0_u32;
    let mut day = 0_i32;
    let mut spans = Vec::with_capacity(count);
    for (gap, step) in gaps.into_iter().zip(steps) {
        let doc = next.checked_add(gap).filter(|&doc| doc < documents);
        let doc = doc.ok_or(Error::Malformed("no such document"))?;
        day = day.wrapping_add((step >> 1) as i32 ^ -((step & 1) as i32));
        spans.push((doc, Day(day)));
        next = doc + 1;
    }
    Ok(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spans_survive_a_round_trip(spans in proptest::collection::btree_map(0..900_u32, -40_000..40_000_i32, 0..50)) {
            let spans: Spans = spans.into_iter().map(|(doc, day)| (doc, Day(day))).collect();
            prop_assert_eq!(decode(&encode(&spans), 900).unwrap(), spans);
        }
    }

    #[test]
    fn damage_is_an_error() {
        check_damage(&encode(&[(0, Day(18_000)), (7, Day(17_000)), (300, Day(20_000))]), |file| {
            decode(file, 301)
        });
    }
}
