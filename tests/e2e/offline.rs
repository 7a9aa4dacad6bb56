//! A copy saved in the browser: it is read without a network, updated when told, and removed whole.

use crate::browser::{on_copy_of_site, on_site};
use crate::page::Page;
use crate::site::{dist, serve};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::thread;
use vigil_site::digest::integrity;

const SAID: &str = ".saved [aria-live]";
const SAVE: &str = ".saved [value=save]";
const REMOVE: &str = ".saved [value=remove]";

/// Opens the panel.
async fn open_panel(page: &Page) {
    page.open("data/").await;
    page.ready().await;
    page.click(".saved > summary").await;
}

/// Presses a button and waits for a sentence, for as long as files arrive.
async fn press_until(page: &Page, button: &str, said: &str) {
    page.until_visible("the button", button).await;
    page.click(button).await;
    let mut before = json!(null);
    loop {
        page.until_other("more files", "savedSoFar", (), &before).await;
        before = page.probe("savedSoFar", ()).await;
        let words = before["said"].as_str().unwrap();
        if !words.is_empty() && !words.starts_with("Saving") {
            assert!(words.contains(said), "{words}");
            return;
        }
    }
}

async fn assert_nothing_stored(page: &Page) {
    assert_eq!(page.probe("stored", ()).await, json!({ "copies": [], "workers": 0, "kept": 0 }));
}

#[test]
fn a_saved_copy_works_without_a_network_and_is_removed_whole() {
    on_site(async |page| {
        // On a thread of its own: a server brings a runtime, and this one's thread already runs one.
        let server = thread::scope(|scope| scope.spawn(|| serve(&dist(), "/a/")).join().unwrap());
        let page = Page::new(page.browser.clone(), &server.address);
        open_panel(&page).await;
        page.until_visible("the button", SAVE).await;
        let told = page.texts(SAID).await.concat();
        assert!(told.contains(" files, ") && told.contains(" MB"), "{told}");
        assert_nothing_stored(&page).await;
        press_until(&page, SAVE, "Saved: ").await;
        thread::spawn(move || server.stop()).join().unwrap();

        page.open_timeline("").await;
        page.search("jailed").await;
        assert!(page.count().await > 0);
        page.click("li[data-event] h3 a").await;
        page.until_exists("the event", "article.detail h1").await;
        for (view, drawn) in [
            ("?view=chart", ".chart svg"),
            ("?view=map", ".map svg"),
            ("?q=jailed&from=2021", "li[data-event]"),
        ] {
            page.open(view).await;
            page.until_visible("the view", drawn).await;
        }
        // An address as other hosts serve it, and a page that was not opened before.
        for address in ["about/index.html", "people", "case/hk47/"] {
            page.open(address).await;
            page.ready().await;
            page.until_exists("the page", "h1").await;
        }
        open_panel(&page).await;
        page.until_visible("the button", REMOVE).await;
        page.click(REMOVE).await;
        page.until("the end", "saysSaved", "Removed").await;
        assert_nothing_stored(&page).await;
    });
}

/// Changes a page, and its entry in the list of files if told.
fn change(folder: &Path, address: &str, text: &str, is_listed: bool) {
    let file = folder.join(address).join("index.html");
    let page = fs::read_to_string(&file).unwrap() + text;
    if is_listed {
        let list = folder.join("saved/en.json");
        let mut files: Value = serde_json::from_slice(&fs::read(&list).unwrap()).unwrap();
        files["files"][address] = json!([page.len(), integrity(page.as_bytes())]);
        fs::write(list, files.to_string()).unwrap();
    }
    fs::write(file, page).unwrap();
}

#[test]
fn a_copy_is_updated_when_the_reader_says_so() {
    on_copy_of_site(
        |_| {},
        async |page, folder| {
            open_panel(page).await;
            press_until(page, SAVE, "Saved: ").await;
            change(folder, "about/", "<!-- new -->", true);
            open_panel(page).await;
            page.until("the news", "saysSaved", "The site has changed").await;
            assert_eq!(page.probe("isInCopy", ("about/", "<!-- new -->")).await, json!(false));
            press_until(page, ".saved [value=update]", "Saved: ").await;
            assert_eq!(page.probe("isInCopy", ("about/", "<!-- new -->")).await, json!(true));
        },
    );
}

#[test]
fn a_copy_with_a_wrong_file_is_not_called_saved() {
    on_copy_of_site(
        |folder| change(folder, "about/", "<!-- other -->", false),
        async |page, folder| {
            let whole = fs::read_to_string(folder.join("about/index.html")).unwrap();
            open_panel(page).await;
            press_until(page, SAVE, "about/ did not arrive").await;
            assert_eq!(page.probe("stored", ()).await["workers"], json!(0));
            assert_eq!(page.probe("isInCopy", ("about/", "<html")).await, json!(false));
            fs::write(folder.join("about/index.html"), whole.replace("<!-- other -->", "")).unwrap();
            press_until(page, SAVE, "Saved: ").await;
            assert_eq!(page.probe("stored", ()).await["workers"], json!(1));
        },
    );
}
