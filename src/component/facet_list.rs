//! The facets beside the list: each value a link that chooses it or takes it back, with its count.

use super::{CategoryGlyph, FacetDialog};
use crate::app::{locale, session};
use crate::page_data::{FacetData, FacetValue};
use leptos::prelude::*;
use vigil_index::Facet;
use vigil_model::Category;

/// How many values of a facet stand beside the list.
pub const VALUES_SHOWN: usize = 8;

/// All facets.
#[component]
pub fn FacetList(
    /// The facets with their counts.
    facets: Signal<Vec<FacetData>>,
    /// The number of events, in words.
    events: Signal<String>,
) -> impl IntoView {
    let text = locale();
    let opened = RwSignal::new(None::<Facet>);
    let close = move || locale().fill("facets.close", &[("events", &events.get())]);
    let sections = move || {
        facets.get().into_iter().map(|data| view! { <FacetSection data opened /> }).collect_view()
    };
    view! {
        <aside class="facets scripted" id="facets" popover="auto" aria-label=text.text("facets.label").to_owned()>
            <div class="sheet-head">
                <h2>{text.text("facets.label").to_owned()}</h2>
                <button
                    class="button primary facets-close"
                    type="button"
                    popovertarget="facets"
                    popovertargetaction="hide"
                >
                    {close}
                </button>
            </div>
            {sections}
        </aside>
        <FacetDialog opened />
    }
}

/// One facet.
#[component]
fn FacetSection(
    /// The facet, its top values and their counts.
    data: FacetData,
    /// Where to say that all of a facet's values are asked for.
    opened: RwSignal<Option<Facet>>,
) -> impl IntoView {
    let text = locale();
    let facet = data.facet;
    let empty = data.values.is_empty().then_some("");
    let more = (data.value_count as usize > data.values.len()).then(|| {
        let words = text.fill("facets.all", &[("n", &text.number(u64::from(data.value_count)))]);
        view! { <button class="more" type="button" on:click=move |_| opened.set(Some(facet))>{words}</button> }
    });
    let values = data.values.into_iter().map(|value| view! { <FacetChoice facet value /> }).collect_view();
    view! {
        <section class="facet" data-facet=facet.as_str() data-empty=empty>
            <h2>{text.text(facet_key(facet)).to_owned()}</h2>
            <ul>{values}</ul>
            {more}
        </section>
    }
}

/// One value of a facet: a link to the view with it, or without it where it is chosen.
#[component]
pub fn FacetChoice(
    /// The facet.
    facet: Facet,
    /// The value, its words and its count.
    value: FacetValue,
) -> impl IntoView {
    let session = session();
    let count = locale().number(u64::from(value.count));
    let category = (facet == Facet::Category).then(|| Category::from_word(&value.value)).flatten();
    let glyph = category.map(|category| view! { <CategoryGlyph category /> });
    let (of_address, of_choice) = (value.value.clone(), value.value);
    let address = move || session.view_href(&session.state().toggled(facet, &of_address));
    let chosen = move || session.location.with(|location| location.state.has(facet, &of_choice)).then_some("true");
    view! {
        <li>
            <a href=address aria-current=chosen>
                {glyph}
                <span class="label">{value.label}</span>
                <span class="count">{count}</span>
            </a>
        </li>
    }
}

/// The key of a facet's name.
pub fn facet_key(facet: Facet) -> &'static str {
    match facet {
        Facet::Category => "facet.category",
        Facet::Kind => "facet.kind",
        Facet::Case => "facet.case",
        Facet::Person => "facet.person",
        Facet::Place => "facet.place",
        Facet::Org => "facet.org",
        Facet::Country => "facet.country",
        Facet::Year => "facet.year",
    }
}
