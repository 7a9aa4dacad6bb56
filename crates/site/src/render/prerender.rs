//! Renders a page with the app's own components.

use leptos::prelude::*;
use vigil_app::locale::Locale;
use vigil_app::{App, LoadedPage, Route};

/// The HTML inside `<div id="app">`, exactly as hydration expects to find it.
pub fn prerender(page: LoadedPage, locale: &Locale, route: &Route) -> String {
    let (locale, route) = (locale.clone(), route.clone());
    let owner = Owner::new();
    let html = owner.with(|| view! { <App page locale route /> }.to_html());
    owner.cleanup();
    html
}
