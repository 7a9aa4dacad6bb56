//! The context in which each leaf is drawn: the language, the site, the page and the view.

use crate::data::page_data::SiteData;
use crate::locale::Locale;
use crate::url::route::{Route, href};
use crate::url::view_state::ViewState;
use maud::{Markup, html};
use vigil_index::{Facet, ShardName, ShardText};

/// The language, the site, the page and the view of it.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The page's language.
    pub locale: &'a Locale,
    /// The site.
    pub site: &'a SiteData,
    /// The page.
    pub route: &'a Route,
    /// The view of the timeline.
    pub state: &'a ViewState,
}

impl Setting<'_> {
    /// A message.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.locale.text(key)
    }

    /// The address of another page in the same language.
    pub fn href(&self, route: &Route) -> String {
        href(&self.locale.prefix, route, &ViewState::default())
    }

    /// The address of a view of the timeline in the same language.
    pub fn view_href(&self, state: &ViewState) -> String {
        href(&self.locale.prefix, &Route::Timeline, state)
    }

    /// A name: a person's or a case's leads to its page, a place's or organization's to its events.
    pub fn name(&self, facet: Facet, name: &ShardName) -> Markup {
        let address = match facet {
            Facet::Person => self.href(&Route::Person(name.id.as_str().into())),
            Facet::Case => self.href(&Route::Case(name.id.as_str().into())),
            _ => self.view_href(&ViewState::default().with_facet(facet, &name.id)),
        };
        html! { a href=(address) lang=[&name.lang] { (name.label) } }
    }

    /// Several names in a row, with the number of those left out of `total`.
    pub fn names(&self, facet: Facet, names: &[ShardName], total: u32) -> Markup {
        let left_out = u64::from(total).saturating_sub(names.len() as u64);
        html! {
            @for (i, name) in names.iter().enumerate() {
                @if i > 0 { (self.text("list.separator")) }
                (self.name(facet, name))
            }
            @if left_out > 0 { " " (self.locale.count("results.more_people", left_out)) }
        }
    }
}

/// A text in a paragraph of its own class, marked with its language where that is not the page's.
pub fn paragraph(class: &str, text: &ShardText) -> Markup {
    html! { p class=(class) lang=[&text.lang] { (text.text) } }
}
