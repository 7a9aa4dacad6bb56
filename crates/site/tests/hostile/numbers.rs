//! Numbers that are too large, too small or of the wrong sign.

use crate::case::*;

const MONTHS: &str = "\"sentence_months\": 20";

fn months(name: &'static str, number: &str, at: &'static str) -> Case {
    refuse(name, (PEOPLE, MONTHS, &format!("\"sentence_months\": {number}")), at)
}

pub fn cases() -> Vec<Case> {
    let positive = "people.json:26: a sentence is a positive number of months";
    let long = "people.json:26: a sentence of more than a thousand years";
    let latitude = "places.json:9: the number is not between -90 and 90";
    vec![
        months("a sentence of nothing", "0", positive),
        months("a sentence of nothing below it", "-0.0", positive),
        months("a negative sentence", "-20", positive),
        months("a sentence too small for a number", "1e-400", positive),
        months("a sentence of 1,001 years", "12012", long),
        months("the largest number", "1.7976931348623157e308", long),
        months("a number above all numbers", "1e309", long),
        months("a sentence in words", "\"20 months\"", "people.json:26: expected a number of months"),
        accept("a sentence of a thousand years", (PEOPLE, MONTHS, "\"sentence_months\": 12000"), |site| {
            site.has("people.json", "12000");
        }),
        accept("a sentence of a moment", (PEOPLE, MONTHS, "\"sentence_months\": 5e-324"), |site| {
            site.has("people.json", "5e-324");
        }),
        refuse("a place beyond the pole", (PLACES, "22.3", "90.000001"), latitude),
        refuse("a latitude above all numbers", (PLACES, "22.3", "-1e999"), latitude),
        refuse(
            "a place beyond the date line",
            (PLACES, "114.2", "180.5"),
            "places.json:10: the number is not between -180 and 180",
        ),
        accept("a place at the pole", (PLACES, "22.3", "-9.0e1"), |site| site.has("places.json", "-90")),
        accept("a place at nothing below it", (PLACES, "22.3", "-0"), |site| site.has("places.json", "0")),
        accept("a latitude of many digits", (PLACES, "22.3", &format!("22.{}", "3".repeat(5_000))), |site| {
            site.has("places.json", "22.33333");
        }),
    ]
}

#[test]
fn numbers_are_within_their_ranges() {
    run(cases());
}
