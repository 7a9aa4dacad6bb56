//! The events of a case on its page, oldest first: a line each, so that the largest case stays light.

use super::steps::position;
use crate::content::case_events::CaseEvents;
use crate::render::part::more::further_events;
use maud::{Markup, html};
use std::ops::Range;
use vigil_app::leaf::event::marks;
use vigil_app::leaf::glyph::category_glyph;
use vigil_app::setting::{Setting, paragraph};
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::{Facet, ShardEvent, ShardName};
use vigil_views::input::{ListInput, ListOrder};

/// With more events than this, a case shows titles without summaries.
const SUMMARIES: u32 = 30;
/// How many events of a longer case are shown before the reader asks for all.
const FIRST_EVENTS: usize = 10;

/// The events, with the buttons that turn their order round, and the way to all of them on the timeline.
pub fn case_events(setting: &Setting<'_>, case: &ShardName, events: &CaseEvents) -> Markup {
    let locale = setting.locale;
    let address = setting.view_href(&ViewState::default().with_facet(Facet::Case, &case.id));
    let count = locale.count("events", events.total.into());
    let shown = events.shown.len();
    let first = if events.total > SUMMARIES { shown.min(FIRST_EVENTS) } else { shown };
    html! {
        section aria-labelledby="events" data-view-root="lists" {
            h2.heading id="events" { (setting.text("case.events")) " " small { (locale.number(events.total.into())) } }
            div.orders.scripted role="group" aria-label=(setting.text("sort.label")) {
                button.chip type="button" data-arrange="oldest" aria-pressed="true" { (setting.text("sort.oldest")) }
                button.chip type="button" data-arrange="newest" aria-pressed="false" { (setting.text("sort.newest")) }
            }
            (thread(setting, events, 0..first))
            @if first < shown { (further_events(setting, events.total, thread(setting, events, first..shown))) }
            p.scripted { a.button href=(address) { (locale.fill("case.all_events", &[("events", &count)])) } }
        }
    }
}

/// Some of the events, as a list. The view `lists` orders the first list of the page once it has all rows.
fn thread(setting: &Setting<'_>, events: &CaseEvents, range: Range<usize>) -> Markup {
    let start = (range.start > 0).then_some(range.start + 1);
    html! {
        ol.thread data-ordered start=[start] {
            @for (at, event) in events.shown.iter().enumerate().take(range.end).skip(range.start) {
                (line(setting, event, [at as u32 + 1, events.total], events.notes.of(at)))
            }
        }
    }
}

/// The events as the view `lists` orders them.
pub fn events_input() -> ListInput {
    ListInput { orders: vec![ListOrder::Drawn, ListOrder::Reversed], ..ListInput::default() }
}

/// One event, with its place among all of the case.
fn line(setting: &Setting<'_>, event: &ShardEvent, [place, total]: [u32; 2], numbers: &[usize]) -> Markup {
    let locale = setting.locale;
    html! {
        li.row data-event=(event.id) {
            time datetime=(event.date.unqualified()) { (locale.short_date(event.date)) }
            (category_glyph(event.category))
            a href=(setting.href(&Route::Event(event.id.clone()))) lang=[&event.title.lang] { (event.title.text) }
            @if total <= SUMMARIES { (paragraph("summary", &event.summary)) }
            div.meta data-marks=[marks(setting, numbers)] { (locale.label("kind", event.kind.as_str())) " · " (position(setting, place, total)) }
        }
    }
}
