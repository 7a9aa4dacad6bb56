//! The axis of bars of time as pages draw it. The view `held` draws the same one over the years of the rows it shows.

use crate::content::time_tables::TimeRow;
use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_model::{Day, EventDate};
pub use vigil_views::held::axis::Axis;
use vigil_views::held::axis::percent;

/// The years of some bars and of the day of the data; `None` where there is nothing to draw.
pub fn axis_of<'r>(rows: impl Iterator<Item = &'r TimeRow>, as_of: Day) -> Option<Axis> {
    Axis::of(rows.filter_map(|row| row.bar.extent()), as_of)
}

/// The place of a day, as an attribute of a shape.
pub fn x(axis: Axis, day: Day) -> String {
    percent(axis.place(day))
}

/// The years as words above or below the bars.
pub fn scale(axis: Axis) -> Markup {
    html! { svg.scale width="100%" height="14" aria-hidden="true" { (axis.names()) } }
}

/// The years and the month of the day of the data.
pub fn scale_to(locale: &Locale, axis: Axis, as_of: Day) -> Markup {
    html! { svg.scale width="100%" height="14" aria-hidden="true" { (axis.names_and_day(as_of, &month_words(locale, as_of))) } }
}

/// The month of the day of the data, in short.
pub fn month_words(locale: &Locale, as_of: Day) -> String {
    let (year, month, _) = as_of.to_civil();
    let month = EventDate::from_month(u16::try_from(year).unwrap_or(0), month);
    month.map(|month| locale.short_date(month)).unwrap_or_default()
}
