//! Links to the pages of years and months, which need no JavaScript.

use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// Links to years or months: the page, its name, its number of events.
pub fn periods(setting: &Setting<'_>, label: &str, periods: &[(Route, String, u32)]) -> Markup {
    html! {
        nav.all-years aria-label=(setting.text(label)) {
            ul.years {
                @for (route, name, count) in periods {
                    li {
                        a href=(setting.href(route)) aria-current=[(route == setting.route).then_some("page")] {
                            (name) " " span.count { (setting.locale.number((*count).into())) }
                        }
                    }
                }
            }
        }
    }
}
