//! From a loaded page to a running app.

use crate::app::App;
use crate::browser::fetch::Fetch;
use crate::browser::task::spawn;
use crate::browser::{dom, history, intl, json};
use crate::locale::Locale;
use crate::url::route::{Route, split_locale};
use leptos::prelude::*;

/// Hydrates the page. Where it cannot, the page stays as it is and says so in one line.
pub fn start() {
    spawn(async {
        if hydrate().await.is_none() {
            dom::show_failure();
        }
    });
}

async fn hydrate() -> Option<()> {
    let page = dom::first_page()?;
    let tag = dom::language()?;
    let messages = Fetch::start(&format!("data/{}/{tag}/messages.json", page.data.build));
    let locales = &page.data.site.locales;
    let prefix = locales.iter().find(|locale| locale.tag == tag)?.prefix.clone();
    let prefixes: Vec<&str> = locales.iter().map(|locale| locale.prefix.as_str()).collect();
    let prefixes: Vec<&str> = prefixes.into_iter().filter(|prefix| !prefix.is_empty()).collect();
    let route = Route::from_path(split_locale(&history::path()?, &prefixes).1);
    let messages = json::parse(&messages.text().await.ok()?).ok()?;
    let locale = Locale::new(&tag, &prefix, messages, intl::HOST);
    let root = dom::find("#app")?;
    leptos::mount::hydrate_from(root, move || view! { <App page locale route /> }).forget();
    Some(())
}
