//! Parses and writes the path of a page and its language prefix. Pure; the only place where a path is written.
//!
//! Paths are relative to the site's root and never begin with a slash. Each page has the root in its `<base>`, so that one
//! build works at `/`, below a subpath and on a mirror.

use crate::url::view_state::ViewState;
use std::str::FromStr;
use vigil_model::id::is_slug;
use vigil_model::{CaseId, EventDate, EventId, PersonId, Precision};

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The searchable timeline, the front page.
    Timeline,
    /// One event.
    Event(EventId),
    /// One person.
    Person(PersonId),
    /// One case.
    Case(CaseId),
    /// All events of one year.
    Year(u16),
    /// All events of one month, for years with too many events for one page.
    Month(u16, u8),
    /// All events in one country or territory: its ISO 3166-1 code, in small letters.
    Country(String),
    /// All people.
    People,
    /// All cases.
    Cases,
    /// The people in prison or in custody.
    Inside,
    /// The description of the site and of the people responsible for it.
    About,
    /// The data in numbers.
    Numbers,
    /// The terms of the subject with their definitions.
    Glossary,
    /// The addresses of the feeds and calendars.
    Follow,
    /// The files of the data.
    Data,
    /// The document for frames of other sites: the events of a view, or one event.
    Embed,
    /// The builder of the code for such a frame.
    EmbedBuilder,
    /// No such page.
    NotFound,
}

impl Route {
    /// The pages without an id or date in their path, in the order in which a build writes them.
    pub const FIXED: [Route; 12] = [
        Route::Timeline,
        Route::People,
        Route::Cases,
        Route::Numbers,
        Route::Data,
        Route::About,
        Route::Inside,
        Route::NotFound,
        Route::Embed,
        Route::EmbedBuilder,
        Route::Glossary,
        Route::Follow,
    ];

    /// The path below the language's root: empty, or ending in `/`.
    pub fn to_path(&self) -> String {
        match self {
            Route::Timeline => String::new(),
            Route::Event(id) => format!("event/{id}/"),
            Route::Person(id) => format!("person/{id}/"),
            Route::Case(id) => format!("case/{id}/"),
            Route::Year(year) => format!("year/{year:04}/"),
            Route::Month(year, month) => format!("year/{year:04}/{month:02}/"),
            Route::Country(code) => format!("country/{code}/"),
            Route::People => "people/".to_owned(),
            Route::Cases => "cases/".to_owned(),
            Route::Inside => "inside/".to_owned(),
            Route::About => "about/".to_owned(),
            Route::Numbers => "numbers/".to_owned(),
            Route::Glossary => "glossary/".to_owned(),
            Route::Follow => "follow/".to_owned(),
            Route::Data => "data/".to_owned(),
            Route::Embed => "embed/".to_owned(),
            Route::EmbedBuilder => "embed/builder/".to_owned(),
            Route::NotFound => "404.html".to_owned(),
        }
    }

    /// Parses a path below the language's root, without regard to case. Any other path is [`Route::NotFound`].
    pub fn from_path(path: &str) -> Route {
        let path = path.to_ascii_lowercase();
        let path = path.strip_suffix("index.html").unwrap_or(&path).trim_matches('/');
        let fixed = Route::FIXED.into_iter().find(|route| route.to_path().trim_end_matches('/') == path);
        if let Some(route) = fixed {
            return route;
        }
        let mut words = path.splitn(2, '/');
        match (words.next().unwrap_or(""), words.next()) {
            ("event", Some(id)) if is_slug(id) => Route::Event(id.into()),
            ("person", Some(id)) if is_slug(id) => Route::Person(id.into()),
            ("case", Some(id)) if is_slug(id) => Route::Case(id.into()),
            ("country", Some(code)) if code.len() == 2 && is_slug(code) => Route::Country(code.to_owned()),
            ("year", Some(date)) => year_or_month(date).unwrap_or(Route::NotFound),
            _ => Route::NotFound,
        }
    }

    /// Whether the app navigates to the page; the browser loads the others.
    pub(crate) fn is_within_app(&self) -> bool {
        !matches!(self, Route::NotFound | Route::Embed | Route::EmbedBuilder)
    }

    /// Whether search engines may list the page.
    pub fn is_listed(&self) -> bool {
        !matches!(self, Route::NotFound | Route::Embed)
    }
}

fn year_or_month(path: &str) -> Option<Route> {
    // A year page is `year/2021/`; `2021-03` would parse as a month.
    if path.contains('-') {
        return None;
    }
    match EventDate::from_str(&path.replace('/', "-")).ok()? {
        date if path.len() == 4 && date.precision() == Precision::Year => Some(Route::Year(date.year())),
        date if path.len() == 7 && date.precision() == Precision::Month => {
            Some(Route::Month(date.year(), date.month()?))
        }
        _ => None,
    }
}

/// Splits a path below the site's root into the language's prefix (empty for the default language) and the rest.
///
/// `prefixes` are those of the other languages, each ending in `/`. Some hosts write paths in small letters, so the
/// prefix is found without regard to case and returned as `prefixes` has it.
pub fn split_locale<'a>(path: &'a str, prefixes: &[&'a str]) -> (&'a str, &'a str) {
    let found = prefixes.iter().find_map(|prefix| {
        let (start, rest) = path.split_at_checked(prefix.len())?;
        start.eq_ignore_ascii_case(prefix).then_some((*prefix, rest))
    });
    found.unwrap_or(("", path))
}

/// The address of a page with a view, relative to the site's root.
pub fn href(locale_prefix: &str, route: &Route, state: &ViewState) -> String {
    let mut href = format!("{locale_prefix}{}", route.to_path());
    if href.is_empty() {
        href.push_str("./");
    }
    let query = state.to_query();
    if !query.is_empty() {
        href.push('?');
        href.push_str(&query);
    }
    href
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_read_back_from_its_path() {
        for (path, route) in [
            ("", Route::Timeline),
            ("event/2021-01-06-arrests/", Route::Event("2021-01-06-arrests".into())),
            ("person/benny-tai/", Route::Person("benny-tai".into())),
            ("case/hk47/", Route::Case("hk47".into())),
            ("year/2021/", Route::Year(2021)),
            ("year/2021/03/", Route::Month(2021, 3)),
            ("country/ca/", Route::Country("ca".to_owned())),
            ("people/", Route::People),
            ("cases/", Route::Cases),
            ("inside/", Route::Inside),
            ("about/", Route::About),
            ("numbers/", Route::Numbers),
            ("follow/", Route::Follow),
            ("data/", Route::Data),
            ("embed/", Route::Embed),
            ("embed/builder/", Route::EmbedBuilder),
        ] {
            assert_eq!(Route::from_path(path), route);
            assert_eq!(route.to_path(), path);
            assert_eq!(Route::from_path(path.trim_end_matches('/')), route, "without the slash");
            assert_eq!(Route::from_path(&format!("/{path}/")), route, "with more slashes");
            assert_eq!(Route::from_path(&format!("{path}index.html")), route, "with the file");
        }
    }

    /// Reads the variants from the source, because Rust cannot list them.
    #[test]
    fn every_page_without_an_id_is_among_the_fixed_ones() {
        let (_, enum_and_rest) = include_str!("route.rs").split_once("pub enum Route {").unwrap();
        let (body, _) = enum_and_rest.split_once("\n}").unwrap();
        let entries = body.lines().filter_map(|line| line.trim().strip_suffix(','));
        let declared: Vec<&str> =
            entries.filter(|name| name.bytes().all(|b| b.is_ascii_alphabetic())).collect();
        let fixed = Route::FIXED.map(|route| format!("{route:?}"));
        for name in &declared {
            assert!(fixed.iter().any(|route| route == name), "put Route::{name} into Route::FIXED");
        }
        assert_eq!(declared.len(), fixed.len());
    }

    #[test]
    fn unknown_paths_are_not_found() {
        for path in [
            "event/",
            "event/../x",
            "event/Ünï",
            "year/21",
            "year/+021",
            "year/2021/13",
            "year/2021/03/04",
            "year/2021-03",
            "people/x",
            "country/",
            "country/can",
            "country/c-",
            "data/0123456789/manifest.json",
            "nothing",
            "404.html",
        ] {
            assert_eq!(Route::from_path(path), Route::NotFound, "{path}");
        }
    }

    #[test]
    fn the_language_is_the_first_segment_of_the_path() {
        let prefixes = ["zh-Hant/"];
        assert_eq!(split_locale("zh-Hant/case/hk47/", &prefixes), ("zh-Hant/", "case/hk47/"));
        assert_eq!(split_locale("case/hk47/", &prefixes), ("", "case/hk47/"));
        assert_eq!(split_locale("zh-Hant/", &prefixes), ("zh-Hant/", ""));
        assert_eq!(split_locale("zh-hant/case/hk47/", &prefixes), ("zh-Hant/", "case/hk47/"));
        assert_eq!(split_locale("zh-hantx/", &prefixes), ("", "zh-hantx/"));
    }

    #[test]
    fn an_address_never_begins_with_a_slash() {
        let searched = ViewState::default().with_text("vigil");
        assert_eq!(href("", &Route::Timeline, &ViewState::default()), "./");
        assert_eq!(href("", &Route::Timeline, &searched), "./?q=vigil");
        assert_eq!(href("zh-Hant/", &Route::Timeline, &searched), "zh-Hant/?q=vigil");
        assert_eq!(href("", &Route::People, &ViewState::default()), "people/");
    }
}
