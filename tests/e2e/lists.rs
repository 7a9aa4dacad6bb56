//! The lists of people and cases: filtered by typing, ordered by a button; a case and a view followed event by event.

use crate::browser::on_site;
use crate::page::Page;
use fantoccini::Locator;
use serde::Serialize;
use serde_json::{Value, json};

/// The names of the people shown.
async fn shown(page: &Page) -> Vec<Value> {
    let names = page.probe("shownLinks", [".directory li"]).await;
    names.as_array().unwrap().clone()
}

/// Waits until these people are shown and no others.
async fn until_shown(page: &Page, what: &str, names: impl Serialize) {
    page.until_is(what, "shownLinks", [".directory li"], names).await;
}

#[test]
fn the_filter_of_people_matches_names_in_either_script() {
    on_site(async |page| {
        page.open("people/").await;
        page.ready().await;
        let everybody = shown(page).await;
        let input = page.browser.client.find(Locator::Css("#filter")).await.unwrap();
        let type_text = async |text: &str| {
            input.clear().await.unwrap();
            input.send_keys(text).await.unwrap();
        };
        type_text("benny TAI").await;
        until_shown(page, "one name", ["Benny Tai"]).await;
        let told = [".filter output"];
        assert_eq!(page.probe("fieldValue", told).await, json!(format!("1 of {}", everybody.len())));
        type_text("戴耀廷").await;
        until_shown(page, "the same by the other script", ["Benny Tai"]).await;
        type_text("nobody of this name").await;
        page.until_visible("that nobody matches", "[data-none]").await;
        page.probe("fillField", ["#filter", ""]).await;
        until_shown(page, "everybody", everybody).await;
        page.until_is("no count", "fieldValue", told, "").await;
        page.assert_silent().await;
    });
}

#[test]
fn cases_are_reordered_within_their_groups() {
    on_site(async |page| {
        page.open("cases/").await;
        page.ready().await;
        let first = ["section[aria-labelledby=others] .cases h3"];
        assert_eq!(page.probe("text", first).await, json!("Hong Kong 47"));
        page.click("[data-arrange=name]").await;
        page.until_other("the order of names", "text", first, &json!("Hong Kong 47")).await;
        assert_eq!(page.texts("[data-arrange][aria-pressed=true]").await, ["A–Z"]);
        page.click("[data-arrange=largest]").await;
        page.until_is("the largest first", "text", first, "Hong Kong 47").await;
    });
}

#[test]
fn the_events_of_a_case_can_be_shown_newest_first() {
    on_site(async |page| {
        page.open("case/hk47/").await;
        page.ready().await;
        let first = ".thread .meta";
        assert!(page.probe("text", [first]).await.as_str().unwrap().ends_with("1 of 115"));
        page.click("[data-arrange=newest]").await;
        page.until("the newest first", "endsWith", [first, "115 of 115"]).await;
        page.click("[data-arrange=oldest]").await;
        page.until("the oldest first", "endsWith", [first, "1 of 115"]).await;
    });
}

#[test]
fn the_dialog_of_people_groups_them_by_role() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.click("[data-facet=person] .more").await;
        page.until_above("the list", "count", ["dialog[open] li"], 8.0).await;
        let groups = page.texts("dialog[open] li.group").await;
        assert_eq!(groups, ["Charged or wanted", "Officials, prosecutors, judges", "Others"]);
    });
}

#[test]
fn an_event_opened_from_a_filtered_list_links_to_its_neighbors_there() {
    on_site(async |page| {
        page.open_timeline("?category=rally&sort=oldest").await;
        let (found, total) = (page.events().await, page.count().await);
        let pair = "[data-part=pair]";
        page.click("li[data-event]:nth-child(2) h3 a").await;
        page.until("the pair of the view", "includes", [pair, &format!("2 of {total}")]).await;
        let to = async |rel: &str| page.probe("lastPart", [format!("{pair} [rel={rel}]")]).await;
        assert_eq!(to("prev").await, json!(found[0]));
        assert_eq!(to("next").await, json!(found[2]));
        page.click("[data-part=pair] [rel=next]").await;
        page.until("the next of the view", "includes", [pair, &format!("3 of {total}")]).await;
        page.click("[data-part=pair] span a").await;
        page.at_query("?category=rally&sort=oldest").await;
        // From anywhere else an event leads along the whole timeline.
        page.open("case/hk47/").await;
        page.ready().await;
        page.click(".thread a").await;
        page.until_exists("the event", pair).await;
        page.ready().await;
        let of = page.probe("text", [format!("{pair} span")]).await;
        assert_eq!(of, json!("In the whole timeline:"));
    });
}
