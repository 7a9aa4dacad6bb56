//! When an event happened, in the words of the page's language, at its true precision.

use crate::setting::Setting;
use maud::{Markup, html};
use vigil_model::{EventDate, Precision};

/// The date next to an event in a list: the day and month, and below it the weekday, the end of a span, or what is not
/// known.
pub fn event_time(setting: &Setting<'_>, date: EventDate, end: Option<EventDate>) -> Markup {
    let locale = setting.locale;
    let below = match (end, date.precision()) {
        (Some(end), _) => {
            let end = if end.year() == date.year() { locale.date_in_year(end) } else { locale.date(end) };
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
