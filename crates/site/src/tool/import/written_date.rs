//! Dates as spreadsheets and older files write them: `4/3/2021`, `2011,12,10`, `Jan-21`, with a time of day, or as the
//! number of a day. What could be two dates is given as both.

use std::cmp::Ordering;
use vigil_model::typed_date::{english_month, typed_date};
use vigil_model::{Day, EventDate};

/// The days of spreadsheets that are taken for dates, counted from the end of 1899: 1954 to 2064.
const DAY_NUMBERS: std::ops::Range<i32> = 20_000..60_000;
/// The day 0 of spreadsheets, 1899-12-30.
const DAY_ZERO: i32 = -25_569;

/// The dates that a text can be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The date, if it can be no other.
    pub exact: Option<EventDate>,
    /// The date of three numbers with the month first, as in the United States.
    pub month_first: Option<EventDate>,
    /// The same with the day first.
    pub day_first: Option<EventDate>,
    /// What a spreadsheet may have changed to this.
    pub others: Vec<EventDate>,
    /// Whether a time of day follows.
    pub has_time: bool,
}

/// Which of two numbers is the month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Nothing says it.
    #[default]
    Unknown,
    /// Some date of the file can have only the month first.
    MonthFirst,
    /// Some date of the file can have only the day first.
    DayFirst,
    /// Some have the one and some the other.
    Both,
}

impl Order {
    /// The order after one more date of the file.
    pub fn with(self, text: &str) -> Order {
        let Some((one, other, _)) = three_numbers(without_time(text).0) else { return self };
        let seen = match (one.cmp(&12), other.cmp(&12)) {
            (Ordering::Greater, Ordering::Less | Ordering::Equal) => Order::DayFirst,
            (Ordering::Less | Ordering::Equal, Ordering::Greater) => Order::MonthFirst,
            _ => return self,
        };
        match self {
            Order::Unknown => seen,
            before if before == seen => before,
            _ => Order::Both,
        }
    }
}

impl Reading {
    /// Reads a text.
    pub fn of(text: &str) -> Reading {
        if let Some(reading) = of_commas(text) {
            return reading;
        }
        let (plain, has_time) = without_time(text);
        let mut reading = Reading { has_time, ..Reading::default() };
        match typed_date(plain, &english_month) {
            Ok(date) => {
                reading.exact = Some(date);
                if date.day() == Some(1)
                    && let Some(month) = date.month()
                {
                    reading.others.extend(EventDate::from_month(date.year(), month));
                }
            }
            Err(_) => reading.add_unclear(plain),
        }
        reading
    }

    fn add_unclear(&mut self, text: &str) {
        if let Some((one, other, year)) = three_numbers(text) {
            self.day_first = day(year, other, one);
            // Where full stops are between the numbers, the day is first everywhere.
            let is_dotted = text.contains('.') && self.day_first.is_some();
            self.month_first = if is_dotted { self.day_first } else { day(year, one, other) };
        }
        self.others.extend(day_month_year(text));
        if let Some((word, number)) = text.split_once(['-', ' ', '/'])
            && let (Some(month), Ok(year)) = (english_month(word), number.parse::<u16>())
            && number.len() == 2
        {
            self.others.extend(EventDate::from_month(full_year(year), month));
        }
        // What follows the point of the number of a day is the time.
        let (number, fraction) = text.split_once('.').unwrap_or((text, "0"));
        if let Ok(number) = number.parse::<i32>()
            && DAY_NUMBERS.contains(&number)
            && fraction.bytes().all(|byte| byte.is_ascii_digit())
        {
            self.others.extend(EventDate::from_day(Day(number + DAY_ZERO)));
            self.has_time |= fraction.bytes().any(|byte| byte != b'0');
        }
    }

    /// All dates that it can be, the likeliest first.
    pub fn all(&self) -> impl Iterator<Item = EventDate> {
        let first = [self.exact, self.month_first, self.day_first].into_iter().flatten();
        first.chain(self.others.iter().copied())
    }

    /// The date in a file of that order, if the order decides it.
    pub fn in_order(&self, order: Order) -> Option<EventDate> {
        let decided = match (self.month_first, self.day_first) {
            (Some(one), Some(other)) if one != other => match order {
                Order::MonthFirst => Some(one),
                Order::DayFirst => Some(other),
                Order::Unknown | Order::Both => None,
            },
            (one, other) => one.or(other),
        };
        self.exact.or(decided)
    }

    /// The date that a spreadsheet has changed to this, if it can be no other.
    pub fn only_other(&self) -> Option<EventDate> {
        let mut all = self.all();
        all.next().filter(|_| all.next().is_none())
    }

    /// The two dates that it can be, in words; empty if it can be none.
    pub fn either(&self) -> String {
        let dates: Vec<String> = self.all().map(|date| date.to_string()).collect();
        dates.join(" or ")
    }
}

/// A year, a month and so on between commas, as in TimelineJS 1: `2011,12,10,9,30`.
fn of_commas(text: &str) -> Option<Reading> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let parts: Vec<&str> = parts.iter().copied().take_while(|part| !part.is_empty()).collect();
    if !text.contains(',') || parts.iter().any(|part| !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let number = |at: usize| parts.get(at).map(|part| part.parse::<u16>().ok());
    let year = number(0)?.filter(|_| parts.first().is_some_and(|year| year.len() == 4))?;
    let exact = match (number(1), number(2)) {
        (None, _) => EventDate::from_year(year).ok(),
        (Some(month), None) => EventDate::from_month(year, u8::try_from(month?).ok()?).ok(),
        (Some(month), Some(day_of_month)) => day(year, month?, day_of_month?),
    };
    Some(Reading { exact, has_time: parts.len() > 3, ..Reading::default() })
}

fn day(year: u16, month: u16, day: u16) -> Option<EventDate> {
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

/// Three numbers of which the last is the year.
fn three_numbers(text: &str) -> Option<(u16, u16, u16)> {
    let mut numbers = text.split(['/', '.', '-']).map(|part| part.trim().parse::<u16>());
    let (Some(Ok(one)), Some(Ok(other)), Some(Ok(year)), None) =
        (numbers.next(), numbers.next(), numbers.next(), numbers.next())
    else {
        return None;
    };
    Some((one, other, if year < 100 { full_year(year) } else { year }))
}

/// The year of two digits, as spreadsheets take it.
fn full_year(year: u16) -> u16 {
    match year {
        0..30 => 2000 + year,
        30..100 => 1900 + year,
        _ => year,
    }
}

/// The day, month and year of two digits that spreadsheets write by themselves: `4-Mar-21`.
fn day_month_year(text: &str) -> Option<EventDate> {
    let mut parts = text.split(['-', ' ', '/']);
    let (Some(day_of_month), Some(word), Some(number), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let year = number.parse().ok().filter(|_| number.len() == 2)?;
    day(full_year(year), english_month(word)?.into(), day_of_month.parse().ok()?)
}

/// A text without a day of the week before its date.
fn without_day_of_week(text: &str) -> &str {
    let Some((word, rest)) = text.split_once([' ', ',']) else { return text };
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let is_day = word.len() >= 3 && days.iter().any(|day| day.starts_with(&word));
    if is_day { rest.trim_start_matches([' ', ',']) } else { text }
}

/// A text without the time of day after a date, and whether there is one that is not midnight.
pub fn without_time(text: &str) -> (&str, bool) {
    let text = text.trim();
    let text = without_day_of_week(text);
    let is_time = |at: &usize| {
        let rest = text.get(*at..).unwrap_or_default().trim_start_matches(['T', ' ', ',']);
        let rest = rest.strip_prefix("at ").unwrap_or(rest);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest.get(digits..).unwrap_or_default();
        let is_half_day = || {
            let after = after
                .trim_start_matches([' ', '.'])
                .trim_start_matches(|letter: char| letter.is_ascii_digit());
            let after = after.trim_start().to_ascii_lowercase();
            ["am", "pm", "a.m.", "p.m."].contains(&after.as_str())
        };
        (1..=2).contains(&digits) && (after.starts_with(':') || is_half_day())
    };
    let between = |letter: char| letter == 'T' || letter == ',' || letter.is_whitespace();
    let at = text.match_indices(between).map(|(at, _)| at).find(is_time);
    let Some((date, time)) = at.and_then(|at| text.split_at_checked(at)) else { return (text, false) };
    let is_midnight = time.bytes().filter(u8::is_ascii_digit).all(|digit| digit == b'0');
    (date.trim_end_matches(','), !is_midnight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_other_programs_are_read() {
        for (text, dates, has_time) in [
            ("2011,12,10", "2011-12-10", false),
            ("2011,12", "2011-12", false),
            ("2011,9,1,10,30", "2011-09-01", true),
            ("2011,12,,", "2011-12", false),
            ("2021-03-04T10:00:00Z", "2021-03-04", true),
            ("2021-03-04 00:00:00", "2021-03-04", false),
            ("5/12/2015", "2015-05-12 or 2015-12-05", false),
            ("5/13/2015 9:00", "2015-05-13", true),
            ("4.3.21", "2021-03-04 or 2021-03-04", false),
            ("3.13.2021", "2021-03-13", false),
            ("4-Mar-21", "2021-03-04", false),
            ("4 Mar 21", "2021-03-04", false),
            ("44200.0", "2021-01-04", false),
            ("44200.5", "2021-01-04", true),
            ("Thursday, March 4, 2021", "2021-03-04", false),
            ("Thu Mar 04 2021 10:30:00 GMT+0800 (Hong Kong Standard Time)", "2021-03-04", true),
            ("March 4, 2021 10:30", "2021-03-04", true),
            ("4 March 2021 at 10:30 pm", "2021-03-04", true),
            ("4 March 2021, 7 p.m.", "2021-03-04", true),
            ("4 March 2021, 7.30pm", "2021-03-04", true),
            ("Sunset 2021", "", false),
            ("Jan-21", "2021-01", false),
            ("44200", "2021-01-04", false),
            ("2021-01-01", "2021-01-01 or 2021-01", false),
            ("4 March 2021", "2021-03-04", false),
            ("2011,13,1", "", false),
            ("-44,3,15", "", false),
            ("soon", "", false),
        ] {
            let reading = Reading::of(text);
            assert_eq!((reading.either().as_str(), reading.has_time), (dates, has_time), "{text}");
        }
    }

    #[test]
    fn one_date_that_can_be_read_in_one_way_only_decides_for_all() {
        let order = |texts: &[&str]| texts.iter().fold(Order::Unknown, |order, text| order.with(text));
        assert_eq!(order(&["5/12/2015", "2015-13-01"]), Order::Unknown);
        assert_eq!(order(&["5/12/2015", "5/13/2015 9:00"]), Order::MonthFirst);
        assert_eq!(order(&["13.5.2015", "5.12.2015"]), Order::DayFirst);
        assert_eq!(order(&["13/5/2015", "5/13/2015"]), Order::Both);
        let read = |order| Reading::of("5/12/2015").in_order(order).map(|date| date.to_string());
        assert_eq!(read(Order::DayFirst).as_deref(), Some("2015-12-05"));
        assert_eq!(read(Order::Unknown), None);
    }
}
