//! Embeds in the pages of other sites, with and without scripts: the host's page has another origin.

use crate::browser::{on_part_of_site, on_site, on_site_with};
use crate::host::{
    Host, SCRIPT, enter, enter_plain_frame, leave, open_host, until_count, until_height, until_high,
    until_higher, until_shows,
};
use crate::page::Page;
use crate::site::dist;
use fantoccini::Locator;
use serde_json::{Value, json};
use std::fs;
use vigil_app::url::view_state::URL_KEYS;

#[test]
fn the_frame_of_an_element_has_the_height_of_its_view() {
    on_site(async |page| {
        let element =
            "<vigil-timeline category=\"rally\" limit=\"3\"><a href=\"ROOT/\">all</a></vigil-timeline>";
        let _host = open_host(page, &format!("{SCRIPT}{element}")).await;
        until_high(page).await;
        page.until_hidden("the link gone", "vigil-timeline a").await;
        enter(page, 0).await;
        until_shows(page, 3, "rally").await;
        let credit = page.probe("href", [".credit a"]).await;
        assert!(credit.as_str().unwrap().ends_with("/?category=rally"), "{credit}");
        assert_eq!(page.probe("linksLeaveFrame", ()).await, json!(true), "links open outside the frame");
        assert!(!page.is_visible(".search").await, "no search box unless it is asked for");
        let high = page.probe("documentHeight", ()).await;
        leave(page).await;
        until_height(page, "the height of the content", high).await;
        assert_eq!(page.browser.console().await, Vec::<Value>::new());
    });
}

#[test]
fn the_element_has_an_attribute_for_every_key_of_a_view() {
    on_site(async |page| {
        let _host = open_host(page, SCRIPT).await;
        page.until("the element", "hasEmbedElement", ()).await;
        let attributes = page.probe("embedAttributes", ()).await;
        let keys: Vec<_> = URL_KEYS.iter().map(|key| json!(key.as_str())).collect();
        let others =
            ["limit", "layout", "search", "lang", "theme", "height", "title", "base"].map(|name| json!(name));
        assert_eq!(attributes, json!([&keys[..], &others[..]].concat()));
    });
}

#[test]
fn an_element_names_what_it_does_not_understand_or_find() {
    on_site(async |page| {
        for (attributes, named, count) in [
            ("color=\"red\" limit=\"3\"", "color=red", 0),
            ("layout=\"wall\" class=\"a\" data-x=\"1\" loading=\"lazy\" limit=\"3\"", "layout=wall", 3),
        ] {
            let _host =
                open_host(page, &format!("{SCRIPT}<vigil-timeline {attributes}></vigil-timeline>")).await;
            until_higher(page, "the frame", 50.0).await;
            enter(page, 0).await;
            page.until_visible("the sentence", ".notice[data-tone=warning]").await;
            assert!(page.texts(".notice[data-tone=warning]").await.join("").contains(named), "{attributes}");
            page.until_count("the events", "li[data-event]", count).await;
            leave(page).await;
        }
        for attributes in ["layout=\"Card\" person=\"nobody\"", "event=\"nothing\"", "layout=\"card\""] {
            let _host =
                open_host(page, &format!("{SCRIPT}<vigil-timeline {attributes}></vigil-timeline>")).await;
            let tells = |text: &Value| text.as_str().is_some_and(|text| text.starts_with("There is no http"));
            page.browser.until(attributes, "shadowText", &json!([]), tells).await;
        }
    });
}

#[test]
fn several_elements_on_one_page_have_their_own_heights() {
    on_site(async |page| {
        let elements = "<vigil-timeline limit=\"2\"></vigil-timeline><vigil-timeline limit=\"12\" lang=\"zh-Hant\"></vigil-timeline>";
        let _host = open_host(page, &format!("{SCRIPT}{elements}")).await;
        let are_high = |heights: &Value| {
            let [short, long] = [0, 1].map(|place| heights[place].as_f64().unwrap_or_default());
            short > 100.0 && long > 2.0 * short
        };
        page.browser.until("both", "frameHeights", &json!([]), are_high).await;
        enter(page, 1).await;
        assert_eq!(page.probe("language", ()).await, "zh-Hant");
    });
}

#[test]
fn a_list_says_how_many_of_how_many_events_it_has() {
    on_site(async |page| {
        let element = "<vigil-timeline case=\"hk47\" sort=\"oldest\" limit=\"8\"></vigil-timeline>";
        let host = open_host(page, &format!("{SCRIPT}{element}")).await;
        until_high(page).await;
        enter(page, 0).await;
        page.ready().await;
        until_count(page, 8).await;
        let said = page.texts(".embed [role=status]").await.remove(0);
        assert!(said.starts_with("8 of 1") && said.ends_with("Oldest firstSee all on Vigil"), "{said}");
        let rest = page.probe("href", [".embed [role=status] a"]).await;
        assert!(rest.as_str().unwrap().ends_with("/?case=hk47&sort=oldest"), "{rest}");
        assert_eq!(page.probe("headingSums", ()).await, json!([8, 8]), "headings count what is shown");
        leave(page).await;

        page.probe("setAttribute", ["vigil-timeline", "lang", "zh-Hant"]).await;
        enter(page, 0).await;
        page.until_is("the other language", "language", (), "zh-Hant").await;
        page.ready().await;
        until_count(page, 8).await;
        let said = page.texts(".embed [role=status]").await.remove(0);
        assert!(said.contains("中的8宗") && said.contains("最早在前"), "{said}");
        leave(page).await;

        // A whole list has no rest, and a chart shows all events.
        host.open(page).await;
        for (key, value) in [("case", "chu-kai-pong"), ("limit", "100")] {
            page.probe("setAttribute", ["vigil-timeline", key, value]).await;
        }
        enter(page, 0).await;
        page.until_exists("the app", "html[data-ready]").await;
        page.until_absent("no link to the rest", ".embed [role=status] a").await;
        leave(page).await;
        for (key, value) in [("case", "hk47"), ("layout", "chart")] {
            page.probe("setAttribute", ["vigil-timeline", key, value]).await;
        }
        enter(page, 0).await;
        page.until_visible("the chart", "figure.chart[data-drawn]").await;
        page.until_absent("no link to the rest", ".embed [role=status] a").await;
    });
}

#[test]
fn dates_stay_on_one_line() {
    on_site(async |page| {
        for (width, lang) in [(280, "en"), (280, "zh-Hant"), (760, "en"), (760, "zh-Hant")] {
            let elements = format!(
                "{SCRIPT}<div style=\"inline-size: {width}px\"><vigil-timeline limit=\"100\" lang=\"{lang}\"></vigil-timeline>\
                 <vigil-timeline event=\"2021-01-06-police-arrest-53-over-primaries\" lang=\"{lang}\"></vigil-timeline></div>"
            );
            let _host = open_host(page, &elements).await;
            until_high(page).await;
            enter(page, 0).await;
            until_count(page, 100).await;
            assert_eq!(page.probe("brokenDates", ()).await, json!([]), "{width} {lang}");
            assert_eq!(page.probe("isTooWide", ()).await, json!(false), "{width} {lang}");
            leave(page).await;
            enter(page, 1).await;
            page.until_visible("the event", ".event-opened h1").await;
            assert_eq!(page.probe("isTooWide", ()).await, json!(false), "{width} {lang}");
            leave(page).await;
        }
    });
}

/// A script of another site with the same name, which defines names like those of the site's own.
const OTHER: &str = "var site = 1; var root = 2; class VigilTimeline {} customElements.define('timeline-embed', class extends HTMLElement {})";

#[test]
fn the_script_finds_its_site_in_any_page() {
    on_site(async |page| {
        let element = "<vigil-timeline category=\"rally\" limit=\"3\"></vigil-timeline>";
        for scripts in [
            "<script type=\"module\" src=\"ROOT/embed.js\"></script>",
            "<script type=\"module\">import 'ROOT/embed.js?v=2';</script>",
            "<script src=\"ROOT/embed.js\"></script><script async src=\"ROOT/embed.js\"></script>",
            "<script>Error.stackTraceLimit = 0</script><script src=\"ROOT/embed.js\"></script>",
        ] {
            let body = format!("<script src=\"embed.js\"></script>{scripts}{element}");
            let host = Host::with_scripts(page, &body, &[("embed.js", OTHER)]);
            host.open(page).await;
            page.until("the element", "isFrameLoaded", ()).await;
            until_high(page).await;
            enter(page, 0).await;
            until_shows(page, 3, "rally").await;
            leave(page).await;
            assert_eq!(page.browser.console().await, Vec::<Value>::new(), "{scripts}");
        }
    });
}

#[test]
fn a_bundled_script_needs_the_address_of_its_site_and_says_so() {
    on_site(async |page| {
        let script = fs::read_to_string(dist().join("embed.js")).unwrap();
        let body = "<script type=\"module\" src=\"bundle.js\"></script><vigil-timeline limit=\"3\"></vigil-timeline>\
                    <vigil-timeline limit=\"3\"><a href=\"ROOT/\">all</a></vigil-timeline>";
        let host = Host::with_scripts(page, body, &[("bundle.js", &script)]);
        host.open(page).await;
        page.until("the element", "hasEmbedElement", ()).await;
        let said = page.probe("shadowText", ()).await;
        assert!(said.as_str().unwrap().contains("base=\"https://"), "{said}");
        assert!(page.is_visible("vigil-timeline a").await, "own content stays");
        let faults = page.browser.console().await;
        assert!(faults.iter().any(|fault| fault.to_string().contains("needs base=")), "{faults:?}");
        // With or without the slash at its end.
        for base in [page.root(), page.root().trim_end_matches('/')] {
            page.probe("setAttribute", ["vigil-timeline", "base", base]).await;
            until_high(page).await;
            enter(page, 0).await;
            until_count(page, 3).await;
            leave(page).await;
        }
        assert_eq!(page.browser.console().await, Vec::<Value>::new());
    });
}

#[test]
fn several_elements_keep_their_own_states() {
    on_site(async |page| {
        let elements = "<vigil-timeline search=\"on\" limit=\"4\"></vigil-timeline>\
                        <vigil-timeline search=\"on\" category=\"trial\" limit=\"2\" theme=\"dark\" sort=\"oldest\"></vigil-timeline>";
        let _host = open_host(page, &format!("{SCRIPT}{elements}")).await;
        until_high(page).await;
        enter(page, 1).await;
        // Not ready yet: a frame below the window may paint nothing.
        page.until_absent("no earlier rows", "html[data-searching]").await;
        until_shows(page, 2, "trial").await;
        let before = page.texts("li[data-event] h3").await;
        leave(page).await;
        enter(page, 0).await;
        until_count(page, 4).await;
        page.click("[role=search] input").await;
        let input = page.browser.client.find(Locator::Css("[role=search] input")).await.unwrap();
        input.send_keys("court").await.unwrap();
        page.until_exists("the answer", "li[data-event] mark").await;
        assert_ne!(page.probe("theme", ()).await, "dark");
        leave(page).await;
        enter(page, 1).await;
        assert_eq!(page.texts("li[data-event] h3").await, before);
        assert_eq!(page.probe("theme", ()).await, "dark");
        assert_eq!(page.probe("fieldValue", ["[role=search] input"]).await, "");
    });
}

#[test]
fn a_sandboxed_frame_shows_the_view() {
    on_site(async |page| {
        let frame = "<iframe sandbox=\"allow-scripts\" src=\"ROOT/embed/?category=trial&limit=4\" width=600 height=600></iframe>";
        let _host = open_host(page, frame).await;
        enter_plain_frame(page).await;
        until_shows(page, 4, "trial").await;
        assert_eq!(page.probe("origin", ()).await, "null");
    });
}

#[test]
fn a_frame_without_scripts_shows_the_newest_events() {
    let frames = "<iframe src=\"ROOT/embed/?category=rally\" width=600 height=600></iframe>";
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| newest_stand(page, frames).await);
    on_site(async |page| newest_stand(page, &frames.replace("<iframe", "<iframe sandbox")).await);
}

async fn newest_stand(page: &Page, frame: &str) {
    let _host = open_host(page, frame).await;
    page.browser.client.enter_frame(0).await.unwrap();
    let rows = page.browser.client.find_all(Locator::Css("li[data-event]")).await.unwrap();
    assert_eq!(rows.len(), 20);
    let count = page.browser.client.find(Locator::Css(".embed [role=status]")).await.unwrap();
    assert!(count.text().await.unwrap().starts_with("20 of "));
    assert!(rows[0].is_displayed().await.unwrap());
    let told = page.browser.client.find(Locator::Css(".notice.unscripted")).await.unwrap();
    assert!(told.is_displayed().await.unwrap(), "the frame says that it shows everything");
    for selector in [".search", "#app-failed"] {
        let element = page.browser.client.find(Locator::Css(selector)).await.unwrap();
        assert!(!element.is_displayed().await.unwrap(), "{selector}");
    }
}

#[test]
fn a_frame_hidden_at_first_gets_its_height_when_it_is_shown() {
    on_site(async |page| {
        let element = "<vigil-timeline limit=\"5\"><a href=\"ROOT/\">all</a></vigil-timeline>";
        for hidden in ["inline-size: 0", "display: none"] {
            let hidden_box = format!("<div id=\"box\" style=\"{hidden}\">{element}</div>");
            let _host = open_host(page, &format!("{SCRIPT}{hidden_box}")).await;
            page.until("the element", "isFrameLoaded", ()).await;
            assert_eq!(page.probe("frameHeight", [0]).await, json!(0), "{hidden}");
            page.probe("removeAttribute", ["#box", "style"]).await;
            until_high(page).await;
        }
    });
}

#[test]
fn changed_attributes_update_the_frame_without_history_entries() {
    on_site(async |page| {
        let element = "<vigil-timeline category=\"rally\" limit=\"3\" search=\"on\"></vigil-timeline>";
        let host = Host::start(page, &format!("{SCRIPT}{element}"));
        page.browser.client.goto(&format!("{}?first", host.running.address)).await.unwrap();
        host.open(page).await;
        until_high(page).await;
        let steps = page.probe("historyLength", ()).await;
        enter(page, 0).await;
        until_shows(page, 3, "rally").await;
        page.click("[role=search] input").await;
        let input = page.browser.client.find(Locator::Css("[role=search] input")).await.unwrap();
        input.send_keys("london").await.unwrap();
        page.until_exists("the answer", "li[data-event] mark").await;
        leave(page).await;
        for (key, value) in [("category", "trial"), ("limit", "2")] {
            page.probe("setAttribute", ["vigil-timeline", key, value]).await;
        }
        enter(page, 0).await;
        until_shows(page, 2, "trial").await;
        leave(page).await;
        page.probe("setAttribute", ["vigil-timeline", "theme", "dark"]).await;
        enter(page, 0).await;
        page.until_is("the theme", "theme", (), "dark").await;
        leave(page).await;
        assert_eq!(page.probe("historyLength", ()).await, steps);
        page.back().await;
        page.until_is("the page before", "address", ["search"], "?first").await;
    });
}

#[test]
fn the_frame_has_the_theme_and_height_of_its_host() {
    on_site(async |page| {
        let element = "<style>body { background: #111 }</style><vigil-timeline height=\"300\" layout=\"wheel\" limit=\"4\"></vigil-timeline>";
        let _host = open_host(page, &format!("{SCRIPT}{element}")).await;
        until_height(page, "the height", 300).await;
        enter(page, 0).await;
        page.until_is("the theme", "theme", (), "dark").await;
        page.ready().await;
        assert_eq!(page.events().await.len(), 4, "a layout that is not there is a list");
        leave(page).await;
        page.probe("setBackground", ["#fff"]).await;
        enter(page, 0).await;
        page.until_is("the new theme", "theme", (), "light").await;
    });
}

#[test]
fn one_event_can_be_embedded() {
    on_site(async |page| {
        page.open_timeline("").await;
        let id = page.events().await.remove(3);
        let title = page.texts("li[data-event] h3 a").await.remove(3);
        let element = format!("{SCRIPT}<vigil-timeline event=\"{id}\" layout=\"card\"></vigil-timeline>");
        let _host = open_host(page, &element).await;
        until_high(page).await;
        enter(page, 0).await;
        page.until_visible("the event", ".event-opened h1").await;
        assert_eq!(page.texts(".event-opened h1").await, [title]);
        assert!(!page.is_visible("ol.results").await, "only the event");
        let credit = page.probe("href", [".credit a"]).await;
        assert!(credit.as_str().unwrap().ends_with(&format!("/event/{id}/")), "{credit}");
    });
}

#[test]
fn an_embedded_event_is_readable_without_scripts() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        page.open("zh-Hant/").await;
        let find = async |selector| page.browser.client.find(Locator::Css(selector)).await.unwrap();
        let id = find("li[data-event]").await.attr("data-event").await.unwrap().unwrap();
        let title = find("li[data-event] h3 a").await.text().await.unwrap();
        page.open(&format!("zh-Hant/event/{id}/embed/")).await;
        assert_eq!(find(".event-opened h1").await.text().await.unwrap(), title);
        assert!(find(".credit a").await.is_displayed().await.unwrap());
    });
}

#[test]
fn a_counter_fits_into_320_pixels() {
    on_site(async |page| {
        for (attributes, said) in [
            ("", "in prison or in custody"),
            ("case=\"hk47\"", "Hong Kong 47"),
            ("person=\"gwyneth-ho\"", "if still held"),
            ("person=\"gwyneth-ho\" lang=\"zh-Hant\"", "何桂藍"),
        ] {
            let element = format!(
                "{SCRIPT}<div style=\"inline-size: 320px\"><vigil-timeline layout=\"counter\" {attributes}></vigil-timeline></div>"
            );
            let _host = open_host(page, &element).await;
            until_higher(page, "the frame's height", 100.0).await;
            enter(page, 0).await;
            assert!(page.texts("h1").await.remove(0).contains(said), "{attributes}");
            assert!(page.texts("footer time").await.remove(0).contains("2026"), "the day stands on it");
            assert_eq!(page.probe("isTooWide", ()).await, json!(false));
            let high = page.probe("documentHeight", ()).await;
            leave(page).await;
            until_height(page, "the height of the content", high).await;
            assert_eq!(page.browser.console().await, Vec::<Value>::new());
        }
    });
}

#[test]
fn a_sandboxed_counter_counts_days_up_to_the_end_of_the_term() {
    on_site(async |page| {
        let frame = "<iframe sandbox=\"allow-scripts\" src=\"ROOT/embed/counter/person/gwyneth-ho/\" width=480 height=300></iframe>";
        let _host = open_host(page, frame).await;
        enter_plain_frame(page).await;
        page.until("the days", "isCountedToToday", ()).await;
        assert_eq!(page.probe("origin", ()).await, "null");
    });
}

#[test]
fn counters_and_cards_show_the_day_of_the_data_without_scripts() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        for (path, said) in [
            ("embed/counter/person/gwyneth-ho/", "1,839"),
            ("embed/card/claudia-mo/", "Released 29 April 2025."),
            ("zh-Hant/embed/counter/case/hk47/", "香港47人案"),
        ] {
            let _host =
                open_host(page, &format!("<iframe src=\"ROOT/{path}\" width=320 height=400></iframe>")).await;
            page.browser.client.enter_frame(0).await.unwrap();
            let article = page.browser.client.find(Locator::Css("article")).await.unwrap();
            let text = article.text().await.unwrap();
            assert!(text.contains(said) && text.contains("2026"), "{path}: {text}");
            assert!(!text.contains("may have ended since"), "nothing is said of days to come: {text}");
        }
    });
}

#[test]
fn the_card_of_a_person_follows_the_theme_of_its_host() {
    on_site(async |page| {
        let element = "<style>body { background: #111 }</style><vigil-timeline layout=\"card\" person=\"gwyneth-ho\"></vigil-timeline>";
        let _host = open_host(page, &format!("{SCRIPT}{element}")).await;
        until_higher(page, "the frame's height", 150.0).await;
        enter(page, 0).await;
        page.until_is("the theme", "theme", (), "dark").await;
        assert!(page.is_visible("svg.bar").await && page.is_visible("[data-status=in-prison]").await);
        assert_eq!(page.probe("style", [".han", "writingMode"]).await, "vertical-rl");
        let name = page.probe("href", ["h1 a"]).await;
        assert!(name.as_str().unwrap().ends_with("/person/gwyneth-ho/"), "{name}");
    });
}

#[test]
fn a_frame_shows_the_newest_events_if_the_app_fails_to_start() {
    on_part_of_site(
        |path| path.extension().is_none_or(|extension| extension != "wasm"),
        async |page| {
            for query in ["category=rally", "event=2021-01-06-arrests", "limit=20", "case=hk47&limit=20"] {
                let frame = format!("<iframe src=\"ROOT/embed/?{query}\" width=600 height=600></iframe>");
                let _host = open_host(page, &frame).await;
                enter_plain_frame(page).await;
                page.until_visible("the line that says so", "#app-failed").await;
                assert!(page.is_visible("ol.results").await, "{query}");
                assert_eq!(page.events().await.len(), 20, "{query}");
                // Numbers of the newest events, which are not those of a limited list.
                let is_counted = page.probe("isNotHidden", [".embed [role=status]"]).await;
                assert_eq!(is_counted, json!(!query.contains("limit")), "{query}");
            }
        },
    );
}
