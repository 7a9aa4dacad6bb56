//! On a phone every target is large enough for a finger (WCAG 2.2, 2.5.8), and the most used ones for a thumb.

use crate::browser::on_site;
use crate::kinds::{LOCALES, arrive, pages, resize};
use crate::page::Page;
use serde_json::json;

/// The targets that are pressed most.
const PRIMARY: &str = ".search input, .button, .chip, .clear, .view a, .language, .top nav a, .facet li a, .facet-all li a, \
     .more, .timespan input, [data-zoom], [data-map-action], .map-list ol a, .timed th button, .empty a";

async fn check(page: &Page, look: &str, found: &mut Vec<String>) {
    let small = page.probe("smallTargets", [PRIMARY]).await;
    found.extend(small.as_array().unwrap().iter().map(|line| format!("{look}: {line}")));
}

#[test]
fn targets_are_large_enough_for_a_finger() {
    on_site(async |page| {
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        page.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await;
        resize(page, 360, 740, true).await;
        let mut found = Vec::new();
        for path in
            LOCALES.iter().flat_map(|prefix| pages().into_iter().map(move |path| format!("{prefix}{path}")))
        {
            arrive(page, &path).await;
            // A poster is paper.
            if !path.ends_with("poster/") {
                check(page, &path, &mut found).await;
            }
        }
        page.open_timeline("?category=rally").await;
        page.click(".facets-open").await;
        check(page, "the sheet", &mut found).await;
        page.click(".facet[data-facet=person] .more").await;
        page.until_exists("all people", ".facet-all li a").await;
        check(page, "all people", &mut found).await;
        assert!(found.is_empty(), "{found:#?}");
    });
}
