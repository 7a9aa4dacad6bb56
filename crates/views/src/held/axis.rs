//! The axis of a table of bars: whole years, with as many names as there is room for, and the day of the data.
//!
//! Bars are drawn in days since 1970, so a change of the axis changes only the `viewBox` of a bar.

use maud::{Markup, html};
use vigil_model::Day;

/// The largest number of named years.
const YEARS_NAMED: i32 = 7;
/// The space without names of years before and after the name of the day of the data, in ten-thousandths of the width.
const CLEAR_OF_DAY: (u32, u32) = (1_800, 1_000);
/// The last place with room for the name of a year, in ten-thousandths.
const LAST_NAME: u32 = 9_400;

/// A span of whole years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    first_year: i32,
    /// The year after the last.
    end_year: i32,
}

impl Axis {
    /// The years of some bars and of the day of the data; `None` without bars. The second day of a bar is the day after its
    /// end.
    pub fn of(reaches: impl Iterator<Item = (Day, Day)>, as_of: Day) -> Option<Axis> {
        let joined = reaches.reduce(|(first, end), (other, until)| (first.min(other), end.max(until)));
        let (first, end) = joined?;
        Some(Axis::between(first.min(as_of), Day(end.0 - 1).max(as_of)))
    }

    /// The years from one day to another.
    pub fn between(first: Day, last: Day) -> Axis {
        Axis { first_year: first.to_civil().0, end_year: last.to_civil().0 + 1 }
    }

    /// The years as text: `2019–2027`.
    pub fn label(self) -> String {
        [&self.first_year.to_string(), "–", &(self.end_year - 1).to_string()].concat()
    }

    /// The distance of a day from the left end, in ten-thousandths of the width; days outside are at the ends.
    pub fn place(self, day: Day) -> u32 {
        let (start, length) = self.days();
        let within = (day.0 - start).clamp(0, length);
        // Halves are rounded up.
        ((20_000 * i64::from(within) + i64::from(length)) / (2 * i64::from(length))) as u32
    }

    /// The first day, and the number of days.
    fn days(self) -> (i32, i32) {
        let start = january(self.first_year).0;
        (start, january(self.end_year).0 - start)
    }

    /// The `viewBox` of a bar: horizontal unit a day, vertical unit a sixteenth of the height.
    pub fn view_box(self) -> String {
        let (start, length) = self.days();
        [&start.to_string(), " 0 ", &length.to_string(), " 16"].concat()
    }

    /// The path of the lines at the years.
    pub fn ticks(self) -> String {
        let mut path = String::new();
        for year in self.years() {
            path.extend(["M", &january(year).0.to_string(), " 0v16"]);
        }
        path
    }

    /// The years at which there is a line.
    fn years(self) -> Vec<i32> {
        let span = self.end_year - self.first_year;
        let step = [1, 2, 5, 10].into_iter().find(|step| span <= step * YEARS_NAMED).unwrap_or(20);
        (0..=span / step).map(|place| self.first_year + place * step).collect()
    }

    /// The names of the years.
    pub fn names(self) -> Markup {
        self.names_where(|_| true)
    }

    /// The names of the years, and `words` as the name of the day of the data. Years next to that day have no name.
    pub fn names_and_day(self, as_of: Day, words: &str) -> Markup {
        let now = self.place(as_of);
        let (before, after) = CLEAR_OF_DAY;
        html! {
            (self.names_where(|place| place + before < now || place > now + after))
            text.as-of x=(percent(now)) y=".9em" text-anchor=(side(now)) { (words) }
        }
    }

    fn names_where(self, is_clear: impl Fn(u32) -> bool) -> Markup {
        let places = self.years().into_iter().map(|year| (year, self.place(january(year))));
        html! {
            @for (year, place) in places.filter(|(_, place)| *place < LAST_NAME && is_clear(*place)) {
                text x=(percent(place)) y=".9em" { (year) }
            }
        }
    }
}

fn january(year: i32) -> Day {
    Day::from_civil(year, 1, 1)
}

/// The `text-anchor` that keeps a text at a place within the width.
fn side(place: u32) -> &'static str {
    match place {
        9_001.. => "end",
        ..1_000 => "start",
        _ => "middle",
    }
}

/// Ten-thousandths as a percentage: `12.5%`.
pub fn percent(place: u32) -> String {
    let mut text = (place / 100).to_string();
    let (tenths, hundredths) = (place / 10 % 10, place % 10);
    if tenths + hundredths > 0 {
        text.extend([".", &tenths.to_string()]);
    }
    if hundredths > 0 {
        text.push_str(&hundredths.to_string());
    }
    text.push('%');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::from_civil(year, month, day)
    }

    #[test]
    fn days_lie_between_the_first_year_and_the_last() {
        let axis = Axis { first_year: 2021, end_year: 2031 };
        let at = |year, month, on| percent(axis.place(day(year, month, on)));
        assert_eq!(at(2021, 1, 1), "0%");
        assert_eq!(at(2031, 1, 1), "100%");
        assert_eq!(at(2026, 1, 1), "50%");
        assert_eq!(at(2022, 1, 1), "9.99%");
        assert_eq!((at(2019, 5, 1), at(2040, 5, 1)), ("0%".to_owned(), "100%".to_owned()));
        assert_eq!(axis.years(), [2021, 2023, 2025, 2027, 2029, 2031]);
    }

    #[test]
    fn an_axis_covers_its_bars_and_the_day_of_the_data() {
        let of = |reaches: &[(Day, Day)]| Axis::of(reaches.iter().copied(), day(2026, 3, 13));
        assert_eq!(of(&[]), None);
        let late = (day(2027, 5, 1), day(2028, 1, 1));
        assert_eq!(of(&[late]).map(Axis::label).as_deref(), Some("2026–2027"));
        let early = (day(2019, 12, 31), day(2020, 1, 2));
        assert_eq!(of(&[late, early]).map(Axis::label).as_deref(), Some("2019–2027"));
    }

    #[test]
    fn bars_are_drawn_in_days() {
        let axis = Axis { first_year: 1970, end_year: 1972 };
        assert_eq!(axis.view_box(), "0 0 730 16");
        assert_eq!(axis.ticks(), "M0 0v16M365 0v16M730 0v16");
    }

    #[test]
    fn names_of_years_keep_clear_of_the_day_of_the_data() {
        let axis = Axis { first_year: 2021, end_year: 2031 };
        let names = axis.names_and_day(day(2026, 3, 13), "Mar <2026>").into_string();
        let named: Vec<&str> =
            names.split("</text>").filter_map(|text| Some(text.rsplit_once('>')?.1)).collect();
        // 2025 lies 0.12 before March 2026, 2027 0.08 after it.
        assert_eq!(named, ["2021", "2023", "2029", "Mar &lt;2026&gt;"]);
    }

    #[test]
    fn a_percentage_has_no_zeros_at_its_end() {
        assert_eq!([0, 5, 10, 1_250, 9_999].map(percent), ["0%", "0.05%", "0.1%", "12.5%", "99.99%"]);
    }
}
