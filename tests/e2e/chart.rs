//! The chart: opened by link and by switch, worked by keyboard and pointer, with links to its events.

use crate::browser::on_site;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The headline of the event pointed at.
const TITLE: &str = ".tip:not([hidden]) h3";

/// The span that is seen.
async fn span(page: &Page) -> Value {
    page.probe("drawnSpan", ()).await
}

/// The headline of the event pointed at; null if there is none.
async fn title(page: &Page) -> Value {
    page.probe("text", [TITLE]).await
}

/// Waits until another event is pointed at.
async fn until_other_event(page: &Page, what: &str, before: &Value) {
    let is_other = |title: &Value| !title.is_null() && title != before;
    page.browser.until(what, "text", &json!([TITLE]), is_other).await;
}

/// Waits for the page of an event.
async fn until_page_of(page: &Page, title: &Value) {
    page.until_is("its page", "text", ["article.detail h1"], title).await;
}

async fn until_drawn(page: &Page) {
    page.ready().await;
    page.until_exists("the drawing", "figure.chart[data-drawn]").await;
}

/// Presses keys where the keyboard's focus is.
async fn press(page: &Page, keys: &str) {
    page.browser.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
}

/// How many events the lanes say they have.
async fn in_lanes(page: &Page) -> u64 {
    let names = page.texts(".lanes .count").await;
    let count = |name: &String| name.replace(',', "").parse::<u64>().ok();
    names.iter().map(|name| count(name).unwrap_or_else(|| panic!("{name}"))).sum()
}

#[test]
fn the_chart_opens_by_link_and_by_switch_and_back_leads_to_the_list() {
    on_site(async |page| {
        page.open_timeline("").await;
        let loaded = page.probe("loadedNames", ["views|chart-"]).await;
        assert_eq!(loaded, json!([]), "nothing of it is loaded before it is opened");
        let listed = page.events().await;
        page.choose(".view [data-key=chart]", "?view=chart").await;
        until_drawn(page).await;
        assert!(page.is_visible("figure.chart canvas").await && !page.is_visible("ol.results").await);
        assert!(!page.is_visible(".sorting nav").await, "a chart has no order");
        assert_eq!(page.texts(".lanes li").await.len(), 5);
        assert_eq!(in_lanes(page).await, page.count().await, "each event has one category");
        page.back().await;
        page.at_query("").await;
        assert!(page.is_visible("ol.results").await && !page.is_visible("figure.chart").await);
        assert_eq!(page.events().await, listed);
        page.open_timeline("zh-Hant/?q=london&view=chart&lanes=case").await;
        until_drawn(page).await;
        assert!(
            in_lanes(page).await >= page.count().await,
            "an event may belong to several cases, or to none"
        );
        page.assert_silent().await;
    });
}

#[test]
fn keys_select_events_zoom_and_open_an_event() {
    on_site(async |page| {
        page.open_timeline("?category=rally&view=chart").await;
        until_drawn(page).await;
        page.focus("figure.chart canvas").await;
        page.until("the first event", "hasText", [TITLE]).await;
        let first = title(page).await;
        press(page, &Key::Right.to_string()).await;
        until_other_event(page, "the next event", &first).await;
        let next = title(page).await;
        let whole = span(page).await;
        press(page, "+++").await;
        page.until_other("a shorter span", "drawnSpan", (), &whole).await;
        assert_eq!(title(page).await, next, "the event stays pointed at");
        press(page, "0").await;
        page.until_is("the whole", "drawnSpan", (), &whole).await;
        press(page, &Key::End.to_string()).await;
        until_other_event(page, "the last event", &next).await;
        let last = title(page).await;
        press(page, &Key::Escape.to_string()).await;
        page.until_exists("no event", ".tip[hidden]").await;
        press(page, &format!("{}{}", Key::Left, Key::Right)).await;
        page.until_is("the last event again", "text", [TITLE], &last).await;
        press(page, &Key::Enter.to_string()).await;
        until_page_of(page, &last).await;
        page.back().await;
        page.at_query("?category=rally&view=chart").await;
        until_drawn(page).await;
        page.assert_silent().await;
    });
}

#[test]
fn the_pointer_shows_an_event_with_its_link() {
    on_site(async |page| {
        page.open_timeline("?view=chart").await;
        until_drawn(page).await;
        assert_eq!(page.probe("sweepChart", ()).await, json!(true));
        page.until("the event", "hasText", [TITLE]).await;
        let title = title(page).await;
        page.click(".tip h3 a").await;
        until_page_of(page, &title).await;
    });
}

#[test]
fn the_visible_span_becomes_a_filter_only_by_its_button() {
    on_site(async |page| {
        page.open_timeline("?view=chart").await;
        until_drawn(page).await;
        let all = page.count().await;
        assert_eq!(page.probe("exists", [".chartbar .span:disabled"]).await, json!(true));
        for _ in 0..3 {
            page.click("[data-zoom=in]").await;
        }
        page.until_exists("a part", ".chartbar .span:enabled").await;
        assert_eq!(page.probe("address", ["search"]).await, json!("?view=chart"));
        // The zoom may still be animated: the filter is the span that is drawn when the button is pressed.
        page.probe("keepSpanAtNextClick", ()).await;
        page.click(".chartbar .span").await;
        let span = page.probe("kept", ["span"]).await;
        let (from, to) = span.as_str().unwrap().split_once('/').unwrap();
        page.at_query(&format!("?from={from}&to={to}&view=chart")).await;
        let part = page.count().await;
        assert!(0 < part && part < all, "{part} of {all}");
        assert_eq!(in_lanes(page).await, part);
        page.click(".chips .clear").await;
        page.at_query("?view=chart").await;
        assert_eq!(page.count().await, all);
    });
}

#[test]
fn the_chart_follows_facets_and_lanes() {
    on_site(async |page| {
        page.open_timeline("?view=chart").await;
        until_drawn(page).await;
        page.probe("keepElement", ["figure.chart"]).await;
        page.choose("[data-key='category:trial']", "?category=trial&view=chart").await;
        assert_eq!(page.texts(".lanes li").await.len(), 1);
        page.choose(".chartbar [data-key=person]", "?category=trial&view=chart&lanes=person").await;
        assert!(page.texts(".lanes li").await.len() > 3);
        assert_eq!(
            page.probe("isKeptElement", ["figure.chart"]).await,
            json!(true),
            "the drawing stays in the page"
        );
        let count = page.texts(".lanes a .count").await.remove(0).replace(',', "");
        page.click(".lanes a").await;
        page.until("the person", "hasKey", ["person"]).await;
        page.ready().await;
        assert_eq!(page.count().await.to_string(), count, "a lane's number leads to its events");
    });
}

#[test]
fn an_embed_can_show_the_chart() {
    on_site(async |page| {
        page.open("embed/?category=rally&layout=chart").await;
        until_drawn(page).await;
        assert!(page.is_visible("figure.chart canvas").await && !page.is_visible("ol.results").await);
        assert_eq!(in_lanes(page).await, page.count().await);
        assert_eq!(page.texts(".lanes li").await.len(), 1, "a lane for the rallies alone");
        page.open("embed/?layout=chart").await;
        until_drawn(page).await;
        assert_eq!(page.texts(".lanes li").await.len(), 5, "a lane for each category");
        assert_eq!(in_lanes(page).await, page.count().await);
        page.open("embed/?layout=chart&lanes=case").await;
        until_drawn(page).await;
        assert!(page.texts(".lanes li").await.concat().contains("Hong Kong 47"), "lanes have names");
    });
}

#[test]
fn key_events_have_captions_and_the_legend_explains_every_shape() {
    on_site(async |page| {
        for path in ["?view=chart", "zh-Hant/?view=chart", "?view=chart&lanes=case"] {
            page.open_timeline(path).await;
            until_drawn(page).await;
            let captions = page.probe("attribute", ["figure.chart", "data-captions"]).await;
            let captions: u32 = captions.as_str().unwrap().parse().unwrap();
            assert!((3..=12).contains(&captions), "{path}: {captions}");
        }
        let legend = page.texts(".chart .legend li").await;
        assert_eq!(legend.len(), 5 + 5, "five categories and five shapes: {legend:?}");
        let boxes = page.probe("count", [".chart .legend .shape"]).await;
        assert_eq!(boxes, json!(5));
    });
}

#[test]
fn the_names_of_the_lanes_are_one_stop_with_arrows() {
    on_site(async |page| {
        page.open_timeline("?view=chart").await;
        until_drawn(page).await;
        assert_eq!(page.probe("count", [".lanes a:not([tabindex='-1'])"]).await, json!(1));
        page.focus(".lanes a").await;
        press(page, &Key::Down.to_string()).await;
        page.until("the second lane", "isFocused", [".lanes li:nth-child(2) a"]).await;
        press(page, &Key::End.to_string()).await;
        page.until("the last lane", "isFocused", [".lanes li:last-child a"]).await;
    });
}
