//! The page of numbers: counts over the whole data set.
//!
//! An event belongs to every year it touches, because the view of a year shows it too: each number is what a reader counts
//! in the view, page or list that its link opens.

use crate::compile::names::Names;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use vigil_index::ShardName;
use vigil_model::{
    CaseFact, CaseId, Category, Dataset, Event, Kind, Person, PersonId, Place, PlaceId, Plea, Verdict,
};

#[cfg(test)]
mod tests;

/// The numbers, in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumbersData {
    /// How much there is of what.
    pub totals: NumberTotals,
    /// Events by year, all years from the first to the last.
    pub years: Vec<YearCount>,
    /// The kinds of events of the category arrest, the most frequent first.
    pub arrest_kinds: Vec<Kind>,
    /// Events of that category by year, in the order of the kinds.
    pub arrests: Vec<(u16, Vec<u32>)>,
    /// The people of whom it is known in which year they were arrested, by year.
    pub arrested: Vec<(u16, PeopleCount)>,
    /// Prison terms by their length.
    pub terms: TermCounts,
    /// Pleas and outcomes by case, the cases of most charges first.
    pub cases: Vec<CaseCount>,
    /// Events by place, the places of most rallies first.
    pub places: Vec<PlaceCount>,
    /// Events by country, the countries of most events first; a country's name is its code.
    pub countries: Vec<PlaceCount>,
    /// Who published the sources, the most cited first.
    pub publishers: Vec<PublisherCount>,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberTotals {
    /// Events.
    pub events: u32,
    /// People.
    pub people: u32,
    /// Cases.
    pub cases: u32,
    /// Events of the category arrest.
    pub arrests: u32,
    /// Countries with events.
    pub countries: u32,
    /// Sources cited under events.
    pub sources: u32,
}

/// The events that touch one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearCount {
    /// The year.
    pub year: u16,
    /// How many there are of each category, in the order of [`vigil_model::Category::ALL`].
    pub by_category: [u32; 5],
}

/// People, the first of them by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleCount {
    /// How many they are.
    pub count: u32,
    /// The first of them.
    pub people: Vec<ShardName>,
}

/// Prison terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermCounts {
    /// How many terms there are.
    pub count: u32,
    /// How many of them fell with the conviction.
    pub quashed: u32,
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
    /// How many terms there are, those that fell included.
    pub count: u32,
    /// How many of them fell with the conviction.
    pub quashed: u32,
    /// On whom and in which case the first of them were passed.
    pub terms: Vec<(ShardName, ShardName)>,
}

/// The pleas to the charges of one case, and their outcomes.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseCount {
    /// The case.
    pub name: ShardName,
    /// The charges against its people, as its page lists them: a person may face several.
    pub charges: u32,
    /// Those pleaded guilty to, those not, those to which no plea is known.
    pub pleas: [u32; 3],
    /// Those that ended in a conviction, an acquittal, a conviction later quashed, and those of which no verdict is known.
    pub outcomes: [u32; 4],
}

/// The events of one place or country.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceCount {
    /// The place, or the country's code.
    pub name: ShardName,
    /// Events of every category.
    pub events: u32,
    /// Rallies alone.
    pub rallies: u32,
}

/// The sources of one publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherCount {
    /// The publisher.
    pub name: String,
    /// How often events cite it.
    pub sources: u32,
    /// How many events cite it.
    pub events: u32,
}
/// The most people named next to a number.
const NAMED: usize = 100;

/// How many months a year has.
const MONTHS: f64 = 12.0;

/// The numbers of a data set, with names in one language.
pub fn content(dataset: &Dataset, names: &Names<'_>) -> NumbersData {
    let countries = countries(dataset);
    NumbersData {
        totals: totals(dataset, countries.len()),
        years: years(dataset),
        arrest_kinds: arrest_kinds(dataset),
        arrests: arrests(dataset),
        arrested: arrested(dataset, names),
        terms: terms(dataset, names),
        cases: cases(dataset, names),
        places: places(dataset, names),
        countries,
        publishers: publishers(dataset),
    }
}

fn totals(dataset: &Dataset, countries: usize) -> NumberTotals {
    let events = dataset.events();
    NumberTotals {
        events: events.len() as u32,
        people: dataset.people().len() as u32,
        cases: dataset.cases().len() as u32,
        arrests: arrest_events(dataset).count() as u32,
        countries: countries as u32,
        sources: events.iter().map(|event| event.sources.len() as u32).sum(),
    }
}

fn arrest_events(dataset: &Dataset) -> impl Iterator<Item = &Event> {
    dataset.events().iter().filter(|event| event.category == Category::Arrest)
}

/// The years an event touches.
fn years_of(event: &Event) -> impl Iterator<Item = u16> + use<> {
    let (first, _, _) = event.date.first_day().to_civil();
    let (last, _, _) = event.last_day().to_civil();
    (first as u16)..=(last as u16)
}

/// All years from the first that has something to the last.
fn each_year<T: Default>(mut counts: BTreeMap<u16, T>) -> Vec<(u16, T)> {
    let (Some((&first, _)), Some((&last, _))) = (counts.first_key_value(), counts.last_key_value()) else {
        return Vec::new();
    };
    (first..=last).map(|year| (year, counts.remove(&year).unwrap_or_default())).collect()
}

fn years(dataset: &Dataset) -> Vec<YearCount> {
    let mut counts: BTreeMap<u16, [u32; 5]> = BTreeMap::new();
    for event in dataset.events() {
        for year in years_of(event) {
            if let Some(count) = counts.entry(year).or_default().get_mut(event.category as usize) {
                *count += 1;
            }
        }
    }
    each_year(counts).into_iter().map(|(year, by_category)| YearCount { year, by_category }).collect()
}

/// The kinds of the category arrest, the most frequent first.
fn arrest_kinds(dataset: &Dataset) -> Vec<Kind> {
    let mut counts: BTreeMap<Kind, u32> = BTreeMap::new();
    for event in arrest_events(dataset) {
        *counts.entry(event.kind).or_default() += 1;
    }
    let mut kinds: Vec<(Kind, u32)> = counts.into_iter().collect();
    kinds.sort_by_key(|&(kind, count)| (Reverse(count), kind));
    kinds.into_iter().map(|(kind, _)| kind).collect()
}

fn arrests(dataset: &Dataset) -> Vec<(u16, Vec<u32>)> {
    let kinds = arrest_kinds(dataset);
    let mut counts: BTreeMap<u16, BTreeMap<Kind, u32>> = BTreeMap::new();
    for event in arrest_events(dataset) {
        for year in years_of(event) {
            *counts.entry(year).or_default().entry(event.kind).or_default() += 1;
        }
    }
    let row = |counts: BTreeMap<Kind, u32>| {
        kinds.iter().map(|kind| counts.get(kind).copied().unwrap_or(0)).collect::<Vec<u32>>()
    };
    each_year(counts).into_iter().map(|(year, counts)| (year, row(counts))).collect()
}

/// Each person's facts, by person.
fn facts(dataset: &Dataset) -> impl Iterator<Item = (&Person, &CaseFact)> {
    dataset.people().iter().flat_map(|person| person.cases.iter().map(move |fact| (person, fact)))
}

fn arrested(dataset: &Dataset, names: &Names<'_>) -> Vec<(u16, PeopleCount)> {
    // One arrest may be in the facts of several cases, so a person counts once a year.
    let mut years: BTreeMap<u16, BTreeSet<&PersonId>> = BTreeMap::new();
    for (person, fact) in facts(dataset) {
        if let Some(date) = fact.arrested {
            years.entry(date.year()).or_default().insert(&person.id);
        }
    }
    let people = |ids: BTreeSet<&PersonId>| PeopleCount {
        count: ids.len() as u32,
        people: ids.into_iter().take(NAMED).filter_map(|id| names.person(id)).collect(),
    };
    each_year(years).into_iter().map(|(year, ids)| (year, people(ids))).collect()
}

fn terms(dataset: &Dataset, names: &Names<'_>) -> TermCounts {
    let mut all: Vec<(f64, &Person, &CaseFact)> = facts(dataset)
        .filter_map(|(person, fact)| Some((fact.sentence_months?, person, fact)))
        .filter(|(months, ..)| months.is_finite())
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let is_quashed = |fact: &CaseFact| fact.verdict == Some(Verdict::Quashed);
    let mut lengths: Vec<TermCount> = Vec::new();
    for &(months, person, fact) in &all {
        let years = (months / MONTHS).floor() as u32;
        if lengths.last().is_none_or(|last| last.years != years) {
            lengths.push(TermCount { years, ..TermCount::default() });
        }
        let Some(length) = lengths.last_mut() else { continue };
        length.count += 1;
        length.quashed += u32::from(is_quashed(fact));
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
        people: people.len() as u32,
        median_and_longest,
        lengths,
    }
}

fn cases(dataset: &Dataset, names: &Names<'_>) -> Vec<CaseCount> {
    let mut by_case: BTreeMap<&CaseId, Vec<&CaseFact>> = BTreeMap::new();
    for (_, fact) in facts(dataset) {
        by_case.entry(&fact.case).or_default().push(fact);
    }
    let count = |(id, facts): (&CaseId, Vec<&CaseFact>)| {
        let (mut pleas, mut outcomes) = ([0; 3], [0; 4]);
        for fact in &facts {
            let [guilty, not_guilty, no_plea] = &mut pleas;
            *match fact.plea {
                Some(Plea::Guilty) => guilty,
                Some(Plea::NotGuilty) => not_guilty,
                None => no_plea,
            } += 1;
            let [convicted, acquitted, quashed, no_verdict] = &mut outcomes;
            *match fact.verdict {
                Some(Verdict::Convicted) => convicted,
                Some(Verdict::Acquitted) => acquitted,
                Some(Verdict::Quashed) => quashed,
                Some(Verdict::Dropped) | None => no_verdict,
            } += 1;
        }
        Some(CaseCount { name: names.case(id)?, charges: facts.len() as u32, pleas, outcomes })
    };
    let mut counts: Vec<CaseCount> = by_case.into_iter().filter_map(count).collect();
    counts.sort_by_key(|case| Reverse(case.charges));
    counts
}

/// The events and the rallies of each place or country, by what names it.
fn by_place<'a, K: Ord>(
    dataset: &'a Dataset,
    name: impl Fn(&'a Place) -> K,
) -> impl Iterator<Item = (K, [u32; 2])> {
    let mut counts: BTreeMap<K, [u32; 2]> = BTreeMap::new();
    for event in dataset.events() {
        let Some(place) = event.place.as_ref().and_then(|id| dataset.place(id)) else { continue };
        let [events, rallies] = counts.entry(name(place)).or_default();
        *events += 1;
        *rallies += u32::from(event.category == Category::Rally);
    }
    counts.into_iter()
}

fn places(dataset: &Dataset, names: &Names<'_>) -> Vec<PlaceCount> {
    let count = |(id, [events, rallies]): (&PlaceId, [u32; 2])| {
        Some(PlaceCount { name: names.place(id)?, events, rallies })
    };
    let mut places: Vec<PlaceCount> = by_place(dataset, |place| &place.id).filter_map(count).collect();
    places.sort_by_key(|place| Reverse((place.rallies, place.events)));
    places
}

fn countries(dataset: &Dataset) -> Vec<PlaceCount> {
    let count = |(code, [events, rallies]): (&str, [u32; 2])| {
        let name = ShardName { id: code.to_owned(), label: code.to_owned(), lang: None };
        PlaceCount { name, events, rallies }
    };
    let mut countries: Vec<PlaceCount> =
        by_place(dataset, |place| place.country.as_str()).map(count).collect();
    countries.sort_by_key(|country| Reverse((country.events, country.rallies)));
    countries
}

fn publishers(dataset: &Dataset) -> Vec<PublisherCount> {
    let mut counts: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for event in dataset.events() {
        let mut cited: Vec<&str> = event.sources.iter().map(|source| source.publisher.as_str()).collect();
        for publisher in &cited {
            let [sources, _] = counts.entry(publisher).or_default();
            *sources += 1;
        }
        cited.sort_unstable();
        cited.dedup();
        for publisher in cited {
            let [_, events] = counts.entry(publisher).or_default();
            *events += 1;
        }
    }
    let count = |(name, [sources, events]): (&str, [u32; 2])| PublisherCount {
        name: name.to_owned(),
        sources,
        events,
    };
    let mut publishers: Vec<PublisherCount> = counts.into_iter().map(count).collect();
    publishers.sort_by_key(|publisher| Reverse((publisher.sources, publisher.events)));
    publishers
}
