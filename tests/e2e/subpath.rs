//! The same files work below any path.

use crate::browser::{on_copy_of_site, on_site_below};
use std::fs;

#[test]
fn links_work_below_any_path() {
    on_site_below("/a/b/", async |page| {
        page.open_timeline("").await;
        page.search("london").await;
        assert!(page.count().await > 0);
        page.until_is("the address", "address", ["search"], "?q=london").await;
        page.until_is("the same page", "address", ["pathname"], "/a/b/").await;
        page.click("li[data-event] h3 a").await;
        page.until("the event's page", "addressStartsWith", ["pathname", "/a/b/event/"]).await;
        page.until_exists("its heading", "article.detail h1").await;
        page.click("a.language").await;
        page.until("the other language", "addressStartsWith", ["pathname", "/a/b/zh-Hant/event/"]).await;
        page.until_exists("its heading", "article.detail h1").await;
        page.click("a.wordmark").await;
        page.until_is("the timeline", "address", ["pathname"], "/a/b/zh-Hant/").await;
        page.search("初選").await;
        assert!(page.count().await > 0);
        assert!(page.browser.console().await.is_empty());
    });
}

#[test]
fn lost_pages_find_the_site_below_any_path() {
    // The last folder has the name of a page.
    for prefix in ["/a/b/", "/a/data/"] {
        on_site_below(prefix, async |page| {
            for path in ["nope", "evnt/2021/", "event/nope/", "zh-Hant/nope"] {
                page.open(path).await;
                page.until_exists("the page for lost addresses", ".lost h1").await;
                page.click("a.wordmark").await;
                let language = if path.starts_with("zh-Hant") { "zh-Hant/" } else { "" };
                page.until_is("the timeline", "address", ["pathname"], format!("{prefix}{language}")).await;
                page.ready().await;
                // The lost address and the places where the site is not are answered with 404.
                page.browser.console().await;
            }
        });
    }
}

#[test]
fn pages_work_on_a_host_that_does_not_lead_to_the_slash() {
    // A file with the name of the folder is served as such a host serves the folder.
    on_copy_of_site(
        |folder| {
            for page in ["case/hk47", "zh-Hant/people"] {
                let text = fs::read(folder.join(page).join("index.html")).unwrap();
                fs::remove_dir_all(folder.join(page)).unwrap();
                fs::write(folder.join(page), text).unwrap();
            }
            let html = |path| format!("{path}\n  Content-Type: text/html; charset=utf-8\n");
            fs::write(folder.join("_headers"), ["/case/hk47", "/zh-Hant/people"].map(html).concat()).unwrap();
        },
        async |page, _| {
            for path in ["case/hk47", "zh-Hant/people"] {
                page.open(path).await;
                page.ready().await;
                page.until_exists("the page", "h1").await;
                page.until_is("its address", "address", ["pathname"], format!("/{path}")).await;
                page.click("a.wordmark").await;
                page.ready().await;
                page.until_exists("the timeline", "li[data-event]").await;
            }
            page.assert_silent().await;
        },
    );
}
