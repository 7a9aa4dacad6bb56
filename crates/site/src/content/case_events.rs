//! The events of a case and its key steps: what a reader follows from the arrest to the appeal.

use crate::content::local_model::LocalModel;
use vigil_app::timeline::printout::notes::Notes;
use vigil_index::ShardEvent;
use vigil_model::{Case, Event, Kind};

/// How many steps a case has at the most.
const STEPS: usize = 8;
/// How few steps still say something.
const FEWEST: usize = 3;
/// The most events on the page of a case: more than the largest case of the data has.
const EVENTS_SHOWN: usize = 200;

/// Where a case can begin before anybody is arrested for it.
const ORIGINS: [Kind; 7] =
    [Kind::Primary, Kind::Rally, Kind::March, Kind::Protest, Kind::Vigil, Kind::Law, Kind::Election];

/// The steps a case goes through; of the kinds of a step the first that has an event counts. In the order in which they are
/// kept where they are too many.
const STAGES: [&[Kind]; 8] = [
    &[Kind::Verdict, Kind::Plea],
    &[Kind::Sentence],
    &[Kind::Charge],
    &[Kind::Arrest, Kind::Warrant, Kind::Raid],
    &[Kind::Appeal],
    &[Kind::TrialOpens],
    &[Kind::Bail, Kind::Detention],
    &[Kind::Release],
];

/// The events of a case, oldest first, and its key steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseEvents {
    /// The key steps, oldest first; empty where they would say no less than the events.
    pub steps: Vec<Step>,
    /// The events on the page, oldest first.
    pub shown: Vec<ShardEvent>,
    /// Their sources, for paper.
    pub notes: Notes,
    /// How many events there are.
    pub total: u32,
}

/// A key step of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The event.
    pub event: ShardEvent,
    /// Its place among the events of the case, from 1 on.
    pub place: u32,
}

impl LocalModel<'_> {
    /// The events of a case from the oldest on, with its key steps.
    pub fn case_events(&self, case: &Case) -> CaseEvents {
        let positions = self.model.by_case.get(case.id.as_str()).map_or(&[][..], Vec::as_slice);
        let events: Vec<&Event> =
            positions.iter().filter_map(|position| self.model.dataset.events().get(*position)).collect();
        let mut steps = if case.steps.is_empty() { derived(&events) } else { pinned(case, &events) };
        if case.steps.is_empty() && (steps.len() < FEWEST || steps.len() == events.len()) {
            steps.clear();
        }
        let step = |place: usize| {
            let event = self.names.listed(events.get(place)?);
            Some(Step { event, place: place as u32 + 1 })
        };
        CaseEvents {
            steps: steps.into_iter().filter_map(step).collect(),
            shown: events.iter().take(EVENTS_SHOWN).map(|event| self.names.listed(event)).collect(),
            notes: self.notes(positions.iter().take(EVENTS_SHOWN).copied()),
            total: events.len() as u32,
        }
    }
}

/// The places of the events that an editor chose.
fn pinned(case: &Case, events: &[&Event]) -> Vec<usize> {
    let is_chosen = |event: &Event| case.steps.contains(&event.id);
    (0..events.len()).filter(|place| events.get(*place).is_some_and(|event| is_chosen(event))).collect()
}

/// The positions of the events of the stages of a case, oldest first.
fn derived(events: &[&Event]) -> Vec<usize> {
    let first = |kind: Kind| events.iter().position(|event| event.kind == kind);
    let judged = [Kind::Verdict, Kind::Sentence].into_iter().filter_map(first).min();
    let of_stage = |kinds: &&[Kind]| match kinds {
        // An appeal before the judgment is about bail or the like; of those after it the last decides.
        [Kind::Appeal] => {
            let last = events.iter().rposition(|event| event.kind == Kind::Appeal);
            last.filter(|place| judged.is_none_or(|judged| *place > judged))
        }
        kinds => kinds.iter().copied().find_map(first),
    };
    let stages: Vec<usize> = STAGES.iter().filter_map(of_stage).collect();
    let begun = stages.iter().copied().min().unwrap_or(0);
    let origin = events.iter().take(begun).position(|event| ORIGINS.contains(&event.kind));
    let mut steps: Vec<usize> = origin.into_iter().chain(stages).take(STEPS).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}
