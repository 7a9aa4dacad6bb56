//! The front page: search, facets, histogram and the newest events. The app brings its regions to life.

use crate::component::as_of::recorded_to;
use crate::component::count::{count_words, orders};
use crate::component::event::event_row;
use crate::component::facets::facet_list;
use crate::component::glyph::candle;
use crate::component::hand_out::{hand_out, telling};
use crate::component::histogram::histogram;
use crate::component::share::{downloads, share};
use crate::component::span::span_form;
use crate::component::views::{frames, views};
use crate::component::years::periods;
use crate::content::FrontData;
use crate::page_data::TimelineData;
use crate::route::Route;
use crate::setting::Setting;
use crate::timeline::{Answer, Bars};
use crate::view_state::ViewState;
use maud::{Markup, html};
use std::collections::BTreeMap;
use std::sync::Arc;
use vigil_index::Highlighter;

/// The front page.
pub fn timeline_page(setting: &Setting<'_>, data: &TimelineData, front: FrontData) -> Markup {
    let events = count_words(setting.locale, data.event_count, data.event_count);
    let newest = data.newest.iter().cloned().map(Arc::new).collect();
    let rows = Answer::everything(0, ViewState::default(), data).rows(None, newest);
    let bars = Bars::of_months(&data.months, &data.months);
    html! {
        div.masthead.welcome { div { h1 { (data.title) } p { (data.description) } } (counter(setting, front)) }
        div.finder { (search_box(setting)) }
        (recorded_to(setting, &format!("{}#changes", setting.href(&Route::Data))))
        (tries(setting))
        figure.histogram data-region="histogram" aria-label=(setting.text("histogram.label")) {
            (histogram(setting, &bars))
        }
        (span_form(setting))
        div.columns {
            aside.facets.scripted
                id="facets"
                popover="auto"
                data-region="facets"
                aria-label=(setting.text("facets.label"))
            { (facet_list(setting, &data.facets, &events)) }
            section.results-region aria-labelledby="results" {
                h2.visually-hidden id="results" { (setting.text("results.label")) }
                div.region data-region="chips" {}
                div.region data-region="notices" {}
                div.count {
                    p role="status" data-region="count" { (events) }
                    div.region data-region="views" { (views(setting)) }
                    div.region data-region="orders" { (orders(setting)) }
                    (share(setting, downloads(setting)))
                }
                (telling(setting))
                p.notice.partial.print-only { (setting.text("print.partial")) }
                div.region id="shown" data-region="ways-out" {}
                div.view-frame data-region="view" {}
                (frames(setting))
                div.list {
                    div.skeleton {}
                    div.spacer.above {}
                    ol.results data-query="" {
                        @for row in rows { (event_row(setting, &row, &Highlighter::default())) }
                    }
                    div.spacer.below {}
                    p.notice.unscripted { (setting.text("search.no_script")) }
                    (all_years(setting, data))
                }
            }
            (facet_dialog(setting))
            dialog.event-opened data-region="event" aria-label=(setting.text("event.opened")) {}
        }
        (hand_out(setting, &data.title))
    }
}

/// How many people are in prison or in custody, with the day of the count: the way to their names.
fn counter(setting: &Setting<'_>, front: FrontData) -> Markup {
    let locale = setting.locale;
    let words = locale.count("inside.counter", front.inside.into());
    let number = locale.number(front.inside.into());
    let words = words.replacen(&number, "", 1);
    html! {
        @if let Some(date) = setting.site.as_of.filter(|_| front.inside > 0) {
            a.inside-count href=(setting.href(&Route::Inside)) {
                (candle()) b { (number) } " "
                span { (words.trim()) " " small { (locale.fill("inside.as_of", &[("date", &locale.short_date(date))])) } }
            }
        }
    }
}

/// The search form: a combobox whose list suggests names, and the button that opens the facets on a phone.
pub fn search_box(setting: &Setting<'_>) -> Markup {
    html! {
        form.search.scripted role="search" action=(setting.href(&Route::Timeline)) {
            input
                type="search"
                name="q"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-label=(setting.text("search.label"))
                placeholder=(setting.text("search.placeholder"))
                aria-autocomplete="list"
                aria-controls="suggestions"
                aria-expanded="false";
            @if setting.route == &Route::Timeline {
                kbd aria-hidden="true" { (setting.text("search.key")) }
                button.button.primary.facets-open type="button" popovertarget="facets" {
                    (setting.text("search.filters"))
                    span.count data-region="chosen" {}
                }
            }
            ul.suggestions
                id="suggestions"
                role="listbox"
                data-region="suggestions"
                aria-label=(setting.text("search.suggestions"))
                hidden
            {}
        }
    }
}

/// A few searches to try.
fn tries(setting: &Setting<'_>) -> Markup {
    html! {
        div.try.scripted {
            (setting.text("search.try"))
            @for words in (1..=4).filter_map(|n| setting.locale.find(&format!("search.try.{n}"))) {
                " " a href=(setting.view_href(&ViewState::default().with_text(words))) { (words) }
            }
        }
    }
}

/// All values of one facet, with a box to find one of them; closed until a facet is opened.
fn facet_dialog(setting: &Setting<'_>) -> Markup {
    html! {
        dialog.facet-all aria-labelledby="facet-all" {
            div.sheet-head {
                h2 id="facet-all" data-region="facet-name" {}
                button.button type="button" data-action="done" { (setting.text("facets.done")) }
            }
            input
                type="search"
                autocomplete="off"
                aria-label=(setting.text("facets.find"))
                placeholder=(setting.text("facets.find"));
            div.region data-region="values" {}
        }
    }
}

/// The years, each a page that needs no JavaScript.
fn all_years(setting: &Setting<'_>, data: &TimelineData) -> Markup {
    let mut years: BTreeMap<u16, u32> = BTreeMap::new();
    for month in &data.months {
        *years.entry(month.year).or_default() += month.total();
    }
    let years = years.into_iter().rev().filter(|(_, count)| *count > 0);
    let years = years.map(|(year, count)| (Route::Year(year), setting.locale.year(year), count));
    html! {
        h2.heading { (setting.text("results.older")) }
        (periods(setting, "results.older", &years.collect::<Vec<_>>()))
    }
}
