//! Where somebody stands as of the last day of the data: in prison, released, or not recorded.
//!
//! A pure function of the recorded facts. It is never stronger than its sources: nobody is in prison past the earliest
//! end of the term, nobody is released without a recorded release, and what no source tells is `NotRecorded`. The rule
//! is written out, with its table, in `docs/status.md`.

use crate::custody::{Bar, State, Stretch};
use crate::term::{Row, Term};
use crate::{CaseFact, CaseId, Custody, CustodyState, Day, EventDate, Person, Verdict};

/// For how many days after a source last told of custody or bail that still counts as the present.
pub const VOUCHED_DAYS: i32 = 180;

crate::closed_list! {
    /// Where somebody stands. In the order in which a page lists them.
    Status {
        /// Serving a sentence: no release is recorded, and the term at its shortest is not over.
        InPrison = "in-prison",
        /// Held before judgment or sentence.
        InCustody = "in-custody",
        /// Free on bail in a case that goes on.
        OnBail = "on-bail",
        /// Sentenced, no release recorded: the term may have ended, or may not.
        TermMayHaveEnded = "term-may-have-ended",
        /// Sentenced, no release recorded: the term is over by any count.
        TermOver = "term-over",
        /// Released after every sentence.
        Released = "released",
        /// Abroad, under a warrant or a bounty.
        Wanted = "wanted",
        /// Sentenced to a term that is suspended.
        Suspended = "suspended",
        /// Convicted and fined.
        Fined = "fined",
        /// The conviction was quashed.
        Quashed = "quashed",
        /// Acquitted.
        Acquitted = "acquitted",
        /// The charge was dropped.
        Dropped = "dropped",
        /// Died.
        Died = "died",
        /// No source read here tells.
        NotRecorded = "not-recorded",
    }
}

impl Status {
    /// Whether the person is behind bars.
    pub fn is_behind_bars(self) -> bool {
        matches!(self, Status::InPrison | Status::InCustody)
    }

    /// Whether a sentence was passed of which no end is recorded.
    pub fn is_release_unrecorded(self) -> bool {
        matches!(self, Status::TermMayHaveEnded | Status::TermOver)
    }
}

/// How well the beginning of somebody's present custody is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// Without a break since that day.
    Known,
    /// Told behind bars on that day; whether without a break between these days is not recorded.
    Broken(Day, Day),
    /// Behind bars on that day, and perhaps before it.
    OrBefore,
}

/// Somebody's present time behind bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present {
    /// The day on which it began, as far as is known.
    pub since: Day,
    /// How well that is known.
    pub beginning: Beginning,
    /// The days of it that are known.
    pub days: u32,
}

/// Where somebody stands, since when, and how far sources vouch for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The status.
    pub status: Status,
    /// The position of the deciding case among the person's.
    pub case: Option<usize>,
    /// The day that decides: of the release, the warrant, the sentence, the verdict, the death.
    pub decided: Option<EventDate>,
    /// The present time behind bars, for those in prison or in custody.
    pub present: Option<Present>,
    /// The last day for which sources vouch.
    pub told: Day,
    /// The end of the term, for those with a sentence of which no end is recorded.
    pub term: Option<Term>,
    /// The release announced beforehand.
    pub due: Option<EventDate>,
}

/// The outcome of one case: a status, the day that decides it, and its term.
#[derive(Clone, Copy, Debug)]
struct Outcome {
    status: Status,
    decided: Option<EventDate>,
    told: Day,
    term: Option<Term>,
}

impl Standing {
    /// Where a person stands as of the last day of the data. `since` gives for a case the earliest day on which anybody
    /// can have been held for it.
    pub fn of(person: &Person, since: impl Fn(&CaseId) -> Option<EventDate>, as_of: Day) -> Standing {
        let rows: Vec<Row> = person.cases.iter().map(|fact| Row { fact, since: since(&fact.case) }).collect();
        if let Some(died) = person.died.filter(|died| died.first_day() <= as_of) {
            let nothing = Standing::not_recorded(None, as_of);
            return Standing { status: Status::Died, decided: Some(died), ..nothing };
        }
        let freed = rows.iter().filter_map(|row| row.fact.released).map(EventDate::first_day).max();
        let judged: Vec<Outcome> = rows.iter().map(|row| outcome(*row, &rows, freed, as_of)).collect();
        let ranked = judged.iter().enumerate().min_by_key(|(_, one)| {
            // Of several terms the one that ends last decides, of several releases the last.
            let last = one.term.map(|term| term.earliest).or(one.decided.map(EventDate::first_day));
            (rank(one.status), std::cmp::Reverse(last))
        });
        let Some((case, best)) = ranked else { return Standing::not_recorded(None, as_of) };
        let mut standing = Standing {
            status: best.status,
            case: Some(case),
            decided: best.decided,
            present: None,
            told: best.told,
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
            standing.present = present(&rows, as_of, standing.told);
        }
        standing
    }

    fn not_recorded(case: Option<usize>, as_of: Day) -> Standing {
        Standing {
            status: Status::NotRecorded,
            case,
            decided: None,
            present: None,
            told: as_of,
            term: None,
            due: None,
        }
    }

    /// The day until which the days of somebody in prison may run on in the reader's browser: the earliest end of the
    /// term. `None` where days are missing already, or nothing is known of the end.
    pub fn runs_until(&self) -> Option<Day> {
        let present = self.present.filter(|present| present.beginning == Beginning::Known)?;
        let is_serving = self.status == Status::InPrison && present.days > 0;
        self.term.filter(|_| is_serving).map(|term| term.earliest)
    }
}

/// Which of several cases decides, the lowest first: what may still keep somebody behind bars, then what became of them.
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

/// Whether a case of which no outcome is recorded began after everything that is.
fn is_outlived(rows: &[Row], judged: &[Outcome]) -> bool {
    let decided = judged.iter().filter_map(|one| one.decided).map(EventDate::last_day).max();
    let open = rows.iter().zip(judged).filter(|(_, one)| one.status == Status::NotRecorded);
    let begun = open.flat_map(|(row, _)| {
        let custody = row.fact.custody.last().map(|told| told.from);
        [row.fact.arrested, row.fact.charged, custody]
    });
    begun.flatten().map(EventDate::first_day).max() > decided
}

/// The outcome of one case. `freed` is the last recorded release of the person: whoever was released is not in prison
/// for a sentence passed before that day, in whichever case the release is recorded.
fn outcome(row: Row, all: &[Row], freed: Option<Day>, as_of: Day) -> Outcome {
    let fact = row.fact;
    let (status, decided) = status_by_facts(row, freed, as_of);
    let mut outcome = Outcome { status, decided, told: as_of, term: None };
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
        Status::InCustody | Status::OnBail => outcome.told = vouched(fact).map_or(as_of, |(_, day)| day),
        _ => {}
    }
    outcome
}

/// The outcome of a case by its facts alone; `InPrison` stands for any sentence whose end is not recorded.
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
        // Handed over to another prison or country: where the person is now, other rows have to tell.
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

/// The last stretch of a case, if it has no end, and the last day on which a source tells of it.
fn vouched(fact: &CaseFact) -> Option<(CustodyState, Day)> {
    let last: &Custody = fact.custody.last()?;
    let day = last.seen.unwrap_or(last.from).first_day();
    last.to.is_none().then_some((last.state, day))
}

/// The day on which all sentences of which no end is recorded are over, were they served one after another, each with no
/// more taken off than is known.
fn served_one_after_another(rows: &[Row], freed: Option<Day>) -> Day {
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
        let end = crate::term::add_months(over.max(sentenced.last_day()), months);
        let end = end.0 - row.credit_at_least() + row.days_not_counted_after(sentenced.last_day());
        let due = row.fact.release_due.map_or(Day(i32::MIN), EventDate::last_day);
        Day(end).max(due).max(over)
    })
}

/// The time behind bars that reaches the day up to which sources vouch, with the gaps that may have been part of it.
fn present(rows: &[Row], as_of: Day, told: Day) -> Option<Present> {
    let bars: Vec<Bar> = rows.iter().map(|row| Bar::of_case(*row, rows, as_of)).collect();
    let stretches = Bar::joined(&bars, as_of).stretches;
    let mut past: Vec<Stretch> = stretches.clone();
    past.retain(|stretch| stretch.from < told && stretch.state != State::Ahead);
    let mut beginning = Beginning::OrBefore;
    let (mut since, mut days) = (None, 0);
    // The first day of what was read last: what comes before must reach it.
    let mut reached = told;
    while let Some(stretch) = past.pop() {
        if stretch.to < reached {
            break;
        }
        match stretch.state {
            state if state.is_behind_bars() => {
                days += Stretch { to: stretch.to.min(told), ..stretch }.days();
                since = Some(stretch.from);
            }
            // Told behind bars at its beginning: the time before it belongs to the same custody, perhaps.
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
    // Told in custody on one day only: nothing but that day is known.
    let Some(since) = since else {
        return Some(Present { since: told, beginning: Beginning::Known, days: 0 });
    };
    let before = stretches.iter().find(|stretch| stretch.from < since && stretch.to >= since);
    let told_held = |told: &Custody| told.state != CustodyState::Bail && told.from.last_day() == since;
    let is_told = rows.iter().flat_map(|row| &row.fact.custody).any(told_held);
    if beginning == Beginning::OrBefore {
        beginning = match before.map(|stretch| stretch.state) {
            Some(State::Bail) => Beginning::Known,
            None if is_told => Beginning::Known,
            _ => Beginning::OrBefore,
        };
    }
    Some(Present { since, beginning, days })
}

#[cfg(test)]
mod tests;
