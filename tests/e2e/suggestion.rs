//! Names are suggested while typing and chosen by keyboard.

use crate::browser::on_site;
use fantoccini::key::Key;
use serde_json::json;

const OPEN: &str = "document.querySelector('[role=combobox]').getAttribute('aria-expanded') === 'true'";

#[test]
fn a_suggested_name_is_chosen_by_keyboard() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.search("benny t").await;
        page.until("the suggestions", OPEN).await;
        assert!(page.texts("[role=option]").await[0].contains("Benny Tai"));
        page.press(Key::Down).await;
        let active = "document.querySelector('[role=option][aria-selected=true]')?.id";
        page.until("the first suggestion", &format!("{active} === 'suggestion-0'")).await;
        let pointed =
            page.value("document.querySelector('[role=combobox]').getAttribute('aria-activedescendant')");
        assert_eq!(pointed.await, json!("suggestion-0"));
        page.press(Key::Enter).await;
        page.at_query("?person=benny-tai").await;
        assert!(page.count().await > 0);
        assert_eq!(page.texts(".chips .chip").await.len(), 1);
        assert_eq!(page.value(OPEN).await, json!(false));
    });
}

#[test]
fn suggestions_close_without_a_choice() {
    on_site(async |page| {
        page.open_timeline("zh-Hant/").await;
        page.search("戴耀").await;
        page.until("the suggestions", OPEN).await;
        assert!(page.texts("[role=option]").await[0].contains("戴耀廷"));
        page.press(Key::Escape).await;
        page.until("no suggestions", &format!("!({OPEN})")).await;
        assert_eq!(page.value("document.querySelector('[role=combobox]').value").await, "戴耀");
    });
}
