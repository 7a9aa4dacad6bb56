//! The lists of people and cases: filtered by typing, ordered by a button; a case and a view followed event by event.

use crate::browser::on_site;
use fantoccini::Locator;
use serde_json::json;

/// The names of the people shown.
const SHOWN: &str = "[...document.querySelectorAll('.directory li')].filter(row => row.checkVisibility())
    .map(row => row.querySelector('a').textContent)";

#[test]
fn typing_leaves_the_people_that_match_in_either_script() {
    on_site(async |page| {
        page.open("people/").await;
        page.ready().await;
        let all = page.value(&format!("{SHOWN}.length")).await;
        let input = page.browser.client.find(Locator::Css("#filter")).await.unwrap();
        let type_text = async |text: &str| {
            input.clear().await.unwrap();
            input.send_keys(text).await.unwrap();
        };
        type_text("benny TAI").await;
        page.until("one name", &format!("{SHOWN}.join() === 'Benny Tai'")).await;
        let told = "document.querySelector('.filter output').value";
        assert_eq!(page.value(told).await, json!(format!("1 of {all}")));
        type_text("戴耀廷").await;
        page.until("the same by the other script", &format!("{SHOWN}.join() === 'Benny Tai'")).await;
        type_text("nobody of this name").await;
        page.until("that nobody matches", "document.querySelector('[data-none]').checkVisibility()").await;
        let empty = "const box = document.querySelector('#filter'); box.value = '';
            box.dispatchEvent(new Event('input', { bubbles: true }));";
        page.browser.run(empty, Vec::new()).await;
        page.until("everybody", &format!("{SHOWN}.length === {all} && {told} === ''")).await;
        page.assert_silent().await;
    });
}

#[test]
fn cases_are_put_in_another_order_within_their_groups() {
    on_site(async |page| {
        page.open("cases/").await;
        page.ready().await;
        let first = "document.querySelector('section[aria-labelledby=others] .cases h3').textContent";
        assert_eq!(page.value(first).await, json!("Hong Kong 47"));
        page.click("[data-arrange=name]").await;
        page.until("the order of names", &format!("{first} !== 'Hong Kong 47'")).await;
        assert_eq!(page.texts("[data-arrange][aria-pressed=true]").await, ["A–Z"]);
        page.click("[data-arrange=largest]").await;
        page.until("the largest first", &format!("{first} === 'Hong Kong 47'")).await;
    });
}

#[test]
fn the_events_of_a_case_are_turned_round() {
    on_site(async |page| {
        page.open("case/hk47/").await;
        page.ready().await;
        let first = "document.querySelector('.thread .meta').textContent";
        assert!(page.value(first).await.as_str().unwrap().ends_with("1 of 115"));
        page.click("[data-arrange=newest]").await;
        page.until("the newest first", &format!("{first}.endsWith('115 of 115')")).await;
        page.click("[data-arrange=oldest]").await;
        page.until(
            "the oldest first",
            &format!("{first}.endsWith('1 of 115') && !{first}.endsWith('115 of 115')"),
        )
        .await;
    });
}

#[test]
fn people_stand_in_groups_where_all_are_listed() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.click("[data-facet=person] .more").await;
        page.until("the list", "document.querySelectorAll('dialog[open] li').length > 8").await;
        let groups = page.texts("dialog[open] li.group").await;
        assert_eq!(groups, ["Charged or wanted", "Officials, prosecutors, judges", "Others"]);
    });
}

#[test]
fn an_event_opened_from_a_filtered_list_leads_along_that_list() {
    on_site(async |page| {
        page.open_timeline("?category=rally&sort=oldest").await;
        let (found, total) = (page.events().await, page.count().await);
        let pair = "document.querySelector('[data-part=pair]')";
        page.click("li[data-event]:nth-child(2) h3 a").await;
        page.until("the pair of the view", &format!("{pair}?.textContent.includes('2 of {total}')")).await;
        let to = async |rel: &str| {
            let link = format!("{pair}.querySelector('[rel={rel}]').href.split('/').at(-2)");
            page.value(&link).await
        };
        assert_eq!(to("prev").await, json!(found[0]));
        assert_eq!(to("next").await, json!(found[2]));
        page.click("[data-part=pair] [rel=next]").await;
        page.until("the next of the view", &format!("{pair}?.textContent.includes('3 of {total}')")).await;
        page.click("[data-part=pair] span a").await;
        page.at_query("?category=rally&sort=oldest").await;
        // From anywhere else an event leads along the whole timeline.
        page.open("case/hk47/").await;
        page.ready().await;
        page.click(".thread a").await;
        page.until("the event", pair).await;
        page.ready().await;
        let of = page.value(&format!("{pair}.querySelector('span').textContent")).await;
        assert_eq!(of, json!("In the whole timeline:"));
    });
}
