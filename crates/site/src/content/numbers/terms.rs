//! Prison terms by their length, and added up.

use super::people::NAMED;
use crate::compile::names::Names;
use std::collections::BTreeSet;
use vigil_index::ShardName;
use vigil_model::{CaseFact, Dataset, Person, PersonId, Verdict};

/// How many months a year has.
pub const MONTHS: f64 = 12.0;

/// Prison terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermCounts {
    /// How many terms there are.
    pub count: u32,
    /// How many of them fell with the conviction.
    pub quashed: u32,
    /// How many of them are suspended.
    pub suspended: u32,
    /// How many people they were passed on.
    pub people: u32,
    /// The term in the middle, and the longest, in months.
    pub median_and_longest: Option<(f64, f64)>,
    /// The terms by whole years, those of no term left out.
    pub lengths: Vec<TermCount>,
}

/// The prison terms of one length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermCount {
    /// The whole years of the term.
    pub years: u32,
    /// How many terms there are, those that fell or are suspended included.
    pub count: u32,
    /// How many of them fell with the conviction.
    pub quashed: u32,
    /// How many of the others are suspended.
    pub suspended: u32,
    /// The months of those that neither fell nor are suspended, added up.
    pub months: f64,
    /// The longest of those, in months; 0 if there is none.
    pub longest: f64,
    /// On whom and in which case the first of them were passed.
    pub terms: Vec<(ShardName, ShardName)>,
}

impl TermCounts {
    /// Counts the terms of a data set, with names in one language.
    pub fn of(dataset: &Dataset, names: &Names<'_>) -> TermCounts {
        let mut all: Vec<(f64, &Person, &CaseFact)> = facts(dataset)
            .filter_map(|(person, fact)| Some((fact.sentence_months?, person, fact)))
            .filter(|(months, ..)| months.is_finite())
            .collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut lengths: Vec<TermCount> = Vec::new();
        for &(months, person, fact) in &all {
            let years = (months / MONTHS).floor() as u32;
            if lengths.last().is_none_or(|last| last.years != years) {
                lengths.push(TermCount { years, ..TermCount::default() });
            }
            let Some(length) = lengths.last_mut() else { continue };
            length.add(months, fact);
            if length.terms.len() < NAMED {
                length.terms.extend(names.person(&person.id).zip(names.case(&fact.case)));
            }
        }
        let people: BTreeSet<&PersonId> = all.iter().map(|(_, person, _)| &person.id).collect();
        let at = |place: usize| all.get(place).map(|(months, ..)| *months);
        // Of an even number of terms, the shorter of the two in the middle: a term that was passed.
        let median_and_longest = at(all.len().saturating_sub(1) / 2).zip(at(all.len().saturating_sub(1)));
        TermCounts {
            count: all.len() as u32,
            quashed: lengths.iter().map(|length| length.quashed).sum(),
            suspended: lengths.iter().map(|length| length.suspended).sum(),
            people: people.len() as u32,
            median_and_longest,
            lengths,
        }
    }

    /// The months of all terms that neither fell nor are suspended. Terms that run at the same time count each in full.
    pub fn months(&self) -> f64 {
        self.lengths.iter().map(|length| length.months).sum()
    }

    /// The terms of the greatest length of which one neither fell nor is suspended.
    pub fn longest(&self) -> Option<&TermCount> {
        self.lengths.iter().rev().find(|length| length.longest > 0.0)
    }
}

impl TermCount {
    fn add(&mut self, months: f64, fact: &CaseFact) {
        self.count += 1;
        match (fact.verdict, fact.suspended) {
            (Some(Verdict::Quashed), _) => self.quashed += 1,
            (_, true) => self.suspended += 1,
            (_, false) => {
                self.months += months;
                self.longest = self.longest.max(months);
            }
        }
    }
}

/// Each person's facts, by person.
pub fn facts(dataset: &Dataset) -> impl Iterator<Item = (&Person, &CaseFact)> {
    dataset.people().iter().flat_map(|person| person.cases.iter().map(move |fact| (person, fact)))
}
