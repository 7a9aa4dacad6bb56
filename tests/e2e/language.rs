//! The other language shows the same view.

use crate::browser::on_site;

#[test]
fn the_other_language_shows_the_same_view() {
    on_site(async |page| {
        page.open_timeline("?q=london&category=rally&from=2021").await;
        let (events, count) = (page.events().await, page.count().await);
        assert!(count > 0);
        page.click("a.language[lang=zh-Hant]").await;
        page.until_is("the Chinese page", "language", (), "zh-Hant").await;
        page.answers("london").await;
        page.at_query("?q=london&category=rally&from=2021").await;
        assert_eq!(page.probe("address", ["pathname"]).await, "/zh-Hant/");
        assert_eq!(page.events().await, events);
        assert_eq!(page.count().await, count);
        page.click("a.language[lang=en]").await;
        page.until_is("the English page", "language", (), "en").await;
        page.answers("london").await;
        assert_eq!(page.events().await, events);
    });
}
