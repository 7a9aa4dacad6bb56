//! The page of numbers: counts over the whole data set.
//!
//! An event belongs to every year it touches, because the view of a year shows it too: each number is what a reader counts
//! in the view, page or list that its link opens.

pub mod people;
pub mod terms;

use crate::compile::names::Names;
use crate::compile::site_model::SiteModel;
use people::{FollowedCounts, NAMED, PeopleCount};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use terms::{TermCounts, facts};
use vigil_app::url::view_state::ViewState;
use vigil_index::{Facet, ShardName};
use vigil_model::{
    CaseFact, CaseId, Category, Dataset, Event, Kind, PersonId, Place, PlaceId, Plea, Verdict,
};

#[cfg(test)]
mod tests;

/// The numbers, in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumbersData {
    /// Whether each chart is also there as a PNG, which needs fonts.
    pub has_pictures: bool,
    /// The people whom the data follows.
    pub followed: FollowedCounts,
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
    /// The ids of the places with events that are counted: its own, and those within it. Empty for a country.
    pub ids: Vec<String>,
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

/// The numbers of a site, with names in one language.
pub fn content(model: &SiteModel<'_>, names: &Names<'_>) -> NumbersData {
    let dataset = model.dataset;
    let countries = countries(dataset);
    NumbersData {
        has_pictures: false,
        followed: FollowedCounts::of(model, names),
        totals: totals(dataset, countries.len()),
        years: years(dataset.events().iter()),
        arrest_kinds: arrest_kinds(dataset),
        arrests: arrests(dataset),
        arrested: arrested(dataset, names),
        terms: TermCounts::of(dataset, names),
        cases: cases(dataset, names),
        places: count_places(dataset, names, dataset.events().iter()),
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

/// Events by year and category, in each year that they touch.
pub fn years<'a>(events: impl Iterator<Item = &'a Event>) -> Vec<YearCount> {
    let mut counts: BTreeMap<u16, [u32; 5]> = BTreeMap::new();
    for event in events {
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
    events: impl Iterator<Item = &'a Event>,
    name: impl Fn(&'a Place) -> K,
) -> BTreeMap<K, [u32; 2]> {
    let mut counts: BTreeMap<K, [u32; 2]> = BTreeMap::new();
    for event in events {
        let Some(place) = event.place.as_ref().and_then(|id| dataset.place(id)) else { continue };
        let [events, rallies] = counts.entry(name(place)).or_default();
        *events += 1;
        *rallies += u32::from(event.category == Category::Rally);
    }
    counts
}

/// The places of events, a square together with its city, those of most rallies first.
pub fn count_places<'a>(
    dataset: &'a Dataset,
    names: &Names<'_>,
    events: impl Iterator<Item = &'a Event>,
) -> Vec<PlaceCount> {
    let mut counts: BTreeMap<&PlaceId, PlaceCount> = BTreeMap::new();
    for (id, [events, rallies]) in by_place(dataset, events, |place| &place.id) {
        let Some(outermost) = dataset.places_from(id).last() else { continue };
        let Some(name) = names.place(&outermost.id) else { continue };
        let empty = PlaceCount { name, ids: Vec::new(), events: 0, rallies: 0 };
        let count = counts.entry(&outermost.id).or_insert(empty);
        count.ids.push(id.to_string());
        count.events += events;
        count.rallies += rallies;
    }
    let mut places: Vec<PlaceCount> = counts.into_values().collect();
    places.sort_by_key(|place| Reverse((place.rallies, place.events)));
    places
}

impl PlaceCount {
    /// The view that counts the events of a place, within another view.
    pub fn view(&self, state: &ViewState) -> ViewState {
        self.ids.iter().fold(state.clone(), |state, id| state.with_facet(Facet::Place, id))
    }
}

fn countries(dataset: &Dataset) -> Vec<PlaceCount> {
    let count = |(code, [events, rallies]): (&str, [u32; 2])| {
        let name = ShardName { id: code.to_owned(), label: code.to_owned(), lang: None };
        PlaceCount { name, ids: Vec::new(), events, rallies }
    };
    let counts = by_place(dataset, dataset.events().iter(), |place| place.country.as_str());
    let mut countries: Vec<PlaceCount> = counts.into_iter().map(count).collect();
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
