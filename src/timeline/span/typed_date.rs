//! Dates as readers type them, in the language of the page.

use crate::locale::Locale;
use vigil_model::{DateError, EventDate};

/// Reads a typed date; none for an empty text. Besides EDTF it may have other marks between its numbers (`2021/3/4`,
/// `2021年3月4日`) or the month's name (`4 March 2021`). Days and months before the year change places from country to
/// country, so a date that could be two is an error.
pub fn typed_date(text: &str, locale: &Locale) -> Result<Option<EventDate>, DateError> {
    match text.trim() {
        "" => Ok(None),
        text => as_edtf(text, locale).unwrap_or_else(|| text.to_owned()).parse().map(Some),
    }
}

/// The numbers of a date from the year on, as EDTF; none where they have no certain order.
fn as_edtf(text: &str, locale: &Locale) -> Option<String> {
    let parts = |is_part: fn(char) -> bool| {
        text.split(move |letter| !is_part(letter)).filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let numbers = parts(|letter| letter.is_ascii_digit());
    let year_place = numbers.iter().position(|number| number.len() == 4)?;
    let named = parts(char::is_alphabetic).into_iter().find_map(|word| month_named(word, locale));
    let others = numbers.iter().enumerate().filter(|(place, _)| *place != year_place);
    let mut small: Vec<u32> = others.filter_map(|(_, number)| number.parse().ok()).collect();
    let is_ordered = named.is_some() || small.len() < 2 || year_place == 0;
    if let Some(month) = named {
        small.insert(0, month.into());
    }
    if !is_ordered || small.len() > 2 || text.contains(['~', '?', '%']) {
        return None;
    }
    let mut date = (*numbers.get(year_place)?).to_owned();
    for number in small {
        date += if number < 10 { "-0" } else { "-" };
        date += &number.to_string();
    }
    Some(date)
}

/// The month whose name begins with a word of at least three letters.
fn month_named(word: &str, locale: &Locale) -> Option<u8> {
    let word = word.to_lowercase();
    let is_named = |month: &u8| locale.month_name(*month).to_lowercase().starts_with(&word);
    (word.chars().count() >= 3).then(|| (1..=12).find(is_named)).flatten()
}

#[cfg(test)]
mod tests {
    use super::typed_date;
    use crate::locale::{Host, Locale, Messages};

    fn read(text: &str) -> Option<String> {
        let names = ["January", "February", "March", "April", "May", "June", "July", "August", "September"];
        let months =
            names.iter().enumerate().map(|(i, name)| (format!("month.{}", i + 1), (*name).to_owned()));
        let host = Host { plural_rule: |_, _| String::new(), fold: str::to_lowercase };
        let locale = Locale::new("en", "", Messages::from_iter(months), host);
        typed_date(text, &locale).ok().map(|date| date.map(|date| date.to_string()).unwrap_or_default())
    }

    #[test]
    fn a_date_is_read_as_it_is_typed() {
        for (text, date) in [
            ("", ""),
            ("2021", "2021"),
            ("2021-03", "2021-03"),
            (" 2021/3/4 ", "2021-03-04"),
            ("2021.03.04", "2021-03-04"),
            ("3/2021", "2021-03"),
            ("March 2021", "2021-03"),
            ("4 mar 2021", "2021-03-04"),
            ("Sept 9, 2021", "2021-09-09"),
            ("2021年3月4日", "2021-03-04"),
            ("2021年3月", "2021-03"),
            ("2021~", "2021~"),
        ] {
            assert_eq!(read(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_date_or_could_be_two_is_an_error() {
        for text in ["soon", "21", "4/3/2021", "March", "1 2 3 2021"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
