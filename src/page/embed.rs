//! What other sites show in a frame: the newest events, and in their place, once the app is up, those of the view asked
//! for or one event. The search box shows only where the frame's address asks for it.

use super::timeline::search_box;
use crate::component::count::count_words;
use crate::component::event::event_row;
use crate::component::views::frames;
use crate::page_data::TimelineData;
use crate::setting::Setting;
use crate::timeline::Answer;
use crate::view_state::ViewState;
use maud::{Markup, html};
use std::sync::Arc;
use vigil_index::Highlighter;

/// The content of the frame.
pub fn embed_page(setting: &Setting<'_>, data: &TimelineData) -> Markup {
    let newest = data.newest.iter().cloned().map(Arc::new).collect();
    let rows = Answer::everything(0, ViewState::default(), data).rows(None, newest);
    html! {
        div.embed {
            (search_box(setting))
            div.event-opened data-region="event" {}
            section.results-region aria-label=(setting.text("results.label")) {
                h1.visually-hidden { (data.title) }
                div.region data-region="notices" {}
                p.meta role="status" data-region="count" {
                    (count_words(setting.locale, data.event_count, data.event_count))
                }
                div.view-frame data-region="view" {}
                (frames(setting))
                div.list {
                    div.skeleton {}
                    ol.results data-region="list" {
                        @for row in rows { (event_row(setting, &row, &Highlighter::default())) }
                    }
                }
            }
        }
    }
}
