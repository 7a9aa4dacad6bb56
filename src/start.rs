//! From a loaded page to a running app.

use crate::app::App;
use crate::browser::{dom, fetch, history, intl};
use crate::locale::Locale;
use crate::route::{Route, split_locale};
use leptos::prelude::*;

/// Hydrates the page. Where it cannot, the page stays as it is and says so in one line.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        dom::report(&panic.to_string());
        dom::show_failure();
    }));
    // Leptos sets up its own executor when it mounts, which is later.
    wasm_bindgen_futures::spawn_local(async {
        if hydrate().await.is_none() {
            dom::show_failure();
        }
    });
}

async fn hydrate() -> Option<()> {
    let page = dom::first_page()?;
    let tag = dom::language()?;
    let messages = fetch::text(&format!("data/{}/{tag}/messages.json", page.build)).await.ok()?;
    let prefixes: Vec<&str> = page.site.locales.iter().map(|locale| locale.prefix.as_str()).collect();
    let prefix = page.site.locales.iter().find(|locale| locale.tag == tag)?.prefix.clone();
    let path = history::path()?;
    let prefixes: Vec<&str> = prefixes.into_iter().filter(|prefix| !prefix.is_empty()).collect();
    let route = Route::from_path(split_locale(&path, &prefixes).1);
    let locale = Locale::new(&tag, &prefix, serde_json::from_str(&messages).ok()?, intl::plural_category);
    let root = dom::find("#app")?;
    leptos::mount::hydrate_from(root, move || view! { <App page locale route /> }).forget();
    Some(())
}
