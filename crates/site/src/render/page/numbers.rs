//! The data in numbers, people first: each chart with its table, each number a link to what it counts, all of it without
//! JavaScript.

mod cases;
pub(crate) mod chart;
pub(crate) mod panel;
mod people;
pub(crate) mod places;
mod publishers;
mod terms;
pub(crate) mod years;

use crate::content::numbers::NumbersData;
use crate::content::numbers::people::Outcome;
use crate::render::part::as_of::{as_of, dated};
use chart::{chart, ways};
use maud::{Markup, html};
use panel::Panel;
use places::COUNTRIES;
use publishers::PUBLISHERS;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::Facet;
use vigil_model::Category;

/// The page of numbers.
pub fn numbers_page(setting: &Setting<'_>, data: &NumbersData, shared: &Markup) -> Markup {
    html! {
        div.masthead {
            h1 { (setting.text("numbers.title")) }
            p { (setting.text("numbers.intro")) }
            (as_of(setting))
            (shared)
            (people_tally(setting, data))
            @if data.followed.followed > 0 {
                p.coverage { (setting.locale.count("inside.others.text", data.followed.followed.into())) }
            }
            h2.tally-heading { (setting.text("numbers.about")) }
            (timeline_tally(setting, data))
        }
        div.wide.panels {
            @for panel in panels(setting, data) {
                (chart(setting, &panel, &ways(setting, panel.id, data.has_pictures)))
            }
        }
        p.wide.presumption { (setting.text("presumption")) }
    }
}

/// The charts, in the order of the page; those of people have something to draw only where the data follows anybody.
pub fn panels(setting: &Setting<'_>, data: &NumbersData) -> Vec<Panel> {
    vec![
        people::outcomes(setting, &data.followed),
        terms::terms(setting, &data.terms),
        people::arrested(setting, &data.arrested),
        cases::pleas(setting, &data.cases),
        cases::outcomes(setting, &data.cases),
        years::arrests(setting, data),
        years::years(setting, &ViewState::default(), &data.years, data.totals.events),
        places::rallies(setting, &data.places),
        places::countries(setting, &data.countries),
        publishers::publishers(setting, &data.publishers),
    ]
}

/// A number of a tally: its words, itself, and the way to what it counts.
struct Counted {
    words: Markup,
    number: String,
    href: String,
}

/// The people whom the data follows, each number with the way to their names.
fn people_tally(setting: &Setting<'_>, data: &NumbersData) -> Markup {
    let locale = setting.locale;
    let of = |outcome: Outcome| {
        let (count, words, href) = people::counted(setting, &data.followed, outcome)?;
        Some(Counted { words: html! { (words) }, number: locale.number(count.into()), href })
    };
    let outcomes = [Outcome::Charged, Outcome::Convicted, Outcome::Acquitted].into_iter().filter_map(of);
    let inside = setting.site.as_of.filter(|_| data.followed.inside > 0).map(|date| Counted {
        words: dated(setting, "numbers.tally.inside", date),
        number: locale.number(data.followed.inside.into()),
        href: setting.href(&Route::Inside),
    });
    let longest = terms::longest(setting, &data.terms).map(|(number, href)| Counted {
        words: html! { (setting.text("numbers.tally.longest")) },
        number,
        href,
    });
    let sum = terms::added_up(setting, &data.terms).map(|(years, href)| Counted {
        words: html! { (locale.form("numbers.tally.sum", years.into())) },
        number: locale.number(years.into()),
        href,
    });
    let counted: Vec<Counted> = outcomes.chain(inside).chain(longest).chain(sum).collect();
    html! { @if !counted.is_empty() { (tally("tally people-tally", &counted)) } }
}

/// How much the timeline holds, smaller.
fn timeline_tally(setting: &Setting<'_>, data: &NumbersData) -> Markup {
    let totals = &data.totals;
    let here = |anchor: &str| format!("{}#{anchor}", setting.href(&Route::Numbers));
    let arrests = ViewState::default().with_facet(Facet::Category, Category::Arrest.as_str());
    let totals = [
        ("events", totals.events, setting.href(&Route::Timeline)),
        ("people", totals.people, setting.href(&Route::People)),
        ("cases", totals.cases, setting.href(&Route::Cases)),
        ("arrests", totals.arrests, setting.view_href(&arrests)),
        ("countries", totals.countries, here(COUNTRIES)),
        ("sources", totals.sources, here(PUBLISHERS)),
    ];
    let counted = totals.map(|(name, count, href)| Counted {
        words: html! { (setting.text(&format!("numbers.total.{name}"))) },
        number: setting.locale.number(count.into()),
        href,
    });
    tally("tally small", &counted)
}

fn tally(class: &str, counted: &[Counted]) -> Markup {
    html! {
        dl class=(class) {
            @for one in counted {
                div { dt { (one.words) } dd { a href=(one.href) { (one.number) } } }
            }
        }
    }
}
