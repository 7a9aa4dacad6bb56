//! A year's page, or that of a month of a full year: all its events, readable without JavaScript.

use crate::content::year::YearData;
use crate::render::part::event_list::event_list;
use crate::render::part::years::periods;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// The page of a year or a month.
pub fn year_page(setting: &Setting<'_>, year: &YearData, shared: &Markup) -> Markup {
    let locale = setting.locale;
    let title = match year.month {
        Some(month) => locale.month(year.year, month),
        None => locale.year(year.year),
    };
    let years = year.years.iter().map(|(other, count)| (Route::Year(*other), locale.year(*other), *count));
    let months = year.months.iter().map(|(month, count)| {
        (Route::Month(year.year, *month), locale.month_name(*month).to_owned(), *count)
    });
    html! {
        div.masthead { h1 { (title) } p { (locale.count("events", year.event_count.into())) } (shared) }
        div.wide.period {
            (periods(setting, "year.all", &years.collect::<Vec<_>>()))
            @if !year.months.is_empty() { (periods(setting, "year.months", &months.collect::<Vec<_>>())) }
            (event_list(setting, &year.events, &year.notes))
        }
    }
}
