//! On a phone nothing is wider than the screen, and the filters are a sheet that opens.

use crate::browser::on_site;
use serde_json::json;

#[test]
fn nothing_is_wider_than_a_phone() {
    on_site(async |page| {
        let phone = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
        page.browser.devtools("Emulation.setDeviceMetricsOverride", phone).await;
        page.open_timeline("").await;
        let event = page.events().await.remove(0);
        let paths = [
            "",
            "zh-Hant/",
            "?q=subversion",
            "?q=nothingofthekind",
            &format!("event/{event}/"),
            "person/albert-ho/",
            "case/hk47/",
            "year/2021/",
            "people/",
            "cases/",
            "about/",
            "404.html",
        ];
        for path in paths {
            page.open(path).await;
            page.until("the page", "document.readyState === 'complete'").await;
            if path.is_empty() || path.starts_with('?') {
                page.ready().await;
            }
            let width = page.value("document.documentElement.scrollWidth").await;
            assert!(width.as_u64().is_some_and(|width| width <= 360), "{path:?} is {width} wide");
        }
        page.open_timeline("").await;
        assert!(!page.is_visible("aside.facets").await);
        page.click(".facets-open").await;
        assert!(page.is_visible("aside.facets").await);
        page.choose("[data-key='category:rally']", "?category=rally").await;
        page.until("the sheet's button", "document.querySelector('.facets-close')").await;
        assert!(page.is_visible(".facets-close").await, "the sheet stays open to choose more");
        page.click(".facets-close").await;
        assert!(!page.is_visible("aside.facets").await);
        assert!(page.count().await > 0);
    });
}

#[test]
fn what_was_passed_on_is_seen_on_the_first_screen_of_a_phone() {
    on_site(async |page| {
        let phone = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
        page.browser.devtools("Emulation.setDeviceMetricsOverride", phone).await;
        let top = "document.querySelector('#main .row').getBoundingClientRect().top";
        page.open_timeline("").await;
        let welcome = page.value(top).await.as_f64().unwrap();
        page.open_timeline("?case=hk47").await;
        let asked = page.value(top).await.as_f64().unwrap();
        assert!(
            asked < 740.0 && asked < welcome - 100.0,
            "the first event stands at {asked}, on the front page at {welcome}"
        );
        // The same, where the view is opened from a page of the site.
        page.open("case/hk47/").await;
        page.ready().await;
        page.click("main section a.button[href*='?case=hk47']").await;
        page.at_query("?case=hk47").await;
        page.until("the welcome to make room", &format!("{top} < 740")).await;
    });
}
