//! Names are suggested while typing and chosen by keyboard.

use crate::browser::on_site;
use fantoccini::key::Key;
use serde_json::json;

/// The search box while suggestions are open.
const OPEN: &str = "[role=combobox][aria-expanded=true]";

#[test]
fn a_suggested_name_is_chosen_by_keyboard() {
    on_site(async |page| {
        page.open_timeline("").await;
        page.search("benny t").await;
        page.until_exists("the suggestions", OPEN).await;
        assert!(page.texts("[role=option]").await[0].contains("Benny Tai"));
        page.press(Key::Down).await;
        page.until_exists("the first suggestion", "#suggestion-0[role=option][aria-selected=true]").await;
        let pointed = page.probe("attribute", ["[role=combobox]", "aria-activedescendant"]);
        assert_eq!(pointed.await, json!("suggestion-0"));
        page.press(Key::Enter).await;
        page.at_query("?person=benny-tai").await;
        assert!(page.count().await > 0);
        assert_eq!(page.texts(".chips .chip").await.len(), 1);
        assert_eq!(page.probe("exists", [OPEN]).await, json!(false));
    });
}

#[test]
fn suggestions_close_without_a_choice() {
    on_site(async |page| {
        page.open_timeline("zh-Hant/").await;
        page.search("戴耀").await;
        page.until_exists("the suggestions", OPEN).await;
        assert!(page.texts("[role=option]").await[0].contains("戴耀廷"));
        page.press(Key::Escape).await;
        page.until_absent("no suggestions", OPEN).await;
        assert_eq!(page.probe("fieldValue", ["[role=combobox]"]).await, "戴耀");
    });
}
