//! The closed list of state that the parts of a page share. All other state is local to the component that shows it.

use crate::browser::history::Location;
use crate::browser::timer::Debounce;
use crate::data::loaded::Loaded;
use crate::data::page_cache::PageCache;
use crate::data::page_data::LoadedPage;
use crate::data::searcher::Searcher;
use crate::locale::Locale;
use crate::setting::Setting;
use crate::timeline::answers::Results;
use crate::timeline::results::row_heights::RowHeights;
use crate::url::{Rejected, Route, ViewState, href};
use leptos::html::Main;
use leptos::prelude::*;
use maud::Markup;
use std::rc::Rc;
use std::sync::Arc;

/// State shared by the parts of a page; copied, and passed as a prop.
#[derive(Clone, Copy)]
pub struct Session {
    /// The page's language.
    pub locale: StoredValue<Arc<Locale>>,
    /// The route and view on screen. Only [`crate::navigator::Navigator`] writes it.
    pub location: RwSignal<Location>,
    /// Keys of the query string whose values could not be used.
    pub rejected: RwSignal<Vec<Rejected>>,
    /// The element of the page's content.
    pub main: NodeRef<Main>,
    /// The page.
    pub page: RwSignal<Arc<LoadedPage>>,
    /// The index and the shards, as far as they are loaded.
    pub searcher: StoredValue<Rc<Searcher>, LocalStorage>,
    /// The pages already seen.
    pub pages: StoredValue<Rc<PageCache>, LocalStorage>,
    /// The results last listed, and the number of events in a shard: the page of an event leads along them.
    pub listed: StoredValue<Option<(Results, u32)>>,
    /// Delays the address while the reader types or drags.
    pub typing: StoredValue<Debounce, LocalStorage>,
    /// The row heights of the list last shown, so that Back finds every row where it was.
    heights: StoredValue<(ViewState, RowHeights)>,
}

impl Session {
    /// A session that begins on `page` with the view of everything.
    pub fn new(locale: Locale, page: LoadedPage, route: Route) -> Session {
        Session {
            location: RwSignal::new(Location { route, state: ViewState::default() }),
            rejected: RwSignal::new(Vec::new()),
            main: NodeRef::new(),
            searcher: StoredValue::new_local(Rc::new(Searcher::new(&page.data.build, &locale.tag))),
            pages: StoredValue::new_local(Rc::new(PageCache::new(&page.data.build))),
            locale: StoredValue::new(Arc::new(locale)),
            page: RwSignal::new(Arc::new(page)),
            listed: StoredValue::default(),
            typing: StoredValue::new_local(Debounce::default()),
            heights: StoredValue::default(),
        }
    }

    /// The view of the timeline, tracked.
    pub fn state(self) -> ViewState {
        self.location.with(|location| location.state.clone())
    }

    /// The view of the timeline, untracked.
    pub fn state_now(self) -> ViewState {
        self.location.with_untracked(|location| location.state.clone())
    }

    /// Whether the page is in a frame of another site.
    pub fn is_embedded(self) -> bool {
        self.location.with_untracked(|location| location.route == Route::Embed)
    }

    /// Whether an embed was given a filter that could not be used, tracked. It shows no events then: all of them would pass
    /// for those of the filter, in a page of somebody else.
    pub fn is_refused(self) -> bool {
        self.is_embedded() && self.rejected.with(|rejected| rejected.iter().any(Rejected::is_filter))
    }

    /// Draws a leaf for the present location, tracked.
    pub fn draw(self, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        self.draw_in(&self.location.get(), draw)
    }

    /// Draws a leaf for another location.
    pub fn draw_in(self, location: &Location, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        let (locale, page) = (self.locale.get_value(), self.page.get_untracked());
        let Location { route, state } = location;
        draw(&Setting { locale: &locale, site: &page.data.site, route, state }).into_string()
    }

    /// A message.
    pub fn text(self, key: &str) -> String {
        self.locale.with_value(|locale| locale.text(key).to_owned())
    }

    /// A message with its places filled.
    pub fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        self.locale.with_value(|locale| locale.fill(key, values))
    }

    /// The address of another page in the same language.
    pub fn href(self, route: &Route) -> String {
        self.locale.with_value(|locale| href(&locale.prefix, route, &ViewState::default()))
    }

    /// The address of a view of the timeline in the same language.
    pub fn view_href(self, state: &ViewState) -> String {
        self.locale.with_value(|locale| href(&locale.prefix, &Route::Timeline, state))
    }

    /// Fetches again, with every file that failed.
    pub fn retry<T: Clone + Send + Sync + 'static>(self, loaded: Loaded<T>) {
        self.searcher.with_value(|searcher| searcher.retry());
        loaded.retry();
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
