//! `spans.bin`: the documents whose last day comes after their first, fetched only with a lower bound on dates.

use crate::Error;
use crate::codec::{Reader, Writer};
use vigil_model::Day;

const KIND: u8 = b'S';

/// Ascending documents with their last days.
pub(crate) type Spans = Vec<(u32, Day)>;

/// Writes the spans.
pub(crate) fn encode(spans: &[(u32, Day)]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    writer.number(spans.len() as u32);
    writer.numbers(spans.iter().scan(0, |next, &(doc, _)| {
        let gap = doc - *next;
        *next = doc + 1;
        Some(gap)
    }));
    // Last days lie near each other; zigzag keeps a step back small.
    writer.numbers(spans.iter().scan(0_i32, |previous, &(_, Day(day))| {
        let step = day.wrapping_sub(*previous);
        *previous = day;
        Some(step.wrapping_shl(1) as u32 ^ (step >> 31) as u32)
    }));
    writer.finish()
}

/// Reads the spans.
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
    use crate::codec::tests::check_damage;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spans_are_read_back(spans in proptest::collection::btree_map(0..900_u32, -40_000..40_000_i32, 0..50)) {
            let spans: Spans = spans.into_iter().map(|(doc, day)| (doc, Day(day))).collect();
            prop_assert_eq!(decode(&encode(&spans), 900).unwrap(), spans);
        }
    }

    #[test]
    fn damage_is_refused() {
        check_damage(&encode(&[(0, Day(18_000)), (7, Day(17_000)), (300, Day(20_000))]), |file| {
            decode(file, 301)
        });
    }
}
