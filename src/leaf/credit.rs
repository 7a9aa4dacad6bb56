//! The line below an embed with the name of the site.

use crate::setting::Setting;
use crate::url::route::Route;
use maud::{Markup, html};

/// The name of the site, as a link to the same view or event there.
pub(crate) fn credit(setting: &Setting<'_>) -> Markup {
    let (address, key) = match &setting.state.event {
        Some(id) => (setting.href(&Route::Event(id.clone())), "embed.event"),
        None => (setting.view_href(setting.state), "embed.all"),
    };
    html! {
        a href=(address) rel="noopener" { (setting.locale.fill(key, &[("site", &setting.site.name)])) }
    }
}
