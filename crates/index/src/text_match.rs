//! What the typed query matches: words, prefixes, Han runs, their negation, `OR`, and corrections.

use crate::edit_distance::{distance_within, forgiven};
use crate::highlight::{self, Highlighter, push_units};
use crate::index::Reading;
use crate::posting_list::Docs;
use crate::query::{Condition, Part};
use crate::term_block::TermBlock;
use crate::tokenizer::{Run, Script, pairs, push_run};
use crate::{Correction, DocSet, NearName, Query};
use std::cmp::Reverse;
use std::sync::Arc;

/// What a typed query matches.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextMatch {
    /// The documents; without a condition, all.
    pub(crate) docs: Option<Docs>,
    pub(crate) corrections: Vec<Correction>,
    /// Names near to the text.
    pub(crate) near: Vec<NearName>,
    /// Whether the first of them was searched for in the text's place.
    pub(crate) is_replaced: bool,
    pub(crate) highlighter: Highlighter,
    pub(crate) incomplete: bool,
    /// The words searched for, in the form names are compared in.
    pub(crate) name: String,
}

/// Where a word stands in the dictionary.
enum Lookup {
    /// Its documents.
    Found(Docs),
    /// Nowhere.
    Absent,
    /// The block it would stand in is not there.
    Unknown,
}

/// One query being matched.
struct Matcher<'a, 'r> {
    reading: &'r mut Reading<'a>,
    exact: bool,
    /// Whether what is found is to be marked in texts; not so for what is negated.
    marking: bool,
    matched: TextMatch,
}

/// What a query matches. Must be asked again once what was lacking is there.
pub(crate) fn match_text(reading: &mut Reading<'_>, query: &Query, exact: bool) -> Arc<TextMatch> {
    if let Some(matched) = reading.index.remembered(query, exact) {
        reading.incomplete |= matched.incomplete;
        return matched;
    }
    let incomplete_before = std::mem::take(&mut reading.incomplete);
    if !exact {
        reading.foresee_names(&query.text);
    }
    let mut matched = match_clauses(reading, query, exact);
    if !exact && matched.docs.is_some() && reading.is_ready() && !reading.incomplete {
        reading.correct_name(&query.text, &mut matched);
    }
    if !matched.highlighter.is_empty() {
        matched.highlighter.tokenizer = Some(Arc::clone(&reading.index.tokenizer));
    }
    matched.incomplete = reading.incomplete;
    reading.incomplete |= incomplete_before;
    let matched = Arc::new(matched);
    if reading.is_ready() {
        reading.index.remember(query, exact, &matched);
    }
    matched
}

/// The match of the clauses alone, without a look at names.
pub(crate) fn match_clauses(reading: &mut Reading<'_>, query: &Query, exact: bool) -> TextMatch {
    let mut matcher = Matcher { reading, exact, marking: true, matched: TextMatch::default() };
    for clause in &query.clauses {
        if let Some(docs) = matcher.clause(&clause.parts) {
            match &mut matcher.matched.docs {
                Some(all) => all.intersect(&docs),
                none => *none = Some(docs),
            }
        }
    }
    matcher.matched
}

impl Matcher<'_, '_> {
    /// The documents of which a part holds; none where there is no condition.
    fn clause(&mut self, parts: &[Part]) -> Option<Docs> {
        let mut united: Option<Docs> = None;
        let mut free = false;
        for part in parts {
            self.marking = !part.negated;
            let found = self.condition(&part.condition, parts.len() == 1);
            match found {
                Some(docs) if part.negated => self.unite(&mut united, self.complement(docs)),
                Some(docs) => self.unite(&mut united, docs),
                None => free = true,
            }
        }
        united.filter(|_| !free)
    }

    fn unite(&self, united: &mut Option<Docs>, docs: Docs) {
        match united {
            Some(all) => all.unite(&docs),
            none => *none = Some(docs),
        }
    }

    fn complement(&self, docs: Docs) -> Docs {
        let mut rest = DocSet::from_range(0..self.reading.index.manifest.documents);
        rest.subtract(&docs.all);
        Docs { titles: rest.clone(), all: rest }
    }

    fn condition(&mut self, condition: &Condition, alone: bool) -> Option<Docs> {
        let set = match condition {
            Condition::Words { text, open } => return self.words(text, *open, alone),
            Condition::Phrase(text) => return self.phrase(text, alone),
            Condition::Facet(facet, values) => {
                let mut set = DocSet::default();
                for value in values {
                    set.unite(&self.reading.facet_docs(*facet, value));
                }
                set
            }
            Condition::Before(date) => self.reading.beginning_before(date.first_day()),
            Condition::After(date) => self.reading.lasting_past(date.last_day()),
            Condition::On(date) => self.reading.overlapping(Some(*date), Some(*date)),
        };
        Some(Docs { titles: set.clone(), all: set })
    }

    fn words(&mut self, text: &str, open: bool, alone: bool) -> Option<Docs> {
        let tokenizer = Arc::clone(&self.reading.index.tokenizer);
        let mut found: Option<Docs> = None;
        tokenizer.runs(text, &mut |run| {
            let open = open && run.range.end == text.len();
            let docs = match run.script {
                Script::Word => self.word(run.text, open, alone),
                Script::Han => Some(self.han_run(&run, alone)),
            };
            match (&mut found, docs) {
                (Some(all), Some(docs)) => all.intersect(&docs),
                (none @ None, docs) => *none = docs,
                _ => {}
            }
        });
        found
    }

    /// A word; while it is being typed, every word that begins with it.
    fn word(&mut self, word: &str, open: bool, alone: bool) -> Option<Docs> {
        let found = if open { self.prefix(word)? } else { self.whole_word(word) };
        let mut used = None;
        let docs = match found {
            Lookup::Found(docs) => docs,
            Lookup::Absent if !self.exact && self.marking => {
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

    /// Appends to the words searched for what a name can be compared with.
    fn name(&mut self, script: Script, text: &str, alone: bool) {
        if self.marking && alone {
            push_run(&mut self.matched.name, script, text);
        }
    }

    fn whole_word(&mut self, word: &str) -> Lookup {
        let Some(number) = self.reading.index.manifest.terms.block_of(word) else { return Lookup::Absent };
        let Some(block) = self.reading.terms(number) else { return Lookup::Unknown };
        let Some(term) = block.terms.position(word) else { return Lookup::Absent };
        if self.marking {
            block.visit_group(term, &mut |member| {
                highlight::insert(&mut self.matched.highlighter.words, member);
            });
        }
        let mut docs = Docs::default();
        self.reading.add_postings(block, block.list(term), &mut docs);
        Lookup::Found(docs)
    }

    /// All words that begin with a prefix. None where that could be too many and the prefix itself is no word: then it
    /// is no condition yet.
    fn prefix(&mut self, prefix: &str) -> Option<Lookup> {
        let Some(found) = self.beginning_with(prefix, self.reading.index.prefix_files) else {
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

    /// The documents of all terms that begin with a prefix; none where these have more than so many files.
    fn beginning_with(&mut self, prefix: &str, limit: u32) -> Option<Lookup> {
        let numbers = self.reading.index.manifest.terms.blocks_of(prefix);
        if numbers.len() as u32 > limit {
            return None;
        }
        let blocks: Vec<Option<&TermBlock>> = numbers.map(|number| self.reading.terms(number)).collect();
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
            self.reading.add_postings(block, list, &mut docs);
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

    /// A Han run: each of its pairs; a single character wherever it stands.
    fn han_run(&mut self, run: &Run<'_>, alone: bool) -> Docs {
        self.name(Script::Han, run.text, alone);
        let count = run.text.chars().count();
        if self.marking {
            for marked in pairs(run.text).take(count.saturating_sub(1).max(1)) {
                highlight::insert(&mut self.matched.highlighter.pairs, marked);
            }
        }
        if count == 1 {
            return self.character(run.text);
        }
        let mut found: Option<Docs> = None;
        for pair in pairs(run.text).take(count - 1) {
            let docs = self.pair(pair);
            match &mut found {
                Some(all) => all.intersect(&docs),
                none => *none = Some(docs),
            }
        }
        found.unwrap_or_default()
    }

    /// A Han character wherever it stands: its own list if that is whole, else all pairs that begin with it, and the
    /// character at the end of a run.
    fn character(&mut self, character: &str) -> Docs {
        let whole = &self.reading.index.manifest.whole_characters;
        if whole.chars().any(|one| character.starts_with(one)) {
            return self.pair(character);
        }
        match self.beginning_with(character, u32::MAX) {
            Some(Lookup::Found(docs)) => docs,
            _ => Docs::default(),
        }
    }

    fn pair(&mut self, pair: &str) -> Docs {
        let mut docs = Docs::default();
        if let Some(number) = self.reading.index.manifest.terms.block_of(pair)
            && let Some(block) = self.reading.terms(number)
            && let Some(term) = block.terms.position(pair)
        {
            self.reading.add_postings(block, term, &mut docs);
        }
        docs
    }

    fn phrase(&mut self, text: &str, alone: bool) -> Option<Docs> {
        let tokenizer = Arc::clone(&self.reading.index.tokenizer);
        let mut units = Vec::new();
        tokenizer.runs(text, &mut |run| {
            push_units(&mut units, &run, text);
            self.name(run.script, run.text, alone);
        });
        if self.marking && !units.is_empty() {
            self.matched.highlighter.phrases.push(units);
        }
        self.reading.phrase_docs(text)
    }

    /// The word that occurs and lies nearest; of several the one in most documents, then the first by alphabet.
    fn correction(&mut self, word: &str) -> Option<String> {
        let typed: Vec<char> = word.chars().collect();
        let limit = forgiven(typed.len());
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

    /// Visits the words that occur and begin with a letter, with the number of documents of each.
    fn visit_words(&mut self, first: &str, visit: &mut dyn FnMut(&str, u32)) {
        let manifest = &self.reading.index.manifest;
        if manifest.words.is_empty() {
            for number in manifest.terms.blocks_of(first) {
                let Some(block) = self.reading.terms(number) else { continue };
                for term in block.terms.prefix_range(first).filter(|&term| block.occurs(term)) {
                    visit(block.terms.term(term), block.lists.count(block.list(term)));
                }
            }
            return;
        }
        for number in crate::manifest::blocks_of(&manifest.words, first) {
            let Some(list) = self.reading.words(number) else { continue };
            for place in list.words.prefix_range(first) {
                visit(list.words.term(place), list.counts.get(place).copied().unwrap_or_default());
            }
        }
    }
}
