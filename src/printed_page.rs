//! Prepares a page for the printer: inserts its notes, the day of printing and its address with the view.

use crate::browser::listener::Listener;
use crate::browser::{dom, history, paper};
use crate::leaf::paper::imprint;
use crate::session::Session;
use crate::url::{Route, href};
use leptos::prelude::*;

/// Prepares every page before it is printed, by a button, keys or the browser's menu, and restores it afterwards.
pub(crate) fn follow_printer(session: Session) {
    Listener::on_window("beforeprint", move |_| {
        let location = session.location.get_untracked();
        paper::insert_notes(&session.draw_in(&location, |setting| imprint(setting, paper::today())));
        // The page for lost addresses has no address of its own.
        if location.route != Route::NotFound {
            dom::set_text(".foot .address", &address(session));
        }
    });
    paper::after_print(paper::remove_notes);
}

/// The absolute address of page and view: below the `base_url` of the site, or without one as served.
fn address(session: Session) -> String {
    let location = session.location.get_untracked();
    let prefix = session.locale.with_value(|locale| locale.prefix.clone());
    let path = href(&prefix, &location.route, &location.state);
    let root = session.page.with_untracked(|page| page.data.site.root.clone());
    match root {
        Some(root) => root + path.trim_start_matches("./"),
        None => history::resolve(&path),
    }
}
