//! The rules between files: former ids, pinned steps, and facts that events report but rows do not have.
//!
//! Each check is one pass over its list. The texts of the files are dropped by then to save memory, so a fault is at the id
//! of its object and names the field.

use super::shown::shown;
use crate::{
    CaseFact, CustodyState, Dataset, Day, Event, EventDate, Fault, Kind, Lists, Person, Severity, Standing,
    Status,
};
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// The maximum number of faults of one event, person or case.
const FAULT_LIMIT: usize = 100;
/// The maximum number of faults of one kind between the files.
const ALL_LIMIT: usize = 10_000;
/// The number of days without news after which a status that is not recorded causes a warning.
const STALE_DAYS: i32 = 365;

/// The position of an id.
#[derive(Clone, Debug)]
pub(super) struct Position {
    pub path: Arc<str>,
    pub line: u32,
    pub column: u32,
    pub bytes: Range<usize>,
}

/// The positions of the ids of one kind.
pub(super) type Positions = HashMap<String, Position>;

/// The positions of all ids that faults refer to.
#[derive(Clone, Copy)]
pub(super) struct Positioned<'a> {
    pub events: &'a Positions,
    pub people: &'a Positions,
    pub cases: &'a Positions,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.path, self.line)
    }
}

impl Position {
    /// A failure in a field of the object at this position.
    pub(super) fn fault(&self, id: &str, field: &str, message: String, help: String) -> Fault {
        Fault {
            severity: Severity::Failure,
            file: self.path.to_string(),
            line: self.line,
            column: self.column,
            id: id.to_owned(),
            field: field.to_owned(),
            message,
            help,
            bytes: self.bytes.clone(),
        }
    }

    pub(super) fn warning(&self, id: &str, field: &str, message: String, help: String) -> Fault {
        Fault { severity: Severity::Warning, ..self.fault(id, field, message, help) }
    }
}

/// Checks ids that refer to other files. `is_partial`: some events could not be read, so unknown ones are no fault.
pub(super) fn references(lists: &Lists, found: Positioned<'_>, is_partial: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let events = lists.events.iter().map(|event| (event.id.as_str(), &event.former_ids, found.events));
    former_ids("event", events, &mut faults);
    let people = lists.people.iter().map(|person| (person.id.as_str(), &person.former_ids, found.people));
    former_ids("person", people, &mut faults);
    let cases = lists.cases.iter().map(|case| (case.id.as_str(), &case.former_ids, found.cases));
    former_ids("case", cases, &mut faults);
    steps(lists, found, is_partial, &mut faults);
    faults
}

/// Reports a former id that is an id today or is listed twice: a published id must never mean something else.
fn former_ids<'a, I: AsRef<str> + 'a>(
    noun: &str,
    list: impl Iterator<Item = (&'a str, &'a Vec<I>, &'a Positions)>,
    faults: &mut Vec<Fault>,
) {
    let mut taken: HashMap<&str, &Position> = HashMap::new();
    for (id, former_ids, positions) in list {
        let Some(position) = positions.get(id) else { continue };
        if faults.len() >= ALL_LIMIT {
            return;
        }
        for (at, former) in former_ids.iter().enumerate().take(FAULT_LIMIT) {
            let former = former.as_ref();
            let (message, other) = if let Some(other) = positions.get(former) {
                (format!("the former id `{}` is the id of another {noun}", shown(former)), other)
            } else if let Some(other) = taken.insert(former, position) {
                (format!("the former id `{}` is listed twice", shown(former)), other)
            } else {
                continue;
            };
            let (message, help) = match former == id {
                true => (
                    format!("the former id `{}` is the {noun}’s own id", shown(former)),
                    "leave it out: list only ids that it had before".to_owned(),
                ),
                false => {
                    let rule = "a published id never means something else";
                    (message, format!("keep it at {other} or here; {rule}"))
                }
            };
            faults.push(position.fault(id, &format!("former_ids[{at}]"), message, help));
        }
    }
}

/// Reports pinned steps that are not events, and warns of events of other cases.
fn steps(lists: &Lists, found: Positioned<'_>, is_partial: bool, faults: &mut Vec<Fault>) {
    let mut pinned: HashMap<&str, Option<&Event>> = HashMap::new();
    let steps = lists.cases.iter().flat_map(|case| &case.steps);
    pinned.extend(steps.map(|step| (step.as_str(), None)));
    if pinned.is_empty() {
        return;
    }
    let mut moved: HashMap<&str, &Event> = HashMap::new();
    for event in &lists.events {
        if let Some(known) = pinned.get_mut(event.id.as_str()) {
            *known = Some(event);
        }
        moved.extend(event.former_ids.iter().map(|former| (former.as_str(), event)));
    }
    for case in &lists.cases {
        let Some(position) = found.cases.get(case.id.as_str()) else { continue };
        if faults.len() >= ALL_LIMIT {
            return;
        }
        for (at, step) in case.steps.iter().enumerate().take(FAULT_LIMIT) {
            let field = format!("steps[{at}]");
            match pinned.get(step.as_str()).copied().flatten() {
                Some(event) if event.cases.contains(&case.id) => {}
                Some(_) => {
                    let message = format!("the event `{step}` does not belong to the case");
                    let help = format!("add `{}` to the event’s `cases`, or pin another", case.id);
                    faults.push(position.warning(case.id.as_str(), &field, message, help));
                }
                None if is_partial || found.events.contains_key(step.as_str()) => {}
                None => {
                    let message = format!("unknown event `{}`", shown(step.as_str()));
                    let help = match moved.get(step.as_str()) {
                        Some(event) => format!("its id is `{}` now", event.id),
                        None => "name an event of the case by its id".to_owned(),
                    };
                    faults.push(position.fault(case.id.as_str(), &field, message, help));
                }
            }
        }
    }
}

/// Warns of facts that an event reports and the rows of its people do not have, and of people without news for a year.
pub(super) fn missing_facts(dataset: &Dataset, found: Positioned<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for event in dataset.events() {
        if faults.len() >= ALL_LIMIT {
            break;
        }
        let Some((what, field)) = fact_of(event.kind) else { continue };
        let Some(position) = found.events.get(event.id.as_str()) else { continue };
        let people = event.people.iter().enumerate();
        let people = people.filter_map(|(at, id)| Some((at, dataset.person(id)?)));
        let lacking = people.filter_map(|(at, person)| Some((at, person, row_lacking(event, person)?)));
        for (at, person, (row, case)) in lacking.take(FAULT_LIMIT) {
            let message = format!("{what} `{}`, whose row for `{case}` has none on that day", person.id);
            let row = format!("cases[{row}].{field}");
            let help = match found.people.get(person.id.as_str()) {
                Some(at) => format!("fill in `{row}` of the person at {at}, or correct the event"),
                None => format!("fill in `{row}` of the person, or correct the event"),
            };
            faults.push(position.warning(event.id.as_str(), &format!("people[{at}]"), message, help));
        }
    }
    faults.extend(dataset.people().iter().filter_map(|person| long_without_news(dataset, person, found)));
    faults
}

/// The fact that events of a kind report about their people, and its field; `None` for other kinds.
fn fact_of(kind: Kind) -> Option<(&'static str, &'static str)> {
    match kind {
        Kind::Bail => Some(("a decision on bail names", "custody")),
        Kind::Detention => Some(("a detention names", "custody")),
        Kind::Release => Some(("a release names", "released")),
        Kind::Sentence => Some(("a sentence names", "sentenced")),
        Kind::Charge => Some(("a charge names", "charged")),
        _ => None,
    }
}

/// The index and case of the row that should have the fact of an event; `None` if a row has it or no row belongs to the
/// event's cases.
fn row_lacking<'a>(event: &Event, person: &'a Person) -> Option<(usize, &'a str)> {
    let mut rows = person.cases.iter().enumerate();
    let (at, row) = rows.find(|(_, row)| event.cases.contains(&row.case))?;
    let is_recorded = person.cases.iter().any(|row| records(row, event));
    (!is_recorded).then_some((at, row.case.as_str()))
}

/// Whether a row has the fact of an event, give or take a day: decisions of an evening take effect, or are reported, on the
/// next day.
fn records(row: &CaseFact, event: &Event) -> bool {
    let first = Day(event.date.first_day().0 - 1);
    let last = Day(event.last_day().0 + 1);
    let overlaps = |from: EventDate, to: EventDate| from.first_day() <= last && to.last_day() >= first;
    let is_near = |date: Option<EventDate>| date.is_some_and(|date| overlaps(date, date));
    let mut custody = row.custody.iter();
    match event.kind {
        // Refused bail is no change: the stretch in custody continues on that day.
        Kind::Bail => {
            custody.any(|stretch| overlaps(stretch.from, stretch.to.or(stretch.seen).unwrap_or(stretch.from)))
        }
        Kind::Detention => {
            let is_held = |stretch: &crate::Custody| {
                stretch.state != CustodyState::Bail
                    && overlaps(stretch.from, stretch.to.or(stretch.seen).unwrap_or(stretch.from))
            };
            is_near(row.arrested) || custody.any(is_held)
        }
        // An acquitted person leaves the court free, and the row has no date of release.
        Kind::Release => {
            let ends = |stretch: &crate::Custody| is_near(Some(stretch.from)) || is_near(stretch.to);
            is_near(row.released) || is_near(row.transferred) || is_near(row.judged) || custody.any(ends)
        }
        Kind::Sentence => is_near(row.sentenced),
        Kind::Charge => is_near(row.charged),
        _ => true,
    }
}

/// Warns of a person whose status is not recorded and whose last fact is old.
fn long_without_news(dataset: &Dataset, person: &Person, found: Positioned<'_>) -> Option<Fault> {
    let as_of = dataset.as_of();
    let since = |case: &crate::CaseId| dataset.case(case).and_then(|case| case.since);
    if !person.is_followed() || Standing::of(person, since, as_of).status != Status::NotRecorded {
        return None;
    }
    let last = person.cases.iter().flat_map(dates).map(EventDate::last_day).max();
    if last.is_some_and(|last| as_of.0 - last.0 <= STALE_DAYS) {
        return None;
    }
    let position = found.people.get(person.id.as_str())?;
    let last = person.cases.iter().flat_map(dates).max_by_key(|date| date.last_day());
    let message = match last {
        Some(last) => format!("no outcome is recorded for `{}`, and no fact after {last}", person.id),
        None => format!("no outcome is recorded for `{}`, and no date", person.id),
    };
    let help = "look for a verdict, a release or a newer report, and fill in the row".to_owned();
    Some(position.warning(person.id.as_str(), "cases", message, help))
}

/// All dates of a row.
fn dates(row: &CaseFact) -> impl Iterator<Item = EventDate> {
    let own = [
        row.wanted,
        row.arrested,
        row.charged,
        row.pleaded,
        row.judged,
        row.sentenced,
        row.released,
        row.transferred,
    ];
    let custody = row.custody.iter().flat_map(|stretch| [Some(stretch.from), stretch.to, stretch.seen]);
    own.into_iter().chain(custody).flatten()
}
