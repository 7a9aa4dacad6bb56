//! The context that a leaf is drawn for.

use crate::data::page_data::SiteData;
use crate::locale::Locale;
use crate::url::route::{Route, href};
use crate::url::view_state::ViewState;
use maud::{Markup, html};
use vigil_index::{Facet, ShardName, ShardText};

/// Language, site, page and view: everything besides its own data that a leaf depends on.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The language of the page.
    pub locale: &'a Locale,
    /// The facts of the site.
    pub site: &'a SiteData,
    /// Which page it is.
    pub route: &'a Route,
    /// The view of the timeline; on other pages that of everything.
    pub state: &'a ViewState,
}

impl Setting<'_> {
    /// [`Locale::text`] of a message key.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.locale.text(key)
    }

    /// The address of a page in this language, with the default view.
    pub fn href(&self, route: &Route) -> String {
        href(&self.locale.prefix, route, &ViewState::default())
    }

    /// The address of a view of the timeline in this language.
    pub fn view_href(&self, state: &ViewState) -> String {
        href(&self.locale.prefix, &Route::Timeline, state)
    }

    /// A linked name. People and cases link to their pages, other facets to their events.
    pub fn name(&self, facet: Facet, name: &ShardName) -> Markup {
        let address = match facet {
            Facet::Person => self.href(&Route::Person(name.id.as_str().into())),
            Facet::Case => self.href(&Route::Case(name.id.as_str().into())),
            _ => self.view_href(&ViewState::default().with_facet(facet, &name.id)),
        };
        html! { a href=(address) lang=[&name.lang] { (name.label) } }
    }

    /// Linked names as a list in words, with the number of names missing from `total`.
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

/// A text as a paragraph with a class, and with `lang` if its language is not the page's.
pub fn paragraph(class: &str, text: &ShardText) -> Markup {
    html! { p class=(class) lang=[&text.lang] { (text.text) } }
}
