//! The names suggested below the search box.

use super::facets::facet_key;
use crate::setting::Setting;
use crate::timeline::facets::facet_labels::name_in;
use crate::ui::Action;
use maud::{Markup, html};
use vigil_index::Suggestion;

/// The options of the combobox; `active` is the index of the one that the arrow keys selected.
pub(crate) fn suggestions(
    setting: &Setting<'_>,
    suggestions: &[Suggestion],
    active: Option<usize>,
) -> Markup {
    html! {
        @for (place, suggestion) in suggestions.iter().enumerate() {
            li
                id=(format!("suggestion-{place}"))
                role="option"
                aria-selected=(if active == Some(place) { "true" } else { "false" })
                data-action=(Action::Suggest(place).word())
                data-value=[Action::Suggest(place).value()]
            {
                span.suggestion-label { (name_in(setting.locale, &suggestion.labels, &suggestion.id)) }
                " "
                span.suggestion-kind { (setting.text(facet_key(suggestion.facet))) }
                " "
                span.count { (setting.locale.number(suggestion.count.into())) }
            }
        }
    }
}
