//! The words of the subject, each with its definition and where that can be read.

use crate::content::glossary::TermData;
use crate::render::part::sources::source_line;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::view_state::ViewState;

/// The page of the glossary.
pub fn glossary_page(setting: &Setting<'_>, terms: &[TermData], shared: &Markup) -> Markup {
    html! {
        div.masthead { h1 { (setting.text("glossary.title")) } p { (setting.text("glossary.intro")) } (shared) }
        div.wide { @for term in terms { (term_section(setting, term)) } }
    }
}

fn term_section(setting: &Setting<'_>, term: &TermData) -> Markup {
    let events = setting.view_href(&ViewState::default().with_text(&term.name.text));
    html! {
        section.chapter {
            h2 id=(term.id) lang=[&term.name.lang] { (term.name.text) }
            div.prose {
                p lang=[&term.definition.lang] { (term.definition.text) }
                @if !term.also.is_empty() {
                    p { (setting.locale.fill("glossary.also", &[("names", &term.also.join(setting.text("list.separator")))])) }
                }
                p { (setting.text("glossary.source")) " " (source_line(setting, &term.source)) }
                p.scripted { a href=(events) { (setting.text("glossary.events")) } }
            }
        }
    }
}
