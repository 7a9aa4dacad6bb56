//! The outcome of each single case.

use super::standing::Status;
use crate::custody::term::{Row, Term, add_months};
use crate::{CaseFact, Custody, CustodyState, Day, EventDate, Verdict};

/// The number of days for which the last report of custody or bail still counts as the present.
pub(super) const VOUCHED_DAYS: i32 = 180;

/// The outcome of one case: the fields of a [`Standing`](super::Standing) as if there were no other case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    pub(super) status: Status,
    pub(super) decided: Option<EventDate>,
    pub(super) vouched_until: Day,
    pub(super) term: Option<Term>,
}

/// The outcome of one case. `freed` is the last recorded release of the person in any case: it also ends the sentences of
/// other cases that were passed before.
pub(super) fn outcome(row: Row, all: &[Row], freed: Option<Day>, as_of: Day) -> Outcome {
    let fact = row.fact;
    let (status, decided) = status_by_facts(row, freed, as_of);
    let mut outcome = Outcome { status, decided, vouched_until: as_of, term: None };
    match status {
        Status::InPrison => {
            let Some(term) = row.term(all) else {
                return Outcome { status: Status::NotRecorded, ..outcome };
            };
            outcome.term = Some(term);
            outcome.status = if term.earliest > as_of {
                Status::InPrison
            } else if term.latest > as_of {
                Status::TermMayHaveEnded
            } else {
                Status::TermOver
            };
        }
        Status::InCustody | Status::OnBail => {
            outcome.vouched_until = vouched(fact).map_or(as_of, |(_, day)| day)
        }
        _ => {}
    }
    outcome
}

/// The status by the facts of a case, and the deciding day. `InPrison` means any prison sentence without a recorded end;
/// the caller compares its term with the day of the data.
fn status_by_facts(row: Row, freed: Option<Day>, as_of: Day) -> (Status, Option<EventDate>) {
    let fact = row.fact;
    let latest = [fact.sentenced, fact.released].into_iter().flatten().map(EventDate::last_day).max();
    if let Some(wanted) = fact.wanted.filter(|wanted| latest <= Some(wanted.last_day())) {
        return (Status::Wanted, Some(wanted));
    }
    match fact.verdict {
        Some(Verdict::Acquitted) => return (Status::Acquitted, fact.judged),
        Some(Verdict::Quashed) => return (Status::Quashed, None),
        Some(Verdict::Dropped) => return (Status::Dropped, fact.judged),
        _ => {}
    }
    if let Some(released) = fact.released {
        return (Status::Released, Some(released));
    }
    if fact.transferred.is_some() {
        // Handed over to another prison or country: only the rows of other cases can show where the person is.
        return (Status::NotRecorded, None);
    }
    if let Some(sentenced) = fact.sentenced {
        return match (row.is_jailed(), fact.suspended, fact.fined) {
            (true, _, _) if freed >= Some(sentenced.last_day()) => (Status::Released, None),
            (true, _, _) => (Status::InPrison, Some(sentenced)),
            (false, true, _) => (Status::Suspended, Some(sentenced)),
            (false, false, true) => (Status::Fined, Some(sentenced)),
            (false, false, false) => (Status::NotRecorded, None),
        };
    }
    let is_recent = |day: Day| as_of.0 - day.0 <= VOUCHED_DAYS && freed.is_none_or(|freed| freed < day);
    match vouched(fact).filter(|(_, day)| is_recent(*day)) {
        Some((CustodyState::Held | CustodyState::Elsewhere, _)) => (Status::InCustody, None),
        Some((CustodyState::Bail, _)) => (Status::OnBail, None),
        _ => (Status::NotRecorded, None),
    }
}

/// The state of the last stretch of a case and the last day for which a source reports it; `None` if it has an end.
fn vouched(fact: &CaseFact) -> Option<(CustodyState, Day)> {
    let last: &Custody = fact.custody.last()?;
    let day = last.seen.unwrap_or(last.from).first_day();
    last.to.is_none().then_some((last.state, day))
}

/// The day on which all sentences without a recorded end are over if they are served one after another, each minus only
/// the days known to count. Courts may order that without a source reporting it.
pub(super) fn served_one_after_another(rows: &[Row], freed: Option<Day>) -> Day {
    let open = |row: &&Row| {
        let sentenced = row.fact.sentenced.map(EventDate::last_day);
        let is_ended = row.fact.released.is_some() || row.fact.transferred.is_some();
        row.is_jailed() && !is_ended && sentenced.is_some_and(|sentenced| freed < Some(sentenced))
    };
    let mut open: Vec<&Row> = rows.iter().filter(open).collect();
    open.sort_by_key(|row| row.fact.sentenced.map(EventDate::last_day));
    open.iter().fold(Day(i32::MIN), |over, row| {
        let (Some(sentenced), Some(months)) = (row.fact.sentenced, row.fact.sentence_months) else {
            return over;
        };
        let end = add_months(over.max(sentenced.last_day()), months);
        let end = end.0 - row.credit_at_least() + row.days_not_counted_after(sentenced.last_day());
        let due = row.fact.release_due.map_or(Day(i32::MIN), EventDate::last_day);
        Day(end).max(due).max(over)
    })
}
