//! The words for facet values: those of closed lists from the messages, names from the index.

use crate::data::page_data::FacetValue;
use crate::locale::Locale;
use std::collections::BTreeMap;
use vigil_index::{Facet, Index, Need};
use vigil_model::Localized;

/// The words for a value of a closed list; none for a facet whose values are names.
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

/// The tag under which a person's names carry a mark for the group they are listed in; as long as the group's number. It is
/// the tag for what has no linguistic content, and follows those of all languages of the site.
pub const GROUP_TAG: &str = "zxx";

/// The headings of the groups of people, by number.
const GROUPS: [&str; 3] = ["facet.person.charged", "facet.person.officials", "facet.person.others"];

/// People in their groups, each behind a heading: a value that is none, with the words alone.
pub fn grouped(index: &Index, locale: &Locale, people: Vec<FacetValue>) -> Result<Vec<FacetValue>, Need> {
    let ids: Vec<&str> = people.iter().map(|person| person.value.as_str()).collect();
    let names = index.labels(Facet::Person, &ids)?;
    let mut names = names.iter().peekable();
    let mut groups = GROUPS
        .map(|key| vec![FacetValue { value: String::new(), label: locale.text(key).to_owned(), count: 0 }]);
    for person in people {
        let name = names.next_if(|name| name.id == person.value);
        let group = name.and_then(|name| name.labels.0.get(GROUP_TAG)).map_or(0, String::len);
        groups.get_mut(group).into_iter().for_each(|group| group.push(person.clone()));
    }
    Ok(groups.into_iter().filter(|group| group.len() > 1).flatten().collect())
}

/// The name in the page's language, else in any.
pub fn name_in(locale: &Locale, names: &Localized, value: &str) -> String {
    let name = names.text(&locale.tag, "en").text;
    if name.is_empty() { value.to_owned() } else { name.to_owned() }
}

/// The names of facet values met so far, by index term (`person:benny-tai`), for the chips.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels(BTreeMap<String, String>);

impl Labels {
    /// Keeps the words of some values.
    pub fn learn(&mut self, facet: Facet, values: &[FacetValue]) {
        for value in values {
            self.0.insert(facet.term(&value.value), value.label.clone());
        }
    }

    /// The words for a value; the value itself where its name is not known yet.
    pub fn label(&self, locale: &Locale, facet: Facet, value: &str) -> String {
        closed_label(locale, facet, value)
            .or_else(|| self.0.get(&facet.term(value)).cloned())
            .unwrap_or_else(|| value.to_owned())
    }
}

/// Puts words to counted values.
pub fn labelled(
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
    // The names come in the order asked for; those that have none are left out.
    let mut names = names.iter().peekable();
    let mut label = |value: &str| {
        let name = names.next_if(|name| name.id == value).map(|name| name_in(locale, &name.labels, value));
        closed_label(locale, facet, value).or(name).unwrap_or_else(|| value.to_owned())
    };
    let value = |(value, count): (String, u32)| FacetValue { label: label(&value), value, count };
    Ok(counts.into_iter().map(value).collect())
}
