//! Reads the words of TimelineJS files back: categories as groups, and "about" and "uncertain" in displayed dates.

use crate::source::language::HOST;
use include_dir::{Dir, File, include_dir};
use vigil_app::locale::{Locale, Messages};
use vigil_model::{Category, EventDate, Kind};

/// The messages of every language, because a file may be in any of them.
static MESSAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../locales");

/// How sources and sheets of any origin say "about".
const ABOUT: [&str; 9] = ["about ", "around ", "approx", "circa", "ca.", "c. ", "~", "約", "大約"];

/// The wording of all languages.
pub struct Wording {
    locales: Vec<Locale>,
}

impl Wording {
    /// Reads the messages.
    pub fn new() -> Wording {
        let locale = |file: &File<'_>| {
            let messages: Messages = serde_json::from_slice(file.contents()).ok()?;
            Some(Locale::new(file.path().file_stem()?.to_str()?, "", messages, HOST))
        };
        Wording { locales: MESSAGES.files().filter_map(locale).collect() }
    }

    /// The category a group names, by its word or its label in any language.
    pub fn category(&self, group: &str) -> Option<Category> {
        let group = group.trim().to_lowercase();
        let names = |category: &&Category| {
            let word = category.as_str();
            let labels = self.locales.iter().map(|locale| locale.label("category", word).to_lowercase());
            word == group || labels.into_iter().any(|label| label == group)
        };
        Category::ALL.iter().find(names).copied()
    }

    /// A date and an end with the qualifiers that their displayed form has.
    pub fn qualified(
        &self,
        display: &str,
        date: EventDate,
        end: Option<EventDate>,
    ) -> (EventDate, Option<EventDate>) {
        let display = display.trim();
        if display.is_empty() {
            return (date, end);
        }
        let forms = |date: EventDate| {
            [(false, false), (true, false), (false, true), (true, true)]
                .map(|(approximate, uncertain)| qualify(date, approximate, uncertain))
        };
        for date in forms(date) {
            let ends = end.map_or_else(|| vec![None], |end| forms(end).map(Some).to_vec());
            for end in ends {
                let words = |locale: &Locale| match end {
                    None => locale.date(date),
                    Some(_) => locale.span(date, end),
                };
                if self.locales.iter().any(|locale| words(locale) == display) {
                    return (date, end);
                }
            }
        }
        let lower = display.to_lowercase();
        let approximate = ABOUT.iter().any(|about| lower.starts_with(about));
        let uncertain = lower.contains('?') || lower.contains("uncertain") || lower.contains("未能確定");
        (qualify(date, approximate, uncertain), end)
    }
}

fn qualify(mut date: EventDate, approximate: bool, uncertain: bool) -> EventDate {
    (date.approximate, date.uncertain) = (approximate, uncertain);
    date
}

/// The kind of an event of which only the category is known.
pub fn usual_kind(category: Category) -> Kind {
    match category {
        Category::Arrest => Kind::Arrest,
        Category::Trial => Kind::Hearing,
        Category::Report => Kind::Report,
        Category::Rally => Kind::Rally,
        Category::Law => Kind::Law,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_a_category_in_any_language() {
        let wording = Wording::new();
        for (group, category) in [
            ("Arrests", Some(Category::Arrest)),
            ("trial", Some(Category::Trial)),
            ("集會", Some(Category::Rally)),
            ("Sports", None),
            ("", None),
        ] {
            assert_eq!(wording.category(group), category, "{group}");
        }
    }

    #[test]
    fn a_displayed_date_gives_its_qualifiers_back() {
        let wording = Wording::new();
        for (display, date, end, expected) in [
            ("", "2021-01", None, ("2021-01", None)),
            ("about January 2021", "2021-01", None, ("2021-01~", None)),
            ("約2021年1月（未能確定）", "2021-01", None, ("2021-01%", None)),
            (
                "February 2021 to about 4 March 2021",
                "2021-02",
                Some("2021-03-04"),
                ("2021-02", Some("2021-03-04~")),
            ),
            ("c. 1950", "1950", None, ("1950~", None)),
            ("1950?", "1950", None, ("1950?", None)),
            ("Spring 1950", "1950", None, ("1950", None)),
        ] {
            let parse = |text: &str| text.parse::<EventDate>().unwrap();
            let expected = (parse(expected.0), expected.1.map(parse));
            assert_eq!(wording.qualified(display, parse(date), end.map(parse)), expected, "{display}");
        }
    }
}
