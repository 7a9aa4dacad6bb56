//! Facts about a data set that several stages need, computed once.

use crate::compile::event_days::changed_on;
use crate::compile::moves::{Move, moves};
use crate::compile::source_files::SourceFiles;
use crate::compile::standings::Standings;
use crate::paths::Addresses;
use std::collections::BTreeMap;
use vigil_app::locale::Locale;
use vigil_model::{Dataset, Day, EventDate};

/// A data set with its lookups. Positions are those of `Dataset::events`, which are in the order of time.
pub struct SiteModel<'a> {
    /// The data set.
    pub dataset: &'a Dataset,
    /// The languages, in the order of the site.
    pub locales: &'a [Locale],
    /// Makes absolute addresses.
    pub addresses: Addresses<'a>,
    /// The standing of everybody who was charged, sentenced or is wanted.
    pub standings: Standings<'a>,
    /// The positions of the events that name a person.
    pub by_person: BTreeMap<&'a str, Vec<usize>>,
    /// The positions of the events of a case.
    pub by_case: BTreeMap<&'a str, Vec<usize>>,
    /// The positions of the events in a country, by its code as in the data.
    pub by_country: BTreeMap<&'a str, Vec<usize>>,
    /// The positions of the events that begin in a month of a year.
    pub by_month: BTreeMap<(u16, u8), Vec<usize>>,
    /// The day on which each event last changed, by position.
    pub changed: Vec<Day>,
    /// The newest of these days; `None` without events.
    pub newest_change: Option<EventDate>,
    /// The former addresses.
    pub moves: Vec<Move>,
    /// The sources by file.
    pub source_files: SourceFiles<'a>,
}

impl<'a> SiteModel<'a> {
    /// Computes the lookups. Costs time in proportion to the events.
    pub fn new(dataset: &'a Dataset, locales: &'a [Locale]) -> SiteModel<'a> {
        let (mut by_person, mut by_case, mut by_month): (BTreeMap<_, Vec<_>>, BTreeMap<_, Vec<_>>, _) =
            Default::default();
        let mut by_country: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let months: &mut BTreeMap<(u16, u8), Vec<usize>> = &mut by_month;
        for (position, event) in dataset.events().iter().enumerate() {
            for person in &event.people {
                by_person.entry(person.as_str()).or_default().push(position);
            }
            for case in &event.cases {
                by_case.entry(case.as_str()).or_default().push(position);
            }
            if let Some(place) = event.place.as_ref().and_then(|id| dataset.place(id)) {
                by_country.entry(&place.country).or_default().push(position);
            }
            let (year, month, _) = event.date.first_day().to_civil();
            months.entry((year as u16, month)).or_default().push(position);
        }
        let changed: Vec<Day> = dataset.events().iter().map(changed_on).collect();
        let newest = changed.iter().max().copied();
        SiteModel {
            dataset,
            locales,
            addresses: Addresses { base_url: dataset.site().base_url.as_deref() },
            standings: Standings::new(dataset),
            by_person,
            by_case,
            by_country,
            by_month,
            changed,
            newest_change: newest.and_then(|day| EventDate::from_day(day).ok()),
            moves: moves(dataset),
            source_files: SourceFiles::new(dataset),
        }
    }

    /// The years with events, each with their number.
    pub fn years(&self) -> Vec<(u16, u32)> {
        let mut years: BTreeMap<u16, u32> = BTreeMap::new();
        for ((year, _), events) in &self.by_month {
            *years.entry(*year).or_default() += events.len() as u32;
        }
        years.into_iter().collect()
    }
}
