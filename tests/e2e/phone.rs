//! A phone: the filters are a sheet whose button counts the chosen values, and suggestions and rows are visible above the
//! screen keyboard.

use crate::browser::on_site;
use crate::kinds::resize;
use crate::page::Page;
use fantoccini::Locator;
use serde_json::{Value, json};

#[test]
fn filters_are_a_sheet_on_a_phone() {
    on_site(async |page| {
        resize(page, 360, 740, true).await;
        page.open_timeline("").await;
        assert!(!page.is_visible("aside.facets").await);
        page.click(".facets-open").await;
        assert!(page.is_visible("aside.facets").await);
        page.choose("[data-key='category:rally']", "?category=rally").await;
        page.until_exists("the sheet's button", ".facets-close").await;
        assert!(page.is_visible(".facets-close").await, "the sheet stays open to choose more");
        page.click(".facets-close").await;
        assert!(!page.is_visible("aside.facets").await);
        assert!(page.count().await > 0);
    });
}

/// The limits are for a screen of 390 × 844 pixels, in both languages.
#[test]
fn the_first_event_and_the_count_begin_on_the_first_screen_of_a_phone() {
    on_site(async |page| {
        resize(page, 390, 844, true).await;
        let top = async |selector: &str| page.probe("top", [selector]).await.as_f64().unwrap();
        for prefix in ["", "zh-Hant/"] {
            let name = if prefix.is_empty() { "?q=benny+tai" } else { "?q=戴耀廷" };
            for (query, limit) in [
                ("", 620.0),
                ("?case=hk47", 420.0),
                ("?q=court&from=2020&to=2025", 420.0),
                (name, 420.0),
                ("?q=12+july+2022", 420.0),
                // Several conditions are one line, which can be moved sideways.
                ("?case=hk47&category=trial&from=2021&to=2024", 420.0),
            ] {
                page.open_timeline(&format!("{prefix}{query}")).await;
                let (event, count) = (top("#main .event").await, top(".list-bar [role=status]").await);
                assert!(
                    count < event && event < limit,
                    "{prefix}{query}: count at {count}, event at {event}"
                );
            }
        }
    });
}

#[test]
fn the_welcome_of_the_front_page_is_hidden_in_a_view() {
    on_site(async |page| {
        resize(page, 360, 740, true).await;
        // The same if the view is opened from a page of the site.
        page.open("case/hk47/").await;
        page.ready().await;
        page.click("main section a.button[href*='?case=hk47']").await;
        page.at_query("?case=hk47").await;
        let has_room = |top: &Value| top.as_f64().is_some_and(|top| top < 740.0);
        page.browser.until("the welcome to make room", "top", &json!(["#main .row"]), has_room).await;
    });
}

/// The button counts the values of the sheet only: dates and words have fields of their own, and chips like all others.
#[test]
fn the_button_of_the_sheet_counts_its_chosen_values() {
    on_site(async |page| {
        resize(page, 360, 740, true).await;

        for (path, count) in [
            ("", 0),
            ("?q=court&from=2020&to=2025", 0),
            ("?category=rally,trial&from=2020", 2),
            ("?category=rally,arrest&case=hk47&person=benny-tai&q=court&to=2025", 4),
            ("?country=GB&kind=vigil&org=hk-alliance", 3),
        ] {
            page.open_timeline(path).await;
            let words = if count == 0 { String::new() } else { count.to_string() };
            assert_eq!(page.probe("text", [".facets-open .count"]).await, json!(words), "{path}");
            page.until_count("as many in the sheet", "#facets [aria-current]", count).await;
        }
    });
}

#[test]
fn suggestions_and_rows_are_visible_above_the_screen_keyboard() {
    on_site(async |page| {
        resize(page, 360, 740, true).await;
        page.open_timeline("").await;
        let viewport = page.probe("attribute", ["meta[name=viewport]", "content"]).await;
        assert!(viewport.as_str().unwrap().contains("interactive-widget=resizes-content"), "{viewport}");
        page.probe("scrollDownTo", [2000]).await;
        let search_box = page.browser.client.find(Locator::Css("[role=search] input")).await.unwrap();
        search_box.click().await.unwrap();
        // The keyboard takes most of the screen.
        resize(page, 360, 330, true).await;
        search_box.send_keys("benny").await.unwrap();
        page.answers("benny").await;
        page.until_visible("suggestions", ".suggestions li").await;
        let reached = page.probe("reachedSuggestions", ()).await;
        assert_eq!(reached, json!([true, true, true]), "the box, the whole list, its first name");
        page.press_keys(&fantoccini::key::Key::Escape.to_string()).await;
        page.until_hidden("no suggestions", ".suggestions").await;
        // The rest of the screen shows rows.
        let seen = page.probe("pixelsOnScreen", ["li[data-event]"]).await.as_u64().unwrap();
        assert!(seen >= 100, "{seen} of 330 pixels show the first row");
    });
}

#[test]
fn count_and_month_stay_visible_and_lead_to_another_month() {
    on_site(async |page| {
        for (width, height) in [(390, 844), (1280, 900)] {
            resize(page, width, height, width < 400).await;
            page.open_timeline("?sort=oldest").await;
            let first = page.texts(".shown-month").await;
            page.probe("scrollDownTo", [6000]).await;
            page.until_other("another month", "text", [".shown-month"], &json!(first[0])).await;
            let top = page.probe("top", [".list-bar"]).await.as_f64().unwrap();
            assert!((0.0..100.0).contains(&top), "the bar stays at {top}");
            assert!(page.is_visible(".list-bar [role=status]").await);
            page.click(".list-bar .jump").await;
            page.until_visible("the months", "#months section:last-child button").await;
            page.click("#months section:last-child button").await;
            page.until_hidden("no months", "#months").await;
            page.until("the last year", "includes", [".shown-month", "2026"]).await;
            page.until("its first event", "isFocused", ["li[data-event] a"]).await;
            let hidden = page.probe("focusFault", ()).await;
            assert!(hidden.is_null(), "{hidden}");
        }
    });
}

#[test]
fn typing_and_choosing_show_the_first_answers() {
    on_site(async |page| {
        let seen =
            async |page: &Page| page.probe("pixelsOnScreen", ["li[data-event]"]).await.as_u64().unwrap();
        resize(page, 390, 500, true).await;
        page.open_timeline("").await;
        page.search("benny tai").await;
        assert!(seen(page).await > 100, "above the keyboard of a phone");
        assert!(page.is_visible(".list-bar [role=status]").await);
        resize(page, 1280, 900, false).await;
        page.open_timeline("").await;
        page.probe("scrollDownTo", [4000]).await;
        page.until("rows", "isAtPoint", (0.5, 0.5, "li[data-event]")).await;
        page.choose("[data-key='category:rally']", "?category=rally").await;
        assert!(seen(page).await > 100, "beside the facets");
        // Back leads to the rows that the reader has left.
        page.back().await;
        page.at_query("").await;
        page.until_above("the place", "scrollTop", (), 3500.0).await;
    });
}

#[test]
fn enter_closes_the_keyboard() {
    on_site(async |page| {
        for (height, stays) in [(844, true), (420, false)] {
            resize(page, 390, height, true).await;
            page.open_timeline("").await;
            page.click("#q").await;
            page.press_keys(&format!("rally{}", fantoccini::key::Key::Enter)).await;
            page.at_query("?q=rally").await;
            page.until_is("the focus", "isFocused", ["#q"], stays).await;
        }
    });
}

#[test]
fn the_pages_of_the_site_fit_the_screen_of_a_phone() {
    on_site(async |page| {
        resize(page, 320, 640, true).await;
        for path in ["", "people/", "zh-Hant/", "zh-Hant/people/"] {
            page.open(path).await;
            page.until_exists("the app", "html[data-ready]").await;
            let reach = page.probe("rightmost", [".top a, .top button"]).await.as_f64().unwrap();
            assert!(reach <= 320.0, "{path}: the links of the header reach {reach}");
            assert!(!page.is_visible("#more-pages a").await);
            page.click(".more-open").await;
            page.until_visible("the other pages", "#more-pages a[href$='about/']").await;
        }
        page.click("#more-pages a[href$='about/']").await;
        page.until_is("the page", "addressEndsWith", ["pathname", "zh-Hant/about/"], true).await;
    });
}

#[test]
fn share_also_opens_the_way_to_cite() {
    on_site(async |page| {
        resize(page, 390, 844, true).await;
        page.open_timeline("?category=rally&from=2024").await;
        assert!(!page.is_visible(".toolbar .cite").await, "the tools have one line");
        page.click(".toolbar .share:not(.cite) > summary").await;
        page.until_visible("the way to cite", ".toolbar .cite > summary").await;
    });
}
