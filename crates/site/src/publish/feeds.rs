//! The feeds and calendars: an Atom feed and a calendar of all events and of each category, case and person, a feed of
//! changed statuses, a calendar of anniversaries, and a calendar file of each event.

mod atom;
mod calendar;
mod identity;
mod publication;
mod selection;
mod status;

use crate::output::Output;
use crate::paths::{ANNIVERSARIES, CALENDAR, CHANGES_FOLDER, FEED, FEED_SHEET, event_calendar};
use crate::publish::locality::{Locality, Publish};
use calendar::Calendars;
use publication::Publication;
use rayon::prelude::*;
use selection::{Selection, Subject};

#[cfg(test)]
mod tests;

/// The style sheet by which browsers show feeds.
const SHEET: &str = include_str!("feeds/feed.css");

/// The feeds and calendars.
pub struct Feeds;

impl Publish for Feeds {
    fn name(&self) -> &'static str {
        "feeds"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        let (dataset, locale, lists_only) = (of.local.model.dataset, of.local.locale, of.scope.lists_only);
        let publication = Publication::new(of.local);
        if locale.prefix.is_empty() {
            output.write(FEED_SHEET, SHEET.as_bytes())?;
        }
        let calendars = Calendars::new(&publication);
        let mut selections = Selection::all(dataset);
        if lists_only {
            selections
                .retain(|selection| !matches!(selection.subject, Subject::Case(_) | Subject::Person(_)));
        }
        selections.par_iter().try_for_each(|selection| {
            let folder = format!("{}{}", locale.prefix, selection.subject.folder());
            output.write(&format!("{folder}{FEED}"), &atom::feed(&publication, selection)?)?;
            output.write(&format!("{folder}{CALENDAR}"), &calendars.of_selection(selection)?)
        })?;
        output.write(&format!("{}{ANNIVERSARIES}", locale.prefix), &calendars.anniversaries()?)?;
        let changes = format!("{}{CHANGES_FOLDER}{FEED}", locale.prefix);
        output.write(&changes, &status::feed(&publication)?)?;
        if !lists_only {
            dataset.events().par_iter().enumerate().try_for_each(|(position, event)| {
                match calendars.of_event(position)? {
                    Some(calendar) => output.write(&event_calendar(locale, &event.id), &calendar),
                    None => Ok(()),
                }
            })?;
        }
        Ok(0)
    }
}
