//! What stands where no page is.

use crate::app::{locale, session};
use crate::route::Route;
use leptos::prelude::*;

/// The page for addresses that lead nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let text = locale();
    view! {
        <div class="wide">
            <div class="prose">
                <h1>{text.text("not_found.title").to_owned()}</h1>
                <p>{text.text("not_found.text").to_owned()}</p>
                <p><a class="button" href=session().href(&Route::Timeline)>{text.text("nav.timeline").to_owned()}</a></p>
            </div>
        </div>
    }
}
