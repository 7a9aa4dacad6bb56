//! An import that writes nothing: what it would take of a file, and what it reports.

use super::defaults::Defaults;
use super::fault_list::FaultList;
use super::file;
use super::folder::{Folder, NewSite};
use super::importer::Importer;
use super::places::Places;
use super::rows::Rows;
use super::slide_draft::SlideDrafts;
use std::borrow::Cow;
use vigil_model::{Category, Event, Fault};

/// What an import would do.
pub struct Rehearsal {
    /// The events of the rows that would be written, as they are read again for that.
    pub events: Vec<Event>,
    /// How many rows would be written; as many as there are events.
    pub row_count: usize,
    /// The faults, of which a bounded number is kept.
    pub faults: Vec<Fault>,
    /// How many failures there are.
    pub failure_count: usize,
    /// The text in which the faults have their places; empty if the file has none.
    pub text: String,
}

impl Rehearsal {
    /// Rehearses the import of a file into a new folder, in English and with faulty rows left out.
    pub fn of(name: &str, bytes: &[u8]) -> Rehearsal {
        match Folder::empty(&NewSite { locale: "en", title: None }) {
            Ok(folder) => Rehearsal::into_folder(name, bytes, &folder, None),
            Err(faults) => Rehearsal {
                events: Vec::new(),
                row_count: 0,
                failure_count: faults.len(),
                faults,
                text: String::new(),
            },
        }
    }

    /// The same into a folder, with a category for events whose group is none.
    pub(crate) fn into_folder(
        name: &str,
        bytes: &[u8],
        folder: &Folder,
        category: Option<Category>,
    ) -> Rehearsal {
        let mut faults = FaultList::default();
        let (mut events, mut row_count) = (Vec::new(), 0);
        let text = file::text_of(name, bytes).unwrap_or_else(|fault| {
            faults.push(*fault);
            Cow::Borrowed("")
        });
        let places = Places::new(name, &text);
        match Rows::open(&places).map_err(|found| faults.extend(found)) {
            Ok((rows, warnings)) if !faults.has_failed() => {
                faults.extend(warnings);
                let defaults = Defaults { locale: "en", category, kind: None };
                let slides = SlideDrafts::new(&places, folder, defaults, rows.order());
                let importer = Importer { places: &places, rows: &rows, folder, slides, force: false };
                // Only a table of faulty rows can fail, and there is none.
                let accepts = importer.run(None, &mut faults).ok().flatten().unwrap_or_default();
                let rows = || accepts.files.values().flatten();
                row_count = rows().count();
                events = rows().filter_map(|at| importer.event_again(at)).collect();
            }
            _ => {}
        }
        let FaultList { kept: faults, failures: failure_count, .. } = faults;
        Rehearsal { events, row_count, faults, failure_count, text: text.into_owned() }
    }
}
