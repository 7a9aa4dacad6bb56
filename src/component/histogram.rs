//! Events per month, stacked by category; each month is a link to its events.

use super::CategoryGlyph;
use crate::app::{locale, session};
use crate::page_data::MonthData;
use crate::timeline::Counts;
use leptos::prelude::*;
use std::fmt::Write;
use vigil_model::{Category, EventDate};

/// The drawing's height, in its own units.
const HEIGHT: u32 = 100;

/// Events per month: those of the view in color, all of them pale behind.
#[component]
pub fn Histogram(
    /// All events per month.
    whole: Vec<MonthData>,
    /// The events of the view.
    counts: Signal<Counts>,
) -> impl IntoView {
    let text = locale();
    let highest = whole.iter().map(|month| month.total()).max().unwrap_or(0).max(1);
    let behind = outline(&whole, highest, |_| 0, |month| month.total());
    let bars = Category::ALL.iter().enumerate().map(|(i, category)| {
        let drawn = move || {
            let below = |month: &MonthData| month.2.iter().take(i).sum();
            let own = |month: &MonthData| month.2.get(i).copied().unwrap_or(0);
            counts.with(|counts| outline(&counts.months, highest, below, own))
        };
        view! { <path class=category.as_str() d=drawn></path> }
    });
    let view_box = format!("0 0 {} {HEIGHT}", whole.len().max(1));
    let links = (0..whole.len()).map(|place| view! { <MonthLink place counts /> }).collect_view();
    let legend = Category::ALL.iter().map(|category| {
        let category = *category;
        view! { <li class=category.as_str()><CategoryGlyph category />{text.label("category", category.as_str())}</li> }
    });
    view! {
        <figure class="histogram" aria-label=text.text("histogram.label").to_owned()>
            <svg viewBox=view_box preserveAspectRatio="none">
                <path class="whole" d=behind></path>
                {bars.collect_view()}
                {links}
            </svg>
            <YearAxis whole />
            <ul class="legend" aria-label=text.text("histogram.legend").to_owned()>{legend.collect_view()}</ul>
        </figure>
    }
}

/// The outline of one layer of bars, as SVG path data: a rectangle a month.
fn outline(months: &[MonthData], highest: u32, below: impl Fn(&MonthData) -> u32, own: impl Fn(&MonthData) -> u32) -> String {
    let mut path = String::new();
    let scaled = |count: u32| f64::from(HEIGHT * count) / f64::from(highest);
    for (place, month) in months.iter().enumerate() {
        let (below, own) = (scaled(below(month)), scaled(own(month)));
        if own > 0.0 {
            let top = f64::from(HEIGHT) - below - own;
            let _ = write!(path, "M{:.2} {top:.1}h.84v{own:.1}h-.84z", place as f64 + 0.08);
        }
    }
    path
}

/// One month: a link to its events within the view.
#[component]
fn MonthLink(
    /// Its place on the axis.
    place: usize,
    /// The events of the view.
    counts: Signal<Counts>,
) -> impl IntoView {
    let session = session();
    let month = Memo::new(move |_| counts.with(|counts| counts.months.get(place).copied()));
    let name = move || {
        let month = month.get()?;
        let text = locale();
        let events = text.count("events", u64::from(month.total()));
        Some(text.fill("histogram.bar", &[("month", &text.month(month.0, month.1)), ("events", &events)]))
    };
    let address = move || {
        let date = month.get().and_then(|month| EventDate::from_month(month.0, month.1).ok());
        counts.with(|counts| session.view_href(&counts.state.with_span(date, date)))
    };
    // A hundred stops of the tab key help nobody: by keyboard the years below lead to the same events.
    view! {
        <a href=address aria-label=name tabindex="-1">
            <rect x=place.to_string() y="0" width="1" height=HEIGHT.to_string()></rect>
        </a>
    }
}

/// The years below the bars, each a link to its events.
#[component]
fn YearAxis(
    /// All events per month.
    whole: Vec<MonthData>,
) -> impl IntoView {
    let session = session();
    let mut years: Vec<(u16, usize)> = Vec::new();
    for month in &whole {
        match years.last_mut() {
            Some((year, months)) if *year == month.0 => *months += 1,
            _ => years.push((month.0, 1)),
        }
    }
    let links = years.into_iter().map(|(year, months)| {
        let width = (months < 12).then(|| format!("m{months}"));
        let date = EventDate::from_year(year).ok();
        let address = move || session.view_href(&session.state().with_span(date, date));
        view! { <a class=width href=address>{year.to_string()}</a> }
    });
    view! { <div class="axis">{links.collect_view()}</div> }
}
