//! Parts of what is nowhere as a whole: Chinese typed without spaces, and two words typed as one.

use crate::search::matching::correction::push_word;
use crate::search::matching::matcher::Matcher;
use crate::search::matching::text_match::{Correction, Docs};
use crate::text::highlight;

/// The largest number of places at which one run is cut: with each character the cuts could double.
const TRIES_MAX: u32 = 1000;

/// The largest number of parts of one run.
const PARTS_MAX: usize = 8;

/// A run must have this many characters for one of them to be a part of its own.
const LENGTH_WITH_SINGLE: usize = 4;

/// A Han run that is being cut.
struct Cutting {
    /// The folded characters.
    run: Vec<char>,
    /// The first character of each part so far and the one after its last; fillers are left out.
    parts: Vec<(usize, usize)>,
    /// Whether one more part may be a single character.
    may_be_single: bool,
    /// Whether the first character follows a number, which it counts (47人): it may be a part in a run of any length.
    has_counter: bool,
    /// The number of further parts that are allowed.
    left: usize,
    /// The parts and the documents of the best cut so far.
    best: Option<(Vec<(usize, usize)>, Option<Docs>)>,
    tries: u32,
}

impl Cutting {
    fn text(&self, start: usize, end: usize) -> String {
        self.run.get(start..end).unwrap_or_default().iter().collect()
    }

    /// Notes the parts as a whole cut, if it has more documents than the best one.
    fn finish(&mut self, docs: Option<&Docs>) {
        let count = |docs: Option<&Docs>| docs.map_or(0, |docs| docs.all.len());
        if self.best.as_ref().is_none_or(|(_, best)| count(best.as_ref()) < count(docs)) {
            self.best = Some((self.parts.clone(), docs.cloned()));
        }
    }
}

impl Matcher<'_, '_> {
    /// The documents among `so_far` that have all parts of a Han run, and no documents if no cut gives any. Fillers
    /// between parts are left out; `None` if nothing else is left. The best cut has no part of a single character, then
    /// the fewest parts, the most documents, the longest first part. Notes its parts as a correction, unless the whole
    /// run is one. `has_counter`: the run follows a number.
    pub(super) fn parts(
        &mut self,
        run: &str,
        written: &str,
        has_counter: bool,
        so_far: Option<&Docs>,
    ) -> Option<Docs> {
        let run = run.chars().collect();
        let parts = Vec::new();
        let mut cutting =
            Cutting { run, parts, may_be_single: false, has_counter, left: 0, best: None, tries: 0 };
        // First without single characters; then only fillers; then with a single character.
        for left in (1..=PARTS_MAX).chain(0..=PARTS_MAX) {
            cutting.may_be_single |= left == 0;
            cutting.left = left;
            self.cut(&mut cutting, 0, so_far);
            if cutting.best.is_some() {
                break;
            }
        }
        let Some((parts, docs)) = cutting.best.take() else { return Some(Docs::default()) };
        // The parts as they were typed; fold and written text have the same number of characters.
        let mut used = String::new();
        for &(start, end) in &parts {
            if end == start + 1 {
                highlight::insert(&mut self.matched.highlighter.pairs, &cutting.text(start, end));
            }
        }
        cutting.run = written.chars().collect();
        for &(start, end) in &parts {
            push_word(&mut used, &cutting.text(start, end));
        }
        if used != written {
            self.matched.corrections.push(Correction { typed: written.to_owned(), used });
        }
        docs.filter(|_| !parts.is_empty())
    }

    /// Tries the cuts of a run from `start` on. `so_far` has the documents of the parts before it.
    fn cut(&mut self, cutting: &mut Cutting, start: usize, so_far: Option<&Docs>) {
        let length = cutting.run.len();
        cutting.tries += 1;
        if start >= length {
            cutting.finish(so_far);
        }
        if start >= length || cutting.tries > TRIES_MAX {
            return;
        }
        if cutting.left > 0 {
            cutting.left -= 1;
            for (end, docs) in self.beginnings(cutting, start, so_far).into_iter().rev() {
                let is_single = end == start + 1;
                cutting.may_be_single &= !is_single;
                cutting.parts.push((start, end));
                self.cut(cutting, end, Some(&docs));
                cutting.parts.pop();
                cutting.may_be_single |= is_single;
            }
            cutting.left += 1;
        }
        let rest = cutting.text(start, length);
        let index = self.searcher.index;
        for filler in &index.manifest.query_words.fillers {
            if rest.starts_with(filler.as_str()) {
                self.cut(cutting, start + filler.chars().count(), so_far);
            }
        }
    }

    /// The parts that begin at a character and have documents, each as its end with the documents; the shortest first.
    fn beginnings(&mut self, cutting: &Cutting, start: usize, so_far: Option<&Docs>) -> Vec<(usize, Docs)> {
        let length = cutting.run.len();
        let mut found: Vec<(usize, Docs)> = Vec::new();
        let mut docs = so_far.cloned();
        for end in start + 1..=length {
            let is_single = end == start + 1;
            let is_counter = cutting.has_counter && start == 0;
            let is_allowed =
                cutting.may_be_single && (length == 1 || length >= LENGTH_WITH_SINGLE || is_counter);
            if is_single && !is_allowed {
                continue;
            }
            let unit = cutting.text(start.max(end.saturating_sub(2)), end);
            let mut with_unit = if is_single { self.character(&unit) } else { self.pair(&unit) };
            if let Some(before) = &docs {
                with_unit.intersect(before);
            }
            if !with_unit.all.is_empty() {
                found.push((end, with_unit.clone()));
            } else if !is_single {
                break;
            }
            if !is_single {
                docs = Some(with_unit);
            }
        }
        found
    }

    /// Two words of at least two letters that were typed as one and occur next to each other, with a space between them.
    pub(super) fn halves(&mut self, word: &str) -> Option<String> {
        // The digits of two numbers are no number.
        word.find(char::is_alphabetic)?;
        for place in 2..word.len().saturating_sub(1) {
            let Some((first, second)) = word.split_at_checked(place) else { continue };
            if self.is_word(first) && self.is_word(second) {
                let halves = [first, " ", second].concat();
                if self.searcher.phrase_docs(&halves).is_some_and(|docs| !docs.all.is_empty()) {
                    return Some(halves);
                }
            }
        }
        None
    }

    fn is_word(&mut self, word: &str) -> bool {
        let number = self.searcher.index.manifest.terms.block_of(word);
        let block = number.and_then(|number| self.searcher.terms(number));
        block.is_some_and(|block| block.terms.position(word).is_some())
    }
}
