//! Time behind bars: what is known, and what is not recorded, of somebody's time in custody, as stretches of days.
//!
//! Nothing is invented. A day counts only where the dates of the data enclose it; where they leave it open it is
//! unconfirmed or unrecorded, and drawn so. "Today" is the last day of the data, never the clock.

use crate::term::{Row, Term};
use crate::{CaseFact, Custody, CustodyState, Day, EventDate, Verdict};

/// How somebody spent some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Serving the sentence.
    Served,
    /// Held by police or on remand.
    Held,
    /// In prison for another case.
    Elsewhere,
    /// Free on bail.
    Bail,
    /// Last told behind bars; whether it still was so is not recorded.
    Unconfirmed,
    /// Not recorded whether held or free.
    Unrecorded,
    /// The rest of a term up to its earliest end, after the last day of the data.
    Ahead,
}

/// Some days, the last not included, that were all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// How they were spent.
    pub state: State,
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub to: Day,
}

/// A point in a case that a bar marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// The arrest.
    Arrested,
    /// The charge.
    Charged,
    /// The verdict.
    Judged,
    /// The sentence.
    Sentenced,
    /// The release.
    Released,
}

/// How many days were spent behind bars, up to the last day of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaysHeld {
    /// Those that are known.
    pub known: u32,
    /// Whether these are all: no day is unconfirmed or unrecorded.
    pub is_complete: bool,
    /// The known ones and the unconfirmed: the best knowledge there is, for sorting and never for print.
    pub best: u32,
}

/// Somebody's time in one case, or in several as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// The stretches in the order of time; none overlaps another.
    pub stretches: Vec<Stretch>,
    /// The dates that are known.
    pub points: Vec<(Point, EventDate)>,
    /// The days behind bars.
    pub held: DaysHeld,
}

impl Custody {
    /// The day up to which a source vouches for the stretch, not included: its end, the last day it was told, or the
    /// day it began.
    pub fn known_until(&self) -> Day {
        let until = self.to.or(self.seen).map_or(self.from.last_day(), EventDate::first_day);
        until.max(self.from.last_day())
    }
}

impl Stretch {
    /// How many nights it has.
    pub fn days(&self) -> u32 {
        u32::try_from(self.to.0 - self.from.0).unwrap_or(0)
    }
}

impl State {
    /// Whether the days were spent behind bars.
    pub fn is_behind_bars(self) -> bool {
        matches!(self, State::Served | State::Held | State::Elsewhere)
    }
}

impl Bar {
    /// The bar of a person in one of their cases, as of the last day of the data. `all` are the person's cases.
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
        let mut layers = told(fact, as_of);
        // Across cases a sentence served outweighs bail, but bail while its own appeal is heard interrupts it.
        let bail = layers.iter().filter(|stretch| stretch.state == State::Bail);
        let served = bail.fold(sentence(fact, row.term(all), as_of), without);
        layers.extend(served);
        layers.extend(unrecorded(fact, as_of));
        Bar::of(layers, points, as_of)
    }

    /// The bars of several cases as one: days behind bars in two cases at once are counted once.
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

    /// The first day that is drawn and the day after the last, if anything is.
    pub fn extent(&self) -> Option<(Day, Day)> {
        let starts = self.stretches.iter().map(|stretch| stretch.from);
        let ends = self.stretches.iter().map(|stretch| stretch.to);
        let first = starts.chain(self.points.iter().map(|(_, date)| date.first_day())).min()?;
        let last = ends.chain(self.points.iter().map(|(_, date)| Day(date.last_day().0 + 1))).max()?;
        Some((first, last))
    }
}

/// The stretches that the data tells, each as far as it is known, then as far as it may go.
fn told(fact: &CaseFact, as_of: Day) -> Vec<Stretch> {
    let mut layers = Vec::new();
    for (number, told) in fact.custody.iter().enumerate() {
        let (state, open) = match told.state {
            CustodyState::Held => (State::Held, State::Unconfirmed),
            CustodyState::Elsewhere => (State::Elsewhere, State::Unconfirmed),
            CustodyState::Bail => (State::Bail, State::Unrecorded),
        };
        push(&mut layers, state, told.from.last_day(), told.known_until());
        let may_last = match told.to {
            Some(to) => to.last_day(),
            None => next_after(fact, number, as_of),
        };
        push(&mut layers, open, told.known_until(), may_last);
        push(&mut layers, State::Unrecorded, told.from.first_day(), told.from.last_day());
    }
    layers
}

/// The day by which a stretch without an end is over: whatever is known next, else the last day of the data.
fn next_after(fact: &CaseFact, number: usize, as_of: Day) -> Day {
    let from = fact.custody.get(number).map(|told| told.from.first_day());
    let following = fact.custody.get(number + 1).map(|told: &Custody| told.from.first_day());
    let is_over = matches!(fact.verdict, Some(Verdict::Acquitted | Verdict::Dropped));
    let ends = [fact.judged.filter(|_| is_over), fact.sentenced, fact.released, fact.transferred];
    let ends = ends.into_iter().flatten().map(EventDate::first_day).filter(|end| Some(*end) >= from);
    following.into_iter().chain(ends).chain([as_of]).min().unwrap_or(as_of)
}

/// The time between the first date that is known and the end of the case, of which only custody can tell more.
fn unrecorded(fact: &CaseFact, as_of: Day) -> Option<Stretch> {
    let custody = fact.custody.first().map(|told| told.from);
    let known = [fact.arrested, fact.charged, custody].into_iter().flatten();
    let from = known.map(EventDate::first_day).min()?;
    let is_over = matches!(fact.verdict, Some(Verdict::Acquitted | Verdict::Quashed | Verdict::Dropped));
    let ended = fact.sentenced.or(fact.released).or(fact.transferred);
    let ended = ended.or(fact.judged.filter(|_| is_over)).map(EventDate::first_day);
    // A case without a charge, or one that ended on a day nobody gives, has no known length.
    let is_pending = fact.charged.is_some() && !is_over;
    let to = ended.or(is_pending.then_some(as_of))?;
    (from < to).then_some(Stretch { state: State::Unrecorded, from, to })
}

/// The sentence: served up to a recorded end, else up to the earliest end of the term; after that nothing is known.
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
        // How much of a term was served before the conviction was quashed is told by custody alone.
        push(&mut layers, State::Unrecorded, from, crate::term::add_months(from, months).min(as_of));
    }
    layers
}

/// Some stretches without the days of another.
fn without(layers: Vec<Stretch>, cut: &Stretch) -> Vec<Stretch> {
    let mut rest = Vec::new();
    for Stretch { state, from, to } in layers {
        push(&mut rest, state, from, to.min(cut.from));
        push(&mut rest, state, from.max(cut.to), to);
    }
    rest
}

fn push(layers: &mut Vec<Stretch>, state: State, from: Day, to: Day) {
    if from < to {
        layers.push(Stretch { state, from, to });
    }
}

/// The rank of a state where stretches overlap, the one that wins first: being behind bars, being free, what is not known.
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

/// Cuts overlapping stretches so that each day is of the one that weighs least.
fn flatten(layers: &[Stretch]) -> Vec<Stretch> {
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

#[cfg(test)]
mod tests;
