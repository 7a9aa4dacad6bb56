//! The foot of every page: license, corrections, edition.

use crate::app::{locale, session};
use crate::route::Route;
use leptos::prelude::*;

/// The foot of every page.
#[component]
pub fn Footer() -> impl IntoView {
    let session = session();
    let text = locale();
    let site = session.site.get_value();
    let about = session.href(&Route::About);
    let corrections = site.corrections.clone().unwrap_or_else(|| format!("{about}#corrections"));
    let build = session.page.get_untracked().build.clone();
    view! {
        <footer class="foot">
            <p>{text.text("footer.license").to_owned()}</p>
            <nav aria-label=text.text("nav.footer").to_owned()>
                <a href=about>{text.text("about.title").to_owned()}</a>
                <a href=corrections>{text.text("footer.corrections").to_owned()}</a>
            </nav>
            <p>{text.fill("footer.build", &[("build", &build)])}</p>
        </footer>
    }
}
