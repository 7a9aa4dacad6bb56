//! Doubtful data that may be right: people of one name, and a day long after all others. They are warnings.

use super::cross::Positioned;
use super::reader::FILE_LIMIT;
use super::shown::shown;
use crate::{Dataset, Day, EventDate, Fault};
use std::collections::HashMap;

/// The number of days after which a newest day is doubtful: ten years. The statuses and the days in prison are those of the
/// newest day of the data, so that a wrong one changes them all.
const LONG_DAYS: i32 = 3_653;

/// Warns of all of them.
pub(super) fn doubtful(dataset: &Dataset, found: Positioned<'_>) -> Vec<Fault> {
    let mut faults = namesakes(dataset, found);
    faults.extend(far_newest_day(dataset, found));
    faults.extend(far_updates(dataset, found));
    faults
}

/// Warns of a person who has a name of another: one person in two rows has two statuses.
fn namesakes(dataset: &Dataset, found: Positioned<'_>) -> Vec<Fault> {
    let mut first_of: HashMap<String, &str> = HashMap::new();
    let mut faults = Vec::new();
    for person in dataset.people() {
        if faults.len() >= FILE_LIMIT {
            break;
        }
        for name in person.name.iter() {
            let id = person.id.as_str();
            let first = *first_of.entry(name.text.to_lowercase()).or_insert(id);
            let Some(position) = found.people.get(id).filter(|_| first != id) else { continue };
            let message = format!("the person `{first}` also has the name `{}`", shown(name.text));
            let help = "if they are one person, keep one of them; else let the descriptions tell them apart";
            faults.push(position.warning(id, &format!("name.{}", name.lang), message, help.to_owned()));
            break;
        }
    }
    faults
}

/// Warns of the event with the newest day of the data, if that is long after all others.
fn far_newest_day(dataset: &Dataset, found: Positioned<'_>) -> Option<Fault> {
    let dates = dataset.events().iter().flat_map(|event| {
        let end = event.end.map(|end| (end, "end", event));
        [(event.date, "date", event)].into_iter().chain(end)
    });
    let mut dates: Vec<_> = dates.collect();
    dates.sort_by_key(|(date, ..)| date.first_day());
    let (newest, field, event) = *dates.last()?;
    let before = dates.iter().rev().map(|(date, ..)| *date).find(|date| *date != newest)?;
    if !is_far(newest, before.first_day()) {
        return None;
    }
    let position = found.events.get(event.id.as_str())?;
    let message =
        format!("{newest} is more than ten years after every other date, the newest of which is {before}");
    let help = "correct it, if it is wrong: all days in prison are counted to the newest date of the events";
    Some(position.warning(event.id.as_str(), field, message, help.to_owned()))
}

/// Warns of changes long after the newest day of the data: feeds would show them as the newest for ever.
fn far_updates(dataset: &Dataset, found: Positioned<'_>) -> Vec<Fault> {
    let as_of = dataset.as_of();
    let fault = |event: &crate::Event| {
        let updated = event.updated.filter(|updated| is_far(*updated, as_of))?;
        let position = found.events.get(event.id.as_str())?;
        let message = format!("the change of {updated} is more than ten years after every event");
        let help = "correct it, if it is wrong: feeds show the latest change first".to_owned();
        Some(position.warning(event.id.as_str(), "updated", message, help))
    };
    dataset.events().iter().filter_map(fault).take(FILE_LIMIT).collect()
}

fn is_far(date: EventDate, before: Day) -> bool {
    date.first_day().0 - before.0 > LONG_DAYS
}
