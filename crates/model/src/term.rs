//! When a prison sentence ends: the earliest and the latest day that the recorded facts allow.
//!
//! A term is counted in full, in calendar months, less the time held that counts towards it. Remission is never assumed.
//! Days of which nothing is recorded may have been spent in custody, so they bring the earliest end nearer and leave
//! the latest where it is. The rule is written out in `docs/status.md`.

use crate::{CaseFact, Custody, CustodyState, Day, EventDate, Verdict};

/// The days between which a term ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day after the full term at its shortest: every day that may have counted towards it did.
    pub earliest: Day,
    /// The first day after the full term at its longest: only days known to count towards it did.
    pub latest: Day,
}

/// A case of somebody: the fact, and the earliest day on which anybody can have been held for it, where that is known.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// What became of the person.
    pub fact: &'a CaseFact,
    /// [`crate::Case::since`].
    pub since: Option<EventDate>,
}

/// Days in a month, on average, for fractions of months.
const DAYS_OF_MONTH: f64 = 30.436_875;

impl Row<'_> {
    /// Whether a prison sentence was passed that stands and is not suspended.
    pub fn is_jailed(&self) -> bool {
        let stands = matches!(self.fact.verdict, None | Some(Verdict::Convicted));
        stands && !self.fact.suspended && self.fact.sentence_months.is_some()
    }

    /// When the term ends; `None` without a sentence that is served, or without its day. `all` are the person's cases,
    /// among which the sentence that is served first is looked up.
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
        // A day counts towards one of two consecutive terms, so neither bound alone is enough.
        let earliest = at_least(&rows, total).max(at_least(&[*self], months));
        let begins = first.and_then(Row::alone).map_or(sentenced.last_day(), |term| {
            // The first sentence may end before the second is passed.
            term.latest.max(sentenced.last_day())
        });
        let latest = Day(add_months(begins, months).0 - self.credit_at_least() + put_off);
        let due = self.fact.release_due;
        Some(Term {
            earliest: earliest.max(sentenced.first_day()).max(due.map_or(earliest, EventDate::first_day)),
            latest: latest.max(sentenced.last_day()).max(due.map_or(latest, EventDate::last_day)),
        })
    }

    /// The term as if no other sentence came first.
    fn alone(&self) -> Option<Term> {
        self.term(&[])
    }

    /// The first day on which the person can have been held for this case; `None` where nothing bounds it.
    fn first_day(&self) -> Option<Day> {
        let held = self.fact.custody.iter().filter(|told| told.state == CustodyState::Held);
        let arrested = self.fact.arrested.or(self.since)?;
        held.map(|told| told.from.first_day()).chain([arrested.first_day()]).min()
    }

    /// Days known to be held for this case before the sentence.
    pub fn credit_at_least(&self) -> i32 {
        let sentenced = self.fact.sentenced.map_or(Day(i32::MAX), EventDate::first_day);
        let held = self.fact.custody.iter().filter(|told| told.state == CustodyState::Held);
        held.map(|told| (told.known_until().min(sentenced).0 - told.from.last_day().0).max(0)).sum()
    }

    /// Days after the sentence that do not count towards it: bail while an appeal is heard, prison for another case.
    pub fn days_not_counted_after(&self, sentenced: Day) -> i32 {
        let other = self.fact.custody.iter().filter(|told| !told.may_count());
        other.map(|told| (told.known_until().0 - told.from.last_day().max(sentenced).0).max(0)).sum()
    }

    /// The days before `end` that can have been spent in custody for this case, and are not known to be otherwise;
    /// `None` where nothing bounds them.
    fn possible_before(&self, end: Day) -> Option<Vec<(Day, Day)>> {
        let mut possible = Vec::new();
        let mut from = self.first_day()?;
        // The stretches are in the order of time.
        for told in self.fact.custody.iter().filter(|told| !told.may_count()) {
            possible.push((from, told.from.last_day().min(end)));
            from = from.max(told.known_until());
        }
        possible.push((from, end));
        possible.retain(|(from, to)| from < to);
        Some(possible)
    }
}

impl Custody {
    /// Whether its days may count towards the term of its case. Days in prison for another case do not, but where no end
    /// is told, nobody knows how many of them belonged to that case.
    fn may_count(&self) -> bool {
        match self.state {
            CustodyState::Held => true,
            CustodyState::Bail => false,
            CustodyState::Elsewhere => self.to.is_none(),
        }
    }
}

/// The most days before a sentence that can count towards it and the sentences served before it; `None` where nothing
/// bounds them. A day in two cases counts once.
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

/// The day a number of calendar months later, as courts count them: the same day of the month, or its last where the
/// month is shorter. A fraction of a month is rounded to days.
pub fn add_months(day: Day, months: f64) -> Day {
    let whole = months.floor();
    let days = ((months - whole) * DAYS_OF_MONTH).round() as i32;
    let (year, month, of_month) = day.to_civil();
    // Twelve hundred years bound the arithmetic; a longer term is as good as endless.
    let count = i32::from(month) - 1 + whole.clamp(0.0, 14_400.0) as i32;
    let (year, month) = (year + count.div_euclid(12), (count.rem_euclid(12) + 1) as u8);
    let next =
        if month == 12 { Day::from_civil(year + 1, 1, 1) } else { Day::from_civil(year, month + 1, 1) };
    Day(Day::from_civil(year, month, of_month).0.min(next.0 - 1) + days)
}
