//! All values of one facet, with a box to find one of them.

use super::facet_list::{FacetChoice, facet_key};
use crate::app::{Session, locale, session};
use crate::browser::{dom, timer};
use crate::load::{Load, LoadError};
use crate::page_data::FacetValue;
use crate::timeline::request;
use leptos::html::Dialog;
use leptos::prelude::*;
use vigil_index::{Facet, Query, Values};

/// How many values are drawn at once: more are found by typing.
const VALUES_DRAWN: usize = 300;

/// The dialog, closed until a facet is opened.
#[component]
pub fn FacetDialog(
    /// The facet whose values are asked for.
    opened: RwSignal<Option<Facet>>,
) -> impl IntoView {
    let session = session();
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
                let loaded = all_values(session, facet).await;
                values.set(loaded.map_or_else(Load::Failed, Load::Ready));
            });
        }
        (None, Some(dialog)) => dom::close_dialog(&dialog),
        (_, None) => {}
    });
    // A choice made in the dialog closes it.
    Effect::new(move || {
        session.location.track();
        timer::after(0, move || {
            opened.try_set(None);
        });
    });
    let title = move || opened.get().map(|facet| locale().text(facet_key(facet)).to_owned());
    let text = locale();
    let find = text.text("facets.find").to_owned();
    view! {
        <dialog class="facet-all" node_ref=dialog aria-label=title on:close=move |_| opened.set(None)>
            <div class="sheet-head">
                <h2>{title}</h2>
                <button class="button" type="button" on:click=move |_| opened.set(None)>
                    {text.text("facets.done").to_owned()}
                </button>
            </div>
            <input
                type="search"
                aria-label=find.clone()
                placeholder=find
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
            {move || opened.get().map(|facet| choices(facet, values.get(), &typed.get()))}
        </dialog>
    }
}

fn choices(facet: Facet, values: Load<Vec<FacetValue>>, typed: &str) -> AnyView {
    let text = locale();
    match values {
        Load::Pending | Load::Slow => view! { <p role="status">{text.text("results.loading").to_owned()}</p> }.into_any(),
        Load::Failed(error) => {
            view! { <p class="notice" data-tone="error">{text.text(error.message_key()).to_owned()}</p> }.into_any()
        }
        Load::Ready(values) => {
            let typed = typed.to_lowercase();
            let matching = values.into_iter().filter(|value| value.label.to_lowercase().contains(&typed));
            let drawn = matching.take(VALUES_DRAWN).collect::<Vec<_>>();
            if drawn.is_empty() {
                return view! { <p>{text.text("facets.none").to_owned()}</p> }.into_any();
            }
            let choices = drawn.into_iter().map(|value| view! { <FacetChoice facet value /> }).collect_view();
            view! { <ul>{choices}</ul> }.into_any()
        }
    }
}

/// All values of a facet among the events of the present view, with their words.
async fn all_values(session: Session, facet: Facet) -> Result<Vec<FacetValue>, LoadError> {
    let Some(searcher) = session.searcher.try_get_value() else { return Err(LoadError::Damaged) };
    let state = session.location.with_untracked(|location| location.state.clone());
    let counts = searcher
        .ask(|index| index.facet_counts(&request(&state, &Query::parse(&state.text)), facet, Values::All))
        .await?;
    session.labelled(facet, counts).await
}
