//! One page of every kind and every view, for promises that hold on all of them.

use crate::engine::Engine;
use crate::page::Page;
use serde_json::json;
use vigil_app::Route;

/// Where the pages of each language begin.
pub const LOCALES: [&str; 2] = ["", "zh-Hant/"];

/// A page or view of each kind whose path does not follow from the route alone.
const CHOSEN: [&str; 13] = [
    "?q=rally&category=rally",
    "?q=nothingofthekind",
    "?view=chart",
    "?category=trial&view=chart&lanes=person",
    "?category=rally&view=map",
    "event/2021-01-06-police-arrest-53-over-primaries/",
    "person/benny-tai/",
    "case/hk47/",
    "case/hk47/poster/",
    "?case=apple-daily&view=bars",
    "year/2021/",
    "country/ca/",
    "embed/?search=on&limit=3",
];

/// The path of one page of every kind; a new page of one kind is among them by itself.
pub fn pages() -> Vec<String> {
    let fixed = Route::FIXED.iter().filter(|route| route.is_listed()).map(Route::to_path);
    let chosen = CHOSEN.into_iter().map(str::to_owned);
    fixed.chain(chosen).collect()
}

/// Opens a page and waits until all of it is drawn.
pub async fn arrive(page: &Page, path: &str) {
    page.open(path).await;
    // A poster has no app that could become ready.
    if !path.ends_with("poster/") {
        page.ready().await;
    }
    for (view, drawn) in [
        ("view=chart", "figure.chart[data-drawn]"),
        ("view=map", ".world .symbol"),
        ("view=bars", "[data-bars] .bars:not([hidden])"),
    ] {
        if path.contains(view) {
            page.until_exists(view, drawn).await;
        }
    }
}

/// Gives the window a size in CSS pixels; on a phone, scroll bars take no room. Other engines than Chromium have no windows as
/// narrow as a phone.
pub async fn resize(page: &Page, width: u32, height: u32, is_phone: bool) {
    if page.browser.engine != Engine::Chromium {
        let edges: (u32, u32) = serde_json::from_value(page.probe("windowEdges", ()).await).unwrap();
        page.browser.client.set_window_size(width + edges.0, height + edges.1).await.unwrap();
        page.until_is("the width of the window", "windowWidth", (), width).await;
        return;
    }
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone });
    page.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
}
