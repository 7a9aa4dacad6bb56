//! The whole timeline as one document: its own sheet and script, no request, no link to another file of the site.
//!
//! It is read from a disk, so it needs neither the app nor a server. Without its script it is complete; the script only
//! filters the events.

mod directory;
mod events;
mod form;

use crate::content::local_model::LocalModel;
use crate::content::single_file::SingleFileData;
use crate::content::status_words::as_of_words;
use crate::digest::csp_source;
use crate::source::language;
use maud::{Markup, PreEscaped, html};
use vigil_app::data::page_data::SiteData;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;

/// The script that filters the events.
const SCRIPT: &str = include_str!("../../../../script/single.js");

/// The sheets of the site that this document needs, and its own, in the order of the cascade.
const SHEETS: [&str; 10] = [
    include_str!("../../../../style/layers.css"),
    include_str!("../../../../style/reset.css"),
    include_str!("../../../../style/tokens.css"),
    include_str!("../../../../style/base.css"),
    include_str!("../../../../style/component/event.css"),
    include_str!("../../../../style/component/glyph.css"),
    include_str!("../../../../style/component/sources.css"),
    include_str!("../../../../style/component/status.css"),
    include_str!("../../../../style/utilities.css"),
    include_str!("single_file/sheet.css"),
];

/// The document. `edition` is the id of the edition.
pub fn single_file(local: &LocalModel<'_>, data: &SingleFileData, edition: &str) -> String {
    let site = SiteData { name: local.site_name(), ..SiteData::default() };
    let (locale, state) = (local.locale, ViewState::default());
    let setting = Setting { locale, site: &site, route: &Route::Timeline, state: &state };
    let content = content(&setting, data).into_string();
    let forms = language::variant_pairs([content.as_str()].into_iter());
    let forms: String = forms.flat_map(|(written, searched)| [written, searched]).collect();
    let sheet = SHEETS.concat();
    let document = html! {
        (PreEscaped("<!doctype html>"))
        html lang=(locale.tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy(&sheet));
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                meta name="color-scheme" content="light dark";
                title { (site.name) " · " (data.title) }
                style { (PreEscaped(&sheet)) }
            }
            body {
                header.masthead { (masthead(&setting, local, data)) }
                main {
                    (form::form(&setting, data, &forms))
                    (PreEscaped(content))
                }
                footer.wide {
                    p { (setting.text("footer.license")) }
                    p { (locale.fill("footer.build", &[("build", edition)])) }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    document.into_string()
}

/// Allows the document's own sheet and script, and no request at all.
fn policy(sheet: &str) -> String {
    let (script, style) = (csp_source(SCRIPT), csp_source(sheet));
    format!("default-src 'none'; script-src {script}; style-src {style}; base-uri 'none'; form-action 'none'")
}

/// The title, the size, the day of the data, and the ways to the parts.
fn masthead(setting: &Setting<'_>, local: &LocalModel<'_>, data: &SingleFileData) -> Markup {
    let locale = setting.locale;
    let parts = [("people", "people.title"), ("cases", "cases.title"), ("glossary", "glossary.title")];
    let parts = parts.into_iter().filter(|(id, _)| *id != "glossary" || !data.terms.is_empty());
    html! {
        h1 { (data.title) }
        p { (setting.text("about.what")) }
        p { (setting.text("single.what")) }
        p.note {
            (data.totals.words(locale))
            @if data.totals.events > 0 {
                " " (as_of_words(locale, "as_of.stale", local.as_of()))
                " " (as_of_words(locale, "single.status", local.as_of()))
            }
        }
        @if let Some(address) = &data.address {
            p.note { (setting.text("single.site")) " " a href=(address) rel="noopener noreferrer" { (address) } }
        }
        nav aria-label=(setting.text("directory.contents")) {
            @for (year, _) in &data.years { a href={ "#year-" (year) } { (locale.year(*year)) } " " }
            @for (id, key) in parts { a href={ "#" (id) } { (setting.text(key)) } " " }
        }
    }
}

/// All that the forms of characters are found in: events, people, cases, terms.
fn content(setting: &Setting<'_>, data: &SingleFileData) -> Markup {
    html! {
        (events::years(setting, &data.years))
        (directory::people(setting, &data.people))
        (directory::cases(setting, &data.cases))
        (directory::glossary(setting, &data.terms))
    }
}
