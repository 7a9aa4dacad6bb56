//! The foot of every page: license, corrections, edition; of an embed: the way to the whole.

use crate::route::Route;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_model::EventDate;

/// What the foot says on paper alone.
pub struct Imprint {
    /// The last day of the data, if there is any.
    pub as_of: Option<EventDate>,
    /// The page's address, where the site knows its own.
    pub address: Option<String>,
}

/// The foot of every page.
pub fn footer(setting: &Setting<'_>, build: &str, imprint: &Imprint) -> Markup {
    if setting.route == &Route::Embed {
        return credit_line(setting, imprint.as_of);
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
            @if let Some(date) = imprint.as_of {
                p.print-only { (setting.locale.fill("data.changed", &[("date", &setting.locale.date(date))])) }
            }
            p.print-only.address { @if let Some(address) = &imprint.address { (address) } }
        }
    }
}

/// The foot of an embed: the way to the whole, drawn anew as the view changes, and the last day of the data.
pub fn credit_line(setting: &Setting<'_>, as_of: Option<EventDate>) -> Markup {
    html! {
        footer.credit {
            div.region data-region="credit" { (credit(setting)) }
            @if let Some(date) = as_of {
                span { (setting.locale.fill("data.changed", &[("date", &setting.locale.date(date))])) }
            }
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
        a href=(address) rel="noopener" { (setting.locale.fill(key, &[("site", &setting.site.name)])) }
    }
}
