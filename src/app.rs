//! The frame around every page: header, content, footer.

use crate::browser::dom;
use crate::data::page_data::{CONTENT_ID, LoadedPage};
use crate::failure::{FailureNotice, follow_scripts};
use crate::locale::Locale;
use crate::more::More;
use crate::page_views::start_page_views;
use crate::parts::hydrate_parts;
use crate::printed_page::follow_printer;
use crate::session::Session;
use crate::ui::{Kept, effect, kept};
use crate::url::{Route, ViewState};
use leptos::html::Div;
use leptos::prelude::*;

/// The whole page inside `<div id="app">`. Header, content and footer are the page's own HTML; each `data-part` inside
/// them is a component that is hydrated in place.
#[component]
pub fn App(
    /// The page that the browser opened.
    page: LoadedPage,
    /// The page's language.
    locale: Locale,
    /// Which page it is.
    route: Route,
) -> impl IntoView {
    let ([above, below], content) = (page.frame.clone(), page.html.clone());
    let session = Session::new(locale, page, route);
    let (header, footer) = (NodeRef::<Div>::new(), NodeRef::<Div>::new());
    let more = More::new(session);
    let mut is_mounted = false;
    effect(move || {
        let page = session.page.get();
        let (Some(header), Some(main), Some(footer)) = (header.get(), session.main.get(), footer.get())
        else {
            return;
        };
        // The first page is in the document. Writing it again would drop the focus and a text typed before the app started.
        if std::mem::replace(&mut is_mounted, true) {
            let [above, below] = &page.frame;
            header.set_inner_html(above);
            main.set_inner_html(&page.html);
            footer.set_inner_html(below);
            let is_filtered = session.location.with_untracked(|to| to.state != ViewState::default());
            // `script/start.js` sets it for the first page, before the first paint.
            dom::mark_root("data-asked", is_filtered);
        }
        hydrate_parts(session, &page, &[&header, &main, &footer]);
        start_page_views(session, &main);
        more.restore();
    });
    // In effects, which run in the browser only: the generator draws `App` too, and has no window.
    effect(move || session.navigator().start());
    effect(move || follow_printer(session));
    effect(move || follow_scripts(session));
    effect(move || {
        if let Some(main) = session.main.get() {
            more.listen(&main);
        }
    });
    view! {
        <FailureNotice session />
        <div class="region" data-frame="header" {..kept(Kept(above))} node_ref=header></div>
        <main id=CONTENT_ID tabindex="-1" {..kept(Kept(content))} node_ref=session.main></main>
        <div class="region" data-frame="footer" {..kept(Kept(below))} node_ref=footer></div>
    }
}
