//! The conditions of a view in words, each with the view without it.

use crate::setting::Setting;
use crate::timeline::facets::facet_labels::Labels;
use crate::url::view_state::{ViewState, url_facets};
use maud::{Markup, html};
use vigil_index::Facet;

/// The chips: a link for each condition that removes it, and one that removes all. Nothing without conditions.
pub(crate) fn chips(setting: &Setting<'_>, labels: &Labels) -> Markup {
    let conditions = conditions(setting, labels);
    let clear = setting.view_href(&setting.state.without_conditions());
    // On a phone the search box above says as much.
    let is_text = matches!(conditions.as_slice(), [Condition { kind: ConditionKind::Text, .. }]);
    html! {
        @if !conditions.is_empty() {
            ul.chips data-text[is_text] aria-label=(setting.text("chips.label")) {
                @for Condition { words, without, .. } in &conditions {
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

/// The notice of a view without events, with a link for each condition that removes it, and one to all events.
pub(crate) fn ways_out(setting: &Setting<'_>, labels: &Labels) -> Markup {
    html! {
        div.empty {
            p { (setting.text("results.none")) }
            ul {
                @for Condition { words, without, .. } in conditions(setting, labels) {
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

/// A condition of a view.
pub(crate) struct Condition {
    /// Its kind.
    pub kind: ConditionKind,
    /// Its text in the page's language.
    pub words: String,
    /// The view without it.
    pub without: ViewState,
}

/// The kind of a condition; conditions of one kind share a line on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConditionKind {
    /// The text in the search box.
    Text,
    /// A value of a facet.
    Value(Facet),
    /// The span of time.
    Span,
}

/// The conditions of a view in a fixed order: text, values by facet, span of time.
pub(crate) fn conditions(setting: &Setting<'_>, labels: &Labels) -> Vec<Condition> {
    let (locale, state) = (setting.locale, setting.state);
    let mut conditions = Vec::new();
    let mut add = |kind, words, without| conditions.push(Condition { kind, words, without });
    if !state.text.trim().is_empty() {
        let words = locale.fill("chips.text", &[("text", state.text.trim())]);
        add(ConditionKind::Text, words, state.with_text(""));
    }
    for facet in url_facets() {
        for value in state.chosen(facet) {
            let words = labels.label(locale, facet, value);
            add(ConditionKind::Value(facet), words, state.without_facet(facet, value));
        }
    }
    let span = match (state.from, state.to) {
        (None, None) => None,
        (Some(from), Some(to)) if from == to => Some(locale.date(from)),
        (Some(from), Some(to)) => Some(locale.span(from, Some(to))),
        (Some(from), None) => Some(locale.fill("chips.from", &[("date", &locale.date(from))])),
        (None, Some(to)) => Some(locale.fill("chips.to", &[("date", &locale.date(to))])),
    };
    if let Some(words) = span {
        add(ConditionKind::Span, words, state.with_span(None, None));
    }
    conditions
}
