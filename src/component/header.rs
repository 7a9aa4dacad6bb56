//! The top of every page: skip link, name, main pages, languages; an embed has none. Links that keep the view name the
//! first part of their path, so that the app can lead them on.

use super::glyph::candle;
use crate::route::{Route, href};
use crate::setting::Setting;
use maud::{Markup, html};

/// The top of every page.
pub fn header(setting: &Setting<'_>) -> Markup {
    if setting.route == &Route::Embed {
        return html! {};
    }
    let skip = format!("{}#main", href(&setting.locale.prefix, setting.route, setting.state));
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
    let others = setting.site.locales.iter().filter(|other| other.tag != setting.locale.tag);
    html! {
        a.skip href=(skip) data-prefix=(setting.locale.prefix) { (setting.text("skip")) }
        header.top {
            a.wordmark href=(setting.href(&Route::Timeline)) { (candle()) (setting.site.name) }
            nav aria-label=(setting.text("nav.label")) {
                @for (route, key) in &pages {
                    @let current = (route == setting.route).then_some("page");
                    a href=(setting.href(route)) aria-current=[current] { (setting.text(key)) }
                }
            }
            @for other in others {
                a.language href=(href(&other.prefix, setting.route, setting.state)) lang=(other.tag) hreflang=(other.tag) data-prefix=(other.prefix) {
                    (other.name)
                }
            }
        }
    }
}
