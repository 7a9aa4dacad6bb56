//! Without JavaScript every event can be read, year by year.

use crate::browser::on_site_with;
use fantoccini::Locator;
use serde_json::json;

#[test]
fn without_javascript_every_event_can_be_read() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        page.open("").await;
        let row = page.find("li[data-event]").await;
        assert!(row.is_displayed().await.unwrap());
        let told = page.find(".unscripted").await;
        assert!(told.is_displayed().await.unwrap(), "the reader is told what needs JavaScript");
        for selector in
            ["a[href='cases/']", "a[href='people/']", "a[href='numbers/#countries']", "a[href$='#years']"]
        {
            let way = page.find(&format!(".unscripted {selector}")).await;
            assert!(way.is_displayed().await.unwrap(), "{selector} leads to pages without JavaScript");
        }
        for selector in ["form.search", "aside.facets", "#app-failed"] {
            let element = page.find(selector).await;
            assert!(!element.is_displayed().await.unwrap(), "{selector} would do nothing");
        }
        let years = page.find(".all-years").await.find_all(Locator::Css("a")).await.unwrap();
        assert!(years.len() > 1);
        years[0].click().await.unwrap();
        page.find(".period li[data-event]").await;
        page.find("li[data-event] h3 a").await.click().await.unwrap();
        let heading = page.find("article.detail h1").await;
        assert!(heading.is_displayed().await.unwrap());
    });
}
