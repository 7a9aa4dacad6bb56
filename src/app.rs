//! The app: the closed list of what its live parts share, and the frame around every page.
//!
//! Shared are the language, the site, where the reader is, the page, and the searcher. Nothing else is; all other state
//! is local to the part that shows it.

use crate::browser::dom;
use crate::browser::history::Location;
use crate::component::footer::credit;
use crate::live::{Shown, effect, follow_view, region, start_timeline};
use crate::locale::Locale;
use crate::navigator::Navigator;
use crate::page_data::{CONTENT_ID, FRAME_REGIONS, LoadedPage};
use crate::route::{Route, href};
use crate::row_heights::RowHeights;
use crate::searcher::Searcher;
use crate::setting::Setting;
use crate::view_state::{Rejected, ViewState};
use leptos::prelude::*;
use maud::Markup;
use std::rc::Rc;
use std::sync::Arc;

/// What the live parts of a page share.
#[derive(Clone, Copy)]
pub struct Session {
    /// The page's language.
    pub locale: StoredValue<Arc<Locale>>,
    /// Where the reader is.
    pub location: RwSignal<Location>,
    /// What of the query string could not be used.
    pub rejected: RwSignal<Vec<Rejected>>,
    /// The page.
    pub page: RwSignal<Arc<LoadedPage>>,
    /// The index and the shards, as far as they are loaded.
    pub searcher: StoredValue<Rc<Searcher>, LocalStorage>,
    /// The answer last shown in a list, and how many events a shard holds: what an event's page opened from it leads along.
    pub answer: StoredValue<Option<(Shown, u32)>>,
    /// The row heights of the list last shown, so that Back finds every row where it was.
    heights: StoredValue<(ViewState, RowHeights)>,
}

impl Session {
    fn new(locale: Locale, page: LoadedPage, route: Route) -> Session {
        Session {
            location: RwSignal::new(Location { route, state: ViewState::default() }),
            rejected: RwSignal::new(Vec::new()),
            searcher: StoredValue::new_local(Rc::new(Searcher::new(&page.data.build, &locale.tag))),
            locale: StoredValue::new(Arc::new(locale)),
            page: RwSignal::new(Arc::new(page)),
            answer: StoredValue::default(),
            heights: StoredValue::default(),
        }
    }

    /// The view of the timeline.
    pub fn state(self) -> ViewState {
        self.location.with(|location| location.state.clone())
    }

    /// Whether the page stands in a frame of another site.
    pub fn is_embedded(self) -> bool {
        self.location.with_untracked(|location| location.route == Route::Embed)
    }

    /// Draws a part of the page in its present setting.
    pub fn draw(self, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        self.draw_in(&self.location.get(), draw)
    }

    /// Draws a part of the page in the setting of another place.
    pub fn draw_in(self, location: &Location, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        let (locale, page) = (self.locale.get_value(), self.page.get_untracked());
        let Location { route, state } = location;
        draw(&Setting { locale: &locale, site: &page.data.site, route, state }).into_string()
    }

    /// The row heights of a view's list, as far as they were measured.
    pub fn heights_of(self, state: &ViewState) -> RowHeights {
        self.heights
            .with_value(|(of, heights)| if of == state { heights.clone() } else { RowHeights::default() })
    }

    /// Keeps the row heights of a view's list.
    pub fn keep_heights(self, state: &ViewState, heights: &RowHeights) {
        self.heights.set_value((state.clone(), heights.clone()));
    }
}

/// The whole page inside `<div id="app">`: head, content, foot.
#[component]
pub fn App(
    /// The first page.
    page: LoadedPage,
    /// The page's language.
    locale: Locale,
    /// Which page it is.
    route: Route,
) -> impl IntoView {
    let session = Session::new(locale, page, route);
    let navigator = Navigator::new(session);
    if session.is_embedded() {
        region("credit", move || session.draw(credit));
    }
    let mut is_mounted = false;
    effect(move || {
        let page = session.page.get();
        // The first page is there; each one after it takes its place.
        if std::mem::replace(&mut is_mounted, true) {
            dom::set_content(&page.html);
            let is_asked = session.location.with_untracked(|to| to.state != ViewState::default());
            dom::mark_root("data-asked", is_asked);
            for (name, html) in FRAME_REGIONS.iter().zip(&page.frame) {
                dom::draw_region(name, html);
            }
        }
        if let Some(data) = &page.timeline {
            start_timeline(session, navigator, data.clone());
        } else if session.location.with_untracked(|to| matches!(to.route, Route::Event(_))) {
            follow_view(session);
        } else {
            session.answer.set_value(None);
        }
    });
    effect(move || {
        session.page.track();
        session.location.with(|to| dom::lead_links(&|prefix| href(prefix, &to.route, &to.state)));
    });
    effect(move || navigator.start());
    let (content, [header, footer]) =
        session.page.with_untracked(|page| (page.html.clone(), page.frame.clone()));
    view! {
        <div class="region" data-region="header" inner_html=header></div>
        <main id=CONTENT_ID tabindex="-1" inner_html=content></main>
        <div class="region" data-region="footer" inner_html=footer></div>
    }
}
