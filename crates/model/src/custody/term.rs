//! The end of a prison sentence: the earliest and the latest day that the recorded facts allow.
//!
//! A term is counted in full, in calendar months, minus the days in custody that count towards it. Remission is never
//! assumed. Unrecorded days may have been spent in custody, so they make the earliest end earlier and leave the latest
//! end unchanged. The rule is written out in `docs/status.md`.

use crate::{CaseFact, Custody, CustodyState, Day, EventDate, Verdict};

/// The bounds of the end of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day after the shortest possible term: all days count that may have been spent in custody.
    pub earliest: Day,
    /// The first day after the longest possible term: only days count that are known to have been spent in custody.
    pub latest: Day,
}

/// The facts of a person in one case, with the earliest day of that case.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The facts.
    pub fact: &'a CaseFact,
    /// The earliest day on which anybody can have been held for the case ([`crate::Case::since`]), if it is known.
    pub since: Option<EventDate>,
}

/// The mean length of a Gregorian month in days, for fractions of months.
const DAYS_OF_MONTH: f64 = 30.436_875;

impl Row<'_> {
    /// Whether a prison sentence was passed that was neither quashed nor suspended.
    pub(crate) fn is_jailed(&self) -> bool {
        let stands = matches!(self.fact.verdict, None | Some(Verdict::Convicted));
        stands && !self.fact.suspended && self.fact.sentence_months.is_some()
    }

    /// The bounds of the end of the term; `None` without a prison sentence or without the day of the sentence. `all` are
    /// the rows of all the person's cases, to find the sentence that is served first.
    pub fn term(&self, all: &[Row]) -> Option<Term> {
        let sentenced = self.fact.sentenced.filter(|_| self.is_jailed())?;
        let months = self.fact.sentence_months?;
        let first = self.fact.consecutive_to.as_ref();
        let first = first.and_then(|case| {
            let precedes = |row: &&Row| row.fact.case == *case && row.is_jailed();
            all.iter().find(precedes).filter(|row| row.fact.sentenced.is_some())
        });
        let mut rows = vec![*self];
        rows.extend(first.copied());
        let total: f64 = rows.iter().filter_map(|row| row.fact.sentence_months).sum();
        let put_off = self.days_not_counted_after(sentenced.last_day());
        let at_least = |rows: &[Row], months: f64| match credit_at_most(rows, sentenced.first_day()) {
            Some(credit) => Day(add_months(sentenced.first_day(), months).0 - credit + put_off),
            None => sentenced.first_day(),
        };
        // A day counts towards only one of two consecutive terms, so the sum and the term alone are both bounds.
        let earliest = at_least(&rows, total).max(at_least(&[*self], months));
        let begins = first.and_then(Row::alone).map_or(sentenced.last_day(), |term| {
            // The first term may end before the second sentence is passed.
            term.latest.max(sentenced.last_day())
        });
        let latest = Day(add_months(begins, months).0 - self.credit_at_least() + put_off);
        let due = self.fact.release_due;
        Some(Term {
            earliest: earliest.max(sentenced.first_day()).max(due.map_or(earliest, EventDate::first_day)),
            latest: latest.max(sentenced.last_day()).max(due.map_or(latest, EventDate::last_day)),
        })
    }

    /// The term, as if no other sentence were served first. Ends the recursion of [`Row::term`].
    fn alone(&self) -> Option<Term> {
        self.term(&[])
    }

    /// The first day on which the person can have been held for this case; `None` if it is unbounded.
    fn first_day(&self) -> Option<Day> {
        let held = self.fact.custody.iter().filter(|stretch| stretch.state == CustodyState::Held);
        let arrested = self.fact.arrested.or(self.since)?;
        held.map(|stretch| stretch.from.first_day()).chain([arrested.first_day()]).min()
    }

    /// The days known to be spent in custody for this case before the sentence.
    pub(crate) fn credit_at_least(&self) -> i32 {
        let sentenced = self.fact.sentenced.map_or(Day(i32::MAX), EventDate::first_day);
        let held = self.fact.custody.iter().filter(|stretch| stretch.state == CustodyState::Held);
        held.map(|stretch| (stretch.known_until().min(sentenced).0 - stretch.from.last_day().0).max(0)).sum()
    }

    /// The days after the sentence that do not count towards it: on bail during an appeal, or in prison for another case.
    pub(crate) fn days_not_counted_after(&self, sentenced: Day) -> i32 {
        let other = self.fact.custody.iter().filter(|stretch| !stretch.may_count());
        other.map(|stretch| (stretch.known_until().0 - stretch.from.last_day().max(sentenced).0).max(0)).sum()
    }

    /// The days before `end` that may have been spent in custody for this case, as half-open ranges; `None` if they are
    /// unbounded.
    fn possible_before(&self, end: Day) -> Option<Vec<(Day, Day)>> {
        let mut possible = Vec::new();
        let mut from = self.first_day()?;
        // The checks guarantee that stretches are in chronological order.
        for stretch in self.fact.custody.iter().filter(|stretch| !stretch.may_count()) {
            possible.push((from, stretch.from.last_day().min(end)));
            from = from.max(stretch.known_until());
        }
        possible.push((from, end));
        possible.retain(|(from, to)| from < to);
        Some(possible)
    }
}

impl Custody {
    /// Whether its days may count towards the term of its case. Days in prison for another case do not; but without a
    /// recorded end, it is unknown how many of them belonged to that case.
    fn may_count(&self) -> bool {
        match self.state {
            CustodyState::Held => true,
            CustodyState::Bail => false,
            CustodyState::Elsewhere => self.to.is_none(),
        }
    }
}

/// The largest number of days before a sentence that can count towards these rows together; `None` if it is unbounded. A
/// day in two cases counts once.
fn credit_at_most(rows: &[Row], sentenced: Day) -> Option<i32> {
    let possible: Option<Vec<_>> = rows.iter().map(|row| row.possible_before(sentenced)).collect();
    let mut possible: Vec<(Day, Day)> = possible?.into_iter().flatten().collect();
    possible.sort_unstable();
    let mut counted_to = Day(i32::MIN);
    let mut days = 0;
    for (from, to) in possible {
        let from = from.max(counted_to);
        days += (to.0 - from.0).max(0);
        counted_to = counted_to.max(to);
    }
    Some(days)
}

/// The day `months` calendar months later, as courts count: the same day of the month, or its last day in a shorter month.
/// A fraction of a month is rounded to days.
pub(crate) fn add_months(day: Day, months: f64) -> Day {
    let whole = months.floor();
    let days = ((months - whole) * DAYS_OF_MONTH).round() as i32;
    let (year, month, of_month) = day.to_civil();
    // Limit the term to 1,200 years, so that the arithmetic cannot overflow.
    let count = i32::from(month) - 1 + whole.clamp(0.0, 14_400.0) as i32;
    let (year, month) = (year + count.div_euclid(12), (count.rem_euclid(12) + 1) as u8);
    let next =
        if month == 12 { Day::from_civil(year + 1, 1, 1) } else { Day::from_civil(year, month + 1, 1) };
    Day(Day::from_civil(year, month, of_month).0.min(next.0 - 1) + days)
}
