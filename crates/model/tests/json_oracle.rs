//! Compares the JSON reader of the checks with `serde_json`: both accept the same texts and read the same values.

use proptest::prelude::*;
use serde_json::Value as Oracle;
use vigil_model::check::json::{self, Node, Value};
use vigil_model::check::{Checked, ReferenceFiles, References, SourceFile};
use vigil_model::{Event, Person, Severity};

const PEOPLE: &str = r#"[
 {
  "id": "ada-nok",
  "former_ids": ["ada", "a-nok"],
  "role": "defendant",
  "died": "2023-05~",
  "name": { "en": "Ada Nok", "zh-Hant": "諾愛達" },
  "description": { "en": "A \"teacher\".", "zh-Hant": "教師\u3002" },
  "cases": [{ "case": "ferry", "charge": { "en": "rowing", "zh-Hant": "划船" }, "plea": "guilty", "pleaded": "2021-02", "verdict": "dropped", "sentence_months": 13.5,
    "fined": true, "wanted": "2022-01-03", "judged": "2021-02", "sentenced": "2021-03-01", "transferred": "2022", "release_due": "2022-03?", "suspended": true,
    "custody": [{ "state": "held", "from": "2021-01-06", "to": "2021-02" }, { "state": "bail", "from": "2021-02-03" }, { "state": "elsewhere", "from": "2021-02-10", "seen": "2021-02-20", "case": "pier" }],
    "note": { "en": "Rowed \u00e0 deux." } },
   { "case": "pier", "charge": { "en": "mooring" }, "consecutive_to": "ferry" }],
  "sources": [{ "title": "T", "publisher": "P", "url": "https://example.org/", "lang": "en" }]
 },
 { "id": "bo-laam", "role": "foreign-official", "name": { "en": "Bo" }, "description": { "en": "B" }, "sources": [{ "title": "T", "publisher": "P", "url": "https://example.org/", "lang": "en" }] }
]
"#;

const EVENTS: &str = r#"[
 {
  "id": "2021-01-06-boat",
  "former_ids": ["2021-01-boat"],
  "date": "2021-01-06",
  "end": "2021-01-08",
  "category": "arrest",
  "kind": "raid",
  "title": { "en": "Boat", "zh-Hant": "船" },
  "summary": { "en": "A boat was seized.", "zh-Hant": "一船被扣。" },
  "people": ["ada-nok"],
  "sources": [{ "title": "T", "publisher": "P", "url": "https://example.org/1", "date": "2021-01-07", "lang": "en" }]
 },
 { "id": "2021-02-song", "date": "2021-02~", "category": "rally", "kind": "vigil", "title": { "en": "S" }, "summary": { "en": "S" }, "sources": [{ "title": "T", "publisher": "P", "url": "http://example.org/2", "lang": "zh" }] }
]
"#;

fn to_oracle(node: &Node) -> Oracle {
    match &node.value {
        Value::Null => Oracle::Null,
        Value::Bool(value) => Oracle::from(*value),
        Value::Number(value) => Oracle::from(*value),
        Value::Text(text) => Oracle::from(text.as_ref()),
        Value::List(nodes) => nodes.iter().map(to_oracle).collect(),
        Value::Object(members) => {
            members.iter().map(|member| (member.name.to_string(), to_oracle(&member.node))).collect()
        }
    }
}

/// All numbers as floating point, as the checks read them.
fn floating(value: Oracle) -> Oracle {
    match value {
        Oracle::Number(number) => Oracle::from(number.as_f64()),
        Oracle::Array(values) => values.into_iter().map(floating).collect(),
        Oracle::Object(values) => values.into_iter().map(|(name, value)| (name, floating(value))).collect(),
        other => other,
    }
}

fn agree(text: &str) {
    let ours = json::parse(text);
    match serde_json::from_str::<Oracle>(text) {
        Ok(theirs) => assert_eq!(ours.map(|node| to_oracle(&node)), Ok(floating(theirs)), "{text}"),
        Err(error) if error.to_string().starts_with("number out of range") => {}
        Err(error) => assert!(ours.is_err(), "{text}: {error}"),
    }
    if let Err(fault) = json::parse(text) {
        assert!(text.get(fault.bytes.clone()).is_some(), "{text}: {fault:?} is not within the text");
    }
}

fn check(people: &str, events: &str) -> Checked {
    let file =
        |path: &str, text: &str| SourceFile { path: path.to_owned(), bytes: Ok(text.as_bytes().to_vec()) };
    let source = r#"[{ "title": "T", "publisher": "P", "url": "https://example.org/", "lang": "en" }]"#;
    let case = |id: &str| {
        format!(
            r#"{{ "id": "{id}", "former_ids": ["old-{id}"], "since": "2020", "steps": ["2021-01-06-boat"], "name": {{ "en": "F" }}, "description": {{ "en": "F" }}, "sources": {source} }}"#
        )
    };
    let cases = format!("[{}, {}]", case("ferry"), case("pier"));
    let site = r#"{ "name": { "en": "V" }, "title": { "en": "V" }, "description": { "en": "V" }, "locales": ["en", "zh-Hant"], "default_locale": "en" }"#;
    let references = References::read(&ReferenceFiles {
        site: file("site.json", site),
        cases: file("cases.json", &cases),
        places: file("places.json", "[]"),
        orgs: file("orgs.json", "[]"),
        people: file("people.json", people),
        terms: file("terms.json", "[]"),
    });
    let events = references.read_events(&file("events/2021.json", events));
    references.finish(vec![events])
}

/// A change to a text: at a place, `out` characters are replaced by a text.
#[derive(Clone, Debug)]
struct Change {
    at: prop::sample::Index,
    out: usize,
    text: String,
}

fn change() -> impl Strategy<Value = Change> {
    let text = prop_oneof![
        "[\\[\\]{}\",:\\\\0-9a-z.~ \n-]{0,3}",
        ".{0,2}",
        Just("null".to_owned()),
        Just("2021-02-30".to_owned()),
        Just("\"id\":".to_owned()),
        Just("\n {".to_owned()),
    ];
    (any::<prop::sample::Index>(), 0..4usize, text).prop_map(|(at, out, text)| Change { at, out, text })
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for Change { at, out, text } in changes {
        let start = at.index(characters.len() + 1);
        let end = (start + out).min(characters.len());
        characters.splice(start..end, text.chars());
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_json_characters_are_read_alike(text in "[\\[\\]{}\",:\\\\/0-9eE.+-truefalsnbd \t\n\u{1}é]{0,24}") {
        agree(&text);
    }

    #[test]
    fn changed_files_are_read_alike(changes in prop::collection::vec(change(), 1..4)) {
        agree(&changed(PEOPLE, &changes));
    }

    #[test]
    fn changed_files_never_panic_and_accepted_ones_equal_those_of_serde(
        people in prop::collection::vec(change(), 0..3),
        events in prop::collection::vec(change(), 0..3),
    ) {
        let (people, events) = (changed(PEOPLE, &people), changed(EVENTS, &events));
        let checked = check(&people, &events);
        let failed = checked.faults.iter().any(|fault| fault.severity == Severity::Failure);
        prop_assert_eq!(failed, checked.dataset.is_none());
        for fault in &checked.faults {
            let text = if fault.file == "people.json" { &people } else { &events };
            prop_assert!(fault.bytes.end <= text.len(), "{:?}", fault);
        }
        if let Some(dataset) = checked.dataset {
            let mut people: Vec<Person> = serde_json::from_str(&people).unwrap();
            let mut events: Vec<Event> = serde_json::from_str(&events).unwrap();
            people.sort_by(|a, b| a.id.cmp(&b.id));
            events.sort_by(|a, b| a.order_key().cmp(&b.order_key()));
            prop_assert_eq!(dataset.people(), people);
            prop_assert_eq!(dataset.events(), events);
        }
    }
}

#[test]
fn the_unchanged_files_pass() {
    let checked = check(PEOPLE, EVENTS);
    let failures: Vec<_> =
        checked.faults.iter().filter(|fault| fault.severity == Severity::Failure).collect();
    assert!(failures.is_empty(), "{failures:?}");
    let dataset = checked.dataset.unwrap();
    assert_eq!(dataset.people(), serde_json::from_str::<Vec<Person>>(PEOPLE).unwrap());
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(json::parse(&nested(json::DEPTH)).is_ok());
    assert!(json::parse(&nested(json::DEPTH + 1)).is_err());
    assert!(json::parse(&nested(1_000_000)).is_err());
}

#[test]
fn escapes_and_pairs_are_read_alike() {
    for text in [
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u00e9\u4e2d\ud83d\ude00""#,
        r#""\ud83d""#,
        r#""\ud83d\u0041""#,
        r#""\ude00""#,
        r#""\u12""#,
        r#""\u+123""#,
        r#""\x41""#,
        "\"\\",
        "\"\\é\"",
        "-",
        "-0",
        "01",
        "1.",
        "1e",
        "1e+5",
        "tru",
        "\u{a0}1",
        "\u{feff}1",
        "",
        "1 2",
    ] {
        agree(text);
    }
}
