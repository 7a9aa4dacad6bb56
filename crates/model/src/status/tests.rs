//! The rule of status for real people, for each combination of facts, and its invariants for random facts.

use super::outcome::VOUCHED_DAYS;
use super::{Beginning, Standing, Status};
use crate::custody::term::add_months;
use crate::custody::{Bar, Row};
use crate::{CaseFact, Custody, CustodyState, Day, EventDate, Localized, Person, Verdict};
use proptest::prelude::*;

fn date(text: &str) -> EventDate {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    date(text).first_day()
}

fn maybe(text: &str) -> Option<EventDate> {
    (!text.is_empty()).then(|| date(text))
}

/// The day of the data in all these tests, as in the data set of March 2026.
const AS_OF: &str = "2026-03-13";

/// Parses a stretch: `held 2021-02-28 to 2021-03-05`, `bail 2021-03-05 seen 2022-01-01`, `held 2021-02-28`.
fn stretch(words: &str) -> Custody {
    let words: Vec<&str> = words.split(' ').collect();
    let end = |name| words.iter().position(|word| *word == name).map(|at| date(words[at + 1]));
    Custody {
        state: CustodyState::from_word(words[0]).unwrap(),
        from: date(words[1]),
        to: end("to"),
        seen: end("seen"),
        case: None,
    }
}

/// A fact with the dates of arrest, charge, judgment, sentence and release, a term in months, and stretches.
fn fact(dates: [&str; 5], months: f64, custody: &[&str]) -> CaseFact {
    let [arrested, charged, judged, sentenced, released] = dates.map(maybe);
    CaseFact {
        case: "ferry".into(),
        charge: Localized::from([("en", "rowing")]),
        verdict: sentenced.map(|_| Verdict::Convicted),
        sentence_months: (months > 0.0).then_some(months),
        arrested,
        charged,
        judged,
        sentenced,
        released,
        custody: custody.iter().map(|words| stretch(words)).collect(),
        ..CaseFact::default()
    }
}

fn person(cases: Vec<CaseFact>) -> Person {
    Person { id: "somebody".into(), cases, ..Person::default() }
}

/// The standing of a person with these cases; `since` is the earliest day of all cases, or empty if it is not known.
fn standing(cases: Vec<CaseFact>, since: &str) -> Standing {
    Standing::of(&person(cases), |_| maybe(since), day(AS_OF))
}

fn written(day: Day) -> String {
    EventDate::from_day(day).unwrap().to_string()
}

/// The present time behind bars as text: first day, how well it is known, days.
fn present_words(standing: &Standing) -> String {
    let Some(present) = standing.present else { return "free".to_owned() };
    let beginning = match present.beginning {
        Beginning::Known => "known".to_owned(),
        Beginning::Broken(from, to) => format!("broken {}/{}", written(from), written(to)),
        Beginning::OrBefore => "or before".to_owned(),
    };
    format!("{} {beginning}, {} days", written(present.since), present.days)
}

fn ends(standing: &Standing) -> [String; 2] {
    let term = standing.term.unwrap();
    [written(term.earliest), written(term.latest)]
}

/// The days behind bars in all cases.
fn days_held(cases: &[CaseFact]) -> (u32, bool) {
    let rows: Vec<Row> = cases.iter().map(|fact| Row { fact, since: None }).collect();
    let bars: Vec<Bar> = rows.iter().map(|row| Bar::of_case(*row, &rows, day(AS_OF))).collect();
    let held = Bar::joined(&bars, day(AS_OF)).held;
    (held.known, held.is_complete)
}

const HK47_ARREST: [&str; 2] = ["held 2021-01-06 to 2021-01-07", "bail 2021-01-07 to 2021-02-28"];

/// A fact of one of the 47: arrested on 6 January 2021, charged on 28 February, sentenced on 19 November 2024.
fn of_the_47(judged: &str, months: f64, released: &str, custody: &[&str]) -> CaseFact {
    let custody: Vec<&str> = HK47_ARREST.iter().chain(custody).copied().collect();
    fact(["2021-01-06", "2021-02-28", judged, "2024-11-19", released], months, &custody)
}

#[test]
fn claudia_mo_was_released_after_1_522_days() {
    let cases = vec![of_the_47("", 50.0, "2025-04-29", &["held 2021-02-28 to 2024-11-19"])];
    // One day in January 2021. From 28 February 2021 four years to 28 February 2025 are 1,461 days, and 60 more.
    assert_eq!(days_held(&cases), (1 + 1_461 + 60, true));
    let standing = standing(cases, "2020-06-30");
    assert_eq!((standing.status, standing.decided), (Status::Released, maybe("2025-04-29")));
    assert_eq!(standing.present, None);
}

#[test]
fn gwyneth_ho_is_in_prison_and_her_time_for_the_other_case_may_count() {
    let stretches = ["held 2021-02-28 to 2021-12-13", "elsewhere 2021-12-13 seen 2024-11-19"];
    let cases = vec![of_the_47("2024-05-30", 84.0, "", &stretches)];
    // From 28 February 2021 five years to 28 February 2026 are 1,826 days, and 13 more; one day in January 2021.
    assert_eq!(days_held(&cases), (1_826 + 13 + 1, true));
    let standing = standing(cases, "2020-06-30");
    assert_eq!(standing.status, Status::InPrison);
    assert_eq!(present_words(&standing), "2021-02-28 known, 1839 days");
    // Seven years from the sentence end on 19 November 2031. Held before it: one day, and from 28 February 2021 on 1,360
    // days, of which 288 up to 13 December 2021 count surely.
    assert_eq!(ends(&standing), ["2028-02-27", "2031-02-03"]);
    assert_eq!(standing.runs_until(), Some(day("2028-02-27")));
}

#[test]
fn jimmy_lai_is_in_prison_since_the_last_day_of_2020() {
    let stretches = [
        "held 2020-08-10 to 2020-08-12",
        "bail 2020-08-12 to 2020-12-03",
        "elsewhere 2020-12-03 to 2020-12-11",
        "held 2020-12-11 to 2020-12-23",
        "bail 2020-12-23 to 2020-12-31",
        "held 2020-12-31 to 2026-02-09",
    ];
    let nsl = fact(["2020-08-10", "2020-12-11", "2025-12-15", "2026-02-09", ""], 240.0, &stretches);
    let fraud = CaseFact {
        case: "fraud".into(),
        verdict: Some(Verdict::Quashed),
        ..fact(["", "2020-12-03", "2022-10-25", "2022-12-10", ""], 69.0, &["held 2020-12-03 to 2020-12-23"])
    };
    let standing = standing(vec![nsl, fraud], "");
    assert_eq!((standing.status, standing.case), (Status::InPrison, Some(0)));
    // Five years to 31 December 2025 are 1,826 days, then 31 in January, 28 in February and 13 in March.
    assert_eq!(present_words(&standing), "2020-12-31 known, 1898 days");
    // Twenty years end on 9 February 2046. Held before: 2 days, 12, and from 31 December 2020 on 1,866; the eight days
    // of December in prison for the other case do not count.
    assert_eq!(ends(&standing), ["2040-12-17", "2040-12-17"]);
}

#[test]
fn ryan_laws_custody_is_unconfirmed_for_two_years_before_the_sentence() {
    let custody = ["held 2021-06-17 seen 2024-01-09"];
    let cases = vec![fact(["2021-06-17", "2021-06-18", "", "2026-02-09", ""], 120.0, &custody)];
    // From 17 June 2021 to 9 January 2024 are 936 days, from 9 February 2026 on 32.
    assert_eq!(days_held(&cases), (936 + 32, false));
    let standing = standing(cases, "2020-06-30");
    assert_eq!(present_words(&standing), "2021-06-17 broken 2024-01-09/2026-02-09, 968 days");
    // Ten years less all days from the arrest to the sentence end ten years after the arrest.
    assert_eq!(ends(&standing)[0], "2031-06-17");
    assert_eq!(standing.runs_until(), None, "days are missing, so the browser must not count on");
}

#[test]
fn chan_tsz_wahs_earliest_end_depends_on_the_first_day_of_the_law() {
    let cases = vec![fact(["", "", "", "2026-02-09", ""], 75.0, &[])];
    let after_the_law = standing(cases.clone(), "2020-06-30");
    assert_eq!(after_the_law.status, Status::InPrison);
    assert_eq!(present_words(&after_the_law), "2026-02-09 or before, 32 days");
    // Nobody was held under the law before its first day. 75 months from the sentence end on 9 May 2032, 2,050 days
    // after the law's first day may all count.
    assert_eq!(ends(&after_the_law), ["2026-09-28", "2032-05-09"]);
    // Without that day the term may have been served before the sentence.
    assert_eq!(standing(cases, "").status, Status::TermMayHaveEnded);
}

#[test]
fn winnie_yu_is_in_prison_since_bail_was_revoked() {
    let stretches =
        ["held 2021-02-28 to 2021-07-28", "bail 2021-07-28 to 2022-03-07", "held 2022-03-07 to 2024-11-19"];
    let cases = vec![of_the_47("2024-05-30", 81.0, "", &stretches)];
    // One day, 150 days to 28 July 2021, and from 7 March 2022 four years and six days.
    assert_eq!(days_held(&cases), (1 + 150 + 1_461 + 6, true));
    let standing = standing(cases, "2020-06-30");
    assert_eq!(present_words(&standing), "2022-03-07 known, 1467 days");
}

#[test]
fn hendrick_lui_was_on_bail_for_three_years() {
    let stretches =
        ["held 2021-02-28 to 2021-03-05", "bail 2021-03-05 to 2024-09-03", "held 2024-09-03 to 2024-11-19"];
    let cases = vec![of_the_47("", 51.0, "", &stretches)];
    // One day, five days, and from 3 September 2024 a year and 191 days.
    assert_eq!(days_held(&cases), (1 + 5 + 365 + 191, true));
    // 51 months from 19 November 2024 end on 19 February 2029, less 83 days held before.
    assert_eq!(ends(&standing(cases, "")), ["2028-11-28", "2028-11-28"]);
}

#[test]
fn lee_yue_shun_was_acquitted_after_16_days_behind_bars() {
    let acquitted = CaseFact {
        verdict: Some(Verdict::Acquitted),
        custody: [
            HK47_ARREST[0],
            HK47_ARREST[1],
            "held 2021-02-28 to 2021-03-15",
            "bail 2021-03-15 to 2024-05-30",
        ]
        .map(stretch)
        .to_vec(),
        ..fact(["2021-01-06", "2021-02-28", "2024-05-30", "", ""], 0.0, &[])
    };
    assert_eq!(days_held(std::slice::from_ref(&acquitted)), (1 + 15, true));
    let standing = standing(vec![acquitted], "");
    assert_eq!((standing.status, standing.decided), (Status::Acquitted, maybe("2024-05-30")));
}

#[test]
fn andrew_chiu_was_let_out_early_and_a_release_is_a_fact() {
    let cases = vec![of_the_47("", 84.0, "2025-10-28", &["held 2021-02-28 to 2024-11-19"])];
    // One day, four years, and 242 days from 28 February to 28 October 2025.
    assert_eq!(days_held(&cases), (1 + 1_461 + 242, true));
    assert_eq!(standing(cases.clone(), "").status, Status::Released);
    // Without that fact the term is counted in full.
    let unknown = vec![CaseFact { released: None, ..cases[0].clone() }];
    assert_eq!(standing(unknown, "").status, Status::InPrison);
}

#[test]
fn owen_chow_serves_two_terms_one_after_the_other() {
    let stretches = [
        "held 2021-02-28 to 2021-06-22",
        "bail 2021-06-22 to 2022-01-12",
        "held 2022-01-12 to 2024-03-16",
        "elsewhere 2024-03-16 seen 2024-11-19",
    ];
    let second =
        CaseFact { consecutive_to: Some("riot".into()), ..of_the_47("2024-05-30", 93.0, "", &stretches) };
    let first = CaseFact { case: "riot".into(), ..fact(["", "", "", "2024-03-16", ""], 61.5, &[]) };
    let cases = vec![second, first];
    let standing = Standing::of(
        &person(cases),
        |case| maybe(if case.as_str() == "riot" { "2019-07-01" } else { "2020-06-30" }),
        day(AS_OF),
    );
    // Four years and 60 days from 12 January 2022.
    assert_eq!(present_words(&standing), "2022-01-12 known, 1521 days");
    // 154 and a half months from 19 November 2024 end on 4 October 2037. All 1,968 days from 1 July 2019 on may count
    // towards one of the two: the row of the first case has nothing on the time before its sentence.
    assert_eq!(ends(&standing)[0], "2032-05-15");
}

#[test]
fn ma_chun_mans_term_may_have_ended() {
    let custody = ["held 2020-11-24 seen 2021-05-26"];
    let cases = vec![fact(["", "", "2021-10-25", "2021-11-11", ""], 60.0, &custody)];
    let standing = standing(cases, "2020-06-30");
    assert_eq!(standing.status, Status::TermMayHaveEnded);
    // Five years from the sentence end on 11 November 2026, less the 183 days that are known.
    assert_eq!(ends(&standing)[1], "2026-05-12");
}

#[test]
fn avery_ngs_terms_are_over_even_if_served_one_after_another() {
    let term = |case: &str, sentenced, months| CaseFact {
        case: case.into(),
        ..fact(["", "", "", sentenced, ""], months, &[])
    };
    let cases = vec![term("first", "2021-05-28", 14.0), term("second", "2021-09-01", 12.0)];
    // 14 months from 28 May 2021, then 12: over on 28 July 2023.
    assert_eq!(standing(cases, "").status, Status::TermOver);
    let longer = vec![term("first", "2021-05-28", 40.0), term("second", "2021-09-01", 24.0)];
    // Each is over by itself; one after another they end on 28 September 2026.
    assert_eq!(standing(longer, "").status, Status::TermMayHaveEnded);
}

/// One row for each line of the table in `docs/status.md`, and more.
#[test]
fn every_status_follows_from_its_facts() {
    let held = |words: &str| fact(["2025-12-01", "2025-12-02", "", "", ""], 0.0, &[words]);
    let sentenced = |months| fact(["2024-01-01", "2024-01-02", "", "2024-06-01", ""], months, &[]);
    let with = |change: fn(&mut CaseFact), mut fact: CaseFact| {
        change(&mut fact);
        fact
    };
    let rows: Vec<(Status, Vec<CaseFact>)> = vec![
        (Status::InPrison, vec![sentenced(60.0)]),
        (Status::InCustody, vec![held("held 2025-12-01 seen 2026-01-22")]),
        (Status::InCustody, vec![held("held 2025-12-01")]),
        (Status::OnBail, vec![held("bail 2025-12-01 seen 2026-01-22")]),
        (Status::TermMayHaveEnded, vec![sentenced(24.0)]),
        (Status::TermOver, vec![sentenced(6.0)]),
        (Status::Released, vec![with(|fact| fact.released = maybe("2025-01"), sentenced(60.0))]),
        (Status::Wanted, vec![with(|fact| fact.wanted = maybe("2024-02-06"), CaseFact::default())]),
        (Status::Suspended, vec![with(|fact| fact.suspended = true, sentenced(6.0))]),
        (Status::Fined, vec![with(|fact| (fact.fined, fact.sentence_months) = (true, None), sentenced(1.0))]),
        (Status::Quashed, vec![with(|fact| fact.verdict = Some(Verdict::Quashed), sentenced(60.0))]),
        (
            Status::Acquitted,
            vec![with(|fact| fact.verdict = Some(Verdict::Acquitted), held("bail 2025-12-01"))],
        ),
        (Status::Dropped, vec![with(|fact| fact.verdict = Some(Verdict::Dropped), held("bail 2025-12-01"))]),
        (Status::NotRecorded, vec![held("held 2025-12-01 to 2025-12-03")]),
        (Status::NotRecorded, vec![held("held 2024-12-01 seen 2025-01-01")]),
        (Status::NotRecorded, vec![with(|fact| fact.transferred = maybe("2025-01"), sentenced(60.0))]),
        // A release counts for a sentence of another case passed before it, not for a later one.
        (Status::Released, vec![sentenced(60.0), fact(["", "", "", "", "2025-01-01"], 0.0, &[])]),
        (Status::InPrison, vec![sentenced(60.0), fact(["", "", "", "", "2024-05-01"], 0.0, &[])]),
        // A released person who was arrested again is not called released.
        (
            Status::NotRecorded,
            vec![fact(["", "", "", "", "2024-05-01"], 0.0, &[]), fact(["2025", "", "", "", ""], 0.0, &[])],
        ),
        (
            Status::Wanted,
            vec![with(|fact| fact.wanted = maybe("2026"), fact(["", "", "", "", "2024-05-01"], 0.0, &[]))],
        ),
        (Status::NotRecorded, vec![]),
    ];
    for (number, (status, cases)) in rows.into_iter().enumerate() {
        assert_eq!(standing(cases, "").status, status, "row {number}");
    }
    let died = Person { died: maybe("2025"), ..person(vec![sentenced(60.0)]) };
    assert_eq!(Standing::of(&died, |_| None, day(AS_OF)).status, Status::Died);
}

/// The rule for a person with one case, as plain as possible: the oracle of the next test. A known arrest is 152 days
/// before the sentence; `known` of these days are known to be spent in custody.
fn by_the_table(fact: &CaseFact, known: i32, is_recent: bool) -> Status {
    let last = fact.custody.last().map(|stretch| (stretch.state, stretch.to.is_none() && is_recent));
    let stands = !matches!(fact.verdict, Some(Verdict::Acquitted | Verdict::Quashed | Verdict::Dropped));
    match fact {
        CaseFact { wanted: Some(_), .. } => Status::Wanted,
        CaseFact { verdict: Some(Verdict::Acquitted), .. } => Status::Acquitted,
        CaseFact { verdict: Some(Verdict::Quashed), .. } => Status::Quashed,
        CaseFact { verdict: Some(Verdict::Dropped), .. } => Status::Dropped,
        CaseFact { released: Some(_), .. } => Status::Released,
        CaseFact { transferred: Some(_), .. } => Status::NotRecorded,
        CaseFact { sentenced: None, .. } => match last {
            Some((CustodyState::Held, true)) => Status::InCustody,
            Some((CustodyState::Bail, true)) => Status::OnBail,
            _ => Status::NotRecorded,
        },
        CaseFact { suspended: true, .. } => Status::Suspended,
        CaseFact { sentence_months: Some(months), .. } if stands => {
            let end = add_months(day("2024-06-01"), *months);
            let earliest = if fact.arrested.is_some() { end.0 - 152 } else { day("2024-06-01").0 };
            let as_of = day(AS_OF).0;
            match (earliest > as_of, end.0 - known > as_of) {
                (true, _) => Status::InPrison,
                (false, true) => Status::TermMayHaveEnded,
                (false, false) => Status::TermOver,
            }
        }
        CaseFact { fined: true, .. } => Status::Fined,
        _ => Status::NotRecorded,
    }
}

#[test]
fn each_combination_of_known_and_unknown_facts_has_the_status_of_the_table() {
    let verdicts = [None].into_iter().chain(Verdict::ALL.iter().copied().map(Some));
    // A stretch, its days before the sentence, and whether its last report is within 180 days.
    let custody = [
        ("", 0, false),
        ("held 2024-01-01 to 2024-02-01", 31, false),
        ("held 2024-01-01 seen 2024-03-01", 60, false),
        ("held 2024-01-01 seen 2026-01-22", 152, true),
        ("held 2026-01-22", 0, true),
        ("bail 2026-01-22", 0, true),
    ];
    let sentences: [fn(&mut CaseFact); 8] = [
        |_| {},
        |fact| fact.sentenced = maybe("2024-06-01"),
        |fact| fact.sentence_months = Some(60.0),
        |fact| (fact.sentenced, fact.sentence_months) = (maybe("2024-06-01"), Some(60.0)),
        |fact| (fact.sentenced, fact.sentence_months) = (maybe("2024-06-01"), Some(24.0)),
        |fact| (fact.sentenced, fact.sentence_months) = (maybe("2024-06-01"), Some(6.0)),
        |fact| {
            (fact.sentenced, fact.sentence_months) = (maybe("2024-06-01"), Some(60.0));
            fact.suspended = true;
        },
        |fact| (fact.sentenced, fact.fined) = (maybe("2024-06-01"), true),
    ];
    let ends: [fn(&mut CaseFact); 4] = [
        |_| {},
        |fact| fact.released = maybe("2025-01-01"),
        |fact| fact.transferred = maybe("2025-01-01"),
        |fact| fact.wanted = maybe("2025-06-01"),
    ];
    let mut tried = 0;
    for (verdict, (words, known, is_recent), arrested, charged) in verdicts
        .flat_map(|verdict| custody.map(|custody| (verdict, custody)))
        .flat_map(|(verdict, custody)| {
            [("", ""), ("2024-01-01", ""), ("", "2024-01-02"), ("2024-01-01", "2024-01-02")]
                .map(|(arrested, charged)| (verdict, custody, arrested, charged))
        })
    {
        for (sentence, end) in sentences.iter().flat_map(|sentence| ends.map(|end| (sentence, end))) {
            let stretches: Vec<&str> = [words].into_iter().filter(|words| !words.is_empty()).collect();
            let mut fact = CaseFact { verdict, ..fact([arrested, charged, "", "", ""], 0.0, &stretches) };
            sentence(&mut fact);
            end(&mut fact);
            let expected = by_the_table(&fact, known, is_recent);
            assert_eq!(standing(vec![fact.clone()], "").status, expected, "{fact:?}");
            tried += 1;
        }
    }
    assert_eq!(tried, 5 * 6 * 4 * 8 * 4);
}

#[test]
fn an_announced_release_makes_the_earliest_end_later() {
    let due = CaseFact {
        release_due: maybe("2027-01"),
        ..of_the_47("", 56.0, "", &["held 2021-02-28 to 2024-11-19"])
    };
    let without = CaseFact { release_due: None, ..due.clone() };
    assert_eq!(standing(vec![due], "").term.unwrap().earliest, day("2027-01-01"));
    assert_eq!(standing(vec![without], "").status, Status::TermOver);
}

#[test]
fn nobody_is_in_prison_on_the_day_the_term_ends() {
    let fact = fact(["2021-03-13", "", "", "2021-03-13", ""], 60.0, &[]);
    let on = |text: &str| Standing::of(&person(vec![fact.clone()]), |_| None, day(text)).status;
    assert_eq!(on("2026-03-12"), Status::InPrison);
    assert_eq!(on("2026-03-13"), Status::TermOver);
}

/// How much a status claims beyond a recorded outcome, from nothing (0) over "the term may be over" (1) and "the term is
/// over", "bail continues" (2) to "is behind bars" (3). Recorded outcomes claim nothing: one may surface when a later fact
/// is left out.
fn strength(status: Status) -> u8 {
    match status {
        Status::TermMayHaveEnded => 1,
        Status::TermOver | Status::OnBail => 2,
        status if status.is_behind_bars() => 3,
        _ => 0,
    }
}

fn any_date() -> impl Strategy<Value = Option<EventDate>> {
    let day = (0..2_500_i32).prop_map(|day| EventDate::from_day(Day(day + 18_100)).unwrap());
    let month =
        (2019..2027_u16, 1..13_u8).prop_map(|(year, month)| EventDate::from_month(year, month).unwrap());
    prop::option::weighted(0.7, prop_oneof![4 => day, 1 => month])
}

/// A random fact: dates in a possible order, and stretches between them.
fn any_fact() -> impl Strategy<Value = CaseFact> {
    let dates = prop::collection::vec(any_date(), 9);
    let words = (0..4_u8, 0.5..200.0_f64, any::<bool>(), 0..8_u8, 0..4_usize);
    (dates, words).prop_map(|(mut dates, (verdict, months, has_term, word, cases))| {
        let mut known: Vec<EventDate> = dates.iter().flatten().copied().collect();
        known.sort_by_key(|date| date.order_key());
        let mut known = known.into_iter();
        for date in dates.iter_mut().filter(|date| date.is_some()) {
            *date = known.next();
        }
        let [arrested, charged, first, second, third, judged, sentenced, released, due] = dates[..] else {
            return CaseFact::default();
        };
        let states = [CustodyState::Held, CustodyState::Bail, CustodyState::Elsewhere];
        let stretch = |(number, from): (usize, Option<EventDate>), next: Option<EventDate>| {
            let state = states[(number + usize::from(word)) % 3];
            let (to, seen) = match word % 3 {
                0 => (next, None),
                1 => (None, next),
                _ => (None, None),
            };
            from.map(|from| Custody { state, from, to, seen, case: None })
        };
        let nexts = [second.or(third), third.or(judged), judged.or(sentenced)];
        let custody = [first, second, third].into_iter().enumerate().zip(nexts);
        CaseFact {
            case: ["a", "b", "c", "d"][cases].into(),
            verdict: sentenced.map(|_| Verdict::Convicted).filter(|_| verdict < 3),
            sentence_months: has_term.then_some(months),
            consecutive_to: (verdict == 1 && cases > 0).then(|| "a".into()),
            fined: word == 7,
            suspended: word == 6,
            arrested,
            charged,
            judged,
            sentenced,
            released: released.filter(|_| word == 5),
            release_due: due.filter(|_| word == 4),
            custody: custody.filter_map(|(from, next)| stretch(from, next)).collect(),
            ..CaseFact::default()
        }
    })
}

/// Whether the last stretch has an end.
fn ends_free(fact: &CaseFact) -> bool {
    fact.custody.last().is_some_and(|stretch| stretch.to.is_some())
}

/// The facts without one that is neither a release nor an outcome; `None` if there is nothing to leave out.
fn without(facts: &[CaseFact], at: usize, which: u8) -> Option<Vec<CaseFact>> {
    let mut facts = facts.to_vec();
    let fact = facts.get_mut(at)?;
    let before = fact.clone();
    match which {
        0 => fact.arrested = None,
        1 => fact.charged = None,
        2 => fact.judged = None,
        3 => fact.consecutive_to = None,
        // A stretch on bail is a release, and so is the end of one behind bars.
        4 if !ends_free(fact) => fact.custody.retain(|stretch| stretch.state == CustodyState::Bail),
        5 => fact.custody.iter_mut().for_each(|stretch| stretch.seen = None),
        6 if !ends_free(fact) => {
            let held = fact.custody.iter().position(|stretch| stretch.state != CustodyState::Bail)?;
            fact.custody.remove(held);
        }
        _ => fact.plea = None,
    }
    (*fact != before).then_some(facts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn fewer_facts_never_give_a_stronger_claim(
        facts in prop::collection::vec(any_fact(), 1..4),
        at in 0..3_usize,
        which in 0..7_u8,
        since in any::<bool>(),
    ) {
        let since = if since { "2019-01-01" } else { "" };
        if let Some(fewer) = without(&facts, at, which) {
            let (all, fewer) = (standing(facts, since), standing(fewer, since));
            prop_assert!(
                strength(fewer.status) <= strength(all.status),
                "{:?} became {:?} without {which} of {at}", all.status, fewer.status
            );
        }
    }

    #[test]
    fn no_status_claims_more_than_its_facts(facts in prop::collection::vec(any_fact(), 0..4)) {
        let standing = standing(facts.clone(), "2019-01-01");
        let as_of = day(AS_OF);
        match standing.status {
            Status::InPrison => {
                let fact = &facts[standing.case.unwrap()];
                prop_assert!(fact.sentenced.is_some() && fact.sentence_months.is_some() && !fact.suspended);
                prop_assert!(fact.released.is_none() && standing.term.unwrap().earliest > as_of);
            }
            Status::InCustody => {
                prop_assert!(as_of.0 - standing.vouched_until.0 <= VOUCHED_DAYS);
                let last = facts[standing.case.unwrap()].custody.last().unwrap();
                prop_assert!(last.state != CustodyState::Bail && last.to.is_none());
            }
            Status::Released => prop_assert!(facts.iter().any(|fact| fact.released.is_some())),
            Status::TermOver => prop_assert!(standing.term.unwrap().latest <= as_of),
            Status::TermMayHaveEnded => prop_assert!(standing.term.unwrap().earliest <= as_of),
            _ => {}
        }
        if let Some(present) = standing.present {
            prop_assert!(present.days as i32 <= standing.vouched_until.0 - present.since.0);
        }
    }
}
