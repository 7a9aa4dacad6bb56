//! The events of a case on its page, oldest first: a line each, so that the largest case stays light.

use super::steps::position;
use crate::component::glyph::category_glyph;
use crate::content::lists::CaseEvents;
use crate::route::Route;
use crate::setting::{Setting, paragraph};
use crate::view_state::ViewState;
use maud::{Markup, html};
use vigil_index::{Facet, ShardEvent, ShardName};

/// Up to how many events a case tells with their summaries; a longer one names them.
const SUMMARIES: u32 = 30;

/// The events, with the buttons that turn their order round, and the way to all of them on the timeline.
pub fn case_events(setting: &Setting<'_>, case: &ShardName, events: &CaseEvents) -> Markup {
    let locale = setting.locale;
    let address = setting.view_href(&ViewState::default().with_facet(Facet::Case, &case.id));
    let count = locale.count("events", events.total.into());
    html! {
        section aria-labelledby="events" {
            h2.heading id="events" { (setting.text("case.events")) " " small { (locale.number(events.total.into())) } }
            div.orders.scripted role="group" aria-label=(setting.text("sort.label")) {
                button.chip type="button" data-arrange="oldest" aria-pressed="true" { (setting.text("sort.oldest")) }
                button.chip type="button" data-arrange="newest" aria-pressed="false" { (setting.text("sort.newest")) }
            }
            ol.thread data-ordered {
                @for (place, event) in (1..).zip(&events.told) { (line(setting, event, place, events.total)) }
            }
            p.scripted { a.button href=(address) { (locale.fill("case.all_events", &[("events", &count)])) } }
        }
    }
}

/// One event. Printing finds it by its class, its id, its date and the line below it.
fn line(setting: &Setting<'_>, event: &ShardEvent, place: u32, total: u32) -> Markup {
    let locale = setting.locale;
    html! {
        li.row data-event=(event.id) {
            time datetime=(event.date.unqualified()) { (locale.short_date(event.date)) }
            (category_glyph(event.category))
            a href=(setting.href(&Route::Event(event.id.clone()))) lang=[&event.title.lang] { (event.title.text) }
            @if total <= SUMMARIES { (paragraph("summary", &event.summary)) }
            div.meta { (locale.label("kind", event.kind.as_str())) " · " (position(setting, place, total)) }
        }
    }
}
