//! Takes the rows of a file: each is read, checked like a file of the data, and compared with the events that are there and
//! with the rows before it.
//!
//! Of a row that is taken only its place, its id and its date are kept, and it is read again when it is written, so that a
//! file of a million rows takes little memory.

use super::draft::Draft;
use super::events_table;
use super::fault_list::FaultList;
use super::faulty_rows::FaultyRows;
use super::folder::Folder;
use super::places::Places;
use super::row_fault;
use super::rows::{Line, Rows};
use super::slide::RowAt;
use super::slide_draft::SlideDrafts;
use super::table::{Row, Table};
use crate::source::read;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use vigil_model::check::SourceFile;
use vigil_model::{Day, Event, EventId, Fault, Precision, Severity};

/// Reads rows as events.
pub(crate) struct Importer<'a> {
    /// The file.
    pub places: &'a Places<'a>,
    /// Its rows.
    pub rows: &'a Rows<'a>,
    /// Where the events go.
    pub folder: &'a Folder,
    /// How slides become events.
    pub slides: SlideDrafts<'a>,
    /// Whether events that are there and differ are replaced.
    pub force: bool,
}

/// A row that is taken.
#[derive(Debug)]
pub(crate) struct Accepted {
    /// Where it is.
    pub at: RowAt,
    /// Its event's id.
    pub id: Box<str>,
    /// Its event's place in time, which its id decides among equals.
    pub key: (Day, Precision),
}

/// The rows that are taken.
#[derive(Debug, Default)]
pub(crate) struct Accepts {
    /// By the files of their events.
    pub files: BTreeMap<String, Vec<Accepted>>,
    /// How many events are new.
    pub added: usize,
    /// How many are there already and change.
    pub replaced: usize,
    /// How many are there already as they are.
    pub unchanged: usize,
    /// How many titles and eras were left out.
    pub left_out: usize,
}

/// What the rows so far have taken.
#[derive(Default)]
struct Before<'a> {
    /// The lines of the ids.
    ids: HashMap<Box<str>, u32>,
    /// The ids of today and before of the events there, by their former ids; and of the rows.
    former_ids: HashMap<&'a str, &'a EventId>,
    new_former_ids: HashMap<String, u32>,
    /// The next number of each id that more than one row would have.
    numbers: HashMap<String, usize>,
    /// The rows by what they say.
    fingerprints: HashMap<u64, usize>,
}

impl<'a> Importer<'a> {
    /// Takes all rows; those with faults are put into `faulty`, if there is one. `Err` if the file cannot be read to its end
    /// or `faulty` cannot be written.
    pub fn run(
        &self,
        mut faulty: Option<&mut FaultyRows<'_>>,
        faults: &mut FaultList,
    ) -> anyhow::Result<Option<Accepts>> {
        let mut accepts = Accepts { left_out: self.rows.left_out(), ..Accepts::default() };
        let mut before = Before::default();
        for event in self.folder.dataset.events() {
            before.former_ids.extend(event.former_ids.iter().map(|former| (former.as_str(), &event.id)));
        }
        for line in self.rows.lines() {
            let at = line.at();
            let mut found = Vec::new();
            let event = self.take(&line, &mut before, &mut accepts, &mut found);
            found.sort_by_key(|fault| (fault.line, fault.column));
            let has_failed = found.iter().any(|fault| fault.severity == Severity::Failure);
            if let (true, Some(faulty)) = (has_failed, &mut faulty) {
                faulty.push(self.rows, &line, &found)?;
            }
            faults.extend(found);
            if matches!(&line, Line::Row(row) if row.open_quote.is_some()) {
                return Ok(None);
            }
            if let Some(event) = event.filter(|_| !has_failed) {
                self.accept(event, at, &mut accepts);
            }
        }
        Ok(Some(accepts))
    }

    /// The event of a row that was taken before.
    pub fn event_again(&self, accepted: &Accepted) -> Option<Event> {
        let line = self.rows.line_at(accepted.at)?;
        let mut draft = self.draft(&line, &|id| id != &*accepted.id, &mut Vec::new())?;
        draft.set("id", &accepted.id);
        self.checked(&draft, &mut Vec::new())
    }

    /// A row as an event, with its faults.
    fn take(
        &self,
        line: &Line<'a>,
        before: &mut Before<'_>,
        accepts: &mut Accepts,
        faults: &mut Vec<Fault>,
    ) -> Option<Event> {
        let Some(mut draft) = self.draft(line, &|id| before.ids.contains_key(id), faults) else {
            accepts.left_out += usize::from(faults.is_empty());
            return None;
        };
        let is_failure = |fault: &Fault| fault.severity == Severity::Failure;
        if draft.has_own_id && !faults.iter().any(is_failure) {
            self.warn_of_the_same(line, &draft, before, faults);
        }
        before.number(&mut draft);
        let event = self.checked(&draft, faults);
        let event = event.filter(|_| !faults.iter().any(is_failure))?;
        self.compare(&event, &draft, before, faults);
        if faults.iter().any(is_failure) {
            return None;
        }
        before.note(&event, self.places.line(draft.bytes.start) as u32);
        Some(event)
    }

    fn draft(
        &self,
        line: &Line<'a>,
        is_taken: &dyn Fn(&str) -> bool,
        faults: &mut Vec<Fault>,
    ) -> Option<Draft> {
        if let (Rows::Events(table) | Rows::Slides(table), Line::Row(row)) = (self.rows, line)
            && let Some(fault) = row_fault::of_quotes(table, row, self.places)
        {
            faults.push(Fault { id: format!("row {}", row.number), ..fault });
            return None;
        }
        if let (Rows::Slides(table), Line::Row(row)) = (self.rows, line)
            && table.is_trimmed(row)
        {
            faults.push(self.warning_of_trimmed(table, row));
        } else if let (Rows::Events(table) | Rows::Slides(table), Line::Row(row)) = (self.rows, line)
            && let Some(fault) = row_fault::of_length(table, row, self.places)
        {
            faults.push(Fault { id: format!("row {}", row.number), ..fault });
            return None;
        }
        match (self.rows, line) {
            (Rows::Events(table), Line::Row(row)) => {
                Some(events_table::draft(table, row, self.places, faults))
            }
            (rows, line) => self.slides.draft(&rows.slide(line)?, is_taken, faults),
        }
    }

    fn warning_of_trimmed(&self, table: &Table<'_>, row: &Row<'_>) -> Fault {
        let message = format!(
            "the row has {} cells, the row of the columns' names has {}; the last ones are taken as empty",
            row.cells.len(),
            table.header.cells.len()
        );
        let help = "look whether its cells are in their columns; one that is missing moves those after it";
        Fault { id: format!("row {}", row.number), ..self.places.warning(&row.bytes, message, help) }
    }

    /// Checks a draft as `vigil check` does, and gives each fault the place of the cell it is about. What a check only warns
    /// of is left to `vigil check`.
    fn checked(&self, draft: &Draft, faults: &mut Vec<Fault>) -> Option<Event> {
        let list = format!("[{}]", serde_json::Value::Object(draft.fields.clone()));
        let file = SourceFile { path: self.places.name().to_owned(), bytes: Ok(list.into_bytes()) };
        let (events, found) = self.folder.references.read_events(&file).into_parts();
        let failures = found.into_iter().filter(|fault| fault.severity == Severity::Failure);
        let failures: Vec<Fault> = failures.filter(|fault| !draft.is_faulted(&fault.field)).collect();
        let has_failed = !failures.is_empty();
        faults.extend(
            failures.into_iter().map(|fault| self.placed(draft, &fault.field, fault.message, fault.help)),
        );
        events.into_iter().next().filter(|_| !has_failed)
    }

    fn placed(&self, draft: &Draft, field: &str, message: String, help: String) -> Fault {
        let place = draft.cell(field);
        let fault = self.places.fault(&place.bytes, message, help);
        Fault { id: draft.label.clone(), field: place.column, ..fault }
    }

    /// Compares an event with those that are there and those of the rows before.
    fn compare(&self, event: &Event, draft: &Draft, before: &Before<'_>, faults: &mut Vec<Fault>) {
        let id = event.id.as_str();
        let name = &read::shown(Path::new(self.places.name()));
        let mut fault = |field: &str, message: String, help: String| {
            faults.push(self.placed(draft, field, message, help));
        };
        if let Some(line) = before.ids.get(id) {
            let help = format!("it is already at {name}:{line}; an id is never used twice");
            fault("id", format!("the id `{id}` is taken"), help);
        }
        let rule = "a published id never means something else";
        if let Some(owner) = before.former_ids.get(id).filter(|owner| **owner != &event.id) {
            fault(
                "id",
                format!("the id `{id}` was the id of `{owner}` before"),
                format!("give another; {rule}"),
            );
        }
        if let Some(line) = before.new_former_ids.get(id) {
            let message = format!("the id `{id}` is a former id at {name}:{line}");
            fault("id", message, format!("give another; {rule}"));
        }
        for former in event.former_ids.iter().map(EventId::as_str) {
            let other = before.former_ids.get(former).filter(|owner| **owner != &event.id);
            let there = self.folder.dataset.event(&former.into());
            let owner = other.map(|owner| owner.as_str()).or(there.map(|event| event.id.as_str()));
            let line = before.ids.get(former).or_else(|| before.new_former_ids.get(former));
            let owner = owner.map(|owner| format!("`{owner}`"));
            if let Some(owner) = owner.or_else(|| line.map(|line| format!("the event at {name}:{line}"))) {
                let message = format!("the former id `{former}` is an id of {owner}");
                fault("former_ids", message, format!("leave it out; {rule}"));
            } else if former == id {
                let help = "leave it out: list only ids that it had before".to_owned();
                fault("former_ids", format!("the former id `{former}` is the event's own id"), help);
            }
        }
        if let Some(existing) = self.folder.dataset.event(&event.id)
            && existing != event
            && !self.force
        {
            let help = format!(
                "it is in {}; run again with --force to replace it, or give this one another id",
                self.folder.path_of(event)
            );
            fault("id", format!("the event `{id}` is there already, and differs"), help);
        }
    }

    fn warn_of_the_same(
        &self,
        line: &Line<'_>,
        draft: &Draft,
        before: &mut Before<'_>,
        faults: &mut Vec<Fault>,
    ) {
        match before.fingerprints.entry(line.fingerprint()) {
            Entry::Vacant(entry) => drop(entry.insert(line.at().number)),
            Entry::Occupied(entry) => {
                let first = draft.label.replace(&line.at().number.to_string(), &entry.get().to_string());
                let message = format!("{} says the same as {first}, and becomes a second event", draft.label);
                let fault = self.places.warning(&draft.bytes, message, "remove one of them");
                faults.push(Fault { id: draft.label.clone(), ..fault });
            }
        }
    }

    fn accept(&self, event: Event, at: RowAt, accepts: &mut Accepts) {
        match self.folder.dataset.event(&event.id) {
            Some(existing) if *existing == event => {
                accepts.unchanged += 1;
                return;
            }
            Some(_) => accepts.replaced += 1,
            None => accepts.added += 1,
        }
        let (day, precision, id) = event.order_key();
        let accepted = Accepted { at, id: id.as_str().into(), key: (day, precision) };
        accepts.files.entry(self.folder.path_of(&event)).or_default().push(accepted);
    }
}

impl Before<'_> {
    /// Gives an id that was made here a number, if a row before has it.
    fn number(&mut self, draft: &mut Draft) {
        let Some(first) = draft.id().filter(|_| draft.has_own_id).map(str::to_owned) else { return };
        if !self.ids.contains_key(first.as_str()) {
            return;
        }
        let next = self.numbers.entry(first.clone()).or_insert(2);
        loop {
            let id = format!("{first}-{next}");
            *next += 1;
            if !self.ids.contains_key(id.as_str()) {
                draft.set("id", &id);
                return;
            }
        }
    }

    fn note(&mut self, event: &Event, line: u32) {
        self.ids.insert(event.id.as_str().into(), line);
        self.new_former_ids.extend(event.former_ids.iter().map(|former| (former.to_string(), line)));
    }
}
