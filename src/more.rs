//! Content of long pages that becomes elements when it is asked for: by a press, a link, or the printer.

use crate::browser::dom::HtmlElement;
use crate::browser::listener::Listener;
use crate::browser::more;
use crate::session::Session;
use crate::url::Route;
use leptos::prelude::*;

/// The further content of pages, and where the reader has asked for it.
#[derive(Clone, Copy)]
pub(crate) struct More {
    session: Session,
    /// The pages that have all their content when the reader returns, so that scroll positions stay valid.
    asked: StoredValue<Vec<Route>, LocalStorage>,
}

impl More {
    /// Nothing is asked for yet.
    pub(crate) fn new(session: Session) -> More {
        More { session, asked: StoredValue::new_local(Vec::new()) }
    }

    /// Places all content of a page that has just been mounted, if the reader asked for it before.
    pub(crate) fn mounted(self) {
        let route = self.route();
        if self.asked.with_value(|asked| asked.contains(&route)) {
            more::place_all();
        }
    }

    /// Follows all ways to ask for further content of the pages in `main`.
    pub(crate) fn follow(self, main: &HtmlElement) {
        let within = main.clone();
        Listener::on_capture(main, "click", move |event| {
            if more::place_for_click(&within, &event) {
                let route = self.route();
                self.asked.update_value(|asked| asked.push(route));
            }
        });
        Listener::on_window("beforeprint", |_| more::place_all());
        more::show_target(main);
    }

    fn route(self) -> Route {
        self.session.location.with_untracked(|location| location.route.clone())
    }
}
