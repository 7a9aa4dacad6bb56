//! Shared and downloaded things: links, codes, citations, the events of a view as a file; without a request to another
//! origin.

use crate::browser::on_site;
use crate::page::Page;
use serde_json::{Value, json};

/// Keeps what is copied and saved, and the addresses of requests.
async fn watch(page: &Page) {
    for name in ["keepCopied", "keepSaved", "watchRequests"] {
        page.probe(name, ()).await;
    }
}

/// Waits for a saved file; its text.
async fn saved_text(page: &Page, what: &str) -> String {
    page.browser.until(what, "kept", &json!(["saved"]), Value::is_string).await;
    page.probe("kept", ["saved"]).await.as_str().unwrap().to_owned()
}

#[test]
fn a_page_and_a_view_are_shared_by_link_and_code() {
    on_site(async |page| {
        for path in ["case/hk47/", "?category=rally", "zh-Hant/person/benny-tai/"] {
            page.open(path).await;
            page.ready().await;
            watch(page).await;
            page.click(".share summary").await;
            page.click("[data-share=copy]").await;
            page.until("the copied link", "isAddressCopied", ()).await;
            page.until("the confirmation", "hasText", [".share [aria-live]"]).await;
            page.click("[data-share=code]").await;
            page.until_exists("the code", ".share-code svg path").await;
            assert!(page.texts(".share-code p").await[0].ends_with(path), "the address is told in words too");
            assert_eq!(page.probe("foreignRequests", ()).await, json!([]));
        }
    });
}

/// Each kind of page that is cited, in both languages.
const CITED: [&str; 14] = [
    "data/",
    "event/2021-01-06-police-arrest-53-over-primaries/",
    "zh-Hant/event/2021-01-06-police-arrest-53-over-primaries/",
    "case/hk47/",
    "zh-Hant/person/benny-tai/",
    "year/2020/",
    "people/",
    "cases/",
    "zh-Hant/inside/",
    "numbers/",
    "country/ca/",
    "glossary/",
    "zh-Hant/follow/",
    "about/",
];

#[test]
fn a_citation_has_the_address_and_the_day_of_the_reader_and_is_copied_as_it_is_shown() {
    on_site(async |page| {
        for path in CITED {
            page.open(path).await;
            page.ready().await;
            watch(page).await;
            page.click(".ways > .cite > summary").await;
            page.until_visible("the day of reading", ".cite [data-style=apa] [data-reading]").await;
            let address = page.probe("address", ["href"]).await.as_str().unwrap().to_owned();
            let year = page.probe("year", ()).await.as_str().unwrap().to_owned();
            for style in ["plain", "apa", "mla", "chicago", "wikipedia"] {
                let shown = page.texts(&format!(".cite [data-style={style}] > span")).await.concat();
                assert!(shown.contains(&address), "{path} {style}: {shown}");
                assert!(shown.contains(&year), "{path} {style}: {shown}");
                assert!(!shown.contains('{') || style == "wikipedia", "{path} {style}: {shown}");
                page.click(&format!(".cite [data-style={style}] > button")).await;
                page.until_is("the citation", "kept", ["copied"], shown.trim()).await;
            }
            page.assert_silent().await;
        }
    });
}

#[test]
fn the_reports_a_page_rests_on_are_cited_too() {
    on_site(async |page| {
        for path in ["case/hk47/", "zh-Hant/event/2021-01-06-police-arrest-53-over-primaries/"] {
            page.open(path).await;
            page.ready().await;
            watch(page).await;
            page.click(".ways > .cite > summary").await;
            let reports = page.texts(".cite li > span").await;
            let sources = page.probe("count", [".sources li"]).await;
            assert_eq!(json!(reports.len()), sources, "{path}");
            assert!(reports.iter().all(|report| report.contains("https://")), "{path}");
            page.click(".cite li:last-child > button").await;
            page.until_is("the report", "kept", ["copied"], reports.last().unwrap().trim()).await;
        }
    });
}

#[test]
fn a_view_is_cited_by_its_address() {
    on_site(async |page| {
        page.open_timeline("?category=rally&from=2024").await;
        page.click(".toolbar .cite > summary").await;
        page.until_visible("the day of reading", ".cite [data-style=apa] [data-reading]").await;
        assert!(
            page.texts(".cite [data-style=apa] > span").await.concat().ends_with("?category=rally&from=2024")
        );
    });
}

#[test]
fn a_view_that_equals_a_page_is_shared_by_the_page() {
    on_site(async |page| {
        for (view, address) in [
            ("?case=hk47", "case/hk47/"),
            ("zh-Hant/?person=benny-tai", "zh-Hant/person/benny-tai/"),
            ("?from=2021&to=2021", "year/2021/"),
            ("?from=2021-01-01&to=2021-12-31", "year/2021/"),
            ("?from=2021-01&to=2021-12", "year/2021/"),
            ("?from=2021-01-01&to=2021-12-30", "?from=2021-01-01&to=2021-12-30"),
            // The site has no such pages.
            ("?from=1950&to=1950", "?from=1950&to=1950"),
            ("?person=nobody-known", "?person=nobody-known"),
            ("?country=CA", "country/ca/"),
            ("zh-Hant/?country=GB", "zh-Hant/country/gb/"),
            ("?country=CA,GB", "?country=CA,GB"),
            ("?from=2021&to=2022", "?from=2021&to=2022"),
            ("?case=hk47,apple-daily", "?case=hk47,apple-daily"),
            ("?case=hk47&view=chart", "?case=hk47&view=chart"),
        ] {
            page.open_timeline(view).await;
            watch(page).await;
            page.click(".share > summary").await;
            page.click("[data-share=copy]").await;
            let whole = format!("{}{address}", page.root());
            page.until_is("the copied link", "kept", ["copied"], whole.as_str()).await;
        }
    });
}

#[test]
fn a_report_of_a_mistake_has_the_page_and_what_was_written_and_is_printed_alone() {
    on_site(async |page| {
        for path in ["case/hk47/", "zh-Hant/event/2021-01-06-police-arrest-53-over-primaries/"] {
            page.open(path).await;
            page.ready().await;
            watch(page).await;
            page.click(".correction > summary").await;
            page.focus(".correction textarea").await;
            page.press_keys("55, not 53").await;
            page.click("[data-share=correct-copy]").await;
            page.until("the confirmation", "hasText", [".correction [aria-live]"]).await;
            let report = page.probe("kept", ["copied"]).await.as_str().unwrap().to_owned();
            let address = format!("{}{path}", page.root());
            for words in [address.as_str(), "55, not 53"] {
                assert!(report.contains(words), "{words} in {report}");
            }
            page.probe("stubPrint", ()).await;
            page.click("[data-share=correct-print]").await;
            page.until_is("the paper", "kept", ["printed"], 1).await;
            assert_eq!(page.texts(".slip").await, [report]);
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
            assert!(page.is_visible(".slip").await && !page.is_visible("main").await, "the slip alone");
            page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
            page.assert_silent().await;
        }
    });
}

#[test]
fn a_download_has_exactly_the_events_of_the_view() {
    on_site(async |page| {
        page.open_timeline("?category=rally&from=2024").await;
        watch(page).await;
        let count = page.count().await;
        page.click(".share summary").await;
        page.click("[data-action=download][data-value=json]").await;
        let saved = saved_text(page, "the file").await;
        let events: Vec<Value> = serde_json::from_str(&saved).unwrap();
        assert_eq!(events.len() as u64, count);
        assert!(events.iter().all(|event| event["category"] == json!("rally")), "{saved}");
        page.probe("forget", ["saved"]).await;
        page.click("[data-action=download][data-value=csv]").await;
        let saved = saved_text(page, "the table").await;
        assert_eq!(saved.trim().split("\r\n").count() as u64 - 1, count);
        assert_eq!(saved.split(',').next(), Some("id"));
    });
}
