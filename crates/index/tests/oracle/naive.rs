//! The oracle: the same answers by looking at each document.

use crate::corpus::{Corpus, Doc, fold, stem, variants};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use vigil_index::{Clause, Condition, Correction, Facet, Order, Part, Query, Request};
use vigil_model::{Category, EventDate};

/// A word, or a Han character and whether it follows another one in the same run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    Word(String),
    Han(char, bool),
}

pub fn is_han(character: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&character)
}

pub fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut word = String::new();
    let mut in_han = false;
    for character in text.chars().chain([' ']) {
        if character == '\'' {
            continue;
        }
        let is_word = character.is_alphanumeric() && !is_han(character);
        if is_word {
            word.push(character);
        } else if !word.is_empty() {
            units.push(Unit::Word(fold(&std::mem::take(&mut word))));
        }
        if is_han(character) {
            units.push(Unit::Han(variants().fold(character), in_han));
        }
        in_han = is_han(character);
    }
    units
}

pub type Set = BTreeSet<u32>;

/// The matching documents, and those that match in titles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub all: Set,
    pub titles: Set,
}

pub struct Oracle<'a> {
    pub corpus: &'a Corpus,
    fields: Vec<Vec<(bool, Vec<Unit>)>>,
    /// The keys of the dictionary with their stems.
    keys: BTreeMap<String, String>,
    occurring: BTreeSet<String>,
    pub corrections: Vec<Correction>,
    /// Texts with a name near the typed text, each with its hits.
    pub near: Vec<(String, Found)>,
    pub is_replaced: bool,
    name: String,
}

const ENDINGS: [&str; 10] = ["s", "ed", "ing", "es", "e", "", "y", "ies", "ied", "ying"];

impl<'a> Oracle<'a> {
    pub fn new(corpus: &'a Corpus) -> Oracle<'a> {
        let cut = |doc: &Doc| doc.fields.iter().map(|(title, text)| (*title, units(text))).collect();
        let fields: Vec<Vec<(bool, Vec<Unit>)>> = corpus.docs.iter().map(cut).collect();
        let mut occurring = BTreeSet::new();
        for unit in fields.iter().flatten().flat_map(|field| &field.1) {
            if let Unit::Word(word) = unit {
                occurring.insert(word.clone());
            }
        }
        let mut keys: BTreeMap<String, String> =
            occurring.iter().map(|word| (word.clone(), stem(word))).collect();
        let mut first_of: BTreeMap<String, &String> = BTreeMap::new();
        for word in &occurring {
            first_of.entry(stem(word)).or_insert(word);
        }
        let english = |word: &str| word.len() > 2 && word.chars().all(|letter| letter.is_ascii_lowercase());
        for (stem_of, first) in first_of.into_iter().filter(|(_, first)| english(first)) {
            let common = first.chars().zip(stem_of.chars()).take_while(|(left, right)| left == right).count();
            let base = &first[..common];
            let base = base.strip_suffix('i').filter(|base| base.len() > 2).unwrap_or(base);
            for form in ENDINGS.iter().map(|ending| [base, *ending].concat()).filter(|_| english(base)) {
                if stem(&form) == stem_of {
                    keys.entry(form).or_insert(stem_of.clone());
                }
            }
        }
        Oracle {
            corpus,
            fields,
            keys,
            occurring,
            corrections: Vec::new(),
            near: Vec::new(),
            is_replaced: false,
            name: String::new(),
        }
    }

    fn where_field(&self, test: impl Fn(&[Unit]) -> bool) -> Found {
        let mut found = Found::default();
        for (doc, fields) in self.fields.iter().enumerate() {
            for (title, _) in fields.iter().filter(|(_, units)| test(units)) {
                found.all.insert(doc as u32);
                if *title {
                    found.titles.insert(doc as u32);
                }
            }
        }
        found
    }

    fn of_stems(&self, stems: &BTreeSet<&String>) -> Found {
        self.where_field(|units| {
            units.iter().any(|unit| matches!(unit, Unit::Word(word) if stems.contains(&stem(word))))
        })
    }

    fn word(&mut self, word: &str, open: bool, correct: bool, alone: bool) -> Found {
        let keys = self.keys.iter();
        let stems: BTreeSet<&String> = keys
            .filter(|(key, _)| if open { key.starts_with(word) } else { *key == word })
            .map(|(_, stem)| stem)
            .collect();
        let mut used = word.to_owned();
        let mut found = self.of_stems(&stems);
        if stems.is_empty()
            && correct
            && let Some(nearest) = self.nearest(word)
        {
            found = self.of_stems(&BTreeSet::from([&stem(&nearest)]));
            self.corrections.push(Correction { typed: word.to_owned(), used: nearest.clone() });
            used = nearest;
        }
        if alone {
            self.push_name(&used, false);
        }
        found
    }

    fn push_name(&mut self, text: &str, han: bool) {
        let after_han = self.name.chars().next_back().is_some_and(is_han);
        let side_by_side = han && after_han;
        if !self.name.is_empty() && !side_by_side {
            self.name.push(' ');
        }
        self.name.push_str(text);
    }

    fn nearest(&self, word: &str) -> Option<String> {
        let letters = word.chars().count();
        let limit = if letters < 4 {
            0
        } else if letters < 8 {
            1
        } else {
            2
        };
        if !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let near = self.occurring.iter().filter(|other| other.chars().next() == word.chars().next());
        let near = near.filter_map(|other| {
            let distance = distance(word, other);
            let count = self.of_stems(&BTreeSet::from([&stem(other)])).all.len();
            (distance <= limit && limit > 0).then_some((distance, Reverse(count), other.clone()))
        });
        near.min().map(|(_, _, word)| word)
    }

    /// The words of a text: all of them somewhere; Han runs by pairs.
    fn words(&mut self, text: &str, open: bool, correct: bool, alone: bool) -> Found {
        let units = units(text);
        let mut all: Option<Found> = None;
        let mut place = 0;
        while place < units.len() {
            let found = match &units[place] {
                Unit::Word(word) => {
                    let last = place + 1 == units.len() && text.ends_with(char::is_alphanumeric);
                    place += 1;
                    self.word(word, open && last, correct, alone)
                }
                Unit::Han(..) => {
                    let start = place;
                    place += 1;
                    while matches!(units.get(place), Some(Unit::Han(_, true))) {
                        place += 1;
                    }
                    let run: Vec<char> = units[start..place].iter().filter_map(han).collect();
                    if alone {
                        self.push_name(&run.iter().collect::<String>(), true);
                    }
                    self.han_run(&run)
                }
            };
            all = Some(match all {
                Some(all) => and(all, found),
                None => found,
            });
        }
        all.unwrap_or_else(|| self.everything())
    }

    fn han_run(&self, run: &[char]) -> Found {
        if run.len() == 1 {
            return self
                .where_field(|units| units.iter().filter_map(han).any(|character| character == run[0]));
        }
        let pair_found = |pair: &[char]| {
            self.where_field(|units| {
                units
                    .windows(2)
                    .any(|both| han(&both[0]) == Some(pair[0]) && both[1] == Unit::Han(pair[1], true))
            })
        };
        run.windows(2).map(pair_found).reduce(and).unwrap_or_default()
    }

    fn phrase(&mut self, text: &str, alone: bool) -> Found {
        let phrase = units(text);
        for unit in phrase.iter().filter(|_| alone) {
            match unit {
                Unit::Word(word) => self.push_name(word, false),
                Unit::Han(character, _) => self.push_name(&character.to_string(), true),
            }
        }
        self.where_field(|units| {
            units.windows(phrase.len()).any(|window| {
                window.iter().zip(&phrase).all(|(have, want)| match (have, want) {
                    (Unit::Word(have), Unit::Word(want)) => have == want,
                    (Unit::Han(have, goes_on), Unit::Han(want, must)) => have == want && (*goes_on || !must),
                    _ => false,
                })
            })
        })
    }

    pub fn everything(&self) -> Found {
        let all: Set = (0..self.corpus.docs.len() as u32).collect();
        Found { titles: all.clone(), all }
    }

    fn where_doc(&self, test: impl Fn(&Doc) -> bool) -> Found {
        let docs = self.corpus.docs.iter().enumerate().filter(|(_, doc)| test(doc));
        let all: Set = docs.map(|(place, _)| place as u32).collect();
        Found { titles: all.clone(), all }
    }

    pub fn facet(&self, facet: Facet, values: &[String]) -> Found {
        self.where_doc(|doc| match facet {
            Facet::Year => values.contains(&doc.first.to_civil().0.to_string()),
            _ => values.iter().any(|value| doc.facets.contains(&(facet, value.clone()))),
        })
    }

    fn overlap(&self, from: Option<EventDate>, to: Option<EventDate>) -> Found {
        self.where_doc(|doc| {
            from.is_none_or(|from| doc.last >= from.first_day())
                && to.is_none_or(|to| doc.first <= to.last_day())
        })
    }

    fn part(&mut self, part: &Part, exact: bool, alone: bool) -> Found {
        let alone = alone && !part.negated;
        let found = match &part.condition {
            Condition::Words { text, open } => self.words(text, *open, !exact && !part.negated, alone),
            Condition::Phrase(text) => self.phrase(text, alone),
            Condition::Facet(facet, values) => self.facet(*facet, values),
            Condition::Before(date) => self.where_doc(|doc| doc.first < date.first_day()),
            Condition::After(date) => self.where_doc(|doc| doc.last > date.last_day()),
            Condition::On(date) => self.overlap(Some(*date), Some(*date)),
        };
        if part.negated {
            let all: Set = self.everything().all.difference(&found.all).copied().collect();
            return Found { titles: all.clone(), all };
        }
        found
    }

    fn clause(&mut self, clause: &Clause, exact: bool) -> Found {
        let alone = clause.parts.len() == 1;
        let mut found = Found::default();
        for part in &clause.parts {
            let part = self.part(part, exact, alone);
            found.all.extend(part.all);
            found.titles.extend(part.titles);
        }
        found
    }

    pub fn query(&mut self, query: &Query, exact: bool) -> Found {
        let found = self.clauses(query, exact);
        self.near.clear();
        self.is_replaced = false;
        if exact || query.is_empty() {
            return found;
        }
        let (name, corrections) = (self.name.clone(), self.corrections.clone());
        (self.is_replaced, self.near) = self.near(&query.text, &found.all, !corrections.is_empty());
        if let (true, Some((text, _))) = (self.is_replaced, self.near.first().cloned()) {
            return self.clauses(&Query::parse(&text), true);
        }
        (self.name, self.corrections) = (name, corrections);
        found
    }

    /// The documents that the clauses find, without near names.
    pub fn clauses(&mut self, query: &Query, exact: bool) -> Found {
        self.corrections.clear();
        self.name.clear();
        let mut found = self.everything();
        for clause in &query.clauses {
            let clause = self.clause(clause, exact);
            found = and(found, clause);
        }
        found
    }

    pub fn search(&mut self, request: &Request<'_>, excluded: Option<Facet>) -> Found {
        let mut found = self.query(request.query, request.exact);
        let mut near = std::mem::take(&mut self.near);
        near.retain(|(_, found)| !self.narrowed(found.clone(), request, None).all.is_empty());
        self.near = near;
        found = self.narrowed(found, request, excluded);
        if found.all.is_empty() {
            self.corrections.clear();
            self.is_replaced = false;
        }
        found
    }

    fn narrowed(&self, mut found: Found, request: &Request<'_>, excluded: Option<Facet>) -> Found {
        let chosen: BTreeSet<Facet> = request.facets.iter().map(|(facet, _)| facet).collect();
        for facet in chosen.into_iter().filter(|facet| excluded != Some(*facet)) {
            let values: Vec<String> = request.facets.of(facet).map(str::to_owned).collect();
            found.all = &found.all & &self.facet(facet, &values).all;
        }
        found.all = &found.all & &self.overlap(request.from, request.to).all;
        found
    }

    /// The documents in the order of their display.
    pub fn ordered(&mut self, request: &Request<'_>) -> Vec<u32> {
        let found = self.search(request, None);
        let mut docs: Vec<u32> = found.all.into_iter().collect();
        let constrained = !request.query.is_empty();
        match request.order {
            Order::Oldest => {}
            Order::Newest => docs.reverse(),
            Order::Best => {
                let name = self.name.clone();
                let exactly =
                    self.corpus.named.iter().filter(|named| {
                        !name.is_empty() && named.names.iter().any(|one| name_key(one) == name)
                    });
                let mut first = Set::new();
                for named in exactly {
                    first.extend(self.facet(named.facet, std::slice::from_ref(&named.id)).all);
                }
                let tier = |doc: u32| match () {
                    () if first.contains(&doc) => 0,
                    () if constrained && found.titles.contains(&doc) => 1,
                    () => 2,
                };
                docs.sort_by_key(|&doc| (tier(doc), Reverse(doc)));
            }
        }
        docs
    }

    pub fn facet_counts(
        &mut self,
        request: &Request<'_>,
        facet: Facet,
        among: Option<&[String]>,
    ) -> Vec<(String, u32)> {
        let found = self.search(request, Some(facet)).all;
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for &doc in &found {
            let doc = &self.corpus.docs[doc as usize];
            let year = (Facet::Year, doc.first.to_civil().0.to_string());
            for (_, id) in doc.facets.iter().chain([&year]).filter(|(one, _)| *one == facet) {
                *counts.entry(id.clone()).or_default() += 1;
            }
        }
        let chosen: BTreeSet<String> = request.facets.of(facet).map(str::to_owned).collect();
        counts.retain(|id, _| chosen.contains(id) || among.is_none_or(|among| among.contains(id)));
        for id in chosen {
            counts.entry(id).or_default();
        }
        let mut counts: Vec<(String, u32)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        counts
    }

    /// Counts by category.
    pub fn by_category(&self, docs: &[u32]) -> [u32; 5] {
        let mut counts = [0; 5];
        for (count, category) in counts.iter_mut().zip(Category::ALL) {
            let value = (Facet::Category, category.as_str().to_owned());
            let has = |doc: &&u32| self.corpus.docs[**doc as usize].facets.contains(&value);
            *count = docs.iter().filter(has).count() as u32;
        }
        counts
    }

    /// Counts by year, month and category.
    pub fn histogram(&self, docs: &[u32]) -> Vec<(i32, u8, [u32; 5])> {
        let (Some(first), Some(last)) = (self.corpus.docs.first(), self.corpus.docs.last()) else {
            return Vec::new();
        };
        let month_of = |doc: &Doc| {
            let (year, month, _) = doc.first.to_civil();
            year * 12 + i32::from(month) - 1
        };
        let months = (month_of(first)..=month_of(last)).map(|month| {
            let begins = |doc: &&u32| month_of(&self.corpus.docs[**doc as usize]) == month;
            let counts = self.by_category(&docs.iter().filter(begins).copied().collect::<Vec<_>>());
            (month.div_euclid(12), (month.rem_euclid(12) + 1) as u8, counts)
        });
        months.collect()
    }
}

fn and(left: Found, right: Found) -> Found {
    Found { all: &left.all & &right.all, titles: &left.titles & &right.titles }
}

fn han(unit: &Unit) -> Option<char> {
    match unit {
        Unit::Han(character, _) => Some(*character),
        Unit::Word(_) => None,
    }
}

pub fn name_key(name: &str) -> String {
    let mut key = String::new();
    let mut after_han = false;
    for unit in units(name) {
        let is_han = matches!(unit, Unit::Han(..));
        let side_by_side = is_han && after_han;
        if !key.is_empty() && !side_by_side {
            key.push(' ');
        }
        match unit {
            Unit::Word(word) => key.push_str(&word),
            Unit::Han(character, _) => key.push(character),
        }
        after_han = is_han;
    }
    key
}

/// The distance by the definition of optimal string alignment.
pub fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            table[i][j] = match (i, j) {
                (0, _) => j,
                (_, 0) => i,
                _ => {
                    let replaced = table[i - 1][j - 1] + usize::from(left[i - 1] != right[j - 1]);
                    let best = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    let swapped =
                        i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                    if swapped { best.min(table[i - 2][j - 2] + 1) } else { best }
                }
            };
        }
    }
    table[left.len()][right.len()]
}
