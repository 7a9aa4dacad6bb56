//! Counters and cards for other sites' pages: who has them, which days they show, and that they need no app.

use std::collections::BTreeSet;

use vigil_model::{Dataset, Standing, Status};
use vigil_site::compile::standings::Standings;

use crate::sites::*;

/// The text of a document's first element of a kind, without its tags.
fn words(html: &str, element: &str) -> String {
    let (_, rest) = html.split_once(&format!("<{element}")).unwrap_or_else(|| panic!("no {element}: {html}"));
    let (inner, _) = rest.split_once(&format!("</{}>", element.split(' ').next().unwrap())).unwrap();
    let parts = inner.split('<').enumerate();
    let texts = parts.map(|(number, part)| {
        part.split_once('>').map_or(if number == 0 { "" } else { part }, |(_, text)| text)
    });
    texts.collect()
}

/// The documents of all counters and cards of one language.
fn documents(prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let folders = [format!("{prefix}embed/counter/"), format!("{prefix}embed/card/")];
    let paths = real_site().keys().filter(move |path| folders.iter().any(|folder| path.starts_with(folder)));
    paths.map(|path| (path.as_str(), text(real_site(), path)))
}

fn with_standings(check: impl FnOnce(&Dataset, &Standings<'_>)) {
    let dataset = dataset();
    check(&dataset, &Standings::new(&dataset));
}

#[test]
fn only_people_of_a_case_have_a_counter_and_a_card() {
    with_standings(|dataset, standings| {
        for prefix in ["", "zh-Hant/"] {
            for family in ["embed/counter/person/", "embed/card/"] {
                let folder = format!("{prefix}{family}");
                let there: BTreeSet<&str> = documents(prefix)
                    .filter_map(|(path, _)| path.strip_prefix(folder.as_str())?.split('/').next())
                    .collect();
                let followed: BTreeSet<&str> = standings.all().map(|(person, _)| person.as_str()).collect();
                assert_eq!(there, followed, "{folder}");
            }
            let cases = documents(prefix).filter(|(path, _)| path.contains("/counter/case/")).count();
            let charged =
                |id| standings.all().any(|(person, _)| standings.cases(person).any(|case| case == id));
            assert_eq!(cases, dataset.cases().iter().filter(|case| charged(&case.id)).count());
        }
    });
}

#[test]
fn the_counter_of_all_counts_everybody_behind_bars() {
    with_standings(|_, standings| {
        let count = standings.count(Status::is_behind_bars);
        let html = text(real_site(), "embed/counter/index.html");
        let said = format!("{count} people this timeline follows are in prison or in custody");
        assert_eq!(words(html, "h1"), said);
    });
}

#[test]
fn a_case_says_how_many_of_its_people_are_behind_bars() {
    let case = |id: &str| words(text(real_site(), &format!("embed/counter/case/{id}/index.html")), "h1");
    assert_eq!(case("hk47"), "23 of 47 people in this case are in prison: Hong Kong 47");
    assert_eq!(
        case("fund-612"),
        "0 of 6 people in this case are in prison or in custody: 612 Humanitarian Relief Fund case"
    );
    assert_eq!(
        case("kwok-yin-sang"),
        "0 of 1 person in this case is in prison or in custody: Kwok Yin-sang case"
    );
    // In prison for another case: counted, and that is said.
    let others = "Whoever is held for another case is counted as well.";
    assert!(text(real_site(), "embed/counter/case/stand-news/index.html").contains(others));
    assert!(!text(real_site(), "embed/counter/case/apple-daily/index.html").contains(others));
}

#[test]
fn a_counter_shows_days_only_behind_bars_and_counts_on_only_if_none_is_missing() {
    with_standings(|_, standings| {
        for (person, standing) in standings.all() {
            let Standing { present, .. } = standing;
            let html = text(real_site(), &format!("embed/counter/person/{person}/index.html"));
            let days = present.map_or(0, |present| present.days);
            let said = words(html, "h1").contains("if still held");
            assert_eq!(said, days > 0 && standing.status.is_behind_bars(), "{person}: {html}");
            assert_eq!(html.contains("data-until="), standing.runs_until().is_some(), "{person}");
            assert_eq!(html.contains(&format!("data-days=\"{days}\"")), said, "{person}");
        }
    });
    let day = words(text(real_site(), "embed/counter/person/gwyneth-ho/index.html"), "h1");
    assert_eq!(day, "Day 1,839 in prison, if still held: Gwyneth Ho 何桂藍, since 28 February 2021");
    let at_least = words(text(real_site(), "embed/counter/person/andy-li/index.html"), "h1");
    assert!(at_least.starts_with("At least 243 days in prison, if still held"), "{at_least}");
    let released = text(real_site(), "embed/counter/person/claudia-mo/index.html");
    assert_eq!(words(released, "p class=\"say\""), "Released 29 April 2025.");
}

#[test]
fn every_counter_and_card_shows_the_day_of_the_data() {
    for (prefix, day) in [("", "As of 13 Mar 2026"), ("zh-Hant/", "截至2026年3月13日")] {
        for (path, html) in documents(prefix) {
            assert_eq!(words(html, "time datetime=\"2026-03-13\""), day, "{path}");
        }
    }
}

#[test]
fn counters_and_cards_need_no_app_and_their_links_lead_to_pages() {
    for (path, html) in documents("").chain(documents("zh-Hant/")) {
        assert!(
            !html.contains("app.js") && !html.contains("style=\"") && !html.contains(" onclick"),
            "{path}"
        );
        assert!(html.contains("target=\"_blank\"") && html.contains("noindex"), "{path}");
        for address in
            html.split("<a ").skip(1).filter_map(|link| link.split("href=\"").nth(1)?.split('"').next())
        {
            let page = address.trim_start_matches("./");
            assert!(real_site().contains_key(&format!("{page}index.html")), "{path} links to {address}");
        }
    }
}
