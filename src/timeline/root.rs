//! The components that the parts of the timeline are made of: the front page's, and that of an embed.

use super::answers::Answers;
use super::event::{EmbeddedEvent, OpenedEvent};
use super::facets::{FacetDialog, FacetPanel};
use super::printout::{Export, Exporter, Printout};
use super::results::event_rows::PlainList;
use super::results::{Chips, EventRows, ListBar, ListFrame, ListPlace, Notices, Toolbar, WaysOut};
use super::search::SearchBox;
use super::views::ViewFrame;
use super::{Frame, marks};
use crate::leaf::count::embed_count;
use crate::ui::{html, kept};
use crate::url::View;
use leptos::prelude::*;
use vigil_index::Facet;

/// Facets and results, the main part of the front page.
#[component]
pub(crate) fn Timeline(answers: Answers, frame: Frame) -> impl IntoView {
    let session = answers.session;
    let (opened, is_busy) = (RwSignal::new(None::<Facet>), RwSignal::new(false));
    marks::mark(answers, is_busy);
    let exporter = Exporter::new(answers);
    let on_press = move |action| Export::of(&action).into_iter().for_each(|export| exporter.start(export));
    let place = ListPlace::new();
    let view = move || {
        session
            .location
            .with(|location| Some(location.state.view).filter(|view| *view != View::List).map(View::as_str))
    };
    let list = ListFrame { rows: frame.rows, below: frame.below };
    view! {
        <FacetPanel answers opened />
        <section class="results-region" aria-labelledby="results" data-view=view node_ref=place.results>
            <h2 class="visually-hidden" id="results">{session.text("results.label")}</h2>
            <Chips answers />
            <Notices answers />
            <Toolbar answers share=frame.share on_press=Callback::new(on_press) />
            <ListBar answers place />
            <Printout exporter />
            <p class="notice partial print-only">{session.text("paper.partial")}</p>
            <WaysOut answers />
            <ViewFrame answers is_busy />
            <EventRows answers frame=list place />
        </section>
        <FacetDialog answers opened />
        <OpenedEvent session />
    }
}

/// The content of an embed: prerendered with the newest events; the app shows the view or event of its address.
#[component]
pub(crate) fn EmbedView(answers: Answers, frame: Frame) -> impl IntoView {
    let session = answers.session;
    let is_busy = RwSignal::new(false);
    marks::mark(answers, is_busy);
    let count = move || {
        let (results, total) = (answers.shown(), answers.data.with_value(|data| data.event_count));
        let counts = [results.1.len() as u32, results.0.len(), total];
        answers.draw(|set| embed_count(set, counts))
    };
    view! {
        <SearchBox session />
        <EmbeddedEvent session />
        <section class="results-region" aria-label=session.text("results.label")>
            <div class="region" {..kept(frame.below)}></div>
            <Notices answers />
            <p class="meta" role="status" {..html(count)}></p>
            <ViewFrame answers is_busy />
            <PlainList answers />
        </section>
    }
}
