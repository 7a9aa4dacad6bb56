//! No page writes anything to the console.

use crate::browser::on_site;

#[test]
fn no_page_writes_to_the_console() {
    on_site(async |page| {
        page.open_timeline("").await;
        let event = page.events().await.remove(0);
        let paths = [
            "?q=subversion&category=trial",
            "?view=chart&lanes=person",
            "zh-Hant/",
            &format!("event/{event}/"),
            &format!("zh-Hant/event/{event}/"),
            "person/albert-ho/",
            "case/hk47/",
            "year/2021/",
            "people/",
            "cases/",
            "numbers/",
            "about/",
            "404.html",
            "embed/?theme=dark&limit=2",
        ];
        for path in paths {
            page.open(path).await;
            page.ready().await;
            let lines = page.browser.console().await;
            assert!(lines.is_empty(), "{path}: {lines:#?}");
        }
    });
}

#[test]
fn navigation_writes_nothing_to_the_console() {
    on_site(async |page| {
        page.open_timeline("").await;
        for selector in
            ["nav a[href='cases/']", ".cases a", "nav a[href='people/']", ".directory a", "a.wordmark"]
        {
            let before = page.probe("address", ["href"]).await;
            page.click(selector).await;
            page.until_other("another page", "address", ["href"], &before).await;
            page.until_exists("its content", "main h1").await;
        }
        page.ready().await;
        let lines = page.browser.console().await;
        assert!(lines.is_empty(), "{lines:#?}");
    });
}
