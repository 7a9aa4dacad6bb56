//! The line below an embed that names the site.

use crate::setting::Setting;
use crate::url::route::Route;
use maud::{Markup, html};

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
