//! The line of time that the bars of a table share: whole years, with as many of them named as there is room for, and the
//! day of the data. `script/people.js` draws the same line over the years of the rows it shows.

use crate::content::TimeRow;
use crate::locale::Locale;
use maud::{Markup, html};
use vigil_model::{Day, EventDate};

/// How many years are named at the most.
const YEARS_NAMED: i32 = 7;

/// How near a year's name may come to that of the day of the data, as shares of the width: before and after it.
const CLEAR_OF_DAY: (f64, f64) = (0.18, 0.1);

/// A span of whole years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    first_year: i32,
    /// The year after the last.
    end_year: i32,
}

impl Axis {
    /// The years of some bars and of the day of the data; none where there is nothing to draw.
    pub fn of<'r>(rows: impl Iterator<Item = &'r TimeRow>, as_of: Day) -> Option<Axis> {
        let extents: Vec<(Day, Day)> = rows.filter_map(|row| row.bar.extent()).collect();
        let first = extents.iter().map(|(first, _)| *first).min()?;
        let last = extents.iter().map(|(_, last)| Day(last.0 - 1)).max()?;
        Some(Axis::between(first.min(as_of), last.max(as_of)))
    }

    /// The years from a day to another.
    pub fn between(first: Day, last: Day) -> Axis {
        Axis { first_year: first.to_civil().0, end_year: last.to_civil().0 + 1 }
    }

    /// The first and the last year.
    pub fn years(self) -> (i32, i32) {
        (self.first_year, self.end_year - 1)
    }

    /// Where a day lies, as a share of the width.
    pub fn share(self, day: Day) -> f64 {
        let start = Day::from_civil(self.first_year, 1, 1).0;
        let end = Day::from_civil(self.end_year, 1, 1).0;
        f64::from(day.0 - start).clamp(0.0, f64::from(end - start)) / f64::from(end - start)
    }

    /// Where a day lies, as an attribute of a shape.
    pub fn x(self, day: Day) -> String {
        percent(self.share(day))
    }

    /// How wide the days between two are, as an attribute of a shape.
    pub fn width(self, from: Day, to: Day) -> String {
        percent(self.share(to) - self.share(from))
    }

    /// The years at which a line is drawn.
    pub fn ticks(self) -> impl Iterator<Item = Day> {
        let step = self.step();
        let years =
            (self.first_year..=self.end_year).filter(move |year| (year - self.first_year) % step == 0);
        years.map(|year| Day::from_civil(year, 1, 1))
    }

    fn step(self) -> i32 {
        let span = self.end_year - self.first_year;
        [1, 2, 5, 10].into_iter().find(|step| span <= step * YEARS_NAMED).unwrap_or(20)
    }

    /// The years as words above or below the bars.
    pub fn scale(self) -> Markup {
        html! { svg.scale aria-hidden="true" { (self.names(|_| true)) } }
    }

    /// The years and the month of the day of the data.
    pub fn scale_to(self, locale: &Locale, as_of: Day) -> Markup {
        let now = self.share(as_of);
        let (before, after) = CLEAR_OF_DAY;
        let (year, month, _) = as_of.to_civil();
        let month = EventDate::from_month(u16::try_from(year).unwrap_or(0), month);
        let words = month.map(|month| locale.short_date(month)).unwrap_or_default();
        html! {
            svg.scale aria-hidden="true" {
                (self.names(|share| share < now - before || share > now + after))
                text.as-of x=(percent(now)) y=".9em" text-anchor=(anchor(now)) { (words) }
            }
        }
    }

    fn names(self, is_clear: impl Fn(f64) -> bool) -> Markup {
        html! {
            @for day in self.ticks().filter(|day| self.share(*day) < 0.94 && is_clear(self.share(*day))) {
                text x=(self.x(day)) y=".9em" { (day.to_civil().0) }
            }
        }
    }
}

/// The side of a text that stands at a share of the width, so that it stays within the line.
fn anchor(share: f64) -> &'static str {
    if share > 0.9 {
        "end"
    } else if share < 0.1 {
        "start"
    } else {
        "middle"
    }
}

/// A share of the width, in hundredths of a percent.
fn percent(share: f64) -> String {
    let text = format!("{:.2}", share * 100.0);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_lie_between_the_first_year_and_the_last() {
        let axis = Axis { first_year: 2021, end_year: 2031 };
        assert_eq!(axis.x(Day::from_civil(2021, 1, 1)), "0%");
        assert_eq!(axis.x(Day::from_civil(2031, 1, 1)), "100%");
        assert_eq!(axis.x(Day::from_civil(2026, 1, 1)), "50%");
        assert_eq!(axis.width(Day::from_civil(2021, 1, 1), Day::from_civil(2022, 1, 1)), "9.99%");
        let years: Vec<i32> = axis.ticks().map(|day| day.to_civil().0).collect();
        assert_eq!(years, [2021, 2023, 2025, 2027, 2029, 2031]);
    }

    #[test]
    fn names_of_years_keep_clear_of_the_day_of_the_data() {
        let axis = Axis { first_year: 2021, end_year: 2031 };
        let now = axis.share(Day::from_civil(2026, 3, 13));
        let names = axis.names(|share| share < now - CLEAR_OF_DAY.0 || share > now + CLEAR_OF_DAY.1);
        let names = names.into_string();
        let named: Vec<&str> =
            names.split("</text>").filter_map(|text| Some(text.rsplit_once('>')?.1)).collect();
        // 2025 lies 0.12 before March 2026, 2027 0.08 after it.
        assert_eq!(named, ["2021", "2023", "2029"]);
    }
}
