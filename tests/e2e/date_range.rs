//! A range of dates in the address bounds the events, and both bounds are shown.

use crate::browser::on_site;

#[test]
fn dates_in_the_address_bound_the_events() {
    on_site(async |page| {
        page.open_timeline("").await;
        let all = page.count().await;
        page.open_timeline("?from=2021-01&to=2021-02").await;
        let within = page.count().await;
        assert!(0 < within && within < all, "{within} of {all}");
        for id in page.events().await {
            assert!(*id.as_str() < *"2021-03", "{id} begins after the end");
        }
        let chips = page.texts(".chips .chip").await;
        assert!(chips.len() == 1 && chips[0].contains("January 2021"), "one chip for the span: {chips:?}");
        page.open_timeline("?to=2021-02").await;
        let before = page.count().await;
        page.open_timeline("?from=2021-03").await;
        let after = page.count().await;
        assert!(before >= within && before + after >= all, "{before} and {after} of {all}");
        page.open_timeline("?from=2021-13").await;
        assert_eq!(page.count().await, all, "no such month: no bound");
        assert!(page.is_visible(".notice[data-tone=warning]").await, "and the reader is told");
    });
}
