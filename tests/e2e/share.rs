//! What readers take away: links, codes, the events of a view as a file. No other origin is asked for any of it.

use crate::browser::on_site;
use serde_json::json;

/// Keeps what is written to the clipboard and what is saved.
const WATCH: &str = "
    navigator.clipboard.writeText = async text => { window.copied = text };
    const create = URL.createObjectURL;
    URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return create(blob) };
    window.asked = [];
    new PerformanceObserver(list => window.asked.push(...list.getEntries().map(entry => entry.name)))
        .observe({ type: 'resource', buffered: true });
";

#[test]
fn a_page_and_a_view_are_shared_by_link_and_code() {
    on_site(async |page| {
        for path in ["case/hk47/", "?category=rally", "zh-Hant/person/benny-tai/"] {
            page.open(path).await;
            page.ready().await;
            page.browser.run(WATCH, Vec::new()).await;
            page.click(".share summary").await;
            page.click("[data-share=copy]").await;
            page.until("the copied link", "window.copied === location.href").await;
            page.until("the confirmation", "document.querySelector('.share [aria-live]').textContent").await;
            page.click("[data-share=code]").await;
            page.until("the code", "document.querySelector('.share-code svg path')").await;
            assert!(page.texts(".share-code p").await[0].ends_with(path), "the address is told in words too");
            let foreign = "window.asked.filter(name => !name.startsWith(location.origin))";
            assert_eq!(page.value(foreign).await, json!([]));
        }
    });
}

#[test]
fn a_citation_is_copied_as_it_is_shown() {
    on_site(async |page| {
        for path in ["data/", "zh-Hant/event/2021-01-06-police-arrest-53-over-primaries/"] {
            page.open(path).await;
            page.ready().await;
            page.browser.run(WATCH, Vec::new()).await;
            page.click(".cite summary").await;
            for style in ["apa", "mla", "chicago"] {
                let shown = page.texts(&format!("#cite-{style}")).await.concat();
                assert!(!shown.trim().is_empty(), "{path} {style}");
                page.click(&format!("[data-action=copy][data-value='#cite-{style}']")).await;
                page.until("the citation", &format!("window.copied === {}", json!(shown.trim()))).await;
            }
        }
    });
}

#[test]
fn exactly_the_events_of_the_view_are_saved() {
    on_site(async |page| {
        page.open_timeline("?category=rally&from=2024").await;
        page.browser.run(WATCH, Vec::new()).await;
        let count = page.count().await;
        page.click(".share summary").await;
        page.click("[data-action=download][data-value=json]").await;
        page.until("the file", "window.saved").await;
        assert_eq!(page.value("JSON.parse(window.saved).length").await, json!(count));
        assert_eq!(
            page.value("JSON.parse(window.saved).every(e => e.category === 'rally')").await,
            json!(true)
        );
        page.browser.run("window.saved = ''", Vec::new()).await;
        page.click("[data-action=download][data-value=csv]").await;
        page.until("the table", "window.saved").await;
        assert_eq!(page.value("window.saved.trim().split('\\r\\n').length - 1").await, json!(count));
        assert_eq!(page.value("window.saved.split(',')[0]").await, json!("id"));
    });
}
