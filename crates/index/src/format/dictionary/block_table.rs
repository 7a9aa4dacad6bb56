//! Which block has a term: the first term of each block, in the manifest or in `positions.bin`.

use crate::text::tokenizer::is_han_term;
use std::ops::Range;

/// The letter before the terms of sources. It sorts them after all facet values, among which their blocks are listed.
const SOURCE: char = '~';

/// The term of a token of a source's publisher or title: `~guardian`.
pub(crate) fn source_term(token: &str) -> String {
    [SOURCE.encode_utf8(&mut [0; 4]), token].concat()
}

/// The first term of each block. The numbers of blocks run through `words`, `han` and `facets` in this order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BlockTable {
    pub(crate) words: Vec<String>,
    pub(crate) han: Vec<String>,
    /// Facet values, then terms of sources.
    pub(crate) facets: Vec<String>,
}

impl BlockTable {
    /// The number of blocks.
    pub(crate) fn len(&self) -> u32 {
        (self.words.len() + self.han.len() + self.facets.len()) as u32
    }

    /// The number of blocks before those of sources.
    pub(crate) fn len_without_sources(&self) -> u32 {
        let sources = self.facets.iter().filter(|first| first.starts_with(SOURCE));
        self.len() - sources.count() as u32
    }

    /// The block that can have a word or Han term; `None` if the term is before all.
    pub(crate) fn block_of(&self, term: &str) -> Option<u32> {
        let (firsts, before) = self.script(term);
        block_of(firsts, term).map(|block| before + block)
    }

    /// The blocks that can have words or Han terms with a prefix.
    pub(crate) fn blocks_of(&self, prefix: &str) -> Range<u32> {
        let (firsts, before) = self.script(prefix);
        let range = blocks_of(firsts, prefix);
        before + range.start..before + range.end
    }

    /// The blocks that can have facet values or terms of sources with a prefix, such as `person:`.
    pub(crate) fn facet_blocks(&self, prefix: &str) -> Range<u32> {
        let before = (self.words.len() + self.han.len()) as u32;
        let range = blocks_of(&self.facets, prefix);
        before + range.start..before + range.end
    }

    /// The block that can have a facet value or a term of a source.
    pub(crate) fn facet_block(&self, term: &str) -> Option<u32> {
        let before = (self.words.len() + self.han.len()) as u32;
        block_of(&self.facets, term).map(|block| before + block)
    }

    fn script(&self, term: &str) -> (&[String], u32) {
        if is_han_term(term) { (&self.han, self.words.len() as u32) } else { (&self.words, 0) }
    }
}

/// The block that can have a term: the last one whose first term is not greater.
pub(crate) fn block_of(firsts: &[String], term: &str) -> Option<u32> {
    (firsts.partition_point(|first| first.as_str() <= term) as u32).checked_sub(1)
}

/// The blocks that can have terms with a prefix. The block before the first match belongs to them, unless a block begins
/// with exactly the prefix.
pub(crate) fn blocks_of(firsts: &[String], prefix: &str) -> Range<u32> {
    let start = (firsts.partition_point(|first| first.as_str() < prefix) as u32).saturating_sub(1);
    let start =
        if firsts.get(start as usize + 1).is_some_and(|next| next == prefix) { start + 1 } else { start };
    let end = firsts.partition_point(|first| first.as_str() < prefix || first.starts_with(prefix)) as u32;
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn firsts(terms: &str) -> Vec<String> {
        terms.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_term_is_in_at_most_one_block() {
        let firsts = firsts("arrest bail charge");
        for (term, block) in
            [("a", None), ("arrest", Some(0)), ("b", Some(0)), ("bail", Some(1)), ("zoo", Some(2))]
        {
            assert_eq!(block_of(&firsts, term), block, "{term}");
        }
    }

    #[test]
    fn a_prefix_is_in_all_blocks_that_may_have_it() {
        let firsts = firsts("arrest bail bar charge");
        for (prefix, blocks) in
            [("a", 0..1), ("ba", 0..3), ("bail", 1..2), ("bar", 2..3), ("c", 2..4), ("d", 3..4)]
        {
            assert_eq!(blocks_of(&firsts, prefix), blocks, "{prefix}");
        }
        assert_eq!(blocks_of(&[], "a"), 0..0);
    }
}
