//! The terms of a block: ascending, without duplicates, found by binary search.
//!
//! Words and facet values are front-coded. Han terms are one or two characters, for which front coding saves little. They
//! are stored as the alphabet of the block (gaps of code points), the number of terms with each first character, and the
//! second characters (gaps of indexes into the alphabet, 0 for none). On the real data this takes 14 kB instead of 25.

use crate::error::Error;
use crate::format::codec::{Reader, Writer};
use crate::text::tokenizer::is_han_term;
use std::collections::BTreeSet;
use std::ops::Range;

/// Ascending terms in one allocation, instead of a string each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Terms {
    text: String,
    ends: Vec<u32>,
}

impl Terms {
    /// The number of terms.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The term at an index; empty past the end.
    pub(crate) fn term(&self, place: usize) -> &str {
        let end = self.ends.get(place).copied().unwrap_or_default() as usize;
        let start =
            place.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// All terms in ascending order.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.term(place))
    }

    /// The index of a term; `None` if it is missing.
    pub(crate) fn position(&self, term: &str) -> Option<usize> {
        let place = self.first_where(|other| other >= term);
        (place < self.len() && self.term(place) == term).then_some(place)
    }

    /// The indexes of the terms with a prefix.
    pub(crate) fn prefix_range(&self, prefix: &str) -> Range<usize> {
        let start = self.first_where(|other| other >= prefix);
        start..self.first_where(|other| other >= prefix && !other.starts_with(prefix)).max(start)
    }

    /// The first index for which `test` holds; `test` must then hold for all later ones.
    fn first_where(&self, test: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if test(self.term(middle)) { high = middle } else { low = middle + 1 }
        }
        low
    }

    /// From ascending terms; an error if they do not ascend.
    pub(crate) fn from_sorted<'a>(sorted: impl Iterator<Item = &'a str>) -> Result<Terms, Error> {
        let mut terms = Terms::default();
        for term in sorted {
            terms.push(term)?;
        }
        Ok(terms)
    }

    fn push(&mut self, term: &str) -> Result<(), Error> {
        if self.len() > 0 && self.term(self.len() - 1) >= term {
            return Err(Error::Malformed("terms do not ascend"));
        }
        self.text.push_str(term);
        let end = u32::try_from(self.text.len()).map_err(|_| Error::Malformed("too much text"))?;
        self.ends.push(end);
        Ok(())
    }

    /// Reads terms of [`write()`].
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Terms, Error> {
        let han = reader.number()? == 1;
        let count = reader.length()?;
        let mut terms = Terms::default();
        let mut fault = Ok(());
        let mut push = |term: &str| {
            if fault.is_ok() {
                fault = terms.push(term);
            }
        };
        if han {
            read_han(reader, count, &mut push)?
        } else {
            reader.sorted_texts(count, &mut push)?
        }
        fault.map(|()| terms)
    }
}

/// Appends ascending terms, of which all or none must be Han terms.
pub(crate) fn write(writer: &mut Writer, terms: &[&str]) {
    let han = terms.iter().any(|term| is_han_term(term));
    writer.number(u32::from(han));
    writer.number(terms.len() as u32);
    if han { write_han(writer, terms) } else { writer.sorted_texts(terms.iter().copied()) }
}

fn write_han(writer: &mut Writer, terms: &[&str]) {
    let alphabet: BTreeSet<char> = terms.iter().flat_map(|term| term.chars()).collect();
    let alphabet: Vec<char> = alphabet.into_iter().collect();
    writer.number(alphabet.len() as u32);
    writer.numbers(gaps(alphabet.iter().map(|&character| u32::from(character))));

    let mut counts = Vec::new();
    let mut seconds = Vec::new();
    let mut rest = terms;
    for &first in &alphabet {
        let length = rest.iter().take_while(|term| term.starts_with(first)).count();
        let (group, after) = rest.split_at(length);
        counts.push(length as u32);
        seconds.extend(gaps(group.iter().map(|term| {
            let second = term.chars().nth(1);
            second.and_then(|second| alphabet.binary_search(&second).ok()).map_or(0, |place| place as u32 + 1)
        })));
        rest = after;
    }
    writer.numbers(counts);
    writer.numbers(seconds);
}

fn gaps(values: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    values.scan(0, |previous, value| {
        let gap = value.wrapping_sub(*previous);
        *previous = value;
        Some(gap)
    })
}

fn read_han(reader: &mut Reader<'_>, count: usize, push: &mut dyn FnMut(&str)) -> Result<(), Error> {
    let letters = reader.length()?;
    let mut code = 0_u32;
    let mut alphabet = Vec::with_capacity(letters);
    for gap in reader.numbers(letters)? {
        code = code.checked_add(gap).ok_or(Error::Malformed("no such character"))?;
        alphabet.push(char::from_u32(code).ok_or(Error::Malformed("no such character"))?);
    }
    let counts = reader.numbers(letters)?;
    let mut seconds = reader.numbers(count)?.into_iter();
    let mut term = String::new();
    for (&first, count) in alphabet.iter().zip(counts) {
        let mut place = 0_u32;
        for _ in 0..count {
            let gap = seconds.next().ok_or(Error::Truncated)?;
            place = place.checked_add(gap).ok_or(Error::Malformed("no such character"))?;
            term.clear();
            term.push(first);
            if let Some(before) = place.checked_sub(1) {
                term.push(*alphabet.get(before as usize).ok_or(Error::Malformed("no such character"))?);
            }
            push(&term);
        }
    }
    if seconds.next().is_none() { Ok(()) } else { Err(Error::Malformed("terms are left over")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;
    use proptest::prelude::*;

    fn encode(terms: &BTreeSet<String>) -> Vec<u8> {
        let mut writer = Writer::new(b'?');
        write(&mut writer, &terms.iter().map(String::as_str).collect::<Vec<_>>());
        writer.finish()
    }

    fn decode(file: &[u8]) -> Result<Terms, Error> {
        let mut reader = Reader::open(b'?', file)?;
        let terms = Terms::read(&mut reader)?;
        reader.end().map(|()| terms)
    }

    fn check(terms: BTreeSet<String>, probe: &str) -> Result<(), TestCaseError> {
        let read = decode(&encode(&terms)).unwrap();
        prop_assert!(read.iter().eq(terms.iter()));
        prop_assert_eq!(read.position(probe), terms.iter().position(|term| term == probe));
        let expect: Vec<&String> = terms.iter().filter(|term| term.starts_with(probe)).collect();
        prop_assert!(read.prefix_range(probe).map(|place| read.term(place)).eq(expect));
        Ok(())
    }

    proptest! {
        #[test]
        fn words_survive_a_round_trip_and_are_found(terms in proptest::collection::btree_set("[a-cé]{1,5}", 0..40), probe in "[a-cé]{0,3}") {
            check(terms, &probe)?;
        }

        #[test]
        fn han_terms_survive_a_round_trip_and_are_found(terms in proptest::collection::btree_set("[一-三國安法]{1,2}", 0..40), probe in "[一-三國安法]{1,2}") {
            check(terms, &probe)?;
        }
    }

    #[test]
    fn damage_is_an_error() {
        for words in ["a ab abc b cab", "一 一三 三一 法 法國"] {
            check_damage(&encode(&words.split(' ').map(str::to_owned).collect()), decode);
        }
    }
}
