//! A case in its key steps, from the arrest to the appeal.

use crate::content::case_events::Step;
use maud::{Markup, html};
use vigil_app::leaf::glyph::category_glyph;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// The steps, each a link to its event, with its place among all events of the case.
pub fn steps(setting: &Setting<'_>, steps: &[Step], total: u32) -> Markup {
    let locale = setting.locale;
    let number = locale.number(steps.len() as u64);
    html! {
        @if !steps.is_empty() {
            section aria-labelledby="steps" {
                h2.heading id="steps" { (locale.fill("case.steps", &[("n", &number)])) }
                ol.steps {
                    @for Step { event, place } in steps {
                        li {
                            p.stepname { (category_glyph(event.category)) (locale.label("kind", event.kind.as_str())) }
                            time datetime=(event.date.unqualified()) { (locale.short_date(event.date)) }
                            h3 {
                                a href=(setting.href(&Route::Event(event.id.clone()))) lang=[&event.title.lang] { (event.title.text) }
                            }
                            p.pos { (position(setting, *place, total)) }
                        }
                    }
                }
            }
        }
    }
}

/// The place of an event among those of its case: `16 of 115`.
pub fn position(setting: &Setting<'_>, place: u32, total: u32) -> String {
    let number = |number: u32| setting.locale.number(number.into());
    setting.locale.fill("events.of", &[("shown", &number(place)), ("total", &number(total))])
}
