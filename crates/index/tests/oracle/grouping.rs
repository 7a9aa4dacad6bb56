//! The oracle for other groupings of a text: names typed together with other words, around `OR` or behind a field, the small
//! word before a year, and words parted or joined.

use crate::corpus::{FILLERS, Named};
use crate::naive::{Found, Latitude, Oracle, candidates, is_han, name_key};
use vigil_index::{Clause, Condition, Facet, Part, Query, Unused, UnusedReason};

pub fn is_filler(word: &str) -> bool {
    FILLERS.iter().any(|filler| name_key(filler) == name_key(word))
}

fn is_or(word: &str) -> bool {
    word == "|" || word == "或" || word.eq_ignore_ascii_case("or")
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

impl Oracle<'_> {
    /// Whether a text is the name of a person; `None` if it is no name.
    fn is_person(&self, text: &str) -> Option<bool> {
        let key = name_key(text);
        let is_name = |named: &&Named| named.names.iter().any(|name| name_key(name) == key);
        let named: Vec<Facet> = self.corpus.named.iter().filter(is_name).map(|named| named.facet).collect();
        (!named.is_empty()).then(|| named.contains(&Facet::Person))
    }

    /// The documents of a text in another grouping, if these are more than the `typed` ones.
    pub fn regroup(&mut self, text: &str, typed: usize) -> Option<Found> {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.len() > 12 || text.contains('"') {
            return None;
        }
        let (mut regrouped, mut left_out, mut times) = (Vec::new(), Vec::new(), 1);
        let mut place = 0;
        while place < words.len() {
            let word = words[place];
            let is_after = place > 1 && is_or(words[place - 1]);
            let name = (2..5).rev().find(|count| {
                let end = place + count;
                let is_before = end + 1 < words.len() && is_or(words[end]);
                end <= words.len()
                    && (is_after || is_before)
                    && self.is_person(&words[place..end].join(" ")).is_some()
            });
            let is_between = place > 0 && place + 1 < words.len();
            let parts = (typed > 0).then(|| self.name_and_rest(word)).flatten();
            let source = if name.is_none() { self.source_of_words(&words[place..]) } else { None };
            if let Some((count, source)) = source {
                regrouped.push(source);
                place += count;
                continue;
            }
            if let Some(count) = name {
                regrouped.push(format!("\"{}\"", words[place..place + count].join(" ")));
                place += count;
                continue;
            }
            place += 1;
            if is_filler(word) && words.get(place).is_some_and(|next| is_year(next)) {
                left_out.push(word);
            } else if is_between && is_or(word) {
                regrouped.push(if word == "|" { "|" } else { "OR" }.to_owned());
            } else if let Some((parts, is_person)) = parts {
                times = if is_person { times } else { 3 };
                regrouped.push(parts);
            } else {
                regrouped.push(word.to_owned());
            }
        }
        if regrouped == words {
            return None;
        }
        let text = regrouped.join(" ").replace(" | ", " OR ") + if text.ends_with(' ') { " " } else { "" };
        let found = self.clauses(&Query::parse(&text), Latitude::Parted);
        let found = found.filter(|found| found.all.len() > typed && found.all.len() >= times * typed)?;
        if !left_out.is_empty() {
            let unused = Unused { text: left_out.join(" "), reason: UnusedReason::Filler };
            self.fallback.unused.push(unused);
        }
        self.fallback.text = Some(text);
        Some(found)
    }

    /// The number of words from `source:` on that are its longest value with documents, and the field with that value.
    fn source_of_words(&mut self, words: &[&str]) -> Option<(usize, String)> {
        let first = words[0].strip_prefix("source:").filter(|first| !first.is_empty())?;
        (2..5).rev().filter(|&count| count <= words.len()).find_map(|count| {
            let rest = &words[1..count];
            let text = format!("source:\"{first} {}\"", rest.join(" "));
            let is_plain = !rest.iter().any(|word| word.contains(':') || is_or(word));
            let found = self.clauses(&Query::parse(&text), Latitude::Exact).filter(|_| is_plain)?;
            (!found.all.is_empty()).then_some((count, text))
        })
    }

    /// The name at the beginning or end of a run, apart from the rest, and whether it is that of a person.
    fn name_and_rest(&self, run: &str) -> Option<(String, bool)> {
        let letters: Vec<char> = run.chars().collect();
        if !(4..=12).contains(&letters.len()) || !run.chars().all(is_han) || self.is_person(run).is_some() {
            return None;
        }
        let text = |letters: &[char]| letters.iter().collect::<String>();
        (2..=letters.len() - 2).rev().find_map(|count| {
            let (first, rest) = letters.split_at(count);
            let (before, last) = letters.split_at(letters.len() - count);
            let whole = |left: &[char], right: &[char]| format!("{} {}", text(left), text(right));
            let kind = |name: &[char]| {
                let is_telling = self.han_run(name).all.len() <= self.corpus.docs.len() / 2;
                self.is_person(&text(name)).filter(|is_person| *is_person || is_telling)
            };
            let at_start = kind(first).map(|person| (whole(first, rest), person));
            at_start.or_else(|| Some((whole(before, last), kind(last)?)))
        })
    }

    /// The documents of a text with corrected words if one of its words is joined or parted instead.
    pub fn join_corrected(&mut self, text: &str) -> Option<Found> {
        if self.corrections.is_empty() || !self.near.is_empty() {
            return None;
        }
        let before = (self.name_so_far(), self.corrections.clone(), self.fallback.clone());
        let words: Vec<&str> = text.split_whitespace().collect();
        let joined = candidates(text, None).into_iter().skip(2);
        for (joined, latitude, left_out) in joined.filter(|(joined, ..)| joined.trim_end() != words.join(" "))
        {
            let found = self.clauses(&Query::parse(&joined), latitude);
            if let Some(found) = found.filter(|found| !found.all.is_empty()) {
                if !left_out.is_empty() {
                    self.fallback.unused.push(Unused { text: left_out, reason: UnusedReason::Filler });
                }
                self.fallback.date = before.2.date;
                self.fallback.text = Some(joined);
                return Some(found);
            }
        }
        let found = self.clauses(&Query::parse(text), Latitude::Parted);
        if self.corrections.iter().any(|correction| correction.used.starts_with('"')) {
            self.fallback.date = before.2.date;
            return found;
        }
        self.restore(before);
        None
    }

    /// The documents with a value whose name goes on in the next clauses, and the number of these.
    pub fn name_of_words(&self, clauses: &[Clause]) -> Option<(usize, Found)> {
        let only = |clause: &Clause| match clause.parts.as_slice() {
            [Part { negated: false, condition }] => Some(condition.clone()),
            _ => None,
        };
        let Some(Condition::Facet(facet, values)) = only(clauses.first()?) else { return None };
        let [value] = values.as_slice() else { return None };
        let is_known = |named: &Named| named.facet == facet && named.id == *value;
        if !self.facet(facet, &values).all.is_empty() || self.corpus.named.iter().any(is_known) {
            return None;
        }
        let (mut name, mut found) = (value.clone(), None);
        for (place, clause) in clauses.iter().enumerate().skip(1) {
            let Some(Condition::Words { text, .. }) = only(clause) else { break };
            name = format!("{name} {text}");
            let ids = self.ids_named(facet, &name);
            if ids.is_empty() {
                break;
            }
            found = Some((place, self.facet(facet, &ids)));
        }
        found
    }
}
