//! Reads the words of TimelineJS files back: categories as groups, and "about" and "uncertain" in displayed dates.

use super::displayed::Said;
use super::places::shown;
use crate::source::language;
use vigil_app::locale::Locale;
use vigil_model::{Category, EventDate, Kind};

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
        let said = Said::of(display);
        let qualified = |date: EventDate, read: Option<EventDate>| {
            let approximate = said.approximate || read.is_some_and(|read| read.approximate);
            qualify(date, approximate, said.uncertain || read.is_some_and(|read| read.uncertain))
        };
        if let Some(years) = said.years {
            return in_years(display, years, date, end);
        }
        let readings = said.readings(date, end);
        let fits = |(from, to): &(EventDate, Option<EventDate>)| fitting((date, end), (*from, *to));
        if let Some(fitting) = readings.iter().find_map(fits) {
            let warning = fitting.end.filter(|_| end.is_none()).map(|end| {
                let message = format!("the end is taken from the displayed date `{}`: {end}", shown(display));
                (message, "write it into the columns of the end")
            });
            let date = qualified(fitting.date, Some(fitting.read));
            let warning = warning.or_else(|| {
                let message = format!("the displayed date `{}` is taken as {date}", shown(display));
                said.is_cut.then_some((
                    message,
                    "a date here is a day, a month or a year; move what matters of the rest to the text",
                ))
            });
            return Displayed { date, end: fitting.end.filter(|end| *end != date), warning };
        }
        let is_end = |(from, _): &(EventDate, Option<EventDate>)| {
            end.is_some_and(|end| no_more_exact(end, *from).is_some())
        };
        let warning = match () {
            () if readings.iter().any(is_end) => None,
            () if !readings.is_empty() => {
                let message = format!(
                    "the displayed date `{}` is not that of the date columns, {date}",
                    shown(display)
                );
                Some((message, "the columns are taken; correct one of them"))
            }
            () if said.approximate || said.uncertain => None,
            () => {
                let message = format!(
                    "the displayed date `{}` is not understood; the date columns are taken",
                    shown(display)
                );
                Some((
                    message,
                    "look whether the columns are as exact as the displayed date, and no more exact",
                ))
            }
        };
        Displayed { date: qualified(date, None), end, warning }
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

/// The date and the end of the columns, no more exact than those displayed.
struct Fitting {
    date: EventDate,
    end: Option<EventDate>,
    /// The displayed date itself.
    read: EventDate,
}

/// The columns, if they can be what is displayed.
fn fitting(
    (date, end): (EventDate, Option<EventDate>),
    (from, to): (EventDate, Option<EventDate>),
) -> Option<Fitting> {
    let begin = no_more_exact(date, from)?;
    let end = match (end, to) {
        (Some(end), Some(to)) => Some(no_more_exact(end, to)?),
        // What is displayed may be all of the span, as of the columns 1 to 31 March.
        (Some(end), None) => Some(no_more_exact(end, from).unwrap_or(end)),
        (None, to) => to,
    };
    Some(Fitting { date: begin, end: end.filter(|end| *end != begin), read: from })
}

/// A date of which only the decade or the century is known: about its first to about its last year, since no date means
/// ten years.
fn in_years(display: &str, (first, last): (u16, u16), date: EventDate, end: Option<EventDate>) -> Displayed {
    let about = |year: u16| EventDate::from_year(year).map(|date| qualify(date, true, false));
    let (Ok(from), Ok(to)) = (about(first), about(last)) else {
        return Displayed { date, end, warning: None };
    };
    if !(first..=last).contains(&date.year()) {
        let message =
            format!("the displayed date `{}` is not that of the date columns, {date}", shown(display));
        return Displayed {
            date,
            end,
            warning: Some((message, "the columns are taken; correct one of them")),
        };
    }
    let name = if last - first < 100 { "decade" } else { "century" };
    let message = format!("a {name} is taken as {from} to {to}: `{}`", shown(display));
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

    fn check(display: &str, date: &str, end: Option<&str>, expected: (&str, Option<&str>), is_warned: bool) {
        let parse = |text: &str| text.parse::<EventDate>().unwrap();
        let displayed = Wording::new().displayed(display, parse(date), end.map(parse));
        let expected = (parse(expected.0), expected.1.map(parse));
        assert_eq!((displayed.date, displayed.end), expected, "{display}");
        assert_eq!(displayed.warning.is_some(), is_warned, "{display}");
    }

    #[test]
    fn a_displayed_date_may_say_less_than_its_columns_in_many_words() {
        for (display, date, end, expected) in [
            ("Q3 2021", "2021-07-01", None, ("2021", None)),
            ("Summer, 2021", "2021-06-21", None, ("2021", None)),
            ("2021年初", "2021-01-01", None, ("2021", None)),
            ("since 2021", "2021-01-01", None, ("2021", None)),
            ("March", "2021-03-04", None, ("2021-03", None)),
            ("4 March", "2021-03-04", None, ("2021-03-04", None)),
            ("Thursday, 4 March 2021", "2021-03-04", None, ("2021-03-04", None)),
            ("03/04/2021", "2021-03-04", None, ("2021-03-04", None)),
            ("03/04/2021", "2021-04-03", None, ("2021-04-03", None)),
            ("March 2021~", "2021-03-04", None, ("2021-03~", None)),
            ("March 2021", "2021-03-01", Some("2021-03-31"), ("2021-03", None)),
            ("2019-21", "2019-01-01", Some("2021-12-31"), ("2019", Some("2021"))),
            ("2019/20", "2019-01-01", Some("2020"), ("2019", Some("2020"))),
            ("4-6 March 2021", "2021-03-04", Some("2021-03-06"), ("2021-03-04", Some("2021-03-06"))),
            ("4 to 6 March", "2021-03-04", Some("2021-03-06"), ("2021-03-04", Some("2021-03-06"))),
            ("March 4-6, 2021", "2021-03-04", Some("2021-03-06"), ("2021-03-04", Some("2021-03-06"))),
            (
                "between 4 and 6 March 2021",
                "2021-03-04",
                Some("2021-03-06"),
                ("2021-03-04", Some("2021-03-06")),
            ),
            ("2019–2021", "2019", None, ("2019", Some("2021"))),
        ] {
            let is_warned = ["2019–2021", "Q3 2021", "Summer, 2021", "2021年初", "since 2021"];
            check(display, date, end, expected, is_warned.contains(&display));
        }
    }

    #[test]
    fn a_displayed_date_gives_its_qualifiers_back_and_is_never_outdone() {
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
            ("19th century", "1850", None, ("1800~", Some("1900~"))),
            ("1 January 2021", "2021-01-05", None, ("2021-01-05", None)),
            ("1950s", "1950", None, ("1950~", Some("1959~"))),
            ("the late 1950s", "1957-01-01", None, ("1950~", Some("1959~"))),
            ("1950年代", "1950", None, ("1950~", Some("1959~"))),
            ("1960s", "1950", None, ("1950", None)),
            ("Opening night", "2021-03-04", None, ("2021-03-04", None)),
            ("May 2020", "2021-03-04", None, ("2021-03-04", None)),
        ] {
            let is_warned = [
                "1950s",
                "the late 1950s",
                "1950年代",
                "1960s",
                "19th century",
                "Opening night",
                "May 2020",
                "1 January 2021",
                "Spring 1950",
                "early March 1950",
            ];
            check(display, date, end, expected, is_warned.contains(&display));
        }
    }
}
