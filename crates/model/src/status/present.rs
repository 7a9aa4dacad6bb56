//! The present time behind bars.

use super::standing::{Beginning, Present};
use crate::custody::{Bar, Row, State, Stretch};
use crate::{Custody, CustodyState, Day};

/// The time behind bars that lasts up to the day `until` for which sources vouch, with the gaps that may be part of it.
/// Reads the stretches backwards from that day.
pub(super) fn present(rows: &[Row], as_of: Day, until: Day) -> Option<Present> {
    let bars: Vec<Bar> = rows.iter().map(|row| Bar::of_case(*row, rows, as_of)).collect();
    let stretches = Bar::joined(&bars, as_of).stretches;
    let mut past: Vec<Stretch> = stretches.clone();
    past.retain(|stretch| stretch.from < until && stretch.state != State::Ahead);
    let mut beginning = Beginning::OrBefore;
    let (mut since, mut days) = (None, 0);
    // The first day of the last stretch read: the stretch before must last until then.
    let mut reached = until;
    while let Some(stretch) = past.pop() {
        if stretch.to < reached {
            break;
        }
        match stretch.state {
            state if state.is_behind_bars() => {
                days += Stretch { to: stretch.to.min(until), ..stretch }.days();
                since = Some(stretch.from);
            }
            // Reported behind bars at its beginning, so the time before it may belong to the same custody.
            State::Unconfirmed if since.is_some() => {
                if let Beginning::OrBefore = beginning {
                    beginning = Beginning::Broken(stretch.from, stretch.to);
                }
                since = Some(stretch.from);
            }
            _ => break,
        }
        reached = stretch.from;
    }
    // Reported in custody on one day only, and nothing else is known.
    let Some(since) = since else {
        return Some(Present { since: until, beginning: Beginning::Known, days: 0 });
    };
    let before = stretches.iter().find(|stretch| stretch.from < since && stretch.to >= since);
    let begins_then =
        |custody: &Custody| custody.state != CustodyState::Bail && custody.from.last_day() == since;
    let is_recorded = rows.iter().flat_map(|row| &row.fact.custody).any(begins_then);
    if beginning == Beginning::OrBefore {
        beginning = match before.map(|stretch| stretch.state) {
            Some(State::Bail) => Beginning::Known,
            None if is_recorded => Beginning::Known,
            _ => Beginning::OrBefore,
        };
    }
    Some(Present { since, beginning, days })
}
