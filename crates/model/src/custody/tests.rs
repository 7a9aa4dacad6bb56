//! Days computed by hand: the comment above each number explains it.

use super::{Bar, DaysHeld, Row, Stretch};
use crate::{CaseFact, Custody, CustodyState, Day, EventDate, Localized, Plea, Verdict};

fn date(text: &str) -> EventDate {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    date(text).first_day()
}

/// A stretch with an end.
fn ended(state: CustodyState, from: &str, to: &str) -> Custody {
    Custody { state, from: date(from), to: Some(date(to)), seen: None, case: None }
}

/// A stretch without an end, with the last day of a report.
fn open(state: CustodyState, from: &str, seen: Option<&str>) -> Custody {
    Custody { state, from: date(from), to: None, seen: seen.map(date), case: None }
}

/// A fact with dates by name: arrested, charged, judged, sentenced, released.
fn fact(dates: [&str; 5], months: Option<f64>, custody: &[Custody]) -> CaseFact {
    let [arrested, charged, judged, sentenced, released] =
        dates.map(|text| (!text.is_empty()).then(|| date(text)));
    CaseFact {
        case: "ferry".into(),
        charge: Localized::default(),
        plea: Some(Plea::Guilty),
        verdict: sentenced.map(|_| Verdict::Convicted),
        sentence_months: months,
        arrested,
        charged,
        judged,
        sentenced,
        released,
        custody: custody.to_vec(),
        ..CaseFact::default()
    }
}

const AS_OF: &str = "2022-01-01";

fn bar(fact: &CaseFact) -> Bar {
    let row = Row { fact, since: None };
    Bar::of_case(row, &[row], day(AS_OF))
}

/// The stretches as text: state, first day, day after the last.
fn stretches_of(bar: &Bar) -> Vec<String> {
    let date = |day: Day| EventDate::from_day(day).unwrap().to_string();
    let words =
        |stretch: &Stretch| format!("{:?} {} {}", stretch.state, date(stretch.from), date(stretch.to));
    bar.stretches.iter().map(words).collect()
}

/// A total without missing days.
fn complete(days: u32) -> DaysHeld {
    DaysHeld { known: days, is_complete: true, best: days }
}

/// A total with missing days.
fn at_least(known: u32, best: u32) -> DaysHeld {
    DaysHeld { known, is_complete: false, best }
}

#[test]
fn known_custody_and_a_recorded_release_are_counted_to_the_day() {
    let custody = [ended(CustodyState::Held, "2021-01-11", "2021-02-10")];
    let bar = bar(&fact(["2021-01-11", "2021-01-12", "", "2021-02-10", "2021-03-12"], Some(2.0), &custody));
    assert_eq!(stretches_of(&bar), ["Held 2021-01-11 2021-02-10", "Served 2021-02-10 2021-03-12"]);
    // 21 nights of January and 9 of February; 19 of February and 11 of March.
    assert_eq!(bar.held, complete(60));
}

#[test]
fn time_on_bail_is_not_counted() {
    let custody = [
        ended(CustodyState::Held, "2021-01-01", "2021-01-11"),
        ended(CustodyState::Bail, "2021-01-11", "2021-12-02"),
        ended(CustodyState::Held, "2021-12-02", "2021-12-12"),
    ];
    let bar = bar(&fact(["2021-01-01", "2021-01-01", "", "2021-12-12", "2021-12-22"], Some(1.0), &custody));
    // Ten nights before bail, ten after it, ten of the sentence.
    assert_eq!(bar.held, complete(30));
}

#[test]
fn unrecorded_time_is_not_counted_and_makes_the_days_incomplete() {
    let bar = bar(&fact(["2021-01-01", "2021-01-31", "", "2021-03-02", "2021-03-12"], Some(2.0), &[]));
    assert_eq!(stretches_of(&bar), ["Unrecorded 2021-01-01 2021-03-02", "Served 2021-03-02 2021-03-12"]);
    assert_eq!(bar.held, at_least(10, 10));
}

#[test]
fn a_release_known_to_the_month_ends_the_count_on_its_first_day() {
    let bar = bar(&fact(["", "", "", "2021-02-01", "2021-04"], Some(2.0), &[]));
    assert_eq!(stretches_of(&bar), ["Served 2021-02-01 2021-04-01", "Unrecorded 2021-04-01 2021-04-30"]);
    // February has 28 nights, March 31.
    assert_eq!(bar.held, at_least(59, 59));
}

#[test]
fn custody_without_an_end_is_unconfirmed_until_the_next_known_date() {
    let dates = ["2021-01-11", "2021-01-11", "", "2021-02-10", "2021-02-20"];
    let silent = bar(&fact(dates, Some(2.0), &[open(CustodyState::Held, "2021-01-11", None)]));
    assert_eq!(stretches_of(&silent), ["Unconfirmed 2021-01-11 2021-02-10", "Served 2021-02-10 2021-02-20"]);
    // The ten nights of the sentence are known; the 30 before it only sort.
    assert_eq!(silent.held, at_least(10, 40));
    let seen = bar(&fact(dates, Some(2.0), &[open(CustodyState::Held, "2021-01-11", Some("2021-01-31"))]));
    assert_eq!(
        stretches_of(&seen),
        ["Held 2021-01-11 2021-01-31", "Unconfirmed 2021-01-31 2021-02-10", "Served 2021-02-10 2021-02-20"]
    );
    // Twenty nights up to the last report, ten of the sentence.
    assert_eq!(seen.held, at_least(30, 40));
}

#[test]
fn bail_without_an_end_is_unrecorded_after_the_last_report() {
    let custody = [
        ended(CustodyState::Held, "2021-01-01", "2021-01-03"),
        open(CustodyState::Bail, "2021-01-03", Some("2021-02-01")),
    ];
    let dates = ["2021-01-01", "2021-01-02", "2021-03-01", "", ""];
    let acquitted = CaseFact { verdict: Some(Verdict::Acquitted), ..fact(dates, None, &custody) };
    assert_eq!(
        stretches_of(&bar(&acquitted)),
        ["Held 2021-01-01 2021-01-03", "Bail 2021-01-03 2021-02-01", "Unrecorded 2021-02-01 2021-03-01"]
    );
    assert_eq!(bar(&acquitted).held, at_least(2, 2));
}

#[test]
fn a_term_without_a_release_is_served_to_the_day_of_the_data_and_ahead_after_it() {
    let custody = [ended(CustodyState::Held, "2021-09-01", "2021-12-01")];
    let bar = bar(&fact(["2021-09-01", "2021-09-01", "", "2021-12-01", ""], Some(12.0), &custody));
    // Twelve months from December, less the 30 + 31 + 30 nights held before.
    assert_eq!(
        stretches_of(&bar),
        ["Held 2021-09-01 2021-12-01", "Served 2021-12-01 2022-01-01", "Ahead 2022-01-01 2022-09-01"]
    );
    // 91 nights before the sentence, 31 of December.
    assert_eq!(bar.held, complete(122));
}

#[test]
fn unrecorded_time_makes_the_earliest_end_earlier() {
    let fact = fact(["", "2021-09-01", "", "2021-12-01", ""], Some(12.0), &[]);
    // Nothing bounds the time before the sentence: the term may be over already.
    assert_eq!(stretches_of(&bar(&fact)), ["Unrecorded 2021-09-01 2022-01-01"]);
    // Nobody can have been held before September, so at most 91 nights count.
    let row = Row { fact: &fact, since: Some(date("2021-09-01")) };
    assert_eq!(
        stretches_of(&Bar::of_case(row, &[row], day(AS_OF))),
        ["Unrecorded 2021-09-01 2021-12-01", "Served 2021-12-01 2022-01-01", "Ahead 2022-01-01 2022-09-01"]
    );
}

#[test]
fn time_in_prison_for_another_case_is_counted_but_does_not_shorten_the_term() {
    let custody = [ended(CustodyState::Elsewhere, "2021-09-01", "2021-12-01")];
    let bar = bar(&fact(["2021-09-01", "2021-09-01", "", "2021-12-01", ""], Some(12.0), &custody));
    assert_eq!(
        stretches_of(&bar),
        ["Elsewhere 2021-09-01 2021-12-01", "Served 2021-12-01 2022-01-01", "Ahead 2022-01-01 2022-12-01"]
    );
    assert_eq!(bar.held, complete(122));
}

#[test]
fn a_term_begun_after_bail_ends_later() {
    let custody = [ended(CustodyState::Bail, "2021-06-01", "2021-12-01")];
    let bar = bar(&fact(["2021-06-01", "", "", "2021-06-01", ""], Some(2.0), &custody));
    // Two months from June end on 1 August, put off by the 183 nights on bail.
    assert_eq!(
        stretches_of(&bar),
        ["Bail 2021-06-01 2021-12-01", "Served 2021-12-01 2022-01-01", "Ahead 2022-01-01 2022-01-31"]
    );
    assert_eq!(bar.held, complete(31));
}

#[test]
fn a_transfer_ends_the_time_of_the_case() {
    let handed_over = CaseFact {
        transferred: Some(date("2021-08-01")),
        ..fact(["", "", "", "2021-07-01", ""], Some(12.0), &[])
    };
    assert_eq!(stretches_of(&bar(&handed_over)), ["Served 2021-07-01 2021-08-01"]);
    assert_eq!(bar(&handed_over).held, complete(31));
}

#[test]
fn a_suspended_sentence_is_no_time_behind_bars() {
    let suspended = CaseFact { suspended: true, ..fact(["", "", "", "2021-06-01", ""], Some(12.0), &[]) };
    assert_eq!(bar(&suspended).stretches, []);
    assert_eq!(bar(&suspended).held, complete(0));
}

#[test]
fn a_quashed_sentence_is_not_recorded_and_has_nothing_ahead() {
    let quashed =
        CaseFact { verdict: Some(Verdict::Quashed), ..fact(["", "", "", "2021-12-01", ""], Some(12.0), &[]) };
    assert_eq!(stretches_of(&bar(&quashed)), ["Unrecorded 2021-12-01 2022-01-01"]);
    assert_eq!(bar(&quashed).held, at_least(0, 0));
}

#[test]
fn a_charge_without_a_verdict_is_pending_and_an_arrest_alone_has_no_length() {
    let charged = bar(&fact(["2021-12-01", "2021-12-02", "", "", ""], None, &[]));
    assert_eq!(stretches_of(&charged), ["Unrecorded 2021-12-01 2022-01-01"]);
    let arrested = bar(&fact(["2021-12-01", "", "", "", ""], None, &[]));
    assert_eq!(arrested.stretches, []);
    assert_eq!(arrested.extent(), Some((day("2021-12-01"), day("2021-12-02"))));
}

#[test]
fn days_in_two_cases_at_once_are_counted_once() {
    let first = bar(&fact(["", "", "", "2021-01-01", "2021-03-02"], Some(2.0), &[]));
    let second = bar(&fact(["", "", "", "2021-02-01", "2021-04-01"], Some(2.0), &[]));
    let free = [ended(CustodyState::Bail, "2021-01-01", "2021-12-01")];
    let third = bar(&fact(["2021-01-01", "2021-01-01", "", "", ""], None, &free));
    let joined = Bar::joined(&[first, second, third], day(AS_OF));
    assert_eq!(
        stretches_of(&joined),
        ["Served 2021-01-01 2021-04-01", "Bail 2021-04-01 2021-12-01", "Unrecorded 2021-12-01 2022-01-01"]
    );
    // 31 + 28 + 31 nights, though the cases have 60 and 59.
    assert_eq!(joined.held, at_least(90, 90));
}
