//! The foot of every page: license, corrections, edition; of an embed: the way to the whole.

use super::correction::correction;
use super::live::part;
use maud::{Markup, html};
use vigil_app::parts::Part;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_model::EventDate;

/// The lines of the footer that are only on paper.
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
                a href=(setting.href(&Route::Glossary)) { (setting.text("glossary.title")) }
                a href=(setting.href(&Route::Follow)) { (setting.text("follow.title")) }
                a href=(setting.href(&Route::Data)) { (setting.text("footer.data")) }
                a href=(setting.href(&Route::EmbedBuilder)) { (setting.text("footer.embed")) }
                a.unscripted href=(corrections) { (setting.text("footer.corrections")) }
            }
            (correction(setting, build))
            p { (setting.locale.fill("footer.build", &[("build", build)])) }
            @if let Some(date) = imprint.as_of {
                p.print-only { (setting.locale.fill("data.changed", &[("date", &setting.locale.date(date))])) }
            }
            p.print-only.address { @if let Some(address) = &imprint.address { (address) } }
        }
    }
}

/// The foot of an embed: the way to the site, which follows the view, and the last day of the data.
pub fn credit_line(setting: &Setting<'_>, as_of: Option<EventDate>) -> Markup {
    html! {
        footer.credit {
            (part(setting, Part::Credit))
            @if let Some(date) = as_of {
                span { (setting.locale.fill("data.changed", &[("date", &setting.locale.date(date))])) }
            }
        }
    }
}
