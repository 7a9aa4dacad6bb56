//! The chosen conditions of a view, each removable.

use crate::facet_labels::Labels;
use crate::setting::Setting;
use crate::view_state::{URL_FACETS, ViewState};
use maud::{Markup, html};

/// The chosen conditions, each a link to the view without it.
pub fn chips(setting: &Setting<'_>, labels: &Labels) -> Markup {
    let conditions = conditions(setting, labels);
    let clear = setting.view_href(&setting.state.without_conditions());
    html! {
        @if !conditions.is_empty() {
            ul.chips aria-label=(setting.text("chips.label")) {
                @for (words, without) in &conditions {
                    li {
                        a.chip
                            href=(setting.view_href(without))
                            aria-label=(setting.locale.fill("chips.remove", &[("label", words)]))
                        { (words) span aria-hidden="true" { " ×" } }
                    }
                }
                li { a.clear href=(clear) { (setting.text("chips.clear")) } }
            }
        }
    }
}

/// What to do where nothing matches: the view without each of its conditions.
pub fn ways_out(setting: &Setting<'_>, labels: &Labels) -> Markup {
    html! {
        div.empty {
            p { (setting.text("results.none")) }
            ul {
                @for (words, without) in conditions(setting, labels) {
                    li {
                        a href=(setting.view_href(&without)) {
                            (setting.locale.fill("results.none.without", &[("label", &words)]))
                        }
                    }
                }
                li { a href=(setting.view_href(&ViewState { view: setting.state.view, ..ViewState::default() })) { (setting.text("results.none.all")) } }
            }
        }
    }
}

/// The conditions of a view in words, each with the view without it.
fn conditions(setting: &Setting<'_>, labels: &Labels) -> Vec<(String, ViewState)> {
    let (locale, state) = (setting.locale, setting.state);
    let mut conditions = Vec::new();
    if !state.text.trim().is_empty() {
        conditions.push((locale.fill("chips.text", &[("text", state.text.trim())]), state.with_text("")));
    }
    for facet in URL_FACETS {
        for value in state.chosen(facet) {
            conditions.push((labels.label(locale, facet, value), state.without_facet(facet, value)));
        }
    }
    if let Some(from) = state.from {
        let words = locale.fill("chips.from", &[("date", &locale.date(from))]);
        conditions.push((words, state.with_span(None, state.to)));
    }
    if let Some(to) = state.to {
        let words = locale.fill("chips.to", &[("date", &locale.date(to))]);
        conditions.push((words, state.with_span(state.from, None)));
    }
    conditions
}
