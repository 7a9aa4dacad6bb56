//! A language of the site: its messages, and its wording of dates, counts and lists. Pure.
//!
//! All words are in `locales/<tag>.json`, one file a language. Plural forms and case folding need tables of Unicode, so
//! they are functions of the [`Host`].

use std::collections::BTreeMap;
use std::sync::Arc;
use vigil_model::typed_date::{english_month, month_among};
use vigil_model::{EventDate, Precision};

/// Returns the CLDR plural category of a whole number in a language: `one`, `few`, `other` and so on.
pub(crate) type PluralRule = fn(tag: &str, number: u64) -> String;

/// Language functions that differ by host: `Intl` and `String` in the browser, crates in the generator.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// The plural category of a number.
    pub plural_rule: PluralRule,
    /// The form of a text for comparisons: without case and accents. Must equal the form used for the index.
    pub fold: vigil_index::Fold,
}

/// Message texts by key. A plural form has the key of its message, a dot and the plural category.
pub type Messages = BTreeMap<String, String>;

/// A language with its messages; cheap to clone.
#[derive(Clone, Debug)]
pub struct Locale {
    /// BCP 47 tag, as in `lang` attributes.
    pub tag: String,
    /// First part of every path: empty for the default language, else the tag and a slash.
    pub prefix: String,
    // Shared, because the generator clones a locale several times for each page.
    messages: Arc<Messages>,
    host: Host,
}

impl Default for Locale {
    fn default() -> Locale {
        let host = Host { plural_rule: |_, _| String::new(), fold: str::to_owned };
        Locale::new("", "", Messages::new(), host)
    }
}

impl Locale {
    /// A language from its tag, its path prefix and its messages.
    pub fn new(tag: &str, prefix: &str, messages: Messages, host: Host) -> Locale {
        Locale { tag: tag.to_owned(), prefix: prefix.to_owned(), messages: Arc::new(messages), host }
    }

    /// Every message by key, as `messages.json` of the site contains them.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The message of a key; the key itself if it is missing, so that a gap is visible and the page works.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.messages.get(key).map_or(key, String::as_str)
    }

    /// The message of a key, for keys that need not exist.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.messages.get(key).map(String::as_str)
    }

    /// The message `family.word`, for words of the data (`kind`, `category`, `country`); the word itself if it has none.
    pub fn label(&self, family: &str, word: &str) -> String {
        self.find(&format!("{family}.{word}")).unwrap_or(word).to_owned()
    }

    /// [`Host::fold`] of a text.
    pub fn fold(&self, text: &str) -> String {
        (self.host.fold)(text)
    }

    /// A message whose `{name}` placeholders are replaced by the values; an unknown name becomes empty.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// A message in the plural form of a number, with the number in place of `{n}`.
    pub fn count(&self, key: &str, number: u64) -> String {
        fill(self.form(key, number), &[("n", &self.number(number))])
    }

    /// A message in the plural form of a number, placeholders included; falls back to `other`, then to `{n}`.
    pub fn form(&self, key: &str, number: u64) -> &str {
        let form = format!("{key}.{}", (self.host.plural_rule)(&self.tag, number));
        self.find(&form).unwrap_or_else(|| self.find(&format!("{key}.other")).unwrap_or("{n}"))
    }

    /// A whole number with its digits grouped by three.
    pub fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push_str(self.text("number.group"));
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A date in words, at its own precision: never a day or month that the date does not have.
    pub fn date(&self, date: EventDate) -> String {
        self.qualified(date, self.date_as(date, ["date.day", "date.month", "date.year"]))
    }

    /// [`Locale::date`] with the day of the week, if the date has a day.
    pub(crate) fn date_with_weekday(&self, date: EventDate) -> String {
        self.qualified(date, self.date_as(date, ["date.day_weekday", "date.month", "date.year"]))
    }

    /// A date below a heading with its year: day and short month, or the month alone. A year stays a year.
    pub(crate) fn date_in_year(&self, date: EventDate) -> String {
        self.qualified(date, self.date_as(date, ["date.day_in_year", "date.month_in_year", "date.year"]))
    }

    /// [`Locale::date`] with an abbreviated month, for tables.
    pub fn short_date(&self, date: EventDate) -> String {
        self.qualified(date, self.date_as(date, ["date.short_day", "date.short_month", "date.year"]))
    }

    /// A date with its weekday, or the span from it to `end`, in words.
    pub fn span(&self, date: EventDate, end: Option<EventDate>) -> String {
        match end {
            None => self.date_with_weekday(date),
            Some(end) => self.fill("date.span", &[("from", &self.date(date)), ("to", &self.date(end))]),
        }
    }

    /// Alternatives as a list in words: `a, b or c`. Empty without words.
    pub(crate) fn any_of(&self, words: &[&str]) -> String {
        let Some((last, others)) = words.split_last() else { return String::new() };
        let others = others.join(self.text("list.separator"));
        if others.is_empty() { (*last).to_owned() } else { [&others, self.text("list.or"), last].concat() }
    }

    /// A year in words (`2021`, `2021年`).
    pub fn year(&self, year: u16) -> String {
        self.fill("date.year", &[("year", &year.to_string())])
    }

    /// The month of a year in words; empty for a month that does not exist.
    pub fn month(&self, year: u16, month: u8) -> String {
        EventDate::from_month(year, month).map(|date| self.date(date)).unwrap_or_default()
    }

    /// The name of a month, from 1; empty for others.
    pub fn month_name(&self, month: u8) -> &str {
        self.find(&format!("month.{month}")).unwrap_or_default()
    }

    /// The month of a typed name or of its first three or more letters: in English, in this language, and in the other
    /// languages of the site (`other_months.<month>`, separated by `|`).
    pub(crate) fn month_named(&self, word: &str) -> Option<u8> {
        english_month(word).or_else(|| {
            let mut names = Vec::new();
            for month in 1..=12 {
                for family in ["month.", "other_months."] {
                    let text = self.find(&[family, &month.to_string()].concat()).unwrap_or_default();
                    names.extend(text.split('|').map(|name| (month, self.fold(name))));
                }
            }
            let mut names = names.iter().map(|(month, name)| (*month, name.as_str()));
            month_among(&self.fold(word), &mut names)
        })
    }

    /// The name of the weekday; none for a date without a day.
    pub fn weekday(&self, date: EventDate) -> Option<&str> {
        (date.precision() == Precision::Day).then(|| self.weekday_name(date.first_day().weekday()))
    }

    fn weekday_name(&self, weekday: u8) -> &str {
        self.find(&format!("weekday.{weekday}")).unwrap_or_default()
    }

    fn date_as(&self, date: EventDate, [day, month, year]: [&str; 3]) -> String {
        let pattern = match date.precision() {
            Precision::Day => day,
            Precision::Month => month,
            Precision::Year => year,
        };
        let number = |part: Option<u8>| part.map(|part| part.to_string()).unwrap_or_default();
        let month_number = date.month().unwrap_or(0);
        self.fill(
            pattern,
            &[
                ("year", &date.year().to_string()),
                ("month", self.month_name(month_number)),
                ("short_month", self.find(&format!("short_month.{month_number}")).unwrap_or_default()),
                ("month_number", &month_number.to_string()),
                ("day", &number(date.day())),
                ("weekday", self.weekday(date).unwrap_or_default()),
            ],
        )
    }

    fn qualified(&self, date: EventDate, words: String) -> String {
        match (date.approximate, date.uncertain) {
            (false, false) => words,
            (true, false) => self.fill("date.about", &[("date", &words)]),
            (false, true) => self.fill("date.uncertain", &[("date", &words)]),
            (true, true) => self.fill("date.about_uncertain", &[("date", &words)]),
        }
    }

    /// A duration in years and months. A number with a fraction stays decimal months.
    pub fn months(&self, months: f64) -> String {
        let whole = months.trunc() as u64;
        if months.fract() != 0.0 {
            return self.fill("duration.decimal_months", &[("n", &months.to_string())]);
        }
        match (whole / 12, whole % 12) {
            (0, months) => self.count("duration.months", months),
            (years, 0) => self.count("duration.years", years),
            (years, months) => {
                let years = self.count("duration.years", years);
                self.fill(
                    "duration.pair",
                    &[("years", &years), ("months", &self.count("duration.months", months))],
                )
            }
        }
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = behind.split_once('}') else { break };
        filled.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}
