//! The meaning of a displayed date, in words as people write them: `c. 1950`, `the late 1950s`, `Q3 2021`, `4–6 March`.

use super::written_date::{Reading, without_time};
use vigil_model::EventDate;
use vigil_model::typed_date::{english_month, typed_date};

/// How sources and sheets of any origin say "about", before the date.
const ABOUT: [&str; 14] = [
    "on or about",
    "about",
    "around",
    "approximately",
    "approx.",
    "approx",
    "circa",
    "ca.",
    "ca",
    "c.",
    "c",
    "sometime in",
    "week of",
    "weekend of",
];
/// Signs and Chinese words for "about", joined to the date before or after it.
const ABOUT_JOINED: [&str; 8] = ["~", "大約", "大约", "約", "约", "左右", "前後", "前后"];
/// How they say that a date is not sure.
const UNSURE: [&str; 7] = ["uncertain", "probably", "possibly", "未能確定", "不確定", "?", "？"];
/// Words that say nothing more, and days of the week.
const FILLERS: [&str; 30] = [
    "the",
    "in",
    "on",
    "at",
    "of",
    "from",
    "between",
    "decade",
    "year",
    "month",
    "ce",
    "ad",
    "a.d.",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];
/// Parts of a year, month or day, and open ends, which no date says.
const PARTS: [&str; 35] = [
    "since",
    "early",
    "mid",
    "middle",
    "late",
    "beginning",
    "start",
    "end",
    "q1",
    "q2",
    "q3",
    "q4",
    "1q",
    "2q",
    "3q",
    "4q",
    "h1",
    "h2",
    "1h",
    "2h",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "morning",
    "afternoon",
    "evening",
    "night",
    "present",
    "now",
    "ongoing",
    "today",
    "onward",
    "onwards",
];
/// Which of several parts, before one of [`UNITS`].
const ORDINALS: [&str; 9] = ["first", "second", "third", "fourth", "last", "1st", "2nd", "3rd", "4th"];
/// Parts that are counted.
const UNITS: [&str; 5] = ["quarter", "half", "week", "weekend", "days"];
/// The same in Chinese, where they follow the year or month without a space.
const PARTS_CHINESE: [&str; 25] = [
    "上半年",
    "下半年",
    "第一季",
    "第二季",
    "第三季",
    "第四季",
    "首季",
    "上旬",
    "中旬",
    "下旬",
    "月初",
    "月中",
    "月底",
    "月末",
    "年初",
    "年中",
    "年底",
    "年末",
    "代初",
    "代中",
    "代末",
    "春",
    "夏",
    "秋",
    "冬",
];
/// The ends of a decade, after its first year.
const DECADES: [&str; 4] = ["s", "'s", "’s", "年代"];
/// The signs and words between the beginning and the end of a span.
const SPANS: [&str; 13] =
    [" to ", " until ", " till ", " through ", " and ", " & ", " - ", "–", "—", "-", "/", "至", "到"];
/// The signs around the words of a date.
const AROUND: [char; 13] = [' ', ',', '.', '–', '/', ':', '(', ')', '（', '）', '[', ']', '，'];

/// The meaning of a displayed date, without its columns.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words of the date alone.
    words: String,
    /// Whether it says "about".
    pub approximate: bool,
    /// Whether it says that it is not sure.
    pub uncertain: bool,
    /// Whether it says a part or an open end that no date says.
    pub is_cut: bool,
    /// The first and the last year, if it says a decade or a century.
    pub years: Option<(u16, u16)>,
}

impl Said {
    /// Reads a displayed date.
    pub fn of(display: &str) -> Said {
        let mut words = without_time(display).0.to_lowercase();
        let uncertain = UNSURE.iter().any(|unsure| words.contains(unsure));
        for unsure in UNSURE {
            words = words.replace(unsure, " ");
        }
        let mut said = Said { words, uncertain, ..Said::default() };
        while said.leave_out_a_word() {}
        said.years = decade(&said.words).or_else(|| century(&said.words));
        said
    }

    /// Leaves out a word at one of the ends that is no part of a date; false if there is none.
    fn leave_out_a_word(&mut self) -> bool {
        // A hyphen before the first digit is the sign of a year before Christ.
        let words = self.words.trim_matches(AROUND).trim_end_matches('-');
        let about = ABOUT.iter().find_map(|about| without_word(words, about)).or_else(|| {
            let mut names = ABOUT_JOINED.iter();
            names.find_map(|name| words.strip_prefix(name).or_else(|| words.strip_suffix(name)))
        });
        let filler =
            || FILLERS.iter().filter_map(|filler| without_word(words, filler)).find(|rest| !rest.is_empty());
        let part = || {
            let counted = without_counted_part(words).into_iter();
            let parts = counted.chain(PARTS.iter().filter_map(|part| without_word(words, part)));
            let chinese = PARTS_CHINESE.iter().filter_map(|part| without_chinese_part(words, part));
            parts.chain(chinese).find(|rest| !rest.is_empty())
        };
        let about = about.filter(|rest| !rest.is_empty());
        let plain = about.or_else(filler);
        let part = if plain.is_none() { part() } else { None };
        let shorter = plain.or(part).map(|rest| rest.trim_start_matches('-').to_owned());
        self.approximate |= about.is_some();
        self.is_cut |= part.is_some();
        let is_shorter = shorter.is_some();
        self.words = shorter.unwrap_or_else(|| words.to_owned());
        is_shorter
    }

    /// The date, or the beginning, if the words say it without more.
    pub fn beginning(&self) -> Option<EventDate> {
        let first_year = self.years.and_then(|(first, _)| EventDate::from_year(first).ok());
        let span = || spans(&self.words, None).first().map(|(from, _)| *from);
        first_year.or_else(|| read(&self.words)).or_else(span)
    }

    /// The dates and spans that it can be, the likeliest first, with what it leaves out as in the dates of the columns.
    pub fn readings(&self, date: EventDate, end: Option<EventDate>) -> Vec<(EventDate, Option<EventDate>)> {
        let words = self.words.as_str();
        let numbers = Reading::of(words);
        let has_letters = words.contains(char::is_alphabetic);
        let with_year = || read(&format!("{words} {}", date.year())).filter(|_| has_letters);
        let dates = [read(words), numbers.month_first, numbers.day_first, with_year()];
        let dates = dates.into_iter().flatten().map(|date| (date, None));
        let spans = spans(words, Some(end.unwrap_or(date)));
        dates.chain(spans.into_iter().map(|(from, to)| (from, Some(to)))).collect()
    }
}

fn read(words: &str) -> Option<EventDate> {
    typed_date(words, &english_month).ok()
}

/// A text without a word at its beginning or its end.
fn without_word<'w>(words: &'w str, word: &str) -> Option<&'w str> {
    // `c.` may be joined to the year, and `c` to its digits.
    let is_joined = |letter: char| match word {
        "c" => letter.is_alphabetic(),
        _ => letter.is_alphanumeric() && !word.ends_with('.'),
    };
    let after = words.strip_prefix(word).filter(|rest| !rest.starts_with(is_joined));
    let before = || words.strip_suffix(word).filter(|rest| word != "c" && rest.ends_with(AROUND));
    after.or_else(before)
}

/// A text without the `third quarter of` at its beginning.
fn without_counted_part(words: &str) -> Option<&str> {
    let after = |words: &'_ str, names: &[&str]| {
        let (word, rest) = words.split_once(' ')?;
        names.contains(&word).then_some(rest.len())
    };
    let unit = after(words, &ORDINALS).and_then(|length| words.get(words.len() - length..))?;
    after(unit, &UNITS).and_then(|length| unit.get(unit.len() - length..))
}

/// A Chinese date without the part of a year or month at its end; year, month and decade keep their units.
fn without_chinese_part<'w>(words: &'w str, part: &str) -> Option<&'w str> {
    let rest = words.strip_suffix(part)?;
    let unit = part.chars().next().filter(|first| ['年', '月', '代'].contains(first));
    words.get(..rest.len() + unit.map_or(0, char::len_utf8))
}

/// The first and the last year of a decade: of `1950s`, `1950's`, `1950年代`.
fn decade(words: &str) -> Option<(u16, u16)> {
    let mut plain = DECADES.iter().filter_map(|unit| words.strip_suffix(unit).map(str::trim));
    let year: u16 = plain.find_map(|year| year.parse().ok().filter(|_| year.len() == 4))?;
    year.is_multiple_of(10).then_some((year, year + 9))
}

/// The first and the last year of a century: of `19th century`, `19世紀`.
fn century(words: &str) -> Option<(u16, u16)> {
    let plain = [" century", "世紀", "世纪"].iter().find_map(|unit| words.strip_suffix(unit))?;
    let number = ["st", "nd", "rd", "th"].iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(plain);
    let number: u16 = number.trim().parse().ok().filter(|number| (1..=99).contains(number))?;
    // Some count the year 1900 to the one before, and some to the one after.
    Some((number * 100 - 100, number * 100))
}

/// The spans that a text can be; `last` has the year that it leaves out.
fn spans(words: &str, last: Option<EventDate>) -> Vec<(EventDate, EventDate)> {
    let has_letters = words.contains(char::is_alphabetic);
    let splits = SPANS.iter().filter_map(|between| {
        let (from, until) = words.split_once(between)?;
        let (from, until) = (from.trim(), until.trim());
        // `03/04/2021` is one date.
        (has_letters || from.len() == 4 || !["-", "/"].contains(between)).then_some((from, until))
    });
    splits.flat_map(|(from, until)| span(from, until, last)).collect()
}

/// The spans between two texts, each of which may leave out what the other says.
fn span(from: &str, until: &str, last: Option<EventDate>) -> Vec<(EventDate, EventDate)> {
    let year = |words: &str| read(&format!("{words} {}", last?.year()));
    let of = |words: String| read(&words).or_else(|| year(&words));
    // `March 4–6, 2021`, `2019–21`.
    let month = from.split_once(' ').map(|(month, _)| format!("{month} {until}"));
    let month = month.filter(|_| until.starts_with(|first: char| first.is_ascii_digit())).and_then(of);
    let century = from.get(..2).filter(|_| from.len() == 4 && until.len() == 2);
    let century = century.and_then(|century| read(&format!("{century}{until}")));
    let ends = [month, century, read(until), year(until)].into_iter().flatten();
    let begin = |to: EventDate| {
        let rest = until.split_once(' ').map(|(_, rest)| of(format!("{from} {rest}")));
        // In this order, because the `1` of `1–3 May 1964` is no month.
        read(from).or_else(|| rest?).or_else(|| read(&format!("{from} {}", to.year())))
    };
    let span = |to: EventDate| Some((begin(to)?, to)).filter(|(from, to)| from.first_day() <= to.last_day());
    ends.filter_map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_date_are_left() {
        for (display, words, is_about, is_unsure) in [
            ("c. 1950", "1950", true, false),
            ("c1950", "1950", true, false),
            ("the mid-1950s", "1950s", false, false),
            ("Q3 2021", "2021", false, false),
            ("2021 (Q3)", "2021", false, false),
            ("third quarter of 2021", "2021", false, false),
            ("H1, 2021", "2021", false, false),
            ("Autumn/Winter 2021", "2021", false, false),
            ("Thursday, 4 March 2021", "4 march 2021", false, false),
            ("4 March 2021 (Thu)", "4 march 2021", false, false),
            ("Thu 4 March 2021 at 10:30 am", "4 march 2021", false, false),
            ("2021 – present", "2021", false, false),
            ("week of 4 March", "4 march", true, false),
            ("2021年初", "2021年", false, false),
            ("2021年3月上旬", "2021年3月", false, false),
            ("2021年春", "2021年", false, false),
            ("1990年代初", "1990年代", false, false),
            ("約2021年左右", "2021年", true, false),
            ("possibly 2021?", "2021", false, true),
            ("Second Street", "second street", false, false),
            ("", "", false, false),
            ("Winter", "winter", false, false),
            ("1st of July 2020", "1st of july 2020", false, false),
            ("-44", "-44", false, false),
            ("44 BCE", "44 bce", false, false),
        ] {
            let said = Said::of(display);
            let expected = (words, is_about, is_unsure);
            assert_eq!((said.words.as_str(), said.approximate, said.uncertain), expected, "{display}");
        }
    }

    #[test]
    fn a_decade_and_a_century_are_years() {
        for (display, years) in [
            ("1950s", Some((1950, 1959))),
            ("the late 1950's", Some((1950, 1959))),
            ("1950年代", Some((1950, 1959))),
            ("19th century", Some((1800, 1900))),
            ("early 21st century", Some((2000, 2100))),
            ("20世紀", Some((1900, 2000))),
            ("50s", None),
            ("1955s", None),
            ("last century", None),
        ] {
            assert_eq!(Said::of(display).years, years, "{display}");
        }
    }
}
