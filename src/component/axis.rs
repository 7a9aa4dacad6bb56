//! The line of time that the bars of a table share: whole years, with as many of them named as there is room for.

use crate::content::TimeRow;
use maud::{Markup, html};
use vigil_model::Day;

/// How many years are named at the most.
const YEARS_NAMED: i32 = 7;

/// A span of whole years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    first_year: i32,
    /// The year after the last.
    end_year: i32,
}

impl Axis {
    /// The years of some bars; none where there is nothing to draw.
    pub fn of<'r>(rows: impl Iterator<Item = &'r TimeRow>) -> Option<Axis> {
        let extents: Vec<(Day, Day)> = rows.filter_map(|row| row.bar.extent()).collect();
        let first = extents.iter().map(|(first, _)| *first).min()?;
        let last = extents.iter().map(|(_, last)| Day(last.0 - 1)).max()?;
        Some(Axis::between(first, last))
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

    /// The years as words above the bars.
    pub fn scale(self) -> Markup {
        html! {
            svg.scale aria-hidden="true" {
                @for day in self.ticks().filter(|day| self.share(*day) < 0.94) {
                    text x=(self.x(day)) y=".9em" { (day.to_civil().0) }
                }
            }
        }
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
}
