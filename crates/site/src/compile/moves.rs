//! Former ids: the pages that have a new address, and the table by which the app resolves old ids in addresses.

use vigil_app::url::route::Route;
use vigil_app::url::view_state::Moved;
use vigil_model::{CaseId, Dataset, EventId, PersonId};

/// A page with a former address.
pub struct Move {
    /// The page at the old address.
    pub old: Route,
    /// The page of today.
    pub new: Route,
}

/// All former addresses: of events, then people, then cases, each in the order of the data.
pub fn moves(dataset: &Dataset) -> Vec<Move> {
    let mut moves = Vec::new();
    for event in dataset.events() {
        let of = |old: &EventId| Move { old: Route::Event(old.clone()), new: Route::Event(event.id.clone()) };
        moves.extend(event.former_ids.iter().map(of));
    }
    for person in dataset.people() {
        let of =
            |old: &PersonId| Move { old: Route::Person(old.clone()), new: Route::Person(person.id.clone()) };
        moves.extend(person.former_ids.iter().map(of));
    }
    for case in dataset.cases() {
        let of = |old: &CaseId| Move { old: Route::Case(old.clone()), new: Route::Case(case.id.clone()) };
        moves.extend(case.former_ids.iter().map(of));
    }
    moves
}

/// The same for the app, a line a move.
pub fn table(moves: &[Move]) -> Vec<Moved> {
    let line = |Move { old, new }: &Move| match (old, new) {
        (Route::Event(old), Route::Event(new)) => Some(format!("event {old} {new}")),
        (Route::Person(old), Route::Person(new)) => Some(format!("person {old} {new}")),
        (Route::Case(old), Route::Case(new)) => Some(format!("case {old} {new}")),
        _ => None,
    };
    moves.iter().filter_map(line).collect()
}
