//! Fingers: what is chosen on the histogram, seen of the chart and of the map follows them, and the page scrolls where it
//! should and only there.

use crate::browser::on_site;
use crate::kinds::resize;
use crate::page::Page;
use serde_json::{Value, json};

/// In how many steps fingers move.
const STEPS: i32 = 8;

/// Where a finger is, in pixels of the window.
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
    let script = "const [selector, done] = arguments;
        const element = document.querySelector(selector);
        scrollBy({ top: element.getBoundingClientRect().top - innerHeight / 3, behavior: 'instant' });
        // Which touches scroll is known to the browser's other threads a frame later.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
            const { left, top, width, height } = element.getBoundingClientRect();
            done([left + width / 2, Math.min(top + height / 2, innerHeight * .6)]);
        })));";
    let middle = page.browser.client.execute_async(script, vec![json!(selector)]).await.unwrap();
    serde_json::from_value(middle).unwrap()
}

/// Waits until an expression has another value than before.
async fn until_other(page: &Page, what: &str, expression: &str, before: &Value) -> Value {
    page.until(what, &format!("JSON.stringify({expression}) !== JSON.stringify({before})")).await;
    page.value(expression).await
}

/// Where an element stands in the window, and how far that is enlarged.
async fn stand(page: &Page, selector: &str) -> Value {
    let script = "const { top } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [Math.round(top), visualViewport.scale];";
    page.browser.run(script, vec![json!(selector)]).await
}

/// A swipe up, which begins at a point, scrolls the page. It glides on for a while.
async fn assert_scrolls(page: &Page, (x, y): Point) {
    let before = page.value("scrollY").await;
    let watch = "window.still = false; document.addEventListener('scrollend', () => { window.still = true; }, { once: true });";
    page.browser.run(watch, Vec::new()).await;
    swipe(page, &[(x, y)], &[(x + 4.0, y - 150.0)]).await;
    page.until("the page to scroll", &format!("window.still && scrollY > {before}")).await;
}

/// Follows a link by script: where it is on the screen, a page that still glides after a swipe decides.
async fn choose(page: &Page, selector: &str, query: &str) {
    page.browser.run("document.querySelector(arguments[0]).click()", vec![json!(selector)]).await;
    page.at_query(query).await;
}

async fn check_histogram(page: &Page) {
    let (x, y) = middle_of(page, ".histogram svg").await;
    let still = stand(page, ".histogram svg").await;
    swipe(page, &[(x - 60.0, y)], &[(x + 40.0, y + 4.0)]).await;
    let dates = "['from', 'to'].map(key => new URLSearchParams(location.search).get(key))";
    // The address follows the fingers a moment later.
    let fields = "[...document.querySelectorAll('.timespan input')].map(field => field.value)";
    let settled = format!("{dates}.join() === {fields}.join()");
    until_other(page, "a span", dates, &json!([null, null])).await;
    page.until("the address", &settled).await;
    page.ready().await;
    let chosen = page.value(dates).await;
    assert!(chosen[0].as_str() < chosen[1].as_str(), "{chosen}");
    // The span itself is moved by what is in it.
    swipe(page, &[(x - 10.0, y)], &[(x + 40.0, y + 4.0)]).await;
    until_other(page, "the span further on", dates, &chosen).await;
    page.until("the address", &settled).await;
    page.ready().await;
    let moved = page.value(dates).await;
    assert!(chosen[0].as_str() < moved[0].as_str() && chosen[1].as_str() < moved[1].as_str(), "{moved}");
    assert_eq!(stand(page, ".histogram svg").await, still, "the page stays");
    assert_scrolls(page, (x, y)).await;
    assert_eq!(page.value(dates).await, moved, "a swipe up chooses nothing");
    choose(page, ".chips .clear", "").await;
}

async fn check_chart(page: &Page) {
    choose(page, ".view [data-key=chart]", "?view=chart").await;
    page.until("the drawing", "document.querySelector('figure.chart[data-drawn]')").await;
    let span = "document.querySelector('figure.chart').dataset.drawn";
    let (x, y) = middle_of(page, "figure.chart canvas").await;
    let (still, whole) = (stand(page, "figure.chart canvas").await, page.value(span).await);
    spread(page, (x, y)).await;
    let closer = until_other(page, "a shorter span", span, &whole).await;
    swipe(page, &[(x + 60.0, y)], &[(x - 60.0, y + 4.0)]).await;
    let later = until_other(page, "a later span", span, &closer).await;
    assert!(closer.as_str() < later.as_str(), "{closer} then {later}");
    assert_eq!(stand(page, "figure.chart canvas").await, still, "the page stays");
    assert_scrolls(page, (x, y)).await;
    assert_eq!(page.value(span).await, later, "a swipe up moves nothing");
}

async fn check_map(page: &Page) {
    choose(page, ".view [data-key=map]", "?view=map").await;
    page.until("the symbols", "document.querySelector('.world .symbol')").await;
    let moved = "document.querySelector('.world .land').getAttribute('transform')";
    let count = "document.querySelectorAll('.world .symbol').length";
    let (x, y) = middle_of(page, ".map .world").await;
    let (still, whole) = (stand(page, ".map .world").await, page.value(moved).await);
    let merged = page.value(count).await.as_u64();
    spread(page, (x + 80.0, y)).await;
    let closer = until_other(page, "the map closer", moved, &whole).await;
    assert!(page.value(count).await.as_u64() > merged, "symbols part");
    for (to_x, to_y) in [(x - 60.0, y), (x, y + 60.0)] {
        let before = page.value(moved).await;
        swipe(page, &[(x, y)], &[(to_x, to_y)]).await;
        until_other(page, "another part of the map", moved, &before).await;
    }
    assert_ne!(page.value(moved).await, closer);
    assert_eq!(stand(page, ".map .world").await, still, "the page stays");
    page.click("[data-map-action=whole]").await;
    assert_eq!(page.value(moved).await, whole);
    let place = middle_of(page, ".map .world").await;
    assert_scrolls(page, place).await;
}

#[test]
fn fingers_work_the_histogram_the_chart_and_the_map() {
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
