//! Reads the words of TimelineJS files back: categories as groups, and "about" and "uncertain" in displayed dates.

use super::slide::shown;
use crate::source::language;
use vigil_app::locale::Locale;
use vigil_model::typed_date::{english_month, typed_date};
use vigil_model::{Category, EventDate, Kind};

/// How sources and sheets of any origin say "about".
const ABOUT: [&str; 17] = [
    "about ",
    "around ",
    "approximately ",
    "approx. ",
    "approx ",
    "circa ",
    "ca. ",
    "ca ",
    "c. ",
    "c.",
    "c ",
    "~",
    "sometime in ",
    "大約",
    "約",
    "大约",
    "约",
];
/// How they say that a date is not sure.
const UNSURE: [&str; 7] = ["uncertain", "probably", "possibly", "未能確定", "不確定", "?", "？"];
/// Parts of a year or month, which no date says.
const PARTS: [&str; 22] = [
    "the ",
    "in ",
    "early ",
    "early-",
    "mid ",
    "mid-",
    "late ",
    "late-",
    "beginning of ",
    "start of ",
    "middle of ",
    "end of ",
    "spring of ",
    "summer of ",
    "autumn of ",
    "fall of ",
    "winter of ",
    "spring ",
    "summer ",
    "autumn ",
    "fall ",
    "winter ",
];
/// What follows the first year of a decade.
const DECADES: [&str; 4] = ["s", "'s", "’s", "年代"];
/// What stands between the beginning and the end of a span.
const SPANS: [&str; 7] = [" to ", " until ", "–", "—", " - ", "至", "到"];

/// The wording of all languages.
pub struct Wording {
    locales: Vec<Locale>,
}

impl Wording {
    /// Of every language, because a file may be in any of them.
    pub fn new() -> Wording {
        Wording { locales: language::built_in_locales() }
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

    /// A date and an end as their displayed form has them: with its qualifiers, and no more exact than it is.
    pub fn displayed(&self, display: &str, date: EventDate, end: Option<EventDate>) -> Displayed {
        let display = display.trim();
        if let Some((date, end)) = self.our_own(display, date, end) {
            return Displayed { date, end, warning: None };
        }
        let (words, approximate, uncertain) = without_qualifiers(display);
        let qualified = |date: EventDate| qualify(date, approximate, uncertain);
        if let Some(first) = decade(&words) {
            return in_decade(display, first, date, end);
        }
        if let (Some(end), Some((from, until))) = (end, span_of(&words))
            && let Some(to) = read(until)
            && let Some(from) = beginning(from, until, to)
            && let (Some(date), Some(end)) = (no_more_exact(date, from), no_more_exact(end, to))
        {
            return Displayed { date: qualified(date), end: Some(end), warning: None };
        }
        let Some(said) = read(&words) else {
            let is_qualified = approximate || uncertain;
            let message = format!(
                "the displayed date `{}` is not understood; the date columns are taken",
                shown(display)
            );
            let help = "look whether the columns are as exact as the displayed date, and no more exact";
            let warning = (!is_qualified).then_some((message, help));
            return Displayed { date: qualified(date), end, warning };
        };
        match no_more_exact(date, said) {
            Some(date) => Displayed { date: qualified(date), end, warning: None },
            None if end.is_some_and(|end| no_more_exact(end, said).is_some()) => {
                Displayed { date: qualified(date), end, warning: None }
            }
            None => {
                let message = format!(
                    "the displayed date `{}` is not that of the date columns, {date}",
                    shown(display)
                );
                let warning = Some((message, "the columns are taken; correct one of them"));
                Displayed { date: qualified(date), end, warning }
            }
        }
    }

    /// The qualifiers of a displayed date that this program wrote.
    fn our_own(
        &self,
        display: &str,
        date: EventDate,
        end: Option<EventDate>,
    ) -> Option<(EventDate, Option<EventDate>)> {
        let forms = |date: EventDate| {
            [(false, false), (true, false), (false, true), (true, true)]
                .map(|(approximate, uncertain)| qualify(date, approximate, uncertain))
        };
        let is_displayed = |date: EventDate, end: Option<EventDate>| {
            let words = |locale: &Locale| match end {
                None => locale.date(date),
                Some(_) => locale.span(date, end),
            };
            self.locales.iter().any(|locale| words(locale) == display)
        };
        forms(date).into_iter().find_map(|date| {
            let ends = end.map_or_else(|| vec![None], |end| forms(end).map(Some).to_vec());
            ends.into_iter().find(|end| is_displayed(date, *end)).map(|end| (date, end))
        })
    }
}

/// The date and the end that a slide displays.
pub struct Displayed {
    /// The date.
    pub date: EventDate,
    /// The end.
    pub end: Option<EventDate>,
    /// What is told of it, and how to mend it.
    pub warning: Option<(String, &'static str)>,
}

fn read(words: &str) -> Option<EventDate> {
    typed_date(words, &english_month).ok()
}

/// The two sides of a span.
fn span_of(words: &str) -> Option<(&str, &str)> {
    let (from, to) = SPANS.iter().find_map(|between| words.split_once(between))?;
    Some((from.trim(), to.trim()))
}

/// The beginning of a span, which may leave out what its end says: the year, or the month and the year.
fn beginning(from: &str, until: &str, to: EventDate) -> Option<EventDate> {
    let with_year = || read(&format!("{from} {}", to.year()));
    let with_month = || read(&format!("{from} {}", until.split_once(' ')?.1));
    // In this order, because the `1` of `1–3 May 1964` is no month.
    read(from).or_else(with_month).or_else(with_year)
}

/// Words in small letters without those that say "about", "uncertain" and a part of a month or year, and whether they said
/// the first two.
fn without_qualifiers(display: &str) -> (String, bool, bool) {
    let mut words = display.trim().to_lowercase();
    let uncertain = UNSURE.iter().any(|unsure| words.contains(unsure));
    for unsure in UNSURE {
        words = words.replace(unsure, " ");
    }
    let mut approximate = false;
    loop {
        let before = words.trim_matches([' ', ',', '(', ')', '（', '）', '[', ']']);
        let about = ABOUT.iter().find_map(|about| before.strip_prefix(about));
        let part = PARTS.iter().find_map(|part| before.strip_prefix(part).filter(|rest| !rest.is_empty()));
        match about.or(part) {
            Some(rest) => {
                approximate |= about.is_some();
                words = rest.to_owned();
            }
            None => return (before.to_owned(), approximate, uncertain),
        }
    }
}

/// The first year of a decade: of `1950s`, `1950's`, `1950年代`.
fn decade(words: &str) -> Option<u16> {
    let plain = DECADES.iter().find_map(|unit| words.strip_suffix(unit))?.trim();
    let year: u16 = plain.parse().ok()?;
    (plain.len() == 4 && year.is_multiple_of(10)).then_some(year)
}

/// A date of which only the decade is known: about its first to about its last year, since no date means ten years.
fn in_decade(display: &str, first: u16, date: EventDate, end: Option<EventDate>) -> Displayed {
    let about = |year: u16| EventDate::from_year(year).map(|date| qualify(date, true, false));
    let (Ok(from), Ok(to)) = (about(first), about(first + 9)) else {
        return Displayed { date, end, warning: None };
    };
    if !(first..first + 10).contains(&date.year()) {
        let message =
            format!("the displayed date `{}` is not that of the date columns, {date}", shown(display));
        return Displayed {
            date,
            end,
            warning: Some((message, "the columns are taken; correct one of them")),
        };
    }
    let message = format!("a decade is taken as {from} to {to}: `{}`", shown(display));
    Displayed { date: from, end: end.or(Some(to)), warning: Some((message, "give the year if it is known")) }
}

/// A date no more exact than another that may be it; nothing if it cannot.
fn no_more_exact(date: EventDate, said: EventDate) -> Option<EventDate> {
    let differs = |one: Option<u8>, other: Option<u8>| one.is_some() && other.is_some() && one != other;
    if date.year() != said.year() || differs(date.month(), said.month()) || differs(date.day(), said.day()) {
        return None;
    }
    Some(if said.precision() < date.precision() { said } else { date })
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
    fn a_displayed_date_gives_its_qualifiers_back_and_is_never_outdone() {
        let wording = Wording::new();
        for (display, date, end, expected) in [
            ("about January 2021", "2021-01", None, ("2021-01~", None)),
            ("約2021年1月（未能確定）", "2021-01", None, ("2021-01%", None)),
            (
                "February 2021 to about 4 March 2021",
                "2021-02",
                Some("2021-03-04"),
                ("2021-02", Some("2021-03-04~")),
            ),
            ("c. 1950", "1950", None, ("1950~", None)),
            ("ca. 1950 (?)", "1950-01-01", None, ("1950%", None)),
            ("1950?", "1950", None, ("1950?", None)),
            ("Spring 1950", "1950", None, ("1950", None)),
            ("Spring 1950", "1950-03-21", None, ("1950", None)),
            ("early March 1950", "1950-03-02", None, ("1950-03", None)),
            ("March 2021", "2021-03-04", None, ("2021-03", None)),
            ("2021年3月", "2021-03-04", None, ("2021-03", None)),
            ("2021", "2021-03-04", None, ("2021", None)),
            ("4 March 2021", "2021-03-04", None, ("2021-03-04", None)),
            ("about 4 March 2021", "2021-03-04", None, ("2021-03-04~", None)),
            ("March to April 2021", "2021-03-01", Some("2021-04-30"), ("2021-03", Some("2021-04"))),
            ("2019–2021", "2019-01-01", Some("2021-12-31"), ("2019", Some("2021"))),
            ("1–3 May 1964", "1964-05-01", Some("1964-05-03"), ("1964-05-01", Some("1964-05-03"))),
            ("1950s", "1950", None, ("1950~", Some("1959~"))),
            ("the late 1950s", "1957-01-01", None, ("1950~", Some("1959~"))),
            ("1950年代", "1950", None, ("1950~", Some("1959~"))),
            ("1960s", "1950", None, ("1950", None)),
            ("Opening night", "2021-03-04", None, ("2021-03-04", None)),
            ("May 2020", "2021-03-04", None, ("2021-03-04", None)),
        ] {
            let parse = |text: &str| text.parse::<EventDate>().unwrap();
            let expected = (parse(expected.0), expected.1.map(parse));
            let displayed = wording.displayed(display, parse(date), end.map(parse));
            assert_eq!((displayed.date, displayed.end), expected, "{display}");
            let is_warned = ["1950s", "the late 1950s", "1950年代", "1960s", "Opening night", "May 2020"];
            assert_eq!(displayed.warning.is_some(), is_warned.contains(&display), "{display}");
        }
    }
}
