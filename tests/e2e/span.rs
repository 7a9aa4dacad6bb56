//! A span of time chosen on the histogram: by pointer, by keyboard, as dates, and looked at closely.

use crate::browser::on_site;
use crate::page::Page;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

/// The drawing of the bars.
const BARS: &str = ".histogram svg";

/// Waits until the address and the two date fields hold a span, and its events are shown.
async fn spans(page: &Page, from: &str, to: &str) {
    page.until_is("the span", "fieldValues", ["form.timespan input"], [from, to]).await;
    page.until_is("the address", "spanOfAddress", (), [from, to]).await;
    page.ready().await;
}

/// Presses a key at the focus. Not by an element of WebDriver: those go stale while the drawing is replaced.
async fn press(page: &Page, key: &str) {
    for kind in ["rawKeyDown", "keyUp"] {
        page.browser.devtools("Input.dispatchKeyEvent", json!({ "type": kind, "key": key })).await;
    }
    page.ready().await;
}

async fn type_into(page: &Page, name: &str, text: &str) {
    let field = format!("form.timespan [name={name}]");
    let field = page.browser.client.find(Locator::Css(&field)).await.unwrap();
    field.clear().await.unwrap();
    // WebKit's driver takes a line break for no key.
    field.send_keys(&text.replace('\n', &Key::Enter.to_string())).await.unwrap();
}

async fn drag(page: &Page, from: f64, to: f64) {
    let place = page.probe("placeOfBars", ()).await;
    let [left, top, bar] = [0, 1, 2].map(|i| place[i].as_f64().unwrap());
    let at = |kind: &str, bars: f64| json!({ "type": kind, "x": left + bars * bar, "y": top, "button": "left", "buttons": 1, "clickCount": 1 });
    let steps = [
        ("mousePressed", from),
        ("mouseMoved", (from + to) / 2.0),
        ("mouseMoved", to),
        ("mouseReleased", to),
    ];
    for (kind, bars) in steps {
        page.browser.devtools("Input.dispatchMouseEvent", at(kind, bars)).await;
        page.ready().await;
    }
}

#[test]
fn a_span_is_dragged_moved_and_resized() {
    on_site(async |page| {
        page.open_timeline("").await;
        let first = page.probe("attribute", [BARS, "data-first"]).await;
        drag(page, 24.5, 35.5).await;
        spans(page, &month_after(&first, 24), &month_after(&first, 35)).await;
        let all = page.count().await;
        drag(page, 30.0, 32.0).await;
        spans(page, &month_after(&first, 26), &month_after(&first, 37)).await;
        drag(page, 38.0, 33.0).await;
        spans(page, &month_after(&first, 26), &month_after(&first, 32)).await;
        assert!(page.count().await < all);
        // Each drag was one step: back to the one before, and to everything.
        page.back().await;
        spans(page, &month_after(&first, 26), &month_after(&first, 37)).await;
        page.back().await;
        page.back().await;
        spans(page, "", "").await;
    });
}

/// The month some months after another, both as `2021-03`.
fn month_after(first: &serde_json::Value, months: usize) -> String {
    let (year, month) = first.as_str().unwrap().split_once('-').unwrap();
    let all = year.parse::<usize>().unwrap() * 12 + month.parse::<usize>().unwrap() - 1 + months;
    format!("{:04}-{:02}", all / 12, all % 12 + 1)
}

#[test]
fn a_span_is_chosen_by_keyboard() {
    on_site(async |page| {
        page.open_timeline("").await;
        let first = page.probe("attribute", [BARS, "data-first"]).await;
        page.focus("[data-key=span-start]").await;
        for key in ["PageDown", "PageUp", "PageUp", "ArrowRight", "ArrowRight", "ArrowLeft"] {
            press(page, key).await;
        }
        spans(page, &month_after(&first, 25), "").await;
        assert_eq!(page.probe("focusedAttribute", ["data-key"]).await, "span-start", "the focus stays");
        let words = page.probe("focusedAttribute", ["aria-valuetext"]).await;
        assert!(words.as_str().unwrap().chars().any(|letter| letter.is_ascii_digit()), "{words}");
        press(page, "Home").await;
        spans(page, "", "").await;
    });
}

#[test]
fn a_typed_span_can_be_enlarged() {
    on_site(async |page| {
        page.open_timeline("").await;
        type_into(page, "from", "6 Jan 2021").await;
        type_into(page, "to", "28 feb 2021\n").await;
        spans(page, "2021-01-06", "2021-02-28").await;
        let count = page.count().await;
        page.click(".look").await;
        page.until_is("days", "attribute", [BARS, "data-first"], "2021-01-06").await;
        assert_eq!(page.probe("count", [".histogram svg a"]).await, 54, "a bar a day");
        // The counts of the bars add up to that of the list.
        assert_eq!(page.probe("sumOfBars", ()).await.as_u64(), Some(count));
        page.click(".look").await;
        page.until_exists("months", ".histogram svg:not([data-close])").await;
        type_into(page, "from", "soonish\n").await;
        page.until("the fault", "includes", [".timespan .fault", "soonish"]).await;
    });
}
