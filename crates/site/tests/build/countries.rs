//! The pages of countries: each is the view of its country, in every language.

use std::collections::BTreeMap;

use crate::sites::*;

/// The number of events by country.
fn counts() -> BTreeMap<String, usize> {
    let dataset = dataset();
    let mut counts = BTreeMap::new();
    for place in dataset.events().iter().filter_map(|event| dataset.place(event.place.as_ref()?)) {
        *counts.entry(place.country.to_lowercase()).or_default() += 1;
    }
    counts
}

#[test]
fn each_country_with_events_has_a_page_with_all_of_them_and_ways_to_its_views() {
    let (files, counts) = (real_site(), counts());
    assert!(counts.len() > 10);
    for prefix in ["", "zh-Hant/"] {
        let folder = format!("{prefix}country/");
        let pages = files.keys().filter(|path| path.starts_with(&folder) && path.ends_with("index.html"));
        assert_eq!(pages.count(), counts.len(), "{prefix}");
        for (code, count) in &counts {
            let html = text(files, &format!("{folder}{code}/index.html"));
            let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
            assert!(!main.contains(">country."), "{code} has no name");
            assert_eq!(main.matches("<li class=\"row\"").count(), *count, "{prefix}{code}");
            let timeline = if prefix.is_empty() { "./" } else { prefix };
            let code = code.to_uppercase();
            for query in [format!("?country={code}"), format!("?country={code}&amp;view=map")] {
                assert!(main.contains(&format!("href=\"{timeline}{query}\"")), "{query}");
            }
        }
    }
}

#[test]
fn the_numbers_of_a_country_are_those_of_its_places_and_years() {
    let html = text(real_site(), "country/ca/index.html");
    for words in [">Canada</h1>", "place=mel-lastman-square,toronto", "country=CA&amp;from=2021&amp;to=2021"]
    {
        assert!(html.contains(words), "{words}");
    }
    assert!(
        !html.contains(">Mel Lastman Square, Toronto</span> <span class=\"count\">"),
        "a square counts with its city"
    );
}

#[test]
fn events_of_several_years_stand_under_their_years() {
    let html = text(real_site(), "country/ca/index.html");
    assert!(!html.contains("wide period"), "a year's page hides the heading of its only year");
    assert!(html.matches("class=\"year\"").count() > 3);
}
