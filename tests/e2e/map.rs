//! The map: the events of a view by place, the same numbers as its list, worked by pointer and by keyboard.

use crate::browser::on_site;
use crate::kinds::resize;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The symbols of the world.
const SYMBOL: &str = ".world .symbol";

/// The places of each symbol, as a list of ids, with their count.
async fn symbols(page: &Page) -> Value {
    page.probe("symbols", ()).await
}

/// Waits until the map has as many events as its list.
async fn drawn(page: &Page) {
    page.ready().await;
    page.until_exists("the symbols", ".world .symbol").await;
    page.until("as many events on the map as in its list", "mapCountsAgree", ()).await;
}

#[test]
fn the_map_opens_by_link_and_by_the_choice_of_view() {
    on_site(async |page| {
        page.open_timeline("?category=rally&view=map").await;
        drawn(page).await;
        let by_link = symbols(page).await;
        assert!(!page.is_visible("ol.results").await, "the map stands in the list's place");
        assert!(
            page.probe("widthRatio", [".map-stage", ".map-list"]).await.as_f64().unwrap() > 2.0,
            "and is wider than the list next to it"
        );
        page.open_timeline("?category=rally").await;
        assert!(page.is_visible("ol.results").await);
        let loaded = page.probe("loadedNames", ["map-|views|outline-|places"]).await;
        assert_eq!(loaded, json!([]), "nothing of the map is loaded before it is shown");
        page.choose(".view [data-key=map]", "?category=rally&view=map").await;
        drawn(page).await;
        assert_eq!(symbols(page).await, by_link);
        page.back().await;
        page.at_query("?category=rally").await;
        assert!(page.is_visible("ol.results").await);
        page.assert_silent().await;
    });
}

#[test]
fn symbols_and_list_have_the_counts_of_the_facet() {
    on_site(async |page| {
        for path in ["?view=map", "?q=vigil&view=map", "zh-Hant/?category=rally&from=2020&view=map"] {
            page.open_timeline(path).await;
            drawn(page).await;
            let symbols = symbols(page).await;
            let counts = symbols.as_array().unwrap().iter().map(|symbol| symbol[1].as_u64().unwrap());
            assert!(counts.rev().is_sorted(), "{path}: {symbols}");
            assert_eq!(page.probe("mapAgreesWithFacet", ()).await, json!(true), "{path}");
            assert_eq!(
                page.probe("everyPlaceHasOneSymbol", ()).await,
                json!(true),
                "{path}: every place is in one symbol"
            );
            assert_eq!(page.probe("exists", [".inset .symbol[data-ids]"]).await, json!(true), "{path}");
        }
    });
}

#[test]
fn a_symbol_is_reached_by_key_and_enter_filters() {
    on_site(async |page| {
        page.open_timeline("?category=rally&view=map").await;
        drawn(page).await;
        page.focus("[data-map-action=closer]").await;

        // Buttons that can do nothing are no stops; the first symbol is the largest.
        for _ in 0..3 {
            if page.probe("isFocused", [SYMBOL]).await != json!(true) {
                page.press_keys(&Key::Tab.to_string()).await;
            }
        }
        assert_eq!(page.probe("isFocused", [SYMBOL]).await, json!(true));
        let whole = symbols(page).await;
        let count = page.probe("focusedCount", ()).await;
        let name = page.probe("focusedAttribute", ["aria-label"]).await;
        assert_eq!(name, json!(format!("Hong Kong {count}")));
        page.press_keys(&Key::Enter.to_string()).await;
        page.at_query("?category=rally&country=HK&view=map").await;
        drawn(page).await;
        assert_eq!(json!(page.count().await), count);
        assert_eq!(page.probe("count", [".world .symbol[aria-current]"]).await, json!(1));
        assert_eq!(symbols(page).await, whole, "the other countries stay on the map");
    });
}

#[test]
fn a_small_world_has_a_circle_for_each_country_with_its_number() {
    on_site(async |page| {
        page.open_timeline("?view=map").await;
        drawn(page).await;
        let texts = page.texts(".world .symbol").await;
        for country in ["Hong Kong", "United States", "United Kingdom", "Taiwan", "Canada"] {
            assert!(texts.iter().any(|text| text.starts_with(country)), "{country} is not among {texts:?}");
        }
        assert_eq!(page.probe("symbolsWithoutNumber", ()).await, json!([]));
        page.open_timeline("zh-Hant/?view=map").await;
        drawn(page).await;
        assert!(page.texts(".world .symbol").await.iter().any(|text| text.starts_with("英國")));
    });
}

#[test]
fn names_of_symbols_begin_with_the_text_that_is_seen() {
    on_site(async |page| {
        for (width, path) in [(1280, "?view=map"), (390, "?view=map"), (1280, "zh-Hant/?view=map")] {
            resize(page, width, 800, false).await;
            page.open_timeline(path).await;
            drawn(page).await;
            assert_eq!(page.probe("symbolsNamedOtherwise", ()).await, json!([]), "{path} at {width}");
            page.click("[data-map-action=closer]").await;
            page.until_exists("a part of the world", "[data-closer]").await;
            assert_eq!(page.probe("symbolsNamedOtherwise", ()).await, json!([]), "{path} at {width}, closer");
        }
    });
}

#[test]
fn a_press_of_a_country_lists_its_events_below_the_map() {
    on_site(async |page| {
        for width in [1280, 390] {
            resize(page, width, 800, false).await;
            page.open_timeline("?view=map").await;
            drawn(page).await;
            assert!(!page.is_visible("ol.results").await);
            let taiwan = ".world .symbol[data-ids~=taipei]";
            let count = page.probe("attribute", [taiwan, "data-count"]).await;
            page.click(taiwan).await;
            page.at_query("?country=TW&view=map").await;
            drawn(page).await;
            assert_eq!(count, json!(page.count().await.to_string()));
            assert!(page.is_visible("ol.results").await && page.is_visible(".world").await);
            page.until("the first event in the window", "isVisibleAboveFold", ["ol.results .event"]).await;
            // Another country joins the first. The page was scrolled to the events.
            page.probe("scrollDownTo", [0]).await;
            page.click(".world .symbol[data-ids~=london]").await;
            page.at_query("?country=GB,TW&view=map").await;
            page.back().await;
            page.back().await;
            page.at_query("?view=map").await;
            assert!(!page.is_visible("ol.results").await);
        }
        page.assert_silent().await;
    });
}

#[test]
fn a_circle_of_several_countries_zooms_and_filters_nothing() {
    on_site(async |page| {
        // Fingers need larger circles, which have less room.
        resize(page, 390, 740, true).await;
        page.browser
            .devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 }))
            .await;
        page.open_timeline("?view=map").await;
        drawn(page).await;
        let crowd = ".world .symbol[role=button]";
        let before = page.probe("count", [SYMBOL]).await.as_f64().unwrap();
        let name = page.probe("attribute", [crowd, "aria-label"]).await;
        assert!(name.as_str().unwrap().ends_with(", Zoom in"), "{name}");
        page.click(crowd).await;
        page.until_above("more circles", "count", [SYMBOL], before).await;
        page.click("[data-map-action=whole]").await;
        page.until_count("the whole", SYMBOL, before as u64).await;
        page.focus(crowd).await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.until_above("more circles by key", "count", [SYMBOL], before).await;
        page.at_query("?view=map").await;
        page.assert_silent().await;
    });
}

#[test]
fn the_list_of_places_is_one_stop_with_arrows() {
    on_site(async |page| {
        page.open_timeline("?category=rally&view=map").await;
        drawn(page).await;
        assert_eq!(page.probe("count", [".map-list a:not([tabindex='-1'])"]).await, json!(1));
        page.focus(".map-list a").await;
        page.press_keys(&Key::End.to_string()).await;
        page.until("the last place", "isFocused", [".map-list li:last-child a"]).await;
        page.press_keys(&Key::Up.to_string()).await;
        page.until("the place above", "isFocused", [".map-list li:nth-last-child(2) a"]).await;
    });
}

#[test]
fn merged_symbols_split_when_zoomed_in_and_merge_when_zoomed_out() {
    on_site(async |page| {
        page.open_timeline("?view=map").await;
        drawn(page).await;
        let whole = symbols(page).await;
        let before = page.probe("count", [SYMBOL]).await.as_f64().unwrap();
        page.focus(".world .symbol[data-ids*=\" \"]").await;
        page.press_keys("+").await;
        page.press_keys("+").await;
        page.until_above("more symbols", "count", [SYMBOL], before).await;
        assert_eq!(page.probe("isFocused", [SYMBOL]).await, json!(true), "the focus stays on the map");
        page.press_keys("0").await;
        page.until_count("the whole", SYMBOL, before as u64).await;
        assert_eq!(symbols(page).await, whole);
        for _ in 0..3 {
            page.click("[data-map-action=closer]").await;
        }
        page.until_above("more symbols by the button", "count", [SYMBOL], before).await;
        page.click("[data-map-action=whole]").await;
        assert_eq!(page.probe("isWheelTaken", ()).await, json!(true), "the wheel is the map's");
        page.until_exists("more symbols by the wheel", "[data-closer]").await;
        page.assert_silent().await;
    });
}

#[test]
fn the_list_of_places_is_shown_if_the_map_fails_to_load() {
    on_site(async |page| {
        let blocked = json!({ "urls": ["*outline-*"] });
        page.browser.devtools("Network.enable", json!({})).await;
        page.browser.devtools("Network.setBlockedURLs", blocked).await;
        page.open_timeline("?view=map").await;
        page.until_visible("the notice", ".view-frame [role=alert]").await;
        page.until_visible("the places", ".map-list a").await;
    });
}
