//! The words for facet values: those of closed lists from the messages, names from the index.

use crate::app::Session;
use crate::load::LoadError;
use crate::locale::Locale;
use crate::page_data::FacetValue;
use leptos::prelude::GetValue;
use vigil_index::Facet;
use vigil_model::Localized;

/// The words for a value of a closed list; none for a facet whose values are names.
pub fn closed_label(locale: &Locale, facet: Facet, value: &str) -> Option<String> {
    match facet {
        Facet::Category => Some(locale.label("category", value)),
        Facet::Kind => Some(locale.label("kind", value)),
        Facet::Country => Some(locale.label("country", value)),
        Facet::Year => Some(locale.fill("date.year", &[("year", value)])),
        Facet::Case | Facet::Person | Facet::Place | Facet::Org => None,
    }
}

/// The name in the page's language, else in any.
pub fn name_in(locale: &Locale, names: &Localized, value: &str) -> String {
    let name = names.text(&locale.tag, "en").text;
    if name.is_empty() { value.to_owned() } else { name.to_owned() }
}

impl Session {
    /// Puts words to counted values.
    pub async fn labelled(self, facet: Facet, counts: Vec<(String, u32)>) -> Result<Vec<FacetValue>, LoadError> {
        let Some(locale) = self.locale.try_get_value() else { return Err(LoadError::Damaged) };
        let closed = |(value, count): &(String, u32)| {
            let label = closed_label(&locale, facet, value)?;
            Some(FacetValue { value: value.clone(), label, count: *count })
        };
        if let Some(values) = counts.iter().map(closed).collect::<Option<Vec<_>>>() {
            return Ok(values);
        }
        let Some(searcher) = self.searcher.try_get_value() else { return Err(LoadError::Damaged) };
        let ids: Vec<&str> = counts.iter().map(|(value, _)| value.as_str()).collect();
        let names = searcher.ask(|index| index.labels(facet, &ids)).await?;
        let names: std::collections::BTreeMap<_, _> = names.into_iter().map(|name| (name.id, name.labels)).collect();
        let words = |value: &String| names.get(value).map_or_else(|| value.clone(), |names| name_in(&locale, names, value));
        Ok(counts
            .iter()
            .map(|(value, count)| FacetValue { value: value.clone(), label: words(value), count: *count })
            .collect())
    }
}
