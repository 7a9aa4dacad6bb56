//! The builder of embeds: its choices, its preview, and its codes in the pages of other sites.

use crate::browser::{on_site, on_site_below};
use crate::host::{enter, enter_plain_frame, leave, open_host, until_high, until_higher};
use crate::page::Page;
use fantoccini::Locator;
use serde_json::{Value, json};

#[test]
fn codes_of_the_builder_work_below_any_path() {
    on_site_below("/a/b/", async |page| {
        page.open("zh-Hant/embed/builder/").await;
        page.ready().await;
        let root = page.root().to_owned();
        let choose = async |address: &str| page.probe("commitField", ["[name=address]", address]).await;
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
        let shape = page.probe("frameShape", ()).await;
        assert!(shape[0] == 0 && shape[1] == shape[2], "no border, as wide as its place: {shape}");
        assert!(
            page.probe("attribute", ["iframe", "title"])
                .await
                .as_str()
                .is_some_and(|title| !title.is_empty())
        );
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
fn the_builder_offers_counters_and_the_cards_of_people() {
    on_site(async |page| {
        page.open("embed/builder/").await;
        page.ready().await;
        let choose = async |address: &str| {
            page.probe("commitField", ["[name=address]", &format!("{}{address}", page.root())]).await;
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
fn the_builder_finds_everything_by_its_name() {
    on_site(async |page| {
        page.open("embed/builder/").await;
        page.ready().await;
        let choose = async |field: &str, text: &str| {
            until_started(page).await;
            page.probe("commitField", [&format!("[name={field}]"), text]).await;
        };
        let code = async || page.texts("[data-code=element]").await.remove(0);
        for (list, count, label) in [
            ("case", 30, "Hong Kong 47"),
            ("person", 170, "Lester Shum 岑敖暉"),
            ("place", 50, "Toronto"),
            ("event", 380, "6 Jan 2021 · "),
        ] {
            let labels = page.probe("fieldValues", [&format!("#builder-{list}-names option")]).await;
            let labels = labels.as_array().unwrap().clone();
            assert!(labels.len() >= count, "{list}: {}", labels.len());
            assert!(
                labels.iter().any(|one| one.as_str().is_some_and(|one| one.contains(label))),
                "{list}: {label}"
            );
        }

        // By keyboard alone: a name is judged when its field is left.
        until_started(page).await;
        let field = page.browser.client.find(Locator::Css("[name=person]")).await.unwrap();
        field.send_keys("Lester Shx").await.unwrap();
        assert_eq!(page.probe("attribute", ["[name=person]", "aria-invalid"]).await, "false", "still typed");
        field.send_keys("\u{e004}").await.unwrap();
        page.until_is("the fault", "attribute", ["[name=person]", "aria-invalid"], "true").await;
        assert!(!page.texts("#builder-person-fault").await.remove(0).is_empty());
        until_started(page).await;
        field.send_keys("\u{e003}um 岑敖暉").await.unwrap();
        page.until_is("no fault", "attribute", ["[name=person]", "aria-invalid"], "false").await;
        assert!(page.texts("#builder-person-fault").await.remove(0).is_empty());
        assert!(code().await.contains("person=\"lester-shum\""), "{}", code().await);

        choose("case", "Hong Kong 47").await;
        choose("from", "28 Feb 2021").await;
        choose("to", "2021").await;
        until_started(page).await;
        page.click("label:has([name=sort][value=oldest])").await;
        let written = "case=\"hk47\" person=\"lester-shum\" from=\"2021-02-28\" to=\"2021\" sort=\"oldest\"";
        assert!(code().await.contains(written), "{}", code().await);
        until_higher(page, "the preview", 200.0).await;
        enter(page, 0).await;
        page.until_exists("its events", "li[data-event^=\"2021-02-28\"]").await;
        leave(page).await;
        choose("to", "whenever").await;
        assert_eq!(page.probe("attribute", ["[name=to]", "aria-invalid"]).await, "true");
        choose("to", "").await;

        // An event stands alone, whatever else is chosen.
        let labels = page.probe("fieldValues", ["#builder-event-names option"]).await;
        let label = labels.as_array().unwrap().last().unwrap().as_str().unwrap().to_owned();
        choose("event", &label).await;
        let chosen = page.probe("fieldValues", ["[name=layout]:checked"]).await;
        assert_eq!(chosen, json!(["card"]));
        until_higher(page, "the preview", 100.0).await;
        enter(page, 0).await;
        page.until_visible("the event", ".event-opened h1").await;
        let title = page.texts(".event-opened h1").await.remove(0);
        assert!(label.ends_with(&title), "{label}: {title}");
        leave(page).await;
        assert!(page.texts("[data-code=iframe]").await.remove(0).contains(&format!("– {label}")));
        assert_eq!(page.browser.console().await, Vec::<Value>::new());
    });
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

/// Waits until the app runs in the frame: of one that is replaced while it loads, the browser reports the request it gives up.
async fn until_started(page: &Page) {
    enter(page, 0).await;
    page.until_exists("the app", "html[data-ready]").await;
    leave(page).await;
}
