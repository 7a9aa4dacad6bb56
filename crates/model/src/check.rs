//! Checks data files: returns all faults of all files at once, or a data set without failures.
//!
//! Bytes in, values and faults out; the caller reads the files. `References` reads the files that events refer to. The
//! files of events may then be read in any order or in parallel, and each text can be dropped before the next is read.
//! Accepted files are also accepted by `serde`, with the same values (`tests/json_oracle.rs`).

mod cross;
mod doubtful;
mod fact;
mod glossary;
pub mod json;
mod limit;
mod list_file;
mod places;
mod reader;
mod rows;
mod shapes;
mod shown;
mod source_file;
mod sources;
mod table;
mod text;

use crate::{Case, Dataset, Event, Fault, GlossaryTerm, Lists, Organization, Person, Place, Severity, Site};
use cross::{Position, Positions};
use limit::Hidden;
use list_file::{ListFile, Seen, fault_without_place};
use reader::{FILE_LIMIT, Scope};
pub use source_file::{ReferenceFiles, SourceFile};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;
use table::Table;

/// The number of faults in all files from which on only one repeated id a file is kept.
const ALL_LIMIT: usize = 40_000;

/// The checked files except the events.
#[derive(Debug)]
pub struct References {
    site: Option<Site>,
    cases: Vec<Case>,
    places: Vec<Place>,
    orgs: Vec<Organization>,
    people: Vec<Person>,
    terms: Vec<GlossaryTerm>,
    /// The positions of the cases and the people.
    cases_at: Positions,
    people_at: Positions,
    /// The paths of the files, in the order in which their faults are reported.
    paths: Vec<String>,
    scope: Scope,
    faults: Vec<Fault>,
    hidden: Hidden,
}

/// One checked file of events.
#[derive(Debug)]
pub struct EventFile(ListFile<Event>);

/// The outcome of a check.
#[derive(Debug)]
pub struct Checked {
    /// The data; `None` if a fault is a failure.
    pub dataset: Option<Dataset>,
    /// All faults, by file and line.
    pub faults: Vec<Fault>,
}

/// Checks an address that replaces `base_url` of `site.json`, by the same rules; the error is what is wrong, and how to write
/// it.
pub fn base_url(text: &str) -> Result<String, String> {
    shapes::base_url_of_text(text)
}

impl References {
    /// Reads and checks the files that events refer to. Faults are kept for [`References::finish`].
    pub fn read(files: &ReferenceFiles) -> References {
        let mut faults = Vec::new();
        let mut hidden = Hidden::default();
        let (site, locales) = list_file::read_site(&files.site, &mut faults);
        let closed_hosts = site.iter().flat_map(|site| site.closed_hosts.clone()).collect();
        let mut scope = Scope { locales, closed_hosts, ..Scope::default() };
        let (cases, cases_at) = ListFile::read(&files.cases, &scope, shapes::case).finish(
            &mut scope.tables.cases,
            &mut faults,
            &mut hidden,
        );
        let since = |case: &Case| case.since.map(|since| (case.id.to_string(), since));
        scope.since = cases.iter().filter_map(since).collect();
        let (places, places_at) = ListFile::read(&files.places, &scope, shapes::place).finish(
            &mut scope.tables.places,
            &mut faults,
            &mut hidden,
        );
        faults.extend(places::misplaced(&places, &places_at, scope.tables.places.partial));
        let (orgs, _) = ListFile::read(&files.orgs, &scope, shapes::organization).finish(
            &mut scope.tables.orgs,
            &mut faults,
            &mut hidden,
        );
        let (people, people_at) = ListFile::read(&files.people, &scope, shapes::person).finish(
            &mut scope.tables.people,
            &mut faults,
            &mut hidden,
        );
        let (terms, terms_at) = ListFile::read(&files.terms, &scope, glossary::term).finish(
            &mut Table::default(),
            &mut faults,
            &mut hidden,
        );
        faults.extend(glossary::shared_names(&terms, &terms_at));
        let read = [&files.site, &files.cases, &files.places, &files.orgs, &files.people, &files.terms];
        let paths = read.map(|file| file.path.clone()).to_vec();
        References {
            site,
            cases,
            places,
            orgs,
            people,
            terms,
            cases_at,
            people_at,
            paths,
            scope,
            faults,
            hidden,
        }
    }

    /// Reads and checks one file of events.
    pub fn read_events(&self, file: &SourceFile) -> EventFile {
        EventFile(ListFile::read(file, &self.scope, shapes::event))
    }

    /// Checks the rules between files and returns the data. `files` are in the order in which their faults are reported.
    pub fn finish(mut self, files: Vec<EventFile>) -> Checked {
        if files.is_empty() {
            let help = "put the events into files by year, as in events/2021.json";
            self.faults.push(fault_without_place("events", "there are no files of events", help));
        }
        self.finish_with(files, false)
    }

    /// The same with a part of the events, or none: a reference to an unknown event is no fault.
    pub fn finish_part(self, files: Vec<EventFile>) -> Checked {
        self.finish_with(files, true)
    }

    fn finish_with(self, files: Vec<EventFile>, mut is_partial: bool) -> Checked {
        let References {
            site,
            cases,
            places,
            orgs,
            people,
            terms,
            cases_at,
            people_at,
            mut paths,
            mut faults,
            mut hidden,
            ..
        } = self;
        let mut events_at = Positions::new();
        let mut events = Vec::new();
        for EventFile(file) in files {
            let start = faults.len();
            let more = note_duplicates(&file.path, file.seen, &mut events_at, &mut faults);
            hidden.add(&file.path, more + file.hidden);
            faults.extend(file.faults);
            if let Some(faults) = faults.get_mut(start..) {
                faults.sort_by_key(|fault| (fault.line, fault.column));
            }
            events.extend(file.values);
            is_partial |= file.partial;
            paths.push(file.path);
        }
        let found = cross::Positioned { events: &events_at, people: &people_at, cases: &cases_at };
        let lists = Lists { events, people, places, orgs, cases, terms };
        let mut crossed = cross::references(&lists, found, is_partial);
        let is_failure = |fault: &Fault| fault.severity == Severity::Failure;
        let failed = faults.iter().chain(&crossed).any(is_failure);
        let dataset = site.filter(|_| !failed).map(|site| Dataset::new(site, lists));
        // Facts are compared only in data without failures: a missing row would cause a second fault.
        crossed.extend(dataset.iter().flat_map(|dataset| cross::missing_facts(dataset, found)));
        crossed.extend(dataset.iter().flat_map(|dataset| doubtful::doubtful(dataset, found)));
        if !crossed.is_empty() {
            faults.extend(crossed);
            let ranks: HashMap<String, usize> = paths.into_iter().zip(0..).collect();
            faults.sort_by_key(|fault| (ranks.get(&fault.file).copied(), fault.line, fault.column));
        }
        hidden.limit(&mut faults);
        Checked { dataset, faults }
    }
}

/// Reports each id that was seen before, in this file or another; returns the number of those that are not kept.
fn note_duplicates(
    path: &str,
    seen: Vec<Seen>,
    first_seen: &mut Positions,
    faults: &mut Vec<Fault>,
) -> usize {
    let path: Arc<str> = path.into();
    let (mut kept, mut hidden) = (0_usize, 0_usize);
    for Seen { id, line, column, bytes } in seen {
        let position = Position { path: path.clone(), line, column, bytes };
        let first = match first_seen.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(position);
                continue;
            }
            Entry::Occupied(entry) => entry,
        };
        // One is always kept, because a failure must not be forgotten.
        if kept > 0 && (kept >= FILE_LIMIT || faults.len() >= ALL_LIMIT) {
            hidden += 1;
            continue;
        }
        kept += 1;
        let help = format!("it is already at {}; an id is never used twice", first.get());
        let id = shown::shown(first.key());
        faults.push(position.fault(&id, "id", format!("the id `{id}` is taken"), help));
    }
    hidden
}

impl EventFile {
    /// The number of faults that are kept.
    pub fn fault_count(&self) -> usize {
        self.0.faults.len()
    }

    /// Keeps at most `count` faults, failures first, and counts the others. A failure is always kept, if there is one.
    pub fn keep_faults(&mut self, count: usize) {
        let faults = &mut self.0.faults;
        let count = count.max(1);
        if faults.len() > count {
            // Stable, so that each severity stays in the order of the lines.
            faults.sort_by_key(|fault| fault.severity != Severity::Failure);
            self.0.hidden += faults.len() - count;
            faults.truncate(count);
            faults.shrink_to_fit();
        }
    }

    /// The events and the faults of the file by itself.
    pub fn into_parts(self) -> (Vec<Event>, Vec<Fault>) {
        (self.0.values, self.0.faults)
    }
}

impl<T> ListFile<T> {
    /// The values and their positions. Fills the table of ids to which other files refer.
    fn finish(self, table: &mut Table, faults: &mut Vec<Fault>, hidden: &mut Hidden) -> (Vec<T>, Positions) {
        table.partial = self.partial;
        table.ids = self.seen.iter().map(|seen| seen.id.clone()).collect();
        let start = faults.len();
        let mut positions = Positions::new();
        let more = note_duplicates(&self.path, self.seen, &mut positions, faults);
        hidden.add(&self.path, more + self.hidden);
        faults.extend(self.faults);
        if let Some(faults) = faults.get_mut(start..) {
            faults.sort_by_key(|fault| (fault.line, fault.column));
        }
        (self.values, positions)
    }
}

#[cfg(test)]
mod tests;
