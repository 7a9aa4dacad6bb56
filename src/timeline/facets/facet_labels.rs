//! The labels of facet values: those of closed lists are messages, names are in the index.

use crate::data::page_data::FacetValue;
use crate::locale::Locale;
use std::collections::BTreeMap;
use vigil_index::{Facet, Index, Need};
use vigil_model::Localized;

/// The label of a value of a closed list; none for a facet whose values are names.
pub fn closed_label(locale: &Locale, facet: Facet, value: &str) -> Option<String> {
    match facet {
        Facet::Category => Some(locale.label("category", value)),
        Facet::Kind => Some(locale.label("kind", value)),
        Facet::Country => Some(locale.label("country", value)),
        Facet::Status => Some(locale.label("status", value)),
        Facet::Year => Some(locale.fill("date.year", &[("year", value)])),
        Facet::Case | Facet::Person | Facet::Place | Facet::Org => None,
    }
}

/// The language tag in a person's names under which the index stores their group: a text as long as the number of the
/// group. BCP 47 reserves it for "no linguistic content"; it sorts after the tags of the site.
// Among the names, because they are all that the browser has of people: at most two bytes a person, and no further format.
pub const GROUP_TAG: &str = "zxx";

/// The message keys of the groups of people, by number.
const GROUPS: [&str; 3] = ["facet.person.charged", "facet.person.officials", "facet.person.others"];

/// People by group, each group after a heading, which is a value without id and count. Groups without people are left out.
pub(crate) fn grouped(
    index: &Index,
    locale: &Locale,
    people: Vec<FacetValue>,
) -> Result<Vec<FacetValue>, Need> {
    let ids: Vec<&str> = people.iter().map(|person| person.value.as_str()).collect();
    let all_names = index.labels(Facet::Person, &ids)?;
    let mut names = all_names.iter().peekable();
    let mut groups = GROUPS
        .map(|key| vec![FacetValue { value: String::new(), label: locale.text(key).to_owned(), count: 0 }]);
    for person in people {
        let name = names.next_if(|name| name.id == person.value);
        let group = name.and_then(|name| name.labels.0.get(GROUP_TAG)).map_or(0, String::len);
        groups.get_mut(group).into_iter().for_each(|group| group.push(person.clone()));
    }
    Ok(groups.into_iter().filter(|group| group.len() > 1).flatten().collect())
}

/// The name in the page's language, else in another one, else the value.
pub(crate) fn name_in(locale: &Locale, names: &Localized, value: &str) -> String {
    let name = names.text(&locale.tag, "en").text;
    if name.is_empty() { value.to_owned() } else { name.to_owned() }
}

/// The labels of facet values loaded so far, by index term (`person:benny-tai`).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Labels(BTreeMap<String, String>);

impl Labels {
    /// Adds the labels of some values.
    pub(crate) fn learn(&mut self, facet: Facet, values: &[FacetValue]) {
        for value in values {
            self.0.insert(facet.term(&value.value), value.label.clone());
        }
    }

    /// The label of a value; the value itself if its name is not loaded.
    pub(crate) fn label(&self, locale: &Locale, facet: Facet, value: &str) -> String {
        closed_label(locale, facet, value)
            .or_else(|| self.0.get(&facet.term(value)).cloned())
            .unwrap_or_else(|| value.to_owned())
    }
}

/// Counted values with their labels, or the files that the index lacks.
pub(crate) fn labelled(
    index: &Index,
    locale: &Locale,
    facet: Facet,
    counts: Vec<(String, u32)>,
) -> Result<Vec<FacetValue>, Need> {
    let is_closed = closed_label(locale, facet, "").is_some();
    let mut names = Vec::new();
    if !is_closed && !counts.is_empty() {
        let ids: Vec<&str> = counts.iter().map(|(value, _)| value.as_str()).collect();
        names = index.labels(facet, &ids)?;
    }
    // The index returns the names in the order of the ids, without ids that have no name.
    let mut names = names.iter().peekable();
    let mut label = |value: &str| {
        let name = names.next_if(|name| name.id == value).map(|name| name_in(locale, &name.labels, value));
        closed_label(locale, facet, value).or(name).unwrap_or_else(|| value.to_owned())
    };
    let value = |(value, count): (String, u32)| FacetValue { label: label(&value), value, count };
    Ok(counts.into_iter().map(value).collect())
}
