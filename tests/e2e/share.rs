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

#[test]
fn a_citation_is_copied_as_it_is_shown() {
    on_site(async |page| {
        for path in ["data/", "zh-Hant/event/2021-01-06-police-arrest-53-over-primaries/"] {
            page.open(path).await;
            page.ready().await;
            watch(page).await;
            page.click(".cite summary").await;
            for style in ["apa", "mla", "chicago"] {
                let shown = page.texts(&format!("#cite-{style}")).await.concat();
                assert!(!shown.trim().is_empty(), "{path} {style}");
                page.click(&format!("[data-action=copy][data-value='#cite-{style}']")).await;
                page.until_is("the citation", "kept", ["copied"], shown.trim()).await;
            }
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
