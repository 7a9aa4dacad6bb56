//! Pages on their way to the printer: the app adds the notes, the day and the address, which only it knows.

use crate::browser::listener::Listener;
use crate::browser::{dom, history, paper};
use crate::leaf::paper::imprint;
use crate::session::Session;
use crate::url::{Route, href};
use leptos::prelude::*;

/// Makes each page ready when it is printed, however the reader asks for that.
pub fn follow_printer(session: Session) {
    Listener::on_window("beforeprint", move |_| {
        let location = session.location.get_untracked();
        paper::place_notes(&session.draw_in(&location, |setting| imprint(setting, paper::today())));
        // The page that is served for lost addresses has none.
        if location.route != Route::NotFound {
            dom::set_text(".foot .address", &address(session));
        }
    });
    paper::on_return(paper::remove_notes);
}

/// The address of the page with its view: as the site knows it, else as it is served.
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
