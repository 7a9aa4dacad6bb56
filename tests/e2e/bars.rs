//! Time behind bars: a table that reads without JavaScript, and is sorted and grouped by keyboard.

use crate::browser::{on_site, on_site_with};
use crate::kinds::resize;
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
        assert_eq!(page.value(SORTED).await, json!(["Days descending"]));
        assert_eq!(page.value(&format!("{PEOPLE}[0]")).await, json!("joshua-wong"));
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
        // From the names over the status to the term.
        for _ in 0..2 {
            press(Key::Tab).await;
        }
        press(Key::Space).await;
        page.until("the longest term", &format!("{SORTED}[0] === 'Term descending'")).await;
        let people = page.value(PEOPLE).await;
        assert_eq!(people.as_array().unwrap().len(), 47);
        assert_eq!(people[0], json!("benny-tai"));
        press(Key::Space).await;
        page.until("the shortest term", &format!("{SORTED}[0] === 'Term ascending'")).await;
        let last = page.value("document.querySelector('.timed tbody tr:last-child .term').textContent");
        assert_eq!(last.await, json!(""), "people without a term come last in both directions");

        page.browser.run("document.querySelector('[data-group=plea]').focus()", Vec::new()).await;
        press(Key::Enter).await;
        page.until("two groups", "document.querySelectorAll('.timed tbody').length === 2").await;
        assert_eq!(page.texts(".timed th[scope=rowgroup]").await, ["guilty · 31", "not guilty · 16"]);
        press(Key::Enter).await;
        page.until("one table again", "document.querySelectorAll('.timed tbody').length === 1").await;
        assert_eq!(page.value(&format!("{PEOPLE}.length")).await, json!(47));
    });
}

/// The ids of the people whose bars a view shows.
const SHOWN: &str =
    "[...document.querySelectorAll('[data-bars] tr[data-id]:not([hidden])')].map(row => row.dataset.id)";

#[test]
fn a_view_shows_the_bars_of_its_people_alone() {
    on_site(async |page| {
        page.open_timeline("?case=apple-daily&view=bars").await;
        page.until("the bars", &format!("{SHOWN}.includes('ryan-law')")).await;
        assert!(!page.is_visible("ol.results").await, "the bars stand in the list's place");
        let people = page.value(SHOWN).await;
        assert!(!people.as_array().unwrap().contains(&json!("benny-tai")), "{people}");
        page.open_timeline("?person=benny-tai,owen-chow&view=bars").await;
        page.until("both", &format!("{SHOWN}.length === 2")).await;
        assert_eq!(page.value(&format!("{SHOWN}.sort()")).await, json!(["benny-tai", "owen-chow"]));
        page.click(".chips a").await;
        page.until("one", &format!("{SHOWN}.length === 1")).await;
        // A total of a case leads to as many people as it counts.
        page.open("case/hk47/").await;
        page.ready().await;
        page.click(".tally div:nth-child(5) a").await;
        page.until("the two acquitted", &format!("{SHOWN}.sort().join() === 'lawrence-lau,lee-yue-shun'"))
            .await;
    });
}

#[test]
fn a_view_of_one_case_has_the_table_of_that_case() {
    on_site(async |page| {
        let days = "document.querySelector('[data-bars] tr[data-id=jimmy-lai] .days')?.textContent";
        page.open_timeline("?case=hk47&view=bars").await;
        page.until("the 47 people charged", &format!("{SHOWN}.length === 47")).await;
        page.open_timeline("?case=jimmy-lai-nsl&view=bars").await;
        page.until("the case", &format!("!!({days})")).await;
        let of_case = page.value(days).await;
        // A second case is no longer one case: the table of everybody, with the time of all cases.
        page.open_timeline("?case=jimmy-lai-nsl,jimmy-lai-fraud&view=bars").await;
        page.until("both cases", &format!("!!({days})")).await;
        page.until(
            "the words of all cases",
            "document.querySelector('.bars > p').textContent.startsWith('Bars are of all cases')",
        )
        .await;
        page.click(".chips a").await;
        page.until(
            "the words of one case",
            "document.querySelector('.bars > p').textContent.startsWith('Bars are of this case')",
        )
        .await;
        assert_ne!(of_case, json!(null));
        // Filters beside the case narrow its rows.
        page.open_timeline("?case=hk47&person=benny-tai,owen-chow&view=bars").await;
        page.until("both", &format!("{SHOWN}.sort().join() === 'benny-tai,owen-chow'")).await;
        page.open("embed/?case=hk47&layout=bars").await;
        page.until("the embedded table", &format!("{SHOWN}.length === 47")).await;
    });
}

#[test]
fn a_phone_has_a_line_a_person_and_a_folded_legend() {
    on_site(async |page| {
        resize(page, 390, 844, true).await;
        page.open("case/hk47/").await;
        page.ready().await;
        assert!(!page.is_visible(".legend").await);
        page.click(".legend-box > button").await;
        assert!(page.is_visible(".legend").await);
        let heights = "[...document.querySelectorAll('.timed tbody tr')].map(row => row.offsetHeight)";
        let tallest = page.value(&format!("Math.max(...{heights})")).await;
        assert!(tallest.as_f64().unwrap() < 90.0, "{tallest}");
    });
}

#[test]
fn bars_are_drawn_over_the_years_of_those_who_are_shown() {
    on_site(async |page| {
        // What each shape is and where it stands, to the percent; then the years named and those in words.
        let drawing = "(() => {
            const row = document.querySelector('tr[data-id=fergus-leung]:not([hidden]), .life');
            const bar = row.querySelector('.bar:not(.swatch)');
            const { x: first, width: days } = bar.viewBox.baseVal;
            const share = day => (100 * Math.min(1, Math.max(0, (day - first) / days))).toFixed(0);
            const number = (shape, name) => Number(shape.getAttribute(name));
            const places = shape => shape.matches('.tick') ? shape.getAttribute('d').match(/(?<=M)[^ ]+/g)
                : shape.matches('line') ? [number(shape, 'x1'), number(shape, 'x2')]
                : [number(shape, 'x'), number(shape, 'x') + number(shape, 'width')];
            const at = shape => places(shape).map(share);
            const shapes = [...bar.querySelectorAll(':scope > :not(title)')];
            const years = [...(row.closest('table') ?? row).querySelectorAll('.scale text')].map(year => year.textContent);
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
        assert_eq!(heading.text().await.unwrap(), "Days", "the heading's words, without a button");
        for button in client.find_all(Locator::Css(".timed button, .groupings button")).await.unwrap() {
            assert!(!button.is_displayed().await.unwrap(), "a button that would do nothing");
        }
        assert!(client.find(Locator::Css(".timed svg.bar")).await.unwrap().is_displayed().await.unwrap());
        let total = client.find(Locator::Css(".tally div:nth-child(2) a")).await.unwrap();
        assert_eq!(total.text().await.unwrap(), "23");
    });
}
