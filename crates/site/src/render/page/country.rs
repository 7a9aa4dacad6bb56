//! A country's page: its events by year and place, then the events, readable without JavaScript.

use super::numbers::chart::chart;
use super::numbers::places::COUNTRIES;
use super::numbers::years::years;
use crate::content::country::CountryData;
use crate::content::numbers::PlaceCount;
use crate::render::part::as_of::as_of;
use crate::render::part::event_list::event_list;
use crate::source::app_bundle::AppBundle;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::{View, ViewState};
use vigil_index::Facet;

/// The page of a country.
pub fn country_page(setting: &Setting<'_>, data: &CountryData, app: &AppBundle, shared: &Markup) -> Markup {
    let locale = setting.locale;
    let all = ViewState::default().with_facet(Facet::Country, &data.code);
    let count = locale.count("events", data.event_count.into());
    let panel = years(setting, &all, &data.years, data.event_count);
    html! {
        link rel="stylesheet" href=(app.sheet("numbers"));
        div.masthead {
            h1 { (data.name) }
            p { (locale.fill("countries.intro", &[("events", &count), ("country", &data.name)])) }
            (as_of(setting))
            p.country-ways.screen-only {
                a.button href=(setting.view_href(&all)) { (setting.text("countries.timeline")) } " "
                a.button href=(setting.view_href(&all.with_view(View::Map))) { (setting.text("countries.map")) } " "
                a.button href={ (setting.href(&Route::Numbers)) "#" (COUNTRIES) } { (setting.text("countries.all")) }
            }
            (shared)
        }
        div.wide.panels {
            (chart(setting, &panel, &html! {}))
            (places(setting, &all, &data.places))
        }
        div.wide.in-country {
            h2.heading id="events" { (setting.text("numbers.events")) " " small { (locale.number(data.event_count.into())) } }
            (event_list(setting, &data.events, &data.notes))
            @if (data.events.len() as u32) < data.event_count {
                p { a.button href=(setting.view_href(&all)) { (locale.fill("case.all_events", &[("events", &count)])) } }
            }
        }
    }
}

/// The places, each with the way to its events.
fn places(setting: &Setting<'_>, all: &ViewState, places: &[PlaceCount]) -> Markup {
    html! {
        section aria-labelledby="places" {
            h2 id="places" { (setting.text("map.places")) }
            ul.years {
                @for place in places {
                    li {
                        a href=(setting.view_href(&place.view(all))) {
                            span lang=[&place.name.lang] { (place.name.label) } " "
                            span.count { (setting.locale.number(place.events.into())) }
                        }
                    }
                }
            }
        }
    }
}
