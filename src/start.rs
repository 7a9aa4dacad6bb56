//! Starts the app on the page that the browser opened.

use crate::app::App;
use crate::browser::fetch::Fetch;
use crate::browser::task::spawn;
use crate::browser::{dom, history, intl, json};
use crate::locale::Locale;
use crate::url::route::{Route, split_locale};
use leptos::prelude::*;

/// Hydrates the page. On failure the page stays readable, and one line reports it.
pub fn start() {
    spawn(async {
        if hydrate().await.is_none() {
            dom::show_failure();
        }
    });
}

async fn hydrate() -> Option<()> {
    let page = dom::first_page()?;
    // Language and route come from the page's data and not from `lang` or the address: translators change `lang` before
    // the app starts, and some hosts write paths in small letters.
    let locales = &page.data.site.locales;
    let prefixes: Vec<&str> = page.data.site.prefixes().collect();
    let (prefix, path) = split_locale(page.data.path.trim_start_matches("./"), &prefixes);
    let route = Route::from_path(path);
    let locale = locales.iter().find(|locale| locale.prefix == prefix)?;
    // Messages are a file of their own, which all pages of the language share in the cache.
    let is_elsewhere = history::is_elsewhere(&route, prefix, &prefixes);
    let messages = Fetch::start(&format!("data/{}/{}/messages.json", page.data.build, locale.tag));
    let messages = json::parse(&messages.text().await.ok()?).ok()?;
    let locale = Locale::new(&locale.tag, prefix, messages, intl::HOST);
    if is_elsewhere {
        dom::set_text("#app-failed > span", locale.text("error.elsewhere"));
        return None;
    }
    let root = dom::find("#app")?;
    leptos::mount::hydrate_from(root, move || view! { <App page locale route /> }).forget();
    Some(())
}
