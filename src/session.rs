//! The closed list of state that parts share. All other state is local to the component that shows it.

use crate::browser::history::Location;
use crate::browser::timer::Debounce;
use crate::data::loaded::Loaded;
use crate::data::page_cache::PageCache;
use crate::data::page_data::LoadedPage;
use crate::data::searcher::Searcher;
use crate::failure::Failure;
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

/// Shared state; passed as a prop.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    /// The page's language.
    pub locale: StoredValue<Arc<Locale>>,
    /// The current page and view. Written by [`crate::navigator::Navigator`], and by [`crate::parts`] around hydration.
    pub location: RwSignal<Location>,
    /// Pairs of the query string that were ignored because their values are invalid; shown as notices.
    pub rejected: RwSignal<Vec<Rejected>>,
    /// The failure that no region shows itself.
    pub failure: Failure,
    /// The `<main>` with the page's content.
    pub main: NodeRef<Main>,
    /// The current page.
    pub page: RwSignal<Arc<LoadedPage>>,
    /// The index and the shards loaded so far.
    pub searcher: StoredValue<Rc<Searcher>, LocalStorage>,
    /// The pages opened so far.
    pub pages: StoredValue<Rc<PageCache>, LocalStorage>,
    /// The results last listed, and the events per shard. The page of an event links to its neighbors in them.
    pub listed: StoredValue<Option<(Results, u32)>>,
    /// Delays the address while the reader types or drags.
    // In the session, so that the navigator can cancel it.
    pub typing: StoredValue<Debounce, LocalStorage>,
    /// Whether the view shown next is one that the reader has just asked for on this page.
    is_asked: StoredValue<bool>,
    /// The row heights of the list last shown and its view, so that Back restores the scroll position.
    heights: StoredValue<(ViewState, RowHeights)>,
}

impl Session {
    /// A session on `page`, with the default view. Must match the view that the page was drawn for.
    pub(crate) fn new(locale: Locale, page: LoadedPage, route: Route) -> Session {
        Session {
            location: RwSignal::new(Location { route, state: ViewState::default() }),
            rejected: RwSignal::new(Vec::new()),
            failure: Failure::new(),
            main: NodeRef::new(),
            searcher: StoredValue::new_local(Rc::new(Searcher::new(&page.data.build, &locale.tag))),
            pages: StoredValue::new_local(Rc::default()),
            locale: StoredValue::new(Arc::new(locale)),
            page: RwSignal::new(Arc::new(page)),
            listed: StoredValue::default(),
            typing: StoredValue::new_local(Debounce::default()),
            is_asked: StoredValue::new(false),
            heights: StoredValue::default(),
        }
    }

    /// The view of the timeline, tracked.
    pub(crate) fn state(self) -> ViewState {
        self.location.with(|location| location.state.clone())
    }

    /// The view of the timeline, untracked.
    pub(crate) fn state_now(self) -> ViewState {
        self.location.with_untracked(|location| location.state.clone())
    }

    /// Whether the page is in a frame of another site.
    pub(crate) fn is_embedded(self) -> bool {
        self.location.with_untracked(|location| location.route == Route::Embed)
    }

    /// Whether an embed has a filter that cannot be used, tracked. It then shows no events: in the page of another site, all
    /// events would be taken for those of the filter.
    pub(crate) fn is_refused(self) -> bool {
        self.is_embedded() && self.rejected.with(|rejected| rejected.iter().any(Rejected::is_filter))
    }

    /// Draws a leaf for the current location, tracked. The page is untracked: a new page replaces all parts.
    pub(crate) fn draw(self, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        self.draw_in(&self.location.get(), draw)
    }

    /// Draws a leaf for `location`, untracked.
    pub(crate) fn draw_in(self, location: &Location, draw: impl FnOnce(&Setting<'_>) -> Markup) -> String {
        let (locale, page) = (self.locale.get_value(), self.page.get_untracked());
        let Location { route, state } = location;
        draw(&Setting { locale: &locale, site: &page.data.site, route, state }).into_string()
    }

    /// [`Locale::text`] of a message key.
    pub(crate) fn text(self, key: &str) -> String {
        self.locale.with_value(|locale| locale.text(key).to_owned())
    }

    /// [`Locale::fill`] of a message key.
    pub(crate) fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        self.locale.with_value(|locale| locale.fill(key, values))
    }

    /// The address of a page in this language, with the default view.
    pub(crate) fn href(self, route: &Route) -> String {
        self.locale.with_value(|locale| href(&locale.prefix, route, &ViewState::default()))
    }

    /// The address of a view of the timeline in this language.
    pub(crate) fn view_href(self, state: &ViewState) -> String {
        self.locale.with_value(|locale| href(&locale.prefix, &Route::Timeline, state))
    }

    /// The folder of the edition's files in the page's language.
    pub(crate) fn data_folder(self) -> String {
        let edition = self.page.with_untracked(|page| page.data.build.clone());
        self.locale.with_value(|locale| format!("data/{edition}/{}", locale.tag))
    }

    /// Retries `loaded`, including every file of the index that failed.
    pub(crate) fn retry<T: Clone + Send + Sync + 'static>(self, loaded: Loaded<T>) {
        self.searcher.with_value(|searcher| searcher.retry());
        loaded.retry();
    }

    /// Notes whether the view shown next is one that the reader has just asked for, so that its answer is scrolled to.
    pub(crate) fn set_is_asked(self, is_asked: bool) {
        self.is_asked.set_value(is_asked);
    }

    /// Whether the reader has just asked for this view; false from then on.
    pub(crate) fn take_is_asked(self) -> bool {
        self.is_asked.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// The measured row heights of a view's list; empty unless it was the last list shown.
    pub(crate) fn heights_of(self, state: &ViewState) -> RowHeights {
        self.heights
            .with_value(|(of, heights)| if of == state { heights.clone() } else { RowHeights::default() })
    }

    /// Keeps the row heights of a view's list, and drops those of the list before.
    pub(crate) fn keep_heights(self, state: &ViewState, heights: &RowHeights) {
        self.heights.set_value((state.clone(), heights.clone()));
    }
}
