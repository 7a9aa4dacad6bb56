//! The oracle: the same answers by looking at each document.

use crate::corpus::{ASKING, Corpus, Doc, FILLERS, Named, fold, stem, variants};
use crate::grouping::is_filler;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use vigil_index::{
    Clause, Condition, Correction, Facet, Fallback, Order, Part, Query, Request, Unused, UnusedReason,
};
use vigil_model::typed_date::{english_month, typed_date};
use vigil_model::{Category, EventDate, Precision};

/// A word, or a Han character and whether it follows another one in the same run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    Word(String),
    Han(char, bool),
}

pub fn is_han(character: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&character)
}

/// The text without the marks inside initials and numbers.
fn unmarked(text: &str) -> String {
    let is_letter = |letter: char| letter.is_alphanumeric() && !is_han(letter);
    let letters: Vec<char> = text.chars().chain([' ']).collect();
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (place, letter) in letters.iter().enumerate() {
        match words.last_mut() {
            Some((_, end)) if is_letter(*letter) && *end == place => *end += 1,
            _ if is_letter(*letter) => words.push((place, place + 1)),
            _ => {}
        }
    }
    let all = |(start, end): (usize, usize), test: fn(&char) -> bool| letters[start..end].iter().all(test);
    let mut dropped = BTreeSet::new();
    let mut first = words.first().copied().unwrap_or_default();
    for pair in words.windows(2) {
        let (left, right) = (pair[0], pair[1]);
        let mark = (left.1 + 1 == right.0).then(|| letters[left.1]);
        let (is_number, is_next_number) =
            (all(first, char::is_ascii_digit), all(right, char::is_ascii_digit));
        let goes_on = if is_number {
            first.1 - first.0 < 4
                && is_next_number
                && right.1 - right.0 == 3
                && matches!(mark, Some('.' | ',' | '，'))
        } else {
            let is_initial = |word: (usize, usize)| word.1 - word.0 == 1 && !all(word, char::is_ascii_digit);
            is_initial(left) && is_initial(right) && mark == Some('.')
        };
        if goes_on {
            dropped.insert(left.1);
        } else {
            first = right;
        }
    }
    let kept = letters.iter().enumerate().filter(|(place, _)| !dropped.contains(place));
    kept.map(|(_, letter)| *letter).collect()
}

pub fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let text = unmarked(text);
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
    pub fallback: Fallback,
    name: String,
    /// The documents of the clauses before the present one.
    before: Option<Found>,
}

/// How far a match may differ from the text.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum Latitude {
    Exact,
    Corrected,
    Parted,
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
            fallback: Fallback::default(),
            name: String::new(),
            before: None,
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

    fn word(&mut self, word: &str, open: bool, latitude: Latitude, alone: bool) -> Found {
        let keys = self.keys.iter();
        let stems: BTreeSet<&String> = keys
            .filter(|(key, _)| if open { key.starts_with(word) } else { *key == word })
            .map(|(_, stem)| stem)
            .collect();
        let mut used = word.to_owned();
        let mut found = self.of_stems(&stems);
        if stems.is_empty()
            && latitude == Latitude::Parted
            && alone
            && let Some(halves) = self.halves(word)
        {
            let used = format!("\"{halves}\"");
            self.corrections.push(Correction { typed: word.to_owned(), used });
            return self.phrase(&halves, alone);
        }
        if stems.is_empty()
            && latitude > Latitude::Exact
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

    /// Two words that were typed as one and occur next to each other.
    fn halves(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        let text = |letters: &[char]| letters.iter().collect::<String>();
        let mut cuts = (2..letters.len().saturating_sub(1)).map(|place| letters.split_at(place));
        cuts.find_map(|(first, second)| {
            let (first, second) = (text(first), text(second));
            let phrase = [Unit::Word(first.clone()), Unit::Word(second.clone())];
            let found = self.where_field(|units| units.windows(2).any(|pair| *pair == phrase));
            let are_words = self.keys.contains_key(&first) && self.keys.contains_key(&second);
            let are_words = are_words && word.contains(char::is_alphabetic);
            (are_words && !found.all.is_empty()).then(|| format!("{first} {second}"))
        })
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
    fn words(&mut self, text: &str, open: bool, latitude: Latitude, alone: bool) -> Option<Found> {
        let units = units(text);
        let mut written = text.split(|letter| !is_han(letter)).filter(|run| !run.is_empty());
        let mut all: Option<Found> = None;
        let mut place = 0;
        while place < units.len() {
            let found = match &units[place] {
                Unit::Word(word) => {
                    let last = place + 1 == units.len() && text.ends_with(char::is_alphanumeric);
                    place += 1;
                    Some(self.word(word, open && last, latitude, alone))
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
                    let written = written.next().unwrap();
                    if latitude == Latitude::Parted && alone {
                        let before = [&self.before, &all].into_iter().flatten().cloned().reduce(and);
                        self.parts(&run, written, before.as_ref())
                    } else {
                        Some(self.han_run(&run))
                    }
                }
            };
            all = match (all, found) {
                (Some(all), Some(found)) => Some(and(all, found)),
                (all, found) => all.or(found),
            };
        }
        all
    }

    /// The parts of a run; `None` if all of it is left out.
    fn parts(&mut self, run: &[char], written: &str, so_far: Option<&Found>) -> Option<Found> {
        let counts = (1..9).map(|count| (count, false)).chain([(0, false)]);
        let counts = counts.chain((1..9).map(|count| (count, true)));
        let mut cuts = counts.map(|allowed| {
            let mut cuts = Vec::new();
            self.cuts(run, 0, so_far, allowed, &mut Vec::new(), &mut cuts);
            cuts
        });
        let Some(cuts) = cuts.find(|cuts| !cuts.is_empty()) else { return Some(Found::default()) };
        let count = |found: &Option<Found>| found.as_ref().map_or(0, |found| found.all.len());
        let most = cuts.iter().map(|(_, found)| count(found)).max();
        let (parts, found) = cuts.into_iter().find(|(_, found)| Some(count(found)) == most).unwrap();
        let written: Vec<char> = written.chars().collect();
        let is_empty = parts.is_empty();
        let used: Vec<String> = parts.into_iter().map(|part| written[part].iter().collect()).collect();
        let (typed, used) = (written.into_iter().collect(), used.join(" "));
        if typed != used {
            self.corrections.push(Correction { typed, used });
        }
        found.filter(|_| !is_empty)
    }

    /// All cuts of a run into at most `left` parts, those with a longer first part first.
    fn cuts(
        &self,
        run: &[char],
        start: usize,
        so_far: Option<&Found>,
        (left, may_be_single): (usize, bool),
        parts: &mut Vec<Range<usize>>,
        cuts: &mut Vec<(Vec<Range<usize>>, Option<Found>)>,
    ) {
        if start == run.len() {
            cuts.push((parts.clone(), so_far.cloned()));
            return;
        }
        let single_length = if may_be_single && (run.len() == 1 || run.len() > 3) { 1 } else { 2 };
        let ends = if left > 0 { start + single_length..run.len() + 1 } else { 0..0 };
        for end in ends.rev() {
            let found = self.han_run(&run[start..end]);
            let found = so_far.map_or(found.clone(), |so_far| and(so_far.clone(), found));
            if found.all.is_empty() {
                continue;
            }
            parts.push(start..end);
            let allowed = (left - 1, may_be_single && end > start + 1);
            self.cuts(run, end, Some(&found), allowed, parts, cuts);
            parts.pop();
        }
        // As the index has them: sorted.
        let fillers: BTreeSet<Vec<char>> =
            FILLERS.iter().map(|filler| name_key(filler).chars().collect()).collect();
        for filler in fillers.iter().filter(|filler| run[start..].starts_with(filler)) {
            self.cuts(run, start + filler.len(), so_far, (left, may_be_single), parts, cuts);
        }
    }

    pub fn han_run(&self, run: &[char]) -> Found {
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

    /// The documents with a value, which is an id or a name.
    fn value(&mut self, facet: Facet, value: &str) -> Found {
        let found = self.facet(facet, &[value.to_owned()]);
        let is_known = |named: &Named| named.facet == facet && named.id == value;
        if !found.all.is_empty() || self.corpus.named.iter().any(is_known) {
            return found;
        }
        let ids = self.ids_named(facet, value);
        if ids.is_empty() {
            let unused = Unused { text: facet.term(value), reason: UnusedReason::UnknownValue };
            self.fallback.unused.push(unused);
        }
        self.facet(facet, &ids)
    }

    /// The ids whose names agree best with a text.
    pub fn ids_named(&self, facet: Facet, text: &str) -> Vec<String> {
        let key = name_key(text);
        let rank = |named: &Named| named.names.iter().filter_map(|name| agreement(name, &key)).min();
        let named: Vec<(usize, &Named)> = self
            .corpus
            .named
            .iter()
            .filter(|named| named.facet == facet && !key.is_empty())
            .filter_map(|named| Some((rank(named)?, named)))
            .collect();
        let best = named.iter().map(|(rank, _)| *rank).min();
        let best = named.into_iter().filter(|(rank, _)| Some(*rank) == best);
        best.map(|(_, named)| named.id.clone()).collect()
    }

    /// The searched words as a name, to be restored.
    pub fn name_so_far(&self) -> String {
        self.name.clone()
    }

    /// Restores the name, corrections and fallback of an earlier search.
    pub fn restore(&mut self, (name, corrections, fallback): (String, Vec<Correction>, Fallback)) {
        (self.name, self.corrections, self.fallback) = (name, corrections, fallback);
    }

    /// The documents whose sources have each word and each pair of Han characters of a value.
    fn source(&self, value: &str, open: bool) -> Found {
        let typed = units(value);
        // A character is followed by its pair unless it is the last of its run.
        let ends_run = |place: usize| !matches!(typed.get(place + 1), Some(Unit::Han(_, true)));
        let is_last = |place: usize| place + 1 == typed.len() && value.ends_with(char::is_alphanumeric);
        self.where_doc(|doc| {
            let sources: Vec<Vec<Unit>> = doc.sources.iter().map(|text| units(text)).collect();
            let any = |test: &dyn Fn(&[Unit]) -> bool| {
                sources.iter().any(|units| (0..units.len()).any(|start| test(&units[start..])))
            };
            let is_same =
                |unit: &Unit, character: char| matches!(unit, Unit::Han(one, _) if *one == character);
            !typed.is_empty()
                && typed.iter().enumerate().all(|(place, unit)| match unit {
                    Unit::Word(word) => any(&|rest| match &rest[0] {
                        Unit::Word(one) if open && is_last(place) => one.starts_with(word.as_str()),
                        Unit::Word(one) => one == word,
                        Unit::Han(..) => false,
                    }),
                    Unit::Han(character, false) if ends_run(place) => {
                        any(&|rest| is_same(&rest[0], *character))
                    }
                    Unit::Han(_, false) => true,
                    Unit::Han(character, true) => {
                        let Unit::Han(before, _) = typed[place - 1] else { return false };
                        any(&|rest| {
                            is_same(&rest[0], before)
                                && rest.get(1).is_some_and(|next| *next == Unit::Han(*character, true))
                        })
                    }
                })
        })
    }

    /// The documents for which a part holds; `None` if it is no condition.
    fn part(&mut self, part: &Part, latitude: Latitude, alone: bool) -> Option<Found> {
        let alone = alone && !part.negated;
        let latitude = if part.negated { Latitude::Exact } else { latitude };
        let found = match &part.condition {
            Condition::Words { text, open } => self.words(text, *open, latitude, alone)?,
            Condition::Phrase(text) => self.phrase(text, alone),
            Condition::Facet(facet, values) => {
                let mut found = Found::default();
                for value in values {
                    let value = self.value(*facet, value);
                    found.all.extend(value.all);
                    found.titles.extend(value.titles);
                }
                found
            }
            Condition::Source { values, open } => {
                let mut found = Found::default();
                for (place, value) in values.iter().enumerate() {
                    let one = self.source(value, *open && place + 1 == values.len());
                    if one.all.is_empty() {
                        let text = format!("source:{value}");
                        self.fallback.unused.push(Unused { text, reason: UnusedReason::UnknownValue });
                    }
                    found.all.extend(one.all);
                    found.titles.extend(one.titles);
                }
                found
            }
            Condition::Before(date) => self.where_doc(|doc| doc.first < date.first_day()),
            Condition::After(date) => self.where_doc(|doc| doc.last > date.last_day()),
            Condition::On(date) => self.overlap(Some(*date), Some(*date)),
        };
        if part.negated {
            let all: Set = self.everything().all.difference(&found.all).copied().collect();
            return Some(Found { titles: all.clone(), all });
        }
        Some(found)
    }

    /// The documents for which one of the parts holds; `None` if a part is no condition.
    fn clause(&mut self, clause: &Clause, latitude: Latitude) -> Option<Found> {
        let alone = clause.parts.len() == 1;
        let mut found = Some(Found::default());
        for part in &clause.parts {
            let part = self.part(part, latitude, alone);
            found = found.zip(part).map(|(mut found, part)| {
                found.all.extend(part.all);
                found.titles.extend(part.titles);
                found
            });
        }
        found
    }

    pub fn query(&mut self, query: &Query, exact: bool) -> Found {
        let latitude = if exact { Latitude::Exact } else { Latitude::Corrected };
        let found = self.clauses(query, latitude).unwrap_or_else(|| self.everything());
        self.near.clear();
        self.is_replaced = false;
        if exact || query.is_empty() {
            return found;
        }
        let typed = self.fallback.clone();
        let (name, corrections) = (self.name.clone(), self.corrections.clone());
        if let Some(answer) = self.answer(&query.text, found.all.len()) {
            return answer;
        }
        if let Some(regrouped) = self.regroup(&query.text, found.all.len()) {
            return regrouped;
        }
        (self.is_replaced, self.near) = self.near(&query.text, &found.all, !corrections.is_empty());
        if let (true, Some((text, _))) = (self.is_replaced, self.near.first().cloned()) {
            let found = self.clauses(&Query::parse(&text), Latitude::Exact);
            let date = self.date(&query.text).filter(|date| date.precision() > Precision::Year);
            self.fallback.date = date.or_else(|| self.offered(&query.text));
            return found.unwrap_or_else(|| self.everything());
        }
        (self.name, self.corrections, self.fallback) = (name, corrections, typed);
        let date = self.date(&query.text);
        let is_corrected_date = date.is_some() && !self.corrections.is_empty();
        let is_nowhere = (found.all.is_empty() || is_corrected_date) && self.near.is_empty();
        let date_shown = date.filter(|date| is_nowhere || date.precision() > Precision::Year);
        self.fallback.date = date_shown;
        if query.text.contains('"') {
            return found;
        }
        if !is_nowhere {
            self.fallback.date = self.fallback.date.or_else(|| self.offered(&query.text));
            return self.join_corrected(&query.text).unwrap_or(found);
        }
        let before = (self.name.clone(), self.corrections.clone(), self.fallback.clone());
        let whole = date.map(|date| format!("on:{date}"));
        let dated = whole.or_else(|| Some(dated(&query.text)?.1));
        for (text, latitude, left_out) in candidates(&query.text, dated) {
            if let Some(found) =
                self.clauses(&Query::parse(&text), latitude).filter(|found| !found.all.is_empty())
            {
                if !left_out.is_empty() {
                    self.fallback.unused.push(Unused { text: left_out, reason: UnusedReason::Filler });
                }
                self.fallback.date = date_shown;
                self.fallback.text = Some(text).filter(|text| *text != query.text);
                return found;
            }
        }
        (self.name, self.corrections, self.fallback) = before;
        found
    }

    /// The documents of a question without its fillers, if these are more than the `typed` ones.
    fn answer(&mut self, text: &str, typed: usize) -> Option<Found> {
        let (fillers, words): (Vec<&str>, Vec<&str>) = text
            .split_whitespace()
            .partition(|word| FILLERS.iter().any(|one| name_key(one) == name_key(word)));
        let asks = text.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(ASKING));
        let told = words.join(" ") + if text.ends_with(' ') { " " } else { "" };
        if !asks || text.contains('"') || typed_date(&told, &english_month).is_ok() {
            return None;
        }
        let mut found = self.clauses(&Query::parse(&told), Latitude::Exact)?;
        let (mut is_replaced, mut near) = (false, Vec::new());
        if found.all.is_empty() {
            (is_replaced, near) = self.near(&told, &found.all, false);
            let (name, _) = near.first().filter(|_| is_replaced)?;
            found = self.clauses(&Query::parse(name), Latitude::Exact)?;
        }
        if found.all.len() <= typed {
            return None;
        }
        (self.is_replaced, self.near) = (is_replaced, near);
        self.fallback.unused.push(Unused { text: fillers.join(" "), reason: UnusedReason::Filler });
        self.fallback.text = Some(told).filter(|_| !is_replaced);
        Some(found)
    }

    /// The date that a text is, if there are documents of that date.
    fn date(&self, text: &str) -> Option<EventDate> {
        let date = typed_date(text, &english_month).ok()?;
        (!self.overlap(Some(date), Some(date)).all.is_empty()).then_some(date)
    }

    /// The date among the words of a text, if it has documents. A date that is the whole text is none.
    fn offered(&self, text: &str) -> Option<EventDate> {
        if text.contains('"') || self.date(text).is_some() {
            return None;
        }
        let (date, _) = dated(text)?;
        (!self.overlap(Some(date), Some(date)).all.is_empty()).then_some(date)
    }

    /// The documents that the clauses find, without near names; `None` if there is no condition.
    pub fn clauses(&mut self, query: &Query, latitude: Latitude) -> Option<Found> {
        self.corrections.clear();
        self.fallback = Fallback::default();
        self.name.clear();
        let mut all: Option<Found> = None;
        let mut place = 0;
        while let Some(clause) = query.clauses.get(place) {
            self.before.clone_from(&all);
            let found = match self.name_of_words(&query.clauses[place..]) {
                Some((words, found)) => {
                    place += words;
                    Some(found)
                }
                None => self.clause(clause, latitude),
            };
            place += 1;
            all = match (all, found) {
                (Some(all), Some(found)) => Some(and(all, found)),
                (all, found) => all.or(found),
            };
        }
        all
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
            self.fallback.text = None;
            for (facet, value) in request.facets.iter() {
                let is_known = |named: &Named| named.facet == facet && named.id == value;
                if self.facet(facet, &[value.to_owned()]).all.is_empty()
                    && !self.corpus.named.iter().any(is_known)
                {
                    let unused = Unused { text: facet.term(value), reason: UnusedReason::UnknownValue };
                    self.fallback.unused.push(unused);
                }
            }
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

/// The fallbacks of a text, in the order in which they are tried, each with the words left out.
pub fn candidates(text: &str, dated: Option<String>) -> Vec<(String, Latitude, String)> {
    let typed: Vec<&str> = dated.as_deref().unwrap_or(text).split_whitespace().collect();
    let before_date = |place: usize| typed.get(place + 1).is_some_and(|next| next.starts_with("on:"));
    let (dropped, kept): (Vec<_>, Vec<_>) =
        typed.iter().enumerate().partition(|(place, word)| before_date(*place) && is_filler(word));
    let words: Vec<&str> = kept.into_iter().map(|(_, word)| *word).collect();
    let dropped: Vec<&str> = dropped.into_iter().map(|(_, word)| *word).collect();
    let candidate = |text: String, latitude| (text, latitude, dropped.join(" "));
    let mut candidates = Vec::new();
    candidates.extend(dated.is_some().then(|| candidate(words.join(" "), Latitude::Exact)));
    let is_or = |word: &str| word.eq_ignore_ascii_case("or") || word == "或";
    let with_or: Vec<&str> = words.iter().map(|word| if is_or(word) { "OR" } else { word }).collect();
    candidates.push(candidate(with_or.join(" ").replace('或', " OR "), Latitude::Parted));
    let (fillers, rest): (Vec<&str>, Vec<&str>) = typed.iter().partition(|word| is_filler(word));
    candidates.push((rest.join(" "), Latitude::Parted, fillers.join(" ")));
    let unhyphened = |word: &&str| {
        let letters = word.chars().enumerate();
        let is_date = word.starts_with("on:");
        letters
            .filter(|&(place, letter)| place == 0 || letter != '-' || is_date)
            .map(|(_, letter)| letter)
            .collect()
    };
    let unhyphened = words.iter().map(unhyphened).collect::<Vec<String>>().join(" ");
    candidates.push(candidate(unhyphened, Latitude::Exact));
    let has_field = |word: &str| word.contains(':');
    for place in
        (1..words.len().min(8)).filter(|&place| !words[place - 1..=place].iter().any(|word| has_field(word)))
    {
        candidates.push(candidate(words[..place].join(" ") + &words[place..].join(" "), Latitude::Exact));
    }
    let end = if text.ends_with(' ') { " " } else { "" };
    candidates.into_iter().map(|(text, latitude, left_out)| (text + end, latitude, left_out)).collect()
}

/// The first of the longest dates in a text, and the text with it as `on:`; not a year, and no value of a field.
fn dated(text: &str) -> Option<(EventDate, String)> {
    let letters: Vec<char> = text.chars().collect();
    let is_letter = |letter: &char| letter.is_alphanumeric() && !is_han(*letter);
    let text = |letters: &[char]| letters.iter().collect::<String>();
    (1..=letters.len()).rev().find_map(|length| {
        (0..=letters.len() - length).find_map(|start| {
            let (before, after) = (&letters[..start], &letters[start + length..]);
            let run = &letters[start..start + length];
            let begins = before.last().is_none_or(|letter| letter.is_whitespace() || is_han(*letter));
            let ends = !run.last().is_some_and(is_letter) || !after.first().is_some_and(is_letter);
            let date = typed_date(&text(run), &english_month).ok()?;
            let fits = run[0].is_alphanumeric() && begins && ends && date.precision() > Precision::Year;
            fits.then(|| (date, format!("{} on:{date} {}", text(before), text(after))))
        })
    })
}

/// How well a name agrees with a text: it is the text, it begins with it, or a later word does.
fn agreement(name: &str, key: &str) -> Option<usize> {
    let name = name_key(name);
    let mut starts = name.char_indices().filter(|&(start, letter)| {
        let before = name[..start].chars().next_back();
        letter != ' ' && (is_han(letter) || before.is_none_or(|one| one == ' ' || is_han(one)))
    });
    match () {
        () if name == key => Some(0),
        () if name.starts_with(key) => Some(1),
        () if starts.any(|(start, _)| name[start..].starts_with(key)) => Some(2),
        () => None,
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
