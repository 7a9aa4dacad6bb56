//! Time behind bars: what is known, estimated or not recorded of somebody's time in custody, as stretches of days.
//!
//! Nothing is invented. What two dates enclose is known; what an open end, a date known to the month, a term without
//! a recorded release or a gap between dates leaves open stays open, and counts as days that may have been spent in
//! custody. "Today" is a day of the data, never the clock.

use crate::{CaseFact, Custody, CustodyState, Day, EventDate, Verdict};

/// Days in a month of a sentence, on average.
const DAYS_OF_MONTH: f64 = 30.436_875;

/// What somebody's time was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Serving a sentence.
    Served,
    /// Held by police or on remand.
    Held,
    /// Between known dates, with no word of whether they were held.
    Unrecorded,
    /// Free on bail.
    Bail,
    /// The rest of a sentence, behind the last day of the data.
    Ahead,
}

/// How sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Dates of the data enclose it.
    Known,
    /// It follows from the term of the sentence.
    Estimated,
    /// It may have been so: an end is not known, or not to the day.
    Possible,
}

/// Some days, the last not included, that were all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What they were.
    pub state: State,
    /// How sure that is.
    pub certainty: Certainty,
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

/// How many days were spent in custody, up to the last day of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DaysHeld {
    /// Those that are known.
    pub least: u32,
    /// Those, and all that may have been.
    pub most: u32,
    /// Whether they may go on.
    pub goes_on: bool,
}

/// Somebody's time in one case, or in several as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// The stretches in the order of time; none overlaps another.
    pub stretches: Vec<Stretch>,
    /// The dates that are known.
    pub points: Vec<(Point, EventDate)>,
    /// The days in custody.
    pub held: DaysHeld,
}

impl Bar {
    /// The bar of a person in one case, as of the last day of the data.
    pub fn of_case(fact: &CaseFact, as_of: Day) -> Bar {
        let known = [
            (Point::Arrested, fact.arrested),
            (Point::Charged, fact.charged),
            (Point::Judged, fact.judged),
            (Point::Sentenced, fact.sentenced),
            (Point::Released, fact.released),
        ];
        let points = known.into_iter().filter_map(|(point, date)| Some((point, date?))).collect();
        // Custody and bail outweigh what follows from dates around them.
        let mut layers = custody(fact, as_of);
        let before: Vec<Stretch> = layers.iter().copied().chain(unrecorded(fact, as_of)).collect();
        let before = flatten(&before, |_| 0);
        layers.extend(sentence(fact, &before, as_of));
        layers.extend(unrecorded(fact, as_of));
        let stretches = flatten(&layers, |_| 0);
        let mut held = DaysHeld::of(&stretches, as_of);
        if let (Some(term), None) = (fact.sentence_months.map(days_of_term), fact.released) {
            // Time held before the sentence counts towards it, so the two never add up to more than the longer.
            let longest = possible_days(&before).max(term);
            held.most = held.most.min(u32::try_from(longest).unwrap_or(0)).max(held.least);
        }
        Bar { stretches, points, held }
    }

    /// The bars of several cases as one: days spent in custody in two cases at once are counted once.
    pub fn joined(bars: &[Bar], as_of: Day) -> Bar {
        let mut layers: Vec<Stretch> = bars.iter().flat_map(|bar| bar.stretches.iter().copied()).collect();
        layers.sort_by_key(|stretch| stretch.from);
        let stretches = flatten(&layers, weight);
        let mut held = DaysHeld::of(&stretches, as_of);
        held.most = held.most.min(bars.iter().map(|bar| bar.held.most).sum()).max(held.least);
        let mut points: Vec<_> = bars.iter().flat_map(|bar| bar.points.iter().copied()).collect();
        points.sort_by_key(|(point, date)| (date.order_key(), *point));
        points.dedup();
        Bar { stretches, points, held }
    }

    /// The first day that is drawn and the day after the last, if anything is.
    pub fn extent(&self) -> Option<(Day, Day)> {
        let starts = self.stretches.iter().map(|stretch| stretch.from);
        let ends = self.stretches.iter().map(|stretch| stretch.to);
        let first = starts.chain(self.points.iter().map(|(_, date)| date.first_day())).min()?;
        let last = ends.chain(self.points.iter().map(|(_, date)| next(date.last_day()))).max()?;
        Some((first, last))
    }
}

impl DaysHeld {
    fn of(stretches: &[Stretch], as_of: Day) -> DaysHeld {
        let past = |stretch: &&Stretch| stretch.state != State::Ahead && is_possibly_held(stretch);
        let most = stretches.iter().filter(past).map(|stretch| length(stretch, as_of)).sum();
        let known = |stretch: &&Stretch| past(stretch) && is_known_held(stretch);
        let least = stretches.iter().filter(known).map(|stretch| length(stretch, as_of)).sum();
        let goes_on = stretches.iter().any(|stretch| past(&stretch) && stretch.to >= as_of);
        DaysHeld { least, most, goes_on }
    }
}

/// The stretches of custody and bail that the data tells, as far as they are known and as far as they may go.
fn custody(fact: &CaseFact, as_of: Day) -> Vec<Stretch> {
    let mut layers = Vec::new();
    for (number, told) in fact.custody.iter().enumerate() {
        let state = match told.state {
            CustodyState::Held => State::Held,
            CustodyState::Bail => State::Bail,
        };
        let mut push = |certainty, from, to| push(&mut layers, state, certainty, from, to);
        push(Certainty::Possible, told.from.first_day(), told.from.last_day());
        match told.to {
            Some(to) => {
                push(Certainty::Known, told.from.last_day(), to.first_day());
                push(Certainty::Possible, to.first_day(), to.last_day());
            }
            None => push(Certainty::Possible, told.from.last_day(), latest_end(fact, number, as_of)),
        }
    }
    layers
}

/// The latest day on which a stretch without an end can have ended: what is known next, else the last day of the data.
fn latest_end(fact: &CaseFact, number: usize, as_of: Day) -> Day {
    let from = fact.custody.get(number).map(|told| told.from.first_day());
    let following = fact.custody.get(number + 1).map(|told: &Custody| told.from.first_day());
    let ends =
        [fact.judged.filter(|_| fact.verdict == Some(Verdict::Acquitted)), fact.sentenced, fact.released];
    let ends = ends.into_iter().flatten().map(EventDate::first_day).filter(|end| Some(*end) >= from);
    following.into_iter().chain(ends).chain([as_of]).min().unwrap_or(as_of)
}

/// The time between the first date that is known and judgment, of which only custody can tell more.
fn unrecorded(fact: &CaseFact, as_of: Day) -> Option<Stretch> {
    let custody = fact.custody.first().map(|told| told.from);
    let from =
        [fact.arrested, fact.charged, custody].into_iter().flatten().map(EventDate::first_day).min()?;
    let ended = match fact.verdict {
        Some(Verdict::Acquitted | Verdict::Quashed) => fact.sentenced.or(fact.judged).or(fact.released),
        _ => fact.sentenced.or(fact.released),
    };
    // A case without a charge, or one that ended on a day nobody gives, has no known length.
    let is_pending = fact.charged.is_some() && matches!(fact.verdict, None | Some(Verdict::Convicted));
    let to = ended.map(EventDate::first_day).or(is_pending.then_some(as_of))?;
    let mut layer = Vec::new();
    push(&mut layer, State::Unrecorded, Certainty::Possible, from, to);
    layer.pop()
}

/// The sentence: served up to a recorded release, else estimated from the term.
fn sentence(fact: &CaseFact, before: &[Stretch], as_of: Day) -> Vec<Stretch> {
    let mut layers = Vec::new();
    let Some(sentenced) = fact.sentenced.filter(|_| !fact.suspended) else { return layers };
    let (first, last) = (sentenced.first_day(), sentenced.last_day());
    let mut push = |state, certainty, from, to| push(&mut layers, state, certainty, from, to);
    if let Some(released) = fact.released {
        push(State::Served, Certainty::Possible, first, last);
        push(State::Served, Certainty::Known, last, released.first_day());
        push(State::Served, Certainty::Possible, released.first_day(), released.last_day());
        return layers;
    }
    let Some(term) = fact.sentence_months.map(days_of_term) else { return layers };
    // Time on bail while an appeal was heard puts the end off; time held before the sentence brings it nearer.
    let on_bail: i32 =
        before.iter().filter(|stretch| stretch.state == State::Bail && stretch.from >= last).map(days).sum();
    let earlier = |stretch: &&Stretch| stretch.to <= first;
    let known: i32 = before.iter().filter(earlier).filter(|stretch| is_known_held(stretch)).map(days).sum();
    let possible: i32 =
        before.iter().filter(earlier).filter(|stretch| is_possibly_held(stretch)).map(days).sum();
    let earliest = Day((first.0 + term - possible + on_bail).max(last.0));
    let latest = Day((last.0 + term - known + on_bail).max(last.0));
    let is_quashed = fact.verdict == Some(Verdict::Quashed);
    let sure = if is_quashed { last } else { earliest };
    push(State::Served, Certainty::Estimated, last, sure.min(as_of));
    push(State::Served, Certainty::Possible, sure.max(last), latest.min(as_of));
    if !is_quashed {
        push(State::Ahead, Certainty::Estimated, last.max(as_of), earliest);
        push(State::Ahead, Certainty::Possible, earliest.max(as_of), latest);
    }
    layers
}

fn push(layers: &mut Vec<Stretch>, state: State, certainty: Certainty, from: Day, to: Day) {
    if from < to {
        layers.push(Stretch { state, certainty, from, to });
    }
}

fn days_of_term(months: f64) -> i32 {
    (months * DAYS_OF_MONTH).round() as i32
}

fn next(day: Day) -> Day {
    Day(day.0 + 1)
}

fn days(stretch: &Stretch) -> i32 {
    stretch.to.0 - stretch.from.0
}

fn length(stretch: &Stretch, as_of: Day) -> u32 {
    u32::try_from(stretch.to.min(as_of).0 - stretch.from.0).unwrap_or(0)
}

fn possible_days(stretches: &[Stretch]) -> i32 {
    stretches.iter().filter(|stretch| is_possibly_held(stretch)).map(days).sum()
}

fn is_known_held(stretch: &Stretch) -> bool {
    matches!(stretch.state, State::Held | State::Served) && stretch.certainty == Certainty::Known
}

fn is_possibly_held(stretch: &Stretch) -> bool {
    match stretch.state {
        State::Held | State::Served | State::Unrecorded => true,
        State::Bail => stretch.certainty != Certainty::Known,
        State::Ahead => false,
    }
}

/// What outweighs what where several cases overlap, the lightest first: known custody, then what may be custody, then
/// being free, then what lies ahead.
fn weight(stretch: &Stretch) -> u8 {
    match (stretch.state, stretch.certainty) {
        (State::Served, Certainty::Known) => 0,
        (State::Held, Certainty::Known) => 1,
        (State::Served, Certainty::Estimated) => 2,
        (State::Held, _) => 3,
        (State::Served, Certainty::Possible) => 4,
        (State::Unrecorded, _) => 5,
        (State::Bail, _) => 6,
        (State::Ahead, Certainty::Estimated) => 7,
        (State::Ahead, _) => 8,
    }
}

/// Cuts overlapping stretches so that each day is of the one that weighs least, the first of several that weigh the same.
fn flatten(layers: &[Stretch], weight: fn(&Stretch) -> u8) -> Vec<Stretch> {
    let mut cuts: Vec<Day> = layers.iter().flat_map(|stretch| [stretch.from, stretch.to]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut flat: Vec<Stretch> = Vec::new();
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let covers = |stretch: &&Stretch| stretch.from <= *from && stretch.to >= *to;
        let Some(top) = layers.iter().filter(covers).min_by_key(|stretch| weight(stretch)) else { continue };
        match flat.last_mut() {
            Some(last) if (last.state, last.certainty, last.to) == (top.state, top.certainty, *from) => {
                last.to = *to
            }
            _ => flat.push(Stretch { from: *from, to: *to, ..*top }),
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Plea;

    fn date(text: &str) -> EventDate {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        date(text).first_day()
    }

    fn told(state: CustodyState, from: &str, to: &str) -> Custody {
        Custody { state, from: date(from), to: (!to.is_empty()).then(|| date(to)) }
    }

    /// A fact with dates by name: arrested, charged, judged, sentenced, released.
    fn fact(dates: [&str; 5], months: Option<f64>, custody: &[Custody]) -> CaseFact {
        let [arrested, charged, judged, sentenced, released] =
            dates.map(|text| (!text.is_empty()).then(|| date(text)));
        CaseFact {
            case: "ferry".into(),
            charge: "rowing".to_owned(),
            plea: Some(Plea::Guilty),
            verdict: sentenced.map(|_| Verdict::Convicted),
            sentence_months: months,
            arrested,
            charged,
            judged,
            sentenced,
            released,
            suspended: false,
            custody: custody.to_vec(),
            note: None,
        }
    }

    const AS_OF: &str = "2022-01-01";

    fn bar(fact: &CaseFact) -> Bar {
        Bar::of_case(fact, day(AS_OF))
    }

    /// The stretches in words.
    fn told_as(bar: &Bar) -> Vec<String> {
        let date = |day: Day| EventDate::from_day(day).unwrap().to_string();
        let words = |s: &Stretch| format!("{:?} {:?} {} {}", s.certainty, s.state, date(s.from), date(s.to));
        bar.stretches.iter().map(words).collect()
    }

    fn days_held(bar: &Bar) -> (u32, u32) {
        (bar.held.least, bar.held.most)
    }

    #[test]
    fn known_custody_and_a_recorded_release_are_counted_to_the_day() {
        let custody = [told(CustodyState::Held, "2021-01-11", "2021-02-10")];
        let bar =
            bar(&fact(["2021-01-11", "2021-01-12", "", "2021-02-10", "2021-03-12"], Some(2.0), &custody));
        assert_eq!(told_as(&bar), ["Known Held 2021-01-11 2021-02-10", "Known Served 2021-02-10 2021-03-12"]);
        assert_eq!(bar.held, DaysHeld { least: 60, most: 60, goes_on: false });
    }

    #[test]
    fn time_on_bail_is_not_counted() {
        let custody = [
            told(CustodyState::Held, "2021-01-01", "2021-01-11"),
            told(CustodyState::Bail, "2021-01-11", "2021-12-02"),
            told(CustodyState::Held, "2021-12-02", "2021-12-12"),
        ];
        let bar =
            bar(&fact(["2021-01-01", "2021-01-01", "", "2021-12-12", "2021-12-22"], Some(1.0), &custody));
        assert_eq!(days_held(&bar), (30, 30));
    }

    #[test]
    fn what_nobody_recorded_counts_as_possible_only() {
        let bar = bar(&fact(["2021-01-01", "2021-01-31", "", "2021-03-02", "2021-03-12"], Some(2.0), &[]));
        assert_eq!(
            told_as(&bar),
            ["Possible Unrecorded 2021-01-01 2021-03-02", "Known Served 2021-03-02 2021-03-12"]
        );
        assert_eq!(days_held(&bar), (10, 70));
    }

    #[test]
    fn a_release_known_to_the_month_is_possible_through_that_month() {
        let bar = bar(&fact(["", "", "", "2021-02-01", "2021-04"], Some(2.0), &[]));
        assert_eq!(
            told_as(&bar),
            ["Known Served 2021-02-01 2021-04-01", "Possible Served 2021-04-01 2021-04-30"]
        );
        assert_eq!(days_held(&bar), (59, 88));
    }

    #[test]
    fn custody_without_an_end_may_have_lasted_until_the_sentence() {
        let custody = [told(CustodyState::Held, "2021-01-11", "")];
        let bar =
            bar(&fact(["2021-01-11", "2021-01-11", "", "2021-02-10", "2021-02-20"], Some(2.0), &custody));
        assert_eq!(
            told_as(&bar),
            ["Possible Held 2021-01-11 2021-02-10", "Known Served 2021-02-10 2021-02-20"]
        );
        assert_eq!(days_held(&bar), (10, 40));
    }

    #[test]
    fn a_term_without_a_release_is_estimated_and_what_is_left_lies_ahead() {
        let custody = [told(CustodyState::Held, "2021-09-01", "2021-12-01")];
        let bar = bar(&fact(["2021-09-01", "2021-09-01", "", "2021-12-01", ""], Some(12.0), &custody));
        // Twelve months are 365 days, of which 91 were held before.
        assert_eq!(
            told_as(&bar),
            [
                "Known Held 2021-09-01 2021-12-01",
                "Estimated Served 2021-12-01 2022-01-01",
                "Estimated Ahead 2022-01-01 2022-09-01",
            ]
        );
        assert_eq!(bar.held, DaysHeld { least: 91, most: 122, goes_on: true });
    }

    #[test]
    fn time_of_which_nothing_is_recorded_leaves_the_end_of_a_term_open() {
        let bar = bar(&fact(["", "2021-09-01", "", "2021-12-01", ""], Some(12.0), &[]));
        let last: Vec<_> = told_as(&bar).into_iter().skip(2).collect();
        assert_eq!(last, ["Estimated Ahead 2022-01-01 2022-09-01", "Possible Ahead 2022-09-01 2022-12-01"]);
    }

    #[test]
    fn time_held_and_the_term_never_add_up_to_more_than_the_longer_of_them() {
        let bar = bar(&fact(["", "2020-01-01", "", "2021-06-01", ""], Some(18.0), &[]));
        assert_eq!(days_held(&bar), (0, 548));
    }

    #[test]
    fn a_term_begun_after_bail_ends_later() {
        let custody = [told(CustodyState::Bail, "2021-06-01", "2021-12-01")];
        let bar = bar(&fact(["", "", "", "2021-06-01", ""], Some(2.0), &custody));
        assert_eq!(
            told_as(&bar),
            [
                "Known Bail 2021-06-01 2021-12-01",
                "Estimated Served 2021-12-01 2022-01-01",
                "Estimated Ahead 2022-01-01 2022-01-31",
            ]
        );
    }

    #[test]
    fn a_suspended_sentence_is_no_time_behind_bars() {
        let suspended = CaseFact { suspended: true, ..fact(["", "", "", "2021-06-01", ""], Some(12.0), &[]) };
        assert_eq!(bar(&suspended).stretches, []);
        assert_eq!(days_held(&bar(&suspended)), (0, 0));
    }

    #[test]
    fn a_quashed_sentence_has_nothing_ahead() {
        let quashed = CaseFact {
            verdict: Some(Verdict::Quashed),
            ..fact(["", "", "", "2021-12-01", ""], Some(12.0), &[])
        };
        assert_eq!(told_as(&bar(&quashed)), ["Possible Served 2021-12-01 2022-01-01"]);
    }

    #[test]
    fn a_charge_without_a_verdict_goes_on_and_an_arrest_alone_has_no_length() {
        let charged = bar(&fact(["2021-12-01", "2021-12-02", "", "", ""], None, &[]));
        assert_eq!(told_as(&charged), ["Possible Unrecorded 2021-12-01 2022-01-01"]);
        assert!(charged.held.goes_on);
        let arrested = bar(&fact(["2021-12-01", "", "", "", ""], None, &[]));
        assert_eq!(arrested.stretches, []);
        assert_eq!(arrested.extent(), Some((day("2021-12-01"), day("2021-12-02"))));
    }

    #[test]
    fn days_in_two_cases_at_once_are_counted_once() {
        let first = bar(&fact(["", "", "", "2021-01-01", "2021-03-02"], Some(2.0), &[]));
        let second = bar(&fact(["", "", "", "2021-02-01", "2021-04-01"], Some(2.0), &[]));
        let free = [told(CustodyState::Bail, "2021-01-01", "2021-12-01")];
        let third = bar(&fact(["2021-01-01", "2021-01-01", "", "", ""], None, &free));
        let joined = Bar::joined(&[first, second, third], day(AS_OF));
        assert_eq!(
            told_as(&joined),
            [
                "Known Served 2021-01-01 2021-04-01",
                "Known Bail 2021-04-01 2021-12-01",
                "Possible Unrecorded 2021-12-01 2022-01-01",
            ]
        );
        assert_eq!(days_held(&joined), (90, 121));
    }
}
