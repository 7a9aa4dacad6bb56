//! The rule of status over all cases of a person.

use super::outcome::{Outcome, outcome, served_one_after_another};
use super::present::present;
use super::standing::{Standing, Status};
use crate::custody::Row;
use crate::{CaseId, Day, EventDate, Person};

impl Standing {
    /// The standing of a person as of the last day of the data. `since` returns the earliest day on which anybody can have
    /// been held for a case ([`crate::Case::since`]).
    pub fn of(person: &Person, since: impl Fn(&CaseId) -> Option<EventDate>, as_of: Day) -> Standing {
        let rows: Vec<Row> = person.cases.iter().map(|fact| Row { fact, since: since(&fact.case) }).collect();
        if let Some(died) = person.died.filter(|died| died.first_day() <= as_of) {
            let nothing = Standing::not_recorded(None, as_of);
            return Standing { status: Status::Died, decided: Some(died), ..nothing };
        }
        let freed = rows.iter().filter_map(|row| row.fact.released).map(EventDate::first_day).max();
        let judged: Vec<Outcome> = rows.iter().map(|row| outcome(*row, &rows, freed, as_of)).collect();
        let ranked = judged.iter().enumerate().min_by_key(|(_, one)| {
            // Of equal statuses the term that ends last decides, and the last release.
            let last = one.term.map(|term| term.earliest).or(one.decided.map(EventDate::first_day));
            (rank(one.status), std::cmp::Reverse(last))
        });
        let Some((case, best)) = ranked else { return Standing::not_recorded(None, as_of) };
        let mut standing = Standing {
            status: best.status,
            case: Some(case),
            decided: best.decided,
            present: None,
            vouched_until: best.vouched_until,
            term: best.term,
            due: rows.get(case).and_then(|row| row.fact.release_due),
        };
        if rank(standing.status) >= rank(Status::Released) && is_outlived(&rows, &judged) {
            return Standing::not_recorded(Some(case), as_of);
        }
        if standing.status == Status::TermOver && served_one_after_another(&rows, freed) > as_of {
            standing.status = Status::TermMayHaveEnded;
        }
        if standing.status.is_behind_bars() {
            standing.present = present(&rows, as_of, standing.vouched_until);
        }
        standing
    }
}

/// The precedence of a status among several cases, lowest first: statuses that may mean being behind bars, then outcomes.
fn rank(status: Status) -> u8 {
    match status {
        Status::Died => 0,
        Status::InPrison => 1,
        Status::InCustody => 2,
        Status::TermMayHaveEnded => 3,
        Status::TermOver => 4,
        Status::OnBail => 5,
        Status::Wanted => 6,
        Status::Released => 7,
        Status::Suspended => 8,
        Status::Fined => 9,
        Status::Quashed => 10,
        Status::Acquitted => 11,
        Status::Dropped => 12,
        Status::NotRecorded => 13,
    }
}

/// Whether a case without a recorded outcome began after all recorded outcomes: a released person who was arrested again
/// must not be called released.
fn is_outlived(rows: &[Row], judged: &[Outcome]) -> bool {
    let decided = judged.iter().filter_map(|one| one.decided).map(EventDate::last_day).max();
    let open = rows.iter().zip(judged).filter(|(_, one)| one.status == Status::NotRecorded);
    let begun = open.flat_map(|(row, _)| {
        let custody = row.fact.custody.last().map(|stretch| stretch.from);
        [row.fact.arrested, row.fact.charged, custody]
    });
    begun.flatten().map(EventDate::first_day).max() > decided
}
