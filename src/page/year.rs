//! A year's page, or that of a month of a full year: all its events, readable without JavaScript.

use crate::app::{locale, session};
use crate::component::EventRow;
use crate::page_data::YearData;
use crate::route::Route;
use crate::timeline::rows_of;
use leptos::prelude::*;

/// The page of a year or a month.
#[component]
pub fn YearPage(
    /// The year.
    year: YearData,
) -> impl IntoView {
    let text = locale();
    let title = match year.month {
        Some(month) => text.month(year.year, month),
        None => text.fill("year.title", &[("year", &year.year.to_string())]),
    };
    let rows = rows_of(&year.events).into_iter().map(|row| view! { <EventRow row /> }).collect_view();
    let count = text.count("events", u64::from(year.event_count));
    let years = year.years.into_iter().map(|(other, count)| {
        let current = (other == year.year).then_some("page");
        (Route::Year(other), text.fill("date.year", &[("year", &other.to_string())]), count, current)
    });
    let months = year.months.into_iter().map(|(month, count)| {
        let current = (Some(month) == year.month).then_some("page");
        (Route::Month(year.year, month), text.month_name(month).to_owned(), count, current)
    });
    view! {
        <div class="wide">
            <article class="detail"><h1>{title}</h1><p class="meta">{count}</p></article>
            <Periods label="year.all" periods=years.collect() />
            <Periods label="year.months" periods=months.collect() />
            <ol class="results">{rows}</ol>
        </div>
    }
}

/// Links to other years or months, with their counts.
#[component]
fn Periods(
    /// The message key of what they are.
    label: &'static str,
    /// The pages, their names, counts, and whether they are this page.
    periods: Vec<(Route, String, u32, Option<&'static str>)>,
) -> impl IntoView {
    let session = session();
    let text = locale();
    (!periods.is_empty()).then(|| {
        let links = periods.into_iter().map(|(route, name, count, current)| {
            view! {
                <li>
                    <a href=session.href(&route) aria-current=current>
                        {name} " " <span class="count">{text.number(u64::from(count))}</span>
                    </a>
                </li>
            }
        });
        let links = links.collect_view();
        view! { <nav aria-label=text.text(label).to_owned()><ul class="years">{links}</ul></nav> }
    })
}
