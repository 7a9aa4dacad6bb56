//! A page of another site with embeds in it: it has another origin.

use crate::page::Page;
use crate::site::serve;
use fantoccini::elements::{Element, ElementRef};
use serde::Serialize;
use serde_json::Value;
use std::{fs, thread};
use vigil_site::tool::serve::Running;

/// A page of another site.
pub struct Host {
    /// Its server.
    pub running: Running,
    _folder: tempfile::TempDir,
}

impl Host {
    /// Serves a page with this in its body; `ROOT/` is replaced by the address of the site under test.
    pub fn start(page: &Page, body: &str) -> Host {
        Host::with_scripts(page, body, &[])
    }

    /// As [`Host::start`], with scripts next to the page: names and texts.
    pub fn with_scripts(page: &Page, body: &str, scripts: &[(&str, &str)]) -> Host {
        let folder = tempfile::tempdir().unwrap();
        let body = body.replace("ROOT/", page.root());
        let html = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Host</title><body>{body}</body></html>"
        );
        fs::write(folder.path().join("index.html"), html).unwrap();
        for (name, script) in scripts {
            fs::write(folder.path().join(name), script).unwrap();
        }
        // On a thread of its own: a server brings a runtime, and this one's thread already runs one.
        let running = thread::scope(|scope| scope.spawn(|| serve(folder.path(), "/")).join().unwrap());
        Host { running, _folder: folder }
    }

    /// Opens the page.
    pub async fn open(&self, page: &Page) {
        page.browser.client.goto(&self.running.address).await.unwrap();
    }
}

/// Opens a page of another site with this in its body.
pub async fn open_host(page: &Page, body: &str) -> Host {
    let host = Host::start(page, body);
    host.open(page).await;
    host
}

/// Loads the script of the element.
pub const SCRIPT: &str = "<script async src=\"ROOT/embed.js\"></script>";

/// Waits until the frame of the first element is as high as its content.
pub async fn until_high(page: &Page) {
    until_higher(page, "the frame's height", 200.0).await;
}

/// Waits until the frame of the first element is higher than `pixels`.
pub async fn until_higher(page: &Page, what: &str, pixels: f64) {
    page.until_above(what, "frameHeight", [0], pixels).await;
}

/// Waits until the frame of the first element has a height in pixels.
pub async fn until_height(page: &Page, what: &str, pixels: impl Serialize) {
    page.until_is(what, "frameHeight", [0], pixels).await;
}

/// Enters the frame of the element at a place among all.
pub async fn enter(page: &Page, place: usize) {
    enter_frame(page, page.probe("elementFrame", [place]).await).await;
}

/// Enters the first frame of the host's page that no element has made.
pub async fn enter_plain_frame(page: &Page) {
    enter_frame(page, page.probe("plainFrame", ()).await).await;
}

async fn enter_frame(page: &Page, element: Value) {
    let id = element.as_object().and_then(|object| object.values().next()?.as_str()).unwrap();
    let element = Element::from_element_id(page.browser.client.clone(), ElementRef::from(id.to_owned()));
    element.enter_frame().await.unwrap();
}

/// Goes back to the host's page.
pub async fn leave(page: &Page) {
    page.browser.client.enter_parent_frame().await.unwrap();
}

/// Waits until the frame shows `count` events, all of one category.
pub async fn until_shows(page: &Page, count: usize, category: &str) {
    page.until("the events", "areAllShown", (count, category)).await;
}

/// Waits until the frame lists `count` events.
pub async fn until_count(page: &Page, count: usize) {
    page.until_is("the events", "countVisible", ["li[data-event]"], count).await;
}
