//! The content of the page of the data: its files, the meaning of their columns, and its changes.

use crate::content::event::Neighbor;
use crate::content::local_model::LocalModel;
use crate::content::totals::Totals;
use std::collections::BTreeMap;
use vigil_model::{Day, Event, EventDate};

/// The most days of changes on the page, the newest; the files have the day of each event.
const DAYS: usize = 30;
/// The most events on the page of one day of changes.
const EVENTS_OF_DAY: usize = 20;

/// The files to download. They are written before the page that lists their sizes and checksums.
#[derive(Clone, Debug, Default)]
pub struct Downloads {
    /// The files, in the order of the page.
    pub files: Vec<FileData>,
    /// The columns of each table, by the family of its file.
    pub tables: Vec<(&'static str, Vec<ColumnData>)>,
    /// The files of the JSON Schemas.
    pub schemas: Vec<String>,
    /// Whether the charts of the page of numbers are drawn as PNG.
    pub has_pictures: bool,
    /// The whole timeline in one file, by language; none where they were not asked for.
    pub single_files: Vec<SingleFile>,
}

/// The whole timeline in one file, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SingleFile {
    /// The tag of the language.
    pub tag: String,
    /// The name of the language, in that language.
    pub language: String,
    /// Its path below the site's root.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
}

/// The data as files: downloads with the meaning of their columns, and changes.
#[derive(Clone, Debug, PartialEq)]
pub struct DataPage {
    /// How much there is.
    pub totals: Totals,
    /// The last day of which the data says anything, or on which it changed.
    pub changed: Option<EventDate>,
    /// The files, those of a family one after the other.
    pub files: Vec<FileData>,
    /// The columns of each table, by the table's family.
    pub tables: Vec<(&'static str, Vec<ColumnData>)>,
    /// The files of the JSON Schemas.
    pub schemas: Vec<String>,
    /// The whole timeline in one file, by language.
    pub single_files: Vec<SingleFile>,
    /// The days on which entries were added or changed, newest first.
    pub changes: Vec<ChangeDay>,
    /// How many entries do not say when they changed.
    pub undated: u32,
}

/// A file to download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileData {
    /// Its family, as the last part of a message key.
    pub family: &'static str,
    /// Its path below the site's root.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256.
    pub checksum: String,
    /// Its seal, by which the app knows it.
    pub seal: [u8; 16],
}

/// A column of a table, or several of one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnData {
    /// The names.
    pub names: Vec<String>,
    /// Its meaning, as the last part of a message key.
    pub meaning: &'static str,
}

/// The entries added or changed on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeDay {
    /// The day.
    pub day: EventDate,
    /// The first of them, in the order of time.
    pub events: Vec<Neighbor>,
    /// How many they are in all.
    pub event_count: u32,
}

impl LocalModel<'_> {
    /// The page of the data.
    pub fn data(&self, downloads: &Downloads) -> DataPage {
        let events = self.model.dataset.events();
        DataPage {
            totals: Totals::of(self.model),
            changed: self.model.newest_change,
            files: downloads.files.clone(),
            tables: downloads.tables.clone(),
            schemas: downloads.schemas.clone(),
            single_files: downloads.single_files.clone(),
            changes: self.changes(),
            undated: events.iter().filter(|event| event.updated.is_none()).count() as u32,
        }
    }

    /// The newest days on which events were added or changed.
    fn changes(&self) -> Vec<ChangeDay> {
        let mut days: BTreeMap<Day, Vec<&Event>> = BTreeMap::new();
        for event in self.model.dataset.events() {
            if let Some(updated) = event.updated {
                days.entry(updated.first_day()).or_default().push(event);
            }
        }
        let link = |event: &&Event| Neighbor {
            id: event.id.clone(),
            date: event.date,
            title: self.names.text(&event.title),
        };
        let change = |(day, events): (Day, Vec<&Event>)| {
            Some(ChangeDay {
                day: EventDate::from_day(day).ok()?,
                events: events.iter().take(EVENTS_OF_DAY).map(link).collect(),
                event_count: events.len() as u32,
            })
        };
        days.into_iter().rev().take(DAYS).filter_map(change).collect()
    }
}
