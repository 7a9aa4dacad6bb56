//! Checks data files: every fault of every file at once, or a data set without fault.
//!
//! Text in, values and faults out: no file is opened here. The files that others refer to come first (`References`);
//! the events' files may then be read one after another or side by side, each text dropped before the next.
//! What passes here is also what `serde` reads, to the same values (`tests/json_oracle.rs`).

mod fact;
pub mod json;
mod list_file;
mod reader;
mod shapes;
mod table;
mod text;

use crate::{Case, Dataset, Event, Fault, Lists, Organization, Person, Place, Severity, Site};
use list_file::{ListFile, Seen, fault_without_place};
use reader::{Locales, Scope};
use std::collections::HashMap;
use table::{Table, Tables};

/// A file as it was found.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path relative to the data folder, with `/` between its parts.
    pub path: String,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, String>,
}

/// The files that events refer to, and the site's own.
#[derive(Clone, Debug)]
pub struct ReferenceFiles {
    /// `site.json`.
    pub site: SourceFile,
    /// `cases.json`.
    pub cases: SourceFile,
    /// `places.json`.
    pub places: SourceFile,
    /// `orgs.json`.
    pub orgs: SourceFile,
    /// `people.json`.
    pub people: SourceFile,
}

/// All that has been read but for the events.
#[derive(Debug)]
pub struct References {
    site: Option<Site>,
    cases: Vec<Case>,
    places: Vec<Place>,
    orgs: Vec<Organization>,
    people: Vec<Person>,
    scope: Scope,
    faults: Vec<Fault>,
}

/// One file of events, read.
#[derive(Debug)]
pub struct EventFile(ListFile<Event>);

/// The end of a check.
#[derive(Debug)]
pub struct Checked {
    /// The data, unless a fault is a failure.
    pub dataset: Option<Dataset>,
    /// Every fault, file by file in the order of their lines.
    pub faults: Vec<Fault>,
}

impl References {
    /// Reads the files that others refer to.
    pub fn read(files: &ReferenceFiles) -> References {
        let mut faults = Vec::new();
        let (site, locales) = list_file::read_site(&files.site, &mut faults);
        let mut scope = Scope { locales, tables: Tables::default() };
        let cases =
            ListFile::read(&files.cases, &scope, shapes::case).finish(&mut scope.tables.cases, &mut faults);
        let places = ListFile::read(&files.places, &scope, shapes::place)
            .finish(&mut scope.tables.places, &mut faults);
        let orgs = ListFile::read(&files.orgs, &scope, shapes::organization)
            .finish(&mut scope.tables.orgs, &mut faults);
        let people = ListFile::read(&files.people, &scope, shapes::person)
            .finish(&mut scope.tables.people, &mut faults);
        References { site, cases, places, orgs, people, scope, faults }
    }

    /// Reads one file of events.
    pub fn read_events(&self, file: &SourceFile) -> EventFile {
        EventFile(ListFile::read(file, &self.scope, shapes::event))
    }

    /// Puts it all together; `files` in the order in which their faults are to be told.
    pub fn finish(self, files: Vec<EventFile>) -> Checked {
        let mut faults = self.faults;
        if files.is_empty() {
            let help = "put the events into files by year, as in events/2021.json";
            faults.push(fault_without_place("events", "there are no files of events", help));
        }
        let mut first_seen = HashMap::new();
        let mut events = Vec::new();
        for EventFile(file) in files {
            let start = faults.len();
            note_duplicates(&file.path, file.seen, &mut first_seen, &mut faults);
            faults.extend(file.faults);
            if let Some(faults) = faults.get_mut(start..) {
                faults.sort_by_key(|fault| (fault.line, fault.column));
            }
            events.extend(file.values);
        }
        let failed = faults.iter().any(|fault| fault.severity == Severity::Failure);
        let (cases, places, orgs, people) = (self.cases, self.places, self.orgs, self.people);
        let site = if failed { None } else { self.site };
        let dataset = site.map(|site| Dataset::new(site, Lists { events, people, places, orgs, cases }));
        Checked { dataset, faults }
    }
}

/// Faults each id that has been seen before, in this file or another.
fn note_duplicates(
    path: &str,
    seen: Vec<Seen>,
    first_seen: &mut HashMap<String, (String, u32)>,
    faults: &mut Vec<Fault>,
) {
    for Seen { id, line, column, bytes } in seen {
        let Some((other, other_line)) = first_seen.get(&id) else {
            first_seen.insert(id, (path.to_owned(), line));
            continue;
        };
        faults.push(Fault {
            severity: Severity::Failure,
            file: path.to_owned(),
            line,
            column,
            message: format!("the id `{}` is taken", reader::shown(&id)),
            help: format!("it is already at {other}:{other_line}; an id is never used twice"),
            id: reader::shown(&id),
            field: "id".to_owned(),
            bytes,
        });
    }
}

impl<T> ListFile<T> {
    /// Gives the values and fills the table others refer to.
    fn finish(self, table: &mut Table, faults: &mut Vec<Fault>) -> Vec<T> {
        table.partial = self.partial;
        table.ids = self.seen.iter().map(|seen| seen.id.clone()).collect();
        let start = faults.len();
        note_duplicates(&self.path, self.seen, &mut HashMap::new(), faults);
        faults.extend(self.faults);
        if let Some(faults) = faults.get_mut(start..) {
            faults.sort_by_key(|fault| (fault.line, fault.column));
        }
        self.values
    }
}

/// The site's languages and values, for the readers of other files.
type SiteFile = (Option<Site>, Locales);

#[cfg(test)]
mod tests;
