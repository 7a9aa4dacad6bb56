//! The app takes over the page it finds: the same elements, the same text, no jump.

use crate::browser::on_site;
use crate::kinds::resize;
use serde_json::json;

#[test]
fn hydration_leaves_the_page_as_it_was() {
    on_site(async |page| {
        page.browser.probe_new_documents("watchHydration", &json!([])).await;
        for path in ["", "zh-Hant/"] {
            page.open_timeline(path).await;
            let both = page.probe("sentAndPresent", ()).await;
            let (sent, now) = (both[0].as_str().unwrap(), both[1].as_str().unwrap());
            assert_eq!(difference(sent, now), None, "{path}");
            let lost = page.probe("lostElements", ());
            assert_eq!(lost.await, json!([]), "elements drawn anew");
            assert_eq!(page.probe("kept", ["shifts"]).await, json!([]), "the layout jumped");
        }
    });
}

#[test]
fn applying_the_address_shifts_no_layout() {
    on_site(async |page| {
        page.browser.probe_new_documents("watchHydration", &json!([])).await;
        for size in [(1280, 800), (390, 844)] {
            resize(page, size.0, size.1, size.0 < 400).await;
            for query in [
                "?q=subversion",
                "?q=zzzzqqq",
                "?case=hk47",
                "?person=benny-tai,joshua-wong",
                "?category=arrest&from=2021",
                "?view=chart",
                "?view=map",
                "?case=hk47&view=bars",
            ] {
                page.open_timeline(query).await;
                assert_eq!(page.probe("kept", ["shifts"]).await, json!([]), "{query} at {size:?}");
            }
        }
    });
}

/// The first difference of two texts, with the letters around it.
fn difference(sent: &str, now: &str) -> Option<(String, String)> {
    let same = sent.chars().zip(now.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(60)).take(160).collect::<String>();
    (sent != now).then(|| (around(sent), around(now)))
}
