//! One fault each: a small valid data set, one change, and the faults that are reported.

use super::*;
use expect_test::{Expect, expect};

const SITE: &str = r#"{
 "name": { "en": "Vigil", "zh-Hant": "守望" },
 "title": { "en": "Day by day", "zh-Hant": "逐日" },
 "description": { "en": "A timeline.", "zh-Hant": "時間線。" },
 "locales": ["en", "zh-Hant"],
 "default_locale": "en",
 "base_url": "https://example.org/vigil/",
 "corrections": "mailto:desk@example.org"
}
"#;

const CASES: &str = r#"[
 {
  "id": "ferry",
  "name": { "en": "Ferry case", "zh-Hant": "渡輪案" },
  "aliases": ["Pier case"],
  "description": { "en": "A case.", "zh-Hant": "一案。" },
  "sources": [{ "title": "T", "publisher": "P", "url": "https://example.org/", "lang": "en", "archive": "https://a.example/" }]
 }
]
"#;

const PLACES: &str = r#"[
 { "id": "pier", "name": { "en": "Pier", "zh-Hant": "碼頭" }, "country": "HK", "lat": 22.3, "lon": 114.1 }
]
"#;

const ORGS: &str = r#"[
 { "id": "watch", "name": { "en": "Watch", "zh-Hant": "觀察" }, "url": "https://watch.example/" }
]
"#;

const PEOPLE: &str = r#"[
 {
  "id": "ada-nok",
  "name": { "en": "Ada Nok", "zh-Hant": "諾愛達" },
  "description": { "en": "A teacher.", "zh-Hant": "教師。" },
  "cases": [
   { "case": "ferry", "charge": { "en": "rowing", "zh-Hant": "划船" }, "plea": "guilty", "verdict": "convicted", "sentence_months": 13.5,
     "arrested": "2021-01", "charged": "2021-02-01", "sentenced": "2021-03-01", "released": "2022" }
  ],
  "sources": [{ "title": "T", "publisher": "P", "url": "https://example.org/", "lang": "en", "archive": "https://a.example/" }]
 },
 {
  "id": "bo-laam",
  "name": { "en": "Bo Laam", "zh-Hant": "嵐波" },
  "role": "family",
  "description": { "en": "A nurse.", "zh-Hant": "護士。" },
  "sources": [{ "title": "T", "publisher": "P", "url": "https://example.org/", "lang": "en", "archive": "https://a.example/" }]
 }
]
"#;

const EVENTS: &str = r#"[
 {
  "id": "2021-01-06-boat-seized",
  "date": "2021-01-06",
  "end": "2021-01-08",
  "category": "arrest",
  "kind": "raid",
  "title": { "en": "Boat seized", "zh-Hant": "扣押船隻" },
  "summary": { "en": "A boat was seized.", "zh-Hant": "一船被扣。" },
  "place": "pier",
  "people": ["ada-nok", "bo-laam"],
  "orgs": ["watch"],
  "cases": ["ferry"],
  "sources": [
   { "title": "T", "publisher": "P", "url": "https://example.org/1", "date": "2021-01-07", "lang": "en", "archive": "https://a.example/" }
  ],
  "updated": "2021-02-01"
 },
 {
  "id": "2021-02-song",
  "date": "2021-02~",
  "category": "rally",
  "kind": "vigil",
  "title": { "en": "Song", "zh-Hant": "歌" },
  "summary": { "en": "A song.", "zh-Hant": "一首歌。" },
  "sources": [
   { "title": "T", "publisher": "P", "url": "https://example.org/2", "lang": "zh-Hant", "archive": "https://a.example/" }
  ]
 }
]
"#;

const TERMS: &str = r#"[
 {
  "id": "boat-law",
  "name": { "en": "Boat Law", "zh-Hant": "船法" },
  "also": { "en": ["BL"] },
  "definition": { "en": "A law on boats.", "zh-Hant": "有關船隻的法例。" },
  "source": { "title": "T", "publisher": "P", "url": "https://example.org/law", "lang": "en", "archive": "https://a.example/" }
 },
 {
  "id": "mooring",
  "name": { "en": "Mooring", "zh-Hant": "繫泊" },
  "definition": { "en": "Holding a boat.", "zh-Hant": "繫住船隻。" },
  "source": { "title": "T", "publisher": "P", "url": "https://example.org/moor", "lang": "en", "archive": "https://a.example/" }
 }
]
"#;

const FILES: [(&str, &str); 7] = [
    ("site.json", SITE),
    ("cases.json", CASES),
    ("places.json", PLACES),
    ("orgs.json", ORGS),
    ("people.json", PEOPLE),
    ("terms.json", TERMS),
    ("events/2021.json", EVENTS),
];

/// Checks the data set with one file replaced.
fn check_file(path: &str, bytes: Result<Vec<u8>, String>) -> Checked {
    check_files(|name, text| if name == path { bytes.clone() } else { Ok(text.as_bytes().to_vec()) })
}

/// Checks the data set with each file as `bytes_of` its name and text gives it.
fn check_files(bytes_of: impl Fn(&str, &str) -> Result<Vec<u8>, String>) -> Checked {
    let file = |at: usize| {
        let (name, text) = FILES[at];
        SourceFile { path: name.to_owned(), bytes: bytes_of(name, text) }
    };
    let files = ReferenceFiles {
        site: file(0),
        cases: file(1),
        places: file(2),
        orgs: file(3),
        people: file(4),
        terms: file(5),
    };
    let references = References::read(&files);
    let events = references.read_events(&file(6));
    references.finish(vec![events])
}

fn shown_faults(checked: &Checked) -> String {
    let line = |fault: &Fault| {
        let Fault { severity, file, line, column, id, field, message, help, .. } = fault;
        let severity = if *severity == Severity::Warning { "warning: " } else { "" };
        format!("{file}:{line}:{column} {severity}[{id} {field}] {message} ({help})\n")
    };
    checked.faults.iter().map(line).collect()
}

/// Checks the faults of each change alone; a change replaces the first `from` in the file by `to`.
fn check(path: &str, changes: &[(&str, &str)], expected: Expect) {
    let (_, text) = FILES.iter().find(|(name, _)| *name == path).expect("a file of the set");
    let mut all = String::new();
    for (from, to) in changes {
        assert!(text.contains(from), "{path} has no {from}");
        let checked = check_file(path, Ok(text.replacen(from, to, 1).into_bytes()));
        let failed = checked.faults.iter().any(|fault| fault.severity == Severity::Failure);
        assert_eq!(checked.dataset.is_none(), failed);
        assert_ne!(checked.faults.len(), 0, "{to} is no fault");
        all += &shown_faults(&checked);
    }
    expected.assert_eq(&all);
}

const E: &str = "events/2021.json";
const P: &str = "people.json";

#[test]
fn a_data_set_without_faults_is_read_completely() {
    let checked = check_file("", Ok(Vec::new()));
    assert_eq!(shown_faults(&checked), "");
    let dataset = checked.dataset.expect("no failures");
    assert_eq!(dataset.events().len(), 2);
    assert_eq!(dataset.people().len(), 2);
    assert_eq!(dataset.site().default_locale, "en");
}

#[test]
fn syntax_faults_have_their_place_and_the_next_object_is_read() {
    check(
        E,
        &[
            (r#""date": "2021-01-06","#, r#""date": "2021-01-06""#),
            (r#""Boat"#, r#"Boat"#),
            (r#"Boat seized", "zh"#, "Boat seized, \"zh"),
            (r#"["watch"]"#, r#"["watch",]"#),
            (r#"["watch"]"#, r#"['watch']"#),
            (r#"["watch"]"#, r#"["watch"] // who"#),
            ("2021-02-01\"\n },", "2021-02-01\"\n }"),
            ("2021-02-01\"\n },", "2021-02-01\"\n ,"),
            ("\n]\n", "\n"),
            ("\n]\n", "\n]]\n"),
            ("[\n {", "{"),
            ("Song\"", "So\\ng\\q\""),
            ("Song\"", "\\ud800\""),
            ("Song\"", "So\tng\""),
            ("\"title\": { \"en\": \"Song\"", "\"title\": { en: \"Song\""),
            ("\"title\": { \"en\": \"Song\"", "\"title\": { \"en\" \"Song\""),
        ],
        expect![[r#"
            events/2021.json:5:3 [ ] expected `,` or `}` (put a comma after the value before this)
            events/2021.json:8:20 [ ] expected a value (a value is a text in double quotes, a number, a list in [ ] or an object in { })
            events/2021.json:8:35 [ ] expected `,` or `}` (put a comma after the value before this)
            events/2021.json:12:19 [ ] a comma before the closing `]` (remove the comma)
            events/2021.json:12:12 [ ] expected a value (write texts in double quotes)
            events/2021.json:12:21 [ ] expected `,` or `}` (JSON has no comments: remove it)
            events/2021.json:19:2 [ ] expected `,` or `]` (put a comma after the value before this)
            events/2021.json:19:2 [ ] expected a field's name (write the name in straight double quotes)
            events/2021.json:30:1 [ ] the file ends before a closing `]` (look for a bracket or quote that is never closed)
            events/2021.json:30:2 [ ] text after the end of the data (remove it, or look for a bracket that is closed too early)
            events/2021.json:1:1 [ ] expected a list (put `[` at the beginning of the file, `]` at its end)
            events/2021.json:24:26 [ ] an unknown escape after `\` (write `\\` for a backslash)
            events/2021.json:24:21 [ ] half of a `\u` pair (write the character itself instead of its code)
            events/2021.json:24:23 [ ] a control character in a text (remove it: texts here are plain, on one line)
            events/2021.json:24:14 [ ] expected a field's name (write the name in straight double quotes)
            events/2021.json:24:19 [ ] expected `:` (put a colon between a field's name and its value)
        "#]],
    );
    check(
        "site.json",
        &[("\"en\",\n \"base", "\"en\"\n \"base")],
        expect![[r#"
        site.json:7:2 [ ] expected `,` or `}` (put a comma after the value before this)
    "#]],
    );
    check(
        "places.json",
        &[("22.3", "022.3"), ("22.3", "22.")],
        expect![[r#"
        places.json:2:85 [ ] a number that begins with 0 (remove the leading zeros, or write it in double quotes if it is a text)
        places.json:2:88 [ ] expected a digit (write the number in full, as in 0.5 or 13.5)
    "#]],
    );
}

#[test]
fn references_to_an_object_with_a_syntax_fault_are_no_faults() {
    check(
        P,
        &[("\"id\": \"ada-nok\",", "\"id\": \"ada-nok\""), ("[\n {", "[\n x")],
        expect![[r#"
        people.json:4:3 [ ] expected `,` or `}` (put a comma after the value before this)
        people.json:2:2 [ ] expected a value (a value is a text in double quotes, a number, a list in [ ] or an object in { })
    "#]],
    );
}

#[test]
fn unknown_missing_and_mistyped_fields_are_faults() {
    check(
        E,
        &[
            ("\"kind\"", "\"kinds\""),
            ("\"place\": \"pier\"", "\"colour\": \"red\""),
            ("\"place\": \"pier\",", "\"place\": \"pier\", \"place\": \"pier\","),
            ("\"category\": \"arrest\",\n", ""),
            ("\"place\": \"pier\"", "\"place\": null"),
            ("[\"watch\"]", "\"watch\""),
            ("{ \"en\": \"Song\", \"zh-Hant\": \"歌\" }", "\"Song\""),
            ("\"date\": \"2021-01-06\"", "\"date\": 2021"),
        ],
        expect![[r#"
            events/2021.json:2:2 [2021-01-06-boat-seized kind] the field `kind` is missing (say what it is in a finer word, as in charge or vigil)
            events/2021.json:7:3 [2021-01-06-boat-seized kinds] unknown field `kinds` (did you mean `kind`? Else the fields here are id, former_ids, date, end, category, kind, title, summary, place, people, orgs, cases, sources, updated, history)
            events/2021.json:10:3 [2021-01-06-boat-seized colour] unknown field `colour` (the fields here are id, former_ids, date, end, category, kind, title, summary, place, people, orgs, cases, sources, updated, history)
            events/2021.json:10:20 [2021-01-06-boat-seized place] the field `place` is given twice (keep one of them)
            events/2021.json:2:2 [2021-01-06-boat-seized category] the field `category` is missing (it is one of arrest, trial, report, rally, law)
            events/2021.json:10:12 [2021-01-06-boat-seized place] expected an id in double quotes, found null (leave out a field that has no value)
            events/2021.json:12:11 [2021-01-06-boat-seized orgs] expected a list, found a text (see the fields in data/README.md)
            events/2021.json:24:12 [2021-02-song title] expected an object of texts by language, found a text (see the fields in data/README.md)
            events/2021.json:4:11 [2021-01-06-boat-seized date] expected a date in double quotes, found a number (see the fields in data/README.md)
        "#]],
    );
    check(
        P,
        &[("13.5", "\"13.5\""), ("\"charge\": { \"en\": \"rowing\", \"zh-Hant\": \"划船\" }, ", "")],
        expect![[r#"
            people.json:7:131 [ada-nok cases[0].sentence_months] expected a number of months, found a text (see the fields in data/README.md)
            people.json:7:4 [ada-nok cases[0].charge] the field `charge` is missing (write it as in {"en": "…", "zh-Hant": "…"})
        "#]],
    );
    check(
        "places.json",
        &[("\"lat\": 22.3, ", "")],
        expect![[r#"
        places.json:2:2 [pier lat] the field `lat` is missing (give the latitude in degrees)
    "#]],
    );
    check(
        "site.json",
        &[(" \"default_locale\": \"en\",\n", "")],
        expect![[r#"
        site.json:1:1 [ default_locale] the field `default_locale` is missing (name the language served at the root)
    "#]],
    );
}

#[test]
fn ids_must_be_unique_slugs() {
    check(
        E,
        &[
            ("2021-01-06-boat-seized", "2021-01-06-Boat_seized"),
            ("2021-01-06-boat-seized", "boat-seized"),
            ("2021-01-06-boat-seized", "2021-01-06"),
            (
                "\"2021-02-song\",\n  \"date\": \"2021-02~\"",
                "\"2021-01-06-boat-seized\",\n  \"date\": \"2021-01-06\"",
            ),
        ],
        expect![[r#"
            events/2021.json:3:9 [2021-01-06-Boat_seized id] `2021-01-06-Boat_seized` is not an id (use 1 to 100 small letters a–z and digits, in words joined by single hyphens)
            events/2021.json:3:9 [boat-seized id] the id does not begin with the date (let it begin with 2021-01-06-, or correct the date)
            events/2021.json:3:9 [2021-01-06 id] the id does not begin with the date (let it begin with 2021-01-06-, or correct the date)
            events/2021.json:20:9 [2021-01-06-boat-seized id] the id `2021-01-06-boat-seized` is taken (it is already at events/2021.json:3; an id is never used twice)
        "#]],
    );
    check(
        P,
        &[("\"id\": \"bo-laam\"", "\"id\": \"ada-nok\"")],
        expect![[r#"
        people.json:13:9 [ada-nok id] the id `ada-nok` is taken (it is already at people.json:3; an id is never used twice)
        events/2021.json:11:25 [2021-01-06-boat-seized people[1]] unknown person `bo-laam` (add it to people.json)
    "#]],
    );
}

#[test]
fn references_must_exist() {
    check(
        E,
        &[
            ("\"ada-nok\", ", "\"ada-nook\", "),
            ("\"place\": \"pier\"", "\"place\": \"Pier\""),
            ("\"watch\"", "\"somebody-else\""),
            ("[\"ferry\"]", "[\"ferry\", \"ferry\"]"),
        ],
        expect![[r#"
            events/2021.json:11:14 [2021-01-06-boat-seized people[0]] unknown person `ada-nook` (did you mean `ada-nok`? Else add it to people.json)
            events/2021.json:10:12 [2021-01-06-boat-seized place] unknown place `Pier` (did you mean `pier`? Else add it to places.json)
            events/2021.json:12:12 [2021-01-06-boat-seized orgs[0]] unknown organization `somebody-else` (add it to orgs.json)
            events/2021.json:13:22 [2021-01-06-boat-seized cases[1]] `ferry` is listed twice (keep one of them)
        "#]],
    );
    check(
        P,
        &[("\"case\": \"ferry\"", "\"case\": \"fery\"")],
        expect![[r#"
        people.json:7:14 [ada-nok cases[0].case] unknown case `fery` (did you mean `ferry`? Else add it to cases.json)
    "#]],
    );
}

#[test]
fn the_changes_of_an_event_are_in_order_and_end_with_its_last() {
    let changed = |changes: &str| format!("\"updated\": \"2021-02-01\",\n  \"history\": [{changes}]");
    let what = r#""what": { "en": "Eight, not nine.", "zh-Hant": "是八，不是九。" }"#;
    let updated = "\"updated\": \"2021-02-01\"";
    let right =
        changed(&format!("{{ \"date\": \"2021-01-20\", {what} }}, {{ \"date\": \"2021-02-01\", {what} }}"));
    let text = EVENTS.replacen(updated, &right, 1);
    let checked = check_file(E, Ok(text.into_bytes()));
    assert_eq!(shown_faults(&checked), "");
    let dataset = checked.dataset.expect("no failures");
    let history = &dataset.events()[0].history;
    assert_eq!((history.len(), history[0].what.0["en"].as_str()), (2, "Eight, not nine."));
    check(
        E,
        &[
            (updated, &changed(&format!("{{ \"date\": \"2021-02\", {what} }}"))),
            (updated, &changed(&format!("{{ \"date\": \"2021-01-31\", {what} }}"))),
            (
                updated,
                &changed(&format!(
                    "{{ \"date\": \"2021-02-01\", {what} }}, {{ \"date\": \"2021-01-20\", {what} }}"
                )),
            ),
            (updated, &changed("{ \"date\": \"2021-02-01\" }")),
            (
                updated,
                &changed(&format!("{{ \"date\": \"2021-02-01\", {what} }}"))
                    .replace("\"updated\": \"2021-02-01\",\n", ""),
            ),
        ],
        expect![[r#"
            events/2021.json:18:25 [2021-01-06-boat-seized history[0].date] the date is not exact to the day (write it as in 2021-01-06)
            events/2021.json:18:14 [2021-01-06-boat-seized history] the last change is not on the day of `updated` (let `updated` be the day of the last change)
            events/2021.json:18:14 [2021-01-06-boat-seized history] the changes are not in their order (write the oldest one first)
            events/2021.json:18:14 [2021-01-06-boat-seized history] the last change is not on the day of `updated` (let `updated` be the day of the last change)
            events/2021.json:18:15 [2021-01-06-boat-seized history[0].what] the field `what` is missing (write it as in {"en": "…", "zh-Hant": "…"})
            events/2021.json:17:16 [2021-01-06-boat-seized history] the last change is not on the day of `updated` (let `updated` be the day of the last change)
        "#]],
    );
}

#[test]
fn impossible_and_unordered_dates_are_faults() {
    check(
        E,
        &[
            ("\"date\": \"2021-01-06\"", "\"date\": \"2021-1-6\""),
            ("\"end\": \"2021-01-08\"", "\"end\": \"2021-02-30\""),
            ("\"end\": \"2021-01-08\"", "\"end\": \"2020-12\""),
            ("\"updated\": \"2021-02-01\"", "\"updated\": \"2021-02\""),
        ],
        expect![[r#"
            events/2021.json:4:11 [2021-01-06-boat-seized date] `2021-1-6` is not a date (did you mean `2021-01-06`? Else write 2021, 2021-01 or 2021-01-06, followed by ~ (about), ? (uncertain) or % (both); put the other end of a span into `end`)
            events/2021.json:5:10 [2021-01-06-boat-seized end] `2021-02-30` is impossible: there is no day 30 in that month, its last is 28 (correct it, or leave out the day or the month if the source gives none)
            events/2021.json:5:10 [2021-01-06-boat-seized end] the end, 2020-12, is before the beginning, 2021-01-06 (correct one of them)
            events/2021.json:17:14 [2021-01-06-boat-seized updated] the date is not exact to the day (write it as in 2021-01-06)
        "#]],
    );
    check(
        P,
        &[
            ("\"charged\": \"2021-02-01\"", "\"charged\": \"2020-13\""),
            ("\"sentenced\": \"2021-03-01\"", "\"sentenced\": \"2021-01-03\""),
        ],
        expect![[r#"
            people.json:8:40 [ada-nok cases[0].charged] `2020-13` is impossible: there is no month 13 (correct it, or leave out the day or the month if the source gives none)
            people.json:8:67 [ada-nok cases[0].sentenced] sentenced on 2021-01-03, before charged on 2021-02-01 (correct one of them)
        "#]],
    );
}

#[test]
fn stretches_of_custody_must_be_in_order() {
    let row =
        |custody: &str| format!("\"released\": \"2022\", \"suspended\": false, \"custody\": [{custody}]");
    let wrong = [
        r#"{ "state": "jail", "from": "2021-02" }"#,
        r#"{ "state": "held", "from": "2021-02-03", "to": "2021-02-01" }"#,
        r#"{ "state": "held", "from": "2021-02-03", "to": "2021-02-09" }, { "state": "bail", "from": "2021-02-08" }"#,
        r#"{ "state": "held" }"#,
    ];
    let wrong = wrong.map(row);
    let changes: Vec<_> = wrong.iter().map(|to| (r#""released": "2022""#, to.as_str())).collect();
    check(
        P,
        &changes,
        expect![[r#"
            people.json:8:144 [ada-nok cases[0].custody[0].state] unknown state `jail` (did you mean `bail`? Else it is one of held, bail, elsewhere)
            people.json:8:180 [ada-nok cases[0].custody[0].to] the end, 2021-02-01, is before the beginning, 2021-02-03 (correct one of them)
            people.json:8:196 [ada-nok cases[0].custody[1]] begins on 2021-02-08, before the stretch above ends on 2021-02-09 (put the stretches into chronological order)
            people.json:8:133 [ada-nok cases[0].custody[0].from] the field `from` is missing (say when it began, as exactly as the source does)
        "#]],
    );
    check(
        P,
        &[(r#""released": "2022""#, r#""suspended": "two years""#)],
        expect![[r#"
        people.json:8:94 [ada-nok cases[0].suspended] expected true or false, found a text (see the fields in data/README.md)
    "#]],
    );
}

#[test]
fn words_outside_the_closed_lists_are_faults() {
    check(
        E,
        &[
            ("\"category\": \"arrest\"", "\"category\": \"arest\""),
            ("\"kind\": \"raid\"", "\"kind\": \"party\""),
        ],
        expect![[r#"
            events/2021.json:6:15 [2021-01-06-boat-seized category] unknown category `arest` (did you mean `arrest`? Else it is one of arrest, trial, report, rally, law)
            events/2021.json:7:11 [2021-01-06-boat-seized kind] unknown kind `party` (it is one of appeal, arrest, award, bail, ceremony, charge, closing, closure, detention, disqualification, dissolution, election, exhibition, hearing, hunger-strike, law, letter, march, mitigation, passport-cancelled, petition, plea, policy, primary, protest, raid, rally, release, report, resolution, review, sanction, sentence, statement, transfer, trial-opens, verdict, vigil, warrant)
        "#]],
    );
    check(
        P,
        &[("\"guilty\"", "\"not guilty\""), ("\"convicted\"", "\"guilty\"")],
        expect![[r#"
            people.json:7:78 [ada-nok cases[0].plea] unknown plea `not guilty` (did you mean `not-guilty`? Else it is one of guilty, not-guilty)
            people.json:7:99 [ada-nok cases[0].verdict] unknown verdict `guilty` (it is one of convicted, acquitted, quashed, dropped)
        "#]],
    );
}

#[test]
fn empty_long_and_unprintable_texts_are_faults() {
    check(
        E,
        &[
            ("\"Song\"", "\" \""),
            ("\"Song\"", &format!("\"{}\"", "x".repeat(201))),
            ("\"A song.\"", &format!("\"{}\"", "歌".repeat(2_001))),
            ("\"Song\"", "\"So\\nng\""),
            ("\"Song\"", "\"So\u{202e}ng\""),
            ("\"Song\"", "\"So\u{200b}ng\""),
            ("\"Song\"", "\"So\u{ad}ng\""),
            ("\"Song\"", "\"\u{3164}\""),
            ("\"Song\"", "\"Song\u{200d}\""),
            ("\"Song\"", "\"So\u{fe0f}ng\""),
            ("\"Song\"", "\"So\u{e000}ng\u{ffff}\""),
            ("\"Song\"", "\"Song\u{ffff}\""),
            ("\"Song\"", "\"<b>Song</b>\""),
            ("\"A song.\"", "\"A song &amp; a dance, 1 < 2 & 3; 4 > 3\""),
            ("\"A song.\"", "\"See <a href='https://example.org/'>this</a>\""),
            ("\"en\": \"Song\", ", ""),
            (", \"zh-Hant\": \"歌\"", ""),
            ("\"zh-Hant\": \"歌\"", "\"zh-Hans\": \"歌\""),
        ],
        expect![[r#"
            events/2021.json:24:20 [2021-02-song title.en] the text is empty (write it, or leave out the field if it may be absent)
            events/2021.json:24:20 [2021-02-song title.en] 201 characters, at most 200 are allowed (shorten it)
            events/2021.json:25:22 [2021-02-song summary.en] 2,001 characters, at most 2,000 are allowed (shorten it)
            events/2021.json:24:20 [2021-02-song title.en] a control character (U+000A) as character 3 (remove it: texts here are plain, on one line)
            events/2021.json:24:20 [2021-02-song title.en] a character that changes the direction of writing (U+202E) as character 3 (remove it: texts here are plain, on one line)
            events/2021.json:24:20 [2021-02-song title.en] an invisible character (U+200B) as character 3 (remove it: texts here are plain, on one line)
            events/2021.json:24:20 [2021-02-song title.en] an invisible character (U+00AD) as character 3 (remove it: texts here are plain, on one line)
            events/2021.json:24:20 [2021-02-song title.en] an invisible character (U+3164) as character 1 (remove it: texts here are plain, on one line)
            events/2021.json:24:20 [2021-02-song title.en] an invisible character (U+200D) as character 5 (remove it: texts here are plain, on one line)
            events/2021.json:24:20 [2021-02-song title.en] an invisible character (U+FE0F) as character 3 (remove it: texts here are plain, on one line)
            events/2021.json:24:20 [2021-02-song title.en] a character without a meaning, which other machines show as another or none (U+E000) as character 3 (remove it: texts here are plain, on one line)
            events/2021.json:24:20 [2021-02-song title.en] a code that is no character (U+FFFF) as character 5 (remove it: texts here are plain, on one line)
            events/2021.json:24:20 warning: [2021-02-song title.en] markup in a text: `<b>` is shown as it is written (write plain text; bold type and links have no place in it)
            events/2021.json:25:22 warning: [2021-02-song summary.en] markup in a text: `&amp;` is shown as it is written (write plain text; bold type and links have no place in it)
            events/2021.json:25:22 warning: [2021-02-song summary.en] markup in a text: `<a href='https://example.org/'>` is shown as it is written (write plain text; bold type and links have no place in it)
            events/2021.json:24:12 [2021-02-song title.en] no text in en (every text has the site's default language)
            events/2021.json:24:12 warning: [2021-02-song title.zh-Hant] no text in zh-Hant (add the translation when there is one)
            events/2021.json:24:12 warning: [2021-02-song title.zh-Hant] no text in zh-Hant (add the translation when there is one)
            events/2021.json:24:28 [2021-02-song title.zh-Hans] `zh-Hans` is not one of the site's languages (did you mean `zh-Hant`? Else the site's languages are en, zh-Hant (site.json))
        "#]],
    );
}

#[test]
fn texts_that_are_not_shown_as_meant_are_warned_of() {
    let texts = [
        "Song\u{a0}",
        "\u{3000}Song",
        "<B>Song</B>",
        "</BR>",
        "**Song**",
        "A [song](https://example.org/) sung",
        "[b]Song[/b]",
        "[[Song]]",
        "SÃ³ng",
        "â€œSong",
    ];
    let plain = [
        "2 ** 3 ** 4",
        "[sic] (http)",
        "<Name>",
        "SÃO",
        "❤\u{fe0f} 1\u{fe0f}\u{20e3} 葛\u{e0100}",
        "[Song] [1]",
    ];
    let quoted = |texts: &[&str]| -> Vec<String> { texts.iter().map(|text| format!("\"{text}\"")).collect() };
    let (texts, plain) = (quoted(&texts), quoted(&plain));
    let changes: Vec<_> = texts.iter().map(|text| ("\"Song\"", text.as_str())).collect();
    for text in &plain {
        let told = shown_faults(&check_files(|_, file| Ok(file.replacen("\"Song\"", text, 1).into_bytes())));
        assert_eq!(told, "", "{text}");
    }
    check(
        E,
        &changes,
        expect![[r#"
        events/2021.json:24:20 warning: [2021-02-song title.en] white space at the beginning or the end of a text (remove it)
        events/2021.json:24:20 warning: [2021-02-song title.en] white space at the beginning or the end of a text (remove it)
        events/2021.json:24:20 warning: [2021-02-song title.en] markup in a text: `<B>` is shown as it is written (write plain text; bold type and links have no place in it)
        events/2021.json:24:20 warning: [2021-02-song title.en] markup in a text: `</BR>` is shown as it is written (write plain text; bold type and links have no place in it)
        events/2021.json:24:20 warning: [2021-02-song title.en] markup in a text: `**Song**` is shown as it is written (write plain text; bold type and links have no place in it)
        events/2021.json:24:20 warning: [2021-02-song title.en] markup in a text: `[song](https://example.org/)` is shown as it is written (write plain text; bold type and links have no place in it)
        events/2021.json:24:20 warning: [2021-02-song title.en] markup in a text: `[b]Song[/b]` is shown as it is written (write plain text; bold type and links have no place in it)
        events/2021.json:24:20 warning: [2021-02-song title.en] markup in a text: `[[Song]]` is shown as it is written (write plain text; bold type and links have no place in it)
        events/2021.json:24:20 warning: [2021-02-song title.en] `Ã³` is left by a wrong encoding (copy the text again, from a file or page that shows it right)
        events/2021.json:24:20 warning: [2021-02-song title.en] `â€` is left by a wrong encoding (copy the text again, from a file or page that shows it right)
    "#]],
    );
}

#[test]
fn sources_need_a_web_address_and_an_archived_copy() {
    check(
        E,
        &[
            ("https://example.org/1", "javascript:alert(1)"),
            ("https://example.org/1", "example.org/1"),
            ("https://example.org/1", "https://me:word@example.org/1"),
            ("https://example.org/1", "https:example.org/1"),
            ("https://example.org/1", "HTTPS:/example.org/1"),
            ("https://example.org/1", "https:///example.org/1"),
            ("https://example.org/1", "http:\\\\\\\\example.org"),
            ("https://example.org/1", "https://https://example.org/1"),
            ("https://example.org/1", "https://.example.org/1"),
            ("https://example.org/1", "https://example..org/1"),
            ("https://example.org/1", "http://localhost:8000/1"),
            ("https://example.org/1", "https://example/1"),
            ("https://example.org/1", "http://192.168.1.2/1"),
            ("https://example.org/1", "http://[::1]/1"),
            ("https://example.org/1", "https://exam\u{200b}ple.org/1"),
            ("https://example.org/1", "https://example.org/a b"),
            ("\"lang\": \"en\"", "\"lang\": \"English\""),
            (", \"archive\": \"https://a.example/\"", ""),
        ],
        expect![[r#"
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] the scheme `javascript` is neither http nor https (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] this is not an address: relative URL without a base (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] a user name in an address (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] no host after `https:`: two slashes and a name follow there (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] no host after `HTTPS:`: two slashes and a name follow there (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] no host after `https:`: two slashes and a name follow there (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] no host after `http:`: two slashes and a name follow there (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] two schemes in an address (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] `.example.org` is no host: a name is missing in it (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] `example..org` is no host: a name is missing in it (write the whole address, as in https://example.org/page)
            events/2021.json:15:45 warning: [2021-01-06-boat-seized sources[0].url] `localhost` is known to one network only (give the address at which everybody can read this)
            events/2021.json:15:45 warning: [2021-01-06-boat-seized sources[0].url] `example` is known to one network only (give the address at which everybody can read this)
            events/2021.json:15:45 warning: [2021-01-06-boat-seized sources[0].url] `192.168.1.2` is known to one network only (give the address at which everybody can read this)
            events/2021.json:15:45 warning: [2021-01-06-boat-seized sources[0].url] `[::1]` is known to one network only (give the address at which everybody can read this)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] an invisible character (U+200B) as character 13 (remove it: texts here are plain, on one line)
            events/2021.json:15:45 [2021-01-06-boat-seized sources[0].url] white space in an address (write the whole address, as in https://example.org/page)
            events/2021.json:15:100 [2021-01-06-boat-seized sources[0].lang] `English` is not a language tag (write one as in en, zh-Hant or fr-CA)
            events/2021.json:15:4 warning: [2021-01-06-boat-seized sources[0].archive] the source has no archived copy (save the page at web.archive.org or archive.today and give its address there)
        "#]],
    );
    check(
        "cases.json",
        &[(
            "[{ \"title\": \"T\", \"publisher\": \"P\", \"url\": \"https://example.org/\", \"lang\": \"en\", \"archive\": \"https://a.example/\" }]",
            "[]",
        )],
        expect![[r#"
            cases.json:7:14 [ferry sources] no sources (name at least one place where this can be read)
        "#]],
    );
}

#[test]
fn impossible_numbers_and_codes_are_faults() {
    check(
        "places.json",
        &[("22.3", "222.3"), ("114.1", "-1e999"), ("\"HK\"", "\"Hong Kong\"")],
        expect![[r#"
            places.json:2:85 [pier lat] the number is not between -90 and 90 (write decimal degrees, as in 22.3)
            places.json:2:98 [pier lon] the number is not between -180 and 180 (write decimal degrees, as in 22.3)
            places.json:2:72 [pier country] `Hong Kong` is not a country code (give the two capital letters of ISO 3166-1, as in HK or CA)
        "#]],
    );
    check(
        P,
        &[("13.5", "0")],
        expect![[r#"
            people.json:7:131 [ada-nok cases[0].sentence_months] a sentence is a positive number of months (leave it out where there is none)
        "#]],
    );
    check(
        "site.json",
        &[
            ("example.org/vigil/", "example.org/vigil"),
            ("mailto:desk@example.org", "desk@example.org"),
            ("\"default_locale\": \"en\"", "\"default_locale\": \"fr\""),
            ("[\"en\", \"zh-Hant\"]", "[\"en\", \"zh-Hant\", \"en\"]"),
        ],
        expect![[r#"
            site.json:7:14 [ base_url] the site's address must end in `/` and have no `?` or `#` (write it as in https://example.org/timeline/)
            site.json:8:17 [ corrections] an address for corrections begins with `https:` or `mailto:` (write it as in mailto:name@example.org)
            site.json:6:20 [ default_locale] the default language is not among the site's languages (add it to `locales`)
            site.json:5:13 [ locales] a language is listed twice (keep one of them; small and capital letters are the same here)
        "#]],
    );
}

#[test]
fn missing_files_and_other_encodings_are_faults() {
    let faults_of = |path: &str, bytes| shown_faults(&check_file(path, bytes));
    let missing = Err("there is no such file".to_owned());
    expect![[r#"
        people.json:0:0 [ ] the file cannot be read: there is no such file (see the list of files in data/README.md)
    "#]].assert_eq(&faults_of("people.json", missing));
    let latin = EVENTS.replace("Song", "S\u{f6}ng").chars().map(|one| one as u32 as u8).collect();
    expect![[r#"
        events/2021.json:8:48 [ ] the file is not UTF-8 (save it in the encoding UTF-8)
    "#]]
    .assert_eq(&faults_of(E, Ok(latin)));
    expect![[r#"
        events/2021.json:1:1 [ ] the file begins with a byte order mark (save it as UTF-8 without one)
    "#]]
    .assert_eq(&faults_of(E, Ok(format!("\u{feff}{EVENTS}").into_bytes())));
    let references = References::read(&ReferenceFiles {
        site: SourceFile { path: "site.json".to_owned(), bytes: Ok(SITE.into()) },
        cases: SourceFile { path: "cases.json".to_owned(), bytes: Ok("[]".into()) },
        places: SourceFile { path: "places.json".to_owned(), bytes: Ok("[]".into()) },
        orgs: SourceFile { path: "orgs.json".to_owned(), bytes: Ok("[]".into()) },
        people: SourceFile { path: "people.json".to_owned(), bytes: Ok("[]".into()) },
        terms: SourceFile { path: "terms.json".to_owned(), bytes: Ok("[]".into()) },
    });
    expect![[r#"
        events:0:0 [ ] there are no files of events (put the events into files by year, as in events/2021.json)
    "#]].assert_eq(&shown_faults(&references.finish(Vec::new())));
}

#[test]
fn an_id_in_two_files_is_reported_with_the_other_place() {
    let references = References::read(&ReferenceFiles {
        site: SourceFile { path: "site.json".to_owned(), bytes: Ok(SITE.into()) },
        cases: SourceFile { path: "cases.json".to_owned(), bytes: Ok(CASES.into()) },
        places: SourceFile { path: "places.json".to_owned(), bytes: Ok(PLACES.into()) },
        orgs: SourceFile { path: "orgs.json".to_owned(), bytes: Ok(ORGS.into()) },
        people: SourceFile { path: "people.json".to_owned(), bytes: Ok(PEOPLE.into()) },
        terms: SourceFile { path: "terms.json".to_owned(), bytes: Ok(TERMS.into()) },
    });
    let file =
        |path: &str| references.read_events(&SourceFile { path: path.to_owned(), bytes: Ok(EVENTS.into()) });
    let files = vec![file("events/2021.json"), file("events/copy.json")];
    expect![[r#"
        events/copy.json:3:9 [2021-01-06-boat-seized id] the id `2021-01-06-boat-seized` is taken (it is already at events/2021.json:3; an id is never used twice)
        events/copy.json:20:9 [2021-02-song id] the id `2021-02-song` is taken (it is already at events/2021.json:20; an id is never used twice)
    "#]].assert_eq(&shown_faults(&references.finish(files)));
}

#[test]
fn texts_that_need_joiners_and_signs_are_no_faults() {
    for text in [
        "👩\u{200d}👧 می\u{200c}خواهم",
        "1 < 2 > 0",
        "R&D; a<b",
        "葛\u{e0100}城",
        "☺\u{fe0f}",
        "<3 and <> and < b>",
    ] {
        let checked = check_file(E, Ok(EVENTS.replacen("Song", text, 1).into_bytes()));
        assert_eq!(shown_faults(&checked), "", "{text}");
    }
}

#[test]
fn names_of_devices_are_no_ids() {
    for name in ["con", "prn", "aux", "nul", "com1", "lpt9"] {
        let checked = check_file("places.json", Ok(PLACES.replacen("pier", name, 1).into_bytes()));
        let fault = checked.faults.iter().find(|fault| fault.file == "places.json").unwrap();
        assert_eq!(
            (fault.message.as_str(), fault.field.as_str()),
            (&*format!("`{name}` is the name of a device"), "id")
        );
    }
    for name in ["con-1", "com", "com10", "console"] {
        let checked = check_file("places.json", Ok(PLACES.replacen("pier", name, 1).into_bytes()));
        assert!(checked.faults.iter().all(|fault| fault.file != "places.json"), "{name}");
    }
}

#[test]
fn languages_that_differ_by_capitals_only_are_one() {
    let tags = "[\"en\", \"zh-Hant\", \"zh-hant\"]";
    let checked = check_file("site.json", Ok(SITE.replacen("[\"en\", \"zh-Hant\"]", tags, 1).into_bytes()));
    let fault = checked.faults.iter().find(|fault| fault.severity == Severity::Failure).unwrap();
    assert_eq!((fault.file.as_str(), fault.message.as_str()), ("site.json", "a language is listed twice"));
}

#[test]
fn at_most_a_thousand_faults_of_a_file_are_listed() {
    for (path, object, fault_count) in
        [(E, "{\"id\":\"x\"}", 6), (E, "{}", 7), ("places.json", "{\"id\":\"x\"}", 4)]
    {
        let objects = 20_000;
        let checked = check_file(path, Ok(format!("[{}]", vec![object; objects].join(",")).into_bytes()));
        let faults: Vec<&Fault> = checked.faults.iter().filter(|fault| fault.file == path).collect();
        assert_eq!((faults.len(), checked.dataset.is_none()), (1_000, true), "{path} {object}");
        let last = faults.last().unwrap();
        assert!(last.message.ends_with(" more faults in this file are not listed"), "{}", last.message);
        let more: usize = last.message.split(' ').next().unwrap().parse().unwrap();
        assert!(more + 999 >= objects * fault_count, "{more}");
    }
}

#[test]
fn warnings_are_listed_after_failures_only() {
    let event = |at: usize, url: &str| {
        format!(
            "{{\"id\":\"2021-a{at}\",\"date\":\"2021\",\"category\":\"law\",\"kind\":\"law\",\"title\":{{\"en\":\"A\",\"zh-Hant\":\"甲\"}},\
             \"summary\":{{\"en\":\"A\",\"zh-Hant\":\"甲\"}},\"sources\":[{{\"title\":\"T\",\"publisher\":\"P\",\"url\":\"{url}\",\"lang\":\"en\"}}]}}"
        )
    };
    let list = |url: &dyn Fn(usize) -> &'static str| {
        let events: Vec<String> = (0..3_000).map(|at| event(at, url(at))).collect();
        check_file(E, Ok(format!("[{}]", events.join(",")).into_bytes()))
    };
    let checked = list(&|_| "https://a.example/");
    assert!(checked.dataset.is_some());
    assert_eq!(checked.faults.iter().filter(|fault| fault.file == E).count(), 1_000);
    let checked = list(&|at| if at < 2_900 { "https://a.example/" } else { "ftp://a.example/" });
    assert!(checked.dataset.is_none());
    let failures = checked.faults.iter().filter(|fault| fault.message.contains("`ftp`")).count();
    assert_eq!((failures, checked.faults.iter().filter(|fault| fault.file == E).count()), (100, 1_000));
}

#[test]
fn hostile_files_cause_a_bounded_number_of_faults() {
    let deep = "[".repeat(1_000_000);
    let million = format!("[{}0]", "0,".repeat(1_000_000));
    let many_fields =
        format!("{{{}}}", (0..200_000).map(|at| format!("\"f{at}\":1,")).collect::<String>() + "\"z\":1");
    let long = format!("\"{}\"", "\u{202e}".repeat(350_000));
    let person_list = format!("[{}]", vec!["\"ada-nook\""; 1_000_000].join(","));
    for (from, to) in [
        ("\"Song\"", deep.as_str()),
        ("\"Song\"", &million),
        ("\"Song\"", &long),
        ("{ \"en\": \"Song\", \"zh-Hant\": \"歌\" }", &many_fields),
        ("[\"ada-nok\", \"bo-laam\"]", &person_list),
    ] {
        let checked = check_file(E, Ok(EVENTS.replacen(from, to, 1).into_bytes()));
        assert!(checked.dataset.is_none());
        assert!((1..=102).contains(&checked.faults.len()), "{} faults", checked.faults.len());
        assert!(checked.faults.iter().all(|fault| fault.message.len() + fault.help.len() < 400));
    }
}

mod between;
mod glossary;
mod places;
mod rows;
