//! The app: the closed list of what its live parts share, and the way from a page's data to its view.
//!
//! Shared are the language, the site, where the reader is, the page's data, and the searcher. Nothing else is; all
//! other state is local to the part that shows it.

use crate::browser::history::Location;
use crate::component::{footer::footer, header::header};
use crate::live::{Region, TimelineView};
use crate::locale::Locale;
use crate::navigator::Navigator;
use crate::page_data::{CONTENT_ID, Content, PageData};
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
    /// The page's data.
    pub page: RwSignal<Arc<PageData>>,
    /// The index and the shards, as far as they are loaded.
    pub searcher: StoredValue<Rc<Searcher>, LocalStorage>,
    /// The row heights of the list last shown, so that Back finds every row where it was.
    heights: StoredValue<(ViewState, RowHeights)>,
}

impl Session {
    fn new(locale: Arc<Locale>, page: Arc<PageData>, route: Route) -> Session {
        Session {
            location: RwSignal::new(Location { route, state: ViewState::default() }),
            rejected: RwSignal::new(Vec::new()),
            searcher: StoredValue::new_local(Rc::new(Searcher::new(&page.build, &locale.tag))),
            locale: StoredValue::new(locale),
            page: RwSignal::new(page),
            heights: StoredValue::default(),
        }
    }

    /// The view of the timeline.
    pub fn state(self) -> ViewState {
        self.location.with(|location| location.state.clone())
    }

    /// Draws a part of the page in its present setting.
    pub fn draw(self, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        self.draw_in(&self.location.get(), draw)
    }

    /// Draws a part of the page in the setting of another place.
    pub fn draw_in(self, location: &Location, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        let (locale, page) = (self.locale.get_value(), self.page.get_untracked());
        let Location { route, state } = location;
        draw(&Setting { locale: &locale, site: &page.site, route, state }).into_string()
    }

    /// The address of the timeline in the page's language.
    pub fn timeline_href(self) -> String {
        self.locale.with_value(|locale| href(&locale.prefix, &Route::Timeline, &ViewState::default()))
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

/// The whole page inside `<div id="app">`.
#[component]
pub fn App(
    /// The first page's data.
    page: PageData,
    /// The page's language.
    locale: Locale,
    /// Which page it is.
    route: Route,
) -> impl IntoView {
    let session = Session::new(Arc::new(locale), Arc::new(page), route);
    provide_context(session);
    let navigator = Navigator::start(session);
    let build = session.page.with_untracked(|page| page.build.clone());
    view! {
        <Region html=move || session.draw(header) />
        <main id="main" tabindex="-1">
            {move || main_view(session, navigator, &session.page.read())}
        </main>
        <Region html=move || session.draw(|setting| footer(setting, &build)) />
    }
}

fn main_view(session: Session, navigator: Navigator, page: &PageData) -> AnyView {
    let html = match (&page.timeline, &page.content) {
        (Some(data), _) => {
            let data = Arc::new(data.clone());
            return view! { <TimelineView session navigator data /> }.into_any();
        }
        (None, Content::Html(html)) => html.clone(),
        #[cfg(feature = "ssr")]
        (None, Content::Page(page)) => session.draw(|setting| crate::page::page(setting, page)),
    };
    view! { <div id=CONTENT_ID inner_html=html></div> }.into_any()
}
