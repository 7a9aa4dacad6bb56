//! The content of a country's page: its events, their years and places.

use crate::content::local_model::LocalModel;
use crate::content::numbers::{PlaceCount, YearCount, count_places, years};
use vigil_app::timeline::printout::notes::Notes;
use vigil_index::ShardEvent;
use vigil_model::Event;

/// The most events on the page of a country: more than the largest of the data has. The timeline has all.
const EVENTS_SHOWN: usize = 300;

/// The events in a country or territory.
#[derive(Clone, Debug, PartialEq)]
pub struct CountryData {
    /// The ISO 3166-1 code, as in the data.
    pub code: String,
    /// The name.
    pub name: String,
    /// The number of events.
    pub event_count: u32,
    /// Their number by year and category.
    pub years: Vec<YearCount>,
    /// Their places, those of most events first.
    pub places: Vec<PlaceCount>,
    /// The first events, in order of time.
    pub events: Vec<ShardEvent>,
    /// Their sources, for paper.
    pub notes: Notes,
}

impl LocalModel<'_> {
    /// The page of a country; `None` without events there.
    pub fn country(&self, code: &str) -> Option<CountryData> {
        let positions = self.model.by_country.get(code)?;
        let events: Vec<&Event> =
            positions.iter().filter_map(|position| self.model.dataset.events().get(*position)).collect();
        let mut places = count_places(self.model.dataset, &self.names, events.iter().copied());
        places.sort_by_key(|place| std::cmp::Reverse(place.events));
        Some(CountryData {
            code: code.to_owned(),
            name: self.locale.label("country", code),
            event_count: events.len() as u32,
            years: years(events.iter().copied()),
            places,
            events: self.events(positions.iter().copied().take(EVENTS_SHOWN)),
            notes: self.notes(positions.iter().copied().take(EVENTS_SHOWN)),
        })
    }
}
