//! Dates as people write them, read as exactly one date or refused.
//!
//! Every letter and number of the text must be understood: a part that is passed over would turn `6 Jaunary 2021` into
//! June. Besides EDTF this reads other separators (`2021/3/4`), ISO 8601 basic form (`20210304`), month names
//! (`4th of March 2021`), Chinese dates (`2021年3月4日`, `二〇二一年三月`) and full-width digits. The day of the week may
//! precede or follow, as in the dates that sites write (`Thursday, 4 March 2021`); it must be that of the day.

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

/// The English days of the week, understood in every language of a site.
const ENGLISH_WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads a date; `month_named` knows the month names beyond digits and Chinese numerals, such as [`english_month`].
///
/// Fails with [`DateError::Form`] if a part is not understood, or if the text could be two dates (`4/3/2021`).
pub fn typed_date(text: &str, month_named: &dyn Fn(&str) -> Option<u8>) -> Result<EventDate, DateError> {
    let mut text = half_width_text(text);
    text.make_ascii_lowercase();
    let text = text.trim();
    text.parse().or_else(|_| basic_form(text).or_else(|| written(text, month_named)).ok_or(DateError::Form))
}

/// The month of an English name or its first three or more letters, without regard to case.
pub fn english_month(word: &str) -> Option<u8> {
    month_among(&word.to_ascii_lowercase(), &mut (1..).zip(ENGLISH_MONTHS))
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

/// A text with ASCII characters for their full-width forms, without invisible characters.
pub fn half_width_text(text: &str) -> String {
    text.chars().filter(|letter| !is_invisible(*letter)).map(half_width).collect()
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

/// Soft hyphens, joiners and marks of direction, which are copied from pages together with a text.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A date of eight digits (ISO 8601, basic form).
fn basic_form(text: &str) -> Option<EventDate> {
    let number: u32 = text.parse().ok().filter(|_| text.len() == 8)?;
    date((number / 10_000) as u16, (number / 100 % 100) as u16, Some((number % 100) as u16))
}

/// The kind of a character in a written date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Numeral,
    Letter,
    Other,
}

fn class_of(letter: char) -> Class {
    match letter {
        '0'..='9' => Class::Digit,
        _ if numeral(letter).is_some() => Class::Numeral,
        _ if letter.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

/// The one date that the numbers and words of a text can be; `None` if a part is not understood.
fn written(text: &str, month_named: &dyn Fn(&str) -> Option<u8>) -> Option<EventDate> {
    let (mut year, mut month, mut day, mut weekday) = (None, None, None, None);
    let mut others = Vec::new();
    let mut is_year_first = false;
    let mut rest = text;
    loop {
        rest =
            rest.trim_start_matches([' ', ',', '.', '/', '-', '‐', '‑', '–', '—', '−', '、', '。', '(', ')']);
        if let Some((number, after)) = chinese_weekday(rest) {
            weekday = Some(number);
            rest = after;
            continue;
        }
        let Some(class) = rest.chars().next().map(class_of) else { break };
        let end = rest.find(|letter| class_of(letter) != class).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end)?;
        rest = after;
        let number = match class {
            Class::Digit => part.parse().ok()?,
            Class::Numeral => chinese_number(part)?,
            Class::Letter if matches!(part, "of" | "the") => continue,
            Class::Letter if let Some(number) = month_among(part, &mut (0..).zip(ENGLISH_WEEKDAYS)) => {
                weekday = Some(number);
                continue;
            }
            Class::Letter if month.is_none() => {
                month = Some(month_named(part)?.into());
                continue;
            }
            _ => return None,
        };
        let unit = rest.trim_start_matches(' ');
        let is_named = |names: &[&str]| names.iter().find_map(|name| unit.strip_prefix(name));
        let (slot, after_unit) = if let Some(after) = is_named(&["年"]) {
            (&mut year, after)
        } else if let Some(after) = is_named(&["月份", "月"]) {
            (&mut month, after)
        } else if let Some(after) = is_named(&["日", "號", "号", "st", "nd", "rd", "th"]) {
            (&mut day, after)
        } else if number >= 1000 {
            (&mut year, rest)
        } else {
            others.push(number);
            continue;
        };
        if slot.replace(number).is_some() {
            return None;
        }
        rest = after_unit;
        is_year_first |= year.is_some() && month.is_none() && day.is_none() && others.is_empty();
    }
    let year = year?;
    let read = match (month, day, others.as_slice()) {
        (None, None, []) => EventDate::from_year(year).ok(),
        (Some(month), day, []) => date(year, month, day),
        (Some(month), None, [day]) => date(year, month, Some(*day)),
        (None, day, [month]) => date(year, *month, day),
        (None, None, [month, day]) if is_year_first => date(year, *month, Some(*day)),
        (None, None, [one, other]) => {
            let (day_last, month_last) = (date(year, *one, Some(*other)), date(year, *other, Some(*one)));
            match (day_last, month_last) {
                (Some(date), Some(other)) if date != other => None,
                (date, other) => date.or(other),
            }
        }
        _ => None,
    };
    read.filter(|date| weekday.is_none_or(|weekday| is_on(*date, weekday)))
}

/// Whether a date is a day with this number in the week, from 0 for Monday.
fn is_on(date: EventDate, weekday: u8) -> bool {
    date.day().is_some() && date.first_day().weekday() == weekday
}

/// The number of the Chinese day of the week with which a text begins (`星期四`, `週日`), and the text after it.
fn chinese_weekday(text: &str) -> Option<(u8, &str)> {
    let rest = ["星期", "週", "周"].iter().find_map(|name| text.strip_prefix(name))?;
    let mut letters = rest.chars();
    let number = match letters.next()? {
        '日' | '天' => 7,
        letter => numeral(letter).filter(|number| (1..7).contains(number))?,
    };
    Some((number as u8 - 1, letters.as_str()))
}

/// The date of a year, a month and, if known, a day.
fn date(year: u16, month: u16, day: Option<u16>) -> Option<EventDate> {
    let month = u8::try_from(month).ok()?;
    match day {
        Some(day) => EventDate::from_parts(year, month, u8::try_from(day).ok()?).ok(),
        None => EventDate::from_month(year, month).ok(),
    }
}

/// The value of a Chinese numeral up to ten, or of 廿 and 卅.
fn numeral(letter: char) -> Option<u16> {
    let numerals =
        ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '零', '○', '◯', '廿', '卅'];
    numerals.iter().position(|numeral| *numeral == letter).map(|place| match place {
        0..=10 => place as u16,
        14 => 20,
        15 => 30,
        _ => 0,
    })
}

/// A Chinese number up to 99 with 十 (`二十三`), or of digits in their places (`二〇二一`).
fn chinese_number(text: &str) -> Option<u16> {
    let (mut tens, mut ones) = (None, 0_u16);
    for value in text.chars().filter_map(numeral) {
        if value < 10 {
            ones = ones.checked_mul(10)?.checked_add(value)?;
        } else if tens.replace(if value > 10 { value } else { ones.max(1).checked_mul(10)? }).is_none() {
            ones = 0;
        } else {
            return None;
        }
    }
    tens.unwrap_or(0).checked_add(ones)
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
            ("2021‑03‑04", "2021-03-04"),
            ("2021—3—4", "2021-03-04"),
            ("2021−3−4", "2021-03-04"),
            ("2021、3、4", "2021-03-04"),
            ("2021。3。4", "2021-03-04"),
            ("4TH MARCH 2021", "2021-03-04"),
            ("the 4th of March, 2021", "2021-03-04"),
            ("Thursday, 4 March 2021", "2021-03-04"),
            ("Thu 4 Mar 2021", "2021-03-04"),
            ("Thurs., March 4, 2021", "2021-03-04"),
            ("2021-03-04 (Thursday)", "2021-03-04"),
            ("2021年3月4日（星期四）", "2021-03-04"),
            ("2021年3月7日 星期日", "2021-03-07"),
            ("2021年3月7日週日", "2021-03-07"),
            ("2021年3月份", "2021-03"),
            ("二○二一年三月四日", "2021-03-04"),
            ("二◯二一年十一月廿一日", "2021-11-21"),
            ("二零二一年十二月卅日", "2021-12-30"),
            ("\u{200e}2021-03-04\u{200b}", "2021-03-04"),
            ("2021\u{feff}年3月", "2021-03"),
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
            "Friday, 4 March 2021",
            "2021年3月4日（星期五）",
            "Thursday March 2021",
            "Thursday",
            "星期四",
            "2021年3月4日星期",
            "廿卅 2021",
            "4 The 2021",
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
