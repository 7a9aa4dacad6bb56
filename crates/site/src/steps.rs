//! The events of a case and its key steps: what a reader follows from the arrest to the appeal.

use crate::content::lists::{CaseEvents, Step};
use crate::pages::Pages;
use vigil_model::{Case, Event, Kind};

/// How many steps a case has at the most.
const STEPS: usize = 8;
/// How few steps still say something.
const FEWEST: usize = 3;
/// How many events the page of a case tells: all of the largest case of the data, and room for it to grow.
const EVENTS_TOLD: usize = 200;

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

impl Pages<'_> {
    /// The events of a case from the oldest on, with its key steps.
    pub(crate) fn case_events(&self, case: &Case) -> CaseEvents {
        let positions = self.by_case.get(case.id.as_str()).map_or(&[][..], Vec::as_slice);
        let events: Vec<&Event> =
            positions.iter().filter_map(|position| self.dataset.events().get(*position)).collect();
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
            told: events.iter().take(EVENTS_TOLD).map(|event| self.names.listed(event)).collect(),
            notes: self.notes(positions.iter().take(EVENTS_TOLD).copied()),
            total: events.len() as u32,
        }
    }
}

/// The places of the events that an editor chose.
fn pinned(case: &Case, events: &[&Event]) -> Vec<usize> {
    let is_chosen = |event: &Event| case.steps.contains(&event.id);
    (0..events.len()).filter(|place| events.get(*place).is_some_and(|event| is_chosen(event))).collect()
}

/// The places of the events that stand for the stages of a case, oldest first.
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
