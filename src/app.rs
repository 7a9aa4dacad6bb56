//! The app: the closed list of what all components share, and the way from a page's data to its view.
//!
//! Shared are the language, the site, where the reader is, the page's data, and the searcher. Nothing else is; all
//! other state is local to the component that shows it.

use crate::browser::history::Location;
use crate::component::{Footer, Header};
use crate::locale::Locale;
use crate::navigator::Navigator;
use crate::page::{AboutPage, CasePage, DirectoryPage, EventPage, NotFoundPage, PersonPage, TimelinePage, YearPage};
use crate::page_data::{Page, PageData, SiteData};
use crate::route::{Route, href};
use crate::row_heights::RowHeights;
use crate::searcher::Searcher;
use crate::view_state::{Rejected, ViewState};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// What all components share.
#[derive(Clone, Copy)]
pub struct Session {
    /// The page's language.
    pub locale: StoredValue<Arc<Locale>>,
    /// The site.
    pub site: StoredValue<Arc<SiteData>>,
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

/// What all components share. [`App`] provides it before any component asks.
pub fn session() -> Session {
    use_context::<Session>().unwrap_or_default()
}

/// The page's language.
pub fn locale() -> Arc<Locale> {
    session().locale.get_value()
}

impl Default for Session {
    /// A session of nothing, so that a component outside the app shows nothing instead of panicking.
    fn default() -> Session {
        Session::new(Arc::default(), Arc::default(), Route::NotFound)
    }
}

impl Session {
    fn new(locale: Arc<Locale>, page: Arc<PageData>, route: Route) -> Session {
        Session {
            site: StoredValue::new(Arc::new(page.site.clone())),
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

    /// The row heights of a view's list, as far as they were measured.
    pub fn heights_of(self, state: &ViewState) -> RowHeights {
        self.heights.with_value(|(of, heights)| if of == state { heights.clone() } else { RowHeights::default() })
    }

    /// Keeps the row heights of a view's list.
    pub fn keep_heights(self, state: &ViewState, heights: &RowHeights) {
        self.heights.set_value((state.clone(), heights.clone()));
    }

    /// The address of another page in the same language.
    pub fn href(self, route: &Route) -> String {
        self.href_with(route, &ViewState::default())
    }

    /// The address of a view of the timeline in the same language.
    pub fn view_href(self, state: &ViewState) -> String {
        self.href_with(&Route::Timeline, state)
    }

    fn href_with(self, route: &Route, state: &ViewState) -> String {
        self.locale.with_value(|locale| href(&locale.prefix, route, state))
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
    Navigator::start(session);
    view! {
        <Header />
        <main id="main" tabindex="-1">
            {move || page_view(&session.page.read().page)}
        </main>
        <Footer />
    }
}

fn page_view(page: &Page) -> AnyView {
    match page {
        Page::Timeline(timeline) => view! { <TimelinePage data=timeline.clone() /> }.into_any(),
        Page::Event(event) => view! { <EventPage event=(**event).clone() /> }.into_any(),
        Page::Person(person) => view! { <PersonPage person=(**person).clone() /> }.into_any(),
        Page::Case(case) => view! { <CasePage case=(**case).clone() /> }.into_any(),
        Page::Year(year) => view! { <YearPage year=year.clone() /> }.into_any(),
        Page::People(people) => view! { <DirectoryPage family="people" listings=people.clone() /> }.into_any(),
        Page::Cases(cases) => view! { <DirectoryPage family="cases" listings=cases.clone() /> }.into_any(),
        Page::About(totals) => view! { <AboutPage totals=*totals /> }.into_any(),
        Page::NotFound => view! { <NotFoundPage /> }.into_any(),
    }
}
