//! When an event's text last changed, as far as the data says.
//!
//! There is no clock in a build: the same data gives the same files. An event that has no `updated` counts as changed on
//! the latest day that it or one of its sources names: its text cannot be older.

use vigil_model::{Day, Event, EventDate};

/// The day an event's text last changed, or the earliest it can have been written.
pub fn day_of(event: &Event) -> Day {
    if let Some(updated) = event.updated {
        return updated.first_day();
    }
    let sources = event.sources.iter().filter_map(|source| source.date);
    let named = [event.date].into_iter().chain(event.end).chain(sources);
    named.map(EventDate::first_day).max().unwrap_or(Day(0))
}

/// Midnight of a day, as in RFC 3339.
pub fn timestamp(day: Day) -> String {
    let (year, month, day) = day.to_civil();
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}
