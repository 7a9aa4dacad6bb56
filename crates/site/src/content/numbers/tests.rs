//! Counts over a small data set, in which each rule of counting makes a difference.

use super::people::Outcome;
use super::*;
use serde_json::{Value, json};
use vigil_model::Lists;

fn list<T: serde::de::DeserializeOwned>(values: Value) -> Vec<T> {
    serde_json::from_value(values).unwrap()
}

fn event(id: &str, date: &str, [category, kind, place]: [&str; 3], publishers: &[&str]) -> Value {
    let source = |publisher| json!({ "title": "T", "publisher": publisher, "url": "https://example.org/", "lang": "en" });
    let sources: Vec<Value> = publishers.iter().map(source).collect();
    json!({
        "id": id, "date": date, "category": category, "kind": kind, "place": place, "sources": sources,
        "title": { "en": "T" }, "summary": { "en": "S" },
    })
}

fn person(id: &str, cases: Value) -> Value {
    json!({ "id": id, "name": { "en": id }, "description": { "en": "D" }, "cases": cases, "sources": [] })
}

fn fixture() -> Dataset {
    let mut spanning = event("a", "2020-12", ["rally", "vigil", "park"], &["Gazette", "Gazette"]);
    spanning["end"] = json!("2021-01-02");
    let events = json!([
        spanning,
        event("b", "2021-03-01", ["arrest", "arrest", "station"], &["Gazette", "Herald"]),
        event("c", "2023", ["arrest", "raid", "park"], &["Herald"]),
        event("d", "2023-05", ["arrest", "arrest", "abroad"], &["Herald"]),
    ]);
    let case = |id, more: Value| {
        let mut fact = json!({ "case": id, "charge": { "en": "C" } });
        fact.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fact
    };
    let people = json!([
        person(
            "ann",
            json!([
                case(
                    "one",
                    json!({ "plea": "guilty", "verdict": "convicted", "sentence_months": 11.9, "arrested": "2021-03-01" })
                ),
                case("two", json!({ "verdict": "quashed", "sentence_months": 12, "arrested": "2021" })),
            ])
        ),
        person(
            "bob",
            json!([case(
                "two",
                json!({ "plea": "not-guilty", "verdict": "acquitted", "arrested": "2023-05" })
            )])
        ),
        person("cat", json!([case("two", json!({ "verdict": "convicted", "sentence_months": 53.5 }))])),
        person("dan", json!([case("two", json!({ "charged": "2021", "arrested": "2021-04" }))])),
        person("eve", json!([case("two", json!({ "wanted": "2023-07-03" }))])),
        person(
            "fay",
            json!([case("one", json!({ "verdict": "convicted", "sentence_months": 6, "suspended": true }))])
        ),
        person("gil", json!([])),
    ]);
    let place =
        |id, country| json!({ "id": id, "name": { "en": id }, "country": country, "lat": 1.0, "lon": 2.0 });
    let site = json!({
        "name": { "en": "N" }, "title": { "en": "T" }, "description": { "en": "D" }, "locales": ["en"], "default_locale": "en",
    });
    Dataset::new(
        serde_json::from_value(site).unwrap(),
        Lists {
            events: list(events),
            people: list(people),
            places: list(json!([
                place("park", "HK"),
                place("station", "HK"),
                place("abroad", "CA"),
                json!({ "id": "town", "name": { "en": "town" }, "country": "HK", "lat": 1.0, "lon": 2.0 }),
            ])),
            orgs: Vec::new(),
            cases: list(json!(["one", "two"].map(
                |id| json!({ "id": id, "name": { "en": id }, "description": { "en": "D" }, "sources": [] })
            ))),
            ..Default::default()
        },
    )
}

fn counted() -> NumbersData {
    numbers_of(&fixture())
}

fn numbers_of(dataset: &Dataset) -> NumbersData {
    content(&SiteModel::new(dataset, &[]), &Names::new(dataset, "en"))
}

#[test]
fn an_event_counts_in_every_year_it_touches_and_years_without_one_stay() {
    let years = counted().years;
    let years: Vec<_> = years.iter().map(|year| (year.year, year.by_category)).collect();
    let rally = [0, 0, 0, 1, 0];
    assert_eq!(years, [(2020, rally), (2021, [1, 0, 0, 1, 0]), (2022, [0; 5]), (2023, [2, 0, 0, 0, 0])]);
}

#[test]
fn arrests_are_told_by_kind_the_most_frequent_first() {
    let data = counted();
    assert_eq!(data.arrest_kinds, [Kind::Arrest, Kind::Raid]);
    assert_eq!(data.arrests, [(2021, vec![1, 0]), (2022, vec![0, 0]), (2023, vec![1, 1])]);
    assert_eq!(data.totals.arrests, 3);
}

#[test]
fn a_person_arrested_for_two_cases_in_one_year_counts_once() {
    let arrested = counted().arrested;
    let arrested: Vec<_> = arrested
        .iter()
        .map(|(year, people)| {
            (*year, people.count, people.people.iter().map(|name| name.id.as_str()).collect())
        })
        .collect::<Vec<(u16, u32, Vec<&str>)>>();
    assert_eq!(arrested, [(2021, 2, vec!["ann", "dan"]), (2022, 0, vec![]), (2023, 1, vec!["bob"])]);
}

#[test]
fn terms_stand_by_whole_years_with_those_that_fell_apart() {
    let terms = counted().terms;
    let lengths: Vec<_> = terms
        .lengths
        .iter()
        .map(|length| (length.years, length.count, length.quashed, length.suspended, length.months))
        .collect();
    assert_eq!(lengths, [(0, 2, 0, 1, 11.9), (1, 1, 1, 0, 0.0), (4, 1, 0, 0, 53.5)]);
    assert_eq!((terms.count, terms.quashed, terms.suspended, terms.people), (4, 1, 1, 3));
    assert_eq!(terms.median_and_longest, Some((11.9, 53.5)));
    let longest = terms.longest().map(|length| (length.years, length.longest));
    assert_eq!((terms.months(), longest), (65.4, Some((4, 53.5))));
    let [first, ..] = terms.lengths.as_slice() else { panic!("{terms:?}") };
    let named: Vec<_> = first.terms.iter().map(|(person, case)| (&*person.id, &*case.id)).collect();
    assert_eq!(named, [("fay", "one"), ("ann", "one")]);
}

#[test]
fn pleas_and_outcomes_of_a_case_add_up_to_its_charges() {
    let cases = counted().cases;
    let told: Vec<_> =
        cases.iter().map(|case| (&*case.name.id, case.charges, case.pleas, case.outcomes)).collect();
    assert_eq!(told, [("two", 5, [0, 1, 4], [1, 1, 1, 2]), ("one", 2, [1, 0, 1], [2, 0, 0, 0])]);
}

#[test]
fn places_and_countries_tell_rallies_apart() {
    let data = counted();
    let told = |counts: &[PlaceCount]| {
        counts.iter().map(|place| (place.name.id.clone(), place.rallies, place.events)).collect::<Vec<_>>()
    };
    let row = |id: &str, rallies, events| (id.to_owned(), rallies, events);
    assert_eq!(told(&data.places), [row("park", 1, 2), row("abroad", 0, 1), row("station", 0, 1)]);
    assert_eq!(told(&data.countries), [row("HK", 1, 3), row("CA", 0, 1)]);
    assert_eq!(data.totals.countries, 2);
}

#[test]
fn a_publisher_cited_twice_by_one_event_counts_two_sources_and_one_event() {
    let data = counted();
    let told: Vec<_> = data
        .publishers
        .iter()
        .map(|publisher| (&*publisher.name, publisher.sources, publisher.events))
        .collect();
    assert_eq!(told, [("Herald", 3, 3), ("Gazette", 3, 2)]);
    assert_eq!(data.totals.sources, 6);
}

#[test]
fn nothing_has_no_numbers() {
    let dataset = Dataset::new(fixture().site().clone(), Lists::default());
    assert_eq!(numbers_of(&dataset), NumbersData::default());
}

#[test]
fn people_count_once_in_each_outcome_that_holds_of_any_of_their_cases() {
    let followed = counted().followed;
    assert_eq!((followed.followed, followed.inside), (6, 0));
    let told: Vec<_> = followed
        .outcomes
        .iter()
        .map(|(outcome, people)| {
            (*outcome, people.people.iter().map(|name| name.id.as_str()).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        told,
        [
            (Outcome::Charged, vec!["ann", "bob", "cat", "dan", "fay"]),
            (Outcome::Convicted, vec!["ann", "cat", "fay"]),
            (Outcome::Acquitted, vec!["bob"]),
            (Outcome::Quashed, vec!["ann"]),
            (Outcome::Unjudged, vec!["dan"]),
            (Outcome::Wanted, vec!["eve"]),
        ]
    );
}

#[test]
fn an_arrest_or_a_withdrawn_warrant_alone_is_no_charge() {
    let followed = |facts: Value| {
        let mut lists = Lists { people: list(json!([person("ann", json!([facts]))])), ..Lists::default() };
        lists.cases = list(
            json!([{ "id": "one", "name": { "en": "C" }, "description": { "en": "D" }, "sources": [] }]),
        );
        numbers_of(&Dataset::new(fixture().site().clone(), lists)).followed.count(Outcome::Charged)
    };
    let fact = |more: Value| {
        let mut fact = json!({ "case": "one", "charge": { "en": "C" } });
        fact.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fact
    };
    assert_eq!(followed(fact(json!({ "arrested": "2021", "released": "2021" }))), 0);
    assert_eq!(followed(fact(json!({ "wanted": "2021", "verdict": "dropped" }))), 0);
    assert_eq!(followed(fact(json!({ "verdict": "dropped" }))), 1);
    assert_eq!(followed(fact(json!({ "plea": "guilty" }))), 1);
}

#[test]
fn events_in_a_square_count_with_its_town() {
    let fixture = fixture();
    let within = |place: &Place| match place.id.as_str() {
        "park" => Place { within: Some("town".into()), ..place.clone() },
        _ => place.clone(),
    };
    let lists = Lists {
        events: fixture.events().to_vec(),
        places: fixture.places().iter().map(within).collect(),
        ..Lists::default()
    };
    let dataset = Dataset::new(fixture.site().clone(), lists);
    let places = numbers_of(&dataset).places;
    let [town, ..] = places.as_slice() else { panic!("{places:?}") };
    assert_eq!((town.name.id.as_str(), town.rallies, town.events), ("town", 1, 2));
    let query: Vec<String> =
        town.view(&ViewState::default()).chosen(Facet::Place).map(str::to_owned).collect();
    assert_eq!(query, ["park"]);
}
