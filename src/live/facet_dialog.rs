//! All values of one facet, with a box to find one of them.

use super::{Finder, Region};
use crate::browser::dom;
use crate::component::facets::{all_values, facet_key};
use crate::load::Load;
use crate::page_data::FacetValue;
use leptos::html::Dialog;
use leptos::prelude::*;
use maud::{Markup, html};
use vigil_index::Facet;

/// The dialog, closed until a facet is opened.
#[component]
pub fn FacetDialog(
    /// Finds the values.
    finder: Finder,
    /// The facet whose values are asked for.
    opened: RwSignal<Option<Facet>>,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let typed = RwSignal::new(String::new());
    let values = RwSignal::new(Load::Pending);
    Effect::new(move || match (opened.get(), dialog.get()) {
        (Some(facet), Some(dialog)) => {
            // Opening is an act of the reader that starts the loading.
            typed.set(String::new());
            values.set(Load::Pending);
            dom::show_modal(&dialog);
            leptos::task::spawn_local(async move {
                let loaded = finder.all_values(facet).await;
                values.try_set(loaded.map_or_else(Load::Failed, Load::Ready));
            });
        }
        (None, Some(dialog)) => dom::close_dialog(&dialog),
        (_, None) => {}
    });
    let locale = finder.session.locale.get_value();
    let title =
        move || opened.get().map(|facet| finder.session.locale.get_value().text(facet_key(facet)).to_owned());
    let list = move || match opened.get() {
        Some(facet) => finder
            .session
            .draw(|setting| values.with(|values| typed.with(|typed| choices(setting, facet, values, typed)))),
        None => String::new(),
    };
    view! {
        <dialog class="facet-all" node_ref=dialog aria-label=title on:close=move |_| opened.set(None)>
            <div class="sheet-head">
                <h2>{title}</h2>
                <button class="button" type="button" on:click=move |_| opened.set(None)>
                    {locale.text("facets.done").to_owned()}
                </button>
            </div>
            <input
                type="search"
                aria-label=locale.text("facets.find").to_owned()
                placeholder=locale.text("facets.find").to_owned()
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <Region html=Signal::derive(list) />
        </dialog>
    }
}

fn choices(
    setting: &crate::setting::Setting<'_>,
    facet: Facet,
    values: &Load<Vec<FacetValue>>,
    typed: &str,
) -> Markup {
    match values {
        Load::Pending | Load::Slow => html! { p role="status" { (setting.text("results.loading")) } },
        Load::Failed(error) => html! { p.notice data-tone="error" { (setting.text(error.message_key())) } },
        Load::Ready(values) => all_values(setting, facet, values, typed),
    }
}
