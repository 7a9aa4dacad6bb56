//! The page with the addresses of the feeds and calendars.

use crate::browser::on_site;

#[test]
fn an_address_is_copied_whole_and_the_folded_lists_open() {
    on_site(async |page| {
        for prefix in ["", "zh-Hant/"] {
            page.open(&format!("{prefix}follow/")).await;
            page.ready().await;
            page.probe("keepCopied", ()).await;
            let here = page.probe("address", ["href"]).await.as_str().unwrap().to_owned();
            let root = here.strip_suffix(&format!("{prefix}follow/")).unwrap();
            page.click("#whole + div .followed:first-child div:first-of-type button").await;
            let whole = format!("{root}{prefix}feed.xml");
            page.until_is("the copied address", "kept", ["copied"], whole.as_str()).await;
            page.until("the confirmation", "hasText", ["#whole + div .followed:first-child [aria-live]"])
                .await;
            page.click("#cases + div summary").await;
            page.until_exists("a case", "#cases + div details .followed a[href$='/calendar.ics']").await;
            page.assert_silent().await;
        }
    });
}
