//! The histogram: events per month or day, stacked by category; each bar is a link to its events.

use super::glyph::category_glyph;
use crate::setting::Setting;
use crate::timeline::answer::{Bar, Bars};
use crate::timeline::span::drag::{Ends, Handle};
use crate::url::view_state::ViewState;
use maud::{Markup, html};
use std::fmt::Write;
use vigil_model::{Category, EventDate};

/// The height of the drawing in its own units.
const HEIGHT: u32 = 100;

/// The largest number of bars with a tick each: of days, and of months.
const DAY_TICKS: usize = 31;
const MONTH_TICKS: usize = 24;

/// The smallest numbers of ticks for which only each fifth has room: on phones, and on every screen.
const CROWDED_TICKS: usize = 14;
const PACKED_TICKS: usize = 41;

/// The histogram: the events of the view in color, over all events in pale. `data-first`, `data-count` and `data-close`
/// are for style sheets and for scripts of other people.
pub(crate) fn histogram(setting: &Setting<'_>, bars: &Bars) -> Markup {
    let Bars { whole, own, is_zoomed } = bars;
    // At least 1, because bars are scaled by dividing by it.
    let highest = whole.iter().map(|bar| bar.total()).max().unwrap_or(0).max(1);
    let first = whole.first().map(|bar| bar.date.to_string());
    let ends = ends(setting.state, whole);
    let Ends { from, to, .. } = ends;
    html! {
        svg
            width="100%"
            height="84"
            viewBox=(format!("0 0 {} {HEIGHT}", whole.len().max(1)))
            preserveAspectRatio="none"
            data-first=[first]
            data-count=(whole.len())
            data-close=[is_zoomed.then_some("")]
        {
            @if from > 0 || to + 1 < ends.count {
                rect.span x=(from) y="0" width=(to + 1 - from) height=(HEIGHT) {}
            }
            path.whole d=(outline(whole, highest, |_| 0, |bar| bar.total())) {}
            @for (i, category) in Category::ALL.iter().enumerate() {
                @let below = |bar: &Bar| bar.counts.iter().take(i).sum();
                @let own_of = |bar: &Bar| bar.counts.get(i).copied().unwrap_or(0);
                path.(category.as_str()) d=(outline(own, highest, below, own_of)) {}
            }
            @for (place, bar) in own.iter().enumerate() {
                (bar_link(setting, place, *bar, place + 1 == own.len()))
            }
            (sliders(setting, whole, ends))
        }
        @if !is_zoomed { (year_axis(setting, whole)) } @else { (fine_axis(setting, whole)) }
        ul.legend aria-label=(setting.text("histogram.legend")) {
            @for category in Category::ALL {
                li.(category.as_str()) {
                    (category_glyph(*category)) (setting.locale.label("category", category.as_str()))
                }
            }
        }
    }
}

/// The first and last bar of the chosen span; without a span those of all bars.
pub(crate) fn ends(state: &ViewState, whole: &[Bar]) -> Ends {
    let last = whole.len().saturating_sub(1);
    let starts_before =
        |date: EventDate| whole.iter().position(|bar| bar.date.last_day() >= date.first_day());
    let ends_after = |date: EventDate| whole.iter().rposition(|bar| bar.date.first_day() <= date.last_day());
    let from = state.from.map_or(0, |date| starts_before(date).unwrap_or(last));
    let to = state.to.map_or(last, |date| ends_after(date).unwrap_or(0)).max(from);
    Ends { from, to, count: whole.len() }
}

/// The sliders at both ends of the span.
fn sliders(setting: &Setting<'_>, whole: &[Bar], Ends { from, to, count }: Ends) -> Markup {
    let slider = |handle: Handle, name: &str, place: usize, least: usize, most: usize, x: usize| {
        let date = whole.get(place).map(|bar| setting.locale.date(bar.date)).unwrap_or_default();
        html! {
            g.handle
                role="slider"
                tabindex="0"
                data-key=(handle.key())
                aria-label=(setting.text(name))
                aria-valuemin=(least)
                aria-valuemax=(most)
                aria-valuenow=(place)
                aria-valuetext=(date)
            { path d=(format!("M{x} 0V{HEIGHT}")) {} path.grip d=(format!("M{x} 0V{HEIGHT}")) {} }
        }
    };
    html! {
        (slider(Handle::Start, "span.handle.start", from, 0, to, from))
        (slider(Handle::End, "span.handle.end", to, from, count.saturating_sub(1), to + 1))
    }
}

/// A layer of bars as SVG path data, a rectangle each. `below` is the height of the layers below it.
fn outline(bars: &[Bar], highest: u32, below: impl Fn(&Bar) -> u32, own: impl Fn(&Bar) -> u32) -> String {
    let mut path = String::new();
    // Tenths as whole numbers, because formatting of floats would be linked for this alone.
    let scaled = |count: u32| 10 * HEIGHT * count / highest;
    for (place, bar) in bars.iter().enumerate() {
        let (below, own) = (scaled(below(bar)), scaled(own(bar)));
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

/// A bar as a link to its events within the view. `is_stop` makes it a stop of the Tab key.
fn bar_link(setting: &Setting<'_>, place: usize, bar: Bar, is_stop: bool) -> Markup {
    // One stop instead of a hundred: from it the arrow keys move through the others.
    let locale = setting.locale;
    let events = locale.count("events", bar.total().into());
    let name = locale.fill("histogram.bar", &[("month", &locale.date(bar.date)), ("events", &events)]);
    let date = Some(bar.date);
    html! {
        a href=(setting.view_href(&setting.state.with_span(date, date))) aria-label=(name) tabindex=(if is_stop { "0" } else { "-1" }) {
            rect x=(place) y="0" width="1" height=(HEIGHT) fill="transparent" {}
        }
    }
}

/// The axis below all bars: a link for each year, as wide as its months. Only the first is a stop of the Tab key.
fn year_axis(setting: &Setting<'_>, whole: &[Bar]) -> Markup {
    let mut years: Vec<(u16, usize)> = Vec::new();
    for year in whole.iter().map(|bar| bar.date.year()) {
        match years.last_mut() {
            Some((last, months)) if *last == year => *months += 1,
            _ => years.push((year, 1)),
        }
    }
    let count = years.len();
    html! {
        div.axis.packed[count >= PACKED_TICKS] {
            @for (place, (year, months)) in years.into_iter().enumerate() {
                @let date = EventDate::from_year(year).ok();
                a.{ "m" (months) }[months < 12].skipped[is_skipped(place, count)]
                    href=(setting.view_href(&setting.state.with_span(date, date)))
                    data-key=(year)
                    tabindex=[(place > 0).then_some("-1")]
                { (year) }
            }
        }
    }
}

/// The axis below the bars of a span: links for years, months or days, in one cell a bar.
fn fine_axis(setting: &Setting<'_>, whole: &[Bar]) -> Markup {
    let mut ticks = Vec::with_capacity(whole.len());
    let (mut last, mut count) = (None, 0);
    for bar in whole {
        let date = tick_date(bar.date, whole.len()).filter(|date| last != Some(*date));
        ticks.push(date.map(|date| (date, count)));
        last = date.or(last);
        count += usize::from(date.is_some());
    }
    html! {
        div.axis.fine.packed[count >= PACKED_TICKS] {
            @for tick in ticks {
                @if let Some((date, place)) = tick {
                    a.skipped[is_skipped(place, count)]
                        href=(setting.view_href(&setting.state.with_span(Some(date), Some(date))))
                        data-key=(date)
                        tabindex=[(place > 0).then_some("-1")]
                    { (tick_words(setting, date, place == 0)) }
                } @else { i {} }
            }
        }
    }
}

/// Whether a tick is skipped where there is no room for all. A class, because browsers would restyle every link of the list for
/// `:has(:nth-child(14)) a` whenever a row comes or goes.
fn is_skipped(place: usize, count: usize) -> bool {
    count >= CROWDED_TICKS && !place.is_multiple_of(5)
}

/// The date of the tick that a bar belongs to: a day, a month or a year, coarser with more bars.
fn tick_date(date: EventDate, bars: usize) -> Option<EventDate> {
    let (year, month) = (date.year(), date.month()?);
    match date.day() {
        Some(_) if bars <= DAY_TICKS => Some(date),
        None if bars > MONTH_TICKS => EventDate::from_year(year).ok(),
        _ => EventDate::from_month(year, month).ok(),
    }
}

/// The text of a tick: the day alone, but in full for the first tick and where a month or a year begins.
fn tick_words(setting: &Setting<'_>, date: EventDate, is_first: bool) -> String {
    match (date.month(), date.day()) {
        (_, Some(day)) if day > 1 && !is_first => day.to_string(),
        (Some(1), None) | (None, _) => setting.locale.year(date.year()),
        _ => setting.locale.date_in_year(date),
    }
}
