//! What stands where no page is.

use crate::route::Route;
use crate::setting::Setting;
use maud::{Markup, html};

/// The page for addresses that lead nowhere.
pub fn not_found_page(setting: &Setting<'_>) -> Markup {
    html! {
        div.wide {
            div.prose {
                h1 { (setting.text("not_found.title")) }
                p { (setting.text("not_found.text")) }
                p { a.button href=(setting.href(&Route::Timeline)) { (setting.text("nav.timeline")) } }
            }
        }
    }
}
