//! Faults in places within others.

use super::{check, check_file, shown_faults};
use expect_test::expect;

/// More places, written after the first: each its id, its country, and the place around it.
fn with(places: &[(&str, &str, &str)]) -> String {
    let place = |(id, country, within): &(&str, &str, &str)| {
        let name = format!("{{ \"en\": \"{id}\", \"zh-Hant\": \"{id}\" }}");
        format!(
            "\"lon\": 114.1 }},\n {{ \"id\": \"{id}\", \"name\": {name}, \"within\": \"{within}\", \"country\": \"{country}\", \
             \"lat\": 22.3, "
        )
    };
    places.iter().map(place).collect::<String>() + "\"lon\": 114.1 }"
}

#[test]
fn a_place_is_within_another_of_its_country() {
    let unknown = with(&[("step", "HK", "peir")]);
    let abroad = with(&[("step", "CA", "pier")]);
    let own = with(&[("step", "HK", "step")]);
    let circle = with(&[("step", "HK", "rung"), ("rung", "HK", "rail"), ("rail", "HK", "rung")]);
    let no_id = with(&[("step", "HK", "The Pier")]);
    let changes = [unknown, abroad, own, circle, no_id];
    let changes = changes.each_ref().map(|change| ("\"lon\": 114.1 }", change.as_str()));
    check(
        "places.json",
        &changes,
        expect![[r#"
            places.json:3:10 [step within] unknown place `peir` (add it to places.json, or correct the id)
            places.json:3:10 [step within] the place `pier` is in another country (correct the id or one of the countries)
            places.json:3:10 [step within] the place `step` is within itself (leave out one `within` of the circle)
            places.json:4:10 [rung within] the place `rung` is within itself (leave out one `within` of the circle)
            places.json:3:73 [step within] `The Pier` is not an id (use 1 to 100 small letters a–z and digits, in words joined by single hyphens)
            places.json:3:10 [step within] unknown place `The Pier` (add it to places.json, or correct the id)
        "#]],
    );
}

#[test]
fn places_around_a_place_are_found_from_the_nearest_on() {
    let places = with(&[("step", "HK", "pier"), ("rung", "HK", "step")]);
    let text = super::PLACES.replacen("\"lon\": 114.1 }", &places, 1);
    let checked = check_file("places.json", Ok(text.into_bytes()));
    assert_eq!(shown_faults(&checked), "");
    let dataset = checked.dataset.unwrap();
    let ids =
        |id: &str| dataset.places_from(&id.into()).map(|place| place.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids("rung"), ["rung", "step", "pier"]);
    assert_eq!(ids("pier"), ["pier"]);
    assert!(ids("quay").is_empty());
}

#[test]
fn a_code_that_is_no_country_is_a_warning() {
    check(
        "places.json",
        &[("\"HK\"", "\"UK\"")],
        expect![[r#"
        places.json:2:72 warning: [pier country] `UK` is the code of no country (did you mean `GB`? That is its code of ISO 3166-1)
    "#]],
    );
}
