//! The foot of every page: license, corrections, edition.

use crate::route::Route;
use crate::setting::Setting;
use maud::{Markup, html};

/// The foot of every page.
pub fn footer(setting: &Setting<'_>, build: &str) -> Markup {
    let about = setting.href(&Route::About);
    let corrections = setting.site.corrections.clone().unwrap_or_else(|| format!("{about}#corrections"));
    html! {
        footer.foot {
            p { (setting.text("footer.license")) }
            nav aria-label=(setting.text("nav.footer")) {
                a href=(about) { (setting.text("about.title")) }
                a href=(setting.href(&Route::Data)) { (setting.text("footer.data")) }
                a href=(corrections) { (setting.text("footer.corrections")) }
            }
            p { (setting.locale.fill("footer.build", &[("build", build)])) }
        }
    }
}
