//! The glossary: its page, the first use of each term on the page of an event, and the root that lost pages find.

use std::collections::BTreeSet;

use vigil_app::Route;

use crate::sites::*;

#[test]
fn the_glossary_has_every_term_with_its_definition_and_source() {
    let data = dataset();
    for (path, tag) in [("glossary/index.html", "en"), ("zh-Hant/glossary/index.html", "zh-Hant")] {
        let html = text(real_site(), path);
        assert_eq!(html.matches("<section class=\"chapter\">").count(), data.terms().len());
        for term in data.terms() {
            let name = term.name.text(tag, "en").text;
            assert!(html.contains(&format!("<h2 id=\"{}\">{name}</h2>", term.id)), "{path}: {}", term.id);
            assert!(html.contains(term.definition.text(tag, "en").text), "{path}: {}", term.id);
            assert!(html.contains(&format!("href=\"{}\"", term.source.url)), "{path}: {}", term.id);
        }
    }
}

#[test]
fn an_event_links_each_known_term_once() {
    let data = dataset();
    let ids: BTreeSet<&str> = data.terms().iter().map(|term| term.id.as_str()).collect();
    let mut used = BTreeSet::new();
    for prefix in ["", "zh-Hant/"] {
        for event in data.events() {
            let html = text(real_site(), &format!("{prefix}event/{}/index.html", event.id));
            let link = format!("<a class=\"term\" href=\"{prefix}glossary/#");
            let led: Vec<&str> =
                html.split(&link).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
            let once: BTreeSet<&str> = led.iter().copied().collect();
            assert_eq!(led.len(), once.len(), "{prefix}{}: {led:?}", event.id);
            assert!(once.is_subset(&ids), "{prefix}{}: {led:?}", event.id);
            used.extend(once.into_iter().map(|id| (prefix, id)));
        }
    }
    assert!(used.len() > ids.len(), "the events use {used:?} only");
}

#[test]
fn a_lost_page_finds_the_root_before_the_first_part_of_every_path() {
    let lost = text(real_site(), "404.html");
    let (_, rest) = lost.split_once("p.search(/\\/(").unwrap();
    let segments: BTreeSet<&str> = rest.split_once(')').unwrap().0.split('|').collect();
    for route in Route::FIXED {
        if let Some((first, _)) = route.to_path().split_once('/') {
            assert!(segments.contains(first), "{first} is not in {segments:?}");
        }
    }
    for path in real_site().keys().filter(|path| is_listed(path)) {
        let Some((first, _)) = path.split_once('/') else { continue };
        assert!(segments.contains(first), "{path}: {first} is not in {segments:?}");
    }
}
