//! Arithmetic of stretches: differences, and one state for each day.

use super::bar::{State, Stretch};
use crate::Day;

/// Stretches without the days of another one.
pub(super) fn without(layers: Vec<Stretch>, cut: &Stretch) -> Vec<Stretch> {
    let mut rest = Vec::new();
    for Stretch { state, from, to } in layers {
        push(&mut rest, state, from, to.min(cut.from));
        push(&mut rest, state, from.max(cut.to), to);
    }
    rest
}

/// Adds a stretch, unless it is empty.
pub(super) fn push(layers: &mut Vec<Stretch>, state: State, from: Day, to: Day) {
    if from < to {
        layers.push(Stretch { state, from, to });
    }
}

/// The precedence of a state on a day with several, lowest first: behind bars, then free, then not known.
fn weight(state: State) -> u8 {
    match state {
        State::Held => 0,
        State::Elsewhere => 1,
        State::Served => 2,
        State::Bail => 3,
        State::Unconfirmed => 4,
        State::Unrecorded => 5,
        State::Ahead => 6,
    }
}

/// Resolves overlaps: each day gets the state with the lowest weight. Quadratic in the number of stretches, of which a
/// person has a dozen.
pub(super) fn flatten(layers: &[Stretch]) -> Vec<Stretch> {
    let mut cuts: Vec<Day> = layers.iter().flat_map(|stretch| [stretch.from, stretch.to]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut flat: Vec<Stretch> = Vec::new();
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let covers = |stretch: &&Stretch| stretch.from <= *from && stretch.to >= *to;
        let Some(top) = layers.iter().filter(covers).min_by_key(|stretch| weight(stretch.state)) else {
            continue;
        };
        match flat.last_mut() {
            Some(last) if (last.state, last.to) == (top.state, *from) => last.to = *to,
            _ => flat.push(Stretch { state: top.state, from: *from, to: *to }),
        }
    }
    flat
}
