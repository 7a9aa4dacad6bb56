//! The timeline page: search, facets, histogram and the list of events that answer the view.

use super::event_list::EventList;
use super::facet_dialog::FacetDialog;
use super::search_box::SearchBox;
use super::{Finder, Region};
use crate::app::Session;
use crate::browser::{dom, history};
use crate::component::chips::{chips, ways_out};
use crate::component::facets::facet_list;
use crate::component::histogram::histogram;
use crate::component::notices::{failure, notices};
use crate::component::years::periods;
use crate::navigator::Navigator;
use crate::page_data::TimelineData;
use crate::route::Route;
use crate::setting::Setting;
use crate::timeline::Answer;
use crate::view_state::ViewState;
use leptos::prelude::*;
use maud::{Markup, html};
use std::collections::BTreeMap;
use std::sync::Arc;
use vigil_index::{Facet, Order};

/// The front page.
#[component]
pub fn TimelineView(
    /// What all parts share.
    session: Session,
    /// Moves the reader.
    navigator: Navigator,
    /// What the page came with.
    data: Arc<TimelineData>,
) -> impl IntoView {
    let finder = Finder::new(session, data.clone());
    finder.start();
    let opened = RwSignal::new(None::<Facet>);
    // A choice made among all values is made: the list of them closes.
    Effect::new(move || {
        session.location.track();
        opened.set(None);
    });
    let act = move |event: leptos::ev::MouseEvent| match dom::action_of(&event) {
        Some((action, value)) if action == "all" => opened.set(Facet::from_word(&value)),
        Some((action, _)) if action == "retry" => finder.retry(),
        Some((action, _)) if action == "reload" => history::reload(),
        _ => {}
    };
    let above = session.draw(|setting| masthead(setting, &data));
    let tries = session.draw(tries);
    let below = session.draw(|setting| html! { (unscripted(setting)) (all_years(setting, &data)) });
    let label = session.locale.get_value().text("facets.label").to_owned();
    let figure = session.locale.get_value().text("histogram.label").to_owned();
    let heading = session.locale.get_value().text("results.label").to_owned();
    view! {
        <div class="region" inner_html=above></div>
        <div class="finder"><SearchBox session navigator /></div>
        <div class="region" inner_html=tries></div>
        <figure class="histogram" aria-label=figure>
            <Region html=move || finder.counts.with(|counts| session.draw(|setting| histogram(setting, &data.months, counts))) />
        </figure>
        <div class="columns" on:click=act>
            <aside class="facets scripted" id="facets" popover="auto" aria-label=label>
                <Region html=move || draw_facets(finder) />
            </aside>
            <section class="results-region" aria-labelledby="results">
                <h2 class="visually-hidden" id="results">{heading}</h2>
                <Region html=move || finder.labels.with(|labels| session.draw(|setting| chips(setting, labels))) />
                <Region html=move || draw_notices(finder) />
                <div class="count">
                    <p role="status">{move || count_words(finder)}</p>
                    <Region html=move || session.draw(orders) />
                </div>
                <Region html=move || draw_ways_out(finder) />
                <EventList finder />
                <div class="region" inner_html=below></div>
            </section>
            <FacetDialog finder opened />
        </div>
    }
}

/// The heading of the front page.
fn masthead(_: &Setting<'_>, data: &TimelineData) -> Markup {
    html! { div.masthead { h1 { (data.title) } p { (data.description) } } }
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

fn draw_facets(finder: Finder) -> String {
    let events = count_words(finder);
    finder.counts.with(|counts| finder.session.draw(|setting| facet_list(setting, &counts.facets, &events)))
}

fn draw_notices(finder: Finder) -> String {
    let shown = finder.shown.get();
    let rejected = finder.session.rejected.get();
    let failed = finder.failure.get();
    finder.session.draw(|setting| {
        html! {
            (notices(setting, &shown.0, &rejected))
            @if let Some(error) = failed { (failure(setting, error)) }
        }
    })
}

fn draw_ways_out(finder: Finder) -> String {
    let shown = finder.shown.get();
    if !shown.0.hits.is_empty() {
        return String::new();
    }
    finder.labels.with(|labels| finder.session.draw(|setting| ways_out(setting, labels)))
}

/// The choice of order.
fn orders(setting: &Setting<'_>) -> Markup {
    let orders = [(Order::Newest, "sort.newest"), (Order::Oldest, "sort.oldest"), (Order::Best, "sort.best")];
    html! {
        nav.sort.scripted aria-label=(setting.text("sort.label")) {
            @for (order, key) in orders {
                a
                    href=(setting.view_href(&setting.state.with_order(order)))
                    aria-current=[(setting.state.order == order).then_some("true")]
                    data-key=(key)
                { (setting.text(key)) }
            }
        }
    }
}

/// What to do without JavaScript.
fn unscripted(setting: &Setting<'_>) -> Markup {
    html! { p.notice.unscripted { (setting.text("search.no_script")) } }
}

/// The years, each a page that needs no JavaScript.
fn all_years(setting: &Setting<'_>, data: &TimelineData) -> Markup {
    let mut years: BTreeMap<u16, u32> = BTreeMap::new();
    for month in &data.months {
        *years.entry(month.0).or_default() += month.total();
    }
    let years = years.into_iter().rev().filter(|(_, count)| *count > 0);
    let years = years.map(|(year, count)| (Route::Year(year), setting.locale.year(year), count));
    html! {
        h2.heading { (setting.text("results.older")) }
        (periods(setting, "results.older", &years.collect::<Vec<_>>()))
    }
}

/// The number of events, in words, and of how many.
fn count_words(finder: Finder) -> String {
    let locale = finder.session.locale.get_value();
    let total = finder.data.with_value(|data| data.event_count);
    let shown = finder.shown.with(|shown| Answer::len(&shown.0));
    let words = locale.count("events", u64::from(shown));
    if shown == total {
        words
    } else {
        locale.fill("events.of", &[("shown", &words), ("total", &locale.number(total.into()))])
    }
}
