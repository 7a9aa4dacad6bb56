//! The front page: search, facets, histogram and the newest events, most of it parts that the app brings to life.

use crate::content::cite::citation::Citations;
use crate::content::timeline::FrontData;
use crate::render::page::numbers::places::COUNTRIES;
use crate::render::page::people::anchor;
use crate::render::part::as_of::recorded_to;
use crate::render::part::candle::candle;
use crate::render::part::cite::cite;
use crate::render::part::live::{content, timeline_data};
use crate::render::part::share::{downloads, share};
use crate::render::part::years::periods;
use maud::{Markup, html};
use std::collections::BTreeMap;
use std::sync::Arc;
use vigil_app::data::page_data::TimelineData;
use vigil_app::leaf::event::event_row;
use vigil_app::parts::Part;
use vigil_app::setting::Setting;
use vigil_app::timeline::Frame;
use vigil_app::timeline::answer::Answer;
use vigil_app::ui::Kept;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::Highlighter;

/// The id of the list of years.
const YEARS: &str = "years";

/// The front page.
pub fn timeline_page(
    setting: &Setting<'_>,
    data: &TimelineData,
    front: FrontData,
    cited: &Citations,
) -> Markup {
    let frame = Frame {
        share: Kept(html! { (share(setting, downloads(setting))) (cite(setting, cited)) }.into_string()),
        rows: Kept(first_rows(setting, data).into_string()),
        below: Kept(all_years(setting, data).into_string()),
    };
    let part = |part, frame| content(setting, part, timeline_data(data), frame);
    html! {
        div.masthead.welcome { div { h1 { (data.title) } p { (data.description) } } (counter(setting, front)) }
        (without_scripts(setting))
        div.finder data-part=(Part::Search.name()) { (part(Part::Search, Frame::default())) }
        div.finder-line {
            (recorded_to(setting, &format!("{}#changes", setting.href(&Route::Data))))
            button.dates-open.scripted type="button" popovertarget="dates" { (setting.text("span.open")) }
        }
        (tries(setting))
        div.region data-part=(Part::Span.name()) { (part(Part::Span, Frame::default())) }
        div.columns data-part=(Part::Timeline.name()) { (part(Part::Timeline, frame)) }
    }
}

/// The newest events, which the list begins with.
fn first_rows(setting: &Setting<'_>, data: &TimelineData) -> Markup {
    let newest = data.newest.iter().cloned().map(Arc::new).collect();
    let rows = Answer::everything(0, ViewState::default(), data).rows(None, newest);
    html! { @for row in rows { (event_row(setting, &row, &Highlighter::default())) } }
}

/// For readers without JavaScript: that the page shows everything, whatever view its address names, and the ways to pages that
/// need none.
fn without_scripts(setting: &Setting<'_>) -> Markup {
    html! {
        div.wide.unscripted {
            p.notice {
                (setting.text("unscripted.everything")) " "
                @for (number, route, key) in [(0, Route::Cases, "nav.cases"), (1, Route::People, "nav.people")] {
                    @if number > 0 { (setting.text("list.separator")) }
                    a href=(setting.href(&route)) { (setting.text(key)) }
                }
                (setting.text("list.separator"))
                a href={ (setting.href(&Route::Numbers)) "#" (COUNTRIES) } { (setting.text("facet.country")) }
                (setting.text("list.separator"))
                a href=(anchor(setting, YEARS)) { (setting.text("results.older")) }
            }
        }
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

/// The years, each a page that needs no JavaScript.
fn all_years(setting: &Setting<'_>, data: &TimelineData) -> Markup {
    let mut years: BTreeMap<u16, u32> = BTreeMap::new();
    for month in &data.months {
        *years.entry(month.year).or_default() += month.total();
    }
    let years = years.into_iter().rev().filter(|(_, count)| *count > 0);
    let years = years.map(|(year, count)| (Route::Year(year), setting.locale.year(year), count));
    html! {
        h2.heading id=(YEARS) { (setting.text("results.older")) }
        (periods(setting, "results.older", &years.collect::<Vec<_>>()))
    }
}
