//! The glossary, and the way to it from an event.

use crate::browser::on_site;

#[test]
fn the_first_use_of_a_term_links_to_its_definition() {
    on_site(async |page| {
        for (prefix, name) in [("", "Primary election"), ("zh-Hant/", "初選")] {
            page.open(&format!("{prefix}event/2021-01-06-police-arrest-53-over-primaries/")).await;
            page.ready().await;
            page.click("p.summary a.term[href$='#primary-election']").await;
            page.until("the glossary", "addressEndsWith", ["pathname", "/glossary/"]).await;
            page.until_exists("its term", "main h2#primary-election").await;
            assert_eq!(page.texts("h2#primary-election").await, [name]);
        }
    });
}
