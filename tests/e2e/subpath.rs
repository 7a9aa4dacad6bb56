//! The same files work below any path.

use crate::browser::on_site_below;

#[test]
fn the_site_works_below_a_path() {
    on_site_below("/a/b/", async |page| {
        page.open_timeline("").await;
        page.search("london").await;
        assert!(page.count().await > 0);
        page.until("the address", "location.pathname + location.search === '/a/b/?q=london'").await;
        page.click("li[data-event] h3 a").await;
        page.until("the event's page", "location.pathname.startsWith('/a/b/event/')").await;
        page.until("its heading", "document.querySelector('article.detail h1')").await;
        page.click("a.language").await;
        page.until("the other language", "location.pathname.startsWith('/a/b/zh-Hant/event/')").await;
        page.until("its heading", "document.querySelector('article.detail h1')").await;
        page.click("a.wordmark").await;
        page.until("the timeline", "location.pathname === '/a/b/zh-Hant/'").await;
        page.search("初選").await;
        assert!(page.count().await > 0);
        assert!(page.browser.console().await.is_empty());
    });
}
