//! Matches the clauses of a query: words, prefixes, Han runs, phrases, negation, `OR`, and corrections of single words.
//! Text that no document has as a whole is also matched [in parts](crate::search::matching::parts).

use crate::doc_set::DocSet;
use crate::facet::Facet;
use crate::format::dictionary::block_table::blocks_of;
use crate::format::dictionary::term_block::TermBlock;
use crate::search::matching::text_match::{Correction, Docs, TextMatch};
use crate::search::query::{Clause, Condition, Part, Query, Unused, UnusedReason};
use crate::search::searcher::Searcher;
use crate::text::edit_distance::{distance_within, errors_allowed};
use crate::text::highlight::{self, push_units};
use crate::text::tokenizer::{Run, Script, pairs, push_run};
use std::cmp::Reverse;
use std::sync::Arc;

/// The outcome of a dictionary lookup.
enum Lookup {
    /// The documents with the word.
    Found(Docs),
    /// The dictionary does not have the word.
    Absent,
    /// The block that would have the word is not loaded.
    Unknown,
}

/// How far a match may differ from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Latitude {
    /// All words are searched as typed.
    Exact,
    /// Words that do not occur are corrected.
    Corrected,
    /// Words and Han runs that are nowhere are searched in parts.
    Parted,
}

/// A query that is being matched.
pub(super) struct Matcher<'a, 'r> {
    pub(super) searcher: &'r mut Searcher<'a>,
    latitude: Latitude,
    /// Whether matches are marked in texts; false for negated parts.
    marking: bool,
    pub(super) matched: TextMatch,
}

/// The match of the clauses alone, without comparing the text with names.
pub(crate) fn match_clauses(searcher: &mut Searcher<'_>, query: &Query, latitude: Latitude) -> TextMatch {
    let mut matcher = Matcher { searcher, latitude, marking: true, matched: TextMatch::default() };
    let mut clauses = query.clauses.as_slice();
    while let [clause, rest @ ..] = clauses {
        let named = matcher.name_of_words(clause, rest);
        clauses = named.as_ref().map_or(rest, |(after, _)| after);
        let found = match named {
            Some((_, docs)) => Some(docs),
            None => matcher.clause(&clause.parts),
        };
        if let Some(docs) = found {
            match &mut matcher.matched.docs {
                Some(all) => all.intersect(&docs),
                none => *none = Some(docs),
            }
        }
    }
    matcher.matched
}

impl Matcher<'_, '_> {
    /// The documents for which a part holds; `None` if a part is no condition, so that all match.
    fn clause(&mut self, parts: &[Part]) -> Option<Docs> {
        let mut united: Option<Docs> = None;
        let mut is_unconditional = false;
        for part in parts {
            self.marking = !part.negated;
            let found = self.condition(&part.condition, parts.len() == 1);
            match found {
                Some(docs) if part.negated => self.unite(&mut united, self.complement(docs)),
                Some(docs) => self.unite(&mut united, docs),
                None => is_unconditional = true,
            }
        }
        united.filter(|_| !is_unconditional)
    }

    fn unite(&self, united: &mut Option<Docs>, docs: Docs) {
        match united {
            Some(all) => all.unite(&docs),
            none => *none = Some(docs),
        }
    }

    fn complement(&self, docs: Docs) -> Docs {
        let mut rest = DocSet::from_range(0..self.searcher.index.manifest.documents);
        rest.subtract(&docs.all);
        Docs::without_words(rest)
    }

    fn condition(&mut self, condition: &Condition, alone: bool) -> Option<Docs> {
        let set = match condition {
            Condition::Words { text, open } => return self.words(text, *open, alone),
            Condition::Phrase(text) => return self.phrase(text, alone),
            Condition::Facet(facet, values) => {
                let mut set = DocSet::default();
                for value in values {
                    set.unite(&self.value_docs(*facet, value));
                }
                set
            }
            Condition::Source { values, open } => self.source_docs(values, *open),
            Condition::Before(date) => self.searcher.beginning_before(date.first_day()),
            Condition::After(date) => self.searcher.ending_after(date.last_day()),
            Condition::On(date) => self.searcher.overlapping(Some(*date), Some(*date)),
        };
        Some(Docs::without_words(set))
    }

    /// The documents with a value of a facet whose name goes on in the next words (`country:United Kingdom`), and the clauses
    /// after the name. `None` if the value is an id, or no name has these words.
    fn name_of_words<'q>(&mut self, clause: &Clause, rest: &'q [Clause]) -> Option<(&'q [Clause], Docs)> {
        let [Part { negated: false, condition: Condition::Facet(facet, values) }] = clause.parts.as_slice()
        else {
            return None;
        };
        let [value] = values.as_slice() else { return None };
        let (mut name, mut found) = (value.clone(), None);
        let mut clauses = rest;
        while let [Clause { parts }, after @ ..] = clauses
            && let [Part { negated: false, condition: Condition::Words { text, .. } }] = parts.as_slice()
            && (found.is_some() || !self.searcher.has_id(*facet, value))
        {
            name = [&name, " ", text].concat();
            let ids = self.searcher.ids_named(*facet, &name);
            if ids.is_empty() {
                break;
            }
            clauses = after;
            found = Some((after, Docs::without_words(self.searcher.docs_of(*facet, &ids))));
        }
        found
    }

    /// The documents with a value of a facet, which is an id or a name. Notes a value that is neither.
    fn value_docs(&mut self, facet: Facet, value: &str) -> DocSet {
        let mut docs = self.searcher.facet_docs(facet, value);
        if docs.is_empty() && !self.searcher.has_value(facet, value) {
            let ids = self.searcher.ids_named(facet, value);
            if ids.is_empty() {
                let unused = Unused { text: facet.term(value), reason: UnusedReason::UnknownValue };
                self.matched.fallback.unused.push(unused);
            }
            docs.unite(&self.searcher.docs_of(facet, &ids));
        }
        docs
    }

    fn words(&mut self, text: &str, open: bool, alone: bool) -> Option<Docs> {
        let tokenizer = Arc::clone(&self.searcher.index.tokenizer);
        let mut found: Option<Docs> = None;
        tokenizer.runs(text, &mut |run| {
            let open = open && run.range.end == text.len();
            let docs = match run.script {
                Script::Word => self.word(run.text, open, alone),
                Script::Han => self.han_run(&run, text, alone, found.as_ref()),
            };
            match (&mut found, docs) {
                (Some(all), Some(docs)) => all.intersect(&docs),
                (none @ None, docs) => *none = docs,
                _ => {}
            }
        });
        found
    }

    /// Matches a word, or all words with it as a prefix while it is being typed. `alone`: the word is not part of an `OR`.
    fn word(&mut self, word: &str, open: bool, alone: bool) -> Option<Docs> {
        let found = if open { self.prefix(word)? } else { self.whole_word(word) };
        if matches!(found, Lookup::Absent)
            && self.may_part(alone)
            && let Some(halves) = self.halves(word)
        {
            let docs = self.phrase(&halves, alone);
            let (typed, used) = (word.to_owned(), ["\"", &halves, "\""].concat());
            self.matched.corrections.push(Correction { typed, used });
            return docs;
        }
        let mut used = None;
        let docs = match found {
            Lookup::Found(docs) => docs,
            // A negated word is not corrected: that would exclude documents for a word the reader did not type.
            Lookup::Absent if self.latitude > Latitude::Exact && self.marking => {
                used = self.correction(word);
                match used.as_deref().map(|used| self.whole_word(used)) {
                    Some(Lookup::Found(docs)) => docs,
                    _ => Docs::default(),
                }
            }
            Lookup::Absent | Lookup::Unknown => Docs::default(),
        };
        self.name(Script::Word, used.as_deref().unwrap_or(word), alone);
        if let Some(used) = used {
            self.matched.corrections.push(Correction { typed: word.to_owned(), used });
        }
        Some(docs)
    }

    /// Whether a word or run that is nowhere is searched in parts. Alternatives and negated words are not.
    fn may_part(&self, alone: bool) -> bool {
        self.latitude == Latitude::Parted && self.marking && alone
    }

    /// Appends a run to the name key of the searched words. Alternatives and negated words are not part of a name.
    fn name(&mut self, script: Script, text: &str, alone: bool) {
        if self.marking && alone {
            push_run(&mut self.matched.name, script, text);
        }
    }

    fn whole_word(&mut self, word: &str) -> Lookup {
        let Some(number) = self.searcher.index.manifest.terms.block_of(word) else { return Lookup::Absent };
        let Some(block) = self.searcher.terms(number) else { return Lookup::Unknown };
        let Some(term) = block.terms.position(word) else { return Lookup::Absent };
        if self.marking {
            block.visit_group(term, &mut |member| {
                highlight::insert(&mut self.matched.highlighter.words, member);
            });
        }
        let mut docs = Docs::default();
        self.searcher.add_postings(block, block.list(term), &mut docs);
        Lookup::Found(docs)
    }

    /// Matches all words with a prefix. `None` if they need too many files and the prefix is no word itself: then it is no
    /// condition yet.
    fn prefix(&mut self, prefix: &str) -> Option<Lookup> {
        let Some(found) = self.beginning_with(prefix, self.searcher.index.prefix_files) else {
            return match self.whole_word(prefix) {
                Lookup::Absent => None,
                found => Some(found),
            };
        };
        if self.marking && matches!(found, Lookup::Found(_)) {
            self.matched.highlighter.prefixes.push(prefix.to_owned());
        }
        Some(found)
    }

    /// The documents of all terms with a prefix; `None` if these need more than `limit` files.
    fn beginning_with(&mut self, prefix: &str, limit: u32) -> Option<Lookup> {
        let numbers = self.searcher.index.manifest.terms.blocks_of(prefix);
        if numbers.len() as u32 > limit {
            return None;
        }
        let blocks: Vec<Option<&TermBlock>> = numbers.map(|number| self.searcher.terms(number)).collect();
        let unknown = blocks.iter().any(Option::is_none);
        let chosen: Vec<(&TermBlock, Vec<bool>)> =
            blocks.into_iter().flatten().map(|block| (block, block.lists_of(prefix))).collect();
        let mut lists: Vec<(&TermBlock, usize)> = Vec::new();
        let mut files: Vec<u32> = Vec::new();
        for (block, chosen) in &chosen {
            for (list, _) in chosen.iter().enumerate().filter(|(_, chosen)| **chosen) {
                lists.push((block, list));
                files.extend(block.lists.file(list).filter(|file| !files.contains(file)));
            }
        }
        if files.len() as u32 > limit {
            return None;
        }
        let mut docs = Docs::default();
        for &(block, list) in &lists {
            self.searcher.add_postings(block, list, &mut docs);
        }
        for (block, chosen) in chosen.iter().filter(|_| self.marking) {
            block.visit_members(chosen, &mut |member| {
                if !member.starts_with(prefix) {
                    highlight::insert(&mut self.matched.highlighter.words, member);
                }
            });
        }
        let any = !lists.is_empty();
        Some(match (any, unknown) {
            (true, _) => Lookup::Found(docs),
            (false, true) => Lookup::Unknown,
            (false, false) => Lookup::Absent,
        })
    }

    /// Matches a Han run: all of its pairs, or a single character; else its parts, which occur together with what was
    /// found before it. `None` if all parts are fillers. `text` is the written text that has the run.
    fn han_run(&mut self, run: &Run<'_>, text: &str, alone: bool, found: Option<&Docs>) -> Option<Docs> {
        self.name(Script::Han, run.text, alone);
        let count = run.text.chars().count();
        if self.marking {
            for marked in pairs(run.text).take(count.saturating_sub(1).max(1)) {
                highlight::insert(&mut self.matched.highlighter.pairs, marked);
            }
        }
        if self.may_part(alone) {
            let mut before = self.matched.docs.clone();
            match (&mut before, found) {
                (Some(before), Some(found)) => before.intersect(found),
                (none, found) => *none = none.take().or_else(|| found.cloned()),
            }
            let (start, rest) = text.split_at_checked(run.range.start)?;
            let written = rest.get(..run.range.len()).unwrap_or_default();
            let has_counter = start.ends_with(char::is_numeric);
            return self.parts(run.text, written, has_counter, before.as_ref());
        }
        Some(self.run_docs(run.text))
    }

    /// The documents with all pairs of a Han run, or with its only character.
    fn run_docs(&mut self, run: &str) -> Docs {
        let count = run.chars().count();
        if count == 1 {
            return self.character(run);
        }
        let mut found: Option<Docs> = None;
        for pair in pairs(run).take(count - 1) {
            let docs = self.pair(pair);
            match &mut found {
                Some(all) => all.intersect(&docs),
                none => *none = Some(docs),
            }
        }
        found.unwrap_or_default()
    }

    /// Matches a single Han character: its own list if that is complete, else all terms that begin with it.
    pub(super) fn character(&mut self, character: &str) -> Docs {
        let whole = &self.searcher.index.manifest.whole_characters;
        if whole.chars().any(|one| character.starts_with(one)) {
            return self.pair(character);
        }
        match self.beginning_with(character, u32::MAX) {
            Some(Lookup::Found(docs)) => docs,
            _ => Docs::default(),
        }
    }

    pub(super) fn pair(&mut self, pair: &str) -> Docs {
        let mut docs = Docs::default();
        if let Some(number) = self.searcher.index.manifest.terms.block_of(pair)
            && let Some(block) = self.searcher.terms(number)
            && let Some(term) = block.terms.position(pair)
        {
            self.searcher.add_postings(block, term, &mut docs);
        }
        docs
    }

    fn phrase(&mut self, text: &str, alone: bool) -> Option<Docs> {
        let tokenizer = Arc::clone(&self.searcher.index.tokenizer);
        let mut units = Vec::new();
        tokenizer.runs(text, &mut |run| {
            push_units(&mut units, &run, text);
            self.name(run.script, run.text, alone);
        });
        if self.marking && !units.is_empty() {
            self.matched.highlighter.phrases.push(units);
        }
        self.searcher.phrase_docs(text)
    }

    /// The nearest word that occurs; of equally near ones the most frequent, then the first alphabetically. The first letter
    /// must be right, so that only the words of one letter are read.
    fn correction(&mut self, word: &str) -> Option<String> {
        let typed: Vec<char> = word.chars().collect();
        let limit = errors_allowed(typed.len());
        if limit == 0 || !typed.iter().all(|letter| letter.is_alphabetic()) {
            return None;
        }
        let first = typed.first()?.to_string();
        let mut best: Option<(usize, Reverse<u32>, String)> = None;
        let mut consider = |word: &str, count: u32| {
            let letters: Vec<char> = word.chars().collect();
            if let Some(distance) = distance_within(&typed, &letters, limit) {
                let candidate = (distance, Reverse(count), word.to_owned());
                if best.as_ref().is_none_or(|best| candidate < *best) {
                    best = Some(candidate);
                }
            }
        };
        self.visit_words(&first, &mut consider);
        best.map(|(_, _, word)| word)
    }

    /// Visits the words that occur and begin with a letter, with their numbers of documents.
    fn visit_words(&mut self, first: &str, visit: &mut dyn FnMut(&str, u32)) {
        let manifest = &self.searcher.index.manifest;
        if manifest.words.is_empty() {
            for number in manifest.terms.blocks_of(first) {
                let Some(block) = self.searcher.terms(number) else { continue };
                for term in block.terms.prefix_range(first).filter(|&term| block.occurs(term)) {
                    visit(block.terms.term(term), block.lists.count(block.list(term)));
                }
            }
            return;
        }
        for number in blocks_of(&manifest.words, first) {
            let Some(list) = self.searcher.words(number) else { continue };
            for place in list.words.prefix_range(first) {
                visit(list.words.term(place), list.counts.get(place).copied().unwrap_or_default());
            }
        }
    }
}
