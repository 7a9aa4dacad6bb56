//! `manifest.json`: what every page of a build knows about the index before it loads any of it.

use crate::manifest_columns::Columns;
use crate::terms::is_han_term;
use crate::{Facet, Variants};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use vigil_model::{Day, Localized};

/// A document's position in chronological order, 0 the earliest. Belongs to one build and never leaves it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

/// What the browser must know to find everything else.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "Columns", try_from = "Columns")]
pub struct Manifest {
    /// The version of all formats of this crate.
    pub version: u32,
    /// How many documents (events) there are.
    pub documents: u32,
    /// How many events a shard holds.
    pub shard_len: u32,
    /// Character variants folded together.
    pub variants: Variants,
    /// For each facet that occurs, in order: how many values it has, and the most frequent ones.
    pub facets: Vec<(Facet, FacetSummary)>,
    pub(crate) days: Days,
    /// How many documents last longer than a day.
    pub(crate) spans: u32,
    pub(crate) terms: BlockTable,
    pub(crate) positions: BlockTable,
    /// Whether the table of the blocks of positions is in a file of its own.
    pub(crate) position_table: bool,
    /// The first word start of each block of names.
    pub(crate) names: Vec<String>,
    /// The Han characters whose own list has all documents they stand in, because their pairs fill too much.
    pub(crate) whole_characters: String,
    /// The first word of each word list; empty where there are none.
    pub(crate) words: Vec<String>,
    /// Whether there is a table of characters that sound alike.
    pub(crate) readings: bool,
}

/// What the manifest says of one facet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetSummary {
    /// How many values occur.
    pub values: u32,
    /// The most frequent values, by count, then by id.
    pub top: Vec<TopValue>,
    /// The file of posting lists its top values are in; none where the blocks of facet values are few.
    pub(crate) file: Option<u32>,
}

/// A frequent facet value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopValue {
    /// The value's id.
    pub id: String,
    /// How many documents have it.
    pub count: u32,
    /// Its name in every locale, where it was given one.
    pub labels: Localized,
}

/// The distinct first days with the number of documents of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Days {
    /// Each day as its distance from the one before, the first from 1970-01-01.
    pub(crate) gaps: Vec<i32>,
    pub(crate) counts: Vec<u32>,
}

impl Days {
    /// Counts one more document; days must come in order.
    pub(crate) fn push(&mut self, previous: Option<Day>, day: Day) {
        match self.counts.last_mut() {
            Some(count) if previous == Some(day) => *count += 1,
            _ => {
                self.gaps.push(day.0.wrapping_sub(previous.map_or(0, |before| before.0)));
                self.counts.push(1);
            }
        }
    }

    /// Each day with its documents.
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

/// The first term of each block; blocks are numbered through the three lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BlockTable {
    pub(crate) words: Vec<String>,
    pub(crate) han: Vec<String>,
    pub(crate) facets: Vec<String>,
}

impl BlockTable {
    /// How many blocks there are.
    pub(crate) fn len(&self) -> u32 {
        (self.words.len() + self.han.len() + self.facets.len()) as u32
    }

    /// The block that holds a word or Han term, if any does.
    pub(crate) fn block_of(&self, term: &str) -> Option<u32> {
        let (firsts, before) = self.script(term);
        block_of(firsts, term).map(|block| before + block)
    }

    /// The blocks that hold terms beginning with a prefix.
    pub(crate) fn blocks_of(&self, prefix: &str) -> Range<u32> {
        let (firsts, before) = self.script(prefix);
        let range = blocks_of(firsts, prefix);
        before + range.start..before + range.end
    }

    /// The blocks that hold values of a facet that begin with a prefix.
    pub(crate) fn facet_blocks(&self, prefix: &str) -> Range<u32> {
        let before = (self.words.len() + self.han.len()) as u32;
        let range = blocks_of(&self.facets, prefix);
        before + range.start..before + range.end
    }

    /// The block that holds a facet value, if any does.
    pub(crate) fn facet_block(&self, term: &str) -> Option<u32> {
        let before = (self.words.len() + self.han.len()) as u32;
        block_of(&self.facets, term).map(|block| before + block)
    }

    fn script(&self, term: &str) -> (&[String], u32) {
        if is_han_term(term) { (&self.han, self.words.len() as u32) } else { (&self.words, 0) }
    }
}

/// The block that can hold a term: the last whose first term is not above it.
pub(crate) fn block_of(firsts: &[String], term: &str) -> Option<u32> {
    (firsts.partition_point(|first| first.as_str() <= term) as u32).checked_sub(1)
}

/// The blocks that can hold terms beginning with a prefix.
pub(crate) fn blocks_of(firsts: &[String], prefix: &str) -> Range<u32> {
    let start = (firsts.partition_point(|first| first.as_str() < prefix) as u32).saturating_sub(1);
    let start =
        if firsts.get(start as usize + 1).is_some_and(|next| next == prefix) { start + 1 } else { start };
    let end = firsts.partition_point(|first| first.as_str() < prefix || first.starts_with(prefix)) as u32;
    start..end.max(start)
}

impl Manifest {
    /// What is known of a facet, if it occurs.
    pub fn facet(&self, facet: Facet) -> Option<&FacetSummary> {
        self.facets.iter().find(|(one, _)| *one == facet).map(|(_, summary)| summary)
    }

    /// The shard that holds a document.
    pub fn shard_of(&self, doc: DocId) -> u32 {
        doc.0 / self.shard_len.max(1)
    }

    /// How many shards there are.
    pub fn shard_count(&self) -> u32 {
        self.documents.div_ceil(self.shard_len.max(1))
    }

    /// Where a shard stands below `data/<build>/`.
    pub fn shard_path(locale: &str, shard: u32) -> String {
        [locale, "/events/", &shard.to_string(), ".json"].concat()
    }

    /// The first day of the first and of the last document.
    pub fn day_span(&self) -> Option<(Day, Day)> {
        let first = self.days.iter().next()?.0;
        Some((first, self.days.iter().last()?.0))
    }

    /// The documents whose first day lies from `first` to `last`, both included.
    pub fn docs_between(&self, first: Day, last: Day) -> Range<u32> {
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

    /// The first day of a document.
    pub fn first_day(&self, doc: DocId) -> Option<Day> {
        self.days.iter().find(|(_, docs)| docs.contains(&doc.0)).map(|(day, _)| day)
    }

    /// The years in which documents begin, with these.
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

    /// The documents that begin in a year written as a facet value; none if it is no year.
    pub(crate) fn year(&self, value: &str) -> Range<u32> {
        let year = value.parse::<i32>().ok();
        self.years().into_iter().find(|(one, _)| Some(*one) == year).map_or(0..0, |(_, docs)| docs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn firsts(terms: &str) -> Vec<String> {
        terms.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_term_is_looked_for_in_one_block() {
        let firsts = firsts("arrest bail charge");
        for (term, block) in
            [("a", None), ("arrest", Some(0)), ("b", Some(0)), ("bail", Some(1)), ("zoo", Some(2))]
        {
            assert_eq!(block_of(&firsts, term), block, "{term}");
        }
    }

    #[test]
    fn a_prefix_is_looked_for_in_all_blocks_that_may_have_it() {
        let firsts = firsts("arrest bail bar charge");
        for (prefix, blocks) in
            [("a", 0..1), ("ba", 0..3), ("bail", 1..2), ("bar", 2..3), ("c", 2..4), ("d", 3..4)]
        {
            assert_eq!(blocks_of(&firsts, prefix), blocks, "{prefix}");
        }
        assert_eq!(blocks_of(&[], "a"), 0..0);
    }

    #[test]
    fn days_are_ranges_of_documents() {
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
        assert_eq!(
            [0, 2, 5, 6].map(|doc| manifest.first_day(DocId(doc))),
            [Some(Day(-3)), Some(Day(10)), Some(Day(400)), None]
        );
        assert_eq!((manifest.shard_of(DocId(4)), manifest.shard_count()), (1, 2));
    }
}
