//! Parts of what is nowhere as a whole: Chinese typed without spaces, and two words typed as one.

use crate::search::matching::correction::push_word;
use crate::search::matching::matcher::Matcher;
use crate::search::matching::text_match::{Correction, Docs};
use crate::text::highlight;

/// The largest number of cuts that are tried in one run: with each character it could double.
const TRIES_MAX: u32 = 100;

/// A run must have this many characters for one of them to be a part of its own.
const LENGTH_WITH_SINGLE: usize = 4;

/// A Han run that is being cut.
struct Cutting {
    /// The folded characters.
    run: Vec<char>,
    /// The first character of each part so far and the one after its last; fillers are left out.
    parts: Vec<(usize, usize)>,
    /// Whether one of the parts is a single character.
    has_single: bool,
    tries: u32,
}

impl Cutting {
    fn text(&self, start: usize, end: usize) -> String {
        self.run.get(start..end).unwrap_or_default().iter().collect()
    }
}

impl Matcher<'_, '_> {
    /// The documents that have all parts of a Han run, and no documents if no cut gives any. Of several cuts the one with
    /// the longest first part is taken, then the one with the longest second part, and so on. Fillers between parts are
    /// left out; `None` if nothing else is left. Notes the parts as a correction, unless the whole run is one.
    pub(super) fn parts(&mut self, run: &str, written: &str) -> Option<Docs> {
        let run = run.chars().collect();
        let mut cutting = Cutting { run, parts: Vec::new(), has_single: false, tries: 0 };
        let Some(docs) = self.cut(&mut cutting, 0, None) else { return Some(Docs::default()) };
        // The parts as they were typed; fold and written text have the same number of characters.
        let mut used = String::new();
        let parts = std::mem::take(&mut cutting.parts);
        for &(start, end) in &parts {
            if end == start + 1 {
                highlight::insert(&mut self.matched.highlighter.pairs, &cutting.text(start, end));
            }
        }
        cutting.run = written.chars().collect();
        for (start, end) in parts {
            push_word(&mut used, &cutting.text(start, end));
        }
        if used != written {
            self.matched.corrections.push(Correction { typed: written.to_owned(), used });
        }
        docs
    }

    /// Cuts a run from `start` on. `None` if no documents of `so_far` have the rest, else those that have it.
    fn cut(&mut self, cutting: &mut Cutting, start: usize, so_far: Option<&Docs>) -> Option<Option<Docs>> {
        let length = cutting.run.len();
        if start >= length {
            return Some(so_far.cloned());
        }
        cutting.tries += 1;
        if cutting.tries > TRIES_MAX {
            return None;
        }
        for end in (start + 1..=length).rev() {
            let is_single = end == start + 1;
            if is_single {
                let rest = cutting.text(start, length);
                let index = self.searcher.index;
                for filler in &index.manifest.query_words.fillers {
                    if rest.starts_with(filler.as_str())
                        && let Some(found) = self.cut(cutting, start + filler.chars().count(), so_far)
                    {
                        return Some(found);
                    }
                }
                if cutting.has_single || length > 1 && length < LENGTH_WITH_SINGLE {
                    return None;
                }
            }
            let mut docs = self.run_docs(&cutting.text(start, end));
            if let Some(so_far) = so_far {
                docs.intersect(so_far);
            }
            if docs.all.is_empty() {
                continue;
            }
            cutting.parts.push((start, end));
            cutting.has_single |= is_single;
            let found = self.cut(cutting, end, Some(&docs));
            if found.is_some() {
                return found;
            }
            cutting.parts.pop();
            cutting.has_single &= !is_single;
        }
        None
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
