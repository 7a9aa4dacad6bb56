//! Names that lead to their page, or to their events.

use crate::app::{locale, session};
use crate::route::Route;
use crate::view_state::ViewState;
use leptos::prelude::*;
use vigil_index::{Facet, ShardName};

/// A person's or case's name links to its page, a place's or organization's to its events on the timeline.
#[component]
pub fn NameLink(
    /// What it names.
    facet: Facet,
    /// The name.
    name: ShardName,
) -> impl IntoView {
    let session = session();
    let address = match facet {
        Facet::Person => session.href(&Route::Person(name.id.as_str().into())),
        Facet::Case => session.href(&Route::Case(name.id.as_str().into())),
        _ => session.view_href(&ViewState::default().with_facet(facet, &name.id)),
    };
    view! { <a href=address lang=name.lang>{name.label}</a> }
}

/// Several names in a row, with the number of those left out.
#[component]
pub fn NameLinks(
    /// What they name.
    facet: Facet,
    /// The names.
    names: Vec<ShardName>,
    /// How many there are in all.
    total: u32,
) -> impl IntoView {
    let text = locale();
    let left_out = u64::from(total).saturating_sub(names.len() as u64);
    let separator = text.text("list.separator").to_owned();
    let links = names
        .into_iter()
        .enumerate()
        .map(|(i, name)| {
            let separator = (i > 0).then(|| separator.clone());
            view! { {separator}<NameLink facet name /> }
        })
        .collect_view();
    let rest = (left_out > 0).then(|| format!(" {}", text.count("results.more_people", left_out)));
    view! { <span>{links}{rest}</span> }
}
