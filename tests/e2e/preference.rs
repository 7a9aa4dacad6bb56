//! Preferences of the system: less motion, and forced colors.

use crate::browser::on_site;
use crate::kinds::{arrive, pages};
use crate::page::Page;
use serde_json::json;

async fn prefer(page: &Page, feature: &str, value: &str) {
    let features = json!({ "features": [{ "name": feature, "value": value }] });
    page.browser.devtools("Emulation.setEmulatedMedia", features).await;
}

#[test]
fn nothing_is_animated_if_less_motion_is_preferred() {
    on_site(async |page| {
        prefer(page, "prefers-reduced-motion", "reduce").await;
        for path in pages() {
            arrive(page, &path).await;
            let moving = page.probe("motions", ()).await;
            assert_eq!(moving, json!([]), "{path}");
        }
        // One frame after a press the chart and the map have their final state.
        for (view, button, selector, attribute) in [
            ("chart", "[data-zoom=in]", "figure.chart", "data-drawn"),
            ("map", "[data-map-action=closer]", ".world .land", "transform"),
        ] {
            arrive(page, &format!("?view={view}")).await;
            let jumps = page.probe("jumpsAtOnce", [button, selector, attribute]).await;
            assert_eq!(jumps, json!([true, true]), "{view}: another view at once, and no other after it");
        }
        // Placeholders are not animated either.
        page.open_timeline("").await;
        page.probe("setAttribute", ["html", "data-slow", ""]).await;
        assert!(page.is_visible(".skeleton").await);
        assert_eq!(page.probe("motions", ()).await, json!([]), "the skeleton");
    });
}

/// Fails unless two elements look different.
async fn assert_differ(page: &Page, one: &str, other: &str) {
    let looks = page.probe("looks", [one, other]).await;
    assert!(looks[0].is_string() && looks[1].is_string(), "{one} and {other}: {looks}");
    assert_ne!(looks[0], looks[1], "{one} looks like {other}");
}

/// Fails unless an element, or a part or the form of it, looks different while it has the keyboard's focus.
async fn assert_focus_is_seen(page: &Page, selector: &str) {
    let is_seen = page.probe("isFocusSeen", [selector]).await;
    assert_eq!(is_seen, json!(true), "the focus on {selector} is not seen");
}

#[test]
fn choice_and_focus_are_visible_in_forced_colors() {
    on_site(async |page| {
        prefer(page, "forced-colors", "active").await;
        arrive(page, "?category=rally&from=2020&to=2022").await;
        let other = ":not([aria-current])";
        for of in [".view a", ".top nav a", ".facet li a"] {
            assert_differ(page, &format!("{of}[aria-current]"), &format!("{of}{other}")).await;
        }
        assert_differ(page, ".histogram path:not(.whole, .span, .handle path)", ".histogram .whole").await;
        assert_differ(page, ".histogram .span", ".histogram .whole").await;
        for stop in [
            ".search input",
            ".chip",
            ".view a",
            ".facet li a",
            "li[data-event] h3 a",
            ".histogram a",
            "[role=slider]",
            ".timespan input",
            "summary",
        ] {
            assert_focus_is_seen(page, stop).await;
        }
        arrive(page, "?category=rally&place=london&view=map").await;
        assert_differ(page, ".world .symbol[aria-current] .place", &format!(".world .symbol{other} .place"))
            .await;
        assert_differ(page, ".world .land", &format!(".world .symbol{other} .place")).await;
        assert_focus_is_seen(page, ".world .symbol").await;
        assert_focus_is_seen(page, "[data-map-action=closer]").await;
        arrive(page, "case/hk47/").await;
        let parts = [
            ".bar rect.served",
            ".bar rect.held",
            ".bar .unrecorded",
            ".bar rect.ahead",
            ".bar .bail",
            ".bar .tick",
        ];
        for (place, one) in parts.iter().enumerate() {
            for other in &parts[place + 1..] {
                assert_differ(page, one, other).await;
            }
        }
        arrive(page, "?view=chart").await;
        assert_focus_is_seen(page, "figure.chart canvas").await;
        // The drawing is visible: many pixels differ from the color of the canvas.
        let drawn = page.probe("strongPixels", ["figure.chart canvas"]).await.as_u64().unwrap();
        assert!(drawn > 2000, "{drawn} pixels of the chart are seen");
    });
}
