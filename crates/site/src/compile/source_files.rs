//! The sources of the events in files of their own, for printing a view: a row of a list has only the number of its sources
//! (`src/timeline/printout`).
//!
//! `data/<edition>/sources/<date>.json` is an object: the id of each event that begins on that date, with its list of
//! sources in the shape of the data (title, publisher, url, date, lang, archive). `<date>` is the month of the event's
//! date, or its year if no month is known: the first letters of `<time datetime>` in its row. If a month has more than a
//! browser should fetch for one of its events, `<date>` is the day. `TimelineData::source_letters` gives the number of
//! letters to the app.

use crate::digest;
use rayon::prelude::*;
use std::collections::BTreeMap;
use vigil_app::timeline::printout::notes::{SOURCES_FOLDER, source_file_name};
use vigil_model::{Dataset, Event, Source};

/// The most events in a file by month. With more in any month, all files are by day.
const MONTH_EVENTS: usize = 1_000;

/// The letters of a date up to its month, and up to its day.
const MONTH: usize = 7;
const DAY: usize = 10;

/// The events of a data set by the file of their sources.
pub struct SourceFiles<'a> {
    /// The number of letters of an event's date in the name of its file.
    pub letters: usize,
    files: BTreeMap<String, Vec<&'a Event>>,
}

impl<'a> SourceFiles<'a> {
    /// Groups the events by month, or by day if a month is too full.
    pub fn new(dataset: &'a Dataset) -> SourceFiles<'a> {
        let months = by_date(dataset, MONTH);
        let is_light = months.values().all(|events| events.len() <= MONTH_EVENTS);
        let (letters, files) = if is_light { (MONTH, months) } else { (DAY, by_date(dataset, DAY)) };
        SourceFiles { letters, files }
    }

    /// A hash of all files. Each file is dropped after it is hashed: together they can be larger than the data set.
    pub fn digest(&self) -> anyhow::Result<String> {
        let hash = |(date, events): (&String, &Vec<&Event>)| {
            Ok(digest::short(&[date.as_bytes(), &content(events)?]))
        };
        let hashes: Vec<String> = self.files.par_iter().map(hash).collect::<anyhow::Result<_>>()?;
        Ok(hashes.concat())
    }

    /// Passes each file to `write`, with its path in the folder of the edition.
    pub fn for_each(
        &self,
        write: impl Fn(&str, &[u8]) -> anyhow::Result<()> + Send + Sync,
    ) -> anyhow::Result<()> {
        self.files
            .par_iter()
            .try_for_each(|(date, events)| write(&format!("{SOURCES_FOLDER}/{date}.json"), &content(events)?))
    }
}

/// The events by the first letters of their dates.
fn by_date(dataset: &Dataset, letters: usize) -> BTreeMap<String, Vec<&Event>> {
    let mut files: BTreeMap<String, Vec<&Event>> = BTreeMap::new();
    for event in dataset.events() {
        files.entry(source_file_name(event.date, letters)).or_default().push(event);
    }
    files
}

/// The JSON of a file, the events in the order of their ids.
fn content(events: &[&Event]) -> anyhow::Result<Vec<u8>> {
    let sources: BTreeMap<&str, &[Source]> =
        events.iter().map(|event| (event.id.as_str(), event.sources.as_slice())).collect();
    Ok(serde_json::to_vec(&sources)?)
}
