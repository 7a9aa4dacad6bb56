//! Dates that do not exist, contradict each other, or are at the ends of time.

use crate::case::*;
use std::path::Path;

const DATE: &str = "\"date\": \"2021-03-03\"";
const ROW: &str = "\"sentenced\": \"2022-02-24\"";

fn refuse_date(name: &'static str, date: &str, at: &'static str) -> Case {
    refuse(name, (EVENTS, DATE, &format!("\"date\": \"{date}\"")), at)
}

fn refuse_row(name: &'static str, from: &'static str, to: &str, at: &'static str) -> Case {
    refuse(name, (PEOPLE, from, to), at)
}

pub fn cases() -> Vec<Case> {
    [forms(), orders(), ends()].into_iter().flatten().collect()
}

fn forms() -> Vec<Case> {
    let none = "events/2021.json:45: `";
    vec![
        refuse_date(
            "no leap year",
            "2021-02-29",
            "events/2021.json:45: `2021-02-29` is impossible: there is no day 29",
        ),
        refuse_date(
            "no leap year in a century",
            "1900-02-29",
            "events/2021.json:45: `1900-02-29` is impossible",
        ),
        refuse_date("a day too many", "2021-04-31", "events/2021.json:45: `2021-04-31` is impossible"),
        refuse_date(
            "a month too many",
            "2021-13",
            "events/2021.json:45: `2021-13` is impossible: there is no month 13",
        ),
        refuse_date(
            "the month 0",
            "2021-00",
            "events/2021.json:45: `2021-00` is impossible: there is no month 0",
        ),
        refuse_date(
            "the day 0",
            "2021-03-00",
            "events/2021.json:45: `2021-03-00` is impossible: there is no day 0",
        ),
        refuse_date("two digits of a year", "21-03-03", none),
        refuse_date("five digits of a year", "12021-03-03", none),
        refuse_date("a negative year", "-2021-03-03", none),
        refuse_date("a signed year", "+2021-03-03", none),
        refuse_date("one digit of a month", "2021-3-3", none),
        refuse_date("slashes", "2021/03/03", none),
        refuse_date("a time of day", "2021-03-03T00:00:00Z", none),
        refuse_date("a week", "2021-W09-3", none),
        refuse_date(
            "a season",
            "2021-21",
            "events/2021.json:45: `2021-21` is impossible: there is no month 21",
        ),
        refuse_date("an open interval", "2021-03-03/..", none),
        refuse_date("a decade", "202X", none),
        refuse_date("two qualifiers", "2021-03~?", none),
        refuse_date("a qualifier three times", "2021-03~~~", none),
        refuse_date("wide digits of a year", "２０２１-03-03", none),
        refuse_date("Arabic digits", "\u{662}\u{660}\u{662}\u{661}-03-03", none),
        refuse_date("a space", "2021-03-03 ", none),
        refuse_date("nothing", "", none),
        refuse_date("a word", "yesterday", none),
        refuse_date("a mark that turns writing", "2021-03-03\u{200e}", none),
        refuse(
            "a date that is a number",
            (EVENTS, DATE, "\"date\": 20210303"),
            "events/2021.json:45: expected a date in double quotes",
        ),
        refuse(
            "the time of a computer",
            (EVENTS, DATE, "\"date\": 1614729600000"),
            "events/2021.json:45: expected a date in double quotes",
        ),
    ]
}

fn orders() -> Vec<Case> {
    let custody = "\"from\": \"2021-03-01\",\n      \"to\": \"2022-02-24\"";
    vec![
        refuse(
            "an end before the beginning",
            (EVENTS, DATE, "\"date\": \"2021-03-03\", \"end\": \"2021-03-02\""),
            "events/2021.json:45: the end, 2021-03-02, is before the beginning",
        ),
        refuse(
            "an end in a month before",
            (EVENTS, DATE, "\"date\": \"2021-03-03\", \"end\": \"2021-02\""),
            "events/2021.json:45: the end, 2021-02, is before the beginning",
        ),
        refuse(
            "changes out of order",
            (LATER, "\"date\": \"2022-03-01\"", "\"date\": \"2022-04-01\""),
            "events/2022.json:56: the changes are not in their order",
        ),
        refuse(
            "a change that is not the last",
            (LATER, "\"updated\": \"2022-03-05\"", "\"updated\": \"2022-03-06\""),
            "events/2022.json:56: the last change is not on the day of `updated`",
        ),
        refuse(
            "a change in some month",
            (LATER, "\"updated\": \"2022-03-05\"", "\"updated\": \"2022-03\""),
            "events/2022.json:55: the date is not exact to the day",
        ),
        refuse_row(
            "a sentence before the verdict",
            ROW,
            "\"sentenced\": \"2022-02-09\"",
            "people.json:30: sentenced on 2022-02-09, before judged on 2022-02-10",
        ),
        refuse_row(
            "a release before the sentence",
            ROW,
            "\"sentenced\": \"2022-02-24\", \"released\": \"2022-02-23\"",
            "people.json:30: released on 2022-02-23, before sentenced",
        ),
        refuse_row(
            "a release and a transfer",
            ROW,
            "\"sentenced\": \"2022-02-24\", \"released\": \"2023\", \"transferred\": \"2023\"",
            "people.json:30: both `released` and `transferred`",
        ),
        refuse_row(
            "an expected release before the sentence",
            ROW,
            "\"sentenced\": \"2022-02-24\", \"release_due\": \"2021\"",
            "people.json:30: release_due on 2021, before sentenced",
        ),
        refuse_row(
            "an arrest before the case",
            "\"arrested\": \"2021-03-01\"",
            "\"arrested\": \"2020-03-01\"",
            "people.json:27: arrested on 2020-03-01, before the earliest day of the case",
        ),
        refuse_row(
            "custody that ends before it begins",
            custody,
            "\"from\": \"2021-03-01\", \"to\": \"2021-02-28\"",
            "people.json:34: the end, 2021-02-28, is before the beginning",
        ),
        refuse_row(
            "custody that overlaps",
            custody,
            "\"from\": \"2021-03-01\", \"to\": \"2021-04-01\" }, { \"state\": \"bail\", \"from\": \"2021-03-15\"",
            "people.json:34: begins on 2021-03-15, before the stretch above ends",
        ),
        refuse_row(
            "custody with two ends",
            custody,
            "\"from\": \"2021-03-01\", \"to\": \"2021-04-01\", \"seen\": \"2021-04-01\"",
            "people.json:34: both `to` and `seen`",
        ),
    ]
}

fn ends() -> Vec<Case> {
    vec![
        folder(
            "a day that a century has every 400 years",
            |dir| move_event(dir, "2000-02-29", ""),
            Expected::Built(|site| {
                site.has("calendar.ics", "20000229");
            }),
        ),
        folder(
            "the year 0",
            |dir| move_event(dir, "0000-01-01", ""),
            Expected::Built(|site| {
                site.has("events.json", "\"0000-01-01\"");
            }),
        ),
        folder(
            "the last day of time",
            |dir| move_event(dir, "9999-12-31", ""),
            Expected::Warned("events/2021.json:44: 9999-12-31 is more than ten years after every other date"),
        ),
        folder(
            "an event of all time",
            |dir| move_event(dir, "0000-01-01", "\"end\": \"9999-12-31\","),
            Expected::Warned("events/2021.json:44: 9999-12-31 is more than ten years"),
        ),
        folder(
            "an event of the last year",
            |dir| move_event(dir, "9999", ""),
            Expected::Warned("events/2021.json:44: 9999 is more than ten years"),
        ),
        warn(
            "a change at the end of time",
            (EVENTS, DATE, "\"date\": \"2021-03-03\", \"updated\": \"9999-12-31\""),
            "events/2021.json:44: the change of 9999-12-31",
        ),
        accept(
            "custody to the end of time",
            (PEOPLE, "\"to\": \"2022-02-24\"", "\"to\": \"9999-12-31\""),
            |site| {
                site.has("people.json", "9999-12-31");
            },
        ),
        accept(
            "a release in the year 9999",
            (PEOPLE, ROW, "\"sentenced\": \"2022-02-24\", \"release_due\": \"9999-12-31\""),
            |site| {
                site.has("people.json", "9999-12-31");
            },
        ),
        accept(
            "a source of the year 0",
            (EVENTS, "\"date\": \"2021-03-02\"", "\"date\": \"0000-12-31\""),
            |site| {
                site.has("events.json", "0000-12-31");
            },
        ),
    ]
}

/// Moves the charge of the fixture to another date.
fn move_event(dir: &Path, date: &str, end: &str) {
    replace(
        dir,
        EVENTS,
        "\"id\": \"2021-03-03-editor-charged\"",
        &format!("\"id\": \"{date}-editor-charged\""),
    );
    replace(dir, EVENTS, DATE, &format!("{end}\"date\": \"{date}\""));
    replace(dir, EVENTS, "\"kind\": \"charge\"", "\"kind\": \"hearing\"");
}

#[test]
fn dates_exist_and_are_in_a_possible_order() {
    run(cases());
}
