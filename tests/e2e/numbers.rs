//! The page of numbers: complete without JavaScript, in its own sheet however it is reached, and its numbers hold.

use crate::browser::{on_site, on_site_with};
use fantoccini::Locator;
use serde_json::json;

#[test]
fn a_number_links_to_as_many_events() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.click("nav a[href='numbers/']").await;
        page.until_exists("the page", ".panels .hbars a b").await;
        page.until_above("its sheet", "columns", [".panels"], 0.0).await;
        let promised = page.texts("[aria-labelledby=years] .hbars li:nth-child(3) b").await.concat();
        page.click("[aria-labelledby=years] .hbars li:nth-child(3) a").await;
        page.until("the timeline", "addressStartsWith", ["search", "?from="]).await;
        page.ready().await;
        assert_eq!(promised.replace(',', ""), page.count().await.to_string());
        page.back().await;
        page.until_exists("the page again", ".panels .hbars a b").await;
        page.click("[aria-labelledby=terms] .hbars a").await;
        page.until_visible("the terms behind the number", "tr:target li a").await;
    });
}

#[test]
fn a_number_of_people_leads_to_as_many_names() {
    on_site(async |page| {
        page.open("numbers/").await;
        page.ready().await;
        let promised = page.texts(".people-tally div:nth-child(3) dd").await.concat();
        page.click(".people-tally div:nth-child(3) a").await;
        page.until_visible("the people behind the number", "tr:target td:last-child a").await;
        let names = page.texts("tr:target td:last-child a").await;
        assert_eq!(promised, names.len().to_string());
        page.click(".people-tally a[href='inside/']").await;
        page.until("the people in prison", "addressStartsWith", ["pathname", "/inside/"]).await;
    });
}

#[test]
fn a_chart_has_an_address_and_its_files_are_saved() {
    on_site(async |page| {
        page.open("zh-Hant/numbers/#countries").await;
        page.ready().await;
        page.until("the chart of the address", "isTopInWindow", ["#countries"]).await;
        page.click("[aria-labelledby=rallies] .figure-ways a").await;
        page.until("the address of the chart", "addressStartsWith", ["hash", "#rallies"]).await;
        for extension in ["csv", "svg"] {
            let link = format!("[aria-labelledby=rallies] .figure-ways a[href$='.{extension}'][download]");
            let file = page.probe("fetched", [link.as_str()]).await;
            assert!(file.as_str().unwrap().contains("CC BY 4.0"), "{extension}");
        }
    });
}

#[test]
fn a_bar_of_a_country_leads_to_the_page_with_as_many_events() {
    on_site(async |page| {
        page.open("numbers/").await;
        page.ready().await;
        let bar = "[aria-labelledby=countries] .hbars a[href='country/ca/']";
        let promised = page.texts(&format!("{bar} b")).await.concat();
        page.click(bar).await;
        page.until_exists("the page of the country", ".in-country li[data-event]").await;
        assert_eq!(page.texts("h1").await, ["Canada"]);
        assert_eq!(page.probe("count", [".in-country li[data-event]"]).await.to_string(), promised);
        page.click(".country-ways a[href='./?country=CA']").await;
        page.until("the timeline", "addressStartsWith", ["search", "?country=CA"]).await;
        page.ready().await;
        assert_eq!(page.count().await.to_string(), promised);
    });
}

#[test]
fn charts_and_tables_of_numbers_are_complete_without_javascript() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        for path in ["numbers/", "zh-Hant/numbers/"] {
            page.open(path).await;
            let client = &page.browser.client;
            let charts = client.find_all(Locator::Css(".panels .hbars")).await.unwrap();
            let tables = client.find_all(Locator::Css(".panels table")).await.unwrap();
            assert_eq!((charts.len(), tables.len()), (10, 10), "{path}");
            client.find(Locator::Css(".panels summary")).await.unwrap().click().await.unwrap();
            assert!(tables[0].is_displayed().await.unwrap(), "{path}: the table opens");
        }
    });
}
