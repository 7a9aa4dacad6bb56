//! The choices of the form. Pure.

use crate::url::view_state::View;
use std::collections::BTreeMap;
use vigil_index::Facet;

/// The number of events shown where an embed does not say it.
pub(crate) const DEFAULT_LIMIT: u32 = 20;
/// The largest number of events an embed shows.
const MAX_LIMIT: u32 = 100;

/// The form of an embed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The list.
    #[default]
    List,
    /// Another view of the timeline.
    View(View),
    /// One event, or where a person stands.
    Card,
    /// The number of people in prison, or for how long one of them.
    Counter,
}

impl Layout {
    /// All of them, in the order in which they are offered, with the keys of their names.
    pub(crate) const ALL: [(Layout, &str); 6] = [
        (Layout::List, "builder.layout.list"),
        (Layout::View(View::Chart), "view.chart"),
        (Layout::View(View::Map), "view.map"),
        (Layout::View(View::Bars), "view.bars"),
        (Layout::Card, "builder.layout.card"),
        (Layout::Counter, "builder.layout.counter"),
    ];

    /// The value of the attribute.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Layout::List => View::List.as_str(),
            Layout::View(view) => view.as_str(),
            Layout::Card => "card",
            Layout::Counter => "counter",
        }
    }

    fn from_word(word: &str) -> Layout {
        let mut layouts = Layout::ALL.into_iter().map(|(layout, _)| layout);
        layouts.find(|layout| layout.as_str() == word).unwrap_or_default()
    }
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// The pasted address.
    Address,
    /// One value of a facet, or none.
    Facet(Facet),
    /// The layout.
    Layout,
    /// Whether there is a search box.
    Search,
    /// The largest number of events.
    Limit,
    /// The height, a CSS length or `auto`.
    Height,
    /// The language: a tag, `auto` for the reader's, empty for that of the page around.
    Language,
    /// The theme: `light`, `dark`, or `auto`.
    Theme,
}

impl Field {
    /// The name of its controls.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Field::Address => "address",
            Field::Facet(facet) => facet.as_str(),
            Field::Layout => "layout",
            Field::Search => "search",
            Field::Limit => "limit",
            Field::Height => "height",
            Field::Language => "lang",
            Field::Theme => "theme",
        }
    }

    /// The field whose controls have this name.
    pub(crate) fn from_name(name: &str) -> Option<Field> {
        Some(match name {
            "address" => Field::Address,
            "layout" => Field::Layout,
            "search" => Field::Search,
            "limit" => Field::Limit,
            "height" => Field::Height,
            "lang" => Field::Language,
            "theme" => Field::Theme,
            name => Field::Facet(Facet::from_word(name)?),
        })
    }
}

/// The state of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choices {
    /// The pasted address as typed, without spaces around it.
    pub address: String,
    /// The chosen values.
    pub facets: BTreeMap<Facet, String>,
    /// The layout.
    pub layout: Layout,
    /// Whether there is a search box.
    pub search: bool,
    /// The largest number of events; none for the default.
    pub limit: Option<u32>,
    /// The height; `auto` as the content.
    pub height: String,
    /// As [`Field::Language`].
    pub language: String,
    /// As [`Field::Theme`].
    pub theme: String,
}

impl Default for Choices {
    fn default() -> Choices {
        Choices {
            address: String::new(),
            facets: BTreeMap::new(),
            layout: Layout::default(),
            search: false,
            limit: None,
            height: "auto".to_owned(),
            language: String::new(),
            theme: "auto".to_owned(),
        }
    }
}

impl Choices {
    /// The example in the page before the app is up.
    pub(crate) fn example(tag: &str) -> Choices {
        let mut choices = Choices { language: tag.to_owned(), ..Choices::default() };
        choices.set(Field::Facet(Facet::Category), "rally");
        choices
    }

    /// Takes the value of a control; an empty one stands for the default.
    pub(crate) fn set(&mut self, field: Field, value: &str) {
        let value = value.trim();
        let or_auto = || if value.is_empty() { "auto" } else { value }.to_owned();
        match field {
            Field::Address => self.address = value.to_owned(),
            Field::Facet(facet) => {
                self.facets.remove(&facet);
                if !value.is_empty() {
                    self.facets.insert(facet, value.to_owned());
                }
            }
            Field::Layout => self.layout = Layout::from_word(value),
            Field::Search => self.search = !value.is_empty(),
            Field::Limit => {
                let limit = value.parse().ok().filter(|limit| *limit > 0 && *limit != DEFAULT_LIMIT);
                self.limit = limit.map(|limit: u32| limit.min(MAX_LIMIT));
            }
            Field::Height => self.height = or_auto(),
            Field::Language => self.language = value.to_owned(),
            Field::Theme => self.theme = or_auto(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_and_unusable_values_are_defaults() {
        let mut choices = Choices::default();
        for (field, value) in [
            (Field::Address, " "),
            (Field::Facet(Facet::Case), ""),
            (Field::Layout, "wall"),
            (Field::Search, ""),
            (Field::Limit, "20"),
            (Field::Limit, "-1"),
            (Field::Limit, "many"),
            (Field::Height, " "),
            (Field::Theme, ""),
        ] {
            choices.set(field, value);
            assert_eq!(choices, Choices::default(), "{field:?}");
        }
    }

    #[test]
    fn a_limit_is_at_most_100() {
        let mut choices = Choices::default();
        choices.set(Field::Limit, "5000");
        assert_eq!(choices.limit, Some(100));
    }

    #[test]
    fn every_field_is_read_back_from_its_name() {
        let facets = Facet::ALL.into_iter().map(Field::Facet);
        let others = [Field::Address, Field::Layout, Field::Search, Field::Limit, Field::Height];
        for field in facets.chain(others).chain([Field::Language, Field::Theme]) {
            assert_eq!(Field::from_name(field.name()), Some(field));
        }
        assert_eq!(Field::from_name("fault"), None);
    }

    #[test]
    fn every_layout_is_read_back_from_its_word() {
        for (layout, _) in Layout::ALL {
            assert_eq!(Layout::from_word(layout.as_str()), layout);
        }
    }
}
