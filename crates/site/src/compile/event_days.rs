//! The days of an event: on which its text last changed, and which it fills in a calendar.
//!
//! A build has no clock, so that the same data gives the same files. An event without `updated` counts as changed on the
//! latest day that it or one of its sources names: its text cannot be older.

use vigil_model::{Day, Event, EventDate, Precision};

/// The day on which an event's text last changed, or the earliest on which it can have been written.
pub fn changed_on(event: &Event) -> Day {
    if let Some(updated) = event.updated {
        return updated.first_day();
    }
    let sources = event.sources.iter().filter_map(|source| source.date);
    let named = [event.date].into_iter().chain(event.end).chain(sources);
    named.map(EventDate::first_day).max().unwrap_or(Day(0))
}

/// The first and the last day of an event; `None` if one of them is not known to the day.
pub fn calendar_days(event: &Event) -> Option<(Day, Day)> {
    let end = event.end.unwrap_or(event.date);
    let is_known = event.date.precision() == Precision::Day && end.precision() == Precision::Day;
    is_known.then(|| (event.date.first_day(), end.first_day()))
}
