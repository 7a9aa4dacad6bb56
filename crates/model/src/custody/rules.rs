//! The rules by which the facts of a case become stretches.

use super::bar::{Bar, DaysHeld, Point, State, Stretch};
use super::intervals::{flatten, push, without};
use super::term::{Row, Term, add_months};
use crate::{CaseFact, Custody, CustodyState, Day, EventDate, Verdict};

impl Bar {
    /// The bar of a person in one case, as of the last day of the data. `all` are the rows of all the person's cases: a
    /// sentence may be served after that of another case.
    pub fn of_case(row: Row, all: &[Row], as_of: Day) -> Bar {
        let fact = row.fact;
        let dates = [
            (Point::Arrested, fact.arrested),
            (Point::Charged, fact.charged),
            (Point::Judged, fact.judged),
            (Point::Sentenced, fact.sentenced),
            (Point::Released, fact.released),
        ];
        let points = dates.into_iter().filter_map(|(point, date)| Some((point, date?))).collect();
        let mut layers = recorded(fact, as_of);
        // Across cases a served sentence outweighs bail. Within a case, bail during the appeal interrupts the sentence.
        let bail = layers.iter().filter(|stretch| stretch.state == State::Bail);
        let served = bail.fold(sentence(fact, row.term(all), as_of), without);
        layers.extend(served);
        layers.extend(unrecorded(fact, as_of));
        Bar::of(layers, points, as_of)
    }

    /// The bars of several cases as one. A day behind bars in two cases at once counts once.
    pub fn joined(bars: &[Bar], as_of: Day) -> Bar {
        let layers = bars.iter().flat_map(|bar| bar.stretches.iter().copied()).collect();
        let mut points: Vec<_> = bars.iter().flat_map(|bar| bar.points.iter().copied()).collect();
        points.sort_by_key(|(point, date)| (date.order_key(), *point));
        points.dedup();
        Bar::of(layers, points, as_of)
    }

    fn of(layers: Vec<Stretch>, points: Vec<(Point, EventDate)>, as_of: Day) -> Bar {
        let stretches = flatten(&layers);
        let sum = |is_counted: fn(State) -> bool| -> u32 {
            let past = stretches.iter().filter(|stretch| stretch.from < as_of && is_counted(stretch.state));
            past.map(|stretch| Stretch { to: stretch.to.min(as_of), ..*stretch }.days()).sum()
        };
        let known = sum(State::is_behind_bars);
        let unconfirmed = sum(|state| state == State::Unconfirmed);
        let unrecorded = sum(|state| state == State::Unrecorded);
        let held = DaysHeld { known, is_complete: unconfirmed + unrecorded == 0, best: known + unconfirmed };
        Bar { stretches, points, held }
    }
}

/// The recorded stretches, each up to the last known day and then, with an open state, up to its latest possible end.
fn recorded(fact: &CaseFact, as_of: Day) -> Vec<Stretch> {
    let mut layers = Vec::new();
    for (number, stretch) in fact.custody.iter().enumerate() {
        let (state, open) = match stretch.state {
            CustodyState::Held => (State::Held, State::Unconfirmed),
            CustodyState::Elsewhere => (State::Elsewhere, State::Unconfirmed),
            CustodyState::Bail => (State::Bail, State::Unrecorded),
        };
        // A beginning known to the month is certain on the last day of the month, and possible from its first day on.
        push(&mut layers, state, stretch.from.last_day(), stretch.known_until());
        let may_last = match stretch.to {
            Some(to) => to.last_day(),
            None => next_after(fact, number, as_of),
        };
        push(&mut layers, open, stretch.known_until(), may_last);
        push(&mut layers, State::Unrecorded, stretch.from.first_day(), stretch.from.last_day());
    }
    layers
}

/// The day by which a stretch without an end is over: the next known date of the case, else the last day of the data.
fn next_after(fact: &CaseFact, number: usize, as_of: Day) -> Day {
    let from = fact.custody.get(number).map(|stretch| stretch.from.first_day());
    let following = fact.custody.get(number + 1).map(|stretch: &Custody| stretch.from.first_day());
    let is_over = matches!(fact.verdict, Some(Verdict::Acquitted | Verdict::Dropped));
    let ends = [fact.judged.filter(|_| is_over), fact.sentenced, fact.released, fact.transferred];
    let ends = ends.into_iter().flatten().map(EventDate::first_day).filter(|end| Some(*end) >= from);
    following.into_iter().chain(ends).chain([as_of]).min().unwrap_or(as_of)
}

/// The time from the first known date to the end of the case, as unrecorded: recorded stretches take precedence over it.
fn unrecorded(fact: &CaseFact, as_of: Day) -> Option<Stretch> {
    let custody = fact.custody.first().map(|stretch| stretch.from);
    let known = [fact.arrested, fact.charged, custody].into_iter().flatten();
    let from = known.map(EventDate::first_day).min()?;
    let is_over = matches!(fact.verdict, Some(Verdict::Acquitted | Verdict::Quashed | Verdict::Dropped));
    let ended = fact.sentenced.or(fact.released).or(fact.transferred);
    let ended = ended.or(fact.judged.filter(|_| is_over)).map(EventDate::first_day);
    // A case without a charge, or one that ended on an unknown day, has no known length.
    let is_pending = fact.charged.is_some() && !is_over;
    let to = ended.or(is_pending.then_some(as_of))?;
    (from < to).then_some(Stretch { state: State::Unrecorded, from, to })
}

/// The stretches of the sentence: served up to a recorded end, else up to the earliest end of the term. After that it is
/// unrecorded up to the latest end.
fn sentence(fact: &CaseFact, term: Option<Term>, as_of: Day) -> Vec<Stretch> {
    let mut layers = Vec::new();
    let Some(sentenced) = fact.sentenced.filter(|_| !fact.suspended) else { return layers };
    let from = sentenced.last_day();
    push(&mut layers, State::Unrecorded, sentenced.first_day(), from);
    if let Some(end) = fact.released.or(fact.transferred) {
        push(&mut layers, State::Served, from, end.first_day());
        push(&mut layers, State::Unrecorded, end.first_day(), end.last_day());
        return layers;
    }
    if let Some(term) = term {
        push(&mut layers, State::Served, from, term.earliest.min(as_of));
        push(&mut layers, State::Unrecorded, term.earliest.max(from), term.latest.min(as_of));
        push(&mut layers, State::Ahead, from.max(as_of), term.earliest);
    } else if let (Some(Verdict::Quashed), Some(months)) = (fact.verdict, fact.sentence_months) {
        // Only recorded custody shows how much of the term was served before the conviction was quashed.
        push(&mut layers, State::Unrecorded, from, add_months(from, months).min(as_of));
    }
    layers
}
