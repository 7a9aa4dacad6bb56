//! The choices of the embed form, by field. Pure.

use crate::url::view_state::{UrlKey, View, ViewState};
use vigil_index::Facet;

/// The number of events in an embed without the attribute `limit`.
pub(crate) const DEFAULT_LIMIT: u32 = 20;
/// The largest number of events in an embed.
const MAX_LIMIT: u32 = 100;

/// The kind of content in an embed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The list of events.
    #[default]
    List,
    /// Another view of the timeline.
    View(View),
    /// One event, or the status of a person.
    Card,
    /// The number of people in prison, or the days in prison of one person.
    Counter,
}

impl Layout {
    /// Every layout with its message key, in the order of the radio buttons.
    pub(crate) const ALL: [(Layout, &str); 6] = [
        (Layout::List, "builder.layout.list"),
        (Layout::View(View::Chart), "view.chart"),
        (Layout::View(View::Map), "view.map"),
        (Layout::View(View::Bars), "view.bars"),
        (Layout::Card, "builder.layout.card"),
        (Layout::Counter, "builder.layout.counter"),
    ];

    /// The value of the attribute `layout`.
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
    /// A pasted address of this site.
    Address,
    /// A key of the view other than the layout. At most one value.
    View(UrlKey),
    /// The [`Layout`].
    Layout,
    /// Whether there is a search box.
    Search,
    /// The largest number of events.
    Limit,
    /// The height, a CSS length or `auto`.
    Height,
    /// The language: a tag, `auto` for the reader's, empty for that of the host page.
    Language,
    /// The theme: `light`, `dark`, or `auto`.
    Theme,
}

impl Field {
    /// The `name` of the field's controls.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Field::Address => "address",
            Field::View(key) => key.as_str(),
            Field::Layout => "layout",
            Field::Search => "search",
            Field::Limit => "limit",
            Field::Height => "height",
            Field::Language => "lang",
            Field::Theme => "theme",
        }
    }

    /// The inverse of [`Field::name`].
    pub(crate) fn from_name(name: &str) -> Option<Field> {
        Some(match name {
            "address" => Field::Address,
            "layout" => Field::Layout,
            "search" => Field::Search,
            "limit" => Field::Limit,
            "height" => Field::Height,
            "lang" => Field::Language,
            "theme" => Field::Theme,
            name => Field::View(UrlKey::from_word(name)?),
        })
    }
}

/// The values of all fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choices {
    /// The address as typed, trimmed; empty for none.
    pub address: String,
    /// The keys of the view that are chosen: what their controls say, which is a label if the key has a list of names.
    pub view: Vec<(UrlKey, String)>,
    /// The chosen layout.
    pub layout: Layout,
    /// Whether there is a search box.
    pub search: bool,
    /// The largest number of events; none for [`DEFAULT_LIMIT`].
    pub limit: Option<u32>,
    /// A CSS length, or `auto` for the height of the content.
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
            view: Vec::new(),
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
    /// The example that the page shows before the app has started.
    pub(crate) fn example(tag: &str) -> Choices {
        let mut choices = Choices { language: tag.to_owned(), ..Choices::default() };
        choices.set(Field::View(UrlKey::Facet(Facet::Category)), "rally");
        choices
    }

    /// Sets a field to the value of its control; an empty or unusable value is the default.
    pub(crate) fn set(&mut self, field: Field, value: &str) {
        let value = value.trim();
        let or_auto = || if value.is_empty() { "auto" } else { value }.to_owned();
        match field {
            Field::Address => self.address = value.to_owned(),
            Field::View(key) => {
                self.view.retain(|(other, _)| *other != key);
                if !value.is_empty() {
                    self.view.push((key, value.to_owned()));
                    if key == UrlKey::Event {
                        self.layout = Layout::Card;
                    }
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

    /// Takes over the order of a view, and its layout unless that is the list, which any other layout may show.
    pub(crate) fn follow(&mut self, state: &ViewState) {
        if state.event.is_some() {
            self.layout = Layout::Card;
        } else if state.view != View::List {
            self.layout = Layout::View(state.view);
        }
        self.set(Field::View(UrlKey::Sort), state.order_word());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::view_state::URL_KEYS;

    #[test]
    fn an_event_is_shown_as_a_card_and_another_view_in_its_own_layout() {
        let mut choices = Choices::default();
        choices.set(Field::View(UrlKey::Event), "Vigil");
        assert_eq!(choices.layout, Layout::Card);
        for (query, layout, order) in [
            ("view=chart&sort=oldest", "chart", "oldest"),
            ("case=hk47", "counter", "newest"),
            ("event=x&sort=best", "card", "best"),
        ] {
            let mut choices = Choices { layout: Layout::Counter, ..Choices::default() };
            choices.follow(&ViewState::from_query(query));
            assert_eq!(choices.layout.as_str(), layout, "{query}");
            assert_eq!(choices.view, [(UrlKey::Sort, order.to_owned())], "{query}");
        }
    }

    #[test]
    fn empty_and_unusable_values_are_defaults() {
        let mut choices = Choices::default();
        for (field, value) in [
            (Field::Address, " "),
            (Field::View(UrlKey::Facet(Facet::Case)), ""),
            (Field::View(UrlKey::Event), " "),
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
        let keys = URL_KEYS.into_iter().map(Field::View);
        let others = [Field::Address, Field::Layout, Field::Search, Field::Limit, Field::Height];
        for field in keys.chain(others).chain([Field::Language, Field::Theme]) {
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
