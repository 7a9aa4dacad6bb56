//! Embeds in the pages of other sites, with and without scripts: the host's page has another origin.

use crate::browser::{on_part_of_site, on_site, on_site_below, on_site_with};
use crate::page::Page;
use crate::site::serve;
use fantoccini::Locator;
use fantoccini::elements::{Element, ElementRef};
use serde::Serialize;
use serde_json::{Value, json};
use std::{fs, thread};
use vigil_app::url::view_state::URL_KEYS;
use vigil_site::tool::serve::Running;

/// A page of another site.
struct Host {
    running: Running,
    _folder: tempfile::TempDir,
}

impl Host {
    /// Serves a page with this in its body; `ROOT/` is replaced by the address of the site under test.
    fn start(page: &Page, body: &str) -> Host {
        let folder = tempfile::tempdir().unwrap();
        let body = body.replace("ROOT/", page.root());
        let html = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Host</title><body>{body}</body></html>"
        );
        fs::write(folder.path().join("index.html"), html).unwrap();
        // On a thread of its own: a server brings a runtime, and this one's thread already runs one.
        let running = thread::scope(|scope| scope.spawn(|| serve(folder.path(), "/")).join().unwrap());
        Host { running, _folder: folder }
    }

    async fn open(&self, page: &Page) {
        page.browser.client.goto(&self.running.address).await.unwrap();
    }
}

/// Opens a page of another site with this in its body.
async fn open_host(page: &Page, body: &str) -> Host {
    let host = Host::start(page, body);
    host.open(page).await;
    host
}

const SCRIPT: &str = "<script async src=\"ROOT/embed.js\"></script>";

/// Waits until the frame of the first element is as high as its content.
async fn until_high(page: &Page) {
    until_higher(page, "the frame's height", 200.0).await;
}

/// Waits until the frame of the first element is higher than `pixels`.
async fn until_higher(page: &Page, what: &str, pixels: f64) {
    page.until_above(what, "frameHeight", [0], pixels).await;
}

/// Waits until the frame of the first element has a height in pixels.
async fn until_height(page: &Page, what: &str, pixels: impl Serialize) {
    page.until_is(what, "frameHeight", [0], pixels).await;
}

/// Enters the frame of the element at a place among all.
async fn enter(page: &Page, place: usize) {
    enter_frame(page, page.probe("elementFrame", [place]).await).await;
}

/// Enters the first frame of the host's page that no element has made.
async fn enter_plain_frame(page: &Page) {
    enter_frame(page, page.probe("plainFrame", ()).await).await;
}

async fn enter_frame(page: &Page, element: Value) {
    let id = element.as_object().and_then(|object| object.values().next()?.as_str()).unwrap();
    let element = Element::from_element_id(page.browser.client.clone(), ElementRef::from(id.to_owned()));
    element.enter_frame().await.unwrap();
}

/// Goes back to the host's page.
async fn leave(page: &Page) {
    page.browser.client.enter_parent_frame().await.unwrap();
}

/// Waits until the frame shows `count` events, all of one category.
async fn until_shows(page: &Page, count: usize, category: &str) {
    page.until("the events", "areAllShown", (count, category)).await;
}

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
            ["limit", "layout", "search", "lang", "theme", "height", "title"].map(|name| json!(name));
        assert_eq!(attributes, json!([&keys[..], &others[..]].concat()));
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
    assert!(rows[0].is_displayed().await.unwrap());
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
fn codes_of_the_builder_work_below_any_path() {
    on_site_below("/a/b/", async |page| {
        page.open("zh-Hant/embed/builder/").await;
        page.ready().await;
        let root = page.root().to_owned();
        let choose = async |address: &str| page.probe("fillField", ["[name=address]", address]).await;
        choose(&format!("{root}zh-Hant/?category=trial&q=%22primary%22")).await;
        let code = page.texts("[data-code=element]").await.remove(0);
        assert!(
            code.contains(&format!("src=\"{root}embed.js\"")) && code.contains("category=\"trial\""),
            "{code}"
        );
        let frame = page.texts("[data-code=iframe]").await.remove(0);
        let link = page.texts("[data-code=link]").await.remove(0);
        assert!(link.starts_with(&format!("{root}zh-Hant/?")) && link.contains("category=trial"), "{link}");

        until_higher(page, "the preview", 200.0).await;
        enter(page, 0).await;
        page.until_exists("its events", "article.trial").await;
        leave(page).await;
        assert_eq!(page.browser.console().await, Vec::<Value>::new());
        choose("https://example.org/").await;
        assert!(!page.texts("[data-fault]").await.remove(0).is_empty(), "another site's address is told");
        let _element = open_host(page, &code).await;
        until_high(page).await;
        enter(page, 0).await;
        page.until_exists("its events", "article.trial").await;
        let _frame = open_host(page, &frame).await;
        enter_plain_frame(page).await;
        page.ready().await;
        page.until_exists("its events", "article.trial").await;
        assert!(
            page.probe("address", ["href"])
                .await
                .as_str()
                .unwrap()
                .starts_with(&format!("{root}zh-Hant/embed/?"))
        );
    });
}

#[test]
fn the_builder_previews_every_layout() {
    on_site(async |page| {
        page.open("embed/builder/").await;
        page.ready().await;

        for (layout, drawn) in [
            ("chart", "figure.chart[data-drawn]"),
            ("map", ".world .symbol"),
            ("bars", "[data-bars] .bars"),
            ("list", "ol.results .row"),
        ] {
            page.click(&format!("label:has([name=layout][value={layout}])")).await;
            let is_list = layout == "list";
            let said = |part: &str| if is_list { String::new() } else { format!("{part}{layout}") };
            let code = page.texts("[data-code=element]").await.remove(0);
            assert!(code.contains(&said("layout=\"")) && is_list != code.contains("layout="), "{code}");
            let link = page.texts("[data-code=link]").await.remove(0);
            assert!(link.ends_with(&said("?view=")), "{link}");
            until_higher(page, "the preview", 200.0).await;
            enter(page, 0).await;
            page.until_visible(layout, drawn).await;
            leave(page).await;
        }
        assert_eq!(page.browser.console().await, Vec::<Value>::new());
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
fn the_builder_offers_counters_and_the_cards_of_people() {
    on_site(async |page| {
        page.open("embed/builder/").await;
        page.ready().await;
        let choose = async |address: &str| {
            page.probe("fillField", ["[name=address]", &format!("{}{address}", page.root())]).await;
        };
        let code = async |name: &str| page.texts(&format!("[data-code={name}]")).await.remove(0);
        page.click("label:has([name=layout][value=counter])").await;
        assert!(code("iframe").await.contains("/embed/counter/\""), "everybody, where nothing is chosen");
        for (layout, address, framed) in [
            ("counter", "case/hk47/", "/embed/counter/case/hk47/\""),
            ("counter", "person/gwyneth-ho/", "/embed/counter/person/gwyneth-ho/\""),
            ("card", "person/gwyneth-ho/", "/embed/card/gwyneth-ho/\""),
        ] {
            page.click(&format!("label:has([name=layout][value={layout}])")).await;
            choose(address).await;
            let (element, frame, link) = (code("element").await, code("iframe").await, code("link").await);
            assert!(element.contains(&format!("layout=\"{layout}\"")), "{element}");
            assert!(frame.contains(framed) && link.ends_with(address), "{frame} {link}");

            until_higher(page, "the preview", 80.0).await;
            enter(page, 0).await;
            page.until_exists("what is shown", ".counter").await;
            // The parts are one below another, each as wide as the frame allows.
            assert_eq!(
                page.probe("partsAreBelowEachOther", [".counter > :not([hidden], .bar)"]).await,
                json!(true),
                "{layout} {address}"
            );
            leave(page).await;
        }
        // Somebody of no case has neither, and that is said.
        choose("person/carrie-lam/").await;
        assert!(!page.texts("[data-fault]").await.remove(0).is_empty());
        assert_eq!(page.browser.console().await, Vec::<Value>::new());
    });
}

#[test]
fn a_frame_shows_the_newest_events_if_the_app_fails_to_start() {
    on_part_of_site(
        |path| path.extension().is_none_or(|extension| extension != "wasm"),
        async |page| {
            for query in ["category=rally", "event=2021-01-06-arrests", "limit=20"] {
                let frame = format!("<iframe src=\"ROOT/embed/?{query}\" width=600 height=600></iframe>");
                let _host = open_host(page, &frame).await;
                enter_plain_frame(page).await;
                page.until_visible("the line that says so", "#app-failed").await;
                assert!(page.is_visible("ol.results").await, "{query}");
                assert_eq!(page.events().await.len(), 20, "{query}");
            }
        },
    );
}

#[test]
fn the_builder_begins_with_the_view_or_page_that_led_to_it() {
    on_site(async |page| {
        let begins_with = async |view: &str, layout: &str| {
            page.until("the builder", "exists", [".embed-choices"]).await;
            page.until_exists("the app", "html[data-ready]").await;
            let address = page.probe("fieldValues", [".embed-choices [name=address]"]).await;
            assert!(address[0].as_str().unwrap().ends_with(view), "{address} is not that of {view}");
            let chosen = page.probe("fieldValues", [".embed-choices [name=layout]:checked"]).await;
            assert_eq!(chosen, json!([layout]), "{view}");
            page.until_absent("no fault", ".embed-choices [aria-invalid=true]").await;
        };
        page.open_timeline("?case=hk47&view=chart").await;
        page.click(".share > summary").await;
        page.click(".share-ways a[href*=builder]").await;
        begins_with("?case=hk47&view=chart", "chart").await;
        let code = page.texts(".codes code").await.concat();
        assert!(code.contains("hk47") && code.contains("chart"), "{code}");
        for (path, view, layout) in [
            ("person/benny-tai/", "?person=benny-tai", "list"),
            ("zh-Hant/case/hk47/", "zh-Hant/?case=hk47", "list"),
        ] {
            page.open(path).await;
            page.until_exists("the app", "html[data-ready]").await;
            page.click(".share > summary").await;
            page.click(".share-ways a[href*=builder]").await;
            begins_with(view, layout).await;
        }
    });
}
