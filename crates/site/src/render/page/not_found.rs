//! The page for unknown addresses.

use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// The page for addresses that lead nowhere.
pub fn not_found_page(setting: &Setting<'_>) -> Markup {
    html! {
        div.masthead.lost { h1 { (setting.text("not_found.title")) } p { (setting.text("not_found.text")) } }
        div.wide.lost {
            form.search role="search" action=(setting.href(&Route::Timeline)) {
                input
                    type="search"
                    name="q"
                    enterkeyhint="search"
                    aria-label=(setting.text("search.label"))
                    placeholder=(setting.text("search.placeholder"));
            }
            p.ways {
                @for (route, key) in [
                    (Route::Timeline, "nav.timeline"),
                    (Route::Inside, "nav.inside"),
                    (Route::Cases, "nav.cases"),
                    (Route::People, "nav.people"),
                    (Route::Numbers, "nav.numbers"),
                ] {
                    a.button href=(setting.href(&route)) { (setting.text(key)) }
                }
            }
        }
    }
}
