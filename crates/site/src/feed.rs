//! What others subscribe to: an Atom feed and a calendar of all events and of each category, case and person, a feed of
//! changes of status, a calendar of anniversaries, and a calendar file of each event; in every language of the site.

pub mod atom;
pub mod calendar;
pub mod changed;
pub mod identity;
pub mod publication;
pub mod selection;
pub mod status;

use crate::output::Output;
use calendar::Calendars;
use publication::Publication;
use rayon::prelude::*;
use selection::{Selection, Subject};
use vigil_app::Route;
use vigil_app::locale::Locale;
use vigil_model::Dataset;

#[cfg(test)]
mod tests;

/// The name of a feed's file, in the folder of what it is about.
pub const FEED: &str = "feed.xml";
/// The media type of a feed.
const ATOM: &str = "application/atom+xml";
/// The name of a calendar's file, in the folder of what it is about.
pub const CALENDAR: &str = "calendar.ics";
/// The name of the calendar of anniversaries.
pub const ANNIVERSARIES: &str = "anniversaries.ics";
/// The name of the calendar file of one event, in the event's folder.
pub const EVENT_CALENDAR: &str = "event.ics";

/// Writes the feeds and calendars of one language; how many files they are.
///
/// `lists_only` leaves out those of single events, people and cases.
pub fn write(dataset: &Dataset, locale: &Locale, lists_only: bool, output: &Output) -> anyhow::Result<usize> {
    let publication = Publication::new(dataset, locale);
    let calendars = Calendars::new(&publication);
    let mut selections = Selection::all(dataset);
    if lists_only {
        selections.retain(|selection| !matches!(selection.subject, Subject::Case(_) | Subject::Person(_)));
    }
    selections.par_iter().try_for_each(|selection| {
        let folder = format!("{}{}", locale.prefix, selection.subject.folder());
        output.write(&format!("{folder}{FEED}"), &atom::feed(&publication, selection)?)?;
        output.write(&format!("{folder}{CALENDAR}"), &calendars.of_selection(selection)?)
    })?;
    output.write(&format!("{}{ANNIVERSARIES}", locale.prefix), &calendars.anniversaries()?)?;
    output.write(&format!("{}{}{FEED}", locale.prefix, status::FOLDER), &status::feed(&publication)?)?;
    let files = selections.len() * 2 + 2;
    if lists_only {
        return Ok(files);
    }
    let single = dataset.events().par_iter().enumerate().map(|(position, event)| {
        let Some(calendar) = calendars.of_event(position)? else { return Ok(0) };
        output.write(&format!("{}event/{}/{EVENT_CALENDAR}", locale.prefix, event.id), &calendar)?;
        Ok(1)
    });
    Ok(files + single.sum::<anyhow::Result<usize>>()?)
}

/// A feed or calendar that a page's head names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternate<'a> {
    /// The page's own folder below the language's root, or that root for those of the whole site.
    pub folder: &'a str,
    /// The file in it.
    pub file: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// The message that names it, where it is neither the page's own nor that of the whole site.
    pub title: Option<&'static str>,
}

/// The feeds and calendars a page's head names: its own, if it has its own, and the site's. `path` is the page's, below
/// the language's root.
pub fn alternates<'a>(route: &Route, path: &'a str) -> Vec<Alternate<'a>> {
    let own = matches!(route, Route::Case(_) | Route::Person(_)).then_some(path);
    let of_folder = |folder| {
        [(FEED, ATOM), (CALENDAR, "text/calendar")].map(|(file, media_type)| Alternate {
            folder,
            file,
            media_type,
            title: None,
        })
    };
    let changes =
        Alternate { folder: status::FOLDER, file: FEED, media_type: ATOM, title: Some("feed.changes") };
    let changes = matches!(route, Route::People | Route::Inside).then_some(changes);
    changes.into_iter().chain(own.into_iter().chain([""]).flat_map(of_folder)).collect()
}
