//! The map: the events of a view by place, the same numbers as its list, worked by pointer and by keyboard.

use crate::browser::on_site;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

/// The symbols of the world as lists of the places they hold, with their counts.
const SYMBOLS: &str =
    "[...document.querySelectorAll('.world .symbol')].map(a => [a.dataset.ids, Number(a.dataset.count)])";

/// Waits until the map shows what its list says.
async fn drawn(page: &Page) {
    page.ready().await;
    page.until("the symbols", "document.querySelector('.world .symbol')").await;
    let same = "(() => {
        const listed = [...document.querySelectorAll('.map-list a .count')].map(e => Number(e.textContent.replace(',', '')));
        const drawn = [...document.querySelectorAll('.world .symbol')].map(e => Number(e.dataset.count));
        const sum = all => all.reduce((a, b) => a + b, 0);
        return listed.length > 0 && sum(listed) === sum(drawn);
    })()";
    page.until("as many events on the map as in its list", same).await;
}

#[test]
fn the_map_opens_by_link_and_by_the_choice_of_view() {
    on_site(async |page| {
        page.open_timeline("?category=rally&view=map").await;
        drawn(page).await;
        let by_link = page.value(SYMBOLS).await;
        assert!(!page.is_visible("ol.results").await, "the map stands in the list's place");
        let width = "document.querySelector('.map-stage').clientWidth / document.querySelector('.map-list').clientWidth";
        assert!(page.value(width).await.as_f64().unwrap() > 2.0, "and is wider than the list next to it");
        page.open_timeline("?category=rally").await;
        assert!(page.is_visible("ol.results").await);
        let loaded =
            "performance.getEntriesByType('resource').some(e => /map-|views|outline-|places/.test(e.name))";
        assert_eq!(page.value(loaded).await, json!(false), "nothing of the map is loaded before it is shown");
        page.choose(".view [data-key=map]", "?category=rally&view=map").await;
        drawn(page).await;
        assert_eq!(page.value(SYMBOLS).await, by_link);
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
            let largest_first =
                format!("{SYMBOLS}.every((one, i, all) => i === 0 || all[i - 1][1] >= one[1])");
            assert_eq!(page.value(&largest_first).await, json!(true), "{path}");
            let facet = "[...document.querySelectorAll('#facets [data-facet=place] a')].every(a => {
                const listed = [...document.querySelectorAll('.map-list a')].find(one => one.dataset.key === a.dataset.key);
                return listed?.querySelector('.count').textContent === a.querySelector('.count').textContent;
            })";
            assert_eq!(page.value(facet).await, json!(true), "{path}");
            let ids = "(() => {
                const listed = [...document.querySelectorAll('.map-list a')].map(a => a.dataset.key.split(':')[1]).sort();
                const drawn = [...document.querySelectorAll('.world .symbol')].flatMap(a => a.dataset.ids.split(' ')).sort();
                return listed.join() === drawn.join();
            })()";
            assert_eq!(page.value(ids).await, json!(true), "{path}: every place is in one symbol");
            let inset = "[...document.querySelectorAll('.inset .symbol')].flatMap(a => a.dataset.ids.split(' ')).length > 0";
            assert_eq!(page.value(inset).await, json!(true), "{path}");
        }
    });
}

#[test]
fn a_symbol_is_reached_by_key_and_enter_filters() {
    on_site(async |page| {
        page.open_timeline("?category=rally&view=map").await;
        drawn(page).await;
        page.value("document.querySelector('[data-map-action=closer]').focus()").await;
        let is_symbol = "document.activeElement.matches('.world .symbol')";
        // Buttons that can do nothing are no stops; the first symbol is the largest.
        for _ in 0..3 {
            if page.value(is_symbol).await != json!(true) {
                page.press_keys(&Key::Tab.to_string()).await;
            }
        }
        assert_eq!(page.value(is_symbol).await, json!(true));
        let count = page.value("Number(document.activeElement.dataset.count)").await;
        let name = page.value("document.activeElement.getAttribute('aria-label')").await;
        assert!(name.as_str().unwrap().ends_with(&format!(": {count}")), "{name}");
        page.press_keys(&Key::Enter.to_string()).await;
        page.until("the places in the address", "location.search.includes('place=')").await;
        drawn(page).await;
        assert_eq!(json!(page.count().await), count);
        let chosen = "document.querySelectorAll('.world .symbol[aria-current]').length > 0";
        assert_eq!(page.value(chosen).await, json!(true));
    });
}

#[test]
fn closer_a_merged_symbol_parts_and_farther_it_joins_again() {
    on_site(async |page| {
        page.open_timeline("?view=map").await;
        drawn(page).await;
        let whole = page.value(SYMBOLS).await;
        let count = "document.querySelectorAll('.world .symbol').length";
        let before = page.value(count).await.as_u64().unwrap();
        page.value("document.querySelector('.world .symbol[data-ids*=\" \"]').focus()").await;
        page.press_keys("+").await;
        page.press_keys("+").await;
        page.until("more symbols", &format!("{count} > {before}")).await;
        let kept = "document.activeElement.matches('.world .symbol')";
        assert_eq!(page.value(kept).await, json!(true), "the focus stays on the map");
        page.press_keys("0").await;
        page.until("the whole", &format!("{count} === {before}")).await;
        assert_eq!(page.value(SYMBOLS).await, whole);
        for _ in 0..3 {
            page.click("[data-map-action=closer]").await;
        }
        page.until("more symbols by the button", &format!("{count} > {before}")).await;
        page.click("[data-map-action=whole]").await;
        let turn = "(() => {
            const map = document.querySelector('.world'), box = map.getBoundingClientRect();
            const options = { deltaY: -900, clientX: box.left + box.width * .8, clientY: box.top + box.height * .4 };
            return !map.dispatchEvent(new WheelEvent('wheel', { ...options, bubbles: true, cancelable: true }));
        })()";
        assert_eq!(page.value(turn).await, json!(true), "the wheel is the map's");
        page.until("more symbols by the wheel", "document.querySelector('[data-closer]')").await;
        page.assert_silent().await;
    });
}

#[test]
fn where_the_map_does_not_come_its_list_stands() {
    on_site(async |page| {
        let blocked = json!({ "urls": ["*outline-*"] });
        page.browser.devtools("Network.enable", json!({})).await;
        page.browser.devtools("Network.setBlockedURLs", blocked).await;
        page.open_timeline("?view=map").await;
        page.until("the notice", "document.querySelector('.view-frame [role=alert]')?.checkVisibility()")
            .await;
        page.until("the places", "document.querySelector('.map-list a')?.checkVisibility()").await;
    });
}
