//! The whole way by keyboard alone: search, facet, event, back, span, chart, map. No script sets the focus, and no pointer
//! is used.

use crate::browser::on_site;
use crate::page::Page;
use fantoccini::key::Key;

/// The most stops of the tab key between one place of the page and another.
const STOPS_MAX: usize = 250;

/// Goes on with the tab key until the focus is on an element, and checks at each stop that it can be seen.
async fn tab_to(page: &Page, selector: &str) {
    for _ in 0..STOPS_MAX {
        page.press_keys(&Key::Tab.to_string()).await;
        let hidden = page.probe("hiddenFocus", ()).await;
        assert!(hidden.is_null(), "the focus is hidden on the way to {selector}: {hidden}");
        if page.probe("isFocused", [selector]).await == serde_json::json!(true) {
            return;
        }
    }
    panic!("{selector} is not reached by the tab key");
}

/// Goes on with the arrow key until the focus is on an element.
async fn step_to(page: &Page, selector: &str) {
    for _ in 0..STOPS_MAX {
        if page.probe("isFocused", [selector]).await == serde_json::json!(true) {
            return;
        }
        page.press_keys(&Key::Down.to_string()).await;
    }
    panic!("{selector} is not reached by the arrow keys");
}

#[test]
fn everything_is_reached_by_keyboard_alone() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.press_keys("/").await;
        page.until("the search box", "isFocused", ["[role=search] input"]).await;
        page.press_keys("london").await;
        page.answers("london").await;
        page.press_keys(&Key::Enter.to_string()).await;
        // The values of a facet are one stop; arrows move among them.
        tab_to(page, "[data-facet=category] li a").await;
        step_to(page, "[data-key='category:rally']").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.at_query("?q=london&category=rally").await;
        tab_to(page, "li[data-event] h3 a").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.until_exists("the event", "article.detail h1").await;
        page.until("the focus on the page", "isFocused", ["main"]).await;
        page.back().await;
        page.at_query("?q=london&category=rally").await;
        tab_to(page, "[data-key=span-start]").await;
        page.press_keys(&format!("{}{}", Key::PageUp, Key::Right)).await;
        page.until("the span", "hasKey", ["from"]).await;
        page.ready().await;
        tab_to(page, ".view [data-key=chart]").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.until_exists("the chart", "figure.chart[data-drawn]").await;
        tab_to(page, "figure.chart canvas").await;
        page.press_keys(&Key::Right.to_string()).await;
        page.until_exists("the event pointed at", ".tip:not([hidden]) h3").await;
        page.press_keys(&Key::Escape.to_string()).await;
        tab_to(page, ".view [data-key=map]").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.until_exists("the map", ".world .symbol").await;
        tab_to(page, ".world .symbol").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.until("the country", "hasKey", ["country"]).await;
        page.ready().await;
        page.assert_silent().await;
    });
}

#[test]
fn the_first_links_skip_to_the_events_and_to_the_search() {
    on_site(async |page| {
        page.open_timeline("?case=hk47").await;
        page.press_keys(&format!("{}{}", Key::Tab, Key::Enter)).await;
        let mut stops = 0;
        while page.probe("isFocused", ["li[data-event] h3 a"]).await != serde_json::json!(true) {
            page.press_keys(&Key::Tab.to_string()).await;
            stops += 1;
            assert!(stops <= 3, "the first event is too far from the link that leads to the events");
        }
        page.at_query("?case=hk47").await;
        for view in ["chart", "map", "bars"] {
            page.open_timeline(&format!("?case=hk47&view={view}")).await;
            page.press_keys(&format!("{}{}", Key::Tab, Key::Enter)).await;
            page.until(view, "isFocused", [".view-frame"]).await;
        }
        page.open_timeline("zh-Hant/").await;
        page.press_keys(&format!("{}{}{}", Key::Tab, Key::Tab, Key::Enter)).await;
        page.until("the search box", "isFocused", ["#q"]).await;
    });
}
