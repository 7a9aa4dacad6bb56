//! The rules within one person's rows, and of sources and the site.

use super::*;

/// Checks the faults when the row's `"released": "2022"` is replaced.
fn check_row(replacements: &[&str], expected: Expect) {
    let changes: Vec<_> = replacements.iter().map(|to| (r#""released": "2022""#, *to)).collect();
    check(P, &changes, expected);
}

#[test]
fn overlapping_stretches_and_misplaced_fields_are_faults() {
    check_row(
        &[
            r#""released": "2022", "custody": [{ "state": "held", "from": "2021-02-03", "seen": "2021-02-20" }, { "state": "bail", "from": "2021-02-10" }]"#,
            r#""released": "2022", "custody": [{ "state": "held", "from": "2021-02-03", "to": "2021-02-20" }, { "state": "bail", "from": "2021-02" }, { "state": "held", "from": "2021-02-18" }]"#,
            r#""released": "2022", "custody": [{ "state": "held", "from": "2021-02-03", "to": "2021-02-20", "seen": "2021-02-10" }]"#,
            r#""released": "2022", "custody": [{ "state": "held", "from": "2021-02-03", "to": "2021-02-20", "case": "ferry" }]"#,
            r#""released": "2022", "custody": [{ "state": "elsewhere", "from": "2021-02-03", "to": "2021-02-20" }]"#,
        ],
        expect![[r#"
            people.json:8:178 [ada-nok cases[0].custody[1]] begins on 2021-02-10, but the stretch above (held) was still reported on 2021-02-20 (correct one of them: `seen` must not be after the beginning of the next stretch)
            people.json:8:216 [ada-nok cases[0].custody[2]] begins on 2021-02-18, before the stretch above ends on 2021-02-20 (put the stretches into chronological order)
            people.json:8:182 [ada-nok cases[0].custody[0].seen] both `to` and `seen` are given (keep one: `to` is the day it ended, `seen` the last day of a report if the end is unknown)
            people.json:8:182 [ada-nok cases[0].custody[0].case] `case` is only for the state `elsewhere` (leave it out, or write the state `elsewhere`)
            people.json:8:113 warning: [ada-nok cases[0].custody[0].case] in prison for a case that is not named (name the case somebody is in prison for, if it is in cases.json)
        "#]],
    );
}

#[test]
fn dates_of_a_row_in_an_impossible_order_are_faults() {
    check_row(
        &[
            r#""pleaded": "2021-01-31""#,
            r#""pleaded": "2021-03-02""#,
            r#""transferred": "2021-01-31""#,
            r#""released": "2022", "transferred": "2022""#,
            r#""release_due": "2021-02""#,
            r#""released": "2021-02-28""#,
        ],
        expect![[r#"
            people.json:8:92 [ada-nok cases[0].pleaded] pleaded on 2021-01-31, before charged on 2021-02-01 (correct one of them)
            people.json:8:92 [ada-nok cases[0].pleaded] pleaded on 2021-03-02, after sentenced on 2021-03-01 (correct one of them)
            people.json:8:96 [ada-nok cases[0].transferred] transferred on 2021-01-31, before charged on 2021-02-01 (correct one of them)
            people.json:8:116 [ada-nok cases[0].transferred] both `released` and `transferred` are given (keep `released` for freedom, `transferred` for a hand-over to another prison or country)
            people.json:8:96 [ada-nok cases[0].release_due] release_due on 2021-02, before sentenced on 2021-03-01 (correct one of them)
            people.json:8:93 [ada-nok cases[0].released] released on 2021-02-28, before sentenced on 2021-03-01 (correct one of them)
        "#]],
    );
    // Known to the month, the plea may have followed the charge.
    let text =
        PEOPLE.replacen(r#""released": "2022""#, r#""pleaded": "2021-01", "release_due": "2021-03""#, 1);
    assert_eq!(shown_faults(&check_file(P, Ok(text.into_bytes()))), "");
}

#[test]
fn a_reference_to_a_case_without_a_row_is_a_warning() {
    let cases = CASES.replacen("\n]", ",\n {\n  \"id\": \"pier\", \"name\": { \"en\": \"P\", \"zh-Hant\": \"碼頭\" }, \"description\": { \"en\": \"P\", \"zh-Hant\": \"碼頭\" }, \"sources\": [{ \"title\": \"T\", \"publisher\": \"P\", \"url\": \"https://example.org/\", \"lang\": \"en\", \"archive\": \"https://a.example/\" }]\n }\n]", 1);
    let row = r#"{ "case": "pier", "charge": { "en": "x", "zh-Hant": "x" }, "consecutive_to": "ferry" }"#;
    let faults_with = |to: &str| {
        let people = PEOPLE.replacen(r#""released": "2022" }"#, to, 1);
        shown_faults(&check_files(|name, text| {
            Ok(if name == P {
                &people
            } else if name == "cases.json" {
                &cases
            } else {
                text
            }
            .into())
        }))
    };
    let all = [
        faults_with(r#""consecutive_to": "pier" }"#),
        faults_with(r#""custody": [{ "state": "elsewhere", "from": "2021-02", "case": "pier" }] }"#),
        faults_with(&format!(r#""consecutive_to": "pier" }}, {row}"#)),
        faults_with(r#""consecutive_to": "ferry" }"#),
    ];
    expect![[r#"
        people.json:8:99 warning: [ada-nok cases[0].consecutive_to] the person has no row for the case `pier` (add the row to `cases`, with what is known of it, or correct the case)
        people.json:8:144 warning: [ada-nok cases[0].custody[0].case] the person has no row for the case `pier` (add the row to `cases`, with what is known of it, or correct the case)
        people.json:8:99 [ada-nok cases[0].consecutive_to] the sentence follows that of `pier`, which follows this one (leave out `consecutive_to` in the row of the sentence that is served first)
        people.json:8:99 [ada-nok cases[0].consecutive_to] the sentence follows itself (name the case whose sentence is served before this one)
    "#]].assert_eq(&all.concat());
    assert_eq!(faults_with(&format!("\"released\": \"2022\" }}, {row}")), "");
}

#[test]
fn an_arrest_before_the_earliest_day_of_the_case_is_a_fault() {
    let faults_since = |since: &str| {
        let cases = CASES.replacen(r#""id": "ferry","#, &format!(r#""id": "ferry", "since": "{since}","#), 1);
        shown_faults(&check_file("cases.json", Ok(cases.into_bytes())))
    };
    expect![[r#"
        people.json:8:18 [ada-nok cases[0].arrested] arrested on 2021-01, before the earliest day of the case, 2021-02-01 (correct the date, the case, or the `since` of the case in cases.json)
    "#]].assert_eq(&faults_since("2021-02-01"));
    assert_eq!(faults_since("2021-01-20"), "", "known to the month, the arrest may be later");
}

#[test]
fn tracking_addresses_and_closed_hosts_are_warnings() {
    check(
        E,
        &[
            ("https://example.org/1", "https://example.org/1?utm_source=x"),
            ("https://example.org/1", "https://example.org/1?id=7&FBCLID=x&utm_medium=y&page=2#top"),
        ],
        expect![[r#"
            events/2021.json:15:45 warning: [2021-01-06-boat-seized sources[0].url] `utm_source` tracks who follows the link (write it as https://example.org/1)
            events/2021.json:15:45 warning: [2021-01-06-boat-seized sources[0].url] `FBCLID` tracks who follows the link (write it as https://example.org/1?id=7&page=2#top)
        "#]],
    );
    let closed = |host: &str| {
        let site =
            SITE.replacen("\"corrections\"", &format!("\"closed_hosts\": [\"{host}\"], \"corrections\""), 1);
        let events = EVENTS.replacen(", \"archive\": \"https://a.example/\"", "", 1);
        shown_faults(&check_files(|name, text| {
            Ok(match name {
                "site.json" => site.as_str(),
                E => events.as_str(),
                _ => text,
            }
            .into())
        }))
    };
    expect![[r#"
        events/2021.json:15:4 warning: [2021-01-06-boat-seized sources[0].archive] example.org is closed, and the source has no archived copy (look for the page at web.archive.org or archive.today and give its address there)
        events/2021.json:15:4 warning: [2021-01-06-boat-seized sources[0].archive] the source has no archived copy (save the page at web.archive.org or archive.today and give its address there)
        events/2021.json:15:4 warning: [2021-01-06-boat-seized sources[0].archive] the source has no archived copy (save the page at web.archive.org or archive.today and give its address there)
    "#]].assert_eq(&["example.org", "ample.org", "www.example.org"].map(closed).concat());
}

#[test]
fn an_address_of_two_sources_is_a_warning() {
    let twice = "https://example.org/1\", \"lang\": \"en\", \"archive\": \"https://a.example/\" },\n   \
                 { \"title\": \"T\", \"publisher\": \"P\", \"url\": \"https://example.org/1";
    check(
        E,
        &[("https://example.org/1", twice)],
        expect![[r#"
        events/2021.json:16:45 warning: [2021-01-06-boat-seized sources[1].url] another source before it has the same address (keep one of them, or correct the address)
    "#]],
    );
}

#[test]
fn a_site_without_an_address_for_corrections_is_a_warning() {
    check(
        "site.json",
        &[(",\n \"corrections\": \"mailto:desk@example.org\"", "")],
        expect![[r#"
        site.json:1:1 warning: [ corrections] no address for corrections is given (give a mailto: or https: address to which readers can write of mistakes)
    "#]],
    );
}
