//! Time behind bars: a table that reads without JavaScript, and is sorted and grouped by keyboard.

use crate::browser::{on_site, on_site_with};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

/// The people of the table, from top to bottom.
const PEOPLE: &str = "[...document.querySelectorAll('.timed tbody tr[data-id]')].map(row => row.dataset.id)";

/// The direction of each sorted column, by its heading.
const SORTED: &str = "[...document.querySelectorAll('.timed th[aria-sort]')]
    .map(head => head.querySelector('button').textContent + ' ' + head.getAttribute('aria-sort'))";

#[test]
fn a_table_of_people_is_sorted_and_grouped_by_keyboard() {
    on_site(async |page| {
        page.open("case/hk47/").await;
        page.ready().await;
        assert_eq!(page.value(SORTED).await, json!(["Sentence descending"]));
        assert_eq!(page.value(&format!("{PEOPLE}[0]")).await, json!("benny-tai"));
        let focus = "document.querySelector('.timed th button').focus()";
        page.browser.run(focus, Vec::new()).await;
        let press = async |key: Key| {
            let focused = page.browser.client.active_element().await.unwrap();
            focused.send_keys(&key.to_string()).await.unwrap();
        };
        press(Key::Enter).await;
        page.until("the order of names", &format!("{SORTED}[0] === 'Person ascending'")).await;
        assert_eq!(page.value(&format!("{PEOPLE}[0]")).await, json!("alvin-yeung"));
        press(Key::Enter).await;
        page.until("the names turned round", &format!("{SORTED}[0] === 'Person descending'")).await;
        assert_eq!(page.value(&format!("{PEOPLE}[0]")).await, json!("wu-chi-wai"));
        // From the names over plea, verdict and sentence to the release.
        for _ in 0..4 {
            press(Key::Tab).await;
        }
        press(Key::Space).await;
        page.until("the newest release", &format!("{SORTED}[0] === 'Released descending'")).await;
        let people = page.value(PEOPLE).await;
        assert_eq!(people.as_array().unwrap().len(), 47);
        assert!(json!(["fergus-leung", "sam-cheung"]).as_array().unwrap().contains(&people[0]), "{people}");
        press(Key::Space).await;
        page.until("the earliest release", &format!("{SORTED}[0] === 'Released ascending'")).await;
        let last = page.value(
            "document.querySelector('.timed tbody tr:last-child td[data-label=Released]').textContent",
        );
        assert_eq!(last.await, json!(""), "where no release is known stands last either way");

        page.browser.run("document.querySelector('[data-group=plea]').focus()", Vec::new()).await;
        press(Key::Enter).await;
        page.until("two groups", "document.querySelectorAll('.timed tbody').length === 2").await;
        assert_eq!(page.texts(".timed th[scope=rowgroup]").await, ["guilty · 31", "not guilty · 16"]);
        press(Key::Enter).await;
        page.until("one table again", "document.querySelectorAll('.timed tbody').length === 1").await;
        assert_eq!(page.value(&format!("{PEOPLE}.length")).await, json!(47));
    });
}

#[test]
fn a_view_shows_the_bars_of_its_people_alone() {
    on_site(async |page| {
        let shown = "[...document.querySelectorAll('[data-bars] tr[data-id]:not([hidden])')].map(row => row.dataset.id)";
        page.open_timeline("?case=apple-daily&view=bars").await;
        page.until("the bars", &format!("{shown}.includes('ryan-law')")).await;
        assert!(!page.is_visible("ol.results").await, "the bars stand in the list's place");
        let people = page.value(shown).await;
        assert!(!people.as_array().unwrap().contains(&json!("benny-tai")), "{people}");
        page.open_timeline("?person=benny-tai,owen-chow&view=bars").await;
        page.until("both", &format!("{shown}.length === 2")).await;
        assert_eq!(page.value(&format!("{shown}.sort()")).await, json!(["benny-tai", "owen-chow"]));
        page.click(".chips a").await;
        page.until("one", &format!("{shown}.length === 1")).await;
        // A total of a case leads to as many people as it counts.
        page.open("case/hk47/").await;
        page.ready().await;
        page.click(".tally div:nth-child(4) a").await;
        page.until("the two acquitted", &format!("{shown}.sort().join() === 'lawrence-lau,lee-yue-shun'"))
            .await;
    });
}

#[test]
fn bars_are_drawn_over_the_years_of_those_who_are_shown() {
    on_site(async |page| {
        // What each shape is and where it stands, to a tenth of a percent; then the years named and those in words.
        let drawing = "(() => {
            const row = document.querySelector('tr[data-id=fergus-leung]:not([hidden]), .timed tbody tr');
            const at = shape => ['x', 'x1', 'x2', 'cx', 'width'].map(name => shape.getAttribute(name))
                .filter(place => place?.endsWith('%')).map(place => parseFloat(place).toFixed(1));
            const shapes = [...row.querySelectorAll('.bar > :not(title)')];
            const years = [...row.closest('table').querySelectorAll('.scale text')].map(year => year.textContent);
            return JSON.stringify([shapes.map(shape => [shape.className.baseVal, at(shape)]), years,
                row.querySelector('.time').dataset.label]);
        })()";
        page.open("person/fergus-leung/").await;
        page.ready().await;
        let alone = page.value(drawing).await;
        let is_shown = "document.querySelector('[data-bars] tr[data-id=fergus-leung]:not([hidden])')";
        page.open_timeline("?view=bars").await;
        page.until("everybody", is_shown).await;
        let among_all = page.value(drawing).await;
        assert_ne!(among_all, alone, "others were sentenced to more");
        page.open_timeline("?person=fergus-leung&view=bars").await;
        page.until("the bar", is_shown).await;
        page.until("the bar of the person's page", &format!("{drawing} === {alone}")).await;
        page.click(".chips a").await;
        page.until("the whole time again", &format!("{drawing} === {among_all}")).await;
    });
}

#[test]
fn the_table_reads_without_javascript() {
    let no_script = json!({ "profile.managed_default_content_settings.javascript": 2 });
    on_site_with(&no_script, async |page| {
        page.open("case/hk47/").await;
        let client = &page.browser.client;
        assert_eq!(client.find_all(Locator::Css(".timed tbody tr")).await.unwrap().len(), 47);
        let heading = client.find(Locator::Css(".timed thead th:nth-child(4)")).await.unwrap();
        assert_eq!(heading.text().await.unwrap(), "Sentence", "the heading's words, without a button");
        for button in client.find_all(Locator::Css(".timed button, .groupings button")).await.unwrap() {
            assert!(!button.is_displayed().await.unwrap(), "a button that would do nothing");
        }
        assert!(client.find(Locator::Css(".timed svg.bar")).await.unwrap().is_displayed().await.unwrap());
        let total = client.find(Locator::Css(".tally div:nth-child(2) a")).await.unwrap();
        assert_eq!(total.text().await.unwrap(), "31");
    });
}
