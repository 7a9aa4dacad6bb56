//! Dates as exact as their source: a year, a month or a day, possibly approximate or uncertain.
//!
//! Level 0 of the Extended Date/Time Format (ISO 8601-2:2019, annex A; <https://www.loc.gov/standards/datetime/>)
//! for years, months and days, and of level 1 the qualifiers `~` (approximate), `?` (uncertain) and `%` (both).
//! An interval is two dates, a start and an `end`. There is no time of day, no time zone, and never an invented first of
//! January: that is why no date crate is used, since their types all mean one exact day.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A day counted from 1970-01-01 in the proleptic Gregorian calendar; earlier days are negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of a year, month (1–12) and day of the month (1–31). The parts are not checked.
    ///
    /// The algorithm is `days_from_civil` by Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    pub fn from_civil(year: i32, month: u8, day: u8) -> Day {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (i32::from(month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day(era * 146_097 + day_of_era - 719_468)
    }

    /// The year, the month (1–12) and the day of the month (1–31).
    pub fn to_civil(self) -> (i32, u8, u8) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month as u8, day as u8)
    }

    /// The day of the week, Monday 0 to Sunday 6.
    pub fn weekday(self) -> u8 {
        (self.0 + 3).rem_euclid(7) as u8
    }
}

/// The precision of a date; coarser sorts before finer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year is known.
    Year,
    /// The month is known.
    Month,
    /// The day is known.
    Day,
}

/// A date of known precision, with the qualifiers "about" and "uncertain".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventDate {
    year: u16,
    month: u8,
    day: u8,
    /// `~`: the source says "about".
    pub approximate: bool,
    /// `?`: the source is unsure.
    pub uncertain: bool,
}

/// Why a text is not a date of the supported level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, optionally followed by `~`, `?` or `%`.
    Form,
    /// The month is not between 1 and 12.
    Month(u8),
    /// The month has no such day.
    Day {
        /// The day as written.
        day: u8,
        /// The last day that month has.
        last: u8,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateError::Form => f.write_str(
                "a date is YYYY, YYYY-MM or YYYY-MM-DD, followed by ~ (about), ? (uncertain) or % (both)",
            ),
            DateError::Month(month) => write!(f, "there is no month {month}"),
            DateError::Day { day, last } => {
                write!(f, "there is no day {day} in that month, its last is {last}")
            }
        }
    }
}

impl std::error::Error for DateError {}

impl EventDate {
    /// A date known to the year.
    pub fn from_year(year: u16) -> Result<EventDate, DateError> {
        EventDate::checked(year, 0, 0)
    }

    /// A date known to the month.
    pub fn from_month(year: u16, month: u8) -> Result<EventDate, DateError> {
        if month == 0 { Err(DateError::Month(0)) } else { EventDate::checked(year, month, 0) }
    }

    /// A date known to the day.
    pub fn from_day(day: Day) -> Result<EventDate, DateError> {
        let (year, month, day) = day.to_civil();
        let year = u16::try_from(year).map_err(|_| DateError::Form)?;
        EventDate::checked(year, month, day)
    }

    /// A date known to the day; a month or day of 0 is an error.
    pub(crate) fn from_parts(year: u16, month: u8, day: u8) -> Result<EventDate, DateError> {
        match (month, day) {
            (0, _) => Err(DateError::Month(0)),
            (_, 0) => Err(DateError::Form),
            _ => EventDate::checked(year, month, day),
        }
    }

    fn checked(year: u16, month: u8, day: u8) -> Result<EventDate, DateError> {
        if year > 9999 {
            return Err(DateError::Form);
        }
        if month > 12 {
            return Err(DateError::Month(month));
        }
        if month > 0 && day > last_day_of_month(i32::from(year), month) {
            return Err(DateError::Day { day, last: last_day_of_month(i32::from(year), month) });
        }
        Ok(EventDate { year, month, day, approximate: false, uncertain: false })
    }

    /// The year, 0 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, 1 to 31, where known.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// How exactly the date is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The earliest day that the date can mean.
    pub fn first_day(self) -> Day {
        Day::from_civil(i32::from(self.year), self.month.max(1), self.day.max(1))
    }

    /// The latest day that the date can mean.
    pub fn last_day(self) -> Day {
        let year = i32::from(self.year);
        match self.precision() {
            Precision::Year => Day::from_civil(year, 12, 31),
            Precision::Month => Day::from_civil(year, self.month, last_day_of_month(year, self.month)),
            Precision::Day => self.first_day(),
        }
    }

    /// The sort key of events: the earliest possible day, then coarser before finer.
    pub fn order_key(self) -> (Day, Precision) {
        (self.first_day(), self.precision())
    }

    /// The text without qualifiers, with which the id of an event on that date begins.
    pub fn unqualified(self) -> String {
        EventDate { approximate: false, uncertain: false, ..self }.to_string()
    }
}

fn last_day_of_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for EventDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<EventDate, DateError> {
        let (plain, approximate, uncertain) = match text.as_bytes().last() {
            Some(b'~') => (text.trim_end_matches('~'), true, false),
            Some(b'?') => (text.trim_end_matches('?'), false, true),
            Some(b'%') => (text.trim_end_matches('%'), true, true),
            _ => (text, false, false),
        };
        // `trim_end_matches` removes all qualifiers, and only one is allowed.
        if text.len() - plain.len() > 1 {
            return Err(DateError::Form);
        }
        let mut parts = plain.split('-');
        let year = digits(parts.next(), 4)?.ok_or(DateError::Form)?;
        let month = digits(parts.next(), 2)?;
        let day = digits(parts.next(), 2)?;
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        if month == Some(0) {
            return Err(DateError::Month(0));
        }
        let month = month.unwrap_or(0) as u8;
        if day == Some(0) {
            return Err(DateError::Day { day: 0, last: last_day_of_month(i32::from(year), month) });
        }
        let date = EventDate::checked(year, month, day.unwrap_or(0) as u8)?;
        Ok(EventDate { approximate, uncertain, ..date })
    }
}

fn digits(part: Option<&str>, width: usize) -> Result<Option<u16>, DateError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    part.parse().map(Some).map_err(|_| DateError::Form)
}

impl fmt::Display for EventDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        f.write_str(match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

impl Serialize for EventDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EventDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<EventDate, D::Error> {
        // Not `&str`: the reader of JavaScript values has no text to borrow.
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for EventDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EventDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A year, a month or a day (2021, 2021-01, 2021-01-06); with ~ about, ? uncertain, % both",
            "type": "string",
            "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> EventDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_survive_a_round_trip() {
        for text in ["2021", "2021-01", "2021-01-06", "2020-02-29", "2021~", "2021-01?", "2021-01-06%"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn invalid_dates_are_errors() {
        use DateError::{Form, Month};
        for (text, error) in [
            ("", Form),
            ("21", Form),
            ("2021-1", Form),
            ("2021-01-06T10", Form),
            ("2021-01-06~~", Form),
            ("+021", Form),
            ("2021-13", Month(13)),
            ("2021-00", Month(0)),
            ("2021-02-29", DateError::Day { day: 29, last: 28 }),
            ("2021-04-00", DateError::Day { day: 0, last: 30 }),
        ] {
            assert_eq!(text.parse::<EventDate>(), Err(error), "{text:?}");
        }
    }

    #[test]
    fn dates_sort_by_earliest_day_then_coarser_before_finer() {
        let mut dates = ["2021-01-02", "2021-01-01", "2021-01", "2021", "2020-12-31"].map(date);
        dates.sort_by_key(|date| date.order_key());
        assert_eq!(dates, ["2020-12-31", "2021", "2021-01", "2021-01-01", "2021-01-02"].map(date));
    }

    #[test]
    fn a_date_spans_all_days_that_it_can_mean() {
        let days = |text| (date(text).first_day().to_civil(), date(text).last_day().to_civil());
        assert_eq!(days("2020"), ((2020, 1, 1), (2020, 12, 31)));
        assert_eq!(days("2020-02"), ((2020, 2, 1), (2020, 2, 29)));
        assert_eq!(days("2021-01-06"), ((2021, 1, 6), (2021, 1, 6)));
    }

    #[test]
    fn from_civil_is_the_inverse_of_to_civil() {
        for day in -800_000..800_000 {
            let (year, month, of_month) = Day(day).to_civil();
            assert_eq!(Day::from_civil(year, month, of_month), Day(day));
        }
        assert_eq!(Day::from_civil(2021, 1, 6).weekday(), 2, "6 January 2021 was a Wednesday");
    }
}
