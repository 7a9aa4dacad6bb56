//! Content of long pages that stays text in `noscript` until it is expanded: by a press, a link to it, or the printer.

use crate::browser::dom::HtmlElement;
use crate::browser::listener::Listener;
use crate::browser::more;
use crate::session::Session;
use crate::url::Route;
use leptos::prelude::*;

/// Expands content, and remembers the pages on which the reader did so.
#[derive(Clone, Copy)]
pub(crate) struct More {
    session: Session,
    /// Pages to expand whole when the reader returns to them: a kept scroll position may be beyond their first part.
    expanded: StoredValue<Vec<Route>, LocalStorage>,
}

impl More {
    /// No page is expanded yet.
    pub(crate) fn new(session: Session) -> More {
        More { session, expanded: StoredValue::new_local(Vec::new()) }
    }

    /// Expands a page just shown, if the reader expanded part of it before.
    pub(crate) fn restore(self) {
        let route = self.route();
        if self.expanded.with_value(|expanded| expanded.contains(&route)) {
            more::expand_all();
        }
    }

    /// Listens for presses, links and the printer in `main`, for as long as the reactive owner lives.
    pub(crate) fn listen(self, main: &HtmlElement) {
        let within = main.clone();
        // Capturing: a link, a `summary` or a sortable heading must find the content in place when its own effect runs.
        Listener::on_capture(main, "click", move |event| {
            if more::expand_for_click(&within, &event) {
                let route = self.route();
                self.expanded.update_value(|expanded| expanded.push(route));
            }
        });
        // Paper cannot be expanded by its reader.
        Listener::on_window("beforeprint", |_| more::expand_all());
        more::show_target(main);
    }

    fn route(self) -> Route {
        self.session.location.with_untracked(|location| location.route.clone())
    }
}
