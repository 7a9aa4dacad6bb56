//! When an event happened, in the words of the page's language, at its true precision.

use crate::app::locale;
use leptos::prelude::*;
use vigil_model::{EventDate, Precision};

/// The date beside an entry of a list: the day and month, and below it the weekday, the end of a span, or what is
/// not known.
#[component]
pub fn EventTime(
    /// When it happened, or began.
    date: EventDate,
    /// When it ended.
    end: Option<EventDate>,
) -> impl IntoView {
    let text = locale();
    let below = match (end, date.precision()) {
        (Some(end), _) => {
            let end = if end.year() == date.year() { text.date_in_year(end) } else { text.date(end) };
            text.fill("date.until", &[("date", &end)])
        }
        (None, Precision::Day) => text.weekday(date).unwrap_or_default().to_owned(),
        (None, Precision::Month) => text.text("date.day_unknown").to_owned(),
        (None, Precision::Year) => text.text("date.month_unknown").to_owned(),
    };
    let words = text.date_in_year(date);
    let year = text.fill("date.year", &[("year", &date.year().to_string())]);
    let in_year = (date.precision() != Precision::Year).then(|| view! { <span class="visually-hidden">{year}" "</span> });
    view! {
        <time datetime=date.unqualified()>
            <b>{words}</b>
            {in_year}
            <span>{below}</span>
        </time>
    }
}
