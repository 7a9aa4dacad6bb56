//! Facets: each value is a link that adds or removes it, with its count.

use super::glyph::category_glyph;
use crate::data::page_data::{FacetData, FacetValue};
use crate::setting::Setting;
use crate::ui::Action;
use maud::{Markup, html};
use vigil_index::Facet;
use vigil_model::Category;

/// The largest number of values of a facet next to the list.
pub const VALUES_SHOWN: usize = 8;

/// The largest number of values drawn in the dialog of all values; typing narrows the list to the others.
const VALUES_LISTED: usize = 300;

/// All facets, with a heading for phones, where they are a sheet. `events` is the number of events in words.
pub(crate) fn facet_list(setting: &Setting<'_>, facets: &[FacetData], events: &str) -> Markup {
    html! {
        div.sheet-head {
            h2 { (setting.text("facets.label")) }
            button.button.dates-open type="button" popovertarget="dates" { (setting.text("span.open")) }
            button.button.primary.facets-close type="button" popovertarget="facets" popovertargetaction="hide" {
                (setting.locale.fill("facets.close", &[("events", events)]))
            }
        }
        @for data in facets { (facet_section(setting, data)) }
    }
}

fn facet_section(setting: &Setting<'_>, data: &FacetData) -> Markup {
    let empty = data.values.is_empty().then_some("");
    let left_out = data.value_count as usize > data.values.len();
    html! {
        section.facet data-facet=(data.facet.as_str()) data-empty=[empty] {
            h3 { (setting.text(facet_key(data.facet))) }
            ul {
                @for (place, value) in data.values.iter().enumerate() {
                    (choice(setting, data.facet, value, value.count, place == 0))
                }
            }
            @if left_out {
                @let action = Action::AllValues(data.facet);
                button.more type="button" data-action=(action.word()) data-value=[action.value()] {
                    (setting.locale.fill("facets.all", &[("n", &setting.locale.number(data.value_count.into()))]))
                }
            }
        }
    }
}

/// A value with its number of events, as a link to the view with the value, or without it if it is chosen. `is_stop` makes it a
/// stop of the Tab key.
pub(crate) fn choice(
    setting: &Setting<'_>,
    facet: Facet,
    value: &FacetValue,
    count: u32,
    is_stop: bool,
) -> Markup {
    let chosen = setting.state.has(facet, &value.value).then_some("true");
    let category = (facet == Facet::Category).then(|| Category::from_word(&value.value)).flatten();
    html! {
        li {
            a
                href=(setting.view_href(&setting.state.toggled(facet, &value.value)))
                aria-current=[chosen]
                data-key=(format!("{}:{}", facet.as_str(), value.value))
                tabindex=[(!is_stop).then_some("-1")]
            {
                @if let Some(category) = category { (category_glyph(category)) }
                span.label { (value.label) }
                " "
                span.count { (setting.locale.number(count.into())) }
            }
        }
    }
}

/// The values of a facet whose labels contain `typed`, ignoring case and accents. An empty value is a heading; the style
/// sheet hides a heading without values below it.
pub(crate) fn all_values(setting: &Setting<'_>, facet: Facet, values: &[FacetValue], typed: &str) -> Markup {
    let typed = setting.locale.fold(typed.trim());
    let matching: Vec<_> = values
        .iter()
        .filter(|value| is_heading(value) || setting.locale.fold(&value.label).contains(&typed))
        .collect();
    html! {
        @if matching.iter().all(|value| is_heading(value)) { p { (setting.text("facets.none")) } }
        ul {
            @for value in matching.into_iter().take(VALUES_LISTED) {
                @if is_heading(value) {
                    li.group { h3 { (value.label) } }
                } @else { (choice(setting, facet, value, value.count, true)) }
            }
        }
    }
}

fn is_heading(value: &FacetValue) -> bool {
    value.value.is_empty()
}

/// The message key of a facet's name.
pub(crate) fn facet_key(facet: Facet) -> &'static str {
    match facet {
        Facet::Category => "facet.category",
        Facet::Kind => "facet.kind",
        Facet::Case => "facet.case",
        Facet::Person => "facet.person",
        Facet::Place => "facet.place",
        Facet::Org => "facet.org",
        Facet::Country => "facet.country",
        Facet::Status => "facet.status",
        Facet::Year => "facet.year",
    }
}
