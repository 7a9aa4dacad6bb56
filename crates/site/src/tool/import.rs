//! Takes events out of a file into a data folder: our own events.csv, the TimelineJS spreadsheet template as
//! CSV, or TimelineJS JSON.
//!
//! All or nothing: every row that cannot be taken is reported with its place, and then nothing is written. An event that is
//! there already is replaced only when asked for, and what is written has passed the checks of `vigil check` as a whole.

mod draft;
mod events_table;
mod html;
mod json_slides;
pub(crate) mod merge;
mod places;
mod slide;
mod table;
pub(crate) mod taken;
mod verify;
mod wording;

use merge::{Folder, Merged};
use places::Places;
use slide::Slides;
use table::Table;
use taken::{Defaults, Taken};
use vigil_model::{Fault, Severity};

/// Takes a file's events into the files of a folder; no files if any row cannot be taken.
pub(crate) fn import(
    name: &str,
    bytes: &[u8],
    folder: &Folder,
    defaults: &Defaults<'_>,
    force: bool,
) -> (Option<Merged>, Vec<Fault>) {
    let text = match places::text_of(name, bytes) {
        Ok(text) => text,
        Err(fault) => return (None, vec![*fault]),
    };
    let places = Places::new(name, text);
    let Taken { drafts, mut faults, left_out } = take(&places, folder, defaults);
    let (events, found) = verify::verify(&drafts, &places, folder);
    faults.extend(found);
    faults.extend(merge::conflicts(&drafts, &events, &places, folder, force));
    if faults.iter().any(|fault| fault.severity == Severity::Failure) {
        return (None, faults);
    }
    match folder.merge(events, left_out) {
        Ok(merged) => (Some(merged), faults),
        Err(found) => (None, found),
    }
}

/// Reads a file in the format it has.
fn take(places: &Places<'_>, folder: &Folder, defaults: &Defaults<'_>) -> Taken {
    let text = places.text();
    if text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        let (slides, faults) = json_slides::read(places);
        return with(Slides { places, folder, defaults }.take(slides), faults);
    }
    let (table, faults) = Table::read(places);
    if slide::is_template(&table) {
        return with(Slides { places, folder, defaults }.take(slide::from_table(&table)), faults);
    }
    if events_table::is_ours(&table) {
        return with(events_table::take(&table, places), faults);
    }
    let help = "the first row names the columns: those of events.csv (id, date, category, …) or of the TimelineJS \
                template (Year, Month, Day, …, Headline, Text, …)";
    let fault = places.fault(&table.header_bytes, "neither a table of events nor one of TimelineJS", help);
    Taken { faults: vec![fault], ..Taken::default() }
}

fn with(mut taken: Taken, mut faults: Vec<Fault>) -> Taken {
    faults.append(&mut taken.faults);
    Taken { faults, ..taken }
}
