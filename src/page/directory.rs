//! The lists of all people and all cases, each name a link to its page.

use crate::app::{locale, session};
use crate::page_data::Listing;
use crate::route::Route;
use leptos::prelude::*;

/// The page of all people or all cases.
#[component]
pub fn DirectoryPage(
    /// `people` or `cases`: the family of its messages.
    family: &'static str,
    /// The names.
    listings: Vec<Listing>,
) -> impl IntoView {
    let text = locale();
    let count = text.count(family, listings.len() as u64);
    let lines = listings.into_iter().map(|listing| view! { <Line family listing /> }).collect_view();
    view! {
        <div class="wide">
            <article class="detail">
                <h1>{text.text(&format!("{family}.title")).to_owned()}</h1>
                <p>{text.text(&format!("{family}.intro")).to_owned()}</p>
                <p class="meta">{count}</p>
            </article>
            <ul class="directory">{lines}</ul>
        </div>
    }
}

/// One name.
#[component]
fn Line(
    /// `people` or `cases`.
    family: &'static str,
    /// The name.
    listing: Listing,
) -> impl IntoView {
    let id = listing.name.id.as_str();
    let route = if family == "people" { Route::Person(id.into()) } else { Route::Case(id.into()) };
    let count = locale().number(u64::from(listing.event_count));
    let other = listing.other_name.map(|name| view! { <small lang=name.lang>{name.text}</small> });
    view! {
        <li>
            <a href=session().href(&route) lang=listing.name.lang>{listing.name.label}</a>
            " " {other} " "
            <span class="count">{count}</span>
        </li>
    }
}
