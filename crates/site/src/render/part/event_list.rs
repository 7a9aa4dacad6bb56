//! Lists of events on pages that do not change.

use super::more::further_events;
use maud::{Markup, html};
use vigil_app::leaf::event::cited_row;
use vigil_app::setting::Setting;
use vigil_app::timeline::answer::{Row, rows_of};
use vigil_app::timeline::printout::notes::Notes;
use vigil_index::{Highlighter, ShardEvent};

/// How many events are shown before the reader asks for all; a row has about 20 elements.
const FIRST_EVENTS: usize = 50;

/// A plain list of events, each with the numbers of its notes.
pub fn event_list(setting: &Setting<'_>, events: &[ShardEvent], notes: &Notes) -> Markup {
    let rows = rows_of(events);
    let (first, further) = rows.split_at(rows.len().min(FIRST_EVENTS));
    html! {
        (list(setting, first, notes, 0))
        @if !further.is_empty() {
            (further_events(setting, events.len() as u32, list(setting, further, notes, first.len())))
        }
    }
}

/// Rows as a list, `before` being the number of rows in front of them.
fn list(setting: &Setting<'_>, rows: &[Row], notes: &Notes, before: usize) -> Markup {
    html! {
        ol.results start=[(before > 0).then_some(before + 1)] {
            @for (place, row) in (before..).zip(rows) {
                (cited_row(setting, row, &Highlighter::default(), notes.of(place)))
            }
        }
    }
}
