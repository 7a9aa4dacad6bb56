//! The content of the page of a year, or of a month of a year with too many events for one page.

use crate::content::local_model::LocalModel;
use vigil_app::timeline::printout::notes::Notes;
use vigil_index::ShardEvent;

/// With more events than this, a year lists them on the pages of its months.
const YEAR_PAGE_EVENTS: usize = 200;

/// The events of a year, or of a month of it.
#[derive(Clone, Debug, PartialEq)]
pub struct YearData {
    /// The year.
    pub year: u16,
    /// The month, on a page that shows one month of a full year.
    pub month: Option<u8>,
    /// The number of events.
    pub event_count: u32,
    /// All years that have events, with their counts.
    pub years: Vec<(u16, u32)>,
    /// The months that have a page of their own, with their counts; empty where the year fits on one page.
    pub months: Vec<(u8, u32)>,
    /// The events, in order of time; empty where the months have pages of their own.
    pub events: Vec<ShardEvent>,
    /// Their sources, for paper.
    pub notes: Notes,
}

impl LocalModel<'_> {
    /// The page of a year, or of a month of it.
    pub fn year(&self, year: u16, month: Option<u8>) -> YearData {
        let range = month.map_or((year, 0)..=(year, 12), |month| (year, month)..=(year, month));
        let positions: Vec<usize> =
            self.model.by_month.range(range).flat_map(|(_, events)| events).copied().collect();
        let months = self.own_months(year);
        let has_events = month.is_some() || months.is_empty();
        YearData {
            year,
            month,
            event_count: positions.len() as u32,
            years: self.model.years(),
            months,
            events: if has_events { self.events(positions.iter().copied()) } else { Vec::new() },
            notes: if has_events { self.notes(positions.iter().copied()) } else { Notes::default() },
        }
    }

    /// The months of a year that have pages of their own, with their numbers of events; empty if the year fits on one page.
    pub fn own_months(&self, year: u16) -> Vec<(u8, u32)> {
        let months: Vec<_> = self
            .model
            .by_month
            .range((year, 0)..=(year, 12))
            .map(|((_, month), events)| (*month, events.len() as u32))
            .collect();
        let total: u32 = months.iter().map(|(_, count)| count).sum();
        if total as usize > YEAR_PAGE_EVENTS { months } else { Vec::new() }
    }
}
