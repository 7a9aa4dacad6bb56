//! The paths and names of all files of a site, and the addresses of its pages.
//!
//! Paths are relative to the root of the site and use forward slashes. A folder ends in a slash.

use vigil_app::locale::Locale;
use vigil_app::url::route::{Route, href};
use vigil_app::url::view_state::ViewState;
use vigil_model::{CaseId, EventId, PersonId};

/// The index's table of contents, in the folder of the edition.
pub const MANIFEST: &str = "manifest.json";
/// A feed, in the folder of its subject.
pub const FEED: &str = "feed.xml";
/// The style sheet of feeds in browsers.
pub const FEED_SHEET: &str = "feed.css";
/// A calendar, in the folder of its subject.
pub const CALENDAR: &str = "calendar.ics";
/// The calendar of anniversaries, in the folder of the language.
pub const ANNIVERSARIES: &str = "anniversaries.ics";
/// The calendar of a single event, next to the event's page.
pub const EVENT_CALENDAR: &str = "event.ics";
/// The folder of the feed of changed statuses, below that of the language.
pub const CHANGES_FOLDER: &str = "inside/";
/// The files of a citation, next to the cited page: BibTeX, RIS and CSL-JSON.
pub const CITATIONS: [&str; 3] = ["cite.bib", "cite.ris", "cite.json"];
/// The table of those in prison or in custody.
pub const INSIDE_TABLE: &str = "inside.csv";
/// The folder of a poster, in the folder of its page.
pub const POSTER: &str = "poster/";
/// The folder of the JSON Schemas.
pub const SCHEMAS: &str = "schemas/";
/// The script that defines the element of embeds.
pub const EMBED_SCRIPT: &str = "embed.js";
/// The script that lets the days of counters run on.
pub const COUNTER_SCRIPT: &str = "counter.js";
/// The script that draws the code of a poster if only the browser knows the address.
pub const POSTER_SCRIPT: &str = "poster.js";
/// The icon of all documents.
pub const ICON: &str = "icon.svg";
/// The icon of feeds.
pub const FEED_ICON: &str = "icon-192.png";
/// The icon on the home screen of a phone.
pub const TOUCH_ICON: &str = "apple-touch-icon.png";
/// The file that makes the site an app on a phone.
pub const WEB_MANIFEST: &str = "site.webmanifest";
/// The file with rules for crawlers.
pub const ROBOTS: &str = "robots.txt";
/// The list of all pages for search engines.
pub const SITEMAP: &str = "sitemap.xml";

/// Makes absolute addresses.
#[derive(Clone, Copy, Debug)]
pub struct Addresses<'a> {
    /// The address of the site's root, ending in a slash; `None` if the site does not know it.
    pub base_url: Option<&'a str>,
}

impl Addresses<'_> {
    /// The absolute address of a path; `None` if the site does not know its own address.
    pub fn absolute(&self, path: &str) -> Option<String> {
        self.base_url.map(|base| format!("{base}{path}"))
    }

    /// The address of a calendar by which calendar programs subscribe to it; `None` if the site does not know its own
    /// address.
    pub fn webcal(&self, path: &str) -> Option<String> {
        let (_, rest) = self.base_url?.split_once("://")?;
        Some(format!("webcal://{rest}{path}"))
    }

    /// The absolute address, else the path, for formats that allow both: the `<base>` of the page resolves it.
    pub fn best(&self, path: &str) -> String {
        self.absolute(path).unwrap_or_else(|| if path.is_empty() { "./".to_owned() } else { path.to_owned() })
    }
}

/// The path of a page: empty for the front page of the default language.
pub fn path_of(prefix: &str, route: &Route) -> String {
    view_path(prefix, route, &ViewState::default())
}

/// The path of a page with the query of a view.
pub fn view_path(prefix: &str, route: &Route, view: &ViewState) -> String {
    let path = href(prefix, route, view);
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}

/// The language without a prefix, which readers of all other languages get.
pub fn default_of(locales: &[Locale]) -> Option<&Locale> {
    locales.iter().find(|locale| locale.prefix.is_empty())
}

/// The way from a document to the root of the site, for `<base>`.
pub fn root_of(path: &str) -> String {
    let depth = path.matches('/').count();
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// The file of a page.
pub fn page_file(locale: &Locale, route: &Route) -> String {
    let path = path_of(&locale.prefix, route);
    if path.is_empty() || path.ends_with('/') { index_in(&path) } else { path }
}

/// The file that a host serves for a folder.
pub fn index_in(folder: &str) -> String {
    format!("{folder}index.html")
}

/// The file of a page's poster.
pub fn poster_file(locale: &Locale, route: &Route) -> String {
    index_in(&format!("{}{POSTER}", path_of(&locale.prefix, route)))
}

/// The folder of an event's embed, which is in the folder of the event's page.
pub fn event_embed(locale: &Locale, route: &Route) -> String {
    format!("{}embed/", path_of(&locale.prefix, route))
}

/// The page for frames, with the query of a view, which begins with `?` or is empty.
pub fn embed(locale: &Locale, query: &str) -> String {
    format!("{}embed/{query}", locale.prefix)
}

/// The folder of the counter of everybody.
pub fn counter(locale: &Locale) -> String {
    format!("{}embed/counter/", locale.prefix)
}

/// The folder of a case's counter.
pub fn case_counter(locale: &Locale, case: &CaseId) -> String {
    format!("{}case/{case}/", counter(locale))
}

/// The folder of a person's counter.
pub fn person_counter(locale: &Locale, person: &PersonId) -> String {
    format!("{}person/{person}/", counter(locale))
}

/// The folder of a person's card, the larger embed of everybody who was charged, sentenced or is wanted.
pub fn person_card(locale: &Locale, person: &PersonId) -> String {
    format!("{}embed/card/{person}/", locale.prefix)
}

/// A file of a chart of the page of numbers, in the folder of that page.
pub fn figure_file(locale: &Locale, id: &str, extension: &str) -> String {
    format!("{}{id}.{extension}", path_of(&locale.prefix, &Route::Numbers))
}

/// The oEmbed file of a page; `None` if the page cannot be embedded.
pub fn oembed_file(locale: &Locale, route: &Route) -> Option<String> {
    match route {
        Route::Timeline => Some(format!("oembed/{}timeline.json", locale.prefix)),
        Route::Event(_) | Route::Case(_) | Route::Person(_) => {
            Some(format!("oembed/{}.json", path_of(&locale.prefix, route).trim_end_matches('/')))
        }
        _ => None,
    }
}

/// The file of a page's picture for link previews.
pub fn card_file(locale: &Locale, route: &Route) -> String {
    match route {
        Route::Timeline => format!("cards/{}timeline.png", locale.prefix),
        _ => format!("cards/{}.png", path_of(&locale.prefix, route).trim_end_matches('/')),
    }
}

/// The calendar file of a single event.
pub fn event_calendar(locale: &Locale, event: &EventId) -> String {
    format!("{}{EVENT_CALENDAR}", path_of(&locale.prefix, &Route::Event(event.clone())))
}

/// The folder of the feed and the calendar of a category, below that of the language.
pub fn category_folder(category: &str) -> String {
    format!("category/{category}/")
}

/// A file for TimelineJS: one in each language.
pub fn timelinejs(locale: &Locale, extension: &str) -> String {
    format!("{}timelinejs.{extension}", locale.prefix)
}

/// The whole timeline in one language as one document.
pub fn single_file(locale: &Locale) -> String {
    format!("vigil-{}.html", locale.tag)
}

/// The list of the files that a browser saves to show the pages of a language without a network.
pub fn saved_copy(locale: &Locale) -> String {
    format!("saved/{}.json", locale.tag)
}

/// Whether a file is a document for frames of other sites. The page that makes their codes is none.
pub fn is_framed(path: &str) -> bool {
    path.split('/').any(|part| part == "embed") && !path.ends_with("embed/builder/index.html")
}

/// A file of the edition: a folder with the hash of all content as its name, so that hosts may cache it for ever.
pub fn edition_file(edition: &str, path: &str) -> String {
    format!("data/{edition}/{path}")
}

/// The messages of a language, in the folder of the edition.
pub fn messages(tag: &str) -> String {
    format!("{tag}/messages.json")
}

/// The places and words of the map in a language, in the folder of the edition.
pub fn map_file(tag: &str) -> String {
    format!("{tag}/map.json")
}

/// The key events of the chart in a language, in the folder of the edition.
pub fn key_events(tag: &str) -> String {
    format!("{tag}/key-events.json")
}

/// The table of everybody's time in custody, in the folder of the edition.
pub fn held_table(tag: &str) -> String {
    format!("{tag}/bars.json")
}

/// The table of time in custody of the people of a case, in the folder of the edition.
pub fn held_table_of_case(tag: &str, case: &CaseId) -> String {
    format!("{tag}/bars/{case}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole_where_the_site_knows_its_own() {
        let known = Addresses { base_url: Some("https://example.org/t/") };
        let unknown = Addresses { base_url: None };
        assert_eq!(known.best(&path_of("", &Route::Timeline)), "https://example.org/t/");
        assert_eq!(unknown.best(&path_of("", &Route::Timeline)), "./");
        let path = path_of("zh-Hant/", &Route::Case("hk47".into()));
        assert_eq!(known.absolute(&path).as_deref(), Some("https://example.org/t/zh-Hant/case/hk47/"));
        assert_eq!(unknown.absolute(&path), None);
        assert_eq!(
            known.webcal("zh-Hant/calendar.ics").as_deref(),
            Some("webcal://example.org/t/zh-Hant/calendar.ics")
        );
        assert_eq!(unknown.webcal("calendar.ics"), None);
    }

    #[test]
    fn the_root_is_as_far_up_as_the_page_is_deep() {
        for (path, root) in [
            ("", "./"),
            ("zh-Hant/", "../"),
            ("event/x/", "../../"),
            ("zh-Hant/year/2021/03/", "../../../../"),
        ] {
            assert_eq!(root_of(path), root, "{path}");
        }
    }
}
