//! Going from page to page inside the app: the address, the next page's data, title, focus and scroll.

use crate::browser::history::{Entering, Location};
use crate::browser::task::spawn;
use crate::browser::timer::Debounce;
use crate::browser::{dom, focus, history, more, timer};
use crate::data::load::LoadError;
use crate::data::page_data::LoadedPage;
use crate::session::Session;
use crate::url::{Route, ViewState, href};
use leptos::prelude::*;
use std::sync::Arc;

/// How long after the last letter a typed text is written into the address bar.
const ADDRESS_DELAY_MS: i32 = 250;

/// Moves the reader: the only writer of [`Session::location`].
#[derive(Clone, Copy)]
pub struct Navigator {
    session: Session,
}

impl Session {
    /// Moves the reader of this session.
    pub fn navigator(self) -> Navigator {
        Navigator { session: self }
    }
}

impl Navigator {
    /// Takes over links and history, and reads the view from the address: once the page is mounted, which must find the
    /// page as it was sent.
    pub fn start(self) {
        let first = self.session.page.get_untracked();
        let path = self.path_of(&self.session.location.get_untracked().route);
        self.session.pages.with_value(|pages| pages.keep(path, first));
        self.read_address();
        // In a frame the address and the history are the host's, and links lead out of it.
        if self.session.is_embedded() {
            return;
        }
        let (prefix, prefixes) = self.prefixes();
        history::on_travel(move || self.travel());
        history::on_link(prefix, prefixes, move |location| self.go(location));
        if self.session.page.with_untracked(|page| page.timeline.is_none()) {
            dom::mark_root("data-ready", true);
        }
        timer::after_paint(|| {
            if let Some(position) = history::kept_scroll() {
                reach(position);
            }
        });
    }

    fn prefixes(self) -> (String, Vec<String>) {
        let prefix = self.session.locale.with_value(|locale| locale.prefix.clone());
        let page = self.session.page.get_untracked();
        let others = page
            .data
            .site
            .locales
            .iter()
            .map(|locale| locale.prefix.clone())
            .filter(|prefix| !prefix.is_empty());
        (prefix, others.collect())
    }

    fn path_of(self, route: &Route) -> String {
        self.session.locale.with_value(|locale| href(&locale.prefix, route, &ViewState::default()))
    }

    fn address(self) -> Option<Location> {
        let (prefix, prefixes) = self.prefixes();
        let prefixes: Vec<&str> = prefixes.iter().map(String::as_str).collect();
        let (location, rejected) = history::current(&prefix, &prefixes)?;
        if self.session.rejected.with_untracked(|old| *old != rejected) {
            self.session.rejected.set(rejected);
        }
        Some(location)
    }

    fn read_address(self) {
        let Some(mut location) = self.address() else { return };
        location.route = self.session.location.get_untracked().route;
        // The address may name somebody, a case or an event by a former id.
        let page = self.session.page.get_untracked();
        let moved = page.timeline.as_ref().map_or(&[][..], |data| &data.moved);
        let asked = location.state.clone();
        location.state = location.state.with_moved(moved);
        let has_moved = location.state != asked;
        if self.session.location.with_untracked(|old| *old != location) {
            self.session.location.set(location);
        }
        if has_moved {
            self.write(Entering::Replace);
        }
    }

    /// The reader is still choosing, by letters or on the histogram: the view follows at once, the address a moment
    /// later, in place of the present one.
    pub fn follow(self, state: ViewState) {
        let route = self.session.location.with_untracked(|location| location.route.clone());
        self.session.location.set(Location { route, state });
        self.session
            .typing
            .with_value(|typing| typing.call(ADDRESS_DELAY_MS, move || self.write(Entering::Replace)));
    }

    /// The reader chose another view of the timeline.
    pub fn choose(self, state: ViewState) {
        if self.session.is_embedded() {
            self.session.rejected.set(Vec::new());
            return self.session.location.set(Location { route: Route::Embed, state });
        }
        self.go(Location { route: Route::Timeline, state });
    }

    fn write(self, entering: Entering) {
        if self.session.is_embedded() {
            return;
        }
        let (prefix, _) = self.prefixes();
        history::write(&prefix, &self.session.location.get_untracked(), entering);
    }

    /// The reader chose a place.
    pub fn go(self, location: Location) {
        self.session.typing.with_value(Debounce::cancel);
        self.write(Entering::Replace);
        history::keep_scroll();
        self.session.rejected.set(Vec::new());
        let entered = move |changed_page| {
            self.write(Entering::Push);
            if changed_page {
                history::scroll_to(0.0);
                if let Some(main) = self.session.main.get_untracked() {
                    focus::without_scroll(&main);
                }
            }
        };
        self.show(location, Box::new(entered));
    }

    /// The reader went back or forward.
    fn travel(self) {
        self.session.typing.with_value(Debounce::cancel);
        let Some(location) = self.address() else { return history::reload() };
        let position = history::kept_scroll().unwrap_or(0.0);
        self.show(location, Box::new(move |_| restore_scroll(position)));
    }

    /// Shows a place, then runs `entered` with whether it is another page.
    fn show(self, location: Location, entered: Box<dyn FnOnce(bool)>) {
        if self.session.location.with_untracked(|old| old.route == location.route) {
            self.session.location.set(location);
            return entered(false);
        }
        dom::mark_root("data-ready", false);
        spawn(async move {
            let address =
                self.session.locale.with_value(|l| href(&l.prefix, &location.route, &location.state));
            match self.page(&location.route).await {
                Ok(page) => {
                    dom::set_title(&page.data.title);
                    self.session.location.set(location);
                    let is_read_only = page.timeline.is_none();
                    self.session.page.set(page);
                    entered(true);
                    if is_read_only {
                        timer::after_paint(|| dom::mark_root("data-ready", true));
                    }
                }
                // The browser then shows the page as the host has it now, or its own error.
                Err(_) => history::leave_for(&address),
            }
        });
    }

    /// The page of a route, fetched unless it was opened before.
    pub async fn page(self, route: &Route) -> Result<Arc<LoadedPage>, LoadError> {
        let path = self.path_of(route);
        let pages = self.session.pages.try_get_value().ok_or(LoadError::Damaged)?;
        pages.get(&path).await
    }
}

/// Scrolls to a kept position once the page is tall enough, or gives up after a second.
fn restore_scroll(position: f64) {
    fn attempt(position: f64, left: u32) {
        timer::after_paint(move || {
            if !reach(position) && left > 0 {
                attempt(position, left - 1);
            }
        });
    }
    attempt(position, 60);
}

/// Scrolls to a position, and returns whether the page is tall enough. A page that is too short may have been left with
/// all of its content shown, so that is placed.
fn reach(position: f64) -> bool {
    let is_reached = || {
        history::scroll_to(position);
        (history::scroll_position() - position).abs() <= 1.0
    };
    if is_reached() {
        return true;
    }
    more::place_all();
    is_reached()
}
