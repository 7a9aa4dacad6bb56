//! Puts drafts before the same checks as data files, and gives every fault the place of the cell it is about.
//!
//! The drafts are written as the list of events they will be, each on the line its row has in the file, so that what a
//! check says of lines is true of the file.

use super::draft::Draft;
use super::merge::Folder;
use super::places::Places;
use vigil_model::check::SourceFile;
use vigil_model::{Event, Fault, Severity};

/// The events, if there is nothing wrong with any, and the failures. What a check only warns of is left to
/// `vigil check`.
pub fn verify(drafts: &[Draft], places: &Places<'_>, folder: &Folder) -> (Vec<Event>, Vec<Fault>) {
    if drafts.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let (list, starts) = written(drafts, places);
    let references = folder.references();
    let file = SourceFile { path: places.name().to_owned(), bytes: Ok(list.into_bytes()) };
    let read = references.read_events(&file);
    let checked = references.finish_part(vec![read]);
    let failures = checked.faults.into_iter().filter(|fault| fault.severity == Severity::Failure);
    let faults = failures.filter_map(|fault| {
        let at = starts.partition_point(|start| *start <= fault.bytes.start).checked_sub(1)?;
        let draft = drafts.get(at)?;
        let cell = draft.cell(&fault.field);
        let Fault { message, help, id, field, .. } = fault;
        (!draft.is_faulted(&field)).then(|| Fault { id, field, ..places.fault(cell, message, help) })
    });
    let faults = faults.collect();
    let events = checked.dataset.map(|dataset| dataset.events().to_vec()).unwrap_or_default();
    (events, faults)
}

/// The list, and where each event begins in it.
fn written(drafts: &[Draft], places: &Places<'_>) -> (String, Vec<usize>) {
    let mut list = String::from("[");
    let mut starts = Vec::with_capacity(drafts.len());
    let mut line = 1;
    for (at, draft) in drafts.iter().enumerate() {
        if at > 0 {
            list.push(',');
        }
        let wanted = places.line(draft.bytes.start);
        while line < wanted {
            list.push('\n');
            line += 1;
        }
        starts.push(list.len());
        list.push_str(&serde_json::Value::Object(draft.fields.clone()).to_string());
    }
    list.push(']');
    (list, starts)
}
