//! The timeline: search, facets, histogram, and the events that answer the view.

pub mod answer;
pub mod answers;
#[cfg(feature = "hydrate")]
pub(crate) mod begin;
pub mod counting;
pub mod event;
pub mod facets;
pub mod later;
pub mod marks;
pub mod printout;
pub mod results;
pub mod search;
pub mod span;
pub mod views;

use crate::ui::{Kept, kept};
use answers::Answers;
use event::{EmbeddedEvent, OpenedEvent};
use facets::{FacetDialog, FacetPanel};
use leptos::prelude::*;
use printout::{Printing, Printout, Take};
use results::event_rows::PlainList;
use results::{Chips, EventRows, ListFrame, Notices, Toolbar, WaysOut};
use search::SearchBox;
use views::ViewFrame;
use vigil_index::Facet;

/// The static markup inside a part, which only the generator has.
#[derive(Clone, Default)]
pub struct Frame {
    /// The panel of ways to share.
    pub share: Kept,
    /// The first rows of the list, or the content that the part begins with.
    pub rows: Kept,
    /// The content below the list.
    pub below: Kept,
}

/// Facets and results of the front page.
#[component]
pub fn Timeline(answers: Answers, frame: Frame) -> impl IntoView {
    let session = answers.session;
    let (opened, is_busy) = (RwSignal::new(None::<Facet>), RwSignal::new(false));
    marks::mark(answers, is_busy);
    let printing = Printing::new(answers);
    let on_press = move |action| Take::of(&action).into_iter().for_each(|take| printing.take(take));
    let list = ListFrame { rows: frame.rows, below: frame.below };
    view! {
        <FacetPanel answers opened />
        <section class="results-region" aria-labelledby="results">
            <h2 class="visually-hidden" id="results">{session.text("results.label")}</h2>
            <Chips answers />
            <Notices answers />
            <Toolbar answers share=frame.share on_press=Callback::new(on_press) />
            <Printout printing />
            <p class="notice partial print-only">{session.text("paper.partial")}</p>
            <WaysOut answers />
            <ViewFrame answers is_busy />
            <EventRows answers frame=list />
        </section>
        <FacetDialog answers opened />
        <OpenedEvent session />
    }
}

/// The view that other sites show in a frame: the newest events and, once the app is up, those asked for or one event.
#[component]
pub fn EmbedView(answers: Answers, frame: Frame) -> impl IntoView {
    let session = answers.session;
    let is_busy = RwSignal::new(false);
    marks::mark(answers, is_busy);
    view! {
        <SearchBox session />
        <EmbeddedEvent session />
        <section class="results-region" aria-label=session.text("results.label")>
            <div class="region" {..kept(frame.below)}></div>
            <Notices answers />
            <p class="meta" role="status" {..crate::ui::html(move || facets::facet_panel::event_count(answers))}></p>
            <ViewFrame answers is_busy />
            <PlainList answers />
        </section>
    }
}
