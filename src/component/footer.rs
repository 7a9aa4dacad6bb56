//! The foot of every page: license, corrections, edition; of an embed: the way to the whole.

use crate::route::Route;
use crate::setting::Setting;
use maud::{Markup, html};

/// The foot of every page; on paper it gives the page's address, where the site knows its own.
pub fn footer(setting: &Setting<'_>, build: &str, address: Option<&str>) -> Markup {
    if setting.route == &Route::Embed {
        return html! { div.region data-region="credit" { (credit(setting)) } };
    }
    let about = setting.href(&Route::About);
    let corrections = setting.site.corrections.clone().unwrap_or_else(|| format!("{about}#corrections"));
    html! {
        footer.foot {
            p { (setting.text("footer.license")) }
            nav aria-label=(setting.text("nav.footer")) {
                a href=(about) { (setting.text("about.title")) }
                a href=(setting.href(&Route::Numbers)) { (setting.text("nav.numbers")) }
                a href=(setting.href(&Route::Data)) { (setting.text("footer.data")) }
                a href=(setting.href(&Route::EmbedBuilder)) { (setting.text("footer.embed")) }
                a href=(corrections) { (setting.text("footer.corrections")) }
            }
            p { (setting.locale.fill("footer.build", &[("build", build)])) }
            p.print-only.address { @if let Some(address) = address { (address) } }
        }
    }
}

/// Whose events an embed shows, with the way to the same view, or the same event, on the site.
pub fn credit(setting: &Setting<'_>) -> Markup {
    let (address, key) = match &setting.state.event {
        Some(id) => (setting.href(&Route::Event(id.clone())), "embed.event"),
        None => (setting.view_href(setting.state), "embed.all"),
    };
    html! {
        footer.credit {
            a href=(address) rel="noopener" { (setting.locale.fill(key, &[("site", &setting.site.name)])) }
        }
    }
}
