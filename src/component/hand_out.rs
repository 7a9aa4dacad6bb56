//! What is taken away of a page: where the app puts the events, what is said while they are made ready or cannot be, and
//! the frame of what is printed. `script/take_away.js` fills it; only the generator draws it.

use crate::setting::Setting;
use crate::timeline::PRINTED;
use maud::{Markup, html};

/// The conditions of a view as its query names them, each with the key of its name.
const CONDITIONS: [(&str, &str); 9] = [
    ("q", "print.words"),
    ("category", "facet.category"),
    ("kind", "facet.kind"),
    ("case", "facet.case"),
    ("person", "facet.person"),
    ("place", "facet.place"),
    ("org", "facet.org"),
    ("country", "facet.country"),
    ("from to", "span.label"),
];

/// Of the timeline, which has a title: the app finds the events.
pub fn hand_out(setting: &Setting<'_>, title: &str) -> Markup {
    html! {
        div.taken.print-only data-region="taken" {}
        template data-hand-out data-lang=(setting.text("print.dates")) { (head(setting, title)) (notes(setting, "event.sources")) }
    }
}

/// Of a page whose events all stand in it.
pub fn notes_to_print(setting: &Setting<'_>) -> Markup {
    html! {
        (telling(setting))
        template data-hand-out data-lang=(setting.text("print.dates")) { (notes(setting, "print.sources")) }
    }
}

/// That it takes a while, or that it failed.
pub fn telling(setting: &Setting<'_>) -> Markup {
    html! {
        p.notice.screen-only role="status" data-taking hidden { (setting.text("print.wait")) }
        div.failed.screen-only role="alert" data-take-failed hidden {
            p { (setting.text("print.failed")) }
            button.button type="button" data-take="again" { (setting.text("results.retry")) }
        }
    }
}

/// What the view is: its title, its conditions in words, how many events there are.
fn head(setting: &Setting<'_>, title: &str) -> Markup {
    html! {
        header.hand-out-head {
            h1 { (title) }
            dl {
                div data-all { dt { (setting.text("print.shown")) } dd { (setting.text("print.all")) } }
                @for (keys, name) in CONDITIONS {
                    div data-keys=(keys) { dt { (setting.text(name)) } dd {} }
                }
                div { dt { (setting.text("results.label")) } dd data-count {} }
                div { dt { (setting.text("sort.label")) } dd data-order {} }
            }
            p.notice data-cut {
                (setting.locale.fill("print.cut", &[("n", &setting.locale.number(PRINTED.into()))]))
            }
        }
    }
}

/// Where the numbers behind the events lead.
fn notes(setting: &Setting<'_>, title: &str) -> Markup {
    html! {
        section.notes {
            h2 { (setting.text(title)) }
            ol data-cited=(setting.text("event.sources")) data-archived=(setting.text("event.archived")) {}
            p.imprint { (setting.text("print.date")) }
        }
    }
}
