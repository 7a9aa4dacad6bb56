//! Letters composed by an input method: nothing is searched for before the word is complete, and no letter is lost.

use crate::browser::on_site;
use serde_json::json;

#[test]
fn a_text_is_searched_only_after_its_composition_ends() {
    on_site(async |page| {
        page.open_timeline("zh-Hant/").await;
        let all = page.count().await;
        page.focus("[role=search] input").await;
        for part in ["ㄔ", "ㄔㄨ", "ㄔㄨ ㄒㄩㄢ"] {
            let length = part.chars().count();
            let composed = json!({ "text": part, "selectionStart": length, "selectionEnd": length });
            page.browser.devtools("Input.imeSetComposition", composed).await;
        }
        let typed = ["[role=search] input"];
        page.until_is("the letters", "fieldValue", typed, "ㄔㄨ ㄒㄩㄢ").await;
        page.ready().await;
        assert_eq!(page.count().await, all, "nothing is searched for yet");
        page.browser.devtools("Input.insertText", json!({ "text": "初選" })).await;
        page.answers("初選").await;
        assert_eq!(page.probe("fieldValue", typed).await, "初選");
        let found = page.count().await;
        assert!(0 < found && found < all);
        page.at_query("?q=%E5%88%9D%E9%81%B8").await;
    });
}
