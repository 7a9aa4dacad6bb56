//! Posters: each is one sheet of paper, whatever its size, with nothing cut off and a code that leads to its page.

use crate::browser::on_site;
use crate::page::Page;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

/// Those with most people, with the longest titles and texts, with few words, with a place and without a case; people with
/// many cases, with a long name, without a term and without time.
const POSTERS: [&str; 16] = [
    "person/gwyneth-ho/",
    "person/jimmy-lai/",
    "person/leung-kwok-hung/",
    "person/lawrence-lau/",
    "person/agnes-chow/",
    "person/owen-chow/",
    "case/hk47/",
    "case/june-4-vigil-2020/",
    "case/overseas-bounties/",
    "case/oct-1-2019-assembly/",
    "case/apple-daily/",
    "case/tong-ying-kit/",
    "event/2021-02-28-forty-seven-charged-with-conspiracy-to-commit-subversion/",
    "event/2021-01-06-police-arrest-53-over-primaries/",
    "event/2022-10-16-manchester-consulate-assault/",
    "event/2024-05-30-fourteen-convicted-two-acquitted/",
];

/// Sheets of paper in centimeters: A4, A3 and Letter.
const PAPERS: [(f64, f64); 3] = [(21.0, 29.7), (29.7, 42.0), (21.59, 27.94)];

/// Lays the page out as on paper; the parts that are cut off.
async fn cut_off(page: &Page, (width, height): (f64, f64)) -> serde_json::Value {
    let pixels = |centimeters: f64| (centimeters / 2.54 * 96.0).floor();
    let size =
        json!({ "width": pixels(width), "height": pixels(height), "deviceScaleFactor": 1, "mobile": false });
    page.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    page.probe("cutOffParts", ()).await
}

/// How many pages a PDF has: its page objects, which Chromium writes uncompressed.
fn pages_of(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/Type /Page").filter(|(at, found)| !text[at + found.len()..].starts_with('s')).count()
}

#[test]
fn each_poster_is_one_sheet_of_paper_with_nothing_cut_off() {
    on_site(async |page| {
        for path in POSTERS {
            for prefix in ["", "zh-Hant/"] {
                page.open(&format!("{prefix}{path}poster/")).await;
                assert!(!page.texts(".sheet h1").await[0].is_empty());
                page.until_exists("the code", ".sheet footer svg.code path").await;
                let address = page.texts(".sheet .address").await.remove(0);
                assert!(address.ends_with(&format!("{prefix}{path}")), "{address}");
                for (width, height) in PAPERS {
                    let paper = format!("{prefix}{path} on {width} by {height}");
                    assert_eq!(cut_off(page, (width, height)).await, json!([]), "{paper}");
                    let printed = page.browser.print(width, height).await;
                    let pdf = STANDARD.decode(printed).unwrap();
                    assert_eq!(pages_of(&pdf), 1, "{paper}");
                }
            }
        }
    });
}

#[test]
fn pages_link_their_posters_which_name_their_address() {
    on_site(async |page| {
        for path in
            ["case/hk47/", "person/gwyneth-ho/", "zh-Hant/event/2021-01-06-police-arrest-53-over-primaries/"]
        {
            page.open(path).await;
            page.ready().await;
            page.click("a[href$='poster/']").await;
            page.until_exists("the poster", ".sheet h1").await;
            assert_eq!(page.probe("attribute", ["meta[name=robots]", "content"]).await, json!("noindex"));
            assert!(page.texts(".sheet .address").await[0].contains(path), "{path}");
            page.click(".poster-note a").await;
            page.ready().await;
            assert!(page.probe("address", ["pathname"]).await.as_str().unwrap().ends_with(path));
        }
    });
}
