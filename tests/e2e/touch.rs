//! Touch: fingers drag the span of the histogram, the chart and the map; an upward swipe scrolls the page, and no other.

use crate::browser::on_site;
use crate::kinds::resize;
use crate::page::Page;
use serde_json::{Value, json};

/// In how many steps fingers move.
const STEPS: i32 = 8;

/// A function of `probe.js` with its selectors.
type Probe<'a> = (&'a str, &'a [&'a str]);

/// The place of a finger, in pixels of the window.
type Point = (f64, f64);

/// Puts fingers down, moves them and lifts them.
async fn swipe(page: &Page, from: &[Point], to: &[Point]) {
    let send = async |kind: &str, points: Vec<Point>| {
        let points = points.iter().enumerate().map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id }));
        let touch = json!({ "type": kind, "touchPoints": points.collect::<Vec<_>>() });
        page.browser.devtools("Input.dispatchTouchEvent", touch).await;
    };
    for count in 1..=from.len() {
        send("touchStart", from[..count].to_vec()).await;
    }
    for step in 1..=STEPS {
        let part = f64::from(step) / f64::from(STEPS);
        let between =
            |((x, y), (to_x, to_y)): (&Point, &Point)| (x + (to_x - x) * part, y + (to_y - y) * part);
        send("touchMove", from.iter().zip(to).map(between).collect()).await;
    }
    send("touchEnd", Vec::new()).await;
}

/// Two fingers that move apart, one left and one right of a point.
async fn spread(page: &Page, (x, y): Point) {
    swipe(page, &[(x - 20.0, y), (x + 20.0, y)], &[(x - 80.0, y), (x + 80.0, y)]).await;
}

/// Brings an element into the upper half of the window; its middle, once it is drawn there.
async fn middle_of(page: &Page, selector: &str) -> Point {
    serde_json::from_value(page.probe("bringToUpperHalf", [selector]).await).unwrap()
}

/// Waits until a function of `probe.js` returns another value than before; that value.
async fn until_other(page: &Page, what: &str, (name, selectors): Probe<'_>, before: &Value) -> Value {
    page.until_other(what, name, selectors, before).await;
    page.probe(name, selectors).await
}

/// The place of an element in the window, and the zoom of the window.
async fn stand(page: &Page, selector: &str) -> Value {
    page.probe("topAndScale", [selector]).await
}

/// A swipe up, which begins at a point, scrolls the page. It glides on for a while.
async fn assert_scrolls(page: &Page, (x, y): Point) {
    let before = page.probe("scrollTop", ()).await;
    page.probe("watchScrollEnd", ()).await;
    swipe(page, &[(x, y)], &[(x + 4.0, y - 150.0)]).await;
    page.until("the page to scroll", "isScrolledBeyond", [before]).await;
}

/// Follows a link by script, since its place on the screen may still change after a swipe.
async fn choose(page: &Page, selector: &str, query: &str) {
    page.probe("click", [selector]).await;
    page.at_query(query).await;
}

async fn check_histogram(page: &Page) {
    let (x, y) = middle_of(page, ".histogram svg").await;
    let still = stand(page, ".histogram svg").await;
    swipe(page, &[(x - 60.0, y)], &[(x + 40.0, y + 4.0)]).await;
    let dates: Probe<'_> = ("spanOfAddress", &[]);
    // The address follows the fingers a moment later.
    let until_settled = async || page.until("the address", "isSpanSettled", ()).await;
    until_other(page, "a span", dates, &json!(["", ""])).await;
    until_settled().await;
    page.ready().await;
    let chosen = page.probe(dates.0, dates.1).await;
    assert!(chosen[0].as_str() < chosen[1].as_str(), "{chosen}");
    // A drag inside the span moves the span.
    swipe(page, &[(x - 10.0, y)], &[(x + 40.0, y + 4.0)]).await;
    until_other(page, "the span further on", dates, &chosen).await;
    until_settled().await;
    page.ready().await;
    let moved = page.probe(dates.0, dates.1).await;
    assert!(chosen[0].as_str() < moved[0].as_str() && chosen[1].as_str() < moved[1].as_str(), "{moved}");
    assert_eq!(stand(page, ".histogram svg").await, still, "the page stays");
    assert_scrolls(page, (x, y)).await;
    assert_eq!(page.probe(dates.0, dates.1).await, moved, "a swipe up chooses nothing");
    choose(page, ".chips .clear", "").await;
}

async fn check_chart(page: &Page) {
    choose(page, ".view [data-key=chart]", "?view=chart").await;
    page.until_exists("the drawing", "figure.chart[data-drawn]").await;
    let span: Probe<'_> = ("drawnSpan", &[]);
    let (x, y) = middle_of(page, "figure.chart canvas").await;
    let (still, whole) = (stand(page, "figure.chart canvas").await, page.probe(span.0, span.1).await);
    spread(page, (x, y)).await;
    let closer = until_other(page, "a shorter span", span, &whole).await;
    swipe(page, &[(x + 60.0, y)], &[(x - 60.0, y + 4.0)]).await;
    let later = until_other(page, "a later span", span, &closer).await;
    assert!(closer.as_str() < later.as_str(), "{closer} then {later}");
    assert_eq!(stand(page, "figure.chart canvas").await, still, "the page stays");
    assert_scrolls(page, (x, y)).await;
    assert_eq!(page.probe(span.0, span.1).await, later, "a swipe up moves nothing");
}

async fn check_map(page: &Page) {
    choose(page, ".view [data-key=map]", "?view=map").await;
    page.until_exists("the symbols", ".world .symbol").await;
    let moved: Probe<'_> = ("attribute", &[".world .land", "transform"]);
    let count = async || page.probe("count", [".world .symbol"]).await.as_u64();
    let (x, y) = middle_of(page, ".map .world").await;
    let (still, whole) = (stand(page, ".map .world").await, page.probe(moved.0, moved.1).await);
    let merged = count().await;
    spread(page, (x + 80.0, y)).await;
    let closer = until_other(page, "the map closer", moved, &whole).await;
    assert!(count().await > merged, "symbols part");
    for (to_x, to_y) in [(x - 60.0, y), (x, y + 60.0)] {
        let before = page.probe(moved.0, moved.1).await;
        swipe(page, &[(x, y)], &[(to_x, to_y)]).await;
        until_other(page, "another part of the map", moved, &before).await;
    }
    assert_ne!(page.probe(moved.0, moved.1).await, closer);
    assert_eq!(stand(page, ".map .world").await, still, "the page stays");
    page.click("[data-map-action=whole]").await;
    assert_eq!(page.probe(moved.0, moved.1).await, whole);
    let place = middle_of(page, ".map .world").await;
    assert_scrolls(page, place).await;
}

#[test]
fn touch_works_the_histogram_the_chart_and_the_map() {
    on_site(async |page| {
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        page.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await;
        resize(page, 360, 740, true).await;
        page.open_timeline("").await;
        check_histogram(page).await;
        check_chart(page).await;
        check_map(page).await;
        page.assert_silent().await;
    });
}
