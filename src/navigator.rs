//! Navigation inside the app: writes the address and the history, fetches the next page, and sets title, focus and scroll.

use crate::browser::history::{Entering, Location};
use crate::browser::task::spawn;
use crate::browser::timer::Debounce;
use crate::browser::{dom, focus, history, more, network, timer};
use crate::data::load::LoadError;
use crate::data::page_data::LoadedPage;
use crate::session::Session;
use crate::url::{Route, ViewState, href};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The delay between the last change by typing or dragging and its entry in the address bar, in milliseconds.
const ADDRESS_DELAY_MS: i32 = 250;

/// Navigates. Apart from the start of a page ([`crate::parts`]), the only writer of [`Session::location`].
#[derive(Clone, Copy)]
pub(crate) struct Navigator {
    session: Session,
}

impl Session {
    /// The navigator of this session.
    pub(crate) fn navigator(self) -> Navigator {
        Navigator { session: self }
    }
}

impl Navigator {
    /// Reads the view from the address, and listens to links and to the history. To be called after hydration, which
    /// compares the page with the view that it was drawn for.
    pub(crate) fn start(self) {
        let first = self.session.page.get_untracked();
        let path = self.path_of(&self.session.location.get_untracked().route);
        self.session.pages.with_value(|pages| pages.keep(path, first));
        self.read_address();
        // In a frame, address and history belong to the host page, and links open outside the frame.
        if self.session.is_embedded() {
            return;
        }
        let (prefix, prefixes) = self.prefixes();
        history::on_travel(move || self.travel());
        history::on_link(prefix, prefixes, move |address, location| self.follow(address, location));
        history::on_search(move |text| self.push_view(ViewState::default().with_text(&text)));
        if self.session.page.with_untracked(|page| page.timeline.is_none()) {
            dom::mark_root("data-ready", true);
        }
        timer::after_paint(|| {
            // After a paint, so that the page has its height.
            if let Some(position) = history::kept_scroll() {
                reach(position);
            }
        });
    }

    fn prefixes(self) -> (String, Vec<String>) {
        let prefix = self.session.locale.with_value(|locale| locale.prefix.clone());
        let page = self.session.page.get_untracked();
        (prefix, page.data.site.prefixes().map(str::to_owned).collect())
    }

    fn path_of(self, route: &Route) -> String {
        self.session.locale.with_value(|locale| href(&locale.prefix, route, &ViewState::default()))
    }

    fn address(self) -> Option<Location> {
        let (prefix, prefixes) = self.prefixes();
        let prefixes: Vec<&str> = prefixes.iter().map(String::as_str).collect();
        let (location, rejected) = history::current(&prefix, &prefixes)?;
        // Only on a change, because setting an equal value would redraw the notices.
        if self.session.rejected.with_untracked(|old| *old != rejected) {
            self.session.rejected.set(rejected);
        }
        Some(location)
    }

    fn read_address(self) {
        let Some(mut location) = self.address() else { return };
        location.route = self.session.location.get_untracked().route;
        // An address from before a rename has a former id. The page has the table of them, because the index is not loaded
        // yet.
        let page = self.session.page.get_untracked();
        let moved = page.timeline.as_ref().map_or(&[][..], |data| &data.moved);
        let asked = location.state.clone();
        location.state = location.state.with_moved(moved);
        let has_moved = location.state != asked;
        // Only on a change, because every part follows the location.
        if self.session.location.with_untracked(|old| *old != location) {
            self.session.location.set(location);
        }
        if has_moved {
            self.write(Entering::Replace);
        }
    }

    /// Shows a view while the reader still types or drags. The address follows after [`ADDRESS_DELAY_MS`] and replaces the
    /// current entry of the history.
    pub(crate) fn replace(self, state: ViewState) {
        let route = self.session.location.with_untracked(|location| location.route.clone());
        self.session.location.set(Location { route, state });
        self.session
            .typing
            .with_value(|typing| typing.call(ADDRESS_DELAY_MS, move || self.write(Entering::Replace)));
    }

    /// Shows another view of the timeline as a new entry of the history; in an embed without an entry.
    pub(crate) fn push_view(self, state: ViewState) {
        if self.session.is_embedded() {
            self.session.rejected.set(Vec::new());
            return self.session.location.set(Location { route: Route::Embed, state });
        }
        self.push(Location { route: Route::Timeline, state });
    }

    fn write(self, entering: Entering) {
        if self.session.is_embedded() {
            return;
        }
        history::write(&self.address_of(&self.session.location.get_untracked()), entering);
    }

    fn address_of(self, location: &Location) -> String {
        let (prefix, _) = self.prefixes();
        let is_private = self.session.page.with_untracked(|page| page.data.site.private_search);
        history::address(&prefix, location, is_private)
    }

    /// Follows a link; false if the browser must load the page. A link from the timeline to the builder of embeds leads to an
    /// embed of the current view.
    fn follow(self, mut address: String, location: Option<Location>) -> bool {
        let mut is_changed = false;
        match location {
            Some(location) if location.route.is_within_app() => {
                self.push(location);
                return true;
            }
            Some(Location { route: Route::EmbedBuilder, .. }) => {
                let shown = self.session.location.get_untracked();
                is_changed = shown.route == Route::Timeline;
                if is_changed {
                    address = self.address_of(&Location { route: Route::EmbedBuilder, state: shown.state });
                }
            }
            _ => {}
        }
        // Other links, to a program for e-mail, need no network.
        let must_handle = is_changed || network::is_offline() && address.starts_with("http");
        if must_handle {
            self.leave(address);
        }
        must_handle
    }

    /// Lets the browser load an address, unless there is no network: the browser's own page of errors would replace this one.
    fn leave(self, address: String) {
        if !network::is_offline() {
            return history::leave_for(&address);
        }
        self.session.failure.show(LoadError::Network, Rc::new(move || self.leave(address.clone())));
    }

    /// Navigates to a page and view as a new entry of the history. The old entry keeps its scroll position.
    pub(crate) fn push(self, location: Location) {
        self.session.typing.with_value(Debounce::cancel);
        // The address of a text typed just now has not been written yet; Back must lead to it.
        self.write(Entering::Replace);
        history::keep_scroll();
        self.session.rejected.set(Vec::new());
        self.session.set_is_asked(self.session.location.with_untracked(|old| old.route == location.route));
        let entered = move |changed_page| {
            self.write(Entering::Push);
            if changed_page {
                history::scroll_to(0.0);
                // The link that had the focus is gone with the old page.
                if let Some(main) = self.session.main.get_untracked() {
                    focus::without_scroll(&main);
                }
            }
        };
        self.show(location, Rc::new(entered));
    }

    /// Shows the location that Back or Forward has made current, at its kept scroll position.
    fn travel(self) {
        self.session.set_is_asked(false);
        self.session.typing.with_value(Debounce::cancel);
        // An address outside this site or language: the browser loads it.
        let Some(location) = self.address() else { return history::reload() };
        let position = history::kept_scroll().unwrap_or(0.0);
        self.show(location, Rc::new(move |_| restore_scroll(position)));
    }

    /// Shows a location, then calls `entered` with whether the page changed. Fetches the page unless it is cached; if that
    /// fails, this page stays, and the notice offers to try again.
    fn show(self, location: Location, entered: Rc<dyn Fn(bool)>) {
        self.session.failure.clear();
        if self.session.location.with_untracked(|old| old.route == location.route) {
            self.session.location.set(location);
            return entered(false);
        }
        dom::mark_root("data-ready", false);
        spawn(async move {
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
                // The browser shows the current version of the page, or the host's page for lost readers.
                Err(LoadError::Outdated | LoadError::Missing) => self.leave(self.address_of(&location)),
                Err(error) => {
                    dom::mark_root("data-ready", true);
                    let again = move || self.show(location.clone(), entered.clone());
                    self.session.failure.show(error, Rc::new(again));
                }
            }
        });
    }

    /// The page of a route in this language, from the cache or fetched. Fails with `Damaged` after the session ended.
    pub(crate) async fn page(self, route: &Route) -> Result<Arc<LoadedPage>, LoadError> {
        let path = self.path_of(route);
        let pages = self.session.pages.try_get_value().ok_or(LoadError::Damaged)?;
        pages.get(&path).await
    }
}

/// Scrolls to a kept position as soon as the page is tall enough; stops after 60 frames.
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

/// Scrolls to a position, and returns whether the page is tall enough. A page that is too short is expanded, because the
/// reader may have left it expanded.
fn reach(position: f64) -> bool {
    let is_reached = || {
        history::scroll_to(position);
        // Browsers round the position to pixels of the screen.
        (history::scroll_position() - position).abs() <= 1.0
    };
    if is_reached() {
        return true;
    }
    more::expand_all();
    is_reached()
}
