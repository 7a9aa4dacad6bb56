//! The keyboard's focus is never covered by sticky parts (WCAG 2.2, 2.4.11), moves into an opened dialog and back from a
//! closed one; the live region announces the count only.

use crate::browser::on_site;
use crate::kinds::resize;
use crate::page::Page;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// How many stops of the tab key are looked at each way.
const STOPS: usize = 45;

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
fn the_focus_is_never_covered_by_sticky_parts() {
    on_site(async |page| {
        for (width, height) in [(1280, 900), (640, 400), (360, 740)] {
            resize(page, width, height, false).await;
            page.open_timeline("").await;
            // Far down, where the search box sticks to the upper edge.
            page.probe("scrollDownTo", [3000]).await;
            page.until("rows", "isAtPoint", (0.5, 0.5, "li[data-event]")).await;
            page.probe("focusLinkAtPoint", (0.5, 0.5, "li")).await;
            let mut in_rows = 0;
            for is_back in [false, true] {
                for _ in 0..STOPS + usize::from(is_back) * STOPS {
                    press_tab(page, is_back).await;
                    let in_row = page.probe("isFocusWithin", ["li[data-event]"]).await;
                    in_rows += u32::from(in_row == json!(true));
                    let hidden = page.probe("focusFault", ()).await;
                    assert!(hidden.is_null(), "{width} px, back {is_back}: {hidden}");
                }
            }
            assert!(in_rows > 60, "{in_rows} stops were in rows");
        }
    });
}

async fn focus_is(page: &Page, what: &str, selector: &str) {
    page.until(what, "isFocused", [selector]).await;
}

/// Focuses an element and presses the enter key there.
async fn enter(page: &Page, selector: &str) {
    page.focus(selector).await;
    page.press_keys(&Key::Enter.to_string()).await;
}

#[test]
fn the_focus_moves_into_a_dialog_and_returns() {
    on_site(async |page| {
        page.open_timeline("").await;
        // To another page, and back from it.
        enter(page, ".top nav a[href$='people/']").await;
        page.until_exists("the page", "ul.directory").await;
        focus_is(page, "the page has the focus", "main").await;
        page.open_timeline("").await;
        // To all values of a facet, and back without a choice.
        enter(page, ".facet[data-facet=person] .more").await;
        page.until_exists("the values", ".facet-all li a").await;
        let inside = "dialog[open], dialog[open] *";
        focus_is(page, "the focus in the dialog", inside).await;
        page.press_keys(&Key::Escape.to_string()).await;
        focus_is(page, "the focus where it was", ".facet[data-facet=person] .more").await;
        // To an event opened in place, and back.
        let opener = "[data-action=open]";
        if page.probe("exists", [opener]).await == json!(true) {
            enter(page, opener).await;
            page.until_exists("the event", ".event-opened h1").await;
            focus_is(page, "the focus in the event", inside).await;
            page.press_keys(&Key::Escape.to_string()).await;
            page.until_exists("the list", ".event-opened:not([open])").await;
            focus_is(page, "the focus on what opened it", "li[data-event] *").await;
        }
        // To the sheet of a phone, and back.
        resize(page, 360, 740, false).await;
        enter(page, ".facets-open").await;
        page.until_exists("the sheet", "#facets:popover-open").await;
        press_tab(page, false).await;
        focus_is(page, "the focus in the sheet", "#facets *").await;
        page.press_keys(&Key::Escape.to_string()).await;
        focus_is(page, "the focus on the button", ".facets-open").await;
    });
}

#[test]
fn the_live_region_announces_only_the_count() {
    on_site(async |page| {
        for (path, words) in [("", "events"), ("zh-Hant/", "事件")] {
            page.open_timeline(path).await;
            page.probe("watchLiveRegion", ()).await;
            page.click("[data-key='category:rally']").await;
            page.until_is("the answer", "queryValue", ["category"], "rally").await;
            page.ready().await;
            let now: Value = page.probe("spokenTexts", ()).await;
            assert_eq!(now.as_array().map(Vec::len), Some(1), "{now}");
            let count = |said: &Value| {
                let said = said.as_str().unwrap_or_default().to_owned();
                let rest: String =
                    said.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
                (said.chars().any(|c| c.is_ascii_digit()) && rest.chars().count() <= 12, said)
            };
            let (is_count, said) = count(&now[0]);
            assert!(is_count && said.contains(words), "{said}");
            let said = page.probe("kept", ["said"]).await;
            assert_eq!(said, json!([now[0]]), "said once, and nothing else meanwhile");
        }
    });
}
