//! `manifest.json`: the first file that the browser fetches. It has the day of each document, the first term of each
//! block and the frequent facet values, so that the browser can compute which other files a query needs.

use crate::facet::Facet;
use crate::format::dictionary::block_table::BlockTable;
use crate::text::query_words::QueryWords;
use crate::text::variants::Variants;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use vigil_model::{Day, Localized};

/// The most documents of an index that is read: sixteen million, of which a set takes 2 MB.
const DOCUMENTS_MAX: u32 = 1 << 24;

/// The contents of `manifest.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "Vec<Vec<String>>", try_from = "Vec<Vec<String>>")]
pub struct Manifest {
    /// The version of all formats of this crate.
    pub version: u32,
    /// The number of documents (events).
    pub documents: u32,
    /// The number of events in a shard; the last one may have fewer.
    pub shard_len: u32,
    /// The character variants by which texts are folded.
    pub(crate) variants: Variants,
    /// The facets that occur, in the order of [`Facet::ALL`].
    pub facets: Vec<(Facet, FacetSummary)>,
    pub(crate) days: Days,
    /// The number of documents that last longer than a day.
    pub(crate) spans: u32,
    pub(crate) terms: BlockTable,
    pub(crate) positions: BlockTable,
    /// Whether the table of the blocks of positions is in its own file, because it is long.
    pub(crate) position_table: bool,
    /// The first word start of each block of names.
    pub(crate) names: Vec<String>,
    /// The Han characters whose own list is complete, because the lists of their pairs are too long to be united.
    pub(crate) whole_characters: String,
    /// The first word of each word list; empty if the index has none.
    pub(crate) words: Vec<String>,
    /// Whether the index has `readings.bin`.
    pub(crate) readings: bool,
    pub(crate) query_words: QueryWords,
}

/// The values of one facet, as far as the manifest has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetSummary {
    /// The number of values that occur.
    pub values: u32,
    /// The most frequent values, by count, then by id.
    pub top: Vec<TopValue>,
    /// The number of the file with the posting lists of `top`; `None` if the blocks of facet values are few.
    pub(crate) file: Option<u32>,
}

/// A frequent facet value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopValue {
    /// The value's id.
    pub id: String,
    /// The number of documents with this value.
    pub count: u32,
    /// The name in each locale; empty for a value without a name.
    pub labels: Localized,
}

/// The distinct first days, with the number of documents of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Days {
    /// Each day as the distance from the previous one; the first from 1970-01-01.
    pub(crate) gaps: Vec<i32>,
    pub(crate) counts: Vec<u32>,
}

impl Days {
    /// Counts one more document; days must be in ascending order.
    pub(crate) fn push(&mut self, previous: Option<Day>, day: Day) {
        match self.counts.last_mut() {
            Some(count) if previous == Some(day) => *count += 1,
            _ => {
                self.gaps.push(day.0.wrapping_sub(previous.map_or(0, |before| before.0)));
                self.counts.push(1);
            }
        }
    }

    /// Each day with its documents, in ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Day, Range<u32>)> {
        let mut day = 0_i32;
        let mut doc = 0_u32;
        self.gaps.iter().zip(&self.counts).map(move |(&gap, &count)| {
            day = day.wrapping_add(gap);
            let start = doc;
            doc = doc.saturating_add(count);
            (Day(day), start..doc)
        })
    }
}

impl Manifest {
    /// Whether the numbers are those by which searches may allocate and loop: a set has a bit a document, and a histogram a
    /// column for each month between the days, which must be days of dates.
    pub(crate) fn is_bounded(&self) -> bool {
        let (first, last) = (Day::from_civil(0, 1, 1), Day::from_civil(9999, 12, 31));
        let mut gaps = self.days.gaps.iter();
        let end = gaps
            .try_fold(0_i32, |day, &gap| day.checked_add(gap).filter(|day| (first.0..=last.0).contains(day)));
        end.is_some() && self.documents <= DOCUMENTS_MAX
    }

    /// The values of a facet; `None` if no document has one.
    pub fn facet(&self, facet: Facet) -> Option<&FacetSummary> {
        self.facets.iter().find(|(one, _)| *one == facet).map(|(_, summary)| summary)
    }

    /// The number of shards.
    pub fn shard_count(&self) -> u32 {
        self.documents.div_ceil(self.shard_len.max(1))
    }

    /// The path of a shard below `data/<build>/`.
    pub fn shard_path(locale: &str, shard: u32) -> String {
        [locale, "/events/", &shard.to_string(), ".json"].concat()
    }

    /// The first days of the first and of the last document; `None` without documents.
    pub fn day_span(&self) -> Option<(Day, Day)> {
        let first = self.days.iter().next()?.0;
        Some((first, self.days.iter().last()?.0))
    }

    /// The documents whose first day is from `first` to `last`, both included. Empty ranges are at the right place, so
    /// that they can be extended.
    pub(crate) fn docs_between(&self, first: Day, last: Day) -> Range<u32> {
        let mut range = 0..0;
        for (day, docs) in self.days.iter() {
            if day < first {
                range = docs.end..docs.end;
            } else if day <= last {
                range.end = docs.end;
            }
        }
        range
    }

    /// The years in which documents begin, each with its documents.
    pub(crate) fn years(&self) -> Vec<(i32, Range<u32>)> {
        let mut years: Vec<(i32, Range<u32>)> = Vec::new();
        for (day, docs) in self.days.iter() {
            let year = day.to_civil().0;
            match years.last_mut() {
                Some((last, range)) if *last == year => range.end = docs.end,
                _ => years.push((year, docs)),
            }
        }
        years
    }

    /// The documents that begin in a year, written as a facet value; an empty range for any other text.
    pub(crate) fn year(&self, value: &str) -> Range<u32> {
        let year = value.parse::<i32>().ok();
        self.years().into_iter().find(|(one, _)| Some(*one) == year).map_or(0..0, |(_, docs)| docs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_is_a_range_of_documents() {
        let mut days = Days::default();
        let mut previous = None;
        for day in [-3, -3, 10, 400, 400, 400] {
            days.push(previous, Day(day));
            previous = Some(Day(day));
        }
        let manifest = Manifest { days, documents: 6, shard_len: 4, ..Manifest::default() };
        assert_eq!(manifest.day_span(), Some((Day(-3), Day(400))));
        for (first, last, docs) in
            [(-9, 500, 0..6), (-2, 399, 2..3), (400, 400, 3..6), (11, 20, 3..3), (401, 402, 6..6)]
        {
            assert_eq!(manifest.docs_between(Day(first), Day(last)), docs, "{first}..={last}");
        }
        assert_eq!(manifest.years(), [(1969, 0..2), (1970, 2..3), (1971, 3..6)]);
        assert_eq!(manifest.shard_count(), 2);
    }

    #[test]
    fn documents_and_days_are_bounded() {
        let bounded = |documents: u32, gaps: &[i32]| {
            let days = Days { gaps: gaps.to_vec(), counts: vec![1; gaps.len()] };
            Manifest { days, documents, ..Manifest::default() }.is_bounded()
        };
        assert!(bounded(0, &[]) && bounded(1 << 24, &[-719_528, 3_652_424]));
        for (documents, gaps) in [
            ((1 << 24) + 1, &[1][..]),
            (2, &[-719_529, 800_000]),
            (2, &[18_000, 2_914_897]),
            (2, &[18_000, i32::MAX]),
            (1, &[i32::MIN]),
        ] {
            assert!(!bounded(documents, gaps), "{documents} documents, {gaps:?}");
        }
    }
}
