//! Events per month, stacked by category; each month is a link to its events.

use super::glyph::category_glyph;
use crate::page_data::MonthData;
use crate::setting::Setting;
use crate::timeline::Counts;
use maud::{Markup, html};
use std::fmt::Write;
use vigil_model::{Category, EventDate};

/// The drawing's height, in its own units.
const HEIGHT: u32 = 100;

/// Events per month: those of the view in color, all of them pale behind.
pub fn histogram(setting: &Setting<'_>, whole: &[MonthData], counts: &Counts) -> Markup {
    let highest = whole.iter().map(|month| month.total()).max().unwrap_or(0).max(1);
    html! {
        svg viewBox=(format!("0 0 {} {HEIGHT}", whole.len().max(1))) preserveAspectRatio="none" {
            path.whole d=(outline(whole, highest, |_| 0, |month| month.total())) {}
            @for (i, category) in Category::ALL.iter().enumerate() {
                @let below = |month: &MonthData| month.counts.iter().take(i).sum();
                @let own = |month: &MonthData| month.counts.get(i).copied().unwrap_or(0);
                path.(category.as_str()) d=(outline(&counts.months, highest, below, own)) {}
            }
            @for (place, month) in counts.months.iter().enumerate() {
                (month_link(setting, place, *month, place + 1 == counts.months.len()))
            }
        }
        (year_axis(setting, whole))
        ul.legend aria-label=(setting.text("histogram.legend")) {
            @for category in Category::ALL {
                li.(category.as_str()) {
                    (category_glyph(*category)) (setting.locale.label("category", category.as_str()))
                }
            }
        }
    }
}

/// The outline of one layer of bars, as SVG path data: a rectangle a month.
fn outline(
    months: &[MonthData],
    highest: u32,
    below: impl Fn(&MonthData) -> u32,
    own: impl Fn(&MonthData) -> u32,
) -> String {
    let mut path = String::new();
    // Tenths as whole numbers: floating-point formatting would ship for this alone.
    let scaled = |count: u32| 10 * HEIGHT * count / highest;
    for (place, month) in months.iter().enumerate() {
        let (below, own) = (scaled(below(month)), scaled(own(month)));
        if own > 0 {
            let top = 10 * HEIGHT - below - own;
            let (top, own) = (tenths(top), tenths(own));
            let _ = write!(path, "M{place}.08 {top}h.84v{own}h-.84z");
        }
    }
    path
}

fn tenths(number: u32) -> String {
    format!("{}.{}", number / 10, number % 10)
}

/// One month: a link to its events within the view. A hundred stops of the tab key help nobody: the last month is one,
/// and from it the arrow keys lead through the others.
fn month_link(setting: &Setting<'_>, place: usize, month: MonthData, is_stop: bool) -> Markup {
    let locale = setting.locale;
    let date = EventDate::from_month(month.year, month.month).ok();
    let events = locale.count("events", month.total().into());
    let name = locale
        .fill("histogram.bar", &[("month", &locale.month(month.year, month.month)), ("events", &events)]);
    html! {
        a href=(setting.view_href(&setting.state.with_span(date, date))) aria-label=(name) tabindex=(if is_stop { "0" } else { "-1" }) {
            rect x=(place) y="0" width="1" height=(HEIGHT) {}
        }
    }
}

/// The years below the bars, each a link to its events.
fn year_axis(setting: &Setting<'_>, whole: &[MonthData]) -> Markup {
    let mut years: Vec<(u16, usize)> = Vec::new();
    for month in whole {
        match years.last_mut() {
            Some((year, months)) if *year == month.year => *months += 1,
            _ => years.push((month.year, 1)),
        }
    }
    html! {
        div.axis {
            @for (year, months) in years {
                @let date = EventDate::from_year(year).ok();
                a
                    class=[(months < 12).then(|| format!("m{months}"))]
                    href=(setting.view_href(&setting.state.with_span(date, date)))
                    data-key=(year)
                { (year) }
            }
        }
    }
}
