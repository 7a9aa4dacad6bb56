//! Phrases: tokens at successive positions.

use crate::format::dictionary::positions::Place;
use crate::search::matching::text_match::Docs;
use crate::search::searcher::Searcher;
use crate::sort::sort_by;
use crate::text::tokenizer::{Script, is_han_term, pairs};
use std::sync::Arc;

/// A token at its place in a phrase.
struct Step {
    token: String,
    /// The number of positions after the beginning of the phrase.
    offset: u32,
    /// Whether tokens that begin with this one match too: a single Han character is the first of several pairs.
    open: bool,
}

impl Searcher<'_> {
    /// The documents with a phrase; `None` if the phrase has no words.
    pub(crate) fn phrase_docs(&mut self, text: &str) -> Option<Docs> {
        let steps = self.steps(text);
        let mut starts: Option<Vec<Place>> = None;
        for step in &steps {
            let mut places = self.places(step);
            // Shift each place back to the beginning of the phrase. The position is above the title bit.
            let shift = Place::from(step.offset) << 1;
            places.retain_mut(|place| {
                let position = *place & Place::from(u32::MAX);
                *place = place.wrapping_sub(shift);
                position >= shift
            });
            match &mut starts {
                Some(starts) => intersect(starts, &places),
                none => *none = Some(places),
            }
        }
        let mut docs = Docs::default();
        for place in starts? {
            docs.insert((place >> 32) as u32, place & 1 == 1);
        }
        Some(docs)
    }

    fn steps(&self, text: &str) -> Vec<Step> {
        let mut steps = Vec::new();
        let tokenizer = Arc::clone(&self.index.tokenizer);
        tokenizer.runs(text, &mut |run| {
            let count = run.text.chars().count();
            match run.script {
                Script::Word => {
                    steps.push(Step { token: run.text.to_owned(), offset: run.position, open: false });
                }
                Script::Han => {
                    let tokens = pairs(run.text).take(count.saturating_sub(1).max(1));
                    steps.extend((run.position..).zip(tokens).map(|(offset, token)| Step {
                        token: token.to_owned(),
                        offset,
                        open: count == 1,
                    }));
                }
            }
        });
        steps
    }

    /// The places of a token, ascending.
    fn places(&mut self, step: &Step) -> Vec<Place> {
        let Some(table) = self.position_table() else { return Vec::new() };
        let blocks = if step.open {
            table.blocks_of(&step.token)
        } else {
            table.block_of(&step.token).map_or(0..0, |block| block..block + 1)
        };
        let mut places = Vec::new();
        for number in blocks {
            let Some(block) = self.positions(number) else { continue };
            if step.open && is_han_term(&step.token) {
                for term in block.terms.prefix_range(&step.token) {
                    block.collect(term, &mut places);
                }
            } else if let Some(term) = block.terms.position(&step.token) {
                block.collect(term, &mut places);
            }
        }
        sort_by(&mut places, Place::cmp);
        places
    }
}

/// Removes from an ascending list what another ascending list does not have.
fn intersect(kept: &mut Vec<Place>, other: &[Place]) {
    let mut rest = other.iter().peekable();
    kept.retain(|place| {
        while rest.next_if(|&next| next < place).is_some() {}
        rest.peek() == Some(&place)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intersection_keeps_common_places() {
        let mut kept = vec![1, 3, 5, 9];
        intersect(&mut kept, &[0, 3, 4, 9, 9, 12]);
        assert_eq!(kept, [3, 9]);
    }
}
