//! Posters: each is one sheet of paper, whatever its size, with nothing cut off and a code that leads to its page.

use crate::browser::on_site;
use crate::page::Page;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::process::Command;

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

/// How finely printed pages are drawn, in dots an inch.
const DOTS: f64 = 150.0;
/// The least width of a code on A4, in millimeters: it is read from ten times as far away.
const CODE: f64 = 40.0;

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
            assert!(page.texts(".sheet .address").await[0].contains(path), "{path}");
            page.click(".poster-note a").await;
            page.ready().await;
            assert!(page.probe("address", ["pathname"]).await.as_str().unwrap().ends_with(path));
        }
    });
}

/// The first page of a PDF in shades of gray, drawn by poppler: its width, its height, and a byte a dot.
fn drawn(pdf: &[u8]) -> (usize, usize, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let (file, picture) = (folder.path().join("poster.pdf"), folder.path().join("poster"));
    std::fs::write(&file, pdf).unwrap();
    let mut poppler = Command::new("pdftoppm");
    poppler.args(["-r", &DOTS.to_string(), "-gray", "-singlefile"]).arg(&file).arg(&picture);
    let status = poppler.status().expect("pdftoppm draws printed pages; `cargo xtask setup` installs it");
    assert!(status.success());
    let bytes = std::fs::read(picture.with_extension("pgm")).unwrap();
    // The portable graymap: `P5`, width, height and the largest value, each followed by white space.
    let head: Vec<&[u8]> = bytes.splitn(4, u8::is_ascii_whitespace).collect();
    let number = |at: usize| std::str::from_utf8(head[at]).unwrap().parse::<usize>().unwrap();
    let (width, height) = (number(1), number(2));
    (width, height, bytes[bytes.len() - width * height..].to_vec())
}

/// The text of the only code on the first page of a PDF, and the width of its dark squares in millimeters.
fn read_code(pdf: &[u8]) -> (String, f64) {
    let (width, height, dots) = drawn(pdf);
    let mut page = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| dots[y * width + x]);
    let codes = page.detect_grids();
    assert_eq!(codes.len(), 1);
    let (_, text) = codes[0].decode().unwrap();
    let [start, end, ..] = codes[0].bounds;
    let dots = f64::from(end.x - start.x).hypot(f64::from(end.y - start.y));
    (text, dots / DOTS * 25.4)
}

#[test]
fn the_code_of_a_poster_is_read_from_paper_and_40_mm_wide() {
    on_site(async |page| {
        for path in [POSTERS[0], POSTERS[6], POSTERS[8], POSTERS[13]] {
            page.open(&format!("{path}poster/")).await;
            page.until_exists("the code", ".sheet footer svg.code path").await;
            let address = format!("{}{path}", page.root());
            // Drawn by the script, and without a size of its own, as the generator draws the code where it knows the address.
            for is_sized in [true, false] {
                for name in ["width", "height"].into_iter().filter(|_| !is_sized) {
                    page.probe("removeAttribute", ["svg.code", name]).await;
                }
                let pdf = STANDARD.decode(page.browser.print(21.0, 29.7).await).unwrap();
                let (text, width) = read_code(&pdf);
                assert_eq!(text, address);
                assert!(width >= CODE, "{path}: {width:.1} mm");
            }
        }
    });
}

#[test]
fn the_poster_of_a_case_has_an_outcome_for_everybody() {
    on_site(async |page| {
        for (prefix, acquitted) in [("", "acquitted 30 May 2024"), ("zh-Hant/", "無罪")] {
            page.open(&format!("{prefix}case/hk47/poster/")).await;
            let outcomes = page.texts(".sheet tbody td:not(.time)").await;
            assert_eq!(outcomes.len(), 47);
            assert!(outcomes.iter().all(|outcome| !outcome.trim().is_empty()), "{outcomes:?}");
            assert_eq!(outcomes.iter().filter(|outcome| outcome.contains(acquitted)).count(), 2);
        }
    });
}
