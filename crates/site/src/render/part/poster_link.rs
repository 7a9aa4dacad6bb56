//! The link to the poster of a page.

use crate::paths::POSTER;
use maud::{Markup, html};
use vigil_app::setting::Setting;

/// The link to the poster of the page.
pub fn poster_link(setting: &Setting<'_>) -> Markup {
    html! {
        a.button href={ (setting.href(setting.route)) (POSTER) } { (setting.text("poster.link")) }
    }
}
