//! A site that is updated while it is read, a page that is not the one of its address, and no network.

use crate::browser::{on_copy_of_site, on_site};
use crate::page::Page;
use fantoccini::Locator;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};
use vigil_site::digest::csp_source;

/// The failure next to the list.
const LIST: &str = ".notices > .failed";
/// The failure that no region shows itself.
const NOTICE: &str = "#app > .region > .unreached > .failed";
/// The failure of the app.
const APP: &str = "#app-failed";

/// Replaces the name of the script of all pages in a page, as in a page of another deployment.
fn make_other(file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let name = text.find("/page-").unwrap() + 1;
    let script = text[..name].rfind("<script>").unwrap() + "<script>".len();
    let lines = &text[script..script + text[script..].find("</script>").unwrap()];
    let (old, new) = (&text[name..name + 15], "page-0000000000");
    // The policy of the page allows the lines by their hash.
    let policy = (csp_source(lines), csp_source(&lines.replace(old, new)));
    fs::write(file, text.replace(&policy.0, &policy.1).replace(old, new)).unwrap();
}

/// The folder of the edition of a site.
fn edition(folder: &Path) -> std::path::PathBuf {
    let mut folders = fs::read_dir(folder.join("data")).unwrap().map(|child| child.unwrap().path());
    folders.find(|path| path.join("manifest.json").is_file()).unwrap()
}

async fn search(page: &Page, text: &str) {
    page.click("[role=search] input").await;
    page.press_keys(text).await;
}

/// The word of the button of the failure next to the list.
async fn until_offered(page: &Page, action: &str) {
    page.until_is(action, "attribute", (format!("{LIST} button"), "data-action"), action).await;
}

#[test]
fn updated_is_said_only_of_a_site_that_was() {
    on_copy_of_site(
        |_| {},
        async |page, folder| {
            page.browser.devtools("Network.enable", json!({})).await;
            // Read ahead otherwise.
            page.browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*/terms/*"] })).await;
            page.open_timeline("").await;
            page.browser.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
            fs::rename(edition(folder), folder.join("data/gone")).unwrap();
            search(page, "jailed").await;
            until_offered(page, "retry").await;
            make_other(&folder.join("404.html"));
            page.click(&format!("{LIST} button")).await;
            until_offered(page, "reload").await;
        },
    );
}

#[test]
fn a_page_from_a_cache_gives_way_to_the_new_one() {
    let change = |folder: &Path| {
        fs::write(folder.join("_headers"), "/*\n  Cache-Control: max-age=600\n").unwrap();
        fs::copy(folder.join("index.html"), folder.join("new.html")).unwrap();
        make_other(&folder.join("index.html"));
    };
    on_copy_of_site(change, async |page, folder| {
        page.open("?q=london").await;
        page.until_visible("the line that says so", APP).await;
        assert!(
            page.is_visible(&format!("{APP} [data-unanswered]")).await,
            "the list is not that of the search"
        );
        fs::copy(folder.join("new.html"), folder.join("index.html")).unwrap();
        page.open("about/").await;
        page.open("?q=london").await;
        page.answers("london").await;
        assert!(!page.is_visible(APP).await);
        assert_eq!(page.probe("address", ["search"]).await, json!("?q=london"), "the view stays");
    });
}

#[test]
fn a_page_before_its_files_starts_when_they_are_there() {
    on_copy_of_site(
        |_| {},
        async |page, folder| {
            fs::copy(folder.join("index.html"), folder.join("whole.html")).unwrap();
            make_other(&folder.join("index.html"));
            page.open("?q=london").await;
            page.until_visible("the line that says so", APP).await;
            fs::rename(folder.join("whole.html"), folder.join("index.html")).unwrap();
            // Newer than the other page by more than the seconds of `Last-Modified`, as an update is.
            let mended = fs::File::options().write(true).open(folder.join("index.html")).unwrap();
            mended.set_modified(SystemTime::now() + Duration::from_secs(2)).unwrap();
            // The page may have noticed by itself, and be loading again.
            if let Ok(button) = page.browser.client.find(Locator::Css(&format!("{APP} button"))).await {
                let _ = button.click().await;
            }
            page.answers("london").await;
            assert!(!page.is_visible(APP).await);
        },
    );
}

#[test]
fn an_event_that_never_was_is_no_update() {
    on_site(async |page| {
        page.open("?event=2021-01-06-none").await;
        let failed = ".event-opened .region > .failed";
        page.until_visible("the line that says so", failed).await;
        assert!(page.texts(failed).await.concat().contains("no event at this address"));
        let offered = page.probe("attribute", (format!("{failed} button"), "data-action")).await;
        assert_eq!(offered, json!("retry"), "a host may lack the page for a moment");
    });
}

#[test]
fn another_page_at_an_address_is_reported() {
    on_copy_of_site(
        |_| {},
        async |page, folder| {
            let asked = folder.join("person/agnes-chow/index.html");
            let kept = fs::read(&asked).unwrap();
            fs::copy(folder.join("person/benny-tai/index.html"), &asked).unwrap();
            page.open("person/agnes-chow/").await;
            page.until_visible("the line that says so", APP).await;
            let said = page.texts(&format!("{APP} > span")).await.concat();
            assert!(said.contains("another page"), "{said}");
            // Inside the app too, where the page stays.
            page.open("people/").await;
            page.ready().await;
            page.probe("click", ["main a[href='person/agnes-chow/']"]).await;
            page.until_visible("the notice", NOTICE).await;
            assert_eq!(page.probe("address", ["pathname"]).await, json!("/people/"));
            fs::write(&asked, kept).unwrap();
            page.click(&format!("{NOTICE} button")).await;
            page.until_is("the page", "address", ["pathname"], "/person/agnes-chow/").await;
            page.until_hidden("no notice", NOTICE).await;
            // Neither capital letters nor the name of the file make it another page.
            for path in
                ["person/agnes-chow/index.html", "person/agnes-chow/?utm=1", "zh-Hant/people/index.html"]
            {
                page.open(path).await;
                page.ready().await;
                assert!(!page.is_visible(APP).await, "{path}");
            }
        },
    );
}

#[test]
fn a_link_without_a_network_stays_on_the_page_and_says_so() {
    on_site(async |page| {
        page.browser.devtools("Network.enable", json!({})).await;
        let offline = async |is_offline: bool| {
            let state = json!({ "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
            page.browser.devtools("Network.emulateNetworkConditions", state).await;
        };
        // A page of the app, another language, and another site.
        for link in ["main a[href^='person/']", "[data-frame=header] a[hreflang]", ".sources a[href^=https]"]
        {
            offline(false).await;
            page.open("case/hk47/").await;
            page.ready().await;
            offline(true).await;
            page.probe("click", [link]).await;
            page.until_visible(link, NOTICE).await;
            assert_eq!(page.probe("address", ["pathname"]).await, json!("/case/hk47/"), "{link}");
        }
        offline(false).await;
        page.open("case/hk47/").await;
        page.ready().await;
        offline(true).await;
        page.probe("click", ["main a[href^='person/']"]).await;
        page.until_visible("the notice", NOTICE).await;
        offline(false).await;
        page.click(&format!("{NOTICE} button")).await;
        page.until("the page", "addressStartsWith", ["pathname", "/person/"]).await;
        page.until_hidden("no notice", NOTICE).await;
    });
}

#[test]
fn a_host_that_never_answers_is_given_up() {
    on_site(async |page| {
        // Twenty seconds pass in one, and answers are held for ever.
        page.browser.probe_new_documents("hurry", &json!([])).await;
        page.open("people/").await;
        page.ready().await;
        page.probe("holdRequests", ["/person/"]).await;
        page.probe("click", ["main a[href^='person/']"]).await;
        page.until_visible("the notice", NOTICE).await;
        assert_eq!(page.probe("address", ["pathname"]).await, json!("/people/"));
    });
}
