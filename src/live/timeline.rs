//! The timeline page brought to life: search, facets, histogram and the list of events that answer the view.
//!
//! Its HTML is the page's own (`page::timeline`); here its regions follow what they show.

use super::chart::start_chart;
use super::event_list::start_list;
use super::facet_dialog::FacetDialog;
use super::opened_event::start_opened_event;
use super::search_box::start_search;
use super::span::start_span;
use super::value_views::start_value_views;
use super::{Finder, effect, region, take_away};
use crate::app::Session;
use crate::browser::history::Location;
use crate::browser::listener::Listener;
use crate::browser::{bars, dom, history, timer};
use crate::component::chips::{chips, ways_out};
use crate::component::count::{count_words, orders};
use crate::component::facets::facet_list;
use crate::component::histogram::histogram;
use crate::component::notices::{failure, notices};
use crate::component::views::views;
use crate::navigator::Navigator;
use crate::page_data::{CONTENT_ID, TimelineData};
use crate::timeline::{ANSWER_ROWS, FIRST_ROWS};
use crate::view_state::ViewState;
use leptos::prelude::*;
use maud::html;
use std::sync::Arc;
use vigil_index::Facet;

/// Brings the timeline to life.
pub fn start_timeline(session: Session, navigator: Navigator, data: Arc<TimelineData>) {
    // The page came as the view of everything, and its regions are compared with that; then the reader's view enters.
    let wanted = session.location.get_untracked();
    let as_sent = Location { route: wanted.route.clone(), state: ViewState::default() };
    let differs = wanted != as_sent;
    if differs {
        session.location.set(as_sent);
    }
    let first_rows = match session.is_embedded() {
        true => dom::root_number("data-limit").unwrap_or(FIRST_ROWS),
        false => ANSWER_ROWS,
    };
    let finder = Finder::new(session, data, first_rows);
    start_regions(finder);
    start_search(session, navigator);
    start_span(finder, navigator);
    start_list(finder);
    start_opened_event(session, navigator);
    start_chart(finder);
    start_value_views(finder);
    let dialog = FacetDialog::start(finder);
    Listener::on(&format!("#{CONTENT_ID}"), "click", move |event| match dom::action_of(&event) {
        Some((action, value)) if action == "all" => dialog.open(Facet::from_word(&value)),
        Some((action, id)) if action == "open" && dom::is_plain_click(&event) && !session.is_embedded() => {
            event.prevent_default();
            navigator.choose(session.state().with_event(Some(id.as_str().into())));
        }
        Some((action, kind)) if action == "download" => take_away(finder, kind),
        Some((action, span)) if action == "span" => {
            let (from, to) = span.split_once('/').unwrap_or_default();
            navigator.choose(session.state().with_span(from.parse().ok(), to.parse().ok()));
        }
        Some((action, _)) if action == "retry" => finder.retry(),
        Some((action, _)) if action == "look" => finder.look(!finder.is_close.get_untracked()),
        Some((action, _)) if action == "reload" => history::reload(),
        _ => {}
    });
    // The bars are one stop of the tab key; the arrows lead from bar to bar.
    Listener::on("figure.histogram", "keydown", |event| {
        if dom::key_of(&event).is_some_and(|key| bars::follow_key(&event, &key)) {
            event.prevent_default();
        }
    });
    if differs {
        session.location.set(wanted);
    }
    finder.start();
}

fn start_regions(finder: Finder) {
    let session = finder.session;
    let beside = after_the_list(session);
    region("histogram", move || {
        let location = beside.get();
        finder.counts.with(|counts| session.draw_in(&location, |setting| histogram(setting, &counts.bars)))
    });
    region("facets", move || {
        let location = beside.get();
        // What is counted follows the answer, so the number of events is that of the answer.
        let events = untrack(|| count(finder));
        finder
            .counts
            .with(|counts| session.draw_in(&location, |setting| facet_list(setting, &counts.facets, &events)))
    });
    region("chips", move || finder.labels.with(|labels| session.draw(|setting| chips(setting, labels))));
    region("notices", move || draw_notices(finder));
    region("count", move || count(finder));
    if session.is_embedded() {
        region("list", move || {
            let shown = finder.shown.get();
            shown.1.iter().map(|row| finder.draw_row(row, &shown.0.highlighter)).collect()
        });
    }
    region("views", move || session.draw(views));
    region("view", move || dom::template(session.location.with(|location| location.state.view.as_str())));
    region("orders", move || session.draw(orders));
    region("ways-out", move || match finder.shown.with(|shown| shown.0.is_empty()) {
        true => finder.labels.with(|labels| session.draw(|setting| ways_out(setting, labels))),
        false => String::new(),
    });
}

/// Where the reader is, a frame late: what stands beside the list is more work to draw than the list and less looked
/// at, so it is drawn after it.
fn after_the_list(session: Session) -> RwSignal<Location> {
    let beside = RwSignal::new(session.location.get_untracked());
    effect(move || {
        let now = session.location.get();
        timer::after_paint(move || {
            // The page may have been left meanwhile, and then nothing is drawn any more.
            if beside.try_get_untracked().is_some_and(|old| old != now) {
                beside.set(now);
            }
        });
    });
    beside
}

fn draw_notices(finder: Finder) -> String {
    let shown = finder.shown.get();
    let rejected = finder.session.rejected.get();
    let failed = finder.failure.get();
    finder.session.draw(|setting| {
        html! {
            (notices(setting, &shown.0, &rejected))
            @if let Some(error) = failed { (failure(setting, error)) }
        }
    })
}

/// The number of events, in words, and of how many.
fn count(finder: Finder) -> String {
    let locale = finder.session.locale.get_value();
    let total = finder.data.with_value(|data| data.event_count);
    count_words(&locale, finder.shown.with(|shown| shown.0.len()), total)
}
