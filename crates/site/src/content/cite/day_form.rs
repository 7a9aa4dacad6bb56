//! Days as citations write them. The browser writes the day of reading by the same patterns (`script/share.js`).

use crate::content::cite::citation::DayForm;
use vigil_app::locale::Locale;
use vigil_model::EventDate;

/// The longest name of a month that is not shortened (MLA Handbook, "Abbreviations").
const LONGEST: usize = 4;

impl DayForm {
    /// A date by the pattern. One that has no day or month is written as pages do.
    pub fn write(&self, locale: &Locale, date: EventDate) -> String {
        let (Some(month), Some(day)) = (date.month(), date.day()) else { return locale.date(date) };
        let parts = [
            ("{year}", date.year().to_string()),
            ("{month}", self.months(locale).swap_remove(usize::from(month).saturating_sub(1))),
            ("{day}", day.to_string()),
            ("{mm}", format!("{month:02}")),
            ("{dd}", format!("{day:02}")),
        ];
        parts.iter().fold(self.pattern.clone(), |text, (place, words)| text.replace(place, words))
    }

    /// The names of the twelve months.
    pub fn months(&self, locale: &Locale) -> Vec<String> {
        (1..=12).map(|month| self.month(locale.month_name(month))).collect()
    }

    fn month(&self, name: &str) -> String {
        if !self.is_short || !name.is_ascii() || name.len() <= LONGEST {
            return name.to_owned();
        }
        let letters = if name.starts_with("Sept") { LONGEST } else { LONGEST - 1 };
        format!("{}.", &name[..letters])
    }
}
