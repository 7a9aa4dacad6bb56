//! Dates as people write them, read as exactly one date or refused.
//!
//! Every letter and number of the text must be understood: a part that is passed over would turn `6 Jaunary 2021` into
//! June. Besides EDTF this reads other separators (`2021/3/4`), ISO 8601 basic form (`20210304`), month names
//! (`4th of March 2021`), Chinese dates (`2021年3月4日`, `二〇二一年三月`) and full-width digits.

use crate::{DateError, EventDate};

/// The English month names, understood in every language of a site.
const ENGLISH_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a date; `month_named` knows the month names beyond digits and Chinese numerals, such as [`english_month`].
///
/// Fails with [`DateError::Form`] if a part is not understood, or if the text could be two dates (`4/3/2021`).
pub fn typed_date(text: &str, month_named: &dyn Fn(&str) -> Option<u8>) -> Result<EventDate, DateError> {
    let text: String = text.chars().map(half_width).collect();
    let text = text.trim();
    if let (8, Some(year), Some(month), Some(day)) =
        (text.len(), text.get(..4), text.get(4..6), text.get(6..))
        && text.bytes().all(|byte| byte.is_ascii_digit())
    {
        return [year, month, day].join("-").parse();
    }
    text.parse().or_else(|_| Parts::read(text, month_named).ok_or(DateError::Form)?.date())
}

/// The month of an English name or its first three or more letters, without regard to case.
pub fn english_month(word: &str) -> Option<u8> {
    month_among(&word.to_lowercase(), &mut (1..).zip(ENGLISH_MONTHS))
}

/// The month, among months with their names, whose name begins with a word of at least three letters.
///
/// Word and names are compared as they are. `None` if names of different months begin with the word.
pub fn month_among(word: &str, names: &mut dyn Iterator<Item = (u8, &str)>) -> Option<u8> {
    let mut found = None;
    for (month, name) in names.filter(|(_, name)| word.chars().count() >= 3 && name.starts_with(word)) {
        if name == word {
            return Some(month);
        }
        if found.is_some_and(|other| other != month) {
            return None;
        }
        found = Some(month);
    }
    found
}

/// An ASCII character for its full-width form, which Chinese input methods produce (Unicode, "Halfwidth and Fullwidth
/// Forms").
fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        _ => letter,
    }
}

/// Which part of a date a number is, as the letters after it tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Day,
    Unknown,
}

/// The parts of a written date, in their order.
#[derive(Default)]
struct Parts {
    numbers: Vec<(String, Unit)>,
    named_month: Option<u8>,
}

impl Parts {
    /// Cuts a text into its parts; `None` if one is not understood.
    fn read(text: &str, month_named: &dyn Fn(&str) -> Option<u8>) -> Option<Parts> {
        let mut parts = Parts::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let len = match first {
                '0'..='9' => run(rest, |letter| letter.is_ascii_digit()),
                _ if numeral(first).is_some() => run(rest, |letter| numeral(letter).is_some()),
                '年' | '月' | '日' | '號' | '号' => first.len_utf8(),
                _ => run(rest, |letter| letter.is_alphabetic() && numeral(letter).is_none()),
            };
            let (part, after) = rest.split_at_checked(len.max(first.len_utf8()))?;
            rest = after;
            match first {
                '0'..='9' => parts.numbers.push((part.to_owned(), Unit::Unknown)),
                '年' => parts.mark(Unit::Year)?,
                '月' => parts.mark(Unit::Month)?,
                '日' | '號' | '号' => parts.mark(Unit::Day)?,
                ' ' | ',' | '.' | '/' | '-' | '–' => {}
                _ if numeral(first).is_some() => parts.numbers.push((chinese_number(part)?, Unit::Unknown)),
                _ => parts.word(part, month_named)?,
            }
        }
        Some(parts)
    }

    /// Gives the last number its unit; `None` if there is no number or it has one.
    fn mark(&mut self, unit: Unit) -> Option<()> {
        let (_, of_last) = self.numbers.last_mut().filter(|(_, of_last)| *of_last == Unit::Unknown)?;
        *of_last = unit;
        Some(())
    }

    fn word(&mut self, word: &str, month_named: &dyn Fn(&str) -> Option<u8>) -> Option<()> {
        match word {
            "of" => Some(()),
            "st" | "nd" | "rd" | "th" => self.mark(Unit::Day),
            _ if self.named_month.is_some() => None,
            _ => {
                self.named_month = Some(month_named(word)?);
                Some(())
            }
        }
    }

    /// The one date that the parts can be.
    fn date(mut self) -> Result<EventDate, DateError> {
        let form = || DateError::Form;
        if !self.numbers.iter().any(|(_, unit)| *unit == Unit::Year) {
            let year = self.numbers.iter_mut().find(|(digits, _)| digits.len() == 4).ok_or_else(form)?;
            year.1 = Unit::Year;
        }
        let is_year_first = self.numbers.first().is_some_and(|(_, unit)| *unit == Unit::Year);
        let year = self.only(Unit::Year)?.ok_or_else(form)?;
        let month = self.named_month.map(|month| month.to_string());
        let month = if month.is_some() { month } else { self.only(Unit::Month)? };
        let day = self.only(Unit::Day)?;
        let numbers: Vec<&str> = self.numbers.iter().map(|(digits, _)| digits.as_str()).collect();
        match (month, day, numbers.as_slice()) {
            (month, day, []) => dated(&year, month.as_deref(), day.as_deref()),
            (Some(month), None, [day]) => dated(&year, Some(&month), Some(day)),
            (None, day, [month]) => dated(&year, Some(month), day.as_deref()),
            (None, None, [month, day]) if is_year_first => dated(&year, Some(month), Some(day)),
            (None, None, [one, other]) => {
                let day_last = dated(&year, Some(one), Some(other));
                let month_last = dated(&year, Some(other), Some(one));
                match (day_last, month_last) {
                    (Ok(date), Ok(other)) if date != other => Err(DateError::Form),
                    (date, other) => date.or(other),
                }
            }
            _ => Err(DateError::Form),
        }
    }

    /// Removes the number with a unit; fails if there are several.
    fn only(&mut self, unit: Unit) -> Result<Option<String>, DateError> {
        let place = self.numbers.iter().position(|(_, of)| *of == unit);
        let found = place.map(|place| self.numbers.remove(place).0);
        let is_alone = !self.numbers.iter().any(|(_, of)| *of == unit);
        if is_alone { Ok(found) } else { Err(DateError::Form) }
    }
}

/// The bytes of the longest beginning whose letters all satisfy a condition.
fn run(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is_part(letter)).unwrap_or(text.len())
}

/// The date of a year, month and day in digits.
fn dated(year: &str, month: Option<&str>, day: Option<&str>) -> Result<EventDate, DateError> {
    if day.is_some() && month.is_none() {
        return Err(DateError::Form);
    }
    let mut date = year.to_owned();
    for part in [month, day].into_iter().flatten() {
        date += if part.len() < 2 { "-0" } else { "-" };
        date += part;
    }
    date.parse()
}

/// The value of a Chinese numeral below eleven.
fn numeral(letter: char) -> Option<u8> {
    let numerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let letter = if letter == '零' { '〇' } else { letter };
    numerals.iter().position(|numeral| *numeral == letter).map(|value| value as u8)
}

/// The digits of a Chinese number: a number up to 99 with 十 (`二十三`), or digits in their places (`二〇二一`).
fn chinese_number(text: &str) -> Option<String> {
    let Some((tens, ones)) = text.split_once('十') else {
        return Some(text.chars().filter_map(numeral).map(|value| char::from(b'0' + value)).collect());
    };
    let digit = |text: &str, default: u8| match text.chars().count() {
        0 => Some(default),
        1 => text.chars().next().and_then(numeral).filter(|value| (1..10).contains(value)),
        _ => None,
    };
    Some((digit(tens, 1)? * 10 + digit(ones, 0)?).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        typed_date(text, &english_month).ok().map(|date| date.to_string())
    }

    #[test]
    fn a_date_is_read_as_it_is_typed() {
        for (text, date) in [
            ("2021", "2021"),
            ("2021-03", "2021-03"),
            (" 2021/3/4 ", "2021-03-04"),
            ("2021.03.04", "2021-03-04"),
            ("2021 – 3 – 4", "2021-03-04"),
            ("3/2021", "2021-03"),
            ("March 2021", "2021-03"),
            ("4 mar 2021", "2021-03-04"),
            ("Sept. 9, 2021", "2021-09-09"),
            ("6 Jan 2021", "2021-01-06"),
            ("Jan 6th, 2021", "2021-01-06"),
            ("1st of July 2020", "2020-07-01"),
            ("6January2021", "2021-01-06"),
            ("2021年3月4日", "2021-03-04"),
            ("2021年3月4號", "2021-03-04"),
            ("2021 年 3 月", "2021-03"),
            ("2021年", "2021"),
            ("六月2021", "2021-06"),
            ("二〇二一年六月二十三日", "2021-06-23"),
            ("二零二零年十二月三十日", "2020-12-30"),
            ("十月 2021", "2021-10"),
            ("２０２１", "2021"),
            ("２０２１年１月６日", "2021-01-06"),
            ("２０２１／１／６", "2021-01-06"),
            ("20210106", "2021-01-06"),
            ("13/3/2021", "2021-03-13"),
            ("3/13/2021", "2021-03-13"),
            ("3/3/2021", "2021-03-03"),
            ("2021~", "2021~"),
            ("2021-03?", "2021-03?"),
        ] {
            assert_eq!(read(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_date_or_could_be_two_is_refused() {
        for text in [
            "",
            "soon",
            "21",
            "4/3/2021",
            "March",
            "1 2 3 2021",
            "6 mai 2021",
            "6 Jaunary 2021",
            "Q3 2021",
            "H1 2021",
            "week 6 2021",
            "spring 2021",
            "2021年1月上旬",
            "民國110年",
            "2021年13月",
            "20211340",
            "202101",
            "2021/2022",
            "2020年2021年",
            "31 Feb 2021",
            "Ma 2021",
            "May June 2021",
            "2021-03-04T10:00",
            "2021年6日",
            "3月4月2021",
            "十十 2021",
            "2021+03",
            "th 2021",
            "年",
            "2021 & 3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_word_that_begins_the_names_of_two_months_is_none_of_them() {
        let names = [(6, "juin"), (7, "juillet"), (5, "mai"), (5, "maio")];
        let among = |word| month_among(word, &mut names.into_iter());
        assert_eq!((among("jui"), among("juil"), among("mai"), among("ju")), (None, Some(7), Some(5), None));
    }
}
