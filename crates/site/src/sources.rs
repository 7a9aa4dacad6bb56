//! The sources of the events, for the paper of a view: a row of a list says how many there are, and its page gives them;
//! whoever prints a view wants them all (`src/timeline/printout`).
//!
//! `data/<edition>/sources/<date>.json` holds an object: the id of each event that begins then, with its list of sources
//! in the shape of the data (title, publisher, url, date, lang, archive). `<date>` is the month of the event's date, or
//! its year where no more is known: the first letters of what its row says (`<time datetime>`). Where a month is more than a
//! browser should fetch for one of its events, it is the day. How many letters count, the timeline knows
//! (`TimelineData::source_letters`).

use crate::digest;
use crate::output::Output;
use rayon::prelude::*;
use std::collections::BTreeMap;
use vigil_app::timeline::printout::notes::{SOURCES_FOLDER, source_file_name};
use vigil_model::{Dataset, Event, Source};

/// The most events whose sources stand in one file, where days are short enough for that.
const MONTH_EVENTS: usize = 1_000;

/// How many letters of a date are its month, and its day.
const MONTH: usize = 7;
const DAY: usize = 10;

/// The events of a data set by the file their sources stand in.
pub struct SourceFiles<'a> {
    /// How many letters of an event's date are the name of its file.
    pub letters: usize,
    files: BTreeMap<String, Vec<&'a Event>>,
}

impl<'a> SourceFiles<'a> {
    /// By month, or by day where months are too full.
    pub fn new(dataset: &'a Dataset) -> SourceFiles<'a> {
        let months = by_date(dataset, MONTH);
        let is_light = months.values().all(|events| events.len() <= MONTH_EVENTS);
        let (letters, files) = if is_light { (MONTH, months) } else { (DAY, by_date(dataset, DAY)) };
        SourceFiles { letters, files }
    }

    /// A hash of all files; none of them is kept.
    pub fn digest(&self) -> anyhow::Result<String> {
        let hash = |(date, events): (&String, &Vec<&Event>)| {
            Ok(digest::short(&[date.as_bytes(), &content(events)?]))
        };
        let hashes: Vec<String> = self.files.par_iter().map(hash).collect::<anyhow::Result<_>>()?;
        Ok(hashes.concat())
    }

    /// Writes all files into a folder of the edition.
    pub fn write(&self, edition: &str, output: &Output) -> anyhow::Result<()> {
        self.files.par_iter().try_for_each(|(date, events)| {
            output.write(&format!("{edition}/{SOURCES_FOLDER}/{date}.json"), &content(events)?)
        })
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

/// What a file holds, the events in the order of their ids.
fn content(events: &[&Event]) -> anyhow::Result<Vec<u8>> {
    let sources: BTreeMap<&str, &[Source]> =
        events.iter().map(|event| (event.id.as_str(), event.sources.as_slice())).collect();
    Ok(serde_json::to_vec(&sources)?)
}
