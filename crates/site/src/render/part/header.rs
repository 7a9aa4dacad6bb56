//! The top of every page: skip link, name, main pages, languages; an embed has none. The links that keep the view are
//! parts of the app.

use super::candle::candle;
use super::live::part;
use maud::{Markup, html};
use vigil_app::parts::Part;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// The top of every page.
pub fn header(setting: &Setting<'_>) -> Markup {
    if setting.route == &Route::Embed {
        return html! {};
    }
    let pages = [
        (Route::Timeline, "nav.timeline"),
        (Route::Inside, "nav.inside"),
        (Route::Cases, "nav.cases"),
        (Route::People, "nav.people"),
        (Route::Numbers, "nav.numbers"),
        (Route::Data, "nav.data"),
        (Route::EmbedBuilder, "nav.embed"),
        (Route::About, "nav.about"),
    ];
    html! {
        (part(setting, Part::Skip))
        header.top {
            a.wordmark href=(setting.href(&Route::Timeline)) { (candle()) (setting.site.name) }
            nav aria-label=(setting.text("nav.label")) {
                @for (route, key) in &pages {
                    @let current = (route == setting.route).then_some("page");
                    a href=(setting.href(route)) aria-current=[current] { (setting.text(key)) }
                }
            }
            (part(setting, Part::Languages))
        }
    }
}
