//! The whole way by keyboard alone: search, facet, event, back, span, chart, map. No script sets the focus, and no pointer
//! is used.

use crate::browser::on_site;
use crate::page::Page;
use fantoccini::key::Key;

/// The most stops of the tab key between one place of the page and another.
const STOPS_MAX: usize = 250;

/// Goes on with the tab key until the focus is on an element, and checks at each stop that it can be seen.
async fn tab_to(page: &Page, selector: &str) {
    let has = format!("document.activeElement.matches({})", serde_json::json!(selector));
    // Seen: within the window, and what is found at one of its points is the element or a part of it or what labels it.
    let covered = "(() => {
        const stop = document.activeElement;
        const { left, top, right, bottom } = stop.getBoundingClientRect();
        if (stop === document.body || right <= left || bottom <= top) return null;
        const shown = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
            const found = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
            return found && (stop.contains(found) || found.contains(stop));
        });
        return shown ? null : stop.outerHTML.slice(0, 200);
    })()";
    for _ in 0..STOPS_MAX {
        page.press_keys(&Key::Tab.to_string()).await;
        let hidden = page.value(covered).await;
        assert!(hidden.is_null(), "the focus is hidden on the way to {selector}: {hidden}");
        if page.value(&has).await == serde_json::json!(true) {
            return;
        }
    }
    panic!("{selector} is not reached by the tab key");
}

#[test]
fn everything_is_reached_by_keyboard_alone() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.press_keys("/").await;
        page.until("the search box", "document.activeElement.matches('[role=search] input')").await;
        page.press_keys("london").await;
        page.answers("london").await;
        page.press_keys(&Key::Enter.to_string()).await;
        tab_to(page, "[data-key='category:rally']").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.at_query("?q=london&category=rally").await;
        tab_to(page, "li[data-event] h3 a").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.until("the event", "document.querySelector('article.detail h1')").await;
        page.until("the focus on the page", "document.activeElement.matches('main')").await;
        page.back().await;
        page.at_query("?q=london&category=rally").await;
        tab_to(page, "[data-key=span-start]").await;
        page.press_keys(&format!("{}{}", Key::PageUp, Key::Right)).await;
        page.until("the span", "new URLSearchParams(location.search).has('from')").await;
        page.ready().await;
        tab_to(page, ".view [data-key=chart]").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.until("the chart", "document.querySelector('figure.chart[data-drawn]')").await;
        tab_to(page, "figure.chart canvas").await;
        page.press_keys(&Key::Right.to_string()).await;
        page.until("the event pointed at", "document.querySelector('.tip:not([hidden]) h3')").await;
        page.press_keys(&Key::Escape.to_string()).await;
        tab_to(page, ".view [data-key=map]").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.until("the map", "document.querySelector('.world .symbol')").await;
        tab_to(page, ".world .symbol").await;
        page.press_keys(&Key::Enter.to_string()).await;
        page.until("the place", "new URLSearchParams(location.search).has('place')").await;
        page.ready().await;
        page.assert_silent().await;
    });
}
