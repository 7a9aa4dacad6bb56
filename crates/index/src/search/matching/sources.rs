//! Matches `source:`: words of the publishers and titles of sources.

use crate::doc_set::DocSet;
use crate::format::dictionary::block_table::source_term;
use crate::search::matching::matcher::Matcher;
use crate::search::query::{Unused, UnusedReason};
use crate::text::tokenizer::{Script, pairs};
use std::sync::Arc;

impl Matcher<'_, '_> {
    /// The documents with all words of one of the values in the publishers and titles of their sources. Notes a value that
    /// no source has.
    pub(super) fn source_docs(&mut self, values: &[String], open: bool) -> DocSet {
        let mut docs = DocSet::default();
        for (place, value) in values.iter().enumerate() {
            let found = self.source_value(value, open && place + 1 == values.len());
            if found.is_empty() && self.searcher.is_ready() {
                let text = ["source:", value].concat();
                self.matched.fallback.unused.push(Unused { text, reason: UnusedReason::UnknownValue });
            }
            docs.unite(&found);
        }
        docs
    }

    fn source_value(&mut self, value: &str, open: bool) -> DocSet {
        let tokenizer = Arc::clone(&self.searcher.index.tokenizer);
        let mut found: Option<DocSet> = None;
        tokenizer.runs(value, &mut |run| {
            let count = run.text.chars().count();
            let is_han = run.script == Script::Han;
            // A Han character alone begins each of its pairs.
            let is_prefix = if is_han { count == 1 } else { open && run.range.end == value.len() };
            let mut narrow = |token: &str| {
                let docs = self.source_token(token, is_prefix);
                match &mut found {
                    Some(all) => all.intersect(&docs),
                    none => *none = Some(docs),
                }
            };
            if is_han && count > 1 {
                pairs(run.text).take(count - 1).for_each(narrow);
            } else {
                narrow(run.text);
            }
        });
        found.unwrap_or_default()
    }

    fn source_token(&mut self, token: &str, is_prefix: bool) -> DocSet {
        let term = source_term(token);
        let mut docs = DocSet::default();
        let table = &self.searcher.index.manifest.terms;
        let blocks = if is_prefix {
            table.facet_blocks(&term)
        } else {
            table.facet_block(&term).map_or(0..0, |block| block..block + 1)
        };
        for number in blocks {
            let Some(block) = self.searcher.terms(number) else { continue };
            let terms = if is_prefix {
                block.terms.prefix_range(&term)
            } else {
                block.terms.position(&term).map_or(0..0, |place| place..place + 1)
            };
            for place in terms {
                self.searcher.visit_postings(block, place, &mut |doc, _| docs.insert(doc));
            }
        }
        docs
    }
}
