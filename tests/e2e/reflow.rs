//! Enlarged to 200 and 400 %, on a screen of 320 pixels, or with its letters spaced apart, every kind of page keeps its
//! words: none is cut off, covered by another or outside the page (WCAG 2.2, 1.4.4, 1.4.10, 1.4.12).

use crate::browser::on_site;
use crate::kinds::{LOCALES, arrive, pages, resize};
use crate::page::Page;
use serde_json::Value;

/// The sizes of the window: 1280 pixels at 200 and 400 %, a small phone, a phone.
const SIZES: [(u32, u32); 4] = [(640, 400), (320, 256), (320, 740), (360, 740)];

async fn faults(page: &Page, look: &str, found: &mut Vec<String>) {
    let faults = page.probe("lostWords", ()).await;
    found.extend(faults.as_array().unwrap().iter().map(|fault| format!("{look}: {fault}")));
}

#[test]
fn no_word_is_cut_or_covered_on_enlarged_or_spaced_pages() {
    on_site(async |page| {
        let mut found = Vec::new();
        for path in
            LOCALES.iter().flat_map(|prefix| pages().into_iter().map(move |path| format!("{prefix}{path}")))
        {
            resize(page, 1280, 900, false).await;
            arrive(page, &path).await;
            for (width, height) in SIZES {
                resize(page, width, height, false).await;
                faults(page, &format!("{path:?} at {width}×{height}"), &mut found).await;
            }
            page.probe("spaceText", ()).await;
            faults(page, &format!("{path:?} spaced on a phone"), &mut found).await;
            resize(page, 1280, 900, false).await;
            faults(page, &format!("{path:?} spaced"), &mut found).await;
        }
        page.open("404.html").await;
        resize(page, 320, 740, false).await;
        faults(page, "the page for what is not there", &mut found).await;
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn lost_words_are_detected() {
    on_site(async |page| {
        arrive(page, "about/").await;
        let wrongs = [
            ("is cut by", "overflow: hidden; inline-size: 2em; white-space: nowrap"),
            (
                "beside the page",
                "position: absolute; inset-inline-start: calc(100vw - 1em); white-space: nowrap",
            ),
            ("overlap", "margin-block: -1em !important; padding-block: 0 !important"),
        ];
        for (fault, rule) in wrongs {
            page.probe("addRule", ["main *", rule]).await;
            let found: Value = page.probe("lostWords", ()).await;
            assert!(found.to_string().contains(fault), "{fault}: {found}");
        }
    });
}
