//! The rules between files: one or several changes to the small data set.

use super::*;

/// The faults after all changes, each the first `from` in its file replaced by `to`, are made together.
fn faults_with(changes: &[(&str, &str, &str)]) -> String {
    shown_faults(&check_files(|name, text| {
        let mut text = text.to_owned();
        for (_, from, to) in changes.iter().filter(|(file, ..)| *file == name) {
            assert!(text.contains(from), "{name} has no {from}");
            text = text.replacen(from, to, 1);
        }
        Ok(text.into_bytes())
    }))
}

const BOAT: &str = "\"id\": \"2021-01-06-boat-seized\",";
const SONG: &str = "\"id\": \"2021-02-song\",";

#[test]
fn an_id_once_published_never_means_something_else() {
    let all = [
        faults_with(&[(E, SONG, "\"id\": \"2021-02-song\", \"former_ids\": [\"2021-01-06-boat-seized\"],")]),
        faults_with(&[(E, SONG, "\"id\": \"2021-02-song\", \"former_ids\": [\"2021-02-song\"],")]),
        faults_with(&[(
            E,
            SONG,
            "\"id\": \"2021-02-song\", \"former_ids\": [\"2021-03-song\", \"2021-03-song\"],",
        )]),
        faults_with(&[
            (E, BOAT, "\"id\": \"2021-01-06-boat-seized\", \"former_ids\": [\"2021-01-boat\"],"),
            (E, SONG, "\"id\": \"2021-02-song\", \"former_ids\": [\"2021-01-boat\"],"),
        ]),
        faults_with(&[(P, "\"id\": \"bo-laam\",", "\"id\": \"bo-laam\", \"former_ids\": [\"ada-nok\"],")]),
        faults_with(&[(
            "cases.json",
            "\"id\": \"ferry\",",
            "\"id\": \"ferry\", \"former_ids\": [\"ferry\", \"Boat\"],",
        )]),
    ];
    expect![[r#"
        events/2021.json:20:9 [2021-02-song former_ids[0]] the former id `2021-01-06-boat-seized` is the id of another event (keep it at events/2021.json:3 or here; a published id never means something else)
        events/2021.json:20:9 [2021-02-song former_ids[0]] the former id `2021-02-song` is the event’s own id (leave it out: list only ids that it had before)
        events/2021.json:20:9 [2021-02-song former_ids[1]] the former id `2021-03-song` is listed twice (keep it at events/2021.json:20 or here; a published id never means something else)
        events/2021.json:20:9 [2021-02-song former_ids[0]] the former id `2021-01-boat` is listed twice (keep it at events/2021.json:3 or here; a published id never means something else)
        people.json:13:9 [bo-laam former_ids[0]] the former id `ada-nok` is the id of another person (keep it at people.json:3 or here; a published id never means something else)
        cases.json:3:9 [ferry former_ids[0]] the former id `ferry` is the case’s own id (leave it out: list only ids that it had before)
        cases.json:3:42 [ferry former_ids[1]] `Boat` is not an id (use 1 to 100 small letters a–z and digits, in words joined by single hyphens)
    "#]].assert_eq(&all.concat());
    let moved = faults_with(&[
        (E, SONG, "\"id\": \"2021-02-song\", \"former_ids\": [\"2021-03-song\", \"ada-nok\"],"),
        (P, "\"id\": \"bo-laam\",", "\"id\": \"bo-laam\", \"former_ids\": [\"bo\"],"),
    ]);
    assert_eq!(moved, "", "an id of another kind is free");
}

#[test]
fn pinned_steps_must_be_events_of_the_case() {
    let pinned = |steps: &str| {
        faults_with(&[
            ("cases.json", "\"id\": \"ferry\",", &format!("\"id\": \"ferry\", \"steps\": [{steps}],")),
            (E, SONG, "\"id\": \"2021-02-song\", \"former_ids\": [\"2021-03-song\"],"),
        ])
    };
    assert_eq!(pinned("\"2021-01-06-boat-seized\""), "");
    let all = ["\"2021-01-06-boat\", \"2021-02-song\"", "\"2021-03-song\""].map(pinned);
    expect![[r#"
        cases.json:3:9 [ferry steps[0]] unknown event `2021-01-06-boat` (name an event of the case by its id)
        cases.json:3:9 warning: [ferry steps[1]] the event `2021-02-song` does not belong to the case (add `ferry` to the event’s `cases`, or pin another)
        cases.json:3:9 [ferry steps[0]] unknown event `2021-03-song` (its id is `2021-02-song` now)
    "#]].assert_eq(&all.concat());
}

#[test]
fn a_fact_of_an_event_that_the_row_lacks_is_a_warning() {
    let faults_of = |kind: &str, date: &str| {
        let id = format!("\"id\": \"{date}-boat-seized\",");
        let dated = format!("\"date\": \"{date}\"");
        faults_with(&[
            (E, BOAT, id.as_str()),
            (E, "\"date\": \"2021-01-06\"", dated.as_str()),
            (E, "\"end\": \"2021-01-08\",", ""),
            (E, "\"kind\": \"raid\"", &format!("\"kind\": \"{kind}\"")),
        ])
    };
    let lacking = [
        faults_of("bail", "2021-01-06"),
        faults_of("detention", "2021-03-01"),
        faults_of("release", "2021-12-30"),
        faults_of("sentence", "2021-03-03"),
        faults_of("charge", "2021-01"),
    ];
    expect![[r#"
        events/2021.json:3:9 warning: [2021-01-06-boat-seized people[0]] a decision on bail names `ada-nok`, whose row for `ferry` has none on that day (fill in `cases[0].custody` of the person at people.json:3, or correct the event)
        events/2021.json:3:9 warning: [2021-03-01-boat-seized people[0]] a detention names `ada-nok`, whose row for `ferry` has none on that day (fill in `cases[0].custody` of the person at people.json:3, or correct the event)
        events/2021.json:3:9 warning: [2021-12-30-boat-seized people[0]] a release names `ada-nok`, whose row for `ferry` has none on that day (fill in `cases[0].released` of the person at people.json:3, or correct the event)
        events/2021.json:3:9 warning: [2021-03-03-boat-seized people[0]] a sentence names `ada-nok`, whose row for `ferry` has none on that day (fill in `cases[0].sentenced` of the person at people.json:3, or correct the event)
    "#]].assert_eq(&lacking.concat());
    for (kind, date) in [
        ("detention", "2021-01-31"),
        ("release", "2021-12-31"),
        ("release", "2022-05"),
        ("sentence", "2021-02-28"),
        ("sentence", "2021-03-02"),
        ("charge", "2021-02"),
        ("verdict", "2021-05-05"),
    ] {
        assert_eq!(faults_of(kind, date), "", "{kind} on {date}");
    }
}

#[test]
fn bail_agrees_with_a_stretch_that_begins_ends_or_continues() {
    for (custody, date, is_recorded) in [
        (r#"{ "state": "bail", "from": "2021-01-07" }"#, "2021-01-06", true),
        (r#"{ "state": "bail", "from": "2021-01-08" }"#, "2021-01-06", false),
        (r#"{ "state": "held", "from": "2021-01-01", "to": "2021-01-05" }"#, "2021-01-06", true),
        (r#"{ "state": "held", "from": "2021-01-01", "to": "2021-01-04" }"#, "2021-01-06", false),
        (r#"{ "state": "held", "from": "2021-01-01", "seen": "2021-02-04" }"#, "2021-01-06", true),
        (r#"{ "state": "held", "from": "2021-01-01" }"#, "2021-01-06", false),
    ] {
        let row = format!("\"released\": \"2022\", \"custody\": [{custody}]");
        let faults = faults_with(&[
            (P, "\"arrested\": \"2021-01\", ", ""),
            (P, "\"charged\": \"2021-02-01\", ", ""),
            (P, "\"released\": \"2022\"", row.as_str()),
            (E, "\"end\": \"2021-01-08\",", ""),
            (E, "\"kind\": \"raid\"", "\"kind\": \"bail\""),
        ]);
        assert_eq!(faults.is_empty(), is_recorded, "{custody} on {date}: {faults}");
    }
}

#[test]
fn a_person_without_news_for_a_year_is_a_warning() {
    let row = "\"verdict\": \"convicted\", \"sentence_months\": 13.5,\n     \"arrested\": \"2021-01\", \"charged\": \"2021-02-01\", \"sentenced\": \"2021-03-01\", \"released\": \"2022\"";
    let unheard = |until: &str| {
        let id = format!("\"id\": \"{until}-song\",");
        let dated = format!("\"date\": \"{until}\"");
        faults_with(&[
            (P, row, "\"arrested\": \"2021-01\", \"charged\": \"2021-02-01\""),
            (E, SONG, id.as_str()),
            (E, "\"date\": \"2021-02~\"", dated.as_str()),
        ])
    };
    expect![[r#"
        people.json:3:9 warning: [ada-nok cases] no outcome is recorded for `ada-nok`, and no fact after 2021-02-01 (look for a verdict, a release or a newer report, and fill in the row)
    "#]].assert_eq(&unheard("2022-02-02"));
    assert_eq!(unheard("2022-02-01"), "");
}

#[test]
fn warnings_of_one_event_are_bounded_and_many_events_are_fast() {
    let rows = r#"[{ "case": "ferry", "charge": { "en": "x", "zh-Hant": "x" } }]"#;
    let source = r#"[{ "title": "T", "publisher": "P", "url": "https://example.org/", "lang": "en", "archive": "https://a.example/" }]"#;
    let text = r#"{ "en": "X", "zh-Hant": "X" }"#;
    let person = |at: usize| {
        format!(
            r#"{{ "id": "p{at}", "name": {text}, "description": {text}, "cases": {rows}, "sources": {source} }}"#
        )
    };
    let people: Vec<String> = (0..1_000).map(person).collect();
    let people = format!("[{}]", people.join(","));
    let named: Vec<String> = (0..1_000).map(|at| format!("\"p{at}\"")).collect();
    let event = |at: usize| {
        let named = if at == 0 { named.join(",") } else { String::new() };
        format!(
            r#"{{ "id": "2021-e{at}", "former_ids": ["2020-e{at}"], "date": "2021", "category": "trial", "kind": "sentence", "title": {text}, "summary": {text}, "people": [{named}], "cases": ["ferry"], "sources": {source} }}"#
        )
    };
    let events: Vec<String> = (0..20_000).map(event).collect();
    let events = format!("[{}]", events.join(","));
    let checked = check_files(|name, text| {
        Ok(match name {
            P => people.as_str(),
            E => events.as_str(),
            _ => text,
        }
        .into())
    });
    let of_event = checked.faults.iter().filter(|fault| fault.file == E).count();
    assert_eq!(of_event, 100);
    assert!(checked.dataset.is_some());
}
