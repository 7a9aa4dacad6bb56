//! The top of every page: skip link, name, main pages, languages.

use super::Wordmark;
use crate::app::{locale, session};
use crate::route::{Route, href};
use leptos::prelude::*;

/// The top of every page.
#[component]
pub fn Header() -> impl IntoView {
    let session = session();
    let text = locale();
    let skip = move || {
        let (route, state) = session.location.with(|location| (location.route.clone(), location.state.clone()));
        format!("{}#main", session.locale.with_value(|locale| href(&locale.prefix, &route, &state)))
    };
    let pages = [
        (Route::Timeline, "nav.timeline"),
        (Route::Cases, "nav.cases"),
        (Route::People, "nav.people"),
        (Route::About, "nav.about"),
    ];
    let links = pages.map(|(route, key)| {
        let address = session.href(&route);
        let current = move || session.location.with(|location| location.route == route).then_some("page");
        view! { <a href=address aria-current=current>{text.text(key).to_owned()}</a> }
    });
    view! {
        <a class="skip" href=skip>{text.text("skip").to_owned()}</a>
        <header class="top">
            <a class="wordmark" href=session.href(&Route::Timeline)>
                <Wordmark />
                {session.site.get_value().name.clone()}
            </a>
            <nav aria-label=text.text("nav.label").to_owned()>{links.into_iter().collect_view()}</nav>
            <Languages />
        </header>
    }
}

/// The same view in the other languages.
#[component]
fn Languages() -> impl IntoView {
    let session = session();
    let site = session.site.get_value();
    let current = locale().tag.clone();
    let others = site.locales.iter().filter(|other| other.tag != current).cloned().collect::<Vec<_>>();
    others
        .into_iter()
        .map(|other| {
            let prefix = other.prefix;
            let address = move || session.location.with(|location| href(&prefix, &location.route, &location.state));
            view! { <a class="language" href=address lang=other.tag.clone() hreflang=other.tag>{other.name}</a> }
        })
        .collect_view()
}
