//! The date of an event in a list, at its own precision.

use crate::setting::Setting;
use maud::{Markup, html};
use vigil_model::{EventDate, Precision};

/// Day and month; below them the end of a span, the weekday, or that the day or month is unknown. The year is in the
/// heading, so only screen readers get it here.
pub(crate) fn event_time(setting: &Setting<'_>, date: EventDate, end: Option<EventDate>) -> Markup {
    let locale = setting.locale;
    let below = match (end, date.precision()) {
        (Some(end), _) => {
            let is_same_year = end.year() == date.year();
            let end = if is_same_year { locale.date_in_year(end) } else { locale.short_date(end) };
            // The column is narrow, and a date stays on one line.
            let end = end.replace(' ', "\u{a0}");
            locale.fill("date.until", &[("date", &end)])
        }
        (None, Precision::Day) => locale.weekday(date).unwrap_or_default().to_owned(),
        (None, Precision::Month) => locale.text("date.day_unknown").to_owned(),
        (None, Precision::Year) => locale.text("date.month_unknown").to_owned(),
    };
    let year = (date.precision() != Precision::Year).then(|| locale.year(date.year()));
    html! {
        time datetime=(date.unqualified()) {
            b { (locale.date_in_year(date)) }
            @if let Some(year) = year { span.visually-hidden { " " (year) " " } }
            span { (below) }
        }
    }
}
