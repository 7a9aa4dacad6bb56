//! The keyboard's focus is never hidden by what stays on the page (WCAG 2.2, 2.4.11), goes where the reader goes, and comes
//! back from what is closed; what is spoken is the count and no more.

use crate::browser::on_site;
use crate::kinds::resize;
use crate::page::Page;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// How many stops of the tab key are looked at each way.
const STOPS: usize = 45;

/// What is wrong with where the focus is; null where nothing is. Of the parts of a stop that are within the window none lies
/// below what stays at the upper edge, and at least one is in the window.
const HIDDEN: &str = "(() => {
    const stop = document.activeElement;
    const { left, top, right, bottom } = stop.getBoundingClientRect();
    if (stop === document.body || right <= left || bottom <= top) return null;
    if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return `beside the window: ${stop.outerHTML.slice(0, 160)}`;
    const isCovered = [.02, .5, .98].some(part => {
        const y = top + (bottom - top) * part;
        const found = document.elementFromPoint(Math.min(Math.max((left + right) / 2, 0), innerWidth - 1), y);
        const stays = found?.closest('.finder, .top, .sheet-head, .failed');
        return stays && !stays.contains(stop);
    });
    return isCovered ? `covered: ${stop.outerHTML.slice(0, 160)}` : null;
})()";

async fn press_tab(page: &Page, is_back: bool) {
    let down = |value| KeyAction::Down { value };
    let up = |value| KeyAction::Up { value };
    let (shift, tab) = (char::from(Key::Shift), char::from(Key::Tab));
    let mut keys = KeyActions::new("keys".to_owned());
    if is_back {
        keys = keys.then(down(shift));
    }
    keys = keys.then(down(tab)).then(up(tab));
    if is_back {
        keys = keys.then(up(shift));
    }
    page.browser.client.perform_actions(keys).await.unwrap();
}

#[test]
fn the_focus_is_never_below_what_stays() {
    on_site(async |page| {
        for (width, height) in [(1280, 900), (640, 400), (360, 740)] {
            resize(page, width, height, false).await;
            page.open_timeline("").await;
            // Far down, where the finder covers what is above.
            page.browser.run("scrollTo(0, 3000)", Vec::new()).await;
            page.until(
                "rows",
                "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('li[data-event]')",
            )
            .await;
            let enter = "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('li').querySelector('a').focus()";
            page.browser.run(enter, Vec::new()).await;
            let mut in_rows = 0;
            for is_back in [false, true] {
                for _ in 0..STOPS + usize::from(is_back) * STOPS {
                    press_tab(page, is_back).await;
                    let in_row =
                        page.value("Boolean(document.activeElement.closest('li[data-event]'))").await;
                    in_rows += u32::from(in_row == json!(true));
                    let hidden = page.value(HIDDEN).await;
                    assert!(hidden.is_null(), "{width} px, back {is_back}: {hidden}");
                }
            }
            assert!(in_rows > 60, "{in_rows} stops were in rows");
        }
    });
}

async fn focus_is(page: &Page, what: &str, selector: &str) {
    page.until(what, &format!("document.activeElement.matches({})", json!(selector))).await;
}

/// Focuses an element and presses the enter key there.
async fn enter(page: &Page, selector: &str) {
    page.browser.run("document.querySelector(arguments[0]).focus()", vec![json!(selector)]).await;
    page.press_keys(&Key::Enter.to_string()).await;
}

#[test]
fn the_focus_goes_along_and_comes_back() {
    on_site(async |page| {
        page.open_timeline("").await;
        // To another page, and back from it.
        enter(page, ".top nav a[href$='people/']").await;
        page.until("the page", "document.querySelector('ul.directory')").await;
        focus_is(page, "the page has the focus", "main").await;
        page.open_timeline("").await;
        // To all values of a facet, and back without a choice.
        enter(page, ".facet[data-facet=person] .more").await;
        page.until("the values", "document.querySelector('.facet-all li a')").await;
        let inside = "dialog[open], dialog[open] *";
        focus_is(page, "the focus in the dialog", inside).await;
        page.press_keys(&Key::Escape.to_string()).await;
        focus_is(page, "the focus where it was", ".facet[data-facet=person] .more").await;
        // To an event opened in place, and back.
        let opener = "[data-action=open]";
        if page.value(&format!("Boolean(document.querySelector('{opener}'))")).await == json!(true) {
            enter(page, opener).await;
            page.until("the event", "document.querySelector('.event-opened h1')").await;
            focus_is(page, "the focus in the event", inside).await;
            page.press_keys(&Key::Escape.to_string()).await;
            page.until("the list", "!document.querySelector('.event-opened').open").await;
            focus_is(page, "the focus on what opened it", "li[data-event] *").await;
        }
        // To the sheet of a phone, and back.
        resize(page, 360, 740, false).await;
        enter(page, ".facets-open").await;
        page.until("the sheet", "document.querySelector('#facets').matches(':popover-open')").await;
        press_tab(page, false).await;
        focus_is(page, "the focus in the sheet", "#facets *").await;
        page.press_keys(&Key::Escape.to_string()).await;
        focus_is(page, "the focus on the button", ".facets-open").await;
    });
}

#[test]
fn the_live_region_says_the_count_and_no_more() {
    on_site(async |page| {
        for (path, words) in [("", "events"), ("zh-Hant/", "事件")] {
            page.open_timeline(path).await;
            // Where something is spoken without being asked for: one place on the page as it is read.
            let live = "[...document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]')]
                .filter(one => one.checkVisibility() && one.textContent.trim()).map(one => one.textContent.trim())";
            let watch = "window.said = [];
                new MutationObserver(() => window.said.push(document.querySelector('[role=status]').textContent))
                    .observe(document.querySelector('[role=status]'), { childList: true, subtree: true, characterData: true });";
            page.browser.run(watch, Vec::new()).await;
            page.click("[data-key='category:rally']").await;
            page.until("the answer", "location.search.includes('category=rally')").await;
            page.ready().await;
            let now: Value = page.value(live).await;
            assert_eq!(now.as_array().map(Vec::len), Some(1), "{now}");
            let count = |said: &Value| {
                let said = said.as_str().unwrap_or_default().to_owned();
                let rest: String =
                    said.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
                (said.chars().any(|c| c.is_ascii_digit()) && rest.chars().count() <= 12, said)
            };
            let (is_count, said) = count(&now[0]);
            assert!(is_count && said.contains(words), "{said}");
            let said = page.value("window.said").await;
            assert_eq!(said, json!([now[0]]), "said once, and nothing else meanwhile");
        }
    });
}
